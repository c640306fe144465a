"""Questions over two figures: which is more, by how much, how much together."""

from __future__ import annotations

import re
from dataclasses import replace

from ..aboutness import folded, survey
from ..evidence import Candidate
from ..values import SECONDS, size
from .choice import settle, short
from .outcome import Decision, Desk

CHANGE = re.compile(r"\b(?:last change|old and (?:the )?new|one before|before it|previous|"
                    r"was changed|were changed|last year's|than before|raised|lowered|earlier one|"
                    r"amended|original|old against new|latest version|what is the change)\b",
                    re.IGNORECASE)


def compare(desk: Desk) -> Decision | None:
    """Decide between the two options of the question; None where it is no such question."""
    if desk.asked.options is None:
        return None
    a, b = desk.asked.options
    left, right = operand(desk, a), operand(desk, b)
    sides = size(left.value) if left else None, size(right.value) if right else None
    if left is None or right is None or sides[0] is None or sides[1] is None:
        if desk.always:
            return Decision(a, "one side is missing; told to answer always", left or right)
        return Decision(None, f"no figure for {a if sides[0] is None else b}")
    more = (sides[0] > sides[1]) == (desk.asked.sign > 0) and sides[0] != sides[1]
    if desk.asked.yes_no:
        return Decision("Yes" if more else "No", f"{left.value.text} against {right.value.text}",
                        left)
    if left.unit == right.unit and left.value == right.value:
        return None if desk.always else Decision(None, "one figure only, for both")
    if sides[0] == sides[1]:
        return Decision(f"both have {left.value.text}", "equal figures", left)
    winner, source = (a, left) if more else (b, right)
    return Decision(winner, f"{left.value.text} against {right.value.text}", source)


def compute(desk: Desk) -> Decision | None:
    """Add or subtract two figures; None where the question does not ask for it."""
    if desk.asked.operation == "year":
        return _yearly(desk)
    if desk.asked.operation not in ("sum", "difference"):
        return None
    pair = _pair(desk)
    if desk.asked.operation == "difference" and (pair is None or CHANGE.search(desk.asked.text)):
        return _change(desk)
    if pair is None:
        return None
    left, right = operand(desk, pair[0]), operand(desk, pair[1])
    x, y = size(left.value) if left else None, size(right.value) if right else None
    if left is None or right is None or x is None or y is None:
        if desk.always:
            return None
        return Decision(None, f"no figure for {pair[0] if x is None else pair[1]}")
    if left.unit == right.unit and left.value == right.value:
        return None if desk.always else Decision(None, "one figure only, for both")
    result = x + y if desk.asked.operation == "sum" else abs(x - y)
    text = _shown(result, left, right)
    return Decision(text, f"{desk.asked.operation} of {left.value.text} and {right.value.text}",
                    left)


def _change(desk: Desk) -> Decision | None:
    """Subtract the value before from the present one: two values of one thing."""
    ranked = [c for c in desk.rank() if size(c.value) is not None and c.entity >= 550]
    if not ranked or short(ranked[0], desk.wishes.mode):
        return None if desk.always else Decision(None, "no value to compare with")
    best = ranked[0]
    for other in ranked[1:]:
        if other.score * 1000 < best.score * 750:
            break
        x, y = size(best.value), size(other.value)
        if other.entity < best.entity - 50 or _code(other) != _code(best):
            continue
        if other.value.type == best.value.type and x is not None and y is not None and x != y:
            return Decision(_shown(abs(x - y), best, other),
                            f"change between {best.value.text} and {other.value.text}", best)
    return None if desk.always else Decision(None, "only one value was sent")


def _code(found: Candidate) -> str:
    """Return the currency of an amount, or nothing."""
    code = re.search(r"[A-Z]{3}|[€$£]", found.value.text) if found.value.type == "money" else None
    return code.group() if code else ""


def operand(desk: Desk, name: str) -> Candidate | None:
    """Return the best figure about one of two things, if it is good enough to calculate with."""
    pair = desk.asked.options or _pair(desk) or ()
    others = tuple(n for n in desk.asked.names
                   if not any(folded(n) in folded(o) or folded(o) in folded(n) for o in pair))
    own = tuple(n for n in desk.asked.names if folded(n) in folded(name))
    for about in dict.fromkeys(((name, *others), (*own, *others))):
        field = survey(about, desk.passages, desk.units)
        ranked = [c for c in replace(desk, field=field).rank(about=about)
                  if size(c.value) is not None and c.value.type != "identifier"]
        if ranked and about and ranked[0].entity >= 550 and ranked[0].attribute >= 400:
            return settle(desk, ranked)
    return None


def _pair(desk: Desk) -> tuple[str, str] | None:
    """Return the two things of a calculation: joined by "and", or else the first two names."""
    if desk.asked.pair is not None:
        return desk.asked.pair
    found = desk.asked.names
    return (found[0], found[1]) if len(found) >= 2 else None


def _yearly(desk: Desk) -> Decision | None:
    """Multiply a monthly amount by twelve."""
    ranked = [c for c in desk.rank() if c.value.type == "money"]
    if not ranked or short(ranked[0], desk.wishes.mode):
        return None
    best = settle(desk, ranked)
    around = f"{best.unit.text} {best.unit.column} {best.unit.heading} {best.unit.title}".lower()
    figure = size(best.value)
    if figure is None or not re.search(r"month", around):
        return None
    return Decision(_shown(12 * figure, best, best), f"twelve times {best.value.text}", best)


def _shown(result: int, like: Candidate, other: Candidate) -> str:
    """Return a result in thousandths as its operands are printed, durations in the finer unit."""
    kind, text = like.value.type, like.value.text
    if kind == "duration":
        units = [found.group(1) for value in (text, other.value.text) if (found := re.search(
            r"(second|minute|hour|day|week|month|year)s?$", value.lower()))]
        unit = min(units or ["second"], key=lambda name: SECONDS[name])
        number = _plain(result // SECONDS[unit])
        return f"{number} {unit}{'' if number == '1' else 's'}"
    number = _plain(result)
    if kind == "money":
        code = re.search(r"[A-Z]{3}|[€$£]", text)
        return f"{code.group() if code else 'EUR'} {number}"
    if kind in ("quantity", "percentage"):
        unit = re.search(r"[^\d.,\s].*$", text)
        return f"{number} {unit.group() if unit else ''}".strip()
    return number


def _plain(thousandths: int) -> str:
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}" + (f".{rest:03}".rstrip("0") if rest else "")
