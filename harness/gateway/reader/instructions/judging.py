"""Judgements of an act: "treat X as Y", "X is counted as Y", "one X and Y", "whoever does X, Y"."""

from __future__ import annotations

import re

from .acts import NAMES, tagged
from .missing import when_missing
from .scope import NONE, Weighed, summed

AS = re.compile(r"^(?:please |you (?:must|should|are to|may) |always |(?:we|our \w+|the \w+|i|"
                r"users|customers|they) )?"
                r"(?P<no>(?:do not|never) )?(?:treat|consider|regard|view|count|see|take|deem|"
                r"rate|score|log|class|"
                r"book|read|mark|report|interpret|handle|perceive)s? (?P<x>.{2,120}?)"
                r"(?: as (?:being |if it were )?| to be )(?P<y>.{2,80})$")
SEEN_AS = re.compile(r"^(?P<x>.{3,100}?) (?:will be|would be|is|are|gets?|must be|should be|"
                     r"shall be|can be|may be) (?P<no>not |never )?"
                     r"(?:counted|treated|regarded|seen|scored|logged|viewed|considered|taken|"
                     r"marked|rated|graded|booked|"
                     r"reported|read|held) (?:as |to be )?(?P<y>.{2,60})$")
DEEMED = re.compile(r"^(?:please |always |we )?(?P<no>(?:do not|never) )?(?:consider|deem|call|"
                    r"declare|rate) "
                    r"(?P<x>(?:an?|any|every|each|all) .{2,80}?) (?P<y>(?:an? )?[\w-]+(?: \w+)?)$")
ONE_AND = re.compile(r"^(?:one|a single|just one|another|any|a) (?P<x>[^,]{3,60}?),? and (?:you|"
                     r"we|this|the|they|that|it|i|"
                     r"our|your) (?P<y>.*)$")
WHOEVER = re.compile(r"^(?:whoever|anyone who|anyone|anybody|those who|he who|people who|"
                     r"a model that|an assistant that|models that|"
                     r"assistants that) (?P<x>[^,]{3,60}?),? (?P<y>(?:\w+ ){0,3}?\w+)$")
CAUGHT = re.compile(r"^(?:anyone|anybody|whoever is|those|an? \w+|the \w+|any \w+) (?:caught|"
                    r"found|seen) (?P<x>.{3,80}?) "
                    r"(?P<y>(?:will|gets?|is|are|loses?|faces?|must|has|have|risks?|hears?|goes|"
                    r"go)\b.*)$")
IT = re.compile(r"(?:it|this|that|them|(?:the|any|every|each|a|your) (?:claim|question|answer|"
                r"value|matter|point|figure|fact|"
                r"statement|number|detail|reply)s?)")
OPEN = re.compile(r"(?:un(?:proven|proved|answer\w+|known|supported|verified|confirmed|settled|"
                  r"resolved|stated|specified|"
                  r"founded|available)|open|missing|false|absent|non-?existent|void|not \w+)\b")
LACKING = re.compile(rf"[^,]{{0,60}}{NAMES['LACKS']}|.*\b(?:missing|unknown|absent|not|no)\b")


def judged(main: str) -> Weighed:
    """Weigh "treat X as Y", "one X and Y", "whoever does X does Y": Y judges the act in X."""
    for pattern in (AS, SEEN_AS, DEEMED, ONE_AND, CAUGHT, WHOEVER):
        found = pattern.match(main)
        if found is None:
            continue
        act = summed(tagged(found["x"]), found["x"])
        judges = tagged(found["y"])
        kinds = [tag.kind for tag in judges]
        denied = ("no" in kinds) != ("no" in found.groupdict() and found["no"] is not None)
        if pattern is CAUGHT:
            return Weighed(-act.weight, act.frames)
        if "bad" in kinds or "good" in kinds:
            wrong = ("bad" in kinds) != denied
            return Weighed(-act.weight if wrong else act.weight, act.frames)
        if pattern is AS and IT.fullmatch(found["x"]) and OPEN.match(found["y"]):
            return Weighed(-2 if found["no"] else 2, ("left open",))
        if pattern is AS and LACKING.match(found["x"]):
            told = when_missing(judges, found["y"])
            return Weighed(-told.weight if found["no"] else told.weight, told.frames)
    return NONE
