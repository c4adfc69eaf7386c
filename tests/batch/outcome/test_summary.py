"""The summary of a batch: what is missing most, and texts that look borrowed without crying wolf."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from drafting.batch.bookkeeping.ledger import Ledger
from drafting.batch.kept.gaps import Gap
from drafting.batch.kept.material import Material, material_of
from drafting.batch.outcome.report import write_report
from drafting.batch.outcome.summary import summarise
from drafting.batch.working.orders import Result
from drafting.blocks.document import Document, Front, Paragraph, Text
from drafting.diagnostics import Diagnostic, Place, Severity
from drafting.model.dataset import Dataset, OfficialDocument, Period, Unit
from drafting.model.narrative import Narrative
from drafting.source import Tree
from tests.batch.conftest import OUT
from tests.shipped import shipped


@pytest.fixture
def record(ledger: Ledger) -> Callable[..., None]:
    def units(*results: Result) -> None:
        ledger.record([(number, f"{each.source}.docx", each) for number, each in enumerate(results)])

    return units


def result(source: str, state: Any = "done", **fields: Any) -> Result:
    return Result(Path(source), state, fields.pop("name", source), shown=source, **fields)


def test_the_most_missing_figures_come_first_with_all_their_providers(ledger, record):
    record(
        result("a", gaps=(Gap("就业.务工", "务工", "甲局"), Gap("住房.危房", "危房"))),
        result("b", "kept", gaps=(Gap("就业.务工", "务工", "乙局"), Gap("就业.务工", "务工", "乙局"))),
        result("c", "failed"),
    )
    summary = summarise(ledger, shipped())
    assert summary.states == {"done": 1, "unchanged": 0, "edited": 0, "kept": 1, "failed": 1}
    assert [(each.path, each.name, each.units, each.providers) for each in summary.missing] == [
        ("就业.务工", "务工", 2, ("甲局", "乙局")),
        ("住房.危房", "危房", 1, ()),
    ]


def test_the_workbook_tells_each_unit_each_gap_and_each_problem(ledger, record):
    fault = Diagnostic("D080", Severity.ERROR, "监测对象：数值读不懂", "写成 3000户", Place("乙.yaml", 3, 5))
    hint = Diagnostic("D224", Severity.INFO, "只用来计算")
    record(
        result("甲.yaml", name="=1+1", output=Path("输出/甲.docx"), gaps=(Gap("就业.务工", "务工", "甲局"),), diagnostics=(hint,)),
        result("乙.yaml", "failed", diagnostics=(fault,)),
    )
    delivered = write_report(ledger, summarise(ledger, shipped()), OUT)
    book = load_workbook(delivered.path)
    assert book.sheetnames == ["总数", "各单位", "缺数", "缺数排行", "问题"]
    totals, units, gaps, _, problems = [[[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] for sheet in book]
    assert [row[:2] for row in totals] == [
        ["这一次共做", 2], ["已生成", 1], ["没有变化", 0], ["有人改过未动", 0], ["另存新稿", 0], ["未生成", 1], ["缺数的指标", 1]
    ]  # fmt: skip
    assert units == [
        ["=1+1", "已生成", 0, 0, 0, 1, "务工（甲局）", "甲.docx", "甲.yaml"],
        ["乙.yaml", "未生成", 1, 0, 0, 0, None, None, "乙.yaml"],
    ]
    assert book["各单位"]["A2"].data_type == "s"  # never a formula
    assert gaps == [["=1+1", "就业.务工", "务工", "甲局"]]
    assert problems == [["乙.yaml", "必改", "D080", "监测对象：数值读不懂", "写成 3000户", "乙.yaml:3:5"]]
    assert [book["各单位"][f"B{row}"].fill.fgColor.rgb for row in (2, 3)] == ["00000000", "FFF8CBAD"]
    assert (book["各单位"].freeze_panes, book["问题"].auto_filter.ref) == ("A2", "A1:F2")


def test_a_row_is_as_high_as_its_longest_cell_and_a_printed_page_as_wide_as_the_sheet(ledger, record):
    record(result("甲.yaml", name="某某县" * 20), result("乙.yaml"))
    sheet = load_workbook(write_report(ledger, summarise(ledger, shipped()), OUT).path)["各单位"]
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [5 * 15, None]  # 120 characters of 28
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (True, 0, "$1:$1")


def test_a_run_that_was_broken_off_says_so_and_suspects_nobody(ledger, record):
    record(result("甲.yaml"))
    summary = summarise(ledger, shipped(), whole=False)
    sheet = load_workbook(write_report(ledger, summary, OUT, undone=7).path)["总数"]
    [row] = [row for row in sheet.iter_rows(values_only=True) if row[0] == "还没有做"]
    assert (row[1], "不全" in str(row[2]), summary.borrowed) == (7, True, ())


def test_the_first_page_says_of_where_it_is_who_failed_and_who_has_not_come(ledger, record):
    record(
        result("甲.yaml", name="甲乡人民政府", region="青禾县甲乡", level="乡镇"),
        result("乙.yaml", "failed", name="乙乡人民政府", region="青禾县乙乡", level="乡镇"),
    )
    book = load_workbook(write_report(ledger, summarise(ledger, shipped()), OUT, lacking=["丙乡", "丁乡"]).path)
    rows = {row[0]: row[1:] for row in book["总数"].iter_rows(min_row=2, values_only=True)}
    assert rows["这一次共做"] == (2, "青禾县的乡镇")
    assert rows["未生成"] == (1, "乙乡人民政府。原因见“问题”，改好后再运行一次")
    assert rows["没有交的"] == (2, "丙乡、丁乡。名单里有，这一次没有来")
    assert book["总数"].oddFooter.right.text == "第 &P 页，共 &N 页"


def test_without_the_ledger_a_workbook_of_ours_is_known_by_itself(ledger, record):
    record(result("甲.yaml"))
    first = write_report(ledger, summarise(ledger, shipped()), OUT)
    ledger.remember("summary", "")  # a new ledger
    record(result("甲.yaml"), result("乙.yaml"))
    assert write_report(ledger, summarise(ledger, shipped()), OUT).path == first.path
    ledger.remember("summary", "")
    book = load_workbook(first.path)
    book["总数"]["D1"] = "李科长看过"
    book.save(first.path)
    record(result("甲.yaml"))
    assert write_report(ledger, summarise(ledger, shipped()), OUT).path.name == "汇总（数据更新稿）.xlsx"


def test_one_that_is_open_is_let_be_and_the_new_one_stands_beside_until_it_is_closed(ledger, record):
    record(result("甲.yaml"))
    first = write_report(ledger, summarise(ledger, shipped()), OUT)
    before = first.path.read_bytes()
    lock = first.path.with_name("~$汇总.xlsx")
    lock.write_bytes(b"")
    record(result("甲.yaml"), result("乙.yaml"))
    beside = write_report(ledger, summarise(ledger, shipped()), OUT)
    assert (beside.path.name, [each.code for each in beside.diagnostics], first.path.read_bytes()) == ("汇总（新）.xlsx", ["S163"], before)
    lock.unlink()
    assert write_report(ledger, summarise(ledger, shipped()), OUT).path == first.path
    assert not beside.path.exists()


def test_a_workbook_that_a_person_changed_is_kept(ledger, record):
    record(result("甲.yaml"))
    first = write_report(ledger, summarise(ledger, shipped()), OUT)
    record(result("甲.yaml"), result("乙.yaml"))
    assert write_report(ledger, summarise(ledger, shipped()), OUT).path == first.path
    first.path.write_bytes(b"notes of a person")
    record(result("甲.yaml"), result("乙.yaml", "failed"))
    assert write_report(ledger, summarise(ledger, shipped()), OUT).path.name == "汇总（数据更新稿）.xlsx"
    assert first.path.read_bytes() == b"notes of a person"


def test_two_files_of_one_unit_are_told_unless_their_templates_differ(ledger, record):
    place = {"name": "双溪镇人民政府", "region": "青禾县双溪镇", "level": "乡镇"}
    record(
        result("双溪镇.yaml", template="rural/township", **place), result("石门乡.yaml", template="rural/township", **place),
        result("双溪镇简报.yaml", template="rural/briefing", **place),
    )
    [found] = summarise(ledger, shipped()).borrowed
    assert (found.code, found.message) == ("S144", "双溪镇人民政府：双溪镇.yaml 和 石门乡.yaml 写的是同一个单位")


def test_two_files_that_are_the_same_are_told_as_that_alone(ledger, record):
    place = {"name": "双溪镇人民政府", "region": "青禾县双溪镇", "level": "乡镇", "template": "rural/township", "inputs": (("", "digest"),)}
    record(result("双溪镇.yaml", **place), result("双溪镇副本.yaml", **place))
    assert [each.code for each in summarise(ledger, shipped()).borrowed] == ["S125"]


def test_a_figure_far_from_the_others_stands_at_its_unit(ledger, record):
    record(result("甲.yaml"), result("乙.yaml"))
    far = (Diagnostic("S143", Severity.WARNING, "乙：务工 填 9人", "核对", Place("乙.yaml", 3, 5)),)
    book = load_workbook(write_report(ledger, replace(summarise(ledger, shipped()), far=far), OUT).path)
    assert [row[4] for row in book["各单位"].iter_rows(min_row=2, values_only=True)] == [0, 1]
    assert [row[:3] for row in book["问题"].iter_rows(min_row=2, values_only=True)] == [("乙.yaml", "存疑", "S143")]


# texts that look borrowed ----------------------------------------------------------

MARKET = "全{}集贸市场改造后摊位不足，逢场天占道经营突出，{}户商户反映停车难，改造资金缺口{}万元至今没有落实。"


def wrote(region: str, text: str = "", *, level: Any = "乡镇", printed: str = "", shared: str | None = None) -> Material:
    """What is kept of a unit whose 文字材料 is `text` and whose report reads `printed`."""
    narratives = {"存在问题": Narrative(("文字材料", "存在问题"), text)} if text else {}
    places = {("文字材料", "存在问题"): Place(shared or f"{region}.yaml", 9, 3)}
    tree = Tree(f"{region}.yaml", {}, {}, {}, places)
    dataset = Dataset(
        tree, None, Unit(region, region, level, "全乡", "我乡", ""), Period(2026, "年度", 1, 12), OfficialDocument(),
        None, {}, {}, narratives,
    )  # fmt: skip
    return material_of(dataset, Document(Front("总结"), (Paragraph((Text(printed),)),)), "共用.yaml")


def unit(region: str, text: str = "", *, level: Any = "乡镇", printed: str = "", shared: str | None = None) -> Result:
    return result(f"{region}.yaml", region=region, level=level, material=wrote(region, text, level=level, printed=printed, shared=shared))


def found(ledger: Ledger) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in summarise(ledger, shipped()).borrowed]


def test_a_text_copied_with_other_figures_and_the_own_name_is_told_once(ledger, record):
    record(
        unit("青禾县竹溪乡", MARKET.format("竹溪乡", 12, 35)),
        unit("青禾县茶亭乡", MARKET.format("茶亭乡", 9, 40)),
        unit("青禾县云岭镇", "道路养护经费不足，雨季塌方多发，群众出行受影响，养护队伍只有四个人，设备老旧。"),
    )
    [(code, message)] = found(ledger)
    assert code == "S123"
    assert "青禾县竹溪乡" in message
    assert "青禾县茶亭乡" in message


def test_set_phrases_and_the_common_file_are_no_copies(ledger, record):
    phrase = "坚持以人民为中心的发展思想，巩固拓展脱贫攻坚成果同乡村振兴有效衔接，守牢不发生规模性返贫底线。"
    own = "本乡{}组的机耕道年久失修，{}，农机进不了田，群众意见大，需要上级立项支持并安排资金整修硬化。"
    everywhere = [
        unit(f"青禾县{name}乡", phrase * 1 + own.format(name * 3, name * 9)) for name in "甲乙丙丁戊己庚辛壬癸子丑"
    ]
    common = [unit(f"青禾县{name}镇", MARKET.format("", 1, 2), shared="共用.yaml") for name in "寅卯"]
    record(*everywhere, *common)
    assert found(ledger) == []


def test_a_neighbours_name_left_in_a_copied_text_is_told(ledger, record):
    record(
        unit("青禾县竹溪乡", printed="今年以来，茶亭乡党委、政府加强监测排查，茶亭乡共有监测对象41户。"),
        unit("青禾县茶亭乡", printed="今年以来，茶亭乡党委、政府加强监测排查。"),
    )
    assert found(ledger) == [("S124", "青禾县竹溪乡.yaml：写到了“茶亭乡”，是另一个单位的地名")]


@pytest.mark.parametrize(
    "printed",
    [
        "青禾县委、县政府高度重视，全县统一部署，我县率先落实。",
        "搬迁群众86户已在茶亭乡集中安置点入住。",
        "与茶亭乡签订协作协议。",
        "组织干部到茶亭乡学习。",
        "修通竹溪乡至茶亭乡公路12公里。",
        "大茶亭乡的群众。",
        "乡镇干部进村入户，推进城乡融合，农产品上市，市场供应平稳，社区服务完善。",
        "竹溪乡党委研究部署。",
    ],
)
def test_a_place_rightly_named_is_no_finding(ledger, record, printed):
    record(unit("青禾县竹溪乡", printed=printed), unit("青禾县茶亭乡"), unit("青禾县", level="县"))
    assert found(ledger) == []


def test_a_county_may_name_its_townships_and_a_name_in_another_name_is_not_meant(ledger, record):
    record(
        unit("青禾县", level="县", printed="竹溪乡、大竹溪乡工作扎实。"),
        unit("青禾县竹溪乡", printed="我乡干部进村。"),
        unit("青禾县大竹溪乡", printed="大竹溪乡干部进村。"),
    )
    assert found(ledger) == []


def test_a_town_of_the_same_name_elsewhere_is_not_meant_but_another_county_is(ledger, record):
    record(
        unit("青禾县竹溪乡", printed="城关镇干部进村入户。白石县高度重视。"),
        unit("白石县城关镇"),
        unit("青禾县茶亭乡"),
    )
    assert found(ledger) == [("S124", "青禾县竹溪乡.yaml：写到了“白石县”，是另一个单位的地名")]
