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
    "Ayesha", "Bram", "Chiara", "Davor", "Eilidh", "Femke", "Goran", "Hugo", "Ilse", "Jamal",
    "Katarina", "Liam", "Mei Ling", "Nuria", "Otto", "Paloma", "Rafael", "Saskia", "Tomasz",
    "Ursula", "Valerio", "Wanda", "Yara", "Zoltan", "Amadou", "Birgit", "Cosmin", "Dilara",
    "Esteban", "Fiona", "Giulia", "Harald", "Ivana", "Joost", "Keiko", "Ludovic", "Magda",
    "Noor", "Olivia", "Piotr", "Ravi", "Signe", "Thandiwe", "Uwe", "Vivek", "Wen", "Yvonne",
    "Adaeze", "Benoit", "Camila", "Dagny", "Eduardo", "Franziska", "Graham", "Hiroshi", "Irina",
    "Jelena", "Kofi", "Linnea", "Marek", "Niamh", "Owen", "Petra", "Ronja", "Sunil", "Tiago",
)
LAST = (
    "Abellan", "Brandvold", "Castellane", "Drummond", "Ekholm", "Farkas", "Grünewald", "Haddad",
    "Ilves", "Jansky", "Kessler", "Lindqvist", "Marchetti", "Novotny", "Okafor", "Petrov",
    "Quiroga", "Ravel", "Santangelo", "Takeda", "Ulrichsen", "Vasquez", "Wennerholm", "Yilmaz",
    "Zawadzki", "Almeida", "Bjornstad", "Cavendish", "Delacroix", "Engstrom", "Fontaine", "Gallo",
    "Hartmann", "Iyer", "Jablonski", "Kovacs", "Laurent", "Mendonca", "Nakagawa", "Oduya",
    "Achterberg", "Balogun", "Cermak", "Deshpande", "Eriksen", "Ferreira", "Gerritsen", "Hoang",
    "Ibarra", "Jorgensen", "Kaminski", "Lefevre", "Mbeki-Rowe", "Nyström", "O'Halloran",
    "Pettersen",
    "Rautio", "Sandoval", "Tremblay", "Urbanek", "Verhoeven", "Wojcik", "Yamashita", "Zeller",
    "Andrade", "Bergeron", "Chaudhry", "Dragomir", "Eskola", "Fujimori-Lane", "Galvão", "Hruska",
    "Ismailov", "Jovanovic", "Koskinen", "Lombardi", "Mukherjee", "Nascimento", "Ostrowski",
    "Pillai", "Renard", "Steinbach", "Toivonen", "Uzun", "Vandamme", "Whitlock", "Yoon", "Zubiri",
    "Asante", "Bartosz", "Coelho", "Dvorak", "Espinoza", "Frisk", "Gaspard", "Hollander", "Ishii",
    "Juarez", "Kowalczyk", "Larsen", "Moreau", "Nair", "Olszewski", "Pereira", "Rinaldi",
    "Svoboda", "Thorsen", "Varga", "Weidmann", "Zielinski",
)
# Part of the world → city → its three letters in site codes (see `world.sites`).
PLACES: dict[str, dict[str, str]] = {
    "Benelux": {"Rotterdam": "RTM", "Ghent": "GNT", "Eindhoven": "EHV", "Namur": "NAM",
                "Zwolle": "ZWL", "Antwerp": "ANR"},
    "DACH": {"Graz": "GRZ", "Leipzig": "LEJ", "Ulm": "ULM", "Linz": "LNZ",
             "Kassel": "KSL", "Bremen": "BRE"},
    "Nordics": {"Tampere": "TMP", "Aarhus": "AAR", "Bergen": "BGO", "Kuopio": "KUO",
                "Odense": "ODE", "Turku": "TKU", "Trondheim": "TRD"},
    "Iberia": {"Porto": "OPO", "Bilbao": "BIO", "Braga": "BRG", "Zaragoza": "ZAZ",
               "Coimbra": "CBR", "Valencia": "VLC"},
    "Swiss": {"Winterthur": "WTR", "Aarau": "AAU", "Olten": "OLT", "Fribourg": "FRI",
              "Schaffhausen": "SHF", "Solothurn": "SOL"},
    "Swedish": {"Gothenburg": "GOT", "Uppsala": "UPP", "Norrkoping": "NRK", "Karlstad": "KSD",
                "Kalmar": "KLR", "Halmstad": "HAD"},
    "Eastern": {"Brno": "BRQ", "Gdansk": "GDN", "Debrecen": "DEB", "Plovdiv": "PLV",
                "Wroclaw": "WRO"},
    "North": {"Cleveland": "CLE", "Calgary": "YYC", "Charlotte": "CLT", "Tulsa": "TUL",
              "Hamilton": "HAM", "Dayton": "DAY"},
    "Mexico": {"Monterrey": "MTY", "Puebla": "PBC"},
    "South": {"Curitiba": "CWB", "Rosario": "ROS", "Arequipa": "AQP"},
    "Pacific": {"Penang": "PEN", "Pune": "PNQ", "Incheon": "ICN", "Nagoya": "NGO",
                "Adelaide": "ADL", "Taichung": "TXG", "Cebu": "CEB"},
}
CITIES = tuple(city for places in PLACES.values() for city in places)
STEMS = (
    "Halv", "Orre", "Tarn", "Vesk", "Quill", "Brenn", "Cald", "Dorn", "Elst", "Fjor", "Gann",
    "Hest", "Isk", "Jarn", "Kell", "Lorn", "Merr", "Nord", "Oster", "Pell", "Rask", "Sund", "Torv",
    "Umber", "Vold", "Wick", "Yarr", "Zell", "Arv", "Bast", "Corv", "Drav", "Ebb", "Falk", "Grav",
    "Holt", "Ister", "Jud", "Korr", "Lind", "Marn", "Nev", "Olm", "Pry", "Querr", "Rost", "Stav",
    "Thal", "Ulv", "Varn", "Wend", "Yst", "Zand", "Aldr", "Borr", "Cren", "Dalm", "Ettr", "Fenn",
    "Gorm", "Hask", "Ivel", "Karst", "Lumm",
)
FIRM_ENDS = (
    "ora Foods", "en Chemicals", "by Water", "mark Brewing", "a Dairy Group", "ton Paper Mills",
    "is Pharma", "holm Energy", "field Utilities", "ia Cement", "er Pulp", "un Biotech",
    "wick Textiles", "el Refining", "an Beverages", "ona Sugar", "ex Coatings", "um Glassworks",
    "gate Desalination", "ley District Heating", "or Fertilisers", "hurst Aluminium", "in Starch",
    "os Cosmetics", "ine Gases", "well Mining", "ar Shipyards", "olt Tyres", "ence Packaging",
    "aby Waste Services", "ic Resins", "alia Semiconductors",
)
SUPPLIER_ENDS = (
    "ek Seals", "or Castings", "ium Optics", "as Cable Works", "et Precision", "o Ceramics",
    "ix Electronics", "berg Fasteners", "al Membranes", "is Packaging", "en Springs",
    "ana Displays", "ul Connectors", "om Machining", "igo Coatings", "ard Magnets",
    "ell Gaskets", "una Freight", "ite Tooling", "eron Batteries", "olo Sheet Metal",
    "ave Labels", "ind Bearings", "ert Circuit Boards",
)
FAMILY_ENDS = (
    "flow", "sense", "gauge", "trak", "level", "therm", "press", "port", "lux", "metric", "scan",
    "probe", "dyne", "meter", "point", "vane", "tron", "cell", "line", "wave", "mass", "sonde",
)
CODE_NAMES = (
    "Kingfisher", "Juniper", "Basalt", "Meridian", "Sandpiper", "Larkspur", "Obsidian", "Tundra",
    "Saffron", "Halyard", "Cormorant", "Foxglove", "Granite", "Windrose", "Heron", "Bramble",
    "Lodestar", "Pumice", "Tamarack", "Goshawk", "Marram", "Cinnabar", "Driftwood", "Bittern",
    "Hawthorn", "Capstan", "Ptarmigan", "Feldspar", "Samphire", "Turnstone", "Dolomite", "Yarrow",
    "Osprey", "Mistral", "Curlew", "Sorrel", "Spindrift", "Nightjar", "Oxbow", "Travertine",
    "Plover", "Gentian", "Fathom", "Lapwing", "Rowan", "Slate", "Whimbrel", "Zephyr",
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
