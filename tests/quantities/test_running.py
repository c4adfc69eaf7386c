"""Figures in running text."""

from __future__ import annotations

import pytest

from drafting.quantities.running import running_figures
from tests.shipped import shipped

UNITS = shipped().units


def read(text: str) -> list[str]:
    found = [each.quantity for each in running_figures(text, UNITS)]
    return [f"{each.prefix}|{each.number}|{each.scale}|{each.unit}|{each.suffix}" for each in found]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("共有86户251人", ["|86|1|户|", "|251|1|人|"]),
        ("投入1,090.5万元", ["|1090.5|10000|元|"]),
        ("投入１０９０．５万元", ["|1090.5|10000|元|"]),
        ("约2.6万人、4500余条、3万多户、60个以上", ["约|2.6|10000|人|", "|4500|1|条|余", "|3|10000|户|多", "|60|1|个|以上"]),
        ("比计划的24场多6场", ["|24|1|场|", "|6|1|场|"]),
        ("增长-2.5%", ["|-2.5|1|%|"]),
        ("集中供养46.9180)", ["|46.9180|1||"]),
        ("由28个增加到35个", ["|28|1|个|", "|35|1|个|"]),
        ("2026年1—10月，截至10月25日召开3次", ["|3|1|次|"]),
        ("每户3至5万元，2-3次", []),
        ("国道G69、138+N工程、“1579”战略、《2026年10件实事》、〔2026〕12号", []),
        ("3.加强监测，共5次", ["|5|1|次|"]),
        ("1234567890123456789户", []),
        ("通车里程达3 260公里，同比增长5. 6%，投资1 234万元，完成12,3户，全长1。45公里", []),  # typed with something too many
        ("分别改造120,130,150户，共120,130,150户", []),
        ("新增1，234辆、2,186人，争取3,800,000元", ["|1234|1|辆|", "|2186|1|人|", "|3800000|1|元|"]),
        ("1. 6个乡镇完成，共3个", ["|6|1|个|", "|3|1|个|"]),
        ("AED58台，GDP386.5亿元；G105线、S201省道、A3纸12张、PM2.5、PM10个别站", ["|58|1|台|", "|386.5|100000000|元|", "|12|1|张|"]),  # letters before a figure, and codes
        ("抽调15人日夜奋战，120人日均巡护，3台日处理50吨的设备，20人份头推进，12集中供养点", ["|15|1|人|", "|120|1|人|", "|3|1|台|", "|50|1|吨|", "|20|1|人|", "|12|1||"]),
        ("投入56人日，使用3200床日、80人日以上，检测50人份，拍摄12集电视剧、300席", ["|56|1|人日|", "|3200|1|床日|", "|80|1|人日|以上", "|50|1|人份|", "|12|1|集|", "|300|1|席|"]),
        ("完成1500.25万元、1200.5公里，2026.11.30前，2026-11-30", ["|1500.25|10000|元|", "|1200.5|1|公里|"]),
    ],
)
def test_figures_are_read_with_their_marks_and_units(text, figures):
    assert read(text) == figures


def test_each_knows_where_it_stands():
    text = "共有86户，约2.6万人。"
    assert [text[each.start : each.end] for each in running_figures(text, UNITS)] == ["86户", "2.6万人"]
