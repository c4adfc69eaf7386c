"""Figures that stand far from those of the peers: told by size and spread, whoever they are of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.quantities.strays import FEWEST, Amounts, strays, times_said

JOBS = ("就业.务工就业", "人")
INCOME = ("收入.人均收入", "元")
SIZES = (0.4, 0.6, 0.8, 0.9, 1, 1.1, 1.3, 1.7, 2.5, 3)
"""Ten townships, the largest seven times the smallest."""


def place(size: float, **others: float) -> dict[tuple[str, str], float]:
    """A township of that size: what is counted grows with it, an income for each head does not."""
    counted = {(f"组.项{number}", "个"): size * usual for number, usual in enumerate(range(300, 4500, 300))}
    return {**counted, JOBS: size * 5000, INCOME: 18000.0, **{("组." + name, "个"): amount for name, amount in others.items()}}


def found(places: list[Amounts]) -> list[tuple[int, str, float]]:
    return sorted((each.unit, each.figure[0], round(each.times, 2)) for each in strays(places))


def test_places_of_all_sizes_are_no_strays() -> None:
    assert found([place(size) for size in SIZES]) == []


def test_a_place_that_slipped_is_far_from_what_a_unit_of_that_size_has() -> None:
    places = [place(size) for size in SIZES]
    places[0][JOBS] *= 10  # 20,000, which the largest nearly has
    places[8][JOBS] /= 10
    assert found(places) == [(0, "就业.务工就业", 10), (8, "就业.务工就业", 0.1)]


def test_what_does_not_grow_with_the_unit_is_held_against_itself() -> None:
    places = [place(size) for size in SIZES]
    places[3][INCOME] *= 10
    assert found(places) == [(3, "收入.人均收入", 10)]


def test_fewer_units_tell_nothing() -> None:
    places = [place(size) for size in SIZES[: FEWEST - 1]]
    places[0][JOBS] *= 1000
    assert found(places) == []


def test_what_differs_from_place_to_place_anyway_is_let_be() -> None:
    tea = (30, 90, 200, 700, 1500, 4000, 9000, 20000, 50000, 300000)
    assert found([place(size, 茶园=mu) for size, mu in zip(SIZES, tea, strict=True)]) == []


def test_small_counts_are_anything() -> None:
    meetings = (2, 3, 3, 4, 4, 4, 5, 5, 6, 45)
    assert found([place(size, 会议=held) for size, held in zip(SIZES, meetings, strict=True)]) == []


def test_three_of_a_kind_are_another_kind_of_unit() -> None:
    places = [place(size) for size in SIZES]
    for each in places[:3]:
        each[JOBS] *= 10
    assert found(places) == []


@given(st.lists(st.floats(0.2, 5), min_size=FEWEST, max_size=20), st.integers(0, 19), st.sampled_from([10**4, 10**-4]), st.randoms())
@settings(max_examples=40)
def test_ten_thousand_times_is_found_in_any_place_in_any_order(sizes: list[float], which: int, times: float, chance) -> None:
    places: list[dict[tuple[str, str], float]] = [place(size) for size in sizes]
    which %= len(places)
    places[which][JOBS] *= times
    shuffled = [dict(chance.sample(sorted(each.items()), len(each))) for each in places]
    assert [each[:2] for each in found(places)] == [(which, "就业.务工就业")]
    assert found(shuffled) == found(places)


@pytest.mark.parametrize(
    ("times", "said"),
    [(12.63, "是它的12.6倍"), (997.3, "是它的997倍"), (2345.6, "是它的2346倍"), (14823, "是它的1.5万倍"), (1.5e6, "是它的150万倍"), (2.34e8, "是它的2.3亿倍"), (1e13, "是它的100000亿倍"), (0.1, "只有它的10%"), (0.00123, "只有它的0.12%"), (1e-5, "不到它的万分之一")],
)
def test_how_many_times_is_said_in_words_of_an_office(times: float, said: str) -> None:
    assert times_said(times, "它") == said
