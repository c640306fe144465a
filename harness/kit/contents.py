"""Which files a kit holds: path → bytes, nothing hidden, nothing of the scorer or the sandbox.

The challenge is the variant's frozen baseline, not the working folder: a kit is what is measured
against. Every kit has one mark of its own, in `challenge/KIT` and in the brief.
"""

from __future__ import annotations

import json
from pathlib import Path

from harness.errors import HarnessError
from harness.gateway.reader import fingerprint
from harness.kit.bounds import bounds
from harness.model_files import PINS
from harness.settings import Settings
from heldout import practice
from heldout.baseline import thaw, tree
from heldout.canary import mark
from heldout.variant import Variant

HERE = Path(__file__).resolve().parent
GATEWAY = HERE.parent / "gateway"
LICENCE = HERE.parents[1] / "LICENSE"
NOT_SHIPPED = ("tests/", "conformance/", "benchmarks/", "reader/thesaurus/derive.py")
NAMES = {"gitignore": ".gitignore", "gitattributes": ".gitattributes", "env.example":
         ".env.example", "NOTES.md": "challenge/NOTES.md"}
STAMP = "challenge/KIT"
CHECKED = ("documents/", "gateway/", "workbench/")  # what a candidate has no reason to change


def contents(variant: Variant, candidate: str, settings: Settings | None = None
             ) -> dict[str, bytes]:
    """Return path → content of the candidate's kit, sorted; raises `HarnessError`.

    The brief tells the bounds of `settings`, by which the hand-in will be scored.
    """
    if not variant.canary:
        raise HarnessError(f"no kit can be made of the variant {variant.name}",
                           "it has no canary, by which its kits could be known",
                           "make the variant again (make variant NAME=another)")
    own = mark(variant.canary, candidate)
    files = {f"challenge/{path}": content for path, content in thaw(variant.baseline).items()}
    if variant.practice:
        files["challenge/practice.jsonl"] = practice.lines(variant.practice).encode()
    files |= {f"documents/{path}": content for path, content in tree(variant.documents).items()}
    files |= {f"gateway/{path}": content for path, content in tree(GATEWAY).items()
              if not path.startswith(NOT_SHIPPED)}
    files |= {f"workbench/{path}": content for path, content in tree(HERE / "workbench").items()}
    files |= {NAMES.get(path, path): content
              for path, content in tree(HERE / "templates").items()}
    files["workbench/models.toml"] = PINS.read_bytes()
    files["LICENSE"] = LICENCE.read_bytes()
    told = bounds(settings or Settings()).encode()
    files["BRIEF.md"] = files["BRIEF.md"].replace(b"{bounds}", told)
    files["BRIEF.md"] += f"\n<!-- {own} -->\n".encode()
    files[STAMP] = stamp(variant.name, candidate, own)
    files["workbench/kit.json"] = manifest(variant.name, candidate, files)
    return dict(sorted(files.items()))


def stamp(variant: str, candidate: str, own: str) -> bytes:
    """Return the file that says whose kit this is."""
    return (f"Which kit this is; please leave the file where it is.\n"
            f"variant: {variant}\ncandidate: {candidate}\nmark: {own}\n").encode()


def manifest(variant: str, candidate: str, files: dict[str, bytes]) -> bytes:
    """Return what the workbench needs to see whether a kit was unpacked whole: sizes in bytes."""
    sizes = {path: len(content) for path, content in sorted(files.items())
             if path.startswith(CHECKED)}
    return (json.dumps({"variant": variant, "candidate": candidate, "reader": fingerprint(),
                        "files": sizes}, indent=1, sort_keys=True) + "\n").encode()
