"""A catalogue's 派生 on the parts of a whole, and quotients printed in a scale."""

from __future__ import annotations

from tests.saying import say

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
