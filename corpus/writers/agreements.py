"""Agreements with others: service contracts with numbered clauses, and supplier records."""

from __future__ import annotations

import json

from corpus.facts import Entity, Stated, Status
from corpus.writers.desk import Desk, slug
from corpus.writers.house_style import show

CLAUSES = (
    ("Subject", ("plants",), "The scope of services is described in Annex A, which is kept with "
     "the order documents and may be amended by exchange of signed letters."),
    ("Term and termination", ("start", "term", "notice"), "The right to terminate for good cause "
     "remains unaffected. Notice given by electronic mail is sufficient where receipt is "
     "confirmed."),
    ("Payment", ("payment", "interest"), "Invoices are issued at the end of each quarter. Set-off "
     "is permitted with undisputed claims only."),
    ("Liability", ("cap",), "The limitation does not apply to intent, gross negligence or injury "
     "to persons. Consequential loss is excluded as far as the law permits."),
    ("Contacts", ("manager",), "Each Party names a deputy within ten working days of signature."),
    ("Final provisions", ("number",), "Changes to this agreement are made in writing. Should a "
     "clause be void, the others stand."),
)


def write(desk: Desk) -> None:
    """Write contracts, supplier letters, the vendor export, price lists and plan descriptions."""
    for contract in desk.world.trade.contracts:
        _contract(desk, contract)
    for supplier in desk.world.trade.suppliers:
        _letter(desk, supplier)
    _vendors(desk)
    for region in desk.world.ledger.regions:
        _prices(desk, region)
    _plans(desk)


def _contract(desk: Desk, contract: Entity) -> None:
    firm = contract.aliases[0]
    sheet = desk.sheet(f"contracts/{slug(firm)}.txt")
    sheet.write("SERVICE AGREEMENT", "", f"between {desk.world.name} (the Supplier)",
                f"and {firm} (the Customer), together the Parties.", "")
    for number, (heading, names, rest) in enumerate(CLAUSES, start=1):
        sheet.write(f"{number}. {heading}", "")
        for turn, name in enumerate(names, start=1):
            sentence = sheet.say(desk.facts(contract.id, name)[0], firm, legal=True)
            sheet.write(f"{number}.{turn} {sentence}")
        sheet.write(f"{number}.{len(names) + 1} {rest}")
        for turn in range(len(names) + 2, len(names) + sheet.random.randint(4, 6)):
            sheet.write(f"{number}.{turn} {sheet.prose.sentence('contract')}")
        sheet.write("")
    sheet.finish("contract", f"Service agreement with {firm}")


def _letter(desk: Desk, supplier: Entity) -> None:
    sheet = desk.sheet(f"suppliers/{slug(supplier.name)}.eml")
    names = ("lead_time", "moq", "discount")
    terms = desk.facts(supplier.id, *names, status=Status.CURRENT)
    old = desk.facts(supplier.id, *names, status=Status.SUPERSEDED)
    sheet.write(f"From: sales@{slug(supplier.name)}.example", "To: purchasing@company.example",
                f"Subject: Terms of {supplier.name} for the coming year",
                f"Date: {sheet.pick('Mon, 02 Mar', 'Tue, 03 Mar', 'Wed, 04 Mar')} 2026 09:1"
                f"{sheet.random.randint(0, 9)}:00 +0100", "MIME-Version: 1.0",
                'Content-Type: text/plain; charset="utf-8"', "",
                "Good morning,", "", sheet.pick(
                    "thank you for the pleasant meeting last week. As promised, the terms again:",
                    "please find below what we agreed on the telephone.",
                    "our terms for the coming year are as follows."), "",
                *(sheet.say(fact) for fact in terms), "",
                *(sheet.prose.sentence("mail") for _ in range(4)), "",
                sheet.pick("Samples of the new batch leave our works on Thursday.",
                           "We are closed for stock-taking in the last week of June.",
                           "The certificates you asked for are on their way by post."), "",
                "Kind regards", f"Sales office, {supplier.name}", "",
                "> From: purchasing@company.example", "> Date: Thu, 26 Feb 2026", ">",
                *(f"> {sheet.prose.sentence('mail')}" for _ in range(3)),
                "> For your reference, this is what you wrote a year ago:", ">",
                *(f">> {sheet.say(fact, stated=Stated.QUOTED, place='mail')}" for fact in old),
                ">", "> Best wishes", "> Purchasing")
    sheet.finish("mail", f"Terms of {supplier.name}")


def _vendors(desk: Desk) -> None:
    sheet = desk.sheet("suppliers/vendor-register.json")
    rows = []
    for supplier in desk.world.trade.suppliers:
        fact = desk.facts(supplier.id, "vendor_id")[0]
        row = json.dumps({
            "name": supplier.name, "vendor number": fact.values[0].text,
            "contact": f"sales@{slug(supplier.name)}.example", "blocked": False,
            "remark": sheet.prose.sentence("mail")})
        sheet.note(fact, row, "json")
        rows.append(f"  {row}")
    sheet.write("[", ",\n".join(rows), "]")
    sheet.finish("export", "Vendor register")


def _prices(desk: Desk, region: str) -> None:
    sheet = desk.sheet(f"prices/{slug(region)}.csv")
    head = "item,charge,region,price"
    sheet.write(head)
    variants = [v for family in desk.world.goods.families.values() for v in family]
    rows = [(plan, "price", "monthly fee") for plan in desk.world.organisation.plans]
    rows += [(variant, "kit_price", "seal kit price") for variant in variants]
    for item, name, charge in rows:
        fact = desk.facts(item.id, name, region=region)[0]
        price = show(fact, sheet.random).replace(",", "")
        row = f"{item.name},{charge},{region},{price}"
        sheet.note(fact, head, "csv")
        sheet.note(fact, row, "csv")
        sheet.write(row)
    sheet.finish("price list", f"Price list, {region}", region=region)


def _plans(desk: Desk) -> None:
    for plan in desk.world.organisation.plans:
        sheet = desk.sheet(f"plans/{slug(plan.name)}.md")
        sheet.write(f"# {plan.name}", "", "What a customer gets, beyond the fee in the price list "
                    "of the region.", "")
        for name in ("response", "visits", "uptime"):
            sheet.write(f"- {sheet.say(desk.facts(plan.id, name)[0], place='list')}")
        sheet.write("", "All plans include spare parts at list price and access to the device "
                    "portal. Plans may be changed at the end of a quarter.", "",
                    "## Conditions", "", sheet.prose.paragraph("contract", 5), "",
                    sheet.prose.paragraph("contract", 5))
        sheet.finish("plan description", plan.name)
