"""What the program itself has put behind a figure that is owed, and what a person has."""

from __future__ import annotations

import pytest

from drafting.rollup.own_remarks import is_marked_by_people, is_of_a_sum, partial_total, renewed, with_the_mark
from tests.rollup.rolling import NAMES, rolled

PLACES = {f"{mark}乡" for mark in NAMES}


def is_ours(comment: str) -> bool:
    return renewed(comment, "新的", PLACES) == "新的"


@pytest.mark.parametrize(
    "bodies",
    [
        ("林地: 3亩", "林地: 待补"),
        ("林地: 3亩", "林地: 0.2公顷", "林地: 约4亩", "资金: 1元"),
        ("林地: 3亩", "资金: 1元", "林地: 待补", "资金: 1元", "资金: 1元"),
        ("工程: 3个", "工程: 2个40元", "工程: 待补", "工程: 不适用"),
        ("工程: 3个40元", "工程: 2个", "工程: 3个", "工程: 待补"),
        ("资金: 3元", "资金: 待补", "资金: 待补"),
        ("林地: {数值: 3亩, 统计期间: 前三季度}", "林地: 4亩"),
        ("林地: 3亩", "林地: 5%", "林地: 待补"),
        ("林地: 3亩", "林地: 4亩", "林地: 5%", "林地: 待补"),
        ("工程: {数值: 2个, 名录: [青龙渠, 甲渠]}", "工程: {数值: 2个, 名录: [青龙渠, 甲渠]}"),
        ("林地: 约3亩", "林地: 至少4亩", "林地: 不足5亩", "林地: 待补"),
    ],
)
def test_every_remark_behind_what_is_owed_is_known(bodies: tuple[str, ...]):
    remarks = [line.partition(": 待补 # ")[2] for line in rolled(*bodies) if ": 待补 #" in line]
    assert remarks
    assert [each for each in remarks if not is_ours(each)] == []


@pytest.mark.parametrize(
    "comment",
    [
        "2个乡镇共7亩；没有填：寅乡；先核对丑乡（R106）", "共5户；先核对子乡（S143）、丑乡（R101、R102）等5个", "没有填：丑乡、寅乡等5个乡镇",
        "没有填：其余3个乡镇", "待核：3个乡镇共35户；没有交：丑乡", "待核：只有子乡填了，3万亩；没有交：另外27个乡镇", "2个乡镇都不适用；没有交：丑乡", "2个乡镇共7人；没有填：卯乡；填的是户籍人口：寅乡", "3个乡镇共1.5亿元；待补：子乡；由财政局提供", "只有子乡填了，3万亩；没有填：丑乡",
    ],
)  # fmt: skip
def test_so_are_these(comment: str):
    assert is_ours(comment)


@pytest.mark.parametrize(
    "comment", ["", "由财政局提供", "没有填", "待补：", "没有填：张三说要问子乡", "2个乡镇", "2个乡镇共7亩；问过张三", "没有填：子乡 张三去问", "先核对一下", "没有加"]
)
def test_a_persons_words_are_not(comment: str):
    assert not is_ours(comment)


@pytest.mark.parametrize(
    ("comment", "after"),
    [
        ("2个乡镇共7亩；待补：寅乡；问过张三", "3个乡镇；问过张三"),
        ("问过张三；2个乡镇共7亩；待补：寅乡", "3个乡镇；问过张三"),
        ("只有子乡填了，3亩；没有填：丑乡，张三说明天补。", "3个乡镇；没有填：丑乡，张三说明天补。"),
        ("只有子乡填了，3亩；没有填：丑乡（周五交）", "3个乡镇；没有填：丑乡（周五交）"),
        ("没有填：子乡，张三去问。", "没有填：子乡，张三去问。"),
        ("2个乡镇共7亩；待补：寅乡；共5户", "3个乡镇；共5户"),
        ("共320户", "共320户"),
        ("由住建局提供；共5户", "由住建局提供；共5户"),
        ("没有填：子乡", "3个乡镇"),
        ("没有填：张三说要问子乡", "没有填：张三说要问子乡"),
        ("由财政局提供；问过张三", "由财政局提供；问过张三"),
        ("没有填：子乡；情况属实 D266：含林场", "没有填：子乡；情况属实 D266：含林场"),
    ],
)
def test_of_a_mixed_one_what_the_program_wrote_is_renewed(comment: str, after: str):
    assert renewed(comment, "3个乡镇", PLACES) == after


@pytest.mark.parametrize(
    ("comment", "total"),
    [
        ("待核：3个乡镇共35户；没有交：北乡", "35户"), ("待核：只有子乡填了，3.5万亩", "3.5万亩"), ("待核：2个乡镇共4户9人", "4户9人"),
        ("待核：问过张三", ""), ("3个乡镇共35户", ""), ("待核", ""), ("待核：3个乡镇共35户，张三说的", ""),
    ],
)  # fmt: skip
def test_what_a_sum_of_some_came_to_is_known(comment: str, total: str):
    assert partial_total(comment) == total


@pytest.mark.parametrize(
    ("comment", "is_ours_"),
    [
        ("3个乡镇", True), ("只有子乡", True), ("子乡、丑乡，其余没有填", True), ("26个乡镇；没有填：丑乡", True), ("3个乡镇；不适用：子乡；已换算：丑乡50元", True),
        ("3个乡镇；目录里没有，直接相加的", True), ("", False), ("3个乡镇；问过张三", False), ("县里核过", False), ("待核：3个乡镇共35户", False),
    ],
)  # fmt: skip
def test_what_stands_behind_a_sum_is_known(comment: str, is_ours_: bool):
    assert is_of_a_sum(comment, PLACES) is is_ours_


@pytest.mark.parametrize(
    ("comment", "is_theirs"),
    [
        ("待核：3个乡镇", True), ("待核：3个乡镇；没有填：丑乡", True), ("待核：问张三", True), ("3个乡镇", False), ("县里核过", False),
        ("待核：3个乡镇共35户；没有交：丑乡", False), ("待核：3个乡镇；先核对丑乡（R101）", False), ("待核：3个乡镇；“米”可能是高低、远近，看看能不能相加", False),
        ("待核：2个乡镇；上一次汇总的，现在没有填：丑乡", False),
    ],
)  # fmt: skip
def test_a_mark_that_the_program_does_not_write_is_of_people(comment: str, is_theirs: bool):
    assert is_marked_by_people(comment) is is_theirs


@pytest.mark.parametrize("typed", ["待核：3个乡镇", "待核实：3个乡镇", "【待核】3个乡镇", "待 核：3个乡镇", "需核：3个乡镇", "待核 3个乡镇"])
def test_a_mark_is_known_however_it_is_typed(typed: str):
    assert with_the_mark(typed) == "待核：3个乡镇"


@pytest.mark.parametrize("typed", ["", "3个乡镇", "待核销的另报", "需核对后再报", "县里核定"])
def test_what_is_no_mark_stays_as_it_is(typed: str):
    assert with_the_mark(typed) == typed
