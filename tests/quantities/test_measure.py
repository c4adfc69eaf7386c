from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.quantities.display import typeset
from drafting.quantities.exact_unit import MOST_DIGITS
from drafting.quantities.interval import Interval
from drafting.quantities.measure import Measure, MeasureError, converted, inherit_unit, minus, ratio, total
from tests.quantities.table import HOUSE, measure, quantity

D = Decimal


def summed(*texts: str) -> Measure:
    return total([measure(text) for text in texts], HOUSE)


def test_components_are_found_by_unit_in_any_scale_and_bracket() -> None:
    pair = measure("47384人次2900.4万元")
    for name in ("元", "万元", "亿元"):
        assert pair.component(name) is pair.quantities[1]
    assert pair.component("人次") is pair.first
    assert pair.component("人") is None
    assert pair.component("千元") is None
    assert measure("5万平方米").component("万平方米") is not None
    assert pair.component("万") is None
    assert measure("1689处(次)").component("处（次）") is not None


def test_units_and_zero() -> None:
    assert measure("0户0人").units == ("户", "人")
    assert measure("0户0人").is_zero
    assert not measure("0户1人").is_zero


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["2078户4959人", "3091户7069人", "192户563人"], "5361户12591人"),
        (["17.2万人", "23万人", "26.8万人"], "67.0万人"),
        (["1.76亿元", "1.91亿元", "2.13亿元", "6275万元", "2.19亿元"], "8.6175亿元"),
        (["5092.9万元", "4208.7万元", "6950万元", "1521万元", "8042万元"], "25814.6万元"),
        (["两个", "三个"], "5个"),
        (["3吨", "500公斤"], "3.5吨"),
        (["500米", "1.2公里"], "1.7公里"),
        (["100人", "5名"], "105人"),
        (["约5户", "3户"], "约8户"),
        (["5户余", "3户"], "约8户"),
        (["1.23456亿元", "1元"], "123456001元"),
        (["1260万元", "860.5万元", "0.1亿元"], "3120.5万元"),
        (["1260.55万元", "0.1亿元", "5元"], "2260.5505万元"),
        (["1.2亿元", "1.3亿元", "5.5元"], "250000005.5元"),
        (["386.3万元", "161.9元", "57万元"], "443.3162万元"),
        (["1公顷", "1亩", "1亩"], "17亩"),
        (["5个1.2亿元", "3个8000万元"], "8个2.0亿元"),
        (["5户12人", "12人5户"], "10户24人"),
        (["5户12人", "3户5名"], "8户17人"),
        (["5户12人", "5名3户"], "8户17人"),
        (["1,234户", "1户"], "1235户"),
        (["9个"], "9个"),
    ],
)
def test_sums_go_unit_by_unit_and_print_by_the_house_rules(parts: list[str], whole: str) -> None:
    assert str(summed(*parts)) == whole


def test_a_bare_part_takes_the_unit_and_scale_beside_it() -> None:
    assert str(summed("38.526万元", "46.9180")) == "85.4440万元"
    assert str(summed("46.9180", "38.526万元")) == "85.4440万元"


def test_a_scale_is_taken_over_only_where_neither_figure_is_computed_or_has_one() -> None:
    typed, computed = quantity("38.526万元"), summed("38.526万元").first
    assert inherit_unit(quantity("46.9180"), typed).printed_unit == "万元"
    assert inherit_unit(quantity("46.9180"), computed).printed_unit == "元"
    assert inherit_unit(typeset(D(46), 1, "", 0), typed).printed_unit == "元"
    assert inherit_unit(quantity("25.3万"), quantity("1.2亿元")).printed_unit == "万元"


def test_a_computed_total_keeps_digits_and_slack() -> None:
    whole = summed("1.23456亿元", "1元").first
    assert whole.amount == 123456001
    assert whole.interval(HOUSE) == Interval.around(D(123456001), D("500.5"))


@pytest.mark.parametrize(
    ("a", "b", "rest"),
    [
        ("5361户12591人", "1800户4300人", "3561户8291人"),
        ("1.2亿元", "3000万元", "0.9亿元"),
        ("10人", "12人", "-2人"),
        ("100%", "95.5%", "4.5%"),
        ("5个", "两个", "3个"),
    ],
)
def test_differences(a: str, b: str, rest: str) -> None:
    assert str(minus(measure(a), measure(b), HOUSE)) == rest


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("5户", "3人"),
        ("5户12人", "3户"),
        ("5户", "3户5人"),
        ("5人", "3人次"),
        ("5%", "3个百分点"),
        ("5户12人", "3户5次"),
        ("5户12人", "5"),
    ],
)
def test_a_part_in_another_unit_is_refused(a: str, b: str) -> None:
    with pytest.raises(MeasureError) as caught:
        minus(measure(a), measure(b), HOUSE)
    assert caught.value.kind == "unit"
    assert "单位不一致" in caught.value.message_zh


