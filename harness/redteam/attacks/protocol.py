"""Attacks P1–P18: what a hostile shim may say to the referee, each refused for a reason of its own.

Each is spoken through the channel of a real box, under a deadline of a second or two, and to a
referee that reads and believes. An attack succeeds if a forged answer counts, if the referee
breaks, waits beyond its deadline or grows, or if nothing is held against what came.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from harness.redteam.attack import Attack, Outcome
from harness.redteam.attempt import WEAKENED
from harness.redteam.hostile_shim import listen
from harness.redteam.naive_referee import Believed, believe
from harness.settings import Settings

FORGED, HONEST = "forged", "honest"
SECONDS = 1
LATE = 10.0         # seconds beyond the deadline: a busy machine is no hang
MOST_MEGABYTES = 24.0
PATIENCE = 3.0      # seconds that the naive referee is waited for
HARMLESS = 64 << 20  # bytes of the endless line where nothing stops it
ASKED = ("Who?", "And who else?")
HELLO = "say(HELLO)\nn = question()\n"


@dataclass(frozen=True, slots=True)
class Speech:
    """One attack: hostile source, the reason against it, how it hurts the naive one, its twin.

    `{most}` in a source is how many bytes it may send. `asked` is how many questions are put.
    """

    number: int
    name: str
    source: str
    reason: str
    hurt: Callable[[Believed], bool]
    asked: int = 1
    patience: float = PATIENCE

    def run(self, kind: str, settings: Settings) -> Outcome:
        """Speak, and see what it came to."""
        if kind == WEAKENED:
            told = believe(self.source.replace("{most}", str(HARMLESS)), ASKED[:self.asked],
                           self.patience)
            return Outcome(self.hurt(told), _naively(told))
        heard = listen(kind, self.source.replace("{most}", str(2 << 30)),
                       replace(settings, question_seconds=SECONDS), ASKED[:self.asked])
        fooled = any(reply.text == FORGED for reply in heard.replies)
        late = any(reply.seconds > SECONDS + LATE for reply in heard.replies)
        told_why = re.search(self.reason, heard.reasons) is not None
        printed = [heard.shown, heard.reasons, *(reply.text or "" for reply in heard.replies)]
        obeyed = not all(text.isprintable() for text in printed)
        grown = heard.megabytes > MOST_MEGABYTES
        return Outcome(fooled or late or grown or obeyed or not told_why,
                       f"{heard.reasons} (+{heard.megabytes:.0f} MB)", bool(heard.odd))

    def twin(self, kind: str, settings: Settings) -> Outcome:
        """Say the same kind of thing as the protocol has it."""
        return _honest(kind, settings)


@cache
def _honest(kind: str, settings: Settings) -> Outcome:
    """Return the outcome of one honest conversation: it has everything that the attacks bend."""
    heard = listen(kind, TWIN, settings, ASKED)
    return Outcome(any(reply.text != HONEST for reply in heard.replies), heard.reasons,
                   bool(heard.odd) or bool(heard.broken))


def _naively(told: Believed) -> str:
    said = [f"answers {told.answers!r}" if told.answers else "",
            f"broke: {told.crash}" if told.crash else "",
            "still waits" if told.hung else "", f"{told.calls} calls" if told.calls else "",
            f"+{told.megabytes:.0f} MB"]
    return ", ".join(part for part in said if part)[:200]


TWIN = '''
def frame(**parts): say(json.dumps(parts).encode() + b"\\n")
say(HELLO)
frame(t="log", b=base64.b64encode("ein schöner Tag\\n".encode()).decode())
frame(t="open", n=7)
frame(t="close", n=7)
while True:
    whole, n = reply("honest"), question()
    raw = base64.b64decode(whole)
    for at in range(0, len(raw), 20):  # an answer in pieces is an answer
        frame(t="data", n=n, b=base64.b64encode(raw[at:at + 20]).decode())
'''


def fooled(told: Believed) -> bool:
    """Say whether the naive referee took a forged answer."""
    return FORGED in told.answers


def broken(told: Believed) -> bool:
    """Say whether the naive referee broke with an error that nobody meant for it."""
    return bool(told.crash) and not told.hung


def forged(frame: str) -> str:
    """Return source that puts a forged answer into an illegal frame; `b` is the answer."""
    return f"{HELLO}b = reply('{FORGED}')\nsay({frame})\nrest()\n"


def spoken(raw: str) -> str:
    """Return source that says bytes that are no frame."""
    return f"{HELLO}say({raw})\nrest()\n"


def field(text: str) -> str:
    """Return source of a data frame whose number is `text`, with a forged answer."""
    return forged(f"""b'{{"t":"data","n":' + {text} + b',"b":"' + b.encode() + b'"}}\\n'""")


SPEECHES = (
    Speech(1, "line of two gigabytes", f"{HELLO}for _ in range({{most}} >> 20): say(bytes(1 << 20))"
           "\nrest()\n", r"longer than 65536", lambda told: told.megabytes > MOST_MEGABYTES),
    Speech(2, "JSON nested 30,000 deep", spoken("b'[' * 30000 + b'\\n'"), "nested too deeply",
           broken),
    Speech(3, "number of 60,000 digits", field("b'9' * 60000"), r"limit \(4300 digits\)", broken),
    Speech(4, "NaN for a number", field("b'NaN'"), "holds NaN", fooled),
    Speech(5, "1e999 for a number", field("b'1e999'"), r"`int`, got `float` - at `\$\.n`", fooled),
    Speech(6, "a key twice", forged(
        """b'{"t":"data","n":%d,"b":"' % n + reply("honest").encode() + b'","b":"' + b.encode()"""
        """ + b'"}\\n'"""), "a key twice", fooled),
    Speech(7, "bytes that are not UTF-8", spoken("""b'{"t":"log","b":"\\xff\\xfe"}\\n'"""),
           "not UTF-8", broken),
    Speech(8, "a lone surrogate", spoken("""b'{"t":"log","b":"\\\\ud800"}\\n'"""),
           r"(?i)base64|surrogate", broken),
    Speech(9, "a field too many", forged(
        """b'{"t":"data","n":%d,"seconds":0.001,"b":"' % n + b.encode() + b'"}\\n'"""),
        "unknown field `seconds`", fooled),
    Speech(10, "a field of another type", field("""b'"%d"' % n"""), "`int`, got `str`", fooled),
    Speech(11, "an answer to another number", field("b'%d' % (n + 1)"),
           "for a question that is closed; no complete answer within|"
           "for a question that is closed", fooled),
    Speech(12, "a second answer", f"{HELLO}say(data(n, 'honest'))\nsay(data(n, 'forged'))\n"
           "say(data(question(), 'honest'))\nrest()\n",
           "bytes after a whole answer|for a question that is closed", fooled, asked=2),
    Speech(13, "an answer before the question", "say(HELLO + data(1 << 40 | 1, 'forged'))\n"
           "say(data(question(), 'honest'))\nrest()\n", "for a question that is closed", fooled),
    Speech(14, "a trickle", f"{HELLO}for byte in data(n, 'forged'):\n    say(bytes([byte]))\n"
           "    time.sleep(0.015)\nrest()\n", "no complete answer within 1 s",
           lambda told: any(seconds > SECONDS for seconds in told.seconds)),
    Speech(15, "silence", f"{HELLO}rest()\n", "no complete answer within 1 s",
           lambda told: told.hung),
    Speech(16, "the end in mid-question", f"{HELLO}os._exit(0)\n", "the channel ended", broken),
    Speech(17, "100,000 model calls", f"{HELLO}for k in range(1, 100001):\n"
           "    say(b'{\"t\":\"open\",\"n\":%d}\\n' % k)\nsay(data(n, 'honest'))\nrest()\n",
           "beyond the limit", lambda told: told.calls >= 100000, patience=60.0),
    Speech(18, "NUL and escape sequences", f"{HELLO}said = base64.b64encode(b'\\x00\\x1b[2Jforged')"
           "\nsay(b'{\"t\":\"log\",\"b\":\"' + said + b'\"}\\n')\n"
           "say(data(n, '\\x00\\x1b[2J\\x9b2J honest'))\nrest()\n", "no objection",
           lambda told: "\x1b[2J" in told.screen + str(told.answers[0])),
)
ATTACKS = tuple(Attack(f"P{speech.number}", speech.name, "protocol", speech.run, speech.twin,
                       quick=speech.number in (1, 6, 12))
                for speech in SPEECHES)
