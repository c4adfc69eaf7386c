"""A 【待补】 whose figure stands in the data under a name that nobody knows."""

from __future__ import annotations

import pytest

from tests.saying import drafted

CATALOGUE = """\
甲:
  监测对象: {计量单位: [户, 人], 别名: [三类监测对象], 必报: [试/报告]}
  满意度: {类型: 比率, 必报: [试/报告]}
乙: {丙: {计量单位: 个}}
"""


def hint(data: str, template: str = "共{{ 甲.监测对象 }}。") -> str:
    draft = drafted(template, data, catalogue=CATALOGUE)
    (found,) = [each for each in draft.diagnostics if each.code == "D220"]
    return found.hint


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("甲: {岁末监测对象在管: 9户}", "数据里的“岁末监测对象在管”（第5行）没有认出来，是不是它？是的，名称改成 监测对象；不是的，请填报单位补报后填入数据"),
        ("丁: {岁末监测对象在管: 9户}", "数据里的“岁末监测对象在管”（第5行）没有认出来，是不是它？是的，写到“甲”组里，名称用 监测对象；不是的，请填报单位补报后填入数据"),
        ("甲: {岁末三类监测对象在管: 9户, 检测对象总共: 7户}", "数据里的“岁末三类监测对象在管”（第5行）没有认出来，是不是它？是的，名称改成 监测对象；不是的，请填报单位补报后填入数据"),
    ],
)
def test_the_likely_one_is_named(data, says):
    assert hint(data) == says


@pytest.mark.parametrize(
    "data",
    [
        "甲: {岁末监测对象在管: 9个}",  # another unit
        "甲: {新增监测对象情况: 9户}",  # another figure
        "甲: {监测对象: 待补, 岁末监测对象在管: 9户}",  # the data know it and owe it
        "甲: {岁初监测对象在管: 9户, 岁末监测对象在管: 9户}",  # one as likely as the other
        "本地甲: {监测对象: 9户}",  # local, as its name says
        "甲: {某户: 9户}",
        "甲: {监测人员: 9人}",  # who does it
    ],
)
def test_nothing_is_named_that_is_another_thing(data):
    assert hint(data) == "请填报单位补报后填入数据"


def test_a_rate_is_looked_for_among_rates():
    assert hint("甲: {群众满意度情况: 9%}", "达{{ 甲.满意度 }}。").startswith("数据里的“群众满意度情况”")
