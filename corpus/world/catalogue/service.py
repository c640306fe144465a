"""Attributes of error codes, spare parts, service plans and services."""

from __future__ import annotations

from corpus.facts import ValueType as V
from corpus.world.catalogue.row import Attribute

ROWS: tuple[Attribute, ...] = (
    Attribute("part", "fault", V.IDENTIFIER, "replacement part",
              ("spare to fit",), ("replacement part",)),
    Attribute("wait", "fault", V.DURATION, "cool-down time",
              ("pause before restarting",),
              ("cool-down", "leave the unit off", "cool down")),
    Attribute("limit", "fault", V.QUANTITY, "trip threshold",
              ("value that triggers it",), ("trip threshold", "trips", "raised when")),
    Attribute("instruction", "fault", V.IDENTIFIER, "work instruction",
              ("procedure number",), ("work instruction",)),
    Attribute("number", "part", V.IDENTIFIER, "part number",
              ("article number",), ("part number", "part no.")),
    Attribute("stock", "part", V.NUMBER, "minimum stock",
              ("smallest number to keep on the shelf",), ("minimum stock", "in stock")),
    Attribute("life", "part", V.DURATION, "replacement interval",
              ("how long it lasts",),
              ("replacement interval", "replaced every", "replace every")),
    Attribute("part_price", "part", V.MONEY, "unit price",
              ("cost of one piece",), ("unit price", "costs")),
    Attribute("price", "plan", V.MONEY, "monthly fee",
              ("price per month",), ("monthly fee", "per month", "a month")),
    Attribute("response", "plan", V.DURATION, "reaction time",
              ("how fast an engineer reacts",), ("reaction time", "react", "calls back")),
    Attribute("visits", "plan", V.NUMBER, "included service visits",
              ("free visits each year",), ("visit",)),
    Attribute("uptime", "plan", V.PERCENTAGE, "uptime commitment",
              ("promised availability",), ("uptime", "availability")),
    Attribute("hotline", "plan", V.NAME, "hotline hours",
              ("when the phone is answered",), ("hotline",)),
    Attribute("turnaround", "service", V.DURATION, "turnaround time",
              ("how long it takes",), ("turnaround", "done within", "takes")),
    Attribute("fee", "service", V.MONEY, "service fee",
              ("price of the job",), ("fee", "charged", "costs")),
)
