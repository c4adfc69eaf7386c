"""Tables as offices keep them: each is read as a person sees it, or refused with its cell. No figure is guessed."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafting import pipeline
from drafting.diagnostics import Refused, Severity
from tests.shipped import shipped

LIBRARY = shipped()
COMMON = '模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}\n报告期: 2026年\n'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


class Desk:
    """Writes tables (示例数据) and reads them as `batch` would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "共用.yaml").write_text(COMMON, encoding="utf-8")
        self.common = pipeline.read_common(folder / "共用.yaml")

    def book(self, rows: list[list[Any]], *, merges: tuple[str, ...] = (), formats: dict[str, str] | None = None, hidden: tuple[int, ...] = ()) -> Path:
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "表一"
        for row in rows:
            sheet.append(row)
        for merge in merges:
            sheet.merge_cells(merge)
        for cell, number_format in (formats or {}).items():
            sheet[cell].number_format = number_format
        for row in hidden:
            sheet.row_dimensions[row].hidden = True
        workbook.save(self.folder / "表.xlsx")
        return self.folder / "表.xlsx"

    def csv(self, text: str) -> Path:
        (self.folder / "表.csv").write_bytes(text.encode())
        return self.folder / "表.csv"

    def read(self, file: Path) -> tuple[list[dict[str, Any]], list[str]]:
        """(指标 of the rows that were read, `CODE cell` of every error and note)."""
        from drafting.load.tables.row_tree import row_tree

        table = pipeline.read_table(file, LIBRARY, None, self.common)
        rows, said = [], []
        for row in table.rows:
            rows.append(row_tree(row, table.columns, self.common)[0].value["指标"])
            loaded = pipeline.read_row(row, table.columns, LIBRARY, common=self.common)
            said += [each for each in loaded.diagnostics if each.severity is Severity.ERROR]
        said += [each for each in table.notes if each.severity is not Severity.INFO]
        return rows, [f"{each.code} {each.place.file.partition('[')[2].rstrip(']')}" for each in said if each.place]

    def refusal(self, file: Path) -> tuple[str, str]:
        with pytest.raises(Refused) as caught:
            list(pipeline.read_table(file, LIBRARY, None, self.common).rows)
        return caught.value.diagnostics[0].code, caught.value.diagnostics[0].hint


class TestUnits:
    @pytest.mark.parametrize("label", [None, "单位", "—", "计量单位"])
    @pytest.mark.parametrize("second", [None, "监测对象"])
    def test_a_line_of_units_belongs_to_the_head(self, desk: Desk, label: str | None, second: str | None) -> None:
        file = desk.book([["乡镇", "监测对象", second, "衔接资金"], [label, "户", "人", "万元"], ["东乡", 86, 251, 427.4]])
        assert desk.read(file) == ([{"监测帮扶": {"监测对象": "86户251人"}, "资金项目": {"衔接资金": "427.4万元"}}], [])

    def test_a_line_of_units_of_local_figures(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "村企共建.基点", "村企共建.带动", "村企共建.带动"], [None, "个", "（户）", "（人）"], ["东乡", 3, 5, 9]])
        assert desk.read(file)[0] == [{"村企共建": {"基点": "3个", "带动": "5户9人"}}]

    def test_money_without_a_unit_is_not_taken_for_yuan(self, desk: Desk) -> None:
        assert desk.read(desk.book([["乡镇", "资金项目.衔接资金"], ["东乡", 427.4]]))[1] == ["S121 表一!B2"]

    def test_money_under_a_table_that_says_its_unit(self, desk: Desk) -> None:
        rows: list[list[Any]] = [["各乡镇统计表"], ["单位：万元"], ["乡镇", "资金项目.衔接资金"], ["东乡", 427.4]]
        assert desk.read(desk.book(rows)) == ([{"资金项目": {"衔接资金": "427.4万元"}}], [])

    def test_derived_values_are_rates_or_counted_as_the_figure_is(self, desk: Desk) -> None:
        head = ["乡镇", *(f"住房.危房改造.{each}" for each in ("完成率", "同比", "剩余任务", "同比增减"))]
        file = desk.book([head, ["东乡", "85%", "-5%", 5, 3]])
        assert desk.read(file)[0] == [{"住房": {"危房改造": {"完成率": "85%", "同比": "-5%", "剩余任务": "5户", "同比增减": "3户"}}}]

    @pytest.mark.parametrize(
        ("rate", "others", "key"),
        [("增速", ["上年末"], "增速"), ("增长率", ["上年末"], "增长率"), ("同比增速", ["上年末"], "同比"), ("增速", ["上年末", "上年同期"], "同比"), ("增速", [], "同比")],
    )
    def test_a_rate_beside_the_end_of_last_year_alone_is_not_taken_for_one_since_the_same_period(
        self, desk: Desk, rate: str, others: list[str], key: str
    ) -> None:
        head = ["产业.肉牛养殖", *(f"产业.肉牛养殖.{each}" for each in others), f"产业.肉牛养殖.{rate}"]
        file = desk.book([["乡镇", *head], [None, *["头"] * (len(others) + 1), "%"], ["东乡", 30, *[28] * len(others), 5]])
        figures = desk.read(file)[0][0]["产业"]["肉牛养殖"]
        assert figures[key] == "5%"
        assert ("同比" in figures) == (key == "同比")
        table = pipeline.read_table(file, LIBRARY, None, desk.common)
        codes = {each.code for row in table.rows for each in pipeline.read_row(row, table.columns, LIBRARY, common=desk.common).diagnostics}
        assert ("D123" in codes) == (key != "同比")

    @pytest.mark.parametrize(("name", "value"), [("完成率", 0.85), ("完成率", 1.05), ("同比", 0.05), ("同比", -0.05)])
    def test_a_derived_rate_that_may_be_a_share_is_refused(self, desk: Desk, name: str, value: float) -> None:
        assert desk.read(desk.book([["乡镇", f"住房.危房改造.{name}"], ["东乡", value]]))[1] == ["S122 表一!B2"]


