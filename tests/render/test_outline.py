"""Local outlines: the data changes order, headings and grouping without touching a template."""

from __future__ import annotations

import pytest

from tests.saying import drafted, found, refusal, say

SECTIONS = {
    "就业": "## 稳岗就业\n\n{% 要点 务工 %}\n务工{{ 就业.务工 }}。\n{% 要点完 %}\n{% 要点 车间 %}\n车间{{ 就业.车间 }}。\n{% 要点完 %}\n",
    "住房": "## 住房安全\n\n{% 要点 改造 %}\n改造{{ 住房.改造 }}。\n{% 要点完 %}\n",
}
DATA = "就业: {务工: 5人, 车间: 3个}\n住房: {改造: 7户}"
TEMPLATE = "## 成效\n\n{% 文字材料 成效 节 %}{% 节 就业, 住房 %}{% 文字材料完 %}"


def outline(own: str, template: str = TEMPLATE, data: str = DATA) -> str:
    return say(template, data, sections=SECTIONS, own=own)


def test_without_one_the_template_stands():
    assert outline("") == "一、成效\n（一）稳岗就业\n务工5人。车间3个。\n（二）住房安全\n改造7户。"


class TestEntries:
    def test_section_names_in_another_order(self):
        assert outline("成效: [住房, 就业]") == "一、成效\n（一）住房安全\n改造7户。\n（二）稳岗就业\n务工5人。车间3个。"

    def test_a_section_left_out_is_not_said(self):
        assert outline("成效: [住房]") == "一、成效\n（一）住房安全\n改造7户。"

    def test_a_title_with_text_and_points_run_on(self):
        own = "成效: [{标题: 抓重点, 内容: 压实责任。, 用: [住房.改造, 就业.务工]}]"
        assert outline(own) == "一、成效\n（一）抓重点\n压实责任。改造7户。务工5人。"

    def test_a_text_without_a_title_is_a_paragraph(self):
        assert outline("成效: [{内容: 压实责任。}, 住房]") == "一、成效\n压实责任。\n（一）住房安全\n改造7户。"

    def test_a_whole_section_may_be_run_on_without_its_heading(self):
        assert outline("成效: [{标题: 抓重点, 用: [就业]}]") == "一、成效\n（一）抓重点\n务工5人。车间3个。"

    def test_numbered_points_below_a_title(self):
        own = "成效: [{标题: 抓重点, 条: [{标题: 稳就业, 用: [就业.务工]}, {内容: 保住房。, 用: [住房.改造]}]}]"
        assert outline(own) == "一、成效\n（一）抓重点\n一是稳就业。务工5人。二是保住房。改造7户。"

    def test_sections_below_a_title_nest_freely(self):
        own = "成效: [{标题: 抓重点, 节: [就业, {标题: 其他, 节: [住房]}]}]"
        assert outline(own) == (
            "一、成效\n（一）抓重点\n1.稳岗就业\n务工5人。车间3个。\n2.其他\n（1）住房安全\n改造7户。"
        )

    def test_a_number_is_replaced(self):
        own = "成效: [{标题: 抓重点, 条: [{号: “1”是, 内容: 一体推进}, {号: “2”是, 内容: 两手并重}]}]"
        assert outline(own) == "一、成效\n（一）抓重点\n“1”是一体推进；“2”是两手并重。"

    def test_a_point_stands_alone_as_an_entry(self):
        assert outline("成效: [住房.改造]") == "一、成效\n改造7户。"

    def test_as_an_item_a_section_brings_its_heading(self):
        assert outline("成效: [{标题: 抓重点, 条: [住房, 就业.务工]}]") == "一、成效\n（一）抓重点\n一是住房安全。改造7户。二是务工5人。"

    def test_what_lacks_its_figures_goes_from_an_outline_too(self):
        own = "成效: [{标题: 抓重点, 条: [{标题: 稳就业, 用: [就业.务工]}, 住房]}]"
        assert outline(own, data="住房: {改造: 7户}\n就业: {车间: 3个}") == "一、成效\n（一）抓重点\n住房安全。改造7户。"

    @pytest.mark.parametrize("mark", ["。", "！", "？", "；", "："])
    def test_a_title_of_an_item_that_is_already_a_sentence_gets_no_second_stop(self, mark):
        own = f"成效: [{{标题: 抓重点, 条: [{{标题: 稳就业{mark}, 内容: 好。}}, {{内容: 更好。}}]}}]"
        assert f"一是稳就业{mark}好" in outline(own)


