"""How a question asks: the sentence that asks, the type of value its wording wants, the operation.

Part of `question`, which puts these signs together. Wording only: no concept is looked up here.
"""

from __future__ import annotations

import re

from .values import Value, extract, size

# Bodies of people whose name would answer "which".
BODIES = (r"department|office|group|team|crew|unit of ours|branch|desk|division|body|committee|"
          r"people|folks")
# Wordings that leave no doubt, question words (the first one in the sentence rules), bare nouns.
PLAIN: tuple[tuple[str, str], ...] = (
    (r"\bwhich (?:person|colleague|manager|employee)\b", "name"),
    (rf"\b(?:which|what) (?:{BODIES})\b(?! (?:code|number|size|is .{{1,30}} in\b))|"
     r"\b(?:which|what) (?:week)?day of the week\b|\b(?:which|what) weekday\b", "name"),
    (r"\b(?:counted|measured|expressed|given|stated|told|reckoned|figure|number|answer) (?:in|of) "
     r"(?:(?:working|business|calendar|full|whole) )?(?:days|weeks|months|years|hours|minutes|"
     r"seconds)\b|\bafter what time\b", "duration"),
    (r"\b(?:what|which) (?:date|day)\b", "date"),
    (r"\b(?:what|which) (?:percentage|per ?cent|share|proportion)\b|\bhow many per ?cent\b"
     r"|\bhow (?:accurate|precise|exact)\b|(?<![\d.] )(?<![\d.])% (?:of|a|per|p)\b|"
     r"\bin (?:%|per ?cent\b)|^% ", "percentage"),
    (r"\bhow many (?:(?:working|business|calendar|full|whole) )?(?:days?|weeks|months|years|hours|"
     r"minutes|seconds)\b(?! a week| per week| each week| a month| per month| each month)"
     r"|\bhow much (?:time|notice|warning|leave|holiday|vacation)\b", "duration"),
    (r"\bhow many (?:milliseconds|degrees|bar|volts|watts|kilos|kilograms|grams|met(?:er|re)s|"
     r"milli\w+|square met(?:er|re)s|sqm)\b", "quantity"),
    (r"\bhow much money\b", "money"),
    (r"\b(?:what|which) (?:(?:is|was|were) (?:the|our|its) )?(?:[\w-]+ )?"
     r"(?:version|firmware|release|software|package|update)\b"
     r"(?! (?:date|notes?|team|policy))", "version"),
)
WORDED: tuple[tuple[str, str], ...] = (
    (r"\bwho(?:m|se)?\b", "name"),
    (r"\bwhen (?:is|are|was|were|did|does|do|will|has|have|must|can|should)\b|"
     r"^when\b(?! (?:the|an?|our|my|his|her|their|your|i|we|you|he|she|it|they|somebody|someone|"
     r"customers?|people)\b)|\bwhen\?|"
     r"\b\w+ when$|\bsince when\b", "date"),
    (r"\bhow (?:long|often|quick(?:ly)?|fast|soon|frequently|early|swiftly)\b|"
     r"\bby when\b|\bhow late\b",
     "duration"),
    (r"\bwhat (?:do|does|did|must|will|would|should|may) [^?]{1,60}\b(?:charge|pay)\b|"
     r"\bhow much (?:goes|is put|comes|do we put) on (?:the|an|his|her|their) (?:invoice|bill)\b|"
     r"\bhow (?:much (?:does .{1,60} cost|is|can|do i pay|may|to)|expensive|pricey)\b"
     r"|\b(?:what|which) (?:amount|price|cost(?! cent)|fee|sum|budget)\b"
     r"|\bhow much (?:do|does|must|did) [^?]{1,60}\bpay\b", "money"),
    (r"\bhow many\b|\bhow big\b", "number"),
    (r"\bhow (?:heavy|hot|warm|large|tight|high|deep|wide|far)\b", "quantity"),
)
BARE: tuple[tuple[str, str], ...] = (
    (r"(?<!up[ -]to[ -])(?<!to[ -])\bdate\b", "date"),
    (r"\bcosts?\b(?! cent)|\bprice\b", "money"),
    (r"\bnumber of\b", "number"),
    (r"\bversion\b", "version"),
    (r"\b(?:code|part number|article|contract number|ticket|reference|identifier|id|part|kit|"
     r"number)\b", "identifier"),
)
STRONG = re.compile(r"\bhow many (?:working |calendar )?(?:days|weeks|months|years|hours|"
                    r"minutes)\b|\bwho\b|\bwhom\b|\bwhat (?:date|percentage)\b|\bwhich (?:date|"
                    r"person)\b|\bper ?cent\b|\bhow much money\b|\bwhich version\b|"
                    r"\bwhat (?:amount|sum)\b|\bhow much (?:do|does|must|may|can|did|"
                    r"is) [^?]{1,60}\b(?:cost|pay|charge|spend)\b")
ALLOWED = {"duration": ("duration", "number"), "name": ("name", "list"),
           "number": ("number", "list")}
