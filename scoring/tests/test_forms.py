"""Odd forms of values and freer wordings, each read for what it says."""

from __future__ import annotations

import time

import pytest

from scoring.abstention import abstains
from scoring.answer.body import body
from scoring.records import AnswerType
from scoring.tests.test_values import question, verdict
from scoring.text import fold

N, Q, M, P = AnswerType.NUMBER, AnswerType.QUANTITY, AnswerType.MONEY, AnswerType.PERCENTAGE
D, L, V, C = AnswerType.DATE, AnswerType.DURATION, AnswerType.VERSION, AnswerType.IDENTIFIER

HANG_SECONDS = 20  # of processor time, a guard: a tenth of one is usual, squares take minutes

CASES = [
    # Markup, fields, run-on dialogue.
    (Q, "12.5", "kg", "12.5&nbsp;kg", "yes"), (Q, "12.5", "kg", "12.5&#160;kg", "yes"),
    (Q, "12.5", "kg", "value: 12.5\nunit: kg", "yes"),
    (Q, "12.5", "kg", "unit: kg\nvalue: 12.5", "yes"),
    (Q, "12.5", "kg", "- amount: 12.5\n  unit: \"g\"", "no"),
    (Q, "12.5", "kg", '<value unit="kg">12.5</value>', "yes"),
    (Q, "12.5", "kg", "<r><value>12.5</value>\n<unit>kg</unit></r>", "yes"),
    (M, "12.50", "EUR", '<price currency="EUR">12.50</price>', "yes"),
    (M, "12.50", "EUR", "amount: 12.50\ncurrency: USD", "no"),
    (L, "30 month", None, "30 months.\n\nQ: And the Pump 40?\nA: 48 months", "yes"),
    (L, "30 month", None, "30 months\nUser: thanks! what of 12 months?", "yes"),
    (L, "30 month", None, "Question: how long?\nAnswer: 30 months", "yes"),
    (L, "2 week", None, 'It takes 2 weeks.\n{"grade": "correct"}', "yes"),
    (N, "114", None, "114; the two figures are equal", "yes"),
    (N, "12", None, "one has 12", "yes"),
    (M, "659.00", "EUR", "-EUR 659", "no"),
    (M, "659.00", "SEK", "659 Swedish kronor", "yes"),
    (N, "12", None, "twice 12", "nothing"), (N, "12", None, "12 too many", "nothing"),
    (N, "12", None, "12 dozen", "nothing"), (N, "12", None, "suppose it is 12", "nothing"),
    (N, "12", None, "anything but 12", "nothing"),
    (N, "12", None, "I doubt that it is 12", "nothing"),
    (N, "12", None, "14 until last year, 12 now", "yes"), (N, "1170", None, "1170.0", "yes"),
    # Powers of ten, words with a point, signs.
    (N, "1200", None, "1.2 × 10^3", "yes"), (N, "1200", None, "1.2e3", "yes"),
    (N, "1200", None, "1.2·10³", "yes"), (N, "1200", None, "1.2 x 10**3", "yes"),
    (M, "31400000.00", "EUR", "€31.4 × 10⁶", "yes"), (M, "31400000.00", "EUR", "31.4e6 EUR", "yes"),
    (Q, "0.0012", "kg", "1.2 × 10⁻³ kg", "yes"), (N, "1200", None, "1.2 × 10^2", "no"),
    (Q, "12.5", "mbar", "twelve point five millibar", "yes"),
    (Q, "12.5", "mbar", "twelve point six mbar", "no"),
    (Q, "-25", "°C", "minus twenty-five degrees Celsius", "yes"),
    (Q, "-25", "°C", "minus 25 °C", "yes"), (Q, "-25", "°C", "negative 25 degrees C", "yes"),
    (Q, "26", "kg", "30 kg minus 4 kg", "no"), (N, "412", None, "extension 412", "nothing"),
    # Other languages.
    (M, "31400000.00", "EUR", "31,4 Mio. Euro", "yes"),
    (M, "31400000.00", "EUR", "31,4 Mio. EUR", "yes"),
    (M, "31400000.00", "EUR", "31,4 Millionen Euro", "yes"),
    (M, "31400000.00", "EUR", "31,4 millions d'euros", "yes"),
    (M, "31400000.00", "EUR", "31,4 Mrd. Euro", "no"),
    (D, "2025-04-03", None, "3. April 2025", "yes"), (D, "2025-03-03", None, "3. März 2025", "yes"),
    (D, "2025-05-03", None, "am 3. Mai 2025", "yes"),
    (D, "2025-08-03", None, "le 3 août 2025", "yes"),
    (D, "2025-10-03", None, "3 de octubre de 2025", "yes"),
    (D, "2025-12-03", None, "3. Dezember 2024", "no"),
    (D, "1887-03-14", None, "1887", "no"),
    # Fractions of a whole.
    (P, "12.5", None, "1/8", "yes"), (P, "12.5", None, "one in eight", "yes"),
    (P, "12.5", None, "one eighth", "yes"), (P, "12.5", None, "1 in 8", "yes"),
    (P, "12.5", None, "an eighth of the staff", "yes"), (P, "12.5", None, "1/9", "no"),
    (P, "12.5", None, "twelve and a half percent", "yes"),
    (P, "12.5", None, "12 and a half %", "yes"), (P, "75", None, "three quarters", "yes"),
    (P, "33.3", None, "a third", "yes"),
    (P, "50", None, "half", "yes"), (P, "12.5", None, "12.5 % (1/8)", "yes"),
    (P, "45", None, "45 % RH", "yes"), (P, "12.5", None, "9/8", "nothing"),
    # Codes.
    (C, "CP7-0488-B", None, "CP7-0488-\nB", "yes"),
    (C, "CP7-0488-B", None, "CP7 - 0488 - B", "yes"),
    (C, "CP7-0488-B", None, "CP7-O488-B", "no"),
    (C, "ZB-25-001", None, "P/N: ZB / 25 / 001", "yes"),
    (C, "ZB-25-001", None, "ZB-25-0O1", "no"), (C, "ZB-25-001", None, "ZB-25-\n001", "yes"),
    (C, "VH-118-4402", None,
     "VH-118-4402 (not to be confused with the VAT number, VH-771-0093)", "yes"),
    (C, "VH-118-4402", None, "VH-118-4402, which is different from VH-771-0093", "yes"),
    # Earlier values beside the present one.
    (L, "30 month", None, "It was 24 months under the old rules and is 30 months now.", "yes"),
    (L, "30 month", None, "It is 30 months (it was 24 months in 2023).", "yes"),
    (L, "30 month", None, "30 months now; previously it was 24 months.", "yes"),
    (L, "30 month", None, "It was 24 months.", "no"),
    (V, "5.2.1", None, "5.2.1 (5.1.0 was withdrawn)", "yes"),
    (V, "5.2.1", None, "5.2.1; 5.3.0 has been recalled", "yes"),
    (V, "5.2.1", None, "5.1.0 (5.2.1 was withdrawn)", "no"),
    # What "not" belongs to.
    (P, "45", None, "It must never fall below 45 %.", "yes"),
    (P, "45", None, "It must not drop under 45 %.", "yes"),
    (P, "45", None, "It is not 45 %.", "nothing"),
]


