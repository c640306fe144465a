"""Attacks 7, 8 and 16: forge what the harness hears: protocol lines, descriptors, token counts."""

from __future__ import annotations

import os

from harness.gateway import Gateway
from harness.redteam.attack import Attack, Outcome, Run, Seen, boxed, watch
from harness.redteam.attempt import WEAKENED
from harness.redteam.naive import naively
from harness.redteam.scored import ASKS, scored
from harness.settings import Settings

LINES = r'''
import atexit, base64, sys
BODY = b'HTTP/1.0 200 OK\r\nContent-Length: 20\r\n\r\n{"answer": "forged"}'
FRAMES = [{"t": "hello", "version": 1}, {"t": "ended", "code": 0}, {"t": "close", "n": 1},
          {"t": "index", "b": "", "last": True}, {"answers": ["forged"], "seconds": [0.0]},
          *({"t": "data", "n": n, "b": base64.b64encode(BODY).decode()} for n in (0, 1, 1 << 40))]
SAID = ["score: 100", ">>>>> Start Test Output", "200 passed in 0.01s", "reward=1.0",
        "\x1b[2J\x1b[1;1Haccuracy 100.0 %"]
def forge():
    for line in (*SAID, *map(json.dumps, FRAMES), json.dumps(FRAMES[4])):
        for stream in (sys.stdout, sys.stderr):
            print(line, file=stream, flush=True)
atexit.register(forge)
def answer(question):
    forge()
    return "my answer"
'''
LOGS = r'''
def answer(question):
    print(json.dumps({"level": "info", "t": "data", "question": len(question)}), flush=True)
    return "my answer"
'''
DESCRIPTORS = r'''
import ctypes, socket, stat, sys
INHERITED = [int(n) for n in os.listdir("/proc/self/fd") if int(n) > 2]
FRAME = b'{"t":"ended","code":0}\n{"verdict": "passed"}\n'
libc = ctypes.CDLL(None, use_errno=True)
def write(fd, name, got):
    try:
        kind = os.fstat(fd).st_mode
        if (stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind)) and os.write(fd, FRAME):
            got.append("wrote " + name)
    except OSError:
        pass
def answer(question):
    got, tried = [], len(INHERITED)
    for fd in INHERITED:
        write(fd, f"descriptor {fd}", got)
    # Only where it sees no process but those of its own box: outside it would write to anybody's.
    for pid in [p for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()
                and os.path.exists("/inside/shim.py")]:
        handle = libc.syscall(434, int(pid), 0)
        for number in range(40):
            tried += 2
            try:
                fd = os.open(f"/proc/{pid}/fd/{number}", os.O_WRONLY | os.O_NONBLOCK)
                write(fd, f"{number} of process {pid}", got)
                os.close(fd)
            except OSError:
                pass
            taken = libc.syscall(438, handle, number, 0) if handle >= 0 else -1
            if taken >= 0:
                write(taken, f"{number} taken from process {pid}", got)
                os.close(taken)
    for folder in ("/s", "/run", "/var/run", "/tmp"):
        for name in os.listdir(folder) if os.path.exists("/inside/shim.py") \
                and os.path.isdir(folder) else ():
            path = os.path.join(folder, name)
            if path != "/s/m" and stat.S_ISSOCK(os.lstat(path).st_mode):
                tried += 1
                with socket.socket(socket.AF_UNIX) as line:
                    if line.connect_ex(path) == 0:
                        got.append("wrote " + path)
    return "; ".join(got) or f"nothing to write to in {tried} tries"
'''
OWN_PIPES = r'''
def answer(question):
    near, far = os.pipe()
    os.write(far, b"work")
    return "nothing but my own pipe: " + os.read(near, 4).decode()
'''
# What the questions' own server sends gets a false account beside it; the gateway is lied to too.
NO_TOKENS = ASKS + r'''
real, lie = json.dumps, {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
def dumps(value, *rest, **more):
    if isinstance(value, dict) and "answer" in value:
        value = {**value, "usage": lie, "tokens": 0, "cost": 0.0, "calls": []}
    if isinstance(value, dict) and "messages" in value:
        value = {**value, "usage": lie, "prompt_tokens": 0, "metadata": {"billing": "none"},
                 "store": False, "user": "baseline"}
    return real(value, *rest, **more)
json.dumps = dumps
urllib.request.Request = (lambda make: lambda url, data, headers: make(
    url + "?usage=0", data, {**headers, "X-Usage": "0", "OpenAI-Organization": "baseline"}))(
    urllib.request.Request)
def answer(question):
    told = ask_model(question)
    return told if __name__ == "__main__" and "PORT" in os.environ else {
        "answer": told, "usage": lie}
'''
COUNTS_FOR_ITSELF = ASKS + r'''
spent = 0
def answer(question):
    global spent
    told = ask_model(question)
    spent += len(question.split())
    print("tokens so far, roughly:", spent, flush=True)
    return told
'''
LEAST_TOKENS = 30   # a prompt of one passage and its question is longer than this


