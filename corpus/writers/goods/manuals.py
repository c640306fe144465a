"""Operating manuals: one long document a family, with facts deep in its chapters.

Torque and calibration interval stand here and hardly anywhere else: late in long sections, in
notes and footnotes, or in a table for all variants.
"""

from __future__ import annotations

from collections.abc import Callable

from corpus.facts import Entity
from corpus.world.goods import Line
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.goods import clutter
from corpus.writers.goods.notes import Notes

Chapter = tuple[str, Callable[[Notes], list[str]]]


def write(desk: Desk) -> None:
    """Write one manual for each family."""
    for line in desk.world.goods.lines:
        _manual(desk, line, desk.world.goods.families[line.family])


def _manual(desk: Desk, line: Line, variants: tuple[Entity, ...]) -> None:
    sheet = desk.sheet(f"manuals/{slug(line.family)}.md")
    title = sheet.pick(f"{line.family} operating manual", f"Operating instructions {line.family}",
                       f"{line.family} series: installation and operation")
    moment = clutter.issued(sheet)
    notes = Notes(sheet, line, variants)
    sheet.write(*_head(sheet, title, variants), f"Issued {moment.isoformat()}", "")
    numbered = sheet.random.random() < 0.6
    for number, (heading, chapter) in enumerate(_chapters(sheet, line), 1):
        sheet.write(f"## {f'{number} ' if numbered else ''}{heading}", "", *chapter(notes), "")
    sheet.write(*notes.footnotes)
    sheet.finish("manual", title, owner="Technical Documentation", effective=moment)


def _head(sheet: Sheet, title: str, variants: tuple[Entity, ...]) -> list[str]:
    types = ", ".join(variant.name for variant in variants)
    number = f"OM-{sheet.random.randint(2000, 9800)}"
    if sheet.random.random() < 0.5:
        return ["---", f"title: {title}", f"document: {number}", f"applies_to: [{types}]",
                "status: current", "---", "", f"# {title}", ""]
    return [f"# {title}", "", f"Document {number}, original instructions. Valid for: {types}.", ""]


def _chapters(sheet: Sheet, line: Line) -> list[Chapter]:
    """Return the chapters of this manual in order; some are optional, some change places."""
    name = line.family
    before: list[Chapter] = [
        (sheet.pick(f"How the {name} measures", "Measuring principle",
                    f"What happens inside the {name}"), _principle),
        (sheet.pick("Unpacking and storage", "Receiving the instrument",
                    f"When the {name} arrives"), _unpacking),
    ]
    sheet.random.shuffle(before)
    after: list[Chapter] = [
        (sheet.pick("Faults and remedies", f"If a {name} misbehaves", "Troubleshooting"), _trouble),
        (sheet.pick("Opening the instrument", f"Seals of the {name}", "Seals and spare parts"),
         _opening),
    ]
    sheet.random.shuffle(after)
    chapters: list[Chapter] = [
        (sheet.pick("Safety", "For your safety", f"Working safely on the {name}"), _safety),
        *before,
        (sheet.pick(f"Mounting the {name}", "Mechanical installation", f"Installing the {name}"),
         _mounting),
        (sheet.pick("Electrical connection", f"Wiring the {name}", "Connecting"), _wiring),
        (sheet.pick(f"Commissioning the {name}", "First start-up", "Putting into operation"),
         _startup),
        (sheet.pick("Operation", f"Living with the {name}", f"The {name} in daily use"), _running),
        (sheet.pick("Maintenance and calibration", f"Maintaining the {name}", "Upkeep"), _upkeep),
        *after,
        (sheet.pick("Return and disposal", "Sending an instrument back",
                    f"Returning a {name}"), _returns),
    ]
    if sheet.random.random() < 0.5:
        chapters.insert(1, (sheet.pick("About this manual", "How to use these instructions"),
                            _scope))
    return chapters


def _scope(notes: Notes) -> list[str]:
    return [notes.passage("manual.scope")]


def _safety(notes: Notes) -> list[str]:
    return notes.several(notes.passage, "manual.safety")


def _principle(notes: Notes) -> list[str]:
    return notes.several(notes.own, "principle")


def _unpacking(notes: Notes) -> list[str]:
    return [notes.passage("manual.unpacking")]


def _mounting(notes: Notes) -> list[str]:
    """Begin with the place, end with the wrench: the torque comes late in the chapter."""
    lines = ["### Choosing the place", "", *notes.several(notes.own, "location"), "",
             f"### {notes.sheet.pick('Fitting', 'Assembly', 'Step by step')}", "",
             notes.own("mounting"), "", notes.own("mounting"), ""]
    if notes.sheet.random.random() < 0.5:
        lines += [*notes.quoted("pressure", notes.variants[:2]), ""]
    return lines + notes.spread("torque", "mounting")


def _wiring(notes: Notes) -> list[str]:
    lines = notes.several(notes.passage, "manual.wiring")
    if notes.sheet.random.random() < 0.6:
        lines[-1] += notes.footnote("supply", notes.variants)
    lines += ["", notes.passage("manual.cabinet")]
    if notes.line.editions:
        lines += ["", *notes.quoted("ambient", notes.variants)]
    return lines


def _startup(notes: Notes) -> list[str]:
    return [*notes.several(notes.own, "startup"), "", notes.passage("manual.menu")]


def _running(notes: Notes) -> list[str]:
    return [notes.own("running"), "", notes.passage("manual.menu"), "",
            *notes.several(notes.own, "running")]


def _upkeep(notes: Notes) -> list[str]:
    return [notes.own("upkeep"), "", *notes.several(notes.passage, "manual.cleaning"), "",
            *notes.spread("calibration", "upkeep")]


def _trouble(notes: Notes) -> list[str]:
    return [notes.passage("manual.trouble"), "", *notes.several(notes.own, "trouble"), "",
            notes.passage("manual.trouble")]


def _opening(notes: Notes) -> list[str]:
    lines = [notes.passage("manual.opening"), ""]
    if notes.sheet.random.random() < 0.5:
        return [*lines, *notes.bullets("seal_kit")]
    return [*lines, notes.passage("manual.opening") + notes.footnote("seal_kit",
                                                                          notes.variants)]


def _returns(notes: Notes) -> list[str]:
    return [notes.passage("manual.returns"), "", notes.passage("manual.disposal")]


