"""The world: entities and time-stamped facts of one fictional maker of industrial instruments.

`make(seed)` writes them topic by topic into a ledger; each topic has a random stream of its own,
so that adding to one never changes another. Documents are made from this by `corpus.writers`.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.world import goods, organisation, trade
from corpus.world.goods import Goods
from corpus.world.ledger import WorldLedger
from corpus.world.names import STEMS, people
from corpus.world.organisation import Organisation
from corpus.world.trade import Trade


@dataclass(frozen=True, slots=True)
class World:
    """A company before anybody wrote about it."""

    name: str
    ledger: WorldLedger
    organisation: Organisation
    goods: Goods
    trade: Trade


def make(seed: int) -> World:
    """Make the world of `seed`: the same seed gives the same facts in the same order."""
    ledger = WorldLedger(seed)
    random = ledger.stream("company")
    name = random.choice(STEMS) + random.choice((" Instruments", " Process Control", " Metering"))
    staff = people(ledger.stream("people"))
    world = World(name, ledger, organisation.make(ledger, staff), goods.make(ledger, staff),
                  trade.make(ledger, staff))
    _absences(world)
    return world


def _absences(world: World) -> None:
    """Declare what nobody wrote down: attributes of entities that sound real but are not."""
    random = world.ledger.stream("absences")
    for family in world.goods.families:
        for suffix in ("400", "500", "75"):
            unknown = f"{family} {suffix}"
            world.ledger.absent(unknown, random.choice(("warranty", "weight", "torque", "cable")))
    for contract in world.trade.contracts[::3]:
        world.ledger.absent(contract, "discount")
    for faults in world.goods.faults.values():
        number = int(faults[-1].name.rsplit("-", 1)[1])
        world.ledger.absent(f"error E-{number + 3}", random.choice(("part", "wait")))
