"""Whether an answer stands behind a value that it prints, told from the words around it.

Works on folded text; looks no further than the sentence. Returns a reason in plain words, which
the explanation of a verdict repeats. Does not know the question.
"""

from __future__ import annotations

import re

SENTENCE = re.compile(r"(?<=[.!?])[\"')]? (?=\S)")
CLAUSE = re.compile(r"[;:,]| - | but | while | whereas | however | though | although ")
ASKING = re.compile(r"(?:and |so |or )?(?:what|which|who|whom|when|where|why|how|is|are|was|were|"
                    r"does|do|did|can|could|should|would|will|has|have|had|may)\b")
NO = re.compile(r"[ \"']*(?:no\b|not\b|wrong|nope|never|hardly|unlikely|incorrect|i (?:do not|"
                r"don't) "
                r"(?:think|believe) so|i doubt)")
WHETHER = re.compile(r"\b(?:whether|if it (?:is|was|were|would be)|you (?:asked|said|mentioned|"
                     r"claim(?:ed)?|suggest(?:ed)?)|the question (?:asks|says|assumes|mentions|"
                     r"contains|names|states|suggests|claims|refers to|is about))\b")
DENYING = re.compile(
    r"\b(?:not|never|neither|nor|none of|no longer|isn't|wasn't|aren't|weren't|doesn't|don't|"
    r"didn't|"
    r"hasn't|(?:cannot|can't|couldn't|won't|wouldn't|shouldn't) be|false that|untrue that|"
    r"incorrect that|wrong that|no reason to|"
    r"(?:wrong|incorrect|mistaken|false|misleading|a mistake|an error) to|unlikely|implausible|"
    r"(?<!no )(?<!without )(?<!without a )(?<!any )(?:doubt|doubts|doubted|doubtful)|"
    r"no (?:evidence|proof|sign|indication|support) (?:for|of|that))\b"
    r"(?! (?:only|just|merely|solely|simply|less|more|fewer|later|earlier|longer|shorter|higher|"
    r"lower|above|below|over|under|beyond|before|after|until|exceed|greater|up|to exceed|(?:fall|"
    r"drop|go|sink|rise|climb|"
    r"get|come|be|run|dip)(?:s|ing)? (?:\w+ )?(?:below|above|under|over|beneath|beyond))\b)")
UNSURE = re.compile(r"\b(?:cannot|can't|could not|couldn't|unable to|not able to) (?:confirm|"
                    r"verify|say|tell|determine)\b(?! (?:this |that |it )?(?:(?:with|for) (?:\w+ )?"
                    r"(?:certainty|certain|sure|confidence)|definitively|definitely|exactly),? "
                    r"but\b)")
INSTEAD = re.compile(
    r"\b(?:rather than|instead of|as opposed to|in contrast to|unlike|formerly|previously|"
    r"originally|initially|used to be|until recently|down from|up from|as against|compared (?:to|"
    r"with)|replac(?:es|ed|ing)(?! by)|supersed(?:es|ed|ing)(?! by)|in place of|no longer|"
    r"old(?:er)? (?:value|"
    r"figure|rule|version|limit|price|edition)(?: (?:was|of|is))?|(?:former|previous|earlier|"
    r"outdated|superseded|old|expired) \w+(?: (?!and\b|but\b)\w+)?(?: (?:was|were|is|of|said|"
    r"gave|stated))?|"
    r"(?:raised|increased|reduced|cut|lowered|changed|extended|shortened|moved|went|gone|grew|"
    r"rose|fell|dropped|decreased|updated|revised|corrected|amended)(?: \w+){0,3} from|"
    r"(?:any|every|all|each)(?:thing|one|body| \w+)? (?:but|except(?: for)?|save|other than|"
    r"apart from)|(?<!none )(?<!anything )(?<!nothing )other than|"
    r"wrongly|mistakenly|incorrectly)"
    r"(?P<rest>(?: (?:the|a|an|at|of|by|it|was|were|be|been|as|set|for|to|stated|listed|given|"
    r"version|"
    r"error|about|"
    r"old|former|previous|earlier|outdated))*)[ :\"'(]*$")
REFUTED = re.compile(
    r"^[^.;!?]{0,40}?\b(?:is|was|are|were|would be|seems|looks|has been|have been|had been|"
    r"got)(?: \w+)? (?:not (?:correct|right|"
    r"true|valid|so|the case|it|the (?:answer|right|correct)|applicable|in force|current)|"
    r"incorrect|wrong|"
    r"false|outdated|obsolete|superseded|no longer|a mistake|an error|mistaken|invalid|expired|"
    r"only a draft|the old|withdrawn|recalled|retired|discontinued|pulled|cancelled|revoked|"
    r"repealed|"
    r"deprecated|void\b|replaced|scrapped|abandoned)")
