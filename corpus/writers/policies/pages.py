"""One page of the handbook: title, metadata, standing, and the choice of its format."""

from __future__ import annotations

from corpus.facts import Status
from corpus.world.policies import Edition
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.house_style import long_date
from corpus.writers.policies import intranet, markdown
from corpus.writers.policies.blocks import Page
from corpus.writers.policies.naming import OWNERS, place, title
from corpus.writers.policies.sections import Composer


def write_page(desk: Desk, edition: Edition, html: bool) -> None:
    """Write the page of one edition, as Markdown or for the old intranet."""
    sheet = desk.sheet(_path(edition, html))
    owner = sheet.house[OWNERS[edition.key]]
    named = title(edition, sheet.random)
    page = Page(named, _banner(sheet, edition), _meta(edition, as_label(owner)),
                _colophon(sheet, edition, owner), [])
    Composer(sheet, edition, page).compose()
    (intranet if html else markdown).render(sheet, edition, page)
    sheet.finish("policy", named, edition.status, owner, edition.start, edition.region)


def _path(edition: Edition, html: bool) -> str:
    where = slug(edition.region or "global")
    name = slug(edition.policy.name)
    root = f"intranet/policies/{where}" if html else f"handbook/{where}"
    suffix = "html" if html else "md"
    match edition.status:
        case Status.CURRENT:
            return f"{root}/{name}.{suffix}"
        case Status.DRAFT:
            return f"handbook/drafts/{name}-{where}-{edition.start.year}.md" if not html else \
                f"{root}/draft-{name}-{edition.start.year}.html"
        case _:
            return f"{root}/archive/{name}-{edition.start.year}.{suffix}"


def _meta(edition: Edition, owner: str) -> dict[str, str]:
    meta = {"owner": owner, "region": edition.region or "all",
            "effective": edition.start.isoformat()}
    if edition.end is not None:
        meta["replaced"] = edition.end.isoformat()
    meta["status"] = {Status.CURRENT: "in force", Status.SUPERSEDED: "superseded",
                      Status.DRAFT: "draft"}[edition.status]
    return meta


def _banner(sheet: Sheet, edition: Edition) -> str:
    """Return the line that warns of pages that do not hold today; nothing on current ones."""
    if edition.status is Status.CURRENT:
        return ""
    theme = "archive_banner" if edition.status is Status.SUPERSEDED else "draft_banner"
    text = sheet.passage(f"policies.{theme}", place=place(edition.region))
    start = long_date(edition.start.isoformat())
    if edition.end is None:
        return f"{text} Planned start: {start}."
    end = long_date(edition.end.isoformat())
    return text + " " + sheet.pick(
        f"Valid from {start} until replaced on {end}.", f"It applied from {start}; its successor "
        f"took over on {end}.", f"In force between {start} and {end}.")


def _colophon(sheet: Sheet, edition: Edition, owner: str) -> str:
    """Return the metadata as a sentence, for pages that have no other."""
    day = long_date(edition.start.isoformat())
    if edition.status is Status.CURRENT:
        return sheet.pick(
            f"{owner[:1].upper()}{owner[1:]} answers for this page, which took effect on {day}.",
            f"These rules have been in force since {day} and are looked after by {owner}.",
            f"Published by {owner}. Applies from {day} until further notice.")
    opening = owner[:1].upper() + owner[1:]
    return sheet.pick(f"Written by {owner} for the edition of {day}.",
                      f"{opening} kept this page; first day of validity: {day}.",
                      f"Keeper of this text: {as_label(owner)}.")
