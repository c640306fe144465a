from pathlib import Path

import pytest

from heldout.calibration.candidates import Candidate, Outcome, Proof, candidates, tabled
from heldout.calibration.configurations import MIDDLE, Configurations, configurations
from heldout.calibration.plan import Row
from heldout.calibration.tests.toy import question
from scoring.records import Kind, Label

RIGHT, LIE, ABSTAINS = Label.CORRECT, Label.HALLUCINATED, Label.ABSTAINED
ASKED = question("q", Kind.SIMPLE, "d.md")


@pytest.fixture
def known(tmp_path: Path) -> Configurations:
    for name in ("patches/F01", "patches/F02", "patches/F03", "perturbations/k4",
                 "perturbations/k8", "overeager/newest-only", "heldback/reranked",
                 "beyond/stepwise"):
        path = tmp_path / f"{name}.patch"
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    return configurations(tmp_path)


def one(known: Configurations, default: Label = RIGHT, lucky: bool = False,
        **labels: Label) -> Candidate:
    """Return the candidate of a question whose label is `default` but where `labels` say."""
    rows = []
    for name in known.patches:
        key = name.replace("-", "_").replace("+", "_and_").replace("~", "_noise_")
        label = labels.get(key, default)
        supported = (not lucky) if label is RIGHT else None
        rows.append(Row(name, "q", label, supported, 0.0, "", 1.0, 3, 100, 0.001))
    return candidates([ASKED], tabled(rows), known)[0]


def test_the_folder_of_solutions_gives_every_configuration_its_patches(
        known: Configurations) -> None:
    names = {name: [path.stem for path in paths] for name, paths in known.patches.items()}
    assert names["all"] == ["F01", "F02", "F03"]
    assert names["all-but-F02"] == ["F01", "F03"]
    assert names["F01+F03"] == ["F01", "F03"]
    assert names["baseline"] == names["baseline~1"] == []
    assert known.steady == ("k4",) and known.overeager == ("newest-only",)
    assert known.later == ("reranked", "k8")


def test_a_right_answer_that_stays_right_everywhere_is_fit(known: Configurations) -> None:
    found = one(known)
    assert (found.outcome, found.headline, found.causes) == (Outcome.CORRECT, True, None)
    assert found.trap and found.traps == ()


@pytest.mark.parametrize(("where", "label", "why"), [
    ("baseline_noise_2", ABSTAINS, "moves with noise"),
    ("k4", LIE, "wrong under k4"),
    ("F02", LIE, "wrong under F02"),
])
def test_a_right_answer_that_does_not_hold_is_not_fit(
        known: Configurations, where: str, label: Label, why: str) -> None:
    assert one(known, **{where: label}).why_not == why


def test_a_right_answer_without_its_evidence_is_not_fit(known: Configurations) -> None:
    assert one(known, lucky=True).why_not == "right by luck"


def test_a_label_that_noise_moves_makes_neither_a_headline_question_nor_a_probe(
        known: Configurations) -> None:
    mended = {"all": RIGHT, "all_but_F01": RIGHT, "all_but_F03": RIGHT, "F02": RIGHT}
    steady = one(known, ABSTAINS, **mended)
    assert steady.headline and steady.outcome is Outcome.OTHER and steady.proofs
    for moved in (LIE, Label.GROUNDED_WRONG):
        found = one(known, ABSTAINS, baseline_noise_1=moved, **mended)
        assert found.why_not == "moves with noise" and not found.headline and not found.proofs


def test_the_cause_is_the_fault_without_whose_mending_it_stays_wrong(
        known: Configurations) -> None:
    mended = {"all": RIGHT, "all_but_F01": RIGHT, "all_but_F03": RIGHT}
    found = one(known, LIE, F02=RIGHT, **mended)
    assert found.causes == ("F02",)
    assert found.proofs == {"F02": Proof.ALONE}
    assert one(known, LIE).causes is None


def test_a_fault_is_also_shown_with_the_prompt_or_by_being_left_out(
        known: Configurations) -> None:
    found = one(known, LIE, all=RIGHT, F01_and_F02=RIGHT, F01=ABSTAINS, all_but_F01=RIGHT,
                all_but_F02=RIGHT)
    assert found.proofs == {"F02": Proof.PROMPTED, "F03": Proof.LEFT_OUT}
    assert found.masked


def test_a_trap_is_right_as_it_is_and_with_all_and_wrong_when_overdone(
        known: Configurations) -> None:
    assert one(known, newest_only=LIE).traps == ("newest-only",)
    assert not one(known, newest_only=LIE, all=LIE).trap


def test_what_only_something_beyond_all_fixes_gets_right_is_reached(
        known: Configurations) -> None:
    assert known.patches["all+stepwise"][-1].stem == "stepwise"
    assert one(known, LIE, all_and_stepwise=RIGHT).reached
    assert not one(known, LIE, all=RIGHT, all_and_stepwise=RIGHT).reached


def test_an_undecided_baseline_is_never_used(known: Configurations) -> None:
    rows = [Row("baseline", "q", Label.UNDECIDED, None, 0.0, "", 1.0, 3, 100, 0.001)]
    assert candidates([ASKED], tabled(rows), known) == []


def test_the_selection_never_sees_what_is_held_back(known: Configurations) -> None:
    assert one(known, reranked=RIGHT, k8=RIGHT) == one(known, reranked=LIE, k8=LIE)


def test_halfway_solutions_are_made_of_patches_and_none_of_them_is_held_back(
        known: Configurations) -> None:
    assert known.middle == ()  # the folder above lacks some of their patches
    assert not set(MIDDLE) & set(known.later)
    real = configurations(Path(__file__).resolve().parents[3] / "solutions")
    assert real.middle == tuple(MIDDLE)
    assert {name: tuple(path.stem for path in real.patches[name]) for name in MIDDLE} == MIDDLE
    assert len(real.heldback) == 2 and not set(real.heldback) & set(MIDDLE)
