"""Weigh a clause: its acts, turned round by what negates, forbids, praises or outranks them.

A negation reaches forward to the acts of its own phrase; a judgement ("is forbidden", "users hate")
reaches the act nearest to it; of a comparison only the side that is preferred or rejected counts.
Where evidence is missing ("if the passages are silent, …") plain answering counts as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .acts import ACTS, Tagged, tagged
from .clauses import Clause

WEIGHT = {"abstain": 2, "invent": -2, "sources": 1, "duty": -2, "confident": -1}
TURNED = {"abstain": -2, "invent": 2, "sources": -2, "duty": 2, "confident": 1}
OTHERS = re.compile(
    r"\b(?:users?|customers?|readers?|people|employees?|they|audience|colleagues?|callers?|who|person|clients?|staff)\b"
    r"(?: \w+){0,2} $")
SAYS = re.compile(r"\b(?:say|says|tell|told|admit\w*|that|reply|claim\w*)\b")
KNOWING = re.compile(r"know|sure|certain|doubt|unsure")
BREAK = re.compile(r", | and (?!or\b)| so | then ")
BETTER = (r"better(?: off)?|preferable|wiser|safer|nicer|smarter|more (?:\w+ )?(?:valuable|useful|helpful|welcome|important|acceptable|honest|"
          r"honou?rable|desirable|trustworthy|professional|reliable)|worth(?: \w+){0,2}? more|superior|ahead|less (?:bad|harmful|costly|damaging|embarrassing|"
          r"dangerous|of a problem|annoying|wrong|risky|serious)|no worse|not worse|counts? (?:for )?more|matters? more|(?:ranks?|comes?|goes?) (?:above|before|ahead)|"
          r"preferred|sooner|easier to forgive|liked more|do(?:es)? less (?:harm|damage)|hurts? less|costs? (?:us |you )?less")
WORSE = (r"worse|more (?:\w+ )?(?:harmful|costly|damaging|dangerous|annoying|embarrassing|frustrating|expensive|serious|risky)|costs? (?:\w+ ){0,3}?more|"
         r"do(?:es)? more (?:harm|damage)|hurts? (?:\w+ ){0,2}?more|less (?:\w+ )?(?:useful|helpful|valuable|welcome|acceptable|desirable)|worth less|"
         r"no better|not better|harms? (?:\w+ ){0,2}?more|inferior|counts? less|matters? less|annoys? (?:\w+ ){0,2}?more")
COMPARED = (
    (re.compile(rf"^(?P<x>.{{2,160}}?)\b(?P<no>never |not |hardly )?(?:is |are |be |it is )?(?:always |still |far |much |even |a lot |by far |usually |just )*(?:{BETTER})\b(?! to)(?P<y> .*)?$"), 1),
    (re.compile(rf"^(?P<x>.{{2,160}}?)\b(?P<no>never |not |hardly )?(?:is |are |be )?(?:always |still |far |much |even |a lot |by far |usually |just )*(?:{WORSE})\b(?P<y> .*)?$"), -1),
    (re.compile(r"^(?P<x>.{2,160}?)\b(?P<no>never |not )?(?:is |are |be )?(?:always |still |far |much |even )*(?:preferable|superior|preferred)(?P<y> to .*)$"), 1),
    (re.compile(r"^(?P<x>.{2,160}?) (?P<no>never |not )?(?:always |still |easily )?(?:beats?|outweighs?|trumps?|outranks?|tops?|wins? (?:out )?over|takes? precedence over|is more than)\b(?P<y>.*)$"), 1),
    (re.compile(r"^(?P<x>.{2,160}?)(?P<no>zz)? (?:much |far |a lot |even )?more(?P<y> than .*)$"), 1),
    (re.compile(r"^(?P<x>.{2,160}?) (?:is|are|counts?) (?:just |at least |every bit )?as (?:\w+) (?P<no>zz)?as\b(?P<y>.*)$"), 1),
)
TO_COMPARE = re.compile(
    rf"\b(?P<no>never |not |do not )?(?:(?:it is |you are |you had |is )?(?:always |far |much )*(?:{BETTER}|best) (?:to |for you to |if you )?|(?:would |'d |we |i |you |always )*(?:prefer|favou?r|choose|value|rank|"
    rf"put|place|rate|pick|take|want)(?:s|red|ring)? (?:to )?|(?:would |had )?(?:much )?(?:rather|sooner) (?:you |that you |we |have you |see you )?)"
    rf"(?P<x>[^;]{{2,120}}?)(?:,)? (?P<than>than|over|rather than|instead of|above|before|ahead of|(?<=\bprefer)to|to)\b(?P<y>.*)$")
NOTHING_IS = re.compile(r"\b(?:nothing|there is nothing|no (?!answers?|reply|response|information|value|number)\w+)(?: is| could be| feels)? (?P<how>worse|more \w+|better|beats|as bad as|less \w+)(?: than)?\b(?P<x>.*)$")
NOTHING_DOES = re.compile(r"\bnothing (?P<what>(?!is\b|but\b)[\w' ]{2,40}?) (?:more|worse|as much|faster|so much|better|quicker) (?:than|as)\b(?P<x>.*)$")
CARED = re.compile(
    r"\b(?P<no>not )?(?:care|think|worry|matter|valu|priz|weigh|appreciat|like|want)\w* (?:\w+ )?more (?:about|for|highly|of)? ?(?P<x>.{2,80}?) than (?:about |for )?(?P<y>.+)$"
    r"|\b(?:never|not) (?:sacrifice|trade|give up|compromise)(?: on)? (?P<a>.{2,80}?) (?:for|against|in favou?r of) (?P<b>.+)$")
ELLIPSIS = re.compile(r", (?:an?|the) [\w ]{2,40} (?:is|are|does|do|will)$")
PAST = re.compile(r"^(?:the |our |an? )?(?:earlier|previous|former|in the past|we used to|until now|so far|once|old|last)\b")
MISSING = re.compile(r"\b(?:none|nothing|no|silen\w+|blanks?|empty|without|not|unanswered|gaps?|missing|null)\b")
ANY_ANSWER = re.compile(r"\b(?:an?|any|some|the|one|even an?|rough|partial|short|honest|best) ?(?:\w+ )?(?:answers?|values?|figures?|numbers?|repl(?:y|ies)|responses?|something)\b|\banswering\b|\bcompleteness\b|\bcoverage\b|\bhelpfulness\b|\bsomething\b")
LENGTH = re.compile(r"\b(?:short|long|brief|concise|detailed|lengthy|crisp|terse)\w*\b")
VIRTUE = re.compile(r"\b(?:accura\w+|correct\w*|precis\w+|truth\w*|honest\w*|reliab\w+|faithful\w*|fidelity|trustworth\w+|caution)\b")
NOT_NOUN = re.compile(r"\bno\b|\bnone\b|\bempty\b|\bwrong\b|\bnot\b|\bwithout\b")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weight of a clause and the frames it came from."""

    weight: int
    frames: tuple[str, ...]


