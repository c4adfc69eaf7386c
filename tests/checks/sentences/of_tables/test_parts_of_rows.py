"""Parts in a table that are more than what they are of."""

from __future__ import annotations

import pytest

from drafting.checks.sentences.of_tables.parts_of_rows import parts_of_rows
from drafting.diagnostics import Place
from tests.checks.sentences.saying import UNITS


def told(*rows: tuple[str, ...]) -> list[str]:
    places = [[Place(f"{row}.{cell}") for cell in range(len(cells))] for row, cells in enumerate(rows)]
    return [f"{each.place.file if each.place else ''} {each.severity.label} {each.message}" for each in parts_of_rows(rows, places, UNITS)]


def test_a_column_of_a_part_that_is_more_in_one_row_is_doubted():
    rows = [("镇", "烈士墓（座）", "其中无名墓（座）", "修缮（处）"), ("甲镇", "120", "31", "5"), ("乙镇", "86", "98", "3"), ("丙镇", "57", "12", "2"), ("合计", "263", "141", "10")]
    assert told(*rows) == ["2.2 存疑 乙镇：其中无名墓（座）写的是98座，比总数86座还多"]


def test_so_is_a_row_of_a_part():
    rows = [("项目", "东乡", "西乡", "南乡"), ("监测户（户）", "86", "75", "60"), ("其中：脱贫户（户）", "31", "57", "66")]
    assert told(*rows) == ["2.3 存疑 其中：脱贫户（户）：南乡写的是66户，比上一行的60户还多"]


@pytest.mark.parametrize(
    "rows",
    [
        [("镇", "监测对象（户）", "其中脱贫户（户）"), ("甲镇", "120", "31"), ("乙镇", "86", "86")],
        [("镇", "监测对象（户）", "其中脱贫人口（人）"), ("甲镇", "120", "310"), ("乙镇", "86", "98")],
        [("镇", "培训（人）", "其中带动就业（人）"), ("甲镇", "120", "310"), ("乙镇", "86", "8")],
        [("镇", "增收（元）", "其中最高增收（元）"), ("甲镇", "120", "310"), ("乙镇", "860", "98")],
        [("镇", "户数", "其中人口"), ("甲镇", "120", "310"), ("乙镇", "86", "298")],  # of another matter, all of them
        [("项目", "数"), ("户数", "86"), ("其中：人口", "251")],
        [("项目", "数量"), ("监测对象（户）", "86"), ("其中：脱贫人口（人）", "251")],
        [("项目", "上年同期", "增减"), ("案件（件）", "86", "-12"), ("其中：刑事（件）", "31", "5")],
    ],
)
def test_what_is_counted_otherwise_is_not(rows):
    assert told(*rows) == []
