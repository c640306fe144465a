"""Which units of measure would answer a question: "how hot" wants degrees, "how many ohms" ohms.

Part of `question`. An adjective, a noun or a unit in the sentence that asks decides; where it only
asks for a limit, the figure told before it does ("Our line runs at 15 bar. What can it stand?").
"""

from __future__ import annotations

import re

from .values import Value, extract

# (what a lower-case question says, the units that then answer). Nouns need "what" or "which".
DIMENSIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bhow (?:hot|warm|cold|toasty|chilly)\b|\bhow many degrees\b|"
     r"\b(?:what|which) (?:\w+ ){0,2}temperature\b|\bhottest\b|\bcoldest\b|\bwarmest\b",
     ("°C", "°F", "K")),
    (r"\bhow many (?:(?:kilo|mega|kil|meg)?[- ]?ohms?)\b|\b(?:what|which) (?:\w+ )?resistance\b",
     ("kΩ", "Ω", "MΩ")),
    (r"\bhow many (?:milli|kilo)?volts?\b|\b(?:what|which) (?:\w+ ){0,2}voltage\b|, volts\b",
     ("V", "mV", "kV", "volts", "volt")),
    (r"\bhow many (?:milli)?amp(?:s|eres?)?\b", ("mA", "A")),
    (r"\bhow many (?:milli)?bar\b|\b(?:what|which) (?:\w+ ){0,2}pressure\b",
     ("bar", "mbar", "kPa", "MPa", "hPa", "Pa", "psi")),
    (r"\bhow many milli(?:second)?s\b|\bhow many ms\b", ("ms", "s", "seconds")),
    (r"\bhow heavy\b|\bhow many (?:kilo(?:gram)?s?|kgs?|grams?|tons?)\b|\b(?:what|which) weight\b",
     ("kg", "g", "kilograms", "t")),
    (r"\bhow (?:far|deep|tall|wide|thick)\b(?! (?:back|ahead|in advance|along|apart))|"
     r"\bhow many (?:milli|centi)?met(?:er|re)s\b|\bin met(?:er|re)s\b",
     ("m", "mm", "cm", "km", "metres", "metre", "meters")),
    (r"\bhow many (?:kilo)?watts?\b", ("W", "mW", "kW", "watts", "watt")),
    (r"\bhow many decibels?\b|\bhow (?:loud|noisy)\b", ("dB",)),
    (r"\bhow many (?:square met(?:er|re)s|sqm)\b", ("m²", "m2", "square metres", "sqm")),
    (r"\bhow many newton ?met(?:er|re)s\b", ("Nm", "newton metres")),
    (r"\bhow (?:humid|damp)\b", ("% RH", "%RH")),
    (r"\b(?:biggest|largest|greatest|highest|maximum|most) (?:\w+ )?flow\b|"
     r"\bhow many lit(?:er|re)s\b",
     ("m³/h", "m3/h", "l/min", "l/h", "l/s")),
)
LIMIT = re.compile(r"\bat (?:the )?(?:very )?most\b|\bthe most\b|\bmax(?:imum)?\b|"
                   r"\bup to (?:what|which|how)\b|\bhow much\b|\bthe limit\b|\bhow far\b",
                   re.IGNORECASE)
BEARS = re.compile(r"\b(?:stand|bear|take|withstand|survive|endure|tolerate|handle|see|cope|hold|"
                   r"manage|read|measure|look)\b", re.IGNORECASE)


def units_asked(core: str, text: str) -> tuple[str, ...]:
    """Return the units that answer; `core` is the sentence that asks, `text` the whole question."""
    lowered = core.lower()
    found = next((units for words, units in DIMENSIONS if re.search(words, lowered)), ())
    if found or not (LIMIT.search(core) and BEARS.search(core)):
        return found
    told = next((v for v in extract(text) if v.type == "quantity"), None)
    return () if told is None else next(
        (units for _, units in DIMENSIONS if in_units(told, units)), ())


def in_units(value: Value, units: tuple[str, ...]) -> bool:
    """Say whether a quantity is printed in one of the units."""
    unit = re.sub(r"^[-−]?[\d.,\s\u2009\u202f']+", "", value.text)
    return unit in units
