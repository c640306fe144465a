"""Attack 39: text that commands whatever shows it: a browser, a terminal, a tracker, a spreadsheet.

The same hostile text stands wherever a submission's words can get: answers, errors, sources,
prompts, NOTES.md, file names, its own name. No page may hold it unescaped, nothing printed may
hold a control character, and no Markdown may hold a live link, image or tag. That a real browser
runs none of it is `harness/tests/test_debrief_browser.py`.
"""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO

from harness import table
from harness.ask import CONTROL
from harness.errors import HarnessError
from harness.progress import printable
from harness.redteam.attack import HOST, Attack, Outcome
from harness.redteam.attempt import WEAKENED
from harness.settings import Settings
from scoring.records import Message
from scoring.report.candidate import candidate_page
from scoring.report.markdown import markdown
from scoring.report.material import Material
from scoring.report.page import render
from scoring.report.sheets import sheet

HOSTILE = ('<script>window.hacked=1</script><img src="https://evil.example/x" onerror=hacked()>'
           "\"'><svg onload=hacked()></textarea></script><!-- {{ 7*7 }} {% raw %} "
           "[x](javascript:hacked()) ![y](https://evil.example/y) =cmd|' /C calc'!A0")
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b1mforged\r\x08\x00"
HONEST = "<b> is HTML, 3 < 5 & 7 > 6, \"quoted\", a [link](docs/a.md) and größer – 24 °C"
LIVE_HTML = re.compile(r"<(?:img|svg|script src|iframe|object)[^>]*(?:evil|hacked)|<script>window"
                       r"|onerror=hacked\(\)>")
LIVE_MARKDOWN = re.compile(r"(?<!\\)!?(?<!\\)\[[^\]]*(?<!\\)\]\((?:javascript|https://evil)|"
                           r"(?<!\\)<(?:script|img|svg)")


def material(words: str) -> Material:
    """Return a small finished run in which a submission has said `words` wherever it can."""
    from scoring.report.tests.run import call
    from scoring.report.tests.run import material as small

    found = small()
    after = replace(
        found.after,
        answers={key: replace(answer, text=answer.text and words, sources=(words,),
                              error=answer.error and words)
                 for key, answer in found.after.answers.items()},
        calls={key: [replace(call(key), messages=(Message(words, words),), reply=words,
                             model=words)] for key in found.after.calls},
        verdicts={key: replace(verdict, asserted=(words,), reason=words, notes=(words,))
                  for key, verdict in found.after.verdicts.items()})
    run = {**found.comparison["run"], "submission": f"/x/{words}",
           "odd": {"submission": {words: 2}}, "intake": {"protected": {words: "changed"}}}
    review = replace(found.review, notes=f"# {words}\n\naccuracy {words} 99 %", changed=(words,),
                     hard_coded={words: (words,)})
    return replace(found, name=words, after=after, review=review,
                   comparison={**found.comparison, "run": run})


def shown(found: Material) -> dict[str, str]:
    """Return everything that is written or printed of a run, by what it is."""
    printed = StringIO()
    with redirect_stdout(printed):
        table.show(found.comparison)
        print(HarnessError(printable(found.name), printable(found.name), "run again"))
    return {"page": render(found), "candidate's page": candidate_page(found),
            "sheet": sheet(found, True), "candidate's sheet": sheet(found, False),
            "tracker": markdown(found), "terminal": printed.getvalue()}


def naively(found: Material) -> dict[str, str]:
    """Return the same as somebody writes it who trusts an answer."""
    said = [answer.text or answer.error or "" for answer in found.after.answers.values()]
    return {"page": f"<h1>{found.name}</h1>{''.join(f'<td>{text}</td>' for text in said)}",
            "tracker": "\n".join(f"| {text} |" for text in said), "terminal": "\n".join(said)}


def run(kind: str, settings: Settings) -> Outcome:
    """Show hostile words and terminal escapes, and look for what is live."""
    show = naively if kind == WEAKENED else shown
    live = [name for name, text in show(material(HOSTILE)).items()
            if (LIVE_MARKDOWN if name == "tracker" else LIVE_HTML).search(text)
            and name != "terminal"]
    told = show(material(ESCAPES))
    live += [f"{name} (escapes)" for name, text in told.items()
             if (name == "terminal" and printable(text) != text)
             or (name == "tracker" and CONTROL.search(text))]
    return Outcome(bool(live), f"live in: {', '.join(live)}" if live
                   else f"inert in {', '.join(told)}")


def twin(kind: str, settings: Settings) -> Outcome:
    """Show honest text with the same signs: it must be readable as it was said."""
    pages = shown(material(HONEST))
    kept = "&lt;b&gt; is HTML, 3 &lt; 5 &amp; 7 &gt; 6" in pages["page"]
    return Outcome(False, "shown as it was said" if kept else "not shown as it was said", not kept)


ATTACKS = (Attack(39, "text that commands what shows it", "nbgrader", run, twin, boxes=(HOST,),
                  quick=True),)
