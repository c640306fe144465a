"""Find both kinds of Compose on this machine; what is lacking skips loudly, and fails under CI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

BASE = "python:3.11-slim-bookworm"
KINDS = {"1.29": (r"\b1\.29\.", (["docker-compose"],)),
         "2": (r"\bv?(?:[2-9]|\d\d)\.\d+\.", (["docker", "compose"], ["docker-compose"]))}


def tool(kind: str) -> list[str]:
    """Return the command of a kind; COMPOSE_V2 names a program of the second by hand."""
    pattern, commands = KINDS[kind]
    named = os.environ.get("COMPOSE_V2")
    for command in (*(([named],) if named and kind == "2" else ()), *commands):
        if shutil.which(command[0]):
            done = subprocess.run([*command, "version", "--short"], capture_output=True,
                                  text=True, check=False, timeout=300)
            if done.returncode == 0 and re.search(pattern, done.stdout):
                return command
    pytest.skip(f"no Compose of version {kind} here")


def engine() -> None:
    """Skip, loudly, where no Docker engine with the base image answers."""
    done = subprocess.run(["docker", "image", "inspect", BASE],
                          capture_output=True, check=False) if shutil.which("docker") else None
    if done is None or done.returncode:
        pytest.skip(f"no Docker engine with the image {BASE} here")
