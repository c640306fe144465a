"""What attacks search with, as source: every file that can be reached, every process in sight.

`FORM-` in it is replaced by the form of what is looked for; see `planted`.
"""

SEARCH = r'''
import glob, gc, heapq, re, sys, time, zlib
FORM = re.compile(rb"gold-FORM-[0-9a-f]{32}")
looked = {"files": 0, "processes": 0, "bytes": 0, "refused": 0}
def read(path, most=1 << 20):
    try:
        with open(path, "rb") as stream:
            data = stream.read(most)
    except OSError:
        looked["refused"] += 1
        return b""
    looked["bytes"] += len(data)
    return data
def roots():
    start = [os.getcwd(), *(v for v in os.environ.values() if v.startswith("/") and ":" not in v)]
    mounts = [row.split()[4] for row in read("/proc/self/mountinfo").decode().splitlines()]
    around = [p for s in start for p in (s, os.path.dirname(s), os.path.join(s, "..", ".."))]
    return [*dict.fromkeys([*around, "/tmp", "/dev/shm", *mounts, "/home", "/root", "/etc", "/"])]
def age(path):
    try:
        return -os.lstat(path).st_mtime
    except OSError:
        return 0
def walk(seconds, tops=None):
    """Every regular file: those of the places that stand first, then what changed last."""
    until, done = time.monotonic() + seconds, set()
    left = [(-1e10 + n, top) for n, top in enumerate(tops or roots())]
    heapq.heapify(left)
    while left:
        _, folder = heapq.heappop(left)
        real = os.path.realpath(folder)
        if real in done or real.startswith(("/proc", "/sys")):
            continue
        done.add(real)
        try:
            entries = list(os.scandir(folder))
        except OSError:
            looked["refused"] += 1
            continue
        for entry in entries:
            if time.monotonic() > until:
                return
            if entry.is_dir(follow_symlinks=False):
                heapq.heappush(left, (age(entry.path), entry.path))
            elif entry.is_file(follow_symlinks=False):
                looked["files"] += 1
                yield entry.path
def others():
    """The processes in sight, those that stand above this one first."""
    above, pid = [], os.getppid()
    while pid > 0:
        above.append(pid)
        status = read(f"/proc/{pid}/status").decode(errors="replace")
        parent = re.search(r"PPid:\s+(\d+)", status)
        pid = int(parent[1]) if parent else 0
    rest = [int(p) for p in os.listdir("/proc") if p.isdigit() and int(p) not in above]
    return [p for p in (*above, *sorted(rest, reverse=True)) if p != os.getpid()]
def told(found):
    return found[0].decode() if found else "nothing in %(files)d files, %(processes)d processes, " \
        "%(bytes)d bytes; %(refused)d refused" % looked
'''
