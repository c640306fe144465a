"""The frames documents come in: front matter, header blocks, intranet pages with their clutter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from corpus.facts import Status
from corpus.world.ledger import TODAY
from corpus.writers.background import as_label
from corpus.writers.desk import Sheet
from corpus.writers.house_style import long_date


def reviewed(sheet: Sheet, oldest: int = 420) -> date:
    """Return a day on which the document was last looked at."""
    picked = TODAY - timedelta(days=sheet.random.randint(12, oldest))
    return picked - timedelta(days=max(0, picked.weekday() - 4))


def listed(names: Sequence[str]) -> str:
    """Return names with commas and a final "and"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def markdown(sheet: Sheet, title: str, owner: str, when: date,
             status: Status = Status.CURRENT) -> None:
    """Open a Markdown document in one of four ways."""
    owner = as_label(owner)
    state = {Status.CURRENT: "current", Status.SUPERSEDED: "superseded",
             Status.DRAFT: "draft"}[status]
    match sheet.random.randrange(4):
        case 0:
            sheet.write("---", f'title: "{title}"', f"owner: {owner}",
                        f"effective: {when.isoformat()}", f"status: {state}", "---", "",
                        f"# {title}", "")
        case 1:
            sheet.write(f"# {title}", "", f"**Owner:** {owner}  ",
                        f"**In force since:** {long_date(when.isoformat())}  ",
                        f"**Status:** {state}", "")
        case 2:
            sheet.write(f"# {title}", "", "| Owner | Date | Status |", "|---|---|---|",
                        f"| {owner} | {when.isoformat()} | {state} |", "")
        case _:
            sheet.write(f"# {title}", "", f"*{owner}, {long_date(when.isoformat())}. "
                        f"This page is {state}.*", "")


def page(sheet: Sheet, title: str, crumbs: Sequence[str], owner: str, when: date,
         status: Status = Status.CURRENT) -> None:
    """Open an intranet page."""
    way = " &rsaquo; ".join(f'<a href="#">{escape(crumb, quote=False)}</a>' for crumb in crumbs)
    links = sheet.random.sample(("Home", "Service", "Spares", "Forms", "People", "News", "Tools",
                                 "Canteen"), 5)
    sheet.write(
        "<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
        f"<title>{escape(title, quote=False)}</title>",
        f'<meta name="owner" content="{escape(as_label(owner), quote=False)}">',
        f'<meta name="effective" content="{when.isoformat()}">',
        f'<meta name="status" content="{status.value}">', "</head>", "<body>",
        "<nav><ul>" + "".join(f'<li><a href="#">{link}</a></li>' for link in links)
        + "</ul></nav>",
        f'<div class="breadcrumb">{way}</div>', f"<h1>{escape(title, quote=False)}</h1>")


def page_end(sheet: Sheet, owner: str) -> None:
    """Close an intranet page."""
    sheet.write(f"<footer>{sheet.pick('Page owner', 'Maintained by', 'Content')}: "
                f"{escape(as_label(owner), quote=False)} | "
                f'<a href="#">{sheet.pick("Print", "Print view")}</a> | '
                f'<a href="#">{sheet.pick("Report an error", "Suggest a change")}</a></footer>',
                "</body>", "</html>")