MANY = re.compile(
    r"^(?:\W*\w+\W+){0,6}?(?:list|name all|enumerate|what are|which are)\b"
    r"|\b(?:which|what) (?:\w+ ){0,3}?(?:plants|protocols|materials|issues|sites|streams|bugs|"
    r"locations|approvals|items|parts|standards|members|defects|fixes|languages|buses|interfaces)\b"
    r"|\ball (?:the )?\w+s\b", re.IGNORECASE)
AUXILIARY = (r"(?:is|are|was|were|does|do|did|can|could|may|has|have|will|would|should|shall|must|"
             r"am|isn't|aren't|doesn't|don't|didn't|can't|won't)")
YES_NO = re.compile(
    rf"^(?:(?:hi|hello|hey|quick one|question|and|but|so|then|also)\W+)?{AUXILIARY}\b"
    r"(?! (?:you|somebody|anybody|one) (?:tell|look|give|say|check|find|let|help|remind|confirm|"
    r"please|quickly|know|send|get me))"
    r"(?! (?:we|I) (?:tell|look up|check|find|remind|confirm|please|quickly|know|ask|get me))"
    r"(?!.*(?<!\bof )(?<!, )\b(?:what(?!['’]s left| (?:is|was) left| I | we )|which|how)\b)",
    re.IGNORECASE)
# What is asked without a verb: "good idea to …?", "OK in the Americas?"
VERBLESS = re.compile(r"^(?:is (?:it|that) )?(?:a )?(?:good idea|bad idea|ok|okay|fine|all right|"
                      r"alright|allowed|enough|good enough|possible|any (?:problem|harm|chance))\b",
                      re.IGNORECASE)
CLAUSE_START = re.compile(r"[,;:]\s+|\s[-–—]+\s+|(?<=\w)[–—](?=\w)")
# The same with something before it: "For plants on the plan, are ...?", "Programme: may ...?"
YES_NO_LATER = re.compile(
    rf"^(?P<before>[^?]{{3,160}}?)(?:,|:| [-–—]) (?:then |and |but |so )?{AUXILIARY} "
    r"(?:I|we|you|he|she|it|they|there|this|that|these|those|the|a|an|my|our|your|his|their|any|some\w*|every\w*|[A-Z]\w+)\b"
    r"[^?]{3,200}\?$", re.IGNORECASE)
ASKS = re.compile(r"\b(?:what|which|who|whom|whose|why|how|where)\b|, when\b|\bby when\b",
                  re.IGNORECASE)
STORY = re.compile(r"\b(?:I|I['’]m|I['’]ve|my|we|we['’]re|our|flying|coming|looking|going|bringing|"
                   r"working|living|based)\b", re.IGNORECASE)
POINTS_BACK = re.compile(r"\b(?:it|them|they|that|this|those|these|there|him|her|he|she)\b",
                         re.IGNORECASE)
SITE = re.compile(r"\b(?:at|in|to|from) which (?:of our )?(?:sites?|places?|locations?|"
                  r"offices?)\b(?! of)|\bwhich (?:of our )?(?:site|location|office) (?:do|does|is|"
                  r"should|must|can)\b|\bwhere (?:is|are) the desk\b|\bat which site\b")
TRAIL = re.compile(r" (?:with|in|by|since|through) the (?:latest|new|last|newest|"
                   r"present) (?:version|edition|amendment|change|issue|"
                   r"list)(?= ?\?)", re.IGNORECASE)
FRAME = re.compile(r"^[^:?]{3,70}: (?=(?:what|which|who|whom|when|where|how|is|are|does|do|did|"
                   r"has|by|at|in|on|to|for|after|within|up|under|from|with)\b)", re.IGNORECASE)
APART = re.compile(r"\b(?:differ(?:s|ed|ence)?|apart|more|less|fewer|than|chang\w+|exceed\w*|"
                   r"increas\w+|rais\w+|ris\w+|rose|lower\w*|reduc\w+|gr[oe]w\w*|up|down|cut|fell|"
                   r"drop\w*|longer|shorter|ahead|behind|later|earlier)\b")
BAR = re.compile(
    r"\b(?P<how>more|longer|higher|larger|heavier|greater|over|above|at least|exceed(?:s|ing)?|"
    r"less|shorter|lower|smaller|lighter|fewer|under|below|at most|up to|cheaper|exactly)\b",
    re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:which|list|name|tell me which|what) (?:\S+ ){0,5}?(?:variants|models|"
                     r"types|versions|codes|parts|sites|plans|suppliers|products|systems|customers|"
                     r"services|instruments)\b", re.IGNORECASE)
