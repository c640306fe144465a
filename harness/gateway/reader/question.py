"""What is asked: type of value, concept, things it is about, terms, time, and what to do with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .comparing import compared
from .lexicon import Concept, asked_for
from .recognise import SURE, Guess, guesses
from .thesaurus import known
from .values import MONTH, UNIT, date
from .words import EMPTY, WORD, stem

CODE = re.compile(r"(?<![\w-])(?=[A-Z0-9/-]{0,24}\d)(?=[0-9/-]{0,24}[A-Z])[A-Z0-9]{1,9}"
                  r"(?:[-/][A-Z0-9]{1,8}){0,4}(?![\w-])"
                  r"|\b[A-Z]{2,6} \d{2} [A-Z]{3,6} \d{3,5}\b"
                  r"|(?<![\w-])\d{2,4}-\d{3,6}(?![\w-])")
NAME = re.compile(
    r"(?<![\w-])[A-ZÀ-Þ][\w&'’-]{0,30}(?: (?:of |& |and |de |van |von |to )?"
    r"[A-ZÀ-Þ][\w&'’-]{0,30})*(?: \d{1,5}\b(?![.,]\d|%))?")
OPENERS = frozenset(
    "what which who whom whose when where why how is are was were do does did can could would will "
    "should shall has have had list name between on up under from above after at for hi hello hey "
    "by the a an in please tell give until since if i use passages question and or but so my "
    "our we into onto upon suppose supposing imagine assuming let's monday tuesday wednesday "
    "thursday friday saturday sunday christmas easter today yesterday tomorrow ok okay asap fyi "
    "btw re pls plz dear comparing between choosing quick one does about with within which's "
    "what's who's according as of to there their any compare state show find out need just before "
    "during regarding concerning also thanks context sorry dear good morning remind me it that "
    "this these those not no yes per".split())
CONTRACTED = re.compile(r"I|(?:I|We|You|He|She|It|They|That|There|What|Who|Where|How|Here|Let)"
                        r"['’](?:m|ve|d|ll|s|re|t)(?: \w+)?")
STRONG = re.compile(r"\bhow many (?:working |calendar )?(?:days|weeks|months|years|hours|"
                    r"minutes)\b|\bwho\b|\bwhom\b|\bwhat (?:date|percentage)\b|\bwhich (?:date|"
                    r"person)\b|\bper ?cent\b|\bhow much money\b|\bwhich version\b|"
                    r"\bwhat (?:amount|sum)\b|\bhow much (?:do|does|must|may|can|did|"
                    r"is) [^?]{1,60}\b(?:cost|pay|charge|spend)\b")
ALLOWED = {"duration": ("duration", "number"), "name": ("name", "list"), "number": ("number", "list")}
# What "What is the figure?" leaves open: the sentence before it tells.
TRAIL = re.compile(r" (?:with|in|by|since|through) the (?:latest|new|last|newest|"
                   r"present) (?:version|edition|amendment|change|issue|"
                   r"list)(?= ?\?)", re.IGNORECASE)
FRAME = re.compile(r"^[^:?]{3,70}: (?=(?:what|which|who|whom|when|where|how|is|are|does|do|did|"
                   r"has|by|at|in|on|to|for|after|within|up|under|from|with)\b)", re.IGNORECASE)
CLEAR = 700
SITE = re.compile(r"\b(?:at|in|to|from) which (?:of our )?(?:sites?|places?|locations?|"
                  r"offices?)\b(?! of)|\bwhich (?:of our )?(?:site|location|office) (?:do|does|is|"
                  r"should|must|can)\b|\bwhere (?:is|are) the desk\b|\bat which site\b")
VAGUE = frozenset("total answer figur number valu amount date rule dial thing visit fit say "
                  "right".split())
MONTH_WORD = re.compile(MONTH, re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATED = re.compile(rf"\b({MONTH}) (\d{{4}})\b|\b(20\d\d)-(\d\d)\b")
EVENT = re.compile(rf"[a-z](?<!\bas) of ({MONTH} 20\d\d)\b")  # part of a thing's name, no point in time
BEFORE = re.compile(rf"\b(?:before|until|prior to) (\d{{1,2}} {MONTH} \d{{4}}|"
                    rf"\d{{4}}-\d{{2}}-\d{{2}})")
YEAR = re.compile(r"\b(?:in|during|for|back in|of) (20\d\d)\b")
TYPES: tuple[tuple[str, str], ...] = (
    (r"\bwho(?:m|se)?\b|\bwhich (?:person|colleague|manager|employee)\b", "name"),
    (r"\bwhen (?:is|are|was|were|did|does|do|will|has|have|must|can|should)\b|^when\b|\bwhen\?|"
     r"\b\w+ when$|\b(?:what|which) (?:date|day)\b|\bsince when\b|\bby when\b|\bdate\b", "date"),
    (r"\b(?:what|which) (?:percentage|per ?cent|share|proportion)\b|\bhow (?:accurate|precise)\b",
     "percentage"),
    (r"\bhow (?:long|often|quickly|fast|soon|frequently|early)\b|\bhow many (?:working |business )?"
     r"(?:days?|weeks|months|years|hours|minutes|seconds) (?!a week|per week|each week)"
     r"|\bhow much (?:time|notice|leave|holiday|vacation)\b|\bby when\b|\bhow late\b", "duration"),
    (r"\bhow (?:much (?:money|does .{1,60} cost|is|can|do i pay|may|to)|expensive|pricey)\b"
     r"|\b(?:what|which) (?:amount|price|cost(?! cent)|fee|sum|budget)\b|\bcosts?\b(?! cent)|"
     r"\bprice\b|\bhow much (?:do|does|must|did) [^?]{1,60}\bpay\b", "money"),
    (r"\bhow many\b|\bhow big\b|\b(?:the )?number of\b", "number"),
    (r"\b(?:what|which) (?:version|firmware|release|software)\b|\bversion\b", "version"),
    (r"\b(?:code|part number|article|contract number|ticket|reference|identifier|id|part|kit|"
     r"number)\b", "identifier"),
    (r"\bhow (?:heavy|hot|warm|large|tight|high|deep|wide|far)\b", "quantity"),
)
MANY = re.compile(
    r"^(?:\W*\w+\W+){0,6}?(?:list|name all|enumerate|what are|which are)\b"
    r"|\b(?:which|what) (?:\w+ ){0,3}?(?:plants|protocols|materials|issues|sites|streams|bugs|"
    r"locations|approvals|items|parts|standards|members|defects|fixes|languages|buses|interfaces)\b"
    r"|\ball (?:the )?\w+s\b", re.IGNORECASE)
YES_NO = re.compile(
    r"^(?:(?:hi|hello|hey|quick one|question)\W+)?(?:is|are|was|were|does|do|did|can|could|may|has|"
    r"have|will|should|must|am)\b(?! (?:you|we|I|somebody|anybody|one) (?:tell|look|give|say|"
    r"check|find|let|help|remind|confirm|please|quickly|know|send|get me))(?!.*\b(?:what|which|"
    r"how)\b)",
    re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart. `names` are names and codes as printed; `terms` are stems.

    `types` are the value types that would answer, the likeliest first. `options` are the things
    compared, `sign` +1 for "more" and -1 for "less" (0: neither). `operation` is "sum",
    "difference", "count" or None. `month` is the (year, month) asked about.
    """

    text: str
    concept: Concept | None
    types: tuple[str, ...]
    names: tuple[str, ...]
    terms: tuple[str, ...]
    options: tuple[str, str] | None = None
    sign: int = 0
    operation: str | None = None
    month: tuple[int, int] | None = None
    yes_no: bool = False
    likely: tuple[Guess, ...] = ()
    core: str = ""


