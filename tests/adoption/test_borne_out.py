"""Whose a change is, and of which figures one is the average, by the numbers themselves."""

from __future__ import annotations

import pytest

from drafting.adoption.borne_out import averages, borne_out
from drafting.adoption.rates import turn_before
from drafting.quantities.reported import figures_of
from tests.shipped import shipped

UNITS = shipped().units


def owners(words: str) -> list[str | None]:
    """What has changed, of each figure that says a change."""
    figures, _ = figures_of(words, UNITS)
    ends = {each.end: each.text for each in figures}
    return [owner and ends[owner] for owner in borne_out(words, figures).values()]


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("发布信号86期，其中蓝色16期，比去年增加12期，增长16.2%。", "86期"),
        ("发布信号86期，其中蓝色28期，比去年增加12期，增长75%。", "28期"),
        ("发布信号86期，其中蓝色16期，比去年减少14期，下降14%。", "86期"),
        ("发布信号86期，其中蓝色16期，比去年增加12期，增长40%。", None),
        ("发布信号86期，其中蓝色86期，比去年增加12期，增长16.2%。", None),  # either may have
        ("投入1.2亿元，其中中央8600万元，比去年增加0.2亿元，增长20%。", "1.2亿元"),
        ("建成6处，其中甲类12处，比去年增加2处，增长50%。", "6处"),  # things are counted, not rounded: 6 has grown by 50%, 12 by 20%
        ("建成12处，其中甲类5处，比去年增加2处，增长50%。", None),
    ],
)
def test_a_change_is_that_of_the_only_figure_that_has_changed_so(words: str, owner: str | None):
    assert owners(words) == [owner, owner]


@pytest.mark.parametrize("words", ["发布信号86期，其中蓝色16期，比去年增加12期，下降16.2%。", "发布信号86期，其中蓝色16期，占比18.6%。"])
def test_what_goes_two_ways_or_none_is_no_change(words: str):
    assert owners(words) == []


def divided(words: str) -> list[tuple[str, str]]:
    """The units of what is divided by what."""
    figures, _ = figures_of(words, UNITS)
    return [(each.of, each.counted) for each in averages(words, figures).values()]


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("医疗补助332人次、178.2万元，人均补助5367元。", [("元", "人次")]),
        ("医疗补助332人次、178.2万元，人均补助5967元。", []),
        ("医疗补助4人、216元，人均补助54元。", []),  # two digits are met by chance
        ("医疗补助332人次、178.2万元，其中低保178.2万元，人均补助5367元。", []),  # of either
        ("医疗补助332人次。共发放178.2万元，人均补助5367元。", []),  # another statement
    ],
)
def test_an_average_is_of_the_only_two_figures_that_come_to_it(words: str, of: list[tuple[str, str]]):
    assert divided(words) == of


@pytest.mark.parametrize(("words", "turns"), [("同比下降5%", True), ("同比下降-5%", False)])
def test_a_fall_with_a_sign_turns_with_nothing(words: str, turns: bool):
    (figure,), _ = figures_of(words, UNITS)
    assert (turn_before(words[: figure.start], figure) is not None) == turns
