"""Where everything is: the kit's folder, and settings from the environment or `.env`."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import WorkbenchError

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
KEY = "local"  # what the gateway of the kit is asked with: worth nothing anywhere


@dataclass(frozen=True)
class Place:
    """The kit's folder `root`, and what the user has set."""

    root: Path
    settings: Mapping[str, str]

    @classmethod
    def read(cls, root: Path = ROOT) -> Place:
        """Return the place; what stands in the environment wins over `.env`."""
        return cls(root, {**env_file(root / ".env"), **os.environ})

    def get(self, name: str, default: str = "") -> str:
        """Return a setting; an empty one counts as not set."""
        return self.settings.get(name, "").strip() or default

    def port(self, name: str, default: int) -> int:
        """Return a port; raises `WorkbenchError` where it is none."""
        text = self.get(name, str(default))
        if not text.isdigit() or not 0 < int(text) < 65536:
            raise WorkbenchError(f"{name} cannot be {text!r}", "ports are numbers from 1 to 65535",
                                 f"set {name} to a number, or remove it (default {default})")
        return int(text)

    def path(self, name: str, default: str) -> Path:
        """Return a folder; a relative one is seen from the kit's own."""
        return self.root / Path(self.get(name, default)).expanduser()

    @property
    def service(self) -> int:
        """Return the port of the service."""
        return self.port("PORT", 8000)

    @property
    def gateway(self) -> int:
        """Return the port of the model gateway."""
        return self.port("GATEWAY_PORT", 8071)

    @property
    def logs(self) -> Path:
        """Return the folder of the logs, made if it is not there."""
        folder = self.root / ".logs"
        folder.mkdir(exist_ok=True)
        return folder

    def kit(self) -> dict[str, object]:
        """Return what the kit says of itself; raises `WorkbenchError`."""
        try:
            found = json.loads((self.root / "workbench" / "kit.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise WorkbenchError("the kit is not complete", f"workbench/kit.json: {error}",
                                 "unpack the archive again, into an empty folder") from error
        assert isinstance(found, dict)
        return found

    def whole(self) -> None:
        """Raise `WorkbenchError` where files of the kit are missing or cut short."""
        sizes = self.kit()["files"]
        assert isinstance(sizes, dict)
        # Larger is no harm: line endings may have been changed on the way.
        lacking = [path for path, size in sizes.items()
                   if not (self.root / path).is_file()
                   or (self.root / path).stat().st_size < 0.9 * size]
        if lacking:
            raise WorkbenchError(
                "the kit is not complete",
                f"{len(lacking)} of {len(sizes)} files are missing or cut short, such as "
                f"{lacking[0]}", "unpack the archive again, into an empty folder, and copy your "
                "challenge/ into it")
        if not (self.root / "challenge" / "rag").is_dir():
            raise WorkbenchError("there is no service here", "challenge/rag is missing",
                                 "restore it, or unpack the archive again")


def env_file(path: Path) -> dict[str, str]:
    """Return the settings of a `.env`, none where there is no such file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    found = {}
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line.startswith("#"):
            continue
        name, sign, value = line.removeprefix("export ").partition("=")
        if not sign or not name.strip().isidentifier():
            raise WorkbenchError(f".env cannot be read at line {number}",
                                 f"{line[:60]!r} is no NAME=value",
                                 "correct the line (see .env.example)")
        found[name.strip()] = value.strip().strip("\"'")
    return found
