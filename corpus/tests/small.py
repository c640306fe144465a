"""A company small enough to check by hand: four facts about two products, in six formats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.facts import Absence, Company, Document, Entity, Fact, Quote, Scope, Status, Value
from corpus.facts import ValueType as V

TARN = Entity("product-001", "product", "Tarnflow 100", ("Tarnflow-100",))
VESK = Entity("product-002", "product", "Tarnflow 120")
LEAVE = Entity("policy-001", "policy", "Leave Policy")
ANNA = Entity("person-001", "person", "Aino Farkas")
NILS = Entity("person-002", "person", "Nils Gallo")
LINE = Entity("system-001", "system", "Backup Desk")

FACTS = (
    Fact("fact-1", TARN.id, "weight", (Value(V.QUANTITY, "2.5", "kg"),)),
    Fact("fact-2", VESK.id, "weight", (Value(V.QUANTITY, "3.1", "kg"),)),
    Fact("fact-3", TARN.id, "warranty", (Value(V.DURATION, "24 month"),)),
    Fact("fact-4", LEAVE.id, "probation", (Value(V.DURATION, "42 day"),),
         valid_from=date(2026, 1, 1), scope=Scope("Nordics")),
    Fact("fact-5", LEAVE.id, "probation", (Value(V.DURATION, "90 day"),),
         valid_from=date(2026, 1, 1), scope=Scope("Iberia")),
    Fact("fact-6", LEAVE.id, "probation", (Value(V.DURATION, "60 day"),),
         valid_from=date(2024, 1, 1), valid_to=date(2026, 1, 1), scope=Scope("Nordics"),
         status=Status.SUPERSEDED),
    Fact("fact-7", TARN.id, "owner", (Value(V.NAME, ANNA.name, entity=ANNA.id),)),
    Fact("fact-8", TARN.id, "kit_price", (Value(V.MONEY, "1250.00", "EUR"),)),
    Fact("fact-9", TARN.id, "order_code", (Value(V.IDENTIFIER, "TF-4711"),)),
    Fact("fact-10", TARN.id, "bluetooth", (Value(V.YES_NO, "yes"),)),
)
PROBATION = "<tr><th>Probation period</th><td>six weeks</td><td>90 days</td></tr>"
TEXTS = {
    "a.md": ("The data sheet", [
        "# Tarnflow 100", "",
        "The Tarnflow 100 weighs 2.5 kg. Its warranty runs for two years.", "",
        "| Model | Weight | Order code |", "|---|---|---|",
        "| Tarnflow 100 | 2.5 kg | TF-4711 |", "| Tarnflow 120 | 3.1 kg | |", "",
        "Fitters like the bracket, which needs no tool."]),
    "b.html": ("Probation", [
        "<html><body><nav>Home > Rules</nav><h1>Leave Policy</h1>",
        "<table><tr><th></th><th>Nordics</th><th>Iberia</th></tr>",
        f"{PROBATION}</table>",
        "<p>Ask early.</p></body></html>"]),
    "c.csv": ("Seal kits", ["item,seal kit price (EUR),product owner",
                            "Tarnflow-100,1250.00,Aino Farkas"]),
    "d.json": ("Export", ['{"products": [', ' {"name": "Tarnflow 100",',
                          '  "specs": {"weight_kg": 2.5, "bluetooth": true}}', "]}"]),
    "e.eml": ("Re: probation", [
        "From: Nils Gallo", "Subject: Leave Policy in the Nordics", "",
        "> Probation under the Leave Policy was 60 days.", "No longer."]),
    "f.txt": ("Notice", ["TARNFLOW 100", "", "The product owner is Aino Farkas.", "", "The end."]),
}
QUOTES = (
    Quote("fact-1", "a.md", "The Tarnflow 100 weighs 2.5 kg."),
    Quote("fact-3", "a.md", "Its warranty runs for two years."),
    Quote("fact-1", "a.md", "| Tarnflow 100 | 2.5 kg | TF-4711 |", "table"),
    Quote("fact-9", "a.md", "| Tarnflow 100 | 2.5 kg | TF-4711 |", "table"),
    Quote("fact-2", "a.md", "| Tarnflow 120 | 3.1 kg | |", "table"),
    Quote("fact-4", "b.html", PROBATION, "table"),
    Quote("fact-5", "b.html", PROBATION, "table"),
    Quote("fact-8", "c.csv", "item,seal kit price (EUR),product owner", "csv"),
    Quote("fact-8", "c.csv", "Tarnflow-100,1250.00,Aino Farkas", "csv"),
    Quote("fact-7", "c.csv", "Tarnflow-100,1250.00,Aino Farkas", "csv"),
    Quote("fact-1", "d.json", '"specs": {"weight_kg": 2.5, "bluetooth": true}', "json"),
    Quote("fact-10", "d.json", '"specs": {"weight_kg": 2.5, "bluetooth": true}', "json"),
    Quote("fact-6", "e.eml", "> Probation under the Leave Policy was 60 days.", "mail"),
    Quote("fact-7", "f.txt", "The product owner is Aino Farkas."),
)
ABSENCES = (Absence(VESK.id, "warranty"), Absence("Tarnflow 130", "weight", subject_exists=False))


def company() -> Company:
    """Return the small company; `check` finds nothing in it."""
    documents = tuple(Document(name, "page", name.rsplit(".", 1)[1], title, "\n".join(text) + "\n")
                      for name, (title, text) in TEXTS.items())
    return Company(0, "Halv Metering", date(2026, 9, 14), (TARN, VESK, LEAVE, ANNA, NILS, LINE),
                   FACTS, ABSENCES, documents, QUOTES)


def edited(made: Company, name: str, old: str, new: str) -> Company:
    """Return the company with one place of one document rewritten."""
    (before,) = (document for document in made.documents if document.id == name)
    assert old in before.text
    after = replace(before, text=before.text.replace(old, new, 1))
    return replace(made, documents=tuple(
        after if document is before else document for document in made.documents))
