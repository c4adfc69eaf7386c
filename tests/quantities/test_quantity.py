from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from drafting.quantities.display import percent
from drafting.quantities.interval import INFINITY, Interval
from tests.quantities.table import HOUSE, quantity

D = Decimal


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1.09亿元", "108500000", "109500000"),
        ("5.30万元", "52950", "53050"),
        ("67.1万人", "670500", "671500"),
        ("80%", "79.5", "80.5"),
        ("500元", "499.5", "500.5"),
        ("38万亩", "375000", "385000"),
        ("9个百分点", "8.5", "9.5"),
        ("5361户", "5361", "5361"),
        ("两个", "2", "2"),
        ("23℃", "22.5", "23.5"),
        ("-2.5%", "-2.55", "-2.45"),
        ("46.9180", "46.91795", "46.91805"),
        ("5361护", "5361", "5361"),
        ("约2.6万人", "25500", "26500"),
        ("预计20万元", "195000", "205000"),
    ],
)
def test_a_figure_stands_for_half_its_last_printed_digit_either_way(text: str, low: str, high: str) -> None:
    assert quantity(text).interval(HOUSE) == Interval(D(low), D(high))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2万余户", 20000, 30000),
        ("4500余条", 4500, 4600),
        ("超2200家", 2200, 2300),
        ("5000多人", 5000, 6000),
        ("56.4万平方米以上", 564000, 565000),
        ("逾1.20亿元", 120_000_000, 130_000_000),
        ("超千万元", 10**7, 2 * 10**7),
    ],
)
def test_more_than_reaches_up_to_the_next_unit_of_the_last_nonzero_place(text: str, low: int, high: int) -> None:
    assert quantity(text).interval(HOUSE) == Interval(D(low), D(high), False, True)


@pytest.mark.parametrize(("text", "low", "high"), [("近3万人", 20000, 30000), ("不足100户", 0, 100)])
def test_nearly_lies_below(text: str, low: int, high: int) -> None:
    assert quantity(text).interval(HOUSE) == Interval(D(low), D(high), True, True)


def test_at_least_and_at_most_have_one_end() -> None:
    assert quantity("至少12次").interval(HOUSE) == Interval(D(12), INFINITY, False, True)
    assert quantity("10人以内").interval(HOUSE) == Interval(-INFINITY, D(10), True, False)


@pytest.mark.parametrize(("text", "low", "high"), [("95.55%", "95.55", "95.56"), ("67.1万人", "671000", "672000"), ("0.5%", "0.5", "0.6")])
def test_cut_off_figures_reach_a_whole_last_digit_up(text: str, low: str, high: str) -> None:
    assert quantity(text).truncated_interval(HOUSE) == Interval(D(low), D(high), False, True)


def test_cut_off_figures_below_zero_reach_down_and_zero_both_ways() -> None:
    assert quantity("-2.5%").truncated_interval(HOUSE) == Interval(D("-2.6"), D("-2.5"), True, False)
    assert quantity("0.0%").truncated_interval(HOUSE) == Interval(D("-0.1"), D("0.1"), True, True)


def test_a_count_is_never_cut_off() -> None:
    assert quantity("5361户").truncated_interval(HOUSE) == Interval.point(D(5361))


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("1.09亿元", "109000000", "亿元"),
        ("3.2万亿元", "3200000000000", "万亿元"),
        ("-2.5%", "-2.5", "%"),
        ("两万户", "20000", "万户"),
    ],
)
def test_the_amount_is_exact_in_the_bare_unit(text: str, amount: str, unit: str) -> None:
    assert quantity(text).amount == D(amount)
    assert quantity(text).printed_unit == unit


def test_what_is_below_zero_is_a_loss_or_a_fall() -> None:
    assert quantity("-3.5%").is_below_zero
    assert quantity("-2亿元").is_below_zero
    assert not quantity("3.5%").is_below_zero


def test_zero_is_zero_however_printed() -> None:
    assert quantity("0.00万元").is_zero
    assert not quantity("-0.00万元").is_below_zero
    assert not quantity("0.01万元").is_zero


@pytest.mark.parametrize(
    ("text", "marked", "about"),
    [
        ("约5户", True, True),
        ("5户左右", True, True),
        ("5户以上", True, False),
        ("预计5户", False, False),
        ("5户", False, False),
    ],
)
def test_marks_loosen_a_figure(text: str, marked: bool, about: bool) -> None:
    assert (quantity(text).is_marked, quantity(text).is_about) == (marked, about)


def test_a_computed_figure_stands_for_its_unrounded_amount() -> None:
    third = percent(D(1) / 3)
    assert third.text == "33.33%"
    assert third.interval(HOUSE) == Interval.point(D(1) / 3 * 100)


def test_quantities_travel_between_processes() -> None:
    figure = quantity("约2.6万人")
    assert pickle.loads(pickle.dumps(figure)) == figure


@pytest.mark.parametrize("text", ["约5.0万户", "5.0万户左右", "5户"])
def test_what_is_marked_or_counted_was_not_cut_off(text: str) -> None:
    assert quantity(text).truncated_interval(HOUSE) == quantity(text).interval(HOUSE)


def test_what_was_computed_was_not_cut_off() -> None:
    computed = percent(D(1) / 3, 1)
    assert computed.truncated_interval(HOUSE) == computed.interval(HOUSE)


@pytest.mark.parametrize(("text", "high"), [("超0.00%", "0.01"), ("超0.0万元", "1000"), ("超0户", "1")])
def test_more_than_nothing_reaches_up_to_the_last_place_printed(text: str, high: str) -> None:
    assert quantity(text).interval(HOUSE) == Interval(D(0), D(high), False, True)
