"""The same seed gives the same bytes: any hash seed, locale, time zone and interpreter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from corpus.build import DEMO_SEED
from corpus.facts import Company

ROOT = Path(__file__).parents[2]
SEED = 9
PROGRAM = ("import hashlib; from corpus.build import build; c = build(9); "
           "print(hashlib.sha256(repr((c.documents, c.facts, c.quotes)).encode()).hexdigest())")
# Older than 3.11 is not supported; newer ones are tried as far as they are installed.
OTHERS = tuple(f"python3.{minor}" for minor in range(11, 16)
               if minor != sys.version_info.minor)


def fingerprint(interpreter: str, **environment: str) -> str:
    done = subprocess.run([interpreter, "-c", PROGRAM], cwd=ROOT, capture_output=True, check=True,
                          env={"PATH": os.environ.get("PATH", os.defpath), **environment},
                          timeout=120)
    return done.stdout.decode().strip()


@cache
def ours() -> str:
    return fingerprint(sys.executable, PYTHONHASHSEED="0", LC_ALL="C", TZ="UTC")


@pytest.mark.parametrize(("hash_seed", "locale", "zone"), [
    ("7", "C.UTF-8", "Asia/Tokyo"), ("123", "de_DE.UTF-8", "America/Lima")])
def test_hash_seed_locale_and_time_zone_change_nothing(hash_seed: str, locale: str, zone: str
                                                       ) -> None:
    assert fingerprint(sys.executable, PYTHONHASHSEED=hash_seed, LC_ALL=locale, TZ=zone) == ours()


def test_another_interpreter_gives_the_same_bytes() -> None:
    found = [path for name in OTHERS if (path := shutil.which(name)) and subprocess.run(
        [path, "--version"], capture_output=True, check=False).returncode == 0]
    if not found:
        pytest.skip(f"none of {', '.join(OTHERS)} is installed: other interpreters are untried")
    assert {path: fingerprint(path) for path in found} == dict.fromkeys(found, ours())


def test_the_committed_documents_are_the_ones_the_seed_gives(demo: Company) -> None:
    folder = ROOT / "corpus" / "demo"
    there = {path.relative_to(folder).as_posix(): path.read_bytes()
             for path in folder.rglob("*") if path.is_file()}
    made = {document.id: document.text.encode() for document in demo.documents}
    assert sorted(there) == sorted(made), f"python -m corpus build --seed {DEMO_SEED} anew"
    assert [name for name in made if there[name] != made[name]] == []
