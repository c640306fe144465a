"""Attack 21: leave something for the next run, or for another candidate's.

One box writes to every place that outlives a process; then another box, of another program, looks
for it. What a kept index holds is the same program's own, and stands before the first question.
"""

from __future__ import annotations

import ctypes
import secrets
from contextlib import suppress
from pathlib import Path

from harness.redteam.attack import Attack, Outcome, Run, watch
from harness.redteam.attempt import WEAKENED
from harness.settings import Settings

HOMES = ("/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/app", "/documents", "/models", "/env",
         "/kept", "/inside", "/s", "/usr/local/lib", "/var/cache", "/opt", "~", "~/.cache",
         "~/.cache/pip", "~/.cache/huggingface", "~/.local/lib", "~/.config")
LIBRARY = r'''
import ctypes, socket
libc = ctypes.CDLL(None, use_errno=True)
MARK, KEY = "MARKED", SHARED
PLACES = [os.path.expanduser(place) for place in HOMES] + [
    os.path.dirname(os.environ[name]) for name in ("INDEX_DIR", "CORPUS_DIR", "MODELS_DIR")]
'''
WRITES = LIBRARY + r'''
import time
def stays():
    """Keep a name in the network's namespace for a while."""
    if os.fork() == 0:
        os.setsid()
        with socket.socket(socket.AF_UNIX) as line:
            line.bind("\0" + MARK)
            line.listen(1)
            time.sleep(25)
        os._exit(0)
def answer(question):
    left = []
    for place in PLACES:
        try:
            open(os.path.join(place, MARK), "x").close()
            left.append(place)
        except OSError:
            pass
    for name in (".bashrc", ".profile", ".pythonrc", ".config/pip/pip.conf"):
        path = os.path.join(os.environ["HOME"], name)
        if not os.path.exists(path):
            try:
                open(path + MARK, "x").close()
                left.append(path)
            except OSError:
                pass
    if libc.shmget(KEY, 4096, 0o1666) >= 0:
        left.append("shared memory")
    stays()
    return f"left something in {len(left)} places"
'''
READS = LIBRARY + r'''
def answer(question):
    found = [place for place in PLACES if os.path.exists(os.path.join(place, MARK))]
    if libc.shmget(KEY, 4096, 0o666) >= 0:
        found.append("shared memory")
    with socket.socket(socket.AF_UNIX) as line:
        if line.connect_ex("\0" + MARK) == 0:
            found.append("a name in the network")
    return "found it in " + ", ".join(found) if found else f"nothing in {len(PLACES) + 2} places"
'''
CACHES = LIBRARY + r'''
def answer(question):
    cache = os.path.join(os.environ["HOME"], ".cache")
    os.makedirs(cache, exist_ok=True)
    open(os.path.join(cache, "embeddings"), "w").close()
    return "a cache of my own"
'''
FIRST_KEY = 0x71000000
REMOVE = 0


def _left(writes: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        mark = f"left-{secrets.token_hex(8)}"
        key = FIRST_KEY + secrets.randbelow(1 << 16)

        def marked(source: str) -> str:
            return source.replace("MARKED", mark).replace("SHARED", str(key)).replace(
                "HOMES", repr(HOMES))

        try:
            wrote = watch(kind, marked(writes), settings)
            read = watch(kind, marked(READS), settings)
        finally:
            if kind == WEAKENED:
                _clean(mark, key)
        return Outcome(read.text.startswith("found"), f"{wrote.text}; next: {read.text}",
                       wrote.flagged or read.flagged)

    return run


def _clean(mark: str, key: int) -> None:
    """Take away what was left in the open."""
    for place in HOMES:
        for inside in (place, place.replace("~", "/tmp")):  # the home of what runs in a box
            with suppress(OSError):
                Path(inside).expanduser().joinpath(mark).unlink()
    for home in (Path.home(), Path("/tmp")):
        for path in home.glob(f".*{mark}"):
            path.unlink()
    libc = ctypes.CDLL(None)
    segment = libc.shmget(key, 4096, 0o666)
    if segment >= 0:
        libc.shmctl(segment, REMOVE, None)


ATTACKS = (
    Attack(21, "persist to the next run or candidate", "IIT-M", _left(WRITES),
           twin=_left(CACHES), quick=True),
)
