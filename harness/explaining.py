"""Explain one label step by step, and the scorer's examination as a table by type."""

from __future__ import annotations

from pathlib import Path

import msgspec

from harness.errors import HarnessError
from harness.judging import library
from scoring import selftest
from scoring.answer.body import body
from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import Answer, Call, Message, Question, from_json


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
    calls = [Call(question.id, 0, "", (Message("user", told),), "", 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)]
    verdict = judge(question, Answer(question.id, answer), calls if told else (), shelf)
    share = verdict.evidence_sent
    lines = [f"label     {verdict.label}", f"rule      {verdict.rule}",
             f"reason    {verdict.reason}",
             f"gold      {', '.join(question.gold.values) or 'none'} "
             f"{question.gold.unit or ''} ({question.gold.type})",
             f"subject   {', '.join((question.subject.name, *question.subject.aliases))}",
             f"evidence  {'none is needed' if share is None else f'{100 * share:.0f} % sent'}",
             f"read as   {body(answer) or 'nothing'}"]
    lines += [f"  step    {note}" for note in verdict.notes]
    lines.append(f"asserted  {', '.join(verdict.asserted) or 'nothing'}")
    return "\n".join(lines)


def examination_table() -> tuple[str, bool]:
    """Return the table of the self-test by answer type with its misses, and whether it passed."""
    found = selftest.run()
    lines = [str(found), f"{found.adversarial} of them are tricks", "",
             f"{'type':<12} {'right':>6} {'all':>6}"]
    lines += [f"{kind:<12} {right:>6} {count:>6}" for kind, (right, count) in found.types.items()]
    if found.misses:
        lines += ["", "labelled otherwise than frozen:", found.told]
    return "\n".join(lines), found.passed
