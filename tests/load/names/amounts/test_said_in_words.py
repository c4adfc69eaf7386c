"""持平, 翻一番, 全覆盖: what is advised can be typed, in a file and in a table, and leads to a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.load.names.amounts.said_in_columns import in_columns
from drafting.load.names.amounts.said_in_words import of_said_amount
from tests.load.validating import HEAD, accepted, only
from tests.shipped import shipped


@pytest.mark.parametrize("said", ["持平", "与上年同期持平", "基本持平", "同比持平", "和去年一样"])
def test_a_change_that_is_none_is_read(said):
    node = accepted(f"{HEAD}指标: {{参保: {{缴费: {{数值: 5万元, 同比: {said}}}}}}}\n").indicators["参保"].children["缴费"]
    assert str(node.stated["同比"]) == "0%"


@pytest.mark.parametrize(
    ("key", "typed", "hint"),
    [
        ("缴费", "持平", "今年有数的，写成 {数值: …, 同比: 0%}；只说这句话的，写成 {表述: 与上年持平}"),
        ("缴费", "翻一番", "今年有数的，写成 {数值: …, 同比: 100%}；只说这句话的，写成 {表述: 翻一番}"),
        ("同比", "翻两番", "写成 同比: 300%"),
        ("同比", "增长一成", "写成 同比: 10%"),
        ("同比", "比上年下降三成半", "写成 同比: -35%"),
        ("缴费", "增长两成", "今年有数的，写成 {数值: …, 同比: 20%}；只说这句话的，写成 {表述: 增长两成}"),
        ("同比增减", "持平", "写 0 和单位，如 同比增减: 0户"),
        ("任务", "全覆盖", "任务写应当完成多少，如 45个（要求全部做到的，就是总数）；没有数的，写成 {数值: …, 表述: 要求全覆盖}"),
        ("覆盖率", "全覆盖", "覆盖率写 100%；只说这句话的，写成 {表述: 全覆盖}"),
        ("走访", "应访尽访", "写做到的数，如 45个；只说这句话的，写成 {表述: 应访尽访}"),
        ("走访", "持续开展", ""),
    ],
)
def test_what_is_said_of_an_amount(key, typed, hint):
    assert of_said_amount(typed, key) == hint


def test_the_hint_stands_in_the_message():
    assert only(f"{HEAD}指标: {{参保: {{缴费: 持平}}}}\n").hint.startswith("今年有数的")


@pytest.mark.parametrize(
    ("hint", "path", "told"),
    [
        ("写成 {数值: 11件, 其中: {市级: 3件}}", ("指标", "政务", "办件"), "这一格写 11件，另加一列“政务.办件.其中.市级”写 3件"),
        ("写成 {数值: 12户, 构成: {甲类: 3户, 乙类: 9户}}", ("指标", "甲", "乙", "数值"), "这一格写 12户，另加一列“甲.乙.构成.甲类”写 3户，“甲.乙.构成.乙类”写 9户"),
        ("只说这句话的，写成 {表述: 翻一番}", ("指标", "甲", "乙"), "只说这句话的，这一格空着，另加一列“甲.乙.表述”写 翻一番"),
        ("没有数的，写成 {数值: …, 表述: 要求全覆盖}", ("指标", "甲", "乙", "任务"), "没有数的，另加一列“甲.乙.表述”写 要求全覆盖"),
        ("写成 同比: 100%", ("指标", "甲", "乙", "同比"), "这一格写 100%"),
        ("写成 12户", ("指标", "甲", "乙"), "写成 12户"),
    ],
)
def test_no_cell_of_a_table_is_to_hold_braces(hint, path, told):
    assert in_columns(hint, path) == told


def test_what_a_table_is_told_leads_to_a_sentence(tmp_path: Path):
    (tmp_path / "共用.yaml").write_text("模板: general/annual\n单位: {地区: 青禾县}\n报告期: 2026年\n", encoding="utf-8")
    sheet = "单位名称,参保.缴费（万元）,参保.缴费.同比,参保.覆盖,参保.覆盖.表述,政务服务.办件（件）,政务服务.办件.其中.市级\n甲所,500,持平,,全覆盖,11,3件\n"
    (tmp_path / "表.csv").write_text(sheet, encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(tmp_path / "表.csv", shipped(), None, common)
    [row] = table.rows
    dataset = pipeline.read_row(row, table.columns, shipped(), None, common=common).dataset
    document = pipeline.draft(shipped(), dataset).document
    assert document is not None
    text = pipeline.write(document, "txt", shipped()).decode()
    assert "缴费500万元（与上年同期持平），覆盖全覆盖" in text
    assert "办理事项11件（其中市级3件）" in text
