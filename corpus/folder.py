"""A company's documents as files: write them into an empty folder, read them back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.facts import Company


def write(company: Company, out: Path) -> int:
    """Write every document below `out`; return how many. Raises `CorpusError` if not empty."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CorpusError(f"{out} is not an empty folder", "documents are never mixed with others",
                          "name a new folder, or remove what is in it")
    for document in company.documents:
        path = out / document.id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode())
    return len(company.documents)


def reread(company: Company, folder: Path) -> Company:
    """Return the company with its documents' texts as they stand in `folder`."""
    if not folder.is_dir():
        raise CorpusError(f"there is no folder {folder}", "the documents to check are read from it",
                          "build them first: python -m corpus build --out FOLDER")
    texts = []
    for document in company.documents:
        path = folder / document.id
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        texts.append(replace(document, text=text))
    return replace(company, documents=tuple(texts))
