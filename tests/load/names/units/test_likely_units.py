"""A bare number is given the unit of its whole, of its siblings or of the catalogue; of money both are asked, never one guessed."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.load.names.units.likely_units import which_unit, write_a_unit
from tests.load.validating import HEAD, only, tree_of

KNOWN, _ = read_catalogue(
    tree_of(
        "住房: {危房改造: {计量单位: 户}, 补助资金: {计量单位: 元}}\n"
        "资金项目: {衔接资金: {计量单位: 元}, 拨付率: {类型: 比率}}\n"
        "教育: {资助: {计量单位: [人, 元]}}\n收入: {农民人均收入: {计量单位: 元}}\n监测: {对象: {计量单位: [户, 人]}}\n",
        "indicators.yaml",
    )
)


def hint(body: str) -> str:
    found = only(f"{HEAD}指标: {body}\n", known=KNOWN)
    assert found.code == "D083"
    return found.hint


@pytest.mark.parametrize(
    ("body", "advised"),
    [
        ("{住房: {补助资金: 8.4}}", "写成 8.4万元 或 8.4元，看实际是哪一个"),
        ("{住房: {补助资金: 8.4万}}", "写成 8.4万元 的样子"),
        ("{住房: {危房改造: 12}}", "写成 12户 的样子"),
        ("{住房: {危房改造: {数值: 12户, 任务: 15}}}", "写成 15户 的样子"),
        ("{收入: {农民人均收入: 19675}}", "写成 19675元 的样子"),
        ("{教育: {资助: 348}}", "写成 348人 的样子"),
        ("{教育: {资助: 27.8}}", "写成 27.8万元 或 27.8元，看实际是哪一个"),
        ("{本地: {扶持资金: 30}}", "写成 30万元 或 30元，看实际是哪一个"),
        ("{本地: {里程: 30.5}}", "写成 30.5公里 的样子"),
        ("{本地: {事: 30}}", "数后面写上单位，30户、30人、30个 的样子；本来没有单位的，行末写 # 情况属实 D083：理由"),
        ("{监测: {对象: {数值: 20户50人, 构成: {甲类: 5户9人, 乙类: 15}}}}", "写成 15户 或 15人，看实际是哪一个"),
        ("{就业: {脱贫人口就业: {数值: 97%, 任务: 3}}}", "写成 3%；小数要先化成百分数，0.98 写成 98%"),
        ("{就业: {脱贫人口就业: {数值: 97%, 任务: 95以上}}}", "写成 95%以上"),
        ("{就业: {脱贫人口就业: {数值: 97%, 任务: 0.9}}}", "写成 90%；确是 0.9% 的，写成 0.9%"),
        ("{就业: {脱贫人口就业: {数值: 97%, 任务: 1}}}", "写成 100%；确是 1% 的，写成 1%"),
        ("{资金项目: {衔接资金: {数值: 703.8万元, 完成率: 5}}}", "写成 5%；小数要先化成百分数，0.98 写成 98%"),
    ],
)
def test_what_a_bare_number_may_be(body: str, advised: str) -> None:
    assert hint(body) == advised


@pytest.mark.parametrize("part", ["161.9万", "161.9"])
@pytest.mark.parametrize("key", ["其中", "构成"])
def test_a_part_is_written_as_its_whole_and_its_siblings_are(key: str, part: str) -> None:
    """Never in 户, and never ten thousand times too small."""
    for whole in ("数值: 703.8万元, ", "数值: 待补, "):
        assert hint(f"{{资金项目: {{衔接资金: {{{whole}{key}: {{中央: 386.3万元, 省级: {part}}}}}}}}}") == "写成 161.9万元 的样子"


def test_a_part_that_does_not_fit_the_unit_of_the_others_is_asked() -> None:
    """1619000 of 703.8万元 is in 元; 161.9 of 7038000元 may as well be in 万元."""
    body = "{资金项目: {衔接资金: {数值: %s, 其中: {中央: %s, 省级: %s}}}}"
    assert hint(body % ("703.8万元", "386.3万元", "1619000")) == "写成 1619000万元 或 1619000元，看实际是哪一个"
    assert hint(body % ("7038000元", "3863000元", "161.9")) == "写成 161.9元 或 161.9万元，看实际是哪一个"


def test_parts_without_a_whole_that_is_told_follow_the_catalogue() -> None:
    assert hint("{资金项目: {衔接资金: {其中: {省级: 161.9}}}}") == "写成 161.9万元 或 161.9元，看实际是哪一个"


@pytest.mark.parametrize(
    ("heading", "among", "advised"),
    [
        ("监测对象人数", ("户", "人"), "监测对象人数（人），"),
        ("监测对象", ("户", "人"), "监测对象（户）、监测对象（人），"),
        ("公益性岗位人员", ("个", "人"), "公益性岗位人员（人），"),
        ("贷款余额", ("户", "元"), "贷款余额（万元）、贷款余额（元），"),
        ("脱贫不稳定户", ("户", "人"), "脱贫不稳定户（户）、脱贫不稳定户（人），"),
    ],
)
def test_a_heading_is_told_the_units_that_its_last_word_may_have(heading: str, among: tuple[str, ...], advised: str) -> None:
    assert f"表头写明单位，如 {advised}" in which_unit(heading, "35", among)


@pytest.mark.parametrize(
    ("heading", "advised"),
    [
        ("监测人数", "，如 监测人数（人）"), ("土鸡养殖户", "，如 土鸡养殖户（户）"), ("土鸡销售款", "，如 土鸡销售款（万元） 或 土鸡销售款（元）"),
        *((name, f"：{name}（户）、{name}（个）、{name}（万元）这样，看实际数的是什么") for name in ("机器人", "冶金", "黄金")),
        ("土鸡节", "：土鸡节（户）、土鸡节（个）、土鸡节（万元）这样，看实际数的是什么"),
    ],
)  # fmt: skip
def test_a_heading_that_the_catalogue_does_not_have_is_told_no_unit_that_it_contradicts(heading: str, advised: str) -> None:
    assert write_a_unit(heading) == f"表头写明单位{advised}"
