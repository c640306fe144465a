"""What a box is furnished with: where things stand outside, and under which names inside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harness.sandbox.limits import Limits
from harness.sandbox.link import Link

APP, DOCUMENTS, MODELS, ENVIRONMENT = "/app", "/documents", "/models", "/env"
KEPT, INSIDE, SOCKETS, INDEX = "/kept", "/inside", "/s", "/tmp/index"
SERVICE_PORT, MODEL_PORT = 8000, 8071
HELLO_SECONDS = 10
# Who is asked for names in a box: an address that is nobody's (RFC 5737). To ask there is to try
# to reach outside, which fails at once and is counted; on loopback nobody would notice.
NOWHERE = "192.0.2.1"
OUT_OF_MEMORY = "it ran out of the memory that it may use"
PROGRAMS = Path(__file__).with_name("inside")


@dataclass(frozen=True, slots=True)
class Room:
    """The read-only folders of one box. `kept` holds an index from before, if there is one."""

    name: str
    app: Path
    documents: Path
    models: Path
    environment: Path
    kept: Path | None
    limits: Limits

    def mounts(self) -> list[tuple[Path, str]]:
        """Return (outside, inside) of everything that is mounted, read-only."""
        found = [(self.app, APP), (self.documents, DOCUMENTS), (self.models, MODELS),
                 (self.environment, ENVIRONMENT), (PROGRAMS, INSIDE)]
        return [*found, (self.kept, KEPT)] if self.kept is not None else found


class Box:
    """A box that runs one room; the kinds of box override what raises.

    `python` is the interpreter of the shim, inside; `ports` are the service's and the model's.
    Where `model_socket` is a path the gateway may listen there, before the start; None: calls to
    the model come through the channel.
    """

    python = ""
    model_socket: Path | None = None
    ports = (SERVICE_PORT, MODEL_PORT)

    def path(self, inside: str, outside: Path) -> str:
        """Return under which name something that is mounted stands in the box."""
        return inside

    def start(self, room: Room) -> Link:
        """Start the shim and return the channel to it; raises `HarnessError`."""
        raise NotImplementedError

    def narrow(self) -> None:
        """Keep the box to the core of submissions; until then it may start on any."""

    def said(self) -> str:
        """Return what the box printed outside of the channel: engine errors, a dying shim."""
        raise NotImplementedError

    def autopsy(self) -> str:
        """Return why the box died, as far as its limits explain it, else an empty string.

        The box ends with this, if it has not ended before.
        """
        raise NotImplementedError

    def close(self) -> None:
        """End every process of the box, now, and give back what it held."""
        raise NotImplementedError
