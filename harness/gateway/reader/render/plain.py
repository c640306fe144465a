"""The answer in words: a value, a sentence, an abstention; with or without a citation."""

from __future__ import annotations

from dataclasses import dataclass

from ..deciding.outcome import Decision
from ..instructions import Wishes
from ..question import Asked

ABSTENTION = "I don't know: the passages do not contain the answer."
LONGEST = 160  # characters of a sentence that is quoted as the answer


@dataclass(frozen=True, slots=True)
class Said:
    """What a reply is made of.

    `text` is the reply in prose with its citation, `bare` the same without, `value` the value
    alone, None for an abstention. `tags` are the passages used, `quote` is what was read there.
    """

    text: str
    bare: str
    value: str | None
    tags: tuple[str, ...]
    quote: str
    question: str
    made_up: bool
    fixed: bool = False


def said(asked: Asked, wishes: Wishes, decision: Decision, tags: tuple[str, ...]) -> Said:
    """Return the wording of a decision."""
    if wishes.fixed is not None:
        return Said(wishes.fixed, wishes.fixed, wishes.fixed, (), "", asked.text, False, True)
    if decision.value is None and decision.sentence is None:
        text = wishes.abstention or ABSTENTION
        return Said(text, text, None, (), "", asked.text, False)
    source, cite = decision.source, ""
    used: tuple[str, ...] = ()
    quote = source.unit.text if source is not None else ""
    if source is not None and source.unit.passage < len(tags):
        used = (_tag(wishes, tags, source.unit.passage),)
        cite = f" [{used[0]}]" if wishes.cite else ""
    bare, end = _worded(decision.asked or asked, wishes, decision)
    return Said(f"{bare}{cite}{end}", f"{bare}{end}", decision.value or bare, used, quote,
                asked.text, decision.made_up)


def _tag(wishes: Wishes, tags: tuple[str, ...], passage: int) -> str:
    return str(passage + 1) if wishes.cite_rank and not tags[passage].isdigit() else tags[passage]


def _worded(asked: Asked, wishes: Wishes, decision: Decision) -> tuple[str, str]:
    """Return (answer, full stop): a citation goes in between."""
    if decision.sentence is not None:
        return decision.sentence, ""
    value, source = decision.value or "", decision.source
    if value in ("Yes", "No"):
        return value, "."
    if wishes.brief or asked.concept is None or asked.options or source is None:
        return value, ""
    if source.unit.column is None and source.entity >= 700 and not asked.operation:
        sentence = source.unit.text.rstrip(".")
        said = value in sentence or (source.value.type == "list" and not value.isdigit()
                                     and source.value.text in sentence)
        if said and len(sentence) < LONGEST and ". " not in sentence \
                and not sentence.startswith(("{", '"')):
            return sentence, "."
    about = f" of the {asked.names[0]}" if asked.names else ""
    return f"The {asked.concept.say[0]}{about} is {value}", "."


def stepwise(worded: Said, marker: str) -> str:
    """Return the reply with the thinking before it, as "step by step" asks for."""
    asked = " ".join(worded.question.split())[:300]
    lines = [f"1. The question is: {asked}"]
    if worded.value is None:
        lines.append("2. None of the passages states this.")
    elif worded.quote:
        where = f"Passage [{worded.tags[0]}] says" if worded.tags else "The passages say"
        quote = " ".join(worded.quote.split())[:300]
        lines.append(f"2. {where}: {quote}")
    else:
        lines.append("2. No passage is needed to answer this.")
    return "\n".join([*lines, "", f"{marker} {worded.text}"])
