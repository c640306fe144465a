"""The wishes that are yes or no: validity, scope, citations, brevity, thinking aloud."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^.!?;\n]{1,600}")
NO = re.compile(r"\b(?:not|never|no|without|avoid|skip|omit|leave out|refrain from|regardless of|need not|drop|nor|"
                r"do away with|irrespective of|instead of)\b")
VERSION = (r"(?:versions?|ones?|passages?|documents?|policy|policies|values?|rules?|figures?|sources?|texts?|editions?|"
           r"releases?|revisions?|information|data|prices?|entry|entries|contracts?|notices?|articles?|guidelines?|files?|date|dates)")
VALID = re.compile(
    rf"\b(?:latest|newest|most recent|more recent|newer|current|currently valid|valid|up[- ]to[- ]date|later|youngest|freshest) "
    rf"(?:\w+ )?{VERSION}\b|\b(?:prefer|use|take|trust|pick|choose|go with|favou?r|follow|quote|rely on|wins?|give)\b[^.;\n]{{0,60}}\b"
    r"(?:latest|newest|most recent|newer|more recent|current|valid|in force|up[- ]to[- ]date|in effect)\b(?! (?:question|message|turn|query|"
    r"conversation|request|user|json|english|answer|reply))|\bin force\b|\bin effect\b|\bsupersed\w+|\bout(?:dated|-of-date| of date)\b|"
    r"\bobsolete\b|\bexpired\b|\bwithdrawn\b|\bno longer (?:valid|in force|appl\w+)|\beffective (?:date|from)|\b(?:ignore|skip|disregard|exclude|not use|"
    r"avoid|never use|discard|drop|beware of)\b[^.;\n]{0,40}\b(?:drafts?|old(?:er)?|archived?|stale|previous) ?(?:\w+)?|\bdrafts? (?:do not|are not|never|must not)|"
    r"\b(?:newest|latest|most recent|newer|later)(?: one| date)? (?:wins|prevails|counts|takes precedence|applies|has priority)|\b(?:validity|valid from|"
    r"valid until|valid (?:on|at) the)\b|\b(?:pay attention to|check|mind|consider|compare|look at|watch)\b[^.;\n]{0,40}\bdates?\b|\bnot drafts?\b|\brecency\b")
CARELESS = re.compile(r"\b(?:regardless|irrespective) of (?:the |its |their )?(?:date|validity|age|version)|\b(?:ignore|disregard|do not (?:care|worry) about|not check) "
                      r"(?:the |any |their )?(?:dates?|validity|versions?)\b|\bnot (?:matter|important) (?:whether|which) [^.;\n]{0,40}\b(?:current|valid|version|newest)\b"
                      r"|\b(?:prefer|use) (?:the )?(?:oldest|older|earliest|first)\b|\bsome passages may be outdated\b")
TOPICS = re.compile(r"\b(?:current|latest|most recent|newest) (?:question|message|turn|query|conversation|request|user)\b")
THING = (r"(?:regions?|countr(?:y|ies)|sites?|locations?|plans?|editions?|tiers?|products?|models?|codes?|version|departments?|scope|"
         r"variants?|series|subsidiar(?:y|ies)|market|customer group|entity|entities|type|device|audience|jurisdiction|business units?|part numbers?|names?)")
SCOPE = re.compile(
    rf"\b(?:mind|watch|heed|respect|check|match|verify|note|observe|consider|keep|distinguish|make sure|ensure|look at|pay (?:close |careful )?attention to|mix(?:ing)? up|"
    rf"confus\w+|careful|belongs?|apply|applies|same|exact|exactly|right|correct|only|different|other|another|wrong|transfer|carry|stick|similar|separate|apart)\b[^.;\n]{{0,60}}\b{THING}\b"
    rf"|\b{THING}\b[^.;\n]{{0,60}}\b(?:named|asked about|asked for|in question|mentioned in the question|must match|matches|in the question|the question names|"
    rf"the question (?:is about|asks|mentions)|of the question|apart|concerned)\b")
NOT_SCOPE = re.compile(r"\b(?:name|title|number)s? (?:of the )?(?:passage|document|source)|\b(?:translate|mention|abbreviate|repeat|write|spell)\b")
CITE = re.compile(
    r"\bcit(?:e|es|ed|ing|ation|ations)\b|\[n\]|\[id\]|\[\d\]|\[doc[_ ]?id\]|\bpassage (?:numbers?|ids?)\b|\bsource (?:numbers?|ids?|tags?)\b|\bfootnotes?\b|"
    r"\breference the\b|\b(?:give|add|name|include|list|mention|state|append|indicate|provide|with|show|quote|put|note)\b[^.;\n]{0,40}\b(?:sources?|references|"
    r"(?:number|id|tag)s? of the (?:passage|document|source)s?|(?:document|passage|doc|source) (?:id|number|tag)s?|which (?:passage|document|source))\b"
    r"|\bin (?:square )?brackets\b")
RANK = re.compile(r"\[n\]|\[\d\]|\bpassage numbers?\b|\bnumbers? of the (?:passage|source|document|excerpt)|\bby (?:its |their )?numbers?\b|\bsource numbers?\b")
BRIEF = re.compile(
    r"\b(?:brief\w*|short\w*|concis\w+|terse\w*|succinct\w*|laconic\w*|(?:one|a single|1|two|2) (?:short |single |brief |plain )?(?:sentence|line|word|phrase)s?|few words|"
    r"value only|only the (?:value|answer|figure|number)|just the (?:value|answer|figure|number|fact)|nothing but the (?:value|answer)|nothing else|"
    r"(?:at most|no more than|maximum(?: of)?|up to|fewer than|under|less than|within|not more than|more than) (?:\d{1,2}|one|two|three|ten|twenty|five) (?:words?|sentences?|lines?)|"
    r"to the point|no (?:preamble|explanations?|extra words|full sentences?|prose)|without (?:any )?(?:explanation|preamble)|return the value|only return the value|bare value)\b")
NOT_BRIEF = re.compile(r"\b(?:not|never|need not|avoid)\b[^.;\n]{0,20}\b(?:brief|short|concise|terse|curt|one word)\b|\b(?:hate|dislike) (?:\w+ )?(?:short|brief|terse) answers")
STEPS = re.compile(r"\bstep[- ]by[- ]step\b|\bthink (?:aloud|out loud|carefully|first|it through|before)\b|\b(?:show|give|explain|write|state|lay out|describe) (?:me |us )?(?:your |the )?"
                   r"(?:reasoning|thinking|work|thought process|chain of thought|steps)\b|\breason (?:first|aloud|before|through)\b|\bchain[- ]of[- ]thought\b|\breasoning first\b|\bfirst reason\b")
MARKER = re.compile(r"\b(?:end|finish|conclude|close|final line|last line|then)\b[^.\n]{0,60}?[\"'“`*]{0,2}(?P<text>(?:Final |The )?(?:Answer|ANSWER|answer|Result|Conclusion)) ?:")


def prefer_valid(text: str) -> bool:
    """Say whether what is in force or newest is to be preferred."""
    return VALID.search(TOPICS.sub("", text)) is not None and CARELESS.search(text) is None


def mind_scope(text: str) -> bool:
    """Say whether region, plan, edition or product must be those of the question."""
    return any(SCOPE.search(s) is not None and NOT_SCOPE.search(s) is None for s in SENTENCE.findall(text))


def cites(text: str, raw: str) -> tuple[bool, bool]:
    """Return (whether to cite, whether by number even where passages have ids)."""
    wanted = False
    for sentence in SENTENCE.findall(text):
        found = CITE.search(sentence)
        if found is None:
            continue
        negated = NO.search(sentence[max(0, found.start() - 40): found.start()])
        if negated and not re.search(r"\b(?:without|never answer|no answer|no claim)\b[^.]{0,20}$", sentence[: found.start()]):
            return False, False
        if negated and re.search(r"\bwithout (?:any )?$", sentence[: found.start()]) and not re.search(
                r"\b(?:never|not|no)\b", sentence[: negated.start() + max(0, found.start() - 40)]):
            return False, False
        wanted = True
    return wanted, wanted and RANK.search(text) is not None and "[id]" not in raw.lower()


def brief(text: str) -> bool:
    """Say whether the bare value is wanted."""
    return BRIEF.search(NOT_BRIEF.sub("", text)) is not None


def steps(text: str, raw: str) -> str | None:
    """Return the words before the answer proper where thinking aloud is wanted, else None."""
    for sentence in SENTENCE.findall(text):
        found = STEPS.search(sentence)
        if found and not NO.search(sentence[max(0, found.start() - 30): found.start()]) \
                and not re.search(r"\b(?:silently|internally|privately|to yourself|in your head)\b", sentence):
            mark = MARKER.search(raw)
            return f"{mark['text']}:" if mark else "Answer:"
    return None
