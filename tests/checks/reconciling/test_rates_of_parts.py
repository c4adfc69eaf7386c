"""R122: a rate against the two figures of its own node."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from drafting.checks.relations import mismatches
from tests.checks.judging import HEAD, book_of


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("抽检: {数值: 216批次, 合格: 214批次, 合格率: 99.7%}", ["抽检·合格率：填 99.7%，按 抽检·合格 / 抽检 = 214批次 / 216批次 应为 99.07%，相差 0.63个百分点"]),
        ("抽检: {数值: 216批次, 其中: {合格: 214批次}, 合格率: 99.7%}", ["抽检·合格率：填 99.7%，按 抽检·合格 / 抽检 = 214批次 / 216批次 应为 99.07%，相差 0.63个百分点"]),
        ("抽检合格: {数值: 214批次, 抽检: 216批次, 合格率: 99.7%}", ["抽检合格·合格率：填 99.7%，按 抽检合格 / 抽检合格·抽检 = 214批次 / 216批次 应为 99.07%，相差 0.63个百分点"]),
        ("问题整改: {数值: 149处, 任务: 156处, 整改率: 99.7%}", ["问题整改·整改率：填 99.7%，按 问题整改 / 问题整改·任务 = 149处 / 156处 应为 95.51%，相差 4.19个百分点"]),
        ("项目: {总数: 231个, 开工: 224个, 完工: 96个, 完工率: 61.6%}", ["项目·完工率：填 61.6%，按 项目·完工 / 项目 = 96个 / 231个 应为 41.56%，相差 20.04个百分点"]),
        ("务工: {数值: 200人, 其中: {省外: {数值: 50人, 占比: 35%}}}", ["务工·省外·占比：填 35%，按 务工·省外 / 务工 = 50人 / 200人 应为 25%，相差 10个百分点"]),
    ],
)
def test_a_rate_that_its_own_figures_do_not_give_is_a_mismatch_of_drafts_too(body: str, told: list[str]) -> None:
    text = f"{HEAD}指标: {{食品: {{{body}}}}}\n"
    assert [each.message for each in mismatches(book_of(text), offering=False) if each.code == "R122"] == told
    assert [each.code for each in examine(book_of(text))[0]] == ["R122"]  # and not as by their names (D323) besides


@pytest.mark.parametrize(
    "body",
    [
        "抽检: {数值: 216批次, 合格: 214批次, 合格率: 99.07%}",
        "抽检: {数值: 216批次, 合格: 214批次, 合格率: 约99%}",
        "抽检: {数值: 200批次, 合格: 214吨, 合格率: 99%}",
        "工程: {数值: 500套, 开工: 400套, 竣工: 200套, 竣工率: 50%}",  # of those begun
        "工程: {数值: 500套, 任务: 400套, 竣工: 200套, 竣工率: 50%}",
        "工程: {数值: 500套, 竣工: {数值: 200套, 统计期间: 上半年}, 竣工率: 50%}",
        "移民: {数值: 100户400人, 构成: {甲: {数值: 50户100人, 占比: 25%}, 乙: 50户300人}}",  # of the people
        "务工: {数值: 200人, 其中: {省外: {数值: 100人, 其中: {沿海: {数值: 50人, 占比: 25%}}}}}",  # of all
        "项目: {总数: 231个, 应开工: 225个, 开工: 224个, 开工率: 87%}",
        "务工: {数值: 200人, 占比: 35%}",
    ],
)
def test_nothing_is_said_where_another_reading_fits(body: str) -> None:
    assert not [each for each in examine(book_of(f"{HEAD}指标: {{食品: {{{body}}}}}\n"))[0] if each.code == "R122"]


@pytest.mark.parametrize("body", ["{信访: {受理: 120件, 办结: 100件, 办结率: 98%}}", "{食品: {抽检: 216批次, 合格: 214批次, 合格率: 99.7%}}"])
def test_rates_beside_each_other_in_a_group_are_doubted(body: str) -> None:
    found, _ = examine(book_of(f"{HEAD}指标: {body}\n"))
    assert [each.code for each in found] == ["D323"]
