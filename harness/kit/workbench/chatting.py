"""`make chat`: the gateway and the service as two processes, anew at every change."""

from __future__ import annotations

import sys
from collections.abc import Callable

from .errors import WorkbenchError
from .installing import interpreter
from .model_files import weights
from .place import HOST, Place
from .processes import environment, free, gateway
from .reloading import Reloader
from .saying import say
from .talking import health


def run(place: Place, _: str) -> int:
    """Run until Ctrl-C; return the exit code."""
    port = place.service
    free(port, "PORT")
    python = interpreter(place, "rag")

    def prepare() -> None:
        """Install and fetch what a change of the lists asks for, or say why that fails."""
        try:
            interpreter(place, "rag")
            weights(place)
        except WorkbenchError as error:
            say(str(error))

    with gateway(place) as base_url:
        folder = place.root / "challenge"
        reloader = Reloader(folder, [str(python), "-m", "rag"], folder,
                            environment(place, base_url, port), prepare)
        say(f"model gateway: {base_url} (log: .logs/gateway.log)\n"
            "starting the service; the first index of the documents takes minutes")
        try:
            reloader.start()
            reloader.watch(say, announcer(port))
        except KeyboardInterrupt:
            print("\nstopped", file=sys.stderr)
        finally:
            reloader.stop()
    return 0


def announcer(port: int) -> Callable[[], None]:
    """Return what says, once after each start, that the service is ready."""
    ready = False

    def tick() -> None:
        nonlocal ready
        now = health(f"http://{HOST}:{port}/health")[0] == 200
        if now and not ready:
            print(f'ready: http://{HOST}:{port}/  is a page to try it (or make ask Q="...", '
                  'or POST /ask)', flush=True)
        ready = now

    return tick
