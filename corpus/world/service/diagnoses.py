"""What can be wrong with an instrument, whatever it measures: one row a diagnosis.

`key` is the first part of the names of its passages in `corpus/prose/runbook_*.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`component` is the spare part that cures it; `unit` and the rest draw the trip threshold.

    Thresholds lie between `low` and `high` in steps of `step`. Without a unit there is none.
    """

    key: str
    title: str
    component: str
    unit: str | None = None
    low: float = 0
    high: float = 0
    step: float = 1


DIAGNOSES: tuple[Diagnosis, ...] = (
    Diagnosis("heat", "electronics temperature high", "electronics module", "°C", 68, 98, 1),
    Diagnosis("supply", "supply voltage low", "power board", "V", 9.4, 17.8, 0.2),
    Diagnosis("loop", "output current out of range", "output board", "mA", 20.6, 23.4, 0.1),
    Diagnosis("moisture", "moisture in the terminal compartment", "terminal cover",
              "% RH", 61, 93, 1),
    Diagnosis("noise", "signal noise excessive", "amplifier board", "dB", 27, 58, 1),
    Diagnosis("memory", "memory check failed", "memory module"),
    Diagnosis("zero", "zero point shifted", "sensor module", "mV", 6, 47, 1),
    Diagnosis("bus", "no answer on the bus", "communication board", "ms", 350, 1950, 50),
    Diagnosis("vibration", "vibration too strong", "mounting bracket", "mm/s", 7, 29, 1),
    Diagnosis("coating", "sensor surface coated", "sensor insert", "kΩ", 15, 190, 5),
    Diagnosis("cell", "backup cell weak", "backup cell", "V", 2.1, 3.4, 0.1),
    Diagnosis("selftest", "self-test incomplete", "main board"),
    Diagnosis("insulation", "insulation resistance low", "cable feed-through", "MΩ", 2, 45, 1),
    Diagnosis("overload", "measuring cell overloaded", "diaphragm assembly", "bar", 14, 165, 3),
)
