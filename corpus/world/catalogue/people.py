"""Attributes of sites, persons and teams."""

from __future__ import annotations

from corpus.facts import ValueType as V
from corpus.world.catalogue.row import Attribute

ROWS: tuple[Attribute, ...] = (
    Attribute("opened", "site", V.DATE, "opening date",
              ("day it opened",), ("opening date", "opened", "been open")),
    Attribute("headcount", "site", V.NUMBER, "headcount",
              ("number of employees",), ("headcount", "people work", "employees")),
    Attribute("area", "site", V.QUANTITY, "floor area",
              ("space",), ("floor area", "square metres", "floor space"), unit="m²"),
    Attribute("head", "site", V.NAME, "site manager",
              ("person in charge",),
              ("site manager", "runs the site", "run by", "in charge")),
    Attribute("rigs", "site", V.NUMBER, "calibration rigs",
              ("test benches",), ("calibration rig", "test bench")),
    Attribute("lease", "site", V.DATE, "lease end",
              ("until when the building is rented",), ("lease", "rented until")),
    Attribute("site_code", "site", V.IDENTIFIER, "site code",
              ("location code",), ("site code", "location code")),
    Attribute("shifts", "site", V.NUMBER, "production shifts per week",
              ("shifts a week",), ("shift",)),
    Attribute("parking", "site", V.NUMBER, "parking spaces",
              ("places for cars",), ("parking space", "cars can park", "bays")),
    Attribute("meeting_rooms", "site", V.NUMBER, "meeting rooms",
              ("rooms one can book",), ("meeting room",)),
    Attribute("accreditation", "site", V.IDENTIFIER, "accreditation number",
              ("registration of the laboratory",),
              ("accreditation number", "accredited under", "accreditation certificate")),
    # An extension is dialled, never counted: no thousands separator, no rounding.
    Attribute("extension", "person", V.IDENTIFIER, "extension",
              ("desk phone", "phone number"), ("extension",)),
    Attribute("title", "person", V.NAME, "job title",
              ("role", "position"), ("job title", "works as", "role")),
    Attribute("lead", "team", V.NAME, "team lead",
              ("head of the team",), ("team lead", "led by", "leads")),
    Attribute("cost_centre", "team", V.IDENTIFIER, "cost centre",
              ("account for bookings",), ("cost centre",)),
    Attribute("size", "team", V.NUMBER, "team size",
              ("people in the team",), ("team size", "members", "people in")),
    Attribute("base", "team", V.NAME, "home site",
              ("where the team sits",), ("home site", "based at", "home base")),
)
