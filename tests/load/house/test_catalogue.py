"""indicators.yaml → Catalogue."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Refused
from drafting.load.house.catalogue import read_catalogue
from drafting.load.house.units import read_units
from tests.load.validating import ROOT, catalogue, tree_of


def problems(text: str) -> list[tuple[str, str | None]]:
    return [(each.code, each.path) for each in read_catalogue(tree_of(text, "indicators.yaml"))[1]]


def test_an_entry_keeps_everything() -> None:
    entry = catalogue().groups["监测帮扶"]["监测对象"]
    assert entry.dotted == "监测帮扶.监测对象"
    assert entry.units == ("户", "人")
    assert entry.parts == ("脱贫不稳定户", "边缘易致贫户", "突发严重困难户")
    assert entry.derived == {"未消除": "数值 - 已消除"}
    assert entry.rules == ("户 <= 人", "已消除 <= 数值")
    assert (entry.nature, entry.rollup, entry.provider) == ("时点", "相加", "防返贫监测中心")
    assert entry.required == {"rural/annual"}


def test_a_bare_child_takes_unit_nature_and_provider_of_its_whole() -> None:
    child = catalogue().find("监测帮扶.监测对象.已消除")
    assert child is not None
    assert (child.units, child.nature, child.provider) == (("户", "人"), "时点", "防返贫监测中心")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("组: 甲\n", [("D140", "组")]),
        ("组: {甲: [个]}\n", [("D140", "组.甲")]),
        ("组: {甲: {口经: 乙}}\n", [("D141", "组.甲.口经")]),
        ("组: {甲: {性质: 时段}}\n", [("D142", "组.甲.性质")]),
        ("组: {甲: {用项: [任务, 目标]}}\n", [("D142", "组.甲.用项")]),
        ("组: {甲: {都有: [乡镇, 街道]}}\n", [("D142", "组.甲.都有")]),
        ("组: {甲: {都有: 乡镇, 或填: [丙]}, 乙: 户}\n", [("D142", "组.甲.或填")]),
        ("组: {甲: {或填: [乙]}, 乙: 户}\n", [("D142", "组.甲.或填")]),
        ("组: {甲: {别名: [丙]}, 乙: {别名: [丙]}}\n", [("D143", "组.乙.别名")]),
        ("组: {甲: {别名: [乙]}, 乙: 个}\n", [("D143", "组.甲.别名")]),
        ("组: {门类: {丁: {}}, 甲: 个}\n", [("D140", "组.门类.丁")]),
        ("组: {门类: {丁: {含: [戊], 别名: 己}}, 甲: 个}\n", [("D141", "组.门类.丁.别名")]),
        ("组: {门类: {丁: {名称: 己}}, 甲: 个}\n", [("D140", "组.门类.丁.名称")]),
        ("组: {门类: {丁: {名称: [己, 甲]}}, 甲: 个}\n", [("D143", "组.门类.丁.名称.2")]),
        ("组: {门类: {丁: {名称: [己], 计量单位: 个}, 戊: {名称: [己]}}}\n", [("D143", "组.门类.戊.名称.1")]),
        ("组: {门类: {丁: {名称: [己, [庚, 己]]}}}\n", [("D143", "组.门类.丁.名称.2.别名")]),
        ("组: {门类: {乙: {含: [戊]}}, 甲: {别名: [乙]}}\n", [("D143", "组.门类.乙")]),
        ("提法: {甲: 个}\n", [("D143", "提法")]),
        ("组: {任务: 个}\n", [("D143", "组.任务")]),
        ("组: {甲: {派生: {乙: }}}\n", [("D144", "组.甲.派生.乙")]),
        ("组: {甲: {规则: [户和人]}}\n", [("D144", "组.甲.规则")]),
        ("组: {甲: {规则: [户 => 人]}}\n", [("D144", "组.甲.规则")]),
    ],
)
def test_errors(text: str, found: list[tuple[str, str | None]]) -> None:
    assert problems(text) == found


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("移送线索: 件\n", "这里要写成“名称: 内容”的分项", "指标写在组名下面：组名: {移送线索: {计量单位: 件}}；“移送线索”是组名的，写成 移送线索: {指标名: {计量单位: 件}}"),
        ("审计: 移送线索\n", "这里要写成“名称: 内容”的分项", "组名下面是指标，写成 审计: {移送线索: {计量单位: …}}"),
        ("审计: [移送线索]\n", "这里要写成“名称: 内容”的分项", "组名下面是指标，写成 审计: {移送线索: {计量单位: …}}"),
        ("审计: {线索: [户, 人]}\n", "指标写成了一列", "方括号里是单位的，写成 线索: {计量单位: [户, 人]}；是几个指标的，各写一行"),
        ("审计: {线索: {计量单位: 起、件}}\n", "“起、件”是几个单位写在一起", "写成一列：计量单位: [起, 件]"),
        ("审计: {线索: 12件}\n", "“12件”是数，不是计量单位", "目录只写单位：计量单位: 件；数写在数据文件里"),
        ("审计: {线索: {数值: 12件}}\n", "目录里没有“数值”这个键", "数写在数据文件里；目录里写它的口径、计量单位、别名等"),
        ("审计: {线索: {派生: 数值 / 立案}}\n", "公式没有名称", "写成 派生: {名称: =数值 / 立案}"),
        ("审计: {线索: {提供单位: [甲, 乙]}}\n", "提供单位是一段文字", "写成 提供单位: 甲、乙"),
        ("审计: {线索: {必报: 是}}\n", "“是”不是报告的名称", "写哪些报告必报，如 必报: [rural/annual]；名称见 drafting template list"),
        ("整改: {别名: [审计], 销号: 个}\n审计: {线索: 件}\n", "组的别名“审计”也是另一组的名称，分不清", "删去这个别名；要用“整改”组的，把“审计”的指标写进“整改:”下面"),
    ],
)
def test_what_a_maintainer_mistakes_is_told_in_their_own_names(text: str, message: str, hint: str) -> None:
    (found,) = read_catalogue(tree_of(text, "indicators.yaml"))[1]
    assert found.message.endswith(message)
    assert found.hint == hint


def test_the_bundled_catalogues_are_sound() -> None:
    files = sorted((ROOT / "templates").glob("*/indicators.yaml"))
    assert files
    for file in files:
        assert read_catalogue(tree_of(file.read_text("utf-8"), file.name))[1] == ()


def test_a_unit_table_of_another_shape_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_units(tree_of("单位族: [元]\n", "units.yaml"))
    assert refused.value.diagnostics[0].code == "D150"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("同义: [[改厕, 厕所改造]]\n组: {项: 户}\n", []),
        ("同义: 改厕\n组: {项: 户}\n", [("D140", "同义")]),
        ("同义: [改厕]\n组: {项: 户}\n", [("D140", "同义.1")]),
        ("同义: [[改厕, 厕所改造], [厕改, 厕所改造]]\n组: {项: 户}\n", [("D143", "同义.2")]),
        ("一律不含: [未]\n组: {项: 户}\n", []),
        ("一律不含: 未\n组: {项: 户}\n", [("D140", "一律不含")]),
        ("组: {别名: 甲、乙, 项: 户}\n", [("D140", "组.别名")]),  # a text, which is no indicator called 别名
        ("组: {限近组: [全部], 项: 户}\n", []),
        ("组: {限近组: [项], 项: 户}\n", []),
        ("组: {所属: [搬迁群众], 项: 户}\n", []),
        ("组: {行业: [交通], 项: 户}\n", []),
        ("组: {行业: 交通, 项: 户}\n", [("D140", "组.行业")]),
        ("组: {限近组: [项目], 项: 户}\n", [("D142", "组.限近组")]),
    ],
)
def test_words_of_one_meaning_and_names_that_say_little(text: str, found: list[tuple[str, str]]) -> None:
    assert problems(text) == found


def test_no_kind_takes_a_name_with_an_unwanted_word_but_one_of_its_own() -> None:
    text = "一律不含: [倒闭, 水毁]\n组: {门类: {主体: {含: [企业]}, 修复: {含: [水毁道路, 企业]}}, 项: 户}\n"
    kinds = read_catalogue(tree_of(text, "indicators.yaml"))[0].kinds["组"].values()

    def takers(name: str) -> list[str]:
        return [kind.name for kind in kinds if kind.takes(name, ("家",), lambda *_: False)]

    assert takers("龙头企业") == ["主体", "修复"]
    assert takers("倒闭企业") == []
    assert takers("水毁道路") == ["修复"]
