"""Whatever townships give: what the county's file then says agrees with them, and leaves none of them out unsaid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.oddities.levels import against_the_parts, giver
from drafting.relations import Verdict
from drafting.rollup.adding import Adder, Missing
from drafting.rollup.county_file import group_lines
from tests.checks.judging import book_of, read, units
from tests.drawn import Drawn
from tests.rollup.rolling import CATALOGUE, SURE, towns

_FIGURES = ("3{0}", "0{0}", "1.25万{0}", "约40{0}", "30余{0}", "至少7{0}", "12", "待补", "不适用", "")
_UNITS = {"工程": ("个", "个", "元"), "林地": ("亩", "亩", "公顷", "平方米"), "资金": ("元",), "支出": ("元",), "刺梨": ("亩",)}


def _town(drawn: Drawn) -> str:
    """A body of 组: every indicator may be missing, and say anything of itself."""

    def figure(unit: str) -> str:
        return drawn.one_of(_FIGURES).format(unit)

    said = []
    for name, its_units in _UNITS.items():
        unit = drawn.one_of(its_units)
        ways = ("", f"{name}: {figure(unit)}", f"{name}: {{数值: {figure(unit)}, 任务: {figure(unit)}}}", f"{name}: {{数值: {figure(unit)}, 统计期间: 前三季度}}")
        said.append(drawn.one_of(ways))
    people = ("", "对象: 3户", "对象: {构成: {甲类: 2户5人, 乙类: 1户2人}}", "对象: {数值: 4户9人, 构成: {甲类: {数值: 4户9人, 已消除: 1户1人}}, 已消除: 1户1人}", "对象: 待补")
    said.append(drawn.one_of(people))
    said.append(drawn.one_of(("", "普及率: 92.5%", "位次: 全县第三", "会议: 4次")))
    return ", ".join(filter(None, [*said, *(f"{name}: 5户" for name in SURE)]))


@given(st.binary(max_size=120), st.sampled_from(["mark", "blank", "omit"]))
def test_the_countys_file_agrees_with_every_township(data: bytes, missing: Missing):
    drawn = Drawn(data)
    places = towns(*[_town(drawn) for _ in range(2 + drawn.below(3))])
    groups = list(Adder(places, read(CATALOGUE), units(), missing).groups())
    lines = [line for group, figures in groups for line in group_lines(group, figures)]
    text = "单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2021年\n指标:\n" + "\n".join(lines) + "\n"
    county = book_of(text, CATALOGUE, name="全县.yaml")
    against = against_the_parts(giver(county), [giver(each.book) for each in places], county.catalogue, county.units)
    judged = [each for relation in against.relations for each in relation]
    assert [each for each in judged if each.verdict is Verdict.CONTRADICTS] == []
    assert len(judged) >= len(SURE)
    assert against.found == []
    for each in (figure for _, figures in groups for figure in figures if figure.state == "added"):
        assert not each.by.worded or missing == "omit"
        assert not each.by.owed or missing == "omit"
        assert not each.by.blank or missing != "mark"
