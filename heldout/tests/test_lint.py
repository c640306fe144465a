"""The lint finds what makes a question ambiguous, and nothing in the pools as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.build import build
from corpus.facts import Company
from heldout.questions import build_pool
from heldout.questions.facts import Facts
from heldout.questions.lint import lint
from heldout.questions.reading import Reader
from scoring.records import Gold, Kind, Question

Pool = tuple[Question, ...]


@pytest.fixture(scope="module")
def world() -> tuple[Company, Pool]:
    company = build(71)
    return company, build_pool(company)


@pytest.mark.parametrize("seed", [71, 1, 2])
def test_every_question_is_unambiguous(seed: int) -> None:
    company = build(seed)
    assert lint(company, build_pool(company)) == []


def first(pool: Pool, kind: Kind, start: str = "q-fact") -> Question:
    return next(q for q in pool if q.kind is kind and q.id.startswith(start))


def test_a_scope_left_out_is_found(world: tuple[Company, Pool]) -> None:
    company, pool = world
    regions = Facts(company).regions
    question = next(q for q in pool if q.kind is Kind.SCOPED
                    and any(q.text.endswith(f" in {region}?") for region in regions))
    open_text = question.text
    for region in regions:
        open_text = open_text.replace(f" in {region}?", "?")
    assert "answers fit" in lint(company, [replace(question, text=open_text)])[0]


def test_a_time_left_out_is_found(world: tuple[Company, Pool]) -> None:
    company, pool = world
    question = next(q for q in pool if q.kind is Kind.VERSION and " in " in q.text
                    and q.distractors and q.text.startswith("What was the"))
    assert lint(company, [replace(question, text=question.text.rsplit(" in ", 1)[0] + "?")])


def test_another_gold_is_found(world: tuple[Company, Pool]) -> None:
    company, pool = world
    question = first(pool, Kind.SIMPLE)
    wrong = replace(question, gold=Gold(question.gold.type, ("never",), unit=question.gold.unit))
    assert "is not what it asks for" in lint(company, [wrong])[0]


def test_two_subjects_in_one_question_are_found(world: tuple[Company, Pool]) -> None:
    company, pool = world
    products = [e.name for e in company.entities if e.kind == "product"]
    question = next(q for q in pool if q.id.startswith("q-fact") and q.subject.name == products[0]
                    and products[0] in q.text and q.text.endswith("?"))
    text = question.text.replace(products[0], f"{products[0]} or the {products[1]}")
    assert "alone" in lint(company, [replace(question, text=text)])[0]


def test_an_answer_in_the_question_is_found(world: tuple[Company, Pool]) -> None:
    company, pool = world
    question = first(pool, Kind.IDENTIFIER)
    told = replace(question, text=f"Is it {question.gold.values[0]}? {question.text}")
    assert any("states its own answer" in problem for problem in lint(company, [told]))


def test_a_known_subject_is_no_unknown_one(world: tuple[Company, Pool]) -> None:
    company, pool = world
    known = next(e for e in company.entities if e.kind == "supplier")
    question = first(pool, Kind.UNANSWERABLE, "q-absent")
    about = replace(question.subject, name=known.name, aliases=())
    problems = lint(company, [replace(question, subject=about)])
    assert any("its subject exists" in problem for problem in problems)


def test_one_text_with_two_answers_is_found(world: tuple[Company, Pool]) -> None:
    company, pool = world
    one = first(pool, Kind.SIMPLE)
    other = next(q for q in pool if q.kind is Kind.SIMPLE and q.gold != one.gold)
    problems = lint(company, [one, replace(other, text=one.text)])
    assert any("one text, two answers" in problem for problem in problems)


def test_an_option_that_is_not_named_is_found(world: tuple[Company, Pool]) -> None:
    company, pool = world
    question = next(q for q in pool if q.kind is Kind.COMPARISON and q.gold.options)
    problems = lint(company, [replace(question, text="Which is more?")])
    assert any("is not named" in problem for problem in problems)


def test_the_reader_takes_the_longest_name_and_every_alias(world: tuple[Company, Pool]) -> None:
    company, _ = world
    reader = Reader(Facts(company))
    site = next(e for e in company.entities if e.kind == "site")
    assert reader.named(f"Who runs the {site.name}?", "site") == (site.id,)
    assert reader.named(f"Who runs {dict(site.refs)['site_code']}?", "site") == (site.id,)
    plan = next(e for e in company.entities if e.kind == "plan")
    assert reader.masked(f"What does the {plan.name} cost?", "plan") == "What does the … cost?"
