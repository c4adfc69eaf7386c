"""A table with a row per unit: merged heads, units, what a cell shows, and every problem named with its cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from tests.shipped import shipped

LIBRARY = shipped()
COMMON = """\
模板: rural/township
单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}
报告期: 2026年
公文: {署名: "{单位}"}
指标: {概况: {行政村: 6个}}
"""

Rows = list[list[Any]]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook (示例数据) from rows; `merges` and `formats` go by cell names."""

    def write(rows: Rows, merges: tuple[str, ...] = (), formats: dict[str, str] | None = None, **more: Rows) -> Path:
        workbook = openpyxl.Workbook()
        for name, content in {"汇总表": rows, **more}.items():
            sheet = workbook.active if name == "汇总表" else workbook.create_sheet(name)
            sheet.title = name
            for number, row in enumerate(content, 1):
                for column, value in enumerate(row, 1):
                    if value is not None:
                        sheet.cell(number, column, value)
        for merge in merges:
            workbook["汇总表"].merge_cells(merge)
        for cell, number_format in (formats or {}).items():
            workbook["汇总表"][cell].number_format = number_format
        file = tmp_path / "表.xlsx"
        workbook.save(file)
        return file

    return write


@pytest.fixture
def common(tmp_path: Path):
    file = tmp_path / "共用.yaml"
    file.write_text(COMMON, encoding="utf-8")
    return pipeline.read_common(file)


def units(file: Path, common) -> list[tuple[dict[str, Any], list[str]]]:
    """(指标 as a data file would say them, codes of the errors) of each row."""
    table = pipeline.read_table(file, LIBRARY, None, common)
    found = []
    for row in table.rows:
        from drafting.load.row_tree import row_tree

        tree, _ = row_tree(row, table.columns, common)
        loaded = pipeline.read_row(row, table.columns, LIBRARY, None, common=common)
        found.append((tree.value.get("指标", {}), [each.code for each in loaded.diagnostics if each.severity == "error"]))
    return found


def only(file: Path, common) -> dict[str, Any]:
    [(indicators, errors)] = units(file, common)
    assert errors == []
    indicators.pop("概况", None)
    return indicators


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
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    [shared] = [each for each in re.findall("```yaml\n(.*?)```", readme, re.S) if "{地区}" in each]
    (tmp_path / "共用.yaml").write_text(shared, encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(book([[head, "危房改造（户）"], [cell, 12]]), LIBRARY, None, common)
    [row] = [pipeline.read_row(each, table.columns, LIBRARY, common=common) for each in table.rows]
    assert [each.code for each in row.diagnostics if each.severity == "error"] == []
    assert row.dataset is not None
    assert (row.dataset.unit.name, row.dataset.unit.region, row.dataset.unit.own) == (name, region, "我镇")


def test_a_name_without_a_place_is_asked_for_it(book, common):
    table = pipeline.read_table(book([["单位名称", "危房改造（户）"], ["帮扶工作队", 12]]), LIBRARY, "rural/township", common)
    [row] = [pipeline.read_row(each, table.columns, LIBRARY, common=common) for each in table.rows]
    assert [(each.code, "加一列“地区”" in each.hint) for each in row.diagnostics if each.severity == "error"] == [("D060", True)]


def refusal(file: Path, common=None, template: str | None = "rural/township") -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        list(pipeline.read_table(file, LIBRARY, template, common).rows)
    first = caught.value.diagnostics[0]
    return first.code, str(first.place)


# heads -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "value", "says"),
    [
        ("监测帮扶.监测对象.户", 86, {"监测帮扶": {"监测对象": "86户"}}),
        ("监测帮扶.监测对象", "86户251人", {"监测帮扶": {"监测对象": "86户251人"}}),
        ("奖补资金.万元", 80, {"产业": {"奖补资金": "80万元"}}),  # a unit below any indicator
        ("自来水.普及率", 93, {"饮水": {"自来水普及率": "93%"}}),  # a thing and its side, as in a data file
        ("厕所.改造（户）", 60, {"人居环境": {"改厕": "60户"}}),
        ("监测对象（户）", 86, {"监测帮扶": {"监测对象": "86户"}}),
        ("监测户(户)", 86, {"监测帮扶": {"监测对象": "86户"}}),  # an alias of the catalogue
        ("危房改造", 12, {"住房": {"危房改造": "12户"}}),  # the catalogue's own unit
        ("衔接资金（万元）", 427.4, {"资金项目": {"衔接资金": "427.4万元"}}),
        ("住房.危房改造.任务", 10, {"住房": {"危房改造": {"任务": "10户"}}}),
        ("监测帮扶.监测对象.构成.脱贫不稳定户.户", 3, {"监测帮扶": {"监测对象": {"构成": {"脱贫不稳定户": "3户"}}}}),
        ("监测帮扶.监测对象.脱贫不稳定户.户", 3, {"监测帮扶": {"监测对象": {"构成": {"脱贫不稳定户": "3户"}}}}),
        ("监测帮扶.监测对象.提供单位", "乡监测站", {"监测帮扶": {"监测对象": {"提供单位": "乡监测站"}}}),
        # a name with the word for what is counted, or with a key's, and without group
        ("监测对象户数", 86, {"监测帮扶": {"监测对象": "86户"}}),
        ("监测对象人数", 251, {"监测帮扶": {"监测对象": "251人"}}),
        ("农村改厕任务（户）", 50, {"人居环境": {"改厕": {"任务": "50户"}}}),
        ("危房改造上年同期", 9, {"住房": {"危房改造": {"上年同期": "9户"}}}),
        ("危房改造年度目标", 9, {"住房": {"危房改造": {"任务": "9户"}}}),
        ("危房改造完成率", "95%", {"住房": {"危房改造": {"完成率": "95%"}}}),
        ("务工就业同比增长", "5.1%", {"就业": {"务工就业": {"同比": "5.1%"}}}),
        ("全乡农村危房改造", 12, {"住房": {"危房改造": "12户"}}),
        ("人居环境.农村户厕改造（户）", 50, {"人居环境": {"改厕": "50户"}}),
        ("脱贫劳动力务工就业（人）", 12, {"就业": {"脱贫人口就业": "12人"}}),
        ("务工交通补助金额（万元）", 3, {"就业": {"交通补贴": "3万元"}}),
        ("跨省务工交通补贴发放（亩）", 3, {}),  # it is not counted so
        ("本年监测对象（户）", 3, {}),  # a flow is not the stock
        ("年末危房改造（户）", 3, {}),
        ("监测帮扶.本年监测对象（户）", 3, {"监测帮扶": {"本年监测对象": "3户"}}),
        ("年末监测对象（户）", 3, {"监测帮扶": {"监测对象": "3户"}}),
        ("村企共建.示范基点（个）", 12, {"村企共建": {"示范基点": "12个"}}),  # a local figure
        ("就业.务工就业", "待补", {"就业": {"务工就业": "待补"}}),
        ("就业.务工就业", "约1.2万", {"就业": {"务工就业": "约1.2万人"}}),
        ("就业.务工就业", "—", {}),
    ],
)
def test_a_heading_says_where_its_figures_belong(book, common, heading, value, says):
    found = only(book([["地区", heading, "概况.村民小组（个）"], ["竹溪乡", value, 5]]), common)
    assert found == says


