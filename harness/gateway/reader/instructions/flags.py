"""The wishes that are yes or no: validity, scope, citations, brevity, thinking aloud."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^.!?;\n]{1,600}")
NO = re.compile(r"\b(?:not|never|no|without|avoid|skip|omit|leave out|refrain from|regardless of|"
                r"need not|drop|nor|"
                r"do away with|irrespective of|instead of)\b")
VERSION = (r"(?:versions?|ones?|passages?|documents?|policy|policies|values?|rules?|figures?|"
           r"sources?|texts?|editions?|"
           r"releases?|revisions?|information|data|prices?|entry|entries|contracts?|notices?|"
           r"articles?|guidelines?|files?|date|dates)")
VALID = re.compile(
    rf"\b(?:latest|newest|most recent|more recent|newer|current|currently valid|valid|"
    rf"up[- ]to[- ]date|later|youngest|freshest) "
    rf"(?:\w+ )?{VERSION}\b|\b(?:prefer|use|take|trust|pick|choose|go with|favou?r|follow|quote|"
    rf"rely on|wins?|give)\b[^.;\n]{{0,60}}\b"
    r"(?:latest|newest|most recent|newer|more recent|current|valid|in force|up[- ]to[- ]date|"
    r"in effect)\b(?! (?:question|message|turn|query|"
    r"conversation|request|user|json|english|answer|reply))|\bin force\b|\bin effect\b|"
    r"\bsupersed\w+|\bout(?:dated|-of-date| of date)\b|"
    r"\bobsolete\b|\bexpired\b|\bwithdrawn\b|\bno longer (?:valid|in force|appl\w+)|"
    r"\beffective (?:date|from)|\b(?:ignore|skip|disregard|exclude|not use|"
    r"avoid|never (?:use|quote|rely on)|not (?:rely on|quote|trust|cite)|discard|drop|"
    r"beware of)\b[^.;\n]{0,40}\b(?:drafts?|old(?:er)?|archived?|stale|previous) ?(?:\w+)?|"
    r"\bdrafts? (?:do not|are not|never|must not)|"
    r"\b(?:newest|latest|most recent|newer|later)(?: one| date)? (?:wins|prevails|counts|"
    r"takes precedence|applies|has priority)|\b(?:validity|valid from|"
    r"valid until|valid (?:on|at) the)\b|\b(?:pay attention to|check|mind|consider|compare|"
    r"look at|watch)\b[^.;\n]{0,40}\bdates?\b|\bnot drafts?\b|\brecency\b")
CARELESS = re.compile(r"\b(?:regardless|irrespective) of (?:the |its |their )?(?:date|validity|"
                      r"age|version)|\b(?:ignore|disregard|do not (?:care|worry) about|not check) "
                      r"(?:the |any |their )?(?:dates?|validity|versions?)\b|\bnot (?:matter|"
                      r"important) (?:whether|which) [^.;\n]{0,40}\b(?:current|valid|version|"
                      r"newest)\b"
                      r"|\b(?:prefer|use) (?:the )?(?:oldest|older|earliest|first)\b|"
                      r"\bsome passages may be outdated\b")
TOPICS = re.compile(r"\b(?:current|latest|most recent|newest) (?:question|message|turn|query|"
                    r"conversation|request|user)\b")
THING = (r"(?:regions?|countr(?:y|ies)|sites?|locations?|plans?|editions?|tiers?|products?|"
         r"models?|codes?|version|departments?|scope|"
         r"variants?|series|subsidiar(?:y|ies)|market|customer group|entity|entities|type|device|"
         r"audience|jurisdiction|business units?|part numbers?|names?)")
SCOPE = re.compile(
    rf"\b(?:mind|watch|heed|respect|check|match|verify|note|observe|consider|keep|distinguish|"
    rf"make sure|ensure|look at|pay (?:close |careful )?attention to|mix(?:ing)? up|"
    rf"confus\w+|careful|belongs?|apply|applies|same|exact|exactly|right|correct|only|different|"
    rf"other|another|wrong|transfer|carry|stick|similar|separate|apart)\b[^.;\n]{{0,60}}\b{THING}\b"
    rf"|\b{THING}\b[^.;\n]{{0,60}}\b(?:named|asked about|asked for|in question|"
    rf"mentioned in the question|must match|matches|in the question|the question names|"
    rf"the question (?:is about|asks|mentions)|of the question|apart|concerned)\b")
NOT_SCOPE = re.compile(r"\b(?:name|title|number)s? (?:of the )?(?:passage|document|source)|"
                       r"\b(?:translate|mention|abbreviate|repeat|write|spell)\b")
CITE = re.compile(
    r"\bcit(?:e|es|ed|ing|ation|ations)\b|\[n\]|\[id\]|\[\d\]|\[doc[_ ]?id\]|"
    r"\bpassage (?:numbers?|ids?)\b|\bsource (?:numbers?|ids?|tags?)\b|\bfootnotes?\b|"
    r"\breference the\b|\b(?:give|add|name|include|list|mention|state|append|indicate|provide|"
    r"with|show|quote|put|note)\b[^.;\n]{0,40}\b(?:sources?|references|"
    r"(?:number|id|tag)s? of the (?:passage|document|source)s?|(?:document|passage|doc|"
    r"source) (?:id|number|tag)s?|which (?:passage|document|source))\b"
    r"|\bin (?:square )?brackets\b")
RANK = re.compile(r"\[n\]|\[\d\]|\bpassage numbers?\b|\bnumbers? of the (?:passage|source|"
                  r"document|excerpt)|\bby (?:its |their )?numbers?\b|\bsource numbers?\b")
BRIEF = re.compile(
    r"\b(?:brief\w*|short\w*|concis\w+|terse\w*|succinct\w*|laconic\w*|(?:one|a single|1|two|"
    r"2) (?:short |single |brief |plain )?(?:sentence|line|word|phrase)s?|few words|"
    r"value only|only the (?:value|answer|figure|number)|just the (?:value|answer|figure|number|"
    r"fact)|nothing but the (?:value|answer)|nothing else|"
    r"(?:at most|no more than|maximum(?: of)?|up to|fewer than|under|less than|within|"
    r"not more than|more than) (?:\d{1,2}|one|two|three|ten|twenty|five) (?:words?|sentences?|"
    r"lines?)|"
    r"to the point|no (?:preamble|explanations?|extra words|full sentences?|prose)|"
    r"without (?:any )?(?:explanation|preamble)|return the value|only return the value|"
    r"bare value)\b")
NOT_BRIEF = re.compile(r"\b(?:not|never|need not|avoid)\b[^.;\n]{0,20}\b(?:brief|short|concise|"
                       r"terse|curt|one word)\b|\b(?:hate|dislike) (?:\w+ )?(?:short|brief|"
                       r"terse) answers")
STEPS = re.compile(r"\bstep[- ]by[- ]step\b|\bthink (?:aloud|out loud|carefully|first|it through|"
                   r"before)\b|\b(?:show|give|explain|write|state|lay out|describe) (?:me |"
                   r"us )?(?:your |the )?"
                   r"(?:reasoning|thinking|work|thought process|chain of thought|steps)\b|"
                   r"\breason (?:first|aloud|before|through)\b|\bchain[- ]of[- ]thought\b|"
                   r"\breasoning first\b|\bfirst reason\b")
SILENTLY = re.compile(r"\b(?:silently|internally|privately|to yourself|in your head)\b")
MARKER = re.compile(r"\b(?:end|finish|conclude|close|final line|last line|"
                    r"then)\b[^.\n]{0,60}?[\"'“`*]{0,2}(?P<text>(?:Final |The )?(?:Answer|ANSWER|"
                    r"answer|Result|Conclusion)) ?:")


def prefer_valid(text: str) -> bool:
    """Say whether what is in force or newest is to be preferred."""
    return VALID.search(TOPICS.sub("", text)) is not None and CARELESS.search(text) is None


def mind_scope(text: str) -> bool:
    """Say whether region, plan, edition or product must be those of the question."""
    return any(SCOPE.search(sentence) is not None and NOT_SCOPE.search(sentence) is None
               for sentence in SENTENCE.findall(text))


def cites(text: str, raw: str) -> tuple[bool, bool]:
    """Return (whether to cite, whether by number even where passages have ids)."""
    wanted = False
    for sentence in SENTENCE.findall(text):
        found = CITE.search(sentence)
        if found is None:
            continue
        before = sentence[: found.start()]
        # "Never answer without a citation" negates twice.
        if len(NO.findall(before[-60:])) % 2:
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
                and SILENTLY.search(sentence) is None:
            mark = MARKER.search(raw)
            return f"{mark['text']}:" if mark else "Answer:"
    return None
