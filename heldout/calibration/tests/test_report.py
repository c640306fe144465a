from pathlib import Path

import pytest

from heldout.calibration.candidates import Outcome
from heldout.calibration.configurations import DRAWS, Configurations, configurations
from heldout.calibration.integer import Miss
from heldout.calibration.page import page
from heldout.calibration.plan import Row
from heldout.calibration.program import Chosen
from heldout.calibration.report import report
from heldout.calibration.tests.toy import candidate
from scoring.records import Kind, Label

HEADLINE = (*(candidate(n, Kind.SIMPLE, Outcome.CORRECT) for n in range(3)),
            candidate(3, Kind.TABLE, Outcome.HALLUCINATED, "F01"),
            candidate(4, Kind.TABLE, Outcome.OTHER, "F02"),
            candidate(5, Kind.TABLE, Outcome.OTHER))
PROBE = candidate(6, Kind.LIST, Outcome.OTHER, "F02")
TRAP = candidate(7, Kind.LIST, Outcome.CORRECT, trap="newest-only")
LABELS = {Outcome.CORRECT: Label.CORRECT, Outcome.HALLUCINATED: Label.HALLUCINATED,
          Outcome.OTHER: Label.ABSTAINED}


@pytest.fixture
def known(tmp_path: Path) -> Configurations:
    for name in ("patches/F01", "patches/F02", "perturbations/k4", "perturbations/k8",
                 "overeager/newest-only", "heldback/reranked",
                 "beyond/stepwise"):
        path = tmp_path / f"{name}.patch"
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    return configurations(tmp_path)


def made(known: Configurations) -> dict[str, object]:
    table = {name: {c.question.id: Row(
        name, c.question.id,
        Label.CORRECT if name in c.right else LABELS[c.outcome],
        None, 1.0, c.question.gold.values[0], float(n), 3, 100, 0.001)
        for n, c in enumerate(HEADLINE)} for name in known.patches if name != "k8"}
    chosen = Chosen(HEADLINE, {"F01": (), "F02": (PROBE,)}, (TRAP,),
                    (Miss("gain of F02", 5, 5, 1, 3),))
    practice = [HEADLINE[0].question]
    found = report(chosen, practice, table, known, {"pool": 9}, {"oracle gate": 1.23})
    return {"seed": 7, "made_with": {"reader": "r"}} | found


def test_the_figures_are_counts_that_can_be_checked_by_hand(known: Configurations) -> None:
    found = made(known)
    assert found["kinds"]["table"] == [3, 0, 1, 2]
    assert found["baseline"]["right"] == 3 and found["baseline"]["hallucinated"] == 1
    assert found["baseline"]["p95_model_seconds"] == 4.75  # of 0 to 5, as a scored run has it
    assert found["singles"]["F02"]["right"] == 4
    assert found["ladder"]["all"]["right"] == 5
    assert found["failing"] == {"all": 3, "one_cause": 2, "wrong_with_all": 1,
                                "no_single_cause": 0, "several": 0,
                                "by_cause": {"F01": 1, "F02": 1}}
    assert found["robust"] == dict.fromkeys((f"baseline~{draw}" for draw in DRAWS), 6)
    assert found["probes"]["F02"] == {"questions": 1, "masked_by_the_prompt": 1,
                                      "proofs": {"alone": 1}}
    assert found["traps"] == {"all": 1, "by_change": {"newest-only": 1}}
    assert found["practice"] == {"questions": 1, "passed": 1}


def test_the_page_says_all_of_it_and_what_was_bent(known: Configurations) -> None:
    text = page(made(known))
    assert "| table | 3 (24) | 0 (16) | 1 (2) | 2 (6) |" in text
    assert "| F02 | 6 | 4 | 1 | 0 | 1 | +1 |" in text
    assert "- gain of F02: 5 wanted, 1 reached of 3 fit" in text
    assert "| k8 | 0 |" in text  # a configuration that was not asked is shown as such
    assert "| reranked |" in text
