"""One page on each programme: what it is for, its key data, what may go wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from corpus.facts import Entity, Fact
from corpus.world.ledger import TODAY
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.operations.telling import between, listed, spoken, told

LABELS = {"budget": "Budget", "kickoff": "Kick-off date", "golive": "Go-live date",
          "sponsor": "Sponsor", "streams": "Work streams"}


def write(desk: Desk) -> None:
    """Write a page for each programme."""
    for turn, programme in enumerate(desk.world.operations.programmes):
        _page(desk, programme, turn)


def _page(desk: Desk, programme: Entity, turn: int) -> None:
    sheet = desk.sheet(f"programmes/{slug(programme.name)}.md")
    facts = told(desk, programme)
    latest = max((fact.valid_from for fact in facts if fact.valid_from), default=date(2026, 5, 4))
    stand = between(sheet, latest + timedelta(days=3), TODAY - timedelta(days=5))
    story = desk.world.operations.stories[programme.id]
    sheet.write(f"# {programme.name}", "",
                sheet.pick(f"*Programme page, as of {spoken(stand)}. Kept by the project office.*",
                           f"Owner: project office. Last edited: {stand.isoformat()}.",
                           f"> One page on the programme. State: {spoken(stand)}."), "")
    prose, tabled = facts, []
    if turn % 3 == 0:
        prose, tabled = [], facts
    elif turn % 3 == 1:
        tabled = [fact for fact in facts if fact.attribute in ("budget", "streams")]
        prose = [fact for fact in facts if fact not in tabled]
    blocks: list[Callable[[], None]] = [
        lambda: _aims(sheet, story), lambda: _key_data(sheet, programme, prose, tabled),
        lambda: _governance(sheet)]
    if turn % 2:
        blocks.insert(0, blocks.pop(1))
    sheet.write(f"## {sheet.pick('Why we do this', 'Background', 'What it is about')}", "",
                sheet.passage(f"{story}.about"), "")
    for block in blocks:
        block()
    sheet.write(f"## {sheet.pick('What may go wrong', 'Risks we watch', 'Known risks')}", "",
                *(f"- {line}" for line in listed(sheet, f"{story}.risks")), "")
    sheet.write(f"## {sheet.pick('What comes next', 'Next steps', 'The coming months')}", "",
                sheet.passage("minutes.next"))
    sheet.finish("programme page", programme.name, owner="project office", effective=stand)


def _aims(sheet: Sheet, story: str) -> None:
    sheet.write(f"## {sheet.pick('Aims', 'When we are done', 'How we will know it worked')}", "")
    sheet.write(*(f"- {line}" for line in listed(sheet, f"{story}.aims")), "")


def _key_data(sheet: Sheet, programme: Entity, prose: list[Fact], tabled: list[Fact]) -> None:
    sheet.write(f"## {sheet.pick('Key data', 'At a glance', 'Dates, people and money')}", "")
    if prose:
        if len(prose) > 2:
            sheet.write(*(f"- {sheet.say(fact, place='list')}" for fact in prose), "")
        else:
            sheet.write(" ".join(sheet.say(fact) for fact in prose), "")
    if tabled:
        head = f"| {programme.name} | |"
        sheet.write(head, "|---|---|")
        for fact in tabled:
            row = f"| {LABELS[fact.attribute]} | {sheet.cell(fact)} |"
            sheet.write(row)
            sheet.note(fact, row, "table")
            sheet.note(fact, head, "table")
        sheet.write("")


def _governance(sheet: Sheet) -> None:
    sheet.write(f"## {sheet.pick('How we work', 'Who decides', 'Steering')}", "",
                sheet.passage("minutes.governance"), "")
