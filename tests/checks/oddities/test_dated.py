"""Dates and names at the head of a file that cannot all be right."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from tests.checks.judging import book_of


def messages(head: str, indicators: str = "{}") -> list[str]:
    return [f"{each.code} {each.message}" for each in examine(book_of(f"{head}\n指标: {indicators}\n"))[0]]


def unit(name: str = "青禾县农业农村局", region: str = "青禾县", period: str = "2021年", document: str = "") -> str:
    return f"单位: {{名称: {name}, 地区: {region}}}\n报告期: {period}\n公文: {{{document}}}"


@pytest.mark.parametrize(
    ("period", "signed", "right"),
    [
        ("2021年", "2022-01-05", True), ("2021年", "2021-11-13", True), ("2021年", "2021-09-22", True), ("2021年", "2021-09-21", False), ("2021年", "2023-01-01", True), ("2021年", "2023-01-02", False),
        ("2021年11月", "2021-08-22", True), ("2021年11月", "2021-08-21", False), ("2021年", "2021-01-05", False), ("2021年", "2023-01-05", False),
        ("2023年上半年", "2023-07-14", True), ("2023年上半年", "2022-07-14", False), ("2021年1—10月", "2021-11-17", True),
    ],
)  # fmt: skip
def test_the_date_of_the_document(period: str, signed: str, right: bool) -> None:
    found = messages(unit(period=period, document=f"成文日期: {signed}"))
    assert [each[:4] for each in found] == ([] if right else ["D250"])


@pytest.mark.parametrize(
    ("number", "signed", "right"),
    [
        ("青农〔2021〕5号", "2021-12-20", True), ("青农〔2020〕5号", "2021-12-20", False), ("青农〔2022〕5号", "2021-12-20", False),
        ("青农〔2021〕5号", "2022-01-05", True), ("青农〔2021〕5号", "2022-02-05", False), ("青农〔2022〕5号", "2022-01-05", True),
        ("青农〔2020〕5号", "待签发", True), ("第5号", "2021-12-20", True),
    ],
)  # fmt: skip
def test_the_year_of_the_number(number: str, signed: str, right: bool) -> None:
    found = messages(unit(document=f"发文字号: {number}, 成文日期: {signed}"))
    assert [each[:4] for each in found] == ([] if right else ["D250"])


@pytest.mark.parametrize(
    ("day", "right"),
    [
        ("2021-11-30", True), ("2020-12-31", True), ("2020-11-30", False), ("2021-12-20", True), ("2021-12-21", False), ("2021-12-28", False), ("2025-01-01", False), ("目前", True),
    ],
)  # fmt: skip
def test_the_day_of_a_figure(day: str, right: bool) -> None:
    found = messages(unit(document="成文日期: 2021-12-20"), f"{{就业: {{务工: {{数值: 5人, 截至: {day}}}}}}}")
    assert [each[:4] for each in found] == ([] if right else ["D250"])


@pytest.mark.parametrize(
    ("period", "right"),
    [("2021年", True), ("1—9月", True), ("2020年", True), ("2020年度", True), ("2020年1—9月", False), ("2019年", False), ("2022年", True), ("2022年1—6月", False), ("2023年", False), ("2020年7月—2021年6月", True)],
)  # fmt: skip
def test_the_period_of_a_figure(period: str, right: bool) -> None:
    found = messages(unit(), f"{{就业: {{务工: {{数值: 5人, 统计期间: {period}}}}}}}")
    assert found == ([] if right else [f"D250 务工·统计期间：{period}在报告期（2021年）{'之后' if period > '2022' else '之前'}"])


@pytest.mark.parametrize(
    ("key", "time"),
    [
        ("上年同期", "统计期间: 2020年1—9月"), ("上年同期", "截至: 2020-11-30"), ("上年末", "截至: 2020-12-31"),
        ("基期", "截至: 2019-12-31"), ("任务", "截至: 2022-12-31"),
    ],
)  # fmt: skip
def test_a_figure_to_compare_with_is_of_another_year(key: str, time: str) -> None:
    assert messages(unit(document="成文日期: 2021-12-20"), f"{{就业: {{务工: {{数值: 5人, {key}: {{数值: 4人, {time}}}}}}}}}") == []


def test_a_group_may_be_called_like_what_is_compared_with() -> None:
    (found,) = messages(unit(), "{任务: {务工: {数值: 5人, 截至: 2019-11-30}}}")
    assert found.startswith("D250 务工·截至")


def test_a_figure_behind_one_that_is_in_order_is_looked_at() -> None:
    (found,) = messages(unit(), "{就业: {甲: {数值: 5人, 截至: 2021-12-31}, 乙: {数值: 5人, 截至: 2019-12-31}}}")
    assert found.startswith("D250 乙·截至")


def test_the_message_says_both_dates() -> None:
    (found,) = messages(unit(document="成文日期: 2021-12-20"), "{就业: {务工: {数值: 5人, 截至: 2021-12-28}}}")
    assert found == "D250 务工·截至：2021年12月28日晚于成文日期2021年12月20日"


@pytest.mark.parametrize(("day", "right"), [("2022-04-10", True), ("2022-04-11", False)])
def test_without_a_date_of_the_document_a_figure_may_be_a_hundred_days_late(day: str, right: bool) -> None:
    found = messages(unit(), f"{{就业: {{务工: {{数值: 5人, 截至: {day}}}}}}}")
    assert [each[:4] for each in found] == ([] if right else ["D250"])


@pytest.mark.parametrize(
    ("period", "document", "found"),
    [
        ("2062年", "", ["D250 报告期：2062年多半是年份打错了"]),
        ("1962年上半年", "", ["D250 报告期：1962年多半是年份打错了"]),
        ("2049年", "", []), ("1990年", "", []), ("2026年", "", []),
        ("2062年", "成文日期: 待签发", ["D250 报告期：2062年多半是年份打错了"]),
        ("2062年", "成文日期: 2062-12-30", []),  # its own day bears it out
        ("2062年", "成文日期: 2026-07-05", ["D250 成文日期：2026年7月5日离报告期（2062年）太远"]),
        ("2062年", "发文字号: 示农〔2026〕3号", ["D250 报告期：2062年和发文字号示农〔2026〕3号差得太远"]),
        ("2026年", "发文字号: 示农〔2027〕3号", []), ("2026年", "发文字号: 示农〔2028〕3号", ["D250 报告期：2026年和发文字号示农〔2028〕3号差得太远"]),
    ],
)  # fmt: skip
def test_a_year_that_only_a_slip_makes_is_told_where_no_date_bears_it_out(period: str, document: str, found: list[str]) -> None:
    assert messages(unit(period=period, document=document)) == found


def test_the_year_that_was_meant_is_offered_and_a_figure_of_that_year_bears_it_out() -> None:
    (told,) = examine(book_of(f"{unit(period='2062年')}\n指标: {{}}\n"))[0]
    assert told.hint == "是不是2026年？确是这一年的，注明情况属实"
    assert messages(unit(period="2062年"), "{就业: {务工: {数值: 5人, 截至: 2062-11-30}}}") == []


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("上年同期: {数值: 4人, 截至: 2021-11-30}", "写成 截至: 2020-11-30；是今年的数，不写在“上年同期”里"),
        ("上年同期: {数值: 4人, 统计期间: 2021年1—11月}", "写成 统计期间: 2020年1—11月；是今年的数，不写在“上年同期”里"),
        ("上年末: {数值: 4人, 截至: 2021-11-30}", "写成 截至: 2020-12-31；是今年的数，不写在“上年末”里"),
        ("上年同期: {数值: 4人, 截至: 2020-11-30}", ""), ("上年同期: {数值: 4人, 统计期间: 1—11月}", ""), ("任务: {数值: 4人, 截至: 2021-12-31}", ""),
        ("基期: {数值: 4人, 截至: 2021-01-01}", ""),
    ],
)  # fmt: skip
def test_a_figure_of_the_year_before_is_not_dated_in_the_report_s_own(given: str, hint: str) -> None:
    found = examine(book_of(f"{unit()}\n指标: {{就业: {{务工: {{数值: 5人, {given}}}}}}}\n"))[0]
    assert [each.hint for each in found if each.code == "D250"] == ([hint] if hint else [])
    if hint:
        assert messages(unit(), f"{{就业: {{务工: {{数值: 5人, {given.partition(', ')[0]}, {hint.removeprefix('写成 ').partition('；')[0]}}}}}}}}}") == []
