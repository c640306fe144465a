"""Sentences for people."""

from __future__ import annotations

PHRASES: dict[tuple[str, str], tuple[str, ...]] = {}
