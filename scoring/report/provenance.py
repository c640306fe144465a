"""What ran, where and behind which walls: the lines under the headline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SHORT = 12   # hexadecimal digits that are shown of a hash


def provenance(comparison: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return (name, value) pairs; what a run does not say is left out."""
    run = comparison["run"]
    machine, scorer = run.get("machine", {}), comparison.get("scorer", {})
    checked = scorer.get("selftest", {})
    lines = [
        ("run", run.get("id", "")),
        ("variant", run.get("variant", "")),
        ("headline questions", str(comparison["questions"])),
        ("isolation", run.get("tier", "")),
        ("machine", ", ".join(str(machine[name]) for name in sorted(machine))),
        ("scorer", f"{scorer.get('version', '')}, self-test {checked['right']} of "
                   f"{checked['total']} labels" if checked else ""),
        *((f"{name} ".replace("_", " ").strip(), str(value)[:SHORT] if _hash(value) else str(value))
          for name, value in sorted(run.get("hashes", {}).items())),
        ("restarts", ", ".join(f"{name} {count}" for name, count in
                               sorted(run.get("restarts", {}).items()))),
        *((f"traced by the {name} itself", how) for name, how in
          sorted(run.get("traced", {}).items())),
        ("index", ", ".join(f"{name} {took} s" for name, took in
                            sorted(run.get("index_seconds", {}).items()))),
    ]
    return tuple((name, value) for name, value in lines if value)


def _hash(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64
