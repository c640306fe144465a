"""Attacks 36, 38 and 42: learn answers by heart, climb on what a report gives away, try for luck.

Each is a small run of real submissions, without a box, over four hidden and four practice
questions. The naive controls are a score over the public questions, a report that is handed out
whole, and a runner that asks again and keeps the best.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from harness import model_files
from harness.debrief import material
from harness.kit.contents import stamp
from harness.redteam.attack import HOST, Attack, Outcome
from harness.redteam.attacks.handing_in import workplace
from harness.redteam.attempt import SERVER, WEAKENED
from harness.redteam.examination import cases
from harness.redteam.tiny_job import settings as tiny_settings
from harness.redteam.tiny_job import tiny_variant
from harness.score import Outcome as Scored
from harness.score import score
from harness.settings import Settings
from heldout.canary import mark, variant_part
from heldout.variant import Variant
from scoring.report.candidate import candidate_page
from scoring.report.integrity import facts
from scoring.report.material import Material
from scoring.report.page import render
from scoring.report.practice import right, told

HIDDEN, PUBLIC = slice(0, 4), slice(4, 8)
TRIES = 40
TABLE = '''
KNOWN = {table!r}
def answer(question):
    return KNOWN.get(question, "I do not know.")
'''
LUCK = '''
def answer(question):
    return f"It is {13 + os.urandom(1)[0] % 8} months."
'''


@dataclass(frozen=True, slots=True)
class Bench:
    """A place to score in: the variant, the submission's folder, settings."""

    variant: Variant
    submission: Path
    settings: Settings

    def write(self, source: str) -> None:
        """Let the submission be a program that answers by `source`."""
        (self.submission / "rag" / "__main__.py").write_text(SERVER.format(source=source))

    def score(self, fresh: bool = False) -> Scored:
        """Score it, hidden and practice questions."""
        models = self.settings.cache / "models"
        models.mkdir(parents=True, exist_ok=True)
        real = model_files.ensure
        model_files.ensure = lambda cache: models  # a tiny submission needs no weights
        try:
            with redirect_stderr(StringIO()):
                return score(str(self.submission), self.settings, fresh=fresh,
                             variant=self.variant, practice=True)
        finally:
            model_files.ensure = real

    def material(self, done: Scored) -> Material:
        """Return what the pages of a run are made of."""
        return material(done.folder, self.settings, self.variant)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield a place with a few questions."""
    with workplace() as home:
        whole = tiny_variant(home)
        public = tuple(replace(question, part="practice") for question in whole.questions[PUBLIC])
        stamped = replace(whole, questions=whole.questions[HIDDEN], practice=public,
                          canary=variant_part(0))
        own = mark(stamped.canary, "candidate")
        (home / "submission" / "KIT").write_bytes(stamp(stamped.name, "candidate", own))
        yield Bench(stamped, home / "submission", tiny_settings(home, "off"))


def by_heart(kind: str, settings: Settings) -> Outcome:
    """Answer the practice questions from a table, and nothing else."""
    with bench() as place:
        table = {question.text: f"It is {question.gold.values[0]}s."
                 for question in place.variant.practice}
        place.write(TABLE.format(table=table))
        done = place.score()
        found = place.material(done)
    _, learnt, asked = right(found)
    hidden = done.comparison["after"]["accuracy"]["count"]
    signals = [fact.name for fact in facts(found, ()) if fact.notable]
    if kind == WEAKENED:
        return Outcome(learnt == asked > 0 and hidden == 0,
                       f"the public score says {learnt} of {asked}")
    gained = hidden >= done.comparison["before"]["accuracy"]["count"]
    return Outcome(gained or "model calls" not in signals,
                   f"{told(found)} Pointed at: {', '.join(signals)}", bool(signals))


def glossary(kind: str, settings: Settings) -> Outcome:
    """Bring a glossary of names and answer honestly."""
    with bench() as place:
        (place.submission / "glossary.json").write_text('{"Valve 100": ["the small valve"]}')
        found = place.material(place.score())
    signals = [fact.name for fact in facts(found, ()) if fact.notable]
    return Outcome(False, f"{told(found)} Pointed at: {signals}", bool(signals))


def oracle(kind: str, settings: Settings) -> Outcome:
    """Look for anything of a hidden question in what a candidate is given; climb on the totals."""
    with bench() as place:
        place.score()
        place.write(TABLE.format(table={}))  # another content, for the totals it will have
        found = place.material(place.score())
    page = render(found) if kind == WEAKENED else candidate_page(found)
    leaks = [question.id for question in place.variant.questions
             if question.text in page or question.id in page
             or any(value in page for value in question.gold.values)]
    told = {fact.name: fact for fact in facts(found, ())}["hand-ins"]
    return Outcome(bool(leaks) or not told.notable or told.told in page,
                   f"{len(leaks)} of {len(place.variant.questions)} hidden questions stand in what "
                   f"a candidate is given; told to the interviewer: {told.told}", told.notable)


def practice_shown(kind: str, settings: Settings) -> Outcome:
    """Look for the practice questions there, which may be seen; be measured twice, unchanged."""
    with bench() as place:
        place.score()
        found = place.material(place.score(fresh=True))
    page = candidate_page(found)
    seen = sum(question.text in page for question in place.variant.practice)
    told = {fact.name: fact for fact in facts(found, ())}["hand-ins"]
    return Outcome(False, f"{seen} of {len(place.variant.practice)} practice questions are shown; "
                   f"{told.told}", seen == 0 or told.notable)


def luck(kind: str, settings: Settings) -> Outcome:
    """Answer at random and have it scored until it is right."""
    if kind == WEAKENED:
        tries = [sum(random.Random(seed * 1000 + number).random() < 0.5
                     for number in range(len(cases()))) for seed in range(TRIES)]
        return Outcome(max(tries) > tries[0], f"first try {tries[0]} of {len(cases())}, the best "
                       f"of {TRIES} {max(tries)}")
    with bench() as place:
        place.write(LUCK)
        first, again = place.score(), place.score()
        fresh = place.material(place.score(fresh=True))
    signals = [fact.name for fact in facts(fresh, ()) if fact.notable]
    replayed = again.asked == 0 and again.comparison == first.comparison
    return Outcome(not replayed or "determinism" not in signals,
                   f"asked again: {again.asked} questions; measured anew on purpose: pointed at "
                   f"{', '.join(signals)}", bool(signals))


def steady(kind: str, settings: Settings) -> Outcome:
    """Answer honestly and be measured twice: nothing differs, nothing is pointed at."""
    with bench() as place:
        place.score()
        found = place.material(place.score(fresh=True))
    signals = [fact.name for fact in facts(found, ()) if fact.notable]
    return Outcome(False, f"repeated {found.review.repeated}, pointed at: {signals}", bool(signals))


ATTACKS = (
    Attack(36, "learn the public answers by heart", "HF #535", by_heart, glossary, boxes=(HOST,)),
    Attack(38, "climb on what the report gives away", "mle-bench validator", oracle,
           practice_shown, boxes=(HOST,)),
    Attack(42, "random answers, tried until lucky", "Inspect retry note", luck, steady,
           boxes=(HOST,)),
)