class TestMovedPoints:
    def test_a_point_placed_elsewhere_leaves_its_home(self):
        own = "成效: [就业, {标题: 另说, 用: [就业.车间]}]"
        assert outline(own) == "一、成效\n（一）稳岗就业\n务工5人。\n（二）另说\n车间3个。"

    def test_also_in_a_section_that_the_template_places(self):
        template = "{% 节 就业 %}\n{% 文字材料 另说 节 %}{% 文字材料完 %}"
        own = "另说: [{标题: 另说, 用: [就业.车间]}]"
        assert outline(own, template) == "一、稳岗就业\n务工5人。\n二、另说\n车间3个。"

    def test_a_section_whose_points_all_left_goes_with_its_heading(self):
        template = "{% 节 住房, 就业 %}\n{% 文字材料 另说 节 %}{% 文字材料完 %}"
        own = "另说: [{标题: 另说, 用: [住房.改造]}]"
        assert outline(own, template) == "一、稳岗就业\n务工5人。车间3个。\n二、另说\n改造7户。"

    def test_it_is_not_counted_among_the_sentences_that_lack_a_figure(self):
        own = "成效: [就业, 住房, {标题: 另说, 用: [就业.车间]}]"
        assert drafted(TEMPLATE, DATA, sections=SECTIONS, own=own).dropped == 0

    def test_each_figure_is_said_once(self):
        own = "成效: [就业, {标题: 另说, 用: [就业.车间]}]"
        figures = drafted(TEMPLATE, DATA, sections=SECTIONS, own=own).document.figures
        assert sorted(each.path for each in figures) == ["就业.务工", "就业.车间"]


class TestAppendedText:
    def test_to_a_section(self):
        assert outline("住房: 补助已拨付。") == "一、成效\n（一）稳岗就业\n务工5人。车间3个。\n（二）住房安全\n改造7户。补助已拨付。"

    def test_to_a_point(self):
        text = outline("就业.务工: 多数就近。")
        assert text == "一、成效\n（一）稳岗就业\n务工5人。多数就近。车间3个。\n（二）住房安全\n改造7户。"

    def test_to_a_point_that_moved(self):
        own = "成效: [{标题: 另说, 用: [就业.车间]}]\n就业.车间: 运行良好。"
        assert outline(own) == "一、成效\n（一）另说\n车间3个。运行良好。"

    def test_it_may_name_figures(self):
        assert "改造7户。人均0.5户。" in outline("住房: 人均{{ 住房.人均 }}。", data=f"{DATA[:-1]}, 人均: 0.5户}}")

    def test_its_figures_are_the_datas_voice(self):
        figures = drafted(TEMPLATE, DATA, sections=SECTIONS, own="住房: 计{{ 住房.改造 }}。").document.figures
        assert [each.said_by for each in figures if each.path == "住房.改造"] == ["template", "data"]


