"""Make a candidate's kit: a zip in `dist/`, and the same as a git bundle of one commit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harness.errors import HarnessError
from harness.kit.contents import contents
from harness.kit.packing import write_bundle, write_zip
from harness.settings import Settings
from harness.variants import DEMO, NAME
from heldout.canary import wordings
from heldout.variant import Variant


@dataclass(frozen=True, slots=True)
class Kit:
    """What was written: the two archives, and how many files and bytes are in each."""

    archive: Path
    bundle: Path
    files: int
    unpacked: int


def make(candidate: str, variant: Variant, out: Path, demo: bool = False,
         settings: Settings | None = None) -> Kit:
    """Write the kit of `candidate`; raises `HarnessError` where it must not be made."""
    if not NAME.fullmatch(candidate):
        raise HarnessError(f"{candidate[:60]!r} cannot be the name of a candidate",
                           "small letters, digits and hyphens are allowed, forty at most",
                           "choose another name: make kit CANDIDATE=jane-roe VARIANT=spring")
    if variant.name == DEMO and not demo:
        raise HarnessError("the demo is no challenge to hire with",
                           "its seed is public, and with the seed goes every question",
                           "make a private one (make variant NAME=spring) and name it "
                           "(VARIANT=spring), or make one to try things with: "
                           "make kit CANDIDATE=name ARGS=--demo")
    files = contents(variant, candidate, settings)
    refuse_hidden(files, variant)
    name = f"seventy-one-{variant.name}-{candidate}"
    out.mkdir(parents=True, exist_ok=True)
    kit = Kit(out / f"{name}.zip", out / f"{name}.bundle", len(files),
              sum(map(len, files.values())))
    write_zip(kit.archive, files, name)
    write_bundle(kit.bundle, files)
    return kit


def refuse_hidden(files: dict[str, bytes], variant: Variant) -> None:
    """Raise `HarnessError` where the wording of a hidden question stands in a file of a kit."""
    documents = [content.decode("utf-8", "replace") for path, content in files.items()
                 if path.startswith("documents/")]
    practised = {question.text for question in variant.practice}
    hidden = [question for question in variant.questions if question.text not in practised]
    found = wordings(files, hidden, documents)
    if found:
        raise HarnessError("the kit would give hidden questions away",
                           f"the wordings of {sum(map(len, found.values()))} stand in "
                           f"{', '.join(sorted(found)[:3])}",
                           "take them out of these files, then make the kit again")


def described(kit: Kit, root: Path) -> str:
    """Return what is said of a finished kit."""
    def shown(path: Path) -> str:
        place = path.relative_to(root) if path.is_relative_to(root) else path
        return f"{place} ({path.stat().st_size / 1e6:.1f} MB)"

    return (f"kit: {shown(kit.archive)}, {kit.files} files, {kit.unpacked / 1e6:.1f} MB unpacked\n"
            f"the same as a git repository of one commit: {shown(kit.bundle)}\n"
            f"send either; score what comes back: make score VARIANT=… SUBMISSION=handed-in.zip")
