"""See whether a box holds what it promises: start a probe in one and read what happened to it.

Flags are not trusted: rootless engines and odd kernels ignore limits without a word. Where one of
`VITAL` does not hold nothing is run; any other that does not is a stamp on table and report.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from harness import workplace
from harness.ask import converse
from harness.errors import HarnessError
from harness.sandbox import room as place
from harness.sandbox import wire
from harness.sandbox.asking import Connection
from harness.sandbox.channel import Channel
from harness.sandbox.limits import MB, Limits
from harness.sandbox.room import Box, Room
from scoring.statistics.percentile import percentile

VITAL = ("handshake", "network", "read-only", "rights", "system calls", "other processes")
BOUNDS = {
    "first process": "it can stop what carries its bytes, and so its own run",
    "processes": "no limit of processes", "open files": "no limit of open files",
    "file size": "no limit of a file's size", "temporary space": "no limit of temporary space",
    "shared memory": "no limit of shared memory",
    "memory of one process": "no memory limit", "memory of all": "no aggregate memory limit",
    "cores": "no CPU pin", "attempts": "attempts to reach the network are not counted"}
TRIES_OUT = 4  # as the probe makes them, to three addresses and for a name
PROBE_SECONDS = 60
UNSEEN = "nothing was seen"
SERVING = b'{"serving": '
NULL_QUESTIONS, WARM_QUESTIONS = 60, 5
NOBODY = ("127.0.0.1", 9)  # the probe calls no model


@dataclass(frozen=True, slots=True)
class Observation:
    """One control: whether it held, and what was seen."""

    control: str
    held: bool
    saw: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a box gave: its controls, and the seconds of questions answered at once."""

    controls: tuple[Observation, ...] = ()
    null_seconds: tuple[float, ...] = ()

    def null_ms(self) -> dict[str, float]:
        """Return median and 95th percentile of what asking itself costs, in milliseconds."""
        if not self.null_seconds:
            return {}
        return {"p50": round(1000 * median(self.null_seconds), 3),
                "p95": round(1000 * percentile(self.null_seconds, 0.95), 3)}


def examine(box: Box, limits: Limits, environment: Path,
            controls: Sequence[str] = (*VITAL, *BOUNDS)) -> Seen:
    """Run the probe in a fresh box with small limits; raises `HarnessError` where none starts."""
    small = replace(limits, memory=192 * MB, processes=48, open_files=256, file=24 * MB,
                    temporary=16 * MB, shared=8 * MB)
    told = bytearray()
    with tempfile.TemporaryDirectory(prefix=workplace.prefix()) as name:
        empty = Path(name)
        empty.chmod(0o755)
        channel = None
        try:
            began = time.monotonic()
            channel = Channel(box.start(Room("probe", empty, empty, empty, environment, None,
                                             small)), NOBODY)
            channel.log = told.extend
            greeted = channel.pump(lambda: channel.greeted,
                                   time.monotonic() + place.HELLO_SECONDS)
            took = time.monotonic() - began
            box.narrow()
            channel.send(wire.Start(
                argv=[box.python, "-I", "-S",
                      f"{box.path(place.INSIDE, place.PROGRAMS)}/probe.py",
                      json.dumps({**asdict(small), "controls": list(controls),
                                  "port": box.ports[0]})],
                folder="/", environment={"PATH": "/usr/bin:/bin", "HOME": "/tmp"},
                port=box.ports[0], model_port=box.ports[1], log_bytes=65536, index="",
                index_folder=box.path(place.INDEX, empty / "index")))
            channel.pump(lambda: channel.ended is not None or SERVING in told,
                         time.monotonic() + PROBE_SECONDS)
            times = _null(channel) if SERVING in told else ()
            channel.count()
            printed = bytes(told)
            said = box.said()
        finally:
            if channel is not None:
                channel.close()
            box.close()
    seen = {"handshake": Observation("handshake", greeted, f"the shim called after {took:.2f} s")}
    seen["attempts"] = Observation(
        "attempts", (channel.outwards or 0) >= TRIES_OUT,
        f"{channel.outwards} of the probe's own were counted" if channel.outwards is not None
        else "nobody counts them")
    for line in printed.decode("utf-8", "replace").splitlines():
        try:
            one: Any = json.loads(line)
            seen[one["control"]] = Observation(one["control"], one["held"], one["saw"])
        except (ValueError, TypeError, KeyError):
            continue
    missing = f"{UNSEEN}: {said or printed[-200:].decode('utf-8', 'replace')}"
    return Seen(tuple(seen.get(control, Observation(control, False, missing))
                      for control in controls), times)


def _null(channel: Channel) -> tuple[float, ...]:
    """Return how long it takes to ask what answers at once, question by question."""
    times = []
    for number in range(NULL_QUESTIONS + WARM_QUESTIONS):
        began = time.monotonic()
        connection = Connection(channel, began + 5)
        reply = converse(connection, "What does asking cost?", 5, 65536, began)
        connection.finish()
        if reply.error is None and number >= WARM_QUESTIONS:
            times.append(reply.seconds)
    return tuple(times)


def weak(controls: Sequence[Observation]) -> tuple[str, ...]:
    """Return what lacks, in words for the stamp; raises `HarnessError` where a vital one lacks."""
    open_ones = [one for one in controls if not one.held]
    vital = [one for one in open_ones if one.control in VITAL]
    if vital:
        raise HarnessError(
            "the sandbox does not hold on this machine",
            "; ".join(f"{one.control}: {one.saw}" for one in vital),
            "run `make doctor`; score on another machine, or with another --sandbox")
    return tuple(BOUNDS[one.control] for one in open_ones)
