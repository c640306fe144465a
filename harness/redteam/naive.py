"""The runner that the attacks were made for: it believes what a submission says and prints.

It runs a program as the user, in the open, hands over all questions at once, has the right answer
in a variable of the same process, keeps time with the program's own clock and takes the last line
of standard output for the result. Each control against
which an attack must succeed takes from it what that attack abuses.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

SECONDS = 20
DRIVER = '''
import json, os, sys, time
{source}
took, answers, gold = [], [], os.environ.pop("GOLD", "")
for question in json.loads(sys.argv[1]):
    began = time.perf_counter()
    answers.append(answer(question))
    took.append(time.perf_counter() - began)
print(json.dumps({{"answers": answers, "seconds": took}}))
'''


def naively(source: str, questions: Sequence[str] = ("What is it?",),
            environment: Mapping[str, str] | None = None, pass_fds: Sequence[int] = (),
            gold: str = "") -> dict[str, Any]:
    """Return what the program of `source` says that it answered, and in how many seconds."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER.format(source=source), json.dumps(list(questions))],
        env={"PATH": os.defpath, "GOLD": gold, **(environment or {})}, capture_output=True,
        timeout=SECONDS, check=False, pass_fds=pass_fds)
    for line in reversed(done.stdout.decode(errors="replace").splitlines()):
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict):
            return told
    return {"answers": [], "seconds": [], "code": done.returncode}
