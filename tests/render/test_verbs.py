"""The verb before what 其余 says by the data's name."""

from __future__ import annotations

import pytest

from drafting.render.verbs import Verbs
from tests.saying import say

VERBS = {
    "verbs.yaml": """\
说:
  举办: [培训]
  开展: [培训, 检查]
  完成: [改造]
  有: [机构, 教师]
单位: {举办: [期], 开展: ["*次", 人], 有: [家, 名]}
除外: {有: [^督导]}
自成一句: {含: [辍学], 一看: [新增], 再看: [检查], 末尾: [量]}
"""
}


def said(figures: str) -> str:
    return say("{% 其余 甲 %}", f"甲: {{{figures}}}", house=VERBS)


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ("食品检查: 5家次, 安全检查: 3家次", "开展食品检查5家次，安全检查3家次。"),  # one verb for both
        ("食品检查: 5家次, 合格率: 98%, 安全检查: 3家次", "开展食品检查5家次，合格率98%，开展安全检查3家次。"),
        ("护理培训: 4期, 护士培训: 30人次", "举办护理培训4期，开展护士培训30人次。"),  # by the unit
        ("培训: 4期, 新增就业: 3人, 客运量: 5万人次", "举办培训4期，新增就业3人，客运量5万人次。"),
        ("培训: 30人次", "培训30人次。"),
        ("检查车辆: 3台, 机构检查: 2次", "检查车辆3台，开展机构检查2次。"),
        ("食品检查: 5家次, 周转房: 3套", "开展食品检查5家次；周转房3套。"),  # which nobody checked
        ("养老机构: 3家, 教师: 9名", "有养老机构3家，教师9名。"),
        ("养老机构: 3家, 周转房: 9套", "养老机构3家，周转房9套。"),  # of a row all or none
        ("督导机构: 3家", "督导机构3家。"),
        ("辍学教师: 3名, 教师: 9名", "辍学教师3名，有教师9名。"),
        ("危桥改造: {数值: 8座, 任务: 9座}", "完成危桥改造8座（年度任务9座，完成率88.89%）。"),
        ("灾毁改造: {数值: 8座, 未完工: 2座}", "灾毁改造8座（未完工2座）。"),  # 完成 would be untrue
        ("机构检查: {甲县: 2次, 乙县: 3次}", "机构检查甲县2次、乙县3次。"),
    ],
)
def test_what_was_done(figures: str, text: str) -> None:
    assert said(figures) == text


def test_of_problems_nothing_is_done() -> None:
    assert say("{% 其余 存在问题 %}", "存在问题: {薄弱机构: 3家}", house=VERBS) == "薄弱机构3家。"


def test_the_name_of_the_group_stands_before_the_verb() -> None:
    assert say("{% 其余 %}", "检查方面的事: {检查: 2次}", house=VERBS) == "检查方面的事方面，开展检查2次。"


def test_without_the_file_nothing_is_added() -> None:
    assert say("{% 其余 甲 %}", "甲: {食品检查: 5家次}") == "食品检查5家次。"
    assert not Verbs({})._said
