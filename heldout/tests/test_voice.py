"""Frames and slips change how a question sounds, never what it names."""

from __future__ import annotations

from random import Random

import pytest

from corpus.facts import Scope
from corpus.world.catalogue import ATTRIBUTES
from heldout.questions.direct import worded
from heldout.questions.naming import Called
from heldout.questions.voice import SLIPPING, fill, slip, speak
from heldout.questions.wordings import NOUNS, WORDINGS

NAME = Called("the Halvflow 120", "Halvflow 120")


@pytest.mark.parametrize("row", [row for row in ATTRIBUTES if row.id != "short_name"],
                         ids=lambda row: f"{row.kind}.{row.id}")
def test_every_attribute_has_at_least_five_wordings_and_a_noun(row: object) -> None:
    key = (row.kind, row.id)  # type: ignore[attr-defined]
    assert len(set(WORDINGS[key])) >= 5
    assert NOUNS[key]
    for wording in WORDINGS[key]:
        # A policy is known by what it rules; everything else must be named.
        assert ("{s}" in wording or "{S}" in wording) is (key[0] != "policy")


def test_a_qualifier_goes_to_the_end_unless_it_has_a_place() -> None:
    assert fill("How long is {s}?", NAME, " now") == "How long is the Halvflow 120 now?"
    assert fill("length of {S}", NAME, " now") == "length of Halvflow 120 now"
    assert fill("How{w} long?", NAME, " now") == "How now long?"


def test_a_slip_touches_one_common_word_and_no_name() -> None:
    random = Random(7)
    for _ in range(300):
        made = slip(random, "Which part should I fit when {s} does it?")
        before, after = ("Which part should I fit when {s} does it?".split(), made.split())
        changed = [a for a, b in zip(before, after, strict=True) if a != b]
        assert len(changed) == 1
        assert changed[0].lower() in SLIPPING
        assert "{s}" in made


def test_names_survive_every_way_of_speaking() -> None:
    random = Random(3)
    for _ in range(300):
        text = speak(random, "How heavy is {s}?", NAME, "", "product")
        assert "the Halvflow 120" in text
        assert len(text.split()) <= 40


@pytest.mark.parametrize("scope", [Scope(region="Nordics"), Scope(plan="Gold plan"),
                                   Scope(edition="Ex edition")])
def test_a_scope_is_always_in_the_text(scope: Scope) -> None:
    random = Random(5)
    named = scope.region or scope.plan or scope.edition or ""
    for template in WORDINGS["service", "fee"]:
        for _ in range(40):
            assert named in worded(random, template, NAME, scope, "service")