class TestUnknownEntries:
    @pytest.mark.parametrize(
        ("own", "message", "hint"),
        [
            ("成效: [住放]", "“住放”这个节", "住房"), ("成效: [{标题: 子, 用: [就业.务功]}]", "“就业.务功”这个要点", "就业.务工"),
            ("成效: [就业.加油]", "“就业.加油”这个要点", "就业."), ("成效: [{标题: 子, 条: [就叶.务工]}]", "“就叶.务工”", "就业"),
            ("成效: [{标题: 子, 节: [住方]}]", "“住方”这个节", "住房"),
        ],
    )
    def test_they_are_errors_with_the_closest_name_at_their_place(self, own, message, hint):
        error = refusal(TEMPLATE, DATA, sections=SECTIONS, own=own)
        assert error.code == "T020"
        assert message in error.message
        assert hint in error.hint
        assert error.place.file == "数据.yaml"

    def test_running_text_in_the_list_is_an_error_that_says_where_text_goes(self):
        with pytest.raises(AssertionError, match="内容"):
            outline("成效: [压实责任，狠抓落实。]")

    def test_a_slot_that_the_template_does_not_have_is_a_warning_with_the_closest(self):
        [warning] = [each for each in found(TEMPLATE, DATA, sections=SECTIONS, own="成郊: [住房]") if each.code == "T021"]
        assert "成效" in warning.hint


class TestOwnText:
    """文字材料 may hold only {{ path }} and {{ path|filter }}; it is substituted, not compiled."""

    SLOT = "{% 文字材料 话 %}{% 文字材料完 %}"

    def error(self, words: str):
        return refusal(self.SLOT, DATA, own=f"话: '{words}'")

    def test_an_unknown_path_is_an_error_with_the_closest(self):
        error = self.error("有{{ 就业.务功 }}。")
        assert error.code == "D210"
        assert "就业.务工" in error.hint
        assert error.place.line == 8

    @pytest.mark.parametrize(
        "words", ["{{ 就业.务工 * 2 }}", "{{ 就业.务工|占比(就业.车间) }}", "{{ 就业.务工 if 1 else 2 }}", "{{ 就业.务工|乘二 }}", "{{ 就业.务工|亿元 }}", "{{ }}"],
    )
    def test_anything_else_is_an_error(self, words):
        assert self.error(words).code == "D211"

    @pytest.mark.parametrize("words", ["{% if 1 %}甲{% endif %}。", "[[甲]]。", "{# 甲 #}。", "## 甲。", "甲 | 乙。"])
    def test_template_marks_are_characters(self, words):
        assert say(self.SLOT, DATA, own=f"话: '{words}'") == words

    def test_a_filter_may_be_named(self):
        assert say(self.SLOT, "甲: {子: 70000亩, 丑: {名录: [东村, 西村]}}", own="话: 地{{ 甲.子|万亩 }}，有{{ 甲.丑|并列 }}。") == "地7万亩，有东村和西村。"

    def test_words_of_the_house_may_be_named(self):
        assert say(self.SLOT, own="话: '{{ 报告期.名称 }}，{{ 全辖 }}向好。'") == "2026年上半年，全县向好。"

    def test_a_literal_figure_is_a_hint(self):
        infos = [each for each in found(self.SLOT, own="话: 走访农户5361户，落实“1579”政策，2009年定名，9月6日至11日暗访。") if each.code == "D212"]
        assert len(infos) == 1
        assert "5361户" in infos[0].message

    def test_a_literal_figure_is_told_with_its_thousands(self):
        [info] = [each for each in found(self.SLOT, own="话: 全年服务2,186人。") if each.code == "D212"]
        assert "“2,186人”" in info.message

    def test_an_absent_figure_prints_its_mark(self):
        catalogue = "就业: {务工: {计量单位: 人}, 培训: {计量单位: 人, 提供单位: 县人社局}}"
        text = say(self.SLOT, "就业: {务工: 5人}", own="话: 培训{{ 就业.培训 }}。", catalogue=catalogue)
        assert text == "培训【待补：培训（县人社局）】。"


def test_a_heading_over_a_slot_that_nobody_fills_goes():
    text = "## 甲\n\n{% 文字材料 空 独段 %}{% 文字材料完 %}\n\n## 乙\n\n好。"
    assert say(text) == "一、乙\n好。"
