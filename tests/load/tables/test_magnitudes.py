"""Figures of a column that lie far from the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.load.tables.magnitudes import Magnitudes


def column(unit: str, *texts: str) -> list[tuple[int, str, int, str]]:
    sizes = Magnitudes(unit)
    for line, text in enumerate(texts, 1):
        sizes.add(line, text)
    return sizes.outliers()


def test_a_figure_in_another_unit_than_its_column_is_seen() -> None:
    assert column("万元", "275.9", "188万元", "3250000") == [(3, "3250000", 1, "275.9")]
    assert column("万元", "275.9", "325.6元", "300") == [(2, "325.6元", 1, "275.9")]


def test_the_same_amount_in_another_scale_is_no_outlier() -> None:
    assert column("万元", "275.9", "0.03亿元", "2500000元") == []


def test_blanks_words_and_zeros_count_for_nothing() -> None:
    assert column("户", "", "待补", "0", "3") == []
    assert column("户人", "3户9人", "4户10000人") == []


def test_scales_of_several_characters_and_endless_digits() -> None:
    assert column("万元", "500", "5百万元", "620", "0.7千万元") == []
    assert column("户", "9", "8", "10000", "7") == []
    assert column("户", "9" * 400, "8", "7") == []


@given(st.lists(st.integers(1, 999), max_size=30))
def test_figures_less_than_a_thousand_times_apart_are_never_told(numbers: list[int]) -> None:
    assert column("户", *map(str, numbers)) == []


def test_a_figure_is_unlike_where_a_gap_parts_it_from_all_others() -> None:
    apart, between = Magnitudes("万亩"), Magnitudes("万亩")
    for text in ("0.12", "0.2", "0.11", "2000"):
        apart.add(1, text)
        between.add(1, text)
    for text in ("0.1", "0.3", "60"):
        between.add(1, text)
    assert (apart.unlike("2000"), apart.unlike("0.2"), apart.unlike("待补"), between.unlike("2000")) == ("0.12", "", "", "")
