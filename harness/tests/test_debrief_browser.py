"""The debrief page in a real browser: what a reader clicks and types, and what hostile text cannot.

Needs Chromium (Debian: apt-get install chromium); skips without it, and fails where CI demands it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scoring.evidence import Library
from scoring.metrics import Measured
from scoring.records import Message
from scoring.report.candidate import candidate_page
from scoring.report.material import Material
from scoring.report.page import render
from scoring.report.sheets import sheet
from scoring.report.tests.run import PROOF, QUESTIONS, call, material

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOSTILE = ('<script>window.hacked=1</script><img src="https://evil.example/x" '
           'onerror="window.hacked=1">"\'><svg onload="window.hacked=1">')


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next((path for path in map(shutil.which, NAMES) if path), None)
    if program is None:
        pytest.skip("no Chromium: apt-get install chromium")
    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


class Watched:
    """A page with everything that it should not do: messages, errors, requests, dialogs."""

    def __init__(self, browser: Browser, path: Path, width: int = 1280, dark: bool = False
                 ) -> None:
        self.odd: list[str] = []
        self.page: Page = browser.new_page(viewport={"width": width, "height": 900},
                                           color_scheme="dark" if dark else "light")
        self.page.on("console", lambda message: self.odd.append(message.text))
        self.page.on("pageerror", lambda error: self.odd.append(str(error)))
        self.page.on("dialog", lambda dialog: self.odd.append(dialog.message))
        self.page.on("request", lambda request: request.url.startswith(path.as_uri())
                     or self.odd.append(request.url))
        self.page.goto(path.as_uri())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plain") / "report.html"
    shelf = Library({"pump-20.md": f"# Pump 20\n\n{PROOF}\n"})
    path.write_text(render(replace(material(), library=shelf)), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, plain: Path) -> Iterator[Page]:
    watched = Watched(browser, plain)
    watched.page.wait_for_selector("html[data-ready]")
    yield watched.page
    watched.page.close()
    assert watched.odd == []


def numbers(page: Page) -> list[str]:
    return page.locator("#table tbody tr:visible .num").all_inner_texts()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_fits_its_window_and_asks_for_nothing(
        browser: Browser, plain: Path, width: int, dark: bool) -> None:
    watched = Watched(browser, plain, width, dark)
    watched.page.wait_for_selector("html[data-ready]")
    wide = watched.page.evaluate("document.documentElement.scrollWidth")
    paper = watched.page.evaluate("getComputedStyle(document.body).backgroundColor")
    watched.page.close()
    assert wide == width and watched.odd == []
    assert (sum(map(int, paper[4:-1].split(","))) < 382) == dark


def test_filters_narrow_together_and_are_cleared(opened: Page) -> None:
    assert len(numbers(opened)) == len(QUESTIONS)
    opened.select_option("#by-outcome", "fixed")
    expect(opened.locator("#shown")).to_have_text("2 of 6 questions")
    opened.select_option("#by-part", "probe")
    assert numbers(opened) == ["3"]
    opened.click("#clear")
    assert len(numbers(opened)) == 6
    for field, value, count in (("before", "hallucinated", 1), ("after", "error", 1),
                                ("kind", "unanswerable", 1), ("document", "table.html", 1),
                                ("cause", "sent, not used", 2), ("fault", "F04", 1)):
        opened.select_option(f"#by-{field}", value)
        assert len(numbers(opened)) == count, field
        opened.click("#clear")


def test_a_count_of_the_summary_shows_its_questions(opened: Page) -> None:
    opened.click("a[data-outcome='broken']")
    assert numbers(opened) == ["1"]
    expect(opened.locator("#by-outcome")).to_have_value("broken")


def test_search_finds_words_of_questions_and_of_answers(opened: Page) -> None:
    opened.keyboard.press("/")
    expect(opened.locator("#search")).to_be_focused()
    opened.keyboard.type("warranty q3")
    assert numbers(opened) == ["4"]
    opened.fill("#search", "timed OUT")
    assert numbers(opened) == ["1"]
    opened.fill("#search", "<p1>")
    assert numbers(opened) == ["3"]
    opened.fill("#search", "nothing like it")
    expect(opened.locator("#shown")).to_have_text("0 of 6 questions")
    opened.keyboard.press("Escape")
    expect(opened.locator("#search")).not_to_be_focused()


def test_columns_sort_both_ways(opened: Page) -> None:
    head = opened.locator("th", has_text="kind")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    kinds = opened.locator("#table tbody tr td:nth-child(4)").all_inner_texts()
    assert kinds == sorted(kinds)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    kinds = opened.locator("#table tbody tr td:nth-child(4)").all_inner_texts()
    assert kinds == sorted(kinds, reverse=True)


def test_the_keyboard_moves_opens_goes_on_and_closes(opened: Page) -> None:
    detail = opened.locator("#detail")
    opened.keyboard.press("k")
    expect(opened.locator("tr.at .num")).to_have_text("6")
    for key in "kkkk":
        opened.keyboard.press(key)
    expect(opened.locator("tr.at .num")).to_have_text("2")
    opened.keyboard.press("Enter")
    expect(detail).to_be_visible()
    expect(detail.locator("h2")).to_have_text(QUESTIONS[0].text)
    opened.keyboard.press("j")
    expect(detail.locator("h2")).to_have_text(QUESTIONS[5].text)
    opened.keyboard.press("Escape")
    expect(detail).not_to_be_visible()
    expect(opened.locator("#row-3")).to_be_focused()


def test_an_opened_question_shows_both_sides_and_where_the_proof_went(opened: Page) -> None:
    opened.click("#row-2")
    detail = opened.locator("#detail")
    expect(detail.locator(".gold")).to_contain_text("24 months")
    assert detail.locator(".side h3").all_inner_texts() == ["Before", "After"]
    assert detail.locator(".side > p .label").all_inner_texts() == ["hallucinated", "correct"]
    expect(detail.locator(".proofs")).to_contain_text(
        "100\u00a0% sent before, 100\u00a0% sent after")
    assert detail.locator("pre mark.proof").first.inner_text() in PROOF
    assert detail.locator("pre mark.said").first.inner_text() == "36 months"
    lost = detail.locator(".side").first.locator(".way .w-lost b")
    expect(lost).to_have_text("retrieval")
    expect(detail.locator(".call summary").first).to_contain_text("500 + 5 tokens · 1,200 ms")
    detail.locator("[data-close]").click()
    expect(detail).not_to_be_visible()


def test_links_open_their_question_and_can_be_passed_on(
        browser: Browser, plain: Path, opened: Page) -> None:
    opened.locator("#faults .probes a").first.click()
    expect(opened.locator("#detail h2")).to_have_text(QUESTIONS[5].text)
    assert opened.url.endswith("#q3")
    other = browser.new_page()
    other.goto(f"{plain.as_uri()}#q3")
    expect(other.locator("#detail h2")).to_have_text(QUESTIONS[5].text)
    other.close()


def test_a_plot_says_its_figures_where_it_is_pointed_at(opened: Page) -> None:
    bar = opened.locator("#plots svg [aria-label^='before: $']").first
    bar.scroll_into_view_if_needed()
    bar.hover(force=True)
    expect(opened.locator("#pointed")).to_have_text("before: $0.00200 a question")


def test_the_page_prints_without_what_only_a_screen_can_do(opened: Page, tmp_path: Path) -> None:
    printed = opened.pdf(path=str(tmp_path / "report.pdf"))
    assert printed.startswith(b"%PDF") and len(printed) > 20_000
    opened.emulate_media(media="print")
    for hidden in ("nav", ".filters", "#shown"):
        expect(opened.locator(hidden).first).not_to_be_visible()
    expect(opened.locator("#table tbody tr").first).to_be_visible()


def hostile() -> Material:
    """Return a run in which everything that comes from outside tries to break out."""
    found = material(name=HOSTILE)
    asked = tuple(replace(q, text=f"{HOSTILE} {q.id}", cluster=HOSTILE) for q in found.questions)

    def spoilt(side: Measured) -> Measured:
        return Measured(
            {key: replace(a, text=HOSTILE, sources=(HOSTILE, "</script>"), error=None)
             for key, a in side.answers.items()},
            {key: [call(key, text=HOSTILE, model=HOSTILE, reply="</script>" + HOSTILE,
                        messages=(Message(HOSTILE, HOSTILE), Message("user", HOSTILE)))]
             for key in side.calls},
            {key: replace(v, rule=HOSTILE, reason=HOSTILE, notes=(HOSTILE,), asserted=(HOSTILE,))
             for key, v in side.verdicts.items()})

    return replace(found, questions=asked, before=spoilt(found.before), after=spoilt(found.after),
                   review=replace(found.review, notes=f"Accuracy 99 % {HOSTILE}",
                                  hard_coded={HOSTILE: (HOSTILE,)}))


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    found = hostile()
    for name, text in (("report.html", render(found)), ("candidate.html", candidate_page(found)),
                       ("sheet.html", sheet(found, False)), ("guide.html", sheet(found, True))):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        watched = Watched(browser, path)
        if name == "report.html":
            watched.page.wait_for_selector("html[data-ready]")
            watched.page.click("#row-1")
            expect(watched.page.locator("#detail blockquote").first).to_have_text(HOSTILE)
        shown = watched.page.evaluate(
            "[window.hacked, document.querySelectorAll('img').length,"
            " document.querySelectorAll('svg[onload]').length]")
        watched.page.close()
        assert shown == [None, 0, 0] and watched.odd == [], name


def test_the_policy_would_stop_what_escaping_missed(browser: Browser, plain: Path,
                                                    tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text(plain.read_text(encoding="utf-8").replace("</main>", f"{HOSTILE}</main>"),
                      encoding="utf-8")
    watched = Watched(browser, broken)
    watched.page.wait_for_selector("html[data-ready]")
    assert watched.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in text for text in watched.odd)
    watched.page.close()
