"""Judge a list: set equality; a missing item is incomplete, an extra one must be supported."""

from __future__ import annotations

from scoring import listing, premise
from scoring.abstention import abstains, guesses
from scoring.answer.body import body
from scoring.case import Case
from scoring.records import Answerability, Label, Verdict
from scoring.text import fold
from scoring.values.reading import Reading


def decide(case: Case) -> Verdict | None:
    """Return the verdict by steps 7 and 8, None where no item is named."""
    listed = listing.compare(case.question, case.text, case.words)
    case.notes += [f"read {item!r}" for item in (*listed.found, *listed.extra)]
    case.notes += [f"left out {reason}" for reason in listed.dropped]
    text = fold(body(case.text))
    if not listed.found and (not listed.extra or (abstains(text) and not guesses(text))):
        return None
    if case.question.answerability is Answerability.FALSE_PREMISE and premise.denies(
            case.question, case.text):
        return None
    if listed.extra:
        rule = "8 extra item" if case.question.answerability is Answerability.ANSWERABLE \
            else "8 a value where none is right"
        return case.wrong(rule, [Reading(fold(item), item, 0, 0)
                                 for item in listed.extra])
    if listed.missing:
        return case.verdict(Label.GROUNDED_WRONG, "7 incomplete",
                            f"missing: {', '.join(listed.missing)}", listed.found)
    return case.verdict(Label.CORRECT, "7 matches the gold", "all items and no other",
                        listed.found)
