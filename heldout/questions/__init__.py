"""Question builders: from the company's facts to a pool of typed questions.

No builder ever looks at a document's text: wording comes from `wordings`, gold from the facts,
evidence from the quotes that the writers noted. `lint` reads the questions again and proves them.
"""

from __future__ import annotations

from random import Random

from corpus.facts import Company
from heldout.questions import (
    absent,
    changes,
    comparison,
    computed,
    dated,
    direct,
    groups,
    hops,
    keyed,
    premises,
)
from heldout.questions.facts import Facts
from heldout.questions.sieve import sieve
from scoring.records import Question

BUILDERS = (direct, keyed, dated, comparison, computed, changes, groups, hops, absent, premises)


def build_pool(company: Company) -> tuple[Question, ...]:
    """Return every question that can be asked about `company`, sorted by id."""
    facts = Facts(company)
    pool: list[Question] = []
    for builder in BUILDERS:
        stream = Random(f"{company.seed}:questions {builder.__name__}")
        pool.extend(builder.build(facts, stream))
    return tuple(sorted(sieve(pool, facts), key=lambda question: question.id))
