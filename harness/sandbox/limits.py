"""What a box may use up, read from the settings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from harness.settings import Settings

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, counts, and the processor cores that a box may run on.

    `memory` includes swap, and what is written to the temporary folders.
    """

    memory: int
    processes: int
    open_files: int
    file: int
    temporary: int
    shared: int
    inodes: int
    log: int
    index: int
    cores: tuple[int, ...]


def of(settings: Settings) -> Limits:
    """Return the limits that the settings ask for."""
    return Limits(
        memory=settings.memory_mb * MB, processes=settings.processes,
        open_files=settings.open_files, file=settings.file_mb * MB,
        temporary=settings.temporary_mb * MB, shared=64 * MB, inodes=16384,
        log=settings.log_kb * 1024, index=settings.index_mb * MB, cores=pinned())


@contextmanager
def apart(cores: tuple[int, ...]) -> Iterator[None]:
    """Keep this process, and the threads it starts, off the cores of the submissions."""
    if not cores or not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, before - set(cores))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def pinned() -> tuple[int, ...]:
    """Return the core for submissions: the last one, or none where there is only one."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return (cores[-1],) if len(cores) > 1 else ()
