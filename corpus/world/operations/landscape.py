"""The systems that a maker of instruments may run, and what people do with them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One possible system. `task` is a gerund phrase, `audience` a plural noun phrase."""

    name: str
    acronym: str
    audience: str
    task: str
    home: str                        # where it runs; no value of a fact


PARTS: tuple[Part, ...] = (
    Part("device portal", "DPX", "maintenance planners at customers' plants",
         "looking up device histories", "hosted virtual machines"),
    Part("partner portal", "PPX", "distributors", "registering projects and fetching quotations",
         "hosted virtual machines"),
    Part("licence server", "LXS", "users of the configuration software",
         "checking out option keys", "a pair of servers in the main building"),
    Part("calibration database", "CDB", "the calibration laboratories",
         "storing measured points and reference conditions", "a server in the laboratory wing"),
    Part("certificate archive", "CAX", "auditors and the laboratories",
         "retrieving signed certificates", "servers in the main building"),
    Part("firmware vault", "FWV", "the firmware group and the test field",
         "fetching signed images", "a sealed server in the main building"),
    Part("telemetry broker", "TMB", "connected instruments and their gateways",
         "delivering readings", "the hosted container platform"),
    Part("telemetry archive", "TMA", "application engineers",
         "replaying recorded readings", "storage shelves in the main server room"),
    Part("order gateway", "OGW", "customers with electronic ordering",
         "sending and confirming orders", "the hosted container platform"),
    Part("label printing service", "LPS", "packing stations and the shipping office",
         "printing rating plates and shipping labels", "small servers at each works"),
    Part("remote support relay", "RSR", "service engineers",
         "opening sessions to instruments in the field", "a hardened machine in the outer zone"),
    Part("test rig scheduler", "TRS", "shift leaders in the test field",
         "assigning instruments to rigs", "an industrial computer next to the test field"),
    Part("spare parts catalogue", "SPX", "service partners",
         "finding spares by serial plate", "hosted virtual machines"),
    Part("identity directory", "IDX", "all staff", "signing in", "servers at the larger sites"),
    Part("warehouse controller", "WCX", "the warehouse teams",
         "releasing picks to the lifts", "an industrial computer beside the high-bay store"),
    Part("download site", "DLS", "customers and integrators",
         "fetching manuals and device drivers", "hosted virtual machines"),
)
BY_NAME = {part.name: part for part in PARTS}
# They sound like ours and are not: no document may name one.
UNKNOWN = ("valve signature library", "loop simulator", "dosing ledger", "tank inventory bridge",
           "alarm rationaliser", "emissions reporting hub")
