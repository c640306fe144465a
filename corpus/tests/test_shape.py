"""Size and variety: what every seed's company has, and how two companies differ."""

from __future__ import annotations

from collections import Counter

from corpus.facts import Company, Status
from corpus.skeletons import skeleton, skeletons
from corpus.stats import report, tokens, words
from corpus.tests.conftest import SEEDS, built


def test_there_are_enough_documents_of_enough_kinds_and_formats(any_company: Company) -> None:
    documents = any_company.documents
    assert len(documents) >= 160
    assert len({document.kind for document in documents}) >= 10
    assert {document.format for document in documents} == {"md", "html", "csv", "json", "eml",
                                                           "txt"}
    assert 100_000 <= sum(map(tokens, documents)) <= 140_000


def test_documents_have_from_150_to_4000_words_exports_may_be_short(any_company: Company) -> None:
    for document in any_company.documents:
        least = 40 if document.format in ("csv", "json") else 150
        assert least <= words(document) <= 4_000, document.id


def test_there_are_superseded_and_draft_documents_beside_current_ones(any_company: Company) -> None:
    assert {document.status for document in any_company.documents} == set(Status)
    assert {fact.status for fact in any_company.facts} == set(Status)


def test_no_sentence_skeleton_makes_up_more_than_a_hundredth(any_company: Company) -> None:
    shapes = skeletons(any_company)
    (common, times), total = shapes.most_common(1)[0], sum(shapes.values())
    assert total > 4_000
    assert times <= total / 100, common
    assert skeleton("- The Orrelux 100 weighs 2.5 kg at E-2013.") == "N 0 weighs 0 kg at 0."


def test_no_line_of_prose_is_repeated_all_over(any_company: Company) -> None:
    lines = Counter(line.strip() for document in any_company.documents
                    for line in dict.fromkeys(document.text.split("\n")) if len(line.split()) > 12)
    common, times = lines.most_common(1)[0]
    assert times <= len(any_company.documents) / 10, common


def test_companies_differ_in_structure_and_not_only_in_numbers() -> None:
    companies = [built(seed) for seed in SEEDS]
    assert len({len(company.documents) for company in companies}) > 3
    assert len({len(company.facts) for company in companies}) == len(SEEDS)
    kinds = [{entity.id: entity.kind for entity in company.entities} for company in companies]
    present = {tuple(sorted({(kind[fact.subject], fact.attribute) for fact in company.facts}))
               for company, kind in zip(companies, kinds, strict=True)}
    assert len(present) > 3
    assert len({company.name for company in companies}) > 3


def test_companies_share_few_names_and_few_files() -> None:
    demo, *others = (built(seed) for seed in SEEDS)
    mine = {e.name for e in demo.entities if e.kind in ("product", "contract", "supplier")}
    for other in others:
        theirs = {e.name for e in other.entities}
        assert len(mine & theirs) < len(mine) / 10
        files = {document.text for document in other.documents}
        assert not files & {document.text for document in demo.documents}


def test_names_of_entities_are_unique_within_their_kind(any_company: Company) -> None:
    counted = Counter((entity.kind, entity.name) for entity in any_company.entities)
    assert [name for name, times in counted.items() if times > 1] == []


def test_a_third_of_the_quotes_stand_elsewhere_than_in_running_prose(any_company: Company) -> None:
    places = Counter(quote.place for quote in any_company.quotes)
    assert set(places) >= {"prose", "table", "list", "csv", "json", "mail"}
    assert sum(places.values()) - places["prose"] > sum(places.values()) / 3


def test_the_counts_name_every_kind_format_and_place(demo: Company) -> None:
    text = report(demo)
    for name in (demo.name, *(d.kind for d in demo.documents), *(q.place for q in demo.quotes)):
        assert name in text
