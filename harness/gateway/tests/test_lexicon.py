"""The lexicon: its data keeps its own rules, and people's questions find the right concept.

`lexicon_questions.txt` holds questions that were written before the cues. That no name and no
value of any company's world stands in the lexicon is tested where worlds can be made.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from harness.gateway.reader.lexicon import Concept, asked_for, concepts, cues, saying

TYPES = {"number", "quantity", "money", "percentage", "date", "duration", "version", "identifier",
         "name", "list", "yes-no", "any"}
HANG_SECONDS = 20  # of processor time, a guard: linear work takes a tenth of one, squares minutes
LOWEST = 95  # percent of the held-back questions that must find their concept


def questions() -> list[tuple[str, str]]:
    """Return (concept id, question) for every question of the table."""
    rows, concept = [], ""
    table = Path(__file__).with_name("lexicon_questions.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.endswith(":"):
            concept = line[:-1]
        elif line and not line.startswith("#"):
            rows.append((concept, line))
    return rows


def asked(question: str, hint: str = "any") -> str | None:
    concept = asked_for(question.lower(), hint)
    return concept.id if concept else None


def by_id() -> dict[str, Concept]:
    return {concept.id: concept for concept in concepts()}


def test_every_concept_has_a_known_type_and_enough_cues() -> None:
    assert len(by_id()) == len(concepts()) > 160
    for concept in concepts():
        assert concept.type in TYPES, concept.id
        assert len(concept.ask) >= 12 and len(concept.say) >= 6, concept.id
        assert len(set(concept.ask)) == len(concept.ask), concept.id
        assert all(cue == cue.lower().strip() for cue in concept.ask), concept.id
        assert concept.type != "quantity" or concept.units, concept.id


def test_every_concept_has_three_held_back_questions_or_more() -> None:
    table = [concept for concept, _ in questions()]
    assert set(table) == set(by_id())
    assert [concept for concept in sorted(set(table)) if table.count(concept) < 3] == []


def test_the_held_back_questions_find_their_concept() -> None:
    rows = questions()
    wrong = [(want, text, asked(text)) for want, text in rows if asked(text) != want]
    assert 100 * (len(rows) - len(wrong)) >= LOWEST * len(rows), wrong


def test_no_cue_is_shared_by_more_than_two() -> None:
    users: dict[tuple[tuple[str, ...], ...], set[int]] = {}
    for cue in cues():
        users.setdefault(cue.groups, set()).add(cue.concept)
    assert [groups for groups, many in users.items() if len(many) > 2] == []


@pytest.mark.parametrize(("question", "hint", "concept"), [
    ("how much is a seal kit for it?", "money", "seal-kit-price"),
    ("which seal kit fits it?", "identifier", "seal-kit"),
    ("who leads the firmware team?", "name", "team-lead"),
    ("how often is the calibration database backed up?", "duration", "backup-interval"),
    ("how often is the calibration due?", "duration", "calibration"),
    ("what's the lead-time?", "any", "lead-time"),
    ("what’s the lead time?", "any", "lead-time"),
])
def test_the_longer_cue_the_hint_and_the_names_decide(
        question: str, hint: str, concept: str) -> None:
    assert asked(question, hint) == concept


def test_a_question_about_nothing_in_the_lexicon_has_no_concept() -> None:
    assert asked("is it so?") is None
    assert asked("") is None


@pytest.mark.parametrize(("concept", "text"), [
    ("site-code", '{"site_code": "a"}'), ("floor", "floor-area; 20 m²"),
    ("calibration", "it goes back to the bench every year"), ("kick-off", "date of the kickoff"),
])
def test_a_text_speaks_of_a_concept_however_its_words_are_joined(concept: str, text: str) -> None:
    assert saying(by_id()[concept]).search(text)
    assert not saying(by_id()[concept]).search("nothing of the sort is said here")


@pytest.mark.parametrize("piece", ["how long ", "a", "'", "- ", "_", "the team "])
def test_hostile_length_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    every = [saying(concept) for concept in concepts()]
    asked_for("warm")
    start = time.process_time()
    asked_for(text)
    for pattern in every[::10]:
        pattern.search(text)
    assert time.process_time() - start < HANG_SECONDS
