"""Whether an answer says yes or no.

A "yes" or "no" that stands for itself decides, wherever it stands ("The correct answer is yes.");
then set phrases ("I'm afraid not"); then a sentence that repeats the question. "No problem" and
"no passage says so" hold no such "no", and what an answer asks, quotes or denies is not said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.answer import stance
from scoring.answer.body import body
from scoring.answer.echo import without_question
from scoring.records import Question
from scoring.restated import restated
from scoring.text import fold

FOREIGN = {"ja": "yes", "oui": "yes", "sí": "yes", "nein": "no", "non": "no"}
ABROAD = re.compile(r"^(?:ja|oui|sí|nein|non)\b(?=[.!,;:]|$)")
BOTH = re.compile(r"\b(?:yes and no|yes or no|yes ?/ ?no|no and yes|no or yes|no ?/ ?yes)\b")
# Each with its share: "yes 60 %, no 40 %".
SHARED = re.compile(r"\b(?:yes|no)\b[^a-z!?;]{0,12}\d[^a-z!?;]{0,12}\b(?:yes|no)\b[^a-z!?;]{0,6}\d|"
                    r"\d ?%? ?(?:yes|no)\b[^a-z!?;]{1,12}\d ?%? ?(?:yes|no)\b")
BOX = re.compile(r"\[([x ]?)\] *(yes|no)\b")
HALF = re.compile(r"\b(?:partly|partially|it depends|depends on|in some cases|not necessarily|"
                  r"both(?! (?:\w+ ){0,3}(?:the same|equal|identical)\b|"
                  r" (?:\w+ )?(?:documents?|passages?|sources?|texts?|sheets?|pages?))|"
                  r"sometimes)\b")
# What may stand before a yes or no that stands for itself.
BEFORE = re.compile(
    r"(?:^|[.!?;:,=>|/(\[\"'\u2190-\u2bff\U0001f000-\U0001faff-] ?|"
    r"\b(?:is|be|it's|that's|say|says|said|saying|think|believe|guess|suppose|answer|answers|but|so|then|and|or|therefore|hence|thus|well|why|actually|"
    r"probably|likely|possibly|perhaps|maybe|certainly|definitely|clearly|simply|surely|obviously|"
    r"unfortunately|fortunately|clear|firm|plain|with|yes|no|yep|nope|to|of course|wait|rather|"
    r"not|neither|nor|either|unless|"
    r"whether|if|a|an) [\"'(]?)$")
YES = re.compile(r"\b(?:yes|yep|yeah|yup)\b(?!-)")
# "No cabinet is needed" denies the cabinet, not the question.
NO = re.compile(r"\b(?:no|nope|nah)\b(?![-']\w|\.\d|\.? ?\d+(?: in [a-z ]+)?\W*$)"
                r"(?=\W*$|[\"')\]]*(?: *[.,;:!?|/)\]—=~<>\u2190-\u2bff\U0001f000-\U0001faff]| - |"
                r" *$)|"
                r"[\"'] | ?\((?![^)]*[a-z][^)]*\) (?!but|and|or|yes|no)\w)|"
                r" ?\[(?![^\]]*\] (?!but|and|or|yes|no)\w)|"
                r"(?:,)? (?:it|they|he|she|we|you|i|that|this|the|there|"
                r"is|not|and|or|but|for|in|with|as|yes|no|because|since|"
                r"according|based|wait|sorry|[a-z]+ (?:does|is|has|can|may|did|was) not)\b)")
OFFER = re.compile(r"^[,.!:]* *(?:i|we)(?:'ll| will| can| would| could|'d| am|'m) (?:be )?(?:\w+ )?"
                   r"(?:help|check|look|find|assist|answer|try|happy|glad|see)\b")
WRONG = re.compile(r"^[\"')]* (?:is|was|would be) (?:not|wrong|incorrect|false)\b")
DROPPED = re.compile(r"\b(?:not|neither|nor|whether|if|instead of|rather than|than) "
                     r"(?:a |an |simply )?[\"'(]?$|\b(?:either|neither)\b[^.;]*$|"
                     r"\b(?:you|one|some|people|many|others) (?:\w+ )?(?:might |may |could |would "
                     r")?(?:think|expect|assume|say|said)\b[^.;]*$|"
                     r"anything but [\"'(]?$|(?:^|[;,] )(?:if(?! i\b)|please|assume|suppose|say|"
                     r"reply|respond|mark|write|type|choose|select|enter)\b[^.;]*$|"
                     r"\b(?:thought|expected|assumed|guessed|believed)\b[^.;]*$|"
                     r"\b(?:i|we) (?:\w+ )?said\b[^.;]*$")
TURNED = re.compile(r"^[^.;!?]{0,60}[,.;]? ?(?:but|however|yet|though|while|in fact|actually)\b")
NEVER_SAID = re.compile(r"[;, ]*(?:either|neither|not|nor|whether|if|than|instead|rather|anything|"
                        r"some|many|people|please|assume|suppose|say|reply|respond|mark|write|"
                        r"type|choose|select|enter)\b")
ANOTHER = re.compile(r"\b(?:one|another) (?:\w+ )?(?:says?|said|thinks?|claims?)\b")
PHRASES = (
    ("no", r"not at all|by no means|no way\b|in no way|on no account|far from it|hardly[.!,;]|"
           r"(?:absolutely|certainly|of course|definitely|probably|"
           r"unfortunately|apparently|clearly|obviously|surely|perhaps|likely|most likely|sadly|"
           r"not really|not so)(?:,)? not\b|i(?:'m| am) afraid not|i (?:do not|don't) "
           r"(?:think|believe) so|"
           r"(?:that|this|it)(?:'s| is| was) (?:not|n't) (?:the case|so|correct|right|true)\b"
           r"(?! that)|(?:that|this|it) (?:isn't|wasn't) (?:the case|so|correct|right|true)\b"
           r"(?! that)|(?:that|this|it|(?:the|your|this) (?:statement|claim|assumption))"
           r"(?:'s| is) (?:false|incorrect|wrong|untrue|not)\b(?=[.,;:!]|$)|"
           r"(?:negative|false|incorrect|wrong|untrue|quite the contrary|quite the opposite|"
           r"neither)\b(?=[.,;:!]|$)|"
           r"the (?:opposite|contrary|reverse) (?:is|holds)(?: true)?\b|(?:it(?:'s| is) )?(?:just |"
           r"exactly )?the other way (?:round|around)"),
    ("yes", r"i (?:think|believe|suppose|guess|would say|assume) so\b|it (?:seems|appears|looks) "
            r"so\b|(?:that|this|it|(?:the|your|this) (?:statement|claim|assumption))(?:'s| is) "
            r"(?:correct|right|true|the case|so)\b(?! that)(?=[.,;:!]|$)|affirmative\b|"
            r"(?:true|correct|confirmed)[,:;]"),
)
SAID = tuple((said, re.compile(rf"^(?:{pattern})")) for said, pattern in PHRASES)
ALONE = re.compile(r"(?:true|correct|indeed|certainly|absolutely|definitely|of course|exactly|"
                   r"right|confirmed)[^\w?]*")
WEAK = re.compile(r"^(?:true|correct|indeed|certainly|absolutely|definitely|of course|exactly|"
                  r"right|sure)[,.:;! ]+")
NO_DOUBT = re.compile(r"^(?:no (?:doubt|question|wonder)\b[:, ]*)(?=\w)|\b(?:there is |with |and )?"
                      r"(?:no|without(?: a| any)?) doubt(?: about it| that)?\b,?")
SIGNS = re.compile(r"^[^\w]+")
GRADED = re.compile(r"\b(?:mark|grade|grader|label|score|verdict|evaluator|assessor)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A yes or no that stands for itself, and where."""

    said: str
    start: int
    end: int


