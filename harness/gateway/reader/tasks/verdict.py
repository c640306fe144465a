"""Say how well something holds, in the words the prompt asks for: yes/no, labels, a scale, JSON.

A mark is in thousandths. Where the prompt gives no words, yes and no are used.
"""

from __future__ import annotations

import re

from .form import dumps, keys, wants_json

FAMILIES: tuple[tuple[str, str, str], ...] = (
    ("yes", "partially", "no"),
    ("fully supported", "partially supported", "no support"),
    ("supported", "partially supported", "not supported"),
    ("supported", "partially supported", "unsupported"),
    ("supports", "not enough info", "refutes"),
    ("supported", "not enough information", "refuted"),
    ("entailment", "neutral", "contradiction"),
    ("correct", "partially correct", "incorrect"),
    ("correct", "partially correct", "wrong"),
    ("relevant", "partially relevant", "irrelevant"),
    ("relevant", "ambiguous", "not relevant"),
    ("correct", "ambiguous", "incorrect"),
    ("pass", "", "fail"), ("valid", "", "invalid"),
   
    ("grounded", "", "hallucinated"),
    ("grounded", "", "not grounded"),
    ("faithful", "", "unfaithful"),
    ("factual", "", "hallucination"),
    ("useful", "", "not useful"),
    ("equivalent", "", "different"),
    ("true", "", "false"),
    ("1", "", "0"),
)
SCALE = re.compile(
    r"(?:scale|scor\w*|rat(?:e|ing)|number|grade|range|relevance|integer|from|"
    r"between)\b[^.\n\d]{0,60}(?P<low>\d{1,3}(?:\.0)?) ?(?:-|–|to|and|through|\.\.) "
    r"?(?P<high>\d{1,3}(?:\.0)?)\b",
    re.IGNORECASE,
)
BARE = re.compile(r"[\[(](?P<low>\d{1,3}(?:\.0)?) ?(?:-|–|to|,) ?(?P<high>\d{1,3}(?:\.0)?)[\])]")
BAD = (r"(?:hallucinat\w*|unsupported|not (?:fully )?supported|not grounded|contradict\w*|"
       r"irrelevant|not relevant|incorrect|wrong|unfaithful|made[- ]up|invented)")
TURNED = re.compile(
    rf"\b(?:yes|true|1)\b[\"'”]? ?(?:if|when|means|=|:)[^.\n;]{{0,80}}\b{BAD}\b"
    rf"|\b(?:does|do|is|are)\b[^.\n?]{{0,60}}\b{BAD}\b[^.\n?]{{0,60}}\?", re.IGNORECASE)
OTHERWISE = re.compile(
    r"\b(?:reply|respond|return|output|answer|say|write|print)(?: with)? "
    r"[\"'`]?(?P<yes>\w{1,30})[\"'`]? (?:if|when) (?P<when>[^.\n]{3,160}?)[,;.] ?(?:and "
    r")?(?:(?:otherwise|else|if not),? ?(?:\w+ )?(?:with )?"
    r"[\"'`]?(?P<no>\w{1,30}))", re.IGNORECASE)
WHY = re.compile(
    r"reason|explan|rational|justif|comment|feedback|thought|evidence|analysis", re.IGNORECASE
)


def verdict(told: str, mark: int, reason: str) -> str:
    """Return the reply for a mark of 0 to 1000."""
    if wants_json(told):
        names = keys(told) or ("verdict" if "verdict" in told.lower() else "score",)
        return dumps(
            {name: reason if WHY.search(name) else typed(told, mark, name) for name in names}
        )
    value = shown(told, mark)
    lines = re.findall(
        r"^\W{0,3}(score|grade|verdict|rating|label|decision|judge?ment|relevance|reason|"
        r"reasoning|explanation|rationale)\W{0,3}:",
        told,
        re.MULTILINE | re.IGNORECASE,
    )
    names = tuple(dict.fromkeys(line.lower() for line in lines))
    if len(names) > 1 and any(WHY.search(name) for name in names):
        given = dict(zip([line.lower() for line in reversed(lines)], reversed(lines), strict=True))
        return "\n".join(
            f"{given[name]}: {reason if WHY.search(name) else value}" for name in names
        )
    wanted = re.search(r"(?<!no )(?<!not )(?<!any )\b(?:explain|explanation|reasoning|"
                       r"justification|reason)\b",
                       told, re.IGNORECASE)
    barred = re.search(r"\b(?:no|without|not|don't|nothing)\b[^.\n]{0,30}\b(?:expla\w+|reason\w*|"
                       r"else|word)\b"
                       r"|\bonly\b|\bjust\b|\bsingle\b|\bone word\b", told, re.IGNORECASE)
    return f"{value}\n{reason}" if wanted and not barred else value


