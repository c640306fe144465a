"""The claims, one function each, and the order in which they are proved."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from harness.progress import say
from harness.proving.bench import Bench, Labels, Seen, asking
from harness.proving.disturbing import noisy, unread
from heldout.variant import uncalibrated
from scoring.records import Kind

SMALL = "reader-small"
OTHER_SEED = 5
LISTED = 3  # moved labels that are told


@dataclass(frozen=True, slots=True)
class Proof:
    """One claim, whether it held, and the figures that say so."""

    claim: str
    held: bool
    figures: str


def prove(bench: Bench) -> Iterator[Proof]:
    """Yield each claim about the bench's variant once it is proved or refuted."""
    say("the untouched service")
    plain = bench.run()
    yield _alike("two runs of one service", plain.before, plain.after)
    for claim, check in CLAIMS.items():
        say(claim)
        yield check(claim, bench, plain)


def _noise(threads: int) -> Callable[[str, Bench, Seen], Proof]:
    def check(claim: str, bench: Bench, plain: Seen) -> Proof:
        found = bench.run(noisy(bench.baseline(), threads, threads))
        return _alike(claim, plain.after, found.after)
    return check


def _renamed(claim: str, bench: Bench, plain: Seen) -> Proof:
    """Ask under other names. One kind the verdict rules do read, and it keeps its name.

    Of a computed question a wrong answer that states one of its operands is grounded, not invented.
    """
    asked = list(bench.variant.questions[:bench.most])
    random.Random(claim).shuffle(asked)
    kinds = [kind for kind in Kind if kind is not Kind.COMPUTED]
    other = asking(bench.variant, tuple(
        replace(question, id=f"other-{number:04}", kind=kind if question.kind is not Kind.COMPUTED
                else question.kind)
        for (number, question), kind in zip(enumerate(asked), itertools.cycle(kinds),
                                            strict=False)))
    return _alike(claim, plain.after, bench.run(variant=other).after)


def _unread(claim: str, bench: Bench, plain: Seen) -> Proof:
    return _different(claim, plain, bench.run(unread(bench.baseline())))


def _small(claim: str, bench: Bench, plain: Seen) -> Proof:
    return _different(claim, plain, bench.run(model=SMALL))


def _swapped(claim: str, bench: Bench, plain: Seen) -> Proof:
    """Ask the same, but take the next question's right answer of its type for right."""
    asked = bench.variant.questions[:bench.most]
    groups: dict[str, list[int]] = {}
    for number, question in enumerate(asked):
        groups.setdefault(f"{question.answerability} {question.gold.type}", []).append(number)
    turned = list(asked)
    for members in groups.values():
        for number, other in zip(members, [*members[1:], members[0]], strict=True):
            turned[number] = replace(asked[number], gold=asked[other].gold)
    found = bench.run(variant=asking(bench.variant, tuple(turned)))
    return _different(claim, plain, found)


def _elsewhere(claim: str, bench: Bench, plain: Seen) -> Proof:
    found = bench.run(variant=uncalibrated(OTHER_SEED, bench.settings.cache))
    shared = len(set(found.after) & set(plain.after))
    return replace(_different(claim, plain, found),
                   figures=f"{plain}, then {found}; {shared} questions in common")


def _chosen_otherwise(claim: str, bench: Bench, plain: Seen) -> Proof:
    other = uncalibrated(bench.variant.seed, bench.settings.cache)
    return _different(claim, plain, bench.run(variant=other))


CLAIMS: dict[str, Callable[[str, Bench, Seen], Proof]] = {
    "noise of 1e-4 on every embedding, one thread": _noise(1),
    "noise of 1e-4 on every embedding, two threads": _noise(2),
    "other ids, other kinds, another order": _renamed,
    "a pipeline that reads no documents": _unread,
    "a smaller reader": _small,
    "the right answers of other questions": _swapped,
    "another company": _elsewhere,
    "a selection by kind and document alone": _chosen_otherwise,
}


def _alike(claim: str, was: Labels, now: Labels) -> Proof:
    """Prove that no label differs."""
    moved = sorted(text for text in was if now.get(text) is not was[text])
    told = "; ".join(f"{was[text]} → {now.get(text)}: {text}" for text in moved[:LISTED])
    alike = f"{len(was) - len(moved)} of {len(was)} labels alike"
    return Proof(f"{claim}: no label changes", not moved and len(was) == len(now),
                 f"{alike} ({told})" if told else alike)


def _different(claim: str, plain: Seen, found: Seen) -> Proof:
    """Prove that the figures differ."""
    moved = (plain.right, plain.invented, plain.total) != (
        found.right, found.invented, found.total)
    return Proof(f"{claim}: the figures change", moved, f"{plain}, then {found}")
