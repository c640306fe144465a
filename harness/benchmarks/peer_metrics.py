"""What ragas and deepeval cost on the same answers, with their metrics that need no model.

Run by `labelling` with an interpreter that has both; never a dependency of ours. Reads JSON lines
`{"response": ..., "reference": ...}` from standard input and prints one JSON object: for each
metric the seconds and the number of answers, or why it could not be measured. Needs nothing else.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

Pair = tuple[str, str]


def ragas_metrics() -> dict[str, Callable[[Sequence[Pair]], None]]:
    """Return ragas's metrics of two strings, each as a function that scores all pairs."""
    from ragas.metrics import collections as found  # type: ignore[import-not-found, unused-ignore]

    def scorer(metric: Any) -> Callable[[Sequence[Pair]], None]:
        async def score(pairs: Sequence[Pair]) -> None:
            for response, reference in pairs:
                await metric.ascore(reference=reference, response=response)
        return lambda pairs: asyncio.run(score(pairs))

    names = ("ExactMatch", "NonLLMStringSimilarity", "BleuScore", "RougeScore")
    return {f"ragas {name}": scorer(getattr(found, name)()) for name in names}


def deepeval_metrics() -> dict[str, Callable[[Sequence[Pair]], None]]:
    """Return deepeval's: one through its test case, the others from its scorer."""
    from deepeval.metrics import (  # type: ignore[import-not-found, unused-ignore]
        ExactMatchMetric,
    )
    from deepeval.scorer import Scorer  # type: ignore[import-not-found, unused-ignore]
    from deepeval.test_case import LLMTestCase  # type: ignore[import-not-found, unused-ignore]

    exact, scorer = ExactMatchMetric(), Scorer()

    def matched(pairs: Sequence[Pair]) -> None:
        for response, reference in pairs:
            exact.measure(LLMTestCase(input="?", actual_output=response,
                                      expected_output=reference), _show_indicator=False)

    def rouge(pairs: Sequence[Pair]) -> None:
        for response, reference in pairs:
            scorer.rouge_score(reference, response, "rougeL")

    def quasi(pairs: Sequence[Pair]) -> None:
        for response, reference in pairs:
            scorer.quasi_exact_match_score(reference, response)

    return {"deepeval ExactMatchMetric": matched, "deepeval rouge_score": rouge,
            "deepeval quasi_exact_match": quasi}


def main() -> int:
    """Measure every metric that can be imported, after one warm pair."""
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    pairs = [(row["response"], row["reference"]) for row in rows]
    found: dict[str, dict[str, Any]] = {}
    for name, made in (("ragas", ragas_metrics), ("deepeval", deepeval_metrics)):
        began = time.process_time()
        try:
            metrics = made()
        except Exception as error:
            found[name] = {"error": f"{type(error).__name__}: {error}"}
            continue
        found[f"{name} (import)"] = {"seconds": time.process_time() - began, "answers": 0}
        for metric, score in metrics.items():
            try:
                score(pairs[:1])
                began = time.process_time()
                score(pairs)
                found[metric] = {"seconds": time.process_time() - began, "answers": len(pairs)}
            except Exception as error:
                found[metric] = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
