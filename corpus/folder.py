"""A company's documents as files: write them into an empty folder, read them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.facts import Company


def write(company: Company, out: Path) -> int:
    """Write every document below `out`; return how many. Raises `CorpusError` if not empty."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CorpusError(f"{out} is not an empty folder", "documents are never mixed with others",
                          "name a new folder, or remove what is in it")
    try:
        for document in company.documents:
            path = out / document.id
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(document.text.encode())
    except OSError as error:
        raise CorpusError(f"the documents cannot be written into {out}", str(error),
                          "name a folder on a disk with room that you may write to") from error
    return len(company.documents)


def reread(company: Company, folder: Path) -> Company:
    """Return the company with its documents' texts as they stand in `folder`.

    A file that is gone gives an empty text; bytes that are no UTF-8 give replacement marks.
    """
    if not folder.is_dir():
        raise CorpusError(f"there is no folder {folder}", "the documents to check are read from it",
                          "build them first: python -m corpus build --out FOLDER")
    texts = []
    for document in company.documents:
        path = folder / document.id
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        texts.append(replace(document, text=text))
    return replace(company, documents=tuple(texts))


def strays(company: Company, folder: Path) -> Iterator[str]:
    """Yield a problem for each file in the folder that is no document of the company."""
    known = {document.id for document in company.documents}
    there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")
                   if path.is_file())
    for name in there:
        if name not in known:
            yield f"{name}: is no document of {company.name} (seed {company.seed}); not checked"
