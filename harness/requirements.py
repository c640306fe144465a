"""Read a submission's requirements: `name==version` lines only; extras, markers, hashes allowed.

Anything that would make the installer run or fetch other code (paths, addresses, options) is
refused with its line and the reason, before any of it is used; what looks like a pin must then be
one by the packaging standards (PEP 508 and 440), marker and all. What is accepted is installed
from wheels alone: building a package runs its code.
"""

from __future__ import annotations

import re
from pathlib import Path

from packaging.markers import UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement

from harness.errors import HarnessError
from harness.intake.entries import shown

MOST_BYTES, MOST_LINES = 256 * 1024, 500
NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
PIN = re.compile(rf"({NAME})(?:\[[A-Za-z0-9_,. -]+\])? *== *[A-Za-z0-9.!+_-]+(?: *;[^#\\@/:$]+?)?"
                 r"((?: +--hash=sha256:[0-9a-f]{64})*)")
# The first that fits tells why a line is refused and what to do about it.
REASONS: tuple[tuple[str, str, str], ...] = (
    (r"(?:-e|--editable)\b", "an editable install runs the package's own build code",
     "put your code into the package `rag`"),
    (r"(?:-r|-c|--requirement|--constraint)\b", "it leads to another file",
     "write all lines into requirements.txt (limits on others into constraints.txt)"),
    (r"-", "an option can lead the installer to other sources", "remove the option"),
    (r"(?:git|hg|svn|bzr)\+", "a repository is not a released package, and building it runs its "
     "code", "pin a released version, or copy the code into your submission if its licence allows"),
    (r".*@|[A-Za-z][A-Za-z0-9+.-]*://", "an address can hold anything, and something else tomorrow",
     "pin a released version of the package"),
    (r".*\$", "the installer would put a variable of this machine's in its place",
     "write the value out"),
    (r"[./~\\]|[^=<>!;\[]*[/\\]", "a path leads to code that the installer would run",
     "put your code into the package `rag`"),
    (rf"{NAME}(?:\[.*?\])? *== *[^;]*\*", "the star lets the version change between two scores",
     "write out the version"),
    (rf"{NAME}(?:\[.*?\])? *===", "=== compares text and is not a released version's usual form",
     "write == and the version"),
    (rf"{NAME}(?:\[.*?\])? *(?:[<>!~]=?|;|$)", "no version is pinned, so it would change between "
     "two scores", "write name==version, as `pip freeze` prints it"),
)
OTHERWISE = ("only lines of the form name==version are installed (hashes may follow)",
             "pin the package to a released version")


def parse(text: str, name: str) -> tuple[str, ...]:
    """Return the requirement lines of `text`; raises `HarnessError` that names a bad one."""
    found: list[str] = []
    known: dict[tuple[str, str], str] = {}
    hashed = bare = 0
    plain = re.sub(r"\\\r?\n", " ", text.removeprefix("\ufeff"))
    for number, raw in enumerate(plain.splitlines(), start=1):
        line = re.sub(r"(?:^|\s)#.*$", "", raw).strip()
        if not line:
            continue
        pin = PIN.fullmatch(line)
        if pin is None:
            raise _bad(name, number, line, *_why(line))
        if reason := _nonstandard(line.partition("--hash")[0]):
            raise _bad(name, number, line, reason, "write name==version, where needed with a "
                       "marker after it: ; python_version >= '3.12'")
        package = re.sub(r"[-_.]+", "-", pin[1]).lower()
        key = (package, line.partition(";")[2].partition("--hash")[0].strip())
        if known.setdefault(key, line) != line:
            raise _bad(name, number, line, f"{package} is pinned above already: {known[key]}",
                       "keep one of the two lines")
        hashed, bare = hashed + bool(pin[2]), bare + (not pin[2])
        if hashed and bare and name == "requirements.txt":
            raise _bad(name, number, line, "some lines have hashes and some have none: the "
                       "installer demands all or none", "give every package hashes, or none")
        found.append(line)
        if len(found) > MOST_LINES:
            raise _bad(name, number, line, f"more than {MOST_LINES} packages are not installed",
                       "remove what the service does not import")
    return tuple(found)


def read(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (requirements, constraints) of a submission; a missing file means none."""
    lines = []
    for name in ("requirements.txt", "constraints.txt"):
        path = folder / name
        raw = path.read_bytes() if path.is_file() else b""
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise HarnessError(f"{name} cannot be read", f"it is not UTF-8: {error.reason} at byte "
                               f"{error.start}", "save it as UTF-8") from error
        if len(raw) > MOST_BYTES:
            raise HarnessError(f"{name} is too long", f"it has {len(raw)} bytes, at most "
                               f"{MOST_BYTES} are read", "remove what the service does not import")
        lines.append(parse(text, name))
    return lines[0], lines[1]


def _why(line: str) -> tuple[str, str]:
    for pattern, why, fix in REASONS:
        if re.match(pattern, line):
            return why, fix
    return OTHERWISE


def _nonstandard(pin: str) -> str:
    """Return why the packaging standards refuse a pin, or nothing."""
    try:
        marker = Requirement(pin).marker
        if marker is not None:
            marker.evaluate()
    except InvalidRequirement as error:
        return f"the packaging standards refuse it: {str(error).splitlines()[0].strip()}"
    except (UndefinedComparison, UndefinedEnvironmentName) as error:
        return f"its marker says nothing on any machine: {error}"
    return ""


def _bad(name: str, number: int, line: str, why: str, fix: str) -> HarnessError:
    return HarnessError(f"{name} line {number} is not accepted: {shown(line)}", why, fix)
