"""Comparisons: only the side that is preferred, or rejected, counts.

"Better X than Y", "prefer X over Y", "X is worse than Y", "nothing annoys us more than X".
"""

from __future__ import annotations

import re

from .acts import tagged
from .scope import Weighed, summed

BETTER = (r"better(?: off)?|preferable|wiser|safer|nicer|smarter|more (?:\w+ )?(?:valuable|useful|"
          r"helpful|welcome|important|acceptable|honest|"
          r"honou?rable|desirable|trustworthy|professional|reliable)|worth(?: \w+){0,2}? more|"
          r"superior|ahead|less (?:bad|harmful|costly|damaging|embarrassing|"
          r"dangerous|of a problem|annoying|wrong|risky|serious)|no worse|not worse|"
          r"counts? (?:for )?more|matters? more|(?:ranks?|comes?|goes?) (?:above|before|ahead)|"
          r"preferr?ed|more use|(?:gets?|takes?|brings?|carries) "
          r"(?:\w+ ){1,3}?(?:further|farther)|sooner|"
          r"easier to forgive|liked more|do(?:es)? less (?:harm|damage)|"
          r"hurts? less|costs? (?:us |you )?less")
WORSE = (r"worse|more (?:\w+ )?(?:harmful|costly|damaging|dangerous|annoying|embarrassing|"
         r"frustrating|expensive|serious|risky)|costs? (?:\w+ ){0,3}?more|"
         r"do(?:es)? more (?:harm|damage)|hurts? (?:\w+ ){0,2}?more|less (?:\w+ )?(?:useful|"
         r"helpful|valuable|welcome|acceptable|desirable)|worth less|"
         r"no better|not better|harms? (?:\w+ ){0,2}?more|inferior|counts? less|matters? less|"
         r"annoys? (?:\w+ ){0,2}?more")
BEATS = re.compile(r"^(?P<x>.{2,160}?) (?P<no>never |not )?(?:always |still |easily )?(?:beats?|"
                r"outweighs?|trumps?|outranks?|tops?|wins? (?:out )?over|"
                r"(?:takes?|has|have) (?:precedence|priority) over|overrides?|overrules?|"
                r"prevails? over|is more than)\b(?P<y>.*)$")
THAN = re.compile(r"\b(?:than|over|to|as|above|before|of)\b|^$")
RANKED = re.compile(r"\b(?:prefer|put|place|rank|rate|value)")
COMPARED = (
    (re.compile(rf"^(?P<x>.{{2,160}}?)\b(?P<no>never |not |hardly )?(?:is |are |be |"
                rf"it is )?(?:always |still |far |much |even |a lot |by far |usually |"
                rf"just )*(?:{BETTER})\b(?! to)(?P<y> .*)?$"), 1),
    (re.compile(rf"^(?P<x>.{{2,160}}?)\b(?P<no>never |not |hardly )?(?:is |are |be )?(?:always |"
                rf"still |far |much |even |a lot |by far |usually |"
                rf"just )*(?:{WORSE})\b(?P<y> .*)?$"), -1),
    (re.compile(r"^(?P<x>.{2,160}?)\b(?P<no>never |not )?(?:is |are |be )?(?:always |still |far |"
                r"much |even )*(?:preferable|superior|preferred)(?P<y> to .*)$"), 1),
    (BEATS, 1),
    (re.compile(r"^(?P<x>.{2,160}?)(?P<no>zz)? (?:much |far |a lot |even )?more"
                r"(?P<y> than .*)$"), 1),
    (re.compile(r"^(?P<x>.{2,160}?) (?:is|are|counts?) (?:just |at least |"
                r"every bit )?as (?:\w+) (?P<no>zz)?as\b(?P<y>.*)$"), 1),
)
TO_COMPARE = re.compile(
    rf"\b(?P<no>never |not |do not )?(?:(?:it is |you are |you had |is )?(?:always |far |"
    rf"much )*(?:{BETTER}|best) (?:to |for you to |if you )?|(?:would |'d |we |i |you |"
    rf"always )*(?:prefer|favou?r|choose|value|rank|"
    rf"put|place|rate|pick|take|want)(?:s|red|ring)? (?:to |you to |that you |it if you )?|"
    rf"(?:would |had )?(?:much )?(?:rather|"
    rf"sooner) (?:you |that you |we |have you |see you )?)"
    rf"(?P<x>(?!is |are |was )[^;]{{2,120}}?)(?:,)? (?P<than>than|over|rather than|instead of|"
    rf"above|before|ahead of|(?<=\bprefer)to|to)\b(?P<y>.*)$")
