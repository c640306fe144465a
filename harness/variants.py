"""Private challenges: make one from a secret seed, calibrated and sealed; find one to score with.

While a variant is being made, everything hidden lies in a work folder that only its owner can
read, the seed sealed; the folder goes when the variant is sealed. A run that was cut is gone on
with by the same command. Does not cover memory and swap of the machine that makes it.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyrage import x25519

from harness.errors import HarnessError
from harness.gateway.profile import profile
from harness.gateway.reader import fingerprint
from harness.progress import say
from harness.settings import ROOT, Settings
from heldout import keys, library, practice, sealed_variant, selected, variant
from heldout.baseline import thaw
from heldout.errors import SeedError
from heldout.pool import pool
from heldout.sealed_variant import Draft
from heldout.sealing import seal, unseal
from heldout.variant import Variant
from scoring.version import version

DEMO = "demo"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
SEEDS = 5          # random ones that are tried: not every company has enough of every kind
GUESSABLE = 64     # bits: a smaller seed is found by trying
SHARED = ("environments", "models")  # of the cache; nothing in them is about a variant
TEXTS = ("selection.json", "report.json", "report.md")


def choose(name: str, settings: Settings) -> Variant:
    """Return the variant to score against; raises `SealError` where it cannot be opened."""
    if name == DEMO:
        return variant.demo(settings.cache)
    folder = settings.variants / checked(name)
    if not folder.is_dir():
        raise HarnessError(f"there is no variant {name}", f"{folder} does not exist",
                           f"make it (make variant NAME={name}), or set SEVENTYONE_VARIANTS to "
                           "the folder that holds it")
    return sealed_variant.read(folder, keys.load(settings.key), name)


def checked(name: str) -> str:
    """Return a name that can be a folder's; raises `HarnessError` for any other."""
    if not NAME.fullmatch(name):
        raise HarnessError(f"{name[:60]!r} cannot be the name of a variant",
                           "small letters, digits and hyphens are allowed, forty at most",
                           "choose another NAME")
    return name


def versions() -> dict[str, str]:
    """Return what figures of a calibration depend on besides the variant itself."""
    return {"reader": fingerprint(), "prices": profile().version, "scorer": version()}


def drift(chosen: Variant) -> list[str]:
    """Return what was another version when the variant was calibrated, in words."""
    now = versions()
    return [f"{part} {chosen.versions[part]} (now {now[part]})" for part in sorted(now)
            if chosen.versions.get(part, now[part]) != now[part]]


def make(name: str, secret: str, settings: Settings) -> Variant:
    """Make, calibrate and seal the variant `name`; without a `secret` its seed is random.

    Raises `HarnessError` where it exists already, `SeedError` where no selection is found.
    """
    if checked(name) == DEMO or (settings.variants / name).exists():
        raise HarnessError(f"there is a variant {name} already",
                           "a variant is never replaced: scores against it would lose their "
                           "meaning", "choose another NAME, or remove its folder yourself")
    identity = keys.ensure(settings.key)
    work = settings.variants / f"{name}.work"
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    work.chmod(0o700)
    say(f"making the variant {name}: another company, its questions, their calibration")
    for left in reversed(range(1 if secret else SEEDS)):
        seed = _seed(work / "seed.age", secret, identity)
        try:
            out = _calibrated(seed, work, settings)
            break
        except SeedError as error:
            shutil.rmtree(work)
            if not left:
                raise
            work.mkdir(mode=0o700)
            say(f"this random seed will not do, another is tried: {error.what} ({error.why})")
    sealed_variant.write(settings.variants / name, _draft(name, seed, out), identity.to_public())
    made = choose(name, settings)
    shutil.rmtree(work)
    return made


def described(made: Variant, settings: Settings) -> str:
    """Return what is said of a new variant: nothing that is hidden."""
    headline = sum(question.part == selected.HEADLINE for question in made.questions)
    pages = sum(path.is_file() for path in made.documents.rglob("*"))
    return "\n".join((
        f"variant {made.name}: {pages} documents, {headline} questions and "
        f"{len(made.questions) - headline} probes and traps, sealed in "
        f"{settings.variants.name}/{made.name}",
        f"the private key is {settings.key}: keep a copy, nothing opens the questions without it",
        f"score against it: make score VARIANT={made.name} SUBMISSION=path"))


def number(secret: str) -> int:
    """Return the seed that a secret stands for: a number itself, any other text by its hash."""
    if re.fullmatch(r"[0-9]{1,40}", secret):
        return int(secret)
    return int.from_bytes(hashlib.sha256(secret.encode()).digest()[:16])


def _seed(path: Path, secret: str, identity: x25519.Identity) -> int:
    """Return the seed: the given one, that of a run that was cut, or a new random one."""
    if path.is_file() and not secret:
        return int(unseal(path.read_bytes(), identity, "the work folder")["seed"])
    seed = number(secret) if secret else secrets.randbits(128)
    if seed < 2**GUESSABLE:
        say(f"this seed has fewer than {GUESSABLE} bits: whoever has the documents can find it, "
            "and with it every question, by trying")
    path.write_bytes(seal({"seed": str(seed)}, identity.to_public()))
    return seed


def _calibrated(seed: int, work: Path, settings: Settings) -> Path:
    """Return the folder of the selection and its report, in the work folder."""
    from heldout.calibration.calibrate import calibrate

    practice.split(pool(seed), seed)  # told at once where the seed lacks questions
    challenge = work / "challenge"
    for path, content in thaw(variant.DEMO_BASELINE).items():
        (challenge / path).parent.mkdir(parents=True, exist_ok=True)
        (challenge / path).write_bytes(content)
    with _private_cache(work / "cache", settings.cache):
        calibrate(seed, work / "out", challenge, ROOT / "solutions", work / "tabulation")
    return work / "out"


@contextmanager
def _private_cache(cache: Path, shared: Path) -> Iterator[None]:
    """Have the tabulation keep what it makes in `cache`, not among what everybody may read."""
    cache.mkdir(exist_ok=True)
    for name in SHARED:
        (shared / name).mkdir(parents=True, exist_ok=True)
        if not (cache / name).exists():
            (cache / name).symlink_to((shared / name).resolve(), target_is_directory=True)
    before = os.environ.get("SEVENTYONE_CACHE")
    os.environ["SEVENTYONE_CACHE"] = str(cache.resolve())
    try:
        yield
    finally:
        if before is None:
            del os.environ["SEVENTYONE_CACHE"]
        else:
            os.environ["SEVENTYONE_CACHE"] = before


def _draft(name: str, seed: int, out: Path) -> Draft:
    selection, everything = selected.read(out / "selection.json"), pool(seed)
    practised = variant.practised(everything, seed, selection)
    baseline = thaw(variant.DEMO_BASELINE) | {
        "practice.jsonl": practice.lines(practised).encode()}
    return Draft(
        name=name, seed=seed, recipe=variant.recipe_hash(),
        documents={document.id: document.text for document in library.documents(seed)},
        questions=variant.hidden(everything, seed, selection), baseline=baseline,
        versions=versions(), practice=practised,
        calibration={text: (out / text).read_text(encoding="utf-8") for text in TEXTS})
