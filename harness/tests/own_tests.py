"""Run the own tests of many copies of the service, each in a fork of one warm process.

Started by the service's interpreter with a file and folders as arguments, so nothing of ours is
imported. Adds one line of JSON for each to the file: {"folder", "code", "said"}, pytest's exit code
and its output.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

SLOW = ("bs4", "httpx2", "pytest", "qdrant_client", "rank_bm25", "sentence_transformers",
        "starlette.testclient", "uvicorn")


def suite(folder: str, out: int) -> None:
    """Run one folder's tests with everything that they say going to `out`; does not return."""
    code = 99
    try:
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.chdir(folder)
        sys.path[0] = folder
        code = int(sys.modules["pytest"].main(
            ["tests", "-q", "-p", "no:cacheprovider", "--tb=line"]))
    finally:
        sys.stdout.flush()
        os._exit(code)


def main() -> None:
    """Load what is slow, then fork for each folder."""
    for name in SLOW:
        try:
            importlib.import_module(name)
        except ImportError:
            continue  # then whoever needs it says so
    results = Path(sys.argv[1])
    for folder in sys.argv[2:]:
        with tempfile.TemporaryFile() as out:
            child = os.fork()
            if not child:
                suite(folder, out.fileno())
            _, status = os.waitpid(child, 0)
            out.seek(0)
            line = {"folder": Path(folder).name, "code": os.waitstatus_to_exitcode(status),
                    "said": out.read().decode(errors="replace")}
            with results.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
