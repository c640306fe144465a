"""A sheet for newcomers to one region: what they ask in the first weeks, from several policies."""

from __future__ import annotations

from corpus.facts import Status
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, slug
from corpus.writers.policies.naming import place, subject

FIRST = {
    "leave": "Time off", "travel": "On the road", "expense": "If you spend money for us",
    "security": "Accounts and screens", "technology": "Your equipment", "home": "Days at home",
    "learning": "Learning something", "safety": "Staying well", "retention": "What we keep",
    "oncall": "Out of hours"}


def write_welcome(desk: Desk, region: str) -> None:
    """Write the sheet of `region`: a paragraph a policy, now and then with two facts."""
    sheet = desk.sheet(f"handbook/{slug(region)}/your-first-weeks.md")
    random, where = sheet.random, place(region)
    owner = as_label(sheet.house["hr"])
    title = sheet.pick(f"Your first weeks in {where}", f"Welcome to {where}: a short guide",
                       f"New here? A sheet for {where}")
    sheet.write(f"# {title}", "", sheet.passage("policies.welcome", place=where), "")
    current = [edition for edition in desk.world.policies.editions
               if edition.status is Status.CURRENT and edition.region in (region, None)]
    random.shuffle(current)
    for edition in current[: random.randint(5, 7)]:
        facts = random.sample(edition.facts, random.choice((1, 1, 2)))
        sentences = [sheet.say(fact, subject(edition, random)) for fact in facts]
        points = [sheet.passage(f"policies_{edition.key}.points", place=where)
                  for _ in range(random.randint(1, 3))]
        told = [*sentences, *points] if random.random() < 0.7 else [*points, *sentences]
        sheet.write(f"**{FIRST[edition.key]}.** " + " ".join(told), "")
    sheet.write(sheet.passage("policies.welcome_end", place=where), "",
                sheet.passage("policies.contact", place=where), "", f"*{owner}*")
    sheet.finish("newcomer sheet", title, owner=owner, region=region)
