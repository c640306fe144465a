"""Neutral facts about how the answers came about, each with a question to ask: never a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.report.claims import Claim
from scoring.report.material import Material
from scoring.report.short import items, short

NAMED = 6   # things named in a line


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `notable` where there is something to talk about; then `ask` is the question."""

    name: str
    told: str
    notable: bool
    ask: str = ""


def facts(material: Material, claimed: Sequence[Claim]) -> tuple[Fact, ...]:
    """Return the sheet, always the same lines in the same order."""
    return (_protected(material), _network(material), _odd(material), _tokens(claimed),
            _hard_coded(material), _uncalled(material), _repeated(material), _hand_ins(material))


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(map(short, names[:NAMED])) + more


def _protected(material: Material) -> Fact:
    changed = {**material.comparison["run"].get("intake", {}).get("protected", {}),
               **material.review.protected}
    if not changed:
        return Fact("issued files", "the practice set, its evaluator and other issued files are as "
                    "issued", False)
    return Fact("issued files", "changed: " + _named(
        [f"{path} ({state})" for path, state in sorted(changed.items())]) +
        ". The score uses the harness's own copies.", True,
        "What did you need to change there, and what did it let you see?")


def _network(material: Material) -> Fact:
    run = material.comparison["run"]
    tier = str(run.get("tier", "not told"))
    tried = run.get("network", {}).get("submission")
    if tried:
        return Fact("network", f"{tried} attempts to reach the network were stopped", True,
                    "What did the service want to reach at run time?")
    if tier.startswith("none"):
        return Fact("network", f"isolation {tier}: attempts to reach the network were not observed",
                    False)
    return Fact("network", f"isolation {tier}: there is no way out but the metered model endpoint",
                False)


def _odd(material: Material) -> Fact:
    found: Mapping[str, int] = material.comparison["run"].get("odd", {}).get("submission", {})
    if not found:
        return Fact("replies", "nothing came that was not asked for", False)
    return Fact("replies", _named([f"{name}: {count}" for name, count in sorted(found.items())]),
                True, "How does the service come to send this?")


def _tokens(claimed: Sequence[Claim]) -> Fact:
    found = [claim for claim in claimed if claim.metric.startswith(("tokens", "cost"))]
    if not found:
        return Fact("tokens and cost", "NOTES.md claims no figure; the metered ones stand above",
                    False)
    told = "; ".join(f"{claim.metric}: claimed {claim.claimed}, metered {claim.measured}"
                     for claim in found)
    apart = not all(claim.agrees for claim in found)
    return Fact("tokens and cost", told, apart,
                "How did you count, and over which questions?" if apart else "")


def _hard_coded(material: Material) -> Fact:
    if not material.review.held:
        return Fact("literal answers", "the submission's files are not at hand any more", False)
    found = material.review.hard_coded
    if not found:
        return Fact("literal answers", "no file holds a hidden question, or a hidden answer that "
                    "was not issued with it (what is hashed or encoded is not found)", False)
    return Fact("literal answers", "; ".join(items([
        f"{path} holds {len(values)}: {_named(values)}"
        for path, values in sorted(found.items())])),
        True, "How did these values get into the code? (A glossary from the documents is fine.)")


def _uncalled(material: Material) -> Fact:
    ids = [q.id for q in material.questions if material.after.answers[q.id].text
           and not material.after.calls.get(q.id)]
    if not ids:
        return Fact("model calls", "every answer had at least one", False)
    return Fact("model calls", f"{len(ids)} of {len(material.questions)} answers came without one",
                True, "Which questions does the service answer without the model, and how does it "
                "know?")


def _repeated(material: Material) -> Fact:
    if material.review.repeated is None:
        return Fact("determinism", "measured once (`make score ARGS=--fresh` measures again)",
                    False)
    same, total = material.review.repeated
    told = f"{same} of {total} answers are the same as in the earlier measurement"
    return Fact("determinism", told, same < total,
                "Where does the difference between two runs come from?" if same < total else "")


def _hand_ins(material: Material) -> Fact:
    number = material.comparison["run"].get("hand_in")
    if number is None:
        return Fact("hand-ins", "not counted: it bears no kit's mark (or there is no ledger)",
                    False)
    return Fact("hand-ins", nth(number), number > 1, "What did the totals of the one before tell "
                "you, and what did you change for it?" if number > 1 else "")


def nth(number: int) -> str:
    """Return how a hand-in is told by its number, on the page and below the table."""
    return f"hand-in no. {number} of this kit on this machine (the same content counts once)"
