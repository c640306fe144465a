"""Cut the lines of a layout into passages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .labels import ENDING
from .marks import FENCE, Mark, same
from .opening import inner_style, is_rule
from .parts import Passage
from .records import records
from .titles import Raw, attributes, finish

CHILDREN = re.compile(r"^[ \t]{0,8}</?(?:documents|passages|sources|context|results|"
                      r"chunks)>[ \t]*$")


def cut(lines: Sequence[str], style: str, depth: int = 0) -> list[Passage]:
    """Return the passages in `lines`; tags are "" where the layout gives none."""
    if style == "json":
        found = records("\n".join(lines), True)
        return _finished(found[1] if found else [])
    if style.startswith("wrapper "):
        closer = f"</{style[8:]}"
        inner = [_without(line, closer) for line in lines]
        return _inside(inner, depth)
    if style.startswith("fence "):
        return [passage for part in _fenced(lines, style[6:]) for passage in _inside(part, depth)]
    if style == "blocks":
        return _blocks(lines)
    if style.startswith("rule "):
        parts = _between(lines, style[5:])
        if len(parts) == 1:
            return _inside(parts[0], depth)
        return _finished([Raw("", [], part) for part in parts])
    return _finished(_marked(lines, style))


def _inside(lines: list[str], depth: int) -> list[Passage]:
    """Return the passages of lines that something else encloses."""
    style, place = inner_style(lines)
    if depth >= 2 or (style == "list" and depth):
        return _finished([Raw("", [], lines)])
    return cut(lines[place:], style, depth + 1)


def _marked(lines: Sequence[str], style: str) -> list[Raw]:
    found: list[Raw] = []
    number = 0
    closer = f"</{style[4:]}" if style.startswith("xml ") else ""
    for line in lines:
        seen = same(style, line, number) if style != "list" or found else same(
            style, line, int(first) - 1 if (first := _digits(line)) else 0)
        if seen is not None:
            number = int(seen.tag) if style == "list" else number + 1
            found.append(_raw(seen, closer))
        elif found:
            if not CHILDREN.match(line) and not ENDING.match(line):
                found[-1].lines.append(_without(line, closer) if closer else line)
        elif line.strip():
            found.append(Raw("", [], [line]))
    return found


def _digits(line: str) -> str:
    found = re.match(r"[ \t]{0,3}(\d{1,3})", line)
    return found.group(1) if found else ""


def _raw(seen: Mark, closer: str) -> Raw:
    rest = _without(seen.rest, closer) if closer else seen.rest
    if closer:
        tag, heads = attributes(seen.more)
        return Raw(seen.tag or tag, heads, [rest])
    if seen.style.startswith(("heading", "scored")):
        return Raw(seen.tag, [rest.strip(" #*")], [])
    return Raw(seen.tag, _aside(seen), [rest] if rest else [])


def _aside(seen: Mark) -> list[str]:
    """Return what a delimiter says besides the tag, as a header line."""
    if not seen.more:
        return []
    known = re.match(r"[\w ]{1,20}[:=]", seen.more)
    return [seen.more if known else f"source: {seen.more}"]


def _without(line: str, closer: str) -> str:
    """Return the line up to a closing tag at its end; one in its midst is text."""
    at = line.lower().rfind(closer)
    if at >= 0 and not line[at:].partition(">")[2].strip():
        return line[:at]
    return line


def _fenced(lines: Sequence[str], fence: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        found = FENCE.match(line)
        if found and found["fence"] == fence:
            rest = found["rest"]
            parts.append([rest] if " " in rest.strip() else [])
        elif line.endswith(fence):
            parts[-1].append(line.removesuffix(fence))
            parts.append([])
        else:
            parts[-1].append(line)
    return [part for part in parts if any(line.strip() for line in part)]


def _between(lines: Sequence[str], rule: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == rule:
            parts.append([])
        else:
            parts[-1].append(line)
    return [part for part in parts if any(line.strip() for line in part)]


def _blocks(lines: Sequence[str]) -> list[Passage]:
    """Return one passage a paragraph; a title that stands by itself goes with the next one."""
    found: list[Raw] = []
    current: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and not is_rule(line):
            current.append(line)
        elif current:
            if found and len(found[-1].lines) == 1 and _lone_title(found[-1].lines[0]):
                found[-1].lines += current
            else:
                found.append(Raw("", [], current))
            current = []
    return _finished(found)


def _lone_title(line: str) -> bool:
    line = line.strip()
    return line.startswith("#") or (len(line.split()) <= 8 and line[-1:].isalpha()
                                    and line[:1].isupper())


def _finished(raws: Sequence[Raw]) -> list[Passage]:
    return [passage for raw in raws if (passage := finish(raw)) is not None]
