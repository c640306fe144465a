"""Which sentence speaks of what a yes/no question asks, by its words, rare ones first.

A word counts by how seldom it is in the phrasebook and among the units sent. Words of the story
count less than those of the sentence that asks. A sentence that goes on from the one before it
("It …", "None of it …") takes part of that one's marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ..asking import POINTS_BACK, clause_asking
from ..idioms import plainly
from ..question import Asked
from ..recognise import phrasebook
from ..relevance import hit
from ..units import Unit
from ..words import bag, stem, stems

GOES_ON = re.compile(r"^(?:\W*\w+){0,2}?\W*(?:it|its|they|them|their|this|that|these|those|none|"
                     r"nobody|such|whoever|both|the (?:committee|board|answer|same|latter))\b",
                     re.IGNORECASE)
OPEN = re.compile(r"\b(?:debated|discussed|asked|wondered|unclear|question(?:ed)?) (?:was )?"
                  r"(?:whether|if)\b", re.IGNORECASE)
STORY, TOLD, BESIDE, TURN = 40, 60, 55, 60   # percent that words outside the asking clause count
FEW = 2  # words that ask for next to nothing
HEAD, BEFORE, NEAR = 30, 55, 20   # percent
MOST, LONGEST = 5, 30  # so many words of a question count, and are looked for
# Everyday words for things that handbooks and contracts call otherwise.
EVERYDAY = tuple(frozenset(stem(word) for word in line.split()) for line in (
    "money sum amount allowance payment paid pay cash budget",
    "bill receipt invoice slip proof", "pay charge cost reimburse claim refund expense",
    "login account password credentials", "boss manager lead supervisor superior",
    "colleague workmate neighbour coworker mate", "holiday vacation leave absence",
    "photo picture photograph snap image", "photo photograph", "show shown share disclose pass",
    "firm company supplier vendor seller", "factory works plant site", "house home flat room",
    "inspect audit check examine visit", "liquid medium fluid", "ring seal gasket",
    "cheque check", "wife husband spouse partner family", "kid child baby",
    "booth cabin box", "reserve book", "snap photograph", "speech talk lecture", "mail message",
    "folder directory file", "delete clear erase remove", "sell bought buy sold purchase",
    "send parcel shipment deliver post", "ticket flight fare travel", "sleep stay night hotel",
    "flower present gift", "retry second again repeat try another round further", "exam test",
    "fail flunk",
    "bin throw discard trash", "renew renewal", "anew new again", "settings parameters "
    "configuration", "lab laboratory", "solvent acetone chemical", "shop store dealer webshop",
    "sign signature name", "threat threaten stop suspend", "promise commit", "outside "
    "subcontract subcontractor external third", "change write modify alter", "jury court witness",
    "officer official civil servant authority", "bidder tender", "used secondhand", "miles points "
    "bonus", "hurt accident injury wound break", "swap reverse exchange", "plus minus polarity",
    "worker employee staff crew", "fix repair mend", "car vehicle driving", "meal food lunch "
    "dinner restaurant", "guest visitor", "phone telephone mobile call", "sick ill fever illness",
    "spare replacement standin loan pool", "desk chair furniture", "books reading", "course "
    "training learning education", "printer print document page", "supplier vendor",
    "flu ill sick fever cold",
    "gate barrier door entrance turnstile", "lobby hall entrance reception foyer",
    "duty rota standby shift", "contract agreement",
    "bill invoice", "opening vacancy job post", "permission approval consent blessing",
    "zero nought nil", "total count counter reading", "keep retain hold", "lend share borrow",
    "public published", "chatbot assistant bot", "switch lever", "lab laboratory partner",
    "booklet guide handbook brochure manual", "screen display", "rule policy regulation",
    "customer client", "engineer technician fitter", "delay late", "extra additional surcharge",
    "dog pet animal",
    "smoke cigarette", "bike bicycle cycle", "train rail railway", "taxi cab", "plane flight fly",
    "alcohol beer wine", "badge card token", "computer laptop notebook",
    "discount rebate reduction", "fine penalty", "cable wire lead", "begin start commence",
    "end finish stop terminate", "buy purchase order acquire"))


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is asked as (stem, weight) with weights falling with commonness."""

    words: tuple[tuple[str, int], ...]

    def hits(self, text: str) -> int:
        """Return how many words of the question a text has, or words that may stand for them."""
        here = bag(text)
        return sum(max(hit(term, here), _everyday(term, here)) > 0 for term, _ in self.words)

    def weight(self, text: str) -> int:
        """Return how much of the question a text has."""
        return marks(self.words, bag(text))


