"""Try what a box must not allow, and print what happened: one JSON line for each control.

Then it is a submission that answers at once, so that the cost of asking can be measured.

    python probe.py LIMITS-AS-JSON

It runs where a submission's service would. Only effects count: what a flag says is not looked at.
Outside of a box it is capped by `ceiling`, so that it does no harm where nothing holds it.
Where the box has a kernel of its own (gVisor) three things are asked otherwise; see `OWN_KERNEL`.
Longer than most files: it runs without an import path (`-I -S`), so it is one program in one file.
"""

from __future__ import annotations

import ctypes
import errno
import json
import mmap
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable
from typing import Any

MB = 1024 * 1024
Seen = tuple[bool, str]
READ_ONLY = ("/", "/app", "/documents", "/env", "/etc", "/inside", "/s", "/usr")
HEALTHY = 3.0  # how many times its limit a thing is tried for
# gVisor's alone. It has no route by another name, /proc/self/status lacks lines, and process 1 is
# not shielded from its children: they see its environment and the list of its descriptors.
OWN_KERNEL = "/proc/sentry-meminfo"
STOP_LOOKS = 5  # 0.02 s apart
GET_SECCOMP, GET_NO_NEW_PRIVS = 21, 39


def name(error: OSError) -> str:
    """Return the symbol of an error number."""
    return errno.errorcode.get(error.errno or 0, str(error))


def processes(limit: int) -> Seen:
    """Start sleeping children until one is refused."""
    children: list[int] = []
    why = "none was refused"
    try:
        while len(children) < HEALTHY * limit:
            child = os.fork()
            if child == 0:
                time.sleep(30)
                os._exit(0)
            children.append(child)
    except OSError as error:
        why = name(error)
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
        for child in children:
            os.waitpid(child, 0)
    return len(children) <= limit, f"{len(children)} children of at most {limit}, then {why}"


def eat(size: int, kind: int) -> None:
    """Fill memory of this size, private or shared, and hold it for a while."""
    held = mmap.mmap(-1, size, kind | mmap.MAP_ANONYMOUS)
    for at in range(0, size, mmap.PAGESIZE):
        held[at] = 1
    time.sleep(0.5)


