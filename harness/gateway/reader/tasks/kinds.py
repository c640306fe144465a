"""Which task the instructions ask for, sentence by sentence, in lower case.

A sentence that tells the model to answer the question over passages settles the matter: then
there is no task, whatever else is said about ranking, rewriting or checking on the way. Only
instruction text is read here, never a passage and never the question.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a pipeline asks of a model besides answers; in order of precedence."""

    JUDGE = "judge"                # is an answer the same as a reference?
    GLOSSARY = "glossary"          # put expansions from a given list into the question
    STATEMENTS = "statements"      # cut an answer into claims
    DECOMPOSE = "decompose"        # one question into several
    HYPOTHETICAL = "hypothetical"  # a passage that could answer
    SUPPORTED = "supported"        # does an answer or claim stand in the passages?
    RANK = "rank"                  # order passages, or choose among them
    COMPRESS = "compress"          # the parts of a passage that bear on the question
    RELEVANCE = "relevance"        # grade one passage, or each
    ADDRESSES = "addresses"        # does an answer speak to the question at all?
    TERMS = "terms"                # names, codes or keywords of a text
    RECORD = "record"              # JSON with given keys from a text
    CLASSIFY = "classify"          # one of the labels given
    REWRITE = "rewrite"            # other wordings, search queries, a standalone question
    SUMMARISE = "summarise"
    TRANSLATE = "translate"


ASKED = r"(?:questions?|quer(?:y|ies))"
PAGES = r"(?:documents?|passages?|contexts?|chunks?|excerpts?|snippets?|results?|texts?|sources?)"
JUDGING = (r"(?:whether|if|is|are|determine|check|verif\w+|judge|assess\w*|evaluat\w+|grad(?:e|"
           r"es|er|"
           r"ing)|scor\w+|rat(?:e|es|ing)|decide|classify|does|do)")
MAKE = (r"(?:generat\w+|produc\w+|creat\w+|writ(?:e|es|ing)|provid\w+|giv(?:e|es)|propos\w+|"
        r"suggest\w*|"
        r"output|come up with|return|formulate|draft|compose)")
