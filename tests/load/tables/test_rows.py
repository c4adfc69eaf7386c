"""The rows of a table: units, and what stands among them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafting import pipeline
from tests.load.tables.reading import COMMON, LIBRARY, Rows, read


@pytest.mark.parametrize(
    ("head", "cell", "name", "region"),
    [
        ("单位名称", "柏树镇人民政府", "柏树镇人民政府", "青禾县柏树镇"),
        ("单位名称", "青禾县柏树镇人民政府", "青禾县柏树镇人民政府", "青禾县柏树镇"),
        ("单位", "柏树镇", "青禾县柏树镇人民政府", "青禾县柏树镇"),
        ("地区", "柏树镇", "青禾县柏树镇人民政府", "青禾县柏树镇"),
    ],
)
def test_a_column_of_names_gives_the_place_that_the_common_file_asks_for(book, tmp_path, head, cell, name, region):
    """As README says: 一列“地区”或“单位名称”, and its 共用.yaml."""
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    [shared] = [each for each in re.findall("```yaml\n(.*?)```", readme, re.S) if "{地区}" in each]
    (tmp_path / "共用.yaml").write_text(shared, encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(book([[head, "危房改造（户）"], [cell, 12]]), LIBRARY, None, common)
    [row] = [pipeline.read_row(each, table.columns, LIBRARY, common=common) for each in table.rows]
    assert [each.code for each in row.diagnostics if each.severity == "error"] == []
    assert row.dataset is not None
    assert (row.dataset.unit.name, row.dataset.unit.region, row.dataset.unit.own) == (name, region, "我镇")


def test_what_stands_before_the_place_in_the_common_file_is_not_said_twice(book, tmp_path):
    """青禾县{地区}人民政府, where the place is 青禾县柏树镇 already."""
    (tmp_path / "共用.yaml").write_text('模板: rural/township\n单位: {名称: "中共青禾县{地区}委员会", 地区: "青禾县{地区}", 层级: 乡镇}\n报告期: 2026年\n', encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(book([["地区", "危房改造（户）"], ["柏树镇", 12]]), LIBRARY, None, common)
    [row] = [pipeline.read_row(each, table.columns, LIBRARY, common=common) for each in table.rows]
    assert (row.dataset.unit.name, row.dataset.unit.region) == ("中共青禾县柏树镇委员会", "青禾县柏树镇")


def test_a_name_without_a_place_is_asked_for_it(book, common):
    table = pipeline.read_table(book([["单位名称", "危房改造（户）"], ["帮扶工作队", 12]]), LIBRARY, "rural/township", common)
    [row] = [pipeline.read_row(each, table.columns, LIBRARY, common=common) for each in table.rows]
    assert [(each.code, "加一列“地区”" in each.hint) for each in row.diagnostics if each.severity == "error"] == [("D060", True)]


def test_blanks_in_the_name_of_a_place_are_only_looks(book, common):
    table = pipeline.read_table(book([["乡 镇", "就业.务工就业（人）"], ["竹 溪 乡", 5]]), LIBRARY, "rural/township", common)
    [row] = table.rows
    assert "竹溪乡" in pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset.unit.region


@pytest.mark.parametrize("label", ["附城镇", "注溪乡", "审核乡"])
def test_a_township_whose_name_begins_like_a_remark_is_one(book, common, label):
    table = pipeline.read_table(book([["乡镇", "低保（户）"], ["甲乡", 86], [label, 75], ["注：截至11月底"]]), LIBRARY, "rural/township", common)
    assert [row.label for row in table.rows] == ["甲乡", label]


def test_figures_of_one_column_that_lie_ten_thousand_times_apart_are_told(book, common):
    rows = [["甲乡", 275.9, 1200], ["乙乡", "188万元", 300], ["丙乡", 3250000, 90], ["丁乡", "301.2元", 8000]]
    _, notes, _ = read(book, common, ["乡镇", "低保资金（万元）", "就业.务工就业（人）"], *rows)
    assert notes == [("S135", "B5"), ("S135", "B4")]


def test_what_the_other_rows_say_against_a_figure_is_said_of_its_unit(book, common):
    lines = [["乡镇", "茶园面积（万亩）", "情况属实"], ["甲乡", 0.12], ["乙乡", 0.2], ["丙乡", 2000], ["丁乡", 3000, "S135：统一核过"]]
    table = pipeline.read_table(book(lines), LIBRARY, "rural/township", common)
    rows = table.rows_doubted()
    found = [[(each.path, str(each.place)) for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "S135"] for row in rows]
    assert [len(each) for each in found] == [0, 0, 1, 0]
    assert found[2][0][0] == "产业.茶园"
    assert [each.code for each in table.notes if each.code == "S135"] == []


def test_a_change_and_a_share_may_be_as_small_as_they_like(book, common):
    lines = [["乡镇", "茶园（亩）", "茶园同比增减（亩）"], ["甲乡", "3200亩", 3200], ["乙乡", "5600亩", 5600], ["丙乡", "3.2%", 0.5], ["丁乡", "4100亩", 4100]]
    table = pipeline.read_table(book(lines), LIBRARY, "rural/township", common)
    assert [row.doubted for row in table.rows_doubted()] == [()] * 4


def test_totals_remarks_and_blank_rows_are_no_units(book, common):
    rows = [
        ["序号", "乡镇", "危房改造"], [1, "竹溪乡", 1], [None] * 3, [2, "茶亭乡", 2],
        ["合计", None, 3], [None, "总计", 3], ["填表人：示例"], ["注：", None, None], [None, None, 9],
    ]  # fmt: skip
    table = pipeline.read_table(book(rows), LIBRARY, None, common)
    assert [row.label for row in table.rows] == ["竹溪乡", "茶亭乡"]
    assert [each.code for each in table.notes] == ["S120", "S120", "S119"]


@pytest.mark.parametrize("remark", ["2.务工就业含灵活就业。", "（2）务工就业含灵活就业", "务工就业含灵活就业；"])
def test_what_goes_on_below_a_remark_is_no_unit(book, common, remark):
    rows = [["序号", "乡镇", "低保（户）"], [1, "甲乡", 86], ["注：1.截至11月底。", None, None], [None, remark, None]]
    assert [row.label for row in pipeline.read_table(book(rows), LIBRARY, "rural/township", common).rows] == ["甲乡"]


def test_a_numbered_unit_without_figures_is_one(book, common):
    rows = [["乡镇", "低保（户）"], ["1.甲乡", 86], ["2.乙乡", None]]
    assert [row.label for row in pipeline.read_table(book(rows), LIBRARY, "rural/township", common).rows] == ["甲乡", "乙乡"]


@pytest.mark.parametrize("label", ["其中：园区", "其中:园区", "其中", "其中、园区"])
def test_what_is_among_the_other_rows_is_no_unit_and_not_added(book, common, label):
    rows = [["乡镇", "危房改造"], ["竹溪乡", 1], ["茶亭乡", 2], [label, 1], ["合计", 3]]
    table = pipeline.read_table(book(rows), LIBRARY, "rural/township", common)
    assert [row.label for row in table.rows] == ["竹溪乡", "茶亭乡"]
    assert [each.code for each in table.notes] == ["S120", "S120"]


@pytest.mark.parametrize(("number", "label"), [("一", "北片区"), ("一、", "城关"), (None, "北片"), (None, "第一片区")])
def test_what_gathers_the_rows_below_it_is_no_unit(book, common, number, label):
    rows = [["序号", "乡镇", "危房改造"], [number, label, None], [1, "竹溪乡", 1], [2, "茶亭乡", 2]]
    table = pipeline.read_table(book(rows), LIBRARY, "rural/township", common)
    assert [row.label for row in table.rows] == ["竹溪乡", "茶亭乡"]
    assert [each.code for each in table.notes] == ["S120"]


@pytest.mark.parametrize("rows", [
    [["一", "东乡", 12], ["二", "西乡", None], ["三", "南乡", 5]],
    [["一", "西乡", None], ["二", "东乡", 12], ["三", "南乡", 5]],
    [["一", "东乡", 12], ["二", "南乡", 5], ["三", "西乡", None]],
    [["一", "东乡", 12], ["二", "西乡", None], [None, "合计", 12]],
    [[None, "西乡", 12], [None, "西片区", None], [None, "南乡", 5]],
    [[None, "东片区", 12], [None, "西片区", None], [None, "南片区", 5]],
    [[None, "西片区", None], [None, "东片区", 12], [None, "南片区", 5]],
    [[None, "西片区", None], [None, "合计", 12]],
    [[1, "西片区", None], [2, "东乡", 12], [3, "南乡", 5]],
])
def test_a_unit_that_filled_in_nothing_is_one_whatever_it_is_called_or_numbered(book, common, rows):
    table = pipeline.read_table(book([["序号", "乡镇", "危房改造"], *rows]), LIBRARY, "rural/township", common)
    assert [row.label for row in table.rows] == [name for _, name, _ in rows if name != "合计"]


def test_what_gathers_rows_further_down_is_no_unit_either(book, common):
    rows = [["一", "北片区", None], [1, "竹溪乡", 1], [2, "茶亭乡", 2], ["二", "南片区", None], [3, "柏树镇", 2]]
    for numbered in (True, False):
        table = pipeline.read_table(book([["序号", "乡镇", "危房改造"], *[[number if numbered else None, *row] for number, *row in rows]]), LIBRARY, "rural/township", common)
        assert [row.label for row in table.rows] == ["竹溪乡", "茶亭乡", "柏树镇"]


def test_the_common_file_fills_in_and_the_row_wins(book, common):
    file = book([["地区", "署名", "行政村"], ["竹溪乡", None, None], ["青禾县茶亭乡", "某办公室", 9]])
    table = pipeline.read_table(file, LIBRARY, None, common)
    first, second = [pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset for row in table.rows]
    assert first is not None
    assert second is not None
    assert (first.unit.region, first.unit.name, first.document.signatures) == ("青禾县竹溪乡", "青禾县竹溪乡人民政府", ("青禾县竹溪乡人民政府",))
    assert (second.unit.region, second.document.signatures) == ("青禾县茶亭乡", ("某办公室",))
    values = [dataset.indicators["概况"].children["行政村"].value.text for dataset in (first, second)]
    assert values == ["6个", "9个"]


def test_findings_name_the_cell_or_the_line_of_the_common_file(book, common, tmp_path):
    file = book([["地区", "就业.务工就业", "单位.层级"], ["竹溪乡", "好多人", "处级"]])
    table = pipeline.read_table(file, LIBRARY, None, common)
    [row] = table.rows
    found = pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics
    places = {each.code: str(each.place) for each in found}
    assert places["D080"].endswith("表.xlsx[汇总表!B2]")
    assert places["D062"].endswith("表.xlsx[汇总表!C2]")
    (tmp_path / "错.yaml").write_text(COMMON.replace("2026年", "二〇年"), encoding="utf-8")
    wrong = pipeline.read_common(tmp_path / "错.yaml")
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=wrong).diagnostics if each.path == "报告期"]
    assert str(found.place).endswith("错.yaml:3:6")


def test_the_digest_of_a_row_changes_with_any_cell_and_with_the_head(book, common):
    def digests(rows: Rows) -> list[str]:
        return [row.digest for row in pipeline.read_table(book(rows), LIBRARY, None, common).rows]

    first = digests([["地区", "危房改造"], ["竹溪乡", 1], ["茶亭乡", 2]])
    second = digests([["地区", "危房改造"], ["竹溪乡", 1], ["茶亭乡", 3]])
    assert first[0] == second[0]
    assert first[1] != second[1]
    assert digests([["地区", "就业.务工就业"], ["竹溪乡", 1]])[0] != first[0]


def test_a_head_that_is_repeated_is_no_unit(book, common):
    head = ["乡镇", "监测对象（户）"]
    file = book([head, ["竹溪乡", 86], head, ["柏树镇", 90]])
    table = pipeline.read_table(file, LIBRARY, None, common)
    assert [row.label for row in table.rows] == ["竹溪乡", "柏树镇"]
    assert [(note.code, note.message) for note in table.notes if note.code == "S136"] == [("S136", "第 3 行又是表头，跳过")]


@pytest.mark.parametrize("typed", ["竹 溪乡", "3.竹溪乡", "（3）竹溪乡", "竹溪乡*", "竹溪乡人民政府", "竹溪乡党委", "青禾县竹溪乡"])
def test_a_place_is_read_without_what_people_write_around_it(book, common, typed):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）"], [typed, 86]]), LIBRARY, None, common)
    [row] = table.rows
    loaded = pipeline.read_row(row, table.columns, LIBRARY, None, common=common)
    assert (loaded.dataset.unit.region, loaded.dataset.unit.name) == ("青禾县竹溪乡", "青禾县竹溪乡人民政府")


def test_a_farm_among_townships_is_told_which_columns_say_what_it_is(book, common):
    table = pipeline.read_table(book([["地区", "危房改造"], ["松林农场", 1]]), LIBRARY, None, common)
    [row] = table.rows
    [hint] = [each.hint for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "D061"]
    assert "表里加“全辖”“自称”“党委政府”几列" in hint
    head = ["地区", "危房改造", "全辖", "自称", "党委政府"]
    table = pipeline.read_table(book([head, ["松林农场", 1, "全场", "我场", "农场党委"], ["竹溪乡", 2]]), LIBRARY, None, common)
    units = [pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset.unit for row in table.rows]
    assert [(unit.whole, unit.leadership) for unit in units] == [("全场", "农场党委"), ("全乡", "乡党委、政府")]


def test_a_column_of_offices_is_told_to_be_that_of_the_units(tmp_path):
    (tmp_path / "共用.yaml").write_text("模板: general/annual\n单位: {名称: 青禾县医疗保障局}\n报告期: 2026年\n", encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    (tmp_path / "表.csv").write_text("地区,参保.参保人数（人）\n城区经办所,2186\n", encoding="utf-8")
    table = pipeline.read_table(tmp_path / "表.csv", LIBRARY, None, common)
    [found] = pipeline.read_row(next(iter(table.rows)), table.columns, LIBRARY, None, common=common).diagnostics
    assert (found.code, found.hint) == ("D061", "写的是单位的一列，表头写“单位名称”；报告写的是哪里，在 --common 共用.yaml 里写 单位: {地区: 青禾县}")
    (tmp_path / "共用.yaml").write_text("模板: general/annual\n单位: {地区: 青禾县}\n报告期: 2026年\n", encoding="utf-8")
    (tmp_path / "表.csv").write_text("单位名称,参保.参保人数（人）\n城区经办所,2186\n", encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(tmp_path / "表.csv", LIBRARY, None, common)
    dataset = pipeline.read_row(next(iter(table.rows)), table.columns, LIBRARY, None, common=common).dataset
    assert (dataset.unit.name, dataset.unit.region) == ("城区经办所", "青禾县")


def test_another_table_below_is_never_read_under_the_head_of_the_first(book, common):
    table = pipeline.read_table(book([["乡镇", "危房改造（户）"], ["竹溪乡", 9], ["乡镇", "改厕（户）"], ["茶亭乡", 80]]), LIBRARY, None, common)
    assert [row.label for row in table.rows] == ["竹溪乡"]
    assert [(each.code, each.severity, each.message) for each in table.notes] == [("S136", "error", "第 3 行是另一张表的表头（改厕（户）），从这一行起没有读")]
