from collections import Counter
from dataclasses import replace

import pytest

from heldout.calibration import targets
from heldout.calibration.candidates import Outcome
from heldout.calibration.parallel import BESIDE
from heldout.calibration.program import choose
from heldout.calibration.tests.toy import FAULTS, pool
from heldout.errors import HeldoutError
from heldout.selection import fact_key
from scoring.records import Kind
from scoring.statistics.mcnemar import mcnemar_mid_p

OVEREAGER = ("newest-only", "strict-scope")


@pytest.fixture(scope="module")
def chosen():
    return choose(pool(), FAULTS, OVEREAGER, 7)


def test_the_baseline_scores_exactly_what_it_must(chosen) -> None:
    counts = Counter(c.outcome for c in chosen.headline)
    assert {outcome: targets.BASELINE[outcome].low for outcome in Outcome} == counts
    assert len(chosen.headline) == targets.HEADLINE


def test_kinds_documents_and_the_ladder_keep_to_their_bands(chosen) -> None:
    kinds = Counter(c.question.kind for c in chosen.headline)
    for kind in Kind:
        assert targets.kind_band(kind).low <= kinds[kind] <= targets.kind_band(kind).high
    assert max(Counter(c.question.cluster for c in chosen.headline).values()) <= 2
    for name, (right, hallucinated) in targets.LADDER.items():
        assert right.low <= sum(name in c.right for c in chosen.headline) <= right.high
        assert sum(name in c.hallucinated for c in chosen.headline) <= hallucinated.high


def test_halfway_solutions_and_rungs_are_no_further_apart_than_parallel_forms_may_be(
        chosen) -> None:
    for name, right in targets.MIDDLE.items():
        assert right.low <= sum(name in c.right for c in chosen.headline) <= right.high
    bands = [*targets.MIDDLE.values(), *(right for right, _ in targets.LADDER.values())]
    widest = max(100 * (band.high - band.low) / targets.HEADLINE for band in bands)
    assert widest <= BESIDE


def test_the_rungs_about_the_prompt_are_far_enough_apart_to_differ(chosen) -> None:
    one, other = ([c.question.id for c in chosen.headline if name in c.right]
                  for name in (targets.PROMPT, targets.RETRIEVAL))
    assert mcnemar_mid_p(len({*other} - {*one}), len({*one} - {*other})) < 0.05


def test_every_fault_that_is_to_gain_something_is_the_only_cause_of_something(chosen) -> None:
    caused = {cause for c in chosen.headline for cause in c.causes or ()}
    assert {fault for fault, gain in targets.GAINS.items() if gain} <= caused


def test_no_fact_is_used_twice_in_whatever_part(chosen) -> None:
    used = [*chosen.headline, *chosen.traps, *(c for p in chosen.probes.values() for c in p)]
    assert len({fact_key(c.question) for c in used}) == len(used)


def test_failing_questions_have_one_cause_and_every_fault_its_probes(chosen) -> None:
    failing = [c for c in chosen.headline if c.outcome is not Outcome.CORRECT]
    assert sum(len(c.causes or ()) == 1 for c in failing) >= 50
    assert {fault: len(found) for fault, found in chosen.probes.items()} \
        == dict.fromkeys(FAULTS, targets.PROBES)


def test_every_over_eager_change_has_its_traps(chosen) -> None:
    counts = Counter(name for trap in chosen.traps for name in trap.traps)
    assert 12 <= len(chosen.traps) <= targets.TRAPS
    assert all(counts[name] >= 2 for name in OVEREAGER)


def test_the_order_of_the_table_changes_nothing_and_the_seed_does(chosen) -> None:
    names = [c.question.id for c in chosen.headline]
    again = choose(list(reversed(pool())), FAULTS, OVEREAGER, 7)
    assert [c.question.id for c in again.headline] == names
    other = choose(pool(), FAULTS, OVEREAGER, 8)
    assert [c.question.id for c in other.headline] != names


def test_what_cannot_be_satisfied_is_named() -> None:
    few = [c for c in pool() if c.question.kind is not Kind.TWO_HOP]
    with pytest.raises(HeldoutError) as caught:
        choose(few, FAULTS, OVEREAGER, 7)
    assert "kind two-hop: 8 to 12 wanted, 0 reached of 0 fit" in caught.value.why
    assert "--bend" in caught.value.fix


def test_a_constraint_bent_by_its_name_gives_way_and_is_told() -> None:
    few = [c for c in pool() if c.question.kind is not Kind.TWO_HOP]
    bent = choose(few, FAULTS, OVEREAGER, 7, bend=("kind two-hop",)).bent
    assert "kind two-hop" in [miss.name for miss in bent]


def test_a_question_that_may_not_be_a_headline_question_never_is_one() -> None:
    found = [replace(c, headline=False) if n % 3 == 0 else c for n, c in enumerate(pool())]
    barred = {c.question.id for c in found if not c.headline}
    picked = choose(found, FAULTS, OVEREAGER, 7)
    assert not barred.intersection(c.question.id for c in picked.headline)


def test_the_document_limit_holds_where_documents_are_few() -> None:
    crowded = [replace(c, question=replace(c.question, cluster="one.md"))
               if c.question.kind is Kind.LIST else c for c in pool()]
    with pytest.raises(HeldoutError, match="no selection") as caught:
        choose(crowded, FAULTS, OVEREAGER, 7)
    assert "list" in caught.value.why or "one.md" in caught.value.why
