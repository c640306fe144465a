"""What the cells of one table row say, each with its row label and column header.

Part of `units`. Without a header the column stays unknown: that is how a cut table fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .values import extract

NUMERIC = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in words, under `column` ("" where none was seen), in the row named `label`."""

    text: str
    column: str
    label: str
    row: str


def cells_of(cells: tuple[str, ...], header: tuple[str, ...] | None, group: str) -> Iterator[Cell]:
    """Yield what a row says; `group` is the name that stands above several rows."""
    names = [cell for cell in cells[1:] if cell and not NUMERIC.search(cell)]
    first = next((n for n, cell in enumerate(cells) if cell and not _is_code(cell)), 0)
    label = cells[first] or group
    about = "; ".join(dict.fromkeys([*([group] if group else []), label]))
    currency = next((cell for cell in cells if re.fullmatch(r"[A-Z]{3}|[€$£]", cell)), "")
    whole = " | ".join(cells)
    if header and first < len(header) and len(names) > 1:
        side = "; ".join(name for name in names if name != label)
        yield Cell(f"{side}; {header[first]}: {label}", header[first], side, whole)
    for column, cell in enumerate(cells):
        if not cell or column == first:
            continue
        if currency and re.fullmatch(r"\d[\d,]*\.\d\d", cell):
            cell = f"{currency} {cell}"
        name = header[column] if header and column < len(header) else ""
        beside = [other for other in names if other not in (cell, label)][:6]
        beside = beside if NUMERIC.search(cell) else []
        text = "; ".join([about, *beside]) + (f"; {name}: {cell}" if name else f": {cell}")
        yield Cell(text, name, about, whole)


def entries(pairs: tuple[tuple[str, str], ...]) -> Iterator[Cell]:
    """Yield what an object of several keys says; its first value that is no code names it."""
    label = next((value for _, value in pairs if not _is_code(value)), "")
    whole = " | ".join(value for _, value in pairs)
    for key, value in pairs:
        if value != label:
            yield Cell(f"{label}; {key}: {value}", key, label, whole)


def _is_code(cell: str) -> bool:
    """Say whether a cell holds a code or a number of three and more digits, and nothing else."""
    return bool(re.fullmatch(r"\d{3,9}", cell)) or any(
        value.type == "identifier" and value.text == cell for value in extract(cell))
