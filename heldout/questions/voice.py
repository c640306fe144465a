"""How a question sounds: chatty frames, search queries, slips of the keyboard.

A template holds `{s}` (the subject with its article), `{S}` (bare) and `{w}` (where, for whom or
when). Slips touch common words of the template only, never names, codes or units.
"""

from __future__ import annotations

import re
from random import Random

from heldout.questions.naming import Called

GENERAL = (
    "Hi, a quick question: {q}", "{Q} Thanks!", "Morning! {Q}", "Sorry to bother you, but {q}",
    "Could somebody tell me: {q}", "{Q} I could not find it on the intranet.",
    "New here, so forgive me: {q}", "I keep forgetting: {q}", "{Q} A short answer is fine.",
    "Another question: {q}", "Asking for a colleague: {q}", "I looked everywhere. {Q}",
    "{Q} My boss wants to know.", "Just to be sure: {q}", "Hello, {q}",
    "{Q} I need it for a form.", "Quick check before a meeting: {q}", "ok so {q}",
)
OUTSIDE = (
    "A customer is on the phone. {Q}", "I am writing a quote. {Q}", "{Q} The customer is waiting.",
    "I am at a customer's plant. {Q}", "For an offer: {q}", "A partner has written to us. {Q}",
)
OUTSIDE_KINDS = ("product", "part", "plan", "service", "fault", "release")
SLIPPING = frozenset((
    "what", "which", "when", "where", "does", "have", "long", "much", "many", "need", "with",
    "from", "should", "before", "after", "there", "their", "customer", "people", "because", "must",
    "quickly", "often", "company", "somebody", "could", "would", "other", "under", "about"))
CHATTY, SLIP = 0.14, 0.07
LONGEST = 38  # words, frames included


def fill(template: str, subject: Called | None, where: str = "") -> str:
    """Return the template with subject and qualifier in place; the latter goes to the end."""
    if "{w}" not in template and where:
        template = (f"{template[:-1]}{{w}}{template[-1]}" if template[-1] in "?."
                    else f"{template}{{w}}")
    text = template.format(s=subject.with_article if subject else "",
                           S=subject.bare if subject else "", w=where)
    if template[-1] in "?.":
        text = text[0].upper() + text[1:]
    return text


def speak(random: Random, template: str, subject: Called | None, where: str = "",
          kind: str = "") -> str:
    """Return the filled template, now and then in a chatty frame or with a slip."""
    turn = random.random()
    if turn < SLIP:
        return fill(slip(random, template), subject, where)
    text = fill(template, subject, where)
    if turn < SLIP + CHATTY and template.endswith("?") and ". " not in template:
        frames = GENERAL + (OUTSIDE if kind in OUTSIDE_KINDS else ())
        framed = random.choice(frames).format(q=_lowered(template, text), Q=text)
        return framed if len(framed.split()) <= LONGEST else text
    return text


def _lowered(template: str, text: str) -> str:
    """Return the text for the middle of a sentence, unless it begins with a name."""
    own = template[0].isalpha() and not re.match(r"I\b|I'", template)
    return text[0].lower() + text[1:] if own or text.startswith("The ") else text


def slip(random: Random, template: str) -> str:
    """Return the template with two letters swapped, or one dropped, in one common word."""
    words = re.split(r"(\s+)", template)
    spots = [n for n, word in enumerate(words) if word.lower() in SLIPPING]
    if not spots:
        return template
    at = random.choice(spots)
    word = words[at]
    place = random.randrange(len(word) - 2) + 1 if len(word) > 3 else 1
    if random.random() < 0.6 and word[place] != word[place + 1]:
        word = word[:place] + word[place + 1] + word[place] + word[place + 2:]
    else:
        word = word[:place] + word[place + 1:]
    return "".join((*words[:at], word, *words[at + 1:]))
