"""A variant follows its selection to the letter, and refuses one that does not fit."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from heldout import sealed_variant, variant
from heldout.errors import HeldoutError
from heldout.keys import create
from heldout.pool import pool
from heldout.selected import Selection, fingerprint, hidden, practice, read
from scoring.records import Question, to_json

SEED = 71


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    return pool(SEED)


@pytest.fixture(scope="module")
def selection(questions: tuple[Question, ...]) -> Selection:
    names = [question.id for question in questions]
    return Selection(SEED, tuple(names[:40]), {"F01": tuple(names[40:50]),
                                               "F04": tuple(names[50:60])},
                     tuple(names[60:65]), tuple(names[65:70]), {"reader": "x"})


def test_headline_probes_and_traps_are_asked_in_one_shuffled_stream(
        questions: tuple[Question, ...], selection: Selection) -> None:
    asked = hidden(selection, questions)
    assert Counter(q.part for q in asked) == {
        "headline": 40, "probe:F01": 10, "probe:F04": 10, "trap": 5}
    parts = [q.part for q in asked]
    assert parts != sorted(parts) and parts[:40] != ["headline"] * 40
    known = {q.id: q for q in questions}
    assert all(replace(q, part="headline") == known[q.id] for q in asked)
    assert not {q.id for q in asked} & set(selection.practice)


def test_the_order_within_a_selection_and_of_the_pool_decides_nothing(
        questions: tuple[Question, ...], selection: Selection) -> None:
    turned = replace(selection, headline=selection.headline[::-1], probes=dict(
        reversed(list(selection.probes.items()))))
    assert hidden(turned, questions[::-1]) == hidden(selection, questions)
    assert hidden(replace(selection, seed=72), questions) != hidden(selection, questions)


def test_the_practice_set_is_the_selections_own(
        questions: tuple[Question, ...], selection: Selection) -> None:
    assert [q.id for q in practice(selection, questions)] == list(selection.practice)


def test_a_question_that_is_gone_asks_for_another_calibration(
        questions: tuple[Question, ...], selection: Selection) -> None:
    with pytest.raises(HeldoutError) as caught:
        hidden(replace(selection, traps=("q-gone",)), questions)
    assert caught.value.why.startswith(
        "1 of its 66 questions are not in the pool of seed 71, the first is q-gone: documents")
    assert caught.value.fix == "calibrate again: python -m heldout calibrate --seed 71"


def test_a_question_that_came_to_mean_another_asks_for_another_calibration(
        questions: tuple[Question, ...], selection: Selection) -> None:
    made = replace(selection, made_with={"pool": fingerprint(questions)})
    assert len(hidden(made, questions[::-1])) == 65
    other = (replace(questions[-1], text="What else?"), *questions[:-1])
    with pytest.raises(HeldoutError, match="the pool of seed 71 is another than it was"):
        hidden(made, other)


def test_a_question_in_two_parts_is_refused(
        questions: tuple[Question, ...], selection: Selection) -> None:
    with pytest.raises(HeldoutError, match="twice"):
        practice(replace(selection, traps=selection.headline[:1]), questions)


def test_a_selection_is_read_as_it_was_written_and_a_damaged_one_is_refused(
        tmp_path: Path, selection: Selection) -> None:
    path = tmp_path / "selection.json"
    assert read(path) is None
    path.write_text(to_json(selection))
    assert read(path) == selection
    path.write_text(path.read_text().replace('"traps"', '"tarps"'))
    with pytest.raises(HeldoutError, match="cannot be read"):
        read(path)


def test_a_variant_is_built_from_its_selection_and_another_selection_is_another_recipe(
        tmp_path: Path, selection: Selection, questions: tuple[Question, ...],
        monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "heldout" / "demo" / "selection.json"
    file.parent.mkdir(parents=True)
    key = create(tmp_path / "key")
    variant.make("one", SEED, tmp_path / "made", key.to_public(), selection)
    made = sealed_variant.read(tmp_path / "made", key, "one")
    assert made.questions == hidden(selection, questions)
    monkeypatch.setattr(variant, "HERE", file.parents[1])
    monkeypatch.setattr(variant, "DEMO_SELECTION", file)
    found = []
    for seed in (None, 1, 2):
        if seed is not None:
            file.write_text(json.dumps({"seed": seed}))
        found.append(variant.recipe_hash())
    assert len(set(found)) == 3


def test_a_selection_of_another_seed_is_refused(
        questions: tuple[Question, ...], selection: Selection) -> None:
    for chosen in (variant.hidden, variant.practised):
        with pytest.raises(HeldoutError, match="not of seed 5"):
            chosen(questions, 5, selection)
