"""`make up`, `make observe`, `make down`: the same in containers.

Works with Compose v2 and with docker-compose 1.29. Health is asked from here: the image of the
Qdrant server has nothing in it that could ask.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable

from . import observing
from .errors import WorkbenchError
from .model_files import weights
from .place import HOST, Place
from .saying import say
from .talking import health

READY_SECONDS = 1800
PRESET: dict[str, Callable[[], str]] = {
    "LANGFUSE_PUBLIC_KEY": lambda: f"pk-lf-{secrets.token_hex(16)}",
    "LANGFUSE_SECRET_KEY": lambda: f"sk-lf-{secrets.token_hex(16)}",
    "LANGFUSE_PASSWORD": lambda: secrets.token_urlsafe(12),
    "LANGFUSE_SALT": lambda: secrets.token_hex(16),
    "LANGFUSE_ENCRYPTION_KEY": lambda: secrets.token_hex(32),
    "LANGFUSE_STORES_PASSWORD": lambda: secrets.token_hex(16),
}


def tool() -> list[str] | None:
    """Return the command of Compose: the plugin, the old program, or None."""
    if shutil.which("docker"):
        done = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
        if done.returncode == 0:
            return ["docker", "compose"]
    return ["docker-compose"] if shutil.which("docker-compose") else None


def up(place: Place, _: str) -> int:
    """Start gateway, service and Qdrant; return the exit code."""
    return _up(place, [])


def observe(place: Place, _: str) -> int:
    """Start Langfuse as well, with keys made here and kept in `.env`."""
    preset(place)
    code = _up(Place.read(place.root), ["--profile", "observability"], observed=True)
    print(f"Langfuse: http://{HOST}:3000 (user local@example.com, password in .env as "
          "LANGFUSE_PASSWORD; it takes a minute to start)")
    return code


def down(place: Place, _: str) -> int:
    """Stop the containers; named volumes are kept."""
    return _compose(place, "--profile", "observability", "down")


def preset(place: Place) -> None:
    """Write what Langfuse needs and `.env` lacks: random, for this machine alone."""
    lacking = {name: make() for name, make in PRESET.items() if not place.get(name)}
    if lacking:
        path = place.root / ".env"
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        lines = "".join(f"{name}={value}\n" for name, value in lacking.items())
        path.write_text(text + ("" if not text or text.endswith("\n") else "\n") + lines,
                        encoding="utf-8")
        path.chmod(0o600)


def _up(place: Place, options: list[str], observed: bool = False) -> int:
    weights(place)
    (place.root / "runs").mkdir(exist_ok=True)  # or the engine makes it, as root
    (place.root / "runs" / "feedback.jsonl").touch()
    code = _compose(place, *options, "up", "--detach", "--build",
                    **observing.containers(place, observed))
    if code:
        raise WorkbenchError("the containers could not be started",
                             f"Compose ended with code {code} (its own words stand above)",
                             "correct what it names; make doctor looks at the engine; without "
                             "Docker there is make chat")
    url = f"http://{HOST}:{place.service}/health"
    end = time.monotonic() + READY_SECONDS
    say("waiting for the service (the first index of the documents takes minutes)")
    while health(url)[0] != 200:
        if time.monotonic() > end or "failed" in health(url)[1]:
            raise WorkbenchError("the service never became ready", health(url)[1][:300] or
                                 "GET /health did not answer 200", "look at its log: "
                                 "docker compose logs rag")
        time.sleep(1)
    print(f"ready: http://{HOST}:{place.service}/  is a page to try it")
    return 0


def _compose(place: Place, *arguments: str, **told: str) -> int:
    command = tool()
    if command is None:
        raise WorkbenchError("there is no Compose here",
                             "neither `docker compose` nor docker-compose answers",
                             "install one of them, or do without: make chat")
    # Absolute: docker-compose 1.29 takes a bare name for a volume's.
    models = place.path("MODELS_DIR", "models").resolve()
    return subprocess.run([*command, *arguments], cwd=place.root, check=False,
                          env={**os.environ, "MODELS_DIR": str(models), **told}).returncode
