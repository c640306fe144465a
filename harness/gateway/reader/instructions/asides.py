"""What mentions an act and asks for none: the past, haste, other people, other places, purposes.

Where it is not understood what is said of an act, nothing is concluded: that is safer than the
opposite of what was meant.
"""

from __future__ import annotations

import re

from .acts import tagged
from .cases import case_of
from .clauses import Clause
from .comparison import compared
from .scope import NONE, Weighed

PAST = re.compile(r"^(?:the |our |an? )?(?:earlier|previous|former|in the past|we used to|"
                  r"until now|so far|once|old|last)\b")
WORRY = re.compile(r"^(?:please )?(?:do not|never|no need to|not to) (?:worry|fret|panic|care|"
                   r"be (?:bothered|"
                   r"alarmed|concerned|shocked|surprised))(?: (?:about it|too much|at all))?\b,? ?")
DENIAL = re.compile(r"^(?:but |no, |well, )?(?:it|this|that|they) (?:is|are|does|do) not"
                    r"(?: so| true| enough| the case| acceptable| ok(?:ay)?| here)?$")
NOTE = re.compile(r"^(?:kindly |please )?(?:note|remember|mind|bear in mind|be aware|"
                  r"keep in mind|understand|know)(?: also| well)? "
                  r"that ")
STATEMENT = re.compile(  # a clause that begins with its subject
    r"^(?:and |but |so )*(?:the|our|an?|any|anyone|every|each|one|users?|customers?|people|"
    r"whoever|those|some|many|most|"
    r"all|nobody|these|his|their|they|he|\w{3,}(?<!.ss)(?<!always)(?<!less)s(?= \w+s? ))\b")
DIRECTING = re.compile(
    r"\b(?:must|should|shall|may|can|could|will|would|(?:is|are|has|have) to|needs?|wants?|"
    r"expects?|deserves?|prefers?|"
    r"requires?|trusts?|assistant|model|bot|system|policy|rule|goal|task|motto|job|duty|"
    r"answer is|reply is|stays?|"
    r"remains?|is|are|you|your|we|us|goes|belongs?|gets?)\b")
OTHERS = re.compile(  # what others do is told, not asked for
    r"^(?!tell|let|show|give|make|warn|inform|ask|send|treat|help|serve|keep|leave|refer)(?:our|"
    r"the|most|many|all|some|these|your|an?|any)? ?"
    r"(?:\w+ )?(?:users?|customers?|callers?|people|readers?|clients?|employees?|dashboards?|"
    r"teams?|auditors?|boss|"
    r"managers?|management|reviewers?|graders?|lawyers?|regulators?|pipelines?|parsers?|import|"
    r"software|anyone|anybody|"
    r"they|others|competitors?|(?:models?|assistants?|bots?|systems?|chatbots?)(?= (?:who|that|"
    r"which) ))(?: (?:who|that|which))? (?!must|should|shall|may|"
    r"can|would|would rather|hears?|is to|are to|has to|have to|will|needs?|wants?|asks?|"
    r"expects?|requires?|demands?|insists?|instructs?|tells?|"
    r"allows?|lets?|relies|rely|trusts?|knows? that|deserves?|gets?|receives?|always|never|does|"
    r"do|answers?|leaves?|caught|found|seen)\w+")
BARRED = re.compile(
    r"^(?:but |yet )?(?:it|they|that|this) (?:must|should|may|can|shall|will|is|are)(?: \w+)? ?"
    r"(?:not|never) (?:to )?(?:find (?:its|their) way|appear|enter|show|slip|leak|creep|flow|"
    r"go into|end up|be used|influence|affect|colou?r|get into)\b")
ELSEWHERE = re.compile(r"\bin (?:an? (?:quiz|game|novel|pub|exam)|other (?:\w+ )?(?:contexts?|"
                       r"tasks?|settings?|jobs?|systems?)|"
                       r"private|everyday life|fiction|poker|poetry|conversation)$")
PURPOSE = re.compile(r"\b(?:to|for|when|in|while) (?:understand|interpret|pars|phras|word|read|"
                     r"rephras|mak(?:e|ing) sense)\w*"
                     r" (?:of )?(?:the |a |an |your |what the )?(?:questions?|quer\w+|wording|"
                     r"request|user|answers?|"
                     r"passages|abbreviations?|terms?|them|it)\b")
HASTE = re.compile(
    r"\b(?:too (?:quickly|early|soon|easily|readily|lightly|fast|hastily|often)|lightly|"
    r"needlessly|unnecessarily|prematurely|hastily|at once|"
    r"before (?:you |having )?(?:have )?(?:read|check|look|search|consult|try)\w*|(?:just|only|"
    r"merely|simply) because|"
    r"without (?:reading|checking|having|looking|trying))\b")


def bare(clause: Clause) -> str:
    """Return the main clause without "note that" and "do not worry"."""
    main = clause.main if clause.case else NOTE.sub("", clause.main)
    return WORRY.sub("", main)


def past(clause: Clause) -> bool:
    """Say whether a clause tells what used to be, and so that it is over."""
    return PAST.match(clause.main) is not None


def denies(clause: Clause) -> bool:
    """Say whether a clause does nothing but deny the one before: "It is not."."""
    return not clause.condition and DENIAL.match(clause.main) is not None


def barred(clause: Clause, before: str) -> bool:
    """Say whether what the clause before spoke of is kept out: "but it must not appear"."""
    return BARRED.match(clause.main) is not None and any(
        tag.kind == "invent" for tag in tagged(before))


def meant(clause: Clause, found: Weighed) -> Weighed:
    """Return the weight that is left of what was found when asides are taken out."""
    main = bare(clause)
    # "Do not give up too early" forbids haste, not giving up.
    haste = HASTE.search(main)
    if found.weight < 0 and (haste or PURPOSE.search(main)):
        # "Do not refuse just because the passages lack it" forbids refusing there.
        lacking = haste is not None and haste.group().endswith("because") \
            and case_of(main[haste.end():]) == "gap"
        return found if lacking else NONE
    if ELSEWHERE.search(main):
        return Weighed(-found.weight, found.frames)  # fine in a quiz: not here
    kinds = [tag.kind for tag in tagged(main)] if found.weight else []
    if not found.weight or "no" in kinds or "bad" in kinds or "good" in kinds:
        return found
    if OTHERS.match(main):
        return NONE
    single = found.frames in (("abstain",), ("invent",)) and not clause.condition
    if single and "gap" not in kinds and STATEMENT.match(main) and not DIRECTING.search(main) \
            and compared(main) is None:
        return NONE
    return found