def typed(told: str, mark: int, name: str) -> object:
    """Return the value behind a JSON key: a number, a truth value or a word."""
    after = re.search(
        rf"[\"']{re.escape(name)}[\"']\s{{0,4}}:\s{{0,4}}[\"'<]?(?P<hint>[^,}}\n]{{0,40}})", told
    )
    hint = after["hint"].lower() if after else ""
    if re.search(r"\btrue\b|\bfalse\b|\bbool", hint):
        return mark >= 500 if not TURNED.search(told) else mark < 500
    value = shown(told, mark)
    if re.fullmatch(r"\d+", value) and not (
        after and re.search(rf"[\"']{re.escape(name)}[\"']\s*:\s*\"", told) and "int" not in hint
    ):
        return int(value)
    return float(value) if re.fullmatch(r"\d+\.\d", value) else value


def shown(told: str, mark: int) -> str:
    """Return the word or number for a mark."""
    good = 1000 - mark if TURNED.search(told) else mark
    words = family(told)
    scale = SCALE.search(told) or BARE.search(told)
    if scale and (words is None or (words[0] in ("1", "yes") and not _close(told, words))):
        low, high = int(float(scale["low"])), int(float(scale["high"]))
        if high > 1 and high > low:
            return str(low + (2 * (high - low) * mark + 1000) // 2000)
        if high == 1 and low == 0:
            tenths = (mark + 50) // 100
            return f"{tenths // 10}.{tenths % 10}"
    if words is None and (said := OTHERWISE.search(told)):
        turned = re.search(BAD, said["when"], re.IGNORECASE)
        return said["yes"] if (mark >= 500) != bool(turned) else said["no"]
    yes, between, no = words or ("yes", "", "no")
    if between and between.lower() in told.lower() and 300 <= good < 700:
        return _letter(told, _printed(told, between))
    return _letter(told, _printed(told, yes if good >= 500 else no))


def spoken(told: str, word: str) -> str | None:
    """Return a word as the prompt prints it, or its letter; None where the prompt has it not."""
    match = re.search(rf"(?<!\w){word}(?!\w)", told, re.IGNORECASE)
    return _letter(told, match.group()) if match else None


def family(told: str) -> tuple[str, str, str] | None:
    """Return the words between which the prompt asks to choose."""
    found = [(place, turn, words) for turn, words in enumerate(FAMILIES)
             if (place := _close(told, words)) is not None]
    return min(found)[2] if found else None


def _close(told: str, words: tuple[str, str, str]) -> int | None:
    """Return where both words stand close together as alternatives."""
    yes, _, no = (
        rf"(?<![\w.]){re.escape(word)}(?![\w.]\w)(?!\w)" if word else "" for word in words
    )
    if words[0] == "1":
        match = re.search(rf"{yes}[^.\n]{{0,100}}(?:\bor\b|/|\bif\b|,)[^.\n]{{0,100}}{no}|{no} "
                          rf"?(?:\bor\b|/) ?{yes}"
                          rf"|{yes}[^.\n]{{0,100}}[,;.\n]\s{{0,3}}{no}", told[:6_000])
        return match.start() if match else None
    gap = (r"[^.\n]{0,100}?(?:\bor\b|/|\||,|\bother|;|\band\b|\bif\b)[^.\n]{0,60}?|"
           r"[\"'\]:]*\n\W{0,4}(?:[A-Z]\W{1,3})?")
    best = None
    for first, second in ((yes, no), (no, yes)):
        match = re.search(rf"{first}(?:{gap}){second}", told[:6_000], re.IGNORECASE)
        if match and (best is None or match.start() < best):
            best = match.start()
    return best


def _printed(told: str, word: str) -> str:
    match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told, re.IGNORECASE)
    quoted = re.search(rf"[\"'`“\[*]({re.escape(word)})[\"'`”\]*]", told, re.IGNORECASE)
    upper = re.search(rf"(?<!\w){re.escape(word.upper())}(?!\w)", told)
    return quoted[1] if quoted else upper.group() if upper else match.group() if match else word


def _letter(told: str, word: str) -> str:
    """Return the letter that stands for a word, where letters are asked for."""
    if not re.search(r"\bletters?\b", told, re.IGNORECASE):
        return word
    match = re.search(rf"(?<!\w)([A-Z])[:.)] {{0,2}}{re.escape(word)}(?!\w)", told, re.IGNORECASE)
    return match[1].upper() if match else word
