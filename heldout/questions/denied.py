"""Wordings that take something false for granted: `{v}` is a wrong value, `{w}` where.

Nobody could answer them as asked: the documents say otherwise.
"""

from __future__ import annotations

DENIED: dict[tuple[str, str], tuple[str, ...]] = {
    ("product", "warranty"): (
        "Who decided to cut the warranty of {s} to {v}?",
        "{s} comes with only {v} of warranty. Who approved that?",
        "Who signed off the warranty of just {v} for {s}?",
        "Which of us decided that {s} gets {v} of warranty?"),
    ("product", "launched"): (
        "{s} has been on sale since {v}. Who ran the launch back then?",
        "Who presented {s} to the press when it came out in {v}?",
        "Which manager brought {s} to market in {v}?"),
    ("product", "bluetooth"): (
        "Who wrote the app that connects to {s} over Bluetooth?",
        "Which colleague added Bluetooth to {s}?",
        "Who do I ask about pairing a phone with {s} by Bluetooth?"),
    ("site", "opened"): (
        "Who ran {s} when it opened in {v}?",
        "{s} was opened in {v}. Who cut the ribbon?",
        "Who decided to open {s} in {v}?"),
    ("site", "headcount"): (
        "Who approved growing {s} to {v} people?",
        "{s} has {v} employees now. Who signed off on that many?"),
    ("team", "size"): (
        "Who decided to enlarge {s} to {v} people?",
        "{s} now has {v} members. Who approved that?"),
    ("plan", "price"): (
        "Who decided to waive the monthly fee of {s}{w}?",
        "{s} is free of charge{w}. Who approved that?",
        "Who agreed to give {s} away for nothing{w}?"),
    ("plan", "visits"): (
        "Who decided that {s} includes no service visits?",
        "{s} comes without any visits. Who took them out?"),
    ("plan", "hotline"): (
        "Who decided to leave the hotline out of {s}?",
        "Customers on {s} may not call the hotline at all. Who came up with that?"),
    ("incident", "affected"): (
        "Who wrote to the {v} customers that were hit by {s}?",
        "{s} hit {v} customers. Who apologised to them?",
        "Who counted the {v} customers affected by {s}?"),
    ("policy", "remote"): (
        "Who decided that working from home is forbidden{w}?",
        "Nobody may work from home{w}. Who came up with that rule?"),
    ("policy", "parental"): (
        "Who decided that new parents get no paid leave{w}?",
        "New parents get no paid leave at all{w}. Who approved that?"),
    ("policy", "meal"): (
        "Who abolished the daily meal allowance{w}?",
        "Meals on business trips are no longer paid{w}. Who decided that?"),
    ("policy", "mileage"): (
        "Who decided that trips in one's own car are not refunded{w}?",),
    ("policy", "gift"): (
        "Who decided that no gift of any value may be accepted{w}?",
        "All presents are forbidden{w}, whatever they are worth. Who set that rule?"),
    ("policy", "carryover"): (
        "Who decided that all unused holiday lapses at the end of the year{w}?",),
    ("policy", "training"): (
        "Who cancelled the money for courses{w}?",
        "The company pays for no courses at all{w}. Who decided that?"),
    ("policy", "home_office"): (
        "Who decided that nothing is paid towards a workplace at home{w}?",),
    ("policy", "standby"): (
        "Who decided that being on call is not paid{w}?",),
    ("policy", "glasses"): (
        "Who stopped the contribution to glasses for screen work{w}?",),
    ("policy", "drill"): (
        "Who decided that fire drills are no longer held{w}?",),
    ("contract", "notice"): (
        "Who agreed to a notice period of just {v} with {s}?",
        "{s} can leave with only {v} of notice. Who signed that?"),
    ("contract", "cap"): (
        "Who accepted unlimited liability towards {s}?",
        "Our liability towards {s} has no limit. Who signed that?"),
    ("contract", "start"): (
        "Who signed the contract with {s} when it began in {v}?",
        "{s} has been under its present contract since {v}. Who brought them in?"),
    ("contract", "interest"): (
        "Who waived the interest on late payments for {s}?",
        "{s} pays no interest however late it is. Who agreed to that?"),
    ("supplier", "moq"): (
        "Who got {s} to drop its minimum order altogether?",
        "{s} has no minimum order. Who negotiated that?"),
    ("supplier", "discount"): (
        "Who gave up the volume discount at {s}?",
        "{s} grants us no volume discount at all. Who accepted that?"),
    ("programme", "budget"): (
        "Who approved the budget of {v} for {s}?",
        "{s} has a budget of {v}. Who signed off on so much money?"),
    ("system", "backup"): (
        "Who decided that {s} is never backed up?",
        "There are no backups of {s}. Who thought that was all right?"),
    ("fault", "wait"): (
        "Who decided that a unit may be restarted at once after {s}?",
        "After {s} no cool-down is needed. Which expert says so?"),
    ("release", "version"): (
        "Who tested firmware {v}, the latest for the {s} series?",
        "The {s} series is at firmware {v} by now. Who released it?"),
    ("part", "stock"): (
        "Who decided that we keep no stock of {s}?",
        "{s} is no longer kept in stock at all. Who ordered that?"),
}
