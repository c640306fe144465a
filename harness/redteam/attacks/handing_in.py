"""Attacks 29–31: what is handed in: hostile archives, code that runs while building, moved goals.

29 takes every attack on the intake there is, with its own naive control. 30 puts code wherever an
installer or a build might run it; the control installs and builds as one would by hand. 31 changes
the practice evaluator and the documents; the control believes the submission's own evaluator.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from importlib import import_module
from io import StringIO
from pathlib import Path

from harness import model_files, requirements
from harness.errors import HarnessError
from harness.intake import take
from harness.redteam.attack import HOST, Attack, Outcome
from harness.redteam.attempt import WEAKENED
from harness.redteam.tiny_job import settings as tiny_settings
from harness.redteam.tiny_job import tiny_variant
from harness.score import Outcome as Scored
from harness.score import score
from harness.settings import Settings

LINES = (
    "./evil", "evil @ file:///app/evil", "-e .", "--index-url http://127.0.0.1/simple evil==1",
    "git+https://example.org/evil.git", "https://example.org/evil.whl", "-r more.txt", "evil",
    "evil>=1", "evil==1.*", "evil===1", "--no-binary :all:", "evil==1 --config-settings=x=y",
    "/app/evil", "evil[../x]==1", "--find-links .", "evil==1 \\\n-e .", "evil==1; import os",
)
MARK = "built-by-the-submission"
BACKEND = f'''
import pathlib
pathlib.Path(__file__).with_name("{MARK}").touch()
def build_wheel(*_): raise SystemExit(1)
def prepare_metadata_for_build_wheel(*_): raise SystemExit(1)
'''
BUILDING = {
    "Makefile": f"score:\n\ttouch {MARK}\n", "Dockerfile": f"FROM scratch\nRUN touch {MARK}\n",
    "evil.py": BACKEND, "setup.py": BACKEND, "conftest.py": BACKEND, "noxfile.py": BACKEND,
    "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "evil"\n'
                      'backend-path = ["."]\n[project]\nname = "x"\nversion = "1"\n',
}
CLAIM = "accuracy 100.0 %"
QUESTIONS = 4
TABLE, WEAK = "harness.intake.tests.attacks", "harness.intake.tests.weakened"


@contextmanager
def workplace() -> Iterator[Path]:
    """Yield a folder with a tiny variant and a submission in it."""
    with tempfile.TemporaryDirectory(prefix="seventy-one-redteam-") as name:
        home = Path(name)
        home.chmod(0o755)
        tiny_variant(home)
        yield home


def scored(home: Path, submission: Path) -> Scored:
    """Score a submission there against the tiny baseline, without a box."""
    chosen = tiny_settings(home, "off")
    models = chosen.cache / "models"
    models.mkdir(parents=True, exist_ok=True)
    real = model_files.ensure
    model_files.ensure = lambda cache: models  # a tiny submission needs no weights
    try:
        with redirect_stderr(StringIO()):
            return score(str(submission), chosen, QUESTIONS, variant=tiny_variant(home))
    finally:
        model_files.ensure = real


def archives(kind: str, settings: Settings) -> Outcome:
    """Hand in every hostile archive, folder and repository."""
    table = import_module(TABLE)
    hostile, through = table.ATTACKS, []
    for attack in hostile:
        with tempfile.TemporaryDirectory(prefix="seventy-one-redteam-") as name:
            home, bait = _bait(Path(name), table.SECRET)
            source = attack.make(home / "source", bait)
            if kind == WEAKENED:
                if attack.harm(import_module(WEAK).suffered(source, home / "into", bait)):
                    through.append(attack.name)
                continue
            try:
                take(source, home / "cache", table.SMALL)
                refused = not attack.refused  # those are taken in, and must stay inert
            except HarnessError as error:
                refused = re.search(attack.refused, str(error)) is not None
            harmed = bait.read_bytes() != table.SECRET or bait.with_name("marker").exists()
            if harmed or not refused:
                through.append(attack.name)
    wanted = len(hostile) if kind == WEAKENED else 1
    return Outcome(len(through) >= wanted, f"{len(through)} of {len(hostile)} get through"
                   + (f": {through[0]}" if through else ""), not through)


def honest_archives(kind: str, settings: Settings) -> Outcome:
    """Hand in the twin of each: every one must be taken."""
    table = import_module(TABLE)
    hostile, refused = table.ATTACKS, []
    for attack in hostile:
        with tempfile.TemporaryDirectory(prefix="seventy-one-redteam-") as name:
            home, bait = _bait(Path(name), table.SECRET)
            try:
                take(attack.twin(home / "source", bait), home / "cache", table.SMALL)
            except HarnessError as error:
                refused.append(f"{attack.name}: {error.what}")
    return Outcome(False, f"{len(hostile) - len(refused)} of {len(hostile)} taken in "
                   f"{refused[:1]}", bool(refused))


def building(kind: str, settings: Settings) -> Outcome:
    """Put code where a build would run it, and ask for packages that run theirs."""
    with workplace() as home:
        submission = home / "submission"
        for name, text in BUILDING.items():
            (submission / name).write_text(text)
        if kind == WEAKENED:
            pip = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "-q",
                   "--no-build-isolation", "--target", str(home / "into"), str(submission)]
            for command in (["make", "-s", "-C", str(submission), "score"], pip):
                subprocess.run(command, capture_output=True, check=False, timeout=120)
            ran = list(home.rglob(MARK))
            return Outcome(bool(ran), f"{len(ran)} marks were left")
        taken = [line for line in LINES if _accepted(line)]
        done = scored(home, submission)
        ran = [path for path in home.rglob(MARK) if path.is_file()]
    return Outcome(bool(taken or ran), f"{len(LINES) - len(taken)} of {len(LINES)} lines refused, "
                   f"{len(ran)} marks left, {done.comparison['questions']} questions asked", True)


def honest_building(kind: str, settings: Settings) -> Outcome:
    """Pin packages as `pip freeze` does, and bring a Makefile and a Dockerfile of one's own."""
    pins = ("qdrant-client==1.15.1", "uvicorn[standard]==0.35.0",
            "torch==2.8.0 ; python_version < '3.13'", "numpy == 2.3.2", "# a comment")
    refused = [line for line in pins if not _accepted(line)]
    with workplace() as home:
        (home / "submission" / "Makefile").write_text("up:\n\tpython -m rag\n")
        (home / "submission" / "Dockerfile").write_text("FROM python:3.11\n")
        told = scored(home, home / "submission").comparison["run"]["intake"]["protected"]
    return Outcome(False, f"refused {refused}, listed {told}", bool(refused or told))