NONE = Weighed(0, ())


LEAD = re.compile(r"(?:(?:an?|the|any|every|each|your|our|saying|giving|to|all|some|that|such|phrases like|replies like|answers like|(?!nothing)\w+ing) ){0,3}")
COPULA = re.compile(r"(?: \w+)?(?: (?:to|about|of|on|in) [\w ]{1,30}?)? (?:is|are|was|makes?|costs?|helps?|leads?|seems?|looks?|feels?|belongs?|counts?|gets?|has|have|will|would|can|does|do)\b")
IMPERATIVE = re.compile(r"(?:refuse|decline|abstain|admit|acknowledge|concede|confess|guess|invent|speculate|estimate|infer|assume|hedge|leave|say|make|fill|hold|keep|stay|play|"
                        r"supply|supplement|improvise|state|tell|reply|write|own|mention)\b")
AND_NOTHING = re.compile(r"^ (?:up )?(?:nothing|none|no)\b")
SHORT_WRONG = re.compile(r"^\W*(?:to |be |being )*(?:wrong|false|incorrect|mistaken|approximate|imprecise|inexact|rough|roughly right)\W*$")
SHORT_SILENT = re.compile(r"^\W*(?:to |be |being |saying |say )*(?:silent|empty|blank|nothing|none|unsure|missing|quiet|at all|no [a-z].{0,20})\W*$")
BARE_NO = re.compile(r"^(?:then |please )?(?:do not|never|not)(?: do it| do so)?$")
HASTE = re.compile(
    r"\b(?:too (?:quickly|early|soon|easily|readily|lightly|fast|hastily|often)|lightly|needlessly|unnecessarily|prematurely|hastily|at once|"
    r"before (?:you |having )?(?:have )?(?:read|check|look|search|consult|try)\w*|(?:just|only|merely|simply) because|"
    r"without (?:reading|checking|having|looking|trying))\b")


