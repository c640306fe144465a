"""The attributes that facts may have: what each means and what it is called.

One row an attribute. `noun` is the phrase the documents lean on; `synonyms` are other words people
use for the same thing, which question wordings draw on. Entity kinds: product, policy, contract,
site, person, plan, fault (an error code), release, incident, supplier, programme.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import ValueType as V


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of one entity kind. `unit` as in `facts.Value`; None where there is none."""

    id: str
    kind: str
    type: V
    noun: str
    synonyms: tuple[str, ...] = ()
    unit: str | None = None
    is_list: bool = False


ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute("accuracy", "product", V.PERCENTAGE, "accuracy", ("measuring error", "precision")),
    Attribute("range", "product", V.QUANTITY, "measuring range", ("upper range limit",), "bar"),
    Attribute("supply", "product", V.QUANTITY, "supply voltage", ("operating voltage",), "V"),
    Attribute("weight", "product", V.QUANTITY, "weight", ("mass",), "kg"),
    Attribute("ambient", "product", V.QUANTITY, "maximum ambient temperature",
              ("highest surrounding temperature", "temperature limit"), "°C"),
    Attribute("cable", "product", V.QUANTITY, "cable length", ("length of the lead",), "m"),
    Attribute("torque", "product", V.QUANTITY, "mounting torque", ("tightening torque",), "Nm"),
    Attribute("calibration", "product", V.DURATION, "calibration interval",
              ("time between calibrations", "recalibration period")),
    Attribute("warranty", "product", V.DURATION, "warranty period", ("guarantee", "cover")),
    Attribute("order_code", "product", V.IDENTIFIER, "order code", ("ordering number",)),
    Attribute("seal_kit", "product", V.IDENTIFIER, "spare seal kit", ("replacement seal set",)),
    Attribute("kit_price", "product", V.MONEY, "seal kit price", ("cost of the seal set",)),
    Attribute("launched", "product", V.DATE, "launch date", ("date it went on sale",)),
    Attribute("owner", "product", V.NAME, "product owner", ("person responsible",)),
    Attribute("protocols", "product", V.NAME, "supported protocols",
              ("communication standards",), is_list=True),
    Attribute("leave", "policy", V.DURATION, "annual leave", ("paid holiday", "vacation")),
    Attribute("parental", "policy", V.DURATION, "parental leave", ("leave for new parents",)),
    Attribute("probation", "policy", V.DURATION, "probation period", ("trial period",)),
    Attribute("hotel_cap", "policy", V.MONEY, "hotel cap", ("maximum room rate",)),
    Attribute("meal", "policy", V.MONEY, "daily meal allowance", ("per diem for food",)),
    Attribute("deadline", "policy", V.DURATION, "submission deadline", ("time to hand in claims",)),
    Attribute("receipt", "policy", V.MONEY, "receipt threshold",
              ("amount above which a receipt is needed",)),
    Attribute("approval", "policy", V.MONEY, "approval threshold",
              ("amount from which sign-off is needed",)),
    Attribute("password", "policy", V.NUMBER, "minimum password length",
              ("shortest allowed password",)),
    Attribute("rotation", "policy", V.DURATION, "key rotation interval",
              ("how often keys change",)),
    Attribute("lockout", "policy", V.DURATION, "screen lock delay", ("idle time before the lock",)),
    Attribute("refresh", "policy", V.DURATION, "laptop refresh cycle", ("age for a new laptop",)),
    Attribute("remote", "policy", V.NUMBER, "remote days per week", ("days at home each week",)),
    Attribute("number", "contract", V.IDENTIFIER, "contract number", ("agreement reference",)),
    Attribute("start", "contract", V.DATE, "commencement date", ("day it took effect",)),
    Attribute("term", "contract", V.DURATION, "initial term", ("how long it runs",)),
    Attribute("notice", "contract", V.DURATION, "notice period", ("warning needed to terminate",)),
    Attribute("payment", "contract", V.DURATION, "payment term", ("time to pay an invoice",)),
    Attribute("interest", "contract", V.PERCENTAGE, "late payment interest",
              ("charge on overdue invoices",)),
    Attribute("cap", "contract", V.MONEY, "liability cap", ("maximum liability",)),
    Attribute("manager", "contract", V.NAME, "account manager", ("key contact on our side",)),
    Attribute("plants", "contract", V.NAME, "covered plants", ("locations included",),
              is_list=True),
    Attribute("opened", "site", V.DATE, "opening date", ("day it opened",)),
    Attribute("headcount", "site", V.NUMBER, "headcount", ("number of employees",)),
    Attribute("area", "site", V.QUANTITY, "floor area", ("space",), "m²"),
    Attribute("head", "site", V.NAME, "site manager", ("person in charge",)),
    Attribute("rigs", "site", V.NUMBER, "calibration rigs", ("test benches",)),
    Attribute("extension", "person", V.NUMBER, "extension", ("desk phone", "phone number")),
    Attribute("price", "plan", V.MONEY, "monthly fee", ("price per month",)),
    Attribute("response", "plan", V.DURATION, "response time", ("time to react",)),
    Attribute("visits", "plan", V.NUMBER, "included service visits", ("free visits each year",)),
    Attribute("uptime", "plan", V.PERCENTAGE, "uptime commitment", ("promised availability",)),
    Attribute("part", "fault", V.IDENTIFIER, "replacement part", ("spare to fit",)),
    Attribute("wait", "fault", V.DURATION, "cool-down time", ("pause before restarting",)),
    Attribute("limit", "fault", V.QUANTITY, "trip threshold", ("value that triggers it",), "°C"),
    Attribute("version", "release", V.VERSION, "latest firmware", ("current software version",)),
    Attribute("released", "release", V.DATE, "release date", ("day it came out",)),
    Attribute("fixes", "release", V.IDENTIFIER, "resolved issues", ("bugs closed",), is_list=True),
    Attribute("ticket", "incident", V.IDENTIFIER, "incident number", ("ticket",)),
    Attribute("outage", "incident", V.DURATION, "duration of the outage", ("time it was down",)),
    Attribute("affected", "incident", V.NUMBER, "affected customers", ("clients hit",)),
    Attribute("lead", "incident", V.NAME, "incident lead", ("person who ran the response",)),
    Attribute("lead_time", "supplier", V.DURATION, "lead time", ("delivery time",)),
    Attribute("moq", "supplier", V.NUMBER, "minimum order quantity", ("smallest order",)),
    Attribute("vendor_id", "supplier", V.IDENTIFIER, "vendor number", ("supplier id",)),
    Attribute("discount", "supplier", V.PERCENTAGE, "volume discount", ("rebate",)),
    Attribute("budget", "programme", V.MONEY, "budget", ("money set aside",)),
    Attribute("kickoff", "programme", V.DATE, "kick-off date", ("day it began",)),
    Attribute("sponsor", "programme", V.NAME, "sponsor", ("executive behind it",)),
)
BY_KEY = {(attribute.kind, attribute.id): attribute for attribute in ATTRIBUTES}


def attribute(kind: str, name: str) -> Attribute:
    """Return the attribute `name` of entity kind `kind`; KeyError where there is none."""
    return BY_KEY[kind, name]
