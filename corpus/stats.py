"""Counts of a company: documents, words, kinds, formats, sentence skeletons, facts."""

from __future__ import annotations

import re
from collections import Counter

from corpus.facts import Company
from corpus.skeletons import skeletons

TOKEN = re.compile(r"\w+|[^\w\s]")


def report(company: Company) -> str:
    """Return the counts as lines of text."""
    kinds = Counter(document.kind for document in company.documents)
    formats = Counter(document.format for document in company.documents)
    words = [len(document.text.split()) for document in company.documents]
    names = {entity.id: entity.kind for entity in company.entities}
    facts = Counter(names[fact.subject] for fact in company.facts)
    tokens = sum(len(TOKEN.findall(document.text)) for document in company.documents)
    shapes = skeletons(company)
    common, times = shapes.most_common(1)[0]
    lines = [
        f"{company.name} (seed {company.seed}), today {company.today.isoformat()}",
        f"documents  {len(company.documents)}  words {sum(words)} "
        f"(shortest {min(words)}, longest {max(words)})  words and marks {tokens}",
        "kinds      " + ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items())),
        "formats    " + ", ".join(f"{kind} {n}" for kind, n in sorted(formats.items())),
        f"sentences  {sum(shapes.values())} of {len(shapes)} skeletons; the most common makes up "
        f"{100 * times / sum(shapes.values()):.2f} %: {common[:60]}",
        f"entities   {len(company.entities)}  absences {len(company.absences)}",
        f"facts      {len(company.facts)}: "
        + ", ".join(f"{kind} {n}" for kind, n in sorted(facts.items())),
        f"quotes     {len(company.quotes)}",
    ]
    return "\n".join(lines)
