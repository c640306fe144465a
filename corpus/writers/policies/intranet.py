"""Renders a page for the old intranet: HTML with its navigation, breadcrumb and footer."""

from __future__ import annotations

import re
from html import escape

from corpus.facts import Fact
from corpus.world.catalogue import attribute
from corpus.world.policies import Edition
from corpus.writers.desk import Sheet, slug
from corpus.writers.house_style import long_date
from corpus.writers.policies.blocks import Block, Page

NAVIGATION = ("Start", "News", "People", "Sites", "Policies", "Forms", "Canteen", "Search")


def text(written: str) -> str:
    """Return prose with the marks of HTML escaped and footnote marks raised."""
    return re.sub(r"\[\^(\d+)\]", r'<sup><a href="#note-\1">\1</a></sup>',
                  escape(written, quote=False))


def opening(sheet: Sheet, title: str, meta: dict[str, str], trail: tuple[str, ...]) -> None:
    """Write everything above the content."""
    sheet.write("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
                f"<title>{text(title)} | {text(sheet.house['company'])} intranet</title>",
                *(f'<meta name="{key}" content="{escape(value)}">' for key, value in meta.items()),
                '<link rel="stylesheet" href="/assets/intranet.css">', "</head>", "<body>",
                '<nav class="main"><ul>' + "".join(
                    f'<li><a href="/{slug(name)}">{name}</a></li>' for name in NAVIGATION)
                + "</ul></nav>",
                '<p class="breadcrumb">' + " &rsaquo; ".join(text(step) for step in trail)
                + "</p>", "<main>", f"<h1>{text(title)}</h1>")


def closing(sheet: Sheet) -> None:
    """Write everything below the content."""
    sheet.write("</main>", '<footer><p>' + text(sheet.pick(
        "Internal use only. Printed copies are not maintained.",
        "For employees. Use the pencil icon to propose a correction.",
        "Something out of date? The link at the top right reaches the editors.")) + "</p>",
        f'<p class="legal">&copy; {text(sheet.house["company"])}</p></footer>', "</body>",
        "</html>")


def render(sheet: Sheet, edition: Edition, page: Page) -> None:
    """Write the page into the sheet."""
    hidden = sheet.random.random() < 0.6
    opening(sheet, page.title, page.meta if hidden else {},
            ("Home", "Policies", edition.region or "Everywhere", edition.policy.name))
    if page.banner:
        sheet.write(f'<div class="notice notice-{page.meta["status"].replace(" ", "-")}">'
                    f"<strong>{text(page.banner)}</strong></div>")
    if not hidden:
        facts = (f"<dt>{key.capitalize()}</dt><dd>"
                 f"{text(long_date(value) if key in ('effective', 'replaced') else value)}</dd>"
                 for key, value in page.meta.items())
        sheet.write(f'<dl class="page-facts">{"".join(facts)}</dl>')
    for section in page.sections:
        sheet.write(f'<h2 id="{slug(section.heading)}">{text(section.heading)}</h2>')
        for block in section.blocks:
            _block(sheet, block)
    if page.footnotes:
        sheet.write('<section class="footnotes">', *(
            f'<p id="note-{n}"><sup>{n}</sup> {text(note)}</p>'
            for n, note in enumerate(page.footnotes, start=1)), "</section>")
    if sheet.random.random() < 0.5:
        sheet.write(f'<p class="colophon">{text(page.colophon)}</p>')
    closing(sheet)


def _block(sheet: Sheet, block: Block) -> None:
    if block.kind == "ul":
        sheet.write("<ul>", *(f"<li>{text(item)}</li>" for item in block.items), "</ul>")
    elif block.kind == "quote":
        sheet.write(*(f'<blockquote class="review">{text(item)}</blockquote>'
                      for item in block.items))
    elif block.kind == "table":
        sheet.write('<table class="glance">', "<tr><th>Rule</th><th>Value</th></tr>",
                    *(_row(sheet, fact) for fact in block.facts), "</table>")
    else:
        sheet.write(*(f"<p>{text(item)}</p>" for item in block.items))


def _row(sheet: Sheet, fact: Fact) -> str:
    noun = attribute("policy", fact.attribute).noun
    row = f"<tr><td>{noun[0].upper()}{noun[1:]}</td><td>{sheet.cell(fact)}</td></tr>"
    sheet.note(fact, row, "table")
    return row
