"""The overview: one wide HTML table, rules down the side and regions across."""

from __future__ import annotations

from corpus.facts import Fact, Status
from corpus.world.catalogue import attribute
from corpus.world.policies import Edition
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet
from corpus.writers.house_style import long_date
from corpus.writers.policies.intranet import closing, opening, text


def write_table(desk: Desk) -> None:
    """Write the table of the current values; a few rules are left out, as such tables do."""
    sheet = desk.sheet("intranet/policies/overview-by-region.html")
    regions = tuple(desk.world.ledger.regions)
    current = [e for e in desk.world.policies.editions if e.status is Status.CURRENT]
    newest = max(edition.start for edition in current)
    owner = as_label(sheet.house["hr"])
    title = sheet.pick("Policy overview by region", "All policies by region: the figures",
                       "Rules by region at a glance")
    opening(sheet, title, {"owner": owner, "effective": newest.isoformat(), "status": "in force"},
            ("Home", "Policies", title))
    sheet.write(f"<p>{text(sheet.passage('policies.overview'))}</p>",
                f"<p>As of {long_date(newest.isoformat())}.</p>", '<table class="overview">')
    head = "<tr><th>Policy</th><th>Rule</th>" + "".join(
        f"<th>{region}</th>" for region in regions) + "</tr>"
    sheet.write(f"<thead>{head}</thead>", "<tbody>")
    for row in _rows(current, sheet):
        _write_row(sheet, head, row, regions)
    sheet.write("</tbody>", "</table>", f"<p>{text(sheet.passage('policies.overview_end'))}</p>")
    closing(sheet)
    sheet.finish("policy overview", title, Status.CURRENT, owner, newest)


def _rows(current: list[Edition], sheet: Sheet) -> list[list[Fact]]:
    """Return one list of facts a row: the same rule in each region, or once for all."""
    rows: dict[tuple[str, str], list[Fact]] = {}
    for edition in current:
        for fact in edition.facts:
            rows.setdefault((edition.policy.name, fact.attribute), []).append(fact)
    return [row for row in rows.values() if sheet.random.random() < 0.9]


def _write_row(sheet: Sheet, head: str, facts: list[Fact], regions: tuple[str, ...]) -> None:
    noun = attribute("policy", facts[0].attribute).noun
    named = sheet.desk.name_of[facts[0].subject]
    shown = [sheet.cell(fact) for fact in facts]
    cells = (f'<td colspan="{len(regions)}">{shown[0]} (all regions)</td>'
             if facts[0].scope.region is None else "".join(f"<td>{value}</td>" for value in shown))
    row = f"<tr><td>{named}</td><td>{noun[0].upper()}{noun[1:]}</td>{cells}</tr>"
    sheet.write(row)
    for fact in facts:
        sheet.note(fact, head, "table")
        sheet.note(fact, row, "table")
