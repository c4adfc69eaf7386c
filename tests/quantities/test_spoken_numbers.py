"""Numbers as they are spoken: what cannot be read with certainty is refused, never read in part."""

from __future__ import annotations

from decimal import Decimal

import pytest

from drafting.quantities.measure import MeasureError
from drafting.quantities.parse import parse_measure
from tests.quantities.table import HOUSE


@pytest.mark.parametrize(
    ("text", "amount"),
    [("10余万元", 100_000), ("30多亿元", 3_000_000_000), ("十余万元", 100_000), ("约20余万元", 200_000), ("10万余元", 100_000)],
)
def test_a_mark_may_stand_before_the_scale(text, amount):
    measure, notes = parse_measure(text, HOUSE)
    assert (measure.first.amount, measure.first.unit, measure.text, notes) == (Decimal(amount), "元", text, ())


@pytest.mark.parametrize("text", ["1万零5户", "10几万元", "30几万人", "2年半", "3个半月", "2个半"])
def test_half_a_number_is_not_taken_for_the_whole(text):
    with pytest.raises(MeasureError):
        parse_measure(text, HOUSE)


@pytest.mark.parametrize(
    ("text", "meant"), [("12万3456.78元", "123456.78元"), ("1亿5千户", "100005000户"), ("12万5千元", "12.5万元")]
)
def test_advice_loses_nothing(text, meant):
    with pytest.raises(MeasureError) as found:
        parse_measure(text, HOUSE)
    assert found.value.hint_zh == f"写成 {meant}"


@pytest.mark.parametrize("text", ["3万户8千人", "（1）86户", "(2)5万元"])
def test_two_figures_and_item_numbers_are_not_made_into_one_figure(text):
    with pytest.raises(MeasureError) as found:
        parse_measure(text, HOUSE)
    assert not any(glued in found.value.hint_zh for glued in ("3.8", "186", "25万"))
