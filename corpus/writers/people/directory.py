"""The directory of each site as the personnel system exports it; columns differ by company."""

from __future__ import annotations

import csv
import io

from corpus.facts import Entity, Status
from corpus.writers.desk import Desk, slug

LAYOUTS = (
    ("name", "title", "team", "site", "extension"),
    ("extension", "name", "job_title", "department", "location"),
    ("employee", "location", "role", "extension", "team"),
)


def write(desk: Desk) -> None:
    """Write one file a site; in some companies by codes and short names only."""
    people = desk.world.people
    random = desk.world.ledger.stream("directory layout")
    layout = random.choice(LAYOUTS)
    coded, separator = random.random() < 0.5, random.choice(",,;")
    team_of = {team.id: team for team in people.teams}
    for site in people.sites:
        sheet = desk.sheet(f"directory/{slug(site.name)}.csv")
        head = separator.join(layout)
        sheet.write(head)
        at = [person for person in people.staff if ("site", site.id) in person.refs]
        at.sort(key=lambda person: (person.name.split()[-1], person.name))
        for person in at:
            extension, title = (desk.facts(person.id, name)[0] for name in ("extension", "title"))
            where = dict(site.refs)["site_code"] if coded else site.name
            team = team_of[dict(person.refs)["team"]]
            row = _row(layout, separator, person, extension.values[0].text, title.values[0].text,
                       dict(team.refs).get("acronym", team.name) if coded else team.name, where)
            sheet.write(row)
            # A row that spells out a lead's team, or a site manager's site, states that fact too.
            told = [extension, title, *(
                fact for owner, name in ((site, "head"), (team, "lead")) if owner.name in row
                for fact in desk.facts(owner.id, name)
                if fact.status is Status.CURRENT and fact.values[0].entity == person.id)]
            for fact in told:
                sheet.note(fact, head, "csv")
                sheet.note(fact, row, "csv")
        sheet.finish("directory", f"Directory, {site.name}", region=dict(site.refs)["region"])


def _row(layout: tuple[str, ...], separator: str, person: Entity, extension: str, title: str,
         team: str, where: str) -> str:
    cells = {"name": person.name, "employee": person.name, "title": title, "job_title": title,
             "role": title, "team": team, "department": team, "site": where, "location": where,
             "extension": extension}
    line = io.StringIO()
    csv.writer(line, delimiter=separator, lineterminator="").writerow(
        cells[column] for column in layout)
    return line.getvalue()
