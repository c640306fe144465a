"""Turn one answer into one verdict.

Reads nothing, writes nothing: the caller supplies the question, the answer, the metered calls and
the library of documents. The decision order is that of the numbered steps below; the first that
applies decides. Does not cover answers in languages other than the question's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scoring import choice, listing, premise
from scoring.abstention import abstains
from scoring.asserted import body, matches, readings, typed
from scoring.evidence import Library, Sent
from scoring.records import (
    Answer,
    Answerability,
    AnswerType,
    Call,
    DistractorKind,
    Kind,
    Label,
    Question,
    Verdict,
)
from scoring.text import contains, fold
from scoring.values.name import states
from scoring.values.number import Reading

Make = Callable[..., Verdict]


def judge(question: Question, answer: Answer, calls: Sequence[Call], library: Library) -> Verdict:
    """Return the verdict on one answer."""
    sent = library.sent(calls)
    share = sent.spans_sent(question)

    def verdict(label: Label, rule: str, reason: str, asserted: Sequence[str] = (),
                distractor: DistractorKind | None = None) -> Verdict:
        right = label is Label.CORRECT and question.evidence
        return Verdict(question.id, label, rule, reason, share == 1.0 if right else None, share,
                       tuple(asserted), distractor)

    if answer.fault == "infrastructure":
        return verdict(Label.INFRASTRUCTURE, "0 fault of this side", answer.error or "")
    if answer.text is None or not answer.text.strip():
        return verdict(Label.ERROR, "1 no usable reply", answer.error or "the answer is empty")
    gold = question.gold
    if gold.type in (AnswerType.CHOICE, AnswerType.YES_NO) and _answerable(question):
        return _choose(question, answer.text, share, verdict)
    if gold.type is AnswerType.LIST and _answerable(question):
        return _list(question, answer.text, sent, verdict)
    return _value(question, answer.text, sent, share, verdict)


def _answerable(question: Question) -> bool:
    return question.answerability is Answerability.ANSWERABLE


def _value(question: Question, text: str, sent: Sent, share: float | None, verdict: Make
           ) -> Verdict:
    """Judge an answer of a single-valued type (steps 2 to 9)."""
    found = readings(question, text)
    printed = tuple(reading.text for reading in found)
    if question.gold.type is AnswerType.NAME:
        right = _answerable(question) and states(body(text), _gold_names(question))
        found = [r for r in found if not _explained(question, r)]
        rivals = _rivals(question, text)
        if right and not rivals:
            return verdict(Label.CORRECT, "7 matches the gold", "the name is stated", printed)
        if right:
            return _wrong(question, rivals, sent, verdict, "6 two values for one")
    elif found and _answerable(question):
        hits = [matches(question, reading) for reading in found]
        if all(hits):
            return verdict(Label.CORRECT, "7 matches the gold",
                           f"{found[0].text!r} is {question.gold.values[0]!r}", printed)
        if any(hits):
            others = [r for r, hit in zip(found, hits, strict=True) if not hit]
            return _wrong(question, others, sent, verdict, "6 two values for one")
    if question.answerability is Answerability.FALSE_PREMISE and premise.denies(question, text):
        return verdict(Label.CORRECT, "5 premise denied", "the answer denies the premise", printed)
    if not found or (question.gold.type is AnswerType.NAME and abstains(fold(body(text)))):
        if abstains(fold(body(text))):
            return _abstained(question, verdict)
        return verdict(Label.GROUNDED_WRONG, "9 no answer",
                       f"no {question.gold.type} and no abstention", printed)
    if question.kind is Kind.COMPUTED:
        return _unsound(question, share, f"it says {found[0].text!r}", printed, verdict)
    return _wrong(question, found, sent, verdict, "8 wrong value")


def _abstained(question: Question, verdict: Make) -> Verdict:
    if not _answerable(question):
        return verdict(Label.CORRECT, "4 abstains rightly", "the documents do not say")
    return verdict(Label.ABSTAINED, "4 abstains", "the documents hold the answer")


def _gold_names(question: Question) -> tuple[str, ...]:
    aliases = question.gold.aliases[0] if question.gold.aliases else ()
    return (*question.gold.values, *aliases)


def _explained(question: Question, reading: Reading) -> bool:
    """Say whether a proper name is only the subject, the question's words or the gold."""
    names = (question.subject.name, *question.subject.aliases, *_gold_names(question))
    return contains(question.text, reading.text) or any(
        contains(name, reading.text) or contains(reading.text, name) for name in names)


