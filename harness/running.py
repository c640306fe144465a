"""What the referee needs of a running submission, whatever it runs in."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

from harness.ask import Reply
from harness.service import Launch


class Running(Protocol):
    """A service that was launched: plain (`harness.service`) or boxed (`harness.sandbox`).

    `index_seconds` is how long it took until it was ready.
    """

    launch: Launch
    index_seconds: float

    @property
    def odd(self) -> Counter[str]:
        """Return what it should not have done, by reason."""

    def has_index(self) -> bool:
        """Say whether an index of the same content was kept, so that none has to be built."""

    def start(self) -> None:
        """Start it, afresh."""

    def wait(self) -> None:
        """Wait until it is ready; raises `HarnessError` if it ends or takes too long."""

    def ask(self, question: str, seconds: float, most_bytes: int) -> Reply:
        """Return the reply to one question; never raises for what the service does."""

    def alive(self) -> bool:
        """Say whether it still runs."""

    def answers(self) -> bool:
        """Say whether /health says 200 now."""

    def died(self) -> str:
        """Return how it ended, in words."""

    def count(self) -> None:
        """Count, in `odd`, how often it tried to reach the network, where a box can tell."""

    def pause(self) -> None:
        """Stop it while the other side is asked."""

    def resume(self) -> None:
        """Let it go on."""

    def kill(self) -> None:
        """End all of its processes."""

    def close(self) -> None:
        """End it and remove what it stood on."""
