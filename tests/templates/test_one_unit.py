"""An indicator that may be counted in several units is said in words that fit the one that is given."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafting.library import Library
from tests.shipped import shipped
from tests.templates.test_plans import written


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.mark.parametrize(
    ("indicators", "sentence"),
    [
        ("教育: {学生资助: 300万元}", "发放脱贫家庭等困难学生资助资金300万元"),
        ("教育: {学生资助: 300人}", "资助脱贫家庭等困难学生300人"),
        ("教育: {学生资助: 300人12万元}", "资助脱贫家庭等困难学生300人12万元"),
        ("兜底: {低保: 300万元}", "发放低保金300万元"),
        ("兜底: {低保: 300户}", "纳入低保300户"),
        ("乡村建设: {建设项目: 3000万元}", "基础设施项目投资3000万元"),
        ("帮扶力量: {走访慰问: 30万元}", "走访慰问困难群众，发放慰问金30万元"),
        ("就业: {帮扶车间: 300人}", "就业帮扶车间吸纳就业300人"),
        ("就业: {帮扶车间: 30个}", "建成就业帮扶车间30个"),
        ("产业: {烤烟: 700担}", "烤烟产量700担"),
        ("产业: {农业保险: 620万元}", "农业保险保费620万元"),
        ("生态: {绿色防控覆盖率: 56%}", "病虫害绿色防控覆盖率56%"),
        ("党建: {一肩挑: 95%}", "“一肩挑”比例95%"),
        # a part is no whole
        ("渔业: {海水养殖产量: 3万吨}", "海水养殖产量3万吨"),
        ("人居环境: {新增绿化: 30亩}", "新增绿化30亩"),
        ("粮食耕地: {耕地地力补贴: 300万元}", "发放耕地地力补贴300万元"),
        ("医疗: {参保人数: 283000人}", "落实基本医疗保险参保政策，参保283000人"),
        ("医疗: {重点人群参保: 28300人}", "脱贫人口和防止返贫致贫对象参保28300人"),
        ("农田建设: {高效节水灌溉: 5万亩}", "高效节水灌溉5万亩"),
        ("教育: {雨露计划: 143人}", "雨露计划补助惠及143人"),
        ("集体经济: {消除空壳村: 17个}", "消除空壳村17个"),
        ("兜底: {残疾人: 320人}", "有残疾人320人"),
        ("人居环境: {生活垃圾: 1200吨}", "清理农村生活垃圾1200吨"),
        ("人居环境: {垃圾清运: 1200吨}", "清运农村生活垃圾1200吨"),
        ("人居环境: {生活垃圾: {清运: 1200吨}}", "生活垃圾清运1200吨"),
        # things of their own
        ("乡村治理: {消防演练: 12次, 微型消防站: 7个}", "消防演练12次，微型消防站7个"),
    ],
)
def test_the_words_fit_what_is_given(library: Library, tmp_path: Path, indicators: str, sentence: str) -> None:
    assert sentence in "".join(written(library, tmp_path, yaml.safe_load(indicators)))
