"""Put a question under one of the labels given in the prompt.

Labels come with or without descriptions; shared words decide. Labels that speak of how hard a
question is, or whether anything must be looked up, are decided by what the question asks.
"""

from __future__ import annotations

import re

from ..question import Asked, analyse
from ..relevance import hit
from ..words import bag, stems
from .decomposing import subquestions
from .form import dumps, keys, wants_json
from .material import Material

LINE = re.compile(
    r"^[ \t]*(?:[-*•]|\d{1,2}[.)]|[A-Z][.)])?[ "
    r"\t]*[\"'`*]{0,3}(?P<label>[A-Za-z][\w/&-]{0,30}(?: [\w/&-]{1,20})"
    r"{0,3}?)[\"'`*]{0,3}(?: ?(?::| – | — | - |=) ?(?P<text>.{3,300}))?$",
    re.MULTILINE,
)
ITEM = r"[\"'`“]?[\w-]{1,30}(?: [\w-]{1,20}){0,2}?[\"'`”]?"
NEXT = r"(?:, ?(?:or |and )?| or (?:a |the |to )?| and | ?/ ?| ?\| ?)"
CHOICE = re.compile(
    rf"\b(?:as|into|labels?|category|class|intent|categories|classes|options|routes?|between|"
    rf"either|intents|exactly|only|one of|choice|choose|return|reply|respond|output|answer|with|"
    rf"question to|query to|being)\b:? ?(?:either |one of |exactly one of |one of the following "
    rf"|a |an |the |with )?:? ?[\[{{(]?(?P<list>{ITEM}(?:{NEXT}{ITEM}){{1,12}})(?=[.,;:)\]}}\n]|"
    rf"$| (?:and|based|for|depending|according|only|if|by|in)\b)",
    re.IGNORECASE)
QUOTED = re.compile(r"[\"'`“‘](?P<label>[A-Za-z][\w /-]{0,30})[\"'`”’]")
HARD = re.compile(
    r"complex|multi|hard|difficult|comparison|decompos|advanced|iterative", re.IGNORECASE
)
EASY = re.compile(r"simple|single|easy|basic|straightforward|factual|direct|one-hop", re.IGNORECASE)
SEARCH = re.compile(
    r"retriev|vector|search|rag\b|lookup|look_up|documents?|knowledge", re.IGNORECASE
)
CHAT = re.compile(
    r"chit|greet|small ?talk|no[_ -]?retriev|none|smalltalk|conversation", re.IGNORECASE
)
GREETING = re.compile(r"^\W*(?:hi|hello|hey|thanks|thank you|good (?:morning|evening)|how are "
                      r"you|bye|who are you|ok)\b"
                      r"[^?]{0,20}[?!.]*$|^\W*how are you\b", re.IGNORECASE)
ARITHMETIC = re.compile(r"^\W*(?:what is |calculate )?[\d\s.+*/()-]+\??$", re.IGNORECASE)
USUAL: tuple[tuple[str, str], ...] = tuple((cue, text) for cues, text in (
    ("hr people personnel", "leave holiday vacation salary parental employee probation remote"),
    ("it security", "password laptop login account screen key network ticket incident"),
    ("finance expenses travel", "invoice expense budget price cost payment hotel meal receipt"),
    ("legal contracts contract", "contract agreement notice term liability supplier customer"),
    ("products product technical", "warranty weight firmware cable voltage protocol calibration "
                                   "part accuracy pressure temperature order code"),
    ("sites locations facilities", "site office plant building address headcount floor"),
    ("support service", "ticket incident outage response error"),
) for cue in cues.split())
SEVERAL = re.compile(
    r"\b(?:the total|altogether|in total|combined|far apart|differ|difference|change in|full year|"
    r"whole year|one of each|both|compared?|comparing|choosing between)\b"
    r"|\b(?:more|longer|larger|higher|further|fewer|less)\b.{0,80}\bthan (?!\d)", re.IGNORECASE)
NEEDS = re.compile(r"\bneeds?\b|\brequires?\b|\bwhether\b|\bshould\b", re.IGNORECASE)


def classify(given: Material, size: str) -> str | None:
    """Return the label for the question; None without a question or without labels."""
    question = given.question or given.text
    if not question:
        return None
    labels = labels_of(given)
    if len(labels) < 2:
        if not NEEDS.search(given.told):
            return None
        labels = (("yes", ""), ("no", ""))
    label = choose(question, labels, given.told)
    if wants_json(given.told):
        names = keys(given.told)
        return dumps(
            {
                name: "The words of the question fit."
                if "reas" in name or "expl" in name
                else label
                for name in names
            }
            if names
            else {"label": label}
        )
    return label


