"""Tell whether an answer says that it cannot know: a closed list over folded sentences."""

from __future__ import annotations

import re

_IT = r"(?:the |these |this |those |any of the |my |our )?"
_TEXTS = (r"(?:provided |given |available |supplied |retrieved )?(?:passages?|context|documents?|"
          r"documentation|sources?|excerpts?|information|text|materials?|corpus|records?|"
          r"knowledge base|search results?)")
_STATE = (r"(?:contain|state|mention|specify|say|include|provide|give|list|indicate|cover|describe|"
          r"tell|show|address|have|reveal|name|disclose|define)")
PATTERNS = tuple(re.compile(pattern) for pattern in (
    r"\bi (?:do not|don't|did not|didn't) (?:know|have (?:that|this|the|any|enough|sufficient))\b",
    r"\bi(?:'m| am) (?:not sure|unsure|not certain|unable|not able|not aware|afraid i (?:can't|"
    r"cannot|don't))\b",
    r"\b(?:i|we) (?:cannot|can't|can not|could not|couldn't|am unable to|was unable to|were unable "
    r"to) (?:answer|find|determine|tell|locate|say|confirm|provide|verify|see|identify|give)\b",
    rf"\b{_IT}{_TEXTS} (?:does not|do not|doesn't|don't|did not|didn't|never) (?:explicitly |"
    rf"actually |directly |appear to |seem to )?{_STATE}\b",
    rf"\b(?:not|never|nowhere) (?:explicitly |directly )?(?:stated|mentioned|specified|given|"
    rf"provided|listed|included|found|available|contained|covered|documented|disclosed|indicated|"
    rf"described|answered|in (?:{_IT}){_TEXTS})\b",
    rf"\bno (?:relevant |specific |such |further |available |direct )?(?:{_TEXTS}|mention|answer|"
    r"record|details?|data|figure|value|entry|evidence|statement|reference|indication)\b"
    r"(?: (?:is|was|are|were|exists?|available|about|on|for|regarding|of|found|in|that|to))?",
    rf"\b{_TEXTS} (?:is|are) (?:silent|insufficient|not sufficient)\b",
    r"\b(?:insufficient|not enough) (?:information|context|evidence|data|details?)\b",
    r"\bcannot be (?:answered|determined|found|established|known|verified|confirmed)\b",
    r"\bcan't be (?:answered|determined|found)\b",
    r"\b(?:there is|there's) (?:no|nothing)\b",
    r"\bnothing (?:in|about|on) \b",
    r"^(?:unknown|n/?a|none|no answer|not (?:known|available|specified|stated|found|applicable)|"
    r"unanswerable|null)[.! ]*$",
    r"\b(?:is|are|remains?) (?:unknown|unclear|unspecified|undocumented|not known)\b",
))


def abstains(folded: str) -> bool:
    """Say whether a folded answer matches the closed list of abstentions."""
    return any(pattern.search(folded) for pattern in PATTERNS)
