"""Amendments: short documents that replace a clause from a date on, and drafts of such."""

from __future__ import annotations

from corpus.facts import Fact, Stated, Status
from corpus.world.trade import Amendment
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, slug
from corpus.writers.house_style import long_date, show
from corpus.writers.trade.paper import Paper

SUBJECTS = {"notice": "termination", "payment": "terms of payment", "cap": "liability",
            "interest": "arrears", "penalty": "punctuality"}
BEFORE: dict[str, tuple[str, ...]] = {
    "notice": ("So far the Agreement with {s} has required notice of {v}.",
               "Up to now, a notice period of {v} has applied to {s}."),
    "payment": ("Until the change, invoices to {s} are payable within {v}.",
                "The Agreement as signed grants {s} a payment term of {v}."),
    "cap": ("As signed, the Agreement with {s} limits liability to {v}.",
            "Liability towards {s} was originally limited to {v}."),
    "interest": ("The Agreement as signed charges {s} interest of {v} a year on arrears.",
                 "So far, late payment interest owed by {s} has been {v} per annum."),
    "penalty": ("In the original wording the service credit for {s} amounts to {v}.",
                "So far a service credit of {v} has been granted to {s}."),
}


def write(desk: Desk, clause_of: dict[str, dict[str, str]]) -> None:
    """Write all amendments; `clause_of` says where the contract has what they change."""
    for amendment in desk.world.trade.amendments:
        _amendment(desk, amendment, clause_of[amendment.contract.id])


def _amendment(desk: Desk, amendment: Amendment, clauses: dict[str, str]) -> None:
    firm, draft = amendment.contract.aliases[0], amendment.draft
    kind = "draft" if draft else str(amendment.start.year)
    paper = Paper(desk, amendment.contract,
                  f"contracts/{slug(firm)}-amendment-{kind}.txt")
    sheet = paper.sheet
    when = long_date(amendment.start.isoformat())
    wanted = Status.DRAFT if draft else Status.CURRENT
    if draft:
        sheet.write(sheet.pick("DRAFT - NOT SIGNED", "*** DRAFT FOR DISCUSSION ***"), "")
    elif sheet.random.random() < 0.4:
        sheet.write(f"Document:  Amendment, {firm}", f"Owner:     {as_label(sheet.house['legal'])}",
                    f"Applies from:  {when}", "")
    sheet.write(sheet.pick(f"AMENDMENT TO THE AGREEMENT WITH {firm.upper()}",
                           f"FIRST AMENDMENT: {firm.upper()}",
                           f"SUPPLEMENTARY AGREEMENT WITH {firm.upper()}"))
    paper.parties()
    if draft:
        sheet.write(*paper.passage("amend.draft"), "")
    number = desk.facts(amendment.contract.id, "number")[0]
    sheet.write(sheet.say(number, firm), "", *paper.passage("amend.reason"), "")
    for turn, name in enumerate(amendment.attributes, start=1):
        fact = desk.facts(amendment.contract.id, name, status=wanted)[0]
        _change(paper, turn, fact, clauses[name], when)
    last = len(amendment.attributes) + 1
    sheet.write(f"{last}. " + sheet.pick("Other provisions", "Continuance", "General"), "",
                *paper.passage("amend.rest"))
    if sheet.random.random() < 0.6:
        sheet.write("", *paper.passage("amend.closing"))
    paper.signatures(draft)
    sheet.finish("amendment", f"Amendment to the agreement with {firm}",
                 Status.DRAFT if draft else Status.CURRENT, sheet.house["legal"],
                 amendment.start)


def _change(paper: Paper, turn: int, fact: Fact, clause: str, when: str) -> None:
    sheet, firm = paper.sheet, paper.firm
    sheet.write(f"{turn}. Change as to {SUBJECTS[fact.attribute]}", "")
    old = paper.first(fact.attribute)
    if old is not None and old.status is Status.SUPERSEDED and sheet.random.random() < 0.5:
        told = sheet.pick(*BEFORE[fact.attribute]).format(
            s=firm, v=show(old, sheet.hand, legal=True))
        sheet.note(old, told, stated=Stated.QUOTED)
        sheet.write(told)
    if not clause.startswith("clause"):
        clause = f"the entry on {SUBJECTS[fact.attribute]} in {clause}"
    place = clause[0].upper() + clause[1:]
    sheet.write(sheet.pick(
        f"From {when} onwards, {clause} of the Agreement is replaced by the following wording:",
        f"{place} of the Agreement is deleted as of {when} and worded anew:",
        f"As of {when}, the following takes the place of what {clause} lays down on this point:"),
        "")
    sheet.write(f"    \"{sheet.say(fact, firm, legal=True)}\"", "")


__all__ = ["write"]
