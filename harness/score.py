"""The main job, from top to bottom: take in, prepare, run both sides, judge, compare, show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from harness import referee, traced
from harness.describing import Entrant, describe, entrant
from harness.errors import HarnessError
from harness.gateway import Gateway, GatewayError
from harness.intake import hand_ins, take
from harness.intake.belonging import belongs
from harness.intake.facts import facts
from harness.judging import examination, judge_side
from harness.progress import Steps, say
from harness.referee import Contestant
from harness.run_folder import Side, point_latest, private, room_to_write, write_json
from harness.running import Running
from harness.sandbox import doctor, limits
from harness.sandbox.channel import OUTWARDS
from harness.sandbox.leftovers import sweep
from harness.sandbox.limits import Limits
from harness.sandbox.service import BoxedService
from harness.sandbox.tiers import Tier, choose, observe
from harness.service import Launch, Service
from harness.settings import Settings
from harness.submission import keep
from harness.variants import drift
from heldout import variant as variants
from heldout.baseline import thaw
from heldout.variant import Variant
from scoring.comparison import compare
from scoring.records import Question
from scoring.version import version


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run: its folder, the report, and whether anything had to be asked."""

    folder: Path
    comparison: dict[str, Any]
    asked: int


def score(source: str | Path, settings: Settings, most: int | None = None, fresh: bool = False,
          variant: Variant | None = None, practice: bool = False) -> Outcome:
    """Score what was handed in against the variant's baseline.

    `source` is a folder, an archive, a git bundle or a git URL. `most` limits the questions (a
    trial run), `fresh` measures again what was measured before, `practice` asks the public
    practice questions as well, after the hidden ones.
    Raises `HarnessError` in three parts; what was recorded until then is kept.
    """
    with room_to_write():
        return _score(source, settings, most, fresh, variant, practice)


def _score(source: str | Path, settings: Settings, most: int | None, fresh: bool,
           variant: Variant | None, practice: bool) -> Outcome:
    sweep(settings.cache)  # even if nothing is left to ask: the last run may have died at its end
    examination()
    chosen = variant or variants.demo(settings.cache)
    questions = chosen.questions[:most] if most or not practice else \
        (*chosen.questions, *chosen.practice)
    taken = take(source, settings.cache)  # before anything long: a wrong path is told at once
    belongs({**taken.files, **taken.around}, chosen)
    untouched = thaw(chosen.baseline)
    baseline = keep(untouched, settings.cache, "frozen baseline")
    tier = choose(settings, taken.submission.hash == baseline.hash)
    entrants = (entrant("baseline", baseline, tier, settings),
                entrant("submission", taken.submission, tier, settings))
    about = describe(chosen, questions, entrants, tier, settings)
    about["intake"] = facts(taken, untouched, chosen) | {"drift": drift(chosen)}
    home = settings.runs / str(about["id"])
    if fresh:
        _set_aside(home)
    private(home)
    sides = {"baseline": Side(home / "baseline"), "submission": Side(home)}
    about |= _earlier(home)
    write_json(home / "run.json", about)
    point_latest(settings.runs, home.name)
    left = sum(question.id not in side.answers for side in sides.values()
               for question in questions)
    if left:
        about |= _isolation(tier, about, settings)
        write_json(home / "run.json", about)
        with _running(entrants, sides, chosen, tier, settings) as (contestants, gateway), \
                Steps("asking", 2 * len(questions), 2 * len(questions) - left) as steps:
            referee.run(questions, contestants, gateway, settings, steps.step)
            traced.collect(contestants, gateway, bool(settings.traces))
            about["index_seconds"] = {c.name: round(c.service.index_seconds, 3)
                                      for c in contestants}
            write_json(home / "run.json", about)
    about |= happened(sides)
    about |= {"traced": found} if (found := traced.shares(sides)) else {}
    about["hand_in"] = hand_ins.count(settings.hand_ins, chosen, {**taken.files, **taken.around},
                                      taken.submission.hash, home.name)
    write_json(home / "run.json", about)
    return Outcome(home, conclude(home, chosen, questions, about), left)


def happened(sides: Mapping[str, Side]) -> dict[str, Any]:
    """Return what the journals say, over all parts of the run."""
    journals = {name: side.journal for name, side in sides.items()}
    return {"restarts": {name: len(journal.restarts) for name, journal in journals.items()},
            "odd": {name: {what: times for what, times in sorted(journal.odd.items())
                           if what != OUTWARDS} for name, journal in journals.items()},
            "network": {name: journal.odd[OUTWARDS] for name, journal in journals.items()
                        if journal.odd[OUTWARDS]},
            "asked_again": {name: journal.again for name, journal in journals.items()}}


