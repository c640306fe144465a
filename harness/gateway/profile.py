"""Prices and the latency profile of the bundled reader, read once from `profile.toml`.

Modelled milliseconds = (first token + prompt tokens + completion tokens) x a factor that is a pure
function of the messages, so that p95 differs from p50 as in life and a rerun gives the same.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("profile.toml")


@dataclass(frozen=True, slots=True)
class Model:
    """One model on the list. Prices in USD per million tokens, times in milliseconds."""

    name: str
    aliases: tuple[str, ...]
    context_tokens: int
    usd_prompt: float
    usd_completion: float
    first_token_ms: int
    prompt_ms: int       # per thousand prompt tokens
    completion_ms: int   # per thousand completion tokens

    @property
    def size(self) -> str:
        """Return the reader's size: "large" or "small"."""
        return self.name.rsplit("-", 1)[1]

    def usd(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Return the price of one call in USD, to a billionth."""
        total = prompt_tokens * self.usd_prompt + completion_tokens * self.usd_completion
        return round(total / 1_000_000, 9)

    def milliseconds(self, prompt_tokens: int, completion_tokens: int, text: str) -> float:
        """Return the modelled duration of one call; `text` is all of its messages."""
        plain = (self.first_token_ms * 1000 + prompt_tokens * self.prompt_ms
                 + completion_tokens * self.completion_ms)
        quantiles = profile().quantiles
        digest = hashlib.sha256(f"{self.name}\0{text}".encode("utf-8", "replace")).digest()
        factor = quantiles[int.from_bytes(digest[:8], "big") % len(quantiles)]
        return plain * factor // 1000 / 1000


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole file. `version` is its date and the start of its hash."""

    version: str
    models: tuple[Model, ...]
    quantiles: tuple[int, ...]

    def find(self, name: str) -> Model | None:
        """Return the model called `name` or one of whose aliases it is."""
        return next((m for m in self.models if name == m.name or name in m.aliases), None)


@cache
def profile() -> Profile:
    """Read the profile."""
    raw = FILE.read_bytes()
    data = tomllib.loads(raw.decode())
    models = tuple(
        Model(name, tuple(row["aliases"]), row["context_tokens"],
              row["usd_per_million_prompt_tokens"], row["usd_per_million_completion_tokens"],
              row["first_token_ms"], row["ms_per_thousand_prompt_tokens"],
              row["ms_per_thousand_completion_tokens"])
        for name, row in data["models"].items())
    version = f"{data['dated']}-{hashlib.sha256(raw).hexdigest()[:12]}"
    return Profile(version, models, tuple(data["jitter"]["quantiles"]))