def weigh(clause: Clause) -> Weighed:
    """Return the weight of a clause: positive asks for grounding, negative for an answer always."""
    if PAST.match(clause.main):
        return NONE  # what used to be is told to say that it is over
    found = _weigh(replace(clause, main=ELLIPSIS.sub("", clause.main)))
    # "Do not give up too early" forbids haste, not giving up.
    return NONE if found.weight < 0 and HASTE.search(clause.main) else found


def _weigh(clause: Clause) -> Weighed:
    main, case = clause.main, clause.case
    compared = _compared(main)
    if compared is not None:
        return compared
    tags = tagged(main)
    if BARE_NO.match(main) and clause.condition:
        return _plain([Tagged("no", 0, 0, ""), *tagged(clause.condition)], clause.condition)
    if clause.except_:
        if case == "has":
            return _when_missing([Tagged("verb", t.start, t.end, t.text) if t.kind == "saying" and
                                  "q" not in t.text and _before(tags, t, main) % 2 else t for t in tags], main)
        if case == "gap":
            usual = _when_missing(tags, main)
            return Weighed(-usual.weight, usual.frames)
        return _plain(tags, main)
    if not any(tag.kind in ACTS or tag.kind in ("verb", "saying") for tag in tags) or _judges(tags):
        judged = _judged_condition(tags, clause)
        if judged.weight:
            return judged
    if case == "gap" or any(tag.kind == "gap" for tag in tags):
        return _when_missing(tags, main)
    if case == "has":
        return _when_there(tags, main, clause.only)
    return _plain(tags, main)


def _judges(tags: list[Tagged]) -> bool:
    """Say whether a clause does nothing but judge: its verb or saying is part of the judgement."""
    kinds = [tag.kind for tag in tags]
    return ("bad" in kinds or "good" in kinds) and not any(kind in ACTS for kind in kinds)


def _judged_condition(tags: list[Tagged], clause: Clause) -> Weighed:
    """Weigh "we will be disappointed if you guess": the judgement stands apart from the act."""
    flips = sum(tag.kind in ("no", "bad") for tag in tags)
    if not any(tag.kind in ("bad", "good") for tag in tags) or not clause.condition:
        return NONE
    inner = tagged(clause.condition)
    acts = [tag for tag in inner if tag.kind in ("abstain", "invent", "duty")]
    if acts:
        found = _plain(inner, clause.condition)
    elif clause.case == "gap" and re.search(r"\b(?:you|it|answer)\b", clause.condition):
        found = Weighed(2, ("abstain",))
    else:
        return NONE
    return Weighed(-found.weight if flips % 2 else found.weight, found.frames)


def _when_missing(tags: list[Tagged], main: str) -> Weighed:
    """Weigh what is to be done where evidence is missing."""
    found = _plain([tag for tag in tags if tag.kind != "gap"], main)
    strong = [tag for tag in tags if tag.kind in ("abstain", "invent", "duty")]
    if found.weight and strong:
        return found
    says = [tag for tag in tags if tag.kind == "saying"]
    if says:
        flips = _before(tags, says[0], main)
        return Weighed(-2 if flips % 2 else 2, ("no saying so" if flips % 2 else "saying so",))
    verbs = [tag for tag in tags if tag.kind == "verb"]
    if verbs:
        flips = _before(tags, verbs[0], main) + _after(tags, verbs[0], main)
        return Weighed(2 if flips % 2 else -2, ("no answer" if flips % 2 else "answer anyway",))
    return found