def memory(limit: int) -> Seen:
    """Let six children take a third of the limit each, all at once."""
    children = []
    for _ in range(6):
        child = os.fork()
        if child == 0:
            try:
                eat(limit // 3, mmap.MAP_SHARED)
            except (MemoryError, OSError):
                os._exit(1)
            os._exit(0)
        children.append(child)
    ends = [os.waitpid(child, 0)[1] for child in children]
    killed = sum(os.WIFSIGNALED(end) and os.WTERMSIG(end) == signal.SIGKILL for end in ends)
    lived = sum(end == 0 for end in ends)
    return lived <= 3, f"6 processes took a third of {limit // MB} MB each: {lived} lived, " \
        f"{killed} were killed"


def one_process(limit: int) -> Seen:
    """Let one child take twice the limit."""
    child = os.fork()
    if child == 0:
        try:
            eat(2 * limit, mmap.MAP_PRIVATE)
        except (MemoryError, OSError):
            os._exit(1)
        os._exit(0)
    end = os.waitpid(child, 0)[1]
    how = "it lived" if end == 0 else "killed" if os.WIFSIGNALED(end) else "refused"
    return end != 0, f"one process took {2 * limit // MB} MB: {how}"


def space(folder: str, limit: int) -> Seen:
    """Write files until the space of a folder is used up."""
    written, why = 0, "nothing stopped it"
    paths: list[str] = []
    try:
        while written < HEALTHY * limit:
            path = f"{folder}/probe-{len(paths)}"
            with open(path, "wb") as stream:
                paths.append(path)
                for _ in range(4):
                    stream.write(bytes(MB))
                    stream.flush()
                    written += MB
    except OSError as error:
        why = name(error)
    for path in paths:
        os.unlink(path)
    return why == "ENOSPC" and written <= limit, f"{written // MB} MB in {folder}, then {why}"


def one_file(limit: int) -> Seen:
    """Make one sparse file beyond the limit."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path = "/tmp/probe-sparse"
    try:
        with open(path, "wb") as stream:
            stream.truncate(limit + 1)
    except OSError as error:
        return error.errno == errno.EFBIG, name(error)
    finally:
        if os.path.exists(path):
            os.unlink(path)
    return False, f"a file of {limit // MB} MB and a byte was made"


def open_files(limit: int) -> Seen:
    """Open descriptors until one is refused."""
    held: list[int] = []
    why = "none was refused"
    try:
        while len(held) < HEALTHY * limit:
            held.append(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        why = name(error)
    for fd in held:
        os.close(fd)
    return len(held) < limit, f"{len(held)} descriptors, then {why}"


def read_only() -> Seen:
    """Try to create a file everywhere but in the temporary folders."""
    made, reasons = [], set()
    for folder in READ_ONLY:
        path = os.path.join(folder, "probe-file")
        try:
            with open(path, "w"):
                made.append(folder)
            os.unlink(path)
        except OSError as error:
            reasons.add(name(error))
    return not made, f"written to {', '.join(made)}" if made else ", ".join(sorted(reasons))


def own_kernel() -> bool:
    """Say whether this is gVisor, not the machine's Linux."""
    return os.path.exists(OWN_KERNEL)


def network() -> Seen:
    """Connect outwards, ask for a name, and look for interfaces.

    With Linux a host that is unreachable (EHOSTUNREACH) is one on a network: there is a way out.
    """
    found = []
    no_way = (errno.ENETUNREACH, errno.EHOSTUNREACH) if own_kernel() else (errno.ENETUNREACH,)
    met = set()
    for address in (("1.1.1.1", 53), ("169.254.169.254", 80), ("172.17.0.1", 80)):
        with socket.socket() as line:
            line.settimeout(1)
            try:
                line.connect(address)
                found.append(f"{address[0]} answered")
            except OSError as error:
                met.add(name(error))
                if error.errno not in no_way:
                    found.append(f"{address[0]}: {error}")
    try:
        found.append(f"a name was resolved: {socket.gethostbyname('example.com')}")
    except OSError:
        pass
    with open("/proc/net/dev") as stream:
        others = [line.split(":")[0].strip() for line in stream if ":" in line]
    others = [other for other in others if other not in ("lo", "sit0", "ip6tnl0", "tunl0")]
    if others:
        found.append(f"interfaces {', '.join(others)}")
    told = f"{', '.join(sorted(met))}, no names, loopback only"
    return not found, "; ".join(found) or told


def rights() -> Seen:
    """Read what the kernel says of this process's rights; ask it for what it does not list."""
    with open("/proc/self/status") as stream:
        status = dict(line.rstrip("\n").split(":\t", 1) for line in stream if ":\t" in line)
    for key, question in (("NoNewPrivs", GET_NO_NEW_PRIVS), ("Seccomp", GET_SECCOMP)):
        if key not in status:
            status[key] = str(ctypes.CDLL(None).prctl(question, 0, 0, 0, 0))
    wanted = {"CapEff": "0" * 16, "NoNewPrivs": "1", "Seccomp": "2"}
    seen = ", ".join(f"{key} {status.get(key, '?').lstrip('0') or '0'}" for key in wanted)
    held = all(status.get(key) == value for key, value in wanted.items()) and os.getuid() != 0
    return held, f"{seen}, user {os.getuid()}"


def calls() -> Seen:
    """Make system calls that the filter denies, and sockets of families that it does."""
    libc = ctypes.CDLL(None, use_errno=True)
    open_ones = []
    attempts: dict[str, Callable[[], int]] = {
        "ptrace": lambda: libc.ptrace(0, 0, 0, 0), "unshare": lambda: libc.unshare(0),
        "personality": lambda: libc.personality(0xFFFFFFFF),
        "io_uring_setup": lambda: libc.syscall(425, 1, None)}
    for called, attempt in attempts.items():
        child = os.fork()  # where they are allowed, they change who makes them
        if child == 0:
            ctypes.set_errno(0)
            denied = attempt() == -1 and ctypes.get_errno() == errno.EPERM
            os.kill(os.getpid(), signal.SIGKILL if denied else signal.SIGTERM)
        if os.WTERMSIG(os.waitpid(child, 0)[1]) != signal.SIGKILL:
            open_ones.append(called)
            try:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
    for family in (40, 16):  # AF_VSOCK, AF_NETLINK
        try:
            socket.socket(family, socket.SOCK_STREAM if family == 40 else socket.SOCK_RAW).close()
            open_ones.append(f"socket family {family}")
        except OSError as error:
            if error.errno != errno.EAFNOSUPPORT:
                open_ones.append(f"socket family {family}: {name(error)}")
    return not open_ones, ", ".join(open_ones) or "denied"


def looked_into(pid: int) -> list[str]:
    """Return which parts of a process can be looked into."""
    looked = []
    for part in ("environ", "mem", "fd"):
        path = f"/proc/{pid}/{part}"
        try:
            os.listdir(path) if part == "fd" else open(path, "rb").close()
            looked.append(part)
        except OSError:
            pass
    return looked


def taken(pid: int) -> list[str]:
    """Return the descriptors of a process that can be opened here.

    Not its first three, nor the pipe that this process's own output goes into: that is given.
    """
    own = os.fstat(1)
    found = []
    try:
        listed = sorted(int(fd) for fd in os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return []
    for number in listed:
        for mode in (os.O_WRONLY, os.O_RDONLY) if number > 2 else ():
            try:
                fd = os.open(f"/proc/{pid}/fd/{number}", mode | os.O_NONBLOCK)
            except OSError:
                continue
            it = os.fstat(fd)
            os.close(fd)
            if (it.st_dev, it.st_ino) != (own.st_dev, own.st_ino):
                found.append(f"descriptor {number}")
                break
    return found


def stopped(pid: int) -> bool:
    """Stop a process, look whether it heeds it, and let it go on."""
    try:
        os.kill(pid, signal.SIGSTOP)
    except OSError:
        return False
    try:
        for _ in range(STOP_LOOKS):
            with open(f"/proc/{pid}/status") as stream:
                if "\nState:\tT" in stream.read():
                    return True
            time.sleep(0.02)
    except OSError:
        pass
    finally:
        os.kill(pid, signal.SIGCONT)
    return False


def unshielded() -> list[str]:
    """Return what can be done to the process that started this: the shim, process 1 of a box."""
    parent = os.getppid()
    parts = looked_into(parent)
    if parent != 1:
        return [*parts, "no process 1"]  # any signal is heeded by it: none is sent
    return [*parts, "stopped"] if stopped(parent) else parts


def first() -> Seen:
    """Look into the process that started this, and stop it: process 1 of a box heeds nothing."""
    found = unshielded()
    return not found, ", ".join(found) or "neither looked into nor stopped"


def others() -> Seen:
    """Count the processes in sight, and look into the one that started this; stop the first.

    gVisor shields nothing but memory; there it counts what could be taken: memory, or the channel.
    """
    pids = [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]
    looked = unshielded()
    if own_kernel():
        looked = [part for part in looked if part == "mem"] + taken(os.getppid())
    told = f"{len(pids)} processes in sight" + (f", parent's {', '.join(looked)}" if looked else "")
    return len(pids) < 12 and not looked, told


def cores(wanted: list[int]) -> Seen:
    """Ask for every core of the machine."""
    try:
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    except OSError:
        pass
    now = sorted(os.sched_getaffinity(0))
    return now == wanted or not wanted, f"cores {now}, meant {wanted}"


def serve(port: int) -> None:
    """Answer every request at once: what is left is the cost of asking."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        while True:
            line, _ = listener.accept()
            with line:
                line.recv(65536)
                line.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 15\r\n\r\n" b'{"answer": "0"}')


def main(limits: dict[str, Any]) -> None:
    """Try everything and print what was seen, one line each."""
    attempts: dict[str, Callable[[], Seen]] = {
        "network": network, "read-only": read_only, "rights": rights, "system calls": calls,
        "other processes": others, "first process": first,
        "processes": lambda: processes(limits["processes"]),
        "open files": lambda: open_files(limits["open_files"]),
        "file size": lambda: one_file(limits["file"]),
        "temporary space": lambda: space("/tmp", limits["temporary"]),
        "shared memory": lambda: space("/dev/shm", limits["shared"]),
        "memory of one process": lambda: one_process(limits["memory"]),
        "memory of all": lambda: memory(limits["memory"]),
        "cores": lambda: cores(limits["cores"]),
    }
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for control, attempt in attempts.items():
        if control in limits["controls"]:
            try:
                held, saw = attempt()
            except Exception as error:
                held, saw = False, f"it could not be tried: {error!r}"
            print(json.dumps({"control": control, "held": held, "saw": saw}), flush=True)
    print(json.dumps({"serving": limits["port"]}), flush=True)
    serve(limits["port"])


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
