"""Odd answers guided by coverage: `PYTHON -m harness.benchmarks.guided_fuzzing --seconds 300`.

PYTHON is an interpreter with the packages `atheris` and `msgspec`, which need not be this
project's. atheris prefers mutations that reach new branches of `scoring`; an exception ends the run
with the answer that raised it.
"""

from __future__ import annotations

import sys
from random import Random

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]

with atheris.instrument_imports(include=["scoring"]):
    from harness.benchmarks.fuzzing import bench, options


def main() -> None:
    """Judge what atheris makes of the labelled answers; atheris ends the process."""
    chosen = options("guided_fuzzing")
    found, random = bench(), Random(chosen.seed)

    def one(data: bytes) -> None:
        """Start from a labelled answer, so that mutations are of something."""
        odd = data.decode("utf-8", "replace")
        known = found.answers[sum(data[:4]) % len(found.answers)]
        found.put(random, random.choice((odd, f"{known} {odd}", f"{odd} {known}")))
        if found.failures:
            raise RuntimeError(found.failures[0])

    atheris.Setup([sys.argv[0], f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}",
                   "-max_len=600", "-verbosity=1"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
