"""Where the passages of a message end, and the author speaks again.

Closed layouts (tags, fences, JSON) end at their last closing mark, whatever stands inside. Open
ones (`[n]`, rules, headings, blank lines) end at the last question: what stands between the last
delimiter and the question belongs to the last passage, because nothing tells it from an order that
the passage itself contains. The one exception: where nobody has told the model anything yet, a
last paragraph that is labelled as instructions, or points at "the passages above", is the author's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .author import answered
from .labels import ASKING, ENDING, SECTION, STEPS_CUE, cue, label, starting, to_model
from .marks import FENCE
from .opening import Opening, is_rule
from .records import records

ABOVE = re.compile(
    r"\b(?:above|preceding|provided|given|supplied|these|retrieved)\b[^\n]{0,30}\b(?:passages?|"
    r"context|documents?|sources?|excerpts?|texts?|information|snippets?|articles?)\b"
    r"|\b(?:passages?|context|documents?|sources?|excerpts?|texts?|information|snippets?|articles?)"
    r"\b[^\n]{0,20}\b(?:above|provided|given|supplied)\b", re.IGNORECASE)
OVERRULES = re.compile(r"\b(?:ignore|forget|disregard|override|system:)", re.IGNORECASE)
CLOSERS = re.compile(r"^[ \t]{0,8}(?:</[\w-]{1,40}>[ \t]*)+$")


def close_up(opened: Opening, ask: bool, told: bool, asked: str) -> tuple[list[str], list[str]]:
    """Return (lines of the passages, the author's lines after them).

    With `ask` the question may stand after the passages; `asked` is the question if it is known
    already; `told` says whether the model has been given instructions before.
    """
    lines = opened.lines
    end, after = _closed(opened)
    if end is not None:
        return _trimmed(lines[:end]), _without_closers(after)
    start = _resume(lines, ask, asked)
    inner, after = lines[:start], lines[start:]
    if not told and not to_model("\n".join(after)):
        inner, orders = _orders(inner)
        after = [*orders, *after]
    return _trimmed(inner), after


def _closed(opened: Opening) -> tuple[int | None, list[str]]:
    """Return (end, lines after) of a closed layout, (None, []) of an open one."""
    lines, style = opened.lines, opened.style
    if style == "json":
        text = "\n".join(lines)
        found = records(text, opened.headed)
        if found is None:
            return None, []
        return text.count("\n", 0, found[0]) + 1, text[found[0]:].split("\n")
    if style.startswith(("wrapper ", "xml ")):
        return _last(lines, f"</{style.partition(' ')[2]}")
    if style.startswith("fence "):
        return _last_fence(lines, style[6:])
    if style.startswith("rule ") and len(style) >= 10:
        rules = [n for n, line in enumerate(lines) if line.strip() == style[5:]]
        if len(rules) == 2 and rules[0] == 0:
            return rules[1], lines[rules[1] + 1:]
    if opened.before and starting(opened.before[-1]):
        end = max((n for n, line in enumerate(lines) if ENDING.match(line)), default=None)
        if end is not None:
            return end, lines[end + 1:]
    return None, []


def _last(lines: Sequence[str], closer: str) -> tuple[int | None, list[str]]:
    for place in range(len(lines) - 1, -1, -1):
        at = lines[place].lower().rfind(closer)
        if at >= 0:
            rest = lines[place][at:].partition(">")[2]
            return place + 1, [rest, *lines[place + 1:]]
    return None, []


def _last_fence(lines: Sequence[str], fence: str) -> tuple[int | None, list[str]]:
    """Return the end at the last fence; one around the question below its label does not count."""
    places = [n for n, line in enumerate(lines)
              if n and label(line) is None and (line.endswith(fence) or _opens(line, fence))]
    if len(places) >= 3:
        above = next((n for n in range(places[-2] - 1, 0, -1) if lines[n].strip()), 0)
        if label(lines[above]) == "":
            del places[-2:]
    if not places:
        return None, []
    return places[-1] + 1, list(lines[places[-1] + 1:])


def _opens(line: str, fence: str) -> bool:
    found = FENCE.match(line)
    return found is not None and found["fence"] == fence


def _resume(lines: list[str], ask: bool, asked: str) -> int:
    """Return the line at which the author speaks again after an open layout."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or cue(lines[end - 1])
                   or STEPS_CUE.match(lines[end - 1])):
        end -= 1
    if not ask:
        last = _last_label(lines, end)
        if asked and last is not None and _same(lines[last:end], asked):
            return last
        return end
    start = end
    while start and lines[start - 1].strip() and not is_rule(lines[start - 1]):
        start -= 1
    labelled = _last_label(lines, end)
    paragraph = " ".join(lines[start:end])
    if labelled is not None and labelled >= start:
        return labelled
    unlabelled = paragraph.rstrip(" \"'*_)").endswith("?") and not to_model(paragraph)
    if labelled is not None:
        above = " ".join(lines[labelled:start])
        return start if unlabelled and "?" in above and start > 0 else labelled
    if start > 0 and (unlabelled or ASKING.match(paragraph)):
        return start
    if end > 1 and lines[end - 1].rstrip(" \"'*_").endswith("?") and ASKING.match(lines[end - 1]):
        return end - 1
    if start > 0 and "?" in paragraph and not to_model(paragraph.partition("?")[0]):
        return start
    return end


def _last_label(lines: Sequence[str], end: int) -> int | None:
    """Return the last question label that has no answer below it."""
    for place in range(end - 1, -1, -1):
        if label(lines[place]) is not None and answered(lines, place, end) is None:
            return place
    return None


def _same(lines: Sequence[str], asked: str) -> bool:
    said = label(lines[0]) or " ".join(lines[1:])
    return " ".join(said.split()).lower() == " ".join(asked.split()).lower()


def _orders(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return (passages, orders) where the last paragraphs are plainly the author's."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or is_rule(lines[end - 1])):
        end -= 1
    start = end
    while start and lines[start - 1].strip() and not is_rule(lines[start - 1]):
        start -= 1
    paragraph = "\n".join(lines[start:end])
    if start == 0 or not to_model(paragraph) or OVERRULES.search(paragraph):
        return lines, []
    if SECTION.match(lines[start]) or ABOVE.search(paragraph):
        return lines[:start], lines[start:end]
    return lines, []


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Return passages without the blank lines and rules at their end."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or is_rule(lines[end - 1])):
        end -= 1
    return list(lines[:end])


def _without_closers(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not CLOSERS.match(line)]
