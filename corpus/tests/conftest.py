"""Companies are built once for all tests of a session; nothing changes them."""

from __future__ import annotations

from functools import cache

import pytest

from corpus.build import DEMO_SEED, build
from corpus.facts import Company

SEEDS = (DEMO_SEED, 1, 2, 3, 4, 5)
built = cache(build)


@pytest.fixture(scope="session")
def demo() -> Company:
    return built(DEMO_SEED)


@pytest.fixture(scope="session", params=SEEDS)
def any_company(request: pytest.FixtureRequest) -> Company:
    return built(request.param)
