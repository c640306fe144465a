"""How a question says for whom it is asked: a region, a plan, an edition.

A qualifier stands inside the sentence, or in a sentence of its own before or after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from corpus.facts import Scope

PLURAL = ("Nordics", "Americas")
PERSONAL = re.compile(r"\b(?:I|I'm|my|me|we|us|our|customers?|people|staff|employee|one)\b")
TRADE = ("product", "plan", "service", "part")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """`inside` goes into the template, `before` and `after` around it; two of them are empty."""

    inside: str = ""
    before: str = ""
    after: str = ""


def place(region: str) -> str:
    """Return a region as it stands after "in"."""
    return f"the {region}" if region in PLURAL else region


def where(scope: Scope, kind: str, random: Random, terse: bool = False,
          apart: bool = True, template: str = "") -> Qualifier:
    """Return wording for a scope; sentences of their own only where `apart` allows them.

    `template` is what it goes with: "for staff in …" suits no sentence that speaks of "my" screen.
    """
    if scope.region is not None:
        return _region(scope.region, kind, random, terse, apart, template)
    if scope.plan is not None:
        if terse:
            return Qualifier(f" {scope.plan}")
        inside = (f" on the {scope.plan}", f" under the {scope.plan}",
                  f" for a customer with the {scope.plan}", f" with the {scope.plan}")
        chosen = Qualifier(random.choice(inside))
        if apart and random.random() < 0.25:
            chosen = Qualifier(before=f"The customer has the {scope.plan}. ")
        return chosen
    if scope.edition is not None:
        if terse:
            return Qualifier(f" {scope.edition}")
        return Qualifier(random.choice((f" in the {scope.edition}", f" as {scope.edition}")))
    return Qualifier()


def _region(region: str, kind: str, random: Random, terse: bool, apart: bool, template: str
            ) -> Qualifier:
    named = place(region)
    if terse:
        return Qualifier(f" {region}")
    turn = random.random()
    trade = kind in TRADE
    if apart and turn > 0.76:
        return random.choice((Qualifier(before=f"The customer is in {named}. "),
                              Qualifier(before=f"For {named}: ")) if trade else (
            Qualifier(before=f"I work in {named}. "), Qualifier(before=f"For {named}: "),
            Qualifier(after=f" I am based in {named}.")))
    if turn < 0.25 and template and not PERSONAL.search(template):
        return Qualifier(f" for {'customers' if trade else 'staff'} in {named}")
    return Qualifier(f" in {named}")