def test_a_head_of_two_lines_with_merged_groups(book, common):
    rows: Rows = [
        ["青禾县2026年统计表"],
        ["填报单位：某局", None, None, None, None, "单位：万元"],
        ["序号", "乡镇", "监测对象", None, "技能培训", None, "衔接资金", None],
        [None, None, "户数", "人数", "期数", "任务数（期）", "合计", "中央"],
        [1, "竹溪乡", 41, 120, 6, 8, 427.4, 243.3],
    ]
    merges = ("A1:H1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3")
    assert only(book(rows, merges, {"G5": "0.00"}), common) == {
        "监测帮扶": {"监测对象": "41户120人"},
        "就业": {"技能培训": {"数值": "6期", "任务": "8期"}},
        "资金项目": {"衔接资金": {"数值": "427.40万元", "其中": {"中央": "243.3万元"}}},
    }
    assert only(book(rows), common) == only(book(rows, merges), common) | {
        "资金项目": {"衔接资金": {"数值": "427.4万元", "其中": {"中央": "243.3万元"}}}
    }  # not merged, only left blank


def test_among_them_is_a_part_of_the_column_before(book, common):
    rows = [["乡镇", "帮扶车间带动（人）", "其中：脱贫户"], ["竹溪乡", 917, 241]]
    said = only(book(rows), common)
    [[indicator]] = [list(group.values()) for group in said.values()]
    assert indicator == {"数值": "917人", "其中": {"脱贫户": "241人"}}


def test_parts_that_the_catalogue_knows_need_no_word_before_them(book, common):
    head = ["乡镇", "监测对象户数", "监测对象人数", "其中：脱贫不稳定户（户）", "边缘易致贫户（户）", "突发严重困难户（户）"]
    said = only(book([head, ["竹溪乡", 86, 251, 31, 30, 25]]), common)
    assert said["监测帮扶"]["监测对象"] == {
        "数值": "86户251人",
        "构成": {"脱贫不稳定户": "31户", "边缘易致贫户": "30户", "突发严重困难户": "25户"},
    }


@pytest.mark.parametrize(
    ("head", "row", "says"),
    [
        (["改厕任务（户）", "改厕完成"], [43, 45], {"人居环境": {"改厕": {"任务": "43户", "数值": "45户"}}}),
        (["衔接资金（万元）", "其中：中央"], [500, 300], {"资金项目": {"衔接资金": {"数值": "500万元", "其中": {"中央": "300万元"}}}}),
        (["监测对象（户）", "其中：脱贫不稳定户"], [70, 47], {"监测帮扶": {"监测对象": {"数值": "70户", "其中": {"脱贫不稳定户": "47户"}}}}),
    ],
)
def test_columns_of_one_indicator_count_in_the_unit_that_one_of_them_names(book, common, head, row, says):
    assert only(book([["乡镇", *head], ["竹溪乡", *row]]), common) == says


@pytest.mark.parametrize(
    ("head", "row", "units_named"),
    [
        (["监测对象户数", "监测对象人数", "其中：脱贫不稳定户"], [70, 203, 47], ("户", "人")),
        (["衔接资金", "其中：中央"], ["500万元", 300], ("万元", "元")),
    ],
)
def test_a_part_that_may_be_counted_in_either_unit_is_refused(book, common, head, row, units_named):
    table = pipeline.read_table(book([["乡镇", *head], ["竹溪乡", *row]]), LIBRARY, "rural/township", common)
    [found] = [
        each
        for line in table.rows
        for each in pipeline.read_row(line, table.columns, LIBRARY, common=common).diagnostics
        if each.code == "S121"
    ]
    assert found.place is not None
    assert found.place.file.endswith(f"!{'DC'[len(head) == 2]}2]")
    assert all(f"{head[-1]}（{unit}）" in found.hint for unit in units_named)


def test_a_line_of_several_units_above_the_table_says_which_one_a_column_counts_in(book, common):
    rows = [["统计表"], ["填报单位：示例县农业农村局", "单位：户、人、万元"], ["乡镇", "改厕任务", "改厕完成", "衔接资金"], ["竹溪乡", 33, 41, 842]]
    assert only(book(rows), common) == {
        "人居环境": {"改厕": {"任务": "33户", "数值": "41户"}},
        "资金项目": {"衔接资金": "842万元"},
    }


def test_among_them_may_stand_over_several_columns(book, common):
    rows = [
        ["乡镇", "监测帮扶", None, None, None],
        [None, "监测对象", None, "其中", None],
        [None, "户", "人", "脱贫不稳定户（户）", "边缘易致贫户（户）"],
        ["竹溪乡", 63, 176, 39, 24],
    ]
    said = only(book(rows, ("A1:A3", "B1:E1", "B2:C2", "D2:E2")), common)
    assert said == {"监测帮扶": {"监测对象": {"数值": "63户176人", "其中": {"脱贫不稳定户": "39户", "边缘易致贫户": "24户"}}}}


def test_a_part_may_have_its_count_in_a_line_of_its_own(book, common):
    rows = [["乡镇", "帮扶车间带动（人）", "其中：脱贫户"], [None, None, "人数"], ["竹溪乡", 917, 241]]
    said = only(book(rows, ("A1:A2", "B1:B2")), common)
    [[indicator]] = [list(group.values()) for group in said.values()]
    assert indicator == {"数值": "917人", "其中": {"脱贫户": "241人"}}


