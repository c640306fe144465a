"""How a region and a plan are named inside a sentence."""

from __future__ import annotations

ARTICLES = ("Americas", "Nordics")


def within(subject: str, region: str | None) -> str:
    """Return "Gold plan in the Americas"; the subject alone where there is no region."""
    if region is None:
        return subject
    return f"{subject} in {'the ' if region in ARTICLES else ''}{region}"


def under(subject: str, plan: str | None) -> str:
    """Return "Workshop Repair under the Gold plan"."""
    return subject if plan is None else f"{subject} under the {plan}"
