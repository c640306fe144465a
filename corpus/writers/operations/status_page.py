"""The public status page: past disturbances in one HTML table."""

from __future__ import annotations

from html import escape

from corpus.world.ledger import TODAY
from corpus.writers.desk import Desk
from corpus.writers.operations.telling import spoken, told

COLUMNS = {"ticket": "Incident number", "began": "Date of the outage",
           "outage": "Duration of the outage", "affected": "Affected customers"}


def write(desk: Desk) -> None:
    """Write the page with all incidents, the newest first."""
    sheet = desk.sheet("status/past-disturbances.html")
    title = f"{desk.world.name} service status: past disturbances"
    columns = [name for name in COLUMNS if name != sheet.pick("ticket", "began", "affected")]
    head = "<tr><th>Disturbance</th>" + "".join(
        f"<th>{COLUMNS[name]}</th>" for name in columns) + "</tr>"
    sheet.write("<!doctype html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
                f"<title>{escape(title)}</title>",
                f'<meta name="last-modified" content="{TODAY.isoformat()}">', "</head>", "<body>",
                '<nav><a href="/">Status</a> <a href="/subscribe">Subscribe</a> '
                '<a href="/history">History</a> <a href="/contact">Contact</a></nav>',
                '<div class="bar ok">All services are operating normally</div>',
                f"<h1>{escape(title)}</h1>", f"<p>{escape(sheet.passage('operations.page'))}</p>",
                '<table class="history">', f"<thead>{head}</thead>", "<tbody>")
    for incident in reversed(desk.world.operations.incidents):
        facts = {fact.attribute: fact for fact in told(desk, incident)}
        cells = [sheet.cell(facts[name]) if name in facts else "" for name in columns]
        row = "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in
                               (incident.name[0].upper() + incident.name[1:], *cells)) + "</tr>"
        sheet.write(row)
        for name in columns:
            if name in facts:
                sheet.note(facts[name], row, "table")
                sheet.note(facts[name], head, "table")
    sheet.write("</tbody>", "</table>",
                f"<p>{escape(sheet.passage('incident.talk'))}</p>",
                f"<footer>Maintained by {escape(sheet.house['it'])}. Page built on "
                f"{spoken(TODAY)}. <a href=\"/imprint\">Imprint</a> | <a href=\"/privacy\">Privacy"
                "</a></footer>", "</body>", "</html>")
    sheet.finish("status page", title, owner=sheet.house["support"], effective=TODAY)