CONFUSED = re.compile(
    r"\b(?:confus(?:ed?|ing)|mistak(?:en|e)|mix(?:ed)? up|distinct|different|distinguished|"
    r"differs) "
    r"(?:it )?(?:with|for|from)(?: (?!is\b|are\b|has\b|was\b)[\w/'-]+){0,5}[,:]? ?[\"'(]*$")
# "I first thought 20, but it is 24": what was thought is taken back where a turn follows.
THOUGHT = re.compile(
    r"\b(?:(?:i|we|one) (?:(?:first|initially|originally|at first|had|earlier) )*(?:thought|"
    r"assumed|"
    r"believed|guessed|expected|supposed|said|read|took it)|(?:first|initially|originally|at first|"
    r"at first (?:glance|sight)),? (?:\w+ ){1,3}(?:thought|assumed|believed|guessed|expected|said|"
    r"looked|seemed|appeared))\b[^.;!?]*$")
TURN = re.compile(r"^[^.;!?]{0,40}[\"')]*[,.;:!]? ?(?:- )?(?:but|however|yet|actually|in fact|"
                  r"instead|"
                  r"in reality|no\b|then i|(?:that|this|it) (?:was|is|turned|turns))\b")
# "Twice 16 weeks" and "16 weeks more than that" are not 16 weeks.
MULTIPLE = re.compile(r"\b(?:twice|double|thrice|triple|two times|three times|half(?: of)?|a "
                      r"(?:third|"
                      r"quarter) of|\d+(?:\.\d+)? ?(?:x|×|times))(?: the| that of| about)? "
                      r"(?:eur |usd |gbp |chf |sek |[€$£] ?)?$")
APART = re.compile(r"^ ?(?:more|less|fewer|longer|shorter|higher|lower)\b(?! or\b)")
TIMES = re.compile(r"^ ?(?:too "
                   r"(?:much|many|long|few|high|low|late|early)\b|(?:dozen|hundred|score)s?\b|"
                   r"(?:[×*]|times|multiplied by) ?\d)")
DIFFERENCE = re.compile(r"\b(?:differ\w*|chang\w*|by how|how (?:much|many|far|long) (?:more|less|"
                        r"fewer|"
                        r"longer|shorter|higher|lower|later|earlier|bigger|larger)|(?:more|less|"
                        r"fewer|longer|shorter|higher|lower|later|earlier)\b.*"
                        r"\bthan|between|compared|"
                        r"rise|rose|grow\w*|grew|increas\w*|reduc\w*)\b")
ELSEWHERE = re.compile(r"\b(?:for|of|at|in|with|on|under|unlike) (?:another|a different|some "
                       r"other|a similar) "
                       r"\w+[^.;,]*$")
# "Suppose it is 20", "A wrong answer would be 20", "Until last year it was 20", "Wrong: 20".
# "Far from 20", "disregard 20"; behind a value: "20 is a myth", "20 does not apply".
AGAINST = re.compile(r"(?:\b(?:opposite of|far from|nowhere near|hardly|scarcely|disregard|ignore|"
                     r"forget|"
                     r"lies?:|(?:i|we) (?:have |just )?(?:made up|invented))|[✗✘❌])[ \"'(]*(?:the "
                     r")?$")
DISOWNED = re.compile(
    r"^[\"')]*(?: (?:does not|doesn't) (?:apply|hold|count)(?: here)?[.!]?$| is (?:a|an) (?:\w+ )?"
    r"(?:misconception|myth|mistake|lie|rumou?r|error)\b| is not what\b| is lying\b| ?- not\b|"
    r" ?\((?:incorrect|false|not true|not correct)\b| ?[✗✘❌]| minus (?:a|some)\b)")
SUPPOSED = re.compile(
    r"^(?:let us |let's |please |now )?(?:suppose|assume|imagine|pretend|assuming|supposing|if it "
    r"were)\b|"
    r"\b(?:wrong|incorrect|false|mistaken) (?:answer|value|figure|number|reply|result)\b[^.;,]*$|"
    r"\b(?:until|till) (?:last \w+|recently|then|now),? (?:\w+ ){1,3}(?:was|were|stood)\b[^.;]*$|"
    r"(?:^|[,;] )(?:wrong|incorrect|false): ?$")
ENDED = re.compile(r"^[ \"')]*(?:(?:(?:until|till) (?:last|recently|then)|at first)\b|[,.;(]* "
                   r"?(?:i|we) "
                   r"(?:just |have )?"
                   r"(?:made|invented|imagined) (?:that|this|it)\b)")
DRAFT = re.compile(r"\b(?:draft|proposal|proposed \w+)(?: \w+)? (?:says|said|gives|gave|has|had|"
                   r"states|"
                   r"stated|lists|proposes|proposed|is|was|sets|set)\b[^.;,]*$")
