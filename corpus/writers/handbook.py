"""The employee handbook: one Markdown page for each policy, region and version."""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity, Fact, Status
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.house_style import long_date

INTROS = (
    "This page applies to everybody employed in {r}. Where a local law is more generous, the law "
    "wins; please tell People & Culture if you notice such a case.",
    "The rules below hold for {r}. They were agreed with the works councils and replace any "
    "arrangement made orally with a manager.",
    "Colleagues in {r} follow this policy. If you travel between regions, the rules of your home "
    "region stay with you.",
)
SECTIONS = {
    "leave": ("Time off", "Ask for time off in the staff portal, as early as you can; your "
              "manager answers within a week. Days not taken by the end of March lapse."),
    "parental": ("Becoming a parent", "Tell your manager and People & Culture ten weeks ahead. "
                 "The time may be split into two blocks."),
    "probation": ("Starting out", "Your manager meets you after the first month and again before "
                  "the end, and writes down what was said."),
    "hotel_cap": ("Where to stay", "Book through the travel desk. In weeks with a trade fair the "
                  "desk may agree to more, in writing and beforehand."),
    "meal": ("Eating on the road", "Meals offered by a customer are deducted. Alcohol is never "
             "reimbursed."),
    "deadline": ("When to claim", "Late claims need a sentence of explanation from your manager, "
                 "and Finance may still refuse them."),
    "receipt": ("Proof of purchase", "Photographs are fine as long as every line can be read. "
                "Card slips alone are not."),
    "approval": ("Who signs", "Splitting a purchase to stay below a limit is treated as a breach "
                 "of this policy."),
    "password": ("Signing in", "Use the password manager that comes with your computer. Nobody "
                 "from IT will ever ask for a password."),
    "rotation": ("Keys and certificates", "The platform team keeps the register of keys and "
                 "reports overdue ones every month."),
    "lockout": ("Leaving your desk", "Lock the screen yourself when you get up; the automatic "
                "lock is only a safety net."),
    "refresh": ("Your computer", "Machines that fail earlier are repaired or exchanged. Old ones "
                "may be bought for a small fee."),
    "remote": ("Working from elsewhere", "Teams choose their common days on site. Laboratory "
               "staff agree on exceptions case by case."),
}
ENDS = (
    "Questions: write to the policy desk or ask your local People & Culture partner.",
    "If something here is unclear, it is our fault, not yours: tell us and we rewrite it.",
    "Comments on this page are read every Friday.",
)


def write(desk: Desk) -> None:
    """Write a page for every version of every policy in every region."""
    for policy in desk.world.organisation.policies:
        for region in desk.world.ledger.regions:
            for status in Status:
                facts = desk.facts(policy.id, status=status, region=region)
                if facts:
                    _page(desk, policy, region, facts)


def _page(desk: Desk, policy: Entity, region: str, facts: list[Fact]) -> None:
    status, start, end = facts[0].status, facts[0].valid_from, facts[0].valid_to
    assert start is not None
    year = "" if status is Status.CURRENT else f"-{start.year}-{status}"
    sheet = desk.sheet(f"handbook/{slug(region)}/{slug(policy.name)}{year}.md")
    title = f"{policy.name} ({region})"
    owner = sheet.pick("People & Culture", "Finance Operations", "Workplace Services")
    sheet.write(f"# {title}", "", f"*Owner: {owner}* ", f"*Effective from: "
                f"{long_date(start.isoformat())}* ", _standing(status, end), "",
                sheet.pick(*INTROS).format(r=region), "")
    for fact in facts:
        heading, rest = SECTIONS[fact.attribute]
        _section(sheet, fact, heading, rest)
    sheet.write("## Good to know", "",
                *(f"- {sheet.prose.sentence('policy')}" for _ in range(sheet.random.randint(4, 7))),
                "")
    sheet.write("## Contact", "", sheet.pick(*ENDS))
    sheet.finish("policy", title, status, owner, start, region)


def _standing(status: Status, end: date | None) -> str:
    if status is Status.SUPERSEDED and end is not None:
        return f"*Status: superseded on {long_date(end.isoformat())}*"
    return f"*Status: {'draft for consultation' if status is Status.DRAFT else 'in force'}*"


def _section(sheet: Sheet, fact: Fact, heading: str, rest: str) -> None:
    sentence = sheet.say(fact, place="heading-subject")
    if sheet.random.random() < 0.5:
        sheet.write(f"## {heading}", "", f"{sentence} {rest}", "",
                    sheet.prose.paragraph("policy", 4), "")
    else:
        sheet.write(f"## {heading}", "", f"{sheet.prose.paragraph('policy', 3)} {rest} {sentence} "
                    f"{sheet.prose.sentence('policy')}", "")
