"""The words of one edition's page: passages, headings and sentences that suit its region."""

from __future__ import annotations

from corpus.facts import Fact
from corpus.world.policies import Edition
from corpus.writers.desk import Sheet
from corpus.writers.policies.blocks import Page
from corpus.writers.policies.headings import HEADINGS
from corpus.writers.policies.naming import place, subject


class Wording:
    """What the page of one edition says, before it is put in an order."""

    def __init__(self, sheet: Sheet, edition: Edition, page: Page) -> None:
        self.sheet, self.edition, self.page = sheet, edition, page
        self.random = sheet.random
        self.place = place(edition.region)
        self.heading_style = self.sheet.pick(
            "{heading} in {place}", "{heading} ({region})", "{region}: {heading}",
            "{heading} – {region}")

    def _themed(self, theme: str) -> str:
        return self._suiting(f"policies_{self.edition.key}.{theme}")

    def _shared(self, theme: str) -> str:
        return self._suiting(f"policies.{theme}")

    def _suiting(self, theme: str) -> str:
        """Return a passage; one that compares regions has no place on a page for everybody."""
        for _ in range(4):
            text = self.sheet.passage(theme, place=self.place)
            if self.edition.region is not None or "elsewhere" not in text:
                break
        return text

    def _named(self, *headings: str) -> str:
        """Return one of the headings, the region in it where it has room for one."""
        heading = self.sheet.pick(*headings).format(place=self.place)
        return heading[0].upper() + heading[1:]

    def _ruled(self, fact: Fact, often: float = 0.6) -> str:
        """Return a heading for a rule, mostly with the region in it."""
        heading = self.sheet.pick(*HEADINGS[fact.attribute])
        region = self.edition.region
        if region is None or self.random.random() > often:
            return heading
        style = self.heading_style
        if self.edition.key == "travel" and "{place}" in style:
            # One who reads "Hotels in Iberia" would take it for the place of the hotel.
            style = "{heading} for staff from {place}"
        return style.format(heading=heading, place=self.place, region=region)

    def say(self, fact: Fact, where: str = "prose") -> str:
        """Return the sentence for a fact, its subject named in it."""
        return self.sheet.say(fact, subject(self.edition, self.random), place=where)
