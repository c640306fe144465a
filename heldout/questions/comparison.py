"""Questions which of two things has more of something, or whether one does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random

from corpus.facts import Fact, Scope
from heldout.questions.evidence import alternatives, proof
from heldout.questions.facts import Facts, size
from heldout.questions.gold import subject
from heldout.questions.naming import called, names, ref
from heldout.questions.qualifiers import where
from scoring.records import AnswerType, Gold, Kind, Question, Subject

# (kind, attribute) → how to say that {a} has more of it than {b}: as a clause after "which" and
# after "does/is"; {w} is where.
MORE: dict[tuple[str, str], tuple[str, str]] = {
    ("product", "weight"): ("is heavier", "Is {a} heavier than {b}?"),
    ("product", "warranty"): ("has the longer warranty",
                              "Does {a} have a longer warranty than {b}?"),
    ("product", "cable"): ("comes with the longer cable",
                           "Is the cable of {a} longer than that of {b}?"),
    ("product", "torque"): ("needs more torque when it is mounted",
                            "Does {a} have to be screwed in tighter than {b}?"),
    ("product", "supply"): ("needs the higher voltage",
                            "Does {a} need a higher voltage than {b}?"),
    ("product", "calibration"): ("can go longer between calibrations",
                                 "Can {a} go longer without calibration than {b}?"),
    ("product", "range"): ("measures further up", "Does {a} measure further up than {b}?"),
    ("product", "pressure"): ("stands more pressure", "Does {a} stand more pressure than {b}?"),
    ("product", "settling"): ("takes longer to react", "Does {a} take longer to react than {b}?"),
    ("product", "launched"): ("came out later", "Did {a} come out later than {b}?"),
    ("site", "headcount"): ("has more people", "Do more people work at {a} than at {b}?"),
    ("site", "rigs"): ("has more calibration rigs",
                       "Are there more calibration rigs at {a} than at {b}?"),
    ("site", "area"): ("is the larger one in floor space",
                       "Does {a} have more floor space than {b}?"),
    ("site", "opened"): ("opened later", "Did {a} open later than {b}?"),
    ("plan", "price"): ("is dearer{w}", "Is {a} dearer than {b}{w}?"),
    ("plan", "visits"): ("includes more visits", "Does {a} include more visits than {b}?"),
    ("plan", "uptime"): ("promises more availability",
                         "Does {a} promise more availability than {b}?"),
    ("plan", "response"): ("lets customers wait longer for a reaction",
                           "Do customers wait longer for a reaction under {a} than under {b}?"),
    ("service", "fee"): ("costs more{w}", "Does {a} cost more than {b}{w}?"),
    ("service", "turnaround"): ("takes longer{w}", "Does {a} take longer than {b}{w}?"),
    ("supplier", "lead_time"): ("takes longer to deliver",
                                "Does {a} take longer to deliver than {b}?"),
    ("supplier", "moq"): ("makes us order more pieces at least",
                          "Does {a} have a larger minimum order than {b}?"),
    ("supplier", "discount"): ("gives the larger volume discount",
                               "Does {a} give a larger volume discount than {b}?"),
    ("supplier", "credit"): ("gives us more time to pay",
                             "Does {a} give us more time to pay than {b}?"),
    ("contract", "cap"): ("has the higher liability cap in its contract",
                          "Is our liability towards {a} capped higher than towards {b}?"),
    ("contract", "notice"): ("has the longer notice period",
                             "Does {a} have a longer notice period than {b}?"),
    ("contract", "payment"): ("has more time to pay", "Does {a} have more time to pay than {b}?"),
    ("contract", "interest"): ("pays more interest when it is late",
                               "Does {a} pay a higher rate on late payments than {b}?"),
    ("contract", "term"): ("signed for longer", "Did {a} sign for a longer first term than {b}?"),
    ("fault", "wait"): ("needs the longer pause before a restart",
                        "Is the pause before a restart longer after {a} than after {b}?"),
    ("part", "part_price"): ("costs more", "Does {a} cost more than {b}?"),
    ("part", "life"): ("lasts longer between replacements",
                       "Does {a} last longer between replacements than {b}?"),
    ("team", "size"): ("has more people", "Are there more people in {a} than in {b}?"),
    ("incident", "outage"): ("lasted longer", "Did {a} last longer than {b}?"),
    ("incident", "affected"): ("hit more customers", "Did {a} hit more customers than {b}?"),
    ("programme", "budget"): ("has the larger budget", "Does {a} have a larger budget than {b}?"),
    ("programme", "kickoff"): ("started later", "Did {a} start later than {b}?"),
    ("system", "users"): ("has more users", "Does {a} have more users than {b}?"),
    ("system", "rto"): ("may be down for longer", "May {a} be down for longer than {b}?"),
    ("system", "backup"): ("goes longer between two backups",
                           "Does {a} go longer between two backups than {b}?"),
}
WHICH = ("Which {c}, {a} or {b}?", "{A} or {b}: which {c}?", "Between {a} and {b}, which one {c}?",
         "Of {a} and {b}, which {c}?", "We are choosing between {a} and {b}. Which {c}?",
         "Comparing {a} with {b}, which {c}?", "Quick one: which {c}, {a} or {b}?",
         "I have to choose: {a} or {b}? Which one {c}?")
YES_NO = 0.2


def build(facts: Facts, random: Random) -> Iterator[Question]:
    """Yield a question for pairs of near neighbours whose values differ."""
    for key in MORE:
        rows = [fact for fact in facts.current(*key)
                if facts.only_one_called(facts.entity[fact.subject],
                                         called(facts.entity[fact.subject]).bare)]
        for left, right in _pairs(facts, rows, random):
            if size_of(left) != size_of(right) and left.values[0].unit == right.values[0].unit:
                yield _question(facts, left, right, random)


def _pairs(facts: Facts, rows: list[Fact], random: Random) -> Iterator[tuple[Fact, Fact]]:
    """Yield neighbours of the same scope: siblings of a family, else few of all pairs."""
    pairs = [(a, b) for a, b in combinations(rows, 2)
             if a.scope == b.scope and a.subject != b.subject]
    for left, right in pairs:
        one, other = facts.entity[left.subject], facts.entity[right.subject]
        near = abs(rows.index(left) - rows.index(right)) <= (1 if len(rows) > 12 else 2)
        family = ref(one, "family")
        if (family == ref(other, "family") if family else near or left.scope != Scope()) \
                and random.random() < (0.5 if len(pairs) > 30 else 1):
            yield (left, right) if random.random() < 0.5 else (right, left)


def size_of(fact: Fact) -> object:
    """Return what facts of one attribute compare by; ISO dates compare as text."""
    return fact.values[0].text if fact.values[0].type.value == "date" else size(fact)


def _question(facts: Facts, left: Fact, right: Fact, random: Random) -> Question:
    one, other = facts.entity[left.subject], facts.entity[right.subject]
    about = where(left.scope, one.kind, random, apart=False).inside
    a, b = called(one).with_article, called(other).with_article
    clause, whether = MORE[one.kind, left.attribute]
    more = size_of(left) > size_of(right)  # type: ignore[operator]
    winner = one if more else other
    if random.random() < YES_NO:
        text = whether.format(a=a, b=b, w=about)
        gold = Gold(AnswerType.YES_NO, ("yes" if more else "no",))
    else:
        text = random.choice(WHICH).format(
            a=a, b=b, A=a[0].upper() + a[1:], c=clause.format(w=about))
        gold = Gold(AnswerType.CHOICE, names(winner)[:1], (names(winner)[1:],),
                    options=(names(one), names(other)),
                    side_values=(left.values[0].text, right.values[0].text))
    spans = proof(facts, left, right)
    about_both = subject(winner)
    loser = other if more else one
    return Question(
        id=f"q-more-{left.id}-{right.id}",
        text=text,
        kind=Kind.COMPARISON,
        gold=gold,
        subject=Subject(about_both.name, (*about_both.aliases, *names(loser))),
        evidence=spans,
        cluster=spans[0].document,
        alternatives=alternatives(facts, left, right),
    )
