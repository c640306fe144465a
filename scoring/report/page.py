"""Render the page: templates, style and script become one file that needs nothing else.

The Content-Security-Policy admits exactly the page's own style and script, by their hashes:
whatever else a submission may have smuggled into an answer cannot run, load or send anything.
Jinja escapes every value; only the two files beside the templates are put in as they are.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from scoring.comparison import HEADLINE
from scoring.ledger import State
from scoring.report.cases import cases
from scoring.report.charts.drawn import plots
from scoring.report.claims import claims, predicted
from scoring.report.details import details
from scoring.report.integrity import facts
from scoring.report.ledger_rows import in_short, ledger_rows
from scoring.report.mandate import demands
from scoring.report.material import Material
from scoring.report.notable import notes
from scoring.report.own_set import audit
from scoring.report.practice import told
from scoring.report.provenance import provenance
from scoring.report.rows import Outcome, rows
from scoring.report.sentence import invented, sentence
from scoring.report.short import TOLD, Level
from scoring.report.table import rows as rows_of_figures

UNIT = re.compile(r"(?<=\d) (?=%|(?:s|ms|USD|points)\b)|(?<=\bp) (?=[=<])|(?<=[=<]) (?=\d)")
LARGEST = 2_400_000   # bytes of packed details: the page shall stay below three million
TEMPLATES = Path(__file__).resolve().parent / "templates"


def environment() -> jinja2.Environment:
    """Return the templates' environment: everything is escaped, an unknown name is an error."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    found.filters["tight"] = tight
    return found


def tight(text: str) -> str:
    """Return a figure whose unit stays on its line."""
    return UNIT.sub("\u00a0", text)


def render(material: Material) -> str:
    """Return the interviewer's page as HTML."""
    data, level = fitted(material)
    found = rows(material)
    entries = ledger_rows(material.comparison["ledger"], found)
    claimed = claims(material.review.notes or "", material.comparison)
    return fill("page.html", {
        "name": material.name,
        "entries": entries,
        "ledger_words": in_short(entries),
        "masked": any(entry.state is State.MASKED for entry in entries),
        "five": cases(material, found),
        "notes": notes(material, found, entries, claimed),
        "claims": claimed,
        "review": material.review,
        "audits": [audit(own, material.questions, material.library)
                   for own in material.review.own_sets],
        "predicted": predicted(claimed, material.comparison),
        "facts": facts(material, claimed),
        "plots": plots(material),
        "data": data,
        "left_out": TOLD[level],
        "valid": material.comparison["valid"],
        "sentence": sentence(material.comparison),
        "invented": invented(material.comparison),
        "demands": demands(material.comparison),
        "comparison": material.comparison,
        "figures": rows_of_figures(material.comparison),
        "provenance": provenance(material.comparison),
        "rows": found,
        "outcomes": {kind.value: sum(row.outcome is kind and row.part == HEADLINE
                                     for row in found) for kind in Outcome},
        "practice": told(material),
        "filters": True,
        "labels": sorted({label.value for row in found for label in (row.before, row.after)}),
        "kinds": sorted({row.kind for row in found}),
        "parts": sorted({row.part for row in found}),
        "causes": sorted({row.cause for row in found if row.cause}),
        "faults": sorted({row.fault for row in found if row.fault}),
        "documents": sorted({row.document for row in found if row.document}),
    }, ("plots.js", "page.js"))


def fill(template: str, values: Mapping[str, Any], scripts: Sequence[str] = ()) -> str:
    """Return a template filled with `values`, the style, the scripts and the policy for both."""
    style, script = _own("page.css"), Markup("").join(_own(name) for name in scripts)
    allowed = _source(script) if script else "'none'"
    policy = ("default-src 'none'; base-uri 'none'; form-action 'none'; "
              f"style-src {_source(style)}; script-src {allowed}")
    return environment().get_template(template).render(
        **values, style=style, script=script, policy=policy)


def fitted(material: Material) -> tuple[str, Level]:
    """Return the packed details, as much as a page may hold, and the level that did."""
    for level in (Level.WHOLE, Level.CHANGED, Level.ANSWERING):
        data = packed(details(material, level))
        if len(data) <= LARGEST:
            return data, level
    return packed(details(material, Level.BARE)), Level.BARE


def packed(data: Any) -> str:
    """Return plain data as base64 of gzipped JSON, the same bytes every time."""
    return base64.b64encode(gzip.compress(msgspec.json.encode(data), 9, mtime=0)).decode()


def _own(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
