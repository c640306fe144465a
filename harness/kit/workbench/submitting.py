"""`make submit`: check what is handed in as it will be found elsewhere, and write the archive.

Looks at names, sizes, notes and lists of packages and models; then `trying` starts a clean copy.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

from .errors import WorkbenchError
from .lines import check_packages, models
from .model_files import pinned
from .place import Place
from .saying import say
from .trying import check_answers

LEFT_OUT = {"__pycache__", ".venv", ".git", ".index", ".pytest_cache", ".ruff_cache",
            ".mypy_cache", ".env", ".DS_Store", "node_modules", ".idea", ".vscode"}
MOST_BYTES, MOST_FILES = 200 * 2**20, 5_000
LARGE_BYTES = 20 * 2**20
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def run(place: Place, _: str) -> int:
    """Check and write; return the exit code."""
    folder = place.root / "challenge"
    files = handed_in(folder)
    check_size(files)
    check_packages(folder / "requirements.txt")
    check_packages(folder / "constraints.txt")
    models(folder / "models.txt", pinned(place))
    check_notes(folder / "NOTES.md", place.root)
    with tempfile.TemporaryDirectory(prefix="submit-") as name:
        check_answers(place, files, Path(name))
    archive = place.root / f"submission-{place.kit()['candidate']}.zip"
    write(archive, files)
    print(f"written: {archive.name} ({archive.stat().st_size / 1e6:.1f} MB, {len(files)} files); "
          "send us this file")
    return 0


def handed_in(folder: Path) -> dict[str, Path]:
    """Return path → file of what goes into the archive; raises `WorkbenchError`."""
    found = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if LEFT_OUT.intersection(parts) or path.suffix == ".pyc":
            continue
        if path.is_symlink():
            raise WorkbenchError("a link cannot be handed in", "/".join(("challenge", *parts)),
                                 "replace it by the file itself")
        if path.is_file():
            check_name(parts)
            found["/".join(parts)] = path
    spelt: dict[str, str] = {}
    for name in found:
        if spelt.setdefault(name.casefold(), name) != name:
            raise WorkbenchError("two files differ by small and capital letters alone",
                                 f"{spelt[name.casefold()]} and {name}", "rename one of them")
    for name in ("rag/__main__.py", "requirements.txt"):
        if name not in found:
            raise WorkbenchError("this cannot be started where it is scored",
                                 f"challenge/{name} is missing", "restore it")
    return found


def check_name(parts: tuple[str, ...]) -> None:
    """Raise `WorkbenchError` at a name that will not be taken in."""
    odd = [part for part in parts if not part.isprintable() or "\\" in part
           or part[0] == " " or part[-1] in " ." or len(part.encode("utf-8", "replace")) > 255]
    if odd or len(parts) > 32:
        raise WorkbenchError("a file's name is not taken in", repr("/".join(parts))[:300],
                             "rename it: letters, digits, hyphens and dots do")


def check_size(files: dict[str, Path]) -> None:
    """Raise `WorkbenchError` where there is more than is taken."""
    sizes = {name: path.stat().st_size for name, path in files.items()}
    total = sum(sizes.values())
    largest = max(sizes, key=lambda name: sizes[name])
    if total > MOST_BYTES or len(files) > MOST_FILES:
        raise WorkbenchError("this is too large to be handed in",
                             f"{len(files)} files, {total / 1e6:.0f} MB (at most {MOST_FILES} "
                             f"files, {MOST_BYTES / 1e6:.0f} MB); the largest is {largest}",
                             "remove data, caches and weights (weights go into models.txt)")
    if total > LARGE_BYTES:
        say(f"warn: {total / 1e6:.0f} MB is a lot; the largest is {largest}")


def check_notes(path: Path, root: Path) -> None:
    """Raise `WorkbenchError` where there are no notes, or nothing but the template."""
    where = path.relative_to(root)
    if not path.is_file():
        raise WorkbenchError("there are no notes", f"{where} is missing",
                             "write them: they are read first")
    text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8", errors="replace"),
                  flags=re.DOTALL)
    words = [line for line in text.splitlines()
             if len(re.findall(r"\w+", line)) > 3 and not line.startswith(("#", "|"))]
    if len(words) < 9:  # the template itself has six
        raise WorkbenchError("the notes are empty", f"{where} holds little but its template",
                             "say what you found, what you tried, and what you claim")
    if "- Accuracy: \n" in text + "\n":
        say(f"warn: {where} claims no accuracy; a figure there is compared with what is measured")


def write(archive: Path, files: dict[str, Path]) -> None:
    """Write the archive, the same from the same files."""
    partial = archive.with_name(f"{archive.name}.partial")
    with zipfile.ZipFile(partial, "w") as out:
        for name, path in sorted(files.items()):
            about = zipfile.ZipInfo(name, LONG_AGO)
            about.external_attr, about.compress_type = 0o100644 << 16, zipfile.ZIP_DEFLATED
            out.writestr(about, path.read_bytes())
    partial.replace(archive)
