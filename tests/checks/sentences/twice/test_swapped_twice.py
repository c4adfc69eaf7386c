"""One thing said twice, once with two digits swapped, by names that need not be the same to the letter."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.checks.reconciling.slips import SWAPPED, slips, swapped
from drafting.checks.sentences.cells import lines_of
from drafting.checks.sentences.sayings import sayings
from tests.checks.sentences.saying import UNITS, wrong


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("今年以来，我局共受理群众来信来访1365件次，化解率98%。", "全年受理群众来信来访1356件次。", "1356件次 ≠ 1365件次 = 1365件次"),
        ("全县共有农村低保对象8642人。", "农村低保对象仍有8462人，兜底压力较大。", "8462人 ≠ 8642人 = 8642人"),
        ("全县新增城镇就业5230人。", "城镇新增就业5320人，完成年度任务。", "5320人 ≠ 5230人 = 5230人"),
        ("截至11月底，全县实有经营主体3.18万户。", "全县实有经营主体３.81万户，其中企业8600户。", "３.81万户 ≠ 3.18万户 = 3.18万户"),
        ("完成义务植树686万株。", "组织干部群众义务植树866万株。", "866万株 ≠ 686万株 = 686万株"),
        ("规上工业企业达到64家。", "规上工业企业46家，其中新入规9家。", "46家 ≠ 64家 = 64家"),
        ("期末城镇登记失业率为3.2%。", "城镇登记失业率2.3%。", "2.3% ≠ 3.2% = 3.2%"),
        ("全年处理投诉举报1,268件。", "处理投诉举报1,286件。", "1286件 ≠ 1268件 = 1268件"),
        ("社会救助工作方面，发放低保资金321.8万元。", "兜底保障工作方面，发放低保资金312.8万元。", "312.8万元 ≠ 321.8万元 = 321.8万元"),
    ],
)
def test_two_swapped_digits_between_names_that_are_alike_are_told(one, other, told):
    assert wrong(one, other) == [told]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("召开会议12次。", "召开会议21次。"),  # of a name that anything has
        ("处理投诉举报约1268件。", "处理投诉举报1286件。"),
        ("上半年处理投诉举报1268件。", "全年处理投诉举报1286件。"),
        ("去年处理投诉举报1268件。", "处理投诉举报1286件。"),
        ("处理投诉举报1268件。", "处理投诉举报增加1286件。"),
        ("东山镇处理投诉举报1268件。", "西河镇处理投诉举报1286件。"),
        ("水稻方面，推广良种1268亩。", "玉米方面，推广良种1286亩。"),
        ("一厂生产水泥1268吨。二厂生产水泥1286吨。", "三厂生产水泥1682吨。四厂生产水泥1628吨。"),
        ("新增企业1268户。", "注销企业1286户。"),
        ("规上工业企业64家。", "新建规上工业企业厂房46家。"),
    ],
)
def test_what_may_be_of_another_time_place_or_thing_is_no_fault(one, other):
    assert wrong(one, other) == []


def test_a_name_of_more_than_three_figures_is_said_of_several_things():
    assert wrong("建成村级卫生室1268个。", "建成村级卫生室1286个。", "建成村级卫生室2168个。", "建成村级卫生室335个。") == []


def planned(words: str) -> list[str]:
    lines = [("body", "新增规上工业企业12家。", 0, ""), ("heading", "三、下步打算", 1, "三、"), ("body", "抓好服务。", 0, ""), ("body", words, 0, "")]
    return [each.judgement.stated_text for each in sayings(Text(lines), UNITS).claims if each.is_wrong]


def test_among_plans_only_what_is_said_to_be_done_is_held_against_it():
    assert planned("新增规上工业企业21家。") == []
    assert planned("已新增规上工业企业21家的基础上，再抓培育。") == ["21家"]


def test_swapped_is_what_slips_call_so():
    (line,) = lines_of(Text([("body", "甲1268件，乙3.81万户，丙105.5亩，丁1.01公里，戊20人。", 0, "")]), UNITS)
    for cell in line.cells:
        assert swapped(cell.quantity) == {each.amount for each in slips(cell.quantity) if each.kind == SWAPPED}


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("脱贫户人均纯收入16850元，比上年增加1560元，增长10.9%。", "脱贫户人均纯收入16850元，比上年增加1650元，增长10.9%。", ["1650元 ≠ 1560元 = 1560元"]),
        ("处理投诉举报1268件，同比增长7.2%。", "处理投诉举报1268件，同比增长12.5%。", ["12.5% ≠ 7.2% = 7.2%"]),
        ("处理投诉举报1268件，同比增长7.2%。", "处理投诉举报1268件，同比增长7.2%。", []),
        ("处理投诉举报1268件，同比增长7.2%。", "处理投诉举报1268件，环比增长2.5%。", []),
        ("处理投诉举报1268件，同比增长7.2%。", "处理投诉举报1268件，办结率99%。", []),
        ("处理投诉举报1268件，同比增长约7%。", "处理投诉举报1268件，同比增长12.5%。", []),
        ("处理投诉举报1268件，同比增长7%。", "处理投诉举报1268件，同比增长7.2%。", []),
    ],
)
def test_growths_of_what_is_said_twice_to_the_digit_are_one(one, other, told):
    assert [each for each in wrong(one, other) if "÷" not in each] == told


def test_the_year_of_the_title_is_no_other_time():
    lines = [("title", "某县2026年工作总结", 0, ""), ("body", "2026年，我县完成粮食总产26.8万吨。", 0, ""), ("body", "全县粮食总产28.6万吨。", 0, "")]
    assert [each.judgement.stated_text for each in sayings(Text(lines), UNITS).claims if each.is_wrong] == ["28.6万吨"]
    assert wrong("2025年，我县完成粮食总产26.8万吨。", "全县粮食总产28.6万吨。") == []


def below(one: str, first: str, other: str, second: str) -> list[str]:
    """What is told of a sentence below each of two headings."""
    lines = [("heading", one, 1, "一、"), ("body", first, 0, ""), ("heading", other, 1, "二、"), ("body", second, 0, "")]
    return [each.judgement.stated_text for each in sayings(Text(lines), UNITS).claims if each.is_wrong]


def test_headings_of_work_part_no_two_things_of_one_long_name():
    assert below("监测预报", "发布预警信号126期，其中红色2期。", "预警服务", "发布预警信号162期，发送短信386万条。") == ["162期"]
    assert below("东山片区", "发布预警信号126期，其中红色2期。", "西山片区", "发布预警信号162期，发送短信386万条。") == []
    assert below("安全监管", "检查企业126家。", "环保监管", "检查企业162家。") == []
    assert below("安全监管", "检查重点企业单位12家。", "环保监管", "检查重点企业单位21家。") == []
