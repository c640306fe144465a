"""The frames between referee and shim, and the strict reading of what comes out of a box.

One frame is one JSON line of at most `LONGEST` bytes, tagged by `t`. A line that is anything else
(too long, not UTF-8, not JSON, nested deep, a key twice, NaN, a field too many or of another type)
is refused with its own reason, and the box it came from is not believed any further.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, NoReturn

import msgspec

LONGEST = 65536   # bytes of one line, its end included
CHUNK = 32768     # bytes of a stream in one frame
VERSION = 1


class WireError(Exception):
    """A box said something that the protocol does not allow."""


class Frame(msgspec.Struct, frozen=True, tag_field="t", tag=str.lower, forbid_unknown_fields=True):
    """One line. Streams are told apart by `n`; bytes `b` travel in base64."""


class Hello(Frame, frozen=True):
    """The shim is there, and no code of the submission has run yet."""

    version: int


class Open(Frame, frozen=True):
    """A stream begins: from the referee to the service, or from its model client outwards."""

    n: int


class Data(Frame, frozen=True):
    """Bytes of a stream."""

    n: int
    b: bytes


class Close(Frame, frozen=True):
    """A stream ends."""

    n: int


class Log(Frame, frozen=True):
    """What the service printed."""

    b: bytes


class Ended(Frame, frozen=True):
    """The service's process has ended; negative codes are signals."""

    code: int


class Index(Frame, frozen=True):
    """A piece of the index as a tar archive."""

    b: bytes
    last: bool


class Unkept(Frame, frozen=True):
    """The index cannot be kept; the log says why."""


class Paused(Frame, frozen=True):
    """Every process of the box but the shim is stopped."""


class Counted(Frame, frozen=True):
    """How often, so far, something in the box tried to reach outside; None: nobody counts."""

    times: Annotated[int, msgspec.Meta(ge=0, lt=1 << 53)] | None


Outward = Hello | Open | Data | Close | Log | Ended | Index | Unkept | Paused | Counted


class Start(Frame, frozen=True):
    """Start the service. `index` is a kept archive inside the box, or empty."""

    argv: list[str]
    folder: str
    environment: dict[str, str]
    port: int
    model_port: int
    log_bytes: int
    index: str
    index_folder: str


class Pause(Frame, frozen=True):
    """Stop every process of the box but the shim."""


class Resume(Frame, frozen=True):
    """Let them go on."""


class Keep(Frame, frozen=True):
    """Send the index as it stands, unless it is larger than `most_bytes`."""

    most_bytes: int


class Count(Frame, frozen=True):
    """Say how often something in the box tried to reach outside."""


def encode(frame: Frame) -> bytes:
    """Return the line of a frame."""
    return msgspec.json.encode(frame) + b"\n"


def decode(line: bytes) -> Outward:
    """Return the frame of a line without its end; raises `WireError` with the reason."""
    if len(line) >= LONGEST:
        raise WireError(f"a line is longer than {LONGEST} bytes")
    try:
        data = json.loads(line.decode("utf-8"), object_pairs_hook=_once, parse_constant=_never)
    except UnicodeDecodeError:
        raise WireError("a line is not UTF-8") from None
    except RecursionError:
        raise WireError("a line is nested too deeply") from None
    except ValueError as error:
        raise WireError(f"a line is not JSON: {str(error)[:80]}") from None
    try:
        found: Outward = msgspec.convert(data, Outward)
        return found
    except (msgspec.ValidationError, UnicodeError) as error:
        said = "".join(c if c.isprintable() else "?" for c in str(error)[:120])
        raise WireError(f"a line is no frame: {said}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise WireError("a line has a key twice")
    return found


def _never(constant: str) -> NoReturn:
    raise WireError(f"a line holds {constant}, which is no number")
