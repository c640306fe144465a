"""Attributes of incidents, internal programmes and systems."""

from __future__ import annotations

from corpus.facts import ValueType as V
from corpus.world.catalogue.row import Attribute

ROWS: tuple[Attribute, ...] = (
    Attribute("ticket", "incident", V.IDENTIFIER, "incident number",
              ("ticket",), ("incident number", "tracked", "filed")),
    Attribute("outage", "incident", V.DURATION, "duration of the outage",
              ("time it was down",),
              ("duration", "outage lasted", "down for", "back after")),
    Attribute("affected", "incident", V.NUMBER, "affected customers",
              ("clients hit",), ("customers",)),
    Attribute("lead", "incident", V.NAME, "incident lead",
              ("person who ran the response",),
              ("incident lead", "led the response", "ran the response")),
    Attribute("began", "incident", V.DATE, "date of the outage",
              ("day it happened",), ("outage began", "happened on", "started on")),
    Attribute("cause", "incident", V.NAME, "root cause",
              ("what broke",), ("root cause", "caused by")),
    Attribute("budget", "programme", V.MONEY, "budget",
              ("money set aside",), ("budget",)),
    Attribute("kickoff", "programme", V.DATE, "kick-off date",
              ("day it began",), ("kick-off",)),
    Attribute("golive", "programme", V.DATE, "go-live date",
              ("planned end",), ("go-live", "goes live")),
    Attribute("sponsor", "programme", V.NAME, "sponsor",
              ("executive behind it",), ("sponsor",)),
    Attribute("streams", "programme", V.NAME, "work streams",
              ("parts of the project",), ("work stream",), is_list=True),
    Attribute("admin", "system", V.NAME, "system administrator",
              ("who looks after it",), ("administrator", "administered by")),
    Attribute("rto", "system", V.DURATION, "recovery time objective",
              ("how fast it must be back",), ("recovery time",)),
    Attribute("backup", "system", V.DURATION, "backup interval",
              ("how often it is saved",), ("backup", "backed up")),
    Attribute("users", "system", V.NUMBER, "named users",
              ("how many people have access",),
              ("named users", "user accounts", "licences")),
    Attribute("review", "system", V.DATE, "last access review",
              ("when rights were last checked",), ("access review",)),
)
