"""What the world is made of: entities, time-stamped facts, documents and the index between them.

`world` makes entities and facts, `writers` turn facts into documents and record for each fact
where it stands, word for word. Questions are built from facts, never from documents' text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ValueType(StrEnum):
    """Type of a fact's value; each has one canonical text form (see `Value`)."""

    NUMBER = "number"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENTAGE = "percentage"
    DATE = "date"
    DURATION = "duration"
    VERSION = "version"
    IDENTIFIER = "identifier"
    NAME = "name"
    YES_NO = "yes-no"


class Status(StrEnum):
    """Standing of a fact, or of a document, on the company's today."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    DRAFT = "draft"


class Stated(StrEnum):
    """As what a document states a value."""

    ASSERTED = "asserted"      # the document says so, for its own validity
    QUOTED = "quoted"          # an old mail or minute quoted inside a newer document


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with a name. `ref` links it to related entities by role ("owner", "site")."""

    id: str
    kind: str                        # "product", "variant", "part", "customer", "person", ...
    name: str
    aliases: tuple[str, ...] = ()
    refs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One typed value. `text` is canonical: plain decimal, ISO date, "<n> <unit>" for durations.

    `unit` is an SI-style symbol, an ISO 4217 code for money, None otherwise. `entity` is the id
    of the entity that a NAME value names. `bound` is "min" or "max" for "at least", "at most".
    """

    type: ValueType
    text: str
    unit: str | None = None
    entity: str | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a fact holds. Empty fields mean everybody."""

    region: str | None = None
    plan: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about the world: `subject`'s `attribute` is `values` within scope and validity.

    `values` has one member, or all items where the attribute is a list.
    `valid_to` None means still valid. `subject` is an entity id, `attribute` a catalogue id.
    """

    id: str
    subject: str
    attribute: str
    values: tuple[Value, ...]
    is_list: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    scope: Scope = field(default=Scope())
    status: Status = Status.CURRENT


@dataclass(frozen=True, slots=True)
class Absence:
    """A declared gap: no document states `attribute` of `subject` (or the subject is unknown)."""

    subject: str
    attribute: str
    subject_exists: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One rendered document. `id` is its path below the documents folder, with "/"."""

    id: str
    kind: str                        # "policy", "data sheet", "contract", "mail thread", ...
    format: str                      # "md", "html", "csv", "json", "eml", "txt"
    title: str
    text: str
    status: Status = Status.CURRENT
    owner: str | None = None
    effective: date | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a fact stands: `text` occurs verbatim in the document, and is enough to prove it.

    `place` is "prose", "table", "list", "footnote", "heading-subject" (subject named only in
    the title), "deep" (late in a long section), "csv", "json" or "mail".
    """

    fact: str
    document: str
    text: str
    place: str = "prose"
    stated: Stated = Stated.ASSERTED


@dataclass(frozen=True, slots=True)
class Company:
    """One whole world. Tuples are in a fixed order; `today` is the company's current date."""

    seed: int
    name: str
    today: date
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    absences: tuple[Absence, ...]
    documents: tuple[Document, ...]
    quotes: tuple[Quote, ...]
