"""Attributes of contracts with customers, and suppliers."""

from __future__ import annotations

from corpus.facts import ValueType as V
from corpus.world.catalogue.row import Attribute

ROWS: tuple[Attribute, ...] = (
    Attribute("number", "contract", V.IDENTIFIER, "contract number",
              ("agreement reference",), ("contract number",)),
    Attribute("start", "contract", V.DATE, "commencement date",
              ("day it took effect",), ("commencement", "takes effect", "took effect")),
    Attribute("term", "contract", V.DURATION, "initial term",
              ("how long it runs",), ("initial term",)),
    Attribute("notice", "contract", V.DURATION, "notice period",
              ("warning needed to terminate",), ("notice",)),
    Attribute("payment", "contract", V.DURATION, "payment term",
              ("time to pay an invoice",), ("payment term", "invoice")),
    Attribute("interest", "contract", V.PERCENTAGE, "late payment interest",
              ("charge on overdue invoices",), ("interest",)),
    Attribute("cap", "contract", V.MONEY, "liability cap",
              ("maximum liability",), ("liab",)),
    Attribute("manager", "contract", V.NAME, "account manager",
              ("key contact on our side",), ("account manager",)),
    Attribute("plants", "contract", V.NAME, "covered plants",
              ("locations included",), ("covered plants", "plants"), is_list=True),
    Attribute("penalty", "contract", V.PERCENTAGE, "service credit",
              ("refund for a late visit",), ("service credit",)),
    Attribute("lead_time", "supplier", V.DURATION, "lead time",
              ("delivery time",), ("lead time", "deliver", "from order to dock")),
    Attribute("moq", "supplier", V.NUMBER, "minimum order quantity",
              ("smallest order",), ("minimum order",)),
    Attribute("vendor_id", "supplier", V.IDENTIFIER, "vendor number",
              ("supplier id",), ("vendor number",)),
    Attribute("discount", "supplier", V.PERCENTAGE, "volume discount",
              ("rebate",), ("volume discount", "rebate")),
    Attribute("contact", "supplier", V.NAME, "sales contact",
              ("whom to call",), ("sales contact", "contact is", "our contact")),
    Attribute("credit", "supplier", V.DURATION, "payment target",
              ("how long we may take to pay",), ("payment target",)),
)
