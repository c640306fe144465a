"""Rows of data sheets that nobody asks about: the same for all variants of a family."""

from __future__ import annotations

# Principle → group of the table → (label, wordings of the one cell).
FILLERS: dict[str, dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "flow": {
        "Measuring": (("Direction of flow", ("forward and reverse", "either, shown by sign")),
                      ("Empty-pipe detection", ("standard", "by separate electrode")),),
        "Operating conditions": (("Least conductivity of the medium", ("see manual",)),
                                 ("Mounting position", ("any, pipe always full",)),),
        "Mechanical data": (("Process connection", ("flange, wafer on request",
                                                     "flange to EN or ASME")),
                            ("Electrode shape", ("flush, pointed on request",)),),
    },
    "level": {
        "Measuring": (("Method", ("radar, free-radiating", "radar, frequency-modulated")),
                      ("Echo curve memory", ("on board", "on board, read by service tool")),),
        "Operating conditions": (("Vapour and dust", ("without influence within limits",)),),
        "Mechanical data": (("Antenna", ("encapsulated horn", "lens antenna", "drip-off lens")),
                            ("Process connection", ("thread or flange", "flange, swivel holder")),),
    },
    "pressure": {
        "Measuring": (("Kind of pressure", ("gauge and absolute", "gauge; absolute on request")),
                      ("Turndown", ("adjustable on the display", "adjustable by software")),),
        "Operating conditions": (("Behaviour after overload", ("see manual, zero check",)),),
        "Mechanical data": (("Measuring cell", ("ceramic, dry", "metal membrane, oil-filled")),
                            ("Process connection", ("thread, hygienic fittings on request",
                                                    "thread, flush membrane or flange")),),
    },
    "temperature": {
        "Measuring": (("Sensor", ("thin-film resistance, four-wire",
                                  "wire-wound resistance, four-wire")),
                      ("Sensor break", ("detected, output to failure value",)),),
        "Operating conditions": (("Vibration", ("thin-film sensors preferred",)),),
        "Mechanical data": (("Thermowell", ("bar stock", "fabricated, bar stock on request")),
                            ("Insert", ("spring-loaded, exchangeable",)),),
    },
    "analysis": {
        "Measuring": (("Method", ("inductive (toroidal)", "conductive, four electrodes")),
                      ("Temperature compensation", ("built in, by table or formula",)),),
        "Operating conditions": (("Fouling", ("see cleaning chapter of the manual",)),),
        "Mechanical data": (("Fitting", ("insertion, retractable or flow-through",
                                         "flow-through chamber or insertion")),),
    },
}
COMMON: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "Electrical data": (("Galvanic isolation", ("supply, output and housing",
                                                "between supply and output")),
                        ("Start-up behaviour", ("output at failure value until ready",)),
                        ("Failure signal", ("upscale or downscale, adjustable",)),),
    "Mechanical data": (("Housing", ("die-cast aluminium, powder-coated",
                                     "stainless steel, electropolished",
                                     "plastic, glass-fibre reinforced")),
                        ("Display", ("graphic, backlit", "plug-in module, turnable",
                                     "text, with keys behind the cover")),),
    "Ordering": (("Papers in the box", ("works certificate, short guide",
                                        "test report, safety leaflet")),),
}
