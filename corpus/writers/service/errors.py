"""Tables of all error codes of a family, in the format that its team happened to choose."""

from __future__ import annotations

from corpus.facts import Entity, Status
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.service import frame, tables
from corpus.writers.service.mails import asked
from corpus.writers.service.tables import Row

HEADS = {
    "part": ("Replacement part", "Replacement part no.", "Part to fit (replacement part)"),
    "wait": ("Cool-down", "Cool-down time", "Cool-down before restart"),
    "limit": ("Trip threshold", "Trips at", "Trip threshold (diagnostic channel)"),
    "instruction": ("Work instruction",),
}


def write(desk: Desk) -> None:
    """Write a table for most families, each in one of three formats."""
    random = desk.world.ledger.stream("error tables")
    families = list(desk.world.service.faults.items())
    left_out = random.randrange(len(families))
    turn = random.randrange(3)
    for index, (family, codes) in enumerate(families):
        if index != left_out:
            _table(desk, family, codes, ("html", "txt", "md")[(turn + index) % 3])


def _table(desk: Desk, family: str, codes: tuple[Entity, ...], kind: str) -> None:
    sheet = desk.sheet(f"error-tables/{slug(family)}.{kind}")
    title = sheet.pick(f"{family} error codes at a glance", f"Error codes of the {family} series",
                       f"{family}: quick table of error codes")
    owner, when = sheet.house["support"], frame.reviewed(sheet)
    names = sheet.random.sample(("part", "wait", "limit"), 3)
    if sheet.random.random() < 0.5:
        names.append("instruction")
    head = [sheet.pick("Code", "Error", "Display"), sheet.pick("Meaning", "What is wrong"),
            *(sheet.pick(*HEADS[name]) for name in names)]
    rows = [_row(sheet, code, names) for code in codes]
    before = sheet.passage("service_notes.table_intro", family=family)
    after = sheet.passage("service_notes.table_after", family=family)
    if kind == "html":
        frame.page(sheet, title, ("Service", "Error codes", family), owner, when)
        sheet.write(f"<p>{before}</p>")
        tables.html(sheet, head, rows, f"{family} error codes", ' class="codes"')
        sheet.write(f'<p class="note">{after}</p>')
        frame.page_end(sheet, owner)
    elif kind == "md":
        frame.markdown(sheet, title, owner, when)
        sheet.write(before, "")
        tables.markdown(sheet, head, rows)
        sheet.write("", after)
    else:
        sheet.write(title.upper(), "=" * len(title),
                    f"Issued by {as_label(owner)}, {when.isoformat()}", "", before, "")
        tables.columns(sheet, head, rows)
        sheet.write("", after)
    sheet.finish("error table", title, owner=owner, effective=when)


def _row(sheet: Sheet, code: Entity, names: list[str]) -> Row:
    row = Row([code.aliases[0], sheet.desk.world.service.diagnoses[code.id].title])
    silent = code in asked(sheet.desk)
    for name in names:
        facts = sheet.desk.facts(code.id, name, status=Status.CURRENT)
        row.add(sheet, [] if silent and name == "instruction" else facts)
    return row