FRAMES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(text))
    for kind, text in (
        (
            Kind.JUDGE,
            r"\b(?:reference|expected|ground[- ]truth|gold(?:en)?|true|ideal|correct|target|"
            r"expert|actual)"
            r" (?:\w+ )?(?:answers?|responses?|outputs?|target|label)\b|\bground truth\b|\bgold "
            r"target\b"
            r"|\bgrading a quiz\b|\bagainst the reference\b",
        ),
        (
            Kind.GLOSSARY,
            r"\b(?:expand|resolv\w+|replac\w+|spell out|substitut\w+|rewrit\w+|insert|clarify)"
            r"\b.{0,80}\b"
            r"(?:acronyms?|abbreviations?|code ?-?names?|glossary|jargon|short forms?)\b",
        ),
        (
            Kind.STATEMENTS,
            r"\b(?:break|create|split|decompose|extract|generate|list|divide)"
            r"s?\b.{0,80}\b(?:statements?|"
            r"claims?|facts|propositions)\b",
        ),
        (
            Kind.DECOMPOSE,
            r"\bsub[- ]?(?:questions?|quer(?:y|ies)|problems?)\b"
            r"|\b(?:decompos\w+|break\w*|split\w*)\b.{0,60}\b(?:questions?|quer(?:y|ies))\b"
            r"|\b(?:single-hop|simpler|smaller|atomic) (?:questions|queries)\b",
        ),
        (
            Kind.HYPOTHETICAL,
            r"\bhypothetical\b.{0,40}\b(?:answer|document|passage|response|paragraph|text)\b|"
            r"\bhyde\b"
            r"|\b(?:write|generate|draft|compose|imagine)\b.{0,50}\b(?:passage|paragraph|"
            r"document|article|"
            r"excerpt)\b.{0,60}\b(?:answer\w*|address\w*|contain\w*)\b",
        ),
        (
            Kind.SUPPORTED,
            rf"\b{JUDGING}\b.{{0,120}}\b(?:support\w*|ground(?:ed|edness)|faithful\w*|entail\w*|"
            rf"hallucinat\w*|"
            r"backed|contradict\w*|inferred|attribut\w+|consistent with|fact-?check\w*)\b"
            r"|\bverif\w+\b.{0,60}\b(?:claims?|answers?|statements?)\b|\b(?:groundedness|"
            r"faithfulness|"
            r"hallucinations?)\b|\bnatural language inference\b|\bfact-?check\w*\b",
        ),
        (
            Kind.RANK,
            rf"\b(?:re-?)?(?:rank\w*|order|sort)\b.{{0,60}}\b(?:documents|passages|contexts|chunks|"
            rf"excerpts|"
            r"snippets|results|texts|sources|them|relevance)\b"
            r"|\b(?:select|choose|pick|return|list|identify|give)\b.{0,60}\bmost (?:relevant|"
            r"useful|"
            r"helpful) "
            r"(?:documents|passages|chunks|excerpts|snippets|results|ones|texts)\b"
            r"|\b(?:numbers?|ids?|indexes|indices|identifiers?) of the .{0,30}(?:documents|"
            r"passages|"
            r"chunks|"
            r"excerpts|snippets|results)\b|\brank(?:gpt|llm)\b|\border of relevance\b"
            rf"|\bwhich (?:of the )?(?:\w+ )?{PAGES} (?:is|are) (?:the )?(?:more|most) relevant\b",
        ),
        (
            Kind.COMPRESS,
            r"\b(?:extract|keep|copy|return|select)\b.{0,60}\b(?:parts?|sentences?|spans?|"
            r"snippets?|"
            r"quotes?|portions?|information)\b.{0,80}\b(?:relevant|relate|answer|needed|help)\b"
            r"|\b(?:extract|keep)\b.{0,30}\brelevant\b.{0,30}\b(?:parts?|sentences?|spans?|"
            r"information)\b"
            r"|\bcompress\w*\b.{0,40}\b(?:context|passages?|documents?)\b",
        ),
        (
            Kind.RELEVANCE,
            rf"\b{JUDGING}\b.{{0,120}}\b(?:ir)?relevan\w+\b|\brelevance (?:score|grade|judg\w+|"
            rf"assess\w+)\b"
            r"|\bhow (?:relevant|useful|helpful)\b"
            rf"|\b{JUDGING}\b.{{0,40}}\b{PAGES}\b.{{0,60}}\b(?:useful|helpful|sufficient|answer|"
            rf"enough)\b",
        ),
        (
            Kind.ADDRESSES,
            rf"\b{JUDGING}\b.{{0,60}}\b(?:answer|response|generation)\b.{{0,60}}\b(?:address\w*|"
            rf"resolv\w*|"
            r"useful|relevan\w+|responds?|answers)\b",
        ),
        (
            Kind.TERMS,
            r"\b(?:extract|identify|list|find|pull out|detect|return|name)"
            r"\b.{0,50}\b(?:entit(?:y|ies)|"
            r"key ?words?|key ?phrases?|key terms|identifiers?|(?:product |part |order )"
            r"?(?:codes?|names|"
            r"numbers)|search terms|important terms|acronyms)\b|\bentity (?:extraction|"
            r"recognition)\b",
        ),
        (
            Kind.RECORD,
            r"\b(?:extract|parse|pull|fill|convert|find)\w*\b.{0,120}\b(?:json|keys?|fields?|"
            r"structured|"
            r"schema|properties|attributes)\b",
        ),
        (
            Kind.CLASSIFY,
            r"\b(?:classif\w+|categori[sz]\w+|rout(?:e|es|ing|er))\b|\bintents?\b"
            rf"|\b(?:decide|determine|judge|predict|tell)"
            rf"\b.{{0,40}}\b{ASKED}\b.{{0,60}}\b(?:needs?|"
            rf"requires?|"
            r"complex|simple|should|is|can)\b"
            r"|\b(?:choose|select|pick|assign)\b.{0,40}\b(?:categor(?:y|ies)|labels?|class|route|"
            r"datasource|"
            r"data source|tool|topic|department)\b|\bneeds? (?:retrieval|a search|to be "
            r"searched)\b",
        ),
        (
            Kind.REWRITE,
            rf"\bre-?(?:writ|phras|formulat|word)(?:e|es|ing)\b.{{0,60}}\b{ASKED}\b"
            rf"|\b(?:paraphras\w+|transform|convert|turn|improve|optimi[sz]e|expand|simplify|"
            rf"condense|"
            rf"enrich|"
            rf"generali[sz]e|shorten|clean up|rephras\w+|reword\w*|reduce)"
            rf"\b.{{0,60}}\b(?:{ASKED}|input|"
            rf"message)\b"
            rf"|\b{MAKE}\b.{{0,60}}\b(?:versions?|phrasings?|paraphrases?|variations?|variants?|"
            rf"rewordings?|"
            rf"reformulations?|alternatives?|renditions|perspectives?)\b.{{0,60}}\b(?:{ASKED}|"
            rf"input)\b"
            rf"|\b{MAKE}\b.{{0,40}}\b(?:search|related|alternative|different|multiple|diverse|"
            rf"better|"
            rf"similar|"
            rf"standalone|improved|\d|two|three|four|five)\b.{{0,30}}\b{ASKED}\b"
            r"|\bstandalone (?:question|query)\b|\bstep[- ]back (?:question|query)\b"
            rf"|\b{ASKED} (?:rewriter|rewriting|expansion|reformulation|re-writer)\b",
        ),
        (
            Kind.SUMMARISE,
            r"\bsummari[sz](?:e|es|ing)\b|\b(?:write|give|produce|create|provide|generate)"
            r"\b.{0,30}\bsummary\b"
            r"|\btl;?dr\b",
        ),
        (Kind.TRANSLATE, r"\btranslat(?:e|es|ing|ion)\b.{0,60}\b(?:to|into|from)\b|\btranslator\b"),
    )
)
OBJECT = (r"(?:the |this |each |every |any |all |a |their |his |my |our |these |those |following |"
          r"user'?s? |customer'?s? |employee'?s?'? |given |above |below |next )*")