def test_a_local_column_without_a_unit_is_told_once_where_it_holds_bare_numbers(book, common):
    head = ["地区", "产业.土鸡节", "产业.民宿", "就业.返乡大学生.人数"]
    table = pipeline.read_table(book([head, ["竹溪乡", 2, "5家", 7], ["白石镇", 3, "6家", 8]]), LIBRARY, None, common)
    list(table.rows)
    assert [(each.code, each.message, str(each.place)[-3:]) for each in table.notes] == [("S134", "产业.土鸡节：只有数 2，没有单位", "B2]")]
    said = only(book([head, ["竹溪乡", 2, "5家", 7]]), common)
    assert said == {"产业": {"土鸡节": "2", "民宿": "5家"}, "就业": {"返乡大学生": "7人"}}


def read(book, common, *rows, merges=()):
    """(指标 of the last row, codes and cells of what is said of the table, codes of what is wrong with its rows)."""
    from drafting.load.row_tree import row_tree

    table = pipeline.read_table(book(list(rows), merges), LIBRARY, "rural/township", common)
    trees = [row_tree(row, table.columns, common) for row in table.rows]
    said = {group: nodes for group, nodes in trees[-1][0].value["指标"].items() if group != "概况"} if trees else {}
    notes = [(each.code, str(each.place).rpartition("!")[2].rstrip("]")) for each in table.notes if each.code not in ("S131", "S132")]
    return said, notes, [each.code for _, problems in trees for each in problems]


TWO_LINES = ("A1:A2", "B1:D1")


@pytest.mark.parametrize(
    ("above", "below", "row", "says"),
    [
        ("危房改造（户）", ("任务", "完成", "完成率"), (10, 8, 80), {"住房": {"危房改造": {"任务": "10户", "数值": "8户", "完成率": "80%"}}}),
        ("粮食产量（吨）", ("产量", "增速", "位次"), (16007, 1.35, 3), {"粮食耕地": {"粮食产量": {"数值": "16007吨", "同比": "1.35%", "位次": "第3位"}}}),
        ("粮食产量（吨）", ("绝对量", "比上年±%", "早稻"), (16007, 1.35, 9), {"粮食耕地": {"粮食产量": {"数值": "16007吨", "比上年": "1.35%", "早稻": "9吨"}}}),
        ("村集体经济收入（万元）", ("本年", "上年", "同比%"), (491.7, 448.8, 9.6), None),
    ],
)
def test_a_unit_over_several_columns_is_not_that_of_rates_and_ranks(book, common, above, below, row, says):
    said, notes, wrong = read(book, common, ["乡镇", above, None, None], [None, *below], ["竹溪乡", *row], merges=TWO_LINES)
    assert (notes, wrong) == ([], [])
    if says:
        assert said == says
    else:
        [[node]] = [list(group.values()) for group in said.values()]
        assert node == {"数值": "491.7万元", "上年同期": "448.8万元", "同比": "9.6%"}


def test_what_may_be_a_rate_or_an_amount_is_asked_for(book, common):
    _, _, wrong = read(book, common, ["乡镇", "粮食产量（吨）", None], [None, "产量", "较上年增长"], ["竹溪乡", 16007, 213], merges=("A1:A2", "B1:C1"))
    assert wrong == ["S121"]


def test_among_them_of_a_column_that_was_not_read_is_not_read(book, common):
    said, notes, _ = read(book, common, ["乡镇", "低保（户）", "某某人数（人）", "其中：集中供养（人）", "其中：分散供养（人）"], ["竹溪乡", 408, 151, 40, 111])
    assert said == {"兜底": {"低保": "408户"}}
    assert notes == [("S116", "C1"), ("S116", "D1"), ("S116", "E1")]


@pytest.mark.parametrize(
    ("above", "below", "row"),
    [("驻村干部（名）", ("合计", "县级", "乡镇"), (23, 10, 13)), ("衔接资金（万元）", ("合计", "单位", "个人"), (35, 30, 5))],
)
def test_a_line_below_an_indicator_names_no_unit_and_no_document(book, common, above, below, row):
    said, notes, wrong = read(book, common, ["地区", above, None, None], [None, *below], ["竹溪乡", *row], merges=TWO_LINES)
    assert (notes, wrong) == ([], [])
    [[node]] = [list(group.values()) for group in said.values()]
    assert [str(each)[: len(str(number))] for each, number in zip(node.values(), row, strict=True)] == [str(each) for each in row]


def test_the_head_of_other_data_is_still_read_below_a_line_of_its_own(book, common):
    table = pipeline.read_table(book([["基本信息", None, "就业.务工就业（人）"], ["乡镇", "层级", None], ["竹溪乡", "乡镇", 5]], ("A1:B1",)), LIBRARY, "rural/township", common)
    [row] = table.rows
    assert pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset.unit.level == "乡镇"


@pytest.mark.parametrize(
    ("heading", "cell", "says", "wrong"),
    [
        ("低保（户/人）", "200，350", "200户350人", []),
        ("低保（户、人）", "200/350", "200户350人", []),
        ("低保（户，人）", "200户350人", "200户350人", []),
        ("低保（户/人）", "200", "", ["S121"]),
        ("低保（户/人）", "1,200", "", ["S121"]),
        ("低保（户/人）", "1,200/3,100", "1200户3100人", []),
        ("低保（户/人）", "1,200户3,100人", "1200户3100人", []),
    ],
)
def test_a_heading_of_two_units_parts_its_cells(book, common, heading, cell, says, wrong):
    said, _, found = read(book, common, ["乡镇", heading], ["竹溪乡", cell])
    assert (said, found) == ({"兜底": {"低保": says}}, wrong)


def test_parts_in_two_units_are_one_figure(book, common):
    head = ["地区", "监测对象（户）", "监测对象（人）", "其中：脱贫不稳定户（户）", "其中：脱贫不稳定户（人）"]
    said, notes, wrong = read(book, common, head, ["竹溪乡", 86, 251, 31, 92])
    assert said == {"监测帮扶": {"监测对象": {"数值": "86户251人", "其中": {"脱贫不稳定户": "31户92人"}}}}
    assert (notes, wrong) == ([], [])


