"""门类: indicators that no catalogue can list, known by what they count in and what their names hold."""

from __future__ import annotations

from typing import Final

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.model.catalogue import Catalogue
from tests.load.validating import HEAD, ROOT, tree_of, units, validate
from tests.saying import drafted, found, say

CATALOGUE: Final = """\
产业:
  门类:
    冷库: {计量单位: 吨, 含: [库容, 冷藏]}
    种养: {计量单位: [亩, 头, 羽, 吨], 不含: [受灾, 流转]}
    主体: {含: [大户]}
  茶园: {计量单位: 亩, 别名: [茶叶]}
治理:
  门类: {消防各项: {计量单位: [次, 个], 名称: [消防演练, [微型消防站, 消防站]], 性质: 时期}, 组织: {计量单位: 个, 含: [会, 委, 消防]}}
  网格: {计量单位: 个}
三保障: {近组: [教育, 饮水]}
教育: {门类: {资助: {计量单位: [人, 元], 含: [资助, 助学]}}, 资助金额: {计量单位: 元, 别名: [资助资金]}, 限本组: [资助金额, 资助资金]}
饮水: {门类: {设施: {计量单位: [处, 口], 含: [水]}}, 工程: {计量单位: 处}}
"""


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{刺梨: 42万亩, 林下养鸡: 620万羽}", "发展刺梨42万亩、林下养鸡620万羽。"),
        ("{刺梨: 42万亩, 茶叶: 3亩}", "发展刺梨42万亩。此外，茶叶3亩。"),
        ("{受灾面积: 3亩, 茶园: 3亩}", "受灾面积3亩，茶园3亩。"),
        ("{冷库库容: 9吨, 大豆: 8吨}", "发展大豆8吨。此外，冷库库容9吨。"),
        ("{刺梨: 2公顷}", "发展刺梨2公顷。"),
        ("{刺梨: 5户, 种粮大户: 3户}", "刺梨5户，种粮大户3户。"),
        ("{刺梨: 0亩, 花椒: 0亩}", ""),
        ("{刺梨: 0亩, 花椒: 3亩}", "发展花椒3亩。"),
        ("{刺梨: 待补}", "刺梨【待补：刺梨】。"),
        ("{刺梨: {表述: 连片发展}}", "刺梨连片发展。"),
    ],
)
def test_a_sentence_says_what_is_of_a_kind(data: str, printed: str) -> None:
    assert say("[[发展{{ 产业.种养|列举 }}。]]{% 其余 产业 %}", f"产业: {data}", catalogue=CATALOGUE) == printed


def test_what_is_of_a_kind_is_looped_over_with_what_hangs_on_it() -> None:
    text = "{% 分条 '、' %}{% 条 名, 数 in 产业.种养 %}{{ 名 }}{{ 数 }}[[（{{ 数|同比 }}）]]{% 分条完 %}。"
    assert say(text, "产业: {刺梨: {数值: 6亩, 上年同期: 5亩}, 花椒: 3亩}", catalogue=CATALOGUE) == "刺梨6亩（同比增长20%）、花椒3亩。"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{消防演练: 2次, 消防站: 3个}", "消防演练2次，消防站3个。"),
        ("{消防站: {数值: 3个, 任务: 4个}}", "消防站3个（年度任务4个，完成率75%）。"),
        ("{义务消防队: 2个, 消防站: 3个, 网格: 5个}", "消防站3个。此外，义务消防队2个，网格5个。"),
        ("{消防演练: 0次, 消防站: 3个}", "消防站3个。"),
        ("{消防演练: 3次, 微型消防站: 3万元}", "消防演练3次。此外，微型消防站3万元。"),
    ],
)
def test_a_kind_says_what_it_lists_each_by_its_name(data: str, printed: str) -> None:
    assert say("[[{{ 治理.消防各项|列举('，') }}。]]{% 其余 治理 %}", f"治理: {data}", catalogue=CATALOGUE) == printed


def test_what_a_kind_lists_are_things_of_their_own() -> None:
    known = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))[0]
    dataset, told = validate(f"{HEAD}指标: {{治理: {{消防站: 3个, 消防演练: 2次, 消防通道: 4个}}}}\n", known=known)
    assert dataset is not None
    assert list(dataset.indicators["治理"].children) == ["微型消防站", "消防演练", "消防通道"]
    assert [each.code for each in told] == ["D106"]


