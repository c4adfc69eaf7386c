"""Numbers against what stands beside them to be counted."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.cannot_be.counted_items import counted_items
from drafting.checks.sentences.cells import lines_of
from tests.checks.sentences.saying import UNITS


def told(*lines: str) -> list[str]:
    text = Text([("body", each, 0, "") for each in lines])
    return [each.message.rpartition("：")[2] for each in counted_items(text, lines_of(text, UNITS))]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("在全市17个县（市、区）中，我县综合评价位列第27位。", "一共17个，没有第27"),
        ("综合考核得分96.5分，在全市８个县区中排名第９。", "一共８个，没有第９"),
        ("在全市十四个市直部门中排名第十六位。", "一共十四个，没有第十六"),
        ("我县12个乡镇中，东乡居全县第15位。", "一共12个，没有第15"),
        ("12个乡镇考核得分最高96.2分，最低81.5分，平均98.3分。", "平均的98.3分比最高的96.2分还高"),
        ("考核得分最高为96.2分，最低为81.5分，平均为79.3分。", "平均的79.3分比最低的81.5分还低"),
        ("单产最高820公斤，最低860公斤。", "最低的860公斤比最高的820公斤还高"),
        ("在东山镇、西河镇、南坪乡、北岭乡、中塘镇4个乡镇开展试点。", "列了5个，写的是4个"),
        ("在东山镇、西河镇、南坪乡和北岭乡三个乡镇开展试点。", "列了4个，写的是3个"),
        ("5个乡镇（东山镇、西河镇、南坪乡、北岭乡）完成任务。", "列了4个，写的是5个"),
        ("重点抓了四方面工作：一是强化领导。二是强化督查。三是强化宣传。", "后面是3项，写的是四"),
        ("检查了城东街道、河湾镇、石桥镇、云台乡共5个乡镇（街道）。", "列了4个，写的是5个"),
        ("28个乡镇考核最高得分98.4分，最低得分76.2分，平均得分68.6分。", "平均的68.6分比最低的76.2分还低"),
        ("主要做了三件事：一是办学。二是修路。", "后面是2项，写的是三"),
        ("全年召开四次会议：一是3月部署会；二是6月推进会；三是9月调度会。", "后面是3项，写的是四"),
        ("全市12个县区综合考核排名第15位。", "一共12个，没有第15"),
        ("在全市12个县区年度考评中名列第15位。", "一共12个，没有第15"),
        ("第3个乡镇启动后，东山镇、西河镇、南坪乡2个乡镇跟进。", "列了3个，写的是2个"),
    ],
)
def test_what_cannot_be_beside_what_is_counted_is_told(words, why):
    assert told(words) == [why]


@pytest.mark.parametrize(
    "words",
    [
        "在全市17个县（市、区）中，我县综合评价位列第7位。",
        "在全市17个县（市、区）中，2个进入全省第27位以前。",
        "我县12个乡镇中，东乡居全市第15位。",
        "全县8个乡镇中，3个乡镇的项目列入第9批。",
        "12个乡镇考核得分最高96.2分，最低81.5分，平均89.3分。",
        "最高38.5度，平均39.6毫米。",
        "考核得分最高96.2分，最低81.5分，平均98.3分左右。",
        "考核得分最高96.2分，平均79.3分。",
        "考核得分最高96.2分，较上年提高，进步明显，群众满意，平均98.3分。",
        "在东山镇、西河镇、南坪乡、北岭乡、中塘镇5个乡镇开展试点。",
        "在东山镇、西河镇、南坪乡和北岭乡四个乡镇开展试点。",
        "在东山镇、西河镇、南坪乡等8个乡镇开展试点。",
        "民政局、人社局、医保局、乡镇5个乡镇联动。",
        "5个乡镇（东山镇、西河镇等）完成任务。",
        "8个乡镇（含东山镇、西河镇、南坪乡）完成任务。",
        "重点抓了三方面工作：一是强化领导。二是强化督查。三是强化宣传。",
        "提出5个方面的重点任务和4个方面的保障措施。一是抓项目。二是抓招商。三是抓服务。四是抓作风。",
        "这三方面工作都有进展。一是办学。二是修路。",
        "抓了三件事：一是办学。二是修路：一是修桥；二是铺路。三是通水。",
        "抓了两件事：一是办学。另一件是修路。",
        "在全市12个县区中，我县增速居全省第27位。",
        "5个部门中有2个列第12位。",
        "全市9个县（市、区）中8个达标，列全省第12位。",
        "在全县12个乡镇中开展评比，东山镇列全市第15位。",
    ],
)
def test_what_may_be_is_no_fault(words):
    assert told(words) == []


def test_aspects_that_go_on_in_the_next_line_are_all_counted_there():
    assert told("重点抓了三方面工作：一是强化领导。二是强化督查。", "三是强化宣传。") == []


@pytest.mark.parametrize("following", ["三、下一步打算", "这是今年的重点"])
def test_aspects_do_not_go_on_in_a_line_that_begins_otherwise(following):
    assert told("重点抓了三方面工作：一是强化领导。二是强化督查。", following) == ["后面是2项，写的是三"]


def test_a_rank_among_those_that_are_counted_is_held_against_their_number():
    assert len(told("在全市12个县区中，我县增速居全市第27位。")) == len(told("在12个乡镇中，我镇排名第15位。")) == 1
