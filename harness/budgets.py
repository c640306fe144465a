"""What a question and a side of a run may take, and the words for having taken more.

One question beyond its budget is an error of that question. A side beyond its own is at its end:
what is left is not asked any more, and says why. Sandboxes bound the rest; see `harness.sandbox`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.gateway import MeteredCall
from harness.settings import Settings
from scoring.records import Answer


def overspent(calls: Sequence[MeteredCall], settings: Settings) -> str | None:
    """Return the error of a question whose model calls went beyond its budget, else None."""
    tokens = sum(call.prompt_tokens + call.completion_tokens for call in calls)
    usd = sum(call.usd for call in calls)
    if settings.question_tokens and tokens > settings.question_tokens:
        return f"its model calls took {tokens:,} tokens of at most {settings.question_tokens:,}"
    if settings.question_usd and usd > settings.question_usd:
        return f"its model calls cost ${usd:.4f} of at most ${settings.question_usd:g}"
    return None


def exhausted(answers: Iterable[Answer], totals: tuple[float, int], settings: Settings
              ) -> str | None:
    """Return why a side must not be asked any more, None while it may.

    `totals` is what its model calls have cost, (usd, tokens).
    """
    usd, tokens = totals
    if settings.run_tokens and tokens > settings.run_tokens:
        return f"not asked: the run's model calls took {tokens:,} tokens of at most " \
            f"{settings.run_tokens:,}"
    if settings.run_usd and usd > settings.run_usd:
        return f"not asked: the run's model calls cost ${usd:.4f} of at most ${settings.run_usd:g}"
    seconds = sum(answer.seconds for answer in answers)
    if settings.total_seconds and seconds > settings.total_seconds:
        return f"not asked: the answers before took {seconds:.0f} s of at most " \
            f"{settings.total_seconds} s"
    return None