def test_a_figure_of_a_kind_is_the_templates() -> None:
    document = drafted("发展{{ 产业.种养|列举 }}。", "产业: {刺梨: 6亩}", catalogue=CATALOGUE).document
    assert document is not None
    assert [(figure.path, figure.said_by) for figure in document.figures] == [("产业.刺梨", "template")]


def test_a_group_of_several_gives_each_what_is_of_its_kind() -> None:
    data = "产业和治理: {茶园: 3亩, 寨管委: 9个, 刺梨: 5亩, 别的: 3个}"
    assert say("{% 其余 %}", data, catalogue=CATALOGUE) == "产业和治理方面，茶园3亩，刺梨5亩，别的3个。\n治理方面，寨管委9个。"


def test_a_group_without_indicators_of_its_own_leaves_them_to_those_near_it() -> None:
    data = "三保障: {春季助学: 9人, 蓄水池: 3口, 资助资金: 6万元, 评估: 2次}"
    assert say("{% 其余 %}", data, catalogue=CATALOGUE) == "三保障方面，资助资金6万元，评估2次。\n教育方面，春季助学9人。\n饮水方面，蓄水池3口。"


def test_what_a_group_has_no_kind_for_goes_to_the_one_near_it_that_has() -> None:
    data = "建设: {水井: 3口, 别的: 3个, 本地水井: 2口}\n饮水: {工程: 2处}"
    near = CATALOGUE + "建设: {近组: [饮水, 教育], 道路: {计量单位: 公里}}\n"
    assert say("{% 其余 %}", data, catalogue=near) == "建设方面，别的3个，本地水井2口。\n饮水方面，工程2处，水井3口。"
    kept = near.replace("建设: {", "建设: {门类: {井: {含: [井]}}, ")
    assert say("{% 其余 %}", data, catalogue=kept) == "建设方面，水井3口，别的3个，本地水井2口。\n饮水方面，工程2处。"


def test_a_template_may_name_the_kinds_of_the_catalogue_and_no_others() -> None:
    assert [each.code for each in found("发展{{ 产业.种样|列举 }}。", "产业: {刺梨: 6亩}", catalogue=CATALOGUE)] == ["T005"]


@pytest.fixture(scope="module")
def house() -> Catalogue:
    return read_catalogue(tree_of((ROOT / "templates/rural/indicators.yaml").read_text("utf-8"), "indicators.yaml"))[0]


@pytest.mark.parametrize(
    ("group", "name", "unit", "kind"),
    [
        ("产业", "刺梨", "亩", "种养"),
        ("产业", "稻田养鱼", "尾", "种养"),
        ("产业", "统防统治", "亩次", "农事作业"),
        ("产业", "滴灌面积", "亩", "农事作业"),
        ("产业", "龙头企业带动农户", "户", "带动惠及"),
        ("产业", "冷库库容", "吨", "仓储加工"),
        ("产业", "休闲农业经营主体", "家", "各类主体"),
        ("产业", "坝区产值", "元", "产值收入"),
        ("产业", "作物受灾", "亩", None),
        ("产业", "关停养殖场", "个", None),
        ("产业", "能繁母猪淘汰", "头", None),
        ("产业", "撂荒地", "亩", None),
        ("产业", "闲置大棚", "个", None),
        ("产业", "空壳合作社清理", "家", None),
        ("就业", "珠三角务工", "人", "各地务工"),
        ("就业", "失业人员", "人", None),
        ("就业", "未就业脱贫劳动力", "人", None),
        ("就业", "停工车间", "家", None),
        ("监测帮扶", "未落实措施", "条", None),
        ("住房", "受灾倒塌房屋", "户", None),
        ("饮水", "季节性缺水村", "处", None),
        ("资金项目", "未开工项目", "个", None),
        ("资金项目", "结余资金", "元", None),
        ("集体经济", "收入不足5万元的村", "个", None),
        ("乡村治理", "立案查处", "件", None),
        ("乡村建设", "水毁道路", "公里", None),
        ("人居环境", "停用污水处理站", "个", None),
        ("生态", "森林火灾", "次", None),
    ],
)
def test_a_kind_of_the_house_takes_what_is_plainly_of_it_and_nothing_that_speaks_against_it(
    house: Catalogue, group: str, name: str, unit: str, kind: str | None
) -> None:
    found = house.kind_of(group, name, (unit,), units().convertible)
    assert (found.name if found else None) == kind
