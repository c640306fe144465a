"""A real endpoint behind the gateway: where it is, its key, and what its models cost.

Two settings choose it, a base URL and a key. The price table is the list of models that may be
asked; there is no pass-through of anything else. `relay` does the asking.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .errors import GatewayError

PRICES = Path(__file__).with_name("upstream.toml")


class Kind(StrEnum):
    """What a model does, and so which route it is asked by."""

    CHAT = "chat"            # /v1/chat/completions
    EMBEDDING = "embedding"  # /v1/embeddings
    RERANK = "rerank"        # /v1/rerank, in Cohere's shape


@dataclass(frozen=True, slots=True)
class PricedModel:
    """One model of the table. Prices in USD: per million tokens, and per call where it has one."""

    name: str
    kind: Kind
    usd_prompt: float
    usd_completion: float
    usd_call: float

    def usd(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Return the price of one call in USD, to a billionth."""
        total = prompt_tokens * self.usd_prompt + completion_tokens * self.usd_completion
        return round(total / 1_000_000 + self.usd_call, 9)


@dataclass(frozen=True, slots=True)
class Upstream:
    """An OpenAI-compatible endpoint. `retry_seconds` are the waits before each further try."""

    url: str
    key: str
    models: tuple[PricedModel, ...]
    version: str
    timeout_seconds: float = 120.0
    retry_seconds: tuple[float, ...] = (0.5, 2.0)

    def find(self, name: str, kind: Kind) -> PricedModel | None:
        """Return the model called `name` if it is of this kind."""
        return next((m for m in self.models if (m.name, m.kind) == (name, kind)), None)

    @classmethod
    def at(cls, url: str, key: str, prices: Path = PRICES) -> Upstream:
        """Return the endpoint at `url`; raises `GatewayError` where URL or price table is wrong.

        `url` is a base URL as OpenAI's clients want it: up to and with "/v1".
        """
        try:
            parts = urlsplit(url)
            wrong = parts.scheme not in ("http", "https") or not parts.hostname or parts.query
        except ValueError:
            wrong = True
        if wrong:
            raise GatewayError("the upstream's URL cannot be used",
                               f"{url!r} is no http(s) base URL",
                               "give one such as http://localhost:11434/v1, without a query")
        try:
            raw = prices.read_bytes()
            data = tomllib.loads(raw.decode())
            models = tuple(_model(name, row) for name, row in data["models"].items())
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise GatewayError(
                f"the price table {prices.name} cannot be read", f"{type(error).__name__}: {error}",
                f"give each model its kind and prices, as {PRICES.name} beside the gateway does"
            ) from error
        if not models:
            raise GatewayError(f"the price table {prices.name} is empty", "it lists no model",
                               "add the model you want to use; a local one at price 0")
        version = f"{data.get('dated', 'undated')}-{hashlib.sha256(raw).hexdigest()[:12]}"
        return cls(url.rstrip("/"), key, models, version)


KNOWN = {"kind", "usd_per_million_prompt_tokens", "usd_per_million_completion_tokens",
         "usd_per_call"}


def _model(name: str, row: dict[str, Any]) -> PricedModel:
    if unknown := sorted(set(row) - KNOWN):
        raise ValueError(f"{name} has unknown keys: {', '.join(unknown)}")
    kind = Kind(row.get("kind", "chat"))
    completion = row["usd_per_million_completion_tokens"] if kind is Kind.CHAT else 0
    prompt = row.get("usd_per_million_prompt_tokens", 0) if kind is Kind.RERANK else \
        row["usd_per_million_prompt_tokens"]
    prices = (prompt, completion, row.get("usd_per_call", 0))
    for price in prices:
        if isinstance(price, bool) or not isinstance(price, int | float) or not 0 <= price < 1e6:
            raise ValueError(f"{name}: {price!r} is no price")
    return PricedModel(name, kind, *(float(price) for price in prices))
