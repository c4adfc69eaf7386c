"""What happens to template text before Jinja reads it."""

from __future__ import annotations

import pytest

from drafting.render.compiling.source_text import prepare, split_front
from tests.saying import refusal, say


class TestFrontMatter:
    def test_it_is_split_off_and_its_lines_are_kept(self):
        front, body = split_front("---\n名称: 甲\n---\n正文")
        assert front == "名称: 甲\n"
        assert body.count("\n") == 3
        assert body.endswith("正文")

    @pytest.mark.parametrize("text", ["正文", "--- 不是\n正文", "正文\n---\n"])
    def test_text_without_it_is_all_body(self, text):
        assert split_front(text) == ("", text)

    def test_a_byte_order_mark_and_windows_line_ends_are_accepted(self):
        assert split_front("\ufeff---\r\n名称: 甲\r\n---\r\n正文")[0] == "名称: 甲\n"

    def test_line_numbers_of_messages_are_those_of_the_file(self):
        assert refusal("好。\n{% 条 %}", front="文种: 总结").place.line == 5


class TestLinesOfTags:
    def test_a_line_of_tags_or_comments_vanishes_with_its_end(self):
        assert say("甲\n{% set 词 = '乙' %}\n{# 注 #}\n{{ 词 }}丙。") == "甲乙丙。"

    def test_a_tag_at_the_end_of_a_line_of_text_leaves_the_line_end(self):
        assert prepare("甲[[乙]]\n\n丙") == "甲{% 可省 %}乙{% 可省完 +%}\n\n丙"

    def test_trailing_blanks_do_not_count(self):
        assert say("甲。[[乙。]]  \n\t\n丙。") == "甲。乙。\n丙。"

    @pytest.mark.parametrize("figure", ["子", "丑"])
    @pytest.mark.parametrize(("opening", "closing"), [("可省", "可省完"), ("要点 名", "要点完")])
    def test_a_clause_that_goes_does_not_pull_paragraphs_together(self, figure, opening, closing):
        text = f"前。\n{{% {opening} %}}\n有{{{{ 甲.{figure} }}}}。\n{{% {closing} %}}\n\n后。"
        middle = "有5户。" if figure == "子" else ""
        assert say(text, "甲: {子: 5户}") == f"前。{middle}\n后。"

    @pytest.mark.parametrize(("opening", "closing"), [("可省", "可省完"), ("要点 名", "要点完")])
    def test_clauses_on_lines_of_their_own_run_on(self, opening, closing):
        clause = f"{{% {opening} %}}\n有{{{{ 甲.子 }}}}。\n{{% {closing} %}}\n"
        assert say(f"前。\n{clause}{clause}后。", "甲: {子: 5户}") == "前。有5户。有5户。后。"

    def test_a_list_and_the_rest_end_a_paragraph_at_a_blank_line(self):
        assert say("{% 分条 %}\n{% 条 %}甲\n{% 分条完 %}\n\n后。") == "甲。\n后。"
        assert say("{% 其余 甲 %}\n\n后。", "甲: {子: 5户}") == "子5户。\n后。"
        assert say("{% 其余 甲 %}\n后。", "甲: {子: 5户}") == "子5户。后。"