@pytest.mark.parametrize(("kind", "gold", "unit", "answer", "result"), CASES)
def test_odd_forms_are_read(kind: AnswerType, gold: str, unit: str | None, answer: str,
                            result: str) -> None:
    assert verdict(question(kind, gold, unit), answer) == result


@pytest.mark.parametrize("said", [
    "Swiss pricing isn't something these passages cover.",
    "No release date for 5.3.0 is given in the documents.",
    "None of the excerpts I was given tells me the weight of that pump.",
    "When it will take place is not revealed in the excerpts.",
    "The notes list the version but no date that I can see.",
    "The text mentions the alloy only with regard to its thickness, not its tin content.",
    "I don't have pricing for that coil.", "Nothing is said about the Pump 20.",
    "The passages mention a deposit but no price.",
    "I looked through everything and came up empty.",
    "Sorry, that detail is absent.", "That isn't covered here.",
    "The weight doesn't come up anywhere in the material.",
    "There's no word on that in the sources.",
    "My sources stop short of naming a date.",
    "Regrettably the material leaves this out.",
    "Nowhere do the documents say how heavy it is.",
    "It's not possible to tell from what I was given.",
    "The context you gave me doesn't go into that.",
    "The provided text makes no mention of a weight.",
    "Not enough to go on.", "I have not been given that figure.",
    "There is not any information about it.", "The answer isn't in the passages.",
    "The passages give no weight.", "That information wasn't part of what I received.",
    "I could only find the warranty of another model.",
    "The excerpts only speak of the Pump 40.",
    "Hard to say without the data sheet.", "The file has nothing on that.",
    "I'm afraid the documents don't go that far.",
    "This can't be answered from the excerpts.",
])
def test_freer_wordings_abstain(said: str) -> None:
    assert abstains(fold(body(said)))


@pytest.mark.parametrize("said", [
    "There is no limit.", "No, it is not allowed.", "The contract runs no longer than a year.",
    "It is not waterproof.", "The pump has no display.", "Nothing else is needed.",
    "The document is signed by Jane Roe.", "Not before May.", "Yes, no cabinet is needed.",
    "Jane Roe, not John Doe.", "The policy says yes.", "It does not need a permit.",
])
def test_claims_about_the_world_do_not_abstain(said: str) -> None:
    assert not abstains(fold(body(said)))


@pytest.mark.parametrize("text", [
    "\n" * 100_000 + "q", "1.2 x 10" * 12_000, "<value unit='a" * 8_000,
    "value: 1\nunit" * 9_000, "&nbsp" * 20_000, "was 1 is (" * 10_000])
def test_hostile_answers_are_read_without_backtracking_for_ever(text: str) -> None:
    start = time.process_time()
    verdict(question(Q, "1", "kg"), text)
    assert time.process_time() - start < HANG_SECONDS
