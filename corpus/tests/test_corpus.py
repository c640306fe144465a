"""The company from its seed: the same bytes everywhere, and nothing stated that is not a fact."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.build import DEMO_SEED, build
from corpus.check import check
from corpus.errors import CorpusError
from corpus.facts import Company, Status
from corpus.folder import reread, write
from corpus.skeletons import skeleton, skeletons
from corpus.stats import report
from corpus.world.catalogue import ATTRIBUTES
from corpus.writers.phrases import PHRASES

ROOT = Path(__file__).parents[2]
SEEDS = (DEMO_SEED, 1, 2, 3, 4, 5)


@pytest.fixture(scope="module")
def company() -> Company:
    return build(DEMO_SEED)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_fact_stands_where_the_index_says_and_absences_nowhere(seed: int) -> None:
    assert check(build(seed)) == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_there_are_enough_documents_of_enough_kinds_and_formats(seed: int) -> None:
    documents = build(seed).documents
    assert len(documents) >= 160
    assert len({d.kind for d in documents}) >= 10
    assert len({d.format for d in documents}) == 6
    assert len({d.id for d in documents}) == len(documents)


def test_the_committed_documents_are_the_ones_the_seed_gives(company: Company) -> None:
    folder = ROOT / "corpus" / "demo"
    there = {path.relative_to(folder).as_posix(): path.read_bytes().decode()
             for path in folder.rglob("*") if path.is_file()}
    assert there == {document.id: document.text for document in company.documents}


def test_a_seed_gives_the_same_bytes_under_any_hash_seed_and_locale() -> None:
    code = ("import hashlib; from corpus.build import build; c = build(9); "
            "print(hashlib.sha256(repr(c).encode()).hexdigest())")
    seen = {subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True,
                           env={"PYTHONHASHSEED": seed, "LC_ALL": locale, "PATH": os.defpath}
                           ).stdout.strip().decode()
            for seed, locale in (("0", "C"), ("7", "C.UTF-8"), ("123", "de_DE.UTF-8"))}
    assert seen == {hashlib.sha256(repr(build(9)).encode()).hexdigest()}


def test_another_seed_gives_another_company(company: Company) -> None:
    other = build(DEMO_SEED + 1)
    mine = {entity.name for entity in company.entities if entity.kind in ("product", "contract")}
    theirs = {entity.name for entity in other.entities if entity.kind in ("product", "contract")}
    assert len(mine & theirs) < len(mine) / 10
    assert len(company.facts) != len(other.facts)


def test_names_of_entities_are_unique_within_their_kind(company: Company) -> None:
    for kind in {entity.kind for entity in company.entities}:
        names = [e.name for e in company.entities if e.kind == kind]
        assert len(set(names)) == len(names)


def test_versions_and_regions_of_a_policy_never_share_a_value(company: Company) -> None:
    kinds = {entity.id: entity.kind for entity in company.entities}
    seen: dict[tuple[str, str], list[tuple[str, str | None]]] = {}
    for fact in company.facts:
        if kinds[fact.subject] == "policy" and fact.attribute != "remote":
            seen.setdefault((fact.subject, fact.attribute), []).append(
                (fact.values[0].text, fact.values[0].unit))
    assert seen
    for values in seen.values():
        assert len(set(values)) == len(values)


def test_versions_follow_one_another_without_a_gap(company: Company) -> None:
    old = [f for f in company.facts if f.status is Status.SUPERSEDED]
    assert old
    for fact in old:
        heirs = [f for f in company.facts if f.status is Status.CURRENT
                 and (f.subject, f.attribute, f.scope) == (fact.subject, fact.attribute,
                                                           fact.scope)]
        assert [heir.valid_from for heir in heirs] == [fact.valid_to]


def test_an_edited_document_is_named_with_its_fact_and_what_was_expected(
        company: Company, tmp_path: Path) -> None:
    write(company, tmp_path / "out")
    assert check(reread(company, tmp_path / "out")) == ()
    quote = next(q for q in company.quotes if q.place == "prose")
    path = tmp_path / "out" / quote.document
    path.write_text(path.read_text(encoding="utf-8").replace(quote.text, "Gone."),
                    encoding="utf-8")
    problems = check(reread(company, tmp_path / "out"))
    assert any(p.startswith(f"{quote.document}: {quote.fact} ") and repr(quote.text) in p
               for p in problems)
    path.unlink()
    assert check(reread(company, tmp_path / "out"))


def test_the_check_finds_what_is_broken(company: Company) -> None:
    first = company.documents[0]
    assert check(replace(company, documents=(*company.documents, first)))
    assert check(replace(company, quotes=company.quotes[1:])) or len(
        {q.fact for q in company.quotes}) < len(company.quotes)
    unknown = next(a for a in company.absences if not a.subject_exists)
    named = replace(first, text=f"{first.text}\nSee {unknown.subject}.")
    assert any("declared absent" in p
               for p in check(replace(company, documents=(named, *company.documents[1:]))))


def test_a_second_reading_finds_what_no_fact_declares(company: Company) -> None:
    product = next(e for e in company.entities if e.kind == "product")
    customer = next(e for e in company.entities if e.id == next(
        a.subject for a in company.absences if a.subject_exists))
    first, *rest = company.documents
    for sentence, part in (
            (f"The warranty period of the {product.name} is 99 months.", "no fact declares"),
            (f"{customer.aliases[0]} enjoys a volume discount.", "declared absent")):
        told = replace(company, documents=(replace(first, text=f"{first.text}\n{sentence}"), *rest))
        assert any(part in problem for problem in check(told))
    doubled = replace(company.facts[0], id="fact-x")
    assert any("claim" in p for p in check(replace(company, facts=(*company.facts, doubled))))


def test_no_sentence_skeleton_makes_up_more_than_a_hundredth(company: Company) -> None:
    shapes = skeletons(company)
    assert sum(shapes.values()) > 4000
    assert shapes.most_common(1)[0][1] <= sum(shapes.values()) / 100
    assert skeleton("- The Orrelux 100 weighs 2.5 kg at E-2013.") == "N 0 weighs 0 kg at 0."


def test_every_attribute_has_six_phrasings(company: Company) -> None:
    assert min(len(set(phrasings)) for phrasings in PHRASES.values()) >= 6
    tabular = {("product", name) for name in ("accuracy", "range", "supply", "weight", "ambient",
                                              "cable", "kit_price")} | {("person", "extension")}
    assert set(PHRASES) | tabular == {(row.kind, row.id) for row in ATTRIBUTES}


def test_documents_are_never_written_among_others(company: Company, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CorpusError) as caught:
        write(company, tmp_path)
    assert "is not an empty folder" in caught.value.what
    with pytest.raises(CorpusError, match="no folder"):
        reread(company, tmp_path / "nowhere")


def test_the_counts_name_every_kind(company: Company) -> None:
    text = report(company)
    assert company.name in text
    assert all(document.kind in text for document in company.documents)


def test_the_command_line_says_what_is_wrong_in_three_parts(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    done = subprocess.run([sys.executable, "-m", "corpus", "build", "--out", str(tmp_path)],
                          cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "  why", "  fix"]
    done = subprocess.run([sys.executable, "-m", "corpus", "stats", "--seed", "many"], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.split("\n")[0]) == (2, "error: 'many' is no seed")
