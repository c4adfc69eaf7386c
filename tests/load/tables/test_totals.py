"""Rows 合计 and 小计 of a table: told apart from units, and held against the rows they stand over."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from drafting import pipeline
from tests.shipped import shipped

COMMON = '模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}\n报告期: 2026年\n'
HEAD = "片区,乡镇,监测对象（户）,衔接资金（万元）\n"


def told(tmp_path: Path, rows: str, head: str = HEAD, codes: tuple[str, ...] = ("R119", "R121")) -> tuple[list[str], list[str]]:
    """(labels of the units, what is said of totals)."""
    (tmp_path / "共用.yaml").write_text(COMMON, encoding="utf-8")
    (tmp_path / "表.csv").write_text(head + rows, encoding="utf-8")
    table = pipeline.read_table(tmp_path / "表.csv", shipped(), None, pipeline.read_common(tmp_path / "共用.yaml"))
    labels = [row.label for row in table.rows]
    return labels, [each.message for each in table.notes if each.code in codes]


@pytest.mark.parametrize(
    "rows",
    [
        "合计,,176,300\n,甲乡,86,100\n,乙乡,90,200\n",
        ",甲乡,86,100\n,乙乡,90,200\n,全县,176,300\n",
        ",青禾县,176,300\n,甲乡,86,100\n,乙乡,90,200\n",
        ",甲乡,86,100.4\n,乙乡,90,200.4\n,总计,176,301\n",  # within the rounding
        ",甲乡,86,1000\n,乙乡,90,0.2亿元\n,总计,176,3000\n",
        ",甲乡,86,\"1,000\"\n,乙乡,—,\n,总计,86,1000\n",
        ",甲乡,86,待补\n,乙乡,90,200\n,合计,176,210\n,平均,88,105\n",  # what is owed is no reason to say anything
    ],
)  # fmt: skip
def test_totals_that_are_the_sum_of_their_rows_are_passed_over(tmp_path, rows):
    assert told(tmp_path, rows) == (["甲乡", "乙乡"], [])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("合计,,179,300\n,甲乡,86,100\n,乙乡,90,200\n", "监测对象（户）：合计（C2）和第3—4行各单位相加不等，写的是179户，相加是176户，差3户"),
        (",甲乡,86,100\n,乙乡,90,200\n,合计,176,400\n", "衔接资金（万元）：合计（D4）和第2—3行各单位相加不等，写的是400万元，相加是300万元，差100万元"),
        (
            "东,甲乡,86,100\n东,乙乡,90,200\n,小计,176,300\n西,丙乡,4,10\n西,丁乡,5,20\n,西片区小计,19,30\n,合计,185,330\n",
            "监测对象（户）：西片区小计（C7）和第5—6行各单位相加不等，写的是19户，相加是9户，差10户",
        ),
        ("小计,,176,300\n,甲乡,86,100\n,乙乡,90,200\n小计,,9,31.5\n,丙乡,4,10.0\n,丁乡,5,20.0\n", "衔接资金（万元）：小计（D5）和第6—7行各单位相加不等，写的是31.5万元，相加是30万元，差1.5万元"),
        (",甲乡,86,100\n,合计,1765,3000\n", "合计（第3行）：没有一列等于第2行相加，写的是1765户，相加是86户，差1679户"),
    ],
)
def test_a_total_that_is_not_the_sum_of_its_rows_is_told_with_its_cell(tmp_path, rows, message):
    assert told(tmp_path, rows)[1] == [message]


@pytest.mark.parametrize(
    ("rows", "messages"),
    [
        (",甲乡,86,12.4\n,乙乡,90,12.4\n,丙乡,4,12.4\n,合计,180,37.3\n", ["合计（第5行）：衔接资金（万元）写的是37.3万元，相加是37.2万元，差0.1万元，是各行四舍五入的差"]),
        (",甲乡,86,12.4\n,乙乡,90,12.4\n,丙乡,4,12.4\n,合计,180,37.2\n", []),
        (",甲乡,86,12.4\n,乙乡,90,12.4\n,丙乡,4,12.4\n,合计,180,39\n", []),
    ],
)
def test_what_rounding_leaves_between_a_total_and_its_rows_is_told(tmp_path, rows, messages):
    assert told(tmp_path, rows, codes=("R124",))[1] == messages


def test_of_many_subtotals_the_wrong_one_is_told(tmp_path):
    rows = [f",甲{i}乡,86,100\n,乙{i}乡,90,200\n,小计,{176 if i != 30 else 170},300\n" for i in range(60)]
    assert told(tmp_path, "".join(rows))[1] == ["监测对象（户）：小计（C94）和第92—93行各单位相加不等，写的是170户，相加是176户，差6户"]


def test_twice_the_subtotals_take_twice_the_steps(tmp_path):
    def steps(number: int) -> int:
        rows = "".join(f",甲{i}乡,86,100\n,小计,86,100\n" for i in range(number))
        taken = 0

        def count(frame, event, _):
            nonlocal taken
            taken += event == "call" and frame.f_code.co_filename.endswith("totals.py")

        sys.setprofile(count)
        try:
            told(tmp_path, rows)
        finally:
            sys.setprofile(None)
        return taken

    assert steps(80) < 2.2 * steps(40)


def test_rates_means_and_places_are_not_added_up(tmp_path):
    head = "乡镇,危房改造任务（户）,危房改造（户）,危房改造完成率,农村居民人均可支配收入（元）\n"
    rows = "甲乡,10,8,80%,18000\n乙乡,10,10,100%,20000\n合计,20,18,90%,19000\n"
    assert told(tmp_path, rows, head) == (["甲乡", "乙乡"], [])


def test_what_the_catalogue_does_not_add_is_not_added(tmp_path):
    head = "乡镇,监测对象（户）,收入.农村居民收入（元）,收入.农村居民收入.上年同期（元）\n"
    assert told(tmp_path, "甲乡,86,18000,17000\n乙乡,90,20000,19000\n合计,176,19100,18100\n", head) == (["甲乡", "乙乡"], [])


def test_means_that_were_added_up_are_told(tmp_path):
    head = "乡镇,监测对象（户）,收入.农村居民收入（元）\n"
    assert told(tmp_path, "甲乡,86,18000\n乙乡,90,20000\n合计,176,38000\n", head)[1] == [
        "收入.农村居民收入（元）：合计（C4）写的是第2—3行各单位相加的数（38000），这一项是平均的数，不相加"
    ]


def test_a_row_that_is_too_wide_leaves_its_columns_without_a_check(tmp_path):
    assert told(tmp_path, "甲乡,86,100\n乙乡,75,3,100\n合计,161,3200\n", "乡镇,监测对象（户）,衔接资金（万元）\n") == (["甲乡"], [])


def test_a_column_with_a_figure_that_is_no_exact_one_is_told_not_to_be_checked(tmp_path):
    rows = ",甲乡,约86,100\n,乙乡,约90,200\n,合计,500,300\n"
    assert told(tmp_path, rows)[1] == ["监测对象（户）：C2 写的是“约86”，不是准数，这一列的合计没有核对"]
    assert told(tmp_path, ",甲乡,约86,100\n,乙乡,90,200\n")[1] == []  # nothing to hold it against


@pytest.mark.parametrize("label", ["合计：", "合计（户）", "（合计）", "合計", "汇总", "总和", "共2个乡镇", "平均："])
def test_a_row_over_others_is_no_unit_however_it_is_written(tmp_path, label):
    assert told(tmp_path, f"甲乡,86\n乙乡,90\n{label},176\n", "地区,监测对象（户）\n") == (["甲乡", "乙乡"], [])
