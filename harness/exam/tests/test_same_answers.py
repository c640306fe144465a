"""The same messages get the same reply: any hash seed, order of calls and interpreter.

Stands beside the exam and not in the reader's folder, because the gateway ships alone: the prompts
come from companies of the corpus, which nothing in it may import.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer

from harness.exam.conditions import gold_only, with_distractors, without_gold
from harness.exam.sheets import ALWAYS, GROUNDED, Sheet

ROOT = Path(__file__).parents[3]
# The package above the reader starts a server and needs more than other interpreters have, so an
# empty module stands for it. Replies are hashed in the prompts' own order, whatever came first.
PROGRAM = f"""
import hashlib, json, sys, types
gateway = types.ModuleType("harness.gateway")
gateway.__path__ = [{str(ROOT / "harness" / "gateway")!r}]
sys.modules["harness.gateway"] = gateway
from harness.gateway.reader import complete
prompts = json.load(open(sys.argv[1], encoding="utf-8"))
order = json.load(open(sys.argv[2], encoding="utf-8"))
replies = {{n: complete(prompts[n]["messages"], prompts[n]["size"]).text for n in order}}
text = json.dumps([replies[n] for n in range(len(prompts))])
print(len(replies), hashlib.sha256(text.encode()).hexdigest())
"""
ORDERS = ("forward", "backward", "shuffled")
HASH_SEEDS = ("0", "1", "42", "31337")
# Older than 3.11 is not supported; newer ones are tried as far as they are installed.
OTHERS = tuple(f"python3.{minor}" for minor in range(11, 16) if minor != sys.version_info.minor)
NEUTRAL = "Answer the user's question."
TASKS = (
    "Rewrite the user's question as three search queries, one on each line.",
    "Rank the passages by how well they answer the question. Return only the tags, best first.",
    "Break the question down into sub-questions, one on each line.",
    "Write a short passage that would answer the question.",
    "Return JSON with the keys \"product\" and \"topic\" for the question.",
)


def sheets() -> Iterator[Sheet]:
    for seed in (1, 2):
        yield from gold_only(seed, 47)
        yield from with_distractors(seed, 2)
        yield from without_gold(seed, 2, False)


def prompts() -> list[dict[str, Any]]:
    """Return at least 500 requests: questions under four instructions, and tasks over them."""
    found: list[dict[str, Any]] = []
    for number, sheet in enumerate(sheets()):
        system, user = sheet.messages
        found += [{"messages": [{"role": "system", "content": told}, user], "size": size}
                  for told, size in ((sheet.instructions, "large"), (ALWAYS, "large"),
                                     (GROUNDED, "small"), (NEUTRAL, "large"))]
        task = TASKS[number % len(TASKS)]
        text = user["content"][:1_500] if "passages" in task else sheet.question.text
        if "passages" in task:
            text += f"\n\nQuestion: {sheet.question.text}"
        found.append({"messages": [{**system, "content": task}, {"role": "user", "content": text}],
                      "size": "large"})
    return found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write prompts and orders, and a folder with the reader's one dependency."""
    folder = tmp_path_factory.mktemp("same")
    asked = prompts()
    assert len(asked) >= 500
    numbers = list(range(len(asked)))
    orders = (numbers, numbers[::-1], random.Random(1).sample(numbers, len(numbers)))
    found = {"prompts": folder / "prompts.json", "packages": folder / "packages"}
    found["prompts"].write_text(json.dumps(asked), encoding="utf-8")
    for name, order in zip(ORDERS, orders, strict=True):
        found[name] = folder / f"{name}.json"
        found[name].write_text(json.dumps(order), encoding="utf-8")
    stemmer = Path(snowballstemmer.__file__).parent
    shutil.copytree(stemmer, found["packages"] / stemmer.name,
                    ignore=shutil.ignore_patterns("__pycache__"))
    return found


def replied(files: dict[str, Path], interpreter: str, order: str, hash_seed: str) -> str:
    """Return how many replies a fresh process gives and their hash."""
    done = subprocess.run(
        [interpreter, "-c", PROGRAM, files["prompts"], files[order]], cwd=ROOT,
        capture_output=True, text=True, check=False, timeout=300,
        env={"PATH": os.environ.get("PATH", os.defpath), "PYTHONHASHSEED": hash_seed,
             "PYTHONPATH": str(files["packages"]), "PYTHONDONTWRITEBYTECODE": "1"})
    return done.stdout.strip() or done.stderr


@pytest.fixture(scope="module")
def ours(files: dict[str, Path]) -> dict[tuple[str, str], str]:
    """Return (order, hash seed) -> replies of this interpreter, two processes at a time."""
    ways = [(ORDERS[number % len(ORDERS)], seed) for number, seed in enumerate(HASH_SEEDS)]
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda way: replied(files, sys.executable, *way), ways)
        return dict(zip(ways, found, strict=True))


def test_hash_seed_and_order_of_calls_change_no_reply(ours: dict[tuple[str, str], str]) -> None:
    first, *others = ours.values()
    count, _, digest = first.partition(" ")
    assert int(count) >= 500 and len(digest) == 64, first
    assert others == [first] * 3, ours


def test_another_interpreter_gives_the_same_replies(files: dict[str, Path],
                                                    ours: dict[tuple[str, str], str]) -> None:
    found = [path for name in OTHERS if (path := shutil.which(name)) and subprocess.run(
        [path, "--version"], capture_output=True, check=False).returncode == 0]
    if not found:
        pytest.skip(f"none of {', '.join(OTHERS)} is installed: other interpreters are untried")
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(lambda path: replied(files, path, "shuffled", "7"), found))
    assert dict(zip(found, replies, strict=True)) == dict.fromkeys(
        found, next(islice(ours.values(), 1)))
