"""What held before: a sentence about an earlier value, for pages and notices of a later edition."""

from __future__ import annotations

from corpus.facts import Fact, Stated
from corpus.world.catalogue import attribute
from corpus.world.policies import Edition
from corpus.writers.desk import Sheet
from corpus.writers.house_style import long_date, show
from corpus.writers.policies.naming import subject


def was(sheet: Sheet, fact: Fact, edition: Edition) -> str:
    """Return a sentence that quotes what held before `edition` began."""
    noun, value = attribute("policy", fact.attribute).noun, show(fact, sheet.hand)
    day = long_date(edition.start.isoformat())
    scope = subject(edition, sheet.random)
    sentence = sheet.pick(
        f"Until {day}, the figure for {noun} in {scope} was {value}.",
        f"Before {day}, {scope} had {value} as its {noun}.",
        f"The {noun} used to be {value} in {scope}; that ended on {day}.",
        f"The edition of {scope} that ended on {day} still gave {value} as {noun}.",
        f"Up to {day}, one read {value} under {noun} in {scope}.")
    sheet.note(fact, sentence, stated=Stated.QUOTED)
    return sentence
