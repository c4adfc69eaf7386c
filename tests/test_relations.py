"""Worked examples of each relation, and laws of the judge."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafting.quantities.display import percent
from drafting.quantities.measure import minus, total
from drafting.quantities.quantity import Quantity
from drafting.relations import (
    Judgement,
    Verdict,
    judge_at_most,
    judge_average,
    judge_difference,
    judge_equal,
    judge_excess,
    judge_growth,
    judge_more,
    judge_points,
    judge_rate,
    judge_signed,
    judge_sum,
    judge_times,
)
from tests.quantities.table import HOUSE, measure, quantity

AGREES, TAIL, CONTRADICTS, UNDECIDED = Verdict.AGREES, Verdict.TAIL, Verdict.CONTRADICTS, Verdict.UNDECIDED


def sum_of(whole: str, *parts: str) -> Judgement:
    return judge_sum(quantity(whole), [quantity(part) for part in parts], HOUSE)


def rate(stated: str, numerator: str, denominator: str) -> Judgement:
    return judge_rate(quantity(stated), quantity(numerator), quantity(denominator), HOUSE)


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        ("16869户", "7850户 4989户 4030户", AGREES),
        ("42750人", "18363人 14552人 9835人", AGREES),
        ("67.1万人", "17.2万人 23万人 26.8万人", TAIL),
        ("67.1万人", "17.2万人 23.0万人 26.8万人", TAIL),
        ("8.62亿元", "1.76亿元 1.91亿元 2.13亿元 6275万元 2.19亿元", AGREES),
        ("2.58亿元", "5092.9万元 4208.7万元 6950万元 1521万元 8042万元", AGREES),
        ("85.444万元", "38.526万元 46.9180", AGREES),
        ("47个", "44个 3个", AGREES),
        ("17.87亿元", "6.02亿元 8.20亿元 1.84亿元 1.38亿元", CONTRADICTS),
        ("19.89亿元", "6.83亿元 9.24亿元 1.83亿元 1.98亿元", TAIL),
        ("68人", "49人 18人", CONTRADICTS),
    ],
)
def test_worked_sums(whole: str, parts: str, verdict: Verdict) -> None:
    assert sum_of(whole, *parts.split()).verdict is verdict


@pytest.mark.parametrize(
    ("stated", "numerator", "denominator", "verdict"),
    [
        ("80%", "597个", "760个", CONTRADICTS),
        ("80%", "597个", "746个", AGREES),
        ("76%", "562个", "760个", CONTRADICTS),
        ("76%", "562个", "739个", AGREES),
        ("95.55%", "61107户", "63950户", AGREES),
        ("110.18%", "422人", "383人", AGREES),
        ("94.8%", "146万元", "154.65万元", TAIL),
        ("91.72%", "15.99亿元", "17.87亿元", CONTRADICTS),
        ("91.72%", "15.99亿元", "17.44亿元", TAIL),
        ("90.77%", "15.82亿元", "17.87亿元", CONTRADICTS),
        ("90.77%", "15.82亿元", "17.44亿元", TAIL),
        ("89.86%", "17.87亿元", "19.89亿元", TAIL),
    ],
)
def test_worked_rates(stated: str, numerator: str, denominator: str, verdict: Verdict) -> None:
    assert rate(stated, numerator, denominator).verdict is verdict


def test_worked_complement_average_and_excess() -> None:
    assert judge_difference(quantity("3294户"), quantity("7850户"), quantity("4556户"), HOUSE).verdict is AGREES
    assert judge_average(quantity("1.04万元"), quantity("6151万元"), quantity("5910人次"), HOUSE).verdict is AGREES
    assert judge_excess(quantity("20.74%"), quantity("120.74%"), HOUSE).verdict is AGREES


def test_a_message_can_show_both_sides_and_the_gap() -> None:
    assert rate("80%", "597个", "760个") == Judgement(CONTRADICTS, "80%", "78.55%", "1.45个百分点")
    assert sum_of("17.87亿元", "6.02亿元", "8.20亿元", "1.84亿元", "1.38亿元") == Judgement(
        CONTRADICTS, "17.87亿元", "17.44亿元", "0.43亿元"
    )
    assert sum_of("67.1万人", "17.2万人", "23万人", "26.8万人") == Judgement(TAIL, "67.1万人", "67.0万人", "0.1万人")
    assert sum_of("5户", "2户", "3户").gap == ""


def test_a_computed_side_shows_digits_enough_to_differ() -> None:
    judged = judge_at_most(quantity("1.2346亿元"), quantity("123456001元"), HOUSE)
    assert (judged.verdict, judged.computed_text, judged.gap) == (TAIL, "1.23456亿元", "0.00004亿元")


def test_the_trap_of_two_unrelated_figures_is_a_hint_at_most() -> None:
    """146 of 154.65 is 94.41 %; it reaches the printed 94.8 % only if all three were cut off."""
    assert rate("94.8%", "146万元", "154.65万元").truncated


@pytest.mark.parametrize(
    ("stated", "now", "before", "verdict"),
    [
        ("7.98%", "59674人", "55261人", TAIL),
        ("7.99%", "59674人", "55261人", AGREES),
        ("-2.5%", "975人", "1000人", AGREES),
        ("2.5%", "975人", "1000人", CONTRADICTS),
        ("334%", "217户", "50户", AGREES),
        ("0%", "5户", "5户", AGREES),
        ("5%", "5户", "0户", UNDECIDED),
    ],
)
def test_growth(stated: str, now: str, before: str, verdict: Verdict) -> None:
    assert judge_growth(quantity(stated), quantity(now), quantity(before), HOUSE).verdict is verdict


@pytest.mark.parametrize(
    ("stated", "now", "before", "verdict"),
    [
        ("3倍", "360吨", "120吨", AGREES),
        ("3倍", "330吨", "120吨", AGREES),
        ("2倍", "330吨", "120吨", TAIL),  # cut off
        ("2.7倍", "330吨", "120吨", TAIL),
        ("2倍", "360吨", "120吨", CONTRADICTS),
        ("3", "360吨", "120吨", UNDECIDED),
        ("3倍", "360吨", "0吨", UNDECIDED),
    ],
)
def test_how_many_times_as_much(stated: str, now: str, before: str, verdict: Verdict) -> None:
    assert judge_times(quantity(stated), quantity(now), quantity(before), HOUSE).verdict is verdict


def test_so_many_times_more_is_one_less() -> None:
    judged = judge_more(quantity("3倍"), quantity("3.6亿元"), quantity("12000万元"), HOUSE)
    assert (judged.verdict, judged.computed_text, judged.gap) == (CONTRADICTS, "2倍", "1倍")
    assert judge_more(quantity("2倍"), quantity("3.6亿元"), quantity("12000万元"), HOUSE).agrees


def test_cutting_off_is_told_from_an_error() -> None:
    judged = rate("95.55%", "95559户", "100000户")
    assert (judged.verdict, judged.truncated) == (TAIL, True)
    assert rate("95.54%", "95559户", "100000户").verdict is CONTRADICTS


@pytest.mark.parametrize("stated", ["0.12%", "0.13%"])
def test_both_ways_of_rounding_a_half_agree(stated: str) -> None:
    assert rate(stated, "125个", "100000个").verdict is AGREES


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [
        ("241人", "917人", AGREES),
        ("917人", "917人", AGREES),
        ("918人", "917人", CONTRADICTS),
        ("2.6万人", "25900人", TAIL),
        ("2.6万人", "25000人", CONTRADICTS),
        ("约918人", "917人", UNDECIDED),
        ("900余人", "917人", AGREES),
        ("5户", "3人", UNDECIDED),
    ],
)
def test_a_part_is_at_most_its_whole(part: str, whole: str, verdict: Verdict) -> None:
    assert judge_at_most(quantity(part), quantity(whole), HOUSE).verdict is verdict


@pytest.mark.parametrize(
    ("stated", "other", "verdict"),
    [
        ("1.09亿元", "10923.4万元", AGREES),
        ("10923.4万元", "1.09亿元", AGREES),
        ("1.09亿元", "1.1亿元", AGREES),
        ("1.09亿元", "1.2亿元", CONTRADICTS),
        ("15亩", "1公顷", AGREES),
        ("16亩", "1.0公顷", TAIL),
        ("16亩", "15.4亩", CONTRADICTS),
        ("5361户", "5362户", CONTRADICTS),
        ("2户", "2.3户", CONTRADICTS),
        ("两个", "2个", AGREES),
        ("2万余户", "25000户", AGREES),
        ("2万余户", "30000户", CONTRADICTS),
        ("近3万人", "29000人", AGREES),
        ("近3万人", "30001人", CONTRADICTS),
        ("约3万人", "41000人", UNDECIDED),
        ("约3万人", "30100人", AGREES),
        ("5户", "5人", UNDECIDED),
    ],
)
def test_one_fact_printed_twice(stated: str, other: str, verdict: Verdict) -> None:
    assert judge_equal(quantity(stated), quantity(other), HOUSE).verdict is verdict


@pytest.mark.parametrize(
    ("stated", "verdict"), [("1.3个百分点", AGREES), ("1.6个百分点", CONTRADICTS), ("1.3%", UNDECIDED)]
)
def test_points_are_differences_of_rates(stated: str, verdict: Verdict) -> None:
    assert judge_points(quantity(stated), quantity("7.4%"), quantity("6.1%"), HOUSE).verdict is verdict


def test_averages_take_compound_units_too() -> None:
    assert judge_average(quantity("500公斤/亩"), quantity("10吨"), quantity("20亩"), HOUSE).verdict is AGREES
    assert judge_average(quantity("600公斤/亩"), quantity("10吨"), quantity("20亩"), HOUSE).verdict is CONTRADICTS
    assert judge_average(quantity("1.04万元/人次"), quantity("6151万元"), quantity("5910人次"), HOUSE).verdict is AGREES
    assert judge_average(quantity("1.04万元"), quantity("6151户"), quantity("5910人次"), HOUSE).verdict is UNDECIDED


def test_what_cannot_be_judged_is_not_accused() -> None:
    assert sum_of("5户").verdict is UNDECIDED
    assert sum_of("5户", "3人").verdict is UNDECIDED
    assert rate("80%", "5个", "0个").verdict is UNDECIDED
    assert rate("80户", "4个", "5个").verdict is UNDECIDED
    assert judge_excess(quantity("5户"), quantity("105%"), HOUSE).verdict is UNDECIDED
    assert sum_of("约10户", "5户", "8户").verdict is UNDECIDED


def signed(stated: str, *terms: str) -> Judgement:
    """Terms as “-3户”: their sign is taken off."""
    parts = [quantity(term.lstrip("-")) for term in terms]
    return judge_signed(quantity(stated), [-1 if term.startswith("-") else 1 for term in terms], parts, HOUSE)


@pytest.mark.parametrize(
    ("stated", "terms", "verdict"),
    [
        ("6083户", "16869户 -4556户 -4411户 -1819户", AGREES),
        ("6084户", "16869户 -4556户 -4411户 -1819户", CONTRADICTS),
        ("1.3亿元", "5亿元 -2.4亿元 -13000万元", AGREES),
        ("1.4亿元", "5.0亿元 -2.4亿元 -1.3亿元", TAIL),
        ("2.3亿元", "5亿元 -2.4亿元 -1.3亿元", CONTRADICTS),
        ("1.5万元", "5万元 -3.5", AGREES),
        ("3户", "5户 -2元", UNDECIDED),
        ("3户", "5元 -2元", UNDECIDED),
        ("3户", "", UNDECIDED),
    ],
)
def test_sums_with_signs(stated: str, terms: str, verdict: Verdict) -> None:
    judgement = signed(stated, *terms.split())
    assert (judgement.verdict, judgement.stated_text) == (verdict, stated)


def test_a_sign_belongs_to_each_term() -> None:
    with pytest.raises(ValueError, match="zip"):
        judge_signed(quantity("3户"), [1], [quantity("1户"), quantity("2户")], HOUSE)


def test_the_same_figure_in_another_scale_says_both_texts() -> None:
    assert judge_equal(quantity("10923.4万元"), quantity("1.09亿元"), HOUSE) == Judgement(AGREES, "10923.4万元", "10900.0万元", "23.4万元")


def test_per_mille_is_a_rate() -> None:
    assert rate("2.5‰", "5人", "2000人").verdict is AGREES


# --- laws

counts = st.integers(0, 10**6).map(lambda n: quantity(f"{n}户"))
money = st.tuples(st.integers(0, 10**4), st.integers(0, 99), st.sampled_from(["元", "万元", "亿元"])).map(
    lambda t: quantity(f"{t[0]}.{t[1]:02}{t[2]}")
)


@given(st.lists(counts, min_size=1, max_size=6))
def test_a_computed_total_agrees_with_its_parts(parts: list[Quantity]) -> None:
    whole = total([measure(part.text) for part in parts], HOUSE).first
    assert judge_sum(whole, parts, HOUSE).verdict is AGREES
    assert judge_sum(quantity(whole.text), parts, HOUSE).verdict is AGREES


@given(st.lists(money, min_size=1, max_size=6))
def test_a_printed_total_of_rounded_parts_is_never_accused(parts: list[Quantity]) -> None:
    whole = total([measure(part.text) for part in parts], HOUSE).first
    assert judge_sum(quantity(whole.text), parts, HOUSE).verdict is AGREES


@given(st.lists(counts, min_size=1, max_size=6), st.integers(1, 1000))
def test_any_slip_in_a_sum_of_counts_is_found(parts: list[Quantity], slip: int) -> None:
    wrong = sum(part.number for part in parts) + slip
    assert judge_sum(quantity(f"{wrong}户"), parts, HOUSE).verdict is CONTRADICTS


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_computed_rate_agrees_with_its_counts(numerator: int, denominator: int, decimals: int) -> None:
    printed = percent(Decimal(numerator) / denominator, decimals)
    assert rate(printed.text, f"{numerator}户", f"{denominator}户").verdict is AGREES


@given(money, money.filter(lambda each: not each.is_zero), st.integers(0, 3))
def test_what_prints_as_computed_agrees_as_its_intervals_do(part: Quantity, whole: Quantity, decimals: int) -> None:
    """The judge asks no interval of a rate that comes out as printed: the intervals would say the same."""
    assume(part.amount / whole.amount < 10**6)  # longer figures are refused when they are read
    printed = quantity(percent(part.amount / whole.amount, decimals).text)
    reached = part.interval(HOUSE).divide(whole.interval(HOUSE)).scale(Decimal(100))
    assert printed.interval(HOUSE).meets(reached)
    assert judge_rate(printed, part, whole, HOUSE).verdict is AGREES


@given(
    st.integers(0, 3),
    st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=5),
    st.sampled_from([1, 100, 10**4]),
)
def test_rounding_true_figures_is_never_accused(decimals: int, truth: list[int], unit: int) -> None:
    """Parts and whole rounded separately from true numbers always meet."""
    step = Decimal(1).scaleb(-decimals)
    shown = [f"{(Decimal(part) / unit).quantize(step)}万元" for part in truth]
    whole = f"{(Decimal(sum(truth)) / unit).quantize(step)}万元"
    assert sum_of(whole, *shown).verdict in (AGREES, TAIL)


@given(money, money)
def test_a_computed_difference_agrees(a: Quantity, b: Quantity) -> None:
    rest = minus(measure(a.text), measure(b.text), HOUSE).first
    assert judge_difference(rest, a, b, HOUSE).verdict is AGREES


@given(st.integers(0, 130), st.integers(0, 400), st.integers(1, 400), st.sampled_from(["", "约", "近", "超"]))
def test_asked_first_whether_it_agrees_it_says_what_its_verdict_says(
    percentage: int, numerator: int, denominator: int, mark: str
) -> None:
    asked = rate(f"{mark}{percentage}%", f"{numerator}户", f"{denominator}户")
    assert asked.agrees is (rate(f"{mark}{percentage}%", f"{numerator}户", f"{denominator}户").verdict is AGREES)
    assert asked == rate(f"{mark}{percentage}%", f"{numerator}户", f"{denominator}户")


def test_units_of_one_family_are_brought_to_one_before_they_are_compared() -> None:
    assert sum_of("3公顷", "1公顷", "30亩").verdict is AGREES
    assert sum_of("3公顷", "1公顷", "3亩").verdict is CONTRADICTS
    assert rate("50%", "1公顷", "30亩").verdict is AGREES
    assert rate("50%", "1公顷", "2亩").verdict is CONTRADICTS
    assert judge_growth(quantity("100%"), quantity("2公顷"), quantity("15亩"), HOUSE).verdict is AGREES
    assert judge_growth(quantity("10%"), quantity("110"), quantity("100户"), HOUSE).verdict is AGREES


def test_a_limit_that_holds_is_told_in_the_unit_of_the_part() -> None:
    held = judge_at_most(quantity("1公顷"), quantity("30亩"), HOUSE)
    assert (held.verdict, held.stated_text, held.computed_text, held.gap) == (AGREES, "1公顷", "2公顷", "1公顷")


def test_no_gap_is_told_where_the_digits_are_the_same() -> None:
    assert (rate("66.67%", "2个", "3个").gap, rate("66.7%", "2个", "3个").gap) == ("", "0.03个百分点")


def test_a_judgement_equals_one_that_says_the_same_and_nothing_else() -> None:
    assert sum_of("47个", "44个", "3个") == sum_of("47个", "44个", "3个")
    assert sum_of("47个", "44个", "3个") != sum_of("47个", "44个", "4个")
    assert sum_of("47个", "44个", "3个") != "47个"


def test_what_cannot_be_compared_gives_no_rate_and_no_growth() -> None:
    assert rate("50%", "5户", "10人").verdict is UNDECIDED
    assert judge_growth(quantity("100%"), quantity("10户"), quantity("5人"), HOUSE).verdict is UNDECIDED
    assert judge_growth(quantity("5户"), quantity("10户"), quantity("5户"), HOUSE).verdict is UNDECIDED
    assert rate("50%", "5", "10户").verdict is AGREES
    undecided = rate("50%", "5户", "10人")
    assert (undecided.stated_text, undecided.computed_text, undecided.gap, undecided.truncated) == ("50%", "", "", False)


def test_an_average_is_per_unit_of_the_family_that_is_counted() -> None:
    assert judge_average(quantity("200元/亩"), quantity("30000元"), quantity("10公顷"), HOUSE).verdict is AGREES
    assert judge_average(quantity("3000元/公顷"), quantity("30000元"), quantity("150亩"), HOUSE).verdict is AGREES
    assert judge_average(quantity("2000元/亩"), quantity("30000元"), quantity("10公顷"), HOUSE).verdict is CONTRADICTS


def test_a_judgement_is_one_value_with_what_it_says() -> None:
    agreed = sum_of("12户", "5户", "7户")
    assert agreed == sum_of("12户", "5户", "7户")
    assert hash(agreed) == hash(sum_of("12户", "5户", "7户"))
    assert hash(agreed) != hash(sum_of("13户", "5户", "8户"))
    assert repr(agreed) == "(<Verdict.AGREES: '相符'>, '12户', '12户', '', False)"


def test_a_limit_that_holds_agrees_before_and_after_it_is_told() -> None:
    held = judge_at_most(quantity("5户"), quantity("6户"), HOUSE)
    assert held.agrees
    assert repr(held).startswith("(<Verdict.AGREES")
    assert (held.stated_text, held.agrees) == ("5户", True)


def test_what_is_not_cut_off_does_not_say_so() -> None:
    assert not sum_of("12户", "5户", "7户").truncated
    assert not sum_of("1.2万户", "0.5万户", "0.7万户").truncated
    assert not sum_of("约12户", "5户", "9户").truncated


def test_a_limit_is_never_held_against_a_figure_that_was_cut_off() -> None:
    verdicts = [("5户", "6户", AGREES), ("1.25万元", "1.2万元", TAIL), ("7户", "6户", CONTRADICTS), ("约7户", "6户", UNDECIDED)]
    for part, limit, verdict in verdicts:
        judged = judge_at_most(quantity(part), quantity(limit), HOUSE)
        assert (judged.verdict, judged.truncated) == (verdict, False)


@pytest.mark.parametrize(
    ("stated", "amount", "verdict"),
    [("125人次", "3010人次", AGREES), ("133人次", "3190人次", AGREES), ("124人次", "3010人次", CONTRADICTS), ("125.4人次", "3010人次", AGREES), ("125.1人次", "3010人次", CONTRADICTS)],
)
def test_a_mean_of_things_that_are_counted_is_printed_in_whole_ones(stated: str, amount: str, verdict: Verdict) -> None:
    assert judge_average(quantity(stated), quantity(amount), quantity("24期"), HOUSE).verdict is verdict
