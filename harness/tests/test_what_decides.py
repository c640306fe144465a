"""What decides a label and what does not, on tiny services that really run.

The same claims about the shipped service are proved by `python -m harness prove`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness.gateway import chat
from harness.score import Outcome, score
from harness.settings import Settings
from heldout.variant import Variant
from scoring.records import Kind, Label, Question, Verdict, from_json

Make = Callable[[str], Path]


def labels(outcome: Outcome, variant: Variant) -> dict[str, Label]:
    """Return the submission's labels by the wording of the question."""
    lines = (outcome.folder / "verdicts.jsonl").read_bytes().splitlines()
    found = {verdict.question_id: verdict.label
             for verdict in (from_json(line, Verdict) for line in lines)}
    return {question.text: found[question.id] for question in variant.questions}


def asking(variant: Variant, questions: tuple[Question, ...], name: str) -> Variant:
    return replace(variant, questions=questions, manifest={**variant.manifest, "questions": name})


def test_two_runs_give_the_same_labels(
        settings: Settings, variant: Variant, submission: Make) -> None:
    first, second = (labels(score(submission("answer"), settings, fresh=True, variant=variant),
                            variant) for _ in range(2))
    assert first == second and set(first.values()) == {Label.CORRECT}


def test_ids_kinds_and_order_decide_no_label(
        settings: Settings, variant: Variant, submission: Make) -> None:
    named = score(submission("crash-never"), settings, variant=variant)
    kinds = list(Kind)
    renamed = asking(variant, tuple(
        replace(question, id=f"other-{number:02}", kind=kinds[number % len(kinds)],
                cluster=f"d{number}") for number, question in enumerate(variant.questions[::-1])),
        "renamed")
    again = score(submission("crash-never"), settings, variant=renamed)
    assert again.folder != named.folder and again.asked == 48
    assert labels(again, renamed) == labels(named, variant)


def test_another_variants_right_answers_change_every_label(
        settings: Settings, variant: Variant, submission: Make) -> None:
    known = [q for q in variant.questions if q.gold.values]
    moved = asking(variant, tuple(
        replace(question, gold=other.gold) for question, other in
        zip(known, [*known[1:], known[0]], strict=True)), "moved")
    outcome = score(submission("answer"), settings, variant=moved)
    assert set(labels(outcome, moved).values()) == {Label.GROUNDED_WRONG}
    assert outcome.comparison["before"]["accuracy"]["count"] == 0


def test_the_pipeline_changes_the_figures(
        settings: Settings, variant: Variant, submission: Make) -> None:
    after = score(submission("refuse"), settings, variant=variant).comparison["after"]
    assert after["accuracy"]["count"] == 1


def test_the_reader_changes_the_figures(
        settings: Settings, variant: Variant, submission: Make, monkeypatch: pytest.MonkeyPatch
        ) -> None:
    real = chat.complete
    monkeypatch.setattr(chat, "complete", lambda *given, **named: replace(
        real(*given, **named), text="I do not know."))
    after = score(submission("answer"), settings, variant=variant).comparison["after"]
    assert after["labels"]["abstained"] == 23


def test_the_selection_changes_the_figures(
        settings: Settings, variant: Variant, submission: Make) -> None:
    for kept, right in ((variant.questions[-6:], 1), (variant.questions[:6], 0)):
        chosen = asking(variant, kept, f"chosen {right}")
        outcome = score(submission("refuse"), settings, variant=chosen)
        assert outcome.comparison["after"]["accuracy"]["count"] == right
