"""What a label costs: `python -m harness.benchmarks.labelling [--peers PYTHON]`.

Ten thousand answers, those of the scorer's examination and variations of them, are labelled by
every rule, with evidence alignment, root cause and explanation, on one core. No two prompts are
equal: each has its documents in an order of its own and the question behind them. Times are of the
process, so that other processes change them little. With `--peers`, the metrics of ragas and
deepeval that need no model score the same answers in the same command (see `peer_metrics`).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from scoring import selftest
from scoring.causes import cause
from scoring.evidence import Library
from scoring.judge import judge
from scoring.records import Answer, Call, Message, Question, Verdict
from scoring.statistics.percentile import percentile

COUNT, PEERS = 10_000, 1_000
FRAMES = ("{}", "{}", "According to the documents, {}", "{} I hope this helps!", "**{}**",
          '{{"answer": "{}"}}', "Answer: {}", "{} [1]")
HOW = """peers         not measured. To measure them beside ours:
                python -m venv .cache/peers
                .cache/peers/bin/pip install ragas==0.4.3 deepeval rapidfuzz sacrebleu \\
                  rouge-score "langchain<1" "langchain-core<1" "langchain-openai<1" \\
                  "langchain-community<0.4"
                python -m harness.benchmarks.labelling --peers .cache/peers/bin/python"""

Job = tuple[Library, Question, Answer, list[Call]]


def jobs(count: int, random: Random) -> list[Job]:
    """Return `count` answers with their questions and prompts."""
    known = [(Library(texts), texts, list(selftest.items(world)))
             for world in selftest.worlds() for texts in (selftest.documents(world),)]
    rows = [(library, texts, item) for library, texts, found in known for item in found
            if item.answer]
    made: list[Job] = []
    for number in range(count):
        library, texts, item = rows[number % len(rows)]
        question, text = item.question, item.answer or ""
        if number >= len(rows):
            text = random.choice(FRAMES).replace("{}", text, 1)
        parts = [part for part in item.sent.split("\n\n") if part]
        parts += random.sample(sorted(texts.values()), k=2)
        random.shuffle(parts)
        told = "\n\n".join((f"Passages {number}", *parts, f"Question: {question.text}"))
        made.append((library, question, Answer(question.id, text), [
            Call(question.id, 0, "m", (Message("system", "Only use the passages."),
                                       Message("user", told)), text, 0, 0, 0.0, 0.0, 0.0, 0.0,
                 0.0)]))
    return made


def label(job: Job) -> Verdict:
    """Label one answer as a run does, with the cause where it failed."""
    library, question, answer, calls = job
    found = judge(question, answer, calls, library)
    return replace(found, cause=cause(question, answer, calls, found, lambda text: judge(
        question, replace(answer, text=text), calls, library).label))


def measure(work: list[Job]) -> list[float]:
    """Label every answer; return the seconds of each."""
    times = []
    for job in work:
        began = time.process_time()
        label(job)
        times.append(time.process_time() - began)
    return times


def peers(python: str, work: list[Job]) -> list[str]:
    """Return a line for each of the peers' metrics, scaled to the same number of answers."""
    pairs = [{"response": answer.text or "", "reference": ", ".join(question.gold.values) or "none"}
             for _, question, answer, _ in work[:PEERS]]
    done = subprocess.run(
        [python, str(Path(__file__).with_name("peer_metrics.py"))], check=False, text=True,
        input="\n".join(map(json.dumps, pairs)), capture_output=True,
        env={**os.environ, "DEEPEVAL_TELEMETRY_OPT_OUT": "YES", "RAGAS_DO_NOT_TRACK": "true"})
    if done.returncode:
        return [f"peers         {python} failed: {done.stderr.strip().splitlines()[-1:]}"]
    lines = []
    for name, found in json.loads(done.stdout.strip().splitlines()[-1]).items():
        if "error" in found:
            lines.append(f"{name:<32} not measured: {found['error'][:80]}")
        elif not found["answers"]:
            lines.append(f"{name:<32} {found['seconds']:>9.2f} s, once")
        else:
            each = found["seconds"] / found["answers"]
            lines.append(f"{name:<32} {each * len(work):>9.2f} s {1000 * each:>9.3f} ms an answer "
                         f"({found['answers']:,} measured)")
    return lines


def main() -> int:
    """Measure and print."""
    told = argparse.ArgumentParser(prog="python -m harness.benchmarks.labelling",
                                   description="What a label costs.")
    told.add_argument("--answers", type=int, default=COUNT)
    told.add_argument("--peers", metavar="PYTHON", help="interpreter with ragas and deepeval")
    chosen = told.parse_args()
    work = jobs(chosen.answers, Random(1))
    times = measure(work)
    characters = statistics.mean(len(calls[0].messages[1].content) for *_, calls in work)
    print(f"{'labels of this scorer':<32} {sum(times):>9.2f} s "
          f"{1000 * statistics.mean(times):>9.3f} ms an answer ({len(times):,} measured)")
    print(f"  p50 {1000 * statistics.median(times):.2f} ms, p95 "
          f"{1000 * percentile(times, 0.95):.2f} ms, longest {1000 * max(times):.2f} ms; "
          f"2,000 labels {2_000 * statistics.mean(times):.2f} s; prompts of "
          f"{characters:,.0f} characters")
    print("\n".join(peers(chosen.peers, work)) if chosen.peers else HOW)
    return 0


if __name__ == "__main__":
    sys.exit(main())
