"""Firmware notes in plain text: the newest first with older ones below, or a file a version."""

from __future__ import annotations

from datetime import date
from textwrap import wrap

from corpus.facts import Entity, Fact, Status
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.house_style import one

Version = tuple[Fact, Fact, Fact]        # version, release date, fixes


def write(desk: Desk) -> None:
    """Write the current notes of each family and, for some, archived notes of old versions."""
    for release in desk.world.goods.releases:
        family = release.aliases[0]
        versions = _versions(desk, release)
        archive = desk.world.ledger.stream(f"archive {family}").random() < 0.45
        _notes(desk, family, versions, archive)
        for old in versions[1:] if archive else ():
            _old(desk, family, old)


def _versions(desk: Desk, release: Entity) -> list[Version]:
    columns = [desk.facts(release.id, name) for name in ("version", "released", "fixes")]
    found = [(a, b, c) for a, b, c in zip(*columns, strict=True)]
    return found[::-1]


def _notes(desk: Desk, family: str, versions: list[Version], archive: bool) -> None:
    sheet = desk.sheet(f"firmware/{slug(family)}.txt")
    newest = versions[0]
    kind = desk.world.goods.principles[family]
    title = sheet.pick(f"{family} firmware: release notes", f"Firmware notes, {family} series",
                       f"{family} firmware, what is new")
    sheet.write(title.upper() if sheet.random.random() < 0.5 else title, "=" * len(title),
                f"{sheet.house['company']}, {sheet.pick('Device Software', 'Firmware Group')}", "",
                _body(sheet, family, newest), "", *_filled(sheet.passage(f"goods-{kind}.changes")),
                "")
    parts = [("HOW TO UPDATE", "goods.update"), ("BEFORE YOU START", "goods.before"),
             ("KNOWN LIMITATIONS", "goods.limits")]
    for heading, theme in parts[: sheet.random.choice((2, 3, 3))]:
        sheet.write(heading, "-" * len(heading), *_filled(sheet.passage(theme, family=family)), "")
    if archive:
        sheet.write("Older versions have notes of their own in the firmware archive.")
    else:
        heading = sheet.pick("OLDER VERSIONS", "HISTORY", f"EARLIER {family.upper()} VERSIONS")
        sheet.write(heading, "-" * len(heading), "")
        shape, fixed = sheet.random.randrange(3), sheet.pick("Fixed", "Resolved", "Issues resolved")
        for version in versions[1:]:
            sheet.write(*_history(sheet, family, version, shape, fixed), "")
    sheet.finish("release notes", title, owner="Device Software",
                 effective=date.fromisoformat(newest[1].values[0].text))


def _body(sheet: Sheet, family: str, version: Version) -> str:
    number, released, fixes = version
    first, second = sheet.say(number, family), sheet.say(released, family)
    if sheet.random.random() < 0.5:
        return f"{first}\n{second}\n\n{sheet.say(fixes, family)}"
    return f"{second}\n{first}\n{sheet.say(fixes, family)}"


def _history(sheet: Sheet, family: str, version: Version, shape: int, word: str) -> list[str]:
    """Return an older version as two or three lines, in the document's own shape."""
    number, released, fixes = version
    day = one(released.values[0], sheet.hand)
    line = (f"{family} {number.values[0].text}, released {day}",
            f"Version {number.values[0].text} (released {day})",
            f"* firmware {number.values[0].text}, {family} series, released on {day}")[shape]
    fixed = f"  {word}: {sheet.cell(fixes)}"
    for fact in version[:2]:
        sheet.note(fact, line, "heading-subject")
    sheet.note(fixes, line, "heading-subject")
    sheet.note(fixes, fixed.strip(), "list")
    kind = sheet.desk.world.goods.principles[family]
    more = _filled(sheet.passage(f"goods-{kind}.changes")) if sheet.random.random() < 0.85 else []
    return [line, fixed, *(f"  {text}" for text in more)]


def _old(desk: Desk, family: str, version: Version) -> None:
    number = version[0].values[0].text
    sheet = desk.sheet(f"firmware/archive/{slug(family)}-{number}.txt")
    title = f"{family} firmware {number}"
    kind = desk.world.goods.principles[family]
    sheet.write(title, "~" * len(title),
                sheet.pick("Status: superseded. Kept for repair shops and audits.",
                           "SUPERSEDED: a newer package exists; see the current notes.",
                           "Archive copy, superseded. Do not load this package on new units."),
                "", _body(sheet, family, version), "",
                *_filled(sheet.passage(f"goods-{kind}.changes")), "",
                *_filled(sheet.passage("goods.before", family=family)), "",
                *_filled(sheet.passage("goods.limits", family=family)))
    sheet.finish("release notes", title, Status.SUPERSEDED, owner="Device Software",
                 effective=version[0].valid_from)


def _filled(text: str) -> list[str]:
    return wrap(text, 92)
