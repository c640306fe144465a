"""The organisation as exports of the personnel system, this year's and last year's, and a draft."""

from __future__ import annotations

import json
from datetime import date

from corpus.facts import Entity, Fact, Status
from corpus.world.ledger import day
from corpus.world.teams import REFORM
from corpus.writers.desk import Desk, Sheet

KEYS = {"lead": "lead", "cost_centre": "cost_centre", "size": "members", "base": "home_site"}


def write(desk: Desk) -> None:
    """Write both exports and, where numbers are planned, the draft that proposes them."""
    present = {team.id: [fact for fact in desk.facts(team.id, *KEYS)
                         if fact.status is Status.CURRENT] for team in desk.world.people.teams}
    _export(desk.sheet("organisation/teams.json"), present, Status.CURRENT, REFORM)
    past = {team.id: _last_year(desk, team) for team in desk.world.people.teams}
    _export(desk.sheet("organisation/teams-2025.json"), past, Status.SUPERSEDED,
            date(2025, 1, 1))
    planned = [(team, fact) for team in desk.world.people.teams
               for fact in desk.facts(team.id, "cost_centre", status=Status.DRAFT)]
    if planned:
        _draft(desk.sheet("finance/cost-centres-2027-draft.md"), planned)


def _last_year(desk: Desk, team: Entity) -> list[Fact]:
    """Return what held last year; nothing for teams that were founded since."""
    found = []
    for name in ("lead", "cost_centre", "size"):
        facts = desk.facts(team.id, name)
        old = [fact for fact in facts if fact.status is Status.SUPERSEDED]
        found += old or [fact for fact in facts if fact.valid_from is None]
    return found if any(fact.status is Status.SUPERSEDED for fact in found) else []


def _export(sheet: Sheet, facts: dict[str, list[Fact]], status: Status, since: date) -> None:
    """Write an export: one line a team, nested below its branch."""
    teams = [team for team in sheet.desk.world.people.teams if facts[team.id]]
    branches = list(dict.fromkeys(dict(team.refs)["branch"] for team in teams))
    current = status is Status.CURRENT
    sheet.write("{", f'  "company": {json.dumps(sheet.house["company"], ensure_ascii=False)},',
                '  "export": {"report": "organisation by branch", '
                f'"valid_from": "{since.isoformat()}", '
                + (f'"status": "in force", "teams": {len(teams)}}},' if current else
                   f'"valid_to": "2025-12-31", "status": "superseded", "teams": {len(teams)}}},'),
                '  "branches": [')
    for place, branch in enumerate(branches):
        members = [team for team in teams if ("branch", branch) in team.refs]
        sheet.write(f'    {{"branch": "{branch}", "teams": [')
        for team in members:
            row = {"team": team.name, **{KEYS[fact.attribute]: _plain(fact)
                                         for fact in facts[team.id]}}
            line = json.dumps(row, ensure_ascii=False)
            sheet.write(f"      {line}{'' if team is members[-1] else ','}")
            for fact in facts[team.id]:
                sheet.note(fact, line, "json")
        sheet.write("    ]}" + ("" if place == len(branches) - 1 else ","))
    sheet.write("  ]", "}")
    title = "Organisation export" if current else "Organisation export 2025"
    sheet.finish("organisation export", title, status, sheet.house["hr"], since)


def _plain(fact: Fact) -> str | int:
    return int(fact.values[0].text) if fact.attribute == "size" else fact.values[0].text


def _draft(sheet: Sheet, planned: list[tuple[Entity, Fact]]) -> None:
    effective = date(2027, 1, 1)
    written = day(sheet.random, date(2026, 7, 1), date(2026, 9, 10))
    title = sheet.pick("Cost centres from January 2027", "New cost centres, proposal")
    head = "| Team | Cost centre from January 2027 |"
    sheet.write(f"# {title}", "", f"**DRAFT of {written.isoformat()}, not in force.** Author: "
                f"{sheet.house['finance']}. Planned start: {effective.isoformat()}.", "",
                sheet.passage("people_overview.draft_centres"), "", head, "| --- | --- |")
    for team, fact in planned:
        row = f"| {team.name} | {fact.values[0].text} |"
        sheet.write(row)
        sheet.note(fact, head, "table")
        sheet.note(fact, row, "table")
    sheet.write("", "## After the change", "", sheet.passage("people_overview.draft_after"))
    sheet.finish("memo", title, Status.DRAFT, sheet.house["finance"], effective)
