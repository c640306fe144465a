"""Bring instructions into a form that rules can read: plain words, quotations set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

CONTRACTIONS = tuple((re.compile(pattern), plain) for pattern, plain in (
    (r"\bcan't\b|\bcan not\b", "cannot"),
    (r"\bwon't\b", "will not"),
    (r"\bshan't\b", "shall not"),
    (r"\bain't\b", "is not"),
    (r"n't\b", " not"),
    (r"\bi'm\b", "i am"),
    (r"\b(it|that|there|what|he|she|who|nothing|answer|here)'s\b", r"\1 is"),
    (r"'re\b", " are"),
    (r"'ll\b", " will"),
    (r"'ve\b", " have"),
    (r"\b(i|you|we|they|he|she)'d\b", r"\1 would"),
    (r"\blet's\b", "let us"),
    (r"\b(have|has|you) got to\b|\bgotta\b", "have to"),
    (r"\bdont\b", "do not"),
    (r"\bdoesnt\b", "does not"),
    (r"\b(ca|wo|is|are|was|does|did|could|should|would|has|have|must)nt\b", r"\1 not"),
    (r"\bca not\b", "cannot"),
    (r"\bwo not\b", "will not"),
    (r"\bu\b", "you"),
    (r"\bur\b", "your"),
    (r"\bpls\b|\bplz\b", "please"),
    (r"\bw/o\b", "without"),
    (r"\bidk\b", "i do not know"),
    (r",? (?:let alone|much less|still less|to say nothing of|"
     r"not to mention) ([\w-]+(?: [\w-]+)?),", r" or \1"),
    (r",? (?:let alone|much less|still less|to say nothing of|not to mention) ", " or "),
    (r"\bdunno\b", "do not know"),
    (r"\be\. ?g\.|\bi\. ?e\.|\bfor example\b,?", "like"),
    (r"\betc\.", "etc"),
    (r"[*_`#]+", ""),
    (r"\bno[ -]one\b", "nobody"),
    # What is left out stands in the half before: "you will not be blamed for X, but will be for Y".
    (r"\b(?:you |we |they )(?:will|would)(?: be)? for (?=\w+ing\b)", "you will be blamed for "),
    (r"\bthere is(?: a lot| plenty| much)? in (?=\w+ing\b)", "it is shameful, "),
))
POLITE = re.compile(
    r"\b(?:it (?:would|will) be (?:\w+ )?(?:great|nice|good|lovely|helpful|appreciated|kind|ideal|"
    r"perfect|best)|(?:i|we) (?:would|will|should) (?:really |much |greatly )?"
    r"(?:appreciate it|be (?:grateful|glad|happy|pleased|thankful)|like it|"
    r"love it)),? if you (?:could |would |can |might |were able to )?")
QUOTED = re.compile(
    r"\"(?P<a>[^\"\n]{1,200})\"|“(?P<b>[^“”\n]{1,200})”|"
    r"(?<![\w’'])'(?P<c>[^'\n]{1,200}(?:'[a-z][^'\n]"
    r"{0,150})?)'(?![\w])|‘(?P<d>[^‘\n]{1,200}?)’(?!\w)|«(?P<e>[^«»\n]{1,200})»|"
    r"`(?P<f>[^`\n]{1,200})`")
SAY = (r"(?:say|reply|respond|answer|write|output|return|print|state|use|put|give|set (?:it|"
       r"\w+ )?to|"
       r"produce|with|exactly)")
CAPITALS = re.compile(
    rf"(?i:\b{SAY}\b(?: back)?(?: with)?(?: exactly| only| just| simply)?(?: the)?(?: single)?"
    r"(?: words?| phrase| string| text| token| sentence)?:?) (?P<text>[A-Z][A-Z/_-]*[A-Z]"
    r"(?: [A-Z][A-Z/_'-]*){0,6})(?=[\s.,;:!)]|$)")
EXACTLY = re.compile(
    r"\b(?:exactly(?: this)?|verbatim|word for word|the (?:words?|phrase|sentence|text|"
    r"string)):?\s*: ?"
    r"(?P<text>[^\n\"“.;<>]{2,120}?)(?=[.;\n]| (?:if|when|unless|where)\b|$)", re.IGNORECASE)
WORD = re.compile(r"\bthe (?:single |one |literal )?word (?P<text>[A-Za-z/_-]{2,30})\b",
                  re.IGNORECASE)
COLON = re.compile(
    r"\b(?:if|when|where|otherwise|unless)\b[^.\n]{0,150}?\b(?:say|reply|respond|write|output|"
    r"return|print)"
    r"(?: with| back| only)?: (?P<text>[^\n\"“'.;<>{}\[]{2,120}?)(?=[.;\n]|$)", re.IGNORECASE)
EMPHASIS = frozenset(
    "ONLY NOT NEVER ALWAYS MUST ALL ANY EVERY JSON XML YAML HTML CSV IN WITH THE JUST EXACTLY IF "
    "AND OR "
    "DO FROM BASED NO A AN TO USE YOUR THEN ON IT THIS THAT SQL ISO SI EU US UK AS".split())
SILENT = re.compile(
    r"\b(?:not|no|un(?:known|clear|available|answer\w*|certain\w*|determined|specified|defined|"
    r"stated|"
    r"disclosed|documented|able|confirmed|resolved|supported|sure|covered)|none|cannot|n/?a|null|"
    r"nothing|missing|insufficient|sorry|idk|unsure|[?]{3}|"
    r"empty|lacks?|can't|don't|isn't|couldn't|doesn't)\b|not_|_not|no_|unknown|^-+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worded:
    """Lower-case text in which quotations are `qN` (any) or `qnoN` (one that says no answer)."""

    text: str
    quotes: tuple[str, ...]

    def quote(self, number: int) -> str:
        """Return the quotation that a mark stands for."""
        return self.quotes[number]


def worded(text: str) -> Worded:
    """Return instructions in plain words."""
    quotes: list[str] = []

    def mark(said: str) -> str:
        quotes.append(said.strip())
        silent = SILENT.search(said) and said.strip(" .").lower() != "no"  # "yes" or "no"
        return f"{'qno' if silent else 'q'}{len(quotes) - 1}"

    def quoted(match: re.Match[str]) -> str:
        said = next(part for part in match.groups() if part)
        if match.string[match.end(): match.end() + 3].lstrip().startswith(":"):
            return "key"  # of the JSON to be returned: nobody says it
        full = said.endswith((".", "!")) and not match.string[match.end(): match.end() + 1].strip()
        return mark(said) + ("." if full else "")

    def capitals(match: re.Match[str]) -> str:
        said = match["text"]
        if said.split()[0] in EMPHASIS or len(said) < 3:
            return match.group()
        return match.group()[: match.start("text") - match.start()] + mark(said)

    def exact(match: re.Match[str]) -> str:
        said = match["text"].strip()
        if re.fullmatch(r"(?:qno|q)\d+", said):
            return match.group()
        return match.group()[: match.start("text") - match.start()] + mark(said)

    text = text.replace("’", "'") if "‘" not in text else text
    text = re.sub(r"\b(q(?:no)?\d+)s\b", r"\1", QUOTED.sub(quoted, text))  # several "no"s
    text = CAPITALS.sub(capitals, text)
    for pattern in (EXACTLY, WORD, COLON):
        text = pattern.sub(exact, text)
    text = text.lower().replace("’", "'")
    for pattern, plain in CONTRACTIONS:
        text = pattern.sub(plain, text)
    return Worded(POLITE.sub("", text), tuple(quotes))
