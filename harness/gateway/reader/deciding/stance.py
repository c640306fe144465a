"""Which way a sentence speaks: that what is asked is so, or that it is not.

The clause that has most of the question's words counts. Negation, prohibition and exclusion turn
it to no, permission and sufficiency to yes; a duty answers a question about a duty with yes and
one about a permission with no. A word of the question that means the opposite of one of the
clause's turns the answer round. Knows nothing of passages.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NOT = re.compile(
    r"\b(?:not|never|cannot|no|none|nobody|nothing|nowhere|neither|nor|hardly|rarely|"
    r"\w+n['’]t|no longer|instead of|rather than)\b", re.IGNORECASE)
# Words that look like a negation and are none.
NO_DENIAL = re.compile(
    r"\bnot (?:only|just|least|later than|before|until)\b|\bno (?:later|less|more|fewer|longer "
    r"than|doubt|matter|wonder|earlier|exception)\b|\bno one knows\b|\bnothing but\b|"
    r"\bwhether or not\b|\bif not\b|\bmakes? no exception\b|\bwithout\b", re.IGNORECASE)
AGAINST = re.compile(
    r"\b(?:forbid\w*|forbidden|prohibit\w*|exclud\w*|except(?:ed|ion)?|refus\w+|reject\w*|"
    r"prevent\w*|banned|disallow\w*|impossible|invalid|void|breach|lacks?|unavailable|"
    r"disappear\w*|lost|lapses?|expires?|ends?|ceases?|deleted|useless|voluntary|optional|"
    r"returned unpaid|at (?:their|your|one's|his|her) own (?:expense|cost|risk)|"
    r"own expense|illegal|warps?|ruins?|damages?|destroys?|kills?|harms?|"
    r"a mistake|barred|off[- ]limits|out of bounds|taboo|turned away|sent back|"
    r"abolished|discontinued|closed to)\b", re.IGNORECASE)
MAY = re.compile(
    r"\b(?:may|can|could|allowed|permitted|welcome|free to|enough|suffic\w+|accepted|acceptable|"
    r"entitled|possible|fine|counts?|covered|eligible|recognised|lets?|all right|valid|"
    r"is paid|are paid|keeps?|included)\b", re.IGNORECASE)
MUST = re.compile(
    r"\b(?:must|ha(?:s|ve) to|shall|needs? to|required|obliged|compulsory|mandatory|obligatory|"
    r"always|are to be|is to be|without exception|remains? the duty|belongs? (?:to|in))\b",
    re.IGNORECASE)
FREED = re.compile(r"\b(?:need not|needn['’]t|(?:does|do|did) not (?:have|need) to|nobody has to|"
                   r"no one has to|nobody needs? to|not (?:required|obliged|compulsory|mandatory|"
                   r"necessary|needed)|no need|unnecessary|without having to|voluntary|optional|"
                   r"is spared)\b", re.IGNORECASE)
UNASKED = re.compile(r"\b(?:without (?:being asked|asking|request|application|any request|"
                     r"a (?:request|claim))|of (?:its|their|his|her) own accord|unasked)\b",
                     re.IGNORECASE)
ONLY = re.compile(r"\b(?:only|solely|exclusively|nowhere else|nobody else|nothing else|"
                  r"reserved (?:for|to)|restricted to|limited to)\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"\b(?:nowhere|nobody|nothing) else\b", re.IGNORECASE)
DUTY = re.compile(
    r"\b(?:must|ha(?:ve|s) to|obliged|required|need(?:s)? to|compulsory|mandatory|obligatory|"
    r"bound to|forced|necessary|supposed to|duty)\b|^(?:\W*(?:and|so|then)\W+)?need\b|"
    r"\b(?:do|does|did) (?:\w+ ){1,3}need\b",
    re.IGNORECASE)
CONCEDED = re.compile(r",? (?:though|although) [^,;]*$", re.IGNORECASE)
UNDONE = re.compile(r"\b(?:if|when|unless)\b[^,;]*?\b(?:not|\w+n['’]t|fails?)\b[^,;]*",
                    re.IGNORECASE)
READ = 600  # characters of a sentence that are read
OUTWEIGHS = 160  # percent of the first clause's words that a later one must have
BAD = re.compile(  # "Is it too late?": yes means that it is not so
    r"^(?!\W*(?:may|can|could|must)\b).*\b(?:gone|lost|void|excluded|refused|rejected|invalid|"
    r"forbidden|prohibited|illegal|too late|expired?|lapsed?|blocked|dead)\b", re.IGNORECASE)
DENIED_BEFORE = re.compile(r"\b(?:not|never|no longer|cannot(?: be)?)(?: \w+)?\W*$",
                           re.IGNORECASE)
HARMLESS = re.compile(r"\b(?:(?:hurts?|harms?|disturbs?|bothers?) nobody|"
                      r"no (?:problem|objection|harm|damage)|not (?:harm|damage|hurt) |"
                      r"nothing (?:against|wrong|to be said against)|not a problem|"
                      r"nobody (?:minds|objects))\b", re.IGNORECASE)
HURT = re.compile(r"\b(?:harm(?!less)|hurt|damage|kill|break|broke|ruin|destroy|problem|dead|"
                  r"fried\b|fry\b|burnt?\b|wreck|spoil|blown?\b|blew\b|kaputt?\b|toast\b)",
                  re.IGNORECASE)
# What is asked is whether something may be left undone.
SKIP = re.compile(r"\b(?:(?:do|go|get by|manage|get away) without|skip|"
                  r"leave (?:it |that |this )?out|omit|dispense with|forgo|bypass|ignore)\b",
                  re.IGNORECASE)
REFUSE = re.compile(r"\b(?:refuse[ds]?|decline[ds]?|say no|turn (?:it|this|that|them) down)\b",
                    re.IGNORECASE)
# Of two, which one rules: "does the key override the menu?", "the key always wins".
OVER = re.compile(r"\b(?:overrid\w+|overrul\w+|beats?|trumps?|outweighs?|wins? over|prevails? over|"
                  r"takes? precedence over|goes? before|counts? more than)\b", re.IGNORECASE)
WINS = re.compile(r"\b(?P<one>\w+) (?:always |still |then |alone )?"
                  r"(?:wins|prevails?|takes precedence|has (?:the )?(?:priority|precedence|last "
                  r"word)|rules|decides)\b", re.IGNORECASE)
ANY = re.compile(r"\b(?:whatever|whichever|regardless of|no matter|in any (?:language|form)|"
                 r"of any kind)\b", re.IGNORECASE)
SUBORDINATE = re.compile(
    r"^(?:if|when|whenever|where|unless|since|as|because|although|though|while|until|after|before|"
    r"once|should|except)\b", re.IGNORECASE)
TRAILING = re.compile(
    r"\s(?:if|when|unless|because|since|as long as|as soon as|until|although|though|whether|"
    r"even if|so that)\s.*$|,? which\s.*$", re.IGNORECASE)
CLAUSES = re.compile(r"[;:]\s+|,\s+(?:but|and|though|nor|so|because|since|as|which)\s+|,\s+|"
                     r"\s[–—-]\s+")
# Regular expressions: one in the question and the other in the clause are opposites.
OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (r"extra|on top|additional(?:ly)?|separately|on the bill",
         r"included|inclusive|free of charge|covered by the fee"),
        (r"free|for nothing|included|in the price|without paying",
         r"charged|invoiced|billed|extra|paid for|separately|at cost"),
        (r"company(?:'s)? (?:pay|pays|money)|do you pay|we pay|reimbursed?",
         r"own expense|own cost|own pocket|privately|own account"),
        (r"transfer\w*|pass \w+ on|give (?:it|them|mine) to|share", r"personal|non-transferable"),
        (r"wait(?:ing)?|still (?:be )?there|kept|stay(?:s|ed)?|survive[sd]?|safe",
         r"disappear\w*|deleted|lost|gone|erased|vanish\w*|overwritten|reset"),
        (r"gone|lost|deleted|erased|wiped|vanish\w*|reset|overwritten",
         r"kept|stays?|remains?|survives?|preserved|untouched"),
        (r"killed|broken|damaged?|destroyed|ruined|harm(?:ed)?|dead", r"unharmed"),
        (r"cheaper|less expensive", r"dearer|more expensive"),
        (r"dearer|more expensive", r"cheaper|less expensive"),
        (r"public|open to all", r"confidential|internal|secret|closed"),
        (r"automatic(?:ally)?|(?:by|of) (?:it|them)sel(?:f|ves)", r"by hand|manual(?:ly)?"),
        (r"by hand|manual(?:ly)?", r"automatic(?:ally)?|by itself"),
        (r"open", r"closed|shut|locked"), (r"closed|shut|locked", r"open"),
        (r"forbidden|prohibited|banned|illegal|against the rules",
         r"allowed|permitted|welcome|accepted|may|fine"),
        (r"late(?! (?:for|fee))|too late", r"in time|early enough"),
        (r"same|alike|equal(?:ly)?", r"different|another|other|differs?"),
        (r"different|another", r"same|identical"),
        (r"hot|warm", r"cold"), (r"wet|damp", r"dry"), (r"before", r"afterwards|only after"),
        (r"still|hold|keep|kept|stay|remain|survive|same",
         r"(?:start|begin)s? (?:again|anew|over)|from (?:nought|zero|scratch)|reset|cleared"),
        (r"in place of|instead of|replaces?|substitutes?|stand in for",
         r"separate|in addition|besides|complements?"),
        (r"lower|higher|less|more|smaller|bigger", 
         r"the same|equal(?:ly)?|identical|no difference"),
        (r"optional|voluntary", r"compulsory|mandatory|must|required"),
        (r"from my own (?:team|group|department)|same (?:team|group|department)",
         r"another (?:team|group|department)"),
        (r"alone|by (?:my|our|him|her|them)sel(?:f|ves)|on (?:my|our|their) own",
         r"second signature|together|countersign\w*|both"),
        (r"personal(?:ly)?|private(?:ly)?", r"business only|official use|company's property")))


def clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence without their trailing conditions, main ones first."""
    parts = [part.strip() for part in CLAUSES.split(sentence) if part and part.strip()]
    bare = [TRAILING.sub("", part) or part for part in parts]
    main = [part for part in bare if not SUBORDINATE.match(part)]
    return main or bare


