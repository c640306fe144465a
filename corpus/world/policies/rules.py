"""The policies that a company may have: what they are called and which rules they lay down.

A rule is a grid of values: step, lowest, highest and the form of the number: a unit of time,
"money", "cents" for amounts below one, or "" for a plain count.
"""

from __future__ import annotations

from dataclasses import dataclass

Grid = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Blueprint:
    """One policy before a company has taken it up. `names` are alternatives: it has one."""

    key: str
    names: tuple[str, ...]
    alias: str
    rules: dict[str, Grid]
    may_be_global: bool = False


BLUEPRINTS: tuple[Blueprint, ...] = (
    Blueprint("leave", ("Leave Policy", "Time Off Policy", "Leave and Absence Policy"),
              "leave rules", {
        "leave": (1, 21, 35, "day"), "parental": (1, 10, 30, "week"),
        "probation": (1, 8, 26, "week"), "carryover": (1, 3, 17, "day"),
        "sick_note": (1, 2, 12, "day")}),
    Blueprint("travel", ("Travel Policy", "Business Travel Policy", "Business Trip Policy"),
              "travel rules", {
        "hotel_cap": (5, 95, 260, "money"), "meal": (1, 31, 79, "money"),
        "mileage": (1, 28, 79, "cents"), "advance": (1, 5, 28, "day")}),
    Blueprint("expense", ("Expense Policy", "Spending Policy", "Expense and Purchasing Policy"),
              "expense rules", {
        "deadline": (1, 10, 45, "day"), "receipt": (1, 12, 49, "money"),
        "approval": (50, 600, 2900, "money"), "gift": (5, 20, 120, "money"),
        "payout": (1, 5, 30, "day")}),
    Blueprint("security", ("Information Security Policy", "IT Security Policy",
                           "Access and Security Policy"), "security rules", {
        "password": (1, 10, 24, ""), "rotation": (15, 45, 360, "day"),
        "lockout": (1, 2, 20, "minute"), "attempts": (1, 3, 12, ""), "patch": (1, 2, 21, "day")},
        may_be_global=True),
    Blueprint("technology", ("Workplace Technology Policy", "Device Policy",
                             "Workplace Equipment Policy"), "device rules", {
        "refresh": (2, 26, 60, "month"), "phone": (2, 20, 54, "month"), "loan": (1, 5, 30, "day"),
        "accessories": (10, 60, 320, "money")}),
    Blueprint("home", ("Home Office Policy", "Working from Home Policy", "Remote Work Policy"),
              "home working rules", {
        "home_office": (25, 150, 900, "money"), "remote": (1, 4, 17, ""),
        "abroad": (1, 10, 45, "day"), "internet": (1, 12, 45, "money")}),
    Blueprint("learning", ("Learning Policy", "Training Policy", "Professional Development Policy"),
              "learning rules", {
        "training": (50, 600, 2400, "money"), "study": (1, 2, 15, "day"),
        "repayment": (1, 6, 30, "month"), "library": (5, 60, 220, "money")},
        may_be_global=True),
    Blueprint("safety", ("Health and Safety Policy", "Occupational Safety Policy",
                         "Safety at Work Policy"), "safety rules", {
        "drill": (1, 3, 16, "month"), "glasses": (5, 60, 220, "money"),
        "accident": (2, 4, 48, "hour"), "refresher": (2, 12, 46, "month")}),
    Blueprint("retention", ("Data Retention Policy", "Records Policy",
                            "Document Retention Policy"), "retention rules", {
        "applicants": (1, 3, 18, "month"), "mailbox": (3, 12, 60, "month"),
        "footage": (1, 7, 45, "day"), "backup": (5, 30, 180, "day")}, may_be_global=True),
    Blueprint("oncall", ("On-call Policy", "Standby Duty Policy", "Out-of-hours Policy"),
              "on-call rules", {
        "standby": (1, 45, 120, "money"), "rest": (1, 8, 18, "hour"),
        "acknowledge": (1, 5, 30, "minute"), "callout": (5, 60, 220, "money")},
        may_be_global=True),
)

# Policies that sound real; no company has one: each with the rule one would ask it for.
UNKNOWN: tuple[tuple[str, str], ...] = (
    ("Sabbatical Policy", "leave"), ("Relocation Policy", "approval"),
    ("Company Car Policy", "mileage"), ("Visitor Policy", "footage"),
    ("Volunteering Policy", "leave"), ("Bring Your Own Device Policy", "password"),
    ("Entertainment Policy", "gift"), ("Contractor Policy", "probation"),
    ("Bicycle Leasing Policy", "repayment"), ("Secondment Policy", "hotel_cap"),
)
