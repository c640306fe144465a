"""The private key that opens sealed variants: an age X25519 identity in a file of its own.

The file is in age's format (`age -i FILE -d` reads it), readable by its owner alone, and lies
outside the repository: whoever has it has every question.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pyrage import IdentityError, RecipientError, x25519

from heldout.errors import SealError

REPOSITORY = Path(__file__).resolve().parent.parent
MARK = "AGE-SECRET-KEY-"


def create(path: Path) -> x25519.Identity:
    """Make a new key at `path` (mode 0600) and return it; never replaces one."""
    identity = x25519.Identity.generate()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="ascii") as stream:
            stream.write(f"# public key: {identity.to_public()}\n{identity}\n")
    except OSError as error:
        raise SealError(f"the private key {path.name} could not be written",
                        error.strerror or str(error),
                        "set SEVENTYONE_KEY to a path that can be written") from error
    return identity


def load(path: Path) -> x25519.Identity:
    """Return the key at `path`; raises `SealError` where there is none, or others may read it."""
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii")
    except FileNotFoundError as error:
        raise SealError(
            "there is no private key to open the sealed questions with",
            f"{path} does not exist",
            "set SEVENTYONE_KEY to the key's path; the person who made the variant has it"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SealError(f"the private key {path.name} cannot be read", str(error),
                        "set SEVENTYONE_KEY to the key's path") from error
    if stat.S_IMODE(mode) & 0o077:
        raise SealError(f"the private key {path.name} is open to others",
                        f"its mode is {stat.S_IMODE(mode):04o}, and it opens every question",
                        f"chmod 600 {path}")
    lines = [line.strip() for line in text.splitlines() if line.startswith(MARK)]
    if len(lines) != 1:
        raise _unusable(path, f"it holds {len(lines)} lines that begin with {MARK}")
    try:
        return x25519.Identity.from_str(lines[0])
    except IdentityError as error:
        raise _unusable(path, str(error)) from error


def ensure(path: Path) -> x25519.Identity:
    """Return the key at `path`, made if there is none; one inside the repository is refused."""
    if REPOSITORY in path.resolve().parents:
        raise SealError("the private key would lie inside the repository",
                        f"{path} could be committed or packed by accident",
                        "set SEVENTYONE_KEY to a path outside of it")
    return load(path) if path.exists() else create(path)


def throw_away(path: Path) -> x25519.Identity:
    """Return this machine's own key for variants of public seeds, made if there is none."""
    if not path.exists():
        try:
            return create(path)
        except SealError:
            if not path.exists():
                raise  # otherwise another process was first
    return load(path)


def recipient(text: str) -> x25519.Recipient:
    """Return the public key written as `text`; raises `SealError` where it is none."""
    try:
        return x25519.Recipient.from_str(text)
    except RecipientError as error:
        raise SealError(f"{text[:20]} is no public key", str(error),
                        "a public key begins with age1") from error


def _unusable(path: Path, why: str) -> SealError:
    return SealError(f"the file {path.name} is no private key", why,
                     "set SEVENTYONE_KEY to the key's path")
