"""Write the debrief of a finished run: from its folder to the page that two people talk over.

Runs nothing and asks nothing: answers, calls and verdicts are read as recorded. Does not cover
judging them again (`rescoring`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harness.errors import HarnessError
from harness.judging import library
from harness.landmarks import landmarks
from harness.reviewing import review
from harness.run_folder import Side, read_json, verdicts, write_text
from harness.settings import Settings
from harness.variants import choose
from heldout.variant import Variant
from scoring.metrics import Measured
from scoring.report.candidate import candidate_page
from scoring.report.markdown import markdown
from scoring.report.material import Material
from scoring.report.page import render
from scoring.report.sheets import sheet

PAGE, CANDIDATE, MARKDOWN = "report.html", "report-candidate.html", "comparison.md"
SHEETS = ("failures-candidate.html", "failures-interviewer.html")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and the comparison that it shows."""

    page: Path
    material: Material


def debrief(folder: Path, settings: Settings, variant: Variant | None = None) -> Written:
    """Write the pages of the run in `folder`; raises `HarnessError` where it is not finished."""
    found = material(folder, settings, variant)
    for name, text in ((PAGE, render(found)), (CANDIDATE, candidate_page(found)),
                       (MARKDOWN, markdown(found))):
        write_text(folder / name, text)
    return Written(folder / PAGE, found)


def sheets(folder: Path, settings: Settings, variant: Variant | None = None) -> tuple[Path, Path]:
    """Write the sheets of five failures; return the candidate's and the interviewer's."""
    found = material(folder, settings, variant)
    for name, interviewer in zip(SHEETS, (False, True), strict=True):
        write_text(folder / name, sheet(found, interviewer))
    return folder / SHEETS[0], folder / SHEETS[1]


def material(folder: Path, settings: Settings, variant: Variant | None = None) -> Material:
    """Return everything the pages are made of, as recorded in a run folder."""
    about = read_json(folder / "run.json", "a run")
    if not (folder / "comparison.json").is_file():
        raise HarnessError(f"the run {folder.name} has no comparison yet",
                           "it was interrupted before it was judged",
                           "run the same `make score` again: it goes on from what is recorded")
    comparison = read_json(folder / "comparison.json", "a comparison")
    variant = variant or choose(about["variant"], settings)
    ours, theirs = variant.manifest["questions"], about["hashes"]["questions"]
    if ours != theirs:
        raise HarnessError(f"{folder.name} was asked other questions",
                           f"its question set is {theirs[:12]}, this variant's is {ours[:12]}",
                           "score the submission again with this version")
    before, after = (_measured(place) for place in (folder / "baseline", folder))
    asked = [question for question in (*variant.questions, *variant.practice)
             if question.id in after.verdicts]
    return Material(Path(about["submission"]).name, asked, before, after, comparison,
                    library(variant.documents), landmarks(settings.runs, about, variant),
                    review(folder, about, variant.questions, settings.cache))


def chosen(run: str, settings: Settings) -> Path:
    """Return a run folder by its path or id, the latest where `run` is empty."""
    if run:
        places = [Path(run), settings.runs / run]
    else:
        pointer = settings.runs / "latest.txt"   # where links fail
        name = pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else "latest"
        places = [settings.runs / name]
    for place in places:
        if (place / "run.json").is_file():
            return place.resolve()
    raise HarnessError(f"there is no run {run or 'yet'}",
                       f"no run.json stands in {' or '.join(str(place) for place in places)}",
                       "run `make score` first, or name a folder of runs/: make debrief RUN=id")


def _measured(folder: Path) -> Measured:
    side = Side(folder)
    return Measured(side.answers, side.calls, verdicts(folder))


__all__ = ["PAGE", "Written", "chosen", "debrief", "material", "sheets"]
