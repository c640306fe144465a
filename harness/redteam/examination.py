"""Questions of known answers to try tricks on the scorer with, and a scorer that is easily fooled.

They are those of the scorer's own examination: frozen, so that a trick that fails today fails
tomorrow. Each comes with the right value as an answer prints it, and with a wrong one of its type.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scoring import selftest
from scoring.answer.asserted import as_printed
from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import Answer, AnswerType, Label, Question, from_json
from scoring.text import fold


@dataclass(frozen=True, slots=True)
class Case:
    """One question; `right` and `wrong` are printed values, `shelf` the company's documents."""

    question: Question
    right: str
    wrong: str
    shelf: Library

    def credited(self, answer: str) -> bool:
        """Say whether the scorer calls an answer right."""
        found = judge(self.question, Answer(self.question.id, answer), [], self.shelf)
        return found.label is Label.CORRECT

    def believed(self, answer: str) -> bool:
        """Say whether a scorer would that looks for the right value anywhere in the answer."""
        return fold(self.right) in fold(answer)


@cache
def cases() -> tuple[Case, ...]:
    """Return the questions that have one right value and for which a wrong one can be named."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for world in selftest.worlds():
        shelf = Library(selftest.documents(world))
        questions = [from_json(line, Question) for line in
                     (world / "questions.jsonl").read_text(encoding="utf-8").splitlines() if line]
        for question in questions:
            if len(question.gold.values) == 1 and question.gold.type is not AnswerType.LIST:
                right = as_printed(question.gold, question.gold.values[0])
                wrong = next(_others(question, questions), None)
                case = Case(question, right, wrong or "", shelf)
                # What the plain right value does not get, no trick has to be tried for.
                if wrong and case.credited(f"The answer is {right}."):
                    yield case


def _others(question: Question, questions: list[Question]) -> Iterator[str]:
    """Yield wrong values of the question's type, printed; its own distractors first."""
    gold = question.gold
    if gold.type is AnswerType.YES_NO:
        yield "no" if gold.values[0] == "yes" else "yes"
    for option in gold.options:
        if option[0] != gold.values[0]:
            yield option[0]
    alike = [value for other in questions for value in other.gold.values
             if (other.gold.type, other.gold.unit) == (gold.type, gold.unit)]
    # A full answer may state the operands of a sum: they make no answer wrong.
    known = {gold.values[0], *gold.side_values, *(name for names in gold.aliases for name in names)}
    for value in (*(distractor.value for distractor in question.distractors), *alike):
        if value not in known:
            yield as_printed(gold, value)


__all__ = ["Case", "cases"]
