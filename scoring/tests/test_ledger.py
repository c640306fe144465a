from __future__ import annotations

import pytest

from scoring.ledger import State, ledger
from scoring.records import AnswerType, Gold, Kind, Label, Question, Subject, Verdict

C, A, H = Label.CORRECT, Label.ABSTAINED, Label.HALLUCINATED


def probe(number: int, part: str = "probe:F04") -> Question:
    return Question(f"q{number:02}", "?", Kind.SIMPLE, Gold(AnswerType.NUMBER, ("1",)),
                    Subject("x"), part=part)


def verdicts(labels: list[Label], sent: float | None = 0.0) -> dict[str, Verdict]:
    return {f"q{n:02}": Verdict(f"q{n:02}", label, "", "", evidence_sent=sent)
            for n, label in enumerate(labels)}


QUESTIONS = [probe(n) for n in range(10)]


@pytest.mark.parametrize(("before", "after", "sent", "state"), [
    ([H] * 10, [C] * 8 + [H] * 2, 1.0, State.FIXED),
    ([H] * 10, [C] * 7 + [H] * 3, 1.0, State.UNTOUCHED),
    ([H] * 10, [A] * 6 + [H] * 4, 0.0, State.MASKED),
    ([H] * 10, [A] * 6 + [H] * 4, None, State.MASKED),
    ([H] * 10, [A] * 6 + [H] * 4, 1.0, State.UNTOUCHED),  # it had the evidence and did not use it
    ([H] * 10, [A] * 5 + [H] * 5, 0.0, State.UNTOUCHED),
    ([C] * 3 + [H] * 7, [H] * 10, 0.0, State.WORSENED),
    ([C] * 3 + [H] * 7, [A] * 10, 0.0, State.MASKED),
    ([C] * 2 + [H] * 8, [A] * 10, 0.0, State.MASKED),
])
def test_a_fault_is_fixed_masked_worsened_or_untouched_by_its_probes(
        before: list[Label], after: list[Label], sent: float | None, state: State) -> None:
    (entry,) = ledger(QUESTIONS, verdicts(before), verdicts(after, sent))
    assert entry.state is state
    assert entry.probes == 10


def test_only_probes_count_and_faults_come_in_order() -> None:
    questions = [probe(0, "probe:F11"), probe(1, "headline"), probe(2, "probe:F02"),
                 probe(3, "trap")]
    found = ledger(questions, verdicts([H] * 4), verdicts([C] * 4))
    assert [(entry.fault, entry.probes, entry.state) for entry in found] == [
        ("F02", 1, State.UNKNOWN), ("F11", 1, State.UNKNOWN)]
