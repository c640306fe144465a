"""The names of the months, in English and as German, French and Spanish answers write them."""

from __future__ import annotations

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")
FOREIGN = {
    name: number for number, names in enumerate((
        "januar janvier enero", "februar février fevrier febrero", "märz maerz mars marzo",
        "avril abril", "mai mayo", "juni juin junio", "juli juillet julio", "août aout agosto",
        "septembre septiembre", "oktober octobre octubre", "novembre noviembre",
        "dezember décembre decembre diciembre"), start=1)
    for name in names.split()}
_ENGLISH = "|".join(rf"{name[:3]}(?:{name[3:]})?\.?" if name != "september"
                    else r"sept?(?:ember)?\.?" for name in MONTHS)
NAME = rf"(?:{_ENGLISH}|{'|'.join(FOREIGN)})(?![^\W\d_])"
DATED = rf"[ \t]+(?i:{NAME})"


def month(name: str) -> int:
    """Return the number of a month from its folded name, whole or three letters of it."""
    return FOREIGN.get(name) or next(
        number for number, full in enumerate(MONTHS, start=1) if full.startswith(name[:3]))
