"""What is asked: type of value, concept, things it is about, terms, time, and what to do with it.

`analyse` is where a question enters the reader. It puts together what `naming` (names and codes),
`moments` (the month), `asking` (the wording), `comparing` (two sides) and `recognise` (concepts)
find; no passage is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .asking import (
    ALLOWED,
    ASKS,
    MANY,
    POINTS_BACK,
    SEVERAL,
    SITE,
    STRONG,
    WORKED_OUT,
    bar,
    operation_of,
    polar,
    sentence_asking,
    type_worded,
)
from .comparing import FIGURES, compared, joined, kinds_compared
from .dimensions import units_asked
from .faults import of_fault
from .lexicon import Concept, asked_for, concepts, is_cue
from .moments import month_of
from .naming import CODE, is_slip, names
from .recognise import SURE, Guess, guesses
from .slips import mended
from .values import MONTH
from .words import EMPTY, WORD, stem

# What "What is the figure?" leaves open: the sentence before it tells.
VAGUE = frozenset("total answer figur number valu amount date rule dial thing visit fit say "
                  "right variant model type him her percentag correct chang updat amend "
                  "give".split())
MONTH_WORD = re.compile(MONTH, re.IGNORECASE)
# What sort of thing a name stands for; says more of what is asked than the rest of the name.
SORT = re.compile(r" (plan|site|team|programme|program|outage|policy|series)(?: of [a-z]+ \d{4})?$")
# "the Ex edition of a Pump 20": which of its kinds is meant, wherever it is said.
QUALIFIED = re.compile(r"\b([A-Za-z]{2,12}) (?:edition|version|variant|build|type) of "
                       r"(?:an?|the|our)\b")
BESIDE = 600  # what is left of the trust in other guesses where a list is asked for
CLEAR = 700  # a guess of another type that is trusted this much is a rival


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart. `names` are names and codes as printed; `terms` are stems.

    `types` are the value types that would answer, the likeliest first. `options` are the things
    compared, `sign` +1 for "more" and -1 for "less" (0: neither). `operation` is "sum",
    "difference", "count" or None, `pair` the things it is over. `month` is the (year, month) asked
    about. `units` are the units of measure that would answer, where the wording tells.
    """

    text: str
    concept: Concept | None
    types: tuple[str, ...]
    names: tuple[str, ...]
    terms: tuple[str, ...]
    options: tuple[str, str] | None = None
    sign: int = 0
    operation: str | None = None
    pair: tuple[str, str] | None = None
    month: tuple[int, int] | None = None
    yes_no: bool = False
    likely: tuple[Guess, ...] = ()
    core: str = ""
    units: tuple[str, ...] = ()


def analyse(text: str, printed: tuple[str, ...] = ()) -> Asked:
    """Return the question's parts; only the first 2,000 characters are read.

    `printed` are names in it that its own capitals may not tell.
    """
    return _analysed(text[:2_000], printed)


@lru_cache(maxsize=4_096)
def _analysed(text: str, printed: tuple[str, ...]) -> Asked:
    text = mended(text)
    found = names(text)
    found = (*found, *(name for name in printed if name in text
                       and not any(name in other or other in name for other in found)))
    found = tuple(name for name in found if not is_cue(name)) or found
    core = sentence = sentence_asking(text, found)
    telling = set(_terms(core, found)) - VAGUE
    if not telling or (len(telling) == 1 and found and not any(name in core for name in found)):
        core = text
    lowered = core.lower().replace("’", "'")
    operation = operation_of(lowered, text.lower())
    worded = WORKED_OUT.sub(" ", lowered) if operation in ("sum", "difference") else lowered
    hint = type_worded(worded)
    versus = None if operation else compared(core) or compared(text)
    if versus and versus[2] and ASKS.search(sentence):
        versus = None  # "they have more than a month" only tells the story
    limit = bar(core, found) if operation == "count" or SEVERAL.search(core) else None
    if versus and limit and versus[0][1].startswith(limit.text):
        versus = None  # "which variants have more than 8 m" are sifted, not set against 8 m
    elif versus:
        limit = None
    units = () if operation or limit else units_asked(core, text)
    if units and hint in ("any", "number", "duration", "money", "name"):
        hint = "quantity"
    hint = limit.type if limit else hint
    # "Which release closed the bugs E-17 and E-18" asks for one all the same.
    one = hint == "version" and any(CODE.fullmatch(name) for name in found)
    if hint in ("version", "identifier") and MANY.search(core) and not one:
        hint = "any"  # "which bugs were closed in version 2.0.1" asks for no version
    if operation == "sum" and hint == "any":
        hint = "money"
    options, sign, by_than = versus or (None, 0, False)
    pair = joined(text) if operation in ("sum", "difference") else None
    things = (*found, *(options or pair or ()))
    said = worded if operation else core
    yes_no = by_than or (options is None and polar(sentence))
    if yes_no:
        hint, units = "any", ()
    if options and not any(option.lower() in lowered for option in options):
        worded = f"{worded} {options[0].lower()}"  # of what sort they are tells what is compared
    bare = _without_names(worded, things)
    before = _story(text, core, things) if POINTS_BACK.search(core) else ""
    likely = guesses(bare, hint, before)
    if not yes_no:
        likely = of_fault(found, lowered, units, _measured(units, likely))
    if one:
        likely = tuple(guess for guess in likely if guess.concept.type == "version") or tuple(
            Guess(concept, SURE) for concept in concepts() if concept.id == "firmware")
    if hint != "any" and STRONG.search(lowered):
        fitting = (*ALLOWED.get(hint, (hint,)), "any")
        likely = tuple(guess for guess in likely if guess.concept.type in fitting)
    counted = asked_for(bare, "list") if re.search(r"\bhow many\b|\bnumber of\b", lowered) else None
    if counted is None or counted.type != "list" or operation is not None:
        counted = None
    else:
        likely = (Guess(counted, SURE), *likely)
    kinds = (limit.type,) if limit else kinds_compared(lowered) if options else FIGURES
    if options or limit or operation in ("sum", "difference"):
        likely = _of_kinds(kinds, likely)
    place = asked_for("home site", "name") if SITE.search(lowered) else None
    if place is not None and operation is None:
        likely = (Guess(place, SURE), *(g for g in likely if g.concept is not place))
    many = bool(MANY.search(core))
    if many and operation is None and options is None:
        likely = _several(likely)
    concept = likely[0].concept if likely else None
    if place is not None and concept is place:
        types: tuple[str, ...] = ("name",)
    elif counted is not None and counted is concept:
        types = ("list",)
    elif options and not likely:
        types = kinds
    else:
        types = _types(likely, hint, many)
    terms = _terms(text if yes_no else said, things)
    kinds_named = QUALIFIED.findall(text)
    terms = tuple(dict.fromkeys((*terms, *(stem(word.lower()) for word in kinds_named))))
    return Asked(text, concept, types, found, terms, options, sign, operation, pair,
                 month_of(text), yes_no, likely, core, units)


