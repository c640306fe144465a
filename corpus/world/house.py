"""How this company calls its own departments and tools: drawn once, the same in every document.

The keys are the slots that background prose may use anywhere; see `corpus/prose`.
"""

from __future__ import annotations

from random import Random

NAMES: dict[str, tuple[str, ...]] = {
    "hr": ("People & Culture", "Human Resources", "the People Team", "Personnel"),
    "finance": ("Finance Operations", "Group Finance", "Accounting", "the Finance Desk"),
    "it": ("IT Services", "Workplace IT", "Information Systems", "the Platform Group"),
    "workplace": ("Workplace Services", "Facilities", "Site Services", "the House Team"),
    "legal": ("Legal", "Legal & Compliance", "the General Counsel's office"),
    "travel": ("the travel desk", "the trip office", "Travel & Events"),
    "quality": ("Quality Assurance", "the Quality Office", "Quality & Metrology"),
    "support": ("the service desk", "Customer Support", "the hotline team", "Field Support"),
    "purchasing": ("Purchasing", "Strategic Sourcing", "the buying team"),
    "safety": ("the safety officer", "Health & Safety", "the EHS team"),
    "academy": ("the Academy", "Learning & Development", "the training team"),
    "portal": ("the staff portal", "Atrium", "Mosaic", "the Commons"),
    "wiki": ("the wiki", "Quarry", "the knowledge base", "Almanac"),
    "erp": ("the ERP system", "Ledgerline", "Tessera", "the order system"),
    "crm": ("the customer file", "Rolodeck", "the account system"),
    "tickets": ("the ticket system", "Fixit", "the request queue", "Pager"),
    "chat": ("the team chat", "Huddle", "the chat tool"),
    "board": ("the management board", "the executive team", "the board"),
}


def house(random: Random, company: str) -> dict[str, str]:
    """Return slot → name for one company; `company` is among them."""
    return {"company": company, **{slot: random.choice(names) for slot, names in NAMES.items()}}
