"""Put a question in other words: search queries, paraphrases, a standalone question.

Names, codes and figures stay as printed unless the prompt says to drop them. Other wordings come
from the lexicon first, then from general synonyms that are synonyms both ways.
"""

from __future__ import annotations

import re

from ..question import CODE, Asked, analyse, names
from ..thesaurus import known
from ..words import EMPTY
from .form import count, listed
from .material import Material
from .wordings import replaced, swapped, synonyms, wordings

POLITE = re.compile(
    r"^\W*(?:(?:hi|hello|hey|good morning|please|quick (?:question|one)|sorry|dear \w+|"
    r"thanks)\b[\s,!.:–-]{1,5}(?:(?:there|all|team|everyone)\b[\s,!.:–-]{0,5})?)+|(?:,? "
    r"(?:please|thanks|thank you|cheers))+(?=[.?!]*$)|^(?:can|could|would) you (?:please "
    r")?(?:tell|let) (?:me|us) (?:know )?|^(?:do you know|i (?:want|need|"
    r"would like) to know|i was wondering|does anyone know) ", re.IGNORECASE)
DROP = re.compile(
    r"\b(?:simplif\w+|generali[sz]\w*|more general|generic|step[- ]back|(?:remov|drop|strip|omit|"
    r"leav|ignor)\w*[^.\n]{0,40}\b(?:specifics?|identifiers?|codes?|numbers?|names?|details?|"
    r"ids?|entities)|only (?:the )?(?:\w+ )?key ?words|key ?words only|without (?:any "
    r")?(?:identifiers?|codes?|numbers?|"
    r"names?))\b", re.IGNORECASE)
NAMELESS = re.compile(
    r"\b(?:generali[sz]\w*|more general|generic|step[- ]back|(?:remov|drop|strip|"
    r"omit)\w*[^.\n]{0,40}\b(?:specifics|names?|entities)|without (?:any )?names?)\b",
    re.IGNORECASE,
)
KEEP = re.compile(r"\b(?:keep|preserv\w+|retain\w*|maintain\w*|includ\w+|exact(?:ly)?)"
                  r"\b[^.\n]{0,60}\b(?:identifiers?|"
                  r"codes?|names?|numbers?|entities|specifics|ids?)\b", re.IGNORECASE)
KEYWORDS = re.compile(r"\bkey ?words?\b|\bsearch (?:query|queries|engine|terms?|string)\b|\bfor "
                      r"(?:a )?(?:keyword|"
                      r"bm25|full[- ]text|lexical)\b|\bboolean\b", re.IGNORECASE)
EXPAND = re.compile(r"\b(?:expand\w*|expansion|enrich\w*|synonyms?|related terms)\b", re.IGNORECASE)
LOOSE = re.compile(r"\brelated (?:keywords|terms)\b|\b(?:keywords|terms) or synonyms\b",
                   re.IGNORECASE)
ORIGINAL = re.compile(r"\binclud\w+ the original\b|\boriginal (?:question|query) (?:first|"
                      r"included)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?P<own>its|their|his|her)\b|\b(?:it|they|them|he|she|this one|that one|"
                     r"that (?:product|device|site|contract|person|project|system)|this "
                     r"(?:product|device|site|contract|project|"
                     r"system))\b", re.IGNORECASE)
AND = re.compile(r"^(?:and|what about|how about|and what about|and for|same for)\b[ ,]*(?:for |"
                 r"of |the )?", re.IGNORECASE)
TOKEN = re.compile(r"[^\s?!;]+")
WHO = {"name": "Who is", "date": "When is"}


def rewrite(given: Material, size: str) -> str | None:
    """Return the question in other words; None where there is no question."""
    question = given.question or given.text
    if not question or len(question) > 1_500:
        return None
    question, told = standalone(question, given.history), given.told
    plain = bool(re.search(r"\bstandalone\b|\bstand-alone\b|\bhistory\b", told, re.IGNORECASE))
    if DROP.search(told) and not KEEP.search(told):
        plain = True
        question = bare(question, bool(NAMELESS.search(told)))
    wanted = min(count(told, 0), 12)
    plural = re.search(r"\b(?:multiple|several|different|alternative|some|few|diverse) (?:\w+ )"
                       r"{0,2}(?:versions|phrasings|queries|questions|variations|variants|"
                       r"paraphrases|"
                       r"rewordings)\b", told, re.IGNORECASE)
    if LOOSE.search(told):
        words = terms(question, True, size)
        held = [part for name in names(question) for part in name.split()]
        pieces = [*names(question), *(word for word in words.split() if word not in held)]
        return listed(list(dict.fromkeys(pieces))[: wanted if wanted > 1 else 8], told)
    if wanted > 1 or plural:
        found = variants(question, wanted if wanted > 1 else 3, size)
        if ORIGINAL.search(told):
            found = [question, *found][: wanted if wanted > 1 else 4]
        return listed(found, told)
    if KEYWORDS.search(told) or EXPAND.search(told):
        text = terms(question, bool(EXPAND.search(told)), size)
    else:
        text = question if plain else next(iter(variants(question, 1, size)[:1]), question)
    return listed([text], told) if re.search(r"\bjson\b", told, re.IGNORECASE) else text


def clean(question: str) -> str:
    """Return a question without greetings and thanks."""
    text = POLITE.sub("", question.strip()).strip()
    text = POLITE.sub("", text).strip() or question.strip()
    return text[0].upper() + text[1:] if text else text


