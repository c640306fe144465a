"""Tables of data-sheet figures: rows are attributes or variants, and every row is a quote."""

from __future__ import annotations

from html import escape

from corpus.facts import Entity, Fact, Status
from corpus.writers.desk import Sheet

GROUPS: dict[str, tuple[str, ...]] = {
    "Measuring": ("range", "accuracy", "settling"),
    "Electrical data": ("supply", "consumption", "cable", "protocols", "bluetooth"),
    "Operating conditions": ("ambient", "pressure", "protection", "certificate"),
    "Mechanical data": ("weight", "materials"),
    "Ordering": ("order_code", "launched", "warranty"),
}
LABELS: dict[str, tuple[str, ...]] = {
    "range": ("Measuring range, upper limit", "Upper range limit", "Measuring range up to"),
    "accuracy": ("Accuracy, of span", "Measuring error, of span", "Accuracy (at reference)"),
    "settling": ("Response time", "Response time (step, to final value)"),
    "supply": ("Supply voltage (DC)", "Operating voltage (DC)"),
    "consumption": ("Power consumption", "Power consumption, typical"),
    "cable": ("Cable length as delivered", "Length of fixed cable"),
    "protocols": ("Supported protocols", "Protocols"),
    "bluetooth": ("Bluetooth", "Bluetooth operation"),
    "ambient": ("Maximum ambient temperature", "Ambient temperature, up to"),
    "pressure": ("Maximum process pressure", "Process pressure, up to"),
    "protection": ("Degree of protection", "Ingress protection"),
    "certificate": ("Ex certificate", "Certificate (hazardous areas)"),
    "weight": ("Weight", "Weight without packaging"),
    "materials": ("Wetted materials", "Wetted parts made of"),
    "order_code": ("Order code",),
    "launched": ("Launch date", "On sale since"),
    "warranty": ("Warranty period", "Warranty"),
    "torque": ("Mounting torque", "Tightening torque"),
    "calibration": ("Calibration interval", "To be recalibrated every"),
    "seal_kit": ("Spare seal kit", "Seal kit"),
}


def columns(sheet: Sheet, variants: tuple[Entity, ...], names: tuple[str, ...],
            head: str) -> list[str]:
    """Return rows with one attribute each and one column a variant; `head` is their header."""
    made = []
    for name in names:
        by_edition = _by_edition(sheet, variants, name)
        label = sheet.pick(*LABELS[name])
        for edition, facts in by_edition.items():
            title = f"{label}, {edition}" if edition else label
            cells = "".join(f"<td>{cell(sheet, facts.get(variant.id))}</td>"
                            for variant in variants)
            row = f"<tr><td>{escape(title)}</td>{cells}</tr>"
            note(sheet, list(facts.values()), head, row)
            made.append(row)
    return made


def across(sheet: Sheet, variants: tuple[Entity, ...], names: tuple[str, ...]) -> list[str]:
    """Return a header and rows with one variant each; editions have rows of their own."""
    by_name = {name: _by_edition(sheet, variants, name) for name in names}
    names = tuple(name for name in names if by_name[name])
    editions = list(dict.fromkeys(e for found in by_name.values() for e in found)) or [None]
    split: list[str | None] = [edition for edition in editions if edition]
    split = split or [None]
    labels = "".join(f"<th>{escape(sheet.pick(*LABELS[name]))}</th>" for name in names)
    head = f"<tr><th>Type</th>{'<th>Edition</th>' if split[0] else ''}{labels}</tr>"
    made = [head]
    for variant in variants:
        for edition in split:
            facts = [by_name[name].get(edition, by_name[name].get(None, {})).get(variant.id)
                     for name in names]
            cells = "".join(f"<td>{cell(sheet, fact)}</td>" for fact in facts)
            marked = f"<td>{edition}</td>" if edition else ""
            row = f"<tr><td>{variant.name}</td>{marked}{cells}</tr>"
            note(sheet, [fact for fact in facts if fact], head, row)
            made.append(row)
    return made


def pipes(sheet: Sheet, variants: tuple[Entity, ...], names: tuple[str, ...],
          first: str = "Type") -> list[str]:
    """Return a Markdown table, one row a variant; attributes that no variant has are left out."""
    found = {name: _by_edition(sheet, variants, name).get(None, {}) for name in names}
    names = tuple(name for name in names if found[name])
    head = f"| {first} | " + " | ".join(sheet.pick(*LABELS[name]) for name in names) + " |"
    made = [head, "|---" * (len(names) + 1) + "|"]
    for variant in variants:
        facts = [found[name].get(variant.id) for name in names]
        row = f"| {variant.name} | " + " | ".join(
            sheet.cell(fact) if fact else "–" for fact in facts) + " |"
        note(sheet, [fact for fact in facts if fact], head, row)
        made.append(row)
    return made


def note(sheet: Sheet, facts: list[Fact], head: str, row: str, place: str = "table") -> None:
    """Note header and row as the evidence of all `facts`."""
    for fact in facts:
        sheet.note(fact, head, place)
        sheet.note(fact, row, place)


def cell(sheet: Sheet, fact: Fact | None) -> str:
    """Return a value as table text; a dash where the variant has none."""
    return escape(sheet.cell(fact)) if fact else "–"


def _by_edition(sheet: Sheet, variants: tuple[Entity, ...],
                name: str) -> dict[str | None, dict[str, Fact]]:
    found: dict[str | None, dict[str, Fact]] = {}
    for variant in variants:
        for fact in sheet.desk.facts(variant.id, name, status=Status.CURRENT):
            found.setdefault(fact.scope.edition, {})[variant.id] = fact
    return found
