"""Figures behind 分别 are each of the one before them that stands in its place, where there are as many."""

from __future__ import annotations

import pytest

from drafting.adoption import Asked, adopt
from drafting.pipeline import draft, open_library, read_dataset, write

UNIT = "示例县水利局"


def made(words: str):
    return adopt(f"{UNIT}2025年工作总结\n一、河湖管理\n{words}\n".encode(), "总结.txt", ".txt", Asked())


def template(words: str) -> str:
    return next(content.decode() for name, content in made(words).files.items() if name.endswith(".j2")).replace("河湖管理.", "").replace(" ", "")


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("蔬菜8.2万吨，水果1.3万吨，同比分别增长3.5%、8%。", '同比分别{{蔬菜变化|升降("增长","下降")}}、{{水果变化|升降("增长","下降",蔬菜变化)}}。'),
        ("筹资386万元，其中省级资金210万元、县级资金176万元，分别比上年增长12.3%和8.6%。", '分别比上年{{省级资金变化|升降("增长","下降")}}和{{县级资金变化|升降("增长","下降",省级资金变化)}}。'),
        ("生猪12.6万头、肉牛9.3万头，同比分别增长2.1%、下降1.6%。", '同比分别{{生猪变化|升降("增长","下降")}}、{{肉牛变化|升降("增长","下降",生猪变化)}}。'),
        ("玉米12.3万亩、水稻15.1万亩、薯类5.2万亩，比去年同期分别增加0.3万亩、0.5万亩和减少0.2万亩。", '、{{水稻变化|升降("增加","减少",玉米变化)}}和{{薯类变化|升降("增加","减少",水稻变化)}}。'),
        ("出生86人、死亡92人，比上年分别增加3人、增加5人。", '分别{{出生变化|升降("增加","减少")}}、{{死亡变化|升降("增加","减少")}}。'),
        ("参保率97.2%，续保率93%，分别比上年提高1.1个百分点、0.5个百分点。", '分别比上年{{参保率变化|升降("提高","下降")}}、{{续保率变化|升降("提高","下降",参保率变化)}}。'),
        ("干部86人，其中女性26人、党员70人，分别占30.2%和81.4%。", "分别占{{女性占比}}和{{党员占比}}。"),
        ("存款32.6亿元、贷款18.2亿元，较上年分别增加2.6亿元、减少1.2亿元，增长8.7%、下降6.2%。", '，{{存款变化比例|升降("增长","下降")}}、{{贷款变化比例|升降("增长","下降",存款变化比例)}}。'),
        # as many as the row has, no more and no fewer
        ("蔬菜8.2万吨，水果1.3万吨，茶叶2万吨，同比分别增长3.5%、8%。", "同比分别增长3.5%、8%。"),
        ("快递、电信业务量分别增长8%、9%。办案12件。", "快递、电信业务量分别增长8%、9%。办案{{办案}}。"),
        # nothing rises by what is counted otherwise
        ("出生86人、办案92件，比上年分别增加3人、5人。", "比上年分别增加3人、5人。"),
    ],
)
def test_a_row_speaks_of_as_many_before_it(words, end):
    assert template(words).partition("\n{#-原句")[0].endswith(f"{end}\n")


def test_shares_and_growth_of_a_row_are_held_to_their_figures():
    catalogue = made("干部86人，其中女性26人、党员70人，分别占30.2%和81.4%。蔬菜8.2万吨，水果1.3万吨，同比分别增长3.5%、8%。").files["模板/bureau/indicators.yaml"].decode()
    for rule in ("女性 / 干部", "党员 / 干部", "蔬菜.同比  # 2025年：“同比分别增长3.5%”", "水果.同比  # 2025年：“同比分别增长3.5%、8%”"):
        assert f"- 数值 = {rule}" in catalogue


def test_one_rate_behind_a_row_is_of_nobody_for_sure():
    found = made("存款32.6亿元、贷款18.2亿元，较上年分别增加2.6亿元、1.2亿元，增长8.7%。")
    assert ".同比  #" not in found.files["模板/bureau/indicators.yaml"].decode()
    assert [each.why for each in found.checks if "几个数" in each.why]


def test_growth_that_the_statisticians_give_is_not_held_to_last_years_file():
    assert "规则" not in made("城镇居民人均可支配收入32600元、农村居民人均可支配收入16320元，同比分别增长5.1%、6.8%。").files["模板/bureau/indicators.yaml"].decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (("3.5%", "8%", "12%"), "同比分别增长3.5%、8%、12%。"),
        (("-3.5%", "-8%", "12%"), "同比分别下降3.5%、8%、增长12%。"),
        (("3.5%", "-8%", "-1%"), "同比分别增长3.5%、下降8%、1%。"),
        (("3.5%", "0%", "1%"), "同比分别增长3.5%、持平、增长1%。"),
        (("待补", "8%", "1%"), "同比分别【待补：蔬菜变化】、增长8%、1%。"),
    ],
)
def test_a_figure_that_goes_the_other_way_says_so(tmp_path, changes, said):
    for name, content in made("蔬菜8.2万吨，水果1.3万吨，茶叶2万吨，同比分别增长3.5%、8%、12.3%。").files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    first, second, third = changes
    given = f"蔬菜: 8万吨, 水果: 1万吨, 茶叶: 2万吨, 蔬菜变化: {first}, 水果变化: {second}, 茶叶变化: {third}"
    (tmp_path / "今.yaml").write_text(f"模板: bureau/annual\n单位: {{名称: {UNIT}, 地区: 示例县}}\n报告期: 2026年\n指标: {{河湖管理: {{{given}}}}}\n", "utf-8")
    library = open_library(tmp_path / "模板")
    drafted = draft(library, read_dataset(tmp_path / "今.yaml", library).dataset, checking="text")
    assert said in write(drafted.document, "txt", library).decode()
