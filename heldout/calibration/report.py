"""What was selected, in numbers: one dictionary, written as JSON and rendered by `page`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from heldout.calibration import targets
from heldout.calibration.candidates import OUTCOMES, Candidate, Outcome, Proof, Table
from heldout.calibration.configurations import Configurations
from heldout.calibration.integer import Miss
from heldout.calibration.plan import Row
from heldout.calibration.practising import passes
from heldout.calibration.program import Chosen
from scoring.records import Label, Question
from scoring.statistics.percentile import percentile

P95 = 0.95


def report(chosen: Chosen, practice: Sequence[Question], table: Table, known: Configurations,
           funnel: Mapping[str, int], timings: Mapping[str, float]) -> dict[str, Any]:
    """Return everything that is worth knowing of a selection; `table` may hold later rows."""
    ids = [candidate.question.id for candidate in chosen.headline]
    base = [table[known.baseline][key] for key in ids]
    failing = [c for c in chosen.headline if c.outcome is not Outcome.CORRECT]
    causes = Counter(len(c.causes) if c.causes is not None else -1 for c in failing)
    practised = [passes(q, table[known.baseline][q.id]) for q in practice]
    return {
        "kinds": _kinds(chosen.headline),
        "baseline": _figures(base),
        "ladder": {name: _over(table, name, ids) for name in targets.LADDER},
        "middle": {name: _over(table, name, ids) for name in known.middle},
        "singles": {fault: _over(table, name, ids) for fault, name in known.singles.items()},
        "all_but": {fault: _over(table, name, ids) for fault, name in known.all_but.items()},
        "other": {name: _over(table, name, ids) for name in (*known.steady, *known.others)},
        "beyond": {name: _over(table, name, ids) for name in known.beyond},
        "held_back": {name: _over(table, name, ids) for name in known.heldback},
        "failing": {
            "all": len(failing), "one_cause": causes[1], "wrong_with_all": causes[-1],
            "no_single_cause": causes[0],
            "several": sum(n for size, n in causes.items() if size > 1),
            "by_cause": dict(sorted(Counter(
                c.causes[0] for c in failing if c.causes and len(c.causes) == 1).items()))},
        "robust": {name: sum(OUTCOMES.get(table[name][key].label) is OUTCOMES[row.label]
                             for key, row in zip(ids, base, strict=True)) for name in known.noisy},
        "probes": {fault: _probes(fault, found) for fault, found in chosen.probes.items()},
        "traps": {"all": len(chosen.traps), "by_change": {
            name: sum(name in c.traps for c in chosen.traps) for name in known.overeager}},
        "practice": {"questions": len(practice), "passed": sum(practised)},
        "funnel": dict(funnel),
        "bent": [_miss(miss) for miss in chosen.bent],
        "seconds": {name: round(value, 1) for name, value in timings.items()},
    }


def _kinds(headline: Sequence[Candidate]) -> dict[str, list[int]]:
    """Return, by kind, the questions and how many have each outcome."""
    counts = Counter((c.question.kind, c.outcome) for c in headline)
    return {kind.value: [sum(counts[kind, o] for o in Outcome), *(counts[kind, o] for o in Outcome)]
            for kind in targets.KINDS}


def _over(table: Table, name: str, ids: Sequence[str]) -> dict[str, Any]:
    """Return the figures of one configuration over the questions that it was asked."""
    return _figures([table[name][key] for key in ids if key in table.get(name, {})])


def _figures(rows: Sequence[Row]) -> dict[str, Any]:
    labels = Counter(row.label for row in rows)
    count = len(rows)
    return {
        "asked": count, "right": labels[Label.CORRECT],
        "hallucinated": labels[Label.HALLUCINATED], "grounded": labels[Label.GROUNDED_WRONG],
        "abstained": labels[Label.ABSTAINED], "error": labels[Label.ERROR],
        "undecided": labels[Label.UNDECIDED],
        "p95_model_seconds": round(percentile([row.model_seconds for row in rows], P95), 3)
        if rows else None,
        "usd": round(sum(row.usd for row in rows) / count, 6) if rows else None,
        "calls": round(sum(row.calls for row in rows) / count, 2) if rows else None,
    }


def _probes(fault: str, found: Sequence[Candidate]) -> dict[str, Any]:
    proofs = Counter(c.proofs[fault].value for c in found)
    return {"questions": len(found), "masked_by_the_prompt": sum(c.masked for c in found),
            "proofs": {how.value: proofs[how.value] for how in Proof if proofs[how.value]}}


def _miss(miss: Miss) -> dict[str, Any]:
    return {"name": miss.name, "low": miss.low, "high": miss.high, "reached": miss.reached,
            "supply": miss.supply}
