from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from random import Random

import pytest

from scoring.report import page
from scoring.report.details import details
from scoring.report.material import Material
from scoring.report.page import LARGEST, fitted, packed, render, tight
from scoring.report.short import TOLD, Level, items, short
from scoring.report.tests.run import QUESTIONS, call, material, question


def test_the_policy_admits_the_pages_own_script_and_style_and_nothing_else() -> None:
    shown = render(material())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', shown)
    assert policy
    text = policy[1].replace("&#39;", "'")
    for element, kind in (("script", "script-src"), ("style", "style-src")):
        inline = re.findall(rf"<{element}>(.*?)</{element}>", shown, re.DOTALL)
        assert len(inline) == 1
        digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in text
    assert text.startswith("default-src 'none'; base-uri 'none'; form-action 'none'")
    assert "unsafe" not in text


def test_what_a_submission_says_is_escaped() -> None:
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    first = question("q1", text=hostile, cluster=hostile)
    page = render(material(name=hostile, questions=(first, *QUESTIONS[1:])))
    assert "<script>alert" not in page and "<img" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_page_asks_for_nothing_from_anywhere() -> None:
    page = render(material())
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "http://" not in page and "https://" not in page


def test_a_void_run_says_so_above_its_figures() -> None:
    assert "This run is void" not in render(material())
    void = material()
    assert "This run is void" in render(replace(void, comparison={**void.comparison,
                                                                  "valid": False}))


def test_the_same_run_gives_the_same_page() -> None:
    assert render(material()) == render(material())


def noisy(characters: int) -> Material:
    """Return a run whose answers and prompts are noise of that length, which nothing compresses."""
    noise, found = Random(1), material()
    side = found.after

    def text() -> str:
        return base64.b64encode(noise.randbytes(characters)).decode()[:characters]

    return replace(found, after=replace(
        side, answers={key: replace(a, text=text()) for key, a in side.answers.items()},
        calls={key: [call(key, text(), number, reply=text()) for number in range(20)]
               for key in side.calls}))


def test_a_page_stays_small_whatever_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fitted(material())[1] is Level.WHOLE
    for characters, level in ((2_000, Level.WHOLE), (60_000, Level.ANSWERING)):
        data, found = fitted(noisy(characters))
        assert found is level and len(data) <= LARGEST
    text = render(noisy(60_000))
    assert len(text) < 3_000_000 and "only the figures are on this page" in text
    monkeypatch.setattr(page, "LARGEST", 1_000)
    assert fitted(material())[1] is Level.BARE


def test_each_level_leaves_out_more_and_says_so() -> None:
    found = noisy(50_000)
    sizes = [len(packed(details(found, level))) for level in Level]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 4
    opened = details(found, Level.BARE)["questions"]["q1"]["sides"][1]
    assert opened["uncounted"] == 17 and opened["answer"].endswith("(49,400 characters more)")
    assert opened["calls"][0]["messages"][1] == ["user", None]
    assert {level for level in Level if not TOLD[level]} == {Level.WHOLE}


def test_long_lists_and_texts_are_cut_with_what_is_missing() -> None:
    assert short("abc", 2) == "ab… (1 characters more)" and short("ab", 2) == "ab"
    assert list(items(["x"] * 42))[-2:] == ["x", "and 2 more"] and list(items(["x"])) == ["x"]


def test_packed_data_is_gzipped_json_in_base64() -> None:
    data = {"a": ["ü", 1, None]}
    assert json.loads(gzip.decompress(base64.b64decode(packed(data)))) == data
    assert packed(data) == packed(data)


def test_a_unit_stays_on_the_line_of_its_figure() -> None:
    assert tight("85 % of 4 s, 3 sets") == "85\u00a0% of 4\u00a0s, 3 sets"
