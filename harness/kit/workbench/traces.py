"""`make traces`: how long, how dear, how liked, and an alert where answers lose their passages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from .errors import WorkbenchError
from .grounding import fisher, unfound
from .observing import FOLDER, kept
from .place import Place
from .recorded import TRACES, Seen, scores, traces

WINDOW, FEWEST, LEVEL = 50, 20, 0.01


def run(place: Place, _: str) -> int:
    """Print the table of the last run; return the exit code."""
    folder = kept(place)
    if not (folder / TRACES).is_file() or not (folder / TRACES).stat().st_size:
        raise WorkbenchError("there are no traces yet",
                             f"nothing stands in {place.get('TRACES', FOLDER)}/{TRACES}",
                             "put some questions: make eval, or make chat and make ask Q=\"...\"")
    print("\n".join(report(folder)))
    return 0


def report(folder: Path) -> list[str]:
    """Return the lines of the table; a run is what one start of the service was asked."""
    found, odd = traces(folder)
    runs = list(dict.fromkeys(one.run for one in found))
    if not runs:
        return [f"no trace can be read ({odd} lines are none)"]
    now = [one for one in found if one.run == runs[-1]]
    earlier = [[one for one in found if one.run == name] for name in reversed(runs[:-1])]
    before = next((rows for rows in earlier if len(rows) >= FEWEST), [])
    head = f"{len(now)} questions since the service was started last ({runs[-1][:19]}); " \
           f"{len(found)} in {len(runs)} runs"
    return [head + (f"; {odd} lines that are no trace" if odd else ""), "", *table(now),
            "", *dearness(now), liked(now, scores(folder)), "", alert(now[-WINDOW:], before)]


def table(rows: Sequence[Seen]) -> list[str]:
    """Return seconds at p50, p95 and p99, of the whole and of each stage."""
    stages = list(dict.fromkeys(name for row in rows for name, _ in row.stages))
    lines = [f"{'seconds':<16}{'n':>6}{'p50':>9}{'p95':>9}{'p99':>9}",
             line("question", [row.seconds for row in rows])]
    for stage in stages:
        lines.append(line(f"  {stage[:13]}", [seconds for row in rows
                                              for name, seconds in row.stages if name == stage]))
    return lines


def line(name: str, seconds: Sequence[float]) -> str:
    """Return one line of the table."""
    shown = "".join(f"{quantile(seconds, q):>9.3f}" for q in (0.5, 0.95, 0.99))
    return f"{name:<16}{len(seconds):>6}{shown}"


def quantile(found: Sequence[float], share: float) -> float:
    """Return the nearest-rank quantile."""
    return sorted(found)[max(0, math.ceil(share * len(found)) - 1)]


def dearness(rows: Sequence[Seen]) -> list[str]:
    """Return tokens and cost of a question, on average and at p95."""
    n = len(rows)
    prompts = [row.prompt_tokens for row in rows]
    replies = [row.completion_tokens for row in rows]
    lines = [f"model calls      {sum(row.calls for row in rows) / n:.1f} a question",
             f"tokens           {sum(prompts) / n:,.0f} prompt (p95 {quantile(prompts, 0.95):,.0f})"
             f" and {sum(replies) / n:,.0f} completion (p95 {quantile(replies, 0.95):,.0f})"
             " a question"]
    priced = [row.usd for row in rows if row.usd is not None]
    lines.append(f"cost             ${sum(priced) / len(priced):.5f} a question "
                 f"(p95 ${quantile(priced, 0.95):.5f})" if priced
                 else "cost             unknown: the endpoint lists no prices")
    errors = sum(bool(row.error) for row in rows)
    return [*lines, *([f"errors           {errors} of {n}"] if errors else [])]


def liked(rows: Sequence[Seen], given: dict[str, float], name: str = "feedback") -> str:
    """Return the feedback rate and what the feedback was."""
    got = [given[row.trace] for row in rows if row.trace in given]
    return (f"{name[:16]:<17}{len(got)} of {len(rows)} ({len(got) / len(rows):.1%}): "
            f"{sum(value > 0 for value in got)} up, {sum(value < 0 for value in got)} down")


def alert(now: Sequence[Seen], before: Sequence[Seen]) -> str:
    """Return whether more answers than before state a value that no passage sent holds."""
    def counted(rows: Sequence[Seen]) -> tuple[int, int]:
        return sum(bool(unfound(row.answer, row.passages, row.question)) for row in rows), len(rows)

    here, there = counted(now), counted(before)
    text = f"answers with a value not in the passages sent: {here[0]} of the last {here[1]} " \
           f"({here[0] / here[1]:.1%})"
    if len(now) < FEWEST or not before:
        return f"{text}; compared once two runs have {FEWEST} questions or more"
    p = fisher(here, there)
    text += f", {there[0]} of {there[1]} ({there[0] / there[1]:.1%}) in the run before"
    test = f"Fisher's exact test, one-sided, p = {p:.2g}"
    return f"ALERT: {text} ({test} < {LEVEL})" if p < LEVEL else f"ok: {text} ({test})"