def test_what_the_catalogue_has_below_an_indicator_is_no_part_of_it(book, common):
    said, *_ = read(book, common, ["乡镇", "监测对象（户）", "其中：已消除（户）"], ["竹溪乡", 86, 50])
    assert said == {"监测帮扶": {"监测对象": {"数值": "86户", "已消除": "50户"}}}


def test_a_rate_is_no_whole(book, common):
    said, *_ = read(book, common, ["乡镇", "脱贫人口（人）", "就业.脱贫人口就业率（%）", "其中：省外（人）"], ["竹溪乡", 2362, 50.8, 600])
    assert said["脱贫基础"] == {"脱贫人口": {"数值": "2362人", "其中": {"省外": "600人"}}}


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        ("计划危房改造", "写成 住房.危房改造.任务"),
        ("务工就亚", "是不是“务工就业”？"),
    ],
)  # fmt: skip
def test_what_a_column_is_called_in_full(book, common, heading, hint):
    table = pipeline.read_table(book([["乡镇", heading, "省外务工就业"], ["竹溪乡", 1, 2]]), LIBRARY, None, common)
    assert [note.hint for note in table.notes if note.code == "S116" and str(note.place).endswith("!B1]")] == [hint]


def test_no_other_column_is_offered_for_one_that_is_not_known(book, common):
    table = pipeline.read_table(book([["乡镇", "务工就亚", "务工就业"], ["竹溪乡", 1, 2]]), LIBRARY, None, common)
    assert [note.hint for note in table.notes if note.code == "S116"] == ["写成 组.指标，如 监测帮扶.监测对象.户"]


@pytest.mark.parametrize("head", [["乡镇", "指标", "数值"], ["乡镇", "指标名称", "数值"]])
def test_a_table_with_an_indicator_a_row_is_refused_in_words(book, common, head):
    assert refusal(book([head, ["竹溪乡", "监测对象", "86户251人"]]), common)[0] == "S117"


def test_two_columns_of_one_indicator_whose_cells_name_their_units(book, common):
    said, *_ = read(book, common, ["乡镇", "医疗救助", "医疗救助资金"], ["竹溪乡", "259人次", "25.9万元"])
    assert said == {"医疗": {"医疗救助": "259人次25.9万元"}}


def test_an_alias_that_says_too_little_outside_its_group_is_not_read(book, common):
    said, notes, _ = read(book, common, ["乡镇", "就业人数", "概况.村民小组"], ["竹溪乡", "4821人", 5])
    assert (said, notes) == ({}, [("S116", "B1")])


def test_blanks_in_the_name_of_a_place_are_only_looks(book, common):
    table = pipeline.read_table(book([["乡 镇", "就业.务工就业（人）"], ["竹 溪 乡", 5]]), LIBRARY, "rural/township", common)
    [row] = table.rows
    assert "竹溪乡" in pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset.unit.region


def test_a_rate_below_a_heading_of_two_units_is_a_rate(book, common):
    said, _, wrong = read(book, common, ["乡镇", "低保（户/人）", None], [None, "数量", "完成率"], ["竹溪乡", "86/251", "95.2"], merges=("A1:A2", "B1:C1"))
    assert (said, wrong) == ({"兜底": {"低保": {"数值": "86户251人", "完成率": "95.2%"}}}, [])


def test_parts_are_parts_whether_the_word_stands_before_all_or_one_of_them(book, common):
    said, *_ = read(book, common, ["乡镇", "衔接资金（万元）", None, None], [None, "合计", "其中：中央", "省级"], ["竹溪乡", 900, 30, 2], merges=TWO_LINES)
    assert said == {"资金项目": {"衔接资金": {"数值": "900万元", "其中": {"中央": "30万元", "省级": "2万元"}}}}


@pytest.mark.parametrize("label", ["附城镇", "注溪乡", "审核乡"])
def test_a_township_whose_name_begins_like_a_remark_is_one(book, common, label):
    table = pipeline.read_table(book([["乡镇", "低保（户）"], ["甲乡", 86], [label, 75], ["注：截至11月底"]]), LIBRARY, "rural/township", common)
    assert [row.label for row in table.rows] == ["甲乡", label]


def test_commas_of_a_sentence_stay_in_it(book, common):
    said, *_ = read(book, common, ["乡镇", "荣誉.考核等次"], ["竹溪乡", "分别为12，300，400"])
    assert said == {"荣誉": {"考核等次": "分别为12，300，400"}}


def test_figures_of_one_column_that_lie_ten_thousand_times_apart_are_told(book, common):
    rows = [["甲乡", 275.9, 1200], ["乙乡", "188万元", 300], ["丙乡", 3250000, 90], ["丁乡", "301.2元", 8000]]
    _, notes, _ = read(book, common, ["乡镇", "低保资金（万元）", "就业.务工就业（人）"], *rows)
    assert notes == [("S135", "B5"), ("S135", "B4")]


def test_a_word_in_one_of_two_columns_is_told_by_itself(book, common):
    table = pipeline.read_table(book([["乡镇", "监测对象户数", "监测对象人数"], ["竹溪乡", "若干", 251]]), LIBRARY, "rural/township", common)
    [row] = table.rows
    found = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.severity == "error"]
    assert [(each.code, each.message) for each in found if each.code != "S126"] == [("S133", "监测对象户数：“若干”不是数")]
    assert only(book([["乡镇", "监测对象户数", "监测对象人数"], ["竹溪乡", "待补", 251]]), common) == {"监测帮扶": {"监测对象": "待补"}}


def test_a_column_that_cannot_be_placed_is_told_and_others_are_used(book, common):
    table = pipeline.read_table(book([["地区", "监测对像", "危房改造"], ["竹溪乡", 1, 2]]), LIBRARY, None, common)
    [note] = table.notes
    assert (note.code, "监测对象" in note.hint, str(note.place).endswith("表.xlsx[汇总表!B1]")) == ("S116", True, True)


@pytest.mark.parametrize(
    ("head", "cell"),
    [(["地区", "危房改造", "乡镇"], "C1"), (["地区", "其中：脱贫户"], "B1")],
)
def test_a_head_that_would_mislead_is_refused(book, common, head, cell):
    assert refusal(book([head, ["竹溪乡", *[1] * (len(head) - 1)]]), common)[0] == "S117"
    assert refusal(book([head, ["竹溪乡", *[1] * (len(head) - 1)]]), common)[1].endswith(f"表.xlsx[汇总表!{cell}]")


