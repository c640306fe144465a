"""The page to try the service, in a real browser, served by the real service's application.

Its model is scripted: what it says is known, piece by piece, and hostile. Needs Chromium (Debian:
apt-get install chromium); skips without it, and fails where CI demands it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from harness.kit.tests.unpacked import free_port, interpreters
from harness.settings import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome")
SERVED = Path(__file__).with_name("page_served.py")
HOSTILE = ('<script>window.hacked=1</script><img src="https://evil.example/x" '
           'onerror="window.hacked=1">"\'><svg onload="window.hacked=1">')
PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next((path for path in map(shutil.which, NAMES) if path), None)
    if program is None:
        pytest.skip("no Chromium: apt-get install chromium")
    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


@dataclass(frozen=True)
class Served:
    """Where the page is served, and where its feedback goes."""

    url: str
    folder: Path

    def feedback(self) -> list[dict[str, object]]:
        lines = (self.folder / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    process = subprocess.Popen(
        [interpreters()["RAG_PYTHON"], str(SERVED), str(port), str(folder)], text=True,
        stdout=subprocess.PIPE, cwd=ROOT / "challenge", env={
            "PATH": os.defpath, "PYTHONPATH": str(ROOT / "challenge"), "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"})
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield Served(f"http://127.0.0.1:{port}/", folder)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


class Watched:
    """A page with everything that it should not do: messages, errors, dialogs, other hosts."""

    def __init__(self, browser: Browser, served: Served, width: int = 1280, dark: bool = False
                 ) -> None:
        self.odd: list[str] = []
        self.page: Page = browser.new_page(viewport={"width": width, "height": 900},
                                           color_scheme="dark" if dark else "light")
        self.page.on("console", self.said)
        self.page.on("pageerror", lambda error: self.odd.append(str(error)))
        self.page.on("dialog", lambda dialog: self.odd.append(dialog.message))
        self.page.on("request", lambda request: request.url.startswith(served.url)
                     or self.odd.append(request.url))
        self.page.goto(served.url)
        self.page.wait_for_selector("#state[data-state=ready]", timeout=PATIENCE_MS)

    def said(self, message: ConsoleMessage) -> None:
        self.odd.append(message.text)

    def ask(self, question: str) -> None:
        self.page.fill("#question", question)
        self.page.click("#send")

    def settled(self, state: str = "final") -> None:
        self.page.wait_for_selector(f"#reply[data-state={state}]", timeout=PATIENCE_MS)


@pytest.fixture
def watched(browser: Browser, served: Served) -> Iterator[Watched]:
    found = Watched(browser, served)
    yield found
    found.page.close()
    assert found.odd == []


def test_an_answer_comes_piece_by_piece_and_ends_as_it_is_given(watched: Watched) -> None:
    watched.ask("hold the answer")
    answer = watched.page.locator("#answer")
    # The model has said this much and waits: it is shown although there is no answer yet.
    expect(answer).to_have_text("It is 24 months.", timeout=PATIENCE_MS)
    expect(answer).to_have_attribute("aria-busy", "true")
    assert watched.page.locator("#reply").get_attribute("data-state") == "busy"
    watched.page.press("#question", "Enter")
    trouble = watched.page.locator("#trouble")
    expect(trouble).to_have_text("One question at a time: the last one is still being answered.")
    watched.page.request.post(watched.page.url + "go-on")
    watched.settled()
    expect(trouble).to_have_text("")
    expect(answer).to_have_text("It is 24 months.")
    expect(answer).to_have_attribute("aria-busy", "false")


def test_everything_that_an_answer_came_from_is_shown(watched: Watched) -> None:
    page = watched.page
    watched.ask("How long is the warranty of the Pump 20?")
    watched.settled()
    assert page.locator("#sources li").all_inner_texts() == ["pump-20.md", "hostile.html"]
    assert page.locator("#passages .figures-line").all_inner_texts() == ["score 0.7500",
                                                                         "score 0.5000"]
    page.click("#sources button >> nth=0")
    expect(page.locator("#passages details[data-document='pump-20.md'] summary")).to_be_focused()
    expect(page.locator("#passages details[data-document='pump-20.md'] pre")).to_have_text(
        "The warranty of the Pump 20 is 24 months.")
    stages = page.locator("#stages th").all_inner_texts()
    assert stages == ["Rewrite", "Retrieve", "Lay out", "Answer", "Check"]
    assert all("ms" in text for text in page.locator("#stages td:last-child").all_inner_texts())
    call = page.locator("#calls li").nth(stages.index("Answer") - 2)
    call.locator("summary").click()
    prompt = call.locator("pre").all_inner_texts()
    assert "Question: How long is the warranty of the Pump 20?" in prompt[1]
    assert "The warranty of the Pump 20 is 24 months." in prompt[1]
    assert prompt[2] == "It is 24 months."
    # Three calls of 100 tokens in and 10 out, at 0.00001 and 0.00002 dollars.
    assert [page.inner_text(f"#{name}") for name in ("in", "out", "cost")] == [
        "300", "30", "$0.00360"]


def test_thumbs_and_a_correction_are_kept(watched: Watched, served: Served) -> None:
    page = watched.page
    watched.ask("Who leads the pumps?")
    watched.settled()
    page.click("#up")
    expect(page.locator("#saved")).to_have_text("Saved, thank you.")
    page.click("#down")
    expect(page.locator("#down")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#up")).to_have_attribute("aria-pressed", "false")
    page.fill("#correction", "Ann Lee <b>")
    page.click("#save")
    expect(page.locator("#saved")).to_have_text("Saved, with your correction.")
    rows = [row for row in served.feedback() if row["question"] == "Who leads the pumps?"]
    assert [(row["score"], row["correction"]) for row in rows] == [
        (1, ""), (-1, ""), (-1, "Ann Lee <b>")]
    assert rows[0]["answer"] == "It is 24 months." and len({row["id"] for row in rows}) == 1


def test_hostile_text_stays_text_wherever_it_stands(watched: Watched) -> None:
    page = watched.page
    watched.ask(f"hostile {HOSTILE}")
    watched.settled()
    for fold in page.locator("summary").all():
        fold.click()
    expect(page.locator("#answer")).to_have_text(HOSTILE)
    expect(page.locator("#asked")).to_have_text(f"hostile {HOSTILE}")
    assert HOSTILE in page.locator("#passages").inner_text()
    assert page.locator("main script, main img, #reply svg[onload]").count() == 0
    assert page.evaluate("window.hacked") is None


def test_everything_can_be_done_by_keyboard(watched: Watched, served: Served) -> None:
    page = watched.page
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type("By")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("keyboard?")
    page.keyboard.press("Enter")
    watched.settled()
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(
            "document.activeElement.id || document.activeElement.textContent.trim()"))
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if reached[-1] == "down":
            assert style == "solid"
            page.keyboard.press("Space")
            expect(page.locator("#correcting")).to_be_visible()
        elif reached[-1] == "correction":
            page.keyboard.type("By mouse")
        elif reached[-1] == "save":
            page.keyboard.press("Enter")
            expect(page.locator("#saved")).to_have_text("Saved, with your correction.")
        elif reached[-1].startswith("Pump 20pump-20.md"):
            page.keyboard.press("Enter")
            expect(page.locator("#passages pre").first).to_be_visible()
        elif page.evaluate("document.activeElement === document.body"):
            reached.pop()
            break
    assert {"send", "up", "down", "correction", "save", "pump-20.md"} <= set(reached)
    assert page.locator("#passages pre").first.is_visible()
    assert sum("reader" in one for one in reached) == 3  # each model call can be opened
    assert served.feedback()[-1]["correction"] == "By mouse"


def test_what_goes_wrong_is_said_in_words(browser: Browser, served: Served) -> None:
    watched = Watched(browser, served)
    page, trouble = watched.page, watched.page.locator("#trouble")
    watched.ask("  ")
    expect(trouble).to_have_text("Write a question first.")
    watched.ask("x" * 4001)
    expect(trouble).to_have_text("The question is too long: at most 4,000 characters.")
    expect(page.locator("#count")).to_have_text("4,001 of 4,000 characters")
    page.fill("#question", "lost")
    expect(trouble).to_have_text("")
    page.click("#send")
    watched.settled("failed")
    expect(trouble).to_have_text("No answer: model endpoint unreachable: nobody listens")
    assert page.locator("#stages td:last-child").all_inner_texts() == ["–"]
    watched.ask("Again?")
    watched.settled()
    expect(trouble).to_have_text("")
    assert watched.odd == []
    page.route("**/feedback", lambda route: route.fulfill(status=500, body="no JSON"))
    page.click("#up")
    expect(page.locator("#saved")).to_have_text("Not saved: the service could not keep it.")
    page.route("**/stream", lambda route: route.abort())
    watched.ask("And now?")
    watched.settled("failed")
    expect(trouble).to_have_text("The service does not answer. Is it running?")
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_fits_its_window_by_day_and_by_night(
        browser: Browser, served: Served, width: int, dark: bool) -> None:
    watched = Watched(browser, served, width, dark)
    watched.ask(f"hostile {'long' * 100}")
    watched.settled()
    for fold in watched.page.locator("summary").all():
        fold.click()
    wide = watched.page.evaluate("document.documentElement.scrollWidth")
    paper = watched.page.evaluate("getComputedStyle(document.body).backgroundColor")
    watched.page.close()
    assert wide == width and watched.odd == []
    assert (sum(map(int, paper[4:-1].split(","))) < 382) == dark


def test_the_search_for_hostile_text_would_see_it_run(browser: Browser, served: Served) -> None:
    """The same text, put into the same page as markup and without its policy, does run."""
    page = browser.new_page(bypass_csp=True)
    page.goto(served.url)
    page.evaluate("text => { document.querySelector('#answer').innerHTML = text }", HOSTILE)
    page.wait_for_function("window.hacked === 1")
    page.close()
