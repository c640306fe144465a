"""Attacks 23–25: use up processes, memory and disk until the machine or the harness gives way.

Each tells what it got before it was refused. In the open they stop at a small multiple of the
limits, so that no machine is harmed. What a bomb does to its own service is the submission's
affair: the box may die of it, but it may not take more than its limits.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from harness.redteam.attack import Attack, Outcome, Run, watch
from harness.settings import Settings

Taken = dict[str, Any]
MB = 1024 * 1024
INODES = 20_000
SECONDS = 90   # in the open a bomb has to get as far as it can, on a busy machine too
# Children end themselves, so that in the open nothing is left of them.
PROCESSES = '''
import signal, threading, time
def forks(most):
    children, why = [], ""
    try:
        while len(children) < most:
            child = os.fork()
            if child == 0:
                signal.alarm(20)
                time.sleep(20)
                os._exit(0)
            children.append(child)
    except OSError as error:
        why = error.strerror
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return len(children), why
def threads(most):
    over, started, why = threading.Event(), 0, ""
    try:
        while started < most:
            threading.Thread(target=over.wait, args=(20,), daemon=True).start()
            started += 1
    except RuntimeError as error:
        why = str(error)
    over.set()
    return started, why
def answer(question):
    most = int(question)
    forked, why = forks(most)
    time.sleep(0.2)
    threaded, too = threads(most)
    return json.dumps({"forks": forked, "threads": threaded, "why": why or too})
'''
MEMORY = '''
import mmap, signal, time
def hold(size, kind, ready):
    held = mmap.mmap(-1, size, kind | mmap.MAP_ANONYMOUS)
    for at in range(0, size, mmap.PAGESIZE):
        held[at] = 1
    os.write(ready, b"x")
    time.sleep(3)
def answer(question):
    size, heard = int(question), os.pipe()
    children = []
    for number in range(12):
        child = os.fork()
        if child == 0:
            signal.alarm(20)
            try:
                hold(size, mmap.MAP_SHARED if number % 2 else mmap.MAP_PRIVATE, heard[1])
            except (MemoryError, OSError):
                os._exit(1)
            os._exit(0)
        children.append(child)
    ends = [os.waitpid(child, 0)[1] for child in children]
    return json.dumps({"lived": sum(end == 0 for end in ends), "bytes": size * sum(
        end == 0 for end in ends), "why": "killed" if any(end & 127 for end in ends) else ""})
'''
DISK = '''
import errno, shutil, signal, tempfile
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def fill(folder, most):
    written = 0
    try:
        while written < most:
            with open(f"{folder}/{written}", "wb") as stream:
                stream.write(bytes(1 << 20))
            written += 1 << 20
    except OSError as error:
        return written, errno.errorcode[error.errno]
    return written, ""
def files(folder, most):
    for number in range(most):
        try:
            os.close(os.open(f"{folder}/f{number}", os.O_CREAT | os.O_WRONLY))
        except OSError as error:
            return number, errno.errorcode[error.errno]
    return most, ""
def sparse(folder):
    try:
        with open(f"{folder}/sparse", "wb") as stream:
            stream.truncate(1 << 40)
    except OSError as error:
        return errno.errorcode[error.errno]
    return ""
def answer(question):
    told, most = {}, int(question)
    home = tempfile.mkdtemp()
    try:
        told["sparse"] = sparse(home)
        told["bytes"], told["why"] = fill(home, most)
        shutil.rmtree(home)
        os.mkdir(home)
        told["files"], told["files_why"] = files(home, FILES)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    for number in range(3000):
        print("x" * 1000, flush=True)
    return json.dumps(told)
'''.replace("FILES", str(INODES))
MODEST = '''
import multiprocessing.pool, tempfile
def answer(question):
    with multiprocessing.pool.ThreadPool(4) as pool:
        total = sum(pool.map(len, ["x" * 1000] * 8))
    held = bytearray(20 << 20)
    with tempfile.TemporaryFile() as stream:
        stream.write(held[: 1 << 20])
    print("worked with", total, "characters")
    return json.dumps({"forks": 0, "threads": 4, "lived": 1, "bytes": 1 << 20, "files": 1,
                       "sparse": "EFBIG", "why": ""})
'''


def took(source: str, question: Callable[[Settings], int],
         too_much: Callable[[Taken, Settings], bool]) -> Run:
    """Return a run that asks for a bomb and then for anything: the box answers or is dead."""
    def run(kind: str, settings: Settings) -> Outcome:
        patient = replace(settings, question_seconds=SECONDS)
        seen = watch(kind, source, patient, (str(question(settings)),))
        reply = seen.replies[0]
        if reply.text is None:  # the box died of it
            return Outcome(False, f"it died of it: {reply.error}", True)
        told = json.loads(reply.text)
        return Outcome(too_much(told, settings), f"{reply.text}, {len(seen.log)} bytes of log kept",
                       seen.flagged or len(seen.log) > settings.log_kb * 1024)

    return run


def _processes(told: Taken, settings: Settings) -> bool:
    return bool(max(told["forks"], told["threads"]) > settings.processes)


def _memory(told: Taken, settings: Settings) -> bool:
    return bool(told["bytes"] > settings.memory_mb * MB)


def _disk(told: Taken, settings: Settings) -> bool:
    return bool(told["bytes"] > settings.temporary_mb * MB or not told["sparse"])


ATTACKS = (
    Attack(23, "fork bomb, thread bomb", "judges",
           took(PROCESSES, lambda s: 4 * s.processes, _processes),
           took(MODEST, lambda s: 0, _processes)),
    Attack(24, "memory bomb of twelve processes", "TB-2 PR #27",
           took(MEMORY, lambda s: s.memory_mb * MB // 6, _memory),
           took(MODEST, lambda s: 0, _memory)),
    Attack(25, "fill the disk: bytes, inodes, log", "Codabench #2206",
           took(DISK, lambda s: 4 * s.temporary_mb * MB, _disk),
           took(MODEST, lambda s: 0, _disk)),
)
