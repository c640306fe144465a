"""Start what is handed in from a clean copy and ask it: without a network, if that can be had.

Docker where a local engine answers, else bubblewrap, else plain processes, which wall nothing off;
CHECK=docker, bubblewrap or plain chooses.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from . import with_bubblewrap, with_docker
from .errors import WorkbenchError
from .model_files import weights
from .place import Place
from .practice import questions
from .processes import environment, gateway, service, serving
from .relaying import relays
from .saying import say
from .talking import ask
from .walls import Tried

ASKED = 3
TOLD = {"docker": "in Docker: no network, read-only, 2 cores, 2 GB of memory",
        "bubblewrap": "in bubblewrap: no network, read-only, without a bound on memory",
        "plain": "as a plain process, which walls nothing off: with Docker or bubblewrap it would "
                 "be tried without a network, as it is scored"}
REACHING = re.compile(r".*(?:name resolution|Name or service not known|Network is unreachable|"
                      r"Connection refused|ConnectError|ConnectionError|gaierror|"
                      r"MaxRetryError|offline mode).*", re.IGNORECASE)
OWN = re.compile(r"\s*(?:bwrap|docker): ")  # the tools' own words: no service has said anything


def choose(place: Place) -> str:
    """Return the name of the best walls that this machine has; raises `WorkbenchError`."""
    asked = place.get("CHECK")
    if asked and asked not in TOLD:
        raise WorkbenchError(f"CHECK cannot be {asked!r}", f"there are {', '.join(TOLD)}",
                             "set it to one of these, or remove it")
    for name, there in (("docker", with_docker.lacking), ("bubblewrap", with_bubblewrap.lacking)):
        if asked in ("", name):
            lacking = there()
            if not lacking:
                return name
            if asked:
                raise WorkbenchError(f"{name} cannot be used", lacking,
                                     "mend it, or leave CHECK away: what there is is used")
    return "plain"


@contextmanager
def walled(name: str, place: Place, tried: Tried, port: int, base_url: str,
            settings: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the command that starts the service behind walls; `port` leads to it from here."""
    gateway = base_url.removeprefix("http://").partition("/")[0]
    tag = f"seventy-one-check-{os.getpid()}"
    made = with_docker.command(place, tried, settings, tag) if name == "docker" else \
        with_bubblewrap.command(place, tried, settings)
    try:
        with relays((f"unix:{tried.sockets / 'gateway'}", f"tcp:{gateway}"),
                    (f"tcp:127.0.0.1:{port}", f"unix:{tried.sockets / 'service'}")):
            yield made
    finally:
        if name == "docker":
            subprocess.run(["docker", "rm", "--force", tag], capture_output=True, check=False)


def check_answers(place: Place, files: Mapping[str, Path], home: Path) -> None:
    """Start the service from a copy and ask; raises `WorkbenchError` where it does not answer."""
    name = choose(place)
    say(f"starting the service from a clean copy, {TOLD[name]}")
    copy = home / "submission"
    for path, source in files.items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy / path)
        (copy / path).chmod(0o644)  # read by whoever it runs as
    with gateway(place) as base_url:
        try:
            attempt(name, place, copy, home / name, base_url)
        except WorkbenchError as error:
            if name == "plain":
                raise
            log = place.logs / "submit.log"
            said = log.read_text(encoding="utf-8", errors="replace")
            if OWN.match(said):
                raise WorkbenchError(f"{name} cannot be used", " ".join(said.split())[:300],
                                     "mend it, or choose others: CHECK=plain walls nothing off"
                                     ) from error
            reached = REACHING.findall(said)
            say("that failed: trying it once more without walls, to see whether they are why")
            kept = log.replace(log.with_name("submit-walled.log"))
            attempt("plain", place, copy, home / "plain", base_url)
            why = f"it reached for a network: {reached[-1].strip()[:300]}" if reached else error.why
            raise WorkbenchError(
                "the service answers here, but not where there is no network, as where it is "
                "scored", f"{error.what}: {why}",
                "ask models through OPENAI_BASE_URL, name weights in models.txt, write to "
                f"INDEX_DIR or /tmp alone; its log: .logs/{kept.name}") from error
    say(f"ok: it starts and answers {ASKED} questions, {TOLD[name].partition(':')[0]}")


def attempt(name: str, place: Place, copy: Path, home: Path, base_url: str) -> None:
    """Start the copy behind the walls of that name and ask it; raises `WorkbenchError`."""
    tried = Tried(copy, home / "index", home / "sockets", weights(place))
    index = place.path("INDEX_DIR", "challenge/.index")
    if index.is_dir():  # embeds nothing twice; the lock is whoever's runs now
        shutil.copytree(index, tried.index, ignore=shutil.ignore_patterns("*.lock", ".lock"))
    for folder in (tried.index, tried.sockets):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o777)  # below a folder that is yours alone
    for path in tried.index.rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)
    port = place.port("CHECK_PORT", place.service + 1)
    log = place.logs / "submit.log"
    env = environment(place, base_url, port, traced=False) | {"INDEX_DIR": str(tried.index)}
    if name == "plain":
        with service(place, copy, env, log):
            answered(place, port)
        return
    with walled(name, place, tried, port, base_url, env) as command, \
            serving(command, place.root, dict(os.environ), port, log):
        answered(place, port)


def answered(place: Place, port: int) -> None:
    """Ask the first practice questions; raises `WorkbenchError` where one has no answer."""
    for question, _ in questions(place.root / "challenge" / "practice.jsonl")[:ASKED]:
        reply = ask(port, question)
        if reply.error or not reply.answer.strip():
            raise WorkbenchError("the service does not answer",
                                 f"{question!r}: {reply.error or 'an empty answer'}",
                                 "the log: .logs/submit.log")
        if lacking := [source for source in reply.sources
                       if not (place.root / "documents" / source).is_file()]:
            say(f"warn: {lacking[0]!r} is no document; sources are paths in documents/")
