"""Reading and comparing values, type by type."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring.answer.asserted import asserted
from scoring.answer.body import body
from scoring.records import AnswerType, Gold, Kind, Question, Subject
from scoring.text import bare, contains, fold, plain, tokens
from scoring.values.matching import matches
from scoring.values.reading import Reading


def question(kind: AnswerType, value: str, unit: str | None = None, text: str = "What is it?",
             side: tuple[str, ...] = (), tolerance: float | None = None) -> Question:
    return Question("q", text, Kind.SIMPLE, Gold(kind, (value,), unit=unit, side_values=side,
                                                 tolerance=tolerance), Subject("Pump 20"))


def readings(q: Question, answer: str) -> list[Reading]:
    return [claim.reading for claim in asserted(q, answer).claims]


def verdict(q: Question, answer: str) -> str:
    found = readings(q, answer)
    if not found:
        return "nothing"
    return "yes" if all(matches(q, r) for r in found) else \
        "mixed" if any(matches(q, r) for r in found) else "no"


N, Q, M, P = AnswerType.NUMBER, AnswerType.QUANTITY, AnswerType.MONEY, AnswerType.PERCENTAGE
D, L, V, C = AnswerType.DATE, AnswerType.DURATION, AnswerType.VERSION, AnswerType.IDENTIFIER

# (type, gold, unit, answer, result)
CASES = [
    (N, "12", None, "12", "yes"), (N, "12", None, "It has twelve of them.", "yes"),
    (N, "12", None, "There are 13.", "no"), (N, "1250", None, "1,250 pieces", "yes"),
    (N, "1250", None, "1 250 pieces", "yes"), (N, "1250000", None, "1.25 million", "yes"),
    (N, "12", None, "１２", "yes"), (N, "12", None, "no one knows", "nothing"),
    (N, "12", None, "12 or 13", "mixed"), (N, "12", None, "not 13 but 12", "yes"),
    (N, "12", None, "12 [3]", "yes"), (N, "12", None, "on 3 March 2024 there were 12", "yes"),
    (N, "45", None, "forty-five", "yes"), (N, "12", None, '{"answer": 12}', "yes"),
    (N, "12", None, '```json\n{"answer": ["12"]}\n```', "yes"),
    (N, "12", None, '{"other": 12}', "yes"), (N, "12", None, "{broken 12", "yes"),
    (N, "0", None, "zero", "yes"), (N, "12", None, "The answer is **12**.", "yes"),
    (N, "12", None, "pump 7 of the list", "nothing"),
    (Q, "3.5", "kg", "3.5 kg", "yes"), (Q, "3.5", "kg", "3500 g", "yes"),
    (Q, "3.5", "kg", "3.50 kilograms", "yes"), (Q, "3.5", "kg", "3.5 bar", "no"),
    (Q, "3.5", "kg", "4 kg", "no"), (Q, "3.5", "kg", "3.6 kg", "no"),
    (Q, "1250", "m²", "1,250 m²", "yes"), (Q, "1250", "m²", "1250 square metres", "yes"),
    (Q, "12", "Nm", "12 newton metres", "yes"), (Q, "60", "°C", "60 °C", "yes"),
    (Q, "60", "°C", "60 degrees Celsius", "yes"), (Q, "28", "bar", "2.8 MPa", "yes"),
    (Q, "2.345", "kg", "2.35 kg", "yes"), (Q, "2.345", "kg", "2.3 kg", "no"),
    (Q, "24", "V", "24 VDC", "yes"), (Q, "12", "kWh", "12 kg", "no"),
    (Q, "3.5", "kg", "no figure", "nothing"), (Q, "12.5", "kg", "12,5 kg", "yes"),
    (Q, "14", "m³/h", "14 m³/h", "yes"), (Q, "14", "m³/h", "14 cubic metres per hour", "yes"),
    (Q, "14", "m³/h", "14 m³", "no"), (Q, "2", "mS/cm", "2 mS/cm", "yes"),
    (Q, "2", "mS/cm", "2000 µS/cm", "yes"), (Q, "2", "mS/cm", "2 ms", "no"),
    (Q, "25", "MΩ", "25 MΩ", "yes"), (Q, "65", "kΩ", "65 kOhm", "yes"),
    (Q, "65", "kΩ", "65 MΩ", "no"), (Q, "14", "mm/s", "14 mm/s", "yes"),
    (Q, "14", "mm/s", "14 mm", "no"), (Q, "33", "dB", "33 decibels", "yes"),
    (Q, "77", "% RH", "77 % RH", "yes"), (Q, "77", "% RH", "77 % relative humidity", "yes"),
    (C, "IC126/M", None, "IC126/M", "yes"), (C, "IC126/M", None, "IC126/C", "no"),
    (C, "KX143-T2K", None, "KX143-H2K", "no"), (C, "752.47.YW", None, "752.37.YW", "no"),
    (N, "12", None, '{"answer": {"n": 12}}', "yes"), (L, "1 hour", None, "for one hour", "yes"),
    (M, "1250.00", "EUR", "EUR 1,250.00", "yes"), (M, "1250.00", "EUR", "1.250,00 €", "yes"),
    (M, "1250.00", "EUR", "€1250", "yes"), (M, "1250.00", "EUR", "1,250 euros", "yes"),
    (M, "1250.00", "EUR", "1.25k EUR", "yes"), (M, "1250.00", "EUR", "USD 1,250", "no"),
    (M, "1250.00", "EUR", "EUR 1,251", "no"), (M, "1250.00", "EUR", "1,250", "nothing"),
    (M, "2060000.00", "EUR", "EUR 2.06 million", "yes"),
    (P, "2.8", None, "2.8 %", "yes"), (P, "2.8", None, "2.8 per cent", "yes"),
    (P, "2.8", None, "2.8 percent a year", "yes"), (P, "2.8", None, "28 %", "no"),
    (P, "2.8", None, "28 ‰", "yes"), (P, "0.05", None, "±0.05%", "yes"),
    (D, "2026-03-04", None, "4 March 2026", "yes"), (D, "2026-03-04", None, "March 4, 2026", "yes"),
    (D, "2026-03-04", None, "2026-03-04", "yes"), (D, "2026-03-04", None, "4th of Mar 2026", "yes"),
    (D, "2026-03-04", None, "March 2026", "no"), (D, "2026-03", None, "4 March 2026", "yes"),
    (D, "2026-03-04", None, "04.03.2026", "no"), (D, "2026-03-14", None, "14/03/2026", "yes"),
    (D, "2026-03-03", None, "03/03/2026", "yes"), (D, "2026-03-04", None, "31/02/2026", "nothing"),
    (D, "2026-09-04", None, "Sept. 4, 2026", "yes"),
    (L, "30 day", None, "30 days", "yes"), (L, "30 day", None, "thirty (30) days", "yes"),
    (L, "42 day", None, "six weeks", "yes"), (L, "1 month", None, "30 days", "no"),
    (L, "24 month", None, "two years", "yes"),
    (L, "90 minute", None, "1 hour and 30 minutes", "yes"),
    (L, "90 minute", None, "1.5 hours", "yes"), (L, "30 day", None, "30 calendar days", "yes"),
    (L, "25 day", None, "25 days a year", "yes"), (L, "1 year", None, "It lasts for a year", "yes"),
    (L, "18 month", None, "one and a half years", "yes"),
    (L, "1.5 year", None, "1 and a half years", "yes"), (L, "36 hour", None, "36-hour", "yes"),
    (L, "36 hour", None, "2 days and 36 hours", "no"),
    (V, "4.2.1", None, "version 4.2.1", "yes"), (V, "4.2.1", None, "v4.2.1", "yes"),
    (V, "4.2.1", None, "4.2", "no"), (V, "4.2.1", None, "4.2.10", "no"),
    (C, "SC-3529", None, "SC-3529", "yes"), (C, "SC-3529", None, "sc 3529", "yes"),
    (C, "SC-3529", None, "SC3529", "yes"), (C, "SC-3529", None, "SC-3520", "no"),
    (C, "SC-3529", None, "SC-35290", "no"), (C, "HE100-280-D", None, "HE100-280-D", "yes"),
    (C, "PN-07320", None, "part PN-7320", "no"),
]


@pytest.mark.parametrize(("kind", "gold", "unit", "answer", "result"), CASES,
                         ids=[f"{c[0]} {c[1]}: {c[3]}" for c in CASES])
def test_values_are_read_and_compared(kind: AnswerType, gold: str, unit: str | None, answer: str,
                                      result: str) -> None:
    assert verdict(question(kind, gold, unit), answer) == result


def test_values_of_the_question_and_operands_are_no_assertions() -> None:
    asked = question(N, "12", text="Of 40 rigs, how many are new?")
    assert verdict(asked, "Of 40 rigs, 12 are new.") == "yes"
    summed = question(N, "42", side=("20", "22"))
    assert verdict(summed, "20 and 22 make 42.") == "yes"
    assert verdict(question(N, "20", side=("20", "22")), "20") == "yes"
    money = question(M, "100.00", "EUR", side=("300.00", "200.00"))
    assert verdict(money, "EUR 300 less EUR 200 is EUR 100") == "yes"
    lasting = question(L, "10 day", side=("30 day",))
    assert verdict(lasting, "30 days less 20 days is 10 days") == "mixed"


def test_a_tolerance_replaces_exactness() -> None:
    loose = question(N, "100", tolerance=5.0)
    assert [verdict(loose, text) for text in ("104", "106")] == ["yes", "no"]


@pytest.mark.parametrize("answer", [
    "It is not 13 months but 12 months.", "12 months, not 13 months.",
    "12 months rather than 13 months.", "12 months instead of the 13 months.",
    "12 months (no longer 13 months).",
])
def test_negated_values_are_no_assertions(answer: str) -> None:
    assert verdict(question(L, "12 month"), answer) == "yes"


def test_only_the_first_sixty_words_count_or_what_follows_the_last_answer() -> None:
    filler = "word " * 80
    assert verdict(question(L, "12 month"), f"{filler} 12 months") == "nothing"
    assert verdict(question(L, "12 month"), f"13 months? {filler} Final answer: 12 months") == "yes"
    assert body("Only a few words. [1]") == "Only a few words."


def test_text_is_folded_and_nothing_invisible_stays() -> None:
    assert plain("1\u200b2\u202e \uff11") == "12 1"
    assert fold("Ｔｈｅ  “Pump”–20") == 'the "pump"-20'
    assert bare("The Café-Müller, Ltd.") == "cafe muller ltd"
    assert tokens("region,plan,1,250 EUR 12:30 a.b") == [
        "region", "plan", "1,250", "eur", "12:30", "a.b"]


def test_names_match_as_whole_words_only() -> None:
    assert contains("He lives in Indianapolis.", "Indianapolis")
    assert not contains("He lives in Indianapolis.", "India")
    assert not contains("anything", "the")


def test_a_unit_nobody_knows_never_matches() -> None:
    assert verdict(question(Q, "12", "furlong"), "12 kg") == "no"
    assert Decimal("12") == Decimal("12.0")
