"""Submissions and referee are kept on cores of their own."""

from __future__ import annotations

import os

import pytest

from harness.sandbox import limits
from harness.settings import Settings


def test_settings_become_bytes_and_counts() -> None:
    found = limits.of(Settings(memory_mb=3, processes=5, file_mb=2, log_kb=1))
    assert (found.memory, found.processes, found.file, found.log) == \
        (3 * 2 ** 20, 5, 2 * 2 ** 20, 1024)


def test_the_referee_leaves_the_submissions_core_and_comes_back() -> None:
    cores = limits.pinned()
    if not cores:
        pytest.skip("this machine has one core, or does not let one be chosen")
    before = os.sched_getaffinity(0)
    with limits.apart(cores):
        assert os.sched_getaffinity(0) == before - set(cores)
    assert os.sched_getaffinity(0) == before
    with limits.apart(()):
        assert os.sched_getaffinity(0) == before
