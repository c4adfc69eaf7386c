"""Tables with a row per indicator: of one unit, or with a column per unit."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from drafting.load.tables.row_tree import row_tree
from tests.shipped import shipped

COMMON = '模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}\n报告期: 2026年\n'
HEAD = "青禾县竹溪乡2026年主要指标完成情况表（示例数据）\n填报单位：竹溪乡人民政府\n序号,指标名称,单位,本年,上年同期,同比±%,年度任务,完成率,备注\n"


@pytest.fixture
def read(tmp_path: Path):
    """{label: (指标, errors, places)} and the notes of a table."""

    def read(text: str):
        (tmp_path / "表.csv").write_text(text, encoding="utf-8")
        (tmp_path / "共用.yaml").write_text(COMMON, encoding="utf-8")
        common = pipeline.read_common(tmp_path / "共用.yaml")
        table = pipeline.read_table(tmp_path / "表.csv", shipped(), None, common)
        units = {}
        for row in table.rows:
            tree, _ = row_tree(row, table.columns, common)
            loaded = pipeline.read_row(row, table.columns, shipped(), None, common=common)
            errors = [each.message for each in loaded.diagnostics if each.severity == "error"]
            places = {".".join(map(str, path[1:])): str(place).rpartition("[")[2] for path, place in tree.elsewhere.items()}
            units[loaded.name] = (tree.value["指标"], errors, places)
        return units, [(each.code, each.message) for each in table.notes if each.code not in ("S131", "S132", "S140")]

    return read


def test_a_table_of_one_unit_has_a_line_for_each_indicator(read):
    rows = "1,一、就业,,,,,,,\n2,务工就业,人,950,930,2.2,900,105.6%,\n3,帮扶车间,个,3,,,,,\n4,二、住房,,,,,,,\n5,危房改造,户,,,,10,,\n6,衔接资金,万元,860.5,,,,,\n"
    units, notes = read(HEAD + rows)
    figures, errors, places = units["竹溪乡人民政府"]
    assert figures == {
        "就业": {"务工就业": {"数值": "950人", "上年同期": "930人", "同比": "2.2%", "任务": "900人", "完成率": "105.6%"}, "帮扶车间": "3个"},
        "住房": {"危房改造": {"任务": "10户", "数值": ""}},
        "资金项目": {"衔接资金": "860.5万元"},
    }
    assert (errors, notes) == ([], [])
    assert (places["就业.务工就业.任务"], places["资金项目.衔接资金"]) == ("G5]", "D9]")


def test_parts_stand_below_their_whole(read):
    rows = "1,监测对象,户,86,,,,,\n2,其中：脱贫不稳定户,户,31,,,,,\n3,边缘易致贫户,户,37,,,,,\n4,突发严重困难户,户,18,,,,,\n"
    figures = read(HEAD + rows)[0]["竹溪乡人民政府"][0]
    assert figures["监测帮扶"]["监测对象"] == {"数值": "86户", "构成": {"脱贫不稳定户": "31户", "边缘易致贫户": "37户", "突发严重困难户": "18户"}}


def test_what_stands_further_in_is_a_part_while_there_is_room(read):
    rows = "1,衔接资金,万元,950,,,,,\n2,　其中：中央,万元,300,,,,,\n3,　省级,万元,200,,,,,\n4,　资金支出,万元,800,,,,,\n"
    figures = read(HEAD + rows)[0]["竹溪乡人民政府"][0]["资金项目"]
    assert figures == {"衔接资金": {"数值": "950万元", "其中": {"中央": "300万元", "省级": "200万元"}}, "资金支出": "800万元"}


def test_a_column_for_each_unit_is_a_report_for_each(read):
    units, notes = read("指标,单位,竹溪乡,茶亭乡,合计\n监测对象,户,80,81,161\n务工就业,人,900,—,900\n喜欢的颜色,种,1,2,3\n")
    assert units["青禾县竹溪乡人民政府"][0] == {"监测帮扶": {"监测对象": "80户"}, "就业": {"务工就业": "900人"}}
    assert units["青禾县茶亭乡人民政府"][0] == {"监测帮扶": {"监测对象": "81户"}, "就业": {"务工就业": "不适用"}}
    assert units["青禾县茶亭乡人民政府"][2]["监测帮扶.监测对象"] == "D2]"
    assert [(code, "这一行没有用上" in message) for code, message in notes] == [("S116", True)]


def test_what_is_wrong_with_a_cell_is_said_of_its_unit(read):
    units, _ = read("指标,单位,竹溪乡,茶亭乡\n监测对象,户,好多,81\n")
    assert [len(errors) for _, errors, _ in units.values()] == [1, 0]


def test_a_line_without_a_unit_is_told_once(read):
    with pytest.raises(Refused) as refused:
        read("指标,单位,竹溪乡,茶亭乡\n监测对象,户,80,81\n衔接资金,,900,700\n")
    assert [each.message for each in refused.value.diagnostics] == ["衔接资金：这一行只有数（如 900），没有单位，2 个单位的都读不出来"]


def test_without_a_line_for_the_unit_it_is_that_of_the_common_file(read, tmp_path):
    units, _ = read("指标,单位,本月,1—11月累计\n务工就业,人,20,950\n")
    assert next(iter(units.values()))[0] == {"就业": {"务工就业": "950人"}}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("填报单位：竹溪乡人民政府（盖章）", "竹溪乡人民政府"),
        ("填报单位(公章):竹溪乡人民政府（加盖公章） 填报时间：2026.12.10", "竹溪乡人民政府"),
        ("填报单位：竹溪乡人民政府（街道办）", "竹溪乡人民政府（街道办）"),
        ("填报单位：（盖章）", "青禾县{地区}人民政府"),
    ],
)
def test_the_place_for_a_seal_is_no_part_of_the_name(read, line, name):
    units, _ = read(f"{line}\n指标,单位,本月,1—11月累计\n务工就业,人,20,950\n")
    assert [*units] == [name]


def test_a_line_that_is_not_known_is_told_with_the_cell_of_each_unit(read, tmp_path):
    read("指标,单位,竹溪乡,茶亭乡\n监测对象,户,80,81\n喜欢的颜色,种,1,2\n")
    table = pipeline.read_table(tmp_path / "表.csv", shipped(), None, pipeline.read_common(tmp_path / "共用.yaml"))
    assert len(list(table.rows)) == 2
    [told] = [each for each in table.notes if each.code in ("S116", "S132")]  # once
    assert told.message == "喜欢的颜色（种）：不知道是哪个指标，这一行没有用上；竹溪乡（C3）、茶亭乡（D3）填了数"
    assert told.hint == "写明是哪一组的：组名.喜欢的颜色，或者在它上面单独一行写组名；不是指标的行不用管"


@pytest.mark.parametrize(
    ("head", "figures", "untold"),
    [
        ("2025年,2026年,增长", {"数值": "20户", "上年同期": "10户", "同比": "30%"}, []),
        ("2025年1—11月,2026年1-11月,增长（%）", {"数值": "20户", "上年同期": "10户", "同比": "30%"}, []),
        ("2025年末,2026年完成,2026年任务", {"数值": "20户", "上年末": "10户", "任务": "30%"}, []),
        ("2025年,2026年,占全县", {"数值": "20户", "上年同期": "10户"}, ["占全县"]),
        ("2024年,2026年,环比", {"数值": "20户"}, ["2024年", "环比"]),
        ("2025年,2026年1—11月,累计", {"数值": "20户"}, ["2025年", "累计"]),
        ("2024年,2025年,上年任务", {"上年同期": "20户"}, ["2024年", "上年任务"]),
        ("本月,本年,排名", {"数值": "20户"}, ["本月", "排名"]),
    ],
)
def test_a_column_of_a_year_is_of_this_year_or_the_last_and_what_is_neither_is_told(read, head, figures, untold):
    units, notes = read(f"指标,单位,{head}\n危房改造,户,10,20,30%\n")
    node = next(iter(units.values()))[0]["住房"]["危房改造"]
    assert {key: value for key, value in (node if isinstance(node, dict) else {"数值": node}).items() if value} == figures
    assert [(code, message.partition("：")[0]) for code, message in notes] == [("S116", each) for each in untold]


def test_beside_places_other_units_are_units_and_what_is_none_is_told(read):
    head = "指标,单位,柏树镇,经济开发区,城区办,水库管理处,松林农场,柏树社区,红旗村,年度任务,权重,责任单位,合计"
    units, notes = read(f"{head}\n监测对象,户,1,2,3,4,5,6,7,8,9,民政局,28\n")
    assert [figures for figures, _, _ in units.values()] == [{"监测帮扶": {"监测对象": f"{number}户"}} for number in range(1, 8)]
    assert [(code, message.partition("：")[0]) for code, message in notes] == [("S116", "年度任务"), ("S116", "权重")]


def test_what_is_said_of_a_line_keeps_the_words_that_it_is_written_in(read):
    _, notes = read("指标,单位,竹溪乡,茶亭乡\n监测对象,户,80,81\n左边山隧道一列,座,1,2\n其中：一列,座,1,2\n")
    assert [message.partition("；")[0] for code, message in notes if code == "S116"] == [
        "左边山隧道一列（座）：不知道是哪个指标，这一行没有用上", "其中：一列（座）：上面一行没有认出来，它的其中也没有用上",
    ]  # fmt: skip


def test_a_line_that_is_a_task_alone_is_told_to_be_of_no_indicator(read):
    _, notes = read("指标,单位,竹溪乡,茶亭乡\n年度任务,户,80,81\n喜欢的颜色,种,1,2\n监测对象,户,80,81\n")
    assert notes[0] == ("S116", "年度任务（户）：没有写是哪个指标的年度任务，这一行没有用上；竹溪乡（C2）、茶亭乡（D2）填了数")


def test_a_year_alone_is_not_the_same_months_of_last_year(read, monkeypatch):
    monkeypatch.setattr("tests.load.tables.test_turned_table.COMMON", COMMON.replace("2026年", "2026年上半年"))
    units, notes = read("指标,单位,2026年上半年,2025年上半年,2025年\n危房改造,户,10,20,30\n")
    assert next(iter(units.values()))[0]["住房"]["危房改造"] == {"数值": "10户", "上年同期": "20户"}
    assert notes == [("S116", "2025年：“2025年”不是报告期（2026年上半年）的，也不是上年同期的，这一列没有用上")]


def test_what_nobody_sees_is_read_and_told(tmp_path):
    book = openpyxl.Workbook()
    for line in (["指标", "单位", "柏树镇", "竹溪乡"], ["危房改造", "户", 8, 9], ["改厕", "户", 80, 90]):
        book.active.append(line)
    book.active.column_dimensions["D"].hidden = book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "表.xlsx")
    table = pipeline.read_table(tmp_path / "表.xlsx", shipped(), "rural/township")
    assert [row.label for row in table.rows] == ["柏树镇", "竹溪乡"]
    assert [each.message for each in table.notes if each.code == "S130"] == ["表里隐藏的 1 列也读了：D列 竹溪乡", "表里隐藏的 1 行也读了：第3行 改厕（户）"]


def test_what_is_struck_through_is_read_and_told(tmp_path):
    turned, plain = openpyxl.Workbook(), openpyxl.Workbook()
    for line in (["指标", "单位", "柏树镇", "竹溪乡"], ["危房改造", "户", 8, 9], ["改厕", "户", 80, 90]):
        turned.active.append(line)
    for line in (["乡镇", "危房改造（户）", "改厕（户）"], ["柏树镇", 8, 80], ["竹溪乡", 9, 90], ["合计", 17, 170]):
        plain.active.append(line)
    for cell in (turned.active["D3"], plain.active["C2"], *plain.active[3], *plain.active[4]):
        cell.font = openpyxl.styles.Font(strike=True)
    said = []
    for name, book in (("一.xlsx", turned), ("二.xlsx", plain)):
        book.save(tmp_path / name)
        table = pipeline.read_table(tmp_path / name, shipped(), "rural/township")
        assert [row.label for row in table.rows] == ["柏树镇", "竹溪乡"]
        said.append([each.message for each in table.notes if each.code == "S130"])
    assert said == [["表里划了删除线的 1 格也读了：D3"], ["表里划了删除线的 1 行（第 3 行）也生成了", "表里划了删除线的 1 格也读了：C2"]]


def test_one_indicator_on_two_lines_is_one_where_they_agree(read):
    units, notes = read("指标,单位,柏树镇,竹溪乡\n危房改造,户,8,9\n住房,,,\n危房改造,户,8,10\n")
    assert {name: errors for name, (_, errors, _) in units.items()} == {
        "青禾县柏树镇人民政府": [],
        "青禾县竹溪乡人民政府": ["危房改造（户）：D4 是10户，D2（危房改造（户））是9户，两处是同一个指标"],
    }
    assert notes == [("S142", "危房改造（户）：和“危房改造（户）”是同一个指标")]


def test_a_month_is_the_figure_of_no_longer_report(read):
    units, notes = read("填报单位：竹溪乡\n指标,单位,本月\n务工就业,人,20\n")
    assert [figures for figures, _, _ in units.values()] == [{}]
    assert [code for code, _ in notes] == ["S116"]


def test_sheets_called_by_their_units_are_a_report_each(tmp_path):
    """Be their lines the same or not."""
    book = openpyxl.Workbook()
    book.active.title = "竹溪乡"
    more = {"竹溪乡": [["务工就业", "人", 900, 850]], "茶亭乡": [["务工就业", "人", 800, 850]], "柏树镇": [["改厕", "户", 7, None], ["务工就业", "人", 700, 600]]}
    for name, lines in more.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for line in [["主要指标完成情况表"], ["指标", "单位", "2026年", "2025年"], *lines, ["填表人：", None, "审核人："]]:
            sheet.append(line)
    book.save(tmp_path / "表.xlsx")
    (tmp_path / "共用.yaml").write_text(COMMON, encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(tmp_path / "表.xlsx", shipped(), None, common)
    found = {}
    for row in table.rows:
        tree, problems = row_tree(row, table.columns, common)
        assert problems == []
        where = next(str(place).rpartition("[")[2] for path, place in tree.elsewhere.items() if path[-1] == "上年同期")
        found[tree.value["单位"]["地区"]] = (tree.value["指标"], where)
    assert found == {
        "青禾县竹溪乡": ({"就业": {"务工就业": {"数值": "900人", "上年同期": "850人"}}}, "竹溪乡!D3]"),
        "青禾县茶亭乡": ({"就业": {"务工就业": {"数值": "800人", "上年同期": "850人"}}}, "茶亭乡!D3]"),
        "青禾县柏树镇": ({"人居环境": {"改厕": "7户"}, "就业": {"务工就业": {"数值": "700人", "上年同期": "600人"}}}, "柏树镇!D4]"),
    }
    assert [each.code for each in table.notes if each.code == "S116"] == []
    assert [each.message.partition("：")[0] for each in table.notes if each.code == "S131"] == ["务工就业（人）"]


@pytest.mark.parametrize(
    ("head", "figures", "untold"),
    [
        ("2026年,,2025年\n,,目标,完成,", {"任务": "10户", "数值": "20户", "上年同期": "30户"}, []),
        ("完成情况,,\n,,年度任务,实际完成,完成率", {"任务": "10户", "数值": "20户", "完成率": "30%"}, []),
        ("年度任务,,\n,,任务数,完成数,占任务%", {"任务": "10户", "数值": "20户", "完成率": "30%"}, []),
        ("2026年,,\n,,上半年,全年,任务", {"数值": "20户", "任务": "30户"}, ["2026年·上半年"]),
        ("本期,,上年同期\n,,数值,排名,数值", {"数值": "10户", "上年同期": "30户"}, ["本期·排名"]),
        ("本年,同期,\n,,,数量,完成率", {"数值": "10户", "上年同期": "20户"}, ["同期·完成率"]),
        ("任务,,完成\n,,2025年,2026年,2026年", {"任务": "20户", "数值": "30户"}, ["任务·2025年"]),
        ("上半年,全年,增减%", {"数值": "20户", "同比": "30%"}, ["上半年"]),
        ("1—12月累计,去年同期累计,增减率", {"数值": "10户", "上年同期": "20户", "同比": "30%"}, []),
        ("本年,任务,完成任务（%）\n,,（户）,（户）,", {"数值": "10户", "任务": "20户", "完成率": "30%"}, []),
    ],
)
def test_what_a_column_holds_is_said_by_all_that_stands_over_it(read, head, figures, untold):
    """The first column below a heading is not the one that the heading means."""
    units, notes = read(f"指标,单位,{head}\n危房改造,户,10,20,30\n")
    [node] = [each[0]["住房"]["危房改造"] for each in units.values()]
    assert {key: value for key, value in (node if isinstance(node, dict) else {"数值": node}).items() if value} == figures
    assert [(code, message.partition("：")[0]) for code, message in notes] == [("S116", each) for each in untold]


@pytest.mark.parametrize(
    ("head", "figures"),
    [
        ("竹溪乡,,茶亭乡,\n,,任务,完成,任务,完成", [{"任务": "1户", "数值": "2户"}, {"任务": "3户", "数值": "4户"}]),
        ("竹溪乡,,茶亭乡,\n,,2025年,2026年,2025年,2026年", [{"上年同期": "1户", "数值": "2户"}, {"上年同期": "3户", "数值": "4户"}]),
        ("2025年,,2026年,\n,,竹溪乡,茶亭乡,竹溪乡,茶亭乡", [{"上年同期": "1户", "数值": "3户"}, {"上年同期": "2户", "数值": "4户"}]),
    ],
)
def test_the_columns_of_a_unit_are_keys_of_its_figures(read, head, figures):
    units, notes = read(f"指标,单位,{head}\n危房改造,户,1,2,3,4\n")
    assert [each[0]["住房"]["危房改造"] for each in units.values()] == figures
    assert notes == []
    assert [each[2]["住房.危房改造.数值"] for each in units.values()] == (["D3]", "F3]"] if head.startswith("竹") else ["E3]", "F3]"])


def test_units_below_what_gathers_them_are_units(read):
    units, _ = read("指标,单位,合计,北片,,南片\n,,,竹溪乡,柏树镇,茶亭乡\n危房改造,户,6,1,2,3\n")
    assert [each[0]["住房"]["危房改造"] for each in units.values()] == ["1户", "2户", "3户"]


@pytest.mark.parametrize(
    ("head", "keys", "names"),
    [("竹溪乡,,茶亭乡,", "任务,完成,完成,任务", "茶亭乡"), ("竹溪乡,,茶亭乡,,柏树镇", "任务,完成,完成,任务,完成", "茶亭乡、柏树镇")],
)
def test_units_whose_columns_lie_otherwise_are_named_and_none_is_left_out(read, head, keys, names):
    with pytest.raises(Refused) as refused:
        read(f"指标,单位,{head}\n,,{keys}\n危房改造,户,1,2,3,4,5\n")
    [told] = refused.value.diagnostics
    assert (told.code, str(told.place).rpartition("[")[2]) == ("S117", "E2]")
    assert told.message == f"{names}：下面的各列和竹溪乡的（任务、完成）不一样，这样排的读不出来"


@pytest.mark.parametrize(
    "text",
    [
        "类别,指标,单位,本年,上年同期\n一、送货业务,送货件数,件,156,142\n,送货率,%,94.9,95.8\n小计,,,,\n投诉,办结,件,7,8\n",
        "指标,单位,本年,上年同期\n送货业务,,,\n送货件数,件,156,142\n送货率,%,94.9,95.8\n二、投诉,,,\n办结,件,7,8\n",
    ],
)
def test_lines_are_of_the_group_that_the_table_names_though_no_catalogue_has_it(read, text):
    """A column 类别, or a line that is a name alone."""
    figures, notes = read(text)
    assert next(iter(figures.values()))[0] == {
        "送货业务": {"送货件数": {"数值": "156件", "上年同期": "142件"}, "送货率": {"数值": "94.9%", "上年同期": "95.8%"}},
        "投诉": {"办结": {"数值": "7件", "上年同期": "8件"}},
    }
    assert notes == []


def test_a_line_that_is_known_for_itself_stays_where_it_belongs_whatever_group_it_stands_in(read):
    figures, _ = read("类别,指标,单位,本年\n民生实事,危房改造,户,8\n")
    assert next(iter(figures.values()))[0] == {"住房": {"危房改造": "8户"}}


@pytest.mark.parametrize(("last", "parts"), [("5.3", {"甲类": "4.4万人", "乙类": "3.1万人", "丙类": "5.3万人"}), ("5.4", {"甲类": "4.4万人"})])
def test_what_makes_up_the_whole_with_the_first_part_is_a_part_without_the_word(read, last, parts):
    text = f"指标,单位,本年\n送货业务.送货人数,万人,12.8\n其中：甲类,万人,4.4\n乙类,万人,3.1\n丙类,万人,{last}\n"
    figures, notes = read(text)
    assert next(iter(figures.values()))[0] == {"送货业务": {"送货人数": {"数值": "12.8万人", "其中": parts}}}
    assert [code for code, _ in notes] == ["S116"] * (3 - len(parts))


@pytest.mark.parametrize("among", ["  其中：甲类", "其中：甲类"])
def test_what_stands_further_in_than_the_whole_is_a_part_of_it(read, among):
    text = f"指标,单位,本年\n送货业务.送货人数,万人,12.8\n{among},万人,4.4\n　　　乙类,万人,3.1\n送货业务.送货里程,万公里,2.5\n"
    figures, notes = read(text)
    assert next(iter(figures.values()))[0]["送货业务"] == {"送货人数": {"数值": "12.8万人", "其中": {"甲类": "4.4万人", "乙类": "3.1万人"}}, "送货里程": "2.5万公里"}
    assert notes == []


def test_last_years_figure_of_a_part_is_held_against_it(read):
    figures, notes = read("指标,单位,本年,上年同期,同比%\n送货业务.送货人数,人,12,10,20\n其中：县内,人,4,5,-20\n")
    assert next(iter(figures.values()))[0]["送货业务"]["送货人数"]["其中"] == {"县内": {"数值": "4人", "上年同期": "5人", "同比": "-20%"}}
    assert notes == []


def test_two_units_that_the_figures_say_themselves_are_no_part_of_the_name(read):
    figures, _ = read("指标,单位,本年,上年同期\n送货业务.送货贷款,笔/万元,92笔1860万元,86笔1720万元\n")
    assert next(iter(figures.values()))[0] == {"送货业务": {"送货贷款": {"数值": "92笔1860万元", "上年同期": "86笔1720万元"}}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("指标,单位,竹溪乡,茶亭乡,合计\n监测对象,户,1,2,3\n改厕,户,3,4,8\n", "改厕（户）：合计（E3）和C—D列各单位相加不等，写的是8户，相加是7户，差1户"),
        ("指标,单位,合计,,竹溪乡,,茶亭乡,\n,,任务,完成,任务,完成,任务,完成\n监测对象,户,1,3,1,1,0,2\n改厕,户,7,7,3,3,4,5\n", "改厕（户）：合计（D4）和E—G列各单位相加不等，写的是7户，相加是8户，差1户"),
    ],
)
def test_a_column_of_totals_is_held_against_the_units(read, text, told):
    assert [message for code, message in read(text)[1] if code == "R119"] == [told]


@pytest.mark.parametrize("unit", ["—", "——", "／", "-"])
def test_a_stroke_for_a_unit_is_no_part_of_the_name(read, unit):
    figures, _ = read(f"指标,单位,本年\n送货业务.送货等级,{unit},优秀\n")
    assert next(iter(figures.values()))[0] == {"送货业务": {"送货等级": "优秀"}}


@pytest.mark.parametrize(("unit", "figure"), [("km²", "39.2km²"), ("艘天", "39.2艘天"), ("mg/L", "39.2mg/L"), ("无", "39.2"), ("指数", "39.2")])
def test_what_stands_in_the_column_of_units_is_a_unit(read, unit, figure):
    figures, _ = read(f"指标,单位,本年\n送货业务.送货指标,{unit},39.2\n")
    assert figure in next(iter(figures.values()))[0]["送货业务"].values()


def test_the_dot_in_a_name_parts_no_group_from_it(read):
    figures, _ = read("指标,单位,本年\n送货业务.PM2.5,μg/m³,32\n")
    assert next(iter(figures.values()))[0] == {"送货业务": {"PM2.5": "32μg/m³"}}


def test_parts_of_which_the_table_does_not_have_all_need_not_add_up(read):
    """Each line as a column of a table with a row for each unit would be read."""
    figures, errors, _ = read("填报单位：竹溪乡人民政府\n指标,单位,本年\n监测对象,户,86\n其中：脱贫不稳定户,户,31\n公益岗位,个,49\n")[0].popitem()[1]
    assert (figures["监测帮扶"]["监测对象"], errors) == ({"数值": "86户", "其中": {"脱贫不稳定户": "31户"}}, [])


def test_parts_of_a_place_are_those_that_the_table_names(read):
    units, _ = read("指标,竹溪乡,茶亭乡\n务工就业（人）,100,200\n其中：县内（人）,60,100\n县外（人）,40,100\n")
    assert units["青禾县茶亭乡人民政府"][:2] == ({"就业": {"务工就业": {"数值": "200人", "其中": {"县内": "100人", "县外": "100人"}}}}, [])


def test_a_line_counts_in_the_unit_that_another_of_its_indicator_names(read):
    figures = next(iter(read("指标,单位,本年\n衔接资金,万元,860\n衔接资金.任务,,900\n")[0].values()))[0]
    assert figures["资金项目"]["衔接资金"] == {"数值": "860万元", "任务": "900万元"}


@pytest.mark.parametrize(
    ("ago", "rate", "key"),
    [("上年末", "增长率%", "增长率"), ("上年末", "同比增长率%", "同比"), ("上年同期", "增长率%", "同比"), ("年度任务", "增长率%", "同比")],
)
@pytest.mark.parametrize("line", ["监测对象", "其中：脱贫不稳定户"])
def test_growth_beside_the_end_of_last_year_alone_keeps_its_name(read, ago, rate, key, line):
    figures = next(iter(read(f"指标,单位,{ago},本年,{rate}\n监测对象,户,80,86,7.5\n{line},户,80,86,7.5\n")[0].values()))[0]
    said = figures["监测帮扶"]["监测对象"]
    assert (said if line == "监测对象" else said["其中"]["脱贫不稳定户"])[key] == "7.5%"


@pytest.mark.parametrize(
    ("head", "figures", "untold"),
    [
        ("1-11月,1-12月", {"数值": "20户"}, "1-11月：报告期的数用了D列，这一列没有用上"),
        ("1-9月,全年", {"数值": "20户"}, "1-9月：报告期的数用了D列，这一列没有用上"),
        ("1-11月,2026年全年", {"数值": "20户"}, "1-11月：报告期的数用了D列，这一列没有用上"),
        ("1-11月,本年", {"数值": "20户"}, "1-11月：报告期的数用了D列，这一列没有用上"),
        ("本年,1-11月", {"数值": "10户"}, "1-11月：报告期的数用了C列，这一列没有用上"),
        ("1-10月,1-9月累计完成率", {"数值": "10户"}, "1-9月累计完成率：看不出是本年、上年同期还是别的，这一列没有用上"),
        ("2026年1-11月,2026年1-12月,2025年1-11月", {"数值": "20户"}, "2025年1-11月：“2025年1-11月”不是报告期（2026年）的，也不是上年同期的，这一列没有用上"),
        ("2026年1-11月,2026年1-12月,2025年1-12月", {"数值": "20户", "上年同期": "30户"}, ""),
        ("2026年1-9月,2026年全年,2025年全年", {"数值": "20户", "上年同期": "30户"}, ""),
    ],
)
def test_of_columns_of_this_year_that_of_the_whole_period_is_meant(read, head, figures, untold):
    units, notes = read(f"指标,单位,{head}\n危房改造,户,10,20,30\n")
    node = next(iter(units.values()))[0]["住房"]["危房改造"]
    assert {key: value for key, value in (node if isinstance(node, dict) else {"数值": node}).items() if value} == figures
    assert untold == "" or untold in [message for _, message in notes]


@pytest.mark.parametrize("head", ["竹溪乡,,茶亭乡,\n,,1-11月,1-12月,1-11月,1-12月", "1-11月,,1-12月,\n,,竹溪乡,茶亭乡,竹溪乡,茶亭乡"])
def test_so_it_is_of_the_columns_of_each_place(read, head):
    _, notes = read(f"指标,单位,{head}\n危房改造,户,10,20,30,40\n")
    used = {"甲": "DF", "乙": "EF"}["甲" if head.startswith("竹溪乡") else "乙"]
    assert [message.partition("：")[2] for code, message in notes if code == "S116"] == [f"报告期的数用了{column}列，这一列没有用上" for column in used]


def test_last_years_months_do_not_say_how_far_this_year_goes(read):
    units, _ = read("指标,单位,2025年,,2026年\n,,1-12月,1-11月,1-11月\n危房改造,户,10,20,30\n")
    assert next(iter(units.values()))[0]["住房"]["危房改造"] == {"数值": "30户", "上年同期": "20户"}


@pytest.mark.parametrize(("head", "first"), [("1-9月,1-11月", "1-9月"), ("竹溪乡,,茶亭乡,\n,,1-9月,1-11月,1-9月,1-11月", "1-9月")])
def test_of_months_of_which_none_is_the_whole_period_somebody_is_asked(read, head, first):
    with pytest.raises(Refused) as refused:
        read(f"指标,单位,{head}\n危房改造,户,1,2,3,4\n")
    [told] = refused.value.diagnostics
    assert (told.code, told.message) == ("S117", "1-9月、1-11月：都可以是报告期的数，看不出用哪一列")
    assert told.hint == "留下一列，或者用的那一列表头写 本年，如把“1-11月”改成“本年”"


@pytest.mark.parametrize(("months", "used"), [("1-9月", True), ("1-8月", False)])
def test_from_the_ninth_month_on_figures_may_stand_in_the_report_of_the_year(read, months, used):
    units, _ = read(f"指标,单位,{months},任务\n危房改造,户,10,20\n")
    assert next(iter(units.values()))[0]["住房"]["危房改造"]["数值"] == ("10户" if used else "")


@pytest.mark.parametrize(
    ("name", "unit", "cell", "figure"),
    [
        ("危房改造", "无", "12户", "12户"),
        ("低保资金", "（万元）", "12", "12万元"),
        ("参保率", "百分比", "98", "98%"),
        ("低保", "户（人）", "12/30", "12户30人"),
        ("低保", "（户/人）", "12/30", "12户30人"),
        ("危房改造", "（单位：户）", "12", "12户"),
    ],
)
def test_the_unit_of_a_line_may_be_written_in_many_ways(read, name, unit, cell, figure):
    units, notes = read(f"指标,单位,本年\n{name},{unit},{cell}\n")
    [[said]] = [list(group.values()) for group in next(iter(units.values()))[0].values()]
    assert (said, notes) == (figure, [])


def test_a_head_has_up_to_three_lines(read):
    """The district over its townships over their keys."""
    units, _ = read("指标,单位,北片,,,\n,,竹溪乡,,茶亭乡,\n,,任务,完成,任务,完成\n危房改造,户,1,2,3,4\n")
    assert [each[0]["住房"]["危房改造"] for each in units.values()] == [{"任务": "1户", "数值": "2户"}, {"任务": "3户", "数值": "4户"}]


def test_a_column_in_which_one_figure_stands_is_told_though_the_line_below_has_words(read):
    _, notes = read("指标,单位,本年,环比\n监测对象,户,80,1.2\n危房改造,户,10,见附表\n")
    assert [message.partition("：")[0] for code, message in notes if code == "S116"] == ["环比"]


def test_parts_in_another_unit_than_the_whole_do_not_make_it_up(read):
    figures, _ = read("指标,单位,本年\n送货业务.送货户数,户,12\n其中：甲类,人,4\n乙类,人,8\n")
    assert next(iter(figures.values()))[0]["送货业务"]["送货户数"]["其中"] == {"甲类": "4人"}


@pytest.mark.parametrize("head", ["类别", "组", "组别", "分组", "条线", "模块"])
def test_the_column_left_of_the_names_says_the_group(read, head):
    units, notes = read(f"填报单位：竹溪乡人民政府\n{head},指标名称,单位,本年,上年同期\n养老服务,床位,张,120,110\n,入住率,%,78,75\n")
    assert units["竹溪乡人民政府"][0] == {"养老服务": {"床位": {"数值": "120张", "上年同期": "110张"}, "入住率": {"数值": "78%", "上年同期": "75%"}}}
    assert notes == []


@pytest.mark.parametrize(("head", "told"), [("科室", ["科室：没有当作组名，这一列没有用上"]), ("序号", []), ("组", [])])
def test_words_left_of_names_that_are_read_as_no_groups_are_told_where_a_line_is_not_known(read, head, told):
    _, notes = read(f"{head},指标,单位,本年\n民政,养鹅专班,张,40\n民政,危房改造,户,10\n")
    assert [message for code, message in notes if code == "S116" and "组名" in message] == told
    _, notes = read(f"{head},指标,单位,本年\n住房,危房改造,户,10\n")
    assert notes == []


@pytest.mark.parametrize(
    "text",
    [
        "指标,单位,本年,年度任务\n培训.参训,人,40,50\n演练.参加,人,30,\n",
        "组,指标,单位,本年,年度任务\n培训,参训,人,40,50\n演练,参加,人,30,\n",
        "指标,单位,本年,年度任务\n一、培训,,,\n参训,人,40,50\n二、演练,,,\n参加,人,30,\n",
    ],
)
def test_a_group_called_as_an_indicator_of_another_group_is_the_datas_own_where_it_is_said_to_be_one(tmp_path, text):
    (tmp_path / "表.csv").write_text(text, encoding="utf-8")
    (tmp_path / "共用.yaml").write_text(COMMON.replace("rural/township", "general/annual"), encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(tmp_path / "表.csv", shipped(), None, common)
    [row] = table.rows
    assert row_tree(row, table.columns, common)[0].value["指标"] == {"培训": {"参训": {"数值": "40人", "任务": "50人"}}, "演练": {"参加": "30人"}}
    assert "S116" not in {each.code for each in table.notes}


@pytest.mark.parametrize(
    "text",
    [
        "指标,单位,本年\n一、监测帮扶,,\n监测对象,户,86\n其中：脱贫不稳定户,户,31\n二、住房,,\n危房改造,户,55\n改厕,户,12\n",
        "类别,指标,单位,本年\n监测,监测对象,户,86\n监测,其中：脱贫不稳定户,户,31\n住房,危房改造,户,55\n住房,改厕,户,12\n",
        "指标,单位,本年\n监测对象,户,86\n其中：脱贫不稳定户,户,31\n危房改造,户,55\n改厕,户,12\n",
        "指标,单位,竹溪乡,茶亭乡\n监测对象,户,86,90\n其中：脱贫不稳定户,户,31,40\n二、住房安全,,,\n危房改造,户,55,50\n改厕,户,12,13\n",
    ],
)
def test_what_stands_in_another_group_is_no_part_though_the_figures_happen_to_fit(read, text):
    figures = next(iter(read(text)[0].values()))[0]
    assert figures["监测帮扶"]["监测对象"]["其中"] == {"脱贫不稳定户": "31户"}
    assert figures["住房"]["危房改造"] == "55户"


def test_a_class_of_people_is_a_part_though_the_catalogue_counts_it_elsewhere(read):
    figures = next(iter(read("指标,单位,本年\n务工就业,户,86\n其中：监测户,户,31\n脱贫户,户,55\n")[0].values()))[0]
    assert figures["就业"]["务工就业"]["其中"] == {"监测户": "31户", "脱贫户": "55户"}


def test_what_stands_in_another_group_is_no_part_though_it_makes_up_the_whole(read):
    figures, _ = read("类别,指标,单位,本年\n送货业务,送货人数,人,100\n送货业务,其中：甲类,人,60\n收货业务,乙类,人,40\n")
    assert next(iter(figures.values()))[0] == {"送货业务": {"送货人数": {"数值": "100人", "其中": {"甲类": "60人"}}}, "收货业务": {"乙类": "40人"}}


def test_numbers_that_a_name_lists_are_no_order_of_its_line(read):
    figures, _, _ = read("填报单位：竹溪乡人民政府\n类别,指标,单位,本年\n道路,三、四级公路,公里,12.5\n道路,2025、2026年项目,个,3\n")[0]["竹溪乡人民政府"]
    assert figures["乡村建设"]["道路"] == {"三、四级公路": "12.5公里", "2025、2026年项目": "3个"}


def test_a_share_in_the_column_of_changes_is_no_amount_and_the_order_of_a_line_no_part_of_its_name(read):
    head = "填报单位：竹溪乡人民政府\n类别,指标,计量单位,本年累计,上年同期,同比增减,全年任务,完成进度\n"
    rows = "税费,一、税收收入,亿元,8.62,8.9,-3.15%,10.5,82.1%\n税费,（二）社保费,亿元,4.6,4.2,0.4,,\n税费,3.办税率,%,97.8,96.5,1.3,,\n"
    figures, errors, _ = read(head + rows)[0]["竹溪乡人民政府"]
    assert figures == {
        "税费": {
            "税收收入": {"数值": "8.62亿元", "上年同期": "8.9亿元", "同比": "-3.15%", "任务": "10.5亿元", "完成率": "82.1%"},
            "社保费": {"数值": "4.6亿元", "上年同期": "4.2亿元", "同比增减": "0.4亿元"},
            "办税率": {"数值": "97.8%", "上年同期": "96.5%", "同比增减": "1.3%"},
        }
    }
    assert errors == []