def polarity(question: Question, answer: str) -> tuple[str, ...]:
    """Return ("yes",), ("no",), both where the answer says both, or nothing where it says none."""
    folded = without_question(question.text, fold(body(answer)))
    folded = SIGNS.sub("", NO_DOUBT.sub("", SIGNS.sub("", folded)))
    abroad = ABROAD.match(folded)
    if abroad:
        return (FOREIGN[abroad.group()],)
    boxes = BOX.findall(fold(body(answer)))
    if boxes:
        return tuple(dict.fromkeys(said for tick, said in boxes if tick == "x"))
    if BOTH.search(folded) or SHARED.search(folded):
        return ("yes", "no")
    found = words(folded)
    if HALF.search(stance.SENTENCE.split(folded, 1)[0]) and not (found and not found[0].start):
        return ("yes", "no") if found or "both" in folded else ()
    if found:
        return _standing(folded, found)
    if ALONE.fullmatch(folded):
        return ("yes",)
    for sentence in stance.SENTENCE.split(folded)[:2]:
        for said, pattern in SAID:
            if pattern.match(sentence) and not sentence.endswith("?") \
                    and not GRADED.search(folded):
                return (said,)
    told = restated(question, folded)
    weak = WEAK.match(folded)
    return told or (restated(question, folded[weak.end():], 1) if weak else ())


def words(folded: str) -> list[Word]:
    """Return each yes or no of folded text that stands for itself and is said, in order."""
    found = [Word(said, *match.span()) for said, pattern in (("yes", YES), ("no", NO))
             for match in pattern.finditer(folded) if BEFORE.search(folded[: match.start()])]
    return sorted((word for word in found if _asserted(folded, word)), key=lambda word: word.start)


def _asserted(folded: str, word: Word) -> bool:
    first, last = stance.sentence(folded, word.start, word.end)
    before, after = folded[first:word.start], folded[word.end:]
    if folded[first:last].rstrip(" \"')").endswith("?") or OFFER.match(after) \
            or WRONG.match(after):
        return False
    dropped = DROPPED.search(before)
    if dropped is None or ANOTHER.search(before):
        return True
    return not (TURNED.match(after) or NEVER_SAID.match(dropped.group()))


def _standing(folded: str, found: list[Word]) -> tuple[str, ...]:
    """Return what the words say together: the last one where the answer corrects itself."""
    said = tuple(dict.fromkeys(word.said for word in found))
    if len(said) == 1:
        return said
    change = next(n for n, word in enumerate(found) if word.said != found[0].said)
    if stance.CORRECTED.search(folded[found[0].start:found[change].end + 8]) \
            and all(word.said == found[change].said for word in found[change:]):
        return (found[change].said,)
    return ("yes", "no")
