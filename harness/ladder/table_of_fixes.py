"""Label many trees by tabulation: no service, no clock, the same labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from harness.ladder.result import Result, Verdicts, result
from harness.settings import Settings
from harness.tabulating.tabulate import tabulate
from heldout.calibration.plan import Plan, Row, Run
from heldout.variant import Variant
from scoring.comparison import HEADLINE
from scoring.metrics import SHARE
from scoring.records import Question, Verdict, to_json
from scoring.statistics.percentile import percentile

BASELINE = "baseline"


def tabulated(trees: Mapping[str, Path], variant: Variant, settings: Settings,
              most: int | None = None, noise: float = 0.0, draw: int = 0) -> list[Result]:
    """Return a result for each tree, in order; one of them is named "baseline".

    Their p95 is of modelled time alone. `noise` is the standard deviation of what is added to each
    component of every embedding, `draw` its seed.
    """
    questions = variant.questions[:most]
    names = tuple(question.id for question in questions)
    runs = tuple(Run(name, str(tree), names, noise, draw) for name, tree in trees.items())
    with TemporaryDirectory() as folder:  # hidden questions rest sealed only
        asked = Path(folder) / "questions.jsonl"
        asked.write_text("".join(f"{to_json(question)}\n" for question in variant.questions),
                         encoding="utf-8")
        rows = tabulate(Plan(variant.seed, str(variant.documents), str(asked), runs), settings)
    by_tree = {name: {row.question: row for row in rows if row.configuration == name}
               for name in trees}
    before = _verdicts(by_tree[BASELINE])
    return [_result(name, questions, before, found) for name, found in by_tree.items()]


def _verdicts(rows: Mapping[str, Row]) -> Verdicts:
    return {name: Verdict(name, row.label, "", "", row.supported, row.evidence_sent)
            for name, row in rows.items()}


def _result(name: str, questions: Sequence[Question], before: Verdicts, rows: Mapping[str, Row]
            ) -> Result:
    headline = [rows[q.id] for q in questions if q.part == HEADLINE]
    return result(name, questions, before, _verdicts(rows),
                  percentile([row.model_seconds for row in headline], SHARE),
                  sum(row.usd for row in headline) / max(len(headline), 1))