def conclude(home: Path, variant: Variant, questions: Sequence[Question], about: dict[str, Any]
             ) -> dict[str, Any]:
    """Judge both sides from what is recorded, compare, and write verdicts and comparison."""
    examined = examination()
    before, after = (judge_side(Side(folder), questions, variant.documents)
                     for folder in (home / "baseline", home))
    comparison = {**compare(questions, before, after, about), "scorer": {
        "version": version(), "selftest": {"total": examined.total, "right": examined.right,
                                           "false_correct": examined.false_correct}}}
    write_json(home / "comparison.json", comparison)
    return comparison


def _earlier(home: Path) -> dict[str, Any]:
    """Return what an earlier part of the same run measured beside the answers."""
    if not (home / "run.json").is_file():
        return {}
    try:
        known = json.loads((home / "run.json").read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return {name: known[name] for name in ("index_seconds", "isolation", "tier")
            if name in known}


def _isolation(tier: Tier, about: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """Look whether the sandbox holds, and return what of run.json says so.

    What lacked in any part of a run stays on its stamp. Raises `HarnessError` where a wall lacks.
    """
    seen = observe(tier, settings)
    before = about.get("isolation", {}).get("weak", ())
    lacking = sorted({*before, *doctor.weak(seen.controls)})
    return {"tier": tier.shown(lacking),
            "isolation": {"tier": tier.name, "weak": lacking, "null_ms": seen.null_ms(),
                          "observed": [asdict(one) for one in seen.controls]}}


def _set_aside(home: Path) -> None:
    """Move an earlier run of the same id out of the way, keeping it."""
    number = 1
    while home.with_name(f"{home.name}-earlier-{number}").exists():
        number += 1
    if home.exists():
        home.rename(home.with_name(f"{home.name}-earlier-{number}"))


@contextmanager
def _running(entrants: Sequence[Entrant], sides: dict[str, Side], variant: Variant,
             tier: Tier, settings: Settings) -> Iterator[tuple[list[Contestant], Gateway]]:
    """Start the gateway and both services; take everything down on the way out."""
    bounds = limits.of(settings)  # before this process leaves the submissions' core
    with ExitStack() as stack:
        if tier.box is not None:
            stack.enter_context(limits.apart(bounds.cores))
        gateway = Gateway(settings.gateway_port)
        try:
            gateway.start(warmed=False)
        except GatewayError as error:
            raise HarnessError(error.what, error.why, error.fix) from error
        stack.callback(gateway.stop)
        contestants: list[Contestant] = []
        for entrant in entrants:
            key = gateway.issue_key(entrant.name)
            service = _service(_launch(entrant, variant, gateway, key, settings), tier,
                               gateway, bounds)
            stack.callback(service.close)
            contestants.append(Contestant(entrant.name, service, key, sides[entrant.name]))
        _start(contestants, gateway.warm)
        yield contestants, gateway


def _service(launch: Launch, tier: Tier, gateway: Gateway, bounds: Limits) -> Running:
    box = tier.box
    if box is None:
        return Service(launch)
    return BoxedService(launch, gateway, bounds,
                        lambda: box(launch))


def _start(contestants: Sequence[Contestant], meanwhile: Callable[[], None]) -> None:
    """Start all services at once, but let equal ones share the first one's index.

    A boxed one that has to build its index does so alone: it is bounded to one core.
    `meanwhile` is done while they load.
    """
    first, *others = (contestant.service for contestant in contestants)
    say("starting the services (an index is built once for each content)")
    first.start()
    waiting = [service for service in others if not service.has_index() and (
        isinstance(service, BoxedService) or service.launch.index == first.launch.index)]
    for service in others:
        if service not in waiting:
            service.start()
    meanwhile()
    first.wait()
    for service in waiting:
        service.start()
    for service in others:
        service.wait()


def _launch(entrant: Entrant, variant: Variant, gateway: Gateway, key: str, settings: Settings
            ) -> Launch:
    content = (entrant.submission.hash, variant.manifest["documents"], entrant.environment.hash,
               entrant.shelf.hash)
    index = hashlib.sha256(" ".join(content).strip().encode()).hexdigest()[:32]
    return Launch(
        name=entrant.name, folder=entrant.submission.folder, python=entrant.environment.python,
        documents=variant.documents, models=entrant.shelf.folder,
        index=settings.cache / "indexes" / index,
        base_url=gateway.url, api_key=key, model=settings.model,
        log=settings.cache / "logs" / f"service-{entrant.name}-{entrant.submission.hash[:12]}.log",
        ready_seconds=settings.ready_seconds, image=entrant.environment.image,
        traces=bool(settings.traces))


__all__ = ["Outcome", "conclude", "describe", "score"]
