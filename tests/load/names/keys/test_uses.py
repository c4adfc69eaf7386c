"""任务, 上年同期 and 同比 under the other words that clerks have for them."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.load.names.words.key_words import slipped_key
from drafting.load.writing.schema import json_schema
from drafting.model.indicator import COMPARISONS, DERIVED_NAMES, OTHER_WORDS
from tests.load.validating import HEAD, ROOT, accepted, catalogue, only, tree_of, validate


@pytest.mark.parametrize(("word", "key"), OTHER_WORDS.items())
def test_every_other_word_is_read_as_its_key(word: str, key: str) -> None:
    figure = "8户" if key in COMPARISONS else "8%"
    node = accepted(f"{HEAD}指标: {{组: {{项: {{数值: 5户, {word}: {figure}}}}}}}\n").indicators["组"].children["项"]
    assert not node.children
    assert str(getattr(node, COMPARISONS[key]).value if key in COMPARISONS else node.stated[key]) == figure


def test_where_it_stands_in_the_file_is_known() -> None:
    dataset = accepted(f"{HEAD}指标:\n  组:\n    项:\n      数值: 5户\n      年度任务: 8户\n")
    assert dataset.tree.place(("指标", "组", "项", "任务", "数值")).line == 7
    assert dataset.tree.typed(("指标", "组", "项", "任务")) == ("指标", "组", "项", "年度任务")


def test_a_task_with_what_is_done_needs_no_figure() -> None:
    node = accepted(f"{HEAD}指标: {{组: {{项: {{年度任务: 8户, 实际完成: 5户}}}}}}\n").indicators["组"].children["项"]
    assert (str(node.value), str(node.target.value), node.children) == ("5户", "8户", {})  # type: ignore[union-attr]


def test_of_counts_alone_the_first_is_the_figure() -> None:
    node = accepted(f"{HEAD}指标: {{组: {{项: {{户数: 8户, 金额: 5万元}}}}}}\n").indicators["组"].children["项"]
    assert (str(node.value), list(node.children)) == ("8户", ["金额"])
    group = accepted(f"{HEAD}指标: {{组: {{户数: 8户, 人数: 5人}}}}\n").indicators["组"]
    assert (group.value, list(group.children)) == (None, ["户数", "人数"])


@pytest.mark.parametrize(
    ("keys", "message", "hint"),
    [
        ("目标: 85%", "“目标”没有当作任务：85%和5户的单位不同", "任务也用“户”作单位；不是它的任务的，换个名称"),
        ("任务: 8户, 任务数: 9户", "“任务数”没有当作任务：已经有一个任务了", "两个数留一个，写成 任务: …"),
        ("增速: 3户", "“增速”没有当作同比：不是一个百分数", "增加的数写成 同比增减: …；增长的百分比写成 同比: …"),
        ("上年末: 4户, 增长率: 3%", "“增长率”没有当作同比：不知道是同比还是较上年末", "比上年同期的写成 同比: …；比上年末的写成 较上年末: …"),
        ("增幅: 3%, 上年底: 4户", "“增幅”没有当作同比：不知道是同比还是较上年末", "比上年同期的写成 同比: …；比上年末的写成 较上年末: …"),
        ("较年初: 3户", "“较年初”没有当作较上年末：不是一个百分数", "增加的数写成 较上年末增减: …；增长的百分比写成 较上年末: …"),
        ("增长: 3户", "“增长”没有当作同比：不是一个百分数", "增加的数写成 同比增减: …；增长的百分比写成 同比: …"),
        ("同比下降: 3%", "“同比下降”没有当作同比", "写成负数：同比: -…"),
    ],
)
def test_what_is_unsure_stays_an_indicator_and_is_told(keys: str, message: str, hint: str) -> None:
    found = only(f"{HEAD}指标: {{组: {{项: {{数值: 5户, {keys}}}}}}}\n")
    name = next(each for each in (*OTHER_WORDS, "增长", "同比下降") if f"“{each}”" in message)
    assert (found.code, found.message, found.hint) == ("D123", f"组.项.{name}：{message}", hint)


@pytest.mark.parametrize("keys", ["上年末: 4户, 同比增长率: 3%", "上年末: 4户, 上年同期: 4户, 增速: 3%", "增速: 3%, 上年末: 4户, 去年同期: 4户"])
def test_beside_both_a_rate_of_growth_is_since_the_same_period(keys: str) -> None:
    node = accepted(f"{HEAD}指标: {{组: {{项: {{数值: 5户, {keys}}}}}}}\n").indicators["组"].children["项"]
    assert (str(node.stated["同比"]), node.children) == ("3%", {})


def test_last_year_and_what_grew_are_the_same_period_s_only_of_a_whole_year() -> None:
    body = "指标: {组: {项: {数值: 5户, 上年: 4户, 增长: 25%}}}\n"
    node = accepted(f"{HEAD}{body}").indicators["组"].children["项"]
    assert (str(node.same_period_last_year.value), str(node.stated["同比"])) == ("4户", "25%")  # type: ignore[union-attr]
    found = validate(HEAD.replace("报告期: 2021年", "报告期: 2021年上半年") + body)[1]
    assert [(each.code, each.hint) for each in found] == [
        ("D123", "上年同期的数写成 上年同期: …；半年、季度数据里上年全年的数不是同期，时点数写成 上年末: …，时期数删去"),
        ("D123", "比上年同期增长的百分比写成 同比: …，增加的数写成 同比增减: …；比上年末的写成 较上年末: …"),
    ]


@pytest.mark.parametrize(
    ("below", "value", "rest"),
    [
        ("数量: 8家, 吸纳: 5人", "8家", ["吸纳"]),
        ("户数: 8户, 金额: 5万元", "8户", ["金额"]),
        ("金额: 5万元, 户数: 8户, 完成率: 70%", "5万元", ["户数"]),
        ("目标: 9户, 开工: 8户, 竣工: 5户", "5户", ["开工"]),
        ("计划: 9个, 开工: 8个, 完工: 5个", "5个", ["开工"]),
        ("总额: 9万元, 中央: 5万元", "9万元", ["中央"]),
        ("值: 9户, 其中: {甲: 5户}", "9户", []),
        ("省外: 3人, 值: 9人, 任务: 8人", "9人", ["省外"]),
        ("金额: 9万元, 任务: 8万元", "9万元", []),
    ],
)
def test_what_the_figure_itself_is_called(below: str, value: str, rest: list[str]) -> None:
    node = accepted(f"{HEAD}指标: {{组: {{项: {{{below}}}}}}}\n").indicators["组"].children["项"]
    assert (str(node.value), list(node.children)) == (value, rest)


@pytest.mark.parametrize("below", ["户数: 8户", "户数: 8人, 金额: 5万元", "名额: 3个, 户数: 8户", "目标: 9户, 竣工: 5%"])
def test_what_may_be_another_figure_stays_one(below: str) -> None:
    assert accepted(f"{HEAD}指标: {{组: {{项: {{{below}}}}}}}\n").indicators["组"].children["项"].value is None


@pytest.mark.parametrize(
    ("below", "handed"),
    [
        ("饲养量: 9只, 任务: 10只", "任务"),
        ("饲养量: 9只, 年度任务: 10只", "任务"),
        ("饲养量: 9只, 同比: 5%, 普及率: 80%", "同比"),
        ("饲养量: 9只, 上年同期: 8只", "上年同期"),
        ("开工: 9个, 任务: 10个", ""),  # is not done
        ("饲养量: 9只, 存栏: 4只, 任务: 10只", ""),  # of which of them?
        ("饲养量: 9只, 任务: 10户", ""),
        ("省外: 9人, 任务: 10人", ""),  # the task is that of all
        ("村均: 9元, 任务: 10元", ""),
        ("面积: 9亩, 产值: 5元, 任务: 10亩", "任务"),
        ("村: 9个, 完成率: 50%", ""),
    ],
)
def test_a_task_above_one_side_is_that_of_the_side(below: str, handed: str) -> None:
    dataset = accepted(f"{HEAD}指标: {{组: {{项: {{{below}}}}}}}\n")
    thing = dataset.indicators["组"].children["项"]
    side = next(iter(thing.children.values()))
    held = [key for key, field in COMPARISONS.items() if getattr(side, field) is not None] + list(side.stated)
    assert (held, thing.value) == ([handed] if handed else [], None)
    if handed:
        assert thing.given == {"children"}
        assert dataset.tree.place(("指标", "组", "项", next(iter(thing.children)), handed)).line


@pytest.mark.parametrize(("planned", "value"), [("任务", "None"), ("计划", "9个")])
def test_of_projects_what_is_finished_is_not_how_many_there_are(planned: str, value: str) -> None:
    node = accepted(f"{HEAD}指标: {{组: {{产业项目: {{{planned}: 9个, 开工: 8个, 完工: 5个}}}}}}\n").indicators["组"].children["产业项目"]
    assert (str(node.value), list(node.children)) == (value, ["开工", "完工"])


def test_beside_no_figure_the_words_are_names() -> None:
    dataset, found = validate(f"{HEAD}指标: {{组: {{目标: 5户, 项: {{目标: 3户, 其他: 2户}}}}}}\n", known=catalogue())
    assert dataset is not None
    assert not found
    assert list(dataset.indicators["组"].children["项"].children) == ["目标", "其他"]


def test_an_editor_offers_them() -> None:
    properties = json_schema(catalogue())["$defs"]["分项"]["properties"]
    assert properties["年度任务"]["description"] == "就是“任务”，两个写一个"
    assert set(OTHER_WORDS) <= set(properties)


def test_no_word_is_a_key_or_an_indicator_of_the_catalogue() -> None:
    own = {*COMPARISONS, *DERIVED_NAMES}
    assert own.isdisjoint(OTHER_WORDS)
    rural = read_catalogue(tree_of((ROOT / "templates/rural/indicators.yaml").read_text("utf-8"), "indicators.yaml"))[0]
    below = {name for entry in rural.by_path.values() for name in (*entry.children, *entry.derived)}
    assert below.isdisjoint(OTHER_WORDS)


@pytest.mark.parametrize(
    ("typed", "name", "key"),
    [
        ("{数直: 3200人}", "数直", "数值"),
        ("{数值: 3200人, 任物: 3000人}", "任物", "任务"),
        ("{数值: 3200人, 上年同其: 3000人}", "上年同其", "上年同期"),
        ("{数值: 9人, 构城: {甲: 4人, 乙: 6人}}", "构城", "构成"),
        ("{数值: 9人, 分项: {甲: 4人, 乙: 6人}}", "分项", "构成"),
    ],
)
def test_a_key_that_is_misspelt_is_told(typed: str, name: str, key: str) -> None:
    _, found = validate(f"{HEAD}指标: {{组: {{项: {typed}}}}}\n")
    (slip,) = [each for each in found if each.code == "D320"]
    assert (slip.path, slip.hint) == (f"组.项.{name}", f"是不是“{key}”？确实叫“{name}”的不用改")


@pytest.mark.parametrize(("typed", "key"), [("提供部门: 县人社局", "提供单位"), ("截止: 2026-10-31", "截至"), ("备住: 含街道", "备注")])
def test_a_text_by_a_misspelt_key_is_advised_the_key(typed: str, key: str) -> None:
    found = only(f"{HEAD}指标: {{组: {{项: {{数值: 9人, {typed}}}}}}}\n")
    assert (found.code, found.hint) == ("D080", f"是不是“{key}”？写成 {key}: …")


def test_no_name_of_the_catalogue_is_taken_for_a_slip_of_a_key() -> None:
    rural = read_catalogue(tree_of((ROOT / "templates/rural/indicators.yaml").read_text("utf-8"), "indicators.yaml"))[0]
    entries = [entry for group in rural.groups.values() for entry in group.values()]
    names = {name for entry in entries for name in (entry.name, *entry.aliases, *entry.children, *entry.derived)}
    assert len(names) > 1000
    assert not [name for name in names if slipped_key(name)]


def test_a_key_on_the_level_of_its_indicator_is_told_where_it_belongs() -> None:
    _, found = validate(f"{HEAD}指标:\n  就业:\n    务工人数: 3200人\n    省外: 900人\n    务工率: 80%\n    年度任务: 3000人\n", known=catalogue())
    (told,) = [each for each in found if each.code == "D123"]
    assert (told.path, told.place.line if told.place else 0) == ("就业.年度任务", 8)
    assert told.hint.startswith("是“省外”的，写在它里面：省外: {数值: …, 任务: …}")  # the last above that is counted so


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        ("产品: 76个, 销售: 1.46亿元, 年度任务: 1.2亿元", "销售"),
        ("在岗: 14800人, 其中脱贫户: 1126人, 年度目标: 14500人", "在岗"),
        # counted otherwise, not right behind it, or two that may be meant: nothing is guessed
        ("销售: 1.46亿元, 年度任务: 300个", ""),
        ("销售: 1.46亿元, 产品: 76个, 年度任务: 1.2亿元", ""),
        ("采购: 8600万元, 销售: 1.46亿元, 年度任务: 1.2亿元", ""),
        ("年度任务: 1.2亿元, 销售: 1.46亿元", ""),
    ],
)
def test_a_task_in_a_group_is_that_of_the_one_figure_it_can_be_of(body: str, owner: str) -> None:
    children = accepted(f"{HEAD}指标: {{某组: {{{body}}}}}\n").indicators["某组"].children
    assert [name for name, child in children.items() if child.target is not None] == ([owner] if owner else [])
    told = [each.message for each in validate(f"{HEAD}指标: {{某组: {{{body}}}}}\n")[1] if each.code == "D123"]
    assert told == ([f"某组.{'年度任务' if '任务' in body else '年度目标'}：当作“{owner}”的任务"] if owner else [])


def test_what_is_done_of_what_is_due_is_the_figure() -> None:
    thing = accepted(f"{HEAD}指标: {{某组: {{登记: {{应办: 6812户, 已办: 6790户}}}}}}\n").indicators["某组"].children["登记"]
    assert (str(thing.value), list(thing.children)) == ("6790户", ["应办"])


@pytest.mark.parametrize("typed", ["[省外 <= 数值]", "省外 <= 数值"])
def test_a_relation_below_an_indicator_is_told_where_it_stands(typed: str) -> None:
    found = only(f"{HEAD}指标: {{组: {{项: {{数值: 120人, 规则: {typed!r}}}}}}}\n".replace("'[", "[").replace("]'", "]"))
    assert found.hint == "这里不写关系；写在最外层：审核关系: [组.项.省外 <= 组.项] 的样子"


@pytest.mark.parametrize(("typed", "key"), [("规则", "审核关系"), ("勾稽关系", "审核关系"), ("台账", "明细表"), ("期间", "报告期"), ("材料", "文字材料")])
def test_a_part_of_the_file_by_another_word_is_told(typed: str, key: str) -> None:
    found = only(f"{HEAD}指标: {{组: {{项: 5户}}}}\n{typed}: 甲\n")
    assert (found.code, found.hint) == ("D050", f"是不是“{key}”？")


def test_a_second_figure_is_told() -> None:
    _, found = validate(f"{HEAD}指标: {{组: {{项: {{值: 9户, 数值: 8户}}}}}}\n")
    assert [(each.code, each.path) for each in found] == [("D123", "组.项.值")]