def stance(question: str, sentence: str, weight: Callable[[str], int]) -> bool | None:
    """Say whether `sentence` answers `question` with yes or no, None where it takes no side.

    `weight` tells how much of the question a piece of text has.
    """
    sentence = sentence[:READ]
    if SKIP.search(question):
        return FREED.search(sentence) is not None
    if REFUSE.search(question) and REFUSE.search(sentence):
        question, sentence = REFUSE.sub("act", question), REFUSE.sub("act", sentence)
    ruled = _wins(question, sentence)
    if ruled is not None:
        return ruled
    parts = clauses(CONCEDED.sub("", sentence))
    failing = _failing(question, sentence)
    clause = UNDONE.sub("", failing) or _ruling(parts, weight)
    duty = DUTY.search(question) is not None
    answer = _side(clause, question, duty, weight)
    if answer is None and len(parts) > 1:
        answer = _side(sentence, question, duty, weight)
    heaviest = max(parts, key=weight) if parts else sentence
    for text in (heaviest, sentence):
        other = next((found for one, opposite in OPPOSITES if one.search(question)
                      and (found := opposite.search(text)) and not opposite.search(question)
                      and not one.search(text)), None)
        if other is not None:
            return DENIED_BEFORE.search(text[:other.start()]) is not None
    return True if answer is None and not duty and ANY.search(sentence) else answer


