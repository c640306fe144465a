"""A pipeline at work in its own environment: build one tree after another, ask it questions."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from harness import workplace
from harness.errors import HarnessError
from harness.progress import tail
from harness.tabulating.replies import Replies
from scoring.records import Answer, Call

SCRIPT = Path(__file__).with_name("inside.py")
SILENT_SECONDS = 600.0  # a pipeline that says nothing for so long hangs


class Pipeline:
    """One environment's interpreter with `inside.py` in it; `close` it in the end."""

    def __init__(self, python: Path, store: Path, log: Path, backwards: bool) -> None:
        self.log = log
        self._work = workplace.make(0o700)
        self._built = 0
        self._open = False
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as stream:
            self._process = subprocess.Popen(
                [str(python), str(SCRIPT), str(store), str(int(backwards))],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stream, bufsize=0,
                start_new_session=True,  # so that `close` ends the forked child as well
                env={"PATH": "/usr/bin:/bin", "HOME": str(self._work), "LANG": "C.UTF-8",
                     "TMPDIR": str(self._work), "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1",
                     "PYTHONDONTWRITEBYTECODE": "1", "HF_HUB_OFFLINE": "1",
                     "TOKENIZERS_PARALLELISM": "false"})
        self._left = b""
        self._expect("loaded")

    def build(self, tree: Path, documents: Path, models: Path, model: str, noise: float,
              draw: int) -> None:
        """Build the pipeline of `tree`; raises `HarnessError` where it cannot be built."""
        self.end()
        self._built += 1
        index = self._work / f"index-{self._built}"
        self._say({"tree": str(tree), "documents": str(documents), "models": str(models),
                   "index": str(index), "model": model, "noise": noise, "draw": draw})
        said = self._hear()
        self._open = True
        if "failed" in said:
            raise HarnessError(f"the pipeline in {tree.name} could not be built",
                               str(said["failed"]).strip().splitlines()[-1],
                               f"correct the tree or its patch (whole log: {self.log.name})")

    def ask(self, question: str, text: str, replies: Replies) -> tuple[Answer, list[Call]]:
        """Return the answer to `text` with its metered calls."""
        calls: list[Call] = []
        self._say({"question": text})
        while "call" in (said := self._hear()):
            done = replies.reply(question, len(calls), str(said["call"]).encode(), said["began"])
            if done.call is not None:
                calls.append(done.call)
            self._say({"status": done.status, "body": done.body})
        if "error" in said:
            last = str(said["error"]).strip().splitlines()[-1]
            return Answer(question, None, error=last, fault="submission"), calls
        return Answer(question, str(said["answer"]), tuple(map(str, said["sources"]))), calls

    def end(self) -> None:
        """Let go of the tree that was built."""
        if self._open:
            self._say({"end": True})
            self._expect("ended")
            self._open = False
            shutil.rmtree(self._work / f"index-{self._built}", ignore_errors=True)

    def close(self) -> None:
        """End the process and remove its working folder."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        shutil.rmtree(self._work, ignore_errors=True)

    def _say(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        left = memoryview(json.dumps(message).encode() + b"\n")
        try:
            while left:
                left = left[self._process.stdin.write(left) or 0:]
        except BrokenPipeError as error:
            raise self._dead("it left") from error

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        parts = [self._left]
        while b"\n" not in parts[-1]:
            if not select.select([self._process.stdout], [], [], SILENT_SECONDS)[0]:
                raise self._dead(f"it said nothing for {SILENT_SECONDS:.0f} s")
            data = self._process.stdout.read(1 << 16)
            if not data:
                raise self._dead("it left")
            parts.append(data)
        line, _, self._left = b"".join(parts).partition(b"\n")
        found: dict[str, Any] = json.loads(line)
        return found

    def _expect(self, word: str) -> None:
        while word not in self._hear():
            pass

    def _dead(self, why: str) -> HarnessError:
        return HarnessError("the pipeline's process failed while the table was made",
                            f"{why}: {tail(self.log)}",
                            "run the command again: rows that were finished are kept")
