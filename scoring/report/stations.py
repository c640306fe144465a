"""The way of the evidence, station by station, and where it was lost."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from scoring.causes import Cause
from scoring.evidence import Sent
from scoring.metrics import Measured
from scoring.records import Label, Question, Verdict


class Station(StrEnum):
    """What the evidence passes on its way to the reader of the answer."""

    INDEX = "index"
    RETRIEVAL = "retrieval"
    ASSEMBLY = "assembly"            # of the prompt, within its budget
    GENERATION = "generation"
    DELIVERY = "delivery"            # what the service makes of the model's reply


class State(StrEnum):
    """How the evidence fared at a station."""

    HELD = "held"
    LOST = "lost"
    UNREACHED = "not reached"
    BYPASSED = "without it"   # the right answer came although the evidence had been lost


ORDER = tuple(Station)
LOST = {
    Cause.NOT_SENT: Station.ASSEMBLY, Cause.PARTLY_SENT: Station.ASSEMBLY,
    Cause.NOT_USED: Station.GENERATION, Cause.INVENTED: Station.GENERATION,
    Cause.LOST_AFTER: Station.DELIVERY, Cause.FAILED: Station.DELIVERY,
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One station with what happened there."""

    station: Station
    state: State


def documents_seen(side: Measured, sent: Mapping[str, Sent]) -> frozenset[str]:
    """Return every document that was a source of any question, or stood in any prompt."""
    return frozenset(name for answer in side.answers.values() for name in answer.sources).union(
        *(there.places for there in sent.values()))


def way(question: Question, verdict: Verdict, seen: Container[str]) -> tuple[Stop, ...]:
    """Return the stops of one question's evidence, nothing where there is no evidence to follow.

    The index cannot be looked into: it is called the place of loss where no question of the whole
    run ever brought one of the documents to light (`seen`).
    """
    if not question.evidence or verdict.label in (Label.UNDECIDED, Label.INFRASTRUCTURE):
        return ()
    share = verdict.evidence_sent or 0.0
    if verdict.label is Label.CORRECT:
        if share == 1.0:
            return tuple(Stop(station, State.HELD) for station in ORDER)
        return _lost(Station.ASSEMBLY if share else _source(question, seen), State.BYPASSED)
    cause = Cause(verdict.cause) if verdict.cause else Cause.NEVER_RETRIEVED
    return _lost(LOST.get(cause) or _source(question, seen), State.UNREACHED)


def _source(question: Question, seen: Container[str]) -> Station:
    ways = (question.evidence, *question.alternatives)
    known = any(all(span.document in seen for span in spans) for spans in ways)
    return Station.RETRIEVAL if known else Station.INDEX


def _lost(at: Station, rest: State) -> tuple[Stop, ...]:
    place = ORDER.index(at)
    return tuple(Stop(station, State.HELD if number < place else
                      State.LOST if number == place else rest)
                 for number, station in enumerate(ORDER))
