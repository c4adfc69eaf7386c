"""Stretches of time that end before they begin."""

from __future__ import annotations

import pytest

from drafting.checks.sentences.cannot_be.day_spans import day_spans


@pytest.mark.parametrize(
    ("words", "excerpt"),
    [
        ("今年3月15日至3月8日，开展增雨作业。", "3月15日至3月8日"),
        ("5月20日—8日培训120人。", "5月20日—8日"),
        ("6月12日8时至6月11日20时出现暴雨。", "6月12日8时至6月11日20时"),
        ("6月12日20时到6月12日8时降雨86毫米。", "6月12日20时到6月12日8时"),
        ("2026年5月3日至2025年6月8日。", "2026年5月3日至2025年6月8日"),
        ("2026年5月至2026年3月开展整治。", "2026年5月至2026年3月"),
        ("连续三年（2023年、2024年、2025年、2026年）获评先进。", "连续三年（2023年、2024年、2025年、2026年）"),
        ("连续三年（2023—2026年）获评示范县。", "连续三年（2023—2026年）"),
    ],
)
def test_what_ends_before_it_begins_is_told(words, excerpt):
    assert [(each.excerpt, each.doubtful) for each in day_spans(words)] == [(excerpt, True)]


@pytest.mark.parametrize(
    "words",
    [
        "12月20日至1月10日开展帮扶。",
        "2025年12月20日至1月10日开展帮扶。",
        "防火期为10月1日至5月31日。",
        "2025年3月15日至3月14日为合同期。",
        "6月12日20时至13日8时降雨86毫米。",
        "6月12日20时至8时值守。",
        "12月31日20时至1日8时降雪量3.2毫米。",
        "2月28日8时—1日8时，降温12℃。",
        "农历正月、农历3月15日至3月8日。",
        "2025年11月至2026年3月供暖。",
        "6月3日至11日、5月8日至12日分两批培训。",
        "连续三年（2023年、2024年、2025年）获评先进。",
        "连续五年（2021—2025年）考核优秀。",
    ],
)
def test_what_goes_on_into_the_next_year_or_day_is_not(words):
    assert list(day_spans(words)) == []
