"""Percentage points that were written as per cent."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from drafting.checks.relations import mismatches
from tests.checks.judging import HEAD, book_of


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("{数值: 98.6%, 上年同期: 95%, 同比: 3.6%}", ["参保率·同比：填 3.6%，正好是 98.6% 和 95% 之差，是百分点，不是百分数 → 写成 3.6个百分点"]),
        ("{数值: 92%, 上年末: 95%, 较上年末: -3%}", []),  # -3.16% rounds to it
        ("{数值: 60%, 上年末: 65%, 较上年末: -5%}", ["参保率·较上年末：填 -5%，正好是 60% 和 65% 之差，是百分点，不是百分数 → 写成 -5个百分点"]),
        ("{数值: 98.6%, 上年同期: 95%, 同比: 3.79%}", []),
        ("{数值: 98.6%, 上年同期: 95%, 同比: 3.6个百分点}", []),
        ("{数值: 98人, 上年同期: 95人, 同比: 3%}", []),
    ],
)
def test_a_change_that_is_the_difference_of_two_rates(figure: str, told: list[str]) -> None:
    found, _ = examine(book_of(f"{HEAD}指标: {{医疗: {{参保率: {figure}}}}}\n"))
    assert [f"{each.message} → {each.hint}" for each in found if each.code == "D272"] == told


@pytest.mark.parametrize(
    ("figure", "asked"),
    [
        ("{数值: 91.2%, 同比: 0.8%}", "参保率·同比：填 0.8%，91.2% 是率，看不出是差0.8个百分点，还是增长率"),
        ("{数值: 91.2%, 较上年末: -0.8%}", "参保率·较上年末：填 -0.8%，91.2% 是率，看不出是差0.8个百分点，还是增长率"),
        ("{数值: 91.2%, 同比: 0.8个百分点}", ""),
        ("{数值: 91.2%, 同比: 0%}", ""),
        ("{数值: 1.2%, 同比: -20%}", ""),  # no rate of 1.2% falls by 20 points
        ("{数值: 91.2%, 上年同期: 90.48%, 同比: 0.8%}", ""),
        ("{数值: 98人, 同比: 0.8%}", ""),
    ],
)
def test_a_change_of_a_rate_in_per_cent_is_asked_about(figure: str, asked: str) -> None:
    found, _ = examine(book_of(f"{HEAD}指标: {{医疗: {{参保率: {figure}}}}}\n"))
    assert [each.message for each in found if each.code == "D352"] == [asked][: bool(asked)]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("同比: 5个百分点", "写成 同比: 5%；说的是率，另写一个指标"),
        ("同比: 5个千分点", "写成 同比: 5‰；说的是率，另写一个指标"),
        ("较上年末: -5个百分点", "写成 较上年末: -5%；说的是率，另写一个指标"),
        ("同比增减: -5个百分点", "写增减的数，如 同比增减: 5人"),
        ("序时进度: 5个百分点", ""),
    ],
)
def test_points_belong_to_a_rate(typed: str, hint: str) -> None:
    def told(body: str) -> list[str]:
        return [each.hint for each in mismatches(book_of(f"{HEAD}指标: {{组: {{项: {{{body}}}}}}}\n"), offering=False) if each.code == "D274"]

    assert told(f"数值: 120人, {typed}") == [hint][: bool(hint)]
    assert told(f"数值: 91%, {typed}") == []
    if hint.startswith("写成 "):
        assert told(f"数值: 120人, {hint.removeprefix('写成 ').partition('；')[0]}") == []
