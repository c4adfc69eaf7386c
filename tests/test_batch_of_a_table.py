"""A batch from a table, with the program as it is: what its operator reads in 汇总.xlsx."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from drafting.batch.bookkeeping.ledger_file import open_ledger
from drafting.batch.job import carry_out, draw_up
from drafting.batch.planning.plan import CannotPlan
from drafting.batch.working.orders import Result
from drafting.cli.main import main
from drafting.diagnostics import Refused
from tests.batch.conftest import ORDERS, OUT, no_team
from tests.here_team import HereTeam
from tests.shipped import shipped

COMMON = "模板: rural/township\n单位: {名称: '{地区}人民政府', 地区: '青禾县{地区}', 层级: 乡镇}\n报告期: 2026年\n"


@pytest.fixture(autouse=True)
def _at_home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("共用.yaml").write_text(COMMON, encoding="utf-8")


def sheets(source: str, **more: Any) -> dict[str, list[tuple[Any, ...]]]:
    """The sheets of the summary that a batch of `source` leaves, without their heads."""
    orders = replace(ORDERS, run="1", **more)
    library = shipped()
    plan, orders = draw_up([Path(source)], OUT, orders, library, no_team)
    OUT.mkdir(exist_ok=True)
    with closing(open_ledger(OUT)) as ledger:
        report = carry_out(plan, orders, library, HereTeam(), ledger, lambda _: None).report
    assert report is not None
    return {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in load_workbook(report)}


def test_a_row_that_fails_has_its_name_and_a_column_without_use_its_line():
    Path("表.csv").write_text("地区,就业.务工就业,喜欢的颜色\n竹溪乡,好多人,绿\n茶亭乡,2060人,红\n", encoding="utf-8")
    told = sheets("表.csv", common=Path("共用.yaml"))
    assert [row[:2] for row in told["各单位"]] == [("青禾县竹溪乡人民政府", "未生成"), ("青禾县茶亭乡人民政府", "已生成")]
    assert [(row[0], row[2]) for row in told["问题"] if row[1] == "必改"] == [("青禾县竹溪乡人民政府", "D080")]
    [unused] = [row for row in told["问题"] if row[2] == "S116"]
    assert unused[0] is None
    assert "喜欢的颜色" in unused[3]
    assert unused[5].startswith("表.csv")


@pytest.mark.parametrize(
    ("unit", "name"), [("{名称: 竹溪乡人民政府, 地区: 竹溪乡, 层级: 乡镇}", "竹溪乡人民政府"), ("{地区: 竹溪乡}", "竹溪乡"), ("", "甲.yaml")]
)
def test_a_file_that_fails_is_called_by_the_name_it_gives_itself(unit, name):
    Path("甲.yaml").write_text(f"模板: rural/township\n单位: {unit}\n报告期: 2026年\n指标: {{就业: {{务工就业: 好多人}}}}\n", encoding="utf-8")
    told = sheets("甲.yaml")
    assert {row[0] for row in told["问题"] if row[2] == "D080"} == {name}


def test_a_copy_of_a_data_file_is_told_with_both_names():
    text = "模板: rural/township\n单位: {名称: 竹溪乡人民政府, 地区: 竹溪乡, 层级: 乡镇}\n报告期: 2026年\n指标: {就业: {务工就业: 2060人}}\n"
    for name, content in {"竹溪乡": text, "副本-竹溪乡": text, "茶亭乡": text.replace("竹溪", "茶亭")}.items():
        Path("数据").mkdir(exist_ok=True)
        Path(f"数据/{name}.yaml").write_text(content, encoding="utf-8")
    [copied] = [row for row in sheets("数据")["问题"] if row[2] == "S125"]
    assert copied[3] == "数据/副本-竹溪乡.yaml 和 数据/竹溪乡.yaml 的内容一模一样，各生成了一份报告"


@pytest.mark.parametrize(
    ("rows", "message", "hint"),
    [
        ("地区,就业.务工就业\n竹溪乡,1人\n茶亭乡,2人\n竹 溪乡,3人\n", "竹溪乡：同一单位填了两行（第2、4行）", "删去其余"),
        ("地区,单位名称,就业.务工就业\n竹溪乡,甲站,1人\n茶亭乡,茶亭站,1人\n云岭乡,云岭站,1人\n竹溪乡,乙站,3人\n", "2 个单位的输出同名 竹溪乡.docx", "如 {单位}"),
    ],
)
def test_rows_of_one_output_are_not_made_and_say_what_parts_them_while_all_others_are(rows, message, hint):
    Path("表.csv").write_text(rows, encoding="utf-8")
    told = sheets("表.csv", common=Path("共用.yaml"))
    faults = [row for row in told["问题"] if row[2] == "S041"]
    assert [(row[3].startswith(message), hint in row[4]) for row in faults] == [(True, True)] * 2
    assert {row[5] for row in faults} == {row[8] for row in told["各单位"] if row[1] == "未生成"}
    assert all(row[1] == "已生成" for row in told["各单位"] if row[0].startswith(("茶亭", "青禾县茶亭", "云岭")))


def test_a_report_of_a_unit_that_stands_in_two_rows_now_is_told_to_be_of_an_earlier_day():
    Path("表.csv").write_text("地区,就业.务工就业\n竹溪乡,1人\n茶亭乡,2人\n", encoding="utf-8")
    sheets("表.csv", common=Path("共用.yaml"))
    Path("表.csv").write_text("地区,就业.务工就业\n竹溪乡,1人\n茶亭乡,2人\n竹溪乡,3人\n", encoding="utf-8")
    told = sheets("表.csv", common=Path("共用.yaml"))
    assert [row[3].startswith("竹溪乡 这一次没有生成") for row in told["问题"] if row[2] == "S076"] == [True]
    assert Path("输出/竹溪乡.docx").exists()


def test_a_table_in_which_every_unit_has_several_rows_is_taken_for_one_of_something_else():
    rows = "".join(f"{town},{number}人\n" for town in ("竹溪乡", "茶亭乡", "白沙乡") for number in (1, 2))
    Path("表.csv").write_text("乡镇,就业.务工就业\n" + rows, encoding="utf-8")
    with pytest.raises(CannotPlan) as caught:
        sheets("表.csv", common=Path("共用.yaml"))
    [found] = caught.value.diagnostics
    assert (found.code, found.message) == ("S041", "表里每个单位都有几行（如 竹溪乡：第2、3行），像是一行一个项目或一个村的表")


@pytest.mark.parametrize(("name", "called"), [("竹溪乡人民政府", "竹溪乡人民政府（表.csv[第2行]）"), (None, "表.csv[第2行]")])
def test_a_message_calls_a_unit_by_its_name_where_that_is_known(name, called):
    assert Result(Path("表.csv"), "failed", name, shown="表.csv[第2行]").called == called


def test_a_column_whose_head_means_nothing_is_told_once_with_the_units_that_filled_it_and_sends_nobody_elsewhere():
    Path("表.csv").write_text("地区,年底监测对象在管数户,就业.务工就业\n竹溪乡,86,900人\n茶亭乡,,2060人\n", encoding="utf-8")
    told = sheets("表.csv", common=Path("共用.yaml"))
    [unread] = [row for row in told["问题"] if row[2] in ("S116", "S132")]
    assert (unread[0], unread[3]) == (None, "年底监测对象在管数户：不知道是哪个指标，这一列没有用上；竹溪乡（B2）填了数")
    gaps = {row[0]: row[3] for row in told["缺数"] if row[2] == "监测对象"}
    assert gaps["青禾县竹溪乡人民政府"] == "表里“年底监测对象在管数户”一列没有用上，先看是不是它"
    assert "没有用上" not in gaps["青禾县茶亭乡人民政府"]
    [hint, other] = [row[4] for row in told["问题"] if row[2] == "D220"]
    assert hint.startswith("表里“年底监测对象在管数户”一列没有用上，是不是它？是的，表头改成 监测帮扶.监测对象")
    assert other.startswith("请")


def test_a_common_file_that_leaves_the_place_to_a_table_without_one_names_the_column():
    Path("表.csv").write_text("单位名称,就业.务工就业\n驻村帮扶工作队,2060人\n", encoding="utf-8")
    Path("共用.yaml").write_text(COMMON.replace("青禾县{地区}", "{地区}"), encoding="utf-8")
    told = sheets("表.csv", common=Path("共用.yaml"))
    [fault] = [row for row in told["问题"] if row[1] == "必改"]
    assert (fault[2], "没有“地区”这一列" in fault[3], "加一列“地区”" in fault[4]) == ("D060", True, True)


def test_figures_that_contradict_each_other_are_counted_in_words_though_the_draft_is_made():
    Path("表.csv").write_text("地区,资金项目.衔接资金,资金项目.已支付\n竹溪乡,1268万元,1392万元\n茶亭乡,1268万元,1192万元\n", encoding="utf-8")
    told = sheets("表.csv", common=Path("共用.yaml"))
    assert {row[0].removeprefix("青禾县"): row[1:4] for row in told["各单位"]} == {
        "竹溪乡人民政府": ("已生成", 0, 1), "茶亭乡人民政府": ("已生成", 0, 0),
    }  # fmt: skip
    [total] = [row for row in told["总数"] if row[0] == "核对不符的单位"]
    assert (total[1], total[2].startswith("共 1 处"), "必改" in total[2]) == (1, True, True)


def test_what_is_doubted_is_counted_on_the_first_page_and_on_the_screen(capsys: pytest.CaptureFixture[str]):
    Path("表.csv").write_text("地区,就业.务工就业（人）,就业.务工就业.上年同期（人）\n竹溪乡,126,126000\n茶亭乡,1268,1192\n", encoding="utf-8")
    assert main(["batch", "表.csv", "-o", "出", "--common", "共用.yaml"]) == 0
    assert "存疑 1 处（1 个单位，D254 1处）：不像，可能是真的，照印、不标，请看一看 汇总.xlsx 的“问题”" in capsys.readouterr().out
    told = sheets("表.csv", common=Path("共用.yaml"))
    [total] = [row for row in told["总数"] if row[0] == "有存疑的单位"]
    assert (total[1], total[2].startswith("共 1 处，见“问题”里程度是“存疑”的（D254 1处）")) == (1, True)


@pytest.mark.parametrize(("rows", "code"), [(",86\n", "S119"), ("甲乡,86,5\n", "S128")])
def test_where_no_row_is_left_what_is_wrong_with_the_rows_is_said(rows: str, code: str):
    Path("各乡.csv").write_text(f"地区,监测对象（户）\n{rows}", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        draw_up([Path("各乡.csv")], OUT, replace(ORDERS, common=Path("共用.yaml")), shipped(), no_team)
    assert [each.code for each in refused.value.diagnostics] == [code]
    assert not refused.value.could_not_run


def test_a_table_without_rows_is_no_folder_without_files():
    Path("各乡.csv").write_text("地区,监测对象（户）\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        draw_up([Path("各乡.csv")], OUT, replace(ORDERS, common=Path("共用.yaml")), shipped(), no_team)
    assert [each.message for each in refused.value.diagnostics] == ["各乡.csv 的表头下面没有一个单位"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("指标,单位,甲镇,乙镇\n危房改造,户,1,2\n", "指标,单位,甲镇,乙镇\n学生资助,人,1,2\n"),
        ("指标,单位,本年,上年同期\n危房改造,户,1,2\n", "指标,单位,本年,年度任务\n危房改造,户,1,2\n"),
        ("单位：元\n指标,甲镇,乙镇\n衔接资金,1,2\n", "单位：万元\n指标,甲镇,乙镇\n衔接资金,1,2\n"),
    ],
)
def test_a_table_with_an_indicator_a_row_is_made_anew_where_its_figures_mean_something_else(before: str, after: str):
    common = Path("共用.yaml")
    common.write_text(COMMON.replace("{地区}", "竹溪乡") if "本年" in before else COMMON, encoding="utf-8")
    Path("表.csv").write_text(before, encoding="utf-8")
    assert {row[1] for row in sheets("表.csv", common=common)["各单位"]} == {"已生成"}
    assert {row[1] for row in sheets("表.csv", common=common)["各单位"]} == {"没有变化"}
    Path("表.csv").write_text(after, encoding="utf-8")
    assert {row[1] for row in sheets("表.csv", common=common)["各单位"]} == {"已生成"}


def test_figures_that_nobody_reads_are_told_once_however_many_units_have_them():
    rows = "".join(f"{town}乡,1人,{number}\n" for number, town in enumerate("甲乙丙丁戊己庚", 1))
    Path("表.csv").write_text(f"地区,就业.务工就业,喜欢的数\n{rows}", encoding="utf-8")
    unread = [row[3] for row in sheets("表.csv", common=Path("共用.yaml"))["问题"] if row[2] in ("S116", "S132")]
    assert unread == ["喜欢的数：不知道是哪个指标，这一列没有用上；甲乡（C2）、乙乡（C3）、丙乡（C4）、丁乡（C5）、戊乡（C6）等 7 个单位填了数"]


@pytest.mark.parametrize("shown_as", ["text", "json"])
def test_a_dry_run_says_which_rows_cannot_be_made(capsys, shown_as):
    Path("表.csv").write_text("地区,监测对象（户）\n竹溪乡,5-8户\n茶亭乡,5\n", encoding="utf-8")
    assert main(["batch", "表.csv", "-o", "稿", "--common", "共用.yaml", "--dry-run", "--format", shown_as]) == 1
    out, err = capsys.readouterr()
    assert ("茶亭乡.docx" in out, "竹溪乡.docx" in out) == (True, False)
    assert ("D080" in out) if shown_as == "json" else ("D080" in err and "共 2 个单位，1 个的数据有必改的，不能生成" in out)
    assert not Path("稿").exists()


def test_a_dry_run_says_of_how_many_rows_it_does_not_list_why(capsys, monkeypatch):
    monkeypatch.setattr("drafting.cli.carried_out.batch_report._MOST_FAULTY", 1)
    Path("表.csv").write_text("地区,监测对象（户）\n竹溪乡,5-8户\n茶亭乡,5-8户\n柏树镇,5-8户\n", encoding="utf-8")
    assert main(["batch", "表.csv", "-o", "稿", "--common", "共用.yaml", "--dry-run"]) == 1
    assert "另有 2 个单位不能生成，原因没有列出：加上 --format json 全部列出" in capsys.readouterr().err


def test_of_what_each_township_has_a_crossed_out_cell_is_asked_about_and_what_is_said_is_not():
    rows = "".join(f"{name}乡,{mark},5\n" for name, mark in zip("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午", ("—", "待补", "不适用", *["800"] * 14), strict=True))
    Path("表.csv").write_text(f"地区,户籍人口（人）,危房改造（户）\n{rows}", encoding="utf-8")
    told = [row for row in sheets("表.csv", common=Path("共用.yaml"))["问题"] if row[2] == "S157"]
    assert [row[3] for row in told] == ["青禾县甲乡人民政府：户籍人口没有填，同批的 17 个乡镇大多填了"]


@pytest.mark.parametrize("shown_as", ["text", "json"])
def test_a_dry_run_tells_a_template_that_there_is_not_with_the_units_that_ask_for_it(tmp_path, monkeypatch, capsys, shown_as):
    (tmp_path / "各乡").mkdir()
    monkeypatch.chdir(tmp_path / "各乡")
    for name, template in (("东乡", "rural/township"), ("西乡", "rural/townshp"), ("南乡", "rural/townshp"), ("北乡", "rural/townshp")):
        text = f"模板: {template}\n单位: {{名称: {name}人民政府, 地区: 示例县{name}, 层级: 乡镇}}\n报告期: 2026年\n指标: {{住房: {{危房改造: 10户}}}}\n"
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    assert main(["batch", ".", "-o", "出", "--dry-run", "--format", shown_as]) == 1
    ran = capsys.readouterr()
    if shown_as == "json":
        told = {each["source"]: (each["state"], [one["code"] for one in each["diagnostics"]]) for each in json.loads(ran.out)["units"]}
        assert told == {"东乡.yaml": ("planned", []), **dict.fromkeys(("西乡.yaml", "南乡.yaml", "北乡.yaml"), ("failed", ["T001"]))}
        return
    assert ran.err.count("T001") == 1
    assert "必改 T001 没有“rural/townshp”这个模板，不能生成的：北乡、南乡、西乡  [北乡.yaml:1:5]" in ran.err
    assert "东乡.yaml → 出/东乡.docx\n" in ran.out
    assert "西乡.yaml → 不能生成\n" in ran.out
    assert "共 4 个单位，3 个的数据有必改的，不能生成" in ran.out
    assert main(["batch", ".", "-o", "出", "--dry-run", "-t", "没有/这个"]) == 1
    assert "没有“没有/这个”这个模板，不能生成的：东乡、北乡、南乡、西乡" in capsys.readouterr().err
    assert not Path("出").exists()


ANSWERED = "地区,危房改造（户）,危房改造.任务（户）,危房改造.完成率,务工就业（人）,务工就业.任务（人）,务工就业.完成率,情况属实\n"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("12,10,110%,100,200,50%,", [("R106", "D2")]),
        ("12,10,110%,100,200,50%,R106：按验收数算", []),
        ("12,10,110%,100,200,50%,r106: 按验收数算", []),
        ("12,10,110%,100,200,50%,R101：按验收数算", [("R106", "D2")]),
        ("12,10,110%,100,200,50%,R106", [("R106", "D2"), ("R141", "H2")]),
        ("12,10,110%,100,200,60%,R106：按验收数算", [("R106", "D2"), ("R106", "G2")]),  # of which one nobody knows
        ("12,10,110%,100,200,60%,D列 R106：按验收数算", [("R106", "G2")]),
        ("12,10,110%,100,200,60%,D列R106：按验收数算；g列 R106：按月均", []),
        ("12,10,110%,100,200,50%,R101：甲；R106：按验收数算", []),
    ],
)
def test_a_row_answers_for_its_figures_in_a_column_of_its_own(cells, found):
    Path("表.csv").write_text(f"{ANSWERED}竹溪乡,{cells}\n", encoding="utf-8")
    told = [row for row in sheets("表.csv", common=Path("共用.yaml"))["问题"] if row[2] in ("R106", "R141", "D054", "S116")]
    assert [(row[2], row[5].partition("[")[2].rstrip("]")) for row in told] == found


def test_where_a_row_answers_is_told():
    Path("表.csv").write_text(f"{ANSWERED}竹溪乡,12,10,110%,100,200,60%,R106：按验收数算\n", encoding="utf-8")
    hints = [row[4] for row in sheets("表.csv", common=Path("共用.yaml"))["问题"] if row[2] == "R106"]
    assert [hint.partition("；这一行")[2] for hint in hints] == [f"的 R106 不止一处，“情况属实”里写明是哪一列：{each}列 R106：理由" for each in "DG"]


def test_a_part_in_another_unit_is_told_what_to_make_of_its_heading():
    Path("表.csv").write_text("地区,监测对象（户）,监测对象.构成.甲类（人）,监测对象.构成.乙类（户）\n竹溪乡,86,12,74\n", encoding="utf-8")
    [row] = [row for row in sheets("表.csv", common=Path("共用.yaml"))["问题"] if row[2] == "D091"]
    assert row[4] == "是它的一部分的，表头（或这一格）用“户”作单位；不是的，表头改成“监测帮扶.甲类”，写成另一个指标"


def test_a_table_that_no_sentence_asks_for_is_told_once_for_all_units():
    Path("数据").mkdir()
    for name, title in (("竹溪乡", ""), ("茶亭乡", ""), ("柳湾乡", "土地流转情况表")):
        rows = "[{村: 甲村, 面积: 51亩}, {村: 乙村, 面积: 62亩}]"
        table = f"{{行: {rows}, 标题: {title}}}" if title else rows
        Path("数据", f"{name}.yaml").write_text(
            COMMON.replace("{地区}", name) + f"指标: {{监测帮扶: {{监测对象: 86户251人}}}}\n明细表: {{土地流转: {table}}}\n", encoding="utf-8"
        )
    told = [row for row in sheets("数据")["问题"] if row[2] == "D222"]
    assert [row[0].endswith("等 3 个单位") for row in told] == [True]
    assert "附件: [{标题: 土地流转" in told[0][4]


@pytest.mark.parametrize(("cell", "told"), [("3月1日", "“3月1日”是日期、时间，不是数"), ("2026年3月1日", "“2026年3月1日”是日期、时间，不是数"), ("'86", ""), ("’８６", "")])
def test_a_day_in_words_is_no_figure_and_an_apostrophe_no_part_of_one(cell, told):
    Path("表.csv").write_text(f"地区,监测对象（户）,监测对象（人）\n竹溪乡,{cell},251\n", encoding="utf-8")
    found = [row[3] for row in sheets("表.csv", common=Path("共用.yaml"))["问题"] if row[1] == "必改"]
    assert [each.partition("：")[2] for each in found] == ([told] if told else [])


def test_figures_on_a_hidden_sheet_are_told_of():
    book = Workbook()
    assert book.active is not None
    book.active.append(["地区", "监测对象（户）"])
    book.active.append(["竹溪乡", 86])
    book.active.title, book.active.sheet_state = "汇总", "hidden"
    book.create_sheet("封面").append(["填报说明"])
    book.active = 1
    book.save("表.xlsx")
    with pytest.raises(Refused) as refused:
        sheets("表.xlsx", common=Path("共用.yaml"))
    assert refused.value.diagnostics[0].hint.startswith("隐藏的工作表“汇总”没有读：数在里面的，在 Excel 里取消隐藏")


def test_final_copies_of_a_table_are_held_up_unit_by_unit(capsys: pytest.CaptureFixture[str]):
    """The same is held up as by render --final; who is right has a copy without record and marks."""
    common = "模板: general/annual\n单位: {名称: '{地区}民政局', 地区: '{地区}', 层级: 县}\n报告期: 2026年\n公文: {署名: '{单位}', 成文日期: 2026-11-10}\n"
    Path("共用.yaml").write_text(common, encoding="utf-8")
    head = "地区,便民.网点（个）,便民.网点.构成.城区（个）,便民.网点.构成.乡村（个）\n"
    Path("表.csv").write_text(f"{head}甲县,10,4,6\n乙县,10,4,5\n丙县,待补,4,5\n", encoding="utf-8")
    assert main(["batch", "表.csv", "--common", "共用.yaml", "-o", "定稿", "--name", "{地区}.txt", "--final"]) == 1
    told = capsys.readouterr()
    assert sorted(each.name for each in Path("定稿").glob("*.txt")) == ["甲县.txt"]
    assert "R101" in told.err
    assert "D220" in told.err
    assert "不改不出定稿" in told.out
    assert "草稿照常生成" not in told.out
    assert main(["batch", "表.csv", "--common", "共用.yaml", "-o", "草稿", "--name", "{地区}.txt"]) == 0
    assert len([*Path("草稿").glob("*.txt")]) == 3


def test_a_draft_gives_way_to_the_final_copy(capsys: pytest.CaptureFixture[str]):
    Path("共用.yaml").write_text(COMMON.replace("rural/township", "general/annual") + "公文: {署名: '{单位}', 成文日期: 2026-11-10}\n", encoding="utf-8")
    Path("表.csv").write_text("地区,便民.网点（个）\n甲乡,10\n", encoding="utf-8")
    ordered = ["batch", "表.csv", "--common", "共用.yaml", "-o", "出"]
    assert main(ordered) == 0
    draft = Path("出/甲乡.docx").read_bytes()
    assert main([*ordered, "--final"]) == 0
    assert Path("出/甲乡.docx").read_bytes() != draft
    assert main([*ordered, "--final"]) == 0
    assert "没有变化 1" in capsys.readouterr().out
    assert main([*ordered, "--final", "--review"]) == 2


def test_a_report_that_people_have_changed_is_none_that_is_doubted(capsys: pytest.CaptureFixture[str]):
    Path("表.csv").write_text("地区,就业.务工就业（人）\n竹溪乡,1260\n茶亭乡,1268\n", encoding="utf-8")
    asked = ["batch", "表.csv", "-o", "出", "--common", "共用.yaml", "--name", "{地区}.md"]
    assert main(asked) == 0
    capsys.readouterr()
    kept = next(Path("出").rglob("*竹溪乡*.md"))
    kept.write_text(kept.read_text(encoding="utf-8") + "又及。\n", encoding="utf-8")
    Path("表.csv").write_text("地区,就业.务工就业（人）\n竹溪乡,1265\n茶亭乡,1268\n", encoding="utf-8")
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert ("另存新稿 1" in told, "不像" in told) == (True, False)


@pytest.mark.parametrize(("final", "state", "severity"), [(False, "已生成", "存疑"), (True, "未生成", "必改")])
def test_a_cell_thousands_of_times_all_others_is_told_of_its_unit_and_holds_up_its_final_copy(final, state, severity):
    Path("表.csv").write_text("地区,监测对象（户）,茶园面积（万亩）\n东乡,86,0.12\n西乡,92,0.2\n南镇,75,2000\n", encoding="utf-8")
    told = sheets("表.csv", common=Path("共用.yaml"), final=final)
    assert [row[1] for row in told["各单位"]].count(state) == (1 if final else 3)
    assert [row[:2] for row in told["问题"] if row[2] == "S135" and row[0]] == [("青禾县南镇人民政府", severity)]


def test_what_a_row_answers_for_is_asked_in_no_later_run(capsys):
    Path("表.csv").write_text("地区,茶园面积（万亩）,情况属实\n东乡,0.12,\n西乡,0.2,\n南镇,2000,S135：统一核过\n", encoding="utf-8")
    for _ in range(2):
        assert main(["batch", "表.csv", "--common", "共用.yaml", "-o", "出"]) == 0
        assert "S135" not in "".join(capsys.readouterr())
