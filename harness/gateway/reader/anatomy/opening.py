"""Where the passages of a message begin, and in which layout they are.

What stands before is the author's; the first delimiter, or the first line below a context heading,
decides the layout. Examples that have passages of their own are stepped over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .author import answered
from .labels import (
    ASKING,
    DEIXIS,
    INLINE,
    OTHER_LIST,
    cue,
    example,
    heading,
    label,
    lead_in,
    starting,
    to_model,
)
from .marks import BARE, FENCE, RULE, WRAPPER, mark, strong, weak
from .records import START, records

YOU = re.compile(r"^\W{0,4}you(?:'re| are| work| will| answer| have)\b", re.IGNORECASE)
ALONE = ("bare passage", "bare document", "bare excerpt", "bare text", "bare article")
MOST_JSON = 4  # places at which JSON is tried: an attack could offer one a line


@dataclass(frozen=True, slots=True)
class Opening:
    """The author's lines before the passages, and all lines from there on, with their style.

    `style` is that of `marks`, or "wrapper <name>", "fence <mark>", "json", "blocks".
    """

    before: list[str]
    lines: list[str]
    style: str
    headed: bool = False


def open_up(text: str, system: bool) -> Opening | None:
    """Return where the passages of a message begin, None if it has none."""
    lines = text.split("\n")
    found = _search(lines, system)
    if system:
        return None if found is not None and _only_orders(found) else found
    early = _after_deixis(lines, len(found.before) if found else len(lines))
    return early or found


def _search(lines: list[str], system: bool) -> Opening | None:
    skip = tries = 0
    repeated = _repeated(lines)
    for place, line in enumerate(lines):
        if place < skip or not line.strip():
            continue
        if example(line):
            skip = _past_examples(lines, place)
            continue
        fence = FENCE.match(line)
        if fence and _is_form(lines, place):
            skip = _next_fence(lines, place, fence["fence"]) + 1
            continue
        below = _next(lines, place + 1)
        ruled = below is not None and is_rule(lines[below]) and len(line) <= 200 \
            and DEIXIS.search(line) is not None
        if ruled or heading(line) or starting(line) or lead_in(line):
            if below is None or label(lines[below]) is not None or cue(lines[below]) \
                    or heading(lines[below]) or lead_in(lines[below]):
                continue
            return _headed(lines, place, below, _json(lines, below))
        inline = INLINE.match(line) if ":" in line or "：" in line else None
        if inline and not YOU.match(inline["rest"]):
            made = [inline["rest"], *lines[place + 1:]]
            return Opening(lines[:place], made, _style(made, 0, True), True)
        style = None
        if _json(lines, place) and tries < MOST_JSON:
            tries += 1
            style = "json" if records("\n".join(lines[place:]), False) else None
        style = style or _own_style(lines, place, repeated)
        if style and style.startswith("rule "):
            style = _rule_style(lines, place, system, style)
            if style == "from the top":
                return Opening([], lines, f"rule {line.strip()}")
        if style:
            return _opening(lines, place, style)
    return None


def _opening(lines: list[str], place: int, style: str, headed: bool = False) -> Opening:
    wrapper = WRAPPER.match(lines[place]) if style.startswith("wrapper ") else None
    body = [wrapper["rest"], *lines[place + 1:]] if wrapper else lines[place:]
    return Opening(lines[:place], body, style, headed)


def _headed(lines: list[str], place: int, below: int, is_json: bool) -> Opening:
    """Return the opening below a heading; a sentence that leads in stays with the author."""
    style = "json" if is_json and records("\n".join(lines[below:]), True) else \
        _style(lines, below, True)
    found = _opening(lines, below, style, True)
    before = lines[:place] if heading(lines[place]) else lines[: place + 1]
    return Opening(before, found.lines, style, True)


def _style(lines: Sequence[str], place: int, headed: bool) -> str:
    """Return the layout that the line at `place` begins."""
    line = lines[place]
    wrapper = WRAPPER.match(line)
    if wrapper and _closes(lines, place, wrapper["word"]):
        return f"wrapper {wrapper['word'].lower()}"
    fence = FENCE.match(line)
    if fence and _next_fence(lines, place, fence["fence"]) < len(lines):
        return f"fence {fence['fence']}"
    seen = mark(line) if headed else strong(line)
    return seen.style if seen else "blocks"


def inner_style(lines: Sequence[str]) -> tuple[str, int]:
    """Return (layout, first line) of what stands inside a wrapper, a fence or between rules."""
    place = _next(lines, 0)
    if place is None:
        return "blocks", 0
    if _json(lines, place) and records("\n".join(lines[place:]), True):
        return "json", place
    return _style(lines, place, True), place


def _own_style(lines: list[str], place: int, repeated: dict[str, int]) -> str | None:
    """Return the layout of a line that no heading precedes, None if it is no delimiter."""
    style = _style(lines, place, False)
    if style != "blocks":
        return style
    seen = weak(lines[place])
    if seen is None or seen.style.startswith(("heading", "list")):
        return None
    if seen.style.startswith("rule ") or seen.style in ALONE:
        return seen.style
    first = _next(lines, 0) == place and BARE.match(lines[place]) is not None
    return seen.style if repeated.get(seen.style, 0) >= 2 or first else None


def _repeated(lines: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in lines:
        seen = weak(line)
        if seen is not None:
            counts[seen.style] = counts.get(seen.style, 0) + 1
    return counts


def _rule_style(lines: list[str], place: int, system: bool, style: str) -> str | None:
    """Say whether a rule without a heading above it begins passages."""
    before, after = "\n".join(lines[:place]).strip(), "\n".join(lines[place + 1:]).strip()
    if not after or all(_author_s(part) for part in re.split(r"\n{2,}|\n[-=*_]{3,}\n", after)):
        return None
    if not before or all(_author_s(part) for part in re.split(r"\n{2,}", before)):
        return style
    return None if system else "from the top"


def _author_s(paragraph: str) -> bool:
    first = paragraph.strip().split("\n")[0]
    return to_model(paragraph) or label(first) is not None or cue(first) \
        or (bool(ASKING.match(first)) and paragraph.strip().endswith("?"))


def _only_orders(found: Opening) -> bool:
    """Say whether what looks like passages in a system message is a section of orders."""
    if found.style not in ("blocks", "list") and not found.style.startswith(("heading", "rule")):
        return False
    parts = [part for part in re.split(r"\n{2,}", "\n".join(found.lines)) if part.strip()]
    return all(to_model(part) for part in parts)


def _after_deixis(lines: list[str], end: int) -> Opening | None:
    """Return passages that follow "use the following pieces of context" without any heading."""
    place = 0
    while place < end:
        if not lines[place].strip():
            place += 1
            continue
        stop = place
        while stop < end and lines[stop].strip():
            stop += 1
        paragraph = "\n".join(lines[place: min(stop, place + 40)])
        if DEIXIS.search(paragraph) and to_model(paragraph) and stop < len(lines):
            return _unheaded(lines, stop, end)
        place = stop
    return None


def _unheaded(lines: list[str], stop: int, end: int) -> Opening | None:
    """Return the passages from line `stop` on, if anything before `end` is not the author's."""
    first = below = _next(lines, stop)
    if below is not None and label(lines[below]) is not None:
        while below < len(lines) and lines[below].strip():
            below += 1
        if any(label(line) is not None for line in lines[below:]):
            below = first  # a later label holds the question: this one is the passages'
    fresh = True
    for place in range(below or end, end):
        line = lines[place]
        if fresh and example(line):
            return None
        if fresh and line.strip() and not _author_s(line) and not heading(line) \
                and not lead_in(line) and not starting(line):
            below = _next(lines, below or stop)
            return None if below is None else \
                _opening(lines, below, _style(lines, below, True), True)
        fresh = not line.strip()
    return None


