"""Tell whether an answer says that it cannot know: a closed list over folded sentences.

Each pattern needs a speaker who cannot, a text that does not say, or a thing that is not stated
there. "There is no limit" is a claim about the world, not an abstention.
"""

from __future__ import annotations

import re
from functools import lru_cache

from scoring.telling import ADVERB, DONE, FIND, NOT, NOUN, STATE, TEXTS, UNABLE

PATTERNS = tuple(re.compile(pattern) for pattern in (
    # A speaker who cannot.
    rf"\b(?:i|we)(?: \w+)? ?{UNABLE} {ADVERB}(?:{FIND}|been able|manage|come across)\b",
    r"\b(?:i|we) (?:do not|don't|did not|didn't) (?:\w+ )?(?:know|have (?:that|this|the|any|enough|"
    r"sufficient|access|an answer|information|data|details?|it|pricing|prices?|figures?|numbers?|"
    r"dates?|codes?|names?|values?|specifics|anything))\b",
    r"\b(?:i|we)(?:'m| am| are|'re) (?:not sure|unsure|not certain|uncertain|unable|not able|not "
    r"aware|afraid (?:i|we|that|this|the)|at a loss)\b",
    r"\b(?:i|we) (?:have|see|find|found|know|possess|hold|can see|can find) (?:no|nothing|neither|"
    r"none)\b",
    r"\b(?:i|we) (?:lack|would need|need|'d need|require) (?:\w+ ){0,2}(?:information|context|"
    r"details?|data|documents?|passages?|to see)\b|\bi'd need (?:\w+ ){0,2}(?:information|context|"
    r"details?)\b",
    r"^(?:sorry|apologies)?[,.!]? ?no (?:idea|clue|answer|result|information|info|data|match|hits?|"
    r"details?)\b",
    rf"\bunable to {FIND}\b|\bnot able to {FIND}\b|\bimpossible to {FIND}\b",
    # A text that does not say.
    rf"\b{TEXTS}(?: \w+){{0,6}}? {NOT} {ADVERB}{STATE}\b",
    rf"\b{TEXTS}\b.{{0,80}}?\b(?:gives?|contains?|provides?|lists?|states?|has|have|mentions?|"
    rf"says?|"
    r"shows?|includes?|specif(?:y|ies)|offers?|names?|holds?|sets?) no\b(?! (?:more|less|longer|"
    r"later|earlier|fewer)\b)",
    rf"\b(?:isn't|aren't|wasn't|is not|are not|don't (?:have|see|find)|do not (?:have|see|find)|"
    rf"without) any (?:\w+ ){{0,3}}(?:{NOUN}|mention|answer|details?|figure|value|entry|statement|"
    r"indication|hint|basis|reference)\b",
    rf"\bneither\b.{{1,80}}?\b(?:is|are|was|were|appears?) (?:\w+ )?{DONE}\b",
    r"\bneither\b.{1,60}?\bappears?\b|\bnot something (?:i|we) (?:can|could|know)\b",
    rf"\b{NOUN}\b.{{0,80}}?, but not (?:how|what|when|who|which|where|whether|its|any|the)\b",
    rf"\bneither (?:\w+ ){{0,3}}?{NOUN} (?:\w+ )?{STATE}\b",
    rf"\b{NOUN}\b.{{0,120}}?\b(?:they|it) {NOT} {ADVERB}{STATE}\b",
    rf"\b{NOUN}\b.{{0,120}}?,? but (?:gives? |has |have )?no\b(?! (?:more|less|longer|later|"
    rf"earlier|"
    r"fewer)\b)|\b(?:mentioned|listed|given|named|shown|stated), but no\b",
    rf"\bbut (?:could not|couldn't|cannot|can't|did not|didn't) {ADVERB}{FIND}\b",
    r"\bbeyond what\b|\boutside (?:of )?what\b|\bwon't guess\b|\bwould be guessing\b|"
    r"\b(?:is|are) not (?:in|among|part of) (?:what|anything|any|those|these)\b",
    r"\bno (?:\w+ ){1,4}?(?:appears?|occurs?|exists?|shows? up|comes? up) (?:in|anywhere|on|"
    r"here)\b",
    rf"\bnone of (?:the |these |those |my |our )?(?:\w+ )?{NOUN} (?:\w+ ){{0,6}}?{STATE}\b",
    rf"\b(?:isn't|aren't|wasn't|is not|are not|was not|is nothing|are nothing) (?:something|"
    rf"anything|"
    rf"a \w+|one of the \w+)? ?(?:that |which )?(?:\w+ ){{0,3}}?{NOUN} (?:\w+ )?{STATE}\b",
    rf"\b{NOUN} .{{0,40}}?\b(?:mention|give|list|name|state|cover|describe|show|contain|say|tell|"
    rf"discuss|have)s?\b.{{1,100}}?,? (?:but |and )?not (?:its|their|his|her|how|what|when|where|"
    r"whether|why|who)\b",
    rf"\b{NOUN} .{{0,80}}?\bonly (?:with regard to|with respect to|in relation to|in connection "
    r"with|in the context of|as regards|regarding|concerning|when|as)\b",
    r"\bnothing (?:\w+ ){0,3}?(?:is|was|has been|gets) (?:\w+ )?"
    rf"{DONE}\b",
    rf"\b{TEXTS}(?: \w+){{0,4}} (?:is|are) (?:silent|insufficient|not sufficient|not enough|"
    r"inconclusive|not clear|unclear|irrelevant|not relevant|incomplete|quiet|mute)\b",
    rf"\b{TEXTS}(?: \w+){{0,4}} only (?:talk|mention|cover|describe|discuss|contain|refer|list|"
    rf"give|"
    r"provide|tell|say|speak|address|deal|concern|relate|state|explain)s?\b",
    rf"\b(?:there is|there's|there are|there isn't|there aren't|there was|contains?|with|found|"
    rf"gives?|have|has|provides?) (?:no|not any|nothing|not enough|insufficient) (?:\w+ ){{0,3}}"
    rf"(?:{NOUN}|mention|answer|details?|figure|value|entry|statement|indication|hint|word|trace|"
    r"basis|reference)\b",
    rf"\bthere(?: is|'s| are| was) no [\w .'/-]{{1,60}}? (?:in|among|within) (?:\w+ "
    rf"){{0,3}}?{NOUN}\b",
    r"\b(?:there is|there's|i see|i find|i found|contains?|says?|say|found|have|has) nothing\b"
    r"(?: (?:in|about|on|there|that|to|regarding|of|concerning))?",
    rf"\bnothing (?:in|about|on) (?:\w+ ){{0,4}}?{NOUN}\b",
    rf"\b(?:insufficient|not enough|too little|missing|no relevant|no further) (?:\w+ )?{NOUN}\b",
    r"\b(?:lacks?|lacking|omits?|leaves? (?:it|this|that) open|missing from|absent from|outside "
    r"the scope of)\b",
    r"\b(?:came|come|comes|coming) up (?:empty|short|blank|with nothing)\b|\bdr(?:ew|aw) a blank\b|"
    r"\b(?:stops?|falls?) short of\b|\bleaves? (?:this|that|it|them) out\b|\bnot enough to\b|"
    r"^nowhere (?:do|does|did|is|are|in|can|could)\b|\bnowhere to be (?:found|seen)\b",
    rf"\b(?:not|n't) possible to {FIND}\b|\bno (?:way|means|possibility) (?:to|of) \w+|"
    rf"\b(?:hard|difficult|tough|not easy) to (?:say|tell|know|judge|answer)\b",
    r"\b(?:i|we) (?:can |could |was able to |were able to )?only (?:find|found|see|saw|have|had|"
    r"located|locate|came across|come across)\b",
    # A thing that is not stated there.
    r"\b(?:information|info|detail|figure|answer|value|date|price|number|name|code|entry|fact|that|"
    r"this|it) (?:is|was|seems|appears) (?:\w+ )?(?:absent|missing|lacking|omitted|left out)\b",
    r"(?:\bnot|n't|\bnever) (?:\w+ )?(?:come up|appear|occur|feature|figure|show up|turn up|exist|"
    r"get mentioned) (?:anywhere|in|among|on|here|at all)\b|(?:\bnot|n't) (?:part of|among|in) "
    r"what\b",
    rf"(?:\bnot|n't|\bnever|\bnowhere) (?:been |be |to be |appear to be |seem to be "
    rf")?{ADVERB}(?:{DONE}\b"
    rf"|(?:in|part of|among|within|on|from) (?:\w+ ){{0,3}}?{NOUN}\b)",
    rf"\bno (?:[\w.'/-]{{1,40}} ){{1,8}}?(?:is|was|are|were|has been|have been|could be|can be) "
    rf"(?:\w+ )?{DONE}\b",
    rf"\bno (?:relevant |specific |such |further |direct |clear |explicit |matching )*"
    rf"(?:{NOUN}|mention|answer|details?|figure|value|entry|statement|reference|indication)"
    r"(?: (?:is|was|are|were|exists?|available|about|on|for|regarding|of|found|in|that|to|given|"
    r"provided|as to|concerning|here)\b|[.!]?$)",
    r"\b(?:cannot|can't|can not|could not|couldn't) be (?:\w+ )?(?:answered|determined|found|"
    r"established|known|verified|confirmed|derived|inferred|given|located|said|told|identified|"
    r"read)\b",
    r"\b(?:is|are|remains?|stays?|seems?|it's|that's) (?:unknown|unclear|unspecified|undocumented|"
    r"not known|undisclosed|unstated|undefined|unanswerable|left open)\b",
    # Short forms, and other languages'.
    r"^(?:sorry,? )?(?:(?:do not|don't|didn't|cannot|can't) (?:really )?(?:know|tell|say)|i've no "
    r"(?:idea|clue)|(?:it|they|this|that) (?:does not|doesn't|do not|don't) (?:say|tell|mention it|"
    r"state it|specify))[.! ]*$",
    r"\b(?:i've|i have|we've|we have) no (?:idea|clue)\b",
    rf"\bnone of (?:them|these|those|it) (?:\w+ )?{STATE}\b",
    r"\b(?:isn't|is not|aren't|are not|wasn't) (?:something|anything) (?:that )?(?:i|we) (?:can|"
    r"could) "
    rf"{FIND}\b",
    r"\bich (?:weiß|weiss) (?:es |das |dies )?(?:leider |auch )?nicht\b|\b(?:steht|stehen|findet "
    r"sich|"
    r"geht) nicht (?:in|im|aus)\b|\bkeine(?:rlei)? (?:\w+ )?(?:angaben?|informationen|information|"
    r"auskunft|ahnung|daten|antwort|hinweise?)\b|\bnicht (?:angegeben|bekannt|erwähnt|genannt|"
    r"enthalten|ersichtlich|gefunden|dokumentiert|vermerkt|beantworten|beantwortet|sagen|"
    r"feststellbar)"
    r"\b|^unbekannt\b",
    r"\bje ne (?:le )?sais pas\b|\bn(?:e |')(?:le |la |les |en )?(?:précis|mentionn|dis|contienn|"
    r"contient|indiqu|donn|spécifi|figur|parl|permet|répond)\w* (?:pas|aucun)|\baucune? "
    r"(?:information|donnée|réponse|mention|indication|précision)|\b(?:non|pas) (?:précisé|"
    r"mentionné|"
    r"indiqué|spécifié|disponible|connu|communiqué)|^inconnue?\b",
    r"\bno (?:lo sé|lo se|sé)\b|\bno se (?:menciona|indica|especifica|sabe|dice)\b|"
    r"\bno (?:hay|tengo) información\b|^desconocid[oa]\b",
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
