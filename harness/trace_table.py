"""The table of `make traces`: what a scored side told of itself, in the words of the kit's own.

Steps, times and tokens are the submission's own spans (hearsay); answers and the passages that
were sent are the referee's and the gateway's, so the alert is not. A folder with a `traces.jsonl`
(what a kit's service wrote) is shown as the kit shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.gateway.otlp import GENERATIONS
from harness.kit.workbench.recorded import TRACES, Seen, told
from harness.kit.workbench.traces import WINDOW, alert, dearness, liked, report, table
from harness.run_folder import Side
from harness.traced import OPINIONS, kept, shares

Row = Mapping[str, Any]
MOST_NAMES = 5  # of scores that are shown


def shown(folder: Path) -> list[str]:
    """Return the lines for a run folder or a kit's folder of traces; raises `HarnessError`."""
    if (folder / TRACES).is_file():
        return report(folder)
    sides = {"submission": Side(folder), "baseline": Side(folder / "baseline")}
    covered = shares(sides)
    if not covered:
        raise HarnessError(f"the run {folder.name} has no traces",
                           "neither side sent spans while it was scored",
                           "have them collected: make score ARGS=\"--traces --fresh\"")
    lines: list[str] = []
    for name, how in covered.items():
        seen = questions(kept(sides[name].folder))
        lines += [f"{name}: {how}, {len(seen)} traces (as it tells them itself)", "",
                  *([*table(seen), "", *dearness(seen)[:2],
                     *thought(seen, kept(sides[name].folder, OPINIONS)), ""] if seen else [])]
    now, before = (answers(side) for side in sides.values())
    return [*lines, alert(now[-WINDOW:], before).replace("the run before", "the baseline")] \
        if now else lines


def questions(rows: Sequence[Row]) -> list[Seen]:
    """Return a question for each span that stands above all others of its trace."""
    below: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        below.setdefault((row["trace"], row["parent"]), []).append(row)
    calls: dict[str, list[Row]] = {}
    for row in rows:
        if row["kind"] in GENERATIONS:
            calls.setdefault(row["trace"], []).append(row)
    found = []
    for root in (row for row in rows if not row["parent"]):
        stages: dict[str, float] = {}
        for row in below.get((root["trace"], root["span"]), ()):
            stages[row["name"]] = stages.get(row["name"], 0.0) + row["seconds"]
        mine = calls.get(root["trace"], [])
        found.append(Seen(
            root["trace"], "", "", "", "", root["seconds"], list(stages.items()), len(mine),
            sum(call["prompt_tokens"] for call in mine),
            sum(call["completion_tokens"] for call in mine), None))
    return found


def thought(seen: Sequence[Seen], opinions: Sequence[Row]) -> list[str]:
    """Return a line for each name of scores: on how many traces, how many up and down.

    A service's page gives `thumbs`; a judge of the submission's own gives others.
    """
    by_name: dict[str, dict[str, float]] = {}
    for row in opinions:
        by_name.setdefault(row["name"], {})[row["trace"]] = row["value"]
    return [liked(seen, by_name[name], name) for name in sorted(by_name)[:MOST_NAMES]]


def answers(side: Side) -> list[Seen]:
    """Return a side's answers with what its calls were told, as the gateway saw them."""
    found = []
    for question, answer in side.answers.items():
        calls = (([message.content for message in call.messages if message.role == "user"],
                  call.reply) for call in side.calls.get(question, ()))
        found.append(Seen(question, "", "", answer.text or "",
                          "\n".join(told(calls, answer.text or "")), answer.seconds))
    return found
