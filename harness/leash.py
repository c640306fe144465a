"""Become a program that the kernel kills when the process that started this one is gone.

    python -I -S leash.py PARENT PROGRAM [ARGUMENT ...]

For services without a box: bubblewrap and Docker have their own leash. The kernel looks at the
thread that started it, so that must not end before the service does. Linux only; elsewhere what a
harness left that was killed by signal 9 runs until somebody ends it. Standard library only, and
nothing of ours: it runs on the service's interpreter.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PARENT_DEATH_SIGNAL = 1

if __name__ == "__main__":
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != int(sys.argv[1]):  # it was gone before this was said
        sys.exit(1)
    os.execv(sys.argv[2], sys.argv[2:])
