from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace

from scoring.report.page import packed, render, tight
from scoring.report.tests.run import QUESTIONS, material, question


def test_the_policy_admits_the_pages_own_script_and_style_and_nothing_else() -> None:
    page = render(material())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    text = policy[1].replace("&#39;", "'")
    for element, kind in (("script", "script-src"), ("style", "style-src")):
        inline = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
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


def test_packed_data_is_gzipped_json_in_base64() -> None:
    data = {"a": ["ü", 1, None]}
    assert json.loads(gzip.decompress(base64.b64decode(packed(data)))) == data
    assert packed(data) == packed(data)


def test_a_unit_stays_on_the_line_of_its_figure() -> None:
    assert tight("85 % of 4 s, 3 sets") == "85\u00a0% of 4\u00a0s, 3 sets"
