"""What the house's wording and the catalogue's formulas name exists: a report that says it is not written otherwise."""

from __future__ import annotations

import pytest

from drafting import guide
from drafting.diagnostics import Severity
from tests.saying import drafted, library_of, refusal, say

CATALOGUE = """\
住房:
  危房改造: {计量单位: 户, 用项: [任务], 子项: [竣工], 派生: {完成率: =危房改造.竣工 / 危房改造.任务}, 规则: [竣工 <= 数值]}
就业:
  务工就业: {计量单位: 人, 子项: [省外], 派生: {省内: =数值 - 省外}}
"""
FRONT = "名称: 甲\n文种: 工作总结"
DOCUMENTS = "工作总结: {各期: {标题: '{{ 地区 }}总结', 过渡: 甲}, 年度: {标题: '{{ 报告期.年废 }}年总结'}}\n工作汇报: {各期: {标题: '{{ 地区|亿园 }}'}}\n"


def test_an_unknown_word_in_a_title_stops_the_report_and_says_where_it_stands():
    fault = refusal("好。{{ 文种.过渡 }}", front=FRONT, house={"documents.yaml": DOCUMENTS})
    assert (fault.code, str(fault.place), fault.hint) == ("T005", "templates/_house/documents.yaml:1:48", "是否应为“年度”")
    assert fault.message == "工作总结.年度.标题：报告期.年废：报告期下面没有“年废”"


def test_what_another_kind_of_document_says_stops_nothing_but_the_check_tells_it(tmp_path):
    settings = {"front": "文种: 工作汇报", "house": {"documents.yaml": DOCUMENTS.replace("|亿园", "")}}
    assert say("好。{{ 文种.过渡 }}", **settings) == "好。"
    files = {"试/报告.j2": "---\n文种: 工作汇报\n---\n好。{{ 文种.过渡 }}{% 其余 %}", "_house/documents.yaml": DOCUMENTS}
    found = guide.check_template(library_of(tmp_path / "templates", files), "试/报告")
    assert {(each.code, each.hint) for each in found if each.severity is Severity.ERROR} >= {("T005", "是否应为“年度”"), ("T004", "是否应为“亿元”")}


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ("{标题: '{{ 报告期 年度 }}'}", "T002", "写成 {{ 报告期.年度 }} 或 {{ 报告期.截至|月日 }}"),
        ("{标题: '{{ 报告期.年度 '}", "T002", "写成 {{ 报告期.年度 }}"),
        ("{标题: '｛｛ 报告期.年度 ｝｝'}", "T003", "改用半角的 {{ }}"),
        ("{标题: '{{ 提法.底现 }}'}", "T005", "是否应为“底线”"),
        ("{标提: 甲}", "T064", "是否应为“标题”"),
    ],
)
def test_a_word_of_the_kind_that_cannot_be_said_stops_the_report(words, code, hint):
    house = {"documents.yaml": f"工作总结: {{各期: {words}}}\n", "phrasing.yaml": "底线: 守住底线\n"}
    fault = refusal("好。", front=FRONT, house=house)
    assert (fault.code, fault.hint, fault.place.file) == (code, hint, "templates/_house/documents.yaml")


def test_a_word_that_only_another_template_says_is_no_slip(tmp_path):
    files = {
        "试/报告.j2": "---\n文种: 工作总结\n---\n好。{% 其余 %}", "试/另.j2": "---\n文种: 工作总结\n---\n{{ 文种.题标 }}{% 其余 %}",
        "_house/documents.yaml": "工作总结: {各期: {题标: 甲, 落款语: 乙}}\n",
    }  # fmt: skip
    found = [each for each in guide.check_template(library_of(tmp_path / "templates", files), "试/报告") if each.code == "T064"]
    assert [(each.path, each.severity) for each in found] == [("工作总结.各期.落款语", Severity.WARNING)]


@pytest.mark.parametrize("words", ["{标题: 甲, 副标题: 乙}", "{标题: 甲, 概述: 乙}", "{标题: 甲, 标提: 乙}", "{标题: 甲, 结尾语: 乙}"])
def test_a_word_of_ones_own_stops_nothing_where_none_is_missing_for_it(words):
    assert drafted("好。", front=FRONT, house={"documents.yaml": f"工作总结: {{各期: {words}}}\n"}).document is not None


def test_a_kind_that_is_still_empty_has_no_words():
    settings = {"front": FRONT, "house": {"documents.yaml": "工作总结:\n"}, "catalogue": CATALOGUE}
    assert drafted("好。", **settings).document is not None


def test_a_word_that_another_template_no_longer_says_is_told_whatever_was_found_before(tmp_path):
    files = {
        "试/报告.j2": "---\n文种: 工作总结\n---\n好。{% 其余 %}", "试/另.j2": "---\n文种: 工作总结\n---\n{{ 文种.标提 }}{% 其余 %}",
        "_house/documents.yaml": "工作总结: {各期: {标提: 甲}}\n",
    }  # fmt: skip
    assert library_of(tmp_path / "templates", files).template_faults("试/报告") == ()
    files["试/另.j2"] = "---\n文种: 工作总结\n---\n好。{% 其余 %}"
    assert [each.code for each in library_of(tmp_path / "templates", files).template_faults("试/报告")] == ["T064"]


