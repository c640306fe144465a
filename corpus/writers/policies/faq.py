"""Questions and answers about the policies, in Markdown: facts told again in other words."""

from __future__ import annotations

from corpus.facts import Status
from corpus.writers.desk import Desk
from corpus.writers.policies.headings import ASKED
from corpus.writers.policies.naming import place, subject


def write_faq(desk: Desk) -> None:
    """Write the page; about every fifth current fact is asked for."""
    sheet = desk.sheet("handbook/frequently-asked-questions.md")
    owner = sheet.house["hr"]
    title = sheet.pick("Policy questions we are asked every week", "Handbook FAQ",
                       "Frequently asked questions about our policies")
    sheet.write(f"# {title}", "", sheet.passage("policies.faq"), "",
                f"Collected by {owner}.", "")
    current = [e for e in desk.world.policies.editions if e.status is Status.CURRENT]
    asked: list[tuple[str, str]] = []
    topic = ""
    for edition in current:
        if edition.policy.name != topic:
            topic = edition.policy.name
            sheet.write(f"## {topic}", "")
        fresh = [fact for fact in edition.facts if (edition.key, fact.attribute) not in asked]
        for fact in sheet.random.sample(fresh or edition.facts, 1):
            asked.append((edition.key, fact.attribute))
            question = ASKED[fact.attribute]
            where = f" ({edition.region})" if edition.region else ""
            answer = sheet.say(fact, subject(edition, sheet.random))
            rest = ""
            if sheet.random.random() < 0.6:
                rest = " " + sheet.passage(f"policies_{edition.key}.points",
                                           place=place(edition.region))
            sheet.write(f"### {question}{where}", "", f"{answer}{rest}", "")
    sheet.write(sheet.passage("policies.contact", place="the company"))
    sheet.finish("faq", title, Status.CURRENT, owner)