LEAD = (r"^\W*(?:\d{1,2}[.):]\W*)?(?:step \d{1,2}\W*)?(?:(?:please|now|then|finally|always|and|"
        r"only|next|"
        r"first|concisely|briefly|your (?:task|job|goal|role) is to|you (?:must|should|will|need "
        r"to|have to|"
        r"are (?:asked|here|going) to)|i want you to|try to|must|to|instead) ?,? ?){0,3}")
ANSWERING = re.compile(
    rf"{LEAD}(?:answer|respond to|reply to)s? (?:{OBJECT}{ASKED}\b|(?:only |strictly |solely |"
    rf"exclusively )?(?:from|using|based on|with the help of|on the basis of) .{{0,60}}\b{PAGES}\b)"
    rf"|{LEAD}answer (?:only|strictly|solely|briefly|concisely|truthfully|in (?:one|a|full|"
    rf"german|french))\b"
    rf"|{LEAD}(?:use|using|given|with|based on|considering|from|by)\b(?!.{{0,60}} (?:write|extract|"
    rf"generate|rewrite|rephrase|judge|grade|decide|determine|rank|classify)\b).{{0,160}}?(?:,| "
    rf"to| and|"
    rf" please) (?:please )?(?:answer|respond to) {OBJECT}{ASKED}\b"
    r"|\b(?:say|reply|respond|answer|admit|state|write|tell)\b.{0,40}\b(?:(?:don'?t|do not) know|"
    r"cannot "
    r"(?:answer|be answered)|can't answer|not (?:in|found|contained|stated) )"
    rf"|{LEAD}cite\b|\bcite (?:the|each|every|your)\b"
    r"|\b(?:give|provide|return|write|produce|state)s? (?:the \w+ )?(?:the|a|an|your) "
    r"(?!(?:[\w-]+ ){0,2}(?:hypothe"
    r"tical|plausible|possible|ideal|imaginary))(?:(?!to|that|which|could|would|may)[\w-]+,? )"
    r"{0,4}answers?\b"
    rf"|\b(?:passage|paragraph|text|reply)\b.{{0,30}}\banswer\w* "
    rf".{{0,30}}\b{ASKED}\b.{{0,30}}\b(?:using|from|based on|"
    rf"with)\b.{{0,30}}\b{PAGES}\b")
ROLE = re.compile(
    rf"\b(?:you|that|who|and|which|to)(?: (?:will|should|can|must|only))? answers? (?:\w+ )"
    rf"{{0,3}}?{ASKED}\b"
    rf"|\banswering (?:\w+ ){{0,3}}?{ASKED}\b")
STRONG = re.compile(
    r"\byour (?:task|job|goal|objective) is to (?!answer)|\b(?:return|output|respond with|reply "
    r"with|"
    r"provide|write|give)\b.{0,12}\b(?:only|just|nothing but)\b.{0,20}\b(?:rewritten|query|queries|"
    r"question|questions|sub-?questions|label|category|score|ranking|list|json|summary|grade|"
    r"passage|"
    r"keywords|identifiers|translation|statements|verdict)\b|\bdo not answer\b|\bdon't answer\b")
NEGATED = re.compile(r"\b(?:not|never|don't|without|no need to|avoid|rather than|instead of)(?: "
                     r"\w+){0,2} ?$")
SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+|, then |; | and then |,? and (?=(?:finally |only "
                      r"then )?(?:answer"
                      r"|respond to|reply to) )")
OWN = re.compile(r"\byour (?:own |final |short |full )?(?:answer|reply|response)s?\b")
SPAN = 6_000  # characters of instructions that are looked at


def kinds(told: str) -> tuple[Kind, ...]:
    """Return the tasks that instructions may ask for, the likeliest first; none for answering."""
    found: list[tuple[int, Kind]] = []
    answering = role = False
    sentences = [s for s in SENTENCE.split(told[:SPAN].lower().replace("’", "'")) if s]
    strong = any(STRONG.search(sentence) for sentence in sentences)
    for number, sentence in enumerate(sentences):
        frames = [kind for kind, frame in FRAMES if _meant(frame, sentence)]
        answering |= bool(ANSWERING.search(sentence)) and not NEGATED.search(
            sentence[: sentence.find("answer")].rstrip())
        role |= bool(ROLE.search(sentence)) and not frames
        if not OWN.search(sentence) or strong:
            found += [(number, kind) for kind in frames]
    if answering or (role and not strong):
        return ()
    order = list(Kind)
    first = {kind: number for number, kind in reversed(found)}
    return tuple(sorted(first, key=lambda kind: (first[kind], order.index(kind))))


def _meant(frame: re.Pattern[str], sentence: str) -> bool:
    """Say whether the frame occurs without a negation right before it."""
    match = frame.search(sentence)
    return match is not None and not NEGATED.search(sentence[: match.start()].rstrip())
