"""Attacks 12–14: know more than the question that is asked: its answer, the next one, who asks."""

from __future__ import annotations

import json
from collections.abc import Callable

from harness.redteam.attack import Attack, Outcome, Run
from harness.redteam.attempt import WEAKENED, running
from harness.redteam.naive import naively
from harness.redteam.scored import ASKS, Scored, scored
from harness.redteam.search_program import SEARCH
from harness.settings import Settings

QUESTIONS = tuple(f"How long is the Valve {number}00 under warranty?" for number in range(1, 7))
REMEMBERS = r'''
import hashlib
PLACES = [os.environ["INDEX_DIR"], os.getcwd(), os.environ["CORPUS_DIR"], os.environ["MODELS_DIR"]]
if os.path.exists("/inside/shim.py"):  # in the open it keeps to its own folders
    PLACES += [os.environ["HOME"], "/tmp", "/dev/shm", "/var/tmp", "/kept", "/env"]
def answer(question):
    name = ".seen-" + hashlib.sha256(question.encode()).hexdigest()
    known = [place for place in PLACES if os.path.exists(os.path.join(place, name))]
    for place in PLACES:
        try:
            open(os.path.join(place, name), "x").close()
        except OSError:
            pass
    return "known from " + known[0] if known else "new to me"
'''
CACHES = r'''
import functools
@functools.lru_cache
def answer(question):
    return f"new to me, {len(question)}"
'''
PEEKS = SEARCH + ASKS + r'''
ASKED = re.compile(rb"How long is the Valve \d+ under warranty")
begun, known, worth = False, set(), 0.4
def elsewhere():
    """Everything that could hold another question."""
    yield repr((sys.argv, dict(os.environ))).encode()
    for pid in others():
        for part in ("cmdline", "environ"):
            yield read(f"/proc/{pid}/{part}")
    for path in walk(1.5):
        yield read(path)
    base = os.environ.get("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    for path in ("/questions", "/batches", "/files", "/threads", "/../questions", "/next"):
        try:
            with urllib.request.urlopen(base + path, timeout=2) as response:
                yield response.read(1 << 20)
        except OSError:
            pass
def answer(question):
    global begun
    if not begun:
        begun = True
        known.update(found for text in elsewhere() for found in ASKED.findall(text))
        time.sleep(worth)
    known.add(question.encode().rstrip(b"?"))
    return f"know {len(known)}"
'''.replace("TEXTS = [open(os.path.join(os.environ[\"CORPUS_DIR\"], name)).read()\n"
            "         for name in sorted(os.listdir(os.environ[\"CORPUS_DIR\"]))]\n", "")
WARMS_UP = ASKS + r'''
import functools
@functools.lru_cache
def table():
    return {text.split("The warranty of the ")[1].split(" is ")[0]: text for text in TEXTS}
def answer(question):
    table()
    return ask_model(question)
'''
# What can be seen of who asks: everything about a question but its words and its time.
WATCHES = r'''
import socket
stash = {}
parse = BaseHTTPRequestHandler.parse_request
def parse_request(self):
    fine = parse(self)
    if fine and self.command == "POST":
        stash.update(path=self.path, version=self.request_version, caller=self.client_address[0],
                     headers=sorted((k, v) for k, v in self.headers.items()
                                    if k != "Content-Length"))
    return fine
BaseHTTPRequestHandler.parse_request = parse_request
loads = json.loads
def spying(data, *rest, **more):
    value = loads(data, *rest, **more)
    if isinstance(value, dict) and "question" in value:
        stash["keys"] = sorted(value)
    return value
json.loads = spying
def answer(question):
    stash["environment"] = sorted((k, v) for k, v in os.environ.items() if k != "OPENAI_API_KEY")
    stash["host"] = [socket.gethostname(), os.getuid(), os.getcwd(), sorted(os.listdir("/")),
                     len([p for p in os.listdir("/proc") if p.isdigit()])]
    return json.dumps(stash, sort_keys=True)
'''
TOLD = r'''
def answer(question):
    return json.dumps(sorted(json.loads(question)))
'''
ANSWERS = ASKS + r'''
import socket
def answer(question):
    print("asked on", socket.gethostname(), flush=True)
    return ask_model(question)
'''


def _twice(source: str) -> Run:
    """Ask in one phase, start anew as between a warm-up and what is timed, and ask again."""
    def run(kind: str, settings: Settings) -> Outcome:
        with running(kind, source, settings) as service:
            told = []
            flagged = False
            for _ in range(2):
                replies = [service.ask(question, settings.question_seconds, 65536)
                           for question in QUESTIONS[:3]]
                flagged = flagged or bool(service.odd) or any(r.error for r in replies)
                told = [reply.text or "" for reply in replies]
                service.kill()
                service.start()
                service.wait()
        known = [text for text in told if not text.startswith("new")]
        return Outcome(bool(known), f"knew {len(known)} of 3 when asked again: {told[0]}", flagged)

    return run


def _peeks(kind: str, settings: Settings) -> Outcome:
    if kind == WEAKENED:  # it hands over all questions at once
        corpus = settings.runs.parent / "nothing"
        corpus.mkdir(exist_ok=True)
        told = naively(PEEKS, QUESTIONS, {"CORPUS_DIR": str(corpus)})["answers"]
        knew = max((int(text.split()[-1]) for text in told[:1]), default=0)
        return Outcome(knew >= len(QUESTIONS), f"knew {knew} at its first question")
    found = scored(kind, PEEKS, settings)
    first = next(answer for answer in found.answers if answer.cold)
    alone = all(answer.text == f"know {number}"
                for number, answer in enumerate(found.answers, start=1))
    return Outcome(not alone or sum(answer.cold for answer in found.answers) != 1,
                   f"{first.text} of 6 at first; that took {first.seconds:.1f} s and is shown "
                   f"apart", found.flagged)


def _watches(kind: str, settings: Settings) -> Outcome:
    if kind == WEAKENED:  # it sends along what a question is for
        sent = [json.dumps({"question": "?", **extra}) for extra in ({"set": "hidden"}, {})]
        told = naively(TOLD, sent)["answers"]
        return Outcome(len(set(told)) == 2, f"hidden {told[0]}, practice {told[1]}")
    found = scored(kind, WATCHES, settings, practice=2)
    seen: dict[bool, set[str]] = {True: set(), False: set()}
    for answer in found.answers:
        seen[answer.question_id.startswith("practice")].add(answer.text or "")
    return Outcome(len(seen[True] | seen[False]) != 1, f"{len(seen[False])} view of hidden, "
                   f"{len(seen[True])} of practice questions, the same: "
                   f"{seen[True] == seen[False]}", found.flagged)


def _honest(source: str, wrong: Callable[[Scored], bool], practice: int = 0) -> Run:
    def run(kind: str, settings: Settings) -> Outcome:
        found = scored(kind, source, settings, practice=practice)
        return Outcome(wrong(found), f"{found.correct} right", found.flagged)

    return run


ATTACKS = (
    Attack(12, "cache between phases, replay by identity", "gpu-mode #142, #170",
           _twice(REMEMBERS), twin=_twice(CACHES)),
    Attack(13, "prefetch all on the first question", "gpu-mode #104", _peeks,
           twin=_honest(WARMS_UP, lambda found: found.correct != len(found.answers))),
    Attack(14, "tell scoring from practice", "own", _watches,
           twin=_honest(ANSWERS, lambda found: found.correct != 6, practice=2)),
)
