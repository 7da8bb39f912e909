"""Numbers as people of several countries write them: exact, or not a number beyond doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchapp.core.numbers import major, parse_decimal, plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,600,000", "2600000"),
        ("2.600.000", "2600000"),
        ("2'600'000", "2600000"),
        ("2\u2019600\u2019000.5", "2600000.5"),
        ("2 600 000,5", "2600000.5"),
        ("84\u00a0516,00", "84516"),
        ("84\u202f516.25", "84516.25"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("1'234.50", "1234.5"),
        ("38,58", "38.58"),
        ("38.5812345678901234567890", "38.5812345678901234567890"),
        ("0.500", "0.5"),
        ("0,500", "0.5"),
        ("1234.567", "1234.567"),
        ("12", "12"),
        (" 12 ", "12"),
        ("-5", "-5"),
        ("\u22125,5", "-5.5"),
        ("+7", "7"),
        (".5", "0.5"),
        ("2594916968", "2594916968"),
    ],
)
def test_a_number_beyond_doubt_is_read_exactly(text: str, value: str | None) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["1,234", "1.234", "-12.345", "123,456", "1,23,456", "1.2.3", "1,2,3", "1.5,000", "12,34.567,8",
     "", " ", "-", ".", ",", "abc", "12 Mio", "1e5", "0x10", "NaN", "Infinity", "5-", "--5", "1-2",
     "²", "12%", "HKD 5"],
)  # fmt: skip
def test_what_is_no_number_beyond_doubt_is_none(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize(
    ("text", "point", "value"),
    [
        ("1,234", ".", "1234"),
        ("1,234", ",", "1.234"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1.234.567", ",", "1234567"),
        ("1.234.567", ".", None),
        ("1,5", ".", None),
        ("12.34", ",", None),
        ("1234,5", ",", "1234.5"),
        ("1,234.5", ",", None),
        ("1'234.5", ".", "1234.5"),
    ],
)
def test_where_the_writers_locale_is_known_nothing_is_ambiguous(
    text: str, point: str, value: str | None
) -> None:
    assert parse_decimal(text, decimal_point=point) == (None if value is None else Decimal(value))


NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=4)


@pytest.mark.parametrize(
    ("grouping", "point"), [(",", "."), (".", ","), ("'", "."), ("\u202f", ","), ("", ".")]
)
@given(number=NUMBERS)
def test_numbers_written_in_a_locale_are_read_back(
    grouping: str, point: str, number: Decimal
) -> None:
    text = f"{number:,f}".replace(",", "\0").replace(".", point).replace("\0", grouping)
    assert parse_decimal(text, decimal_point=point) == number
    assert parse_decimal(text) == number, "four decimals leave no doubt"


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_none(text: str) -> None:
    for point in (None, ".", ","):
        found = parse_decimal(text, decimal_point=point)
        assert found is None or found.is_finite()


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40))
def test_decimals_in_files_have_no_exponent_and_come_back(number: Decimal) -> None:
    text = plain(number)
    assert "e" not in text.lower()
    assert not ("." in text and text.endswith("0"))
    assert Decimal(text) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+3", "1000"), ("1.500", "1.5"), ("-0.00", "0"), ("0E-9", "0"), ("1E-3", "0.001")],
)
def test_decimals_are_written_plainly(value: str | None, text: str) -> None:
    assert plain(Decimal(value)) == text
    assert plain(None) is None


def test_pence_are_hundredths_of_pounds_and_the_case_matters() -> None:
    assert major("GBp") == ("GBP", 100)
    assert major("GBP") == ("GBP", 1)
    assert major("ILA") == ("ILS", 100)
    assert major(None) == (None, 1)