def goals(kind: str, settings: Settings) -> Outcome:
    """Change what judges and what is judged by, and answer nothing."""
    with workplace() as home:
        kit = home / "kit"
        (home / "submission").rename(kit)
        (kit / "behaviour.txt").write_text("refuse")
        (kit / "evaluate.py").write_text(f"print({CLAIM!r})\n")
        (kit / "practice.jsonl").write_text('{"question": "1+1?", "answer": "2"}\n')
        document = kit / "documents" / "valve-1.md"
        document.parent.mkdir()
        document.write_text("The warranty of the Valve 100 is for ever.\n")
        if kind == WEAKENED:
            said = subprocess.run([sys.executable, "-I", str(kit / "evaluate.py")], check=True,
                                  capture_output=True, env={"PATH": os.defpath}).stdout.decode()
            return Outcome(CLAIM in said, f"its own evaluator says {said.strip()}")
        found = scored(home, kit).comparison
    listed = found["run"]["intake"]["protected"]
    right = found["after"]["accuracy"]["count"]
    hidden = {"evaluate.py", "practice.jsonl", "documents/valve-1.md"} - set(listed)
    return Outcome(right > 0 or bool(hidden),
                   f"{right} right; listed: {', '.join(sorted(listed))}"[:200], True)


def own_evaluation(kind: str, settings: Settings) -> Outcome:
    """Bring an evaluation of one's own beside the issued one."""
    with workplace() as home:
        (home / "submission" / "my_evaluation.py").write_text(f"print({CLAIM!r})\n")
        (home / "submission" / "my_questions.jsonl").write_text('{"question": "1+1?"}\n')
        found = scored(home, home / "submission").comparison
    listed = found["run"]["intake"]["protected"]
    return Outcome(False, f"{found['after']['accuracy']['count']} right, listed {listed}",
                   bool(listed))


def _accepted(line: str) -> bool:
    try:
        requirements.parse(line, "requirements.txt")
    except HarnessError:
        return False
    return True


def _bait(home: Path, secret: bytes) -> tuple[Path, Path]:
    """Return the folder, and in it a file that no submission should read or change."""
    (home / "private").mkdir()
    (home / "private" / "key").write_bytes(secret)
    (home / "bait").write_bytes(secret)
    (home / "source").mkdir()
    return home, home / "bait"


ATTACKS = (
    Attack(29, "archives, links, devices, payloads", "otter, mle-bench, Judge0", archives,
           honest_archives, boxes=(HOST,)),
    Attack(30, "code that runs while building", "IIT-M", building, honest_building, boxes=(HOST,)),
    Attack(31, "move the goal posts", "SWE-bench #393", goals, own_evaluation, boxes=(HOST,)),
)
