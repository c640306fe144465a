"""Write the measured table into docs/model-card.md, or compare it with what stands there."""

from __future__ import annotations

import sys
from pathlib import Path

from harness.errors import HarnessError
from harness.exam.card import Row, render, rows

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model-card.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"


def _measured() -> str:
    found: list[Row] = []
    for row in rows():
        print(f"  {row.name}: {sum(row.labels.values())} sheets", file=sys.stderr, flush=True)
        found.append(row)
    return render(found)


def _parts() -> tuple[str, str, str]:
    text = PAGE.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    table, end, after = rest.partition(END)
    if not begin or not end:
        raise HarnessError(f"{PAGE.name} has no place for the table",
                           "the two comments that enclose it are missing",
                           "restore docs/model-card.md from version control")
    return before, table, after


def write() -> str:
    """Measure and put the table into the page; return the table."""
    before, _, after = _parts()
    table = _measured()
    PAGE.write_text(f"{before}{BEGIN}{table}{END}{after}", encoding="utf-8")
    return table


def compare() -> str:
    """Measure and return the table; raises `HarnessError` where the page says something else."""
    table = _measured()
    if table != _parts()[1]:
        raise HarnessError("the model card is not what the reader does today",
                           f"measured now:\n{table}",
                           "run `python -m harness model-card` and commit docs/model-card.md")
    return table
