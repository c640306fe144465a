"""The form of mails: headers, quoting, wrapping. What is in them is written elsewhere."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date
from random import Random

from corpus.writers.desk import slug

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Person:
    """A writer of mails: name as displayed, local part and domain, last line of the signature."""

    name: str
    local: str
    domain: str
    line: str

    @property
    def address(self) -> str:
        """Return the address alone."""
        return f"{self.local}@{self.domain}"

    def __str__(self) -> str:
        """Return the address with the name before it."""
        return f"{self.name} <{self.address}>"


def lowered(text: str) -> str:
    """Return a paragraph as it goes on after a greeting: in lower case, but not "I", not names."""
    word = text.split(maxsplit=1)[0]
    return text[0].lower() + text[1:] if word == "A" or word[1:].islower() else text


def domain(company: str) -> str:
    """Return the mail domain of a company; the top level is one that never exists."""
    return f"{slug(company)}.example"


@dataclass(frozen=True, slots=True)
class Message:
    """One mail of a thread. A line in `lines` that must not be wrapped is in `facts`."""

    writer: Person
    day: date
    hour: int
    minute: int
    lines: tuple[str, ...]
    facts: tuple[str, ...] = ()

    @property
    def clock(self) -> str:
        """Return the time of day as hh:mm."""
        return f"{self.hour:02}:{self.minute:02}"

    def date_header(self, zone: str) -> str:
        """Return the moment as in a Date header."""
        return (f"{DAYS[self.day.weekday()]}, {self.day.day:02} {MONTHS[self.day.month - 1]} "
                f"{self.day.year} {self.clock}:{self.minute * 7 % 60:02} {zone}")

    def identity(self) -> str:
        """Return the Message-ID."""
        mark = Random(f"{self.day}{self.clock}{self.writer.address}").getrandbits(40)
        return f"<{self.day:%Y%m%d}{self.hour:02}{self.minute:02}.{mark:010x}@{self.writer.domain}>"


def headers(thread: tuple[Message, ...], to: str, copies: tuple[str, ...], subject: str,
            zone: str) -> list[str]:
    """Return the headers of the newest mail; `thread` has the newest first."""
    newest = thread[0]
    lines = [f"From: {newest.writer}", f"To: {to}"]
    if copies:
        lines.append(f"Cc: {', '.join(copies)}")
    lines += [f"Subject: {subject}", f"Date: {newest.date_header(zone)}",
              f"Message-ID: {newest.identity()}"]
    if len(thread) > 1:
        lines += [f"In-Reply-To: {thread[1].identity()}",
                  "References: " + " ".join(m.identity() for m in reversed(thread[1:]))]
    return [*lines, "MIME-Version: 1.0", 'Content-Type: text/plain; charset="utf-8"',
            "Content-Transfer-Encoding: 8bit", ""]


def body(thread: tuple[Message, ...], width: int, intro: int) -> list[str]:
    """Return all mails, each older one quoted one level deeper than the one before."""
    found: list[str] = []
    for depth, message in enumerate(thread):
        mark = ">" * depth + (" " if depth else "")
        if depth:
            outer = ">" * (depth - 1) + (" " if depth > 1 else "")
            day = (f"{DAYS[message.day.weekday()]}, {message.day.day} "
                   f"{MONTHS[message.day.month - 1]} {message.day.year}")
            opening = (f"On {day} at {message.clock}, {message.writer.name} wrote:",
                       f"{message.writer} wrote on {message.day.isoformat()} {message.clock}:",
                       f"{message.writer.name}, {day}, {message.clock}:",
                       f"-------- {message.writer.name}, {day} --------")[intro]
            found += [outer.rstrip(), f"{outer}{opening}", mark.rstrip()]
        for line in message.lines:
            if width and line not in message.facts and len(line) > width:
                found += [f"{mark}{part}" for part in textwrap.wrap(line, width - depth)]
            else:
                found.append(f"{mark}{line}".rstrip())
    return found
