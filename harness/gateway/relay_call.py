"""One call to an upstream while it runs: what came back of it, how it failed, and its filing."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from .admission import Visit
from .api_errors import ApiError
from .tokens import count, count_messages
from .upstream import PricedModel


class InfrastructureFault(Exception):
    """The upstream failed, not the caller: `status` is 502, or 504 where it took too long.

    `lasting`: it would fail again, so it is not tried again.
    """

    def __init__(self, status: int, why: str, lasting: bool = False) -> None:
        super().__init__(why)
        self.status, self.lasting = status, lasting

    def refusal(self) -> ApiError:
        """Return what the caller is told."""
        return ApiError(self.status, f"The upstream endpoint failed: {self}", "upstream_error",
                        "upstream_error")


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call, and who counted them."""

    prompt_tokens: int
    completion_tokens: int
    source: str


class Call:
    """One relayed call while it runs: what has come back so far, and its filing."""

    def __init__(self, visit: Visit, model: PricedModel,
                 messages: tuple[tuple[str, str], ...], stream: bool) -> None:
        self.visit, self.model, self.messages, self.stream = visit, model, messages, stream
        self.tried = visit.ticket.began
        self.ended: float | None = None
        self.reply = ""
        self.usage: Usage | None = None

    def answered(self, reply: str) -> None:
        """Note that the reply is whole."""
        self.reply, self.ended = reply, time.monotonic()

    def failed(self, fault: InfrastructureFault) -> None:
        """File the call, uncharged."""
        self.usage, self.ended = Usage(0, 0, "none"), time.monotonic()
        self._file(fault.status, 0.0)

    def file(self, status: int) -> None:
        """File and charge the call; what the upstream did not count is counted here."""
        usage = self.usage or Usage(count_messages(text for _, text in self.messages),
                                    count(self.reply), "counted")
        self.usage = usage
        self._file(status, self.model.usd(usage.prompt_tokens, usage.completion_tokens))

    def _file(self, status: int, usd: float) -> None:
        assert self.usage is not None
        ended = time.monotonic() if self.ended is None else self.ended
        self.visit.file(
            model=self.model.name, messages=self.messages, reply=self.reply,
            prompt_tokens=self.usage.prompt_tokens,
            completion_tokens=self.usage.completion_tokens, usd=usd, ended=ended,
            # Of the last try alone: earlier ones failed through no fault of the caller.
            real_ms=(ended - self.tried) * 1000, modelled_ms=None, status=status,
            stream=self.stream, usage_source=self.usage.source)


def usage_of(data: dict[str, Any]) -> Usage | None:
    """Return the upstream's own count, None where it gave none that can be read."""
    usage = data.get("usage")
    if not isinstance(usage, dict):
        return None
    prompt, completion = usage.get("prompt_tokens"), usage.get("completion_tokens", 0)
    if any(isinstance(n, bool) or not isinstance(n, int) or n < 0 for n in (prompt, completion)):
        return None
    return Usage(prompt, completion, "upstream")  # type: ignore[arg-type]
