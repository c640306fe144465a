"""A kit of a tiny company, unpacked into an empty folder whose name has spaces."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harness import pipeline_env, requirements
from harness.kit.making import make
from harness.settings import ROOT, read
from harness.tests.conftest import tiny_documents
from heldout.canary import variant_part
from heldout.variant import DEMO_BASELINE, Variant

WEIGHTS = read().cache / "models"


@dataclass
class Unpacked:
    """The folder, and the environment of a shell in it that knows nothing of this project."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    def make(self, *arguments: str, seconds: float = 300, **extra: str
             ) -> subprocess.CompletedProcess[str]:
        """Run make in the kit to its end."""
        return subprocess.run(["make", *arguments], cwd=self.root, text=True, timeout=seconds,
                              capture_output=True, check=False, stdin=subprocess.DEVNULL,
                              env={**self.environment, **extra})

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start make in the kit, in a process group of its own."""
        return subprocess.Popen(["make", *arguments], cwd=self.root, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                stdin=subprocess.DEVNULL, start_new_session=True,
                                env=self.environment)


def tiny_variant(home: Path) -> Variant:
    """Return a variant of two dozen documents with the real service as its baseline."""
    documents = home / "documents"
    documents.mkdir(parents=True)
    tiny_documents(documents)
    return Variant("tiny", 0, documents, (), DEMO_BASELINE, {}, canary=variant_part(5))


def unpack(home: Path) -> Unpacked:
    """Make a kit and unpack it; returns it with a bare environment."""
    kit = make("ada", tiny_variant(home), home / "dist")
    folder = home / "an empty folder"
    with zipfile.ZipFile(kit.archive) as archive:
        archive.extractall(folder)
    return Unpacked(folder / "seventy-one-tiny-ada", {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(home),
        "LANG": "C.UTF-8", "PYTHON": sys.executable, "OMP_NUM_THREADS": "1",
        "PORT": str(free_port()), "GATEWAY_PORT": str(free_port())})


def interpreters() -> Mapping[str, str]:
    """Return settings that spare installing what this checkout has already, and nothing else."""
    wanted, limits = requirements.read(ROOT / "challenge")
    return {"RAG_PYTHON": str(pipeline_env.ensure(wanted, limits, read().cache).python),
            "GATEWAY_PYTHON": sys.executable, "MODELS_DIR": str(WEIGHTS)}


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
