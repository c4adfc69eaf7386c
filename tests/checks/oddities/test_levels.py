"""A county's file against those of its townships."""

from __future__ import annotations

import pytest

from drafting.checks.examination import CheckedRelation, examine_levels
from drafting.checks.oddities.levels import NO_SUSPECTS, Key, Suspect, Suspects
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from tests.checks.judging import book_of

ADDED = ("甲", "乙", "丙", "丁", "戊")
CATALOGUE = "组:\n" + "".join(f"  {name}: {{计量单位: [户, 人], 汇总: 相加}}\n" for name in ADDED) + (
    "  工程: {计量单位: [个, 元], 汇总: 相加, 构成: [水利, 道路], 子项: {均价: {计量单位: 元, 汇总: 不汇总}}}\n"
    "  林地: {计量单位: 亩, 汇总: 相加}\n  高标准农田: {计量单位: 亩, 汇总: 相加}\n  会议: {计量单位: 次, 汇总: 不汇总}\n  进度: {类型: 比率}\n"
)


def told(county: str, *towns: str, period: str = "2021年") -> list[Diagnostic]:
    """What is told of 组 in the county's file, beside five figures that add up."""
    return both(county, *towns, period=period)[0]


def both(county: str, *towns: str, period: str = "2021年", suspects: Suspects = NO_SUSPECTS) -> tuple[list[Diagnostic], list[CheckedRelation], frozenset[Key]]:

    def text(region: str, number: int, body: str, period: str = "2021年") -> str:
        sure = ", ".join(f"{name}: {number * 10}户" for name in ADDED)
        return f"单位: {{名称: {region}政府, 地区: {region}}}\n报告期: {period}\n指标: {{组: {{{sure}{body and ', '}{body}}}}}\n"

    names = [f"青禾县{mark}乡" for mark in "子丑寅卯"[: len(towns)]]
    parts = [book_of(text(name, 1, body, period), CATALOGUE, name=f"{name}.yaml") for name, body in zip(names, towns, strict=True)]
    return examine_levels(book_of(text("青禾县", len(towns), county), CATALOGUE, name="全县.yaml"), parts, suspects=suspects)


@pytest.mark.parametrize(
    ("county", "towns", "said"),
    [
        ("工程: 6个", ("工程: 1个", "工程: 2个", "工程: 3个"), None),
        ("工程: 6个", ("工程: 1个", "工程: 2个", "工程: 4个"), "工程：填 6个，按 3个乡镇之和 = 1个 + 2个 + 4个 应为 7个，相差 1个"),
        ("工程: 90个", ("工程: 10个", "工程: 20个", "工程: 30个"), "工程：填 90个，按 3个乡镇之和 = 10个 + 20个 + 30个 应为 60个，相差 30个"),
        ("工程: 90个", ("工程: 10个", "工程: 20个", ""), None),  # the third may have left it out
        ("工程: 31个", ("工程: 10个", "工程: 20个", ""), "工程：填 31个，按 2个乡镇之和 = 10个 + 20个 应为 30个，相差 1个"),
        ("工程: 1.2亿元", ("工程: 4000万元", "工程: 3999.9万元", "工程: 4012万元"), None),  # within what 1.2亿元 may stand for
        ("工程: 1.2亿元", ("工程: 4000万元", "工程: 4亿元", "工程: 4000万元"), "工程：填 1.2亿元，按 3个乡镇之和 = 4000万元 + 4亿元 + 4000万元 应为 4.8亿元，相差 3.6亿元"),
        ("工程: {数值: 6个, 构成: {水利: 2个, 道路: 4个}}", ("工程: {构成: {水利: 1个, 道路: 3个}}", "工程: 1个", "工程: 1个"), None),  # two do not say the parts
        ("工程: {数值: 9个, 均价: 30万元}", ("工程: {数值: 4个, 均价: 30万元}", "工程: {数值: 5个, 均价: 40万元}"), None),
        ("林地: 30亩", ("林地: 1公顷", "林地: 15亩"), None),
        ("林地: 300亩", ("林地: 1公顷", "林地: 15亩"), "林地：填 300亩，按 2个乡镇之和 = 1公顷 + 15亩 应为 30亩，相差 270亩"),
        ("高标准农田: 300亩", ("高标准农田: 100亩", "高标准农田: 150亩"), "高标准农田：填 300亩，按 2个乡镇之和 = 100亩 + 150亩 应为 250亩，相差 50亩"),
        ("会议: 6次", ("会议: 9次", "会议: 9次"), None),
        ("进度: 60%", ("进度: 50%", "进度: 70%"), None),
        ("自己的: 6个", ("自己的: 9个", "自己的: 9个"), None),
        ("工程: {数值: 6个, 统计期间: 5月}", ("工程: 9个", "工程: 9个"), None),
        ("工程: 6个", ("工程: 约9个", "工程: 9个"), None),
        ("工程: {数值: 6个, 任务: 20个}", ("工程: {数值: 2个, 任务: 8个}", "工程: {数值: 4个, 任务: 8个}"), "工程·任务：填 20个，按 2个乡镇之和 = 8个 + 8个 应为 16个，相差 4个"),
        ("工程: {数值: 6个, 上年同期: 5个}", ("工程: {数值: 2个, 上年同期: 2个}", "工程: {数值: 4个, 上年同期: 3个}"), None),
        ("工程: {数值: 6个, 任务: 20个}", ("工程: {数值: 2个, 任务: 8个}", "工程: 4个"), None),  # one does not say its task
        ("工程: {数值: 6个, 任务: 20个, 统计期间: 5月}", ("工程: {数值: 2个, 任务: 8个}", "工程: {数值: 4个, 任务: 8个}"), None),
    ],
)
def test_what_the_townships_have_adds_up(county: str, towns: tuple[str, ...], said: str | None) -> None:
    found = told(county, *towns)
    assert [(each.code, each.message) for each in found] == ([("D266", said)] if said else [])
    assert all(each.place and each.place.file == "全县.yaml" for each in found)