def _rivals(question: Question, text: str) -> list[Reading]:
    """Return names offered beside the gold: declared distractors, or joined to it by "or"."""
    folded = fold(body(text))
    rivals = [Reading(fold(d.value), d.value, 0, 0) for d in question.distractors
              if contains(body(text), d.value)]
    if " or " in folded or "either" in folded:
        rivals += [r for r in readings(question, text) if not _explained(question, r)]
    return rivals


def _wrong(question: Question, found: Sequence[Reading], sent: Sent, verdict: Make, rule: str
           ) -> Verdict:
    """Tell grounded from hallucinated (step 8): one unsupported value decides."""
    names = (question.subject.name, *question.subject.aliases)
    about = sent.about(names)
    for reading in found:
        if not _supported(question, reading, about):
            return verdict(Label.HALLUCINATED, rule,
                           f"{reading.text!r} stands nowhere for {question.subject.name} in what "
                           "was sent", [r.text for r in found], _origin(question, found))
    return verdict(Label.GROUNDED_WRONG, rule,
                   f"{found[0].text!r} was sent about {question.subject.name}, but is not the "
                   "answer", [r.text for r in found], _origin(question, found))


def _supported(question: Question, reading: Reading, about: Sequence[str]) -> bool:
    if question.gold.type is AnswerType.NAME or isinstance(reading.value, str):
        return any(contains(text, reading.text) for text in about)
    return any(other.value == reading.value
               for text in about for other in typed(question.gold.type, fold(text)))


def _origin(question: Question, found: Sequence[Reading]) -> DistractorKind | None:
    """Return the kind of the declared distractor that one of the values is, if any."""
    for distractor in question.distractors:
        for reading in found:
            if _same_text(question, distractor.value, reading):
                return distractor.kind
    return None


def _same_text(question: Question, value: str, reading: Reading) -> bool:
    unit = question.gold.unit or ""
    printed = f"{value} {unit}" if question.gold.type is AnswerType.QUANTITY else value
    if question.gold.type is AnswerType.MONEY:
        printed = f"{unit} {value}"
    if question.gold.type is AnswerType.PERCENTAGE:
        printed = f"{value} %"
    other = typed(question.gold.type, fold(printed))
    if other:
        return bool(other[0].value == reading.value)
    return isinstance(reading.value, str) and fold(value) == fold(reading.text)


def _unsound(question: Question, share: float | None, reason: str, named: Sequence[str],
             verdict: Make) -> Verdict:
    """Judge a wrong conclusion: drawn from all it needs it is a mistake, else an invention."""
    if share == 1.0:
        return verdict(Label.GROUNDED_WRONG, "8 wrong conclusion",
                       f"{reason}, with all of the evidence sent", named)
    return verdict(Label.HALLUCINATED, "8 wrong conclusion",
                   f"{reason}, without the evidence for it", named)


def _choose(question: Question, text: str, share: float | None, verdict: Make) -> Verdict:
    """Judge a yes/no or a choice: one option must stand out."""
    gold = question.gold.values[0]
    if question.gold.type is AnswerType.YES_NO:
        said = choice.polarity(text)
        named: tuple[str, ...] = (said,) if said else ()
    else:
        named = choice.chosen(question, text)
    if len(named) == 1:
        if named[0] == gold:
            return verdict(Label.CORRECT, "7 matches the gold", f"it chooses {gold}", named)
        return _unsound(question, share, f"it chooses {named[0]}", named, verdict)
    if abstains(fold(body(text))):
        return _abstained(question, verdict)
    if named:
        return verdict(Label.UNDECIDED, "10 cannot tell", "both options are named", named)
    return verdict(Label.GROUNDED_WRONG, "9 no answer", "no option is named")


def _list(question: Question, text: str, sent: Sent, verdict: Make) -> Verdict:
    """Judge a list: set equality; a missing item is incomplete, an extra one must be supported."""
    listed = listing.compare(question, text)
    if not listed.found and abstains(fold(body(text))):
        return _abstained(question, verdict)
    if listed.extra:
        extras = [Reading(fold(item), item, 0, 0) for item in listed.extra]
        return _wrong(question, extras, sent, verdict, "8 extra item")
    if listed.missing:
        if not listed.found:
            return verdict(Label.GROUNDED_WRONG, "9 no answer", "no item is named")
        return verdict(Label.GROUNDED_WRONG, "7 incomplete",
                       f"missing: {', '.join(listed.missing)}", listed.found)
    return verdict(Label.CORRECT, "7 matches the gold", "all items and no other", listed.found)


__all__ = ["judge"]
