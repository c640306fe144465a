"""Entries of a commit in a git bundle or behind a git URL: objects only, never a checkout.

The commit is fetched into a bare repository of ours without templates, so no hook, filter,
attribute or setting of the submission's applies; trees are listed and blobs are printed, nothing
else. Submodules and Git LFS are not followed.
"""

from __future__ import annotations

import os
import re
import selectors
import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from harness import workplace
from harness.errors import HarnessError
from harness.intake.entries import Entry, Limits, Nature, nothing, shown, unreadable

BUNDLE = (b"# v2 git bundle\n", b"# v3 git bundle\n")
PROTOCOLS = "file:git:http:https:ssh"
URL = re.compile(r"(?:(?:file|git|https?|ssh)://|[\w.-]+@[\w.-]+:)[^\s\x00-\x1f#]+(?:#.*)?")
REVISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,199}")
NATURES = {b"100644": Nature.FILE, b"100755": Nature.FILE, b"100664": Nature.FILE,
           b"120000": Nature.LINK, b"160000": Nature.MODULE}
SETTINGS = ("core.hooksPath=/dev/null", "core.fsmonitor=false", "core.symlinks=false",
            "credential.helper=", "fetch.recurseSubmodules=no", "gc.auto=0",
            "maintenance.auto=false", "protocol.ext.allow=never", "http.followRedirects=initial",
            "fetch.writeCommitGraph=false", "submodule.recurse=false")


def is_url(source: str) -> bool:
    """Say whether `source` is a git URL; `#branch` or `#commit` may follow it."""
    return bool(URL.fullmatch(source))


def public(source: str) -> str:
    """Return a URL without the name and password that may stand in it."""
    return re.sub(r"(?<=://)[^/@]*@", "", source)


def entries(source: str, limits: Limits) -> Generator[Entry]:
    """Yield the entries of a commit; raises `HarnessError` where there is none to be had."""
    where, _, revision = source.partition("#") if is_url(source) else (source, "", "")
    if revision and (not REVISION.fullmatch(revision) or ".." in revision):
        raise HarnessError(f"{shown(revision)} is no revision", "it has characters that no branch "
                           "or commit is named with", "name a branch, tag or commit after the #")
    with tempfile.TemporaryDirectory(prefix=workplace.prefix()) as folder:
        git = _Git(Path(folder), limits)
        git.run("init", "--quiet", "--bare", "--template=", ".")
        commit = _fetched(git, where, revision)
        yield from _listed(git, commit)


def _fetched(git: _Git, where: str, revision: str) -> str:
    """Fetch one commit and return its id."""
    if not revision and not is_url(where):
        revision = _head(git, where)
    try:
        git.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules",
                *(("--depth=1",) if is_url(where) else ()), "--", where,
                f"+{revision or 'HEAD'}:refs/heads/taken")
        return git.run("rev-parse", "--verify", "--quiet", "refs/heads/taken^{commit}").strip()
    except subprocess.CalledProcessError as error:
        said = " | ".join(str(error.stderr).strip().splitlines()[-3:])
        raise HarnessError(f"nothing could be fetched from {shown(public(where))}",
                           shown(public(said)) or "git gave no reason",
                           "check the address and the branch (a bundle must be whole: "
                           "git bundle create submission.bundle HEAD)") from error


def _head(git: _Git, bundle: str) -> str:
    """Return what to fetch from a bundle: HEAD, or its only branch."""
    try:
        rows = git.run("bundle", "list-heads", bundle).splitlines()
    except subprocess.CalledProcessError as error:
        raise unreadable(Path(bundle).name, ValueError(str(error.stderr).strip())) from error
    names = [row.partition(" ")[2] for row in rows]
    branches = [name for name in names if name.startswith("refs/heads/")]
    if "HEAD" in names:
        return "HEAD"
    if len(branches) != 1:
        raise HarnessError("the git bundle does not say which commit is handed in",
                           f"it has no HEAD and {len(branches)} branches",
                           "make it again: git bundle create submission.bundle HEAD")
    return branches[0]


