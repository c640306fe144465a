"""Yes/no and choice answers: the first polarity, or the one option that the answer stands by."""

from __future__ import annotations

import re
from functools import lru_cache

from scoring.answer import stance
from scoring.answer.body import body
from scoring.records import Question
from scoring.text import bare, fold

YES = re.compile(r"^(?:yes|yep|yeah|yup|correct|true|indeed|affirmative|certainly|absolutely|"
                 r"definitely|of course|right|that is (?:correct|right|true)|that's (?:correct|"
                 r"right|true))\b(?! or\b| and no\b|/)")
NO = re.compile(r"^(?:no|nope|nah|false|incorrect|negative|wrong|not at all|that is (?:incorrect|"
                r"false|wrong|not)|that's (?:incorrect|false|wrong|not)|neither)\b(?! or\b|/)")
BOTH = re.compile(r"\b(?:yes and no|yes or no|yes/no|no and yes|no or yes|partly|partially|it "
                  r"depends|depends on|in some cases|not necessarily|both|sometimes|maybe|perhaps|"
                  r"possibly)\b")
DENIAL = re.compile(r"\b(?:not|no|never|cannot|can't|isn't|aren't|wasn't|doesn't|don't|didn't|"
                    r"hasn't|haven't|won't|without|neither|nor)\b")
LATER_YES = re.compile(r"(?:^|[.!?;,:] |\bbut |\bso |\bthen |wait,? )(?:actually,? |rather,? "
                       r")?yes\b")
# "No cabinet is needed" denies the cabinet, not the question.
LATER_NO = re.compile(r"(?:^|[.!?;,:] |\bbut |\bso |\bthen |wait,? )(?:actually,? |rather,? )?no\b"
                      r"(?=[\"')]*(?:[.,;:!?]|$)| (?:it|they|he|she|we|you|i|that|this|the|there|"
                      r"is|not|"
                      r"and|for|in|with|as)\b)")
SIGNS = re.compile(r"^\W+")
LOSER = re.compile(r"(?:than|over|versus|vs|against|compared (?:to|with)|not|unlike|while|whereas|"
                   r"but|only|rather than|instead of|as opposed to|relative to|exceeds|beats|"
                   r"outlasts|"
                   r"surpasses|outweighs)(?: (?:that|those) (?:of|for|in|with|at))?(?: (?:the|for|"
                   r"of|in|with|at))*$")
OPENING = re.compile(r"[;,(]| - |: ")
SHORT = re.compile(r"(?:it|they|he|she|we|you|there|this|that)\b(?: \w+){1,2}[.!,;]")
SENTENCE_END = re.compile(r"[.!]")
NOT_BUT = re.compile(r"\bnot\b.*\bbut(?: the)? ?$")
EMPTY = frozenset("is are was were do does did has have had can may must will be been a an the of "
                  "in "
                  "on at to for by with and or it its this that our we i you there any more than "
                  "as if so us me my".split())
OPPOSITES = (("heavier", "lighter"), ("longer", "shorter"), ("higher", "lower"), ("more", "less "
                                                                                  "fewer"),
             ("bigger larger greater", "smaller"), ("cheaper", "dearer costlier pricier"),
             ("earlier sooner first before", "later after last"), ("older", "newer younger"),
             ("faster quicker", "slower"), ("better", "worse"), ("wider", "narrower"),
             ("stricter tighter", "looser laxer"), ("hotter warmer", "colder cooler"),
             ("closer nearer", "farther further"), ("most", "least fewest"),
             ("highest", "lowest"), ("longest", "shortest"), ("largest biggest", "smallest"))
SHARE = 60   # percent of the question's telling words that a restating sentence repeats


def polarity(question: Question, answer: str) -> tuple[str, ...]:
    """Return ("yes",), ("no",), both where the answer says both, or nothing where it says none.

    The first words decide; without one, a sentence that repeats the question says yes, or no
    where it denies.
    """
    folded = SIGNS.sub("", fold(body(answer)))
    asked, _, rest = folded.partition("? ")
    folded = rest if rest and not SENTENCE_END.search(asked) else folded
    first = stance.SENTENCE.split(folded, 1)[0]
    if BOTH.search(first) and not (YES.match(folded) or NO.match(folded)):
        return ("yes", "no") if re.search(r"\byes\b|\bno\b|both", first) else ()
    said = "yes" if YES.match(folded) else "no" if NO.match(folded) else _restated(question, folded)
    if said is None:
        return ()
    later = folded[3:]
    if (said == "yes" and LATER_NO.search(later)) or (said == "no" and LATER_YES.search(later)):
        return (("no",) if said == "yes" else ("yes",)) if stance.CORRECTED.search(folded) \
            else ("yes", "no")
    return (said,)


