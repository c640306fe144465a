"""The wordings by which a sentence of instructions asks for each task.

A frame is a list of alternatives over one lower-case sentence. In a word list "_" is a space and
"*" any ending; `near` puts lists in order, at most so many characters apart.
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
    SITUATE = "situate"            # where a chunk stands in its document
    ASK = "ask"                    # questions that a text answers
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


def words(text: str) -> str:
    """Return a pattern for any one of the words."""
    found = (re.escape(word).replace("_", " ").replace(r"\*", r"\w*") for word in text.split())
    return rf"\b(?:{'|'.join(found)})\b"


def near(*parts: str, gap: int = 60) -> str:
    """Return a pattern for the parts in this order, with at most `gap` characters between two."""
    return f".{{0,{gap}}}".join(parts)


ASKED = words("question questions query queries")
PAGES = words("document documents passage passages context contexts chunk chunks excerpt excerpts "
              "snippet snippets result results text texts source sources")
MANY = words("documents passages contexts chunks excerpts snippets results texts sources")
JUDGING = words("whether if is are does do determine check verif* judge assess* evaluat* grade "
                "grades grader grading scor* rate rates rating decide classify")
MAKE = words("generat* produc* creat* write writes writing provid* give gives propos* suggest* "
             "output come_up_with return formulate draft compose")
PICK = words("select choose pick return list identify give")
REPLY = words("answer answers response responses output outputs")
MOST = words("most_relevant most_useful most_helpful most_likely")

FRAMES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(frames))) for kind, *frames in (
    (Kind.JUDGE,
     words("reference expected ground_truth ground-truth gold golden true ideal correct target "
           "expert actual") + rf" (?:\w+ )?{REPLY}",
     near(words("grade judge score mark rate evaluate compare"),
          words("predicted_answer student_answer candidate_answer model_answer given_answer")),
     words("ground_truth gold_target grading_a_quiz against_the_reference")),
    (Kind.GLOSSARY,
     near(words("expand resolv* replac* spell_out substitut* rewrit* insert clarify"),
          words("acronym acronyms abbreviation* code_name* code-name* codename* glossary jargon "
                "short_form*"), gap=80)),
    (Kind.STATEMENTS,
     near(words("break create split decompose extract generate list divide breaks"),
          words("statement statements claim claims facts propositions"), gap=80)),
    (Kind.DECOMPOSE,
     words("subquestion* sub-question* sub_question* subquer* sub-quer* sub_quer* sub-problem*"),
     near(words("decompos* break* split*"), ASKED),
     words("single-hop simpler smaller atomic") + f" {ASKED}"),
    (Kind.HYPOTHETICAL,
     near(words("hypothetical"), words("answer document passage response paragraph text"), gap=40),
     words("hyde"),
     near(words("write generate draft compose imagine"),
          words("passage paragraph document article excerpt"), words("answer* address* contain*"))),
    (Kind.SUPPORTED,
     near(JUDGING, words("support* grounded groundedness faithful* entail* hallucinat* backed "
                         "contradict* inferred attribut* consistent_with fact-check* factcheck*"),
          gap=120),
     near(words("verif*"), words("claim claims answer answers statement statements")),
     words("groundedness faithfulness hallucination hallucinations natural_language_inference "
           "fact-check*")),
    (Kind.SITUATE,
     near(words("situat*"), words("chunk document")),
     near(words("succinct short brief"), words("context"), words("chunk"))),
    (Kind.ASK,
     near(MAKE, words("question questions"), PAGES, words("answer answers"), gap=20),
     near(MAKE, words("question questions"), gap=40) + r".{0,20}\b(?:from|about|based on|answered "
     rf"by|answerable (?:from|by)) (?:this|the|each|a)(?: \w+)? {PAGES}"),
    (Kind.RANK,
     near(words("rank* rerank* re-rank* order reorder sort"), rf"(?:{MANY}|\bthem\b|"
        rf"\brelevance\b)"),
     near(PICK, MOST, MANY), near(PICK, MANY, MOST, gap=40), f"{MOST} ones",
     near(words("number numbers id ids indexes indices identifiers"), MANY, gap=30),
     words("rankgpt rankllm order_of_relevance"),
     rf"\bwhich (?:of the )?(?:\w+ ){{0,3}}{PAGES} (?:is|are) (?:the )?(?:more|most) (?:relevant|"
     rf"useful)"),
    (Kind.COMPRESS,
     near(words("extract keep copy return select"),
          words("part parts sentence sentences span spans snippet snippets quotes portions "
                "information"),
          words("relevant relate answer needed help"), gap=80),
     near(words("extract keep"), words("relevant"),
          words("part parts sentence sentences span spans information"), gap=30),
     near(words("compress*"), PAGES, gap=40)),
    (Kind.RELEVANCE,
     near(JUDGING, words("relevan* irrelevan*"), gap=120),
     words("relevance_score relevance_grade relevance_judg* relevance_assess*"),
     words("how_relevant how_useful how_helpful"),
     near(JUDGING, PAGES, words("useful helpful sufficient answer enough"))),
    (Kind.ADDRESSES,
     near(JUDGING, words("answer response generation"),
          words("address* resolv* useful relevan* responds answers")),
     near(words("how_relevant how_well how_useful how_directly"), words("answer response"), gap=30),
     words("relevance_of_the relevancy_of_the") + " (?:answer|response)"),
    (Kind.TERMS,
     near(words("extract identify list find pull_out detect return name"),
          words("entity entities keyword* key_word* keyphrase* key_phrase* key_terms identifier "
                "identifiers code codes names order_numbers part_numbers product_names "
                "search_terms "
                "important_terms acronyms"), gap=50),
     words("entity_extraction entity_recognition")),
    (Kind.RECORD,
     near(words("extract* pars* pull* fill* convert* find*"),
          words("json key keys field fields structured schema properties attributes"), gap=120)),
    (Kind.CLASSIFY,
     words("classif* categoris* categoriz* route routes routing router intent intents"),
     near(words("decide determine judge predict tell does do is are"), ASKED,
          words("need needs require requires complex simple should can multi-hop")),
     near(words("choose select pick assign"),
          words("category categories label labels class route datasource data_source tool topic "
                "department"), gap=40),
     words("needs_retrieval need_retrieval needs_a_search to_be_searched")),
    (Kind.REWRITE,
     near(words("rewrit* re-writ* rephras* reformulat* reword* paraphras*"), ASKED),
     near(words("transform convert turn improve optimise optimize expand simplify condense enrich "
                "generalise generalize shorten clean_up reduce rephrase rewrite"),
          rf"(?:{ASKED}|\binput\b|\bmessage\b)"),
     near(MAKE, words("version versions phrasing phrasings paraphrase paraphrases variation* "
                      "variant* rewording* reformulation* alternative alternatives rendition* "
                      "perspective*"),
          rf"(?:{ASKED}|\binput\b)"),
     near(MAKE, words("search related alternative different multiple diverse better similar "
                      "standalone "
                      "improved 2 3 4 5 6 7 8 9 10 two three four five"), ASKED, gap=40),
     near(MAKE, words("related"), words("keywords synonyms terms"), gap=20),
     words("standalone stand-alone step-back step_back") + f" {ASKED}",
     rf"{ASKED} (?:rewriter|rewriting|expansion|reformulation|re-writer|expander)"),
    (Kind.SUMMARISE,
     words("summarise summarises summarising summarize summarizes summarizing tldr tl;dr"),
     near(words("write give produce create provide generate"), words("summary"), gap=30)),
    (Kind.TRANSLATE,
     near(words("translate translates translating translation"), words("to into from")),
     words("translator")),
    ))
