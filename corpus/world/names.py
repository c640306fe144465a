"""Names for a company that never existed: firms, products, people, places.

Every list is drawn without replacement from a seeded stream, so two entities of one world never
share a name. Does not cover attributes: those are facts, see the other modules of this room.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

FIRST = (
    "Aino", "Bastien", "Carla", "Dmitri", "Elif", "Farah", "Gustav", "Hana", "Imre", "Joana",
    "Kwame", "Leila", "Mateus", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Stellan", "Tamsin",
    "Ugo", "Vera", "Wiktor", "Ximena", "Yusuf", "Zofia", "Anneke", "Beatriz", "Cormac", "Daphne",
    "Emeka", "Freya", "Gideon", "Henrike", "Ines", "Jarek", "Kirsten", "Lorenzo", "Mirela", "Nils",
)
LAST = (
    "Abellan", "Brandvold", "Castellane", "Drummond", "Ekholm", "Farkas", "Grünewald", "Haddad",
    "Ilves", "Jansky", "Kessler", "Lindqvist", "Marchetti", "Novotny", "Okafor", "Petrov",
    "Quiroga", "Ravel", "Santangelo", "Takeda", "Ulrichsen", "Vasquez", "Wennerholm", "Yilmaz",
    "Zawadzki", "Almeida", "Bjornstad", "Cavendish", "Delacroix", "Engstrom", "Fontaine", "Gallo",
    "Hartmann", "Iyer", "Jablonski", "Kovacs", "Laurent", "Mendonca", "Nakagawa", "Oduya",
)
CITIES = (
    "Rotterdam", "Graz", "Tampere", "Porto", "Leipzig", "Brno", "Aarhus", "Ghent", "Bilbao",
    "Gdansk", "Cleveland", "Monterrey", "Curitiba", "Calgary", "Charlotte", "Penang", "Pune",
    "Incheon", "Nagoya", "Adelaide",
)
STEMS = (
    "Halv", "Orre", "Tarn", "Vesk", "Quill", "Brenn", "Cald", "Dorn", "Elst", "Fjor", "Gann",
    "Hest", "Isk", "Jarn", "Kell", "Lorn", "Merr", "Nord", "Oster", "Pell", "Rask", "Sund", "Torv",
    "Umber", "Vold", "Wick", "Yarr", "Zell",
)
FIRM_ENDS = (
    "ora Foods", "en Chemicals", "by Water", "mark Brewing", "a Dairy Group", "ton Paper Mills",
    "is Pharma", "holm Energy", "field Utilities", "ia Cement", "er Pulp", "un Biotech",
    "wick Textiles", "el Refining", "an Beverages",
)
SUPPLIER_ENDS = (
    "ek Seals", "or Castings", "ium Optics", "as Cable Works", "et Precision", "o Ceramics",
    "ix Electronics", "berg Fasteners", "al Membranes", "is Packaging",
)
FAMILY_ENDS = ("flow", "sense", "gauge", "trak", "level", "therm", "press", "port", "lux", "metric")
CODE_NAMES = (
    "Kingfisher", "Juniper", "Basalt", "Meridian", "Sandpiper", "Larkspur", "Obsidian", "Tundra",
    "Saffron", "Halyard", "Cormorant", "Foxglove", "Granite", "Windrose", "Heron", "Bramble",
)


def shuffled(random: Random, items: tuple[str, ...]) -> list[str]:
    """Return `items` in a seeded order."""
    order = list(items)
    random.shuffle(order)
    return order


def people(random: Random) -> Iterator[str]:
    """Yield full names; no first name and no last name repeats before all were used."""
    first, last = shuffled(random, FIRST), shuffled(random, LAST)
    for turn in range(len(last)):
        for index, name in enumerate(first):
            yield f"{name} {last[(index + turn) % len(last)]}"


def combined(random: Random, stems: tuple[str, ...], ends: tuple[str, ...]) -> Iterator[str]:
    """Yield stem + end, each stem once before any is used again."""
    pairs = [(stem, end) for stem, end in product(stems, ends)]
    random.shuffle(pairs)
    for turn in range(len(ends)):
        seen: set[str] = set()
        for stem, end in pairs[turn:] + pairs[:turn]:
            if stem not in seen:
                seen.add(stem)
                yield f"{stem}{end}"
