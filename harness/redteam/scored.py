"""Score an attack as a whole run: the tests' small variant, its baseline, and the real job.

What the table and the report would say of the submission is then seen to be unmoved by it. In the
weakened kind the same job runs without a box.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unittest import mock

from harness import model_files
from harness.redteam.attempt import SERVER, WEAKENED
from harness.redteam.tiny_job import tiny_variant
from harness.run_folder import Side
from harness.score import score
from harness.settings import Settings
from heldout.variant import Variant
from scoring.records import Answer, Call

MOST = 6
ASKS = '''
import re, time, urllib.request
TEXTS = [open(os.path.join(os.environ["CORPUS_DIR"], name)).read()
         for name in sorted(os.listdir(os.environ["CORPUS_DIR"]))]
def complete(body):
    request = urllib.request.Request(
        os.environ["OPENAI_BASE_URL"] + "/chat/completions", json.dumps(body).encode(),
        {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"],
         "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)
def ask_model(question):
    wanted = question.split("Valve ")[1].split()[0]
    passages = [text for text in TEXTS if f"Valve {wanted} " in text]
    return complete({"model": os.environ["MODEL"], "messages": [
        {"role": "system", "content": "Answer only from the passages."},
        {"role": "user", "content": "Passages: " + " ".join(
            f"[{n}] {text}" for n, text in enumerate(passages, start=1))
            + " Question: " + question}]})["choices"][0]["message"]["content"]
'''


@dataclass(frozen=True, slots=True)
class Scored:
    """What a run came to: the report, and what is recorded of the submission."""

    home: Path
    comparison: dict[str, Any]
    answers: list[Answer]
    calls: list[Call]

    @property
    def flagged(self) -> bool:
        """Say whether the harness holds anything against the submission."""
        about = self.comparison["run"]
        return bool(about["odd"]["submission"] or about["network"].get("submission")
                    or about["restarts"]["submission"]
                    or self.comparison["after"]["labels"]["error"])

    @property
    def correct(self) -> int:
        """Return how many answers were right."""
        return int(self.comparison["after"]["labels"]["correct"])

    @property
    def p95(self) -> float:
        """Return the submission's p95 in seconds."""
        return float(self.comparison["after"]["latency_p95_seconds"]["value"])


def small_variant(settings: Settings, practice: int = 0) -> Variant:
    """Return the tests' variant with its first questions, and so many more for practice."""
    whole = tiny_variant(settings.runs.parent / "scored")
    return replace(whole, questions=whole.questions[:MOST], practice=tuple(
        replace(question, id=f"practice-{question.id}", part="practice")
        for question in whole.questions[MOST:MOST + practice]))


def scored(kind: str, source: str, settings: Settings, practice: int = 0,
           files: Mapping[str, str] = MappingProxyType({})) -> Scored:
    """Score `source`, a program as `attempt` takes it, with `files` beside it.

    It is asked `MOST` hidden questions, and after them so many for practice.
    """
    place = settings.runs.parent / "scored"
    variant = small_variant(settings, practice)
    name = hashlib.sha256(repr((source, sorted(files.items()))).encode()).hexdigest()[:12]
    folder = place / name
    for path, text in {"rag/__init__.py": "", "rag/__main__.py": SERVER.format(source=source),
                       "requirements.txt": "", **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    models = settings.cache / "models"
    models.mkdir(parents=True, exist_ok=True)
    chosen = replace(settings, block=3, runs=settings.runs.parent / "scores",
                     sandbox="off" if kind == WEAKENED else kind)
    with mock.patch.object(model_files, "ensure", lambda _: models), \
            redirect_stderr(io.StringIO()):  # it needs no weights, and its progress is not ours
        outcome = score(str(folder), chosen, variant=variant, practice=practice > 0)
    side = Side(outcome.folder)
    return Scored(outcome.folder, outcome.comparison, list(side.answers.values()),
                  [call for calls in side.calls.values() for call in calls])
