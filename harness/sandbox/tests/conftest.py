"""The tiny variant and submissions, and the boxes that this machine has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.sandbox import tiers
from harness.settings import Settings
from harness.tests.conftest import settings, submission, variant

__all__ = ["boxed", "settings", "submission", "variant"]


def required(tier: str) -> None:
    """Skip, loudly, where the machine has no such box; under CI a skip is a failure."""
    why = tiers.lacking(tier)
    if why is not None:
        pytest.skip(f"no {tier} here: {why}")


@pytest.fixture(params=["docker", "bubblewrap"])
def boxed(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    required(request.param)
    return replace(settings, sandbox=request.param)