def test_a_kind_need_not_have_all_words_of_the_skeleton():
    settings = {"front": FRONT, "house": {"documents.yaml": "工作总结: {各期: {标题: 甲}}\n"}, "catalogue": CATALOGUE}
    assert drafted("好。{{ 文种.结尾 }}{{ 文种.启下 }}", **settings).document is not None


@pytest.mark.parametrize(("template", "stopped"), [("{{ 提法.底线 }}。", True), ("{{ 提法.资金 }}。", False), ("{{ 文种.过渡 }}", True)])
def test_a_phrase_with_an_unknown_name_stops_who_says_it(template, stopped):
    house = {"phrasing.yaml": "底线: '守住{{ 单位.地曲 }}底线'\n资金: 甲\n", "documents.yaml": "工作总结: {各期: {过渡: '{{ 提法.底线 }}'}}\n工作汇报: {}\n"}
    kind = "工作总结" if "文种" in template else "工作汇报"
    draft = drafted(template, front=f"文种: {kind}", house=house)
    assert (draft.document is None) == stopped
    assert [each.code for each in draft.diagnostics if each.severity is Severity.ERROR] == ["T005"] * stopped


def test_the_carrier_may_name_what_it_carries_and_nothing_else():
    words = "承载报告: {各期: {标题: '{{ 发文单位 }}关于报送{{ 附件事油 }}的报告'}}\n工作总结: {各期: {标题: 甲}}\n"
    settings = {"front": FRONT, "house": {"documents.yaml": words}, "catalogue": CATALOGUE}
    assert drafted("好。", **settings).document is not None
    fault = refusal("好。", more="公文: {承载: 报告, 主送机关: 某县人民政府, 签发人: 示例甲}\n", **settings)
    assert (fault.code, fault.hint) == ("T005", "是否应为“附件事由”")


def test_a_text_of_the_data_that_names_no_word_is_told():
    fault = refusal("{% 文字材料 导语 %}好。{% 文字材料完 %}", own='导语: "{{ 报告期.年废 }}"')
    assert (fault.code, fault.hint) == ("D210", "是否应为“报告期.年度”")


@pytest.mark.parametrize(
    ("wrong", "right", "message", "hint"),
    [
        ("=危房改造.峻工 /", "=危房改造.竣工 /", "住房.危房改造：派生“危房改造.峻工 / 危房改造.任务”写到的名称，危房改造下面没有“峻工”", "是否应为“竣工”"),
        ("=务房改造.竣工 /", "=危房改造.竣工 /", "住房.危房改造：派生“务房改造.竣工 / 危房改造.任务”写到的名称，没有“务房改造”", "是否应为“危房改造”"),
        ("=危房改造.竣工 + /", "=危房改造.竣工 /", "住房.危房改造：派生里，公式“=危房改造.竣工 + / 危房改造.任务”写法有误", None),
    ],
)
def test_a_derivation_that_names_nothing_stops_the_reports_that_say_the_indicator(wrong, right, message, hint):
    catalogue = CATALOGUE.replace(right, wrong)
    fault = refusal("{{ 住房.危房改造|完成情况 }}。", catalogue=catalogue)
    assert (fault.code, fault.message, fault.place.file, fault.place.line) == ("T065", message, "templates/试/indicators.yaml", 2)
    assert hint is None or fault.hint == hint
    assert say("{{ 就业.务工就业 }}。", "就业: {务工就业: 5人}", catalogue=catalogue) == "5人。"


def test_a_rule_that_names_nothing_is_told_before_anything_is_drawn(tmp_path):
    catalogue = CATALOGUE.replace("竣工 <= 数值", "峻工 <= 数值")
    draft = drafted("{{ 住房.危房改造 }}。", "住房: {危房改造: 5户}", catalogue=catalogue)
    assert (draft.document, [each.code for each in draft.diagnostics]) == (None, ["T065"])  # it would let wrong figures through in silence
    library = library_of(tmp_path / "templates", {"试/报告.j2": "{{ 住房.危房改造 }}{% 其余 %}", "试/indicators.yaml": catalogue})
    found = [each for each in guide.check_template(library, "试/报告") if each.code == "T065"]
    assert [(each.message, each.hint) for each in found] == [
        ("住房.危房改造：规则“峻工”写到的名称，没有“峻工”", "是否应为“竣工”"),
    ]


