"""Attack 20: carry the hidden questions out in whatever the candidate will get to see.

The candidate is given `report-candidate.html` and nothing else of a run. In the weakened kind the
page for the interviewer is given away, which shows every question and answer.
"""

from __future__ import annotations

import base64
from dataclasses import replace

from harness.debrief import CANDIDATE, debrief
from harness.redteam.attack import Attack, Outcome, Run
from harness.redteam.attempt import WEAKENED
from harness.redteam.scored import ASKS, MOST, scored, small_variant
from harness.settings import Settings
from scoring.report.candidate import candidate_page
from scoring.report.markdown import markdown
from scoring.report.page import render

CARRIES = r'''
import base64, sys
def shapes(question):
    raw = question.encode()
    return [question, question[::-1], base64.b64encode(raw).decode(), raw.hex(),
            " ".join(question), question.replace(" ", "-")]
def answer(question):
    print("\n".join(shapes(question)), file=sys.stderr, flush=True)
    for number, shape in enumerate(shapes(question)):
        name = "".join(c if c.isalnum() else "-" for c in shape)[:100]
        for folder in (os.environ["INDEX_DIR"], os.environ["HOME"]):
            open(os.path.join(folder, name), "w").write(shape)
    raise ValueError(" | ".join(shapes(question)))
plain = json.dumps
def dumps(value, *rest, **more):
    if isinstance(value, dict) and "sources" in value:
        value = {**value, "sources": shapes(value["answer"])[:1], "error": value["answer"]}
    return plain(value, *rest, **more)
json.dumps = dumps
'''
LOGS_QUESTIONS = ASKS + r'''
def answer(question):
    print("asked:", question, flush=True)
    return ask_model(question)
'''


def shapes(question: str) -> list[str]:
    """Return a question as an attack may write it."""
    raw = question.encode()
    return [question, question[::-1], base64.b64encode(raw).decode(), raw.hex(),
            " ".join(question), question.replace(" ", "-")]


def _carried(source: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        found = scored(kind, source, settings)
        variant = small_variant(settings)
        place = replace(settings, runs=found.home.parent)
        written = debrief(found.home, place, variant)
        given = (found.home / CANDIDATE).read_text(encoding="utf-8")
        if kind == WEAKENED:
            given = render(written.material) + markdown(written.material)
        assert kind == WEAKENED or given == candidate_page(written.material)
        shown = {shape for question in variant.questions for shape in shapes(question.text)
                 if shape in given}
        return Outcome(bool(shown), f"{len(shown)} of {MOST} questions, in any of 6 shapes, in "
                       f"{len(given)} bytes given away", found.flagged)

    return run


ATTACKS = (
    Attack(20, "carry questions out in what is given away", "Gradescope 2020", _carried(CARRIES),
           twin=_carried(LOGS_QUESTIONS)),
)