# What only says that something is to be worked out, not of what.
WORKED_OUT = re.compile(
    r"\bhow far apart (?:are|is|were|was)\b|\bby how much\b|\bhow big (?:was|is|were)\b|"
    r"\b(?:the )?(?:last|latest|recent|most recent) change (?:of|to|in)\b|\bchanges? in\b|"
    r"\b(?:the )?old and (?:the )?new\b|\b(?:the )?new and (?:the )?old\b|"
    r"\bdiffers? from the (?:one|value|figure) before(?: it| that)?\b|\bdiffer(?:s|ed)?\b|"
    r"\b(?:is|was|were|has been|have been) changed\b|\b(?:the )?differences? (?:in|between|of)\b|"
    r"\bchange(?:d)?\b|\bold against new\b|\bin total\b|\btogether\b|\bcombined\b|"
    r"\bcounting both\b|\baltogether\b|\bbetween them\b|\b(?:the )?present\b")


def type_worded(lowered: str) -> str:
    """Return the value type that the wording of the lower-case question wants, or "any"."""
    for rules in (PLAIN, WORDED):
        hits = [(match.start(), place) for place, (pattern, _) in enumerate(rules)
                if (match := re.search(pattern, lowered))]
        if hits:
            return rules[min(hits)[1]][1]
    return next((kind for pattern, kind in BARE if re.search(pattern, lowered)), "any")


def polar(core: str) -> bool:
    """Say whether the asking sentence wants yes or no."""
    core = core.strip()
    if YES_NO.match(core):
        return True
    later = YES_NO_LATER.match(core)
    if later is not None and not ASKS.search(later["before"]):
        return True
    return _ends_polar(core)


def _ends_polar(text: str) -> bool:
    """Say whether the last sentence with a question mark has a clause that wants yes or no.

    Clauses are looked at from the last one on; one that begins with a question word decides too.
    """
    sentences = [s.strip() for s in re.split(r"(?<=[.?!])\s+", text) if s.strip()]
    asking = [s for s in sentences if s.endswith("?")]
    if not asking and not sentences:
        return False
    clauses = [c.strip() for c in CLAUSE_START.split((asking or sentences)[-1])
               if c and c.strip()]
    for clause in reversed(clauses):
        if YES_NO.match(clause) or VERBLESS.match(clause):
            return not any(ASKS.search(other) for other in clauses if other != clause)
        if ASKS.search(clause):
            return False
    return False


def sentence_asking(text: str, found: tuple[str, ...]) -> str:
    """Return the sentence that asks, where others only tell the story."""
    text = TRAIL.sub("", text.strip())
    frame = FRAME.match(text)
    if frame and not any(name in frame.group() for name in found):
        text = text[frame.end():]
    sentences = [s for s in re.split(r"(?<=[.?!])\s+|\s+[–—]\s+", text) if s.strip()]
    asking = [s for s in sentences if s.rstrip().endswith("?")]
    if len(asking) == 1 and len(sentences) > 1:
        return asking[0]
    return text


def clause_asking(core: str) -> str:
    """Return the clause that wants yes or no: "may we?" of "we are short of people - may we?"."""
    parts = [part.strip() for part in CLAUSE_START.split(core) if part and part.strip()]
    return next((part for part in reversed(parts) if YES_NO.match(part)), core)


def bar(text: str, names: tuple[str, ...]) -> Value | None:
    """Return the figure that things are measured against: "longer than 6 months", or None."""
    return next((value for value in extract(text) if BAR.search(text) and size(value) is not None
                 and value.type != "identifier"
                 and not any(value.text in name for name in names)), None)


def operation_of(lowered: str, whole: str) -> str | None:
    """Return "difference", "sum", "year" or "count" where the question wants one worked out.

    `lowered` is the sentence that asks, `whole` the whole question, both in lower case.
    """
    if re.search(r"\b(?:big was the (?:last )?change|how far apart|differ(?:s|ed)? (?:from|by)|"
                 r"(?:was|were|has been|have been) changed.{0,20}by how|what is the change|"
                 r"by how much did)\b", lowered):
        return "difference"
    if re.search(r"\b(?:difference|how much (?:more|less|longer|cheaper|heavier|higher|bigger)|"
                 r"by how much|how many (?:more|fewer|additional))\b", lowered) \
            or (re.search(r"\bby how many\b", lowered) and APART.search(lowered)):
        return "difference"
    together = re.search(
        r"\b(?:together|combined|in total|sum of|altogether|taken together|added up|"
        r"add up|total of|between them|counting both|total number|one of each|"
        r"(?:is|what is) the total|the total)\b", lowered)
    if together and re.search(r"\band\b|\bplus\b|\bboth\b", whole):
        return "sum"
    if re.search(r"\b(?:full|whole|entire) year|\b(?:over|for|in) (?:a|one) year|twelve months"
                 r"|\ba year\b.{0,20}\bcost|\byearly\b|\bper annum in total", lowered):
        return "year"
    if re.search(r"\b(?:how many|what number of|in how many) (?:of (?:the|our) )?"
                 r"(?:\S+ ){0,4}?(?:variants|models|types|versions|codes|parts|sites|plans|"
                 r"suppliers|products|systems|customers|services|instruments)\b", lowered):
        return "count"
    if re.search(r"\bhow many of (?:the|our)\b|\bhow many (?:\w+ ){1,4}?(?:are there|"
                 r"does .{1,40} have in its)\b", lowered):
        return "count"
    return None