@pytest.mark.parametrize(
    ("heading", "cell", "advised"),
    [
        ("总产值", "2.29亿", "单元格写全：2.29亿元 的样子"),
        ("旅游收入", "4982万", "单元格写全：4982万元 的样子"),
        ("资金支出", "681.4", "表头写明单位，如 资金支出（万元）、资金支出（元），或单元格写全：681.4万元、681.4元 的样子"),
    ],
)
def test_the_hint_of_a_bare_number_can_be_typed(book, common, heading, cell, advised):
    table = pipeline.read_table(book([["地区", heading], ["竹溪乡", cell]]), LIBRARY, "rural/township", common)
    found = [each for row in table.rows for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics]
    assert [each.hint for each in found if each.code == "S121"] == [advised]


def test_a_scale_in_a_cell_under_a_scaled_unit_is_said_once(book, common):
    table = pipeline.read_table(book([["地区", "总产值（万元）"], ["竹溪乡", "2.29亿"]]), LIBRARY, "rural/township", common)
    found = [each for row in table.rows for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics]
    assert [each.hint for each in found if each.code == "D080"] == ["写成 2.29亿元"]


def test_a_bare_number_under_two_units_is_refused(book, common):
    [(_, errors)] = units(book([["地区", "监测对象"], ["竹溪乡", 86]]), common)
    assert "S121" in errors


@pytest.mark.parametrize(("value", "number_format", "says"), [(0.971, "0.0%", "97.1%"), (97.1, "General", "97.1%")])
def test_a_rate_is_a_percentage(book, common, value, number_format, says):
    file = book([["地区", "满意度"], ["竹溪乡", value]], formats={"B2": number_format})
    assert only(file, common) == {"监测帮扶": {"满意度": says}}


@pytest.mark.parametrize("value", [0.971, 1])
def test_a_rate_that_may_be_a_share_is_refused(book, common, value):
    [(_, errors)] = units(book([["地区", "满意度"], ["竹溪乡", value]]), common)
    assert "S122" in errors


def test_the_hint_for_a_share_says_this_very_figure(book, common):
    table = pipeline.read_table(book([["地区", "满意度（%）"], ["竹溪乡", 0.985]]), LIBRARY, None, common)
    [row] = table.rows
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "S122"]
    assert found.hint == "单元格设成百分比格式，或写成 98.5%；确是 0.985% 的，写成 0.985%"


@pytest.mark.parametrize(
    ("cell", "says"),
    [("3,100", "3100人"), ("3,100人", "3100人"), ("1,203,100", "1203100人"), ("约3,100", "约3100人"), (3020, "3020人")],
)
def test_a_cell_typed_with_thousands_prints_like_the_cell_beside_it(book, common, cell, says):
    assert only(book([["地区", "就业.务工就业"], ["竹溪乡", cell]]), common) == {"就业": {"务工就业": says}}


# rows ------------------------------------------------------------------------------


def test_totals_remarks_and_blank_rows_are_no_units(book, common):
    rows = [
        ["序号", "乡镇", "危房改造"], [1, "竹溪乡", 1], [None] * 3, [2, "茶亭乡", 2],
        ["合计", None, 3], [None, "总计", 3], ["填表人：示例"], ["注：", None, None], [None, None, 9],
    ]  # fmt: skip
    table = pipeline.read_table(book(rows), LIBRARY, None, common)
    assert [row.label for row in table.rows] == ["竹溪乡", "茶亭乡"]
    assert [each.code for each in table.notes] == ["S120", "S120", "S119"]


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


def test_cells_hold_no_marks_of_ours(book, common):
    said = only(book([["地区", "文字材料.存在问题", "危房改造"], ["竹溪\ue000乡", "甲\ue001\u200b乙", 1]]), common)
    assert said == {"住房": {"危房改造": "1户"}}
    table = pipeline.read_table(book([["地区", "文字材料.存在问题"], ["竹溪乡", "甲\ue001\u200b乙"]]), LIBRARY, None, common)
    assert [cell.text for row in table.rows for cell in row.cells] == ["竹溪乡", "甲乙"]


def test_error_values_are_named_with_their_cell_and_stop_only_their_unit(book, common):
    file = book([["地区", "危房改造"], ["竹溪乡", "#DIV/0!"], ["茶亭乡", 3]])
    (_, errors), (second, none) = units(file, common)
    assert (errors, none, second["住房"]) == (["S112"], [], {"危房改造": "3户"})


def test_a_formula_that_was_never_calculated_is_not_taken_for_a_blank(book, common):
    (_, errors), *_ = units(book([["地区", "危房改造"], ["竹溪乡", "=1+1"]]), common)
    assert errors == ["S113"]


def test_other_sheets_with_data_are_told(book, common):
    table = pipeline.read_table(book([["地区", "危房改造"], ["竹溪乡", 1]], 另一表=[["地区", "就业"], ["竹溪乡", 1]], 说明=[["填表说明"]]), LIBRARY, None, common)
    assert len(list(table.rows)) == 1
    assert [(each.code, "另一表" in each.message) for each in table.notes] == [("S118", True)]


def test_the_digest_of_a_row_changes_with_any_cell_and_with_the_head(book, common):
    def digests(rows: Rows) -> list[str]:
        return [row.digest for row in pipeline.read_table(book(rows), LIBRARY, None, common).rows]

    first = digests([["地区", "危房改造"], ["竹溪乡", 1], ["茶亭乡", 2]])
    second = digests([["地区", "危房改造"], ["竹溪乡", 1], ["茶亭乡", 3]])
    assert first[0] == second[0]
    assert first[1] != second[1]
    assert digests([["地区", "就业.务工就业"], ["竹溪乡", 1]])[0] != first[0]


