"""Sentences for trade."""

from __future__ import annotations

PHRASES: dict[tuple[str, str], tuple[str, ...]] = {}
