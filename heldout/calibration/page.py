"""The calibration report as a page of Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heldout.calibration import targets
from scoring.records import Kind

HEAD = ("asked", "right", "hallucinated", "grounded", "abstained")


def page(found: Mapping[str, Any]) -> str:
    """Return the report in words and tables."""
    made = found["made_with"]
    lines = [
        f"# Calibration of seed {found['seed']}", "",
        "Made by `python -m heldout calibrate`; do not edit. "
        + ", ".join(f"{name} `{made[name]}`" for name in sorted(made)) + ".", "",
        "## The baseline by kind", "",
        "| kind | questions (aimed at) | correct | hallucinated | other |", "|---|---|---|---|---|"]
    for kind, counts in found["kinds"].items():
        aimed = targets.KINDS[Kind(kind)]
        cells = [f"{n} ({a})" for n, a in zip(counts, aimed, strict=True)]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    totals = [sum(column) for column in zip(*found["kinds"].values(), strict=True)]
    lines += [f"| **all** | {' | '.join(map(str, totals))} |", "",
              "## Configurations on the headline questions", "",
              f"| configuration | {' | '.join(HEAD)} | gain | p95 model s | calls | "
              "USD a question |",
              "|---" * (len(HEAD) + 5) + "|"]
    right = found["baseline"]["right"]
    rows = [("untouched", found["baseline"]), *found["ladder"].items()]
    lines += [_row(name, row, right) for name, row in rows]
    for title, group, base in (
            ("One fault mended", "singles", right),
            ("All mended but one", "all_but", found["ladder"][targets.ALL]["right"]),
            ("Halfway: some faults mended", "middle", right),
            ("Other numbers of passages", "other", right),
            ("Beyond all fixes", "beyond", found["ladder"][targets.ALL]["right"]),
            ("Held back: never seen by the selection", "held_back", right)):
        lines += ["", f"### {title}", "",
                  f"| | {' | '.join(HEAD)} | {'loss' if group == 'all_but' else 'gain'} | "
                  "p95 model s | calls | USD a question |", "|---" * (len(HEAD) + 5) + "|"]
        lines += [_row(name, row, base) for name, row in found[group].items()]
    return "\n".join([*lines, *_rest(found)]) + "\n"


def _row(name: str, row: Mapping[str, Any], base: int) -> str:
    cells = [str(row[head]) for head in HEAD]
    gain = f"{row['right'] - base:+d}" if row["asked"] else ""
    return (f"| {name} | {' | '.join(cells)} | {gain} | {row['p95_model_seconds']} | "
            f"{row['calls']} | {row['usd']} |")


def _rest(found: Mapping[str, Any]) -> list[str]:
    failing, robust = found["failing"], found["robust"]
    ceiling = found["ladder"][targets.ALL]["right"]
    lines = [
        "", "## Failing questions", "",
        f"{failing['all']} fail at the baseline. {failing['one_cause']} have exactly one cause "
        "(right with all fixes, wrong without one of them, right without any other), "
        f"{failing['several']} several, {failing['no_single_cause']} none alone; "
        f"{failing['wrong_with_all']} stay wrong with all. One cause: "
        + ", ".join(f"{fault} {n}" for fault, n in failing["by_cause"].items()) + ".", "",
        f"Ceiling: {ceiling} of {targets.HEADLINE} right with all fixes.", "",
        "## Robustness", "",
        "Questions with the same outcome under noise on every embedding: "
        + ", ".join(f"{name} {n} of {targets.HEADLINE}" for name, n in robust.items())
        + ". Right answers were also required to be right with other numbers of passages and under "
        "every single fix, and to have had their evidence sent.", "",
        "## Probes", "", "| fault | probes | masked by the prompt alone | how they prove it |",
        "|---|---|---|---|"]
    for fault, probes in found["probes"].items():
        proofs = ", ".join(f"{n} {how}" for how, n in probes["proofs"].items())
        lines.append(f"| {fault} | {probes['questions']} | {probes['masked_by_the_prompt']} | "
                     f"{proofs} |")
    traps, practice = found["traps"], found["practice"]
    over = ", ".join(f"{name} {n}" for name, n in traps["by_change"].items()) or "none"
    lines += [
        "", f"Traps: {traps['all']}; wrong under {over}.", "",
        f"Practice set: the evaluator that ships with it passes {practice['passed']} of "
        f"{practice['questions']}.", "", "## Funnel", ""]
    lines += [f"- {name}: {n}" for name, n in found["funnel"].items()]
    lines += ["", "## What had to be bent", ""]
    lines += [f"- {miss['name']}: {_wanted(miss)} wanted, {miss['reached']:g} reached "
              f"of {miss['supply']} fit"
              for miss in found["bent"]] or ["Nothing."]
    lines += ["", "## Seconds", ""]
    return lines + [f"- {name}: {seconds}" for name, seconds in found["seconds"].items()]


def _wanted(miss: Mapping[str, Any]) -> str:
    low, high = miss["low"], miss["high"]
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
