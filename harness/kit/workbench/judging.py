"""Judge answers with `right(expected, answer)` of challenge/evaluate.py, in a process of its own.

    python judging.py EVALUATE.PY < pairs.json > verdicts.json

`pairs.json` is [[expected, answer], ...]; out comes [true or false, ...]. A package that
evaluate.py imports and this interpreter lacks is passed over: judging needs no client.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from types import ModuleType


def load(path: str) -> ModuleType:
    """Return evaluate.py as a module, standing in for packages that are not here."""
    for _ in range(20):
        about = importlib.util.spec_from_file_location("evaluate", path)
        assert about is not None and about.loader is not None
        module = importlib.util.module_from_spec(about)
        sys.modules["evaluate"] = module  # dataclasses look themselves up there
        try:
            about.loader.exec_module(module)
            return module
        except ModuleNotFoundError as error:
            sys.modules[str(error.name)] = ModuleType(str(error.name))
    raise ImportError("too many packages are missing")


def main(path: str) -> int:
    """Read pairs, write verdicts; return the exit code."""
    right = load(path).right
    print(json.dumps([bool(right(expected, answer)) for expected, answer in json.load(sys.stdin)]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