# files -----------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_csv_as_people_save_it(tmp_path, common, encoding, delimiter):
    file = tmp_path / "表.csv"
    lines = [["地区", "危房改造", "衔接资金（万元）", "满意度"], ["竹溪乡", "12", "202.00000000000003", "97.1%"], ["茶亭乡", "#N/A", "", ""]]
    file.write_bytes("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    (first, none), (_, errors) = units(file, common)
    assert (first["住房"], first["资金项目"], none) == ({"危房改造": "12户"}, {"衔接资金": "202万元"}, [])
    assert errors == ["S112"]
    table = pipeline.read_table(file, LIBRARY, None, common)
    places = [str(cell.fault.place) for row in table.rows for cell in row.cells if cell.fault]
    assert [place.endswith("表.csv[B3]") for place in places] == [True]


def test_a_table_without_a_head_is_refused(book):
    assert refusal(book([["甲", "乙"], [1, 2]]))[0] == "S115"


def test_the_template_must_be_known(book):
    assert refusal(book([["地区", "危房改造"], ["竹溪乡", 1]]), template=None)[0] == "T011"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE, "旧格式"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (b"PK\x03\x04 broken", "损坏"),
        (b"just text", "损坏"),
        (b"", "损坏"),
    ],
)
def test_what_is_no_workbook_is_told_in_words(tmp_path, data, said):
    file = tmp_path / "表.xlsx"
    file.write_bytes(data)
    with pytest.raises(Refused) as caught:
        pipeline.read_table(file, LIBRARY, "rural/township")
    [fault] = caught.value.diagnostics
    assert (fault.code, said in fault.message) == ("S110", True)


def changed(file: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return file


SHEET = "xl/worksheets/sheet1.xml"
BOMBS = {
    "unpacked": lambda data: data + b" " * 3_000_000,
    "one row": lambda data: data.replace(b"</sheetData>", b'<row r="3">' + b'<c r="A3"><v>1</v></c>' * 30_000 + b"</row></sheetData>"),
    "far column": lambda data: data.replace(b"</sheetData>", b'<row r="3"><c r="XFD3"><v>1</v></c></row></sheetData>'),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=list(BOMBS))
def test_a_bomb_is_refused_before_it_is_parsed(book, common, bomb, monkeypatch):
    monkeypatch.setattr("drafting.load.workbook.MAX_UNPACKED", 2_000_000)
    monkeypatch.setattr("drafting.load.workbook.MAX_ROW_BYTES", 500_000)
    monkeypatch.setattr("drafting.load.workbook._CHUNK", 100_000)
    file = changed(book([["地区", "危房改造"], ["竹溪乡", 1]]), SHEET, bomb)
    assert refusal(file, common)[0] == "S111"


def test_an_entity_bomb_is_refused(book, common):
    file = changed(
        book([["地区", "危房改造"], ["竹溪乡", 1]]), SHEET,
        lambda data: data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet', 1),
    )  # fmt: skip
    assert refusal(file, common)[0] == "S110"


def test_a_sheet_that_lies_about_its_extent_is_read_whole(book, common):
    file = changed(
        book([["地区", "危房改造"], ["竹溪乡", 1], ["茶亭乡", 2]]), SHEET,
        lambda data: data.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1:A1"'),
    )  # fmt: skip
    assert len(units(file, common)) == 2


# words -----------------------------------------------------------------------------


def _sentences(file: Path, common, name: str = "甲乡") -> str:
    table = pipeline.read_table(file, LIBRARY, None, common)
    [row] = [each for each in table.rows if each.label == name]
    dataset = pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset
    assert dataset is not None
    document = pipeline.draft(LIBRARY, dataset).document
    assert document is not None
    return pipeline.write(document, "txt", LIBRARY).decode()


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["地区", "高山蔬菜面积（亩）"], ["甲乡", 320]], "高山蔬菜面积320亩"),
        ([["地区", "全乡露地蔬菜（亩）"], ["甲乡", 320]], "露地蔬菜面积320亩"),
        ([["地区", "产业.高山蔬菜.亩"], ["甲乡", 320]], "高山蔬菜面积320亩"),
        ([["地区", "蔬菜面积（亩）"], ["甲乡", 320]], "，蔬菜面积320亩"),
        (
            [["地区", "产业", ""], ["", "高山蔬菜", "生态家禽"], ["", "亩", "羽"], ["甲乡", 320, 900]],
            "高山蔬菜面积320亩，养殖生态家禽900羽",
        ),
        ([["地区", "屋场会场次（场）"], ["甲乡", 12]], "召开屋场会12场"),
        ([["地区", "东西部协作", ""], ["", "协作资金（万元）", "协作项目（个）"], ["甲乡", 80, 3]], "深化东西部协作，"),
        ([["地区", "鲁渝协作", ""], ["", "协作资金（万元）", "协作项目（个）"], ["甲乡", 80, 3]], "深化鲁渝协作，"),
    ],
)
def test_sentences_use_the_heads_own_word_as_they_use_that_of_a_data_file(book, common, rows, says):
    rows = [*rows[:-1], [*rows[-1], 9, 20, 500]]
    rows[0] = [*rows[0], "监测对象（户）", "监测对象（人）", "特色产业面积（亩）"]
    assert says in _sentences(book(rows), common)


def test_columns_that_call_one_indicator_differently_give_no_word(book, common):
    table = pipeline.read_table(
        book([["地区", "高山蔬菜（亩）", "蔬菜上年同期（亩）"], ["甲乡", 320, 300]]), LIBRARY, None, common
    )
    assert "产业.蔬菜" not in table.columns.called


def test_a_row_without_the_figure_takes_no_word_of_the_head(book, tmp_path):
    (tmp_path / "共用.yaml").write_text(
        COMMON.replace("概况: {行政村: 6个}", "产业: {露地蔬菜: 70亩, 茶园: 3亩}, 监测帮扶: {监测对象: 9户}"), "utf-8"
    )
    shared = pipeline.read_common(tmp_path / "共用.yaml")
    file = book([["地区", "高山蔬菜（亩）", "低保（户）"], ["甲乡", 320, 4], ["乙乡", None, 4]])
    assert "高山蔬菜面积320亩" in _sentences(file, shared)
    assert "露地蔬菜面积70亩" in _sentences(file, shared, "乙乡")


def test_a_head_that_is_repeated_is_no_unit(book, common):
    head = ["乡镇", "监测对象（户）"]
    file = book([head, ["竹溪乡", 86], head, ["柏树镇", 90]])
    table = pipeline.read_table(file, LIBRARY, None, common)
    assert [row.label for row in table.rows] == ["竹溪乡", "柏树镇"]
    assert [(note.code, note.message) for note in table.notes if note.code == "S136"] == [("S136", "第 3 行又是表头，跳过")]


