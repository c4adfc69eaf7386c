"""Heads of several lines: what stands above gathers what is below, says of what it is a side, or says when."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from tests.shipped import shipped

COMMON = '模板: rural/township\n单位: {{名称: "{{地区}}人民政府", 地区: "青禾县{{地区}}", 层级: 乡镇}}\n报告期: {period}\n'


@pytest.fixture
def read(tmp_path: Path):
    """(what each column is read as, what is said of columns that are not) by the lines of a head, blanks below what stands to the left."""

    def read(*lines: str, period: str = "2026年"):
        width = max(line.count(",") for line in lines)
        rows = [f"地区,{lines[0]}", *(f",{line}" for line in lines[1:]), "竹溪乡" + ",5" * (width + 1)]
        (tmp_path / "表.csv").write_text("\n".join(rows), encoding="utf-8")
        (tmp_path / "共用.yaml").write_text(COMMON.format(period=period), encoding="utf-8")
        try:
            table = pipeline.read_table(tmp_path / "表.csv", shipped(), None, pipeline.read_common(tmp_path / "共用.yaml"))
        except Refused as refused:
            return [], [each.message.partition("，")[0] for each in refused.diagnostics]
        read_as = [".".join(map(str, each.meaning.path[1:])) + f" {each.meaning.unit}" for each in table.columns.columns[1:]]
        return read_as, [each.message.partition("，")[0] for each in table.notes if each.code == "S116"]

    return read


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (("资金（万元）,,", "衔接资金,支出,支付率"), ["资金项目.衔接资金 万元", "资金项目.资金支出 万元", "资金项目.支出进度 %"]),
        (("资金（万元）,,", "衔接资金,中央,支出"), ["资金项目.衔接资金 万元", "资金项目.衔接资金.其中.中央 万元", "资金项目.资金支出 万元"]),
        (("项目（个）,", "年度项目,竣工项目"), ["资金项目.年度项目 个", "资金项目.竣工项目 个"]),
        (("重点工作,,", "监测帮扶,,资金（万元）", "监测对象（户）,已消除（户）,支出"), ["监测帮扶.监测对象 户", "监测帮扶.累计消除 户", "资金项目.资金支出 万元"]),
        (("民政,住建局", "低保（户）,危房改造（户）"), ["兜底.低保 户", "住房.危房改造 户"]),
        (("粮食,", "面积（亩）,产量（吨）"), ["粮食耕地.播种面积 亩", "粮食耕地.粮食产量 吨"]),
    ],
)
def test_what_only_gathers_others_is_passed_over_with_its_unit(read, lines, columns):
    assert read(*lines) == (columns, [])


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (("兜底保障,,", "低保（户）,资金（万元）,新增（户）"), ["兜底.低保 户", "兜底.低保 万元", "兜底.低保.新增 户"]),
        (("就业,,,", "公益岗位（个）,安置（人）,帮扶车间（个）,带动（人）"), ["就业.公益岗位 个", "就业.公益岗位.安置 人", "就业.帮扶车间 个", "就业.帮扶车间.吸纳就业 人"]),
        (("产业,,", "茶叶（亩）,产量（吨）,产值（万元）"), ["产业.茶园 亩", "产业.茶园.产量 吨", "产业.茶园.产值 万元"]),
        (("产业,,", "合作社（家）,家庭农场（家）,产值（万元）"), ["产业.合作社 家", "产业.家庭农场 家", "产业.产值 万元"]),
        (("人居环境,,", "改厕（户）,任务数,普及率"), ["人居环境.改厕 户", "人居环境.改厕.任务 户", "人居环境.改厕.普及率 %"]),
    ],
)
def test_a_side_is_of_what_stands_beside_it_below_the_same_heading(read, lines, columns):
    assert read(*lines) == (columns, [])


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (("2025年,2026年", "危房改造（户）,危房改造（户）"), ["住房.危房改造.上年同期 户", "住房.危房改造 户"]),
        (("危房改造（户）,", "2025年,2026年"), ["住房.危房改造.上年同期 户", "住房.危房改造 户"]),
        (("2025年危房改造（户）,2026年危房改造（户）",), ["住房.危房改造.上年同期 户", "住房.危房改造 户"]),
        (("2025年底监测对象（户）,2026年监测对象（户）",), ["监测帮扶.监测对象.上年末 户", "监测帮扶.监测对象 户"]),
        (("下达任务数,完成情况", "改厕（户）,改厕（户）"), ["人居环境.改厕.任务 户", "人居环境.改厕 户"]),
    ],
)
def test_what_says_when_or_how_far_may_stand_above_or_in_front(read, lines, columns):
    assert read(*lines) == (columns, [])


@pytest.mark.parametrize("lines", [("2025年", "危房改造（户）"), ("2025年危房改造（户）",), ("危房改造（户）", "2025年")])
def test_another_year_is_never_this_one(read, lines):
    assert read(*lines)[0] == ["住房.危房改造.上年同期 户"]
    assert read(*lines, period="2027年")[0] == []
    assert read(*lines, period="2026年上半年") == ([], [f"{'·'.join(lines)}：“2025年”不是报告期（2026年上半年）的"])


@pytest.mark.parametrize("above", ["妇女", "县外", "本月消除", "拟新增"])
def test_a_heading_that_may_say_whose_figures_these_are_is_not_passed_over(read, above):
    assert read(f"{above},", "务工就业（人）,危房改造（户）") == ([], [f"{above}·{name}：看不出“{above}”是分类" for name in ("务工就业（人）", "危房改造（户）")])


def test_an_indicator_that_calls_its_group_too_is_itself_below_a_year(read):
    columns, said = read("2026年,,2025年,", "务工就业（人）,技能培训（期）,务工就业（人）,技能培训（期）")
    assert columns == ["就业.务工就业 人", "就业.技能培训 期", "就业.务工就业.上年同期 人", "就业.技能培训.上年同期 期"]
    assert said == []


@pytest.mark.parametrize("lines", [("上年同期,省内", "本年,上年同期"), ("上年同期,省内", ",上年同期")])
def test_what_stands_beside_a_heading_that_names_nothing_is_of_nothing(read, lines):
    read(*lines)  # and is no error of the program


LIFTS = ("5,3,2", "9,4,5", "8,8,0")


@pytest.fixture
def head_read(tmp_path):
    """Where each column of a table belongs, and what the first row says; `rows` are its figures."""

    def read(head: tuple[str, ...], rows: tuple[str, ...]) -> list[str]:
        text = [f"地区,{head[0]}", *(f",{line}" for line in head[1:]), *(f"{name}乡,{row}" for name, row in zip("甲乙丙丁", rows, strict=False))]
        (tmp_path / "表.csv").write_text("\n".join(text), encoding="utf-8")
        (tmp_path / "共用.yaml").write_text(COMMON.format(period="2026年"), encoding="utf-8")
        table = pipeline.read_table(tmp_path / "表.csv", shipped(), None, pipeline.read_common(tmp_path / "共用.yaml"))
        return [".".join(map(str, each.meaning.path[1:])) for each in table.columns.columns[1:]]

    return read


@pytest.mark.parametrize(
    ("head", "rows", "parts"),
    [
        (("电梯（台）,,", "合计,其中：客梯,货梯"), LIFTS, ["合计", "合计.构成.客梯", "合计.构成.货梯"]),
        (("电梯,,", "总数（台）,其中：客梯（台）,货梯（台）"), LIFTS, ["总数", "总数.构成.客梯", "总数.构成.货梯"]),
        (("电梯（台）,,", "合计,其中：客梯,货梯"), ("9,3,2", "9,4,1"), ["合计", "合计.其中.客梯", "合计.其中.货梯"]),  # there are others
        (("电梯（台）,,", "登记,其中：客梯,货梯"), LIFTS, ["登记", "登记.构成.客梯", "登记.构成.货梯"]),
        (("电梯（台）,,", "登记,其中：客梯,货梯"), ("9,3,2", "9,4,1"), ["登记", "登记.其中.客梯", "货梯"]),
        (("电梯（台）,,", "合计,其中：客梯,新增"), ("9,3,2", "9,4,1"), ["合计", "合计.其中.客梯", "新增"]),
        (("电梯（台）,,,", "合计,其中：客梯,货梯,年报"), ("5,3,2,4", "9,4,5,7"), ["合计", "合计.构成.客梯", "合计.构成.货梯", "年报"]),
        (("电梯（台）,,,", "合计,其中：客梯,货梯,扶梯"), ("10,4,6,0", "12,4,6,2", "9,5,4,0", "11,5,4,2"), ["合计", "合计.构成.客梯", "合计.构成.货梯", "合计.构成.扶梯"]),
        (("电梯（台）,,,", "登记,其中：客梯,货梯,扶梯"), ("10,4,6,0", "12,4,6,2", "9,5,4,0", "11,5,4,2"), ["登记", "登记.构成.客梯", "登记.构成.货梯", "登记.构成.扶梯"]),
        (("电梯（台）,,,", "合计,其中：客梯,货梯,扶梯"), ("10,4,6,0", "12,12,0,0"), ["合计", "合计.构成.客梯", "合计.构成.货梯", "合计.构成.扶梯"]),
        (("电梯（台）,,", "登记,其中：客梯,货梯"), ("10,4,6", "12,8,4", "11,5,4", "15,3,4"), ["登记", "登记.其中.客梯", "货梯"]),  # by chance
        (("电梯（台）,,", "合计,其中：客梯,货梯"), ("10,4,6", "12,8,4", "11,5,4", "15,3,4"), ["合计", "合计.其中.客梯", "合计.其中.货梯"]),
        (("电梯（台）,,", "合计,其中：客梯,货梯"), ("10,4,6", "12,8,4", "9,5,4", "15,3,4"), ["合计", "合计.构成.客梯", "合计.构成.货梯"]),  # a slip
        (("电梯（台）,,", "合计,其中：客梯,货梯"), ("10,4,6", "12,8,4", "9,5,5"), ["合计", "合计.构成.客梯", "合计.构成.货梯"]),  # there are more than all
        (("电梯（台）,,", "合计,其中：客梯,货梯（万元）"), LIFTS, ["合计", "合计.其中.客梯", "货梯"]),
    ],
)
def test_the_word_for_a_part_covers_what_makes_up_the_whole(head_read, head, rows, parts):
    assert head_read(head, rows) == [f"电梯.{each}" for each in parts]


def test_the_word_covers_what_makes_up_the_whole_in_a_head_of_one_line_too(head_read):
    whole = "特种设备监管.登记电梯"
    assert head_read((f"{whole}（台）,其中：客梯,货梯",), LIFTS) == [whole, f"{whole}.构成.客梯", f"{whole}.构成.货梯"]


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (("农资销售额（万元）,,", "2026年,2025年,增减%"), ["农资销售额.农资销售额 万元", "农资销售额.农资销售额.上年同期 万元", "农资销售额.农资销售额.同比 %"]),
        (("农资销售额,", "本期（万元）,上年同期（万元）"), ["农资销售额.农资销售额 万元", "农资销售额.农资销售额.上年同期 万元"]),
        (("电梯检验（台）,", "完成,年度任务"), ["电梯检验.电梯检验 台", "电梯检验.电梯检验.任务 台"]),
    ],
)
def test_what_stands_alone_over_this_year_and_last_is_the_figure_itself(read, lines, columns):
    assert read(*lines) == (columns, [])