def analyse(text: str) -> Asked:
    """Return the question's parts; only the first 2,000 characters are read."""
    text = text[:2_000]
    found = names(text)
    core = _core(text, found)
    if not set(_terms(core, found)) - VAGUE:
        core = text
    lowered = core.lower().replace("’", "'")
    hint = next((kind for pattern, kind in TYPES if re.search(pattern, lowered)), "any")
    operation = _operation(lowered, text.lower())
    if operation == "sum" and hint == "any":
        hint = "money"
    pair = None if operation else compared(core) or compared(text)
    options, sign, polar = pair or (None, 0, False)
    bare = _without_names(lowered, found)
    likely = guesses(bare, hint)
    if hint != "any" and STRONG.search(lowered):
        likely = tuple(guess for guess in likely if guess.concept.type in (*ALLOWED.get(hint, (hint,)), "any"))
    counted = asked_for(bare, "list") if re.search(r"\bhow many\b|\bnumber of\b", lowered) else None
    if counted is None or counted.type != "list" or operation is not None:
        counted = None
    else:
        likely = (Guess(counted, SURE), *likely)
    if options:
        likely = _comparable(likely, lowered)
    place = asked_for("home site", "name") if SITE.search(lowered) else None
    if place is not None and operation is None:
        likely = (Guess(place, SURE), *(g for g in likely if g.concept is not place))
    concept = likely[0].concept if likely else None
    many = bool(MANY.search(core))
    yes_no = polar or (options is None and bool(YES_NO.match(core.strip())))
    types = ("name",) if place is not None and concept is place else ("list",) if counted is not None and counted is concept else _types(likely, hint, many)
    return Asked(text, concept, types, found, _terms(core, found), options, sign, operation, _month(text), yes_no, likely, core)


