from __future__ import annotations

from pathlib import Path

import pytest
from rag.chunker import chunk, words
from rag.loader import Document, decode, load


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
    assert document.meta == {"owner": "Finance", "effective from": "1 May 2025"}


def test_tables_of_pages_become_rows(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<html><head><title>T</title></head><body><nav>Menu</nav><h1>T</h1>"
          "<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>")
    document = only(tmp_path)
    assert document.title == "T"
    assert [line.split("|")[1:3] for line in document.text.split("\n") if "|" in line] == [
        [" x ", " y "], [" 1 ", " 2 "]]
    assert "Menu" not in document.text


def test_mail_shows_its_subject_and_body(tmp_path: Path) -> None:
    write(tmp_path, "a.eml", "From: a@b.example\nSubject: Terms\nDate: Mon, 02 Mar 2026 09:10:00 "
          "+0100\nContent-Type: text/plain; charset=\"utf-8\"\n\nHello.\n")
    document = only(tmp_path)
    assert document.title == "Terms"
    assert "Hello." in document.text


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
    assert all(words(c.text) <= 60 for c in chunks)
    assert chunks[0].text.split()[-3:] == chunks[1].text.split()[7:10]


def test_a_table_cut_in_two_keeps_its_header() -> None:
    rows = "\n".join(f"| row {n} | {n} kg | and some more words here |" for n in range(60))
    chunks = chunk(document(f"| name | mass | note |\n{rows}"), size=80, overlap=0)
    assert len(chunks) > 3
    assert all(c.text.startswith("| name | mass | note |") for c in chunks)