def _measured(units: tuple[str, ...], likely: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """Drop the concepts that are measured in other units than the wording wants."""
    return tuple(guess for guess in likely if not units or not guess.concept.units
                 or not set(units).isdisjoint(guess.concept.units))


def _story(text: str, core: str, found: tuple[str, ...]) -> str:
    """Return what stands before the sentence that asks, which its "it" or "them" refers to."""
    before, there, _ = text.partition(core)
    return _without_names(before.lower().replace("’", "'"), found) if there else ""


def _without_names(lowered: str, found: tuple[str, ...]) -> str:
    """Return the question with its names masked, so that no word of a name is taken for a cue."""
    for name in sorted(found, key=lambda name: (-len(name), name)):
        if len(name) > 2 and not re.fullmatch(r"[A-Za-z]+", name):
            kept = SORT.search(name.lower())
            lowered = lowered.replace(name.lower(), f"x {kept[1]}" if kept else "x")
    return lowered


def _of_kinds(kinds: tuple[str, ...], likely: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """Keep the concepts whose values can be set against each other; the best of them is sure."""
    kept = [guess for guess in likely if guess.concept.type in kinds]
    return (Guess(kept[0].concept, SURE), *kept[1:]) if kept else ()


def _several(likely: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """Put the best concept that is a list in front, where it is trusted well."""
    lists = [guess for guess in likely if guess.concept.type == "list" and guess.trust >= CLEAR]
    if not lists:
        return likely
    return (Guess(lists[0].concept, SURE),
            *(Guess(g.concept, min(g.trust, BESIDE)) for g in likely if g is not lists[0]))


def words_asked(text: str) -> bool:
    """Say whether `text` names what it asks for, and not only "what is the figure"."""
    return bool(set(_terms(text, names(text))) - VAGUE)


def _terms(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems of the words that say what is asked, names and empty words left out."""
    named = {stem(word) for name in found for word in WORD.findall(name.lower())}
    return tuple(dict.fromkeys(
        stem(word) for word in WORD.findall(text.lower())
        if word not in EMPTY and stem(word) not in named and not word.isdigit()
        and not MONTH_WORD.fullmatch(word) and not is_slip(word)))


def _types(likely: tuple[Guess, ...], hint: str, many: bool) -> tuple[str, ...]:
    """Return the value types that would answer: of sure concepts, of the wording, of guesses."""
    kinds = [guess.concept.type for guess in likely[:1] if _certain(likely)]
    if many:
        kinds.insert(0, "list")
    if not kinds and hint != "any":
        kinds.append(hint)
        kinds += [guess.concept.type for guess in likely[:1] if guess.trust >= SURE]
    if not kinds or kinds == ["list"]:
        kinds += [*(guess.concept.type for guess in likely), "any"]
    return tuple(dict.fromkeys(kinds))


def _certain(likely: tuple[Guess, ...]) -> bool:
    """Say whether the best guess stands well above the next one of another type."""
    rival = next((g for g in likely[1:] if g.concept.type != likely[0].concept.type), None)
    return bool(likely) and likely[0].trust >= SURE and (rival is None or rival.trust < CLEAR)


__all__ = ["CODE", "Asked", "analyse", "names", "words_asked"]
