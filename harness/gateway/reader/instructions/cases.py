"""Which case a condition speaks of: evidence is missing ("gap"), is there ("has"), or neither."""

from __future__ import annotations

import re

from .acts import NAMES

LACK = re.compile(
    r"\b(?:not|no|nothing|none|nowhere|never|neither|nor|nobody|cannot|without|lack\w*|missing|"
    r"absent|absence|silent|silence|"
    r"insufficient\w*|incomplete|unclear|unsure|uncertain|doubt\w*|unable|fail\w*|empty|unknown|"
    r"unavailable|"
    r"unanswered|gaps?|holes?|short|unsupported|inconclusive|too (?:thin|vague|little)|"
    r"run(?:s)? (?:out|dry)|else fails|vague|thin|"
    r"impossible|stuck|at a loss|blank|elsewhere|little|hardly|partly|partially|partial|torn|"
    r"undecided|in two minds|hesitant|unhelpful|useless|irrelevant|off[- ]topic|(?:let|lets|"
    r"letting) "
    r"(?:you|us) down|in the dark|stumped|shaky|sparse|patchy|weak|scarce|scant\w*|inadequate|"
    r"deficient|void|undocumented|unstated|unspecified|unaddressed|unsettled|unresolved|"
    r"unconfirmed|debatable|exhausted|omit\w*|leav\w+ (?:\w+ ){0,3}?(?:out|open|hanging|"
    r"guessing)|skip\w*|"
    r"ignor\w+|overlook\w*|dry|dr(?:y|ies) up|give(?:s)? out|murky|fuzzy|equivocal|barely|scarcely|"
    r"merely|hints?|vaguely|mute|speechless|waver\w*|falter\w*|ends?|stops?|finish\w*|cease\w*|"
    r"beyond|outside|no help|of no use|anything but|far from|guesswork|in question)\b")
TOPIC = re.compile(
    rf"\b(?:{NAMES['SOURCE']}|confidence|certainty|knowledge|answers?|answered|information|"
    rf"facts?|figures?|values?|numbers?|"
    r"data|it|they|them|"
    r"that|this|these|you|there|nothing|none|anything|something|one|any|sure|certain|know|find|"
    r"found|contain\w*|cover\w*|mention\w*|stat\w+|say\w*|"
    r"support\w*|giv\w+|present|available|sufficient\w*|enough|in doubt|doubt|unsure|uncertain|"
    r"missing|tables?|rows?|columns?|charts?|cards?|lists?|notices?|all else|question|unclear|"
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
    rf"(?:^|, )(?:\w+ ){{0,3}}?(?:answers?|{NAMES['SOURCE']}|information|facts?) "
    r"(?:\w+ ){0,3}?(?:not|missing|silent|lack\w*|incomplete)\b")
RATHER_WELL = re.compile(r"\b(?:nothing is (?:missing|unclear|lacking)|not (?:missing|silent|"
                         r"empty|unclear|unknown|lacking|absent|"
                         r"unavailable|insufficient)|no (?:room for )?(?:doubt|gaps?)|"
                         r"without (?:a )?doubt)\b")
STYLE_ONLY = re.compile(r"\b(?:several|more than one|conflict\w*|disagree\w*|contradict\w*|"
                        r"differ\w*|multiple|(?:two|three|both|many)(?= (?:of (?:the|them) |"
                        r"\w+ )?(?:"
                        rf"{NAMES['SOURCE']}|values?|answers?|figures?|are|apply|versions?)))\b")
THERE = re.compile(
    r"\b(?:contain\w*|cover\w*|support\w*|stat(?:e|es|ed)|mention\w*|includ\w+|"
    r"giv(?:e|es|en)|hold\w*|provid\w+|answer\w*|found|"
    r"find|there|available|present|say\w*|said|evidence|sure|certain|backed|"
    r"in (?:the|it|them)|you can|possible|confirm\w*|settl\w+|establish\w*|prov\w+|"
    r"documented|spell\w*|appears?|warrant\w*|justif\w+|attest\w*|resolv\w+|address\w*|known?|"
    r"tells?|shows?|names?)\b")


def case_of(condition: str) -> str:
    """Return "gap" for a condition that evidence is missing, "has" that it is there, else ""."""
    if PERSON.match(condition) or STYLE_ONLY.search(condition):
        return ""
    if RATHER_WELL.search(condition):
        return "has"
    if LACK.search(condition):
        return "gap" if TOPIC.search(condition) or len(condition.split()) <= 3 else ""
    if THERE.search(condition):
        return "has"
    return ""
