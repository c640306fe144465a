"""Five ways of measuring, and which figures an instrument of each kind can have.

Pools are sampled without replacement within a family; those of a ladder are then sorted, since a
bigger variant measures further and weighs more.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Principle:
    """One measuring principle: endings of family names, unit of the range, pools of figures."""

    name: str
    ends: tuple[str, ...]
    unit: str
    ranges: tuple[str, ...]
    accuracies: tuple[str, ...]
    weights: tuple[int, int]         # tenths of a kilogram
    settling: tuple[int, int]        # tens of milliseconds
    torques: tuple[int, int]         # newton metres
    pressures: tuple[str, ...]       # bar; none where the range itself is a pressure
    materials: tuple[str, ...]


PRINCIPLES: tuple[Principle, ...] = (
    Principle("flow", ("flow", "metric", "trak"), "m³/h",
              ("9", "14", "22", "36", "54", "90", "140", "220", "360", "540", "900"),
              ("0.15", "0.2", "0.25", "0.3", "0.35", "0.4", "0.5"), (24, 190), (6, 60), (18, 95),
              ("10", "16", "25", "40", "63"),
              ("PTFE", "PFA", "hard rubber", "Alloy C-276", "tantalum", "titanium",
               "316L stainless steel", "EPDM")),
    Principle("level", ("level", "sense", "port"), "m",
              ("3", "5", "8", "12", "15", "20", "25", "30", "40", "60"),
              ("0.05", "0.08", "0.1", "0.12", "0.15", "0.2", "0.25"), (11, 84), (40, 320),
              (22, 70), ("3", "6", "10", "16", "25", "40"),
              ("PTFE", "PEEK", "PVDF", "316L stainless steel", "FKM", "Alloy C-22",
               "polypropylene")),
    Principle("pressure", ("press", "gauge"), "bar",
              ("1.6", "2.5", "4", "6", "10", "16", "25", "40", "60", "100", "160", "250"),
              ("0.04", "0.06", "0.075", "0.1", "0.15", "0.2", "0.25"), (6, 38), (2, 24), (12, 45),
              (), ("316L stainless steel", "Alloy C-276", "tantalum", "aluminium oxide ceramic",
                   "FKM", "EPDM", "FFKM", "Monel")),
    Principle("temperature", ("therm", "trak", "sense"), "°C",
              ("120", "160", "200", "260", "350", "420", "500", "600", "850"),
              ("0.08", "0.1", "0.12", "0.15", "0.2", "0.3", "0.4"), (3, 26), (150, 980), (25, 80),
              ("16", "25", "40", "63", "75", "100"),
              ("316L stainless steel", "Inconel 600", "Alloy C-276", "titanium", "PTFE",
               "duplex steel", "tantalum")),
    Principle("analysis", ("lux", "metric", "sense"), "mS/cm",
              ("2", "5", "10", "20", "50", "100", "200", "500", "1000"),
              ("0.5", "0.6", "0.75", "0.8", "1.2", "1.5", "2"), (5, 48), (80, 420), (8, 30),
              ("6", "8", "10", "12", "16", "20"),
              ("PEEK", "PVDF", "graphite", "titanium", "316L stainless steel", "FKM", "EPDM",
               "polysulfone")),
)
PROTOCOLS = ("4-20 mA", "HART", "Modbus RTU", "Modbus TCP", "PROFIBUS PA", "PROFINET", "IO-Link",
             "EtherNet/IP", "FOUNDATION Fieldbus", "OPC UA")
DEGREES = ("IP54", "IP65", "IP66", "IP67", "IP68", "IP69")
SUPPLIES = ("12", "18", "24", "28", "36", "42", "48")
SERIES: tuple[tuple[str, ...], ...] = (
    ("100", "120", "150", "200", "220", "250", "300"),
    ("10", "20", "25", "30", "35"), ("310", "320", "330", "340", "350"),
    ("51", "52", "53", "55", "57"), ("600", "610", "650", "660", "700"),
    ("2", "3", "4", "5", "6"), ("1100", "1200", "1210", "1300", "1400"),
)
