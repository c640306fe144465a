"""What contracts and amendments have in common on paper: names of parties, lines, signatures."""

from __future__ import annotations

from corpus.facts import Entity, Fact, Status
from corpus.writers.desk import Desk, Sheet

BREAK = " // "
ROLES = (("the Supplier", "the Customer"), ("the Contractor", "the Client"),
         ("the Provider", "the Customer"))
TITLES = ("Head of Procurement", "Managing Director", "Plant Director", "Commercial Director",
          "Head of Maintenance", "Chief Operating Officer")


class Paper:
    """A contract or amendment in the making; remembers how the parties are called in it."""

    def __init__(self, desk: Desk, contract: Entity, path: str) -> None:
        self.desk, self.contract = desk, contract
        self.firm = contract.aliases[0]
        # One stream a contract, not a document: the parties keep their names in amendments.
        style = desk.world.ledger.stream(f"paper of {contract.name}")
        self.plan = style.randrange(5)
        self.long = contract in desk.world.ledger.stream("long contracts").sample(
            desk.world.trade.contracts, 3)
        if self.long:
            self.plan = style.choice((0, 3, 3, 4))
        self.roles = style.choice(ROLES)
        self.by_name = style.random() < 0.35
        self.we, self.you = ((desk.world.name, self.firm) if self.by_name else self.roles)
        self.town = style.choice(
            [value.text for value in desk.facts(contract.id, "plants")[0].values])
        self.title = style.choice((
            "SERVICE AGREEMENT", "FRAMEWORK AGREEMENT ON CALIBRATION AND MAINTENANCE",
            "MAINTENANCE AND CALIBRATION CONTRACT", "AGREEMENT ON FIELD SERVICES",
            "INSTRUMENT SERVICE CONTRACT"))
        self.signer_title = style.choice(TITLES)
        self.sheet: Sheet = desk.sheet(path)

    def passage(self, theme: str) -> list[str]:
        """Return a background passage of the contract library as lines."""
        return self.sheet.passage(f"contract_{theme}", we=self.we, you=self.you).split(BREAK)

    def first(self, name: str) -> Fact | None:
        """Return what the contract said when it was signed."""
        facts = [fact for fact in self.desk.facts(self.contract.id, name)
                 if fact.status is not Status.DRAFT]
        return facts[0] if facts else None

    def parties(self) -> None:
        """Write who concludes the contract."""
        sheet, home = self.sheet, self.desk.world.people.sites[0]
        seat = dict(home.refs)["city"]
        ours, theirs = (role.split()[-1] for role in self.roles)
        shape = sheet.random.randrange(4)
        sheet.write("", sheet.pick("between", "made between", "BETWEEN"), "")
        for turn, (company, town, role) in enumerate((
                (self.desk.world.name, seat, ours), (self.firm, self.town, theirs)), start=1):
            called = "" if self.by_name else (
                f", hereinafter \"the {role}\"", f" (the \"{role}\")",
                f" - {role} -", f", referred to below as the {role}")[shape]
            sheet.write((f"({turn}) {company}, {town}{called}", f"{company} of {town}{called}",
                         f"    {company}, registered office at {town}{called}",
                         f"{turn}. {company}, {town}{called},")[shape], "")
            if turn == 1:
                sheet.write(sheet.pick("and", "AND"), "")
        sheet.write(sheet.pick("each a \"Party\" and together the \"Parties\".",
                               "jointly referred to as \"the Parties\".",
                               "(\"the Parties\")."), "")

    def signatures(self, draft: bool = False) -> None:
        """Write the signature block; nobody has signed a draft."""
        sheet = self.sheet
        signer = dict(self.desk.world.trade.signers)[self.contract.id]
        directors = self.desk.world.people.by_title["Director"]
        ours = directors[sheet.random.randrange(min(4, len(directors)))].name
        sheet.write("", "For signature:" if draft else sheet.pick(
            "IN WITNESS WHEREOF the Parties have executed this document by their authorised "
            "representatives.", "Agreed and signed:", "SIGNATURES",
            "Signed by the duly authorised representatives of the Parties."), "")
        for company, person, role in ((self.desk.world.name, ours, "Director"),
                                      (self.firm, signer, self.signer_title)):
            mark = "(not signed)" if draft else f"(signed) {person}"
            sheet.write(f"For {company}:", f"    {mark}", f"    {person}, {role}", "")
