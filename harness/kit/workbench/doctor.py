"""`make doctor`: is everything here? Each line ok, warn or fail, with a fix; exit 1 at a fail."""

from __future__ import annotations

import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

from .compose import tool
from .errors import WorkbenchError
from .model_files import intact, pinned
from .place import HOST, KEY, Place
from .processes import gateway as started
from .talking import answers, health

NEEDED_GB, GPU_BUILD_GB, MEMORY_GB = 4.0, 8.0, 4.0
ARCHITECTURES = {"x86_64", "amd64", "aarch64", "arm64"}


@dataclass(frozen=True)
class Finding:
    """One line: "ok", "warn" or "fail", what was looked at, what was seen, how to mend it."""

    state: str
    what: str
    seen: str
    fix: str = ""

    def __str__(self) -> str:
        return f"{self.state:<5} {self.what:<14} {self.seen}" + (
            f"\n      {'':<14} fix: {self.fix}" if self.fix else "")


def run(place: Place, _: str) -> int:
    """Print the findings; return the exit code."""
    found = []
    for finding in findings(place):
        print(finding, flush=True)
        found.append(finding)
    failed = sum(finding.state == "fail" for finding in found)
    print("everything that is needed is here" if not failed else
          f"{failed} of {len(found)} will stop you")
    return int(bool(failed))


def findings(place: Place) -> Iterator[Finding]:
    """Yield one finding after the other; none raises."""
    for check in (kit, python, architecture, memory, disk, ports, packages, weights, gateway,
                  docker_engine, docker_compose):
        try:
            yield from check(place)
        except WorkbenchError as error:
            yield Finding("fail", check.__name__.replace("_", " "), f"{error.what}: {error.why}",
                          error.fix)
        except OSError as error:
            yield Finding("warn", check.__name__.replace("_", " "), str(error))


def kit(place: Place) -> Iterator[Finding]:
    """Look whether the kit is whole."""
    place.whole()
    yield Finding("ok", "kit", f"complete, in {place.root}")


def python(_: Place) -> Iterator[Finding]:
    """Look whether this Python can make environments."""
    try:
        import ensurepip
        import venv
        assert ensurepip and venv
    except ImportError:
        yield Finding("fail", "Python", f"{platform.python_version()} without venv",
                      "install it (Debian: python3-venv)")
        return
    yield Finding("ok", "Python", f"{platform.python_version()} ({sys.executable})")


def architecture(_: Place) -> Iterator[Finding]:
    """Look whether there are wheels for this processor."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    known = platform.machine().lower() in ARCHITECTURES and platform.system() != "Windows"
    yield Finding("ok", "machine", machine) if known else Finding(
        "warn", "machine", machine, "torch may have no wheel here: use Linux, macOS or WSL")


def memory(_: Place) -> Iterator[Finding]:
    """Look at the memory."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield Finding("ok" if total >= MEMORY_GB else "warn", "memory", f"{total:.1f} GB",
                  "" if total >= MEMORY_GB else f"{MEMORY_GB:.0f} GB are comfortable")


def disk(place: Place) -> Iterator[Finding]:
    """Look at the free space."""
    free = shutil.disk_usage(place.root).free / 2**30
    installed = (place.root / ".venv" / "rag").is_dir()
    if free < (0.5 if installed else NEEDED_GB):
        yield Finding("fail", "disk", f"{free:.1f} GB free",
                      f"packages and weights need {NEEDED_GB:.0f} GB")
        return
    ample = installed or free >= GPU_BUILD_GB or platform.system() != "Linux"
    yield Finding("ok" if ample else "warn", "disk", f"{free:.1f} GB free", "" if ample else
                  f"packages and weights need {GPU_BUILD_GB:.0f} GB where the CPU build of torch "
                  f"cannot be fetched, else {NEEDED_GB:.0f}")


def ports(place: Place) -> Iterator[Finding]:
    """Look whether the ports are free, or used by the kit."""
    for name, port in (("PORT", place.service), ("GATEWAY_PORT", place.gateway)):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((HOST, port))
                yield Finding("ok", f"port {port}", "free")
                continue
            except OSError:
                pass
        status, _ = health(f"http://{HOST}:{port}/health")
        yield Finding("ok", f"port {port}", "the kit's own service runs there") if status else \
            Finding("fail", f"port {port}", "taken by something else",
                    f"stop it, or choose another: {name}={port + 1} in .env")


def packages(place: Place) -> Iterator[Finding]:
    """Look whether the environments are made."""
    for name in ("gateway", "rag"):
        made = place.get(f"{name.upper()}_PYTHON") or \
            (place.root / ".venv" / name / "installed").is_file()
        yield Finding("ok" if made else "warn", f"{name} packages",
                      "installed" if made else "not yet: the first `make chat` installs them")


def weights(place: Place) -> Iterator[Finding]:
    """Look whether the weights are the published ones."""
    folder = place.path("MODELS_DIR", "models")
    for name, pin in pinned(place).items():
        if not (folder / name).is_dir():
            yield Finding("warn", "weights", f"{name}: not yet, the first `make chat` fetches them")
            continue
        bad = [file for file, digest in pin["files"].items()
               if not intact(folder / name / file, digest)]
        yield Finding("ok", "weights", f"{name}: every file has the published hash") if not bad \
            else Finding("fail", "weights", f"{name}: {bad[0]} is missing or another file",
                         f"remove {folder / name}; the next start fetches it again")


def gateway(place: Place) -> Iterator[Finding]:
    """Look whether the gateway answers."""
    url = f"http://{HOST}:{place.gateway}/health"
    runs = answers(url, "reader") or answers(url, "upstream_prices")
    made = place.get("GATEWAY_PYTHON") or (place.root / ".venv/gateway/installed").is_file()
    if not runs and not made:
        yield Finding("warn", "gateway", "not tried: its packages are not installed yet")
        return
    with started(place) as base_url:
        request = urllib.request.Request(
            f"{base_url}/chat/completions",
            json.dumps({"model": place.get("MODEL", "reader"), "messages": [
                {"role": "user", "content": "Are you there?"}]}).encode(),
            {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                model = json.load(response)["model"]
        except (OSError, ValueError, KeyError) as error:
            yield Finding("fail", "gateway", f"{base_url} does not answer: {error}",
                          "look at .logs/gateway.log; check MODEL, UPSTREAM and UPSTREAM_API_KEY")
            return
    yield Finding("ok", "gateway", f"{model} answers at {base_url}"
                  + ("" if runs else ", tried for a moment"))


def docker_engine(_: Place) -> Iterator[Finding]:
    """Look for a Docker engine, which only `make up` needs."""
    yield from _optional("Docker engine", ["docker", "version", "--format",
                                           "{{.Server.Version}}"],
                         "start it, or do without: `make chat` needs no Docker")


def docker_compose(_: Place) -> Iterator[Finding]:
    """Look for Compose, of either kind."""
    command = tool()
    if command is None:
        yield Finding("warn", "Compose", "neither `docker compose` nor docker-compose",
                      "install one of them, or do without: `make chat` needs no Docker")
        return
    yield from _optional("Compose", [*command, "version", "--short"], "reinstall it")


def _optional(what: str, command: list[str], fix: str) -> Iterator[Finding]:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
        said = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
        ok = done.returncode == 0
    except (subprocess.TimeoutExpired, OSError) as error:
        said, ok = [str(error)], False
    yield Finding("ok" if ok else "warn", what, (said or ["no answer"])[0][:100],
                  "" if ok else fix)


