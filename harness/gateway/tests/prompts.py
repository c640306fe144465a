"""Prompt layouts as people write them: the same passages and question, laid out in many ways."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Messages = list[dict[str, str]]
ORDERS = ("Answer only from the passages. If they do not contain the answer, say that you do not "
          "know. Answer in one short sentence.")


@dataclass(frozen=True)
class Piece:
    """A passage before it is laid out."""

    id: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        return f"{self.title}\n{self.text}"


Layout = Callable[[str, Sequence[Piece], str], Messages]


def user(text: str) -> dict[str, str]:
    return {"role": "user", "content": text}


def system(text: str) -> dict[str, str]:
    return {"role": "system", "content": text}


def numbered(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"[{n}] {p.whole}" for n, p in enumerate(pieces, 1))
    return [system(orders), user(f"Passages:\n\n{body}\n\nQuestion: {question}")]


def ids(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"[{p.id}] {p.whole}" for p in pieces)
    return [system(orders), user(f"### Context\n{body}\n\n### Question\n{question}\n\n### Answer")]


def tagged(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n".join(f'<doc id="{p.id}" title="{p.title}">\n{p.text}\n</doc>' for p in pieces)
    return [system(orders), user(f"{question}\n\n{body}")]


def documents(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n".join(
        f'<document index="{n}">\n<source>{p.id}</source>\n<title>{p.title}</title>\n'
        f"<document_content>\n{p.text}\n</document_content>\n</document>"
        for n, p in enumerate(pieces, 1))
    return [user(f"<documents>\n{body}\n</documents>\n\n{orders}\n\n{question}")]


def words(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"Document {n}: {p.whole}" for n, p in enumerate(pieces, 1))
    return [user(f"{orders}\n\n{body}\n\nUser question: {question}\nAnswer:")]


def passage_lines(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"Passage {n} (score: 0.{9 - n})\nTitle: {p.title}\n{p.text}"
                       for n, p in enumerate(pieces, 1))
    return [system(orders), user(f"Q: {question}\n\n{body}")]


def sources(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"Source: {p.id}.md\n{p.whole}" for p in pieces)
    return [system(f"{orders}\n\nContext:\n{body}"), user(question)]


def ruled(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n---\n".join(p.whole for p in pieces)
    return [system(orders), user(f"Context:\n---\n{body}\n---\n\nQuery: {question}")]


def hashed(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n###\n".join(p.whole for p in pieces)
    return [system(orders), user(f"Here are the passages:\n{body}\n###\n{question}")]


def array(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = json.dumps([{"id": p.id, "title": p.title, "text": p.text, "score": 0.5}
                       for p in pieces], indent=1)
    return [system(orders), user(f"Context (JSON):\n{body}\n\nQuestion: {question}")]


def headings(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"## {p.title} (score: 0.{9 - n})\n{p.text}"
                       for n, p in enumerate(pieces, 1))
    return [system(orders), user(f"# Retrieved passages\n\n{body}\n\n# Question\n{question}")]


def listed(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n".join(f"{n}. (source: {p.id}) {p.whole}" for n, p in enumerate(pieces, 1))
    return [system(orders), user(f"Sources:\n{body}\n\n{question}")]


def fenced(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n".join(f"```\n{p.whole}\n```" for p in pieces)
    return [user(f"{orders}\n\n{body}\n\nQuestion: {question}")]


def quoted(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"[{n}] {p.whole}" for n, p in enumerate(pieces, 1))
    return [user(f'Articles:\n"""\n{body}\n"""\n\n{orders}\n\nQuestion: {question}')]


def blocks(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(p.whole for p in pieces)
    return [user(f"{orders} Use the following pieces of context.\n\n{body}\n\n"
                 f"Question: {question}\nHelpful Answer:")]


def between_rules(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(p.whole for p in pieces)
    line = "-" * 21
    return [user(f"Context information is below.\n{line}\n{body}\n{line}\n{orders}\n"
                 f"Query: {question}\nAnswer: ")]


def one_a_message(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    return [system(orders), *(user(p.whole) for p in pieces), user(question)]


def question_apart(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"[{n}] {p.whole}" for n, p in enumerate(pieces, 1))
    return [system(orders), user(f"Question: {question}"), user(body)]


def wrapped(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"[{n}] {p.whole}" for n, p in enumerate(pieces, 1))
    return [system(f"{orders}\n\n<context>\n{body}\n</context>"),
            user(f"<question>{question}</question>")]


def after_all(orders: str, pieces: Sequence[Piece], question: str) -> Messages:
    body = "\n\n".join(f"[{n}] {p.whole}" for n, p in enumerate(pieces, 1))
    return [user(f"{body}\n\nQuestion: {question}\n\n{orders}\n\nAnswer:")]


CLOSED: tuple[Layout, ...] = (tagged, documents, array, fenced, quoted, wrapped)
OPEN: tuple[Layout, ...] = (numbered, ids, words, passage_lines, sources, ruled, hashed, headings,
                            listed, question_apart, after_all, between_rules, one_a_message)
ALL: tuple[Layout, ...] = (*CLOSED, *OPEN, blocks)
