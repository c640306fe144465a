"""The nouns that pass between rooms: questions, answers, metered calls, verdicts.

Frozen, plain data: `msgspec` reads and writes them as JSON (`to_json`, `from_json`), rejecting
unknown enum members and wrong types. A question is built in `heldout/`, an answer and its calls
are recorded in `harness/`, a verdict is made here. Does not cover how any of them is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class Kind(StrEnum):
    """What a question asks of a pipeline. Slices by kind are descriptive, never tested."""

    SIMPLE = "simple"                # one prose fact
    IDENTIFIER = "identifier"        # asks for, or is keyed by, a code or part number
    TABLE = "table"                  # the value stands in a table cell
    VERSION = "version"              # what holds now, or held on a given date
    SCOPED = "scoped"                # depends on region, plan or edition
    LIST = "list"
    COMPARISON = "comparison"
    COMPUTED = "computed"            # a difference, a sum or a count
    TWO_HOP = "two-hop"              # the subject must be found through another fact
    UNANSWERABLE = "unanswerable"    # the documents are silent
    FALSE_PREMISE = "false-premise"  # presupposes something the documents deny


class AnswerType(StrEnum):
    """The type of value asked for; it chooses the matching rule."""

    NUMBER = "number"          # a bare count or ratio
    QUANTITY = "quantity"      # a measured number with a unit
    MONEY = "money"            # amount and ISO 4217 currency
    PERCENTAGE = "percentage"
    DATE = "date"
    DURATION = "duration"
    VERSION = "version"        # dotted release number
    IDENTIFIER = "identifier"  # code, part number, contract number
    NAME = "name"              # person, organisation, place, product
    LIST = "list"              # a set of items of one other type
    YES_NO = "yes-no"
    CHOICE = "choice"          # one of two or more named options


class Answerability(StrEnum):
    """Whether the documents hold the answer."""

    ANSWERABLE = "answerable"
    UNANSWERABLE = "unanswerable"    # the right reply says that it is not known
    FALSE_PREMISE = "false-premise"  # the right reply denies the premise, or abstains


class DistractorKind(StrEnum):
    """Where a wrong value that stands in the documents comes from."""

    SUPERSEDED = "superseded"
    DRAFT = "draft"
    OTHER_SCOPE = "other-scope"
    NEIGHBOUR_ID = "neighbour-id"
    WRONG_COLUMN = "wrong-column"
    QUOTED = "quoted"          # an old value quoted in a mail thread
    FEW_SHOT = "few-shot"


class Label(StrEnum):
    """What became of one question. Exactly one holds."""

    CORRECT = "correct"            # states the gold value, or abstains where the corpus is silent
    GROUNDED_WRONG = "grounded"    # wrong, but what it says was sent, about the asked subject
    HALLUCINATED = "hallucinated"  # asserts what nothing sent supports for the asked subject
    ABSTAINED = "abstained"        # says it cannot know although the corpus holds the answer
    ERROR = "error"                # crash, timeout, malformed reply: counts against the submission
    UNDECIDED = "undecided"        # the rules cannot tell: shown to a person, never folded in
    INFRASTRUCTURE = "infrastructure"  # fault of the gateway or this machine: not the submission's


@dataclass(frozen=True, slots=True)
class Subject:
    """The entity a question is about, with every other name it goes by."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span that proves the gold: `quote` stands verbatim in `document` (an id, see `heldout`)."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong value of the right type that stands somewhere in the documents."""

    value: str
    kind: DistractorKind


@dataclass(frozen=True, slots=True)
class Gold:
    """The right answer of one question.

    `values` has one canonical value, or all items of a list, or nothing where no value is right.
    Canonical forms: number and quantity a plain decimal ("1250.5"), money "1250.00" with the
    currency in `unit`, percentage "12.5" for 12.5 %, date ISO 8601 (also "2026-03", "2026"),
    duration "<decimal> <second|minute|hour|day|week|month|year>", version "4.2.1", identifier as
    printed, name as printed, yes/no "yes" or "no", choice the chosen option as in `options`.
    `aliases[i]` are other right wordings of `values[i]` (may be shorter than `values`).
    `tolerance` is absolute, in `unit`; None means exact for integers and money, and half a unit
    of the last figure for measured values. `item_type` is the type of a list's items.
    `options` are the named options of a choice, each with its aliases after it.
    `side_values` are values that a full answer may also state (the operands of a sum, say).
    `comparator` is "min" or "max" where the gold is a bound ("at least 30 days"), else None.
    """

    type: AnswerType
    values: tuple[str, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    unit: str | None = None
    tolerance: float | None = None
    item_type: AnswerType | None = None
    options: tuple[tuple[str, ...], ...] = ()
    side_values: tuple[str, ...] = ()
    comparator: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One hidden question. Only `text` ever leaves the trusted side.

    `part` is "headline", "probe:<fault>" or "trap"; `cluster` is the source document that
    resampling treats as one unit. `alternatives` are other sets of spans, each enough by itself:
    the same fact as told elsewhere.
    """

    id: str
    text: str
    kind: Kind
    gold: Gold
    subject: Subject
    answerability: Answerability = Answerability.ANSWERABLE
    evidence: tuple[Evidence, ...] = ()
    distractors: tuple[Distractor, ...] = ()
    cluster: str = ""
    part: str = "headline"
    alternatives: tuple[tuple[Evidence, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one question. `text` is None where nothing usable came; then `error` says.

    `fault` is "submission" or "infrastructure" where there is an error. `seconds` is wall time
    from send to the last byte; `own_seconds` that time less the union of model-call intervals;
    `model_seconds` the longest chain of modelled calls. `cold` marks the first after a start.
    """

    question_id: str
    text: str | None
    sources: tuple[str, ...] = ()
    seconds: float = 0.0
    own_seconds: float = 0.0
    model_seconds: float = 0.0
    error: str | None = None
    fault: str | None = None
    cold: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message as sent to the model."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Call:
    """One metered model call, as the gateway saw it.

    `start` and `end` are seconds since the question was sent; `real_ms` is what the upstream
    took, `modelled_ms` what the latency profile says the same call would have taken.
    """

    question_id: str
    index: int
    model: str
    messages: tuple[Message, ...]
    reply: str
    prompt_tokens: int
    completion_tokens: int
    usd: float
    start: float
    end: float
    real_ms: float
    modelled_ms: float
    status: int = 200
    stream: bool = False
    usage_source: str = "counted"  # or "upstream"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label of one answer and the reason for it.

    `rule` names the step of the decision order that fired, `reason` says it in a sentence.
    `supported` is True where a correct answer had all its evidence sent (False: lucky), None
    where the question does not apply. `evidence_sent` is the share of evidence spans sent.
    `asserted` are the values read from the answer. `distractor` names a wrong value's origin,
    `notes` say what was read and left out, `cause` where the evidence of a failing question was
    lost (see `causes`).
    """

    question_id: str
    label: Label
    rule: str
    reason: str
    supported: bool | None = None
    evidence_sent: float | None = None
    asserted: tuple[str, ...] = ()
    distractor: DistractorKind | None = None
    notes: tuple[str, ...] = field(default=())
    cause: str | None = None


def to_json(record: Any) -> str:
    """Return `record` as one line of JSON, keys in declaration order."""
    return msgspec.json.encode(record).decode()


def from_json(line: str | bytes, kind: type[T]) -> T:
    """Read one JSON line as `kind`; raises `msgspec.ValidationError` where a type is wrong."""
    return msgspec.json.decode(line, type=kind, strict=True)
