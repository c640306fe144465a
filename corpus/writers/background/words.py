"""Words that fill the slots of background sentences. None is a value of any fact."""

from __future__ import annotations

SLOTS: dict[str, tuple[str, ...]] = {
    "tool": ("spirit level", "field communicator", "heat gun", "strap wrench", "insulation tester",
             "hand pump", "laptop", "headlamp", "thread gauge", "crimping tool", "leak spray"),
    "part": ("housing", "cable gland", "terminal block", "cover ring", "display window", "mounting "
             "bracket", "process flange", "drain plug", "earthing lug", "sensor stem",
             "name plate"),
    "medium": ("brine", "wort", "hot condensate", "caustic", "white water", "thermal oil", "slurry",
               "demineralised water", "whey", "light fuel oil", "sugar syrup", "nitrogen"),
    "trade": ("the electrician", "the shift leader", "the process engineer", "the safety officer",
              "the service technician", "the plant manager", "the commissioning crew", "a fitter"),
    "spot": ("pump suction", "tank bottom", "heat exchanger outlet", "pipe bridge",
             "control cabinet",
             "sampling point", "wash-down area", "boiler house", "loading bay", "roof platform"),
    "habit": ("writes it in the logbook", "tells the next shift", "takes a photograph", "hangs a "
              "tag", "calls the control room", "fills in the checklist", "files the printout"),
    "damage": ("a bent pin", "a cracked window", "a missing gasket", "white crust on the thread",
               "a loose gland", "a chafed cable", "moisture under the cover", "a dented stem"),
    "team": ("People & Culture", "Finance Operations", "the travel desk", "Workplace Services",
             "the platform team", "the works council", "Legal", "Internal Audit", "Facilities"),
    "channel": ("the staff portal", "the help desk", "a short mail", "the intranet form", "your "
                "local office", "the shared mailbox", "the team calendar"),
    "mood": ("patiently", "without fuss", "in writing", "the same day", "before anything else",
             "as a rule", "in most cases", "within reason", "together"),
    "thing": ("the reporting line", "the test stand", "the pilot plant", "the supplier visit",
             "the "
              "translation of the manuals", "the packaging trial", "the spare parts list", "the "
              "demo unit", "the training slides", "the wiring diagram", "the customer survey"),
    "state": ("is on schedule", "slipped again", "was finished quietly", "waits for a signature",
              "needs another pair of hands", "looks better than last month", "is closed", "was "
              "taken off the list", "moves to the next meeting", "has a new owner"),
    "system": ("the queue", "the cache", "the login page", "the report generator", "the backup job",
               "the message broker", "the search index", "the certificate store", "the load "
               "balancer", "the billing export", "the audit log"),
    "signal": ("an alert about slow requests", "a call from support", "a graph that went "
    "flat", "an",
               "odd line in the log", "a customer's screenshot", "the nightly check"),
    "remedy": ("restarting the workers", "rolling back the change", "draining one node", "clearing "
               "the queue by hand", "switching to the standby", "raising the limit", "blocking "
               "the noisy client", "re-issuing the certificate"),
    "duty": ("documents", "drawings", "samples", "measuring protocols", "certificates", "access "
             "passes", "safety instructions", "consignment stock", "loan units"),
}
