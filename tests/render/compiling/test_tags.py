"""Every tag of the language and every way to use it."""

from __future__ import annotations

import pytest

from tests.saying import found, refusal, say

THREE = "甲: {子: 5户, 丑: 6人, 寅: 7亩}"
GAPPED = "甲: {子: 5户, 寅: 7亩}"


class TestOptionalClause:
    def test_it_prints_when_its_figure_is_there(self):
        assert say("{% 可省 %}共{{ 甲.子 }}。{% 可省完 %}", THREE) == "共5户。"

    def test_it_goes_when_its_figure_is_not(self):
        assert say("好。{% 可省 %}共{{ 甲.丑 }}。{% 可省完 %}", GAPPED) == "好。"

    def test_the_short_form_is_the_same(self):
        assert say("好[[，共{{ 甲.子 }}]][[，有{{ 甲.丑 }}]]。", GAPPED) == "好，共5户。"

    def test_it_nests_and_an_inner_gap_takes_only_the_inner(self):
        assert say("[[共{{ 甲.子 }}[[（{{ 甲.丑 }}）]]。]]", GAPPED) == "共5户。"

    def test_an_outer_gap_takes_all(self):
        assert say("好。[[共{{ 甲.丑 }}[[（{{ 甲.子 }}）]]。]]", GAPPED) == "好。"


class TestPoints:
    def test_survivors_are_numbered_and_the_last_ends_the_sentence(self):
        text = "{% 分条 %}{% 条 %}子{{ 甲.子 }}{% 条 %}丑{{ 甲.丑 }}{% 条 %}寅{{ 甲.寅 }}{% 分条完 %}"
        assert say(text, THREE) == "一是子5户；二是丑6人；三是寅7亩。"
        assert say(text, GAPPED) == "一是子5户；二是寅7亩。"

    def test_one_survivor_has_no_number(self):
        assert say("{% 分条 %}{% 条 %}子{{ 甲.子 }}{% 条 %}丑{{ 甲.丑 }}{% 分条完 %}", GAPPED) == "子5户。"

    def test_each_its_own_paragraph(self):
        text = "{% 分条 独段 %}\n{% 条 %}子{{ 甲.子 }}\n{% 条 %}寅{{ 甲.寅 }}\n{% 分条完 %}"
        assert say(text, THREE) == "一是子5户。\n二是寅7亩。"

    @pytest.mark.parametrize("mark", ["、", "，", "；"])
    def test_joined_by_a_mark_without_numbers(self, mark):
        text = f"有{{% 分条 '{mark}' %}}{{% 条 %}}子{{{{ 甲.子 }}}}{{% 条 %}}丑{{{{ 甲.丑 }}}}{{% 条 %}}寅{{{{ 甲.寅 }}}}{{% 分条完 %}}。"
        assert say(text, GAPPED) == f"有子5户{mark}寅7亩。"

    def test_an_item_for_each_row(self):
        rows = "明细表: {典型村: [{村: 东村, 项目: 3个}, {村: 西村, 项目: 5个}]}"
        text = "{% 分条 %}{% 条 行 in 明细表.典型村 %}{{ 行.村 }}建成{{ 行.项目 }}{% 分条完 %}"
        assert say(text, more=rows) == "一是东村建成3个；二是西村建成5个。"

    def test_an_item_for_each_part_by_name_and_figure(self):
        text = "其中{% 分条 '、' %}{% 条 类, 数 in 甲.子.构成 %}{{ 类 }}{{ 数 }}{% 分条完 %}。"
        assert say(text, "甲: {子: {构成: {东: 3户, 西: 4户}}}") == "其中东3户、西4户。"

    def test_a_list_may_stand_between_text(self):
        text = "做了以下工作。{% 分条 %}{% 条 %}子{{ 甲.子 }}{% 条 %}寅{{ 甲.寅 }}{% 分条完 %}成效明显。"
        assert say(text, THREE) == "做了以下工作。一是子5户；二是寅7亩。成效明显。"

    @pytest.mark.parametrize("blank", ["", " ", "\n", "{# 注 #}", "\n{% set 词 = '甲' %}\n"])
    def test_blanks_and_definitions_may_stand_before_the_first_item(self, blank):
        assert say(f"{{% 分条 %}}{blank}{{% 条 %}}好{{% 分条完 %}}") == "好。"

    def test_text_before_the_first_item_is_an_error(self):
        error = refusal("好\n{% 分条 %}先说{% 条 %}子{% 分条完 %}")
        assert (error.code, error.place.line) == ("T002", 2)
        assert "第一个“条”之间不能有文字" in error.message

    def test_an_item_outside_a_list_is_an_error(self):
        assert "要写在“分条”里面" in refusal("{% 条 %}子").message

    @pytest.mark.parametrize(
        ("around", "close", "to_type"),
        [("for 甲 in 就业.务工就业.构成", "endfor", "{% 条 名 in 一列 %}"), ("if 就业.务工就业 is 有", "endif", "在下一个“条”之前收尾（{% endif %}）"), ("要点 甲", "要点完", "先写 {% 条 %}")],
    )
    def test_an_item_inside_another_tag_is_told_what_goes_into_what(self, around, close, to_type):
        error = refusal(f"{{% 分条 %}}{{% {around} %}}{{% 条 %}}子{{% {close} %}}{{% 分条完 %}}")
        assert error.message == f"“条”写在了“{around.split()[0]}”里面"
        assert to_type in error.hint

    def test_an_unknown_joining_mark_is_an_error(self):
        assert "“！”不认识" in refusal("{% 分条 '！' %}{% 条 %}子{% 分条完 %}").message


