"""Rates of all in the columns of tables that are already written."""

from __future__ import annotations

import pytest

from drafting.checks.sentences.of_tables.rates_of_all import rates_of_all
from drafting.diagnostics import Place
from tests.checks.sentences.saying import UNITS


def told(head: str, *cells: str) -> list[tuple[str, str]]:
    rows = [["乡镇", "户数（户）", head], *([town, "120", cell] for town, cell in zip(("甲镇", "乙镇", "丙镇", "合计"), cells, strict=False))]
    places = [[Place("总结.md", number)] * len(row) for number, row in enumerate(rows, 1)]
    return [(each.severity.label, each.message) for each in rates_of_all(rows, places, UNITS)]


@pytest.mark.parametrize(
    ("head", "cells", "found"),
    [
        ("合格率", ("98.5%", "985%"), [("必改", "乙镇：合格率写的是985%，不会超过100%")]),
        ("抽检合格率（%）", ("98.5", "985"), [("必改", "乙镇：抽检合格率写的是985%，不会超过100%")]),
        ("参保率（%）", ("98.5", "97.1", "103.2"), [("存疑", "丙镇：参保率写的是103.2%，不会超过100%")]),
        ("人口占比", ("38.5%", "37.1%", "244%"), [("存疑", "丙镇：人口占比写的是244%，不会超过100%")]),
        ("人口比重", ("38.5%", "37.1%", "244%"), [("存疑", "丙镇：人口比重写的是244%，不会超过100%")]),
    ],
)
def test_what_is_more_than_all_is_told_at_its_cell(head: str, cells: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert told(head, *cells) == found


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("完成率（%）", ("104", "101", "98")),
        ("毛入学率（%）", ("104", "101", "98")),
        ("参保率（%）", ("101", "103.2", "98")),  # counted so that it may be
        ("合格率", ("100%", "98%", "—")),
        ("合格率", ("985户", "98%")),
        ("参保率（%）", ("103.2", "98")),  # as many are more as are not
        ("合格率提高（百分点）", ("104", "101", "98")),
        ("人口占比", ("38.5%", "37.1%", "24.5%", "100.1%")),
        ("合格数", ("104", "101", "98")),
    ],
)
def test_what_may_be_is_no_fault(head: str, cells: tuple[str, ...]) -> None:
    assert told(head, *cells) == []


def test_a_rate_that_its_own_row_gives_is_no_fault() -> None:
    rows = [["单位", "支出率", "预算（万元）", "支出（万元）"], ["甲所", "120%", "100", "120"], ["乙所", "98%", "100", "98"], ["丙所", "130%", "100", "103"], ["丁所", "97%", "100", "97"], ["戊所", "95%", "100", "95"]]
    places = [[Place("总结.md", number)] * len(row) for number, row in enumerate(rows, 1)]
    assert [each.message for each in rates_of_all(rows, places, UNITS)] == ["丙所：支出率写的是130%，不会超过100%"]


def test_what_its_own_row_gives_is_one_where_no_figures_can() -> None:
    rows = [["单位", "支出率", "预算（万元）", "支出（万元）"], ["甲所", "985%", "100", "985"], *([f"{name}所", "98%", "100", "98"] for name in "乙丙丁")]
    places = [[Place("总结.md", number)] * len(row) for number, row in enumerate(rows, 1)]
    assert [each.message for each in rates_of_all(rows, places, UNITS)] == ["甲所：支出率写的是985%，不会超过100%"]
    rows = [["单位", "合格率", "抽检（批次）", "合格（批次）"], ["甲所", "110%", "100", "110"], *([f"{name}所", "98%", "100", "98"] for name in "乙丙丁")]
    assert [each.message for each in rates_of_all(rows, places, UNITS)] == ["甲所：合格率写的是110%，不会超过100%"]


def test_a_column_that_names_the_rows_holds_no_rates() -> None:
    rows = [["合格率", "户数（户）"], ["985%", "120"], ["98%", "130"]]
    assert list(rates_of_all(rows, [[Place("总结.md", 1)] * 2] * 3, UNITS)) == []
