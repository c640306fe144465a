"""Two-hop questions: the thing asked about must first be found through another fact.

A bridge goes from what the question names to what it asks about; see `bridges`.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.facts import Fact
from heldout.questions.bridges import Bridge, bridges, naming
from heldout.questions.distractors import distractors
from heldout.questions.evidence import ways
from heldout.questions.facts import Facts
from heldout.questions.gold import entity_gold, gold, subject
from heldout.questions.naming import called, ref
from scoring.records import Evidence, Kind, Question

# What to ask of the thing at the far end; {x} is how the bridge describes it.
GOALS: dict[tuple[str, str], tuple[str, ...]] = {
    ("release", "version"): (
        "What is the latest firmware for {x}?", "Which firmware version should be on {x}?",
        "To which version do I update {x}?"),
    ("release", "released"): (
        "When did the latest firmware for {x} come out?",
        "What is the date of the newest firmware for {x}?"),
    ("person", "extension"): (
        "What is the extension of {x}?", "How do I reach {x} by phone?",
        "Which extension do I dial for {x}?", "I need to call {x}. What number do I dial?"),
    ("site", "head"): ("Who manages {x}?", "Who is in charge at {x}?"),
    ("site", "rigs"): ("How many calibration rigs are there at {x}?",),
    ("site", "headcount"): ("How many people work at {x}?",),
    ("site", "opened"): ("When was {x} opened?", "On what date did {x} open?"),
    ("site", "area"): ("How many square metres does {x} have?",),
    ("site", "lease"): ("Until when is {x} rented?",),
    ("site", "site_code"): ("What is the code of {x}?",),
    ("team", "lead"): ("Who leads {x}?", "Who is the head of {x}?"),
    ("team", "cost_centre"): ("What is the cost centre of {x}?",
                              "Which cost centre do I book for {x}?"),
    ("team", "size"): ("How many people are in {x}?",),
    ("part", "part_price"): ("What does {x} cost?", "How much is {x}?",
                             "What is the price of {x}?"),
    ("part", "stock"): ("How many pieces of {x} should be in stock at least?",
                        "What is the minimum stock of {x}?"),
    ("part", "life"): ("How often is {x} to be replaced?", "After how long is {x} changed?"),
}
PLACES = ("At which site does {x} work?", "Where is the desk of {x}, at which site?",
          "I want to visit {x}. Which site do I go to?", "In which of our sites do I find {x}?")
MOST = 14  # questions over one kind of bridge to one attribute


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield questions over each bridge, every attribute of the far end in turn."""
    turns: dict[tuple[str, str, str], int] = {}
    order = list(bridges(facts))
    random.shuffle(order)
    for bridge in order:
        place = _place(facts, bridge, random) if bridge.end.kind == "person" else None
        if place is not None and turns.get((bridge.name, "site", "name"), 0) < MOST:
            turns[bridge.name, "site", "name"] = turns.get((bridge.name, "site", "name"), 0) + 1
            yield place
        goals = [attribute for kind, attribute in GOALS if kind == bridge.end.kind]
        random.shuffle(goals)
        made = 0
        for attribute in goals:
            key = (bridge.name, bridge.end.kind, attribute)
            goal = facts.of(bridge.end.id, attribute)
            if goal is None or turns.get(key, 0) >= MOST or made >= 2:
                continue
            if any(value.entity == bridge.start.id for value in goal.values):
                continue  # "Who manages the site of its own manager?"
            question = _question(facts, bridge, goal, attribute, random)
            if question is not None:
                turns[key] = turns.get(key, 0) + 1
                made += 1
                yield question


def _place(facts: Facts, bridge: Bridge, random: Random) -> Question | None:
    """Ask at which site the person at the far end works: the directory's entry names it."""
    site = facts.entity.get(ref(bridge.end, "site") or "")
    spans = naming(facts, bridge.end, site) if site else ()
    if site is None or not spans or bridge.fact is None or bridge.start.kind == "site":
        return None
    described = random.choice(bridge.phrases).format(s=called(bridge.start).with_article)
    found = [tuple(dict.fromkeys((*way, *spans))) for way in ways(facts, bridge.fact)]
    return Question(
        id=f"q-hop-{bridge.name}-{bridge.start.id}-at-{bridge.fact.id}",
        text=random.choice(PLACES).format(x=described),
        kind=Kind.TWO_HOP,
        gold=entity_gold(site),
        subject=subject(bridge.end),
        evidence=found[0],
        cluster=found[0][0].document,
        alternatives=tuple(found[1:]),
    )


def _question(facts: Facts, bridge: Bridge, goal: Fact, attribute: str, random: Random
              ) -> Question | None:
    described = random.choice(bridge.phrases).format(s=called(bridge.start).with_article)
    text = random.choice(GOALS[bridge.end.kind, attribute]).format(x=described)
    all_ways = _ways(facts, bridge, goal)
    if not all_ways:
        return None
    return Question(
        id=f"q-hop-{bridge.name}-{bridge.start.id}-{goal.id}",
        text=text,
        kind=Kind.TWO_HOP,
        gold=gold(facts, goal),
        subject=subject(bridge.end),
        evidence=all_ways[0],
        distractors=distractors(facts, goal),
        cluster=all_ways[0][0].document,
        alternatives=tuple(all_ways[1:]),
    )


def _ways(facts: Facts, bridge: Bridge, goal: Fact) -> list[tuple[Evidence, ...]]:
    """Return up to twelve ways to prove the goal, the spans of the bridge in front of each."""
    if bridge.fact is not None:
        return ways(facts, bridge.fact, goal)
    return [tuple(dict.fromkeys((*bridge.spans, *way))) for way in ways(facts, goal)]
