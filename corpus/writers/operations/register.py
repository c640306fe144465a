"""The register of systems: an intranet page, and an export of who has access."""

from __future__ import annotations

import json
from html import escape

from corpus.world.ledger import TODAY
from corpus.world.operations.landscape import BY_NAME
from corpus.writers.background import as_label
from corpus.writers.desk import Desk
from corpus.writers.operations.telling import spoken, told

COLUMNS = {"admin": "System administrator", "rto": "Recovery time objective",
           "backup": "Backup interval"}


def write(desk: Desk) -> None:
    """Write the page and the export."""
    _page(desk)
    _export(desk)


def _page(desk: Desk) -> None:
    sheet = desk.sheet("systems/register.html")
    owner = as_label(sheet.house["it"])
    title = f"Register of systems ({owner})"
    head = "<tr><th>System</th><th>Used by</th>" + "".join(
        f"<th>{label}</th>" for label in COLUMNS.values()) + "</tr>"
    sheet.write("<!doctype html>", '<html lang="en"><head><meta charset="utf-8">',
                f"<title>{escape(title)}</title>",
                f'<meta name="owner" content="{escape(owner)}">', "</head><body>",
                '<div class="breadcrumb">Home &gt; Services &gt; Register</div>',
                '<ul class="menu"><li>News</li><li>Canteen</li><li>Forms</li><li>People</li></ul>',
                f"<h1>{escape(title)}</h1>",
                f"<p>{escape(sheet.passage('operations.register'))}</p>",
                f"<p>{escape(sheet.passage('operations.register'))}</p>", "<table>", head)
    for system in sorted(desk.world.operations.systems, key=lambda entity: entity.name):
        facts = {fact.attribute: fact for fact in told(desk, system, *COLUMNS)}
        cells = (system.name[0].upper() + system.name[1:], BY_NAME[system.name].audience, *(
            sheet.cell(facts[name]) if name in facts else "" for name in COLUMNS))
        row = "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        sheet.write(row)
        for fact in facts.values():
            sheet.note(fact, row, "table")
            sheet.note(fact, head, "table")
    sheet.write("</table>", '<div class="footer">Was this page useful? <a href="#">Yes</a> '
                f'<a href="#">No</a> | Built on {spoken(TODAY)}</div>', "</body></html>")
    sheet.finish("systems register", title, owner=sheet.house["it"], effective=TODAY)


def _export(desk: Desk) -> None:
    sheet = desk.sheet("systems/access-export.json")
    sheet.write("{", f'  "export": "access rights", "generated": "{TODAY.isoformat()}", '
                f'"owner": {json.dumps(as_label(sheet.house["it"]))},', '  "systems": [')
    systems = desk.world.operations.systems
    for turn, system in enumerate(systems):
        facts = {fact.attribute: fact for fact in told(desk, system, "users", "review")}
        access: dict[str, object] = {}
        if "users" in facts:
            access["named_users"] = int(facts["users"].values[0].text)
        if "review" in facts:
            access["last_access_review"] = facts["review"].values[0].text
        row = json.dumps({"system": system.name, "runs_on": BY_NAME[system.name].home,
                          "access": access}, ensure_ascii=False)
        sheet.write(f"    {row}" + ("," if turn + 1 < len(systems) else ""))
        for fact in facts.values():
            sheet.note(fact, row, "json")
    sheet.write("  ]", "}")
    sheet.finish("access export", "Access rights by system", owner=sheet.house["it"],
                 effective=TODAY)