class TestLooks:
    @pytest.mark.parametrize(
        ("value", "number_format", "says"),
        [(86, '0"户"', "86户"), (427.4, '#,##0.0"万元"', "427.4万元"), (0.85, "0%", "85%"), (427.4, "0.00", "427.40万元")],
    )
    def test_words_of_a_number_format_are_part_of_the_figure(self, desk: Desk, value: float, number_format: str, says: str) -> None:
        name = "资金项目.衔接资金（万元）" if "万元" in says else "监测帮扶.满意度" if "%" in says else "监测帮扶.新识别"
        rows, said = desk.read(desk.book([["乡镇", name], ["东乡", value]], formats={"B2": number_format}))
        assert ([value for group in rows[0].values() for value in group.values()], said) == ([says], [])

    @pytest.mark.parametrize("number_format", ['0.00,"万"', '0!.0,"万元"', "#,##0,"])
    def test_a_format_that_shows_another_number_is_refused(self, desk: Desk, number_format: str) -> None:
        file = desk.book([["乡镇", "资金项目.衔接资金（万元）"], ["东乡", 4274000]], formats={"B2": number_format})
        assert desk.read(file)[1] == ["S127 表一!B2"]

    def test_digits_of_full_width_are_digits(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.监测对象.户", "监测帮扶.监测对象.人", "监测帮扶.满意度"], ["东乡", "１，０８６", "２５１ ", "９７．１％"]])
        assert desk.read(file) == ([{"监测帮扶": {"监测对象": "1086户251人", "满意度": "97.1%"}}], [])

    @pytest.mark.parametrize("value", [date(2026, 6, 30), True, "1e5", "####", "XX", "？", "3月5日", "12-20"])
    def test_what_is_no_figure_is_named_with_its_cell(self, desk: Desk, value: Any) -> None:
        code = "S133" if isinstance(value, date) or value == "3月5日" else "D080"  # of a date it is known what it is
        assert desk.read(desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", value]]))[1] == [f"{code} 表一!B2"]


    def test_a_sum_is_counted_as_its_column_is(self, desk: Desk) -> None:
        file = desk.csv("乡镇,资金项目.年度项目（个）,资金项目.衔接资金（万元）\n东乡,=5+6,＝5+6.5\n")
        assert desk.read(file) == ([{"资金项目": {"年度项目": {"数值": "=5+6", "计量单位": "个"}, "衔接资金": {"数值": "＝5+6.5", "计量单位": "万元"}}}], [])
        assert desk.read(desk.csv("乡镇,监测帮扶.监测对象（户）,监测帮扶.监测对象（人）\n东乡,=5+6,8\n"))[1] == ["S133 B2"]


class TestRows:
    def test_a_row_without_any_figure_is_told_and_the_others_go_on(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", None], ["西乡", "—"], ["南乡", 5]])
        rows, said = desk.read(file)
        assert rows[2] == {"监测帮扶": {"新识别": "5户"}}
        assert said == ["S126 表一!第2行", "S126 表一!第3行"]

    def test_a_row_whose_only_cell_is_at_fault_is_told_once(self, desk: Desk) -> None:
        assert desk.read(desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", "#N/A"]]))[1] == ["S112 表一!B2"]

    def test_merged_cells_among_the_figures_are_no_figures(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.新识别.户", "住房.危房改造"], ["东乡", 86, 3], ["西乡", None, 4]], merges=("B2:B3",))
        rows, said = desk.read(file)
        assert rows[0]["住房"] == rows[0]["住房"] | {"危房改造": "3户"}
        assert "86户" not in repr(rows)
        assert said == ["S129 表一!B2", "S129 表一!B3"]

    def test_a_cell_merged_over_the_rows_of_one_unit_is_that_units(self, desk: Desk) -> None:
        head, names = ["乡镇", "监测帮扶.新识别.户", "住房.危房改造"], [["东乡", 86, 3], [None, None, None], ["西乡", 5, 4]]
        rows, said = desk.read(desk.book([head, *names], merges=("A2:A3", "B2:B3")))
        assert rows[0]["监测帮扶"] == {"新识别": "86户"}
        assert "S129 表一!B2" not in said

    def test_merged_cells_side_by_side_are_no_figures_either(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.新识别.户", "住房.危房改造"], ["东乡", 86, None]], merges=("B2:C2",))
        assert desk.read(file)[1] == ["S129 表一!C2"]

    def test_a_merged_name_asks_for_a_name_in_each_row(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", 86], [None, 5]], merges=("A2:A3",))
        assert desk.read(file)[1] == ["S119 表一!A3"]

    def test_hidden_rows_are_units_and_are_told(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", 86], ["西乡", 5]], hidden=(3,))
        rows, said = desk.read(file)
        assert (len(rows), said) == (2, ["S130 表一!A3"])


class TestHeads:
    def test_a_name_without_its_group_is_told_where_it_was_put(self, desk: Desk) -> None:
        table = pipeline.read_table(desk.book([["乡镇", "小额信贷.余额（万元）", "新增（户）"], ["东乡", 30, 5]]), LIBRARY, None, desk.common)
        assert [(each.code, "小额信贷.新增" in each.message) for each in table.notes] == [("S131", True)]

    @pytest.mark.parametrize(("heading", "hint"), [("位次", "小额信贷.位次"), ("产值（万元）", "渔业.产值"), ("余额（万元）", "小额信贷.余额"), ("开工率（%）", "资金项目.开工率")])
    def test_a_name_that_anything_may_have_is_asked_for_where_nothing_else_is_of_its_group(self, desk: Desk, heading: str, hint: str) -> None:
        table = pipeline.read_table(desk.book([["乡镇", "收入.农民人均收入（元）", heading, "同比（%）"], ["东乡", 19800, 5, 3]]), LIBRARY, None, desk.common)
        told = [each for each in table.notes if each.code == "S116"]
        assert next(each.message.partition("：")[0] for each in told) == heading
        assert f"是“{hint}”的" in (told[0].hint or "")
        assert not any(hint in each.message for each in table.notes if each.code == "S131")
        assert all(column.meaning.path[1] not in (hint.partition(".")[0],) for column in table.columns.columns)

    def test_names_of_one_group_say_by_each_other_whose_they_are(self, desk: Desk) -> None:
        table = pipeline.read_table(desk.book([["乡镇", "开工率（%）", "完工率（%）", "验收率（%）"], ["东乡", 90, 50, 40]]), LIBRARY, None, desk.common)
        assert [each.code for each in table.notes] == ["S131"] * 3

    @pytest.mark.parametrize(
        ("heading", "put"),
        [("参与企业（家）", "社会帮扶.参与企业"), ("联系村（个）", "社会帮扶.联系村"), ("衔接资金（万元）", ""), ("危房改造（户）", ""), ("社会帮扶.联系村", "")],
    )
    def test_a_name_whose_definition_alone_says_of_what_it_is_is_told(self, desk: Desk, heading: str, put: str) -> None:
        table = pipeline.read_table(desk.book([["乡镇", heading], ["东乡", 5]]), LIBRARY, None, desk.common)
        assert [put in each.message for each in table.notes if each.code == "S131"] == ([True] if put else [])

    @pytest.mark.parametrize("caption", ["表二", "（续表）", "续上表", "附表2-1", "单位：万元", "第2页共3页", "2026年务工就业情况统计表"])
    def test_a_caption_within_the_rows_is_no_unit(self, desk: Desk, caption: str) -> None:
        rows, said = desk.read(desk.book([["乡镇", "务工就业（人）"], ["柏树镇", 5], [caption], ["竹溪乡", 6]]))
        assert len(rows) == 2
        assert said == []

    @pytest.mark.parametrize("heading", ["更新日期", "填报时间", "制表日期", "日期"])
    def test_the_day_when_a_row_was_filled_in_is_no_figure(self, desk: Desk, heading: str) -> None:
        rows, said = desk.read(desk.book([["乡镇", "务工就业（人）", heading], ["柏树镇", 5, date(2026, 11, 2)], ["竹溪乡", 6, "11.2"]]))
        assert len(rows) == 2
        assert said == []

    def test_a_table_lying_on_its_side(self, desk: Desk) -> None:
        code, hint = desk.refusal(desk.book([["项目", "东乡", "西乡"], ["新识别（户）", 86, 5]]))
        assert (code, "转置" in hint) == ("S115", True)

    def test_commas_of_full_width_between_columns(self, desk: Desk) -> None:
        code, hint = desk.refusal(desk.csv("乡镇，新识别（户）\n东乡，86\n"))
        assert (code, hint) == ("S115", "各列之间是全角逗号“，”，改成半角逗号“,”")


class TestCsv:
    def test_a_thousands_comma_that_shifts_the_columns(self, desk: Desk) -> None:
        rows, said = desk.read(desk.csv("乡镇,监测帮扶.新识别.户,就业.务工就业\n东乡,3,100,1234\n西乡,5,9,,\n"))
        assert rows == [{"监测帮扶": {"新识别": "5户"}, "就业": {"务工就业": "9人"}}]
        assert said == ["S128 D2"]

    def test_semicolons_part_the_columns_where_commas_are_decimal_points(self, desk: Desk) -> None:
        text = "乡镇;监测帮扶.新识别.户;监测帮扶.满意度\n" + "".join(f"{name}乡;8;97,1%\n" for name in "东西")
        assert desk.read(desk.csv(text))[1] == ["D080 C2", "D080 C3"]

    def test_a_quote_that_never_closes_swallows_no_rows(self, desk: Desk) -> None:
        assert desk.refusal(desk.csv('乡镇,新识别（户）\n"东乡,86\n西乡,5\n'))[0] == "S114"

    def test_a_text_written_for_excel_is_its_text(self, desk: Desk) -> None:
        assert desk.read(desk.csv('乡镇,监测帮扶.新识别.户\n东乡,="86"\n'))[0] == [{"监测帮扶": {"新识别": "86户"}}]

    def test_there_is_a_cap_on_lines(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("drafting.load.tables.csv_table.MAX_LINES", 3)
        assert desk.refusal(desk.csv("乡镇,新识别（户）\n" + "东乡,1\n" * 4))[0] == "S114"


def rewritten(file: Path, **parts: tuple[str, Any]) -> Path:
    """The workbook with parts renamed and changed: part → (new name, function of its bytes)."""
    with zipfile.ZipFile(file) as old:
        members = {name: old.read(name) for name in old.namelist()}
    for name, (new_name, change) in parts.items():
        members[new_name] = change(members.pop(name.replace("__", "/") + ".xml"))
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        for old_name, (new_name, _) in parts.items():
            members[name] = members[name].replace(f"{old_name.replace('__', '/')}.xml".encode(), new_name.encode())
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)
    return file


class TestParts:
    def test_a_sheet_by_another_name_is_looked_through_too(self, desk: Desk) -> None:
        """A formula without its result, in a part that does not end in .xml."""
        file = desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", "=1+1"]])
        file = rewritten(file, xl__worksheets__sheet1=("xl/data/sheet1.dat", lambda data: data))
        assert desk.read(file)[1] == ["S113 表一!B2"]

    def test_entities_in_a_part_by_another_name_are_refused(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", 1]])
        bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
        file = rewritten(file, xl__worksheets__sheet1=("xl/data/sheet1.dat", lambda data: bomb + data))
        assert desk.refusal(file)[0] == "S110"

    def test_a_picture_in_the_workbook_is_no_fault(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", 1]])
        with zipfile.ZipFile(file, "a") as package:
            package.writestr("xl/media/image1.png", b"\x89PNG\r\n<!DOCTYPE" + bytes(range(256)) * 20)
            package.writestr("xl/printerSettings/printerSettings1.bin", b"\xff\xfeH\0P\0")
        assert desk.read(file)[1] == []

    def test_formulas_with_a_prefix_are_seen(self, desk: Desk) -> None:
        file = desk.book([["乡镇", "监测帮扶.新识别.户"], ["东乡", "=1+1"]])

        def prefixed(data: bytes) -> bytes:
            text = data.decode().replace('xmlns="', 'xmlns:x="')
            for tag in ("worksheet", "sheetData", "row", "c", "f", "v", "is", "t"):
                text = text.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>").replace(f"<{tag}/>", f"<x:{tag}/>").replace(f"</{tag}>", f"</x:{tag}>")
            return text.encode()

        file = rewritten(file, xl__worksheets__sheet1=("xl/worksheets/sheet1.xml", prefixed))
        assert desk.read(file)[1] == ["S113 表一!B2"]


def test_a_number_in_words_takes_the_unit_of_its_column(desk: Desk):
    rows, said = desk.read(desk.csv("地区,监测对象（户）,低保（户）,产业.土鸡节（场）\n甲乡,三十五,一百二十,三\n乙乡,四十一,80,五\n合计,七十六,200,八\n"))
    assert [each["监测帮扶"]["监测对象"] for each in rows] == ["35户", "41户"]
    assert rows[0]["产业"]["土鸡节"] == "3场"
    assert said == []


def test_a_grade_in_words_is_no_number(desk: Desk):
    rows, said = desk.read(desk.csv("地区,监测对象（户）,人居环境.评定等次\n甲乡,35,三\n乙乡,41,一\n"))
    assert [each["人居环境"]["评定等次"]["数值"] if isinstance(each["人居环境"]["评定等次"], dict) else each["人居环境"]["评定等次"] for each in rows] == ["三", "一"]
    assert said == []


def test_a_part_of_what_the_catalogue_does_not_have_counts_as_its_whole_or_is_told(desk: Desk):
    of_one_unit = [["地区", "产业.土鸡节（场）", "其中", None], [None, None, "甲类", "乙类"], ["甲乡", 35, 12, 4]]
    rows, _ = desk.read(desk.book(of_one_unit, merges=("A1:A2", "B1:B2", "C1:D1")))
    assert rows[0]["产业"]["土鸡节"]["其中"] == {"甲类": "12场", "乙类": "4场"}
    told_in_cells = [["地区", "产业.土鸡节", "其中", None], [None, None, "甲类", "乙类"], ["甲乡", "35场", 12, 4]]
    _, said = desk.read(desk.book(told_in_cells, merges=("A1:A2", "B1:B2", "C1:D1")))
    assert said == ["S134 表一!C3", "S134 表一!D3"]


def test_a_row_may_be_a_village(desk: Desk):
    rows, said = desk.read(desk.csv("所属乡镇,村名,监测对象（户）\n柏树镇,东村,3\n柏树镇,西村,5\n"))
    assert ([each["监测帮扶"]["监测对象"] for each in rows], said) == (["3户", "5户"], [])
    code, hint = desk.refusal(desk.csv("乡镇,村名,监测对象（户）\n柏树镇,东村,3\n"))
    assert (code, "乡镇一列表头改成 所属乡镇" in hint) == ("S117", True)
