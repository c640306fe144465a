"""The five failures on paper: one sheet for the candidate, one for the interviewer.

The candidate's has question, answer, what would have been right and the prompt as sent; root
causes, signs and fault names are on the interviewer's only.
"""

from __future__ import annotations

from scoring.report.cases import cases
from scoring.report.material import Material
from scoring.report.page import fill
from scoring.report.rows import rows


def sheet(material: Material, interviewer: bool) -> str:
    """Return a sheet as HTML that prints on a few pages."""
    found = cases(material, rows(material))
    systems = [message.content for case in found for message in case.messages
               if message.role in ("system", "developer")]
    # One system prompt for all is shown once, above; where they differ, each with its case.
    shared = systems[0] if systems and len(set(systems)) == 1 else ""
    return fill("sheet.html", {
        "interviewer": interviewer,
        "rate": 100 * material.comparison["before"]["hallucination"]["rate"],
        "shared": shared,
        "five": found,
    })
