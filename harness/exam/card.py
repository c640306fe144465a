"""The model card: what the bundled reader does under known conditions, counted.

`rows` runs every condition on companies of other seeds than the demo's and yields one row each;
`render` makes the page. Everything is deterministic, so a committed copy can be compared. What
the reader is not, and which published findings it imitates, is said in the page's own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from harness.exam import conditions as given
from harness.exam import independent
from harness.exam.sheets import Sheet, mark
from harness.gateway.reader import fingerprint
from scoring.records import Kind, Label
from scoring.version import version

# Chosen for the exam. Of 44 the wordings of other hands were read since (`independent`).
SEEDS = (41, 42, 43, 44)
ROWS: tuple[tuple[str, str, int, Callable[[int, int], Iterator[Sheet]]], ...] = (
    ("passages that prove it, nothing else", "correct ≥ 92 %", 75, given.gold_only),
    ("the same among four hard distractors", "correct ≥ 90 %", 75, given.with_distractors),
    ("hard distractors only, grounded prompt", "wrong ≤ 10 %", 75,
     lambda seed, count: given.without_gold(seed, count, False)),
    ("hard distractors only, always-answer prompt", "wrong ≥ 80 %, hallucinated ≥ 60 %", 75,
     lambda seed, count: given.without_gold(seed, count, True)),
    ("unknown thing, grounded prompt", "correct ≥ 95 %", 40,
     lambda seed, count: given.unanswerable(seed, count, False)),
    ("unknown thing, always-answer prompt", "hallucinated ≥ 80 %", 40,
     lambda seed, count: given.unanswerable(seed, count, True)),
    ("stale passage first, no instruction", "correct ≤ 10 %", 25,
     lambda seed, count: given.conflict(seed, count, False, True)),
    ("stale first, told to prefer what is in force, dates shown", "correct ≥ 95 %", 25,
     lambda seed, count: given.conflict(seed, count, True, True)),
    ("stale first, told, no dates shown", "correct ≤ 20 %", 25,
     lambda seed, count: given.conflict(seed, count, True, False)),
    ("table row with its header, always-answer prompt", "correct ≥ 92 %", 50,
     lambda seed, count: given.table_row(seed, count, True)),
    ("table row without its header, always-answer prompt", "correct ≤ 30 %", 50,
     lambda seed, count: given.table_row(seed, count, False)),
    ("two-hop, both passages", "correct ≥ 90 %", 40,
     lambda seed, count: given.gold_only(seed, count, (Kind.TWO_HOP,))),
    ("computed, both operands", "correct ≥ 90 %", 40,
     lambda seed, count: given.gold_only(seed, count, (Kind.COMPUTED,))),
    *((f"passage at {place} of 20, {size}", "", 40,
       lambda seed, count, place=place, size=size: given.placed(
           seed, count, place, size))
      for size in ("large", "small") for place in (1, 10, 20)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One condition: its bar in words, how many sheets, and the labels they got."""

    name: str
    bar: str
    labels: Counter[Label]

    def share(self, *labels: Label) -> str:
        """Return the share of these labels in percent, with the count."""
        count, total = sum(self.labels[label] for label in labels), sum(self.labels.values())
        return f"{100 * count / max(total, 1):.1f} ({count})"


def rows() -> Iterator[Row]:
    """Run every condition and yield its row; some minutes on two cores."""
    for name, bar, count, condition in ROWS:
        sheets = chain.from_iterable(condition(seed, count) for seed in SEEDS)
        yield Row(name, bar, Counter(mark(sheet)[0] for sheet in sheets))
    for part, seen in (("exam", "not seen before"), ("development", "seen before")):
        yield Row(f"wordings of other hands ({seen}), passages that prove them",
                  "correct ≥ 78 %", independent.labels(part, True))
        yield Row(f"wordings of other hands ({seen}), passages that do not", "wrong ≤ 12 %",
                  independent.labels(part, False))


def heading() -> str:
    """Return the line that says what was measured with what."""
    return (f"Reader {fingerprint()}, labelled by scorer {version()}; companies of the seeds "
            f"{', '.join(map(str, SEEDS))}. Percentages, counts in brackets.")


def line(row: Row) -> str:
    """Return a row of the table."""
    return (f"| {row.name} | {sum(row.labels.values())} | {row.share(Label.CORRECT)} | "
            f"{row.share(Label.HALLUCINATED)} | {row.share(Label.GROUNDED_WRONG)} | "
            f"{row.share(Label.ABSTAINED)} | {row.bar} |")


def render(found: list[Row]) -> str:
    """Return the tables as Markdown."""
    lines = [heading(), "",
             "| condition | n | correct | hallucinated | grounded-wrong | "
             "abstained wrongly | bar |",
             "|---|---|---|---|---|---|---|", *map(line, found), "",
             "| instructions of other hands | right | inverted | otherwise wrong | bar |",
             "|---|---|---|---|---|"]
    for part, seen in (("exam", "not seen before"), ("development", "seen before")):
        kinds = independent.modes(part)
        for unit, bar in (("sentence", "right ≥ 88 %, inverted ≤ 3 %"), ("prompt", "21 of 24")):
            counts = [kinds[f"{unit} {outcome}"] for outcome in ("right", "inverted", "other")]
            lines.append(f"| {unit}s ({seen}) | " + " | ".join(
                f"{count} of {sum(counts)}" for count in counts) + f" | {bar} |")
    return "\n".join(lines) + "\n"
