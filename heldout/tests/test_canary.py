"""Marks and hidden wordings are found where they are, and nowhere else."""

from __future__ import annotations

from heldout.canary import mark, marked, marks, variant_part, wordings
from scoring.records import AnswerType, Gold, Kind, Question, Subject

OURS, OTHERS = variant_part(71), variant_part(2**100)
QUESTION = Question("q-1", "How long is the Valve 900 under warranty?", Kind.SIMPLE,
                    Gold(AnswerType.DURATION, ("24 month",)), Subject("Valve 900"))
SHORT = Question("q-2", "Valve 900 price", Kind.SIMPLE, Gold(AnswerType.MONEY, ("9",), "EUR"),
                 Subject("Valve 900"))


def test_variants_and_holders_have_marks_of_their_own() -> None:
    found = {mark(part, holder) for part in (OURS, OTHERS) for holder in ("documents", "ada")}
    assert len(found) == 4
    assert mark(OURS, "ada").split(":")[1] == OURS


def test_marks_are_found_in_any_file() -> None:
    files = {"a.txt": f"x {mark(OURS)} y {mark(OTHERS, 'ada')}".encode(),
             "b.bin": b"\0\0" + mark(OURS).encode(), "c.py": b"seventy-one-canary:12:34"}
    found = marks(files)
    assert {variant: paths for (variant, _), paths in found.items()} == {
        OURS: ["a.txt", "b.bin"], OTHERS: ["a.txt"]}


def test_a_mark_is_a_comment_at_the_end_of_a_page_and_changes_nothing_else() -> None:
    page = "<html>\n<head>\n<title>T</title>\n</head>\n<body>b</body>\n</html>\n"
    assert marked("a.html", page, mark(OURS)) == page.replace(
        "</html>", f"<!-- {mark(OURS)} -->\n</html>")
    for name in ("a.md", "a.eml", "a.csv"):
        assert marked(name, page, mark(OURS)) == page


def test_a_hidden_wording_is_found_in_spite_of_case_spacing_and_marks() -> None:
    for disguise in ("How long is the Valve 900 under warranty?",
                     "HOW LONG IS THE VALVE-900 UNDER WARRANTY",
                     '{"q": "how long is the\\n"\n "valve 900 under warranty"}'.replace("\\n", ""),
                     "How_long_is_the_Valve_900_under_warranty"):
        assert wordings({"table.py": disguise.encode()}, [QUESTION]) == {"table.py": ["q-1"]}


def test_public_texts_short_wordings_and_other_questions_are_no_hidden_wordings() -> None:
    public = "Practice: how long is the Valve 900 under warranty? 24 months."
    assert wordings({"practice.jsonl": public.encode()}, [QUESTION], [public]) == {}
    assert wordings({"a.py": b"valve 900 price"}, [SHORT]) == {}
    assert wordings({"a.py": b"How long is the Valve 800 under warranty?"}, [QUESTION]) == {}


def test_a_small_binary_is_searched_and_a_large_one_is_not() -> None:
    text = b"\0\x80" + QUESTION.text.encode()
    assert wordings({"index.pkl": text}, [QUESTION]) == {"index.pkl": ["q-1"]}
    assert wordings({"weights": text + bytes(17 * 2**20)}, [QUESTION]) == {}
