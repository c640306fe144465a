"""Countries, peoples and trade regions, as words of general English.

A country seldom is what is asked about; a region often says for whom a rule holds.

Part of `aboutness`: a customer "in the Netherlands" tells the story where a region is named too.
"""

from __future__ import annotations

import re

COUNTRIES = frozenset(
    "austria austrian austrians belgium belgian belgians britain british bulgaria bulgarian canada "
    "canadian china chinese croatia croatian czechia czech denmark danish danes dutch england "
    "english estonia estonian europe european finland finnish finns france french germany german "
    "germans greece greek hungary hungarian iceland icelandic india indian ireland irish italy "
    "italian italians japan japanese korea korean latvia latvian lithuania lithuanian luxembourg "
    "mexico mexican netherlands norway norwegian norwegians poland polish portugal portuguese "
    "romania romanian russia russian scotland scottish serbia serbian slovakia slovak slovenia "
    "slovenian spain spanish spaniards sweden swedish swedes switzerland swiss turkey turkish "
    "ukraine ukrainian usa american americans brazil brazilian australia australian asia asian "
    "africa african".split())
REGIONS = ("EMEA", "APAC", "Americas", "LATAM", "DACH", "Benelux", "Nordics", "Iberia",
           "Baltics", "Balkans", "MENA", "ASEAN", "Oceania", "Europe", "North America",
           "South America", "Latin America", "Asia Pacific", "Middle East")
# Words for one region, as papers and people use them in turn.
SAME = (("Europe", "European", "EMEA"), ("Asia Pacific", "APAC", "Asian", "Asia"),
        ("North America", "North American", "Americas"), ("Latin America", "LATAM"))
# What lies in a region, by the first of its words.
WITHIN = {place: region for region, places in (
    ("Europe", "austria belgium britain bulgaria croatia czechia denmark england estonia finland "
     "france germany greece hungary iceland ireland italy latvia lithuania luxembourg netherlands "
     "norway poland portugal romania scotland serbia slovakia slovenia spain sweden switzerland "
     "ukraine"),
    ("Asia Pacific", "australia china india indonesia japan korea malaysia singapore taiwan "
     "thailand vietnam philippines zealand"),
    ("North America", "usa canada states ohio texas california florida michigan illinois "
     "pennsylvania georgia alabama arizona indiana iowa kansas kentucky louisiana minnesota "
     "missouri nebraska nevada oklahoma oregon tennessee utah virginia wisconsin ontario "
     "quebec alberta")) for place in places.split()}
REGION = re.compile(rf"\b(?:{'|'.join(REGIONS)})\b")
OCCASIONS = frozenset(("new year", "new years eve", "boxing day", "labour day", "may day",
                       "good friday", "black friday"))


def words_for(region: str) -> tuple[str, ...]:
    """Return the other words for a region: "APAC" is "Asia Pacific"."""
    return tuple(word for group in SAME if region in group for word in group if word != region)


def region_around(place: str) -> tuple[str, ...]:
    """Return the words for the region in which a country or state lies, or nothing."""
    region = WITHIN.get(place.lower().removeprefix("united "))
    return () if region is None else (region, *words_for(region))


def general(name: str) -> bool:
    """Say whether a name is a country, a people or a feast."""
    return name.lower() in COUNTRIES or name.lower().replace("'", "") in OCCASIONS
