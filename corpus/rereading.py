"""Read the rendered documents again, without trusting the writers.

Wherever a sentence or row names an entity and an attribute that the catalogue gives its kind, a
quote of that very fact must stand behind it: what nobody declared is a contradiction waiting to
happen. Declared absences are looked for in the same way. Does not read values: the quotes do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.facts import Company, Document, Entity, Status
from corpus.world.catalogue import ATTRIBUTES, BY_KEY

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
TAG = re.compile(r"<[^>]{0,300}>")


def undeclared(company: Company) -> Iterator[str]:
    """Yield a problem for each mention of a fact that no quote of the document accounts for."""
    named = _Names(company)
    subject_of = {fact.id: (fact.subject, fact.attribute) for fact in company.facts}
    quotes: dict[tuple[str, str, str], list[str]] = {}
    for quote in company.quotes:
        quotes.setdefault((quote.document, *subject_of[quote.fact]), []).append(_plain(quote.text))
    nouns = {kind: [(row.id, row.noun) for row in ATTRIBUTES if row.kind == kind]
             for kind in {row.kind for row in ATTRIBUTES}}
    for document in company.documents:
        for sentence in SENTENCE.split(document.text):
            lowered = _plain(sentence)
            for entity in named.within(sentence):
                for attribute, noun in nouns.get(entity.kind, ()):
                    if noun in lowered and not any(
                            text in lowered or lowered in text
                            for text in quotes.get((document.id, entity.id, attribute), ())):
                        yield (f"{document.id}: says something about {attribute} of {entity.name} "
                               f"({entity.id}) that no fact declares: {sentence.strip()[:120]!r}")


def absences(company: Company) -> Iterator[str]:
    """Yield a problem for each declared gap that a document fills after all."""
    named = _Names(company)
    by_id = {entity.id: entity for entity in company.entities}
    gaps: dict[str, list[str]] = {}
    for absence in company.absences:
        if absence.subject_exists:
            kind = by_id[absence.subject].kind
            row = BY_KEY.get((kind, absence.attribute)) or next(
                row for row in ATTRIBUTES if row.id == absence.attribute)
            gaps.setdefault(absence.subject, []).append(row.noun)
    unknown = sorted({a.subject for a in company.absences if not a.subject_exists})
    for document in company.documents:
        text = document.text.lower()
        for subject in unknown:
            if re.search(rf"(?<!\w){re.escape(subject.lower())}(?!\w)", text):
                yield f"{document.id}: names {subject}, declared absent"
        for sentence in SENTENCE.split(document.text):
            for entity in named.within(sentence):
                for noun in gaps.get(entity.id, ()):
                    if noun in _plain(sentence):
                        yield f"{document.id}: states {noun} of {entity.name}, declared absent"


def rivals(company: Company) -> Iterator[str]:
    """Yield a problem for each pair of facts that claim one thing for one time and scope."""
    seen: Counter[tuple[object, ...]] = Counter()
    for fact in company.facts:
        if fact.status is not Status.DRAFT:
            seen[fact.subject, fact.attribute, fact.scope, fact.valid_from] += 1
    for key, count in seen.items():
        if count > 1:
            yield f"{key[0]}: {count} facts claim {key[1]} for the same scope and time"


def _plain(text: str) -> str:
    return " ".join(TAG.sub(" ", text).lower().split())


class _Names:
    """Finds entities by their full names, whole words, the longest name first."""

    def __init__(self, company: Company) -> None:
        self.by_name: dict[str, Entity] = {}
        for entity in company.entities:
            spoken = entity.aliases[0] if entity.kind == "contract" else entity.name
            self.by_name.setdefault(spoken, entity)
        longest = sorted(self.by_name, key=lambda name: (-len(name), name))
        self.pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")

    def within(self, sentence: str) -> list[Entity]:
        """Return the entities named in a sentence, each once, in order."""
        found = dict.fromkeys(match.group() for match in self.pattern.finditer(sentence))
        return [self.by_name[name] for name in found]


def documents_named_twice(documents: tuple[Document, ...]) -> Iterator[str]:
    """Yield a problem for each id that two documents share."""
    for name, count in Counter(document.id for document in documents).items():
        if count > 1:
            yield f"{name}: {count} documents have this id"
