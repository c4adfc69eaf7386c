"""Years and days against 报告期 and 成文日期."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafting.diagnostics import Severity
from drafting.model.dataset import Period
from drafting.proofreading.proofing import proofread
from drafting.reading import read_dataset
from tests.checks.prose.said import codes, found
from tests.shipped import shipped

SIGNED = date(2027, 1, 5)


def test_a_title_of_another_year():
    (finding,) = found("抓好监测。", title="青禾县2025年工作总结")
    assert (finding.code, finding.excerpt) == ("P140", "青禾县2025年工作总结")
    assert codes("抓好监测。", title="青禾县2025—2026年工作总结") == []


@pytest.mark.parametrize(
    ("title", "months", "severity"),
    [
        ("青禾县2026年工作总结", (1, 6), Severity.ERROR),
        ("青禾县2026年度巩固脱贫成果工作总结", (1, 6), Severity.ERROR),
        ("青禾县2026年上半年工作总结", (1, 12), Severity.ERROR),
        ("关于2026年第三季度工作情况的报告", (1, 6), Severity.ERROR),
        ("青禾县2026年上半年工作总结", (6, 6), Severity.WARNING),
        ("青禾县2026年上半年工作总结及下半年工作计划", (1, 6), None),
        ("青禾县2026年工作总结", (1, 11), None),
        ("青禾县2026年1-6月工作总结", (1, 6), None),
        ("青禾县2026年第一批项目进展情况", (1, 6), None),
        ("青禾县2026年春耕生产情况", (1, 3), None),
        ("青禾县2026年工作要点", (1, 6), None),
        ("青禾县二〇二六年工作总结", (1, 6), Severity.ERROR),
        ("青禾县2026年度民政工作情况的报告", (1, 6), Severity.WARNING),
        ("青禾县2026年度重点任务进展情况", (1, 6), None),
        ("青禾县2026年春耕工作总结", (1, 6), None),
        ("青禾县2026年“双抢”工作总结", (1, 9), None),
        ("青禾县2026年半年工作总结", (1, 12), Severity.ERROR),
        ("青禾县2026年前半年工作总结", (1, 6), None),
        ("青禾县2026年第一季度工作通报", (1, 12), Severity.ERROR),
    ],
)
def test_a_title_of_another_part_of_the_year(title: str, months: tuple[int, int], severity: Severity | None) -> None:
    told = [each.severity for each in found("抓好监测。", title=title, period=Period(2026, "半年" if months == (1, 6) else "年度" if months == (1, 12) else "月份", *months)) if each.code == "P140"]
    assert told == ([severity] if severity else [])


def test_plans_for_the_year_that_is_summed_up():
    lines = "一、主要工作", "抓好监测。", "二、2026年工作打算", "抓好帮扶。"
    (finding,) = found(*lines, title="青禾县2026年工作总结")
    assert (finding.code, finding.excerpt) == ("P140", "二、2026年工作打算")
    assert codes("一、主要工作", "抓好监测。", "二、2027年工作打算", "抓好帮扶。", title="青禾县2026年工作总结") == []
    assert codes(*lines, title="青禾县2026年上半年工作总结及下半年工作打算", period=Period(2026, "半年", 1, 6)) == []
    assert codes(*lines, title="青禾县2025年工作总结和2026年工作打算") == []


def test_an_opening_that_was_left_from_last_year():
    assert codes("现将2025年工作情况总结如下。") == ["P140"]
    assert codes("现将2026年工作情况总结如下。") == []


def test_history_is_no_wrong_year():
    assert codes("自2013年以来，全县累计脱贫120户，2020年底全部脱贫。") == []


def test_as_of_a_day_after_the_signing():
    assert codes("截至2027年3月底，共有监测对象120户。", signed=SIGNED) == ["P141"]
    assert codes("截至10月底，共有监测对象120户。", signed=date(2026, 7, 14)) == ["P141"]
    assert codes("截至2026年12月底，共有监测对象120户。", signed=SIGNED) == []
    assert codes("截至7月底，共有监测对象120户。", signed=date(2026, 7, 28)) == []


def test_as_of_a_year_long_past_is_noticed_only_where_it_dates_the_figures():
    assert codes("截至2023年11月底，共有监测对象120户。") == ["P143"]
    assert codes("这一做法截至2016年底已在全县推开。") == []


def test_this_year_in_a_paper_signed_the_year_after():
    assert codes("今年以来，抓好监测。", signed=SIGNED) == ["P142"]
    assert codes("今年以来，抓好监测。", signed=date(2026, 12, 20)) == []
    assert codes("近三年来，抓好监测。", signed=SIGNED) == []


def test_without_a_period_nothing_is_said():
    assert codes("截至2011年11月底，共有监测对象120户。", year=None, signed=SIGNED) == []


def test_a_day_after_the_signing_that_the_data_give_is_told_once(tmp_path: Path):
    file = tmp_path / "乡.yaml"
    head = "模板: rural/township\n单位: {名称: 清溪乡人民政府, 地区: 青禾县清溪乡}\n报告期: 2026年\n公文: {成文日期: 2026-12-20}\n"
    one = "指标: {监测帮扶: {监测对象: {数值: 120户300人, 截至: 2026-12-28}}}\n"

    def told(text: str) -> list[tuple[str, int | None]]:
        file.write_text(text, encoding="utf-8")
        dataset = read_dataset(file, shipped()).dataset
        assert dataset is not None
        found = proofread(shipped(), dataset).diagnostics
        return [(each.code, each.place.line) for each in found if each.place and each.code in ("D250", "P141")]

    assert told(head + one) == [("D250", 5)]
    material = "文字材料: {存在问题: 截至12月30日，仍有2户没有整改到位。}\n"
    assert told(head + one + material) == [("D250", 5), ("P141", 6)]
    assert told(head.replace("12-20", "12-29") + one + material) == [("P141", 6)]


@pytest.mark.parametrize(
    ("opening", "months", "said"),
    [
        ("2025年上半年，全局上下共同努力。", (1, 12), "2025年上半年"),
        ("2025年，全局上下共同努力。", (1, 12), "2025年"),
        ("2026年上半年，全社攻坚克难。", (1, 9), "2026年上半年"),
        ("2026年，在县委坚强领导下，各项工作有序推进。", (1, 12), ""),
        ("2026年，在县委坚强领导下，各项工作有序推进。", (1, 6), ""),
        ("2026年上半年，全社攻坚克难。", (1, 6), ""),
        ("2026年1—6月，全社攻坚克难。", (1, 6), ""),
        ("2025年12月，省委印发方案，2026年全面铺开。", (1, 12), ""),
        ("2025年以来，我局持续攻坚。", (1, 12), ""),
        ("2025年，我局获评优秀；2026年，我局又有新进展。", (1, 12), ""),
    ],
)
def test_an_opening_of_another_time_than_the_report(opening: str, months: tuple[int, int], said: str) -> None:
    kinds = {(1, 12): ("年度", ""), (1, 6): ("半年", "上半年"), (1, 9): ("季度", "前三季度")}
    kind, part = kinds[months]
    lines = opening, "一、主要工作", "2025年，全县脱贫成果得到巩固，今年接着巩固。"
    told = [(each.excerpt, each.severity) for each in found(*lines, title=f"青禾县2026年{part}工作总结", period=Period(2026, kind, *months)) if each.code == "P140"]  # type: ignore[arg-type]
    assert told == ([(said, Severity.WARNING)] if said else [])


def test_plans_that_open_with_the_year_that_is_summed_up():
    def told(plan: str, heading: str = "二、下步打算", title: str = "青禾县2026年工作总结") -> list[str]:
        return codes("一、主要工作", "抓好监测。", heading, plan, title=title)

    assert told("2026年，将继续努力。") == told("2025年，我局将继续努力。") == ["P140"]
    assert told("2027年，将继续努力。") == told("2026年，工作取得成效，但差距不小。") == told("2026年，我局继续推进监测。", "二、重点工作") == []
    assert told("2026年，继续推进项目建设，投资8.6亿元。", "二、计划执行情况") == told("2026年，虽有成绩，仍将继续努力。") == []
    assert told("2026年，将继续努力。", title="青禾县2026年工作计划") == []
