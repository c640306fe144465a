from __future__ import annotations

from pathlib import Path

import pytest
from rag.chunker import chunk, words
from rag.loader import Document, decode, load
from rag.metadata import metadata


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_bytes(text.encode())


def only(folder: Path) -> Document:
    documents = list(load(folder))
    assert len(documents) == 1
    return documents[0]


def test_markdown_keeps_its_title_and_metadata(tmp_path: Path) -> None:
    write(tmp_path, "a.md",
          "# Travel\n\n*Owner: Finance* \n*Effective from: 1 May 2025* \n\nText.\n")
    document = only(tmp_path)
    assert document.title == "Travel"
    assert document.meta == {"owner": "Finance", "effective": "1 May 2025"}


@pytest.mark.parametrize("text", [
    "---\nowner: Finance\nregion: DACH\nstatus: superseded\n---\n\n# T\n\nText.\n",
    "# T\n\n| Owner | Region | Status |\n|---|---|---|\n| Finance | DACH | superseded |\n\nText.\n",
    "T\n\nOwner:   Finance\nRegion:  DACH\nStatus:  superseded\n\nText.\n",
    "**Owner:** Finance  \n**Region:** DACH  \n**Status:** superseded  \n\nText.\n",
    '<meta name="owner" content="Finance"><meta name="region" content="DACH">\n'
    '<meta name="status" content="superseded">',
])
def test_metadata_is_read_in_every_layout(text: str) -> None:
    assert metadata(text) == {"owner": "Finance", "region": "DACH", "status": "superseded"}


def test_a_banner_tells_a_draft_and_an_old_edition() -> None:
    assert metadata("# Plan (draft)\n\nText.")["status"] == "draft"
    assert metadata("NOTES\n\nArchive copy, superseded.\n")["status"] == "superseded"
    assert metadata("---\nstatus: current\n---\n\nNo draft beer.")["status"] == "current"
    assert "status" not in metadata("# Plan\n\nText.")


def test_what_stands_behind_a_title_is_its_section(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<html><head><title>Plans | Intranet</title></head><body>x</body>")
    assert only(tmp_path).title == "Plans"
    assert only(tmp_path).meta["section"] == "Intranet"


def test_tables_of_pages_become_rows(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<html><head><title>T</title></head><body><nav>Menu</nav><h1>T</h1>"
          "<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>")
    document = only(tmp_path)
    assert document.title == "T"
    assert [line.split("|")[1:3] for line in document.text.split("\n") if "|" in line] == [
        [" x ", " y "], [" 1 ", " 2 "]]
    assert "Menu" not in document.text


@pytest.mark.parametrize(("name", "text", "part"), [
    ("a.csv", "region,plan\nEMEA,Core\n", "| EMEA | Core |"),
    ("a.json", '[{"name": "x"}, {"name": "y"}]', '{"name": "y"}'),
    ("a.txt", "NOTES\n\nText.\n", "Text."),
])
def test_other_formats_are_read(tmp_path: Path, name: str, text: str, part: str) -> None:
    write(tmp_path, name, text)
    assert part in only(tmp_path).text


def test_empty_and_unknown_files_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "  \n")
    write(tmp_path, "b.png", "x")
    assert list(load(tmp_path)) == []


def test_documents_come_in_path_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.md", "a.md", "b/x.md"):
        write(tmp_path, name, "# T\n\nx\n")
    assert [d.id for d in load(tmp_path)] == ["a.md", "b/x.md", "c.md"]


@pytest.mark.parametrize("raw", [
    "é\r\nb".encode(), "\ufeffé\nb".encode(), "é\nb".encode("latin-1")])
def test_encodings_and_newlines_are_evened_out(raw: bytes) -> None:
    assert decode(raw) == "é\nb"


def document(text: str) -> Document:
    return Document("a.md", "Title", text)


def test_a_short_document_is_one_chunk() -> None:
    chunks = chunk(document("# Title\n\nOne.\n\n## Part\n\nTwo."), size=100, overlap=0)
    assert len(chunks) == 1
    assert chunks[0].id == "a.md#000"
    assert chunks[0].embedded.startswith("Title\n")


def test_long_text_is_cut_within_the_size_with_overlap() -> None:
    text = "\n\n".join(f"Sentence {n} has exactly six words." for n in range(60))
    chunks = chunk(document(text), size=50, overlap=10)
    assert len(chunks) > 5
    assert all(words(c.text) <= 50 for c in chunks)
    assert chunks[0].text.split()[-6:] == chunks[1].text.split()[:6]


def test_a_chunk_goes_under_the_heading_above_it() -> None:
    text = "# Title\n\n" + "One two three. " * 4 + "\n\n## Part\n\n" + "\n".join(
        f"Line {n} of the part." for n in range(10))
    chunks = chunk(document(text), size=20, overlap=0)
    assert {c.heading for c in chunks[-2:]} == {"Part"}


def test_a_rule_across_the_page_ends_a_chunk() -> None:
    chunks = chunk(document("# Title\n\nOne.\n\n---\n\nTwo."), size=100, overlap=5)
    assert [c.text.split()[-1] for c in chunks] == ["One.", "Two."]


def test_front_matter_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\nowner: Finance\n---\n\n# T\n\nText.\n")
    assert only(tmp_path).text.strip() == "# T\n\nText."
    assert only(tmp_path).meta == {"owner": "Finance"}


def test_a_paragraph_longer_than_a_chunk_is_cut_at_its_sentences() -> None:
    chunks = chunk(document("A sentence of five words. " * 40), size=30, overlap=0)
    assert len(chunks) > 3
    assert all(c.text.endswith(".") for c in chunks)
