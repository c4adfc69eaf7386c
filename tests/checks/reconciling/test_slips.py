"""Slips of typing: each can be undone, and is called by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.reconciling.slips import DIGIT, DOUBLED, DROPPED, SCALE, SWAPPED, TENFOLD, slip_to, slips
from drafting.quantities.parse import parse_measure
from drafting.quantities.quantity import Quantity
from tests.checks.judging import units


def quantity(text: str) -> Quantity:
    return parse_measure(text, units())[0].first


@pytest.mark.parametrize(
    ("typed", "meant", "kind"),
    [
        ("2087户", "2078户", SWAPPED), ("2079户", "2078户", DIGIT), ("3078户", "2078户", DIGIT), ("278户", "2078户", DROPPED),
        ("20778户", "2078户", DOUBLED), ("20780户", "2078户", TENFOLD), ("2078户", "20780户", TENFOLD), ("1.09万元", "1.09亿元", SCALE),
        ("109亿元", "109元", SCALE), ("17.87亿元", "1.787亿元", TENFOLD), ("38.562万元", "38.526万元", SWAPPED), ("5户", "2078户", ""),
        ("2078户", "2078户", ""), ("10.4%", "1.04%", TENFOLD), ("1.4%", "1.04%", DROPPED), ("100户", "1户", ""), ("0.27万元", "0.72万元", SWAPPED),
        ("1.944%", "1.44%", DOUBLED), ("10户", "1户", TENFOLD), ("1.4%", "1.47%", DROPPED), ("51公顷", "225亩", SWAPPED), ("1.787亿元", "17.87亿元", TENFOLD), ("12万元", "1.2万元", TENFOLD), ("11.04%", "1.04%", DOUBLED), ("105亩", "10公顷", SWAPPED),
    ],
)  # fmt: skip
def test_a_slip_has_its_name(typed: str, meant: str, kind: str) -> None:
    assert slip_to(quantity(typed), quantity(meant), units()) == kind


@given(st.integers(1, 10**7), st.sampled_from(["", "万", "亿"]), st.integers(0, 3))
def test_every_slip_is_another_figure_that_reads_as_it_is_written(number: int, scale: str, decimals: int) -> None:
    typed = quantity(f"{number / 10**decimals:.{decimals}f}{scale}元")
    for slip in slips(typed):
        again = quantity(slip.quantity.text)
        assert again.amount == slip.quantity.amount != typed.amount
        assert (again.decimals, again.scale, again.unit) == (slip.quantity.decimals, slip.quantity.scale, "元")


@given(st.integers(1, 10**7))
def test_every_slip_of_a_whole_count_is_a_whole_count(number: int) -> None:
    assert all(slip.quantity.amount == int(slip.quantity.amount) for slip in slips(quantity(f"{number}户")))


def test_what_was_meant_is_told_without_marks() -> None:
    for typed in ("约120户左右", "超120户", "120户以上"):
        assert {(slip.quantity.prefix, slip.quantity.suffix) for slip in slips(quantity(typed))} == {("", "")}
    assert {slip.quantity.text[:1] for slip in slips(quantity("约1000户"))}.isdisjoint("约")


def test_of_more_than_twelve_digits_nobody_knows_what_was_meant() -> None:
    assert slips(quantity("123456789012元"))
    assert slips(quantity("1234567890123元")) == ()


def test_what_nobody_typed_in_digits_has_none() -> None:
    assert list(slips(quantity("两轮"))) == []
