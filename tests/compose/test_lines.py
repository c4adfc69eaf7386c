"""The line grammar after Jinja."""

from __future__ import annotations

import pytest

from drafting.blocks import marks
from drafting.blocks.blanks import blanked
from drafting.compose.lines import Gap, HeadingLine, ImageLine, Line, ParagraphLines, TableLines
from drafting.compose.lines import read_lines as lines_of
from tests.saying import say


def read_lines(text: str) -> list[Line]:
    return lines_of(blanked(text))


class TestParagraphs:
    def test_lines_of_a_paragraph_are_joined_with_nothing_between(self):
        assert read_lines("甲，\n  乙，\n丙。") == [ParagraphLines("甲，乙，丙。")]

    @pytest.mark.parametrize("between", ["\n\n", "\n \n", "\n\n\n"])
    def test_a_blank_line_ends_it(self, between):
        assert read_lines(f"甲。{between}乙。") == [ParagraphLines("甲。"), ParagraphLines("乙。")]

    def test_a_heading_ends_it(self):
        assert read_lines("甲。\n## 乙\n丙。") == [ParagraphLines("甲。"), HeadingLine(2, "乙"), ParagraphLines("丙。")]

    def test_a_table_row_ends_it(self):
        blocks = read_lines("甲。\n| 子 | 丑 |\n|---|---|\n| 1 | 2 |\n乙。")
        assert blocks == [ParagraphLines("甲。"), TableLines(["子", "丑"], [["1", "2"]]), ParagraphLines("乙。")]

    def test_figures_in_a_heading_and_around_a_table_stay_theirs(self):
        assert say("## 抓{{ 甲.子 }}\n有{{ 甲.丑 }}。\n| 户 |\n|---|\n| {{ 甲.子 }} |\n共{{ 甲.丑 }}。", "甲: {子: 5户, 丑: 7户}") == (
            "一、抓5户\n有7户。\n户\n5户\n共7户。"
        )

    def test_a_section_boundary_ends_it(self):
        assert say("前。\n{% 节 甲 %}\n后。", sections={"甲": "## 甲事\n\n好。\n"}) == "前。\n一、甲事\n好。\n后。"
        assert say("前。\n{% 节 甲 %}\n后。", sections={"甲": "好。\n"}) == "前。\n好。\n后。"

    def test_a_dropped_clause_alone_on_its_line_is_not_a_blank_line(self):
        assert read_lines(f"甲，\n{marks.DROP}\n乙。") == [ParagraphLines("甲，乙。")]
        assert say("甲，\n[[有{{ 子.无 }}，]]\n乙。", "子: {丑: 5户}") == "甲，乙。"

    def test_a_paragraph_that_was_dropped_leaves_a_gap(self):
        assert read_lines(f"甲。\n\n{marks.DROP}\n\n乙。") == [ParagraphLines("甲。"), Gap(), ParagraphLines("乙。")]


    @pytest.mark.parametrize("mark", ["!", "|", "#"])
    def test_a_mark_of_the_grammar_within_it_is_text_beside_a_figure(self, mark):
        assert say(f"甲{mark}共{{{{ 子.丑 }}}}。", "子: {丑: 5户}") == f"甲{mark}共5户。"


class TestHeadings:
    def test_levels_count_the_signs(self):
        assert read_lines("# 题\n## 一\n### 二") == [HeadingLine(1, "题"), HeadingLine(2, "一"), HeadingLine(3, "二")]

    @pytest.mark.parametrize("line", ["#标签", "####### 七级", "a # b"])
    def test_other_signs_are_text(self, line):
        assert read_lines(line) == [ParagraphLines(line)]

    def test_an_empty_heading_goes(self):
        assert read_lines(f"## {marks.DROP}\n\n甲。") == [ParagraphLines("甲。")]

    def test_a_heading_inside_an_item_becomes_a_sentence(self):
        text = "{% 分条 %}{% 条 %}\n## 甲事\n好。{% 条 %}\n## 乙事。\n也好。{% 分条完 %}"
        assert say(text) == "一是甲事。好。二是乙事。也好。"

    def test_a_heading_left_without_text_goes_with_it_and_the_numbers_close_up(self):
        text = "## 甲\n\n[[有{{ 子.无 }}。]]\n\n## 乙\n\n有{{ 子.丑 }}。"
        assert say(text, "子: {丑: 5户}") == "一、乙\n有5户。"

    def test_headings_above_it_go_too_when_they_hold_nothing_else(self):
        text = "## 甲\n\n### 细目\n\n[[有{{ 子.无 }}。]]\n\n## 乙\n\n好。"
        assert say(text, "子: {丑: 5户}") == "一、乙\n好。"

    def test_a_heading_that_keeps_one_of_its_parts_stays(self):
        text = "## 甲\n\n### 细目\n\n[[有{{ 子.无 }}。]]\n\n### 别目\n\n好。"
        assert say(text, "子: {丑: 5户}") == "一、甲\n（一）别目\n好。"


class TestTables:
    def test_a_table_of_which_no_row_is_left_goes(self):
        assert read_lines("| 子 | 丑 |\n|---|---|") == [Gap()]

    def test_short_rows_are_filled_and_long_ones_cut(self):
        table = read_lines("| 子 | 丑 |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |")[0]
        assert isinstance(table, TableLines)
        assert table.rows == [["1", ""], ["1", "2"]]

    def test_rows_without_a_rule_are_no_table(self):
        assert isinstance(read_lines("| 甲 |\n| 乙 |")[0], ParagraphLines)


def test_an_image_stands_alone_on_its_line():
    assert read_lines("![图说](图/一.png)") == [ImageLine("图/一.png", "图说")]
    assert isinstance(read_lines("见![图说](图/一.png)")[0], ParagraphLines)


def test_bold_is_kept_and_is_no_text():
    from drafting.blocks.document import Text
    from tests.saying import drafted

    paragraph = drafted("抓好**“四个不摘”**工作，5*6*7亩。").document.blocks[0]
    assert paragraph.content == (Text("抓好"), Text("“四个不摘”", bold=True), Text("工作，5*6*7亩。"))


def test_a_tables_caption_and_notes_stand_in_rows_of_their_own():
    text = f"| {marks.TABLE_CAPTION}某表 |\n| 甲 | 乙 |\n|---|---|\n| 子 | 5 |\n| {marks.TABLE_NOTE}某注 |"
    (table,) = read_lines(text)
    assert isinstance(table, TableLines)
    marked = [table.marked(mark) for mark in (marks.TABLE_CAPTION, marks.TABLE_NOTE, marks.TABLE_UNIT)]
    assert (marked, table.rows) == ([["某表"], ["某注"], []], [["子", "5"]])


def test_a_heading_without_words_is_a_heading_still():
    assert read_lines("甲。\n\n##\n\n乙。") == [ParagraphLines("甲。"), HeadingLine(2, ""), ParagraphLines("乙。")]
    assert read_lines("甲。\n###\n乙。") == [ParagraphLines("甲。"), HeadingLine(3, ""), ParagraphLines("乙。")]
