"""Every style says exactly its value: the checker's own reader reads it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts import Fact, Value
from corpus.facts import ValueType as V
from corpus.rereading.values import ValueReader, key_of
from corpus.writers.hand import Hand
from corpus.writers.house_style import WORKING_DAYS, one, show, spelled

READER = ValueReader(("kg", "°C", "bar", "m", "m²", "mm", "Nm", "l/min", "V", "W", "ms"))
CENTS = st.decimals(1, 9_000_000, places=2).map(str)
VALUES = st.one_of(
    st.builds(Value, st.just(V.MONEY), CENTS, st.sampled_from(("EUR", "USD", "SGD", "CHF", "SEK"))),
    st.builds(Value, st.just(V.MONEY), st.integers(1, 9_000).map(lambda n: f"{n * 500}.00"),
              st.just("EUR")),
    st.builds(lambda n, unit: Value(V.DURATION, f"{n} {unit}"), st.integers(1, 400),
              st.sampled_from(("second", "minute", "hour", "day", "week", "month", "year"))),
    st.builds(Value, st.just(V.DATE),
              st.dates(date(1990, 1, 1), date(2035, 12, 31)).map(date.isoformat)),
    st.builds(Value, st.just(V.PERCENTAGE), st.decimals(0, 100, places=2).map(str)),
    st.builds(Value, st.just(V.QUANTITY), st.decimals(-50, 20_000, places=1).map(str),
              st.sampled_from(("kg", "°C", "bar", "m", "m²", "mm", "Nm", "l/min"))),
    st.builds(Value, st.just(V.NUMBER), st.integers(0, 2_000_000).map(str)),
    st.builds(Value, st.just(V.VERSION), st.sampled_from(("2.4.1", "10.0.3"))),
    st.builds(Value, st.just(V.YES_NO), st.sampled_from(("yes", "no"))),
)


@given(VALUES, st.integers(0, 10_000), st.booleans(), st.booleans(), st.booleans(),
       st.sampled_from(("It is {}.", "| {} |", "{} counts", "Here ({}), as agreed:")))
def test_every_style_is_read_back_as_its_value(value: Value, seed: int, legal: bool, plain: bool,
                                               table: bool, frame: str) -> None:
    printed = one(value, Hand.of(Random(seed)), legal, plain, table=table)
    read = READER.read(frame.format(printed))[value.type]
    assert [reading.key for reading in read] == [key_of(value)]


def styles(value: Value, legal: bool = False, attribute: str | None = None) -> set[str]:
    return {one(value, Hand.of(Random(seed)), legal, attribute=attribute) for seed in range(300)}


@pytest.mark.parametrize(("value", "legal", "expected"), [
    (Value(V.DURATION, "42 day"), False, {"42 days", "6 weeks", "six weeks"}),
    (Value(V.DURATION, "30 day"), False, {"30 days"}),
    (Value(V.DURATION, "30 day"), True, {"thirty (30) days"}),
    (Value(V.DURATION, "24 month"), False, {"24 months", "2 years", "two years"}),
    (Value(V.DURATION, "1 hour"), False, {"1 hour", "one hour"}),
    (Value(V.MONEY, "1250.00", "EUR"), False,
     {"1,250.00 EUR", "1,250 EUR", "EUR 1,250.00", "EUR 1,250"}),
    (Value(V.MONEY, "12500.00", "EUR"), False,
     {"12,500.00 EUR", "12,500 EUR", "EUR 12,500.00", "EUR 12,500", "EUR 12.5k"}),
    (Value(V.MONEY, "1250.00", "EUR"), True, {"1,250.00 EUR", "EUR 1,250.00"}),
    (Value(V.MONEY, "0.42", "EUR"), False, {"0.42 EUR", "EUR 0.42"}),
    (Value(V.DATE, "2026-03-04"), False,
     {"2026-03-04", "4 Mar 2026", "4 March 2026", "March 4, 2026"}),
    (Value(V.PERCENTAGE, "2.5"), False, {"2.5 %", "2.5%", "2.5 per cent"}),
])
def test_the_styles_of_a_value(value: Value, legal: bool, expected: set[str]) -> None:
    assert styles(value, legal) == expected


def test_millions_and_thousands_only_where_two_decimals_are_exact() -> None:
    assert "EUR 2.4 million" in styles(Value(V.MONEY, "2400000.00", "EUR"))
    assert not any("k" in s or "million" in s for s in styles(Value(V.MONEY, "1255.00", "EUR")))


@pytest.mark.parametrize("attribute", WORKING_DAYS)
def test_working_days_are_never_told_in_weeks(attribute: str) -> None:
    assert styles(Value(V.DURATION, "28 day"), attribute=attribute) == {"28 days"}


@given(st.integers(0, 10_000), st.lists(st.integers(1, 400), min_size=2, max_size=6))
def test_a_table_prints_all_durations_in_figures_of_the_same_unit(seed: int,
                                                                  days: list[int]) -> None:
    hand = Hand.of(Random(seed))
    printed = [one(Value(V.DURATION, f"{n} day"), hand, table=True) for n in days]
    assert printed == [f"{n} day{'' if n == 1 else 's'}" for n in days]


def test_a_label_in_figures_is_not_grouped_and_a_list_ends_with_and() -> None:
    assert styles(Value(V.NUMBER, "4021"), attribute="extension") == {"4021"}
    names = tuple(Value(V.NAME, name) for name in ("HART", "Modbus", "IO-Link"))
    fact = Fact("f", "s", "protocols", names, is_list=True)
    assert show(fact, Hand.of(Random(0))) == "HART, Modbus and IO-Link"
    assert show(fact, Hand.of(Random(0)), plain=True) == "HART / Modbus / IO-Link"


@given(st.integers(0, 99))
def test_a_number_word_is_read_as_its_number(number: int) -> None:
    (reading,) = READER.read(f"It takes {spelled(number)} days.")[V.DURATION]
    assert reading.key == ("duration", "seconds", str(Decimal(number * 86400)))


@pytest.mark.parametrize("text", ["04.03.2026", "Orrelux-100", "E-2013", "at 09:30", "24/7",
                                  "v2.4.1"])
def test_what_is_no_plain_number(text: str) -> None:
    assert READER.read(text)[V.NUMBER] == []


def test_words_and_figures_that_disagree_are_both_read() -> None:
    read = READER.read("within thirty (31) days")[V.DURATION]
    assert len({reading.key for reading in read}) == 2