def _wins(question: str, sentence: str) -> bool | None:
    """Say whether the one that is asked about rules over the other, None for other questions."""
    asks, says = OVER.search(question), WINS.search(sentence)
    if asks is None or says is None:
        return None
    winner = says["one"].lower()
    left = winner in question[:asks.start()].lower()
    return None if left == (winner in question[asks.end():].lower()) else left


def _ruling(parts: list[str], weight: Callable[[str], int]) -> str:
    """Return the first clause that takes a side, or a later one that has much more of the words."""
    best, mark = "", 0
    for part in [part for part in parts if _sided(part)] or parts:
        own = weight(part)
        if not best or own * 100 > mark * OUTWEIGHS:
            best, mark = part, own
    return best


def _failing(question: str, sentence: str) -> str:
    """Return the clause on what happens if something is not done, where just that is asked."""
    if not UNDONE.search(question):
        return ""
    return next((part for part in CLAUSES.split(sentence)
                 if part and (found := UNDONE.search(part)) and _sided(part[:found.start()])), "")


def _sided(clause: str) -> bool:
    return any(sign.search(clause) for sign in (NOT, AGAINST, MAY, MUST, ONLY))


def _side(clause: str, question: str, duty: bool, weight: Callable[[str], int]) -> bool | None:
    """Return what one clause says, before opposites are looked for."""
    if FREED.search(clause):
        return False if duty else None
    if HARMLESS.search(clause):
        return HURT.search(question) is None
    left = NO_DENIAL.sub(" ", clause)
    if UNASKED.search(clause) and not NOT.search(UNASKED.sub(" ", left)):
        return not duty
    if ELSEWHERE.search(left) and not NOT.search(ELSEWHERE.sub(" ", left)):
        return _within(left, weight)
    denials, against = len(NOT.findall(left)), AGAINST.search(left) is not None
    if denials or against:
        good = denials < 2 and (denials + against) % 2 == 0
        return good != (BAD.search(question) is not None)
    if ONLY.search(left):
        return _within(left, weight)
    if MUST.search(left):
        return True if duty or not MAY.search(question) else bool(MAY.search(left))
    if MAY.search(left):
        return not duty
    return None


def _within(clause: str, weight: Callable[[str], int]) -> bool:
    """Say whether what "only" lets through is what the question speaks of."""
    sign = ONLY.search(clause)
    if sign is None:
        return True
    after, before = clause[sign.end():].split(), clause[:sign.start()].split()
    near = after[:5] if len(after) > 1 else before[-3:]
    return weight(" ".join(near)) > 0
