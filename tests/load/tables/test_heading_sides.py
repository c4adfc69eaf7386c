"""Heads of several lines whose upper or lower line says of what time figures are, or what of them."""

from __future__ import annotations

import pytest

from drafting import pipeline
from tests.load.tables.reading import LIBRARY

COMMON = '模板: general/annual\n单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}\n报告期: 2026年\n'


def paths(book, tmp_path, lines, merges=(), template="general/annual") -> list[str]:
    """What each column is read as."""
    file = tmp_path / "共用.yaml"
    file.write_text(COMMON.replace("general/annual", template), encoding="utf-8")
    table = pipeline.read_table(book(lines, merges), LIBRARY, template, pipeline.read_common(file))
    return [".".join(map(str, column.meaning.path[1:])) + column.meaning.unit for column in table.columns.columns if column.meaning.path[0] == "指标"]


BELOW = ["医保.参保（人）", "医保.救助（人次）"]
ALL = ["医保.参保人", "医保.救助人次", "医保.参保.上年同期人", "医保.救助.上年同期人次", "医保.参保.同比%", "医保.救助.同比%"]


@pytest.mark.parametrize("tops", [("2026年", "2025年", "增长（%）"), ("本年", "上年同期", "同比（%）"), ("今年", "去年", "增减（%）"), ("本年数", "上年数", "增幅")])
def test_times_over_the_same_names(book, tmp_path, tops):
    lines = [["乡镇", tops[0], None, tops[1], None, tops[2], None], [None, *BELOW, *BELOW, "医保.参保", "医保.救助"], ["东乡", 12600, 120, 12100, 110, 4.1, 9.1]]
    assert paths(book, tmp_path, lines, ("B1:C1", "D1:E1", "F1:G1")) == ALL


def test_tasks_of_a_group_over_the_same_names(book, tmp_path):
    lines = [["乡镇", "林业任务", None, "林业完成", None], [None, "造林（亩）", "育苗（万株）", "造林（亩）", "育苗（万株）"], ["东乡", 1300, 12, 1260, 11]]
    assert paths(book, tmp_path, lines, ("B1:C1", "D1:E1")) == ["林业.造林.任务亩", "林业.育苗.任务万株", "林业.造林亩", "林业.育苗万株"]


@pytest.mark.parametrize(
    ("tops", "names", "read"),
    [
        (("林业任务（亩）", "林业完成（亩）"), ("造林", "育苗"), ["林业.造林.任务亩", "林业.育苗.任务亩", "林业.造林亩", "林业.育苗亩"]),
        (("2026年（万人次）", "2025年（万人次）"), ("运输.客运", "运输.过境"), ["运输.客运万人次", "运输.过境万人次", "运输.客运.上年同期万人次", "运输.过境.上年同期万人次"]),
    ],
)
def test_the_unit_above_is_that_of_all_below(book, tmp_path, tops, names, read):
    lines = [["乡镇", tops[0], None, tops[1], None], [None, *names, *names], ["东乡", 1300, 12, 1260, 11]]
    assert paths(book, tmp_path, lines, ("B1:C1", "D1:E1")) == read


@pytest.mark.parametrize("last", [("本年", "上年", "增减%"), ("2026年", "2025年", "增长（%）"), ("本期", "上年同期", "同比")])
def test_times_below_the_names_of_a_group_of_the_tables_own(book, tmp_path, last):
    lines = [["乡镇", "医保", *[None] * 5], [None, "参保（人）", None, None, "救助（人次）", None, None], [None, *last, *last], ["东乡", 12600, 12100, 4.1, 120, 110, 9.1]]
    assert sorted(paths(book, tmp_path, lines, ("A1:A3", "B1:G1", "B2:D2", "E2:G2"))) == sorted(ALL)


def test_headings_that_say_no_time_stay_above(book, tmp_path):
    lines = [["乡镇", "城镇", None, "农村", None], [None, *BELOW, *BELOW], ["东乡", 12600, 120, 12100, 110]]
    assert paths(book, tmp_path, lines, ("B1:C1", "D1:E1")) == ["城镇.医保.参保人", "城镇.医保.救助人次", "农村.医保.参保人", "农村.医保.救助人次"]


@pytest.mark.parametrize("cover", ["重点工作", "工作进展", "乡村振兴", "主要指标"])
def test_a_general_word_above_is_no_group(book, tmp_path, cover):
    """Whatever was read below it alone is read so below it."""
    below = [["乡镇", "危房改造（户）", None, "供水工程（处）", None], [None, "任务", "完成", "任务", "完成"], ["东乡", 6, 7, 3, 3]]
    above = [["乡镇", cover, None, None, None], [None, *below[0][1:]], *below[1:]]
    merged = paths(book, tmp_path, above, ("A1:A3", "B1:E1", "B2:C2", "D2:E2"), "rural/annual")
    assert merged == paths(book, tmp_path, below, ("A1:A2", "B1:C1", "D1:E1"), "rural/annual")
    assert len(merged) == len(below[2]) - 1


def test_two_columns_of_one_time_are_not_both_the_figure(book, tmp_path):
    lines = [["乡镇", "医保", None, "水利.渠道（公里）"], [None, "参保（人）", None, None], [None, "本年", "今年", None], ["东乡", 12600, 12100, 3]]
    assert paths(book, tmp_path, lines, ("A1:A3", "B1:C1", "B2:C2", "D1:D3")) == ["水利.渠道公里"]


def test_the_task_of_one_group_and_what_another_has_done_are_not_of_each_other(book, tmp_path):
    lines = [["乡镇", "林业任务", None, "农业完成", None], [None, "造林（亩）", "育苗（万株）", "造林（亩）", "育苗（万株）"], ["东乡", 1300, 12, 1260, 11]]
    assert paths(book, tmp_path, lines, ("B1:C1", "D1:E1")) == ["林业任务.造林亩", "林业任务.育苗万株", "农业完成.造林亩", "农业完成.育苗万株"]


def test_a_rate_below_a_head_with_a_unit_is_in_percent(book, tmp_path):
    lines = [["地区", "家庭无障碍改造（户）", None, None], [None, "任务数", "完成数", "完成率"], ["东乡", 200, 205, "102.5%"]]
    read = ["家庭无障碍改造.家庭无障碍改造.任务户", "家庭无障碍改造.家庭无障碍改造户", "家庭无障碍改造.家庭无障碍改造.完成率%"]
    assert paths(book, tmp_path, lines, ("A1:A2", "B1:D1")) == read
