"""Which periods a text speaks of: the pattern that is quick to tell where there is none finds what a plain one finds."""

from __future__ import annotations

import re

from hypothesis import given, settings

from drafting.render.leftovers.words_of_time import _PERIOD
from tests.drawn import drawn

_YEAR = "(?:[0-9]{4}年|今年|去年|上年)"
_PLAIN = re.compile(
    f"{_YEAR}?(?:前[两二三]个?季度|[上下]半年|第?[一二三四]季度|[0-9]{{1,2}}月?[—–~～至到\ue037-][0-9]{{1,2}}月份?)"
    f"|{_YEAR}(?![底末初度以同])(?:[0-9]{{1,2}}月(?![0-9底末初]))?"
    "|全年(?!任务|目标|计划)"
)
PIECES = ["2021", "2", "12", "5", "年", "月", "月份", "今", "去", "上", "下", "全", "第", "前", "一", "三", "两", "个", "半", "季度", "—", "至",
          "底", "度", "以", "同", "任务", "甲", "，", "\ue000", "\ue004",
          "2021年", "今年", "全年", "上半年", "12月", "2月份", "前三", "季度", "第一季度", "—5月"]  # fmt: skip
"""Single ones, and what is no period yet or already one: what stands beside these decides."""


@settings(max_examples=600)
@given(drawn(lambda choices: "".join(choices.some(lambda: choices.one_of(PIECES), 40)), least=30, most=60))
def test_a_text_speaks_of_the_periods_that_a_plain_pattern_finds(text: str) -> None:
    assert [each.span() for each in _PERIOD.finditer(text)] == [each.span() for each in _PLAIN.finditer(text)]
