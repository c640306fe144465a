"""What one answer of the bundled reader costs: `python -m harness.gateway.benchmarks.reading`.

Prints the milliseconds of answers over eight passages (p50, p95, and the first, which reads the
word lists) and the memory beside a bare interpreter's. Each is measured in a process of its own;
the passages are made up here, about 180 words each. Does not cover the gateway around it.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from random import Random

TARGETS = {"p95 ms": 40.0, "MB above the interpreter": 60.0}
THINGS = ("Pump", "Valve", "Meter", "Gauge", "Relay", "Drive", "Probe", "Panel")
ATTRIBUTES = (
    ("warranty", "The warranty of the {0} is {1} months.", "How long is the {0} under warranty?"),
    ("price", "The list price of the {0} is EUR {1}.", "What does the {0} cost?"),
    ("temperature", "The {0} may be used up to {1} °C.", "How hot may the {0} get?"),
    ("weight", "The {0} weighs {1} kg.", "How heavy is the {0}?"),
    ("pressure", "The {0} withstands {1} bar.", "Which pressure does the {0} withstand?"),
    ("interval", "The {0} is calibrated every {1} months.", "How often is the {0} calibrated?"),
)
FILLER = (
    "Unpack the housing on a clean bench and keep the box until the first check is done.",
    "Our service teams keep a list of open points, which is read aloud on Mondays.",
    "Nothing in this section replaces the training that the site offers twice a year.",
    "Where two readings differ, the later one counts unless the note says otherwise.",
)


def prompts(count: int, seed: int = 1) -> list[list[dict[str, str]]]:
    """Return `count` prompts of eight passages and one question each."""
    random, made = Random(seed), []
    for _ in range(count):
        names = [f"{thing} {random.randrange(10, 99)}" for thing in THINGS]
        texts = []
        for name in names:
            facts = [say.format(name, random.randrange(5, 400)) for _, say, _ in ATTRIBUTES]
            lines = [*facts, *(random.choice(FILLER) for _ in range(8))]
            random.shuffle(lines)
            texts.append(f"{name}\n" + " ".join(lines))
        asked = random.choice(ATTRIBUTES)[2].format(random.choice(names))
        body = "\n\n".join(f"[{n}] {text}" for n, text in enumerate(texts, start=1))
        made.append([{"role": "system", "content": "Answer only from the passages. If they do not "
                                                   "hold the answer, say that you don't know."},
                     {"role": "user", "content": f"{body}\n\nQuestion: {asked}"}])
    return made


def _rss_mb() -> float:
    """Return this process's resident memory in megabytes (Linux)."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def measure(count: int) -> dict[str, float]:
    """Ask `count` questions and return what they cost."""
    asked = prompts(count)
    before = _rss_mb()
    from harness.gateway.reader import complete

    began = time.perf_counter()
    complete(asked[0])
    first, times = time.perf_counter() - began, []
    for messages in asked:
        began = time.perf_counter()
        complete(messages)
        times.append(1000 * (time.perf_counter() - began))
    return {"first ms": 1000 * first, "p50 ms": statistics.median(times),
            "p95 ms": statistics.quantiles(times, n=20)[-1],
            "MB above the interpreter": _rss_mb() - before}


def main() -> int:
    """Measure in a child process and print; return the exit code."""
    if "--child" in sys.argv:
        print(json.dumps(measure(int(sys.argv[-1]))))
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    done = subprocess.run([sys.executable, "-m", "harness.gateway.benchmarks.reading", "--child",
                           str(count)], capture_output=True, text=True, check=True)
    print(f"{count} answers over eight passages each")
    for name, value in json.loads(done.stdout).items():
        target = f"   target at most {TARGETS[name]:.0f}" if name in TARGETS else ""
        print(f"  {name:<26} {value:8.1f}{target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
