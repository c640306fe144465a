"""Prove each question unambiguous and short to answer; every problem is a sentence.

A question's id says which facts it was built from. The lint reads its text without them (see
`reading`), collects all facts that could be meant, and compares what they say with the gold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.facts import Company, Fact
from heldout.questions.facts import Facts
from heldout.questions.naming import called, names
from heldout.questions.reading import Reader
from heldout.questions.sieve import FACT, states_answer
from scoring.records import Answerability, AnswerType, Kind, Question

LONGEST = 40  # words
ENDS = re.compile(r"[?.!]$|[\w%)]$")
TERSE = 18    # words of the longest search query, which ends without a mark
DIRECT = ("q-fact", "q-dated")


def lint(company: Company, pool: Sequence[Question]) -> list[str]:
    """Return what is wrong with the questions of a pool, or nothing."""
    facts = Facts(company)
    reader = Reader(facts)
    problems = [f"{question.id}: {problem} — {question.text!r}" for question in pool
                for problem in _of_one(question, facts, reader)]
    return problems + list(_twins(pool))


def _of_one(question: Question, facts: Facts, reader: Reader) -> Iterator[str]:
    yield from _form(question)
    yield from _options(question)
    if question.kind is Kind.UNANSWERABLE:
        yield from _unknown(question, facts)
        return
    built_from = [facts.by_id[name] for name in FACT.findall(question.id)]
    if question.id.startswith(DIRECT):
        yield from _direct(question, built_from[0], reader)
    elif question.id.startswith("q-keyed"):
        yield from _code(question, built_from[0], facts)
    elif question.kind is Kind.TWO_HOP:
        yield from _far_end(question, built_from[0], facts, reader)
    else:
        for fact in built_from:
            yield from _operand(question, fact, facts, reader)


def _form(question: Question) -> Iterator[str]:
    words = question.text.split()
    if len(words) > LONGEST:
        yield f"it has {len(words)} words, more than {LONGEST}"
    if not ENDS.search(question.text):
        yield "it does not end as a question or a query does"
    if question.text[-1] not in "?.!" and len(words) > TERSE:
        yield "it is a long sentence without a mark at its end"
    if re.search(r"[{}]|\s\s|\s[?.,]", question.text):
        yield "a slot or a space was left over"
    if states_answer(question):
        yield "it states its own answer"
    if question.gold.type is AnswerType.LIST and len(question.gold.values) > 8:
        yield "its answer is too long to be given shortly"


def _options(question: Question) -> Iterator[str]:
    if question.gold.type is AnswerType.CHOICE:
        for option in question.gold.options:
            if not any(name in question.text for name in option):
                yield f"the option {option[0]} is not named"
    if question.gold.type is AnswerType.YES_NO and not re.search(
            r"\b(?:does|do|did|is|are|can|may|has|have|was|were)\b", question.text, re.IGNORECASE):
        yield "yes or no would not answer it"


def _unknown(question: Question, facts: Facts) -> Iterator[str]:
    if question.id.startswith("q-gap"):
        return
    about = (question.subject.name, *question.subject.aliases)
    for entity in facts.company.entities:
        if set(about) & set(names(entity)):
            yield f"its subject exists: {entity.name} ({entity.id})"
    if not any(name in question.text for name in about):
        yield f"it does not name {question.subject.name}"
    text = question.subject.name.casefold()
    for document in facts.company.documents:
        if text in facts.folded[document.id] and re.search(
                rf"(?<!\w){re.escape(text)}(?!\w)", facts.folded[document.id]):
            yield f"{document.id} names {question.subject.name}"


def _direct(question: Question, fact: Fact, reader: Reader) -> Iterator[str]:
    kind = reader.facts.kind(fact)
    subject = reader.facts.entity[fact.subject]
    if kind != "policy" and reader.understand(question.text, kind).subjects != (subject.id,):
        yield f"it does not name {subject.name} alone among entities of the kind {kind}"
    could = reader.candidates(question.text, kind, fact.attribute)
    answers = {tuple((value.text, value.unit) for value in other.values) for other in could}
    if len(answers) != 1:
        yield (f"{len(answers)} answers fit what it asks for ({fact.attribute}): "
               f"{sorted(answers)}")
    elif next(iter(answers)) != tuple((value, question.gold.unit)
                                      for value in question.gold.values):
        yield f"its gold {question.gold.values} is not what it asks for: {answers}"


def _code(question: Question, fact: Fact, facts: Facts) -> Iterator[str]:
    code = question.subject.name
    if code not in question.text:
        yield f"it does not name {code}"
    holders = {other.subject for other in facts.by_attribute[facts.kind(fact), fact.attribute]
               if any(value.text == code for value in other.values)}
    if len(holders) != 1:
        yield f"{code} belongs to {len(holders)} subjects"


def _far_end(question: Question, fact: Fact, facts: Facts, reader: Reader) -> Iterator[str]:
    match = re.match(r"q-hop-(\w+)-\w+-(\w+-\d+)-(?:at-)?fact", question.id)
    start = facts.entity[match.group(2)] if match else facts.entity[fact.subject]
    if reader.named(question.text, start.kind) != (start.id,):
        yield f"it does not name {called(start).bare} alone"
    if "-at-fact" in question.id:
        return
    if facts.of(fact.subject, fact.attribute) is None:
        yield f"{fact.attribute} of {fact.subject} has no single value today"
    target = facts.entity[fact.subject]
    if target.kind not in ("release", "part") and target.id in reader.named(
            question.text, target.kind) and target.id != start.id:
        yield f"it names {target.name}, so that there is no hop"


def _operand(question: Question, fact: Fact, facts: Facts, reader: Reader) -> Iterator[str]:
    """Each operand must be named, or its family, and be one of a kind in the text's scope."""
    kind, subject = facts.kind(fact), facts.entity[fact.subject]
    family = dict(subject.refs).get("family")
    grouped = question.id.startswith(("q-count", "q-list"))
    named = subject.id in reader.named(question.text, kind) or kind == "policy"
    if not named and not (grouped and (family is None or family in question.text)):
        yield f"it does not name {subject.name}"
    if named and not fact.is_list and question.answerability is Answerability.ANSWERABLE \
            and not question.id.startswith("q-change"):
        could = [other for other in reader.candidates(question.text, kind, fact.attribute)
                 if other.subject == fact.subject]
        if len({other.values for other in could}) != 1:
            yield f"{len(could)} values of {fact.attribute} fit {subject.name}"


def _twins(pool: Sequence[Question]) -> Iterator[str]:
    seen: dict[str, Question] = {}
    for question in pool:
        text = question.text.casefold().rstrip("?. ")
        other = seen.setdefault(text, question)
        if other is not question and other.gold != question.gold:
            yield (f"{other.id} and {question.id}: one text, two answers — {question.text!r}")
