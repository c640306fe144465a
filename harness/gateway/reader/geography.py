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
           "Baltics", "Balkans", "MENA", "ASEAN", "Oceania")
REGION = re.compile(rf"\b(?:{'|'.join(REGIONS)})\b")
OCCASIONS = frozenset(("new year", "new years eve", "boxing day", "labour day", "may day",
                       "good friday", "black friday"))


def general(name: str) -> bool:
    """Say whether a name is a country, a people or a feast."""
    return name.lower() in COUNTRIES or name.lower().replace("'", "") in OCCASIONS
