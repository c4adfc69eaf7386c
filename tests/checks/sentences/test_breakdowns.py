"""Totals and their parts, as sentences say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.sentences.saying import holding, said, wrong


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("监测对象86户，其中脱贫不稳定户31户、边缘易致贫户37户、突发严重困难户18户。", ["86户 = 31户 + 37户 + 18户"]),
        ("监测对象86户251人（脱贫不稳定户31户92人、其他户55户159人）。", ["86户 = 31户 + 55户", "251人 = 92人 + 159人"]),
        ("项目291个，总投资8.62亿元，其中，产业项目95个、投资4.77亿元，基础设施项目196个，投资3.85亿元。", ["291个 = 95个 + 196个", "8.62亿元 = 4.77亿元 + 3.85亿元"]),
        ("特困供养资金85.444万元(散养五保38.526万元和集中供养46.9180)。", ["85.444万元 = 38.526万元 + 46.9180"]),
        ("全县有小学、初中、高中在校生3470人，分别为1200人、860人、1410人。", ["3470人 = 1200人 + 860人 + 1410人"]),
        ("完成304户验收（第一批227户24.112万元，第二批77户15.08万元），共涉及资金39.192万元。", ["304户 = 227户 + 77户", "39.192万元 = 24.112万元 + 15.08万元"]),
        ("东乡完成120户，西乡完成140户，南乡完成90户，合计350户。", ["350户 = 120户 + 140户 + 90户"]),
        (
            "对象169户，其中不稳定户78户，已消除45户；边缘户50户，已消除44户；困难户41户，已消除18户。",
            ["169户 = 78户 + 50户 + 41户"],
        ),
        ("投资1.76亿元，其中甲县8000万元，乙县9600万元。", ["1.76亿元 = 8000万元 + 9600万元"]),
    ],
)
def test_what_adds_up_is_confirmed(text, sums):
    assert [each for each in holding(text) if "+" in each] == sums
    assert wrong(text) == []


def test_what_begins_with_among_them_divides_the_sentence_before():
    assert holding("全县共有监测对象86户。其中脱贫不稳定户31户，其他户55户。") == ["86户 = 31户 + 55户"]
    assert holding("全县共有监测对象86户。", "其中脱贫不稳定户31户，其他户55户。") == ["86户 = 31户 + 55户"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the households add up, so the people beside them do
        ("对象86户251人，其中甲类31户92人，乙类37户104人，丙类18户65人。", ["251人 ≠ 92人 + 104人 + 65人 = 261人"]),
        ("对象96户251人，其中甲类31户92人，乙类37户104人，丙类18户55人。", ["96户 ≠ 31户 + 37户 + 18户 = 86户"]),
        ("项目291个，总投资8.26亿元，其中产业项目95个、投资4.77亿元，基础项目196个，投资3.85亿元。", ["8.26亿元 ≠ 4.77亿元 + 3.85亿元 = 8.62亿元"]),
        ("项目391个，总投资8.62亿元，其中产业项目95个、投资4.77亿元，基础项目196个，投资3.85亿元。", ["391个 ≠ 95个 + 196个 = 291个"]),
        # alone, it is told only where a slip explains it
        ("系统就业人口59674人，其中脱贫人口58212人、边缘户1453人。", ["59674人 ≠ 58212人 + 1453人 = 59665人"]),
        ("供养资金85.444万元（散养38.526万元和集中供养49.6180万元）。", ["85.444万元 ≠ 38.526万元 + 49.6180万元 = 88.144万元"]),
        # a list in brackets that leaves nothing open
        ("奖牌252枚（金牌88枚、银牌84枚、铜牌90枚）。", ["252枚 ≠ 88枚 + 84枚 + 90枚 = 262枚"]),
        ("建议提案32件（人大建议19件、政协提案31件）。", ["32件 ≠ 19件 + 31件 = 50件"]),
        ("孤儿46人，其他儿童233人，合计289人。", ["289人 ≠ 46人 + 233人 = 279人"]),
        # a part is no more than the whole
        ("吸纳就业917人，其中脱贫户971人。", ["971人 ≠  = 917人"]),
    ],
)
def test_what_does_not_add_up_is_told(text, told):
    assert wrong(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "吸纳就业917人，其中脱贫户241人。",
        "全县有企业120家，其中规上企业50家，省级龙头企业30家。",
        "培育新型主体580家，其中合作社300家、家庭农场200家等。",
        "召开会议12次（常委会3次、常务会2次）。",
        "收入16200元，增长13.4%，其中工资性收入8000元，增长9%。",
        "新增贷款3171户1.33亿元（其中12月新增贷款93笔327.6万元）。",
        "完成49个岗位开发，光伏公益岗位18个，安置68人。",
        "企业120家（规上企业50家、省级龙头30家）。",
        "企业120家（规上企业50家、省级龙头30家、市级龙头12家等）。",
        "全区移动电话用户378740户，其中3G用户138275户、互联网用户244120户。",
        "水产品44.13万吨，其中鱼类12.46万吨，藻类31.26万吨。",
        "基金收入10003万元（入库60616万元，其中扣减10753万元，退库39860万元）。",
        "奖励5元/人·天--15元/人·天不等（一晚5元、两晚10元、三晚15元）。",
        "运输生产指数为157.0点，其中货运指数为185.7点。",
        "增加120人，其中甲县100人，乙县40人。",
        "约1200人参加，其中党员700人，群众400人。",
        "东乡1至3月完成12户，其中3月8户，4月9户。",
        "甲园区（市、区）有企业3家5家。",
        "由2019年的383人增加到422人，其中男性200人，女性183人。",
    ],
)
def test_what_a_list_leaves_out_or_means_otherwise_is_no_fault(text):
    assert wrong(text) == []


NUMBERS = st.lists(st.tuples(st.integers(20, 4000), st.integers(20, 9000)), min_size=2, max_size=6)


@given(NUMBERS)
def test_any_list_that_adds_up_is_confirmed_and_any_other_column_is_told(rows):
    households, people = sum(each[0] for each in rows), sum(each[1] for each in rows)
    listed = "、".join(f"{name}类{one}户{other}人" for name, (one, other) in zip("甲乙丙丁戊己", rows, strict=False))
    assert wrong(f"全县共有监测对象{households}户{people}人，其中{listed}。") == []
    assert wrong(f"全县共有监测对象{households}户{people + 7}人，其中{listed}。") != []


def test_figures_and_those_that_stand_in_no_claim_are_counted():
    found = said("监测对象86户，其中甲类31户、乙类55户，召开会议3次。")
    assert (found.figures, len(found.lone)) == (4, 1)
