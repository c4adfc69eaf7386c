"""Sentences that stand twice."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.twice.same_words import same_words

LONG = "全年开展增雨作业18次，发射火箭弹142枚，作业影响面积3200平方公里。"


def told(*lines: tuple[str, str]) -> list[tuple[str, int]]:
    text = Text([(kind, words, 1 if kind == "heading" else 0, "") for kind, words in lines])
    return [(text.whole[each.start : each.end], text.number(each.start)) for each in same_words(text)]


def test_a_paragraph_that_was_pasted_into_another_section_is_told_once():
    again = f"{LONG}发送预警短信386万条，覆盖面积达到3200平方公里以上。"
    assert told(("heading", "监测预报"), ("body", again), ("heading", "防灾减灾"), ("body", again)) == [(LONG, 4)]


def test_so_is_a_sentence_within_its_line_and_a_clause_that_stands_twice_in_a_row():
    assert told(("body", f"{LONG}发送短信386万条。{LONG}")) == [(LONG, 1)]
    assert told(("body", "为进一步提升服务水平，为进一步提升服务水平，我局开展了活动。")) == [("为进一步提升服务水平，为进一步提升服务水平", 1)]


@pytest.mark.parametrize(
    "lines",
    [
        [("body", LONG), ("heading", "监测预报"), ("body", LONG)],  # the whole in short
        [("heading", "东山镇"), ("body", LONG), ("heading", "西河镇"), ("body", LONG)],
        [("heading", "培训"), ("body", "全年培训12期860人次。"), ("heading", "宣传"), ("body", "全年培训12期860人次。")],
        [("heading", "一"), ("body", LONG), ("heading", "二"), ("body", LONG.replace("18", "28"))],
        [("heading", "一"), ("body", "压实各级责任，加强统筹协调，确保各项工作落到实处。"), ("heading", "二"), ("body", "压实各级责任，加强统筹协调，确保各项工作落到实处。")],
    ],
)
def test_what_may_well_stand_again_is_not(lines):
    assert told(*lines) == []
