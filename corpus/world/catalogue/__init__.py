"""The attributes that facts may have, by topic; one row an attribute.

Entity kinds: policy | site, person, team | product, release | fault, part, plan, service |
contract, supplier | incident, programme, system.
"""

from __future__ import annotations

from corpus.facts import ValueType
from corpus.world.catalogue import goods, operations, people, policies, service, trade
from corpus.world.catalogue.row import Attribute

# What a thing is called for short, told by the glossary alone; a site's is its `site_code`.
SHORT_NAMES = tuple(Attribute("short_name", kind, ValueType.NAME, "short name", ("acronym",),
                              ("short for", "code name"))
                    for kind in ("policy", "team", "programme", "system"))
ATTRIBUTES: tuple[Attribute, ...] = (
    *SHORT_NAMES,
    *policies.ROWS,
    *people.ROWS,
    *goods.ROWS,
    *service.ROWS,
    *trade.ROWS,
    *operations.ROWS,
)
BY_KEY = {(attribute.kind, attribute.id): attribute for attribute in ATTRIBUTES}


def attribute(kind: str, name: str) -> Attribute:
    """Return the attribute `name` of entity kind `kind`; KeyError where there is none."""
    return BY_KEY[kind, name]


__all__ = ["ATTRIBUTES", "BY_KEY", "Attribute", "attribute"]