def _without_names(lowered: str, found: tuple[str, ...]) -> str:
    """Return the question with its names masked, so that no word of a name is taken for a cue."""
    for name in sorted(found, key=lambda name: (-len(name), name)):
        if len(name) > 2 and not re.fullmatch(r"[A-Za-z]+", name):
            lowered = lowered.replace(name.lower(), "x")
    return lowered


def _comparable(likely: tuple[Guess, ...], lowered: str) -> tuple[Guess, ...]:
    """Keep the concepts that can be more or less; longer and later say of which type."""
    kinds = {"number", "quantity", "money", "percentage", "date", "duration"}
    if re.search(r"\b(?:longer|shorter|quicker|faster|slower)\b", lowered):
        kinds = {"duration", "quantity"}
    elif re.search(r"\b(?:later|earlier|newer|older)\b", lowered):
        kinds = {"date"}
    kept = [guess for guess in likely if guess.concept.type in kinds]
    return (Guess(kept[0].concept, SURE), *kept[1:]) if kept else likely


def words_asked(text: str) -> bool:
    """Say whether `text` names what it asks for, and not only "what is the figure"."""
    return bool(set(_terms(text, names(text))) - VAGUE)


def _terms(text: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems of the words that say what is asked, names and empty words left out."""
    named = {stem(word) for name in found for word in WORD.findall(name.lower())}
    return tuple(dict.fromkeys(
        stem(word) for word in WORD.findall(text.lower())
        if word not in EMPTY and stem(word) not in named and not word.isdigit()
        and not MONTH_WORD.fullmatch(word) and not _slip(word)))


def _core(text: str, found: tuple[str, ...]) -> str:
    """Return the sentence that asks, where others only tell the story."""
    text = TRAIL.sub("", text.strip())
    frame = FRAME.match(text)
    if frame and not any(name in frame.group() for name in found):
        text = text[frame.end():]
    sentences = [s for s in re.split(r"(?<=[.?!])\s+|\s+[–—]\s+", text) if s.strip()]
    asking = [s for s in sentences if s.rstrip().endswith("?")]
    if len(asking) == 1 and len(sentences) > 1:
        return asking[0]
    return text


def _types(likely: tuple[Guess, ...], hint: str, many: bool) -> tuple[str, ...]:
    """Return the value types that would answer: those of sure concepts, of the wording, of guesses."""
    kinds = [guess.concept.type for guess in likely[:1] if _certain(likely)]
    if many:
        kinds.insert(0, "list")
    if not kinds and hint != "any":
        kinds.append(hint)
        kinds += [guess.concept.type for guess in likely[:1] if guess.trust >= SURE]
    if not kinds or kinds == ["list"]:
        kinds += [*(guess.concept.type for guess in likely), "any"]
    return tuple(dict.fromkeys(kinds))


def _certain(likely: tuple[Guess, ...]) -> bool:
    """Say whether the best guess stands well above the next one of another type."""
    rival = next((g for g in likely[1:] if g.concept.type != likely[0].concept.type), None)
    return bool(likely) and likely[0].trust >= SURE and (rival is None or rival.trust < CLEAR)


def _operation(lowered: str, whole: str) -> str | None:
    if re.search(r"\b(?:big was the (?:last )?change|how far apart|differ(?:s|ed)? (?:from|by)|"
                 r"(?:was|were|has been|have been) changed.{0,20}by how|what is the change|"
                 r"by how much did)\b", lowered):
        return "difference"
    if re.search(r"\b(?:difference|how much (?:more|less|longer|cheaper|heavier|higher|bigger)|"
                 r"by how (?:much|many)|how many (?:more|fewer|additional))\b", lowered):
        return "difference"
    if re.search(r"\b(?:together|combined|in total|sum of|altogether|taken together|added up|"
                 r"add up|total of|between them|counting both|total number|one of each|(?:is|"
                 r"what is) the total|the total)\b", lowered) and re.search(r"\band\b|\bplus\b|\bboth\b", whole):
        return "sum"
    if re.search(r"\b(?:full|whole|entire) year|\b(?:over|for|in) (?:a|one) year|twelve months"
                 r"|\ba year\b.{0,20}\bcost|\byearly\b|\bper annum in total", lowered):
        return "year"
    if re.search(r"\b(?:how many|what number of|in how many) (?:of (?:the|"
                 r"our) )?(?:\S+ ){0,4}?(?:variants|models|types|versions|codes|parts|sites|plans|"
                 r"suppliers|products|systems|customers|services|instruments)\b", lowered):
        return "count"
    if re.search(r"\bhow many of (?:the|our)\b|\bhow many (?:\w+ ){1,4}?(?:are there|"
                 r"does .{1,40} have in its)\b", lowered):
        return "count"
    return None


def names(text: str) -> tuple[str, ...]:
    """Return names and codes in order; months and question words are none."""
    found: list[tuple[int, str]] = [(m.start(), m.group()) for m in CODE.finditer(text)]
    spans = [m.span() for m in CODE.finditer(text)]
    found += [(m.start(1), m.group(1)) for m in EVENT.finditer(text)]
    for match in NAME.finditer(text):
        start, name = match.start(), match.group().removesuffix("'s").removesuffix("’s")
        while name:
            head, _, rest = name.partition(" ")
            if head.lower() in OPENERS or _slip(head) or (head[:3].lower() in MONTHS
                                           and re.fullmatch(rf"{MONTH}", head)):
                start, name = start + len(head) + 1, rest
            else:
                break
        while " " in name and _opens(text, start) and _leads(name):
            head, _, name = name.partition(" ")
            start += len(head) + 1
        name = re.sub(rf" (?:in |of )?(?:{MONTH})?(?: ?20\d\d)?$", "", name).strip()
        if CONTRACTED.fullmatch(name):
            continue
        if not name or name.isdigit() or name.lower() in OPENERS or re.fullmatch(UNIT, name):
            continue
        plain = " " not in name and not re.search(r"[A-Z]{2}|\d|[a-z][A-Z]", name)
        if plain and _opens(text, start) and _common(name):
            continue
        if any(low <= start < high for low, high in spans):
            continue
        for part in _parted(name):
            found.append((start + name.find(part), part))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _leads(name: str) -> bool:
    """Say whether the first word is a general one that only stands first: Suppose Karstic Resins."""
    head, _, rest = name.partition(" ")
    return known(head.lower()) and " " in rest and not re.match(r"\d", rest)


def _parted(name: str) -> tuple[str, ...]:
    """Return the two names that "and" joins, unless it stands inside one: Leave and Absence."""
    left, joint, right = name.partition(" and ")
    if not joint or (" " not in left and not re.search(r"\d", name)):
        return (name,)
    return (left, right)


@cache
def _slips() -> frozenset[str]:
    """Return opening words with two letters swapped or one letter left out."""
    found = set()
    for word in sorted(OPENERS):
        if len(word) > 3:
            found |= {word[:n] + word[n + 1:] for n in range(1, len(word))}
            found |= {word[:n] + word[n + 1] + word[n] + word[n + 2:]
                      for n in range(len(word) - 1)}
    return frozenset(found - OPENERS - {"wha", "thi", "fro", "tha"})


def _slip(head: str) -> bool:
    """Say whether a word is an opening word mistyped."""
    return head.lower() in _slips() and not known(head.lower())


def _opens(text: str, at: int) -> bool:
    """Say whether a sentence begins here, where any word has a capital letter."""
    return at == 0 or bool(re.search(r"[.?!:–—]\s*$", text[max(0, at - 3): at]))


def _common(name: str) -> bool:
    """Say whether a capitalised first word is a dictionary word rather than a name."""
    return known(name.lower())


def _month(text: str) -> tuple[int, int] | None:
    before = BEFORE.search(text)
    if before and (day := date(before[1])):
        year, month = (day[0], day[1] - 1) if day[1] > 1 else (day[0] - 1, 12)
        return year, month
    found = DATED.search(EVENT.sub(" ", text))
    if found is None:
        year = YEAR.search(text)
        return (int(year[1]), 7) if year else None
    if found[1]:
        return int(found[2]), MONTHS.index(found[1][:3].lower()) + 1
    return int(found[3]), int(found[4])
