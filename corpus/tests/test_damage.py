"""The whole demo company, damaged by hand in every way: the check names what it found where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from corpus.check import check
from corpus.facts import Company, Document, Fact, Quote
from corpus.rereading.contradictions import Contradictions
from corpus.rereading.documents import read
from corpus.tests.small import edited
from corpus.writers.hand import Hand
from corpus.writers.house_style import show
from corpus.writers.phrases import PHRASES


def quotes(company: Company, *places: str, form: str = "") -> Iterator[tuple[Quote, Fact]]:
    facts = {fact.id: fact for fact in company.facts}
    for quote in company.quotes:
        if quote.place in places and quote.document.endswith(form):
            yield quote, facts[quote.fact]


def only(company: Company, document: str) -> Company:
    """Return the company with one document and its quotes: quick to check again and again."""
    keep = [q for q in company.quotes if q.document == document]
    told = {quote.fact for quote in keep}
    return replace(company, quotes=tuple(keep),
                   documents=tuple(d for d in company.documents if d.id == document),
                   facts=tuple(f for f in company.facts if f.id in told))


def test_every_seed_is_proven(any_company: Company) -> None:
    assert check(any_company) == ()


@pytest.mark.parametrize(("places", "form"), [
    (("prose", "deep", "heading-subject", "footnote"), ".md"), (("list", "prose"), ".html"),
    (("table",), ".md"), (("table",), ".html"), (("csv",), ".csv"), (("json",), ".json"),
    (("mail", "prose"), ".eml"), (("prose",), ".txt")])
def test_an_edited_number_is_found_with_document_and_fact(
        demo: Company, places: tuple[str, ...], form: str) -> None:
    tried = [(quote, fact) for quote, fact in quotes(demo, *places, form=form)
             if re.search(r"\d", quote.text)]
    assert tried
    for quote, fact in tried[::max(1, len(tried) // 5)]:
        changed = re.sub(r"\d(?=\D*$)", lambda last: str((int(last.group()) + 1) % 10), quote.text)
        problems = check(edited(only(demo, quote.document), quote.document, quote.text, changed))
        assert any(p.startswith(f"{quote.document}: {fact.id} (") and repr(quote.text) in p
                   and re.sub(r"\s+", " ", changed.strip())[:40] in p
                   for p in problems), (quote, problems)


def test_two_swapped_cells_are_found(demo: Company) -> None:
    tried = [q for q, _ in quotes(demo, "table", form=".md") if q.text.count("|") > 3]
    assert tried
    for quote in tried[::max(1, len(tried) // 10)]:
        cells = quote.text.split("|")
        if cells[2].strip() == cells[3].strip():
            continue
        cells[2], cells[3] = cells[3], cells[2]
        damaged = edited(only(demo, quote.document), quote.document, quote.text, "|".join(cells))
        assert any(quote.fact in problem for problem in check(damaged))


def test_a_sentence_with_the_value_of_another_is_found_whatever_the_attribute(demo: Company
                                                                              ) -> None:
    """Each phrasing of each attribute, told of one thing with a value of a like one."""
    reading, named = Contradictions(demo), {entity.id: entity for entity in demo.entities}
    alike: dict[tuple[str, str], list[Fact]] = {}
    for fact in demo.facts:
        alike.setdefault((named[fact.subject].kind, fact.attribute), []).append(fact)
    missed, tried, random = [], 0, Random(1)
    for key, facts in alike.items():
        fact, own = facts[0], {v for f in facts if f.subject == facts[0].subject for v in f.values}
        wrong = next((other for other in facts if not own & set(other.values)), None)
        for phrasing in PHRASES.get(key, ()):
            if "{s}" in phrasing and wrong:
                said = phrasing.format(s=named[fact.subject].name, v=show(wrong, Hand.of(random)))
                tried += 1
                if not list(reading.within(read(Document("x.md", "page", "md", "Page", said)))):
                    missed.append(said)
    assert missed == []
    assert tried > 400


def test_an_absent_fact_is_found_wherever_it_is_told(demo: Company) -> None:
    unknown = next(a for a in demo.absences if not a.subject_exists)
    first = demo.documents[0]
    told = replace(first, text=f"{first.text}\nSee {unknown.subject.upper()}.\n")
    assert any("declared absent" in p and p.startswith(first.id)
               for p in check(replace(only(demo, first.id), documents=(told,))))


def test_a_removed_document_is_named_with_what_it_told(demo: Company) -> None:
    gone = next(q.document for q, _ in quotes(demo, "table"))
    whole = only(demo, gone)
    problems = check(replace(whole, documents=(replace(whole.documents[0], text=""),)))
    assert any(p.startswith(f"{gone}: the document is missing or empty") for p in problems)


def test_a_second_row_with_another_figure_is_nearly_always_found(demo: Company) -> None:
    """The rest are columns whose head is no telltale: only their own quotes prove those."""
    reading, found, tried = Contradictions(demo), 0, 0
    documents = {document.id: document for document in demo.documents}
    facts = {fact.id: fact for fact in demo.facts}
    rows = [(q, fact) for q, fact in quotes(demo, "table", "csv")
            if re.search(rf"(?<![\w.-]){fact.values[0].text.split()[0]}(?![\w.])", q.text)
            and fact.values[0].text.split()[0].isdigit()]
    for quote, fact in rows[::max(1, len(rows) // 80)]:
        told = fact.values[0].text.split()[0]
        other = re.sub(rf"(?<![\w.-]){told}(?![\w.])", str(int(told) + 17), quote.text, count=1)
        document = documents[quote.document]
        damaged = replace(document, text=document.text.replace(
            quote.text, f"{quote.text}\n{other}", 1))
        index = [(q, facts[q.fact]) for q in demo.quotes if q.document == document.id]
        tried += 1
        found += bool(list(reading.within(read(damaged, index))))
    assert tried > 60
    assert found >= 0.95 * tried
