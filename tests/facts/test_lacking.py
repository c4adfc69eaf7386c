"""A gap that others make says which of them is missing, not whom to ask for it."""

from __future__ import annotations

import pytest

from tests.saying import found, say

TEXT = "{% 文字材料 基本 %}{% 文字材料完 %}"

CATALOGUE = """\
就业:
  务工: {计量单位: 人, 提供单位: 县人社局, 子项: {已返岗: {计量单位: 人}}, 派生: {未返岗: =数值 - 已返岗}, 其中: [脱贫户]}
"""


def _own(name: str) -> str:
    return f"基本: '比{{{{ 就业.务工.{name} }}}}。'"


@pytest.mark.parametrize(
    ("name", "node", "printed"),
    [
        ("同比", "120人", "【待补：务工·同比（缺上年同期）】"),
        ("同比", "{上年同期: 100人}", "【待补：务工·同比（缺数值）】"),
        ("同比增减", "120人", "【待补：务工·同比增减（缺上年同期）】"),
        ("完成率", "120人", "【待补：务工·完成率（缺任务）】"),
        ("超额完成", "120人", "【待补：务工·超额完成（缺任务）】"),
        ("未返岗", "120人", "【待补：务工·未返岗（缺已返岗）】"),
        ("同比", "{数值: 120人, 上年同期: 0人}", "【待补：务工·同比】"),
        ("已返岗", "120人", "【待补：务工·已返岗（县人社局）】"),
        ("脱贫户", "120人", "【待补：务工·脱贫户（县人社局）】"),
        ("占比", "120人", "【待补：务工·占比】"),
        ("户", "120人", "【待补：务工·户】"),
        ("同比", "{数值: 120人, 上年同期: 100人}", "增长20%"),
    ],
)  # fmt: skip
def test_the_mark_names_what_is_missing(name, node, printed):
    assert say(TEXT, f"就业: {{务工: {node}}}", catalogue=CATALOGUE, own=_own(name)) == f"比{printed}。"


@pytest.mark.parametrize(
    ("name", "node", "message", "hint"),
    [
        ("同比", "120人", "算不出来，缺上年同期，", "在数据里补上上年同期：务工: {数值: 120人, 上年同期: …}，同比由程序算"),
        ("同比", "{数值: 120人, 上年同期: 0人}", "算不出来，上年同期是0，", "文字里删去 {{ 就业.务工.同比 }}"),
        ("完成率", "{数值: 近120人, 任务: 近150人}", "算不出来，近120人和近150人比多少，没有说准，", "文字里删去 {{ 就业.务工.完成率 }}"),
        ("完成率", "{数值: 120人, 任务: 3户}", "算不出来，数值和任务的单位不同，", "文字里删去"),
        ("剩余任务", "{数值: 120人, 任务: 100人}", "算不出来，任务已经完成，", "文字里删去"),
        ("超额完成", "{数值: 80人, 任务: 100人}", "算不出来，完成率80%，没有超额，", "文字里删去"),
        ("完成绿", "120人", "数据和指标目录里都没有，", "是否应为 {{ 就业.务工.完成率 }}"),
        ("占比", "120人", "数据里没有，占什么的比不知道，", "在数据里写明 务工: {数值: 120人, 占比: …%}"),
        ("户", "120人", "填的是120人，没有“户”，", "文字里写 {{ 就业.务工 }}"),
    ],
)  # fmt: skip
def test_the_finding_says_what_to_type(name, node, message, hint):
    gap = next(each for each in found(TEXT, f"就业: {{务工: {node}}}", catalogue=CATALOGUE, own=_own(name)) if each.code in ("D220", "D221"))
    assert message in gap.message
    assert gap.hint.startswith(hint)


def test_another_word_for_a_comparison_is_read_as_in_the_data():
    node = "就业: {务工: {数值: 120人, 上年同期: 100人}}"
    assert say(TEXT, node, catalogue=CATALOGUE, own=_own("增幅")) == "比增长20%。"
