"""So many times last year's in words alone, where last year's figure is known."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.cells import lines_of
from drafting.checks.sentences.growth.multiples import multiples
from drafting.model.dataset import Period
from drafting.quantities.parse import parse_measure
from tests.shipped import shipped

UNITS = shipped().units


def told(words: str, last_year: str, *, months: tuple[int, int] = (1, 12)) -> list[str]:
    """What a text of 2026 says, and how many times last year's figure it is."""
    lines = lines_of(Text([("body", words, 0, "")]), UNITS)
    before = parse_measure(last_year, UNITS)[0].first
    return [f"{each.judgement.stated_text}: {each.judgement.computed_text}" for each in multiples(lines, lambda _: before, Period(2026, "月份", *months), UNITS)]


@pytest.mark.parametrize(
    ("words", "last_year", "found"),
    [
        ("异地查档1300次，比上年翻了一番。", "1000次", ["翻了一番: 1.30倍"]),
        ("异地查档1800次，比上年翻了一番。", "1000次", []),  # no more than a tenth is wanting
        ("异地查档1799次，比上年翻了一番。", "1000次", ["翻了一番: 1.80倍"]),
        ("异地查档3000次，比上年翻了一番。", "1000次", ["翻了一番: 3.00倍"]),
        ("异地查档2999次，比上年翻了一番。", "1000次", []),
        ("异地查档4000次，比上年翻了两番。", "1000次", []),
        ("异地查档2000次，比上年翻了两番。", "1000次", ["翻了两番: 2.00倍"]),
        ("异地查档3000次，比上年增长了两倍。", "1000次", []),
        ("异地查档2000次，比上年增长了两倍。", "1000次", ["增长了两倍: 2.00倍"]),
        ("异地查档1300次，比2025年翻了一番。", "1000次", ["翻了一番: 1.30倍"]),
        ("异地查档1300次，比2024年翻了一番。", "1000次", []),  # that is not known
        ("异地查档1300次，比2026年翻了一番。", "1000次", []),
        ("投入资金1.3亿元，比上年翻了一番。", "6500万元", []),
    ],
)
def test_what_is_far_from_so_many_times_is_told(words: str, last_year: str, found: list[str]):
    assert told(words, last_year) == found


@pytest.mark.parametrize("since", ["年初", "上年末", "上年底", "去年底"])
@pytest.mark.parametrize(("months", "is_known"), [((1, 12), True), ((7, 12), False), ((1, 6), False)])
def test_what_stood_there_when_the_year_began_is_last_years_figure_in_a_report_of_the_year(since: str, months: tuple[int, int], is_known: bool):
    assert bool(told(f"贷款余额13亿元，比{since}翻了一番。", "10亿元", months=months)) == is_known
