"""How far a negation or a judgement reaches: the acts of a clause, summed with what turns them.

A negation reaches forward to the acts of its own phrase; a judgement ("is forbidden", "users
hate") reaches the act nearest to it; two of them cancel out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .acts import ACTS, Tagged

WEIGHT = {"abstain": 2, "invent": -2, "sources": 1, "duty": -2, "confident": -1}
TURNED = {"abstain": -2, "invent": 2, "sources": -2, "duty": 2, "confident": 1}
OTHERS = re.compile(
    r"\b(?:users?|customers?|readers?|people|employees?|they|audience|colleagues?|callers?|who|"
    r"person|clients?|staff|newcomers?|beginners?|outsiders?|novices?|lay\w+|visitors?|someone|"
    r"anyone|recruits?|apprentices?|trainees?)\b"
    r"(?: \w+){0,2} $")
SAYS = re.compile(r"\b(?:say|says|tell|told|admit\w*|reply|claim\w*)\b")
KNOWING = re.compile(r"know|sure|certain|doubt|unsure")
ASIDE = re.compile(r" (?:under|in) (?:any|no) \w+,")
COPULAR = re.compile(r"\b(?:is|are|must|should|will)\b")
BREAK = re.compile(r", | and (?!or\b)| so | then ")
LINK = re.compile(r",? (?:(?:and|or|nor) )?")
LEAD = re.compile(r"(?:(?:an?|the|any|every|each|your|our|saying|giving|to|all|some|that|such|"
                  r"phrases like|replies like|answers like|(?!nothing)\w+ing) ){0,3}")
COPULA = re.compile(r"(?: \w+)?(?: (?:to|about|of|on|in) [\w ]{1,30}?)? (?:is|are|was|makes?|"
                    r"costs?|helps?|leads?|seems?|looks?|feels?|belongs?|counts?|gets?|has|have|"
                    r"will|would|can|does|do)\b| \w+(?:s|ed) (?:the|our|us|your|them|people|"
                    r"users|customers|everyone|me|no)\b")
IMPERATIVE = re.compile(r"(?:refuse|decline|abstain|admit|acknowledge|concede|confess|guess|"
                        r"invent|speculate|estimate|infer|assume|hedge|leave|say|make|fill|hold|"
                        r"keep|stay|play|"
                        r"supply|supplement|improvise|state|tell|reply|write|own|mention|report|"
                        r"indicate|note|"
                        r"explain|answer|respond|return|output|give|point|conclude|let|inform|"
                        r"plead|come|pass)\b")
AND_NOTHING = re.compile(r"^ (?:up )?(?:nothing|none|no)\b")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weight of a clause and the frames it came from."""

    weight: int
    frames: tuple[str, ...]


NONE = Weighed(0, ())


def summed(tags: list[Tagged], main: str) -> Weighed:
    """Sum the acts of a clause, each kind once, with what turns them round."""
    weights: dict[str, int] = {}
    for tag in tags:
        if tag.kind not in ACTS or tag.kind in weights or _of_others(tag, main):
            continue
        if _subject(tags, tag, main):
            continue
        flips = flips_before(tags, tag, main) + flips_after(tags, tag, main)
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


def flips_before(tags: list[Tagged], act: Tagged, main: str) -> int:
    """Count what stands before an act and turns it round."""
    flips = 0
    chain = act
    for tag in reversed(tags[: tags.index(act)]):
        between = main[tag.end: chain.start]
        if tag.text in ("nothing", "none") and between.startswith(","):
            break  # "rate nothing, refuse nothing"
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
        return between.startswith(",") or ASIDE.match(between) is not None
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


def flips_after(tags: list[Tagged], act: Tagged, main: str) -> int:
    """Count what follows an act and turns it round: "guesses are not welcome"."""
    flips = 1 if act.kind in ("invent", "abstain") and AND_NOTHING.match(main[act.end:]) else 0
    if flips:
        return flips
    pending, at = 0, act.end
    for tag in tags[tags.index(act) + 1:]:
        between = main[at: tag.start]
        if tag.kind == act.kind and not pending and LINK.fullmatch(between):
            at = tag.end  # "hunches and hearsay do not count"
            continue
        if BREAK.search(f"{between} ") and not COPULAR.search(between.rpartition(",")[2]):
            break
        if tag.kind == "no":
            pending += 1
        elif tag.kind == "bad":
            return flips + pending + 1
        elif tag.kind == "good":
            return flips + pending
        elif tag.kind in ACTS:
            if re.search(r"\b(?:or|nor|and)\b", between) and tag.kind == act.kind and not pending:
                at = tag.end
                continue
            return flips
    return flips + (pending if _predicate(main[at:]) else 0)


def _predicate(rest: str) -> bool:
    """Say whether a negation after an act is its predicate: "guesses must not appear"."""
    return re.match(r"(?: [\w-]+){0,5}? (?:must|should|may|shall|can|could|will|do|does|are|is|"
                    r"have|has|cannot)\b(?: \w+)? ?(?:not|never|no)?\b",
                    rest) is not None
