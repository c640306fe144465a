"""Runbooks: two or three error codes of a family, each with its symptom, causes and steps."""

from __future__ import annotations

from typing import Protocol

from corpus.facts import Entity, Fact, Status
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.service import frame
from corpus.writers.service.mails import asked

CAUSES = ("Likely causes", "What lies behind it", "Where to look first", "Causes")
STEPS = ("Steps", "What to do", "On site", "Procedure")
LEANING = ("If ", "Otherwise", "For a", "Repeat", "Reconnect")
FIGURES = ("Reference", "For the ticket", "Figures", "To note")


class Telling(Protocol):
    """Says a fact of the section's code that was not said yet, or nothing."""

    def __call__(self, name: str, place: str = "prose") -> str:
        """Return a sentence, or an empty text."""


def write(desk: Desk) -> None:
    """Write the runbooks of all families."""
    for family, codes in desk.world.service.faults.items():
        random = desk.world.ledger.stream(f"runbooks {family}")
        start = 0
        while start < len(codes):
            left = len(codes) - start
            size = left if left < 4 else 2 if left == 4 else random.choice((2, 3, 3, 3))
            _runbook(desk, family, codes[start:start + size])
            start += size


def _runbook(desk: Desk, family: str, codes: tuple[Entity, ...]) -> None:
    names = [code.aliases[0] for code in codes]
    sheet = desk.sheet(f"runbooks/{slug(family)}-{slug(names[0])}-{slug(names[-1])}.md")
    title = sheet.pick(f"{family}: runbook for {frame.listed(names)}",
                       f"Runbook {family} {'/'.join(names)}",
                       f"{frame.listed(names)} on {family} instruments",
                       f"{family} series, error codes {frame.listed(names)}")
    owner, when = sheet.house[sheet.pick("support", "quality")], frame.reviewed(sheet)
    frame.markdown(sheet, title, owner, when)
    if sheet.random.random() < 0.2:
        sheet.write(sheet.passage("runbook.opening", family=family), "")
    if sheet.random.random() < 0.25:
        sheet.write(f"## {sheet.pick('Before you begin', 'Safety', 'First')}", "",
                    sheet.passage("runbook.safety"), "")
        if sheet.random.random() < 0.5:
            sheet.write(sheet.passage("runbook.tools", family=family), "")
    deep = sheet.random.randrange(len(codes))
    silent = {fault.id for fault in asked(desk)}
    for index, code in enumerate(codes):
        _section(sheet, family, code, index == deep, code.id in silent)
    if sheet.random.random() < 0.3:
        sheet.write(f"## {sheet.pick('If it does not help', 'Escalation', 'When to stop')}", "",
                    sheet.passage("runbook.escalate"), "")
    if sheet.random.random() < 0.4:
        sheet.write(f"## {sheet.pick('Closing the job', 'Afterwards', 'Before you leave')}", "",
                    sheet.passage("runbook.closing"))
    sheet.finish("runbook", title, owner=owner, effective=when)


def _section(sheet: Sheet, family: str, code: Entity, deep: bool, silent: bool) -> None:
    diagnosis = sheet.desk.world.service.diagnoses[code.id]
    short = code.aliases[0]
    facts = {fact.attribute: fact
             for fact in sheet.desk.facts(code.id, status=Status.CURRENT)}
    if silent:
        facts.pop("instruction", None)

    def tell(name: str, place: str = "prose") -> str:
        fact: Fact | None = facts.pop(name, None)
        if fact is None:
            return ""
        if place == "prose" and sheet.random.random() < 0.08:
            return sheet.say(fact, "this code", place="heading-subject")
        return sheet.say(fact, sheet.pick(code.name, short), place=place)

    def head(options: tuple[str, ...]) -> str:
        chosen = sheet.random.choice(options)
        return f"### {chosen}" if sheet.random.random() < 0.15 else sheet.pick(
            f"### {short}: {chosen[0].lower()}{chosen[1:]}", f"### {chosen} ({short})")

    meaning = sheet.passage(f"runbook_meaning.{diagnosis.key}", code=short, family=family)
    causes = sheet.passage(f"runbook_causes.{diagnosis.key}", code=short, family=family)
    sheet.write(sheet.pick(f"## {short}: {diagnosis.title}", f"## {short} – {diagnosis.title}",
                           f"## {as_label(diagnosis.title)} ({short})"), "")
    glance = not deep and sheet.random.random() < 0.35
    if glance:
        for name in sheet.random.sample(("part", "wait", "limit", "instruction"), 2):
            if told := tell(name, "list"):
                sheet.write(f"- {told}")
        sheet.write("")
    if deep:
        history = sheet.passage("runbook.history")
        place = "deep"
        parts = [meaning, history, causes]
        late = " ".join(filter(None, (tell("limit", place), tell("part", place))))
        sheet.write("\n\n".join((*parts[:2], f"{parts[2]} {late}")), "")
    else:
        said = tell("limit") if sheet.random.random() < 0.7 else ""
        sheet.write(f"{meaning} {said}".strip(), "")
        if sheet.random.random() < 0.3:
            sheet.write(head(CAUSES), "", causes, "")
    sheet.write(head(STEPS), "")
    _steps(sheet, diagnosis.key, tell)
    rest = " ".join(filter(None, (tell(name) for name in sheet.random.sample(
        ("part", "limit", "wait", "instruction"), 4))))
    if rest:
        if sheet.random.random() < 0.4:
            sheet.write(head(FIGURES), "")
        sheet.write(rest, "")


def _steps(sheet: Sheet, key: str, tell: Telling) -> None:
    steps = [step.strip() for step in sheet.passage(f"runbook_steps.{key}").split("||")]
    # A step that begins with "if" leans on the one before it: nothing may come between them.
    loose = [index for index in range(1, len(steps) - 1)
             if not any(step.startswith(LEANING) for step in steps[index:index + 2])]
    if len(steps) > 5 and loose and sheet.random.random() < 0.6:
        del steps[sheet.random.choice(loose)]
    if sheet.random.random() < 0.75 and (told := tell("wait", "list")):
        steps.insert(next(index for index in (sheet.random.randint(1, 2), 3, 1, 0)
                          if not steps[index].startswith(LEANING)), told)
    if sheet.random.random() < 0.4 and (told := tell("part", "list")):
        steps.append(told)
    sheet.write(*(f"{number}. {step}" for number, step in enumerate(steps, start=1)), "")
