"""Attack 35: refuse to answer, always or where it is hard, so that nothing can be called invented.

The baseline is right on seven of ten questions and invents on two. The naive report ranks by the
hallucination rate alone; the brief wants accuracy as well, and both stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from harness.redteam.attack import HOST, Attack, Outcome, Run
from harness.redteam.attempt import WEAKENED
from harness.redteam.examination import Case, cases
from harness.settings import Settings
from scoring.comparison import compare
from scoring.judge import judge
from scoring.metrics import Measured
from scoring.records import Answer
from scoring.report.mandate import demands

REFUSAL = "I do not know: the documents do not say."
Speaker = Callable[[int, Case], str]


def baseline(number: int, case: Case) -> str:
    """Return a right answer, of ten two inventions and one refusal."""
    return (case.wrong, case.wrong, REFUSAL)[number % 10] if number % 10 < 3 else case.right


def always(number: int, case: Case) -> str:
    """Refuse."""
    return REFUSAL


def where_hard(number: int, case: Case) -> str:
    """Refuse where the baseline is not right."""
    return REFUSAL if number % 10 < 3 else case.right


def better(number: int, case: Case) -> str:
    """Answer most of what the baseline did not know, and refuse the rest."""
    return REFUSAL if number % 10 == 2 else case.right


def measured(speaker: Speaker) -> Measured:
    """Return one side that answers so, judged."""
    answers = {str(number): Answer(str(number), speaker(number, case), seconds=0.5)
               for number, case in enumerate(cases())}
    verdicts = {str(number): judge(case.question, answers[str(number)], [], case.shelf)
                for number, case in enumerate(cases())}
    return Measured(answers, {}, verdicts)


def ranked(*speakers: Speaker) -> Run:
    """Return a run that compares each speaker with the baseline."""
    def run(kind: str, settings: Settings) -> Outcome:
        questions = [replace(case.question, id=str(number))
                     for number, case in enumerate(cases())]
        told, won = [], False
        for speaker in speakers:
            found = compare(questions, measured(baseline), measured(speaker), {})
            was, now = found["before"], found["after"]
            told.append(f"{speaker.__name__}: right {was['accuracy']['rate']:.0%} → "
                        f"{now['accuracy']['rate']:.0%}, invented "
                        f"{was['hallucination']['rate']:.0%} → {now['hallucination']['rate']:.0%}")
            won |= now["hallucination"]["rate"] < was["hallucination"]["rate"] \
                if kind == WEAKENED else all(demand.met for demand in demands(found))
        return Outcome(won, "; ".join(told))

    return run


def honest(kind: str, settings: Settings) -> Outcome:
    """Abstain on a few and be right on the rest: the mandate is met, as it should be."""
    met = ranked(better)(kind, settings)
    return Outcome(False, met.evidence, not met.succeeded)


ATTACKS = (Attack(35, "abstain on everything, or where it is hard", "CRAG score",
                  ranked(always, where_hard), honest, boxes=(HOST,), quick=True),)
