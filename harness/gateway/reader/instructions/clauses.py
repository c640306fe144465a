"""Sentences, clauses, conditions: what is said, and in which case it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .acts import NAMES
from .cases import LACK, STATED, case_of

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+|[;—–]|\s-\s|:(?= (?:what(?:ever)?|anything|"
                      r"everything|if|when|whenever|where|unless|always|never|so) )|"
                      r"[.!?]$|(?<=qno\d)\.\s|\.\)")
PART = re.compile(
    r"(?<!nothing)(?<!anything)(?<!none)(?<!no source)(?<!no sources),? (?:but|"
    r"however(?! \w+ (?:the|you|they|it|we|a|an|your|users?|customers?|our|that) )|yet|"
    r"(?<!as )(?<!even )though|nevertheless,)(?= )(?! not only)|,? ?\b(?:otherwise|or else|"
    r"failing that)\b,?|,? so (?=(?:please |always |never |do |just |put |give |make |"
    r"answer |say |leave |"
    r"guess |stay |use |you (?:must|should|may|can) |we (?:want|need|expect) ))"
    r"|(?<=, )(?:and |or )?(?=(?:even |only )?(?:if|when|whenever|unless|should the|should a) )"
    r"|(?: and| or)(?= (?:if|when|whenever|unless|where) )|"
    r"(?<!just)(?<!only)(?<!merely)(?<!simply),? (?:because|since|so that|as (?=users|customers|we|"
    r"people|the user)|for (?=users |customers |we ))")
OWNED = re.compile(r"\b(?:user|customer|caller|reader|client)s?'s? ")  # no matter of evidence
IFF = re.compile(r",? ?\bif,? and only if,?")
LABELLED = re.compile(  # "Outside knowledge: forbidden"
    r"^(?P<what>[^:,]{3,80}): (?P<how>(?:[\w-]+ ){0,2}(?:forbidden|prohibited|banned|disallowed|"
    r"taboo|off[- ]limits|unwanted|unwelcome|allowed|permitted|welcome|fine|ok|okay|encouraged|"
    r"acceptable|unacceptable|discouraged))$")
LEAVE_IT = re.compile(  # "Prior knowledge: leave it at the door"
    r"^(?P<what>[^:,]{3,60}): (?P<act>(?:please |always |never |do not )?\w+) (?:it|them)\b"
    r"(?P<rest>[^:]{0,60})$")
REPLIED = re.compile(  # "Guess? No."
    r"(?:(?<=[.!?\n] )|^)(?P<what>[a-z][^.!?\n]{2,40})\? (?:no|never|not ever|absolutely not|"
    r"under no circumstances)(?:[.!,]+ ?|$)", re.MULTILINE)
LEST = re.compile(r",? ?\b(?:lest|for fear (?:of|that)) [^,.;]*,?")
TURN = re.compile(r"\b(?:otherwise|or else|failing that)\b")
TOLD_OTHERWISE = re.compile(r"\b(?:unless|if not|except when) (?:you are |explicitly )?(?:told|"
                            r"stated|asked|"
                            r"instructed|specified|noted|requested)(?: otherwise)?|"
                            r"\buntil (?:told )?otherwise")
MARKER = re.compile(
    r"\b(?P<only>only )?(?:even |and |or )?(?P<word>(?<!as )if|(?<!to know )(?<!knows )when|"
    r"whenever|(?<!to know )(?<!knows )where|wherever|"
    r"unless|until|in case(?! of)|"
    r"once|(?:as|so) long as|provided(?: that)(?= )|in the event(?: that)?|although|even though|"
    r"in cases where|"
    r"in situations where|(?:save|except|other than) (?:where|when|if)|"
    r"should(?= (?:the|it|this|that|you|they|there|no|none|nothing|nobody|neither|one|all|"
    r"something|these|those|our|your|a|an|"
    r"any) [^,;]{0,80},)|except when|except if)\b")
AFTER = re.compile(r"^, (?:after|having|even|despite|on|upon|for|in|all|by|once|"
                   r"against)\b[^,]{2,60},")
OPENING = re.compile(r"(?:and|or|so|but|yet|however|still|also|only|always|never|please|hence|"
                     r"now|even|"
                     r"rule \d+|note|\W)*")
FREE = re.compile(  # "What the passages leave out, …"
    rf"(?:as for |and |so )?(?:what(?:ever)?|anything|everything|things|facts|details)(?: that|"
    rf" which)? "
    rf"(?:(?:{NAMES['P']}|they|it) {NAMES['LACKS']}[^,]{{0,60}}|(?:you|we) (?:do|did|have|can|"
    rf"could)? ?"
    rf"(?:not|cannot) [^,]{{1,40}}|(?:is|are|was) (?:not|nowhere|missing)[^,]{{0,60}}\b"
    rf"{NAMES['P']}), ")
WHETHER = re.compile(  # "Whether or not the passages mention it, …"
    rf"(?:whether or not|regardless of whether|no matter whether|"
    rf"whether)(?= [^,]{{0,60}}\b(?:{NAMES['SOURCE']}|it is|there is)\b)"
    r"(?= [^,]{0,80}\b(?:contain|mention|cover|support|say|help|answer|find|found|stat|back|show|"
    r"giv|there is|written|settl|"
    r"confirm)\w*) [^,]{3,90}, ")
AFTERWARDS = re.compile(  # "…, whether or not the passages support it"
    rf"^(?P<main>.{{4,200}}?),? (?:whether or not|regardless of whether|no matter (?:whether|if)|"
    rf"irrespective of whether) (?P<case>[^,]{{0,60}}\b(?:{NAMES['SOURCE']}|it is|there is)\b"
    r"[^,]{0,60})$")
NO_REASON = re.compile(  # "That the passages skip a topic is no reason to refuse"
    r"^(?:(?:and|but|so) )?(?:the (?:mere )?fact )?that (?P<case>[^,]{5,100}?) (?:is|are)(?: \w+)? "
    r"(?:no|not an?|never an?|hardly an?) (?:\w+ )?(?:reason|excuse|ground|justification|"
    r"cause)s? (?P<act>(?:not )?(?:to|for) .*)$")
ASKED = re.compile(  # "Do not answer questions that the passages do not answer"
    r"^(?P<main>.{0,60}?\b(?:answer|answers|answering|answered|reply|reply to|respond to|tackle|"
    r"take|take on|handle|attempt) "
    r"(?:an?|any|all|the|those|every|such|even)? ?(?:questions?|quer(?:y|ies)|requests?)) "
    r"(?:that|which|(?:to|for|on|about) which|whose answers?) (?P<case>[^,]{4,80})$")
DENIED = re.compile(r"\b(?:not|never|no|avoid|refrain|without|stop|nor|neither)\b")
LAST = re.compile(
    r"(?P<first>.{4,300})(?:, (?:and |or |then )*| and (?:then )?)(?P<last>(?:just |simply |"
    r"please |only )?"
    r"(?:say|reply|respond|answer|write|return|tell|give|admit|decline|refuse|state|output|leave|"
    r"make|use|abstain|stop|skip|pick|choose|provide|guess|invent|estimate|fall|rely|draw|infer|"
    r"ignore|flag|mention|drop|omit|pass|let|fill|explain|note|report|ask|improvise)\b.{0,200})$")
ORDER = re.compile(r", (?=(?:just|simply|always|never|do not|answer|say|guess|pick|choose|make|use|"
                   r"give|state|reply|respond|tell|leave|return|write|commit|stop|abstain|"
                   r"admit) ?)")
ONLY = re.compile(r"^(?:you (?:may|can|should|must) |please )?(?:only|answer only|reply only)\b")
LIKE_CONDITION = re.compile(r"^(?:(?:in|should) (?:that|such a|this|such|these|"
                            r"those)(?: be the)? (?:cases?|situations?|events?)|"
                            r"for (?:those|these|such)(?: questions| cases)?|then and there|"
                            r"if (?:so|that is the case|this is the case|that happens)|then)\b,? ?")
SPLIT = re.compile(
    r",? then |,? please |,? (?=(?:just|simply|always|never|do not|you (?:should|must|may|can|are|"
    r"will|have)|say|"
    r"reply|respond|answer(?! (?:is|was|cannot|does|can|could|to|in))|return|write|tell|give|"
    r"guess|admit|decline|refuse|state|output|leave|"
    r"make|use|abstain|stop|skip|set|treat|commit|pick|choose|provide|stay|remain|ask|let|invent|"
    r"estimate|fill|"
    r"fall back|rely|draw|infer|go|be|try|so|it is|that is|there is|ignore|point|flag|mention|"
    r"keep|settle|work|(?:may|can|should|must|do|are) you|apply|reach|hand|supply|exercise|"
    r"consult) ?)")
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|do|does|did|has|have|can|cannot|could|may|might|will|not|contains?|"
    r"covers?|states?|"
    r"mentions?|gives?|supports?|lacks?|fails?|says?|holds?|provides?|includes?|answers?|offers?|"
    r"know|find|unsure|"
    r"uncertain|doubt|missing|nothing|none|needed|necessary|possible|asked|fits?|exists?|falls?|"
    r"leaves?|runs?|comes?|"
    r"applies|tells?|shows?|helps?|matches|lets?|proves?|settles?|turns?|stays?|remains?|silent|"
    r"insufficient|must|needs?|else fails|writes|"
    r"speaks|appears?|incomplete|ambiguous|unknown)\b")


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
    for sentence in SENTENCE.split(REPLIED.sub(r"never \g<what>. ", text)):
        sentence = TOLD_OTHERWISE.sub("", sentence or "").strip(" ,.-•*>\t()")
        sentence = LABELLED.sub(r"\g<what> is \g<how>", sentence)
        sentence = LEAVE_IT.sub(r"\g<act> \g<what>\g<rest>", sentence)
        sentence = sentence.replace(":", ",").strip(" ,")
        sentence = IFF.sub(" only if", sentence)
        sentence = LEST.sub("", sentence)
        sentence = re.sub(r"^(?:\d{1,2}[.)] |[a-z]\) )", "", sentence).replace("(", ", ").replace(
            ")", ", ")
        if not sentence:
            continue
        if sentence.endswith("?") and len(sentence.split()) <= 9 and case_of(sentence) == "gap":
            asked = "" if OWNED.search(sentence) else sentence  # "Not sure? Then say so."
            continue
        last, first = 0, len(found)
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
            for place, clause in enumerate(_clause(part, before, turned)):
                if asked and not clause.case and not place:
                    clause = Clause(re.sub(r"^then,? ", "", clause.main), asked, "gap")
                before = clause.case or ("gap" if STATED.search(clause.main) else "") or (
                    "other" if clause.condition else before)
                if not clause.main and clause.case and len(found) > first \
                        and not found[-1].condition:
                    clause = replace(clause, main=found.pop().main)  # "Answer, even if …"
                found.append(clause)
            asked, turned = "", False
    return found


def _clause(part: str, before: str, turned: bool) -> list[Clause]:
    """Return the clauses of a part of a sentence, with the case in which each holds."""
    if turned:
        case = {"gap": "has", "other": ""}.get(before, "gap")
        return [Clause(part, "otherwise", case)]
    like = LIKE_CONDITION.match(part)
    if like and before in ("gap", "has"):
        return [Clause(part[like.end():], "in that case", before)]
    free = FREE.match(part) or WHETHER.match(part)
    if free:
        return [Clause(part[free.end():], free.group().strip(" ,"), "gap")]
    framed = _framed(part)
    if framed:
        return [framed]
    mark = MARKER.search(part)
    if mark is None:
        return [Clause(part)]
    part = part[: mark.end()] + AFTER.sub(" ", part[mark.end():], count=1)
    start = part[: mark.start()].strip(" ,")
    if start and not OPENING.fullmatch(start):
        return _after(start, part, mark)
    condition, main = _prefixed(part[mark.end():])
    lead = "never " if start.endswith("never") else ""
    only = bool(mark["only"]) or start.endswith("only")
    outer = _with(lead + main, condition, mark["word"], only)
    if MARKER.search(main) is None:
        return [outer]
    # "Even if you know it, do not say it unless a passage does."
    inner = _clause(main, before, False)
    if outer.case == "gap" and not outer.except_:
        return [Clause(clause.main, condition, "gap") for clause in inner]
    return inner


def _framed(part: str) -> Clause | None:
    """Return the clause of a part whose case stands in no "if": a question's kind, a fact."""
    found = AFTERWARDS.match(part) or ASKED.match(part)
    if found and MARKER.search(found["main"]) is None and (
            found.re is AFTERWARDS or case_of(found["case"]) == "gap"):
        return Clause(found["main"], found["case"], "gap")
    found = NO_REASON.match(part)
    if found and LACK.search(found["case"]):
        act = re.sub(r"^for you (?=to |not )", "", found["act"])
        act = re.sub(r"^(?:to|for) ", "do not ", re.sub(r"^not to ", "", act))
        return Clause(act, found["case"], "gap")
    return None