def _restated(question: Question, folded: str) -> str | None:
    """Return the polarity of the first sentence that repeats what was asked, if one does."""
    asked = _telling(question.text) - _telling(
        " ".join((question.subject.name, *question.subject.aliases)))
    for sentence in stance.SENTENCE.split(folded)[:3]:
        shared = len(asked & _telling(sentence))
        tells = SHORT.match(f"{sentence}.") or (asked and 100 * shared >= SHARE * len(asked))
        if tells and not sentence.endswith("?"):
            return "no" if DENIAL.search(sentence) else "yes"
    return None


def _telling(text: str) -> set[str]:
    return {word.rstrip("s") for word in bare(text).split()
            if word not in EMPTY and not word.isdigit()}


def chosen(question: Question, answer: str) -> tuple[str, ...]:
    """Return the options (their first names) that the first telling sentence stands by."""
    parts = [part for part in stance.SENTENCE.split(fold(body(answer))) if part.strip()]
    sentences = [bare(part) for part in parts]
    for part, text in zip(parts, sentences, strict=True):
        places = _options(question, text)
        opening = bare(OPENING.split(part, 1)[0])
        first_named = _options(question, opening)
        if len(first_named) == 1 and len(opening.split()) <= 1 + len(first_named[0][1].split()):
            places = first_named  # "The A (2016); the B followed in 2021"
        if not places:
            continue
        standing = [(at, name) for at, name in places if not _loses(text[:at])]
        first = tuple(name for _, name in (standing if len(standing) == 1 else places))
        if len(first) > 1:
            first = _called(question, text, places) or first
        if len(first) == 1 and _opposite(question, text):
            first = tuple(option[0] for option in question.gold.options if option[0] != first[0])
        return _corrected(question, sentences[sentences.index(text) + 1:], first)
    return ()


def _called(question: Question, text: str, places: list[tuple[int, str]]) -> tuple[str, ...]:
    """Return the one option that is called what was asked: "the A is lighter, the B heavier"."""
    words = {word for pair in OPPOSITES for side in pair for word in side.split()}
    asked = words & _beside_options(question, question.text)
    bounds = [at for at, _ in places[1:]] + [len(text)]
    found = tuple(name for (at, name), end in zip(places, bounds, strict=True)
                  if asked & set(text[at:end].split()))
    return found if len(found) == 1 else ()


def _beside_options(question: Question, text: str) -> set[str]:
    """Return the words of a text that belong to no option's name: "Lower Quay" compares nothing."""
    named = {word for option in question.gold.options for name in option
             for word in bare(name).split()}
    return set(bare(text).split()) - named


def _opposite(question: Question, text: str) -> bool:
    """Say whether a sentence compares the other way round than asked: "lighter", not "heavier"."""
    asked, said = _beside_options(question, question.text), _beside_options(question, text)
    for pair in OPPOSITES:
        for one, two in (pair, pair[::-1]):
            if asked & set(one.split()) and said & set(two.split()) \
                    and not said & set(one.split()) and not asked & set(two.split()):
                return True
    return False


def _loses(before: str) -> bool:
    """Say whether the words before an option set it against the other: "than the", "not the"."""
    return LOSER.search(before.strip()) is not None and not NOT_BUT.search(before)


def _corrected(question: Question, rest: list[str], first: tuple[str, ...]) -> tuple[str, ...]:
    """Return the option of a later sentence that takes the first one back, else the first."""
    corrected = False
    for text in rest:
        corrected = corrected or bool(stance.CORRECTED.search(text))
        if corrected:
            standing = tuple(name for at, name in _options(question, text)
                             if not _loses(text[:at]))
            if len(standing) == 1:
                return standing
    return first


@lru_cache(maxsize=4_096)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _options(question: Question, text: str) -> list[tuple[int, str]]:
    """Return (place, first name) of every option that `text` names, longest names first."""
    places: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    names = sorted(((bare(name), option[0]) for option in question.gold.options for name in option),
                   key=lambda pair: (-len(pair[0]), pair))
    for name, first in names:
        for match in _whole(name).finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                places.append((match.start(), first))
    places.sort()
    kept: dict[str, tuple[int, str]] = {}
    for at, first in places:
        if first not in kept or _loses(text[:kept[first][0]]):
            kept[first] = (at, first)
    return sorted(kept.values())