def test_blanks_within_a_number_are_told_at_its_own_cell(book, common):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）", "监测对象（人）"], ["竹溪乡", 86, "25 1"]]), LIBRARY, None, common)
    [row] = table.rows
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "S133"]
    assert (str(found.place).endswith("!C2]"), found.hint) == (True, "去掉空格，写成 251；是两个数的，各带单位")


def test_a_group_under_another_of_its_names(book, common):
    said, notes, _ = read(book, common, ["乡镇", "资金.衔接资金（万元）"], ["竹溪乡", 120.5])
    assert said == {"资金项目": {"衔接资金": "120.5万元"}}
    assert notes == []


class TestLowerLinesOfAHead:
    @pytest.mark.parametrize("merges", [("A1:A2",), ("A1:A2", "B1:B2", "C1:C2")])
    def test_what_is_merged_down_over_a_line_makes_it_one_of_the_head(self, book, common, merges):
        rows = [["序号", "乡镇", "监测对象（户）", "务工就业（人）"], [None, None, None, "完成"], [1, "竹溪乡", 86, 251]]
        assert read(book, common, *rows, merges=merges)[1:] == ([], [])

    def test_one_word_beneath_is_enough(self, book, common):
        said, notes, wrong = read(book, common, ["乡镇", "监测对象（户）", "务工就业（人）"], [None, None, "任务"], ["竹溪乡", 86, 251])
        assert (said["就业"], notes, wrong) == ({"务工就业": {"任务": "251人"}}, [], [])

    @pytest.mark.parametrize("numbers", [["甲", 1, "2=1+3"], [None, "（1）", "（2）"], ["栏次", 1, 2], ["甲", "乙", "丙"]])
    def test_a_line_that_numbers_the_columns_is_no_unit(self, book, common, numbers):
        head = ["乡镇", "监测对象（户）", "务工就业（人）"]
        said, notes, wrong = read(book, common, head, numbers, ["竹溪乡", 86, 251], head, numbers, ["白石镇", 1, 2])
        assert said == {"监测帮扶": {"监测对象": "1户"}, "就业": {"务工就业": "2人"}}
        assert (notes, wrong) == ([("S136", "A4")], [])

    def test_a_head_of_two_lines_may_come_again(self, book, common):
        head = [["乡镇", "监测对象", None], [None, "户", "人"]]
        said, notes, wrong = read(book, common, *head, ["竹溪乡", 86, 251], *head, ["白石镇", 1, 2], merges=("A1:A2", "B1:C1"))
        assert (said, notes, wrong) == ({"监测帮扶": {"监测对象": "1户2人"}}, [("S136", "A4")], [])

    @pytest.mark.parametrize("time", ["截至11月底", "（2026年11月）", "1—6月", "上半年", "本月", "2024年"])
    def test_a_time_is_no_indicator(self, book, common, time):
        said, notes, _ = read(book, common, ["乡镇", "监测对象（户）", "务工就业（人）"], [None, time, None], ["竹溪乡", 86, 251])
        assert (said, notes) == ({"就业": {"务工就业": "251人"}}, [("S116", "B2")])


@pytest.mark.parametrize("typed", ["竹 溪乡", "3.竹溪乡", "（3）竹溪乡", "竹溪乡*", "竹溪乡人民政府", "竹溪乡党委", "青禾县竹溪乡"])
def test_a_place_is_read_without_what_people_write_around_it(book, common, typed):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）"], [typed, 86]]), LIBRARY, None, common)
    [row] = table.rows
    loaded = pipeline.read_row(row, table.columns, LIBRARY, None, common=common)
    assert (loaded.dataset.unit.region, loaded.dataset.unit.name) == ("青禾县竹溪乡", "青禾县竹溪乡人民政府")


def test_a_cell_in_error_is_told_by_its_heading(book, common):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）"], ["竹溪乡", "=1/0"]]), LIBRARY, None, common)
    [row] = table.rows
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, None, common=common).diagnostics if each.severity == "error"]
    assert (found.message, str(found.place).rpartition("[")[2]) == ("监测对象（户）：公式没有算过，里面没有数", "汇总表!B2]")


def test_a_table_of_which_no_column_is_known_says_so_once(book, common):
    with pytest.raises(Refused) as refused:
        pipeline.read_table(book([["农村低保情况统计表（示例数据）"], ["乡镇", "户数（户）", "人数（人）"], ["竹溪乡", 5, 6]]), LIBRARY, None, common)
    assert [(each.code, each.severity, each.excerpt) for each in refused.value.diagnostics] == [("S116", "error", "户数（户）"), ("S116", "error", "人数（人）")]


class TestHiddenColumns:
    def hidden(self, tmp_path, head: list[str]) -> Path:
        workbook = openpyxl.Workbook()
        for row in (head, ["竹溪乡", *[5] * (len(head) - 1)]):
            workbook.active.append(row)
        workbook.active.column_dimensions["C"].hidden = True
        workbook.save(tmp_path / "表.xlsx")
        return tmp_path / "表.xlsx"

    def test_are_read_and_told(self, tmp_path, common):
        table = pipeline.read_table(self.hidden(tmp_path, ["乡镇", "监测对象（户）", "危房改造（户）"]), LIBRARY, None, common)
        assert [each.message for each in table.notes] == ["表里隐藏的 1 列也读了：C列 危房改造（户）"]

    def test_are_named_as_such_where_they_repeat_another(self, tmp_path, common):
        table = pipeline.read_table(self.hidden(tmp_path, ["乡镇", "危房改造（户）", "住房.危房改造"]), LIBRARY, None, common)
        assert [each.message for each in table.notes if each.code == "S142"] == ["住房.危房改造（隐藏的列）：和“危房改造（户）”是同一个指标"]

    def test_without_figures_of_the_report_are_not_told(self, tmp_path, common):
        assert pipeline.read_table(self.hidden(tmp_path, ["乡镇", "监测对象（户）", "所属片区"]), LIBRARY, None, common).notes == []