def proposition(asked: Asked, units: tuple[Unit, ...]) -> Proposition:
    """Weigh the words of a question."""
    named = {stem(word) for name in asked.names for word in re.findall(r"\w+", name.lower())}
    clause, core = set(stems(clause_asking(asked.core))), set(stems(asked.core))
    turns = set(stems(plainly(asked.text))) - set(stems(asked.text))
    # "May I keep it?" only says in the story what is meant.
    told = STORY if len(clause) > FEW and not POINTS_BACK.search(asked.core) else TOLD
    spread: dict[str, int] = {}
    for unit in units:
        for word in bag(unit.text):
            spread[word] = spread.get(word, 0) + 1
    found = []
    for term in dict.fromkeys(stems(f"{asked.text} {plainly(asked.text)}")):
        if term in named or term.isdigit() or len(term) < 3:
            continue
        bits = _rarity(term) * (len(units) * 4 // (spread.get(term, 0) + 1) + 2).bit_length()
        share = 100 if term in clause else TURN if term in turns \
            else BESIDE if term in core else told
        found.append((term, bits * share // 100))
    found.sort(key=lambda item: (-item[1], item[0]))
    return Proposition(tuple(found[:LONGEST]))


@cache
def _rarity(term: str) -> int:
    """Return how rare a stem is in the phrasebook, 3 to 12."""
    book = phrasebook()
    known = len(book.places.get(term, ()))
    return max(3, (len(book.owner) // (known + 1)).bit_length())


def marks(words: tuple[tuple[str, int], ...], here: frozenset[str]) -> int:
    """Return the sum of the best hits of a question's words among `here`."""
    found = sorted((weight * max(hit(term, here), _everyday(term, here)) // 1000
                    for term, weight in words), reverse=True)
    return sum(found[:MOST])


def _everyday(term: str, here: frozenset[str]) -> int:
    return 0 if _kin(term).isdisjoint(here) else 800


@cache
def _groups() -> dict[str, frozenset[str]]:
    return {word: frozenset().union(*(group for group in EVERYDAY if word in group))
            for word in sorted(frozenset().union(*EVERYDAY))}


def _kin(term: str) -> frozenset[str]:
    """Return the stems of the everyday words that may stand for a stem."""
    return _groups().get(term, frozenset())


def ranked(asked: Asked, units: tuple[Unit, ...], about: Callable[[Unit], int]
           ) -> list[tuple[int, Unit]]:
    """Return (mark, unit) of all sentences about the right thing, the best first."""
    asks = proposition(asked, units)
    found = []
    for unit in units:
        near = about(unit)
        if near < 550:
            continue
        own = asks.weight(unit.text)
        goes_on = GOES_ON.match(unit.text[:200]) is not None
        if not own and not goes_on:
            continue
        lead = asks.weight(unit.lead) if unit.lead else 0
        head = asks.weight(f"{unit.heading} {unit.title}")
        mark = own + lead * (BEFORE if goes_on else NEAR) // 100 \
            + min(head, own + lead) * HEAD // 100
        if OPEN.search(unit.text) or unit.text.rstrip().endswith("?"):
            mark //= 2
        found.append((mark * near // 1000, unit))
    return sorted(found, key=lambda item: (-item[0], item[1].order))


