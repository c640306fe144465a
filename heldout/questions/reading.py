"""Read a question as somebody who knows the company would: whom it names, where, and when.

Independent of the builders: it sees the text alone, and the names that the world's entities have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.facts import Entity, Fact, Scope
from heldout.questions.facts import Facts
from heldout.questions.moments import Moment, read
from heldout.questions.naming import names


@dataclass(frozen=True, slots=True)
class Understood:
    """`subjects` are entities of the asked kind that the text names, longest names first."""

    subjects: tuple[str, ...]
    regions: tuple[str, ...]
    plans: tuple[str, ...]
    editions: tuple[str, ...]
    moment: Moment


class Reader:
    """Finds names of one kind in questions; patterns are made once for each kind."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        scopes = [fact.scope for fact in facts.company.facts]
        self._regions = sorted({scope.region for scope in scopes if scope.region})
        self._plans = sorted({scope.plan for scope in scopes if scope.plan})
        self._editions = sorted({scope.edition for scope in scopes if scope.edition})
        self._by_name: dict[str, dict[str, list[str]]] = {}
        self._pattern: dict[str, re.Pattern[str]] = {}
        for kind in sorted({entity.kind for entity in facts.company.entities}):
            index: dict[str, list[str]] = {}
            for entity in facts.of_kind(kind):
                for name in names(entity):
                    index.setdefault(name, []).append(entity.id)
            self._by_name[kind] = index
            longest = sorted(index, key=lambda name: (-len(name), name))
            self._pattern[kind] = re.compile(
                r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w]|-\w)")

    def named(self, text: str, kind: str) -> tuple[str, ...]:
        """Return the ids of all entities of a kind that answer to a name in the text."""
        found: list[str] = []
        for match in self._pattern[kind].finditer(text):
            found += self._by_name[kind][match.group()]
        return tuple(dict.fromkeys(found))

    def masked(self, text: str, kind: str) -> str:
        """Return the text without names of that kind: an outage's name holds a month."""
        return self._pattern[kind].sub("…", text)

    def understand(self, text: str, kind: str) -> Understood:
        """Return whom, where and when a question about an entity of `kind` means."""
        bare = self.masked(text, kind)
        return Understood(
            self.named(text, kind),
            _present(bare, self._regions),
            _present(text, self._plans),
            _present(text, self._editions),
            read(bare),
        )

    def candidates(self, text: str, kind: str, attribute: str) -> list[Fact]:
        """Return every fact that could be meant if `attribute` is what is asked for."""
        meant = self.understand(text, kind)
        rows = self.facts.by_attribute.get((kind, attribute), [])
        if kind != "policy":  # a policy is known by what it rules, not by its name
            rows = [fact for fact in rows if fact.subject in meant.subjects]
        rows = [fact for fact in rows if _within(fact.scope, meant)]
        keyed = [fact for fact in rows if _keyed(text, fact, self.facts)]
        return keyed or [fact for fact in rows
                         if meant.moment.includes(fact, self.facts.versions(fact))]

    def who(self, entity: Entity) -> str:
        """Return an entity's name for a message."""
        return f"{entity.name} ({entity.id})"


def _present(text: str, words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if re.search(
        rf"(?<!\w){re.escape(word)}(?!\w)", text))


def _within(scope: Scope, meant: Understood) -> bool:
    """Say whether a fact of this scope may be meant: what the text does not say stays open."""
    return all(value is None or not said or value in said for value, said in (
        (scope.region, meant.regions), (scope.plan, meant.plans), (scope.edition, meant.editions)))


def _keyed(text: str, fact: Fact, facts: Facts) -> bool:
    """Say whether the question names the firmware version to which the fact belongs."""
    return facts.kind(fact) == "release" and any(
        version.valid_from == fact.valid_from and re.search(
            rf"(?<![\w.]){re.escape(version.values[0].text)}(?![\w]|\.\d)", text)
        for version in facts.by_subject.get((fact.subject, "version"), ()))
