"""Renders a page as Markdown, in one of four manners of giving its metadata."""

from __future__ import annotations

from corpus.facts import Fact
from corpus.world.catalogue import attribute
from corpus.world.policies import Edition
from corpus.writers.desk import Sheet
from corpus.writers.house_style import long_date
from corpus.writers.policies.blocks import Block, Page


def render(sheet: Sheet, edition: Edition, page: Page) -> None:
    """Write the page into the sheet."""
    manner = sheet.pick("front matter", "front matter", "lines", "table", "body", "body")
    if manner == "front matter":
        sheet.write("---", f'title: "{page.title}"',
                    *(f"{key}: {value}" for key, value in page.meta.items()), "---", "")
    sheet.write(f"# {page.title}", "")
    if manner == "lines":
        mark = sheet.pick("*", "**")
        for key, value in page.meta.items():
            sheet.write(f"{mark}{key.capitalize()}:{mark} {_read(key, value)}  ")
        sheet.write("")
    elif manner == "table":
        sheet.write("| " + " | ".join(key.capitalize() for key in page.meta) + " |",
                    "|" + " --- |" * len(page.meta),
                    "| " + " | ".join(_read(k, v) for k, v in page.meta.items()) + " |", "")
    if page.banner:
        sheet.write(f"> **{page.banner}**" if sheet.random.random() < 0.5 else f"> {page.banner}",
                    "")
    if manner == "body" and sheet.random.random() < 0.6:
        sheet.write(page.colophon, "")
        page.colophon = ""
    for section in page.sections:
        sheet.write(f"## {section.heading}", "")
        for block in section.blocks:
            _block(sheet, block)
    if page.footnotes:
        sheet.write(*(f"[^{n}]: {text}" for n, text in enumerate(page.footnotes, start=1)), "")
    if manner == "body" and page.colophon:
        sheet.write("---", "", f"*{page.colophon}*")


def _read(key: str, value: str) -> str:
    return long_date(value) if key in ("effective", "replaced") else value


def _block(sheet: Sheet, block: Block) -> None:
    if block.kind == "ul":
        sheet.write(*(f"- {item}" for item in block.items), "")
    elif block.kind == "quote":
        sheet.write(*(f"> {item}" for item in block.items), "")
    elif block.kind == "table":
        head = sheet.pick("| Rule | Value |", "| What | How much |", "| Subject | Rule |")
        sheet.write(head, "| --- | --- |", *(_row(sheet, fact) for fact in block.facts), "")
    else:
        sheet.write(*block.items, "")


def _row(sheet: Sheet, fact: Fact) -> str:
    noun = attribute("policy", fact.attribute).noun
    row = f"| {noun[0].upper()}{noun[1:]} | {sheet.cell(fact)} |"
    sheet.note(fact, row, "table")
    return row
