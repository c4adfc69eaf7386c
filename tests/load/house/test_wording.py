"""The house's wording is of its shape: periods that exist, months that follow one on the other, keys that count."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Refused
from drafting.load.house.units import read_units
from drafting.load.house.wording import read_documents, read_faults, read_phrasing, read_verbs, read_zeros
from drafting.template_folders import bundled_templates
from tests.load.validating import tree_of


def told(read, text: str) -> list[tuple[str | None, str]]:
    """Path and hint of everything that is wrong."""
    found = ()
    try:
        read(tree_of(text, "表.yaml"))
    except Refused as refused:
        found = refused.diagnostics
    assert {each.code for each in found} <= {"T063", "D150"}
    assert all(each.place is not None and each.place.line for each in found)
    return [(each.path, each.hint) for each in found]


def test_the_files_that_ship_are_sound():
    house = bundled_templates() / "_house"
    for name, read in (("phrasing", read_phrasing), ("documents", read_documents), ("zeros", read_zeros), ("verbs", read_verbs), ("faults", read_faults), ("units", read_units)):
        assert told(read, (house / f"{name}.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("底线: 守住底线\n", []),
        ("底线: [{至: 2025-12, 文: 旧}, {自: 2026-01, 文: 新}]\n", []),
        ("底线: [{自: 2026-01, 文: 新}, {至: 2025-12, 文: 旧}]\n", []),  # in any order
        ("底线: [{自: 2021-01, 至: 2025-12, 文: 旧}]\n", []),  # it begins and ends
        ("底线: []\n", [("底线", "写成 底线: …，或按年月分段")]),
        ("底线: [{至: 2025-12, 文: 旧}, {自: 2026-13, 文: 新}]\n", [("底线.2.自", "写四位年、两位月，如 2026-01")]),
        ("底线: [{至: 2025-12, 文: 旧}, {自: 2026-1, 文: 新}]\n", [("底线.2.自", "写成 2026-01")]),
        ("底线: [{至: 2025年12月, 文: 旧}, {自: 2026-01, 文: 新}]\n", [("底线.1.至", "写成 2025-12")]),
        ("底线: [{至: 2025-11, 文: 旧}, {自: 2026-01, 文: 新}]\n", [("底线.2", "写成 自: 2025-12，或把上一段的“至”写到 2025-12")]),
        ("底线: [{至: 2026-01, 文: 旧}, {自: 2026-01, 文: 新}]\n", [("底线.2", "写成 自: 2026-02")]),
        ("底线: [{自: 2021-01, 文: 旧}, {自: 2026-01, 文: 新}]\n", [("底线.1", "上一段写明到哪个月为止，如 至: 2025-12")]),
        ("底线: [{自: 2026-01, 至: 2025-12, 文: 新}]\n", [("底线.1.至", "把先后改对")]),
        ("底线: [{字: 2026-01, 文: 新}]\n", [("底线.1.字", "可用的键：自、至、文")]),
        ("底线: [{自: 2026-01}]\n", [("底线.1", "写成 {自: 2021-01, 至: 2025-12, 文: …}")]),
        ("底线: [新]\n", [("底线.1", "写成 {自: 2021-01, 至: 2025-12, 文: …}")]),
        ("底线: {文: 新}\n", [("底线", "写成 底线: [{至: 2025-12, 文: …}, {自: 2026-01, 文: …}]")]),
    ],
)
def test_a_month_without_words_or_with_two_is_told(text, found):
    assert told(read_phrasing, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("总结: {各期: {标题: 甲}, 年度: {标题: 乙}, 半年: {}, 季度: , 月份: {过渡: 丙}}\n", []),
        ("总结: {年渡: {标题: 甲}}\n", [("总结.年渡", "是不是“年度”？")]),
        ("总结: {上半期: {标题: 甲}, 各期: {标题: [甲]}}\n", [("总结.上半期", "写 各期、年度、半年、季度、月份 之一"), ("总结.各期.标题", "写成 标题: …")]),
        ("总结: 标题\n", [("总结", "写成 总结: {各期: {标题: …}}")]),
        ("总结: {各期: 标题}\n", [("总结.各期", "写成 各期: {标题: …, 过渡: …}")]),
    ],
)
def test_a_period_that_does_not_exist_is_told(text, found):
    assert told(read_documents, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("说: {未发生: [返贫]}\n除外: [查处]\n", []),
        ("除处: [查处]\n说: {未发生: 返贫}\n", [("除处", "是不是“除外”？"), ("说.未发生", "写成 说: {未发生: [返贫, 辍学]}")]),
    ],
)
def test_a_key_of_the_zeros_that_would_have_no_effect_is_told(text, found):
    assert told(read_zeros, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("单位族: {货币: {连读: 是, 单位: {元: 1}}}\n", [("单位族.货币.连读", "是不是“连续”？")]),
        ("单位族: {货币: {连续: 对, 单位: {元: 1}}}\n", [("单位族.货币.连续", "写 是 或 否")]),
        ("单位簇: {货币: {单位: {元: 1}}}\n易错: {园: 圆}\n", [("单位簇", "是不是“单位族”？"), ("易错.园", "写单位族、计数里有的单位")]),
        ("单位族: {甲: {单位: {吨: 1}}, 乙: {单位: {吨: 1000}}}\n", [("单位族.乙.单位.吨", "只写在一族里")]),
        ("单位族: {甲: {单位: {吨: 一}}}\n", [(None, "对照随程序附带的 units.yaml 改写：单位族 → 名称 → 单位 → 系数")]),
    ],
)
def test_a_key_of_the_units_that_would_have_no_effect_is_told(text, found):
    assert told(read_units, text) == found


SAID = "说: {召开: [会议, 座谈会], 开展: [检查]}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SAID + '单位: {召开: [次, 场], 开展: ["*次"]}\n除外: {召开: [检查]}\n前面: {地方: [县]}\n自成一句: {开头: [新增], 含: [已]}\n', []),
        (SAID + "自成一句: {开投: [新增]}\n", [("自成一句.开投", "是不是“开头”？")]),
        (SAID + "单位: {招开: [次, 场]}\n", [("单位.招开", "是不是“召开”？")]),
        (SAID + "除外: {拥有: [企业]}\n", [("除外.拥有", "先在“说”里写 拥有: [名称末尾的词]，或删去这一行")]),
        ("说: {召开: [会议、座谈会]}\n", [("说.召开.1", "用半角逗号分开：会议, 座谈会")]),
    ],
)
def test_a_word_that_would_never_be_met_is_told(text, found):
    assert told(read_verbs, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("坏的东西: {治理: [黑臭水体]}\n办了: [治理]\n没做完: {动词: [办], 不是: [来]}\n越少越好: {没除净的: {盘活: [闲置]}}\n", []),
        ("坏的东酉: {治理: [黑臭水体]}\n", [("坏的东酉", "是不是“坏的东西”？")]),
        ("坏的东西: {治理: 黑臭水体}\n", [("坏的东西.治理", "写成 治理: [词, 词]")]),
        ("坏的行为: [瞒报]\n", [("坏的行为", "写成 坏的行为: {治理: [黑臭水体]}")]),
        ("办了: {治理: [黑臭]}\n", [("办了", "写成 办了: [词, 词]")]),
        ("办了: [整改、治理]\n", [("办了.1", "用半角逗号分开：整改, 治理")]),
        ("出事: {末尾儿: [死亡]}\n", [("出事.末尾儿", "是不是“末尾”？")]),
        ("越少越好: {没除净的: {盘活: 闲置}}\n", [("越少越好.没除净的.盘活", "写成 盘活: [词, 词]")]),
    ],
)
def test_the_words_of_faults_stand_where_they_are_looked_for(text, found):
    assert told(read_faults, text) == found
