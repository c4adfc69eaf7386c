"""Words of a report on a whole year in one on a part of it, and the other way round (P156)."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.checks.prose.passages import Text
from drafting.cli.main import main
from drafting.model.dataset import Period
from drafting.template_words.carried_spans import of_another_span
from drafting.template_words.carried_words import CarriedWords

HALF = Period(2026, "半年", 1, 6)
YEAR = Period(2026, "年度", 1, 12)
TEN_MONTHS = Period(2026, "月份", 1, 10)


def told(body: str, said: str = "2025年", period: Period = HALF) -> list[str]:
    source = f"---\n照写: {said}\n---\n# 总结\n\n{body}"
    found = of_another_span(CarriedWords(source, "例.j2", said), period, Text([("body", body, 0, "")]))
    return [f"{each.place} {each.excerpt}" for each in found]


@pytest.mark.parametrize(
    ("body", "said", "period"),
    [
        ("一年来，取得成效。", "2025年", HALF),
        ("这一年，取得成效。", "2025年", HALF),
        ("全年没有发生火灾。", "2025年", HALF),
        ("上半年，取得成效。", "2025年上半年", YEAR),
        ("## 下半年打算", "2025年上半年", YEAR),
        ("前三季度，取得成效。", "2025年前三季度", TEN_MONTHS),
        ("上半年，取得成效。", "2025年上半年", Period(2026, "季度", 1, 9)),
        ("一季度，取得成效。", "2025年第一季度", HALF),
    ],
)
def test_words_of_the_other_kind_of_report_are_told(body: str, said: str, period: Period) -> None:
    assert [each.partition(" ")[0].split(":")[1] for each in told(body, said, period)] == ["6"]


@pytest.mark.parametrize("body", ["完成全年任务的50%。", "确保全年不发生火灾。", "全年目标任务不变。", "近一年来持续推进。", "今年以来，取得成效。", "力争全年完成投资。", "一年来，取得成效。{# 情况属实 P156：从去年7月算起 #}"])
def test_what_both_kinds_say_is_not(body: str) -> None:
    assert told(body) == []


def test_months_that_stand_for_the_year_and_reports_of_one_kind_are_let_be() -> None:
    assert told("一年来，取得成效。", period=TEN_MONTHS) == []
    assert told("一年来，取得成效。", period=YEAR) == []
    assert told("上半年，取得成效。", "2025年上半年", HALF) == []
    assert told("上半年，取得成效。", "2025年上半年", Period(2026, "月份", 1, 6)) == []
    assert told("上半年，取得成效。", "2025年第一季度", HALF) == []


def test_the_year_alone_in_headings_and_at_the_beginning_of_a_paragraph_is_told_with_what_to_type() -> None:
    body = "{{ 报告期.年度 }}年，扎实推进。\n## {{ 报告期.年度 }}年工作\n落实{{ 报告期.年度 }}年任务。\n## {{ 报告期.年度 }}年上半年工作\n## {{ 报告期.下年 }}年打算\n## {{ 报告期.名称 }}工作"
    assert told(body) == ["例.j2:6:1 2026年，扎实推进。", "例.j2:7:4 2026年工作", "例.j2:10:4 2027年打算"]
    [*_, plan] = of_another_span(CarriedWords(f"# 总结\n{body}", "例.j2", "2025年"), HALF, Text([]))
    assert "“2027年”不是“下半年”" in plan.message
    assert "改成 {{ 报告期.下期 }}" in (plan.hint or "")


def test_a_final_copy_of_half_a_year_is_held_up_by_words_and_title_of_the_year(tmp_path: Path) -> None:
    field = tmp_path / "模板" / "bureau"
    field.mkdir(parents=True)
    (field / "indicators.yaml").write_text("住房: {改造: 户}\n", "utf-8")
    data = tmp_path / "数据.yaml"
    data.write_text("模板: bureau/annual\n单位: {名称: 示例县住房局, 地区: 示例县}\n报告期: 2026年上半年\n公文: {署名: 示例县住房局, 成文日期: 2026-07-05}\n指标: {住房: {改造: 50户}}\n", "utf-8")
    out = tmp_path / "定稿.txt"
    for title, opening, made in (("年度 }}年", "一年来，", False), ("名称 }}", "一年来，", False), ("年度 }}年", "", False), ("名称 }}", "", True)):
        (field / "annual.j2").write_text(f"---\n照写: 2025年\n---\n# 示例县住房局{{{{ 报告期.{title}工作总结\n\n{opening}改造{{{{ 住房.改造 }}}}。\n", "utf-8")
        assert (main(["render", str(data), "--templates", str(tmp_path / "模板"), "--final", "-o", str(out)]) == 0) is made
        assert out.exists() is made
