"""The world: entities and time-stamped facts of one fictional maker of industrial instruments.

`make(seed)` writes them topic by topic into a ledger; each topic has a random stream of its own,
so that adding to one never changes another. Documents are made from this by `corpus.writers`.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.world import goods, operations, people, policies, service, trade
from corpus.world.goods import Goods
from corpus.world.house import house
from corpus.world.ledger import WorldLedger
from corpus.world.names import STEMS
from corpus.world.operations import Operations
from corpus.world.people import People
from corpus.world.policies import Policies
from corpus.world.service import Service
from corpus.world.trade import Trade

BUSINESS = (" Instruments", " Process Control", " Metering", " Measurement", " Sensors")


@dataclass(frozen=True, slots=True)
class World:
    """A company before anybody wrote about it."""

    name: str
    ledger: WorldLedger
    house: dict[str, str]
    people: People
    policies: Policies
    goods: Goods
    service: Service
    trade: Trade
    operations: Operations


def make(seed: int) -> World:
    """Make the world of `seed`: the same seed gives the same facts in the same order."""
    ledger = WorldLedger(seed)
    random = ledger.stream("company")
    name = random.choice(STEMS) + random.choice(BUSINESS)
    staff = people.make(ledger)
    products = goods.make(ledger, staff)
    world = World(
        name, ledger, house(ledger.stream("house"), name), staff, policies.make(ledger), products,
        service.make(ledger, products), trade.make(ledger, staff), operations.make(ledger, staff))
    for entity in tuple(ledger.entities):
        for role, text in entity.refs:
            if role in ("acronym", "code_name") and entity.kind in ("policy", "team", "programme",
                                                                     "system"):
                ledger.fact(entity, "short_name", text)
    return world
