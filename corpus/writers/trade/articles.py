"""The plan of a contract: its articles, what each is about, and the orders they come in.

Themes are those of `corpus/prose/contract_*.toml`; `facts` are attributes that stand in the
article unless the contract keeps them in its annex.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One article: alternative headings, background themes in their order, and its facts."""

    headings: tuple[str, ...]
    themes: tuple[str, ...]
    facts: tuple[str, ...] = ()
    optional: bool = False


ARTICLES: dict[str, Article] = {
    "definitions": Article(("Definitions", "Definitions and interpretation", "Meaning of terms"),
                           ("frame.definitions", "frame.interpretation"), (), True),
    "scope": Article(("Subject of the Agreement", "Scope of Services", "Services to be rendered"),
                     ("frame.scope", "frame.register", "frame.exclusions", "frame.precedence"),
                     ("plants",)),
    "term": Article(("Term", "Duration", "Beginning and duration"), ("end.renewal",),
                    ("start", "term")),
    "visits": Article(("Visits", "Performance of the Services", "Execution of the work"),
                      ("work.scheduling", "work.conduct", "work.reporting", "work.acceptance",
                       "work.remote", "work.subcontractors")),
    "calibration": Article(("Calibration", "Calibration and certificates", "Measurement"),
                           ("work.method", "work.certificates", "work.loaners"), (), True),
    "site": Article(("Duties of {you}", "Co-operation", "Access and safety"),
                    ("work.cooperation", "work.access", "work.safety")),
    "parts": Article(("Spare parts", "Parts and repairs"), ("work.parts", "work.change"), (),
                     True),
    "fees": Article(("Fees and payment", "Remuneration", "Prices and terms of payment"),
                    ("money.fees", "money.review", "money.expenses", "money.billing",
                     "money.disputed", "money.taxes", "money.suspension"),
                    ("payment", "interest")),
    "levels": Article(("Punctuality", "Delay", "Service levels"), ("money.levels",), ("penalty",)),
    "warranty": Article(("Warranty", "Defects", "Warranty for the Services"),
                        ("risk.warranty", "risk.property"), (), True),
    "liability": Article(("Liability", "Limitation of liability", "Liability and insurance"),
                         ("risk.unlimited", "risk.consequential", "risk.insurance",
                          "risk.indemnity"), ("cap",)),
    "force": Article(("Force majeure", "Events beyond control"), ("risk.force",), (), True),
    "secrets": Article(("Confidentiality", "Confidentiality and data"),
                       ("risk.confidentiality", "risk.data"), (), True),
    "contacts": Article(("Contacts", "Organisation and communication", "Representatives"),
                        ("end.escalation", "end.form"), ("manager",)),
    "end": Article(("Termination", "Termination and its consequences", "End of the Agreement"),
                   ("end.cause", "end.consequences"), ("notice",)),
    "conduct": Article(("Compliance", "Conduct of business"),
                       ("end.compliance", "end.export", "end.poaching"), (), True),
    "general": Article(("Final provisions", "General", "Miscellaneous"),
                       ("end.entire", "end.assignment", "end.severance", "end.waiver", "end.law",
                        "end.counterparts"), ("number",)),
}

# Each plan is a list of articles; some fold several into one long article under a heading.
Plan = tuple[tuple[str, tuple[str, ...]], ...]
PLANS: tuple[Plan, ...] = (
    tuple(("", (key,)) for key in (
        "definitions", "scope", "term", "visits", "calibration", "site", "parts", "fees", "levels",
        "warranty", "liability", "force", "secrets", "contacts", "end", "conduct", "general")),
    tuple(("", (key,)) for key in (
        "scope", "contacts", "site", "visits", "levels", "parts", "calibration", "fees", "warranty",
        "liability", "secrets", "conduct", "force", "term", "end", "general")),
    tuple(("", (key,)) for key in (
        "term", "scope", "fees", "visits", "site", "calibration", "levels", "end", "liability",
        "warranty", "secrets", "contacts", "general")),
    (("Services", ("scope", "visits", "calibration")), ("Co-operation on site", ("site", "parts")),
     ("Commercial terms", ("fees", "levels", "term", "end")),
     ("Risk", ("warranty", "liability", "force")),
     ("Communication and general provisions", ("contacts", "secrets", "conduct", "general"))),
    (("", ("definitions",)), ("", ("scope",)), ("Work on site", ("site", "visits", "calibration")),
     ("Money", ("fees", "levels")), ("Responsibility", ("warranty", "liability", "secrets")),
     ("", ("contacts",)), ("Life of the Agreement", ("term", "end", "general"))),
)
