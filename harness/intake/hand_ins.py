"""Count the different contents that were handed in from one kit and scored on this machine.

Whoever may hand in again and again, and hears the totals, can climb on them. So each content that
was scored has a line in a ledger beside the interviewer's private key:

    {"variant": "<canary>", "kits": ["<holder>"], "tree": "<content hash>", "run": "<run id>"}

The same content scored again counts once. Nothing of it goes into a kit or a candidate's copy, and
nothing follows from the number: it is a fact to talk about. Does not see hand-ins without the mark
of a kit, nor scores on other machines.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from harness.progress import say
from heldout import canary
from heldout.variant import Variant


class Scored(msgspec.Struct, frozen=True):
    """One line: a content of some kits (their holders' marks) of a variant, and its first run."""

    variant: str
    kits: tuple[str, ...]
    tree: str
    run: str


def count(ledger: Path, variant: Variant, given: Mapping[str, bytes], tree: str, run: str
          ) -> int | None:
    """Enter a scored content; return its number among those of its kit, the first being 1.

    None where it has no mark of a kit of this variant, or the ledger cannot be written.
    """
    documents = canary.mark(variant.canary).rpartition(":")[2]
    kits = tuple(sorted(holder for whose, holder in canary.marks(given)
                        if whose == variant.canary and holder != documents))
    if not kits:
        return None
    try:
        known = [one.tree for one in _read(ledger)
                 if one.variant == variant.canary and set(one.kits) & set(kits)]
        if tree not in known:
            _append(ledger, Scored(variant.canary, kits, tree, run))
            known.append(tree)
    except OSError as error:
        say(f"hand-ins are not counted: {ledger.name} cannot be used ({error.strerror})")
        return None
    return list(dict.fromkeys(known)).index(tree) + 1


def _read(ledger: Path) -> list[Scored]:
    """Return the lines; one that was cut off by a kill, or is none, is passed over."""
    found = []
    for line in ledger.read_bytes().splitlines() if ledger.exists() else ():
        try:
            found.append(msgspec.json.decode(line, type=Scored))
        except msgspec.MsgspecError:
            continue
    return found


def _append(ledger: Path, entry: Scored) -> None:
    """Write one line, at once, after whatever a killed process has left."""
    ledger.parent.mkdir(parents=True, exist_ok=True)
    target = os.open(ledger, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(target).st_size
        cut = size and os.pread(target, 1, size - 1) != b"\n"
        os.write(target, (b"\n" if cut else b"") + msgspec.json.encode(entry) + b"\n")
    finally:
        os.close(target)
