"""Pages of teams: what they do, how to reach them, who leads them and who pays."""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity, Fact, Status
from corpus.world.ledger import day
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.people.frame import close_page, open_page
from corpus.writers.people.tables import glance, grid

HEADINGS = {
    "mission": ("What we do", "Our job", "What the {team} is for"),
    "reach": ("How to reach us", "Reaching the {team}", "Asking the {team} for something"),
    "ways": ("How we work", "Customs of the {team}", "Working with us"),
    "boundaries": ("What we do not do", "Where the {team} stops", "Not us"),
    "training": ("Learning with us", "Joining the {team}", "Guests and apprentices"),
    "booking": ("Money", "Who pays", "Hours and orders for the {team}"),
}


def write(desk: Desk) -> None:
    """Write a page for most teams; the rest have none yet."""
    random = desk.world.ledger.stream("team pages")
    teams = desk.world.people.teams
    for team in random.sample(teams, min(len(teams) - 2, random.randint(4, 6))):
        ending = random.choice(("md", "html", "html"))
        sheet = desk.sheet(f"{'wiki' if ending == 'md' else 'intranet'}/teams/"
                           f"{slug(team.name)}.{ending}")
        _page(sheet, team, ending == "md")


def short(team: Entity) -> str:
    """Return how colleagues speak of a team: by its letters, if it has any."""
    acronym = dict(team.refs).get("acronym")
    return f"{acronym} people" if acronym else team.name


def _page(sheet: Sheet, team: Entity, markdown: bool) -> None:
    effective = day(sheet.random, date(2026, 1, 12), date(2026, 8, 20))
    facts = [fact for fact in sheet.desk.facts(team.id) if fact.status is Status.CURRENT]
    lead = next(fact for fact in facts if fact.attribute == "lead")
    owner = sheet.pick(lead.values[0].text, team.name)
    if markdown:
        _front_matter(sheet, team, owner, effective)
    else:
        open_page(sheet, team.name, sheet.pick("Teams", "Who is who"), owner, effective)
    sheet.random.shuffle(facts)
    tabled = facts[:sheet.random.choice((0, 0, 2, 3))]
    told = {fact.attribute: fact for fact in facts if fact not in tabled}
    function = dict(team.refs)["function"]
    _section(sheet, team, "mission", f"people_teams.{function}", told, ("lead", "size"), markdown)
    if tabled and not markdown:
        glance(sheet, team, tabled)
    elif tabled:
        grid(sheet, "Team", [fact.attribute for fact in tabled], [(team, tabled)], True)
        sheet.write("")
    rest = ["reach", "ways", "boundaries", "training"]
    sheet.random.shuffle(rest)
    rest = rest[:sheet.random.randint(2, 4)]
    if "reach" not in rest:
        rest.append("reach")
    for name in (*rest, "booking"):
        places = {"reach": ("base",), "booking": ("cost_centre",)}.get(name, ())
        if name != "booking" or "cost_centre" in told or sheet.random.random() < 0.5:
            _section(sheet, team, name, f"people_teams.{name}", told, places, markdown)
        if name == "reach":
            _contacts(sheet, team, markdown)
    if markdown:
        sheet.write(sheet.pick("---", "* * *"), sheet.pick(
            f"Page of the {team.name}; edits are welcome.", f"Questions about this page: {owner}.",
            f"Watched by {owner}. Please add a line to the history when you edit."))
    else:
        others = [other.name for other in sheet.desk.world.people.teams if other is not team]
        close_page(sheet, tuple(sheet.random.sample(others, sheet.random.randint(0, 3))))
    sheet.finish("team page", team.name, owner=owner, effective=effective)


def _front_matter(sheet: Sheet, team: Entity, owner: str, effective: date) -> None:
    if sheet.random.random() < 0.5:
        sheet.write("---", f"title: {team.name}", f"owner: {owner}",
                    f"updated: {effective.isoformat()}", f"space: {slug(team.name)}", "---", "",
                    f"# {team.name}", "")
    else:
        sheet.write(f"# {team.name}", "", f"*{sheet.pick('Kept by', 'Owner:')} {owner}, "
                    f"{sheet.pick('last edit', 'as of')} {effective.isoformat()}*", "")


def _section(sheet: Sheet, team: Entity, name: str, theme: str, told: dict[str, Fact],
             places: tuple[str, ...], markdown: bool) -> None:
    """Write one section with its passage and the facts that belong there."""
    heading = sheet.pick(*HEADINGS[name]).format(team=team.name)
    others = [other for other in sheet.desk.world.people.teams if other is not team]
    passage = sheet.passage(theme, team=team.name, other=short(sheet.random.choice(others)))
    said = [sheet.say(told[place]) for place in places if place in told]
    if len(said) > 1:
        paragraph = f"{said[0]} {passage} {' '.join(said[1:])}"
    else:
        paragraph = " ".join([passage, *said] if sheet.random.random() < 0.6 else [*said, passage])
    if markdown:
        sheet.write(f"## {heading}", "", paragraph, "")
    else:
        sheet.write(f"<h2>{heading}</h2>", f"<p>{paragraph}</p>")


def _contacts(sheet: Sheet, team: Entity, markdown: bool) -> None:
    """Write a few people of the team with their telephones, as a table or as sentences."""
    people = [person for person in sheet.desk.world.people.staff
              if ("team", team.id) in person.refs]
    chosen = sheet.random.sample(people, sheet.random.randint(2, 4))
    opener = sheet.pick(
        "These colleagues usually know the answer or who has it.", "People to try first:",
        "By telephone, if it cannot wait:", "Some of us, with the numbers on our desks:",
        f"Faces of the {team.name} whom you are likely to meet:",
        "If the channel stays silent, ring one of these:")
    sheet.write(*((opener, "") if markdown else (f"<p>{opener}</p>",)))
    rows = [(person, sheet.desk.facts(person.id, "title", "extension")) for person in chosen]
    if sheet.random.random() < 0.5:
        heads = ("Name", sheet.pick("Job title", "Role"), sheet.pick("Extension", "Ext."))
        table = [heads, *((person.name, *(fact.values[0].text for fact in facts))
                          for person, facts in rows)]
        lines = ["| " + " | ".join(cells) + " |" for cells in table] if markdown else [
            "<tr><td>" + "</td><td>".join(cells) + "</td></tr>" for cells in table]
        sheet.write(*(() if markdown else ("<table>",)), lines[0],
                    *(("| --- | --- | --- |",) if markdown else ()), *lines[1:],
                    "" if markdown else "</table>")
        for (_, facts), line in zip(rows, lines[1:], strict=True):
            for fact in facts:
                sheet.note(fact, lines[0], "table")
                sheet.note(fact, line, "table")
        return
    lines = [sheet.say(facts[1], place="list") for _, facts in rows]
    sheet.write(*([f"- {line}" for line in lines] + [""] if markdown else
                  ["<ul>", *(f"<li>{line}</li>" for line in lines), "</ul>"]))
