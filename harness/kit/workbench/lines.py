"""What `requirements.txt` and `models.txt` may hold where it is scored, line by line."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from .errors import WorkbenchError
from .pins import pinned

MOST_PACKAGES, MOST_MODELS = 500, 16
PART = r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}"
ON_A_HUB = re.compile(rf"({PART}/({PART}))@([0-9a-f]{{40}})")
IN_A_FOLDER = re.compile(rf"\./((?:{PART}/)*({PART}))/?")


@dataclass(frozen=True)
class Model:
    """A line of models.txt: the name of its folder in MODELS_DIR, and where it comes from."""

    name: str
    repository: str = ""
    commit: str = ""
    folder: str = ""


def numbered(path: Path) -> list[tuple[int, str]]:
    """Return (number, line) without comments and empty lines; none where there is no file."""
    if not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkbenchError(f"{path.name} cannot be read", f"it is not UTF-8: {error.reason}",
                             "save it as UTF-8") from error
    plain = re.sub(r"\\\r?\n", " ", text) if path.name != "models.txt" else text
    lines = [re.sub(r"(?:^|\s)#.*$", "", line).strip() for line in plain.splitlines()]
    return [(number, line) for number, line in enumerate(lines, 1) if line]


def check_packages(path: Path) -> None:
    """Raise `WorkbenchError` at a line that will not be installed where it is scored."""
    known: dict[str, str] = {}
    hashed: set[bool] = set()
    for count, (number, line) in enumerate(numbered(path), 1):
        pin = pinned(line)
        if pin is None:
            raise refused(path.name, number, line, "only name==version is installed, from wheels: "
                          "no ranges, options, paths or addresses",
                          "pin a released version, as `pip freeze` prints it, where needed with a "
                          "marker (; python_version >= '3.12'); code of your own goes into the "
                          "package `rag`")
        package = f"{re.sub('[-_.]+', '-', pin[1]).lower()};{(pin[2] or '').strip()}"
        if known.setdefault(package, line) != line:
            raise refused(path.name, number, line, f"the package is pinned already: "
                          f"{known[package]}", "keep one of the two lines")
        hashed.add(bool(pin[3]))
        if len(hashed) > 1 and path.name == "requirements.txt":
            raise refused(path.name, number, line, "some lines have hashes and some have none",
                          "give every package hashes, or none")
        if count > MOST_PACKAGES:
            raise refused(path.name, number, line, f"at most {MOST_PACKAGES} are installed",
                          "remove what the service does not import")


def models(path: Path, taken: Collection[str] = ()) -> list[Model]:
    """Return the models that models.txt names; `taken` are names that MODELS_DIR has anyway."""
    found: dict[str, Model] = {name.casefold(): Model(name) for name in taken}
    wanted: list[Model] = []
    for number, line in numbered(path):
        if hub := ON_A_HUB.fullmatch(line):
            model = Model(hub[2], repository=hub[1], commit=hub[3])
        elif local := IN_A_FOLDER.fullmatch(line):
            model = Model(local[2], folder=local[1])
        else:
            raise refused(path.name, number, line, "it is neither owner/name@commit (forty "
                          "hexadecimal digits: branches and tags move) nor a ./folder of "
                          "challenge/", "write one of these two forms")
        if found.setdefault(model.name.casefold(), model) is not model:
            raise refused(path.name, number, line, f"MODELS_DIR has a folder {model.name} already",
                          "remove the line, or use another folder")
        wanted.append(model)
        if len(wanted) > MOST_MODELS:
            raise refused(path.name, number, line, f"at most {MOST_MODELS} models are fetched",
                          "remove some lines")
    return wanted


def refused(name: str, number: int, line: str, why: str, fix: str) -> WorkbenchError:
    """Return the error of a line."""
    return WorkbenchError(f"{name} line {number} will not be accepted: {line[:120]!r}", why, fix)
