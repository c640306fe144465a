"""What the model calls of a question cost, from the gateway's own account of this kit's key."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass

from .place import HOST, KEY


@dataclass(frozen=True)
class Spent:
    """Model calls, tokens, USD and modelled seconds (None: the calls took real time)."""

    calls: int
    prompt_tokens: int
    completion_tokens: int
    usd: float
    model_seconds: float | None

    def since(self, before: Spent) -> Spent:
        """Return what came on top of an earlier reading."""
        both = None if self.model_seconds is None or before.model_seconds is None else \
            round(self.model_seconds - before.model_seconds, 4)
        return Spent(self.calls - before.calls, self.prompt_tokens - before.prompt_tokens,
                     self.completion_tokens - before.completion_tokens,
                     round(self.usd - before.usd, 8), both)


def spent(port: int) -> Spent | None:
    """Return what was spent since the gateway started; None where it does not say."""
    request = urllib.request.Request(f"http://{HOST}:{port}/v1/usage",
                                     headers={"Authorization": f"Bearer {KEY}"})
    try:
        with urllib.request.urlopen(request, timeout=5) as told:
            found = json.load(told)
        return Spent(found["calls"], found["prompt_tokens"], found["completion_tokens"],
                     found["usd"], found["modelled_seconds"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def restored(found: Mapping[str, object] | None) -> Spent | None:
    """Return what a saved run says of a question."""
    return None if found is None else Spent(**found)  # type: ignore[arg-type]