class TestNamedPoint:
    def test_it_prints_where_it_stands_and_goes_as_a_whole(self):
        text = "{% 要点 子 %}共{{ 甲.子 }}。{% 要点完 %}{% 要点 丑 %}有{{ 甲.丑 }}。{% 要点完 %}"
        assert say(text, GAPPED) == "共5户。"

    def test_a_point_without_figures_stays(self):
        assert say("{% 要点 一 %}压实责任。{% 要点完 %}") == "压实责任。"


SECTIONS = {"甲": "## 甲事\n\n共{{ 甲.子 }}。\n", "乙": "## 乙事\n\n压实责任。\n"}


class TestSections:
    def test_they_stand_in_the_order_given_and_are_numbered(self):
        assert say("{% 节 乙, 甲 %}", THREE, sections=SECTIONS) == "一、乙事\n压实责任。\n二、甲事\n共5户。"

    def test_a_section_is_one_level_below_the_heading_it_is_placed_under(self):
        assert say("## 总\n\n{% 节 甲 %}", THREE, sections=SECTIONS) == "一、总\n（一）甲事\n共5户。"

    def test_deeper_headings_of_a_section_move_with_its_first(self):
        sections = {"甲": "## 甲事\n\n### 细目\n\n压实责任。\n"}
        assert say("## 总\n\n{% 节 甲 %}", THREE, sections=sections) == "一、总\n（一）甲事\n1.细目\n压实责任。"

    def test_what_follows_stands_beside_the_section_not_below_it(self):
        assert say("## 总\n\n{% 节 甲 %}\n\n{% 节 乙 %}", THREE, sections=SECTIONS).startswith(
            "一、总\n（一）甲事\n共5户。\n（二）乙事"
        )

    def test_a_section_of_which_nothing_is_left_goes_and_the_rest_renumber(self):
        sections = {**SECTIONS, "甲": "## 甲事\n\n[[共{{ 甲.丑 }}。]]\n"}
        assert say("{% 节 甲, 乙 %}", GAPPED, sections=sections) == "一、乙事\n压实责任。"

    def test_an_unknown_section_is_an_error_with_the_closest_name(self):
        error = refusal("{% 节 监测帮付 %}", sections={"监测帮扶": "## 甲\n", "就业": "## 乙\n"})
        assert error.code == "T020"
        assert "监测帮扶" in error.hint


class TestSlot:
    def test_the_default_stands_where_the_data_says_nothing(self):
        assert say("{% 文字材料 导语 %}开头。{% 文字材料完 %}") == "开头。"

    def test_the_datas_own_text_replaces_it(self):
        assert say("{% 文字材料 导语 %}开头。{% 文字材料完 %}", own="导语: 自己的话。") == "自己的话。"

    def test_own_text_names_figures(self):
        own = "导语: 共{{ 甲.子 }}，地{{ 甲.寅|万亩 }}。"
        assert say("{% 文字材料 导语 %}{% 文字材料完 %}", "甲: {子: 5户, 寅: 70000亩}", own=own) == "共5户，地7万亩。"

    def test_each_line_of_own_text_is_a_paragraph(self):
        own = "导语: |-\n  第一段。\n  第二段。"
        assert say("{% 文字材料 导语 %}{% 文字材料完 %}", own=own) == "第一段。\n第二段。"

    def test_folded_own_text_has_no_blanks_between_han(self):
        own = "导语: >-\n  今年以来，\n  我县认真落实。"
        assert say("{% 文字材料 导语 %}{% 文字材料完 %}", own=own) == "今年以来，我县认真落实。"

    def test_an_unknown_mode_is_an_error(self):
        assert "可用 节 或 独段" in refusal("{% 文字材料 导语 分段 %}{% 文字材料完 %}").message

    def test_headings_of_a_default_do_not_move_what_follows(self):
        text = "{% 文字材料 子 节 %}\n## 甲\n\n好。\n{% 文字材料完 %}\n{% 文字材料 丑 节 %}{% 文字材料完 %}"
        assert say(text, own="丑: [{标题: 乙, 内容: 更好。}]") == "一、甲\n好。\n二、乙\n更好。"

    def test_a_list_in_a_slot_of_points_is_numbered(self):
        own = "问题: [{标题: 增收难, 内容: 渠道不宽。}, {内容: 人手不足。}]"
        assert say("{% 文字材料 问题 独段 %}{% 文字材料完 %}", own=own) == "一是增收难。渠道不宽。\n二是人手不足。"
        assert say("{% 文字材料 问题 %}{% 文字材料完 %}", own=own) == "一是增收难。渠道不宽。二是人手不足。"


