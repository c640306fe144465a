"""Every package that is imported is declared, and every declared one is explained."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from harness.settings import ROOT

ROOMS = ("corpus", "heldout", "scoring", "harness")
# Programs for interpreters of their own, which have what they import.
ELSEWHERE = ("harness/gateway/conformance", "harness/benchmarks", "harness/tabulating/inside.py",
             "harness/redteam/attacks")
TABLES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KNOWN = packages_distributions()
DECLARED = {re.split(r"[<>=]", line)[0] for line in TABLES["project"]["dependencies"]}
DEV = {re.split(r"[<>=]", line)[0] for line in TABLES["dependency-groups"]["dev"]}
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def imported(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (top-level module, file) of every absolute import of a room's code."""
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(ROOT)
        if "tests" not in inside.parts and not inside.as_posix().startswith(ELSEWHERE):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from ((alias.name.split(".")[0], inside) for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                    yield node.module.split(".")[0], inside


def distributions(module: str) -> set[str]:
    """Return the packages that a module comes from, or the module itself where it is unknown."""
    found = KNOWN.get(module, [module])
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def test_what_the_code_imports_is_declared() -> None:
    found = [f"{path}: {module}" for room in ROOMS for module, path in imported(ROOT / room)
             if module not in (*ROOMS, *sys.stdlib_module_names)
             and not distributions(module) & DECLARED]
    assert found == []


def test_what_is_declared_is_imported_and_explained() -> None:
    used = {name for room in ROOMS for module, _ in imported(ROOT / room)
            for name in distributions(module)}
    assert sorted(DECLARED - used) == []
    named = {name for row in re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE)
             for name in re.findall(r"[a-z][a-z0-9-]+", row)}
    assert sorted((DECLARED | DEV) - named) == []


def test_every_declared_package_is_locked_for_us() -> None:
    for name, group in (("requirements.lock", DECLARED), ("requirements-dev.lock", DEV)):
        lock = (ROOT / name).read_text(encoding="utf-8")
        parts = re.split(r"^(?=[a-z0-9-]+==)", lock, flags=re.MULTILINE)[1:]
        ours = {part.split("==")[0] for part in parts if "seventy-one" in part}
        assert group <= ours, name
