"""Wording that changes with the years, and the table of 文种 × 报告期."""

from __future__ import annotations

import pytest

from drafting.rehearsal import check_and_rehearse
from tests.saying import drafted, library_of, refusal, say

PHRASING = {"phrasing.yaml": "底线:\n  - {至: 2024-12, 文: 旧底线}\n  - {自: 2025-01, 至: 2026-06, 文: 新底线}\n  - {自: 2026-07, 文: 更新底线}\n"}
DOCUMENTS = {
    "documents.yaml": "工作总结:\n  各期: {标题: '{{ 单位.地区 }}工作总结', 打算: 下一步安排}\n  半年: {打算: 下半年安排}\n  年度: {标题: '{{ 地区 }}{{ 报告期.年度 }}年总结'}\n工作汇报: {各期: {结尾: 以上汇报。}}\n"
}
UNIT = "单位: {名称: 某局, 地区: 示例县, 层级: 县}\n"


@pytest.mark.parametrize(
    ("period", "printed"),
    [("2024年", "旧底线"), ("2025年", "新底线"), ("2026年上半年", "新底线"), ("2026年1—6月", "新底线"), ("2026年", "更新底线"), ("2025年1—1月", "新底线")],
)
def test_a_phrase_is_that_of_the_last_month_of_the_period(period, printed):
    assert say("守住{{ 提法.底线 }}。", head=f"{UNIT}报告期: {period}\n", house=PHRASING) == f"守住{printed}。"


def test_the_words_of_a_kind_of_document_follow_the_period():
    say_it = {"front": "文种: 工作总结", "house": DOCUMENTS}
    assert say("## {{ 文种.打算 }}\n\n好。", head=f"{UNIT}报告期: 2026年上半年\n", **say_it) == "一、下半年安排\n好。"
    assert say("## {{ 文种.打算 }}\n\n好。", head=f"{UNIT}报告期: 2026年\n", **say_it) == "一、下一步安排\n好。"


@pytest.mark.parametrize(
    ("more", "title"), [("", "示例县2026年总结"), ("公文: {标题: 自己的标题}\n", "自己的标题")],
)
def test_the_title_is_the_datas_else_the_tables(more, title):
    draft = drafted("好。", front="文种: 工作总结", house=DOCUMENTS, head=f"{UNIT}报告期: 2026年\n", more=more)
    assert draft.document.front.title == title


def test_a_word_that_the_kind_does_not_have_prints_nothing():
    assert say("好。{{ 文种.结尾 }}", front="文种: 工作总结", house=DOCUMENTS) == "好。"


@pytest.mark.parametrize(
    ("period", "name"),
    [("2026年", "2026年"), ("2026年上半年", "2026年上半年"), ("2026年下半年", "2026年下半年"), ("2026年第三季度", "2026年第三季度"),
     ("2026年1—10月", "2026年1—10月"), ("2026年5月", "2026年5月")],
)
def test_the_name_of_a_period(period, name):
    assert say("{{ 报告期.名称 }}", head=f"{UNIT}报告期: {period}\n") == name


def test_the_years_around_it():
    assert say("{{ 报告期.上年 }}、{{ 报告期.年度 }}、{{ 报告期.下年 }}", head=f"{UNIT}报告期: 2026年\n") == "2025、2026、2027"


DATED = {"phrasing.yaml": "口号: [{至: 2024-12, 文: 旧口号}, {自: 2025-01, 至: 2025-12, 文: 新口号}]\n新词: [{自: 2026-01, 文: 新话}]\n"}


@pytest.mark.parametrize(
    ("template", "period", "message", "hint"),
    [
        ("坚持{{ 提法.口号 }}。", "2026年上半年", "提法“口号”没有2026年6月的说法，用它的句子缺一个词",
         "写着的到 2025-12 为止；添一段 {自: 2026-01, 文: …}，说法没有变的，删去“至: 2025-12”"),
        ("坚持{{ 提法.新词 }}。", "2025年", "提法“新词”没有2025年12月的说法，用它的句子缺一个词", "写着的从 2026-01 起；在前面添一段 {至: 2025-12, 文: …}"),
        ("{% 可省 %}坚持{{ 提法.新词 }}，务工{{ 就业.务工 }}。{% 可省完 %}", "2025年", "提法“新词”没有2025年12月的说法，用它的句子缺一个词", None),
        ("{% 文字材料 导语 %}{% 文字材料完 %}", "2025年", "提法“新词”没有2025年12月的说法，用它的句子缺一个词", None),
    ],
)  # fmt: skip
def test_a_phrase_whose_dates_leave_the_period_out_stops_the_report_and_says_what_to_write(template, period, message, hint):
    head = f"{UNIT}报告期: {period}\n"
    fault = refusal(template, "就业: {务工: 5人}", head=head, house=DATED, own="导语: '坚持{{ 提法.新词 }}。'" if "文字材料" in template else "")
    assert (fault.code, fault.message) == ("T068", message)
    assert fault.hint == hint or hint is None
    assert fault.place.file == "templates/_house/phrasing.yaml"
    assert fault.place.line == (1 if "口号" in message else 2)


def test_a_phrase_without_words_in_a_title_stops_the_report_unless_the_data_gives_the_title():
    documents = {"documents.yaml": "工作总结: {各期: {标题: '{{ 地区 }}{{ 提法.新词 }}总结'}}\n"}
    settings = {"front": "文种: 工作总结", "house": {**DATED, **documents}, "head": f"{UNIT}报告期: 2025年\n"}
    assert refusal("好。", **settings).code == "T068"
    assert drafted("好。", more="公文: {标题: 自己的标题}\n", **settings).document.front.title == "自己的标题"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% 可省 %}坚持{{ 提法.新词 }}，务工{{ 就业.务工 }}。{% 可省完 %}好。", "好。"),
        ("{% if 提法.新词 %}坚持{{ 提法.新词 }}。{% endif %}好。", "好。"),
        ("{{ 提法.新词 if 提法.新词 else '老话' }}好。", "老话好。"),
    ],
)
def test_a_phrase_without_words_stops_nothing_where_it_is_not_printed(template, said):
    assert say(template, "就业: {省外: 3人}", head=f"{UNIT}报告期: 2025年\n", house=DATED) == said


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("坚持{{ 提法.口号 }}。", [("存疑", "提法“口号”只写到 2025-12，2026-01 以后的报告用到它就出不了")]),
        ("坚持{{ 提法.新词 }}。", [("提示", "提法“新词”从 2026-01 写起，2025-12 以前的报告用到它就出不了")]),
        ("{% if 提法.口号 %}坚持{{ 提法.口号 }}。{% endif %}好。", []),
        ("好。", []),
    ],
)
def test_the_check_of_templates_tells_which_phrases_end_or_begin_with_a_month(tmp_path, template, told):
    files = {"试/报告.j2": f"{template}{{% 其余 %}}", "_house/phrasing.yaml": DATED["phrasing.yaml"]}
    found = check_and_rehearse(library_of(tmp_path / "templates", files), "试/报告")
    assert [(each.severity.label, each.message) for each in found if each.code == "T068"] == told