WAS = re.compile(r"\b(?:was|were|had been|stood at|used to be)(?: (?:only|just|still|about|a|the|"
                 r"set|at|"
                 r"fixed|called|named))*[ \"']*$")
NOW = re.compile(r"^[^.;!?]{0,70}?(?:[,;]| and| but)(?: (?:it|they|this|that|since \w+))? (?:is|"
                 r"are|stands|"
                 r"has been|have been|now)\b")
BRACKETED = re.compile(r"\b(?:is|are|now)\b.*[(,;] ?(?:it |they |this |which |that )?$")
PAST = re.compile(r"\b(?:was|were|did|had|been|until|before|formerly|previous|used|originally)\b")
PARENTHESIS = re.compile(r"^[ \"']*(?:\((?:no longer|outdated|superseded|old|expired|wrong|"
                         r"formerly(?=\))|"
                         r"obsolete|draft)\b[^)\d]{0,60}\)|(?:no longer|not any ?more|until then)"
                         r"\b[^\d]{0,30}$)")
CORRECTED = re.compile(
    r"\b(?:no,? wait|wait,? no|scratch that|correction|let me correct|i mean(?:t)?|on second "
    r"thou?ghts?|i made (?:a|an) (?:mistake|error)|that(?:'s| is) (?:wrong|not right|incorrect)|"
    r"i was wrong|my mistake|oops|apologies|sorry,|strike that|actually,? (?:no|it|the|that)|"
    r"\bwait[,.:;!]? (?:i|it|that|this|my)\b|i mis(?:read|spoke|stated|took)|my bad|hold on|"
    r"hmm,? (?:no|actually)|no, (?:it|actually|sorry|the)|or rather|, actually)")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence in which `start` to `end` stands."""
    first = 0
    for mark in SENTENCE.finditer(text):
        if mark.end() <= start:
            first = mark.end()
        elif mark.start() >= end:
            return first, mark.start()
    return first, len(text)


def objection(text: str, start: int, end: int, asked: str = "") -> str | None:
    """Return why the value at `start` to `end` is not asserted, None where it is.

    `asked` is the folded question: what it asks for itself ("which model did it replace", "what
    was") is no objection.
    """
    first, last = sentence(text, start, end)
    before, after = text[first:start], text[end:last]
    if text[first:last].rstrip(" \"')").endswith("?") and ASKING.match(text[first:last]):
        return "it stands in a question"
    if text[first:last].rstrip(" \"')").endswith("?") and NO.match(text[last:]):
        return "it is asked and denied"
    clause = CLAUSE.split(before)[-1]
    near = " ".join(before.split(" ")[-14:])
    if UNSURE.search(near):
        return "the answer cannot confirm it"
    if WHETHER.search(near):
        return "it is what was asked"
    if MULTIPLE.search(before) or TIMES.match(after) \
            or (APART.match(after) and not DIFFERENCE.search(asked)):
        return "it is only part of what is said"
    if AGAINST.search(before) or DISOWNED.match(text[end:]):
        return "it is disowned"
    if SUPPOSED.search(before) or ENDED.match(text[end:]):
        return "it is only supposed, or holds no longer"
    if DRAFT.search(before) and "draft" not in asked and "propos" not in asked:
        return "it is a draft's"
    if ELSEWHERE.search(before):
        return "it is said of another thing"
    instead = INSTEAD.search(before[-120:])
    if (instead and not _asks(asked, instead.group().split()[0])) \
            or CONFUSED.search(before[-120:]) or _past(before, after, asked):
        return "it is named as another's or an earlier one"
    if THOUGHT.search(before) and TURN.match(text[end:]):
        return "it is what was thought at first"
    denied = list(DENYING.finditer(f"{clause} "))
    if denied and len(clause[denied[-1].end():].split()) <= 6:
        return "it is denied"
    refuted = REFUTED.match(after)
    if (refuted and not _asks(asked, refuted.group().split()[-1])) or PARENTHESIS.match(after):
        return "it is called wrong or outdated"
    return None


def _asks(asked: str, word: str) -> bool:
    """Say whether the question asks for what a word says: "which model did it replace"."""
    word = word.strip(":\"'(")
    stem = rf"\b{re.escape(word)}\b" if len(word) < 4 else rf"\b{re.escape(word[:6])}"
    return word != "it" and re.search(stem, asked) is not None


def _past(before: str, after: str, asked: str) -> bool:
    """Say whether a value is told of the past beside the present one: "was 24, and is 30 now"."""
    was = WAS.search(before)
    return was is not None and not PAST.search(asked) and bool(
        NOW.match(after) or BRACKETED.search(before[: was.start()]))


def withdrawn(text: str, end: int, following: int) -> bool:
    """Say whether a correction stands between a value's end and where the next one begins."""
    return bool(CORRECTED.search(text[end:following]))
