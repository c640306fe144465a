"""Which configurations of the pipeline are tabulated: names, and the patches that make each.

Read from the folder of solutions by its order alone: `patches/` has one patch for each fault,
`perturbations/` other numbers of passages, `overeager/` fixes that go too far, `beyond/` what comes
on top of all fixes, `heldback/` changes that the selection never sees. `MIDDLE` adds solutions
of some fixes each, on which the forms of every seed must agree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from heldout.errors import HeldoutError

NOISE = 1e-4           # standard deviation added to every component of every embedding
DRAWS = (1, 2, 3, 4, 5)  # of the baseline
STEADY = ("k4", "k5")  # perturbations under which a right answer must stay right
MIDDLE: dict[str, tuple[str, ...]] = {  # halfway solutions; seen by the selection
    "prompt+chunks+identifiers": ("F01", "F02", "F04"),
    "prompt+tables+validity+order+k": ("F01", "F03", "F05", "F07", "F13"),
    "chunks+identifiers+order+fusion+k": ("F02", "F04", "F07", "F09", "F13"),
}


@dataclass(frozen=True, slots=True)
class Configurations:
    """Names by what they are for; `patches` has the files of each, in order.

    `noisy` maps a name to its draw of noise on the baseline. `prompted` mends the prompt and one
    other fault. `middle` mends some and leaves the rest. `later` are those that are tabulated only
    after the selection, `heldback` among them.
    """

    faults: tuple[str, ...]
    singles: Mapping[str, str]
    all_but: Mapping[str, str]
    prompted: Mapping[str, str]
    noisy: Mapping[str, int]
    steady: tuple[str, ...]
    overeager: tuple[str, ...]
    middle: tuple[str, ...]
    beyond: tuple[str, ...]
    heldback: tuple[str, ...]
    others: tuple[str, ...]
    patches: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    baseline: str = "baseline"

    @property
    def later(self) -> tuple[str, ...]:
        """Return what the selection must not know."""
        return (*self.heldback, *self.others)

    def hash(self) -> str:
        """Return the SHA-256 of all patches by name, twelve digits."""
        digest = hashlib.sha256()
        for name, paths in sorted(self.patches.items()):
            for path in paths:
                digest.update(f"{name}\0{path.name}\0".encode() + path.read_bytes())
        return digest.hexdigest()[:12]


def configurations(folder: Path) -> Configurations:
    """Return the configurations that the folder of solutions makes possible."""
    mending = {path.stem: path for path in sorted((folder / "patches").glob("F*.patch"))}
    if not mending:
        raise HeldoutError(f"there are no patches in {folder / 'patches'}",
                           "calibration needs one patch for each fault",
                           "restore the folder solutions/ from version control")
    faults = tuple(mending)
    first, every = faults[0], tuple(mending.values())
    patches: dict[str, tuple[Path, ...]] = {"baseline": (), "all": every}
    patches |= {fault: (path,) for fault, path in mending.items()}
    patches |= {f"all-but-{fault}": tuple(p for f, p in mending.items() if f != fault)
                for fault in faults}
    patches |= {f"{first}+{fault}": (mending[first], mending[fault]) for fault in faults[1:]}
    middle = {name: tuple(mending[fault] for fault in mended)
              for name, mended in MIDDLE.items() if mending.keys() >= set(mended)}
    patches |= middle
    beside = {part: {path.stem: path for path in sorted((folder / part).glob("*.patch"))}
              for part in ("perturbations", "overeager", "heldback")}
    for group in beside.values():
        patches |= {name: (path,) for name, path in group.items()}
    beyond = {f"all+{path.stem}": (*every, path)
              for path in sorted((folder / "beyond").glob("*.patch"))}
    patches |= beyond
    noisy = {f"baseline~{draw}": draw for draw in DRAWS}
    patches |= {name: () for name in noisy}
    return Configurations(
        faults=faults,
        singles={fault: fault for fault in faults},
        all_but={fault: f"all-but-{fault}" for fault in faults},
        prompted={fault: f"{first}+{fault}" for fault in faults[1:]},
        noisy=noisy,
        steady=tuple(name for name in STEADY if name in beside["perturbations"]),
        overeager=tuple(beside["overeager"]),
        middle=tuple(middle),
        beyond=tuple(beyond),
        heldback=tuple(beside["heldback"]),
        others=tuple(name for name in beside["perturbations"] if name not in STEADY),
        patches=patches)
