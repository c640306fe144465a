"""Sentences, clauses, conditions: what is said, and in which case it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+|[;—–]|\s-\s|[.!?]$|(?<=qno\d)\.\s|\.\)")
PART = re.compile(
    r"(?<!nothing)(?<!anything)(?<!none)(?<!no source)(?<!no sources),? (?:but|however|yet|"
    r"(?<!as )(?<!even )though|nevertheless,)(?= )(?! not only)|,? ?\b(?:otherwise|or else|"
    r"failing that)\b,?"
    r"|(?<=, )(?:and |or )?(?=(?:even )?(?:if|when|whenever|unless|should the|should a) )"
    r"|(?: and| or)(?= (?:if|when|whenever|unless|where) )|"
    r"(?<!just)(?<!only)(?<!merely)(?<!simply),? (?:because|since|so that|as (?=users|customers|we|"
    r"people|the user)|for (?=users |customers |we ))")
TURN = re.compile(r"\b(?:otherwise|or else|failing that)\b")
TOLD_OTHERWISE = re.compile(r"\b(?:unless|if not|except when) (?:you are |explicitly )?(?:told|"
                            r"stated|asked|"
                            r"instructed|specified|noted|requested)(?: otherwise)?|"
                            r"\buntil (?:told )?otherwise")
MARKER = re.compile(
    r"\b(?P<only>only )?(?:even |and |or )?(?P<word>(?<!as )if|when|whenever|where|wherever|"
    r"unless|until|in case(?! of)|"
    r"once|(?:as|so) long as|provided(?: that)(?= )|in the event(?: that)?|although|even though|"
    r"in cases where|"
    r"in situations where|should(?= (?:the|it|this|that|you|they|there|no|none|your|a|an|"
    r"any) [^,;]{0,80},)|except when|except if)\b")
ONLY = re.compile(r"^(?:you (?:may|can|should|must) |please )?(?:only|answer only|reply only)\b")
LIKE_CONDITION = re.compile(r"^(?:(?:in|should) (?:that|such a|this|such)(?: be the)? cases?|"
                            r"if (?:so|that is the case|this is the case|that happens)|then)\b,? ?")
SPLIT = re.compile(
    r",? then |,? please |,? (?=(?:just|simply|always|never|do not|you (?:should|must|may|can|are|"
    r"will|have)|say|"
    r"reply|respond|answer(?! (?:is|was|cannot|does|can|could|to|in))|return|write|tell|give|"
    r"guess|admit|decline|refuse|state|output|leave|"
    r"make|use|abstain|stop|skip|set|treat|commit|pick|choose|provide|stay|remain|ask|let|invent|"
    r"estimate|fill|"
    r"fall back|rely|draw|infer|go|be|try|so|it is|that is|there is|ignore|point|flag|mention|"
    r"keep) ?)")
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|do|does|did|has|have|can|cannot|could|may|might|will|not|contains?|"
    r"covers?|states?|"
    r"mentions?|gives?|supports?|lacks?|fails?|says?|holds?|provides?|includes?|answers?|offers?|"
    r"know|find|unsure|"
    r"uncertain|doubt|missing|nothing|none|needed|necessary|possible|asked|fits?|exists?|falls?|"
    r"leaves?|runs?|comes?|"
    r"applies|tells?|shows?|helps?|matches|silent|insufficient|must|needs?|else fails|writes|"
    r"speaks|appears?|incomplete|ambiguous|unknown)\b")
LACK = re.compile(
    r"\b(?:not|no|nothing|none|nowhere|never|neither|nor|nobody|cannot|without|lack\w*|missing|"
    r"absent|absence|silent|silence|"
    r"insufficient\w*|incomplete|unclear|unsure|uncertain|doubt\w*|unable|fail\w*|empty|unknown|"
    r"unavailable|"
    r"unanswered|gaps?|short|unsupported|inconclusive|too (?:thin|vague|little)|run(?:s)? (?:out|"
    r"dry)|else fails|vague|thin|"
    r"impossible|stuck|at a loss|blank|elsewhere|little|hardly|partly|partially|partial|torn|"
    r"undecided|in two minds|hesitant)\b")
TOPIC = re.compile(
    r"\b(?:passages?|contexts?|documents?|documentation|docs|sources?|excerpts?|snippets?|chunks?|"
    r"texts?|materials?|"
    r"articles?|evidence|results|answers?|answered|information|facts?|figures?|values?|numbers?|"
    r"data|it|they|them|"
    r"that|this|these|you|there|nothing|none|anything|something|one|any|sure|certain|know|find|"
    r"found|contain\w*|cover\w*|mention\w*|stat\w+|say\w*|"
    r"support\w*|giv\w+|present|available|sufficient\w*|enough|in doubt|doubt|unsure|uncertain|"
    r"missing|all else|question|unclear|"
    r"knowledge base|files?|records?|details?|gaps?|stuck|at a loss|possible|impossible)\b")
PERSON = re.compile(
    r"^(?:(?:the|a|an|our|your|some)? ?(?:users?|customers?|readers?|persons?|people|employees?|"
    r"callers?|someone|"
    r"somebody|colleagues?)|(?:the|a|their|his|her|your) (?:question|request|query|message|region|"
    r"product name|unit|date|tone))\b"
    r"(?!.*\b(?:passages?|context|documents?|sources?|excerpts?|texts?|answer(?:ed|able)?|"
    r"unanswer\w*|"
    r"told|covered|out of scope|information)\b)")
STATED = re.compile(  # "The answer may not be in the passages. If so, ..."
    r"^(?:\w+ ){0,3}?(?:answers?|passages?|context|documents?|sources?|information|facts?|"
    r"excerpts?) (?:\w+ ){0,3}?(?:not|missing|silent|lack\w*|incomplete)\b")
RATHER_WELL = re.compile(r"\b(?:nothing is (?:missing|unclear|lacking)|not (?:missing|silent|"
                         r"empty|unclear|unknown|lacking|absent|"
                         r"unavailable|insufficient)|no (?:doubt|gaps?)|without (?:a )?doubt)\b")
STYLE_ONLY = re.compile(r"\b(?:several|two|more than one|conflict\w*|disagree\w*|contradict\w*|"
                        r"differ\w*|both|multiple|many)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """What is said (`main`) and when.

    `case` is "gap" where evidence is missing, "has" where it is there, "" else; `condition` is its
    wording, `except_` marks "unless", `only` "only if".
    """

    main: str
    condition: str = ""
    case: str = ""
    except_: bool = False
    only: bool = False


def clauses(text: str) -> list[Clause]:
    """Return the clauses of instructions in plain words."""
    found: list[Clause] = []
    before, asked = "", ""
    for sentence in SENTENCE.split(text):
        sentence = TOLD_OTHERWISE.sub("", sentence or "").replace(":", ",").strip(" ,.-•*>\t()")
        sentence = re.sub(r"^(?:\d{1,2}[.)] |[a-z]\) )", "", sentence).replace("(", ", ").replace(
            ")", ", ")
        if not sentence:
            continue
        if sentence.endswith("?") and len(sentence.split()) <= 9 and case_of(sentence) == "gap":
            asked = sentence  # "Not sure? Then say so."
            continue
        last = 0
        parts = []
        for mark in PART.finditer(sentence):
            parts.append((sentence[last: mark.start()], ""))
            last = mark.end()
            if TURN.search(mark.group()):
                parts.append(("", "turn"))
        parts.append((sentence[last:], ""))
        turned = False
        for part, sign in parts:
            if sign:
                turned = True
                continue
            part = part.strip(" ,")
            if not part:
                continue
            clause = _clause(part, before, turned)
            if asked and not clause.case:
                clause = Clause(re.sub(r"^then,? ", "", clause.main), asked, "gap")
            asked, turned = "", False
            before = clause.case or (("gap" if STATED.search(clause.main) else "") or before)
            found.append(clause)
    return found


def _clause(part: str, before: str, turned: bool) -> Clause:
    if turned:
        return Clause(part, "otherwise", "has" if before == "gap" else "gap")
    like = LIKE_CONDITION.match(part)
    if like and before:
        return Clause(part[like.end():], "in that case", before)
    mark = MARKER.search(part)
    if mark is None:
        return Clause(part)
    word = mark["word"]
    start = part[: mark.start()].strip(" ,")
    if start and not re.fullmatch(r"(?:and|or|so|but|yet|however|still|also|only|always|never|"
                                  r"please|hence|now|even|rule \d+|note|\W)*", start):
        condition, rest = part[mark.end():], ""
        # What follows a condition in the middle goes on with the main clause: "Never, if …, guess".
        if part[mark.start() - 2: mark.start()].startswith(",") and "," in condition:
            condition, _, rest = condition.partition(",")
        only = bool(mark["only"]) or ONLY.match(start) is not None
        return _with(f"{start} {rest}".strip(), condition.strip(), word, only)
    condition, main = _prefixed(part[mark.end():])
    lead = "never " if start.endswith("never") else ""
    return _with(lead + main, condition, word, bool(mark["only"]) or start.endswith("only"))


def _prefixed(rest: str) -> tuple[str, str]:
    """Return (condition, main clause) of what follows "if" at the start of a clause."""
    pieces = rest.split(",")
    for place in range(1, len(pieces)):
        condition = ",".join(pieces[:place])
        if PREDICATE.search(condition) or len(condition.split()) >= 4:
            return condition.strip(), ",".join(pieces[place:]).strip(" ,")
    for mark in SPLIT.finditer(rest):
        if PREDICATE.search(rest[: mark.start()]) and len(rest[: mark.start()].split()) >= 1:
            return rest[: mark.start()].strip(), rest[mark.end():].strip()
    return rest.strip(), ""


def _with(main: str, condition: str, word: str, only: bool) -> Clause:
    return Clause(main, condition, case_of(condition), word in ("unless", "until", "except when",
        "except if"), only)


def case_of(condition: str) -> str:
    """Return "gap" for a condition that evidence is missing, "has" that it is there, else ""."""
    if PERSON.match(condition) or STYLE_ONLY.search(condition):
        return ""
    if RATHER_WELL.search(condition):
        return "has"
    if LACK.search(condition):
        return "gap" if TOPIC.search(condition) or len(condition.split()) <= 3 else ""
    if re.search(r"\b(?:contain\w*|cover\w*|support\w*|stat(?:e|es|ed)|mention\w*|includ\w+|"
                 r"giv(?:e|es|en)|hold\w*|provid\w+|answer\w*|found|"
                 r"find|there|available|present|say\w*|said|evidence|sure|certain|backed|"
                 r"in (?:the|it|them)|you can|possible|known?|tells?|shows?)\b", condition):
        return "has"
    return ""
