"""What surrounds the text of a web page: navigation, breadcrumbs, notices, footers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from corpus.world.ledger import day
from corpus.writers.desk import Sheet, slug

CRUMBS = {"flow": "Flow", "level": "Level", "pressure": "Pressure", "temperature": "Temperature",
          "analysis": "Liquid analysis"}


def issued(sheet: Sheet) -> date:
    """Return the day a document was issued."""
    return day(sheet.random, date(2025, 2, 3), date(2026, 9, 1))


def paragraph(text: str) -> str:
    """Return background text as a paragraph of a web page."""
    return f"<p>{escape(text, quote=False)}</p>"


def top(sheet: Sheet, title: str, principle: str, moment: date, kind: str) -> list[str]:
    """Return everything above the first heading."""
    families = list(sheet.desk.world.goods.families)
    menu = "".join(f'<li><a href="/products/{slug(name)}">{name}</a></li>' for name in families)
    company = sheet.house["company"]
    number = f"{kind}-{sheet.random.randint(1000, 9800)}"
    head = ["<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
            f"<title>{title} | {company}</title>"]
    if sheet.random.random() < 0.7:
        head += [f'<meta name="document-number" content="{number}">',
                 f'<meta name="dcterms.modified" content="{moment.isoformat()}">',
                 '<meta name="status" content="current">']
    body = ["</head>", "<body>", sheet.pick(
        '<div class="cookie-bar">We use cookies to remember your country and language. '
        "<button>Accept</button> <button>Settings</button></div>",
        '<div class="notice">You are visiting the international site. '
        '<a href="/country">Choose your country</a></div>',
        '<a class="skip" href="#main">Skip to content</a>'),
        f'<header><a href="/"><img src="/static/logo.svg" alt="{company}"></a> '
        '<form action="/search"><input name="q" placeholder="Search products"></form></header>',
        f'<nav class="main"><ul><li><a href="/products">Products</a><ul>{menu}</ul></li>'
        '<li><a href="/industries">Industries</a></li><li><a href="/service">Service</a></li>'
        '<li><a href="/downloads">Downloads</a></li></ul></nav>',
        f'<div class="breadcrumb">Home &rsaquo; Products &rsaquo; {CRUMBS[principle]} &rsaquo; '
        f"{title}</div>", '<main id="main">', f"<h1>{title}</h1>"]
    if sheet.random.random() < 0.6:
        body.append(f'<p class="meta">{number} &middot; issued {moment.isoformat()} &middot; '
                    f"{sheet.pick('Technical Documentation', 'Product Marketing')}</p>")
    return head + body


def bottom(sheet: Sheet, related: Sequence[str]) -> list[str]:
    """Return everything below the last paragraph."""
    links = " | ".join(f'<a href="/products/{slug(name)}">{name}</a>' for name in related)
    more = [f'<aside><h4>{sheet.pick("You may also like", "Related products", "See also")}</h4>'
            f"{links}</aside>"] if related else []
    return ["</main>", *more, '<footer><p><a href="/imprint">Imprint</a> | '
            '<a href="/privacy">Privacy</a> | <a href="/terms">Terms of sale</a></p><p>' +
            sheet.pick("Subject to change. Print-outs are not kept up to date.",
                       "Figures may change with technical progress.",
                       "This page is the valid issue; print-outs are for information only.") +
            f"</p><p>&copy; {sheet.house['company']}</p></footer>", "</body>", "</html>"]
