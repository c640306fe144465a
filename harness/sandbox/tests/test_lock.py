"""The system call filter: its numbers, and its effect on a process that really runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from harness.sandbox.inside import lock

HEADERS = {"x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
           "aarch64": Path("/usr/include/asm-generic/unistd.h")}
LOCK = Path(lock.__file__)


@pytest.mark.parametrize("machine", sorted(HEADERS))
def test_numbers_are_those_of_the_kernel_headers(machine: str) -> None:
    if not HEADERS[machine].is_file():
        pytest.skip(f"no kernel headers here ({HEADERS[machine]})")
    known = {name: int(number) for name, number in re.findall(
        r"#define __NR_(\w+)\s+(\d+)", HEADERS[machine].read_text())}
    column = list(lock.ARCHITECTURES).index(machine)
    ours = {name: numbers[column] for name, numbers in lock.DENIED.items()}
    ours |= {"clone": lock.CLONE[column], "clone3": lock.CLONE3[column],
             "socket": lock.SOCKET[column]}
    wrong = {name: number for name, number in ours.items()
             if number is not None and known.get(name, number) != number}
    assert wrong == {}
    assert len([name for name in ours if name in known]) > 45


def locked(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-I", str(LOCK), sys.executable, "-I", "-c", code],
                          capture_output=True, text=True, timeout=30, check=False)


def plain(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True,
                          timeout=30, check=False)


CALL = "import ctypes; c = ctypes.CDLL(None, use_errno=True); r = {}; print(r, ctypes.get_errno())"


@pytest.mark.parametrize(("call", "open_result"), [
    ("c.personality(0xffffffff)", "0 0"),
    ("c.ptrace(0, 0, 0, 0)", "0 0"),
    ("c.unshare(0)", "0 0"),
])
def test_a_denied_call_works_without_the_lock_and_not_with_it(call: str, open_result: str
                                                              ) -> None:
    assert plain(CALL.format(call)).stdout.strip() == open_result
    assert locked(CALL.format(call)).stdout.strip() == "-1 1"


def test_only_unix_and_ip_sockets_can_be_made() -> None:
    code = "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0); print('made')"
    assert plain(code).stdout.strip() == "made"
    assert "not supported" in locked(code).stderr
    for family in ("AF_UNIX", "AF_INET", "AF_INET6"):
        assert locked(f"import socket; socket.socket(socket.{family}); print('made')").stdout


def test_threads_processes_and_shared_memory_still_work() -> None:
    done = locked("""
import asyncio, concurrent.futures, multiprocessing, sqlite3, subprocess, sys, threading
t = threading.Thread(target=print, args=("thread",)); t.start(); t.join()
print(subprocess.run(["/bin/echo", "child"], capture_output=True, text=True).stdout.strip())
from multiprocessing import shared_memory
m = shared_memory.SharedMemory(create=True, size=10); m.close(); m.unlink()
with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
    print(pool.submit(abs, -3).result())
async def run():
    p = await asyncio.create_subprocess_exec("/bin/true"); return await p.wait()
print(asyncio.run(run()), sqlite3.connect(":memory:").execute("select 1").fetchone())
""")
    assert done.stdout.split("\n")[:4] == ["thread", "child", "3", "0 (1,)"], done.stderr


def test_an_unknown_machine_is_refused() -> None:
    with pytest.raises(KeyError):
        lock.program("riscv64")
    assert len(lock.program("aarch64")) % 8 == 0
