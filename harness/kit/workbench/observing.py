"""Where traces go: a folder, and Langfuse where one answers when the service is started.

`make observe` leaves keys in `.env` that outlive its containers; a service that is given them sends
to nobody, again and again: so whoever starts one asks first.
"""

from __future__ import annotations

from pathlib import Path

from .place import HOST, Place
from .recorded import SCORES, TRACES
from .saying import say
from .talking import health

FOLDER = ".logs/traces"
LOCAL = f"http://{HOST}:3000"  # of make observe, not somebody's cloud
KEYS = ("LANGFUSE_PUBLIC_KEY", "LANGFUSE_SECRET_KEY")
NOBODY = {0, 502, 503, 504}  # nothing listens, or a proxy says that nothing does


def folder(place: Place) -> Path:
    """Return the folder of the traces, with its files: a container would make them root's.

    Where the one that is set cannot be used, it is the default; raises OSError where that is it.
    """
    chosen, default = place.path("TRACES", FOLDER), place.root / FOLDER
    try:
        return made(chosen)
    except OSError as error:
        if chosen == default:
            raise
        say(f"warn: TRACES cannot be used ({error}): traces go to {FOLDER}")
    return made(default)


def kept(place: Place) -> Path:
    """Return the folder where traces stand: the one that is set, else the default."""
    chosen = place.path("TRACES", FOLDER)
    return chosen if (chosen / TRACES).is_file() else place.root / FOLDER


def made(home: Path) -> Path:
    """Return a folder, made, with its two files."""
    home.mkdir(parents=True, exist_ok=True)
    for name in (TRACES, SCORES):
        (home / name).touch()
    return home


def langfuse(place: Place) -> dict[str, str]:
    """Return what a service of this machine is told of Langfuse; no keys where nobody answers."""
    found = {name: value for name, value in place.settings.items()
             if name.startswith(("LANGFUSE_", "OTEL_"))}
    found["LANGFUSE_HOST"] = host = place.get("LANGFUSE_HOST", LOCAL)
    if all(map(place.get, KEYS)) and not answers(host):
        say(f"no Langfuse answers at {host}: nothing is sent there, make traces shows it all")
        found |= dict.fromkeys(KEYS, "")
    return found


def containers(place: Place, observed: bool) -> dict[str, str]:
    """Return what Compose is told: the folder, and no keys where its Langfuse is not running.

    Whether a host that you have named can be reached from a container is not asked.
    """
    found = {"TRACES": str(folder(place).resolve())}
    if not observed and not place.get("LANGFUSE_HOST") and not answers(LOCAL):
        found |= dict.fromkeys(KEYS, "")
    return found


def answers(host: str) -> bool:
    """Say whether anybody answers there."""
    return health(f"{host.rstrip('/')}/api/public/health")[0] not in NOBODY
