"""Counts and lists over a family: how many, or which, of its variants have something.

Only where one document tells the value for every member of the family, so that a reader can see
that these are all.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from corpus.facts import Entity, Fact, Scope
from heldout.questions.evidence import alternatives, proof, together
from heldout.questions.facts import Facts, number, size
from heldout.questions.gold import subject
from heldout.questions.naming import called, names, ref
from scoring.records import AnswerType, Evidence, Gold, Kind, Question, Subject

# (kind, attribute) → (what is counted, condition with a threshold {t}); {f} is the family.
ABOVE: dict[tuple[str, str], tuple[str, str]] = {
    ("product", "weight"): ("{f} variants", "weigh more than {t} kg"),
    ("product", "warranty"): ("{f} variants", "come with more than {t} of warranty"),
    ("product", "calibration"): ("{f} variants", "can go longer than {t} without calibration"),
    ("product", "torque"): ("{f} variants", "need more than {t} Nm of mounting torque"),
    ("product", "cable"): ("{f} variants", "have more than {t} m of cable"),
    ("fault", "wait"): ("{f} error codes", "ask for a cool-down of more than {t}"),
    ("part", "stock"): ("{f} spare parts", "have a minimum stock above {t}"),
    ("site", "rigs"): ("of our sites", "have more than {t} calibration rigs"),
    ("site", "headcount"): ("of our sites", "have more than {t} employees"),
    ("plan", "visits"): ("service plans", "include more than {t} visits"),
    ("supplier", "lead_time"): ("suppliers", "take longer than {t} to deliver"),
}
LONGEST = 6  # items of a list that is still a short answer
LISTED: dict[tuple[str, str], tuple[str, ...]] = {
    ("product", "protocols"): ("How many protocols does {s} support?",
                               "By how many different protocols can {s} communicate?"),
    ("product", "materials"): ("How many different wetted materials does {s} have?",),
    ("contract", "plants"): ("How many plants of {s} are covered by the contract?",
                             "For how many plants of {s} does our contract hold?"),
    ("release", "fixes"): ("How many issues did the latest {s} firmware fix?",),
    ("programme", "streams"): ("Into how many work streams is {s} divided?",
                               "How many work streams does {s} have?"),
}


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield counts of list items, then counts and lists over whole groups."""
    for key, wordings in LISTED.items():
        for fact in facts.current(*key):
            yield _count_of_list(facts, fact, random.choice(wordings))
    for (kind, attribute), (what, condition) in ABOVE.items():
        for family, members in _groups(facts, kind):
            rows = _all_told(facts, members, attribute)
            spans = together(facts, rows) if len(rows) >= 3 else ()
            if spans:
                yield from _threshold(facts, rows, spans, what.format(f=family), condition,
                                      random)
    for family, members in _groups(facts, "product"):
        rows = _all_told(facts, members, "bluetooth")
        spans = together(facts, rows) if len(rows) >= 2 else ()
        if spans:
            yield from _having(facts, rows, spans, family, random)


def _groups(facts: Facts, kind: str) -> list[tuple[str, list[Entity]]]:
    groups: dict[str, list[Entity]] = {}
    for entity in facts.of_kind(kind):
        groups.setdefault(ref(entity, "family") or "", []).append(entity)
    return list(groups.items())


def _all_told(facts: Facts, members: list[Entity], attribute: str) -> list[Fact]:
    """Return one unscoped current fact for each member, or nothing if one member has none."""
    rows = [facts.of(member.id, attribute) for member in members]
    found = [row for row in rows if row is not None and row.scope == Scope()]
    return found if len(found) == len(members) else []


def _count_of_list(facts: Facts, fact: Fact, wording: str) -> Question:
    entity = facts.entity[fact.subject]
    spans = proof(facts, fact)
    return Question(
        f"q-count-{fact.id}", wording.format(s=called(entity).with_article), Kind.COMPUTED,
        Gold(AnswerType.NUMBER, (str(len(fact.values)),)), subject(entity), evidence=spans,
        cluster=spans[0].document, alternatives=alternatives(facts, fact))


def _threshold(facts: Facts, rows: list[Fact], spans: tuple[Evidence, ...], what: str,
               condition: str, random: Random) -> Iterator[Question]:
    """Draw a threshold between two values of the group and ask how many or which lie above it."""
    ordered = sorted(rows, key=lambda row: (size(row), row.id))
    # At least two lie above: a list of one is no list. The threshold is itself a value of the
    # group, and "more than" leaves no doubt about it.
    low = ordered[random.randrange(len(ordered) - 2)]
    limit = _shown(low, number(low))
    above = [row for row in rows if size(row) > size(low)]
    if not 2 <= len(above) <= LONGEST:
        return
    stem = f"{rows[0].id}-{rows[0].attribute}"
    many = random.choice(("How many {w} {c}?", "I am counting: how many {w} {c}?",
                          "What number of {w} {c}?")).format(w=what, c=condition.format(t=limit))
    yield _group_question(facts, rows, spans, f"q-count-{stem}", many, above, False)
    which = random.choice(("Which {w} {c}?", "List the {v} that {c}.", "Tell me which {w} {c}.")
                          ).format(w=what, v=what.removeprefix("of our "),
                                   c=condition.format(t=limit))
    yield _group_question(facts, rows, spans, f"q-list-{stem}", which, above, True)


def _shown(fact: Fact, limit: Decimal) -> str:
    unit = fact.values[0].text.split()[1:]
    return f"{limit:f} {unit[0]}{'' if limit == 1 else 's'}" if unit else f"{limit:f}"


def _having(facts: Facts, rows: list[Fact], spans: tuple[Evidence, ...], family: str,
            random: Random) -> Iterator[Question]:
    """Ask which, and how many, variants have Bluetooth; at least two must."""
    having = [row for row in rows if row.values[0].text == "yes"]
    if len(having) < 2:
        return
    many = random.choice(("How many {f} variants have Bluetooth?",
                          "How many models of the {f} series support Bluetooth?",
                          "In how many {f} variants is there Bluetooth?")).format(f=family)
    which = random.choice(("Which {f} variants have Bluetooth?",
                           "A customer wants a {f} with Bluetooth. Which variants have it?",
                           "List the {f} variants with Bluetooth.")).format(f=family)
    yield _group_question(facts, rows, spans, f"q-count-{rows[0].id}", many, having, False)
    yield _group_question(facts, rows, spans, f"q-list-{rows[0].id}", which, having, True)


def _group_question(facts: Facts, rows: list[Fact], spans: tuple[Evidence, ...], name: str,
                    text: str, chosen: list[Fact], listed: bool) -> Question:
    members = [facts.entity[row.subject] for row in rows]
    winners = [facts.entity[row.subject] for row in chosen]
    count = Gold(AnswerType.NUMBER, (str(len(chosen)),),
                 side_values=tuple(row.values[0].text for row in rows
                                   if row.values[0].type.value == "number"))
    items = Gold(AnswerType.LIST, tuple(names(e)[0] for e in winners),
                 tuple(names(e)[1:] for e in winners), item_type=_item_type(members[0]))
    family = ref(members[0], "family") or members[0].name
    return Question(
        id=name,
        text=text,
        kind=Kind.LIST if listed else Kind.COMPUTED,
        gold=items if listed else count,
        subject=Subject(family, tuple(n for member in members for n in names(member))),
        evidence=spans,
        cluster=spans[0].document,
    )


def _item_type(member: Entity) -> AnswerType:
    return AnswerType.IDENTIFIER if member.kind == "fault" else AnswerType.NAME