def test_a_formula_may_name_its_own_parts_its_group_and_other_groups(tmp_path):
    catalogue = """\
甲组:
  总数: {计量单位: [户, 人], 构成: [一类, 二类], 子项: [已消除: ], 派生: {未消除: =数值 - 已消除, 占比: =一类 / 总数, 户均: =人 / 户, 率: =乙组.数.任务.户 / 总数.户}, 规则: [已消除 <= 数值, 数值 <= 100%, 户 = 乙组.数.户 或 户 = 另.户, 名单.项数 <= 数值]}
  另: 户
  名单: {类型: 名录}
乙组:
  数: {计量单位: 户, 用项: [任务]}
""".replace("[已消除: ]", "{已消除: {派生: {比: =数值 / 总数, 再: =另}}}")
    library = library_of(tmp_path / "templates", {"试/报告.j2": "{% 其余 %}", "试/indicators.yaml": catalogue})
    assert [str(each) for each in guide.check_template(library, "试/报告") if each.code == "T065"] == []


CARRIED = "公文: {承载: 报告, 主送机关: 某县人民政府, 签发人: 示例甲}\n"
KINDS = "工作总结: {各期: {标题: 甲}}\n"


@pytest.mark.parametrize("typed", ["承栽报告", "承载报靠", "承报告", "承载汇报"])
def test_a_slip_in_the_name_of_the_carrier_stops_what_is_carried_and_is_told_at_its_place(tmp_path, typed):
    documents = f"{KINDS}{typed}: {{各期: {{标题: 乙, 正文: 丙}}}}\n"
    fault = refusal("好。", front=FRONT, house={"documents.yaml": documents}, more=CARRIED)
    assert (fault.code, str(fault.place), fault.hint) == ("T064", "templates/_house/documents.yaml:2:1", "是不是“承载报告”？")
    assert drafted("好。", front=FRONT, house={"documents.yaml": documents}).document is not None  # carried by nothing
    files = {"试/报告.j2": f"---\n{FRONT}\n---\n好。{{% 其余 %}}", "_house/documents.yaml": documents}
    assert [each.hint for each in guide.check_template(library_of(tmp_path / "templates", files), "试/报告") if each.code == "T064"] == [fault.hint]


@pytest.mark.parametrize("kind", ["专题报告", "调研报告", "报告", "通报"])
def test_another_kind_of_document_is_no_slip_of_the_carrier(kind):
    house = {"documents.yaml": f"{KINDS}{kind}: {{各期: {{标题: 乙}}}}\n"}
    assert [each.code for each in drafted("好。", front=FRONT, house=house, more=CARRIED).diagnostics if each.code[0] == "T"] == ["T066"]


@pytest.mark.parametrize(
    ("words", "own", "message"),
    [
        ("", "", "承载的报告没有标题和正文：“承载报告”没有写标题和正文"),
        ("承载报告: {各期: {标题: 乙}}\n", "", "承载的报告没有正文：“承载报告”没有写正文"),
        ("", "{文种: 报告, 标题: 乙}", "承载的报告没有正文：“承载报告”没有写正文"),
        ("", "{文种: 报告, 标题: 乙, 正文: 丙}", None),
    ],
)
def test_a_carrier_without_title_or_text_is_told_as_the_carrier(words, own, message):
    more = CARRIED.replace("承载: 报告", f"承载: {own}") if own else CARRIED
    found = drafted("好。", front=FRONT, house={"documents.yaml": KINDS + words}, more=more).diagnostics
    assert [each.message for each in found if each.code == "T066"] == ([message] if message else [])


def test_a_heading_to_which_the_kind_gives_no_words_is_not_printed_and_told():
    template = "## {{ 文种.做法 }}\n\n务工{{ 就业.务工 }}。\n\n## {{ 文种.问题 }}\n好。\n\n## {{ 文种.打算 }}\n\n{% 可省 %}{{ 就业.车间 }}{% 可省完 %}"
    settings = {"front": FRONT, "house": {"documents.yaml": "工作总结: {各期: {标题: 甲, 问题: 乙}}\n"}}
    draft = drafted(template, "就业: {务工: 5人}", **settings)
    assert say(template, "就业: {务工: 5人}", **settings) == "务工5人。\n一、乙\n好。"
    assert [(each.code, str(each.place), each.message, each.hint) for each in draft.diagnostics if each.code == "T069"] == [
        ("T069", "templates/_house/documents.yaml:1:1", "标题没有文字，没有印：“工作总结”没有写做法、打算",
         "在那里写 各期: {做法: …}；不分这几部分的，模板里删去这几行标题"),
    ]  # fmt: skip


def test_a_heading_typed_without_words_is_told_of_the_template():
    template = "{# ## #}\n## {{ 文种.做法 }}\n\n好。\n\n##\n\n好。"
    draft = drafted(template, front=FRONT, house={"documents.yaml": "工作总结: {各期: {标题: 甲, 做法: 乙}}\n"})
    (found,) = (each for each in draft.diagnostics if each.code == "T069")
    assert (str(found.place), found.message) == ("templates/试/报告.j2:10", "有一级标题没有文字，这一行没有印")
