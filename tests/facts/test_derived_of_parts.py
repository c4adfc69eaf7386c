"""A catalogue's 派生 on the parts of a whole, and quotients printed in a scale."""

from __future__ import annotations

from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.proofreading.proofing import proofread
from drafting.source import Source
from tests.saying import say
from tests.shipped import shipped

CATALOGUE = """\
监测帮扶:
  监测对象:
    计量单位: [户, 人]
    构成: [甲类, 乙类]
    子项: {已消除: {计量单位: [户, 人]}}
    派生: {未消除: =数值 - 已消除}
"""


def test_what_hangs_on_the_whole_is_not_taken_from_its_parts() -> None:
    data = "监测帮扶: {监测对象: {数值: 50户90人, 构成: {甲类: 20户40人, 乙类: 30户50人}, 已消除: 44户80人}}"
    text = "未消除{{ 监测帮扶.监测对象.未消除 }}[[（{{ 监测帮扶.监测对象.未消除.构成|列举 }}）]]。"
    assert say(text, data, catalogue=CATALOGUE) == "未消除6户10人。"


def test_parts_that_have_it_themselves_are_listed() -> None:
    data = "监测帮扶: {监测对象: {构成: {甲类: {数值: 20户40人, 已消除: 18户35人}, 乙类: {数值: 30户50人, 已消除: 26户45人}}}}"
    text = "未消除{{ 监测帮扶.监测对象.未消除 }}[[（{{ 监测帮扶.监测对象.未消除.构成|列举 }}）]]。"
    assert say(text, data, catalogue=CATALOGUE) == "未消除6户10人（甲类2户5人、乙类4户5人）。"


def test_a_quotient_prints_in_the_scale_asked_for() -> None:
    data = "集体: {总收入: 514.3万元, 村: 20个, 村均: {数值: =总收入 / 村, 计量单位: 万元}, 村均元: {数值: =总收入 / 村, 计量单位: 元}}"
    assert say("{{ 集体.村均 }}、{{ 集体.村均元 }}", data) == "25.72万元、257150元"


def test_what_the_catalogue_derives_is_absent_where_the_data_gives_one_unit_of_two() -> None:
    """86户251人, of which 50户 are done: a person typed no formula, so nothing is wrong with what they typed."""
    data = "监测帮扶: {监测对象: {数值: 86户251人, 已消除: 50户}}"
    text = "消除{{ 监测帮扶.监测对象.已消除 }}[[，未消除{{ 监测帮扶.监测对象.未消除 }}]]。"
    assert say(text, data, catalogue=CATALOGUE) == "消除50户。"
    library = shipped()
    source = f"模板: rural/township\n单位: {{名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}}\n报告期: 2026年\n指标: {{{data}}}\n"
    tree, _ = parse_tree(Source("数据.yaml", source))
    assert tree is not None
    dataset, _ = validate_dataset(tree, library.units_of("rural/township"), library.catalogue("rural/township"))
    assert dataset is not None
    assert proofread(library, dataset).diagnostics == ()