def _listed(git: _Git, commit: str) -> Iterator[Entry]:
    with git.start("ls-tree", "-r", "-z", "-l", "--full-tree", commit) as listing, \
            git.start("cat-file", "--batch") as objects:
        assert objects.stdin is not None and objects.stdout is not None
        asked, told = objects.stdin, objects.stdout
        for row in _rows(listing, git.deadline, git.limits):
            about, _, name = row.partition(b"\t")
            mode, _, blob, size = about.split()
            kind = NATURES.get(mode, Nature.OTHER)

            def read(most: int, blob: bytes = blob) -> bytes:
                asked.write(blob + b"\n")
                asked.flush()
                length = int(told.readline().split()[2])
                content = told.read(length)
                told.read(1)
                return content

            yield Entry(name.decode("utf-8", "surrogateescape"), kind,
                        int(size) if kind is Nature.FILE else 0,
                        read if kind is Nature.FILE else nothing)


def _rows(process: subprocess.Popen[bytes], deadline: float, limits: Limits) -> Iterator[bytes]:
    """Yield rows as they come: a tree that contains itself a thousandfold is never listed whole."""
    assert process.stdout is not None
    held = b""
    with selectors.DefaultSelector() as ready:
        ready.register(process.stdout, selectors.EVENT_READ)
        while True:
            if not ready.select(max(0.0, deadline - time.monotonic())):
                raise _slow(limits)
            data = os.read(process.stdout.fileno(), 65536)
            if not data:
                break
            *whole, held = (held + data).split(b"\0")
            if len(held) > 65536:
                raise unreadable("git tree", ValueError("a name is longer than 64 kB"))
            yield from whole
    if process.wait() or held:
        raise unreadable("git tree", ValueError("git could not list it"))


def _slow(limits: Limits) -> HarnessError:
    return HarnessError("the submission's repository took too long",
                        f"git was not done after {limits.seconds} s",
                        "hand in a folder or an archive instead")


class _Git:
    """Runs git in one bare repository with an environment made from nothing."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        if shutil.which("git") is None:
            raise HarnessError("the submission cannot be fetched", "git is not installed",
                               "install git, or hand in a folder or an archive")
        self.folder, self.limits = folder, limits
        self.deadline = time.monotonic() + limits.seconds
        self.environment = {
            "PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "LC_ALL": "C",
            "GIT_DIR": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_ATTR_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true",
            "GIT_ALLOW_PROTOCOL": PROTOCOLS, "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_NO_LAZY_FETCH": "1", "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
            **{name: os.environ[name] for name in ("SSH_AUTH_SOCK", "SSL_CERT_FILE")
               if name in os.environ}}

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        chosen = [part for setting in SETTINGS for part in ("-c", setting)]
        # The shell counts in blocks of 512 bytes: no pack may grow beyond what an archive may have.
        limit = f'ulimit -c 0; ulimit -f {self.limits.packed_bytes // 512}; exec git "$@"'
        return ["/bin/sh", "-c", limit, "git", *chosen, *arguments]

    def run(self, *arguments: str) -> str:
        """Run to the end; raises `CalledProcessError`, or `HarnessError` at the deadline."""
        try:
            return subprocess.run(
                self._command(arguments), env=self.environment, cwd=self.folder, check=True,
                stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
                timeout=max(1.0, self.deadline - time.monotonic())).stdout
        except subprocess.TimeoutExpired as error:
            raise _slow(self.limits) from error

    @contextmanager
    def start(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """Start a process with pipes; it is killed on the way out."""
        process = subprocess.Popen(self._command(arguments), env=self.environment,
                                   cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        try:
            yield process
        finally:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                _close(pipe)
            process.wait()


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except BrokenPipeError:
        pass
