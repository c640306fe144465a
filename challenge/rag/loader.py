"""Read the documents folder: every format becomes a title, metadata and plain text."""

from __future__ import annotations

import csv
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from rag.metadata import metadata

log = logging.getLogger(__name__)

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
SUFFIX = re.compile(r" (?:[|–] |[(\[])")  # "Page | Site", "Page – Section", "Page (Section)"


@dataclass(frozen=True)
class Document:
    """One document; `id` is its path below the documents folder."""

    id: str
    title: str
    text: str
    meta: dict[str, str] = field(default_factory=dict)


def load(folder: Path) -> Iterator[Document]:
    """Yield all readable documents below `folder` in path order."""
    for path in sorted(folder.rglob("*")):
        read = READERS.get(path.suffix.lower())
        if read is None or not path.is_file():
            continue
        document_id = path.relative_to(folder).as_posix()
        text = decode(path.read_bytes())
        title, body = read(text, Path(document_id).with_suffix("").as_posix())
        if not body.strip():
            log.warning("%s is empty", document_id)
            continue
        meta = metadata(text)
        page, *behind = SUFFIX.split(title, maxsplit=1)
        if behind:
            meta["section"] = behind[0].rstrip(")]")
        yield Document(document_id, page, body, meta)


def decode(raw: bytes) -> str:
    """Decode UTF-8 with or without a byte order mark, or Latin-1; newlines become plain."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_markdown(text: str, name: str) -> tuple[str, str]:
    text = FRONT_MATTER.sub("", text)
    first = next((line for line in text.split("\n") if line.startswith("# ")), "")
    return (first.lstrip("# ").strip() or name), text


def read_text(text: str, name: str) -> tuple[str, str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    title = lines[0] if lines else name
    if title.isupper() and len(lines) > 1 and not lines[1].isupper():
        title = " ".join(line for line in lines[:3] if not set(line) <= set("=-"))
    return title, text


def spoken(name: str) -> str:
    """Return a path as a title: "prices/seal-kits" is "prices, seal kits"."""
    return name.replace("/", ", ").replace("-", " ")


def read_csv(text: str, name: str) -> tuple[str, str]:
    lines = text.splitlines()
    notes = [line for line in lines if line.startswith("#")]
    delimiter = ";" if text.count(";") > text.count(",") else ","
    rows = csv.reader([line for line in lines if line and not line.startswith("#")],
                      delimiter=delimiter)
    table = ["| " + " | ".join(row) + " |" for row in rows]
    return spoken(name), "\n".join([*notes, *table])


def read_json(text: str, name: str) -> tuple[str, str]:
    data = json.loads(text)
    items = data if isinstance(data, list) else [data]
    return spoken(name), "\n".join(json.dumps(i, ensure_ascii=False) for i in items)


class _PageParser(HTMLParser):
    """Collect the text of a page; table rows become lines of cells."""

    SKIPPED = ("script", "style", "nav", "footer", "head")
    BREAKS = ("p", "h1", "h2", "h3", "li", "table", "div", "ul", "br")

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.title = ""
        self.skipping = 0
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self.in_title = True
        if tag in self.SKIPPED:
            self.skipping += 1
        elif tag == "tr":
            self.parts.append("\n| ")
        elif tag in self.BREAKS:
            self.parts.append("\n" + {"h1": "# ", "h2": "## ", "h3": "### "}.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        if tag in self.SKIPPED:
            self.skipping -= 1
        elif tag in ("td", "th"):
            self.parts.append(" | ")
        elif tag in ("p", "h1", "h2", "h3", "li", "table"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data
        elif not self.skipping:
            self.parts.append(data.strip("\n"))


def read_html(text: str, name: str) -> tuple[str, str]:
    parser = _PageParser()
    parser.feed(text)
    body = re.sub(r"\n{3,}", "\n\n", "".join(parser.parts))
    return parser.title.strip() or name, body.strip()


READERS = {
    ".md": read_markdown,
    ".html": read_html,
    ".txt": read_text,
    ".csv": read_csv,
    ".json": read_json,
}
