"""Rates of figures that give only a bound: what is printed is true of every number that the figures may stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.quantities.display import points
from drafting.quantities.measure import Measure, minus, ratio
from drafting.quantities.parse import parse_measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.rough import (
    change_of,
    difference_of,
    left_of,
    multiple_of,
    product_of,
    quotient_of,
    rate_of,
    sum_of,
    surely_at_most,
    surely_below,
)
from tests.shipped import shipped

UNITS = shipped().units


def of(text: str) -> Quantity:
    return parse_measure(text, UNITS)[0].first


@pytest.mark.parametrize(
    ("over", "under", "told"),
    [
        ("近2000人", "2000人", "近100%"), ("不足100户", "120户", "不足84%"), ("不超过100户", "120户", "不足84%"), ("3000余人", "3500人", "85%以上"), ("超过600人", "600人", "100%以上"),
        ("不超过30人", "30人", "不超过100%"), ("30人以内", "30人", "不超过100%"), ("不足30人", "30人", "不足100%"), ("至多25人", "30人", "不足84%"), ("1500人", "2000人以上", "不超过75%"), ("1500人", "超过2000人", "不足75%"),
        ("1500人", "近2000人", "75%以上"), ("1500人", "2000余人", "不足75%"), ("约120万元", "540万元", "约22%"), ("3000余人", "近4000人", "75%以上"),
        ("98人", "120人", "81.67%"), ("不足2人", "3000人", "不足0.1%"), ("约5人", "2000人", "约0.3%"), ("约3000人", "约4000人", "约75%"), ("3210余人", "4320余人", "约74%"),
        ("3000余人", "4000余人", None), ("近3000人", "近4000人", None), ("不足100户", "不足120户", None), ("300户以上", "400户以上", None), ("不超过100户", "不超过120户", None),
        ("3000余人", "超过4000人", None), ("约3000人", "4000余人", None), ("近3000人", "约4000人", None), ("3000余人", "不少于4000人", None), ("300户以下", "约400户", None), ("约5人", "近2000人", None),
        ("3210余人", "4320人以内", "74%以上"), ("1.21亿余元", "2.42亿余元", "约50%"), ("1亿余元", "2亿余元", None),
    ],
)  # fmt: skip
def test_of_a_bound_follows_a_bound(over: str, under: str, told: str | None) -> None:
    found = rate_of(ratio(of(over), of(under), UNITS), of(over), of(under), UNITS)
    assert (found and found.text) == told


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        ("不足100户", "120户", "-16%以上"), ("近2000人", "1000人", "近100%"), ("3000余人", "2800人", "7%以上"), ("3000余人", "4000人", "不足-25%"), ("100名以上", "80名", "25%以上"),
        ("近2000人", "1500人", None), ("近2000人", "2000人", None), ("3000余人", "2000余人", None), ("3000余人", "2800余人", None), ("3000余人", "3200余人", None), ("约3000人", "2500人", "约20%"), ("约3000人", "2980人", None), ("约2985人", "2980人", "约0.2%"), ("约3000人", "近2000人", None), ("2000人", "近1800人", "11%以上"),
        ("1.2亿余元", "9000万元", "33%以上"), ("60人", "50人", "20%"), ("近2000人", "不足2000人", None), ("0人", "近10人", None),
    ],
)  # fmt: skip
def test_a_change_is_told_only_where_its_direction_is_sure(now: str, then: str, told: str | None) -> None:
    found = change_of(ratio(of(now), of(then), UNITS), of(now), of(then), UNITS)
    assert (found and found.text) == told


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ("3000人 4000人", "7000人"), ("3000余人 4000余人", "7000人以上"), ("3000人 近4000人", "近7000人"), ("3000人 不足4000人", "不足7000人"), ("近3000人 近4000人", "不足7000人"), ("不超过3000人 不超过4000人", "不超过7000人"),
        ("3000余人 近4000人", "7000人"), ("3000余人 约4000人", "7000人"), ("约3000人 4000人", "7000人"), ("-3000人 10000余人", "7000人"),  # as it was told
    ],
)  # fmt: skip
def test_a_sum_is_a_bound_where_all_marks_point_to_one_side(terms: str, told: str) -> None:
    assert sum_of(of("7000人"), [of(each) for each in terms.split()]).text == told


@pytest.mark.parametrize(
    ("whole", "part", "told"),
    [
        ("120人", "80人", "40人"), ("120人", "约80人", "约40人"), ("120人", "近80人", "40人以上"), ("120人", "80余人", "不足40人"), ("120人以上", "80余人", None),
        ("1.21万余人", "210余人", "约1.189万人"), ("120人", "120余人", None),
    ],
)  # fmt: skip
def test_what_is_left_is_a_bound_or_about_so_much(whole: str, part: str, told: str | None) -> None:
    found = left_of(minus(Measure.of(of(whole)), Measure.of(of(part)), UNITS).first, of(whole), of(part), UNITS)
    assert (found and found.text) == told


@pytest.mark.parametrize(("one", "told"), [("300元", "600元"), ("近300元", "近600元"), ("300余元", "600元以上"), ("不超过300元", "不超过600元"), ("不足300元", "不足600元"), ("约300元", "约600元")])
def test_a_multiple_is_as_much_a_bound(one: str, told: str) -> None:
    assert multiple_of(of("600元"), of(one)).text == told


@pytest.mark.parametrize(
    ("one", "rate", "told"),
    [
        ("3000人", "50%", "1500人"), ("近3000人", "50%", "近1500人"), ("3000人", "50%以上", "1500人以上"), ("近3000人", "不足50%", "不足1500人"), ("3000余人", "50%以上", "1500人以上"),
        ("3000余人", "近50%", None), ("约3000人", "约50%", "约1500人"), ("3010余人", "约50%", "约1500人"),
    ],
)  # fmt: skip
def test_so_much_of_a_bound_is_one_unless_they_pull_apart(one: str, rate: str, told: str | None) -> None:
    found = product_of(of("1500人"), of(one), of(rate), UNITS)
    assert (found and found.text) == told


@pytest.mark.parametrize(
    ("over", "under", "told"),
    [
        ("600元", "3人", "200元"), ("近600元", "3人", "近200元"), ("600元", "近3人", "200元以上"), ("600余元", "3人", "200元以上"), ("约600元", "3人", "约200元"), ("600余元", "3人以上", None),
        ("1.21亿余元", "60.5万余人", "约200元"),
    ],
)  # fmt: skip
def test_what_each_has_is_a_bound_unless_they_pull_apart(over: str, under: str, told: str | None) -> None:
    found = quotient_of(of("200元"), of(over), of(under), UNITS)
    assert (found and found.text) == told


MARKED = st.sampled_from(["{}人", "近{}人", "不足{}人", "不超过{}人", "{}人以上", "超过{}人", "{}余人", "不少于{}人"])




@given(MARKED, MARKED, st.integers(10, 99), st.integers(10, 99), st.integers(0, 9), st.integers(0, 9))
def test_what_is_told_is_true_of_all_that_may_be_meant(one: str, two: str, first: int, second: int, more: int, less: int) -> None:
    over, under = of(one.format(first * 10)), of(two.format(second * 10))
    now, then = _within(over, more), _within(under, less)
    rate = rate_of(ratio(over, under, UNITS), over, under, UNITS)
    if rate is not None:
        _holds(rate, now / then * 100)
    change = change_of(ratio(over, under, UNITS), over, under, UNITS)
    if change is not None:
        _holds(change, (now / then - 1) * 100)


def _within(figure: Quantity, tenths: int) -> Decimal:
    """A number that the figure may stand for."""
    if not figure.way:
        return figure.amount
    away = figure.place * (tenths or Decimal("0.01")) / 10
    return figure.amount + (away if figure.way == "up" else -away)


def _holds(told: Quantity, true: Decimal) -> None:
    if told.prefix == "约":  # of bounds that pull apart, and are close enough all the same; a step more for its rounding
        assert abs(told.number - true) <= abs(true) / 10 + told.step
        return
    if not (told.prefix or told.suffix):
        assert abs(told.number - true) <= told.step
        return
    assert (true < 0) is (told.number < 0) or not true
    size, limit = abs(true), abs(told.number)
    assert size >= limit if told.suffix == "以上" else size < limit


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        ("近95%", "94%", None), ("98%以上", "94%", "4个百分点以上"), ("约95%", "90%", "约5个百分点"), ("约95%", "95%", None), ("95%", "94%", "1个百分点"), ("90%", "近94%", "不足-4个百分点"), ("不足90%", "94%", "-4个百分点以上"),
    ],
)  # fmt: skip
def test_points_of_bounds_are_bounds(now: str, then: str, told: str | None) -> None:
    apart = points(of(now).amount - of(then).amount)
    found = difference_of(apart, of(now), of(then), UNITS)
    assert (found and found.text) == told


@given(MARKED, MARKED, st.integers(10, 99), st.integers(10, 99), st.integers(0, 9), st.integers(0, 9))
def test_a_difference_is_true_of_all_that_may_be_meant(one: str, two: str, first: int, second: int, more: int, less: int) -> None:
    now, then = of(one.format(first * 10)), of(two.format(second * 10))
    told = difference_of(minus(Measure.of(now), Measure.of(then), UNITS).first, now, then, UNITS)
    if told is not None:
        _holds(told, _within(now, more) - _within(then, less))


@pytest.mark.parametrize(
    ("part", "limit", "is_so"),
    [("约8户", "20户", True), ("约20户", "20户", False), ("20户", "20户", True), ("不超过20户", "不超过20户", True), ("400多户", "600户", True), ("400多户", "420户", False), ("21户", "20户", False)],
)
def test_a_limit_is_surely_kept_where_all_that_may_be_meant_is_below(part: str, limit: str, is_so: bool) -> None:
    assert surely_at_most(of(part), of(limit), UNITS) is is_so


@pytest.mark.parametrize(
    ("part", "limit", "is_so"),
    [("近3000人", "近4000人", True), ("3000余人", "4000余人", True), ("近4000人", "近4000人", False), ("近4000人", "3000余人", False), ("3000人", "3000人", False), ("近3000人", "3000人", True), ("约3000人", "近3100人", False)],
)
def test_what_surely_stays_below_does_so_for_all_that_both_may_be(part: str, limit: str, is_so: bool) -> None:
    assert surely_below(of(part), of(limit), UNITS) is is_so
