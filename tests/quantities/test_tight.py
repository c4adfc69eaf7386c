"""Blanks and commas that some set into numbers are passed over, and what was typed is found again."""

from __future__ import annotations

import pytest

from drafting.quantities.tight import tight


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("全年客运 386 万人次。", "全年客运386万人次。"),
        ("增长 5.2% 的 3 个，降 1.5 %。", "增长5.2%的3个，降1.5%。"),
        ("救助1,234户，投资 1,234,567.8 元", "救助1234户，投资1234567.8元"),
        ("2025 年 3 月 15 日", "2025年3月15日"),
        ("其中\xa012\u3000户", "其中12户"),
        ("客运 386 万 人次、货运1680万 吨", "客运386万人次、货运1680万吨"),
        ("分别为1,234户、2,345户", "分别为1234户、2345户"),
        ("分别投入3,800,000元", "分别投入3800000元"),
    ],
)
def test_what_is_set_apart_is_read_as_one(typed, read):
    assert tight(typed).words == read


@pytest.mark.parametrize(
    "typed",
    [
        "1 项目名称",  # the first of a list
        "甲。\n12 户数",
        "达到7 4 7 7 2 亿元",  # nobody knows where the number begins
        "1,2,3", "2023,2024", "3  个", "5.2",
        "分别改造120,130户", "改造120,130,150户", "分别为12,345,678户",  # a list
        "增长5. 6 %",
        "表1 各乡镇情况", "图2 分布",
    ],
)  # fmt: skip
def test_what_may_be_two_things_stays(typed):
    assert tight(typed).words == typed


def test_every_character_is_found_again():
    typed = "客运 386 万人次，救助 1,234,567 户、5.2 %"
    read = tight(typed)
    assert [typed[read.typed(at)] for at in range(len(read.words))] == list(read.words)
    start = read.words.index("1234567户")
    assert typed[read.typed(start) : read.typed_end(start + len("1234567户"))] == "1,234,567 户"
    assert read.typed_end(0) == 0


def test_a_list_that_is_parted_otherwise_has_commas_of_thousands():
    assert tight("工业、农业分别完成投资123,456万元、34,567万元").words == "工业、农业分别完成投资123456万元、34567万元"
    assert tight("工业、农业分别完成投资123,456万元").words == "工业、农业分别完成投资123,456万元"
