"""Judge an answer: against a reference, or whether it speaks to the question at all.

Values are compared as figures, names folded; where the reference is prose, shared words decide.
More than the reference says is no fault, another value of the same type is.
"""

from __future__ import annotations

import re

from ..aboutness import folded
from ..question import analyse, names
from ..relevance import hit
from ..values import Value, extract, items, lists, size
from ..words import bag, stems
from .claims import DENIAL, EXACT, abstains, inside_names
from .material import Material
from .verdict import spoken, verdict

PART = 400  # right in part: no "yes" where the prompt has no word for it


def judge(given: Material, small: str) -> str | None:
    """Return the verdict on an answer beside its reference; None where either is missing."""
    if not given.answer or not given.reference:
        return None
    skipped = spoken(given.told, "not[_ ]attempted")
    if skipped and abstains(given.answer) and not abstains(given.reference):
        return skipped
    mark, reason = compare(given.answer, given.reference, given.question)
    return verdict(given.told, mark, reason)


def compare(answer: str, reference: str, question: str) -> tuple[int, str]:
    """Return (mark, reason): 1000 the same, `PART` in part, 0 different."""
    if abstains(reference) or abstains(answer):
        same = abstains(reference) and abstains(answer)
        return (1000, "Both say that it is not known.") if same else (
            0, "One says that it is not known, the other gives an answer.")
    if folded(reference) in folded(answer) and not extract(reference):
        return 1000, "The answer states the reference."
    told = folded(question)
    spans = inside_names(reference)
    wanted = [v for v in extract(reference) if folded(v.text) not in told
              and not any(low <= v.start and v.end <= high for low, high in spans)]
    if wanted:
        met = [v for v in wanted if _has(v, answer)]
        if len(met) == len(wanted):
            if _lacking(reference, [v.text for v in wanted], answer, question):
                return 0, "The value agrees, but not what it belongs to."
            return _polarity(answer, reference, "The values agree.")
        lost = next(v for v in wanted if v not in met)
        return PART if met else 0, f"The answer does not give {lost.text}."
    people = [name for name in names(reference) if folded(name) not in told]
    members = [item for listed in lists(f": {reference}") for item in items(listed.text)] or people
    if members:
        met_names = [name for name in members if folded(name) in folded(answer)]
        if len(met_names) == len(members):
            if _lacking(reference, members, answer, question):
                return 0, "The name agrees, but not what it stands for."
            return 1000, "The names agree."
        lost_name = next(name for name in members if name not in met_names)
        return PART if met_names else 0, f"The answer does not give {lost_name}."
    head = folded(reference).split()[:1]
    if head and head[0] in ("yes", "no"):
        first = folded(answer).split()[:1]
        same = first == head or (first[:1] not in (["yes"], ["no"])
                                 and bool(DENIAL.search(answer)) == (head[0] == "no"))
        return (1000, "Both say the same.") if same else (0, "One says yes, the other no.")
    terms = stems(reference)
    marks = [hit(term, bag(answer)) for term in terms]
    share = sum(mark if mark >= 620 else 0 for mark in marks) // len(marks) if marks else 0
    if share >= 650:
        return _polarity(answer, reference, "The answer says what the reference says.")
    return (PART if share >= 400 else 0), "The answer does not say what the reference says."


def _lacking(reference: str, wanted: list[str], answer: str, question: str) -> bool:
    """Say whether most of what the reference says around its values is missing in the answer."""
    rest = reference
    for value in wanted:
        rest = rest.replace(value, " ")
    bare = answer
    for said in extract(answer):
        bare = bare.replace(said.text, " ")
    if not stems(bare):
        return False  # nothing but a value: it stands for the whole sentence
    known, given = bag(answer), bag(question)
    terms = [term for term in dict.fromkeys(stems(rest)) if term not in given]
    lost = [term for term in terms if hit(term, known) < 620]
    # Some words may differ in a full sentence, none in a short name such as "outage of July".
    return bool(lost) and (2 * len(lost) > len(terms) or len(stems(rest)) <= 4)


def _has(value: Value, answer: str) -> bool:
    """Say whether the answer gives the value, and no other of its type in its place."""
    if re.search(rf"(?<![\w.,-]){re.escape(value.text)}(?![\w-]|[.,]\d)", answer, re.IGNORECASE):
        return True
    figure = None if value.type in EXACT else size(value)
    return figure is not None and any(
        size(other) == figure and (other.type == value.type or "number" in (other.type, value.type))
        for other in extract(answer))


def _polarity(answer: str, reference: str, reason: str) -> tuple[int, str]:
    if bool(DENIAL.search(answer)) != bool(DENIAL.search(reference)):
        return 0, "One denies what the other says."
    return 1000, reason


def addresses(given: Material, size_name: str) -> str | None:
    """Return whether an answer speaks to its question; None where either is missing."""
    if not given.answer or not given.question:
        return None
    asked = analyse(given.question)
    if abstains(given.answer):
        return verdict(given.told, 0, "The answer says that it does not know.")
    words = bag(given.answer)
    shared = any(folded(name) in folded(given.answer) for name in asked.names) \
        or any(hit(term, words) >= 620 for term in asked.terms)
    kinds = {value.type for value in extract(given.answer)} | (
        {"name"} if names(given.answer) else set())
    fits = asked.types[0] in ("any", "list") or bool(kinds & set(asked.types)) or asked.yes_no
    mark = 1000 if fits and shared else 700 if fits else 400 if shared else 0
    return verdict(given.told, mark, "The answer gives what is asked for." if mark >= 500
                   else "The answer does not give what is asked for.")
