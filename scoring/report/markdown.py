"""The page's content as Markdown, for pasting into an applicant tracker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scoring.figures import change
from scoring.report.claims import claims, predicted
from scoring.report.integrity import facts
from scoring.report.ledger_rows import in_short, ledger_rows
from scoring.report.mandate import demands
from scoring.report.material import Material
from scoring.report.notable import notes
from scoring.report.practice import told
from scoring.report.provenance import provenance
from scoring.report.rows import Outcome, Row, rows
from scoring.report.sentence import invented, sentence

# NUL, escape and their like: they would command the terminal that the text is shown in.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f]")
SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")


def plain(text: str) -> str:
    """Return foreign text on one line, with nothing that Markdown, HTML or a terminal obeys."""
    return SPECIAL.sub(r"\\\1", CONTROL.sub("\ufffd", " ".join(text.split())))


def markdown(material: Material) -> str:
    """Return `comparison.md`."""
    return "\n".join(_lines(material)).rstrip() + "\n"


def _lines(material: Material) -> Iterator[str]:
    found = rows(material)
    entries = ledger_rows(material.comparison["ledger"], found)
    claimed = claims(material.review.notes or "", material.comparison)
    spoken = sentence(material.comparison)
    yield f"# Debrief: {plain(material.name)}"
    yield ""
    if not material.comparison["valid"]:
        yield "**This run is void: its figures are no score.**"
        yield ""
    yield f"{spoken[0].upper()}{spoken[1:]} {invented(material.comparison)}"
    yield from _table(("mandate", "wanted", "before", "after", "change", "met"), [
        (d.name, d.wanted, d.before, d.after, d.moved, "yes" if d.met else "no")
        for d in demands(material.comparison)])
    yield "; ".join(f"{d.name}: {d.detail}" for d in demands(material.comparison))
    if told(material):
        yield ""
        yield told(material)
    labels = [material.comparison[side]["labels"] for side in ("before", "after")]
    yield from _table(("label", "before", "after", "change"), [
        (name, str(labels[0][name]), str(labels[1][name]),
         change(labels[0][name], labels[1][name]))
        for name in labels[0] if labels[0][name] or labels[1][name]])
    if entries:
        yield f"## Planted faults: {in_short(entries)}"
        yield from _table(("fault", "state", "right before", "right after", "masked"), [
            (f"{e.fault} {e.known.name}", e.state.value, f"{e.right_before}/{e.probes}",
             f"{e.right_after}/{e.probes}", f"{e.masked}/{e.probes}") for e in entries])
    yield "## Guide"
    yield ""
    for note in notes(material, found, entries, claimed):
        yield f"- **{note.name}**: {plain(note.told)}"
        yield from (f"  - {question}" for question in note.ask)
    if claimed:
        yield ""
        yield "## Claims of NOTES.md"
        yield from _table(("claim", "claimed", "measured", "agrees"), [
            (c.metric, c.claimed, c.measured, "yes" if c.agrees else "no") for c in claimed])
        yield predicted(claimed, material.comparison)
    yield ""
    yield "## Integrity sheet (facts, not verdicts)"
    yield ""
    yield from (f"- {'**' if f.notable else ''}{f.name}{'**' if f.notable else ''}: "
                f"{plain(f.told)}{f' *Ask: {f.ask}*' if f.ask else ''}"
                for f in facts(material, claimed))
    for outcome in (Outcome.FIXED, Outcome.BROKEN):
        yield from _changed(outcome, [row for row in found if row.outcome is outcome])
    yield "## What ran"
    yield ""
    yield from (f"- {name}: {plain(value)}" for name, value in provenance(material.comparison))


def _changed(outcome: Outcome, found: Sequence[Row]) -> Iterator[str]:
    if found:
        yield ""
        yield f"## {outcome.value.capitalize()} questions"
        yield from _table(("question", "kind", "before", "after", "root cause"), [
            (row.text, row.kind, row.before.value, row.after.value, row.cause) for row in found])


def _table(head: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[str]:
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in body:
        yield f"| {' | '.join(map(plain, row))} |"
    yield ""