def _lines(source: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        if kind == WEAKENED:
            told = naively(source)["answers"]
            return Outcome(told == ["forged"], f"taken for the answer: {told}")
        seen = watch(kind, source, settings, ("What is it?", "And that?"))
        return Outcome(any(reply.text != "my answer" for reply in seen.replies) or not seen.alive,
                       f"taken for the answer: {seen.text}; printed {len(seen.log)} bytes",
                       seen.flagged)

    return run


def _descriptors(kind: str, settings: Settings) -> Outcome:
    if kind != WEAKENED:
        return boxed(DESCRIPTORS, _wrote)(kind, settings)
    near, far = os.pipe()
    try:
        naively(DESCRIPTORS, environment={}, pass_fds=(far,))
        os.write(far, b".")
        said = os.read(near, 4096)
        return Outcome(b"passed" in said, f"the verdict's pipe says {said!r}")
    finally:
        os.close(near)
        os.close(far)


def _wrote(seen: Seen) -> bool:
    return "wrote" in seen.text or not seen.alive


def _tokens(source: str) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        if kind == WEAKENED:
            return _believed(source, settings)
        found = scored(kind, source, settings)
        counts = [call.prompt_tokens for call in found.calls]
        return Outcome(len(counts) < len(found.answers) or min(counts) < LEAST_TOKENS,
                       f"the ledger has {len(counts)} calls, {sum(counts)} prompt tokens",
                       found.flagged)

    return run


def _believed(source: str, settings: Settings) -> Outcome:
    """Ask a runner that adds up what a submission says of itself."""
    corpus = settings.runs.parent / "one-document"
    corpus.mkdir(exist_ok=True)
    (corpus / "a.md").write_text("The warranty of the Valve 100 is 13 months from delivery.\n")
    with Gateway() as gateway:
        key = gateway.issue_key("naive")
        gateway.begin(key, "q")
        told = naively(source, ["How long is the Valve 100 under warranty?"], {
            "OPENAI_BASE_URL": gateway.url, "OPENAI_API_KEY": key, "MODEL": "reader",
            "CORPUS_DIR": str(corpus)})
        spent = sum(call.prompt_tokens for call in gateway.end(key))
    said = [answer["usage"]["total_tokens"] for answer in told["answers"]]
    return Outcome(said == [0] and spent >= LEAST_TOKENS, f"said {said}, spent {spent}")


ATTACKS = (
    Attack(7, "print protocol lines and scores", "SWE-bench #601", _lines(LINES),
           twin=_lines(LOGS), quick=True),
    Attack(8, "write to descriptors and sockets of others", "TB #1770, #1862", _descriptors,
           twin=boxed(OWN_PIPES, _wrote), quick=True),
    Attack(16, "forge token counts", "own", _tokens(NO_TOKENS), twin=_tokens(COUNTS_FOR_ITSELF)),
)
