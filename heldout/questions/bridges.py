"""What connects one thing to another: an error code to its series, a person to a site.

Either a fact says so ("the owner of … is …"), or a row that stands for one thing names the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.facts import Entity, Fact, Status
from heldout.questions.evidence import explanation
from heldout.questions.facts import Facts
from heldout.questions.naming import called, coded, names, ref
from scoring.records import Evidence


@dataclass(frozen=True, slots=True)
class Bridge:
    """`phrases` describe the far end by its start `{s}`. Proof is a fact, or else spans."""

    name: str
    start: Entity
    end: Entity
    phrases: tuple[str, ...]
    fact: Fact | None = None
    spans: tuple[Evidence, ...] = ()


# (kind, attribute of a NAME value that names a person) → how to describe that person.
PERSONS: dict[tuple[str, str], tuple[str, ...]] = {
    ("product", "owner"): ("the product owner of {s}", "whoever looks after {s} as product owner",
                           "the colleague who owns {s} as a product"),
    ("programme", "sponsor"): ("the sponsor of {s}", "the executive who sponsors {s}"),
    ("system", "admin"): ("the administrator of {s}", "whoever administers {s}",
                          "the person who looks after {s}"),
    ("contract", "manager"): ("the account manager of {s}", "our account manager for {s}",
                              "whoever looks after the contract with {s}"),
    ("incident", "lead"): ("the incident lead of {s}", "the person who led the response to {s}"),
    ("site", "head"): ("the manager of {s}", "whoever runs {s}"),
    ("team", "lead"): ("the lead of {s}", "whoever leads {s}"),
}
AT_SITE = ("the site where {s} works", "the place where {s} has a desk",
           "the site at which {s} is based")
IN_TEAM = ("the team that {s} belongs to", "the team of {s}", "the team in which {s} works")
SERIES = ("the series that shows {s}", "the instruments that report {s}",
          "the instrument series with error code {s}", "units on which {s} comes up")
SPARE = ("the part that cures {s}", "the part one fits for {s}", "the spare needed for error {s}")


def bridges(facts: Facts) -> Iterator[Bridge]:
    """Yield every bridge that documents prove and whose start has a name of its own."""
    yield from _through_facts(facts)
    yield from _through_rows(facts)
    yield from _through_series(facts)
    yield from _through_parts(facts)


def _unique(facts: Facts, entity: Entity) -> bool:
    return facts.only_one_called(entity, called(entity).bare)


def _through_facts(facts: Facts) -> Iterator[Bridge]:
    for (kind, attribute), phrases in PERSONS.items():
        for fact in facts.current(kind, attribute):
            person = facts.entity.get(fact.values[0].entity or "")
            start = facts.entity[fact.subject]
            if person is not None and _unique(facts, start):
                yield Bridge(f"{kind}-{attribute}", start, person, phrases, fact)


def _through_rows(facts: Facts) -> Iterator[Bridge]:
    """From a person to the site and team that the directory's entry names."""
    for person in facts.of_kind("person"):
        for role, phrases in (("site", AT_SITE), ("team", IN_TEAM)):
            end = facts.entity.get(ref(person, role) or "")
            spans = naming(facts, person, end) if end else ()
            if end and spans and _unique(facts, person):
                yield Bridge(f"person-{role}", person, end, phrases, spans=spans)


def naming(facts: Facts, start: Entity, end: Entity) -> tuple[Evidence, ...]:
    """Return one span about `start` that names `end`, or stands in a document titled after it.

    Where nothing but a code names `end`, the glossary's entry for the code is proof as well.
    """
    codes = {code.bare} if (code := coded(end)) else set()
    for known in (set(names(end)) - codes, codes):
        spans = [Evidence(quote.document, quote.text) for fact in facts.about.get(start.id, ())
                 if fact.status is Status.CURRENT for quote in facts.quotes[fact.id]
                 if any(name in quote.text or name in facts.titles[quote.document]
                        for name in known)]
        if spans:
            # The header of a table names nobody: a span with the start in it says more.
            own = [span for span in spans if any(name in span.quote for name in names(start))]
            entry = explanation(facts, end.id) if known is codes else ()
            return ((own or spans)[0], *entry)
    return ()


def _through_series(facts: Facts) -> Iterator[Bridge]:
    """From an error code to the firmware of its series; the code's own pages name the series."""
    firmware = {ref(entity, "family"): entity for entity in facts.of_kind("release")}
    for fault in facts.of_kind("fault"):
        end = firmware.get(ref(fault, "family"))
        spans = naming(facts, fault, end) if end else ()
        if end and spans and _unique(facts, fault):
            yield Bridge("fault-release", fault, end, SERIES, spans=spans)


def _through_parts(facts: Facts) -> Iterator[Bridge]:
    """From an error code to the spare part whose number it names."""
    by_number = {fact.values[0].text: facts.entity[fact.subject]
                 for fact in facts.current("part", "number")}
    for fact in facts.current("fault", "part"):
        end = by_number.get(fact.values[0].text)
        start = facts.entity[fact.subject]
        if end is not None and _unique(facts, start):
            yield Bridge("fault-part", start, end, SPARE, fact)
