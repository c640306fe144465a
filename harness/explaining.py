"""Explain one label step by step, and the scorer's examination as a table by type."""

from __future__ import annotations

from pathlib import Path

import msgspec

from harness.errors import HarnessError
from harness.judging import library
from harness.standing import proofs, standing
from scoring import selftest
from scoring.answer.body import body
from scoring.evidence import Library, Sent
from scoring.judge import judge
from scoring.records import (
    Answer,
    AnswerType,
    Call,
    Label,
    Message,
    Question,
    Verdict,
    from_json,
)

MEANING = {
    Label.CORRECT: "it states the gold, or abstains where the documents are silent",
    Label.GROUNDED_WRONG: "wrong, but no invention: what it says was sent, or it says too little",
    Label.HALLUCINATED: "it asserts what nothing sent supports for the asked subject",
    Label.ABSTAINED: "it says that it cannot know, although the documents hold the answer",
    Label.ERROR: "no usable reply; counts against the submission",
    Label.UNDECIDED: "the rules cannot tell; a person decides, accuracy is shown as an interval",
    Label.INFRASTRUCTURE: "a fault of this machine, not of the submission",
}
# The first that applies decides (steps 2 and 3 only read: values, and words of abstention).
ORDER = (
    (0, "a fault of this machine"),
    (1, "no usable reply"),
    (4, "no value, and words of abstention"),
    (5, "no value, and a false premise is denied"),
    (6, "the right value and another one"),
    (7, "the right value; or part of the right list and nothing else"),
    (8, "a wrong value: grounded where it was sent about the subject, else hallucinated"),
    (9, "neither a value nor an abstention"),
    (10, "a value, but the rules cannot tell whether it is right"),
)


def explain(question_file: Path, answer: str, sent: Path | None = None,
            documents: Path | None = None) -> str:
    """Return the verdict on one answer with every step that led to it.

    `sent` holds the text of the prompt, aligned with the files of `documents` (the folder of
    `sent` where none is named). Raises `HarnessError` where a file cannot be read.
    """
    try:
        question = from_json(question_file.read_bytes(), Question)
        told = "" if sent is None else sent.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise HarnessError(f"{question_file} cannot be judged", str(error),
                           "name a JSON file with the fields of a question, and text files"
                           ) from error
    folder = documents or (sent.parent if sent else None)
    shelf = library(folder) if folder else Library({})
    calls = [Call(question.id, 0, "", (Message("user", told),), "", 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)
             ] if told else []
    verdict = judge(question, Answer(question.id, answer), calls, shelf)
    return "\n".join(_lines(question, answer, verdict, shelf.sent(calls), shelf))


def _lines(question: Question, answer: str, verdict: Verdict, seen: Sent, shelf: Library
           ) -> list[str]:
    gold = question.gold
    unit = f" {gold.unit}" if gold.unit and gold.values else ""
    rows = [("label", f"{verdict.label} ({MEANING[verdict.label]})"), ("rule", verdict.rule),
            ("reason", verdict.reason), ("question", question.text),
            ("gold", f"{', '.join(gold.values) or 'none: no value is right'}{unit} ({gold.type})"),
            ("subject", ", ".join((question.subject.name, *question.subject.aliases)))]
    rows += [("proof", line) for line in proofs(question, seen)] or [("proof", "none is needed")]
    if verdict.supported is False:
        rows.append(("lucky", "right, although the proof was not sent: counted, and shown apart"))
    rows += [("read as", body(answer) or "nothing")]
    rows += [("  step", note) for note in verdict.notes]
    rows.append(("asserted", ", ".join(verdict.asserted) or "nothing"))
    fired = int(verdict.rule.split()[0])
    if fired in (6, 8) and gold.type is not AnswerType.YES_NO:
        rows += [("  where", place) for value in verdict.asserted[:4]
                 for place in standing(question, value, seen, shelf)]
    rows += [("order", f"{number:>2} {'yes' if number == fired else 'no '}  {what}")
             for number, what in ORDER if number <= fired]
    width = max(len(name) for name, _ in rows)
    told, lines = "", []
    for name, text in rows:
        lines.append(f"{'' if name == told else name:<{width}}  {text}")
        told = name
    return lines


def examination_table() -> tuple[str, bool]:
    """Return the table of the self-test by answer type with its misses, and whether it passed."""
    found = selftest.run()
    lines = [str(found), f"{found.adversarial} of them are tricks", "",
             f"{'type':<12} {'right':>6} {'all':>6}"]
    lines += [f"{kind:<12} {right:>6} {count:>6}" for kind, (right, count) in found.types.items()]
    if found.misses:
        lines += ["", "labelled otherwise than frozen:", found.told]
    return "\n".join(lines), found.passed
