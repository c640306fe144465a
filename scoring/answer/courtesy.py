"""What people and models say around an answer: greetings, where it stands, offers of more help.

"Sure! According to the documents, ..." and "... Let me know if you need anything else." assert
nothing. Only closed phrases go, and never all of an answer.
"""

from __future__ import annotations

import re

from scoring.telling import NOUN

MOST = 6        # phrases that are cut at either end
LONGEST = 400   # characters at the end that are searched for a closing phrase
_MARK = r"[ ]*(?:[!,:;.…]+|-{1,2}(?= ))[\s!,.:…]*"
_NOT = r"(?!(?:,? (?:not|yes|no|nope|neither)\b))"
_TEXT = (rf"(?:\[\d\] ?|(?:(?:the|our|your|this|these|that|all|any|both|provided|given|"
         rf"available|relevant|attached|above|following|company|internal|[\w-]+['’]s)\s)*"
         rf"(?:[\w-]+ )?{NOUN})(?: (?:provided|given|above|available|supplied|\[?\d{{1,2}}\]?|"
         r"i (?:was|have been) given|in front of me))*")
_LEADS = (
    # Courtesies and words to gain time.
    rf"(?:sure(?: thing)?|certainly|of course|absolutely|gladly|indeed|ok(?:ay)?|alright|"
    rf"all right|well|right|"
    rf"so|hmm+|hi(?: there)?|hello(?: there)?|hey(?: there)?|dear \w+|good (?:morning|afternoon|"
    rf"day|evening)|"
    rf"thanks?(?: you)?(?: (?:so|very) much)?(?: for \w+(?: \w+){{0,3}})?|"
    rf"(?:that(?:'s| is) an? |what an? )?(?:great|good|excellent|interesting|fair) question|no "
    rf"problem|no worries|not a problem|happy to help|my pleasure|you(?:'re| are) welcome|"
    rf"let me (?:see|check|look|think)(?: [a-z ]{{1,40}})?|here (?:it is|you (?:go|are)|is (?:the|"
    rf"my|your) (?:answer|"
    rf"result|json)(?: [a-z ]{{1,30}})?)|"
    rf"(?:i(?:'m| am) )?sorry (?:for|about) [a-z' ]{{3,40}}|(?:my )?apologies(?: for [a-z' ]"
    rf"{{3,40}})?|i apologi[sz]e(?: for [a-z' ]{{3,40}})?){_NOT}{_MARK}",
    # Where the answer stands, and that it follows.
    rf"(?:according to|based on|going by|judging by|judging from|per|as per|following|from|in|"
    rf"as (?:stated|written|mentioned|noted|described|given|shown|documented|listed|specified) "
    rf"(?:in|by)|after (?:reviewing|reading|checking|consulting|comparing|searching)|looking at|"
    rf"having (?:read|reviewed|checked)|if i (?:read|understand)) {_TEXT}"
    rf"(?: (?:right|correctly))?[ ]*[,:][\s,:]*",
    r"(?:according to|based on|per|as stated in)[ ]*[,:][\s,:]*",   # a citation stood there
    r"(?:from|by) what i (?:can )?(?:see|read|gather|tell|found|find)[ ]*[,:][\s,:]*|"
    r"(?:it is, )?(?:as far as i (?:can )?(?:see|know|tell|understand)|to (?:the best of )?my "
    r"knowledge|if i(?:'m| am) not mistaken)[ ]*[,:][\s,:]*",
    r"(?:tl ?; ?dr|in short|in brief|briefly|in a word|in one word|short version|to answer your "
    r"question|to be (?:brief|precise|exact|clear)|the (?:requested|wanted) (?:information|value|"
    r"answer|items?))[ ]*[,:;-][\s,:]*",
    r"(?:the )?(?:short |final |direct )?answer[ ]*\.[\s]*(?=\S)",   # a heading
    r"\|? ?question ?\|[ |]*answer ?\|[\s.|]*|\| ?answer ?\|[\s.|]*",   # the head of a table
    r"(?:a|response|reply|result|output)[ ]*[:=][\s]*(?=\S)",
)
OPENING = re.compile(rf"^\W{{0,3}}(?:{'|'.join(_LEADS)})", re.IGNORECASE)
CLOSING = re.compile(
    r"[\s(]*(?<=[.!?\s(\]])(?:let me know\b[^.!?\d]*|(?:please )?(?:do not hesitate|don't hesitate|"
    r"feel free)\b[^.!?\d]*|(?:i )?hope (?:this|that|it)\b[^.!?\d]*|is there anything else\b"
    r"[^.!?\d]*|do you need (?:any|some)[^.!?\d]*|does (?:this|that) (?:help|answer)[^.!?\d]*|"
    r"would you like me to\b[^.!?\d]*|can i help [^.!?\d]*|please note that (?:this|it) may "
    r"(?:change|vary|differ)[^.!?\d]*|(?:for|see) (?:more |further )?details[^.!?\d]*|"
    r"(?:no|without) (?:further|other|more|additional) (?:details?|information|context|mention)"
    r"[^.!?\d]*|(?:the )?(?:documents?|passages?|sources?|context) (?:do|does|did) not \w+ (?:any "
    r")?"
    r"(?:further|other|more|additional) (?:details?|information|context)[^.!?\d]*|"
    r"i (?:could not|couldn't|did not|didn't) find (?:any )?(?:further|other|more|additional) "
    r"(?:details?|information|mention)[^.!?\d]*)[.!?)]*\s*(?:[\W_]{0,6})$", re.IGNORECASE)
TRUST = re.compile(r"(?:^|(?<=\n)|(?<=[.;!?] ))[\W_]{0,4}(?:confidence|certainty|(?:relevance |"
                   r"confidence )?score|sources?|references?)(?: (?:level|score))?\W{0,4}[:=][^\n]"
                   r"{0,60}$", re.IGNORECASE)


def without_courtesies(text: str) -> str:
    """Return one line of text without its opening and closing phrases, as long as some is left."""
    text = _cut(text, OPENING)
    for _ in range(MOST):
        found = CLOSING.search(text, max(len(text) - LONGEST, 0))
        if not found or not text[: found.start()].strip(" .,(|-"):
            break
        text = text[: found.start()].strip()
    return text


def _cut(text: str, opening: re.Pattern[str]) -> str:
    for _ in range(MOST):
        found = opening.match(text)
        if not found or not text[found.end():].strip(" .,!?|-"):
            return text
        text = text[found.end():]
    return text