NOTHING_IS = re.compile(r"(?<!say )(?<!saying )(?<!giving )(?<!answering )(?<!writing )(?<!find )"
                        r"(?<!finding )\b(?:nothing|there is nothing|no (?!answers?|reply|"
                        r"response|information|"
                        r"value|number)\w+)(?: is| could be| feels)? (?P<how>worse|more \w+|"
                        r"better|beats|as bad as|less \w+)(?: than)?\b(?P<x>.*)$")
NOTHING_DOES = re.compile(r"\bnothing (?P<what>(?!is\b|but\b)[\w' ]{2,40}?) (?:more|worse|as much|"
                          r"faster|so much|better|quicker) (?:than|as)\b(?P<x>.*)$")
CARED = re.compile(
    r"\b(?P<no>not )?(?:care|think|worry|matter|valu|priz|weigh|appreciat|like|"
    r"want)\w* (?:\w+ )?more (?:about|for|highly|of)? ?(?P<x>.{2,80}?) than (?:about |"
    r"for )?(?P<y>.+)$"
    r"|\b(?:never|not) (?:sacrifice|trade|give up|compromise)(?: on)? (?P<a>.{2,80}?) (?:for|"
    r"against|in favou?r of) (?P<b>.+)$")
BEARABLE = re.compile(  # "rather disappoint somebody": what is put up with is no judgement
    r"\b(?:disappoint|annoy|frustrat|irritat|los|upset|hurt|bor|risk|cost|embarrass|offend)\w*")
MISSING = re.compile(r"\b(?:none|nothing|no|silen\w+|blanks?|empty|without|not|unanswered|gaps?|"
                     r"missing|null)\b")
ANY_ANSWER = re.compile(r"\b(?:an?|any|some|the|one|even an?|rough|partial|short|honest|"
                        r"best) ?(?:\w+ )?(?:answers?|values?|figures?|numbers?|repl(?:y|ies)|"
                        r"responses?|something)\b|\banswering\b|\bcompleteness\b|\bcoverage\b|"
                        r"\bhelpfulness\b|\bsomething\b")
LENGTH = re.compile(r"\b(?:short|long|brief|concise|detailed|lengthy|crisp|terse)\w*\b")
VIRTUE = re.compile(r"\b(?:accura\w+|correct(?:ness|ly)?\b|precis\w+|truth\w*|honest\w*|reliab\w+|"
                    r"faithful\w*|fidelity|trustworth\w+|caution)\b")
NOT_NOUN = re.compile(r"\bno\b|\bnone\b|\bempty\b|\bwrong\b|\bnot\b|\bwithout\b")
SHORT_WRONG = re.compile(r"^\W*(?:to |be |being )*(?:wrong|false|incorrect|mistaken|corrected|"
                         r"proven wrong|contradicted|approximate|"
                         r"imprecise|inexact|rough|roughly right)\W*$")
SHORT_SILENT = re.compile(r"^\W*(?:to |be |being |saying |say )*(?:silent|empty|blank|nothing|"
                          r"none|unsure|missing|quiet|at all|no [a-z].{0,20})\W*$")


def compared(main: str) -> Weighed | None:
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
        if found["than"] not in ("before", "to") or RANKED.search(main):
            weighed = _side(BEARABLE.sub("", found["x"]), -1 if found["no"] else 1, found["y"])
            if weighed is not None:
                return weighed
            other = _side(found["y"], 1 if found["no"] else -1)
            if other is not None:
                return other
    for pattern, sign in COMPARED:
        found = pattern.search(main)
        if found and (pattern is BEATS or THAN.search(found["y"] or "")):
            if pattern is BEATS and found["y"].startswith(" nothing"):
                sign = -sign  # "your training overrides nothing"
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
    found = summed(tags, text)
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
