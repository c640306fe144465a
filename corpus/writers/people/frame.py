"""The frame of an intranet page: navigation, breadcrumbs, sidebar and footer around the text.

One company has one frame; what stands in its menus and sidebars differs from page to page.
"""

from __future__ import annotations

from datetime import date

from corpus.writers.desk import Sheet
from corpus.writers.house_style import long_date

MENUS = (
    ("Home", "News", "Locations", "Teams", "Handbook", "Forms", "Search"),
    ("Start", "Company", "Sites", "People", "Policies", "Services", "Marketplace"),
    ("Today", "Places", "Who is who", "Rules", "Tools", "Canteen menu", "A to Z"),
)
ASIDE = (
    "Lunch this week", "Report a fault", "Book a desk for guests", "Lost and found",
    "Lift sharing board", "Choir rehearsal moved to the lobby", "Second-hand corner",
    "Badge forgotten? Read this first", "How to label a parcel", "Photos of the summer party",
    "Running group meets at the gate", "Printer on the upper floor is back",
    "Blood donors wanted", "New: dark mode", "Works council: open hour", "Vacancies",
    "First aid refresher, places left", "Coffee machine: descaling plan",
)
FEEDBACK = ("Was this page helpful? Yes / No", "Like (7) · Comment (2) · Share",
            "Something missing? Write to the editors.", "Print · Send link · Follow this page",
            "Rate this page ★★★★☆")


def open_page(sheet: Sheet, title: str, branch: str, owner: str, effective: date) -> None:
    """Write everything above the text of a page."""
    look = sheet.desk.world.ledger.stream("intranet look").randrange(3)
    name, portal = sheet.house["company"], sheet.house["portal"].removeprefix("the ")
    meta = sheet.random.random() < 0.6
    sheet.write("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
                f"<title>{title} | {name} {'intranet' if look else portal}</title>")
    if meta:
        sheet.write(f'<meta name="owner" content="{owner}">',
                    f'<meta name="dc.date" content="{effective.isoformat()}">')
    sheet.write("</head>", f'<body class="{("wide", "two-col", "legacy")[look]}">')
    items = [f'<li><a href="/{word.lower().replace(" ", "-")}">{word}</a></li>'
             for word in MENUS[look]]
    crumb = (" &rsaquo; ", " / ", " &gt; ")[look].join((MENUS[look][0], branch, title))
    if look == 2:
        sheet.write('<div id="nav"><ul>', *items, "</ul></div>",
                    '<div id="login">You are signed in. <a href="/out">Sign out</a></div>',
                    f'<div id="path">You are here: {crumb}</div>', '<div id="content">')
    else:
        sheet.write('<a class="skip" href="#main">Skip to content</a>', '<nav class="top"><ul>',
                    *items, "</ul></nav>", f'<div class="breadcrumb">{crumb}</div>',
                    '<main id="main">')
    sheet.write(f"<h1>{title}</h1>")
    if not meta or look == 1:
        sheet.write(f'<p class="byline">{sheet.pick("Page owner", "Looked after by", "Editor")}: '
                    f"{owner} · {sheet.pick('last changed', 'reviewed', 'as of')} "
                    f"{long_date(effective.isoformat())}</p>")


def close_page(sheet: Sheet, related: tuple[str, ...] = ()) -> None:
    """Write everything below the text of a page."""
    look = sheet.desk.world.ledger.stream("intranet look").randrange(3)
    sheet.write("</div>" if look == 2 else "</main>",
                '<div id="right">' if look == 2 else "<aside>",
                f"<h3>{sheet.pick('Popular', 'Also of interest', 'On the board', 'Shortcuts')}"
                "</h3>", "<ul>",
                *(f'<li><a href="#">{line}</a></li>' for line in
                  sheet.random.sample(ASIDE, sheet.random.randint(3, 6))), "</ul>")
    if related:
        sheet.write(f"<h3>{sheet.pick('Related pages', 'More like this', 'See also')}</h3>", "<ul>",
                    *(f'<li><a href="#">{name}</a></li>' for name in related), "</ul>")
    sheet.write("</div>" if look == 2 else "</aside>",
                f"<footer><p>{sheet.pick(*FEEDBACK)}</p>",
                f"<p>{sheet.house['company']} · internal · "
                f"{sheet.pick('do not forward', 'for staff only', 'not for customers')}</p>"
                "</footer>", "</body>", "</html>")
