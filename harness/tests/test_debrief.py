"""The page of a real, tiny run: written from its folder, found by name, refused if unfinished."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import harness.debrief
import harness.rescoring
import harness.settings
from harness import browser, cli
from harness.browser import present
from harness.debrief import chosen, debrief, sheets
from harness.errors import HarnessError
from harness.score import score
from harness.settings import Settings
from heldout.variant import Variant


def test_a_finished_run_gets_its_page(
        settings: Settings, variant: Variant, submission: Callable[[str], Path]) -> None:
    outcome = score(submission("answer"), settings, variant=variant)
    done = debrief(chosen("", settings), settings, variant)
    assert done.page == outcome.folder.resolve() / "report.html"
    page = done.page.read_text(encoding="utf-8")
    assert variant.questions[0].text in page and str(settings.runs) not in page
    kept = (done.page.parent / "report-candidate.html").read_text(encoding="utf-8")
    for question in variant.questions:
        assert question.text not in kept and question.id not in kept
        assert not any(value in kept for value in question.gold.values)
    assert (done.page.parent / "comparison.md").is_file()
    given, guide = sheets(outcome.folder, settings, variant)
    assert "Five failures" in given.read_text() and "the other sheet" in guide.read_text()
    assert chosen(outcome.folder.name, settings) == chosen(str(outcome.folder), settings)

    (settings.runs / "latest").unlink()
    (settings.runs / "latest.txt").write_text(outcome.folder.name + "\n")
    assert chosen("", settings) == outcome.folder.resolve()

    with pytest.raises(HarnessError, match="other questions"):
        debrief(outcome.folder, settings, Variant(
            "other", 1, variant.documents, variant.questions, variant.baseline,
            {**variant.manifest, "questions": "0" * 64}))
    (outcome.folder / "comparison.json").unlink()
    with pytest.raises(HarnessError, match="no comparison yet"):
        debrief(outcome.folder, settings, variant)


def test_a_run_that_is_not_there_is_told_with_the_places_looked_at(settings: Settings) -> None:
    with pytest.raises(HarnessError, match="there is no run yet"):
        chosen("", settings)
    with pytest.raises(HarnessError, match="there is no run nothing"):
        chosen("nothing", settings)


def test_a_browser_is_opened_only_for_a_person_who_can_see_it(
        monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr(browser.webbrowser, "open", opened.append)
    monkeypatch.setenv("DISPLAY", ":0")
    assert present(tmp_path / "report.html") == str(tmp_path / "report.html")
    assert opened == []
    monkeypatch.setattr(browser.sys.stdout, "isatty", lambda: True, raising=False)
    present(tmp_path / "report.html")
    assert opened == [(tmp_path / "report.html").as_uri()]
    present(tmp_path / "report.html", wanted=False)
    monkeypatch.chdir(tmp_path)
    assert len(opened) == 1 and present(tmp_path / "report.html", False) == "report.html"


def test_the_commands_write_pages_and_print_the_mandate(
        settings: Settings, variant: Variant, submission: Callable[[str], Path],
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = score(submission("answer"), settings, variant=variant)
    monkeypatch.setattr(harness.debrief, "choose", lambda *_: variant)
    monkeypatch.setattr(harness.rescoring, "choose", lambda *_: variant)
    monkeypatch.setattr(harness.settings, "read", lambda: settings)

    def said(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["harness", *words])
        assert cli.run() == 0
        return capsys.readouterr().out

    shown = said("debrief")
    assert shown.startswith("no detectable change of accuracy (0 fixed, 0 broken")
    assert shown.count("met") >= 4 and shown.rstrip().endswith("comparison.md)")
    assert "interviewer's sheet: " in said("failures", outcome.folder.name)
    assert "report.html" in said("rescore", str(outcome.folder))
