"""Units of measure: spelling → (dimension, factor to the base unit), all lower case.

Factors are exact by definition or from NIST SP 811 (2008), appendix B. Folding makes no
difference between upper and lower case, so "MΩ" is read as megaohm and "mW" as milliwatt.
"""

from __future__ import annotations

from decimal import Decimal

UNITS: dict[str, tuple[str, Decimal]] = {
    name: (dimension, Decimal(factor))
    for dimension, rows in {
        "pressure": "pa=1 hpa=100 kpa=1000 mpa=1000000 mbar=100 millibar=100 bar=100000 "
                    "bars=100000 barg=100000 psi=6894.757293168 atm=101325",
        "voltage": "mv=0.001 v=1 volt=1 volts=1 vdc=1 vac=1 kv=1000 millivolt=0.001 "
                   "millivolts=0.001 kilovolts=1000",
        "current": "μa=0.000001 ma=0.001 a=1 amp=1 amps=1 ampere=1 amperes=1 milliamps=0.001 "
                   "milliamperes=0.001",
        "power": "mw=0.001 w=1 watt=1 watts=1 kw=1000 kilowatt=1000 kilowatts=1000 va=1",
        "mass": "mg=0.000001 g=0.001 gram=0.001 grams=0.001 kg=1 kilo=1 kilos=1 kilogram=1 "
                "kilograms=1 kgs=1 lb=0.45359237 lbs=0.45359237 pounds=0.45359237 "
                "oz=0.028349523125 "
                "t=1000 tonne=1000 tonnes=1000",
        "length": "μm=0.000001 mm=0.001 millimetre=0.001 millimetres=0.001 millimeters=0.001 "
                  "cm=0.01 centimetres=0.01 centimeters=0.01 m=1 metre=1 metres=1 meter=1 meters=1 "
                  "km=1000 kilometres=1000 kilometers=1000 ft=0.3048 feet=0.3048 in=0.0254 "
                  "inch=0.0254 inches=0.0254 yards=0.9144 mile=1609.344 miles=1609.344",
        "area": "m2=1 sqm=1 ft2=0.09290304 cm2=0.0001 mm2=0.000001 ha=10000 hectares=10000",
        "torque": "nm=1 n·m=1 n.m=1 n*m=1 ncm=0.01 n·cm=0.01 ft-lb=1.3558179483 "
                  "lb-ft=1.3558179483",
        "temperature": "°c=1 c=1 celsius=1 °f=1 fahrenheit=1 k=1 kelvin=1 kelvins=1",
        "frequency": "hz=1 hertz=1 khz=1000 mhz=1000000 ghz=1000000000",
        "volume": "cm3=0.001 cc=0.001 dm3=1 ml=0.001 l=1 litre=1 litres=1 liter=1 liters=1 m3=1000",
        "rotation": "rpm=1 r/min=1",
        "time": "μs=0.000001 us=0.000001 microseconds=0.000001 ms=0.001 msec=0.001 "
                "millisecond=0.001 milliseconds=0.001 s=1 sec=1 secs=1 second=1 seconds=1",
        "flow": "m3/min=60 m3/s=3600 m3/h=1 m3/hr=1 l/h=0.001 l/min=0.06 lpm=0.06 l/s=3.6",
        "conductivity": "μs/cm=0.001 us/cm=0.001 ms/cm=1 s/m=10",
        "speed": "mm/s=0.001 m/s=1 cm/s=0.01 km/h=0.2777777777777777777777777778",
        "resistance": "ω=1 ohm=1 ohms=1 kω=1000 kohm=1000 kohms=1000 mω=1000000 mohm=1000000",
        "level": "db=1 db(a)=1 dba=1",
        "humidity": "%rh=1",
        "data": "kb=0.001 mb=1 gb=1000 tb=1000000",
        "energy": "wh=0.001 kwh=1 mwh=1000",
    }.items()
    for name, _, factor in (row.partition("=") for row in rows.split())
}
PHRASES = {
    "square metres": "m2", "square meters": "m2", "square metre": "m2", "square meter": "m2",
    "sq m": "m2", "sq. m": "m2", "square feet": "ft2", "sq ft": "ft2",
    "newton metres": "nm", "newton meters": "nm", "newton metre": "nm", "newton-metres": "nm",
    "newton-meters": "nm", "n m": "nm",
    "cubic metres per hour": "m3/h", "cubic meters per hour": "m3/h", "m3 per hour": "m3/h",
    "m3 an hour": "m3/h", "litres per minute": "l/min", "liters per minute": "l/min",
    "cubic metres": "m3", "cubic meters": "m3",
    "millisiemens per centimetre": "ms/cm", "millisiemens per centimeter": "ms/cm",
    "ms per cm": "ms/cm", "microsiemens per centimetre": "μs/cm",
    "millimetres per second": "mm/s", "millimeters per second": "mm/s", "mm per second": "mm/s",
    "metres per second": "m/s", "kiloohms": "kω", "kilohms": "kω", "kilo-ohms": "kω",
    "megaohms": "mω", "megohms": "mω", "mega-ohms": "mω",
    "decibels": "db", "decibel": "db", "% rh": "%rh", "% relative humidity": "%rh",
    "percent relative humidity": "%rh", "% r.h.": "%rh", "per cent relative humidity": "%rh",
    "degrees celsius": "°c", "degrees centigrade": "°c", "degree celsius": "°c", "degrees c": "°c",
    "degrees": "°c", "deg c": "°c", "deg. c": "°c", "° c": "°c", "°": "°c", "º c": "°c",
    "degrees fahrenheit": "°f", "deg f": "°f", "degrees f": "°f", "° f": "°f",
    "kilopascals": "kpa", "megapascals": "mpa", "pascals": "pa", "v dc": "v", "v ac": "v",
    "volts dc": "v", "kilohertz": "khz", "megahertz": "mhz",
}


KELVIN = ("k", "kelvin", "kelvins")


def base(amount: Decimal, unit: str) -> tuple[str, Decimal]:
    """Return (dimension, amount in the base unit) for a spelling of `UNITS` or `PHRASES`."""
    name = PHRASES.get(unit, unit)
    dimension, factor = UNITS[name]
    if name in ("°f", "fahrenheit"):
        return dimension, (amount - 32) * 5 / 9
    if name in KELVIN:
        return dimension, amount - Decimal("273.15")
    return dimension, amount * factor


def from_base(amount: Decimal, unit: str) -> Decimal:
    """Return an amount in base units as an amount of `unit`, the inverse of `base`."""
    name = PHRASES.get(unit, unit)
    if name in ("°f", "fahrenheit"):
        return amount * 9 / 5 + 32
    if name in KELVIN:
        return amount + Decimal("273.15")
    return amount / UNITS[name][1]