def _when_there(tags: list[Tagged], main: str, only: bool) -> Weighed:
    """Weigh what is to be done where evidence is there; "only then" says what to do elsewhere."""
    if only:
        verbs = [tag for tag in tags if tag.kind in ("verb", "duty")]
        if verbs and _before(tags, verbs[0], main) % 2 == 0:
            return Weighed(2, ("answer only then",))
    kept = [tag for tag in tags if tag.kind not in ("abstain", "duty", "confident")]
    return _plain(kept, main)


def _plain(tags: list[Tagged], main: str) -> Weighed:
    """Sum the acts of a clause, each kind once, with what turns them round."""
    weights: dict[str, int] = {}
    for tag in tags:
        if tag.kind not in ACTS or tag.kind in weights or _of_others(tag, main):
            continue
        if _subject(tags, tag, main):
            continue
        flips = _before(tags, tag, main) + _after(tags, tag, main)
        weights[tag.kind] = TURNED[tag.kind] if flips % 2 else WEIGHT[tag.kind]
    if weights.get("sources", 0) > 0:
        # "Always answer from the passages" demands no answer where they have none.
        weights.pop("duty", None)
    frames = tuple(kind if weights[kind] == WEIGHT[kind] else f"no {kind}" for kind in weights)
    return Weighed(sum(weights.values()), frames)


def _of_others(tag: Tagged, main: str) -> bool:
    """Say whether it is somebody else who does not know: "the user does not know our codes"."""
    before = main[max(0, tag.start - 60): tag.start]
    return tag.kind == "abstain" and KNOWING.search(tag.text) is not None \
        and OTHERS.search(f"{before.rstrip()} ") is not None and SAYS.search(before) is None


def _subject(tags: list[Tagged], act: Tagged, main: str) -> bool:
    """Say whether an act is the subject of something that we cannot judge: "silence is a habit"."""
    if act.kind not in ("abstain", "invent") or not LEAD.fullmatch(main[: act.start]):
        return False
    if act.start == 0 and IMPERATIVE.match(act.text):
        return False
    rest = main[act.end:]
    return COPULA.match(rest) is not None and not any(
        tag.kind in ("good", "bad", "no") for tag in tags[tags.index(act) + 1:])


def _before(tags: list[Tagged], act: Tagged, main: str) -> int:
    """Count what stands before an act and turns it round."""
    flips = 0
    chain = act
    for tag in reversed(tags[: tags.index(act)]):
        between = main[tag.end: chain.start]
        if tag.kind in ("no", "bad"):
            broken = BREAK.search(between.lstrip(",") if between.startswith(",") else between)
            if broken and not _series(tags, tag, act, between):
                break
            if len(main[tag.end: act.start].split()) > 14:
                break
            if tag.kind == "bad" and _act_before(tags, tag, main):
                break
            flips += 1
        elif tag.kind in ACTS:
            if tag.kind != act.kind and not re.search(r"\b(?:or|nor|by|that|to|of)\b", between):
                break
            if BREAK.search(between) and not _same_series(tag, act, between):
                break
            chain = tag if tag.kind == act.kind else chain
    return flips


def _series(tags: list[Tagged], sign: Tagged, act: Tagged, between: str) -> bool:
    """Say whether a negation goes on over a comma or "and": "do not guess, speculate or invent"."""
    inside = [tag for tag in tags if sign.end <= tag.start < act.start and tag.kind in ACTS]
    if not inside:
        # "never, under any circumstances, guess"
        return between.startswith(",") or re.match(r" (?:under|in) (?:any|no) \w+,", between) is not None
    return all(tag.kind == act.kind for tag in inside)


def _same_series(one: Tagged, other: Tagged, between: str) -> bool:
    return one.kind == other.kind and len(between.split()) <= 4


def _act_before(tags: list[Tagged], judged: Tagged, main: str) -> bool:
    """Say whether a judgement belongs to an act before it: "guessing is wrong, ..."."""
    for tag in reversed(tags[: tags.index(judged)]):
        if tag.kind in ACTS:
            between = main[tag.end: judged.start]
            return not re.search(r"[,;]", between) and " and " not in between
    return False


