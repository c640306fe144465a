"""What a run is: its two sides before they run, and `run.json` with the hash that is its id."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from harness import requirements
from harness.gateway.profile import profile
from harness.gateway.reader import fingerprint
from harness.pipeline_env import Environment
from harness.sandbox.tiers import Tier
from harness.settings import Settings
from harness.submission import Submission
from harness.weights import shelf as shelves
from harness.weights.shelf import Shelf
from heldout.variant import Variant
from scoring.records import Question

LIMITS = ("question_seconds", "ready_seconds", "total_seconds", "answer_bytes", "restarts",
          "question_tokens", "question_usd", "run_tokens", "run_usd", "memory_mb", "processes",
          "open_files", "file_mb", "temporary_mb", "log_kb", "index_mb")
# Raised because a run was cut short by them: the answers that are there already stay good.
PATIENCE = ("ready_seconds", "log_kb", "index_mb")


@dataclass(frozen=True, slots=True)
class Entrant:
    """A side before it runs: its snapshot and its environment."""

    name: str
    submission: Submission
    environment: Environment
    shelf: Shelf


def entrant(name: str, submission: Submission, tier: Tier, settings: Settings) -> Entrant:
    """Return a side with its environment and its models, made if they are not there yet.

    Raises `HarnessError` where its packages or models cannot be had.
    """
    wanted, constraints = requirements.read(submission.folder)
    return Entrant(name, submission, tier.environment(wanted, constraints, settings.cache),
                   shelves.ensure(submission.folder, settings))


def describe(variant: Variant, questions: Sequence[Question], entrants: Sequence[Entrant],
             tier: Tier, settings: Settings) -> dict[str, Any]:
    """Return `run.json`; its id is the hash of everything that decides the answers."""
    hashes = {
        **variant.manifest,
        "asked": hashlib.sha256("\n".join(q.id for q in questions).encode()).hexdigest(),
        **{f"{entrant.name}_tree": entrant.submission.hash for entrant in entrants},
        **{f"{entrant.name}_environment": entrant.environment.hash for entrant in entrants},
        **{f"{entrant.name}_models": entrant.shelf.hash for entrant in entrants
           if entrant.shelf.hash},
        "reader": fingerprint(),
        "profile": profile().version,
        "model": settings.model,
        "isolation": tier.identity,
        **({"traces": "collected"} if settings.traces else {}),
        **({"limits": chosen} if (chosen := _other_limits(settings)) else {}),
    }
    text = "\n".join(f"{name}={hashes[name]}" for name in sorted(hashes))
    return {
        "id": hashlib.sha256(text.encode()).hexdigest()[:16],
        "variant": variant.name,
        "submission": entrants[1].submission.origin,
        "asked": len(questions),
        "models": entrants[1].shelf.models,
        "tier": tier.shown(tier.weak),
        "hashes": hashes,
        "machine": {"system": platform.system(), "architecture": platform.machine(),
                    "python": platform.python_version(), "cores": os.cpu_count()},
        "limits": {name: getattr(settings, name) for name in LIMITS},
    }


def _other_limits(settings: Settings) -> str:
    """Return the limits that can decide an answer and are not the usual ones, in words."""
    usual = Settings()
    return " ".join(f"{name}={getattr(settings, name)}" for name in LIMITS
                    if name not in PATIENCE and getattr(settings, name) != getattr(usual, name))
