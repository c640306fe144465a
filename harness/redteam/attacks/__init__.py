"""The attacks, a module for each theme; every `ATTACKS` of a module here is collected."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from harness.redteam.attack import Attack


def attacks() -> tuple[Attack, ...]:
    """Return all attacks, in the order of the list."""
    found: list[Attack] = []
    for module in iter_modules(__path__):
        found += import_module(f"{__name__}.{module.name}").ATTACKS
    return tuple(sorted(found, key=lambda attack: attack.place))