def test_what_differs_by_rounding_alone_is_a_tail() -> None:
    (found,) = told("林地: 33亩", "林地: 20亩", "林地: 14亩")
    assert (found.code, found.message) == ("R190", "林地：填 33亩，按 2个乡镇之和 = 20亩 + 14亩 为 34亩，相差 1亩，在四舍五入的范围内（尾差）")


def test_files_of_another_period_are_not_added() -> None:
    assert told("工程: 6个", "工程: 9个", "工程: 9个", period="2021年上半年") == []


def test_of_files_that_mostly_do_not_add_up_nothing_is_told() -> None:
    others = ", ".join(f"{name}: 70户" for name in ADDED)
    county = book_of(f"单位: {{名称: 青禾县政府, 地区: 青禾县}}\n报告期: 2021年\n指标: {{组: {{{others}}}}}\n", CATALOGUE)
    towns = [book_of(f"单位: {{名称: {name}政府, 地区: {name}}}\n报告期: 2021年\n指标: {{组: {{{others}}}}}\n", CATALOGUE) for name in ("青禾县子乡", "青禾县丑乡")]
    assert examine_levels(county, towns)[:2] == ([], [])


def many(region: str, number: int, period: str = "2021年", name: str = "") -> Book:
    body = ", ".join(f"{mark}{name}: {number}户" for mark in "甲乙丙丁戊" for name in ("一", "二"))
    catalogue = "组:\n" + "".join(f"  {mark}{which}: {{计量单位: 户, 汇总: 相加}}\n" for mark in "甲乙丙丁戊" for which in ("一", "二"))
    office = name or f"{region}人民政府"
    return book_of(f"单位: {{名称: {office}, 地区: {region}}}\n报告期: {period}\n指标: {{组: {{{body}}}}}\n", catalogue, name=f"{office}{period}.yaml")


