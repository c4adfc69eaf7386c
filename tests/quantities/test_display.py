from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.quantities.display import in_scale, number_text, percent, points, typeset
from drafting.quantities.interval import Interval
from drafting.quantities.measure import MeasureError
from tests.quantities.table import HOUSE, quantity

D = Decimal


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        ("0.125", 2, "0.13"),
        ("2.5", 0, "3"),
        ("-0.125", 2, "-0.13"),
        ("100", 0, "100"),
        ("1E+3", 0, "1000"),
        ("5.3", 2, "5.30"),
        ("-0.001", 2, "0.00"),
        ("1234567890123456789012345678901.5", 0, "1234567890123456789012345678902"),
    ],
)
def test_numbers_round_half_up_without_exponent_or_negative_zero(number: str, decimals: int, text: str) -> None:
    assert number_text(D(number), decimals) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        ("0.9555434714620797", "95.55%"),
        ("1", "100%"),
        ("0.955", "95.5%"),
        ("1.2074", "120.74%"),
        ("-0.025", "-2.5%"),
        ("0", "0%"),
        ("0.00005", "0.01%"),
    ],
)
def test_a_ratio_prints_as_a_percentage(ratio: str, text: str) -> None:
    assert percent(D(ratio)).text == text


def test_a_percentage_keeps_what_was_rounded_away() -> None:
    assert percent(D("0.99996")).text == "100%"
    assert percent(D("0.99996")).amount == D("99.996")


def test_points_are_points() -> None:
    assert points(D("1.250")).text == "1.25个百分点"
    assert points(D("-9")).text == "-9个百分点"


@pytest.mark.parametrize(
    ("text", "scale", "decimals", "printed"),
    [
        ("6275万元", 10**8, None, "0.6275亿元"),
        ("1.76亿元", 10**4, None, "17600万元"),
        ("390589人", 10**4, 2, "39.06万人"),
        ("390000人", 10**4, 2, "39万人"),
        ("39.0589万人", 1, None, "390589人"),
        ("12345元", 10**8, None, "0.0001亿元"),
        ("约2900万元", 10**8, 2, "约0.29亿元"),
        ("141.5万余吨", 1, None, "1415000余吨"),
        ("20000元以上", 10**4, None, "2万元以上"),
        ("两万元", 1, None, "20000元"),
        ("3.2万亿元", 10**8, None, "32000亿元"),
    ],
)
def test_scales_convert_and_marks_stay(text: str, scale: int, decimals: int | None, printed: str) -> None:
    assert in_scale(quantity(text), scale, decimals).text == printed


def test_converting_keeps_the_amount_exact() -> None:
    assert in_scale(quantity("12345元"), 10**8, 2).amount == 12345


def test_marks_are_kept_as_marks_and_a_computed_figure_is_in_digits() -> None:
    over = in_scale(quantity("约20000元"), 10**4)
    assert (over.prefix, over.suffix, over.chinese) == ("约", "", False)
    assert in_scale(quantity("20000元以上"), 10**4).suffix == "以上"
    assert not in_scale(quantity("两万元"), 1).chinese


def test_what_a_computed_figure_may_be_out_by_stays_when_it_is_converted() -> None:
    computed = typeset(D(12345), 1, "元", 0, slack=D(5))
    assert in_scale(computed, 10**4).interval(HOUSE) == Interval.around(D(12345), D(5))


def test_an_unheard_of_scale_is_refused() -> None:
    with pytest.raises(MeasureError):
        in_scale(quantity("5元"), 1000)


@given(
    st.decimals(-(10**9), 10**9, places=6, allow_nan=False),
    st.sampled_from([1, 10**4, 10**8]),
    st.integers(0, 4),
    st.sampled_from(["", "约"]),
    st.sampled_from(["", "余", "以上"]),
    st.booleans(),
)
def test_what_is_typeset_reads_back_as_the_same_number(
    amount: Decimal, scale: int, decimals: int, prefix: str, suffix: str, strip: bool
) -> None:
    printed = typeset(amount, scale, "元", decimals, prefix=prefix, suffix=suffix, strip=strip)
    read = quantity(printed.text)
    assert (read.number, read.decimals, read.scale, read.unit, read.prefix, read.suffix) == (
        printed.number,
        printed.decimals,
        scale,
        "元",
        prefix,
        suffix,
    )
    assert abs(read.amount - amount) <= read.step / 2 or strip


def test_more_than_four_decimals_stay_where_they_were_asked_for() -> None:
    assert percent(D("0.12345678"), 6).text == "12.345678%"
    assert percent(D("0.1234567"), 6).text == "12.34567%"
