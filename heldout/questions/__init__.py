"""Question builders: from the company's facts to a pool of typed questions.

No builder ever looks at a document's text: wording comes from `wordings`, gold from the facts,
evidence from the quotes that the writers noted.
"""

from __future__ import annotations

from random import Random

from corpus.facts import Company
from heldout.questions import derived, direct, silent
from heldout.questions.gold import Facts
from scoring.records import Question


def build_pool(company: Company) -> tuple[Question, ...]:
    """Return every question that can be asked about `company`, sorted by id."""
    facts = Facts(company)
    pool: list[Question] = []
    for builder in (direct, derived, silent):
        stream = Random(f"{company.seed}:questions {builder.__name__}")
        pool.extend(builder.build(facts, stream))
    return tuple(sorted(pool, key=lambda question: question.id))
