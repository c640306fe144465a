"""A variant on disk: public files in clear, everything hidden sealed.

    manifest.json    hashes of all parts, versions, the public key; candidates may see it
    documents/       nothing but documents, each page with the variant's canary
    baseline.tar.gz  the untouched challenge, with this company's practice set
    sealed.age       questions, seed and calibration, for the owner of the private key

The sealed part repeats the manifest's hash, so that neither can be changed or exchanged alone.
What is hidden exists in clear only in memory, while it is written and while it is asked.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from pyrage import x25519

from heldout.baseline import pack, thaw, tree, tree_hash
from heldout.canary import mark, marked, variant_part
from heldout.errors import HeldoutError, SealError
from heldout.sealing import seal, unseal
from scoring.records import Question, from_json, to_json

MANIFEST, SEALED, BASELINE, DOCUMENTS = ("manifest.json", "sealed.age", "baseline.tar.gz",
                                         "documents")


@dataclass(frozen=True, slots=True)
class Variant:
    """What is scored against. `documents` is a folder that holds nothing but documents.

    `manifest` has SHA-256 hashes: "documents", "questions", "baseline", "recipe". `canary` is the
    part that all marks of the variant share, `versions` what it was calibrated with. `practice` are
    the questions that candidates have.
    """

    name: str
    seed: int
    documents: Path
    questions: tuple[Question, ...]
    baseline: Path
    manifest: dict[str, str]
    canary: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    practice: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a variant is made of, in clear. `calibration` are named texts, sealed as they are."""

    name: str
    seed: int
    recipe: str
    documents: Mapping[str, str]
    questions: tuple[Question, ...]
    baseline: Mapping[str, bytes]
    versions: Mapping[str, str] = field(default_factory=dict)
    calibration: Mapping[str, str] = field(default_factory=dict)
    practice: tuple[Question, ...] = ()


def write(folder: Path, draft: Draft, recipient: x25519.Recipient) -> None:
    """Write and seal a variant, all or nothing; an earlier one in `folder` is replaced."""
    canary = variant_part(draft.seed)
    documents = {name: marked(name, text, mark(canary)).encode()
                 for name, text in sorted(draft.documents.items())}
    lines = "".join(f"{to_json(question)}\n" for question in draft.questions)
    manifest = {
        "name": draft.name,
        "documents": tree_hash(documents),
        "questions": hashlib.sha256(lines.encode()).hexdigest(),
        "baseline": tree_hash(dict(draft.baseline)),
        "recipe": draft.recipe,
        "canary": canary,
        "asked": len(draft.questions),
        "versions": dict(sorted(draft.versions.items())),
        "sealed_for": str(recipient),
    }
    hidden = {"variant": draft.name, "manifest": _digest(manifest), "seed": str(draft.seed),
              "questions": lines,
              "practice": "".join(f"{to_json(question)}\n" for question in draft.practice),
              **{f"calibration/{name}": text for name, text in draft.calibration.items()}}
    partial = folder.with_name(f"{folder.name}.partial-{os.getpid()}")
    shutil.rmtree(partial, ignore_errors=True)
    for name, content in documents.items():
        path = partial / DOCUMENTS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (partial / BASELINE).write_bytes(pack(dict(draft.baseline)))
    (partial / SEALED).write_bytes(seal(hidden, recipient))
    (partial / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        partial.rename(folder)
    except OSError:
        if not (folder / MANIFEST).is_file():
            raise
        shutil.rmtree(partial)  # another process wrote the same variant meanwhile


def read(folder: Path, identity: x25519.Identity, name: str) -> Variant:
    """Open a variant; raises `SealError` for a wrong key, a changed file, or another variant."""
    manifest = _manifest(folder, name)
    try:
        hidden = unseal((folder / SEALED).read_bytes(), identity, name)
        documents = tree_hash(tree(folder / DOCUMENTS))
        baseline = tree_hash(thaw(folder / BASELINE))
    except SealError:
        raise
    except HeldoutError as error:
        raise _changed(name, f"{error.what}: {error.why}") from error
    except OSError as error:
        raise _changed(name, f"a part of it cannot be read: {error}") from error
    if hidden.get("variant") != name:
        raise SealError(f"the sealed questions in the folder of {name} are another variant's",
                        f"they were sealed for the variant {hidden.get('variant', '?')}",
                        "restore the variant's folder from where it was made")
    if hidden.get("manifest") != _digest(manifest):
        raise _changed(name, "manifest.json is not the one that it was sealed with")
    lines = hidden.get("questions", "")
    questions_hash = hashlib.sha256(lines.encode()).hexdigest()
    for part, there in (("documents", documents), ("baseline", baseline),
                        ("questions", questions_hash)):
        if there != manifest[part]:
            raise _changed(name, f"the hash of its {part} is {there[:12]}, sealed was "
                                 f"{str(manifest[part])[:12]}")
    return Variant(
        name=name, seed=int(hidden["seed"]), documents=folder / DOCUMENTS,
        questions=_questions(lines), practice=_questions(hidden.get("practice", "")),
        baseline=folder / BASELINE, canary=str(manifest["canary"]),
        versions=dict(manifest["versions"]),
        manifest={part: str(manifest[part])
                  for part in ("recipe", "documents", "questions", "baseline")})


def _questions(lines: str) -> tuple[Question, ...]:
    return tuple(from_json(line, Question) for line in lines.encode().splitlines())


def calibration(folder: Path, identity: x25519.Identity, name: str) -> dict[str, str]:
    """Return the sealed texts of the calibration by name."""
    hidden = unseal((folder / SEALED).read_bytes(), identity, name)
    return {part.removeprefix("calibration/"): text for part, text in sorted(hidden.items())
            if part.startswith("calibration/")}


def _manifest(folder: Path, name: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=dict[str, Any])
    except FileNotFoundError as error:
        raise SealError(f"there is no variant {name}", f"{folder} holds no {MANIFEST}",
                        f"make it: make variant NAME={name}") from error
    except (OSError, msgspec.MsgspecError) as error:
        raise _changed(name, f"{MANIFEST} cannot be read: {error}") from error
    lacking = {"documents", "questions", "baseline", "recipe", "canary", "versions"} - found.keys()
    if lacking:
        raise _changed(name, f"{MANIFEST} lacks {', '.join(sorted(lacking))}")
    return found


def _digest(manifest: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()


def _changed(name: str, why: str) -> SealError:
    return SealError(f"the variant {name} was changed since it was sealed", why,
                     "restore the variant's folder from where it was made")
