"""公文: 版头, 版记, 附件 and 承载."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.load.validation.document import KEYS
from drafting.model.official import Carrier, Colophon, Enclosure, Letterhead, OfficialDocument
from tests.load.validating import accepted, codes, only

HEAD = "单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: 2026年上半年\n指标: {}\n"


def official(text: str, more: str = "") -> OfficialDocument:
    return accepted(f"{HEAD}公文: {{{text}}}\n{more}").document


def test_the_letterhead_is_read() -> None:
    given = "份号: '000001', 密级: 机密, 保密期限: 1年, 紧急程度: 特急, 发文机关标志: 示例县农业农村局文件, 签发人: [示例甲, 示例乙]"
    assert official(given).letterhead == Letterhead(
        "", "000001", "机密★1年", "特急", ("示例县农业农村局文件",), "", ("示例甲", "示例乙")
    )


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("[甲局, 乙局, 文件]", (("甲局", "乙局"), "文件")),
        ("[甲局, 乙局文件]", (("甲局", "乙局"), "文件")),
        ("[甲局, 乙局]", (("甲局", "乙局"), "")),
        ("[甲局文件]", (("甲局文件",), "")),
        ("[甲局, 文件]", (("甲局文件",), "")),
    ],
)
def test_several_issuing_bodies_share_one_word(marks: str, expected: tuple[tuple[str, ...], str]) -> None:
    letterhead = official(f"发文机关标志: {marks}").letterhead
    assert (letterhead.marks, letterhead.word) == expected


@pytest.mark.parametrize("given", ["密级: 机密★1年", "密级: 机密☆1年", "密级: 机密, 保密期限: 1年"])
def test_secrecy_and_its_term(given: str) -> None:
    assert official(f"份号: '000001', {given}").letterhead.secrecy == "机密★1年"


def test_the_colophon_is_read() -> None:
    given = "抄送: [甲局, 乙局。], 主送位置: 版记, 主送机关: [丙局, 丁局], 印发机关: 办公室, 印发日期: 2026-07-06印发"
    document = official(given)
    assert document.colophon == Colophon(("甲局", "乙局"), "办公室", date(2026, 7, 6), True)
    assert document.addressee == "丙局、丁局"


def test_annexes_in_all_their_forms() -> None:
    given = (
        "附件: [另附的名单, 项目清单, 口径, {标题: 说明, 内容: 数据截至6月底。}, {数据: 去年/2025.yaml},"
        " {标题: 两张表, 明细表: [项目清单, 项目清单]}], 附件说明: 台账"
    )
    more = "明细表: {项目清单: [{村: 甲村, 项目: 5个}]}\n文字材料: {口径: 说明。}\n"
    found = [
        (each.title, each.text, each.narrative, each.tables, each.report) for each in official(given, more).enclosures
    ]
    assert found == [
        ("另附的名单", "", "", (), ""),
        ("", "", "", ("项目清单",), ""),
        ("口径", "", "口径", (), ""),
        ("说明", "数据截至6月底。", "", (), ""),
        ("", "", "", (), "去年/2025.yaml"),
        ("两张表", "", "", ("项目清单", "项目清单"), ""),
        ("台账", "", "", (), ""),
    ]


def test_a_single_annex_needs_no_list() -> None:
    assert official("附件: 名单").enclosures == (Enclosure(("公文", "附件"), "名单"),)


def test_a_carrier_by_name_and_with_its_own_words() -> None:
    around = ", 主送机关: 某府, 签发人: 示例甲"
    assert official("承载: 报告" + around).carrier == Carrier(("公文", "承载"), "报告")
    own = official("承载: {标题: 关于某事的报告, 正文: 请审阅。}" + around).carrier
    assert own == Carrier(("公文", "承载"), "报告", "关于某事的报告", "请审阅。")


@pytest.mark.parametrize(("given", "sealed"), [("用印: 是", True), ("用印: 否", False), ("署名: 某局", None)])
def test_the_seal_is_asked_for_or_left_to_the_kind(given: str, sealed: bool | None) -> None:
    assert official(given).sealed is sealed


@pytest.mark.parametrize(
    ("given", "code", "path", "hint"),
    [
        ("紧急程度: 特级", "D290", "公文.紧急程度", "特急"),
        ("密级: 机蜜", "D290", "公文.密级", "机密"),
        ("份号: '000001', 密级: 机密★一年", "D290", "公文.密级", "阿拉伯数字"),
        ("保密期限: 1年", "D290", "公文.保密期限", "密级"),
        ("格式: 信涵", "D290", "公文.格式", "信函"),
        ("用印: 盖", "D290", "公文.用印", "是、否"),
        ("承载: 通报", "D290", "公文.承载", "报告"),
        ("发文字号: 示农（2026）3号", "D291", "公文.发文字号", "〔2026〕"),
        ("发文字号: 示农〔26〕3号", "D291", "公文.发文字号", "〔2026〕"),
        ("发文字号: 示农〔2026〕第3号", "D291", "公文.发文字号", "3号"),
        ("发文字号: 示农〔2026〕03号", "D291", "公文.发文字号", "3号"),
        ("份号: 12", "D294", "公文.份号", "'000012'"),
        ("密级: 秘密", "D299", "公文.密级", "份号"),
        ("附件: [{内容: 没有名称的附件。}]", "D292", "公文.附件.1", "标题"),
        ("附件: [{标题: ''}]", "D292", "公文.附件.1", "写成"),
        ("附件: [[甲]]", "D292", "公文.附件.1", "写成"),
        ("附件: [{标题: 表, 明细表: 项目单}]", "D292", "公文.附件.1.明细表", "项目清单"),
        ("附件: [{标题: 甲, 文字材料: 没有}]", "D292", "公文.附件.1.文字材料", "加上 没有"),
        ("附件: [{标题: 甲, 数据: ../别处.yaml}]", "D293", "公文.附件.1.数据", "放在一起"),
        ("附件: [{标题: 甲, 数据: /etc/passwd}]", "D293", "公文.附件.1.数据", "放在一起"),
        ("附件: [{标题: 甲, 内荣: 乙}]", "D053", "公文.附件.1.内荣", "内容"),
        ("承载: {文种: 报告, 正问: 好。}, 主送机关: 甲, 签发人: 示例甲", "D053", "公文.承载.正问", "正文"),
        ("承载: 报告, 主送机关: 甲", "D297", "公文.承载", "签发人"),
        ("承载: 报告, 签发人: 示例甲", "D298", "公文.承载", "主送机关"),
        ("承载: 报告, 签发人: 示例甲, 主送机关: [甲局, 乙局]", "D298", "公文.主送机关", "抄送"),
        ("稿次: 定稿, 成文日期: 待签发", "D295", "公文.成文日期", "送审稿"),
        ("稿次: 定稿, 发文字号: 示农〔2026〕待签发", "D295", "公文.发文字号", "送审稿"),
        ("印发日期: 2026-13-01", "D070", "公文.印发日期", "2021-11-30"),
        ("抄送单位: 甲", "D072", "公文.抄送单位", "“抄送”"),
        ("主送单位: 甲", "D072", "公文.主送单位", "“主送机关”"),
        ("文号: 甲", "D072", "公文.文号", "“发文字号”"),
        ("稿次: 定稿, 印发日期: 待签发", "D295", "公文.印发日期", "送审稿"),
        ("标题: '||'", "D303", "公文.标题", "模板的标题"),
        ("成文日期: 明天", "D302", "公文.成文日期", "待签发"),
        ("成文日期: 2026年12月31号", "D302", "公文.成文日期", "写成 2026-12-31；"),
        ("成文日期: 二〇二六年十二月三十一日", "D302", "公文.成文日期", "写成 2026-12-31；"),
        ("成文日期: 2026年12月", "D302", "公文.成文日期", "2026-12-20"),
        ("成文日期: 下月待签发", "D302", "公文.成文日期", "待签发"),
        ("印发日期: 后天印发", "D302", "公文.印发日期", "待签发"),
        ("天气: 晴", "D072", "公文.天气", "发文机关标志"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_to_type(given: str, code: str, path: str, hint: str) -> None:
    found = only(f"{HEAD}明细表: {{项目清单: [{{村: 甲村, 项目: 5个}}]}}\n公文: {{{given}}}\n")
    assert (found.code, found.path) == (code, path)
    assert hint in found.hint
    assert found.place is not None
    assert found.place.line == 5


@pytest.mark.parametrize("number", ["示农〔2026〕3号", "示农〔2026〕待签发", "待签发", "示府办函〔2026〕120号", ""])
def test_numbers_in_the_rule_s_form_pass(number: str) -> None:
    assert codes(f"{HEAD}公文: {{发文字号: {number}}}\n") == []


def test_an_unknown_element_is_an_error_under_strict() -> None:
    assert only(f"{HEAD}公文: {{天气: 晴}}\n", strict=True).severity.value == "error"


def test_every_key_is_described_to_editors() -> None:
    from drafting.load.writing.schema_document import TOLD, document_schema

    assert set(document_schema()["properties"]) == set(KEYS) == set(TOLD)


@pytest.mark.parametrize("day", ["待签发", "2026年待签发", "2026年8月待签发", "2026-8-5", "2026年8月5日"])
def test_days_and_what_is_to_be_signed_pass(day: str) -> None:
    assert codes(f"{HEAD}公文: {{成文日期: {day}, 印发日期: {day}}}\n") == []


def test_a_level_of_secrecy_is_not_guessed() -> None:
    assert "是不是" not in only(f"{HEAD}公文: {{份号: '000001', 密级: 保密}}\n").hint
