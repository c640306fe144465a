"""Ask the running service the practice questions: python evaluate.py [URL] [practice.jsonl]."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import httpx2

HERE = Path(__file__).resolve().parent


def right(expected: str, answer: str) -> bool:
    """Say whether the expected answer stands in the reply."""
    return expected.lower() in answer.lower()


def main(url: str = "http://127.0.0.1:8000", file: str = str(HERE / "practice.jsonl")) -> None:
    rows = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]
    passed, seconds = 0, 0.0
    for row in rows:
        start = time.perf_counter()
        reply = httpx2.post(f"{url}/ask", json={"question": row["question"]}, timeout=60).json()
        seconds += time.perf_counter() - start
        answer = str(reply.get("answer", ""))
        passed += right(row["answer"], answer)
        if not right(row["answer"], answer):
            print(f"- {row['question']}\n  expected {row['answer']!r}, got {answer!r}")
    print(f"accuracy {passed / len(rows):.1%} ({passed} of {len(rows)}), "
          f"{seconds / len(rows):.2f} s a question")


if __name__ == "__main__":
    main(*sys.argv[1:])