def _past_examples(lines: list[str], place: int) -> int:
    """Return the line after the examples that begin at `place`."""
    end = place + 1
    for index in range(place + 1, len(lines)):
        if label(lines[index]) is not None:
            pair = answered(lines, index)
            if pair is None:
                break
            end = pair[2]
        elif index >= end and lines[index].strip() and not example(lines[index]) \
                and end > place + 1:
            break
    return end


def _is_form(lines: Sequence[str], place: int) -> bool:
    """Say whether a fence shows the form of the reply rather than a passage."""
    above = next((line for line in reversed(lines[:place]) if line.strip()), "")
    below = lines[place + 1].strip() if place + 1 < len(lines) else ""
    return ("json" in lines[place].lower() and not below.startswith("[")) or \
        (below.startswith("{") and OTHER_LIST.search(above) is not None)


def _next_fence(lines: Sequence[str], place: int, fence: str) -> int:
    return next((index for index in range(place + 1, len(lines))
                 if lines[index].strip().startswith(fence) or lines[index].endswith(fence)),
                len(lines))


def _closes(lines: Sequence[str], place: int, word: str) -> bool:
    end = f"</{word.lower()}>"
    return any(end in line.lower() for line in lines[place:])


def _next(lines: Sequence[str], place: int) -> int | None:
    return next((index for index in range(place, len(lines)) if lines[index].strip()), None)


def _json(lines: Sequence[str], place: int) -> bool:
    return lines[place].lstrip()[:1] in ("[", "{") and \
        START.match("\n".join(lines[place: place + 3])) is not None


def is_rule(line: str) -> bool:
    """Say whether a line is nothing but a rule."""
    return RULE.match(line) is not None