class TestRest:
    def test_it_says_what_no_sentence_has_said(self):
        assert say("子{{ 甲.子 }}。{% 其余 甲 %}", THREE) == "子5户。此外，丑6人，寅7亩。"
        assert say("子{{ 甲.子 }}{% 其余 甲 %}", THREE) == "子5户。此外，丑6人，寅7亩。"

    def test_it_does_not_say_besides_where_nothing_was_said_before(self):
        assert say("好。{% 其余 甲 %}", "甲: {子: 5户}") == "好。子5户。"

    def test_it_says_nothing_when_all_is_said(self):
        assert say("{{ 甲.子 }}{{ 甲.丑 }}{{ 甲.寅 }}。{% 其余 甲 %}", THREE) == "5户6人7亩。"

    def test_what_is_said_later_is_not_said_twice(self):
        assert say("{% 其余 甲 %}\n\n子{{ 甲.子 }}，丑{{ 甲.丑 }}。", THREE) == "寅7亩。\n子5户，丑6人。"

    def test_a_sentence_that_vanished_has_said_nothing(self):
        text = "好。[[子{{ 甲.子 }}，卯{{ 甲.卯 }}。]]{% 其余 甲 %}"
        assert say(text, "甲: {子: 5户}") == "好。子5户。"

    def test_without_a_name_it_takes_every_group(self):
        assert say("好。\n\n{% 其余 %}", "甲: {子: 5户}\n乙: {丑: 6人}") == "好。\n甲方面，子5户。\n乙方面，丑6人。"

    def test_without_a_name_it_leaves_what_a_later_one_takes(self):
        assert say("好。\n\n{% 其余 %}\n\n坏。{% 其余 乙 %}", "甲: {子: 5户}\n乙: {丑: 6人}") == "好。\n甲方面，子5户。\n坏。丑6人。"

    def test_its_figures_are_its_own_voice(self):
        from tests.saying import drafted

        draft = drafted("子{{ 甲.子 }}。{% 其余 甲 %}", THREE)
        assert [(each.path, each.said_by) for each in draft.document.figures] == [
            ("甲.子", "template"), ("甲.丑", "rest"), ("甲.寅", "rest"),
        ]


HOUSE = {"骨架.j2": "开头。\n\n{% block 中 %}原来的话。{% endblock %}\n\n结尾。\n"}


class TestInheritance:
    def test_a_report_fills_the_blocks_of_the_skeleton(self):
        text = "{% extends '_house/骨架.j2' %}\n{% block 中 %}共{{ 甲.子 }}。{% endblock %}"
        assert say(text, THREE, house=HOUSE) == "开头。\n共5户。\n结尾。"

    def test_a_missing_skeleton_is_an_error(self):
        error = refusal("{% extends '_house/骨加.j2' %}", house=HOUSE)
        assert error.code == "T001"
        assert "骨加" in error.message


class TestFrontMatter:
    def test_numbering_by_level(self):
        text = "## 甲\n\n### 乙\n\n好。\n\n### 丙\n\n好。"
        assert say(text, front="编号: [（一）, '1.']") == "（一）甲\n1.乙\n好。\n2.丙\n好。"

    def test_points_as_a_level_run_in(self):
        text = "## 甲\n\n### 乙\n\n好。\n\n### 丙\n\n好。"
        assert say(text, front="编号: [（一）, 一是]") == "（一）甲\n一是乙。好。\n二是丙。好。"

    def test_a_level_that_runs_in_stands_with_the_next_paragraph(self):
        text = "## 甲\n\n### 乙\n\n好。\n\n更好。"
        assert say(text, front="标题排法: [独行, 接排]") == "一、甲\n（一）乙。好。\n更好。"

    def test_a_required_indicator_of_the_template_is_owed(self):
        text = say("好[[，共{{ 甲.子 }}]]。", "甲: {丑: 6人}", front="必报: [甲.子]", catalogue="甲: {子: {计量单位: 户}}")
        assert text == "好，共【待补：子】。"

    def test_a_title_of_the_template_is_no_block(self):
        from tests.saying import drafted

        draft = drafted("# 某某报告\n\n好。")
        assert draft.document.front.title == "某某报告"
        assert len(draft.document.blocks) == 1


def test_a_closing_tag_without_its_opening_is_named():
    assert "“可省完”前面没有“可省”" in refusal("好{% 可省完 %}").message


@pytest.mark.parametrize("tag", ["可省", "分条", "要点 名", "文字材料 名"])
def test_a_tag_that_never_closes_is_an_error_at_its_line(tag):
    error = refusal(f"好。\n\n{{% {tag} %}}甲")
    assert error.code == "T002"


def test_an_own_text_that_nothing_takes_is_said():
    assert [each.code for each in found("好。", own="后记: 再见。")] == ["T021"]