def labels_of(given: Material) -> tuple[tuple[str, str], ...]:
    """Return (label, description) in the order of the prompt."""
    found: dict[str, str] = {}
    for source in (given.labels, given.told):
        lines = [m for m in LINE.finditer(source) if (m["text"] and re.match(r"\s*(?:[-*•\"'`]|"
        r"\d|[A-Z][.)])", m.group()))
                 or (source is given.labels and source)]
        if len(lines) > 1:
            for match in lines:
                found.setdefault(match["label"].strip(), (match["text"] or "").strip())
            return tuple(found.items())
        lists = list(CHOICE.finditer(source))
        best = max(
            lists,
            key=lambda m: (
                bool(re.search("[\"'`“]", m["list"])),
                len(re.split(r", ?| or |/|\|", m["list"])),
                -m.start(),
            ),
            default=None,
        )
        quoted = tuple(dict.fromkeys(m["label"] for m in QUOTED.finditer(source)))
        loose = tuple(name for name in quoted if name not in keys(given.told))
        if len(loose) > 1 and not (best and re.search("[\"'`“]", best["list"])):
            return tuple((name, _described(name, given.told)) for name in loose)
        if best:
            for piece in re.split(
                r", ?(?:or |and )?| or (?:a |the |to )?| and | ?/ ?|\|", best["list"]
            ):
                name = piece.strip(" \"'`“”[]{}().")
                if name:
                    found.setdefault(name, _described(name, given.told))
            if len(found) > 1:
                return tuple(found.items())
    return ()


def _described(label: str, told: str) -> str:
    """Return what the prompt says of a label in the sentences that name it."""
    key = re.sub(r"[_ -]", "[_ -]?", re.escape(label).replace(r"\ ", " ").replace(r"\-", "-"))
    pattern = re.compile(rf"(?<!\w){key}(?!\w)", re.IGNORECASE)
    found = [
        sentence
        for sentence in re.split(r"(?<=[.;\n])\s*", told)
        if pattern.search(sentence)
        and not re.search(
            r"\bclassif|\brout(?:e|ing)\b|\bone "
            r"of\b|\bjson\b",
            sentence,
            re.IGNORECASE,
        )
    ]
    return " ".join(found)


def choose(question: str, labels: tuple[tuple[str, str], ...], told: str) -> str:
    """Return the label that fits best; without any sign the first that is no catch-all."""
    names = [name for name, _ in labels]
    asked = analyse(question)
    small_talk = bool(GREETING.search(question) or ARITHMETIC.search(question))
    yes = next((name for name in names if name.lower() in ("yes", "true")), None)
    no = next((name for name in names if name.lower() in ("no", "false")), None)
    if yes and no:
        hard = re.search(
            r"\b(?:complex|multi-?hop|decompos\w+|multiple|several|more than one)\b",
            told,
            re.IGNORECASE,
        )
        return (
            (yes if _hard(question, asked) else no) if hard else (no if small_talk else yes)
        )
    chat = next((name for name in names if CHAT.search(name)), None)
    if chat and small_talk:
        return chat
    difficult = next((name for name in names if HARD.search(name)), None)
    easy = next((name for name in names if EASY.search(name)), None)
    if difficult and easy:
        return difficult if _hard(question, asked) else easy
    terms = tuple(dict.fromkeys((*asked.terms, *(s for name in asked.names for s in stems(name)))))
    marks = []
    for turn, (name, text) in enumerate(labels):
        usual = next((more for cue, more in USUAL if cue in name.lower().split("_")), "")
        words = bag(f"{name.replace('_', ' ')} {text or usual}")
        mark = sum(m if (m := hit(term, words)) >= 500 else 0 for term in terms)
        marks.append(
            (
                -mark,
                bool(re.search(r"\bother|unknown|general|none|else", name, re.IGNORECASE)),
                turn,
            )
        )
    best = min(marks)
    if best[0] == 0:
        spare = next(
            (
                name
                for name in names
                if re.search(r"other|unknown|general|none|else", name, re.IGNORECASE)
            ),
            None,
        )
        search = next(
            (name for name in names if SEARCH.search(name) and "web" not in name.lower()), None
        )
        return spare or search or names[0]
    return names[best[2]]


def _hard(question: str, asked: Asked) -> bool:
    """Say whether a question needs more than one fact."""
    return bool(asked.options or asked.operation or SEVERAL.search(question)) \
        or len(subquestions(question, "large", False)) > 1