def bare(question: str, nameless: bool) -> str:
    """Return a question without codes, figures and, where told, names."""
    concept = analyse(question).concept
    if nameless and concept and all(known(word) for word in concept.say[0].split()):
        return f"{WHO.get(concept.type, 'What is').replace('When', 'What')} the {concept.say[0]}?"
    gone = [name for name in names(question) if nameless or CODE.fullmatch(name)]
    for name in sorted(gone, key=lambda n: (-len(n), n)):
        question = re.sub(rf"(?:\b(?:of|for|on|in|at|by|with|under) )?(?:\b(?:the|our|a|an) )"
                          rf"?{re.escape(name)}"
                          r"(?:['’]s)?", " ", question)
    question = CODE.sub(" ", question)
    question = re.sub(r"(?<!\w)\(?[#]?\d[\d.,:/-]*\)?(?!\w)", " ", question)
    return re.sub(r"\s+(?=[?.,!])", "", re.sub(r" {2,}", " ", question)).strip()


def standalone(question: str, history: tuple[str, ...]) -> str:
    """Return a follow-up question with what it refers to put in, and without politeness."""
    question = clean(question)
    turn = re.compile(r"^(?:user|human|assistant|ai|system|q|a)\s*: *", re.IGNORECASE)
    past = [turn.sub("", line) for line in history]
    named = [name for line in reversed(past) for name in names(line)]
    if not named:
        return question
    follow = AND.match(question)
    if follow:
        earlier = next(
            (line for line in reversed(past) if line.rstrip().endswith("?") and names(line)), None
        )
        new = question[follow.end():].strip(" ?.") if earlier else ""
        if earlier and new and len(new.split()) <= 6:
            return clean(earlier.replace(names(earlier)[0], (names(new) or (new,))[0], 1))
    if names(question) and not re.match(r"(?:and|but)\b", question, re.IGNORECASE):
        return question
    return with_subject(question, named[0])


def with_subject(sentence: str, subject: str) -> str:
    """Return a sentence with its first pronoun replaced by a name."""
    mark = PRONOUN.search(sentence)
    if mark is None or not subject:
        return sentence
    first = "The" if mark.start() == 0 else "the"
    plain = re.fullmatch(r"[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ][\w'’-]+", subject) or CODE.fullmatch(subject)
    name = subject if plain else f"{first} {subject}"
    return sentence[: mark.start()] + name + ("'s" if mark["own"] else "") + sentence[mark.end():]


def terms(question: str, widen: bool, size: str) -> str:
    """Return the words of a search query: names as printed, no empty words, synonyms where told."""
    kept = " ".join(_tokens(question))
    if not widen:
        return kept
    more: list[str] = []
    asked = analyse(question)
    if asked.concept:
        more += [cue for cue in wordings(asked.concept) if cue not in kept.lower()]
    for word in re.findall(r"[a-z]{4,}", kept.lower()):
        more += [] if size == "small" else [other for other in synonyms(word)[:1]]
    return " ".join([kept, *dict.fromkeys(m for m in more if m not in kept.lower())][:6])


def _tokens(question: str) -> list[str]:
    """Return the tokens that a search engine would be given."""
    held = {word for name in names(question) for word in re.split(r"\s+", name)}
    found = []
    for match in TOKEN.finditer(question):
        word = match.group().strip("\"'“”‘’(),.:")
        base = re.sub(r"['’]s$", "", word)
        if base and (base in held or base.lower() not in EMPTY):
            found.append(base)
    return found or question.split()


def variants(question: str, wanted: int, size: str) -> list[str]:
    """Return other wordings of a question, each with every name and code in it."""
    asked = analyse(question)
    tokens = " ".join(_tokens(question))
    found = [*_noun_forms(asked, tokens), *swapped(question)]
    found = [found[0], *found[2:], found[1]] if len(found) > 3 else found
    plain = re.match(r"[Ww]hat (?:is|are) (?P<what>(?:the|our) [^?]{3,200})\?$", question)
    if plain:
        found.append(f"Can you tell me {plain['what']}?")
    found += [tokens, *(replaced(question, asked) if size == "large" else []), f"Where can I "
        f"find information on {tokens}?", f"Details on {tokens}",
              f"Which document states: {tokens}?", f"What do our documents say about {tokens}?",
              f"Information on {tokens}", f"Documentation about {tokens}", f"{tokens} overview",
              f"{tokens} specification", f"{tokens} policy", f"{tokens} data", f"{tokens} summary"]
    needed = [*names(question), *re.findall(r"\d[\d.,:/-]*\d|\d", question)]
    kept = [
        text for text in dict.fromkeys(found) if text != question and all(n in text for n in needed)
    ]
    return kept[:wanted]


def _noun_forms(asked: Asked, tokens: str) -> list[str]:
    """Return the question asked with the concept's noun, where nothing else would be lost."""
    if asked.concept is None or asked.options or asked.operation or asked.yes_no or not asked.names:
        return []
    noun, name = asked.concept.say[0], asked.names[0]
    if not all(known(word) for word in noun.split()) or len(asked.names) > 1:
        return []
    cues = " ".join((*asked.concept.ask, *asked.concept.say))
    others = [
        word
        for word in tokens.replace(name, "").split()
        if word.lower()[:5] not in cues and not re.search(r"(?i)\b(?:much|many|long)\b", word)
    ]
    if others:
        return []
    verb = WHO.get(asked.concept.type, "What is")
    noun = f"{noun} date" if verb == "When is" and "date" not in noun else noun
    verb = "What is" if noun.endswith("date") else verb
    the = "the " if re.search(rf"\b(?:the|our) {re.escape(name)}", asked.text) else ""
    return [f"{verb} the {noun} of {the}{name}?", f"{noun} {name}"]