def _after(start: str, part: str, mark: re.Match[str]) -> list[Clause]:
    """Return the clauses of "do this and do that if …": the condition is that of the last."""
    condition, rest = part[mark.end():], ""
    # What follows a condition in the middle goes on with the main clause: "Never, if …, guess".
    if part[mark.start() - 2: mark.start()].startswith(",") and "," in condition:
        condition, _, rest = condition.partition(",")
    order = ORDER.search(condition)
    if order:
        condition, rest, start = condition[: order.start()], condition[order.end():], ""
    second = MARKER.search(condition)
    cut = condition.rfind(",", 0, second.start()) if second and not rest else -1
    tail = condition[cut + 1:].strip() if cut > 0 else ""
    if tail:
        condition = condition[:cut]  # "in full if you can, in part if you must"
    found: list[Clause] = []
    last = None if DENIED.search(start) else LAST.match(start)
    if last:
        found.append(Clause(last["first"]))
        start = last["last"]
    only = bool(mark["only"]) or ONLY.match(start) is not None
    found.append(_with(f"{start} {rest}".strip(), condition.strip(), mark["word"], only))
    if tail:
        found += _clause(tail, found[-1].case, False)
    return found


def _prefixed(rest: str) -> tuple[str, str]:
    """Return (condition, main clause) of what follows "if" at the start of a clause."""
    pieces = rest.split(",")
    for place in range(1, len(pieces)):
        condition = ",".join(pieces[:place])
        if PREDICATE.search(condition) or LACK.search(condition) or len(condition.split()) >= 4:
            return condition.strip(), ",".join(pieces[place:]).strip(" ,")
    for mark in SPLIT.finditer(rest):
        if PREDICATE.search(rest[: mark.start()]) and len(rest[: mark.start()].split()) >= 1:
            return rest[: mark.start()].strip(), rest[mark.end():].strip()
    return rest.strip(), ""


def _with(main: str, condition: str, word: str, only: bool) -> Clause:
    return Clause(main, condition, case_of(condition), word in ("unless", "until")
                  or word.startswith(("except", "save", "other than")), only)
