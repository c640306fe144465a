"""Search files for what no candidate may have: hidden questions, gold, fault ids, scorer code."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from harness.settings import ROOT
from heldout import canary
from heldout.baseline import tree
from heldout.variant import Variant

# What the scorer, the hidden questions, the fixes and the sandbox are made of.
SECRET_ROOMS = ("scoring", "heldout", "solutions", "harness/sandbox", "harness/intake",
                "harness/redteam", "harness/ladder")
DISTINCT = 48  # characters: a shorter line may stand anywhere
FAULT = re.compile(
    rb"\bF(?:0[1-9]|1[0-4])\b|\bfault[-_ ]id|probe:|trap:|seventyone_", re.IGNORECASE)
GOLD = re.compile(rb"\"(?:gold|distractors|evidence|aliases)\"\s*:")
UNREAD = re.compile(r"/documents/|^git|\.zip$|tokenizer|thesaurus/words")  # of faults: chance finds


def opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file, and where it is an archive what is in it, however deep."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from opened(f"{name}/{member}", archive.read(member))
    elif content[:2] in (b"\x1f\x8b", b"BZ") or content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for entry in archive.getmembers():
                if stream := archive.extractfile(entry):
                    yield from opened(f"{name}/{entry.name}", stream.read())


def objects(bundle: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (type and id, content) of every object that a bundle brings, reachable or not."""
    home = bundle.with_suffix(".git")
    subprocess.run(["git", "clone", "-q", "--mirror", str(bundle), str(home)], check=True)
    listed = subprocess.run(
        ["git", "cat-file", "--batch-check", "--batch-all-objects"], cwd=home, check=True,
        capture_output=True, text=True).stdout.split("\n")
    for line in filter(None, listed):
        name, kind, _ = line.split()
        yield f"{kind} {name}", subprocess.run(
            ["git", "cat-file", kind, name], cwd=home, check=True, capture_output=True).stdout


def layers(image: str, base: str, home: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an image's own layers, below `base`'s, and what its history says.

    Packages of the index (site-packages, dist-packages) are passed over: they are nobody's of ours.
    """
    def inspected(name: str) -> list[str]:
        done = subprocess.run(["docker", "image", "inspect", "--format",
                               "{{json .RootFS.Layers}}", name], check=True, capture_output=True)
        found: list[str] = json.loads(done.stdout)
        return found

    yield "history", subprocess.run(["docker", "history", "--no-trunc", image], check=True,
                                    capture_output=True).stdout
    below = len(inspected(base))
    assert inspected(image)[:below] == inspected(base)
    saved = home / "image.tar"
    subprocess.run(["docker", "save", "-o", str(saved), image], check=True, timeout=600)
    with tarfile.open(saved) as outer:
        manifest = outer.extractfile("manifest.json")
        assert manifest is not None
        for name in json.load(manifest)[0]["Layers"][below:]:
            with tarfile.open(fileobj=outer.extractfile(name)) as layer:
                for entry in layer:
                    if entry.isfile() and "-packages/" not in entry.name:
                        stream = layer.extractfile(entry)
                        assert stream is not None
                        yield from opened(entry.name, stream.read())
    saved.unlink()


@cache
def secret_lines() -> dict[bytes, str]:
    """Return the distinct lines of the rooms that stay here → where they are from."""
    known = {line.strip() for room in ("challenge", "harness/gateway")
             for content in tree(ROOT / room).values() for line in content.splitlines()}
    found: dict[bytes, str] = {}
    for room in SECRET_ROOMS:
        for path, content in tree(ROOT / room).items():
            if path.endswith((".py", ".patch", ".toml", ".jsonl", ".md")):
                added = [line.removeprefix(b"+") for line in content.splitlines()
                         if not path.endswith(".patch") or line.startswith(b"+")]
                found |= {line.strip(): f"{room}/{path}" for line in added
                          if len(line.strip()) >= DISTINCT}
    return {line: where for line, where in found.items() if line not in known}


def leaks(files: Mapping[str, bytes], variant: Variant) -> dict[str, list[str]]:
    """Return what → the files in which it stands; empty where nothing leaks.

    The tokenizer's vocabulary has every word of the language, "gold" among them.
    """
    practised = {question.text for question in variant.practice}
    hidden = [question for question in variant.questions if question.text not in practised]
    documents = [content.decode() for content in tree(variant.documents).values()]
    secret = secret_lines().keys()
    ids = re.compile(b"|".join(re.escape(question.id.encode()) for question in hidden))
    tests = {
        "question": canary.wordings(files, hidden, documents),
        "question's id": [name for name, content in files.items() if ids.search(content)],
        "gold": [name for name, content in files.items() if GOLD.search(content)
                 and b'"unk_token"' not in content],
        "scorer": [name for name, content in files.items()
                   if not secret.isdisjoint(map(bytes.strip, content.splitlines()))],
        "fault": [name for name, content in files.items()
                  if not UNREAD.search(name) and FAULT.search(content)]}
    return {what: sorted(names) for what, names in tests.items() if names}
