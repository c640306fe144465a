"""Plain-text notices: a policy changes, and a mail-like text says what is new."""

from __future__ import annotations

from datetime import timedelta
from textwrap import fill

from corpus.world.policies import Edition
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, slug
from corpus.writers.house_style import long_date
from corpus.writers.policies.history import was
from corpus.writers.policies.naming import OWNERS, place, subject


def write_notice(desk: Desk, edition: Edition) -> None:
    """Write the notice that announced a current edition, some weeks before it began."""
    where = slug(edition.region or "global")
    sheet = desk.sheet(f"notices/{slug(edition.policy.name)}-{where}.txt")
    random = sheet.random
    owner = as_label(sheet.house[OWNERS[edition.key]])
    day = long_date(edition.start.isoformat())
    scope = place(edition.region)
    title = sheet.pick(f"Notice: new {edition.policy.name} for {scope}",
                       f"{edition.policy.name}, {scope}: what changes on {day}",
                       f"To all staff in {scope}: {edition.policy.name}")
    posted = edition.start - timedelta(days=random.randint(10, 30))
    sheet.write(title, "=" * len(title), f"Posted: {long_date(posted.isoformat())}",
                f"By: {owner}", f"Applies from: {day}", "",
                fill(sheet.passage("policies.notice_open", place=scope), 88), "")
    earlier = [e for e in desk.world.policies.editions if e.policy is edition.policy
               and e.region == edition.region and e.end == edition.start]
    for fact in random.sample(edition.facts, random.randint(2, 3)):
        sheet.write(f"* {sheet.say(fact, subject(edition, random), place='list')}")
        old = [f for e in earlier for f in e.facts if f.attribute == fact.attribute]
        if old and random.random() < 0.6:
            sheet.write(f"  {was(sheet, old[0], edition)}")
    themes = [sheet.passage(f"policies_{edition.key}.cases", place=scope),
              sheet.passage("policies.notice_close", place=scope)]
    if random.random() < 0.6:
        themes.insert(0, sheet.passage(f"policies_{edition.key}.practice", place=scope))
    sheet.write("")
    for text in themes:
        sheet.write(fill(text, 88), "")
    sheet.write(owner)
    sheet.finish("notice", title, owner=owner, effective=edition.start, region=edition.region)
