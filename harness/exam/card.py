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

SEEDS = (7, 3)
ROWS: tuple[tuple[str, str, int, Callable[[int, int], Iterator[Sheet]]], ...] = (
    ("passages that prove it, nothing else", "correct ≥ 92 %", 150, given.gold_only),
    ("the same among four hard distractors", "correct ≥ 90 %", 150, given.with_distractors),
    ("hard distractors only, grounded prompt", "wrong ≤ 10 %", 150,
     lambda seed, count: given.without_gold(seed, count, False)),
    ("hard distractors only, always-answer prompt", "wrong ≥ 80 %, hallucinated ≥ 60 %", 150,
     lambda seed, count: given.without_gold(seed, count, True)),
    ("unknown thing, grounded prompt", "correct ≥ 95 %", 80,
     lambda seed, count: given.unanswerable(seed, count, False)),
    ("unknown thing, always-answer prompt", "hallucinated ≥ 80 %", 80,
     lambda seed, count: given.unanswerable(seed, count, True)),
    ("stale passage first, no instruction", "correct ≤ 10 %", 40,
     lambda seed, count: given.conflict(seed, count, False, True)),
    ("stale first, told to prefer what is in force, dates shown", "correct ≥ 95 %", 40,
     lambda seed, count: given.conflict(seed, count, True, True)),
    ("stale first, told, no dates shown", "correct ≤ 20 %", 40,
     lambda seed, count: given.conflict(seed, count, True, False)),
    ("table row with its header, always-answer prompt", "correct ≥ 92 %", 80,
     lambda seed, count: given.table_row(seed, count, True)),
    ("table row without its header, always-answer prompt", "correct ≤ 30 %", 80,
     lambda seed, count: given.table_row(seed, count, False)),
    ("two-hop, both passages", "correct ≥ 90 %", 80,
     lambda seed, count: given.gold_only(seed, count, (Kind.TWO_HOP,))),
    ("computed, both operands", "correct ≥ 90 %", 80,
     lambda seed, count: given.gold_only(seed, count, (Kind.COMPUTED,))),
    *((f"passage at {place} of 20, {size}", "", 80,
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
    """Run every condition and yield its row; about two minutes on two cores."""
    for name, bar, count, condition in ROWS:
        sheets = chain.from_iterable(condition(seed, count) for seed in SEEDS)
        yield Row(name, bar, Counter(mark(sheet)[0] for sheet in sheets))


def render(found: list[Row]) -> str:
    """Return the table as Markdown."""
    lines = [f"Reader {fingerprint()}, companies of the seeds {', '.join(map(str, SEEDS))}. "
             "Percentages, counts in brackets.", "",
             "| condition | n | correct | hallucinated | grounded-wrong | "
             "abstained wrongly | bar |",
             "|---|---|---|---|---|---|---|"]
    for row in found:
        lines.append(
            f"| {row.name} | {sum(row.labels.values())} | {row.share(Label.CORRECT)} | "
            f"{row.share(Label.HALLUCINATED)} | {row.share(Label.GROUNDED_WRONG)} | "
            f"{row.share(Label.ABSTAINED)} | {row.bar} |")
    labels, kinds = independent.gold_only(), independent.modes()
    row = Row("wordings of other hands, passages that prove them", "correct ≥ 78 %", labels)
    lines += [f"| {row.name} | {sum(labels.values())} | {row.share(Label.CORRECT)} | "
              f"{row.share(Label.HALLUCINATED)} | {row.share(Label.GROUNDED_WRONG)} | "
              f"{row.share(Label.ABSTAINED)} | {row.bar} |", "",
              "Instructions of other hands, right / inverted / otherwise wrong: " + "; ".join(
                  f"{part} {kinds[f'{part} right']} / {kinds[f'{part} inverted']} / "
                  f"{kinds[f'{part} other']}" for part in ("sentence", "prompt")) + "."]
    return "\n".join(lines) + "\n"
