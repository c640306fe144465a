"""The intranet page of customers under contract, and mails between them and their managers."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

from corpus.facts import Entity, Fact, Stated, Status
from corpus.world.ledger import TODAY, day
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.house_style import show
from corpus.writers.trade.mailing import Message, Person, body, domain, headers, lowered
from corpus.writers.trade.paper import BREAK

COLUMNS = {"number": "Contract number", "manager": "Account manager",
           "start": "Commencement date", "term": "Initial term"}
STORIES = {"bill": ("payment", "interest"), "visit": ("plants", "penalty"),
           "exit": ("notice", "term", "start")}
SUBJECTS = {"bill": "Due dates of your bills to {s}", "visit": "Calibration visit at {s}",
            "exit": "Framework agreement with {s}"}
RETOLD: dict[str, tuple[str, ...]] = {
    "payment": ("For {s} we have agreed a payment term of {v}.",
                "Under the contract, invoices to {s} are due {v} after their date.",
                "The payment term in the {s} contract is {v}."),
    "interest": ("If something does stay open, the {s} contract provides for interest of {v} a "
                 "year.", "Late payment interest for {s} stands at {v} per annum."),
    "plants": ("The {s} contract names these covered plants: {v}.",
               "Covered plants are {v}, as far as {s} is concerned."),
    "penalty": ("For a visit that starts late, {s} gets a service credit of {v} of the quarterly "
                "fee.", "The service credit for {s} in such a case is {v}."),
    "notice": ("{s} would have to give notice of {v}.",
               "The notice period in the {s} contract is {v}, in writing.",
               "Ending it takes notice of {v} by {s} or by us."),
    "term": ("The initial term of the {s} contract was set at {v}.",
             "It was signed by {s} for an initial term of {v}."),
    "start": ("The commencement date of the {s} contract is {v}.",
              "The contract with {s} took effect on {v}."),
}
REMEMBERED: dict[str, tuple[str, ...]] = {
    "payment": ("In my old scan I read a payment term of {v} for {s}.",
                "My predecessor's note says that invoices to {s} are due after {v}."),
    "interest": ("The scan mentions interest of {v} for {s}, if I decipher it correctly.",),
    "penalty": ("I have a service credit of {v} for {s} in my notes.",),
    "notice": ("An old list of ours shows a notice period of {v} for {s}.",
               "According to my predecessor, {s} has to give notice of {v}."),
}


def write(desk: Desk) -> None:
    """Write the overview page and a few mail threads."""
    _overview(desk)
    random = desk.world.ledger.stream("customer mails")
    amended = [a for a in desk.world.trade.amendments if not a.draft]
    told: list[tuple[Entity, str]] = []
    for story, names in STORIES.items():
        changed = [a.contract for a in amended if set(a.attributes) & set(names)]
        told.append((random.choice(changed or _with(desk, names)), story))
    told += [(random.choice(_with(desk, STORIES[story])), story)
             for story in random.sample(list(STORIES), random.randint(1, 3))]
    versions = {story: random.sample("ab", 2) for story in STORIES}
    for contract, story in dict.fromkeys(told):
        _thread(desk, contract, story, versions[story].pop())


def _with(desk: Desk, names: tuple[str, ...]) -> list[Entity]:
    """Return the contracts that have all of these attributes."""
    return [contract for contract in desk.world.trade.contracts
            if {fact.attribute for fact in desk.facts(contract.id)} >= set(names)]


def _overview(desk: Desk) -> None:
    sheet = desk.sheet("intranet/customers-under-contract.html")
    heads = "".join(f"<th>{text}</th>" for text in ("Customer", *COLUMNS.values()))
    head = f"<tr>{heads}</tr>"
    title, owner = "Customers under contract", sheet.house["crm"]
    sheet.write("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
                f"<title>{title} | {escape(desk.world.name)} intranet</title>",
                '<meta name="owner" content="Sales office">', "</head>", "<body>",
                '<nav><a href="/">Home</a> &gt; <a href="/sales">Sales</a> &gt; Contracts</nav>',
                f"<h1>{title}</h1>", f"<p>{escape(sheet.passage('trade.accounts_intro'))}</p>",
                "<table>", f"<thead>{head}</thead>", "<tbody>")
    for contract in sorted(desk.world.trade.contracts, key=lambda entity: entity.name):
        kept = [name for name in COLUMNS if name in ("number", "manager")
                or sheet.random.random() < 0.6]
        facts = {fact.attribute: fact for fact in desk.facts(contract.id, *kept)}
        cells = "".join(f"<td>{escape(_cell(sheet, facts.get(name)))}</td>" for name in COLUMNS)
        row = f"<tr><td>{escape(contract.aliases[0])}</td>{cells}</tr>"
        for fact in facts.values():
            sheet.note(fact, head, "table")
            sheet.note(fact, row, "table")
        sheet.write(row)
    sheet.write("</tbody>", "</table>", f"<p>{escape(sheet.passage('trade.accounts_outro'))}</p>",
                f"<footer>Source: {escape(as_label(owner))}. Corrections to the sales office. "
                '<a href="/sales/archive">Archive</a></footer>', "</body>", "</html>")
    sheet.finish("overview", title, owner="Sales office")


def _cell(sheet: Sheet, fact: Fact | None) -> str:
    return "-" if fact is None else sheet.cell(fact)


def _thread(desk: Desk, contract: Entity, story: str, version: str) -> None:
    firm = contract.aliases[0]
    sheet = desk.sheet(f"mail/{slug(firm)}-{story}.eml")
    random, width = sheet.random, sheet.random.choice((0, 74))
    facts = desk.facts(contract.id, *STORIES[story], status=Status.CURRENT)
    manager = desk.name_of[dict(contract.refs)["manager"]]
    first, *rest = facts
    told = [_told(sheet, fact, firm, RETOLD, Stated.ASSERTED) for fact in (first, *rest[:1])]
    ours = Person(manager, slug(manager).replace("-", "."), domain(desk.world.name),
                  f"Account management, {desk.world.name}")
    signer = dict(desk.world.trade.signers)[contract.id]
    theirs = Person(signer, slug(signer).replace("-", "."), domain(firm), firm)
    old = [fact for fact in desk.facts(contract.id, *STORIES[story], status=Status.SUPERSEDED)]
    remembered = [_told(sheet, fact, firm, REMEMBERED, Stated.QUOTED) for fact in old[:1]]
    latest = max([fact.valid_from or date(2025, 9, 1) for fact in facts])
    answered = day(random, max(latest + timedelta(days=5), date(2026, 1, 10)),
                   TODAY - timedelta(days=2))
    asked = answered - timedelta(days=1 if answered.weekday() else 3)
    answer = Message(ours, answered, random.randint(8, 17), random.randint(0, 59), (
        f"Dear {signer.split()[0]},", "", *_text(sheet, f"{story}_{version}_answer"), "", *told, "",
        *_text(sheet, "closing"), "", sheet.pick("Kind regards", "Best regards"), manager,
        ours.line), tuple(told))
    question = Message(theirs, asked, random.randint(8, 17), random.randint(0, 59), (
        f"Dear {manager.split()[0]},", "", *_text(sheet, f"{story}_{version}_ask"),
        *(("", *remembered) if remembered else ()), "", sheet.pick("Regards", "Many thanks"),
        signer, firm), tuple(remembered))
    subject = "Re: " + SUBJECTS[story].format(s=firm)
    thread = (answer, question)
    zone = "+0200" if 3 < answered.month < 11 else "+0100"
    sheet.write(*headers(thread, str(theirs), (f"contracts@{ours.domain}",), subject, zone),
                *body(thread, width, random.randrange(2)))
    sheet.finish("mail thread", subject, effective=answered)


def _text(sheet: Sheet, theme: str) -> list[str]:
    text = sheet.passage(f"mail_customer.{theme}").replace(BREAK, "\n\n").split("\n")
    first = text[0] if theme == "closing" else lowered(text[0])
    return [first, *(line[:1].upper() + line[1:] for line in text[1:])]


def _told(sheet: Sheet, fact: Fact, firm: str, phrases: dict[str, tuple[str, ...]],
          stated: Stated) -> str:
    value = show(fact, sheet.hand)
    sentence = sheet.pick(*phrases[fact.attribute]).format(s=firm, v=value)
    sentence = sentence[:1].upper() + sentence[1:]
    sheet.note(fact, sentence, "mail", stated)
    return sentence