class TestAKeyWithoutAName:
    def test_is_that_of_the_column_to_the_left(self, book, common):
        said, notes, wrong = read(book, common, ["乡镇", "务工就业（人）", "任务", "完成率"], ["竹溪乡", 86, 251, "34%"])
        assert (said, notes, wrong) == ({"就业": {"务工就业": {"数值": "86人", "任务": "251人", "完成率": "34%"}}}, [], [])

    def test_below_the_name_of_their_group_too(self, book, common):
        said, notes, wrong = read(book, common, ["乡镇", "就业", None], [None, "务工就业（人）", "任务"], ["竹溪乡", 86, 251], merges=("A1:A2", "B1:C1"))
        assert (said, notes, wrong) == ({"就业": {"务工就业": {"数值": "86人", "任务": "251人"}}}, [], [])

    def test_and_it_is_said_how_it_was_read(self, book, common):
        table = pipeline.read_table(book([["乡镇", "就业.务工就业", "任务"]]), LIBRARY, "rural/township", common)
        assert [each.message for each in table.notes] == ["任务：没有写是哪个指标的，读作左边一列的 就业.务工就业.任务"]

    @pytest.mark.parametrize(
        ("head", "cell"),
        [
            (["年度任务（人）", "喜欢的颜色", "就业.务工就业"], "B1"), (["就业.务工就业", "说明事项", "任务"], "D1"),
            (["就业.务工就业", "任务（万元）"], "C1"), (["外出务工", "说明事项", "务工任务"], "D1"), (["任务（亩）", "就业.务工就业"], "B1"),
        ],
    )
    def test_where_it_may_be_another_s_it_is_not_used(self, book, common, head, cell):
        _, notes, _ = read(book, common, ["乡镇", *head], ["竹溪乡", *[5] * len(head)])
        assert ("S116", cell) in notes

    @pytest.mark.parametrize("task", ["年度任务（人）", "任务数", "目标任务"])
    def test_a_task_left_of_the_first_indicator_is_its_own(self, book, common, task):
        said, notes, wrong = read(book, common, ["乡镇", task, "就业.务工就业", "完成率"], ["竹溪乡", 251, 86, "34%"])
        assert (said, notes, wrong) == ({"就业": {"务工就业": {"数值": "86人", "任务": "251人", "完成率": "34%"}}}, [], [])

    def test_a_task_called_by_a_part_of_the_name_to_the_left_is_of_that_column(self, book, common):
        said, notes, wrong = read(book, common, ["乡镇", "外出务工", "务工任务", "完成率"], ["竹溪乡", 86, 251, "34%"])
        assert (said, notes, wrong) == ({"就业": {"外出务工": {"数值": "86人", "任务": "251人", "完成率": "34%"}}}, [], [])

    def test_and_of_none_where_two_columns_are_called_so(self, book, common):
        said, _, _ = read(book, common, ["乡镇", "外出务工", "就近务工", "务工任务"], ["竹溪乡", 86, 50, 251])
        assert "任务" not in str(said["就业"]["外出务工"]) + str(said["就业"]["就近务工"])


class TestANameThatSaysTooLittle:
    def test_is_of_the_group_of_the_columns_to_the_left(self, book, common):
        head = ["乡镇", "衔接资金（万元）", "已支付（万元）", "支付率", "项目个数"]
        said, notes, wrong = read(book, common, head, ["竹溪乡", 100, 86, "86%", 3])
        figures = {"衔接资金": "100万元", "资金支出": "86万元", "支出进度": "86%", "实施项目": "3个"}
        assert (said, notes, wrong) == ({"资金项目": figures}, [], [])

    def test_is_of_the_group_that_the_title_names(self, book, common):
        rows = [["青禾县2026年脱贫人口小额信贷情况统计表（示例数据）"], ["乡镇", "新增（户）", "逾期率"], ["竹溪乡", 5, "0.1%"]]
        assert read(book, common, *rows) == ({"小额信贷": {"新增": "5户", "逾期率": "0.1%"}}, [], [])

    def test_a_guess_at_one_column_is_no_reason_for_another(self, book, common):
        assert ("S116", "C1") in read(book, common, ["乡镇", "项目个数", "总投资（万元）"], ["竹溪乡", 5, 100])[1]


class TestMoneyWithoutAUnit:
    HEAD = ("乡镇", "小额信贷.新增（户）", "小额信贷.新增金额")

    def test_is_in_what_the_line_above_the_table_says(self, book, common):
        said, _, wrong = read(book, common, ["小额信贷表（示例数据）", None, "单位：万元"], [*self.HEAD], ["竹溪乡", 5, 25])
        assert (said, wrong) == ({"小额信贷": {"新增": "5户25万元"}}, [])

    def test_is_not_taken_for_yuan(self, book, common):
        assert read(book, common, [*self.HEAD], ["竹溪乡", 5, 25])[2] == ["S121"]


@pytest.mark.parametrize(("value", "held"), [(date(2026, 3, 1), "（存的是 46082）"), (datetime(1900, 3, 26), "（存的是 86）"), (time(12), "")])
def test_a_number_that_shows_as_a_date_is_told_with_what_to_do(book, common, value, held):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）"], ["竹溪乡", value]]), LIBRARY, "rural/township", common)
    (row,) = table.rows
    (found,) = pipeline.read_row(row, table.columns, LIBRARY, "rural/township", common=common).diagnostics
    assert (found.code, found.hint.partition("，核对")[0]) == ("S133", f"单元格设成了日期格式：改成常规格式{held}")


def test_a_farm_among_townships_is_told_which_columns_say_what_it_is(book, common):
    table = pipeline.read_table(book([["地区", "危房改造"], ["松林农场", 1]]), LIBRARY, None, common)
    [row] = table.rows
    [hint] = [each.hint for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "D061"]
    assert "表里加“全辖”“自称”“党委政府”几列" in hint
    head = ["地区", "危房改造", "全辖", "自称", "党委政府"]
    table = pipeline.read_table(book([head, ["松林农场", 1, "全场", "我场", "农场党委"], ["竹溪乡", 2]]), LIBRARY, None, common)
    units = [pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset.unit for row in table.rows]
    assert [(unit.whole, unit.leadership) for unit in units] == [("全场", "农场党委"), ("全乡", "乡党委、政府")]


def test_another_table_below_is_never_read_under_the_head_of_the_first(book, common):
    table = pipeline.read_table(book([["乡镇", "危房改造（户）"], ["竹溪乡", 9], ["乡镇", "改厕（户）"], ["茶亭乡", 80]]), LIBRARY, None, common)
    assert [row.label for row in table.rows] == ["竹溪乡"]
    assert [(each.code, each.severity, each.message) for each in table.notes] == [("S136", "error", "第 3 行是另一张表的表头（改厕（户）），从这一行起没有读")]
