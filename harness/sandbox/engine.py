"""The Docker engine: whether one answers that can be used, and its errors in our words."""

from __future__ import annotations

import gc
import re
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from harness import workplace
from harness.errors import SandboxError

if TYPE_CHECKING:
    from docker import DockerClient
    from docker.models.containers import Container

CALL_SECONDS = 60
OWNER, HOST = "seventy-one.owner", "seventy-one.host"
CONTAINER_ID, SHORT = re.compile(r"\b[0-9a-f]{64}\b"), 400


_known: list[DockerClient] = []


def client() -> DockerClient:
    """Return the client for this machine's engine; raises DockerException where none answers."""
    import docker

    if not _known:
        try:
            found = docker.from_env(timeout=CALL_SECONDS)
            found.ping()
        except docker.errors.DockerException as error:
            let_go(error)
            raise
        _known.append(found)
    return _known[0]


def forget() -> None:
    """Let go of the client: the next call looks for the engine anew."""
    while _known:
        _known.pop().close()


def lacking() -> str | None:
    """Return why no engine can be used, or None."""
    import requests
    from docker.errors import DockerException

    try:
        engine = client()
        about = engine.info()
    except (DockerException, requests.RequestException) as error:
        let_go(error)
        return f"no Docker engine answers ({_short(error)})"
    if not engine.api.base_url.startswith(("http+docker://", "http+unix://", "npipe")):
        return f"the Docker engine is on another machine ({engine.api.base_url})"
    if about.get("OSType") != "linux":
        return f"the Docker engine runs {about.get('OSType')} containers, not Linux ones"
    return None


def shares_kernel() -> bool:
    """Say whether the engine's containers run on this machine's own kernel, not in a VM."""
    about = client().info()
    return sys.platform == "linux" and "Desktop" not in str(about.get("OperatingSystem"))


def runtimes() -> tuple[str, ...]:
    """Return the container runtimes that the engine knows."""
    return tuple(sorted(client().info().get("Runtimes") or {}))


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Turn the engine's errors into a `SandboxError` about `what`."""
    import requests
    from docker.errors import DockerException

    try:
        yield
    except (DockerException, requests.RequestException, OSError) as error:
        let_go(error)
        raise SandboxError(what, f"the Docker engine said: {_short(error)}",
                           "see that Docker runs, then run the same command: finished answers "
                           "are kept") from error


def marks() -> dict[str, str]:
    """Return the labels of what this process makes: its number, and the machine it counts on."""
    return {OWNER: workplace.owner(), HOST: workplace.host()}


def containers(all: bool = True) -> list[Container]:
    """Return the containers that harnesses of this machine have made, or those that run."""
    return list(client().containers.list(
        all=all, filters={"label": f"{HOST}={workplace.host()}"}, ignore_removed=True))


def sweep() -> list[str]:
    """Remove containers whose harness is gone; return their names."""
    import requests
    from docker.errors import DockerException

    gone = []
    try:
        dead = [one for one in containers() if not workplace.alive(one.labels.get(OWNER, ""))]
    except (DockerException, requests.RequestException) as error:
        let_go(error)
        return []  # no engine
    for container in dead:
        try:
            container.remove(force=True)
            gone.append(str(container.name))
        except (DockerException, requests.RequestException) as error:
            let_go(error)  # another harness is removing it, or the engine is busy with it
    return sorted(gone)


def let_go(error: BaseException) -> None:
    """Close what an error still holds: where nobody answers, the SDK does not close its socket."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        at: BaseException | None = error
        while at is not None:
            traceback.clear_frames(at.__traceback__)
            at = at.__context__
        gc.collect()


def _short(error: Exception) -> str:
    text = CONTAINER_ID.sub(lambda found: found[0][:12], " ".join(str(error).split()))
    return text if len(text) <= SHORT else f"{text[:SHORT // 2]} ... {text[-SHORT // 2:]}"
