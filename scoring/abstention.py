"""Tell whether an answer says that it cannot know: a closed list over folded sentences.

Each pattern needs a speaker who cannot, a text that does not say, or a thing that is not stated
there. "There is no limit" is a claim about the world, not an abstention.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NOUN = (r"(?:passages?|context|documents?|documentation|sources?|excerpts?|information|info|"
         r"texts?|"
         r"materials?|corpus|records?|knowledge base|search results?|results|snippets?|content|"
         r"data|"
         r"articles?|pages?|extracts?|chunks?|files?|handbook|manuals?|polic(?:y|ies)|contracts?|"
         r"evidence|notes?|references?|input|paragraphs?|sections?|bulletins?|price lists?|"
         r"e-?mails?|mails?|messages?|tables?|lists?|sheets?|docs?|letters?|minutes)")
_TEXTS = rf"(?:(?:\w+ ){{0,3}}{_NOUN})"
_NOT = (r"(?:does not|do not|doesn't|don't|did not|didn't|never|fails? to|cannot|can't|won't|"
        r"nowhere)")
_ADVERB = (r"(?:explicitly |actually |directly |appear to |seem to |clearly |specifically |really |"
           r"even |ever |currently |further |fully |itself |themselves |in fact |unfortunately |"
           r"anywhere )*")
_STATE = (r"(?:contain|state|mention|specify|say|include|provide|give|list|indicate|cover|describe|"
          r"tell|show|address|have|reveal|name|disclose|define|answer|discuss|explain|offer|hold|"
          r"set out|spell out|touch|refer|note|document|record|detail|help|report|present|"
          r"identify|clarify|confirm|establish|support|suffice|allow|supply)s?")
_DONE = (r"(?:stated|mentioned|specified|given|provided|listed|included|found|available|contained|"
         r"covered|documented|disclosed|indicated|described|answered|addressed|discussed|recorded|"
         r"located|traced|derived|determined|calculated|established|stored|"
         r"defined|present|shown|identified|named|set out|noted|determinable|clear|known|"
         r"answerable|derivable|published|reported|there)")
_FIND = (r"(?:answer|compare|decide|judge|choose|rank|calculate|compute|work (?:this|that|it) out|"
         r"find|determine|tell|locate|say|"
         r"confirm|provide|verify|see|identify|give|know|"
         r"establish|work out|spot|help|derive|infer|extract|state|be sure|be certain|look up|"
         r"figure out|make out|respond|supply|offer|name|report|conclude)")
_UNABLE = (r"(?:cannot|can't|can not|could not|couldn't|am unable to|'m unable to|are unable to|"
           r"was "
           r"unable to|were unable to|am not able to|'m not able to|was not able to|wasn't able to|"
           r"were not able to|weren't able to|are not able to|aren't able to|failed to|did not|"
           r"didn't|do not|don't|have not|haven't|won't be able to|will not be able to|"
           r"would not be able to|find no|see no)")
PATTERNS = tuple(re.compile(pattern) for pattern in (
    # A speaker who cannot.
    rf"\b(?:i|we)(?: \w+)? ?{_UNABLE} {_ADVERB}(?:{_FIND}|been able|manage|come across)\b",
    r"\b(?:i|we) (?:do not|don't|did not|didn't) (?:\w+ )?(?:know|have (?:that|this|the|any|enough|"
    r"sufficient|access|an answer|information|data|details?|it))\b",
    r"\b(?:i|we)(?:'m| am| are|'re) (?:not sure|unsure|not certain|uncertain|unable|not able|not "
    r"aware|afraid (?:i|we|that|this|the)|at a loss)\b",
    r"\b(?:i|we) (?:have|see|find|found|know|possess|hold|can see|can find) (?:no|nothing|neither|"
    r"none)\b",
    r"\b(?:i|we) (?:lack|would need|need|'d need|require) (?:\w+ ){0,2}(?:information|context|"
    r"details?|data|documents?|passages?|to see)\b|\bi'd need (?:\w+ ){0,2}(?:information|context|"
    r"details?)\b",
    r"^(?:sorry|apologies)?[,.!]? ?no (?:idea|clue|answer|result|information|info|data|match|hits?|"
    r"details?)\b",
    rf"\bunable to {_FIND}\b|\bnot able to {_FIND}\b|\bimpossible to {_FIND}\b",
    # A text that does not say.
    rf"\b{_TEXTS}(?: \w+){{0,6}}? {_NOT} {_ADVERB}{_STATE}\b",
    rf"\b{_TEXTS}\b.{{0,80}}?\b(?:gives?|contains?|provides?|lists?|states?|has|have|mentions?|says?|"
    r"shows?|includes?|specif(?:y|ies)|offers?|names?|holds?|sets?) no\b(?! (?:more|less|longer|"
    r"later|earlier|fewer)\b)",
    rf"\b(?:isn't|aren't|wasn't|is not|are not|don't (?:have|see|find)|do not (?:have|see|find)|"
    rf"without) any (?:\w+ ){{0,3}}(?:{_NOUN}|mention|answer|details?|figure|value|entry|statement|"
    r"indication|hint|basis|reference)\b",
    rf"\bneither\b.{{1,80}}?\b(?:is|are|was|were|appears?) (?:\w+ )?{_DONE}\b",
    r"\bneither\b.{1,60}?\bappears?\b|\bnot something (?:i|we) (?:can|could|know)\b",
    rf"\b{_NOUN}\b.{{0,80}}?, but not (?:how|what|when|who|which|where|whether|its|any|the)\b",
    rf"\bneither (?:\w+ ){{0,3}}?{_NOUN} (?:\w+ )?{_STATE}\b",
    rf"\b{_NOUN}\b.{{0,120}}?\b(?:they|it) {_NOT} {_ADVERB}{_STATE}\b",
    rf"\b{_NOUN}\b.{{0,120}}?, but no\b|\b(?:mentioned|listed|given|named|shown|stated), but no\b",
    rf"\bbut (?:could not|couldn't|cannot|can't|did not|didn't) {_ADVERB}{_FIND}\b",
    r"\bbeyond what\b|\boutside (?:of )?what\b|\bwon't guess\b|\bwould be guessing\b|"
    r"\b(?:is|are) not (?:in|among|part of) (?:what|anything|any|those|these)\b",
    r"\bno (?:\w+ ){1,4}?(?:appears?|occurs?|exists?|shows? up|comes? up) (?:in|anywhere|on|"
    r"here)\b",
    rf"\bnone of (?:the |these |those |my |our )?(?:\w+ )?{_NOUN} (?:\w+ )?{_STATE}\b",
    rf"\b{_TEXTS}(?: \w+){{0,4}} (?:is|are) (?:silent|insufficient|not sufficient|not enough|"
    r"inconclusive|not clear|unclear|irrelevant|not relevant|incomplete|quiet|mute)\b",
    rf"\b{_TEXTS}(?: \w+){{0,4}} only (?:talk|mention|cover|describe|discuss|contain|refer|list|"
    rf"give|"
    r"provide|tell|say|speak|address|deal|concern|relate|state|explain)s?\b",
    rf"\b(?:there is|there's|there are|there isn't|there aren't|there was|contains?|with|found|"
    rf"gives?|have|has|provides?) (?:no|not any|nothing|not enough|insufficient) (?:\w+ ){{0,3}}"
    rf"(?:{_NOUN}|mention|answer|details?|figure|value|entry|statement|indication|hint|word|trace|"
    r"basis|reference)\b",
    r"\b(?:there is|there's|i see|i find|i found|contains?|says?|say|found|have|has) nothing\b"
    r"(?: (?:in|about|on|there|that|to|regarding|of|concerning))?",
    rf"\bnothing (?:in|about|on) (?:\w+ ){{0,4}}?{_NOUN}\b",
    rf"\b(?:insufficient|not enough|too little|missing|no relevant|no further) (?:\w+ )?{_NOUN}\b",
    r"\b(?:lacks?|lacking|omits?|leaves? (?:it|this|that) open|missing from|absent from|outside "
    r"the scope of)\b",
    # A thing that is not stated there.
    rf"(?:\bnot|n't|\bnever|\bnowhere) (?:been |be |to be |appear to be |seem to be "
    rf")?{_ADVERB}(?:{_DONE}\b"
    rf"|(?:in|part of|among|within|on|from) (?:\w+ ){{0,3}}?{_NOUN}\b)",
    rf"\bno (?:\w+ ){{1,5}}?(?:is|was|are|were|has been|have been|could be|can be) (?:\w+ "
    rf")?{_DONE}\b",
    rf"\bno (?:relevant |specific |such |further |direct |clear |explicit |matching )*"
    rf"(?:{_NOUN}|mention|answer|details?|figure|value|entry|statement|reference|indication)"
    r"(?: (?:is|was|are|were|exists?|available|about|on|for|regarding|of|found|in|that|to|given|"
    r"provided|as to|concerning|here)\b|[.!]?$)",
    r"\b(?:cannot|can't|can not|could not|couldn't) be (?:\w+ )?(?:answered|determined|found|"
    r"established|known|verified|confirmed|derived|inferred|given|located|said|told|identified|read)\b",
    r"\b(?:is|are|remains?|stays?|seems?|it's|that's) (?:unknown|unclear|unspecified|undocumented|"
    r"not known|undisclosed|unstated|undefined|unanswerable|left open)\b",
    r"^(?:unknown|n/?a|none|no answer|no data|not (?:known|available|specified|stated|found|"
    r"applicable|"
    r"answerable|in (?:the )?\w+|mentioned|given|provided|sure|certain|documented|disclosed|"
    r"listed)|unanswerable|null|nil|unclear|undefined|unspecified|dunno|idk|no idea|\?+|-+|"
    r"insufficient (?:\w+)|unable to answer|no relevant \w+|i abstain|pass)[.! ]*$",
))


HEDGED = re.compile(
    r"\b(?:probably|perhaps|maybe|possibly|presumably|likely|my (?:best )?guess|i(?:'d| would) "
    r"(?:guess|"
    r"say)|i (?:think|believe|assume|suppose|guess)|could be|might be|may be|typically|usually)\b")


def guesses(folded: str) -> bool:
    """Say whether an abstention goes on to a guess: "I don't know, perhaps Aurelia Finch"."""
    return HEDGED.search(folded) is not None


def abstains(folded: str) -> bool:
    """Say whether a folded answer matches the closed list of abstentions."""
    return wording(folded) is not None


@lru_cache(maxsize=512)
def wording(folded: str) -> str | None:
    """Return the words of a folded answer that match the closed list, None where none do."""
    for pattern in PATTERNS:
        found = pattern.search(folded)
        if found:
            return found.group()
    return None