def test_nothing_has_no_sum() -> None:
    with pytest.raises(MeasureError) as caught:
        total([], HOUSE)
    assert caught.value.kind == "empty"


def test_ratios_cross_scales_and_units_of_a_family() -> None:
    assert ratio(quantity("1.2亿元"), quantity("6000万元"), HOUSE) == 2
    assert ratio(quantity("15亩"), quantity("2公顷"), HOUSE) == D("0.5")
    assert ratio(quantity("2公顷"), quantity("15亩"), HOUSE) == 2
    assert ratio(quantity("597个"), quantity("760"), HOUSE) == D(597) / 760


def test_ratio_to_zero_and_to_another_family() -> None:
    with pytest.raises(MeasureError) as zero:
        ratio(quantity("5个"), quantity("0个"), HOUSE)
    assert zero.value.kind == "zero"
    with pytest.raises(MeasureError) as unit:
        ratio(quantity("5个"), quantity("3户"), HOUSE)
    assert unit.value.kind == "unit"


def test_conversion_is_exact() -> None:
    assert converted(quantity("3亩"), "平方米", HOUSE) == 2000
    assert converted(quantity("1.5公顷"), "亩", HOUSE) == D("22.5")
    with pytest.raises(MeasureError):
        converted(quantity("3亩"), "元", HOUSE)


pairs = st.tuples(st.integers(0, 10**7), st.integers(0, 10**9)).map(lambda pair: f"{pair[0]}户{pair[1]}人")
money = st.tuples(st.integers(0, 10**6), st.integers(0, 99), st.sampled_from(["元", "万元", "亿元"])).map(
    lambda t: f"{t[0]}.{t[1]:02}{t[2]}"
)


@given(st.lists(pairs, min_size=1, max_size=5))
def test_sums_are_unit_wise(texts: list[str]) -> None:
    whole = summed(*texts)
    for index in (0, 1):
        assert whole.quantities[index].amount == sum(measure(text).quantities[index].amount for text in texts)


@given(st.lists(money, min_size=1, max_size=5))
def test_sums_are_exact_and_in_any_order_the_same(texts: list[str]) -> None:
    whole = summed(*texts)
    assert whole.first.amount == sum(quantity(text).amount for text in texts)
    assert summed(*reversed(texts)) == whole


@given(money, money)
def test_taking_away_undoes_adding(a: str, b: str) -> None:
    assert minus(summed(a, b), measure(b), HOUSE).first.amount == quantity(a).amount


@given(st.lists(pairs, min_size=1, max_size=4) | st.lists(money, min_size=1, max_size=4))
@example(["0.01元", "0.09元", "100000.00亿元"])
def test_what_is_computed_reads_back(texts: list[str]) -> None:
    """But for more digits than anybody may type: ten trillion to the cent."""
    whole = summed(*texts)
    if any(sum(map(str.isdigit, each.text)) > MOST_DIGITS for each in whole.quantities):
        with pytest.raises(MeasureError) as refused:
            measure(str(whole))
        assert refused.value.kind == "too_long"
        return
    read = measure(str(whole))
    assert str(read) == str(whole)
    assert [each.number for each in read.quantities] == [each.number for each in whole.quantities]


def test_a_component_may_be_asked_for_with_its_scale() -> None:
    amount = measure("3万亿元")
    assert str(amount.component("万亿元")) == str(amount.component("元")) == "3万亿元"


def test_a_bare_number_takes_the_unit_of_what_it_is_compared_with() -> None:
    assert ratio(quantity("5"), quantity("10户"), HOUSE) == ratio(quantity("5户"), quantity("10户"), HOUSE)


def test_a_sum_of_several_units_is_as_sure_as_its_parts_in_its_own_unit() -> None:
    (added,) = total([measure("1.0公顷"), measure("1.0亩")], HOUSE).quantities
    assert str(added) == "16亩"
    (less,) = minus(measure("2.0公顷"), measure("1.0亩"), HOUSE).quantities
    assert added.slack == less.slack == Decimal("0.05") * 15 + Decimal("0.05")


def test_a_set_of_units_that_does_not_fit_is_held_against_the_first_measure() -> None:
    with pytest.raises(MeasureError) as caught:
        summed("5户", "5户3人")
    assert caught.value.message_zh == "单位不一致：应有户，5户3人只有户、人"
    assert caught.value.hint_zh == "每一项都按户填写"
    with pytest.raises(MeasureError) as bare:
        summed("5户3人", "5")
    assert bare.value.message_zh == "单位不一致：应有户、人，5只有无单位"
