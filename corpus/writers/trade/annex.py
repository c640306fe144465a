"""Annexes of contracts: figures that the clauses only point to, as a table in plain text."""

from __future__ import annotations

from corpus.writers.trade.paper import Paper

LABELS: dict[str, tuple[str, ...]] = {
    "number": ("Contract number",),
    "start": ("Commencement date", "Commencement of the Services"),
    "term": ("Initial term",),
    "notice": ("Notice period", "Notice of termination, either Party"),
    "payment": ("Payment term", "Payment term for all invoices"),
    "interest": ("Late payment interest, per annum", "Interest on arrears, per annum"),
    "cap": ("Liability cap per contract year", "Limit of liability, contract year"),
    "manager": ("Account manager",),
    "plants": ("Covered plants", "Plants in scope"),
    "penalty": ("Service credit, share of quarterly fee", "Service credit for a late visit"),
}
POINTERS: dict[str, tuple[str, ...]] = {
    "number": ("The reference under which the Agreement is filed is stated in {annex}.",),
    "start": ("The day from which the Services are rendered is entered in {annex}.",
              "Performance begins on the day stated in {annex}."),
    "term": ("How long the Parties are bound at the outset is laid down in {annex}.",
             "The minimum duration follows from {annex}."),
    "notice": ("Either Party may terminate this Agreement in writing, observing the period stated "
               "in {annex}.",
               "The period to be observed for termination without cause is set out in {annex}."),
    "payment": ("Bills fall due at the end of the period stated in {annex}, without deduction.",
                "The time allowed for payment is the one entered in {annex}."),
    "interest": ("Arrears are charged at the rate stated in {annex}.",
                 "On sums paid late, the rate in {annex} applies."),
    "cap": ("Claims for damages are limited, in any contract year, to the amount in {annex}.",
            "The amount up to which either Party answers to the other is stated in {annex}."),
    "manager": ("The representatives of both Parties are named in {annex}.",),
    "plants": ("The places at which the Services are rendered are listed in {annex}.",),
    "penalty": ("For late visits a credit is granted, the rate of which is stated in {annex}.",),
}


def annexed(paper: Paper) -> tuple[str, ...]:
    """Return which attributes this contract keeps in its annex; none in about half of them."""
    random = paper.sheet.random
    if random.random() < 0.45:
        return ()
    names = [name for name in LABELS if paper.first(name)]
    chosen = random.sample(names, random.randint(3, 6))
    return tuple(name for name in names if name in chosen)


def pointer(paper: Paper, name: str, annex: str) -> str:
    """Return a clause that refers to the annex for `name`."""
    return paper.sheet.random.choice(POINTERS[name]).format(annex=annex)


def write(paper: Paper, names: tuple[str, ...], annex: str) -> None:
    """Write the annex with one row for each attribute."""
    sheet, firm = paper.sheet, paper.firm
    head = f"{annex} - Commercial particulars, {firm}"
    if sheet.random.random() < 0.5:
        head = f"{annex} to the agreement with {firm}".upper()
    shape = sheet.random.randrange(3)
    columns = f"{'Item':<42}| Agreed with {firm}"
    sheet.write("", head, "")
    if shape == 0:
        sheet.write(columns, "-" * 42 + "+" + "-" * 34)
    for name in names:
        fact = paper.first(name)
        if fact is None:
            continue
        label, value = sheet.random.choice(LABELS[name]), sheet.cell(fact, legal=True)
        row = (f"{label:<42}| {value}", f"{label} {'.' * (46 - len(label))} {value}",
               f"- {label}: {value}")[shape]
        sheet.note(fact, head, "table")
        if shape == 0:
            sheet.note(fact, columns, "table")
        sheet.note(fact, row, "table" if shape < 2 else "list")
        sheet.write(row)
    sheet.write("", sheet.pick(
        f"Changes to {annex} require the signatures of both Parties.",
        f"{annex} is replaced as a whole when a figure in it changes, unless an amendment "
        "says otherwise.", f"The figures in {annex} prevail over those in offers and minutes."))
