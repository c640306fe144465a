"""The newcomer guide: long sections of advice, and here and there whom to ask."""

from __future__ import annotations

from datetime import date

from corpus.facts import Fact, Status
from corpus.world.ledger import day
from corpus.writers.background import as_label
from corpus.writers.desk import Desk

SECTIONS = {
    "first_day": ("Your first day", "Day one"), "mentor": ("Your mentor", "Somebody at your side"),
    "words": ("How we speak", "Short names and code names"),
    "tools": ("Where things are kept", "The tools we use"),
    "writing": ("Writing", "Mails, reports and documents"),
    "safety": ("Staying in one piece", "Safety"), "laboratory": ("In the laboratory", "The loops"),
    "travel": ("On the road", "Travelling"), "money": ("Money", "Buying and booking"),
    "customers": ("Customers", "When a customer calls"), "growing": ("Learning and moving on",),
}

# How the guide passes from advice to the people or numbers that go with it.
LEAD_INS = {
    "tools": ("If a system refuses you without saying why, ask one of the administrators.",
              "There is a human being behind each of these systems."),
    "money": ("By way of example, here is what some teams are booked on.",
              "You will need this sort of number sooner than you expect."),
    "customers": ("When a customer's plant is standing still, do not look for the form first.",
                  "For a call that sounds like an incident there are people who do nothing else."),
    "mentor": ("If your mentor is away, the lead of the team you want to visit can help as well.",
               "Teams that like to have guests told us so, and they named whom to ask."),
    "travel": ("Somebody at the other end should know that you are coming.",
               "Say hello to those who answer for the place you visit."),
    "words": ("An example that you will meet in your first week.",
              "Try it out: look at the sticker under your screen."),
    "growing": ("Careers take odd turns, and large teams have the most vacancies.",
                "Most moves begin over coffee and lead into one of the large teams."),
    "safety": ("What cannot wait for a form is told directly to those who run the place.",
               "In doubt, ring before you climb."),
}


def write(desk: Desk) -> None:
    """Write the guide."""
    sheet = desk.sheet("handbook/newcomer-guide.md")
    title = sheet.pick("Newcomer guide", "Welcome aboard", "Your first weeks", "Starting here")
    effective = day(sheet.random, date(2026, 1, 20), date(2026, 7, 1))
    owner = as_label(sheet.house["hr"])
    sheet.write("---", f"title: {title}", f"owner: {owner}",
                f"effective: {effective.isoformat()}", "audience: all staff", "---", "",
                f"# {title}", "", sheet.passage("people_guide.opening"), "")
    asides = _asides(desk)
    order = [*list(SECTIONS)[:2], *sheet.random.sample(list(SECTIONS)[2:-1], 8), "growing"]
    for number, name in enumerate(order, 1):
        twice = sheet.random.random() < 0.6
        texts = [sheet.passage(f"people_guide.{name}") for _ in range(2 if twice else 1)]
        sheet.write(f"## {number}. {sheet.pick(*SECTIONS[name])}", "", *_spaced(texts))
        said = [sheet.say(fact, place="deep" if twice else "prose")
                for fact in asides.get(name, [])]
        if said:
            sheet.write(f"{sheet.pick(*LEAD_INS[name])} {' '.join(said)}", "")
    sheet.write(f"## {sheet.pick('Last words', 'And then', 'Before you go')}", "",
                sheet.passage("people_guide.closing"))
    sheet.finish("guide", title, owner=owner, effective=effective)


def _asides(desk: Desk) -> dict[str, list[Fact]]:
    """Return which facts the guide mentions in which section."""
    people = desk.world.people
    random = desk.world.ledger.stream("guide asides")

    def of_teams(name: str, count: int) -> list[Fact]:
        facts = [fact for team in people.teams for fact in desk.facts(team.id, name)
                 if fact.status is Status.CURRENT]
        return random.sample(facts, count)

    def of_persons(title: str, name: str, count: int) -> list[Fact]:
        return [desk.facts(person.id, name)[0]
                for person in random.sample(people.by_title[title], count)]

    sites = random.sample(people.sites, 2)
    return {
        "tools": of_persons("System Administrator", "extension", 1), "money": of_teams(
            "cost_centre", 2), "customers": of_persons("Incident Manager", "extension", 2),
        "mentor": of_teams("lead", 2), "travel": [desk.facts(s.id, "head")[0] for s in sites],
        "words": [desk.facts(random.choice(people.sites).id, "site_code")[0]],
        "growing": of_persons("Director", "title", 1) + of_teams("size", 1),
        "safety": of_persons("Site Manager", "extension", 1),
    }


def _spaced(texts: list[str]) -> list[str]:
    return [line for text in texts for line in (text, "")]
