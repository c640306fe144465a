"""What a sentence that repeats a yes/no question says: it affirms it, denies it, or turns it round.

"The Pump 40 costs more than the Pump 20" denies "Does the Pump 20 cost more than the Pump 40?",
and so does "The Pump 20 costs less": order and direction of a comparison count.
"""

from __future__ import annotations

import re

from scoring import comparatives
from scoring.answer import stance
from scoring.answer.attribute import stem
from scoring.records import Question
from scoring.text import bare, fold

DENIAL = re.compile(r"\b(?:not|no|never|cannot|can't|isn't|aren't|wasn't|weren't|doesn't|don't|"
                    r"didn't|hasn't|haven't|hadn't|won't|couldn't|without|neither|nor|false|"
                    r"untrue|incorrect|wrong|impossible|unable|lacks?|lacking|"
                    r"doubt|doubtful|unlikely|nothing|hardly|nobody|none)\b")
BEGUN = re.compile(r"^(?:on the contrary|quite the (?:contrary|opposite))[,:;. ]+")
SHORT = re.compile(r"(?:so )?(?:it|they|he|she|we|you|there|this|that)(?: (?:really|indeed|"
                   r"actually|certainly|definitely))? (?P<verb>is|are|was|were|does|do|did|has|"
                   r"have|had|"
                   r"can|could|may|might|must|will|would|should)(?P<no>n't| not|not)?(?: (?:be|so|"
                   r"indeed|have|allowed|possible|necessary))?(?=[.!,;]|$)")
MODAL = ("may", "might", "could", "would", "should")
HOLLOW = re.compile(r"\b(?:whether|if|mark|grade[rd]?|label|score|instructions?|please|assume|"
                    r"suppose|would need to)\b")
EMPTY = frozenset("is are was were do does did has have had can may must will be been a an the of "
                  "in "
                  "on at to for by with and or it its this that our i we you there any more than "
                  "as if so us me my got not get no yes".split())
OUTER = re.compile(r"\b(?:not (?:true|correct|right)|false|untrue|incorrect|wrong) that\b")
NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w/-]+")   # capitals that begin no sentence
COMPARES = re.compile(r"\bthan\b")
VERB = re.compile(r"^(?:no|not|without)\b|\b(?:is|are|was|were|has|have|had|can|could|may|might|"
                  r"must|"
                  r"will|would|should|does|do|did|cannot|\w+n't|it's|comes?|gives?|gets?|got|"
                  r"belongs?|"
                  r"needs?|takes?|costs?|lasts?|weighs?|offers?|supports?|runs?|works?|requires?|"
                  r"uses?)\b")
SHARE = 60   # percent of the question's telling words that a restating sentence repeats


def restated(question: Question, folded: str, share: int = SHARE) -> tuple[str, ...]:
    """Return ("yes",) or ("no",) by the first sentence that repeats what was asked, if one does.

    Both where the sentence compares the two things in a way whose order cannot be told.
    """
    asked = _telling(question.text) - _telling(
        " ".join((question.subject.name, *question.subject.aliases)))
    if any(pattern.search(folded) for pattern in _lacking(question)):
        return ("no",)
    for sentence in stance.SENTENCE.split(folded)[:3]:
        short = SHORT.match(sentence)
        if short and (short["verb"] not in MODAL or short["verb"] in bare(question.text).split()):
            return ("no",) if short["no"] else ("yes",)
        begun = BEGUN.match(sentence)
        said = sentence[begun.end():] if begun else sentence
        shared = len(asked & _telling(said))
        enough = shared and 100 * shared >= share * len(asked)
        if asked and asked <= comparatives.WORDS:   # "is it heavier" asks for nothing else
            enough = enough or bool(comparatives.kin(asked) & set(bare(said).split()))
        if said.endswith("?") or HOLLOW.search(said) or not _is_said(question, said) \
                or not (enough or (shared and _turned(question, said))):
            continue
        if begun:
            return ("no",)
        return _told(question, said)
    return ()


def _lacking(question: Question) -> list[re.Pattern[str]]:
    """Return patterns that say of a thing with a name of its own that it is not there.

    "No Bluetooth", "comes without Bluetooth", "Bluetooth is not supported".
    """
    known = {bare(word) for name in (question.subject.name, *question.subject.aliases)
             for word in name.split()}
    return [re.compile(rf"\b(?:no|without(?: any)?|lacks?) {re.escape(fold(name))}\b(?! (?:or|is) "
                       rf")|"
                       rf"\b{re.escape(fold(name))}(?: (?!is\b)\w+)? (?:is not|isn't) "
                       rf"(?:supported|possible|"
                       r"offered|allowed|permitted|built in|an option)\b")
            for name in NAMED.findall(question.text) if bare(name) not in known]


def _is_said(question: Question, said: str) -> bool:
    """Say whether a sentence has a verb, its own or the question's: "Pump 20 Wi-Fi" has none."""
    if VERB.search(said):
        return True
    asked = set(bare(question.text).split())
    stems = {stem(word) for word in asked}
    return any(word not in asked and stem(word) in stems for word in bare(said).split())


def _told(question: Question, said: str) -> tuple[str, ...]:
    turned: bool | None = False
    if COMPARES.search(fold(question.text)):
        if comparatives.EQUAL.search(said):
            return ("no",)
        turned = _turned(question, said)
    plain = _without_names(question, said)
    denied = DENIAL.search(plain) is not None
    if turned is None or (denied and turned) or (
            OUTER.search(plain) and DENIAL.search(OUTER.sub("", plain))):
        return ("yes", "no")   # "the other one is not longer" leaves it open
    return ("no",) if denied or turned else ("yes",)


def _turned(question: Question, said: str) -> bool | None:
    """Say whether a sentence compares the other way round; None where that cannot be told."""
    named = set(bare(" ".join((question.subject.name, *question.subject.aliases))).split())
    asked_words, said_words = (set(bare(text).split()) - named for text in (question.text, said))
    if not said_words & comparatives.WORDS:
        return False
    against = comparatives.reversed_(asked_words, said_words)
    order = _order(question, said)
    if COMPARES.search(said) is None:
        return against if order is not False else not against
    return None if order is None else against is order


def _order(question: Question, said: str) -> bool | None:
    """Say whether the things of the question stand in its order; None where that is not told."""
    names = {bare(name) for name in (question.subject.name, *question.subject.aliases)}
    asked, here = f" {bare(question.text)} ", f" {bare(said)} "
    things = sorted((asked.find(f" {name} "), -len(name), name) for name in names
                    if f" {name} " in asked)
    first = things[0][2] if things else ""
    others = [name for at, _, name in things if at > things[0][0] + len(first)]
    if not others:
        return True   # one thing alone has no order
    at = here.find(f" {first} ")
    rival = next((here.find(f" {name} ") for name in others if f" {name} " in here), -1)
    than = here.find(" than ")
    if at < 0 and rival < 0:
        return None
    if at >= 0 and rival >= 0:
        return at < rival
    named_before = (at if at >= 0 else rival) < than or than < 0
    return named_before if at >= 0 else not named_before


def _without_names(question: Question, said: str) -> str:
    for name in (question.subject.name, *question.subject.aliases):
        said = said.replace(fold(name), " ")
    return said


def _telling(text: str) -> set[str]:
    return {stem(word) for word in bare(text).split() if word not in EMPTY and not word.isdigit()}
