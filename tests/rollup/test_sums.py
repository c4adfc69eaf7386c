"""Sums of what several places give: exact, in the unit of most."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.quantities.parse import parse_measure
from drafting.relations import Verdict, judge_sum
from drafting.rollup.sums import NoSum, Sum, sum_of
from tests.checks.judging import units


def added(*texts: str) -> Sum | NoSum:
    return sum_of([parse_measure(text, units())[0] for text in texts], units())


@pytest.mark.parametrize(
    ("given_", "text"),
    [
        (("3户", "4户"), "7户"),
        (("0户", "0户"), "0户"),
        (("412.5万元", "2500000元", "100万元"), "762.5万元"),
        (("27.8万元", "11.10万元"), "38.90万元"),  # as many places as the finest of them has
        (("3.2万亩", "200公顷", "900亩"), "3.59万亩"),
        (("3.43万亩", "11703.55亩", "1亩"), "46004.55亩"),
        (("453.2万元", "50336633元", "100万元"), "5586.8633万元"),
        (("453.2万元", "50336633.27元"), "54868633.27元"),  # half give it in 元: to the last digit
        (("至少453.2万元", "50336633.27元", "100万元"), "至少55868633.27元"),
        (("2公顷", "1公顷", "10亩"), "55亩"),  # ten 亩 have no end in 公顷
        (("12吨", "350公斤", "3吨"), "15.35吨"),
        (("23名", "5人", "2名"), "30名"),
        (("3户10人", "4户12人"), "7户22人"),
        (("12人3户", "3户10人", "4户12人"), "10户34人"),
        (("两个", "3个"), "5个"),
        (("3处（次）", "2处（次）"), "5处（次）"),
        (("约100户", "23户"), "约123户"),
        (("300余户", "超200户", "10户"), "超510户"),
        (("近300户", "20户"), "近320户"),
        (("至少30人", "20余人"), "至少50人"),
        (("近300户", "超200户"), "约500户"),
        (("预计30户", "20户"), "预计50户"),
        (("5", "6"), "11"),
        (("1000万亿吨", "1公斤"), "1000.0000万亿吨"),  # more digits than a file may have
    ],
)
def test_a_sum_is_exact_and_stands_in_the_unit_of_most(given_, text):
    found = added(*given_)
    assert isinstance(found, Sum)
    assert found.text == text


@pytest.mark.parametrize(
    ("given_", "why", "places", "rest"),
    [
        (("3处", "4处", "5个"), "和别的单位不同（别的写处）", (2,), "7处"),
        (("3亩", "4亩", "800"), "和别的单位不同（别的写亩）", (2,), "7亩"),
        (("95%", "3户"), "是比率、单价", (0,), "3户"),
        (("3元/户",), "是比率、单价", (0,), ""),
        (("至少30人", "约20人"), "是约数，说法不同", (0, 1), ""),
    ],
)
def test_what_cannot_be_added_says_of_which_places_and_why_and_what_the_others_come_to(given_, why, places, rest):
    assert added(*given_) == NoSum(why, places, rest)


def test_a_unit_that_only_some_give_stays_out_and_is_told():
    found = added("3户10人", "4户", "5户20人")
    assert isinstance(found, Sum)
    assert (found.text, found.left) == ("12户", (("人", (0, 2), "30人"),))


def test_one_in_a_smaller_unit_does_not_take_the_others_there():
    """To the 元, and said so: a sum in 元 is not what a table in 万元 wants."""
    found = added("453.2万元", "50336633.27元", "100万元")
    assert isinstance(found, Sum)
    assert (found.text, found.converted, found.rounded) == ("5586.8633万元", (1,), True)


@pytest.mark.parametrize(
    ("given_", "text"),
    [
        (("1.2亿元", "1.3亿元", "34567.5万元"), "59567.5万元"),
        (("1.2亿元", "1.3亿元", "3456789元"), "253456789元"),
        (("1.2万亩", "1.3万亩", "345.5亩"), "25345.5亩"),
        (("12公里", "13公里", "1234.56米"), "26234.56米"),
    ],
)
def test_none_but_some_yuan_among_ten_thousands_are_rounded_where_a_unit_is_there_that_has_the_sum_exactly(given_, text):
    found = added(*given_)
    assert isinstance(found, Sum)
    assert (found.text, found.rounded) == (text, False)


def test_which_figures_were_converted_is_known():
    found = added("3.2万亩", "200公顷", "900亩")
    assert isinstance(found, Sum)
    assert found.converted == (1,)


FAMILIES = (("亩", "公顷", "平方公里", "平方米"), ("元",), ("吨", "公斤"), ("户",), ("人", "名"), ("公里", "米"))


@st.composite
def _figures(draw: st.DrawFn) -> list[str]:
    family = draw(st.sampled_from(FAMILIES))
    marks = draw(st.sampled_from([("",), ("", "约"), ("", "超"), ("", "近"), ("", "至少")]))

    def figure() -> str:
        unit, mark, scale = draw(st.sampled_from(family)), draw(st.sampled_from(marks)), draw(st.sampled_from(["", "", "万", "亿"]))
        whole = family[0] in ("户", "人") and not scale
        number = draw(st.integers(1, 10**7)) if whole else Decimal(draw(st.integers(1, 10**7))).scaleb(-draw(st.integers(0, 3)))
        return f"{mark}{number:f}{scale}{unit}" if not whole else f"{mark}{number}{unit}"

    return [figure() for _ in range(draw(st.integers(1, 6)))]


@given(_figures())
def test_every_sum_is_to_the_last_digit_what_it_is_made_of(texts):
    """So a check of the whole against the places (D266) finds nothing in it."""
    parts = [parse_measure(text, units())[0].first for text in texts]
    found = added(*texts)
    assert isinstance(found, Sum)
    whole = parse_measure(found.text, units())[0].first
    if not found.rounded:
        assert whole.amount * units().factor(whole.unit) == sum(each.amount * units().factor(each.unit) for each in parts)
    assert judge_sum(whole, parts, units()).verdict in (Verdict.AGREES, Verdict.TAIL)
