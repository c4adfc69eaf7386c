"""The eight rules of punctuation repair, and how a list ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks.marks import DROP
from drafting.compose.punctuation import mended, repair, without_unseen
from tests.saying import say

# ␀ marks the place where something was dropped
CASES = {
    "1: a pair of brackets goes": [
        ("甲（␀），乙。", "甲，乙。"), ("甲(␀)乙。", "甲乙。"), ("甲“␀”乙", "甲乙"), ("甲《␀》，␀。", "甲。"),
        ("甲（␀）。", "甲。"), ("（␀）甲。", "甲。"), ("甲（（␀）），乙。", "甲，乙。"), ("甲，（␀），乙。", "甲，乙。"),
        ("甲（）乙", "甲（）乙"), ("甲（␀”，乙", "甲（”，乙"),
    ],
    "2: a full stop on the left stays": [
        ("甲。␀，乙。", "甲。乙。"), ("甲。␀。乙。", "甲。乙。"), ("甲！␀；乙。", "甲！乙。"), ("甲？␀、乙", "甲？乙"),
        ("甲……␀，乙", "甲……乙"), ("甲。␀", "甲。"), ("（甲。␀）", "（甲。）"),
    ],
    "3: nothing at the start or after an opening bracket": [
        ("␀，乙。", "乙。"), ("␀。", ""), ("␀、乙", "乙"), ("␀；␀，乙", "乙"), ("甲（␀，乙）。", "甲（乙）。"),
        ("甲（␀；乙）", "甲（乙）"), ("“␀，乙”", "“乙”"), ("␀", ""), (" ␀ ，乙", "乙"),
    ],
    "4: before a closing bracket only a full stop stays": [
        ("（甲，␀）。", "（甲）。"), ("（甲、␀）乙", "（甲）乙"), ("（甲；␀，）", "（甲）"), ("“甲，␀。”", "“甲。”"),
        ("（甲␀）", "（甲）"),
    ],
    "5: a full stop on the right wins": [
        ("甲，␀。", "甲。"), ("甲、␀。乙", "甲。乙"), ("甲：␀。", "甲。"), ("甲；␀！", "甲！"), ("甲␀。", "甲。"),
        ("甲，␀，␀。", "甲。"),
    ],
    "6: nothing before an opening bracket": [("甲，␀（乙）。", "甲（乙）。"), ("甲、␀（乙）", "甲（乙）"), ("甲␀，（乙）", "甲（乙）")],
    "7: a colon on the left stays": [("甲：␀，乙。", "甲：乙。"), ("甲：␀、乙；丙。", "甲：乙；丙。"), ("甲：␀；␀，乙", "甲：乙")],
    "8: the stronger mark stays": [
        ("甲，␀，乙。", "甲，乙。"), ("甲，␀；乙。", "甲；乙。"), ("甲；␀，乙。", "甲；乙。"), ("甲、␀，乙。", "甲，乙。"),
        ("甲，␀、乙。", "甲，乙。"), ("甲、␀、乙。", "甲、乙。"), ("甲、␀；乙。", "甲；乙。"), ("甲␀，乙。", "甲，乙。"),
        ("甲，␀乙。", "甲，乙。"), ("甲␀乙。", "甲乙。"), ("甲，␀，␀；␀，乙", "甲；乙"),
    ],
    "8: an enumeration comma falls before a conjunction": [
        ("甲、␀和乙。", "甲和乙。"), ("甲、␀及乙。", "甲及乙。"), ("甲、␀、与乙。", "甲与乙。"), ("甲、␀以及乙。", "甲以及乙。"),
        ("甲，␀以及乙。", "甲，以及乙。"),
    ],
    "only where something was dropped": [("甲，，乙。。", "甲，，乙。。"), ("甲（）␀，乙", "甲（），乙")],
    "blanks and further drops are skipped": [("甲， ␀ ， ␀ 。", "甲。"), ("甲，␀␀，乙", "甲，乙"), ("甲（ ␀ ）乙", "甲乙")],
    "a sentence that ends with a drop is finished": [("甲，␀", "甲。"), ("甲；␀", "甲。"), ("甲␀", "甲")],
}


@pytest.mark.parametrize(
    ("marked", "expected"), [case for cases in CASES.values() for case in cases],
    ids=[f"{rule}: {marked}" for rule, cases in CASES.items() for marked, _ in cases],
)
def test_repair(marked, expected):
    assert repair(marked.replace("␀", DROP)) == expected


@given(st.text(st.sampled_from("甲乙，、；：。（）“”和 ␀"), max_size=14))
def test_no_mark_is_left_and_nothing_else_is_lost(text):
    marked = text.replace("␀", DROP)
    repaired = repair(marked)
    assert DROP not in repaired
    assert [each for each in repaired if each in "甲乙和"] == [each for each in text if each in "甲乙和"]
    if DROP not in marked:
        assert repaired == marked


@given(st.lists(st.sampled_from(["甲", "␀"]), min_size=1, max_size=6), st.sampled_from("，、；"))
def test_clauses_between_marks_never_leave_two_marks_or_one_at_an_end(clauses, mark):
    text = repair(f"{mark.join(clauses)}。".replace("␀", DROP))
    survivors = clauses.count("甲")
    assert text == (mark.join("甲" * survivors) + "。" if survivors else "")


def test_thousands_of_drops_are_repaired():  # in one pass: a step that looked at the whole line anew would take minutes
    assert repair("好" + f"，有{DROP}，{DROP}" * 20_000 + "。") == "好" + "，有" * 20_000 + "。"


class TestInSentences:
    DATA = "甲: {子: 5户, 寅: 7亩}"

    def test_clauses_with_their_own_punctuation_need_no_repair(self):
        text = "共{{ 甲.子 }}[[，其中{{ 甲.无 }}]][[（{{ 甲.无 }}）]][[，地{{ 甲.寅 }}]]。"
        assert say(text, self.DATA) == "共5户，地7亩。"

    def test_a_clause_at_the_start_of_a_sentence(self):
        assert say("[[截至{{ 甲.无 }}]]，共{{ 甲.子 }}。", self.DATA) == "共5户。"

    def test_a_sentence_made_of_dropped_clauses_goes(self):
        assert say("好。\n\n[[共{{ 甲.无 }}]]，[[有{{ 甲.无 }}]]。", self.DATA) == "好。"

    def test_repair_is_made_after_lists_are_joined(self):
        text = "好，{% 分条 '，' %}{% 条 %}有{{ 甲.无 }}{% 条 %}无{{ 甲.无 }}{% 分条完 %}。"
        assert say(text, self.DATA) == "好。"

    def test_repair_does_not_reach_into_the_next_paragraph(self):
        assert say("甲事，[[{{ 甲.无 }}]]\n\n，乙事。", self.DATA) == "甲事。\n，乙事。"


class TestEndingsOfLists:
    def test_items_end_in_semicolons_and_the_last_in_a_full_stop(self):
        assert say("{% 分条 %}{% 条 %}甲{% 条 %}乙。{% 条 %}丙；{% 分条完 %}") == "一是甲；二是乙；三是丙。"

    def test_if_one_holds_an_inner_full_stop_all_end_in_one(self):
        assert say("{% 分条 %}{% 条 %}甲。又甲{% 条 %}乙{% 分条完 %}") == "一是甲。又甲。二是乙。"

    def test_paragraphs_end_in_full_stops(self):
        assert say("{% 分条 独段 %}{% 条 %}甲；{% 条 %}乙{% 分条完 %}") == "一是甲。\n二是乙。"

    @pytest.mark.parametrize("mark", ["、", "，"])
    def test_items_joined_by_a_mark_lose_their_own(self, mark):
        text = f"{{% 分条 '{mark}' %}}{{% 条 %}}甲，{{% 条 %}}乙。{{% 条 %}}丙；{{% 分条完 %}}。"
        assert say(text) == f"甲{mark}乙{mark}丙。"

    def test_an_item_is_squeezed_to_one_line(self):
        assert say("{% 分条 %}\n{% 条 %}甲，\n\n  又甲\n{% 条 %}乙\n{% 分条完 %}") == "一是甲，又甲；二是乙。"

    def test_an_exclamation_or_question_of_the_author_stays(self):
        assert say("{% 分条 %}{% 条 %}行不行？{% 条 %}行！{% 分条完 %}") == "一是行不行？二是行！"

    def test_a_closing_quote_after_a_full_stop_is_an_end(self):
        assert say("{% 分条 %}{% 条 %}他说：“好。”{% 条 %}乙{% 分条完 %}") == "一是他说：“好。”二是乙。"

    def test_innermost_first(self):
        inner = "{% 分条 '、' %}{% 条 %}{{ 甲.无 }}{% 条 %}地{{ 甲.寅 }}{% 分条完 %}"
        assert say(f"{{% 分条 %}}{{% 条 %}}有{inner}{{% 条 %}}乙{{% 分条完 %}}", "甲: {寅: 7亩}") == "一是有地7亩；二是乙。"

    def test_an_item_whose_inner_list_is_empty_goes(self):
        inner = "{% 分条 '、' %}{% 条 %}{{ 甲.无 }}{% 分条完 %}"
        assert say(f"{{% 分条 %}}{{% 条 %}}有{inner}{{% 条 %}}乙{{% 分条完 %}}", "甲: {寅: 7亩}") == "乙。"

    def test_a_list_inside_an_item_is_unnumbered(self):
        text = "{% 分条 %}{% 条 %}甲事。{% 分条 %}{% 条 %}子{% 条 %}丑{% 分条完 %}{% 条 %}乙{% 分条完 %}"
        assert say(text) == "一是甲事。子；丑。二是乙。"

    def test_unless_a_number_is_given(self):
        own = "位: [{标题: 甲事, 条: [{号: “1”是, 内容: 子}, {号: “2”是, 内容: 丑}]}, {内容: 乙}]"
        assert say("{% 文字材料 位 %}{% 文字材料完 %}", own=own) == "一是甲事。“1”是子；“2”是丑。二是乙。"


LINES = st.lists(st.sampled_from([*(DROP * 6), *"甲乙1和及，，。；、：！…,（）“”|#* \t"]), max_size=12).map("".join)


@given(LINES)
def test_what_needs_no_look_is_what_looking_gives(line: str) -> None:
    assert repair(line) == mended(line)


@given(LINES)
def test_places_without_anything_to_repair_may_go_first(line: str) -> None:
    assert repair(without_unseen(line)) == repair(line)
