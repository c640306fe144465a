"""Derive the thesaurus from WordNet 3.0's database files. Run by hand, once; not at run time.

python -m harness.gateway.reader.thesaurus.derive /usr/share/wordnet

(on Debian: the package wordnet-base). Writes `words.txt`, one line a lemma, sorted by code point:
`lemma<TAB>neighbour:class ...` with class 1 for a synonym, 2 for a derived or similar word, 3 for
a direct hypernym or hyponym; and `irregular.txt`, `form<TAB>lemma`. Only single words of lower-case
ASCII letters count, and of each only its most frequent senses: rare senses of common words relate
what no reader would.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORD = re.compile(r"[a-z]{3,20}(?:-[a-z]{2,12})?\Z")
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSES = 3       # the most frequent senses of a lemma that count
NEIGHBOURS = 14  # the closest neighbours that are kept
DERIVED, SIMILAR = {"+", "\\", "<", "="}, {"&", "^"}


def synsets(folder: Path) -> dict[tuple[str, str], tuple[list[str], list[tuple[str, str, str]]]]:
    """Return (part of speech, offset) → (lemmas, pointers as (symbol, part of speech, offset))."""
    found = {}
    for letter, name in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="ascii").splitlines():
            if line.startswith("  "):
                continue
            parts = line.split(" | ")[0].split()
            count = int(parts[3], 16)
            lemmas = [re.sub(r"\((?:a|p|ip)\)$", "", parts[4 + 2 * n]) for n in range(count)]
            rest = parts[4 + 2 * count:]
            pointers = [(rest[1 + 4 * n], rest[3 + 4 * n].replace("s", "a"), rest[2 + 4 * n])
                        for n in range(int(rest[0]))]
            found[letter, parts[0]] = (lemmas, pointers)
    return found


def senses(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Return lemma → its most frequent synsets over all parts of speech."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for letter, name in FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="ascii").splitlines():
            if line.startswith("  "):
                continue
            parts = line.split()
            if not WORD.match(parts[0]):
                continue
            tagged = int(parts[5 + int(parts[3])])
            offsets = parts[6 + int(parts[3]):]
            keep = offsets[: max(1, min(SENSES, tagged))]
            found[parts[0]] += [(letter, offset) for offset in keep]
    return found


def related(folder: Path) -> dict[str, dict[str, int]]:
    """Return lemma → neighbour → class."""
    sets, of = synsets(folder), senses(folder)
    found: dict[str, dict[str, int]] = {}
    for lemma, own in of.items():
        near: dict[str, int] = {}

        def add(key: tuple[str, str], grade: int, lemma: str = lemma,
                near: dict[str, int] = near) -> None:
            for other in sets[key][0]:
                if other != lemma and WORD.match(other):
                    near[other] = min(near.get(other, 9), grade)

        for key in own:
            add(key, 1)
            for symbol, letter, offset in sets[key][1]:
                if symbol in DERIVED or symbol in SIMILAR:
                    add((letter, offset), 2)
                elif symbol == "@" and letter in "nv":
                    add((letter, offset), 3)
        if near:
            found[lemma] = near
    return found


def main(folder: Path) -> None:
    """Write both files beside this one."""
    lines = []
    for lemma, near in sorted(related(folder).items()):
        best = sorted(near.items(), key=lambda item: (item[1], item[0]))[:NEIGHBOURS]
        lines.append(f"{lemma}\t{' '.join(f'{other}:{grade}' for other, grade in best)}\n")
    (HERE / "words.txt").write_text("".join(lines), encoding="ascii")
    forms: dict[str, str] = {}
    for name in ("noun", "verb", "adj"):
        for line in (folder / f"{name}.exc").read_text(encoding="ascii").splitlines():
            form, lemma = line.split()[:2]
            if WORD.match(form) and WORD.match(lemma) and form != lemma:
                forms.setdefault(form, lemma)
    (HERE / "irregular.txt").write_text(
        "".join(f"{form}\t{lemma}\n" for form, lemma in sorted(forms.items())), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
