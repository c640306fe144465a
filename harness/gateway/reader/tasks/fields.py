"""The labelled parts of a prompt: "Question: …", "## Context", "<answer>…</answer>", JSON input.

Where passages come, a label inside them is text: a part that stands before the passages wins,
and of those behind them the last. Does not cover labels in other languages than English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

LABEL = re.compile(
    r"(?:^[ \t]*|(?<=[.!?] )(?=Here (?:is|are)\b))(?P<mark>[#>*\[-]{0,6}) "
    r"?(?P<label>[A-Za-z][A-Za-z0-9'’/()]{0,24}(?:[ _-][A-Za-z0-9'’/()]{1,24})"
    r"{0,7})(?P<shut>\]|\*\*|\")? ?(?::(?:\*\*)?|(?=[ \t]*$))", re.MULTILINE)
XML = re.compile(r"<(?P<label>[a-zA-Z][a-zA-Z_ -]{1,30})>")
TAG = re.compile(r"^[ \t]*(?:\[\d{1,3}\]|(?:Document|Passage|Doc|Chunk|Source|Context|Result) "
                 r"#?\[?\d{1,3}\]?"
                 r" ?[:.)]|<(?:doc|document|passage|chunk)\b[^>\n]{0,200}>)", re.MULTILINE)
INLINE = re.compile(r"(?:\b(?:question|query|input)|related to|(?:following|this) (?:question|"
                    r"query)[^:.\n]"
                    r"{0,60}) ?:[ \t]+(?=[^\s{])", re.IGNORECASE)
ENDING = re.compile(r"\s+(?:answer|passage|query|output):\s*$", re.IGNORECASE)
TELLING = re.compile(
    r"\s*\n|\W*(?:rank|return|only|respond|output|answer|reply|do|give|list|write|rewrite|"
    r"generate|just|provide|classify|decide|grade|rate|is|are|does|extract|judge|evaluate|score|"
    r"please|determine)\b",
    re.IGNORECASE)
AGAIN = re.compile(r"\bbegin!|\b(?:now perform the same|let's try this now|now your turn|your turn|"
                   r"actual (?:input|task)|now (?:do|evaluate|process) the following)\b[^\n]{0,60}",
                   re.IGNORECASE)
KINDS: tuple[tuple[str, str], ...] = (
    ("told", r"(?:output|response|example|answer|reply)? ?(?:format|schema)|instructions?|rules?|"
             r"tasks?|examples?|requirements?|guidelines?|criteri(?:a|on)|steps?|constraints?|"
             r"note|important"),
    ("cue", r"(?:standalone|sub[- ]?|rewritten|rephrased|step[- ]?back|alternative|generated|"
            r"expanded|new|output|search)[ -]?(?:question|quer(?:y|ies)|questions)|grade|score|"
            r"verdict|ranking|judge?ment|explanation|extracted (?:relevant )?parts|label|"
            r"category|class|summary|output(?: \(.{0,20}\))?|result|hypothetical (?:answer|"
            r"document|passage)|helpful answer"),
    ("reference", r"(?:reference|expected|correct|gold|golden|true|ground truth|ground[- ]truth|"
                  r"ideal|expert|target)(?: \w+)?|ground truth(?: answer)?|reference(?: "
                  r"answer)?|gold target"),
    ("question", r"(?:\w+[ _-]){0,3}(?:question|query)|user input|follow[- ]?up(?: input)?|input"),
    ("answer", r"(?:\w+['’]?s?'?[ _-]){0,3}(?:answer|response|generation|prediction|submission|"
               r"completion)"),
    ("claims", r"(?:\w+ ){0,2}(?:statements?|claims?|hypothesis|sentence)"),
    ("history", r"(?:chat |conversation )?(?:history|conversation)|previous (?:turns|messages)"),
    ("labels", r"(?:\w+ ){0,2}(?:labels|categories|classes|options|routes|intents|datasources|"
               r"topics)"),
    ("glossary", r"(?:\w+ ){0,2}(?:glossary|acronyms|abbreviations|definitions|code ?names)"),
    ("keys", r"(?:\w+ ){0,2}(?:keys|fields)"),
    ("chunk", r"chunk(?: content| text)?"),
    ("passages", r"(?:\w+[ _-]){0,3}(?:contexts?|documents?|passages?|sources?|excerpts?|facts|"
                 r"evidence|chunks?|premise|knowledge|snippets?|search results|information)(?: "
                 r"information)?"),
    ("text", r"(?:\w+[ _-]){0,3}(?:text|article|e-?mail|message|paragraph|transcript|content|"
             r"notes)"),
)
PATTERNS = tuple((kind, re.compile(rf"(?:here (?:is|are) )?(?:the |my |a )?(?:{text})(?: "
                                   rf"\d{{1,2}})?"))
                 for kind, text in KINDS)


@dataclass(frozen=True, slots=True)
class Parts:
    """A message taken apart: what it tells to do, and its labelled parts by kind."""

    told: str
    parts: Mapping[str, str]

    def get(self, kind: str) -> str:
        """Return a part, or nothing."""
        return self.parts.get(kind, "")


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    start: int
    body: int
    end: int


@lru_cache(maxsize=4_096)
def kind_of(label: str) -> str | None:
    """Return what a label announces, if it is one."""
    label = label.lower().replace("_", " ").strip(" *[]\"")
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(label)), None)


def part(text: str) -> Parts:
    """Take one message apart."""
    cut = [match.end() for match in AGAIN.finditer(text[:20_000])]
    head, body = (text[: cut[-1]], text[cut[-1]:]) if cut else ("", text)
    found = _from_json(body) or _from_labels(body)
    return Parts(f"{_without_examples(head)}\n{found.told}".strip(), found.parts)


def _without_examples(head: str) -> str:
    return re.split(r"^\W*(?:examples\b|example 1\b)", head, maxsplit=1,
                    flags=re.MULTILINE | re.IGNORECASE)[0]


def _from_json(text: str) -> Parts | None:
    """Return the parts of a prompt whose input is a JSON object at its end."""
    at = text.rfind("\n{") + 1 if "\n{" in text else text.find("{")
    if at < 0 or '"' not in text[at: at + 200]:
        return None
    try:
        data, end = json.JSONDecoder().raw_decode(text[at:])
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or len(text) - at - end > 300:
        return None
    parts = {}
    for key, value in data.items():
        kind = kind_of(str(key))
        if kind and kind not in ("told", "cue"):
            lines = value if isinstance(value, list) else [value]
            parts[kind] = "\n".join(str(line) for line in lines)
    return Parts(text[:at], parts) if parts and all(parts.values()) else None


def _from_labels(text: str) -> Parts:
    marks, ends = _marks(text), ""
    while marks and not text[marks[-1].body:].strip(" \n*>`-"):
        ends, text = f"{text[marks[-1].start:]}\n{ends}", text[: marks[-1].start]
        marks.pop()
    tag = TAG.search(text)
    opened = [m.start for m in marks if m.kind == "passages" and text[m.body: m.end].strip()]
    begin = min([*opened[:1], *([tag.start()] if tag else [])], default=None)
    chosen: dict[str, _Mark] = {}
    for mark in _outside(marks, text, tag):
        if mark.kind in ("told", "cue") or not text[mark.body: mark.end].strip():
            continue
        held = chosen.get(mark.kind)
        fixed = held is not None and begin is not None and (held.start <= begin)
        if not (fixed and mark.start > begin):  # type: ignore[operator]
            chosen[mark.kind] = mark
    if tag and ("passages" not in chosen or tag.start() < chosen["passages"].start):
        chosen["passages"] = _Mark("passages", tag.start(), tag.start(), len(text))
    taken = sorted(chosen.values(), key=lambda mark: mark.start)
    told, parts, at = [], {}, 0
    for number, mark in enumerate(taken):
        stop = taken[number + 1].start if number + 1 < len(taken) else len(text)
        inner = mark.kind in ("passages", "text", "glossary", "history", "chunk")
        if not inner or (mark.end < stop and text[mark.end:].lstrip().startswith("<")):
            stop = min(stop, mark.end)
        closed = [m for m in marks if m.kind in ("cue", "told") and mark.start < m.start <= stop]
        if closed and not (inner and number + 1 < len(taken)):
            cue = closed[-1] if inner else closed[0]
            if (cue.kind == "cue" and not text[cue.body:].strip()) or not inner:
                stop = min(stop, cue.start)
        told.append(text[at: mark.start])
        body, rest = text[mark.body: stop], ""
        if mark.kind == "question":
            body, rest = _first(body)
        elif mark.kind in ("answer", "reference", "claims"):
            body, rest = _whole(body)
        parts[mark.kind] = body.strip().strip("-=`>* \n").strip()
        told.append(rest)
        at = stop
    told.append(text[at:] if not taken or taken[-1].kind not in ("passages", "text") else "")
    if "question" not in parts:
        inline = INLINE.search(text[: begin if begin is not None else len(text)])
        if inline:
            parts["question"] = text[inline.end():].split("\n")[0].strip().removesuffix(".")
            parts["question"] = ENDING.sub("", parts["question"])
            told = [piece.replace(parts["question"], "", 1) for piece in told]
    told.append(ends if re.search(r"[\d(]", ends) else "")
    return Parts("\n".join(piece for piece in told if piece.strip()), parts)


def _outside(marks: list[_Mark], text: str, tag: re.Match[str] | None) -> list[_Mark]:
    """Return the labels less the headings of numbered passages that a question comes behind."""
    last = max((mark.start for mark in marks if mark.kind in ("question", "answer")), default=-1)
    return [mark for mark in marks
            if tag is None or mark.kind in ("question", "answer", "passages")
            or not (tag.start() < mark.start < last and "#" in text[mark.start: mark.body])]


def _marks(text: str) -> list[_Mark]:
    """Return all labels with the places of what they announce."""
    found: list[tuple[str, int, int, int | None]] = []
    for match in LABEL.finditer(text):
        ends = match.group().rstrip().endswith((":", ":**"))
        if (not ends and "#" not in match["mark"]) or TAG.match(match.group()):
            continue
        kind = kind_of(match["label"])
        if kind:
            found.append((kind, match.start(), match.end(), None))
    last: dict[str, int] = {}
    for match in XML.finditer(text):
        kind, end = kind_of(match["label"]), f"</{match['label']}>"
        if kind and end not in last:
            last[end] = text.rfind(end)
        if kind and last[end] >= match.end():
            closing = text.find(end, match.end())
            found.append((kind, match.start(), match.end(), closing))
    found.sort(key=lambda item: item[1])
    inside, marks = -1, []
    for number, (kind, start, body, shut) in enumerate(found):
        if start < inside:
            continue
        if shut is not None:
            inside = shut
        following = found[number + 1][1] if number + 1 < len(found) else len(text)
        marks.append(_Mark(kind, start, body, shut if shut is not None else following))
    return marks


def _first(text: str) -> tuple[str, str]:
    """Return (a short part such as a question or an answer, what is told behind it)."""
    text = text.strip()
    line, _, rest = text.partition("\n")
    line = ENDING.sub("", line)
    if rest and not line.rstrip().endswith("?") and not TELLING.match(rest):
        line, _, rest = text.partition("\n\n")
    return line.strip().strip("\"'`"), rest


def _whole(text: str) -> tuple[str, str]:
    """Return (a part of any length, the instructions that follow it after an empty line)."""
    blocks = text.strip().split("\n\n")
    for turn, block in enumerate(blocks[1:], start=1):
        if TELLING.match(block):
            return "\n\n".join(blocks[:turn]), "\n\n".join(blocks[turn:])
    return text, ""
