"""What the second reading finds, and what it leaves alone, in a company of ten facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.check import check
from corpus.facts import Fact, Scope, Status, Value, ValueType
from corpus.tests.small import FACTS, QUOTES, company, edited

LAST = {"a.md": "Fitters like", "b.html": "<p>Ask", "e.eml": "No longer.", "f.txt": "The end."}


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert check(company()) == ()


@pytest.mark.parametrize(("document", "sentence", "found"), [
    ("a.md", "The Tarnflow 100 weighs 2.6 kg.", "'2.6 kg' as weight"),
    ("a.md", "- It weighs 2.6 kg.", "of Tarnflow 100"),
    ("a.md", "The Tarnflow 120 weighs 2.5 kg.", "of Tarnflow 120"),
    ("a.md", "A warranty of thirty (36) months covers the Tarnflow 100.", "'thirty (36) months'"),
    ("a.md", "The Tarnflow 120 has a warranty of 12 months.", "declared absent"),
    ("a.md", "The Tarnflow 130 is out of stock.", "names Tarnflow 130, declared absent"),
    ("a.md", "The product owner of the Tarnflow 100 is Nils Gallo.", "'Nils Gallo' as owner"),
    ("a.md", "When ordering a Tarnflow 100, give TF-4712.", "'TF-4712' as order_code"),
    ("a.md", "The seal kit of the Tarnflow 100 costs EUR 1.3k.", "'EUR 1.3k' as kit_price"),
    ("a.md", "Bluetooth: no.", "'no' as bluetooth"),
    ("a.md", "The Tarnflow 100 went on sale on 4 Mar 2026.", "of which there is no fact"),
    ("a.md", "The certificate of the Tarnflow 100 was renewed.", None),
    ("a.md", "The Tarnflow 100 weighs 2.5 kg, as every fitter knows.", None),
    ("a.md", "Two people carry a Tarnflow 120.", None),
    ("a.md", "The Backup Desk closes after 3 hours.", None),
    ("b.html", "<p>Probation in Iberia takes 91 days.</p>", "'91 days' as probation"),
    ("b.html", "<ul><li>Probation in Iberia: 42 days</li></ul>", "'42 days' as probation"),
    ("b.html", "<p>Probation in Iberia takes 90 days.</p>", None),
    ("b.html", "<table><tr><th>Probation</th><td>91</td></tr></table>", "'91' as probation"),
    ("e.eml", "Probation is 61 days.", "'61 days' as probation"),
    ("e.eml", "Probation is 60 days.", "'60 days' as probation"),
    ("f.txt", "Bluetooth: no", "'no' as bluetooth"),
    ("f.txt", "Another product owner is Nils Gallo.", "'Nils Gallo' as owner"),
])
def test_an_added_line_is_found_out(document: str, sentence: str, found: str | None) -> None:
    last = LAST[document]
    problems = check(edited(company(), document, last, f"{sentence}\n\n{last}"))
    if found is None:
        assert problems == ()
    else:
        assert problems and all(p.startswith(document) for p in problems)
        assert any(found in problem for problem in problems)


@pytest.mark.parametrize(("document", "old", "new", "found"), [
    ("a.md", "weighs 2.5 kg", "weighs 2.4 kg", "fact-1 (weight of Tarnflow 100) is not stated"),
    ("a.md", "| 3.1 kg |", "| 3.2 kg |", "found '| Tarnflow 120 | 3.2 kg | |'"),
    ("a.md", "| Tarnflow 120 | 3.1 kg", "| Tarnflow 120 | 2.5 kg", "says '2.5 kg' as weight"),
    ("b.html", "six weeks</td><td>90 days", "90 days</td><td>six weeks", "as probation"),
    ("c.csv", "1250.00", "1260.00", "says '1260.00' as kit_price"),
    ("c.csv", "Aino Farkas", "Nils Gallo", "says 'Nils Gallo' as owner"),
    ("d.json", '"weight_kg": 2.5', '"weight_kg": 2.4', "says '2.4' as weight"),
    ("d.json", '"bluetooth": true', '"bluetooth": false', "says 'no' as bluetooth"),
    ("d.json", "]}", "]", "cannot be read as json"),
    ("e.eml", "was 60 days", "was 61 days", "fact-6 (probation period of Leave Policy)"),
])
def test_a_changed_value_is_found_with_its_fact(document: str, old: str, new: str, found: str
                                                ) -> None:
    problems = check(edited(company(), document, old, new))
    assert any(problem.startswith(document) and found in problem for problem in problems)


def test_a_removed_document_is_named_with_its_facts() -> None:
    made = company()
    gone = replace(made, documents=tuple(
        replace(d, text="") if d.id == "b.html" else d for d in made.documents))
    problems = check(gone)
    assert any("missing or empty" in p and "fact-5 (probation" in p for p in problems)
    assert any("fact-5" in p and p.endswith("stands nowhere") for p in problems)
    assert any("no such document" in p for p in check(replace(made, documents=made.documents[1:])))


def test_a_quote_must_give_the_value_of_its_fact() -> None:
    made = company()
    other = replace(FACTS[0], values=(Value(ValueType.QUANTITY, "2.7", "kg"),))
    problems = check(replace(made, facts=(other, *FACTS[1:])))
    assert any("fact-1 (weight of Tarnflow 100) is 2.7 kg, but" in p for p in problems)
    untold = check(replace(made, quotes=tuple(q for q in QUOTES if q.fact != "fact-2")))
    assert any(p.startswith("fact-2") and p.endswith("stands nowhere") for p in untold)


def rival(base: int, text: str, **changes: object) -> Fact:
    fact = FACTS[base]
    value = replace(fact.values[0], text=text)
    return replace(fact, id="fact-x", values=(value,), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(("fact", "found"), [
    (rival(0, "9"), "both claim weight"),
    (rival(3, "50 day", status=Status.DRAFT), None),
    (rival(3, "6 week", scope=Scope("Benelux")), "indistinguishable"),
    (rival(5, "55 day", valid_from=None, valid_to=FACTS[5].valid_from), None),
    (rival(5, "55 day", valid_from=None, valid_to=FACTS[5].valid_from.replace(day=9)), "claim"),
    (rival(5, "55 day", valid_from=None, valid_to=FACTS[5].valid_from.replace(year=2023)),
     "nothing follows"),
    (replace(FACTS[2], id="fact-x", subject="product-002"), "is declared absent, but"),
])
def test_facts_agree_among_themselves(fact: Fact, found: str | None) -> None:
    problems = [p for p in check(replace(company(), facts=(*FACTS, fact)))
                if "stands nowhere" not in p]
    assert problems == [] if found is None else any(found in p for p in problems)


def test_two_documents_never_share_an_id() -> None:
    made = company()
    assert check(replace(made, documents=(*made.documents, made.documents[-1])))[0] == (
        "f.txt: 2 documents have this id")
