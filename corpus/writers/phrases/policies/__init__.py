"""Sentences for policies. `{s}` is the policy with its region, as "the Leave Policy for Iberia"."""

from __future__ import annotations

from corpus.writers.phrases.policies import duties, machines, money, time_off

PHRASES: dict[tuple[str, str], tuple[str, ...]] = {
    **time_off.PHRASES, **money.PHRASES, **machines.PHRASES, **duties.PHRASES}
