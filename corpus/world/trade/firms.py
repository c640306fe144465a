"""Names of customers, among them firms that are easily taken for one another, and their towns."""

from __future__ import annotations

from random import Random

from corpus.world.names import FIRM_ENDS, STEMS, combined

# Towns with process industry in which the company itself has no site.
TOWNS = (
    "Terneuzen", "Huelva", "Kotka", "Schwedt", "Tarragona", "Herøya", "Gela", "Kaipola", "Le Havre",
    "Puertollano", "Burghausen", "Stenungsund", "Delfzijl", "Litvinov", "Plock", "Sarnia",
    "Corpus Christi", "Freeport", "Geismar", "Altamira", "Camacari", "Kaohsiung", "Map Ta Phut",
    "Jurong", "Geelong", "Onsan",
)


def firms(random: Random, count: int) -> tuple[list[str], list[str]]:
    """Return `count` firms and six more that sound like them but are nobody's customers.

    About a quarter are siblings: they share their first syllable with another firm.
    """
    names = combined(random, STEMS, FIRM_ENDS)
    siblings = random.randint(4, 5)
    found = [next(names) for _ in range(count - siblings)]
    used = set(found)
    for firm in random.sample(found, siblings):
        found.append(_sibling(random, firm, used))
    random.shuffle(found)
    unknown = [_sibling(random, firm, used) for firm in random.sample(found, 6)]
    return found, unknown


def _sibling(random: Random, firm: str, used: set[str]) -> str:
    stem = max((stem for stem in STEMS if firm.startswith(stem)), key=len)
    name = random.choice([stem + end for end in FIRM_ENDS if stem + end not in used])
    used.add(name)
    return name
