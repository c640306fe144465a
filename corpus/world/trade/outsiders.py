"""Names of people who work for customers and suppliers: never those of the company's own staff."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.world.names import shuffled

FIRST = (
    "Agnes", "Bruno", "Celine", "Dagmar", "Edvard", "Fiona", "Gerrit", "Helle", "Ivo", "Jutta",
    "Kaspar", "Ludmila", "Marek", "Noor", "Ottavia", "Pascal", "Ragnhild", "Sibylle", "Teun",
    "Ursula", "Viggo", "Wendela", "Xavier", "Yvonne", "Zdenek",
)
LAST = (
    "Ahlgren", "Bonnet", "Cerny", "Dijkstra", "Esposito", "Falk", "Greaves", "Holub",
    "Ingram", "Jespersen", "Koskela", "Lombardi", "Maertens", "Nyberg", "Ostrowski",
    "Prieto", "Rautio", "Steiner", "Tolvanen", "Urbanek", "Verhoeven", "Wieland",
)


def outsiders(random: Random) -> Iterator[str]:
    """Yield full names, no two alike; each first name once before any is used again."""
    first, last = shuffled(random, FIRST), shuffled(random, LAST)
    for turn in range(len(last)):
        for index, name in enumerate(first):
            yield f"{name} {last[(index + turn) % len(last)]}"