@pytest.mark.parametrize(
    ("county", "towns", "why"),
    [(30, (10, 10), "多半少了乡镇的文件"), (30, (10, 20, 20), "多半有重复的、别处的乡镇文件")],
)
def test_files_that_plainly_are_not_all_are_told(county: int, towns: tuple[int, ...], why: str) -> None:
    parts = [many(f"青禾县{mark}乡", number) for mark, number in zip("子丑寅", towns, strict=False)]
    (found,), relations, _ = examine_levels(many("青禾县", county), parts)
    assert (found.code, relations) == ("D267", [])
    assert found.message == f"青禾县人民政府：能相加的 10 项里只有 0 项和 {len(towns)} 个乡镇加起来相等，没有逐项核对"
    assert found.hint.startswith(why)


def test_a_township_of_which_only_another_period_is_there_is_told() -> None:
    parts = [many("青禾县子乡", 10), many("青禾县丑乡", 20), many("青禾县寅乡", 5, "2020年"), many("青禾县子乡", 5, "2021年上半年")]
    (found,), relations, _ = examine_levels(many("青禾县", 30), parts)
    assert (found.code, len(relations)) == ("D267", 10)
    assert found.message == "报告期：青禾县的是2021年，青禾县寅乡的是2020年，没有算进去"
    assert str(found.place) == "青禾县寅乡人民政府2020年.yaml:2:6"


def test_an_office_of_a_township_is_not_added_to_it() -> None:
    parts = [many("青禾县子乡", 7, name="子乡农业服务中心"), many("青禾县子乡", 10), many("青禾县丑乡", 20)]
    assert examine_levels(many("青禾县", 30), parts)[0] == []


@pytest.mark.parametrize(("given", "said"), [("18530元", "少一位"), ("185.3元", "多一位"), ("1853万元", "少一个“万”"), ("1850元", "")])
def test_the_one_slip_that_explains_the_difference_is_named_first(given: str, said: str) -> None:
    (found,) = told("工程: 2053元", f"工程: {given}", "工程: 200元")
    assert found.hint.startswith(f"青禾县子乡的 {given} {said}就对上了：先核对它；" if said else "核对全县的数和各乡镇的数")


KEY = ("青禾县子乡.yaml", "组.工程", "元")


@pytest.mark.parametrize(
    ("county", "given", "usual", "hint"),
    [
        ("2053元", "18530元", 10.0, "青禾县子乡的 18530元 少一位就对上了（和同级的别的单位比也相差悬殊）：先核对它；"),
        ("2153元", "18530元", 9.5, "青禾县子乡的 18530元，一般在1953元上下：先核对它；"),
        ("18740元", "18530元", 10.0, ""),  # what is lacking is not what is strange of it
    ],
)
def test_the_figure_that_stands_far_from_its_peers_is_named_where_it_explains_the_difference(county: str, given: str, usual: float, hint: str) -> None:
    suspects = {KEY: Suspect("一般在1953元上下", usual)}
    (found,), _, explained = both(f"工程: {county}", f"工程: {given}", "工程: 200元", suspects=suspects)
    assert found.hint.partition("核对全县")[0] == hint
    assert explained == (frozenset({KEY}) if hint else frozenset())


def test_an_answered_difference_explains_no_figure() -> None:
    county = "\n  工程: 2053元  # 情况属实 D266：含县直的\n "
    assert both(county, "工程: 18530元", "工程: 200元", suspects={KEY: Suspect("", 10.0)})[::2] == ([], frozenset())


@pytest.mark.parametrize(
    ("own", "message", "place"),
    [(2, "地区：白石县卯乡不在青禾县，没有和青禾县人民政府的数核对", "白石县卯乡人民政府2021年.yaml:1:25"), (0, "青禾县人民政府：一起的 1 个乡镇（白石县卯乡）都不在青禾县，没有核对", "青禾县人民政府2021年.yaml:1:23")],
)
def test_places_of_another_county_beside_its_file_are_told(own: int, message: str, place: str) -> None:
    parts = [many(f"青禾县{mark}乡", 15) for mark in "子丑"][:own]
    (found,) = examine_levels(many("青禾县", 30), parts, [many("白石县卯乡", 3)])[0]
    assert (found.code, found.message, str(found.place)) == ("D267", message, place)


def test_a_reason_in_the_countys_file_answers() -> None:
    assert told("\n  工程: 6个  # 情况属实 D266：含县直的\n ", "工程: 1个", "工程: 2个") == []
