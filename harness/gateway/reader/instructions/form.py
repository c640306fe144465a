"""The form of the reply: JSON keys, a phrase to abstain with, a text that is fixed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clauses import Clause
from .polarity import weigh
from .wording import Worded

SAY = r"(?:say|reply|respond|answer|write|output|return)"
FIXED = re.compile(
    rf"\b(?:always|only ever|whatever is asked,?|to (?:every|any|each) question,?) {SAY}"
    r"(?: to every question)?(?: with)?(?: exactly)?(?: the (?:words|sentence|phrase|text))?:? ?"
    r"[\"'“‘](?P<text>[^\"“”\n]{1,160}?)[\"'”’](?=[\s.!;]|$)", re.IGNORECASE)
MORE = re.compile(r"\s*(?:[,/]?\s*(?:or|and|then)?\s*[\"'“‘]|(?:or|and|then|plus|first|"
                  r"before|followed|at the (?:start|beginning|end|top|bottom))\b)", re.IGNORECASE)
CONDITION = re.compile(r"\b(?:if|when|where|unless|in case|otherwise|else)\b", re.IGNORECASE)
QUOTE = re.compile(r"\bq(?:no)?(?P<number>\d+)\b")
SPOKEN = re.compile(
    r"\b(?:say|saying|reply|respond|answer|write|output|return|print|state|use|put|give|set|with|"
    r"exactly|words?|phrase|"
    r"sentence|text|string|treat|as|to|is|be|,)\b[^;]{0,50}?\bq(?:no)?(?P<number>\d+)\b")
JSON = re.compile(r"\bjson\b")
JSON_IN = re.compile(r"\b(?:given|provided|supplied|are|come|as follows|formatted|encoded|stored|"
                     r"listed|input|passages|context|documents)\b[^.\n]{0,30}"
                     r"\b(?:as|in) (?:a )?json\b")
JSON_OUT = re.compile(r"\b(?:return|reply|respond|answer|output|produce|write|give|generate|emit|"
                      r"use|valid|format|only|strict|response|result|"
                      r"deliver|send|provide|must be|as)\b[^.\n]{0,60}\bjson\b|"
                      r"\bjson\b[^.\n]{0,40}\b(?:only|object|format|with|keys?|fields?|schema|"
                      r"output|"
                      r"response|reply|answer|following|like)\b|^\W*json\b")
NO_JSON = re.compile(r"\b(?:no|not|never|without|avoid)\b[^.,;\n]{0,25}\bjson\b")
KEY = re.compile(r"[\"'“](?P<key>[A-Za-z_][\w -]{0,39})[\"'”]\s{0,3}:\s{0,3}(?P<value>\[|\{|true|"
                 r"false|[\"'“]?[^,}\]\n]{0,80})")
BARE_KEY = re.compile(r"(?:^\s*\{|"
                      r"[{,])\s{0,9}(?P<key>[A-Za-z_]\w{0,39})\s{0,3}:\s{0,3}(?P<value>\[|\{|"
                      r"true|false|[^,}\]\n]{0,80})")
NAMED = re.compile(r"\b(?:keys?|fields?|properties|property|attributes|entries)\b(?: (?:named|"
                   r"called|are|should be|must be))?:?\s{0,3}"
                   r"(?P<list>[^.;\n]{1,300})", re.IGNORECASE)
ITEM = re.compile(r"[\"'`“](?P<quoted>[A-Za-z_][\w-]{0,39})[\"'`”]|"
                  r"\b(?P<plain>[A-Za-z_][\w]{0,39})\b")
STOP = frozenset("and or the a an with as string strings array list lists boolean bool number "
                 "integer float of text object values value type each both only named called "
                 "is are for containing holding your which that in ids id short one true false "
                 "null if no not json exactly these following respectively optional "
                 "required where set to be must should nothing else".split())
TYPES = (("array", re.compile(r"\b(?:array|list|lists)\b|^\[|\[\]?$")), ("boolean", re.compile(
    r"\b(?:bool\w*|true|false)\b")),
         ("number", re.compile(r"\b(?:number|float|integer|int|0-1|percent)\b|^\d")),
         ("string", re.compile(r"\bstring|\btext\b")))
NULL = re.compile(r"\bnull\b")
ANSWER = re.compile(r"^(?:answer|value|result|response|reply)$", re.IGNORECASE)
PLURAL = re.compile(r"^(?:sources|citations|references|passages|documents|ids|evidence_ids|"
                    r"source_ids|doc_ids|passage_ids|used_passages|quotes|chunks)$", re.IGNORECASE)


def fixed(text: str) -> str | None:
    """Return what is to be said in any case.

    A condition in the same sentence rules it out, and so does a choice: "yes" or "no".
    """
    for found in FIXED.finditer(text):
        before = re.split(r"[.!?\n]", text[: found.start()])[-1]
        after = re.split(r"[.!?\n]", text[found.end():])[0]
        if not CONDITION.search(before) and not CONDITION.search(after) \
                and MORE.match(after) is None:
            return found["text"]
    return None


def abstention(said: Sequence[Clause], plain: Worded) -> str | None:
    """Return the exact words to abstain with, where a clause that asks for it gives them."""
    for clause in said:
        if clause.case != "gap" and "qno" not in clause.main:
            continue
        if clause.case == "has" and not clause.except_:
            continue
        found = SPOKEN.search(clause.main)
        if found is None and clause.case == "gap":
            found = QUOTE.fullmatch(clause.main.strip(" .,"))
        if found and weigh(clause).weight > 0:
            return plain.quote(int(found["number"]))
    return None


def keys(text: str, raw: str) -> tuple[tuple[str, str], ...] | None:
    """Return (key, type) of the JSON that is asked for, None if none is, () if it names no keys."""
    shown = _shown(raw)
    nullable = NULL.search(text) is not None
    asked = any(JSON_OUT.search(line) and not NO_JSON.search(line)
                and not (JSON_IN.search(line) and not re.search(r"\b(?:return|reply|respond|"
                                                                r"answer|output) (?:only |with |"
                                                                r"in |as )", line))
                for line in re.split(r"\n|(?<=[.!?]) ", text) if JSON.search(line))
    if shown and (asked or re.search(r"\b(?:return|reply|respond|answer|output|format|form|object|"
                                     r"shape|schema|structure)\b", text)):
        return _nullable(shown, nullable)
    if not asked:
        return None
    for line in re.split(r"\n", raw):
        found = NAMED.search(line)
        if found:
            made = _listed(found["list"])
            if made:
                return _nullable(made, nullable)
    return ()


def _nullable(found: tuple[tuple[str, str], ...], nullable: bool) -> tuple[tuple[str, str], ...]:
    """Return the keys with answers marked as `string?` where null stands for no answer."""
    return tuple((key, "string?" if nullable and kind == "string" and ANSWER.search(key) else kind)
                 for key, kind in found)


def _shown(raw: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of a form in braces: {"answer": "…", "sources": ["…"]}."""
    start = raw.find("{")
    if start < 0:
        return ()
    depth = 0
    top: list[str] = []
    for char in raw[start: start + 3_000]:
        depth += (char in "{[") - (char in "}]")
        if depth == 1 or (depth == 2 and char in "{["):
            top.append(char)
        if depth == 0:
            break
    text = "".join(top) + "}"
    found = list(KEY.finditer(text)) or list(BARE_KEY.finditer(text))
    return tuple(dict.fromkeys((match["key"], _type(match["key"], match["value"]))
                               for match in found))


def _listed(text: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of a list in words: "answer (string) and sources (array)"."""
    quoted = any(found["quoted"] for found in ITEM.finditer(text))
    made: list[tuple[str, str]] = []
    last = 0
    for part in re.split(r",| and | or ", text):
        last += 1
        for found in ITEM.finditer(part):
            key = found["quoted"] or ("" if quoted else found["plain"] or "")
            if key and (quoted or key.lower() not in STOP):
                made.append((key, _type(key, part[found.end():])))
                break
        else:
            if not quoted and last > 1:
                break
    return tuple(dict.fromkeys(made))


def _type(key: str, hint: str) -> str:
    hint = hint.strip().lower()
    for name, pattern in TYPES:
        if pattern.search(hint):
            return name
    return "array" if PLURAL.match(key) else "string"
