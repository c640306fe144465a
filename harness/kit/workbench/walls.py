"""What a service is given behind walls, whichever they are: folders, two sockets, an environment.

Nothing here keeps anybody out who wants in: it shows what a submission relies on. Where it is
scored, other walls stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .place import KEY

INSIDE_PORT, GATEWAY_PORT = 8000, 8071  # nothing else listens in there


@dataclass(frozen=True)
class Tried:
    """A copy of what is handed in, an index it may write, and a folder for two sockets."""

    copy: Path
    index: Path
    sockets: Path
    models: Path


def relayed(program: str, sockets: str) -> list[str]:
    """Return the arguments that carry both ways behind the walls."""
    return [program, f"tcp:127.0.0.1:{GATEWAY_PORT}=unix:{sockets}/gateway",
            f"unix:{sockets}/service=tcp:127.0.0.1:{INSIDE_PORT}", "--"]


def contract(settings: Mapping[str, str], documents: str, models: str, index: str
             ) -> dict[str, str]:
    """Return the environment that a service has where it is scored, and nothing else."""
    return {"CORPUS_DIR": documents, "MODELS_DIR": models, "INDEX_DIR": index,
            "OPENAI_BASE_URL": f"http://127.0.0.1:{GATEWAY_PORT}/v1", "OPENAI_API_KEY": KEY,
            "MODEL": settings["MODEL"], "HOST": "127.0.0.1", "PORT": str(INSIDE_PORT),
            "HOME": "/tmp", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1", "HF_HUB_OFFLINE": "1"}
