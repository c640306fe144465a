"""The interviewer's guide: what is notable about this submission, and two questions for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.comparison import HEADLINE
from scoring.figures import share
from scoring.ledger import State
from scoring.records import Label
from scoring.report.charts.cost import by_purpose
from scoring.report.claims import Claim
from scoring.report.ledger_rows import Entry
from scoring.report.material import Material
from scoring.report.practice import right, told
from scoring.report.purpose import Purpose
from scoring.report.rows import Outcome, Row
from scoring.report.sentence import LEVEL

LINKED = 5   # rows that are linked from one note


@dataclass(frozen=True, slots=True)
class Note:
    """One notable thing, the rows that show it, and two questions to ask about it."""

    name: str
    told: str
    rows: tuple[Row, ...]
    ask: tuple[str, str]


def notes(material: Material, rows: Sequence[Row], entries: Sequence[Entry],
          claimed: Sequence[Claim]) -> tuple[Note, ...]:
    """Return the notes, the most worthwhile first; what did not happen has none."""
    asked = [row for row in rows if row.part == HEADLINE]
    return (*_largest(asked, Outcome.FIXED), *_largest(asked, Outcome.BROKEN), *_masked(entries),
            *_abstaining(asked), *_lucky(asked), *_by_heart(material), *_calls(material),
            *_mismatch(claimed))


def _largest(rows: Sequence[Row], outcome: Outcome) -> tuple[Note, ...]:
    found = [row for row in rows if row.outcome is outcome]
    if not found:
        return ()
    kind, count = min(Counter(row.kind for row in found).items(), key=lambda i: (-i[1], i[0]))
    mine = tuple(row for row in found if row.kind == kind)[:LINKED]
    text = f"{count} of the {len(found)} {outcome.value} questions are of the kind “{kind}”"
    if outcome is Outcome.FIXED:
        return (Note("largest gain", text, mine, (
            f"Which change made the “{kind}” questions right, and how do you know it was that one?",
            "How would you have seen this gain without our hidden questions?")),)
    return (Note("largest loss", text, mine, (
        f"Open one of these: which of your changes broke “{kind}” questions?",
        "What would have caught this before you handed it in?")),)


def _masked(entries: Sequence[Entry]) -> tuple[Note, ...]:
    found = [entry for entry in entries if entry.state is State.MASKED]
    if not found:
        return ()
    named = ", ".join(f"{entry.fault} ({entry.known.name})" for entry in found)
    rows = tuple(row for entry in found for row in entry.rows
                 if row.after is Label.ABSTAINED)[:LINKED]
    return (Note("masked", f"hallucination became abstention while the evidence is still missing: "
                 f"{named}", rows, (
                     "Hallucinations went down here. What happened to the answers instead?",
                     "What would a user who needs this answer say about the new behaviour, and "
                     "what would you do next?")),)


def _abstaining(rows: Sequence[Row]) -> tuple[Note, ...]:
    found = tuple(row for row in rows if row.before is Label.CORRECT
                  and row.after is Label.ABSTAINED)
    if not found:
        return ()
    return (Note("over-cautious", f"{len(found)} questions that were right are abstained from now",
                 found[:LINKED], (
                     "Where do you set the bar for saying that it is not known, and why there?",
                     "How would you measure what abstaining costs?")),)


def _lucky(rows: Sequence[Row]) -> tuple[Note, ...]:
    found = tuple(row for row in rows if row.lucky)
    if not found:
        return ()
    return (Note("lucky", f"{len(found)} right answers whose proof was not sent to the model",
                 found[:LINKED], (
                     "This answer is right. Look at the prompt: where does it come from?",
                     "Would you count it in your own evaluation?")),)


def _by_heart(material: Material) -> tuple[Note, ...]:
    was, now, _ = right(material)
    moved = material.comparison["change"]
    if now <= was or (moved["p_value_adjusted"] < LEVEL and moved["fixed"] > moved["broken"]):
        return ()
    return (Note("practice only", told(material), (), (
        "Your practice set got better and our hidden set did not, detectably. Why?",
        "What in the code knows something about the practice questions?")),)


def _calls(material: Material) -> tuple[Note, ...]:
    asked = [question for question in material.questions if question.part == HEADLINE]
    if not asked:
        return ()
    was, now = (by_purpose(asked, side) for side in (material.before, material.after))
    gone = [purpose for purpose in was if purpose not in now]
    new = [purpose for purpose in now if purpose not in was and purpose is not Purpose.ANSWER]
    dead = [purpose for purpose in was if purpose in now and purpose is not Purpose.ANSWER]
    return (*_about("new call", new, now, "added", "What does an answer gain from this call? Show "
                    "one where it changed the outcome."),
            *_about("kept call", dead, now, "kept from the baseline",
                    "What does this call change about an answer?"),
            *_about("dropped call", gone, was, "dropped from the baseline",
                    "How did you find out that this call was not needed?"))


def _about(name: str, purposes: Sequence[Purpose], usd: dict[Purpose, float], how: str, first: str
           ) -> tuple[Note, ...]:
    if not purposes:
        return ()
    part = sum(usd[purpose] for purpose in purposes) / (sum(usd.values()) or 1.0)
    text = f"{how}: {', '.join(purpose.value for purpose in purposes)}; {share(part)} of the cost"
    second = "What did p95 and the answers do when it went?" if name == "dropped call" else \
        "How would you find out whether it can go, and what would p95 be without it?"
    return (Note(name, text, (), (first, second)),)


def _mismatch(claimed: Sequence[Claim]) -> tuple[Note, ...]:
    found = [claim for claim in claimed if not claim.agrees]
    if not found:
        return ()
    text = "; ".join(f"{claim.metric}: claimed {claim.claimed}, measured {claim.measured}"
                     for claim in found)
    return (Note("claim that does not match", text, (), (
        "Which questions did you measure this on, and how were they chosen?",
        "Why do you think the hidden set says something else?")),)
