from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from drafting.quantities.interval import EVERYTHING, INFINITY, Interval

D = Decimal
numbers = st.decimals(-1000, 1000, allow_nan=False, places=2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    if low == high:
        return Interval.point(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval and a number in it."""
    interval = draw(intervals())
    share = D(draw(st.integers(1, 99))) / 100
    return interval, interval.low + (interval.high - interval.low) * share


def holds(interval: Interval, number: Decimal) -> bool:
    above = number > interval.low or (number == interval.low and not interval.low_open)
    below = number < interval.high or (number == interval.high and not interval.high_open)
    return above and below


@given(members(), members())
def test_sums_and_differences_hold_the_sums_of_members(
    a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]
) -> None:
    assert holds(a[0].add(b[0]), a[1] + b[1])
    assert holds(a[0].sub(b[0]), a[1] - b[1])


@given(members(), numbers)
def test_scaling_holds_the_scaled_member(a: tuple[Interval, Decimal], factor: Decimal) -> None:
    assert holds(a[0].scale(factor), a[1] * factor)


@given(members(), members())
def test_quotients_hold_the_quotients_of_members(a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]) -> None:
    if b[1] == 0:
        return
    quotient = a[0].divide(b[0])
    slack = abs(a[1] / b[1]) * D("1e-25")  # a third has no last digit
    assert quotient.meets(Interval.around(a[1] / b[1], slack))


@st.composite
def unbounded(draw: st.DrawFn) -> Interval:
    """An interval of which an end may be zero, or missing."""
    interval = draw(intervals())
    if draw(st.booleans()):
        return interval
    low = draw(st.sampled_from([D(0), -INFINITY, min(interval.low, D(0))]))
    high = draw(st.sampled_from([D(0), INFINITY, max(interval.high, D(0))]))
    if low == high:
        return Interval.point(low)
    return Interval(low, high, low.is_infinite() or interval.low_open, high.is_infinite() or interval.high_open)


@given(unbounded(), unbounded())
def test_a_quotient_ends_at_those_of_the_four_pairs_of_ends_that_lie_outermost(a: Interval, b: Interval) -> None:
    if b.low <= 0 <= b.high:
        assert a.divide(b) == EVERYTHING
        return
    corners = [
        (D(0) if y.is_infinite() else x / y, x_open or y_open)
        for x, x_open in ((a.low, a.low_open), (a.high, a.high_open))
        for y, y_open in ((b.low, b.low_open), (b.high, b.high_open))
    ]
    low, high = min(value for value, _ in corners), max(value for value, _ in corners)
    reached = {value for value, is_open in corners if not is_open}
    assert a.divide(b) == Interval(low, high, low not in reached, high not in reached)


@given(intervals(), intervals())
def test_meeting_is_mutual_and_excludes_being_below(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.meets(b) != (a.below(b) or b.below(a))


def test_closed_ends_touch_and_open_ends_do_not() -> None:
    assert Interval(D(0), D(1)).meets(Interval(D(1), D(2)))
    assert not Interval(D(0), D(1), high_open=True).meets(Interval(D(1), D(2)))


def test_a_divisor_that_may_be_zero_allows_everything() -> None:
    assert Interval.point(D(1)).divide(Interval(D(-1), D(1))) == EVERYTHING


def test_unbounded_intervals_divide() -> None:
    at_least_five = Interval(D(5), INFINITY, high_open=True)
    assert at_least_five.divide(Interval.point(D(2))) == Interval(D("2.5"), INFINITY, False, True)
    assert Interval.point(D(10)).divide(at_least_five) == Interval(D(0), D(2), True, False)


def test_a_sum_is_open_where_either_end_is() -> None:
    first, second = Interval(D(0), D(1), low_open=True), Interval(D(0), D(1), high_open=True)
    assert first.add(second) == second.add(first) == Interval(D(0), D(2), True, True)
    assert first.add(first) == Interval(D(0), D(2), True, False)
    assert first.sub(first) == Interval(D(-1), D(1), True, True)


def test_turning_round_takes_the_open_end_along() -> None:
    half_open = Interval(D(1), D(2), low_open=True)
    assert half_open.negate() == half_open.scale(D(-1)) == Interval(D(-2), D(-1), False, True)
    assert half_open.scale(D(3)) == Interval(D(3), D(6), True, False)
    assert half_open.scale(D(1)) == half_open
    assert half_open.scale(D(0)) == Interval.point(D(0))


def test_a_divisor_that_comes_as_near_to_zero_as_one_likes_allows_everything() -> None:
    one = Interval.point(D(1))
    assert one.divide(Interval(D(-1), D(0), high_open=True)) == EVERYTHING
    assert one.divide(Interval(D(0), D(1), low_open=True)) == EVERYTHING
    assert one.divide(Interval(D("0.5"), D(1), low_open=True)) == Interval(D(1), D(2), False, True)


def test_an_end_is_held_unless_it_is_open() -> None:
    closed, opened = Interval(D(1), D(2)), Interval(D(1), D(2), True, True)
    assert [holds(closed, D(each)) for each in ("0.9", "1", "1.5", "2", "2.1")] == [False, True, True, True, False]
    assert [holds(opened, D(each)) for each in ("0.9", "1", "1.5", "2", "2.1")] == [False, False, True, False, False]