def _after(tags: list[Tagged], act: Tagged, main: str) -> int:
    """Count what follows an act and turns it round: "guesses are not welcome"."""
    flips = 1 if act.kind == "invent" and AND_NOTHING.match(main[act.end:]) else 0
    if flips:
        return flips
    pending = 0
    for tag in tags[tags.index(act) + 1:]:
        between = main[act.end: tag.start]
        if BREAK.search(f"{between} ") and not re.search(r"\b(?:is|are|must|should|will)\b", between.rpartition(",")[2]):
            break
        if tag.kind == "no":
            pending += 1
        elif tag.kind == "bad":
            return flips + pending + 1
        elif tag.kind == "good":
            return flips + pending
        elif tag.kind in ACTS:
            if re.search(r"\b(?:or|nor|and)\b", between) and tag.kind == act.kind and not pending:
                continue
            return flips
    return flips + (pending if _predicate(main[act.end:]) else 0)


def _predicate(rest: str) -> bool:
    """Say whether a negation after an act is its predicate: "guesses must not appear"."""
    return re.match(r"(?: [\w-]+){0,5}? (?:must|should|may|shall|can|could|will|do|does|are|is|have|has|cannot)\b(?: \w+)? ?(?:not|never|no)?\b",
                    rest) is not None


def _compared(main: str) -> Weighed | None:
    """Weigh a comparison by the side it prefers or rejects, None if the clause is none."""
    found = NOTHING_DOES.search(main)
    if found:
        bad = any(tag.kind == "bad" for tag in tagged(found["what"]))
        return _side(found["x"], -1 if bad else 1)
    found = NOTHING_IS.search(main)
    if found:
        bad = found["how"].startswith(("worse", "as bad")) or bool(re.match(
            r"more (?:harm|annoy|damag|frustrat|dangerous|costly|embarrass|irritat)", found["how"]))
        return _side(found["x"], -1 if bad else 1)
    found = CARED.search(main)
    if found:
        return _side(found["x"] or found["a"], -1 if found["no"] else 1, found["y"] or found["b"])
    found = TO_COMPARE.search(main)
    if found and (found["than"] != "to" or "prefer" in main[: found.start("x")]):
        if found["than"] in ("before", "to") and not re.search(r"\b(?:prefer|put|place|rank|rate|value)", main):
            found = None
        else:
            weighed = _side(found["x"], -1 if found["no"] else 1, found["y"])
            if weighed is not None:
                return weighed
            other = _side(found["y"], 1 if found["no"] else -1)
            if other is not None:
                return other
    for pattern, sign in COMPARED:
        found = pattern.search(main)
        if found and re.search(r"\b(?:than|over|to|as|above|before|of)\b|^$", found["y"] or "") or \
                (found and pattern is COMPARED[3][0]):
            weighed = _side(found["x"], -sign if found["no"] else sign, found["y"] or "")
            if weighed is not None:
                return weighed
            other = _side(found["y"] or "", sign if found["no"] else -sign)
            if other is not None:
                return other
    return None


def _side(text: str, sign: int, other: str = "no answer") -> Weighed | None:
    """Weigh one side of a comparison; None if it is about nothing that we know.

    "Any answer" says something only where the `other` side is none, or a virtue.
    """
    tags = tagged(text)
    found = _plain(tags, text)
    if not found.weight:
        if SHORT_WRONG.match(text):
            found = Weighed(-2, ("wrong answer",))
        elif SHORT_SILENT.match(text):
            found = Weighed(2, ("silence",))
        elif VIRTUE.search(text):
            found = Weighed(2, ("accuracy",))
        elif ANY_ANSWER.search(text) and not NOT_NOUN.search(text) and not LENGTH.search(text) \
                and (MISSING.search(other) or VIRTUE.search(other) or any(
                    tag.kind in ("abstain", "invent") for tag in tagged(other))):
            found = Weighed(-2, ("any answer",))
        else:
            return None
    return Weighed(sign * found.weight, found.frames)
