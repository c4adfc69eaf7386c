"""Years and days of an earlier report in the fixed words of a template (照写) are told when it is rendered for another period."""

from __future__ import annotations

import pytest

from drafting.carried_words import CarriedWords
from drafting.checks.prose.passages import Text
from drafting.model.dataset import Period

THIS_YEAR = Period(2026, "年度", 1, 12)
FRONT = "---\n名称: 示例\n照写: 2025年\n---\n# 总结\n\n"


def told(words: str, said: str = "2025年", period: Period = THIS_YEAR, printed: str | None = None) -> list[str]:
    text = Text([("body", printed if printed is not None else words, 0, "")])
    found = CarriedWords(FRONT + words, "例.j2", said).old_dates(period, text)
    return [f"{each.place} {each.message.split('：话是')[0]}" for each in found]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2025年3月，召开推进会。", "“2025年3月，召开推进会。”"),
        ("3月15日召开推进会。", "“3月15日召开推进会。”"),
        ("截至11月底完成。", "“截至11月底完成。”"),
        ("2024年遗留问题。", "“2024年遗留问题。”"),
        ("二〇二五年工作要点。", "“二〇二五年工作要点。”"),
        ("印发《意见》（某发〔2025〕3号）。", "“印发《意见》（某发〔2025〕3号）。”"),
        ("实施2025—2027年规划。", "“实施2025—2027年规划。”"),
    ],
)
def test_years_and_days_of_that_time_are_told(words, shown):
    assert told(words) == [f"例.j2:7:{words.index(next(each for each in ('2025', '3月', '11月', '2024', '二〇') if each in words)) + 1} {shown}"]


@pytest.mark.parametrize(
    "words",
    ["自2019年以来，持续推进。", "2019年3月启动。", "每月15日前报送。", "每年3月开展。", "每年8月8日举办。", "每年的8月8日举办。", "每年8月8日至9月1日举办。", "建设期6个月。", "1—12月发放低保。", "{{ 报告期.年度 }}年召开会议。", "{# 2025年写的 #}召开会议。", "召开会议3次。"],
)
def test_history_and_what_recurs_is_not(words):
    assert told(words) == []


def test_one_finding_a_sentence_names_all_its_dates():
    [said] = CarriedWords(f"{FRONT}3月1日开工，5月2日完工。", "例.j2", "2025年").old_dates(THIS_YEAR, Text([("body", "3月1日开工，5月2日完工。", 0, "")]))
    assert "“3月1日”“5月2日”还没有改" in said.message
    assert "照写: 2026年" in said.hint


def test_nothing_is_told_for_the_period_that_the_words_are_of():
    assert told("3月15日召开，2025年。", period=Period(2025, "年度", 1, 12)) == []
    assert told("3月15日召开，2026年。", said="2026年") == []
    assert told("3月15日召开。", said="2026年度") == []


@pytest.mark.parametrize("said", ["2026年1-6月", "2026年1—6月", "2026年1～6月", "2026年1至6月"])
def test_a_period_is_the_same_with_any_dash(said):
    assert told("3月15日召开。", said=said, period=Period(2026, "月份", 1, 6)) == []
    assert len(told("3月15日召开。", said=said, period=Period(2026, "月份", 1, 9))) == 1


def test_days_are_told_for_another_part_of_the_year_and_years_are_not():
    assert told("2025年全年，3月15日召开。", said="2025年上半年", period=Period(2025, "半年", 7, 12)) == ["例.j2:7:9 “2025年全年，3月15日召开。”"]
    assert told("2025年全年开展。", said="2025年上半年", period=Period(2025, "半年", 7, 12)) == []


def test_a_sentence_that_somebody_confirmed_is_not_told():
    words = "3月15日召开。{# 情况属实 P147：每年这一天 #}5月1日开工。"
    assert told(words, printed="3月15日召开。5月1日开工。") == [f"例.j2:7:{words.index('5月') + 1} “5月1日开工。”"]
    assert len(told("3月15日召开。{# 情况属实 P147 #}", printed="3月15日召开。")) == 1  # without a reason


def test_what_does_not_print_is_not_told():
    assert told("3月15日召开。", printed="没有") == []


def test_words_are_found_between_what_is_printed_from_data():
    assert [each.split(" ", 1)[1] for each in told("改造{{ 甲.乙 }}，3月15日召开{{ 甲.丙 }}。", printed="改造5户，3月15日召开6次。")] == ["“3月15日召开”"]
