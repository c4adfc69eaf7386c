"""Names of a template, traced to their roots without any data."""

from __future__ import annotations

import re

import pytest

from drafting.blocks import marks
from drafting.render.compiling.analysis import read_template
from drafting.render.compiling.events import Reading, Structure, Use
from drafting.render.compiling.template import Templates
from tests.saying import drafted

ENVIRONMENT = Templates(lambda _: None, lambda *_: {}).environment


def read(source: str) -> Reading:
    return read_template(ENVIRONMENT, "试/报告", source, source, "试/报告.j2")


def names(source: str) -> list[str]:
    return [event.dotted for event in read(source).events() if isinstance(event, Use)]


class TestNames:
    def test_a_dotted_name_with_its_line_and_filters(self):
        [use] = [event for event in read("第一行\n有{{ 就业.务工|同比 }}。").events() if isinstance(event, Use)]
        assert (use.dotted, use.line, use.filters, use.asked) == ("就业.务工", 2, ("同比",), False)

    def test_a_name_in_brackets_is_a_step_too(self):
        assert names("{{ 收入['7月中旬'] }}") == ["收入.7月中旬"]

    def test_the_argument_of_a_filter_is_a_name(self):
        assert names("{{ 就业.甲|占比(就业.乙) }}") == ["就业.甲", "就业.乙"]

    def test_a_set_name_stands_for_what_it_was_set_to(self):
        assert names("{% set 数 = 就业.务工 %}{{ 数.任务 }}") == ["就业.务工", "就业.务工.任务"]

    def test_a_name_set_to_a_text_stands_for_no_indicator(self):
        assert names("{% set 词 = '甲' %}{{ 词 }}") == []

    @pytest.mark.parametrize(
        "source",
        [
            "{% for 类, 数 in 就业.务工.构成 %}{{ 类 }}{{ 数.任务 }}{% endfor %}",
            "{% for 数 in 就业.务工.构成 %}{{ 数.任务 }}{{ loop.index }}{% endfor %}",
            "{% 分条 %}{% 条 类, 数 in 就业.务工.构成 %}{{ 类 }}{{ 数.任务 }}{% 分条完 %}",
        ],
    )
    def test_a_loop_variable_stands_for_any_member(self, source):
        assert names(source) == ["就业.务工.构成", "就业.务工.构成.*.任务"]

    def test_a_loop_variable_ends_with_its_loop(self):
        assert names("{% for 数 in 就业.务工.构成 %}{% endfor %}{{ 数 }}")[-1] == "数"

    def test_a_condition_asks_and_does_not_print(self):
        uses = [event for event in read("{% if 就业.务工 is 零 %}甲{% else %}{{ 就业.乙 }}{% endif %}").events() if isinstance(event, Use)]
        assert [(use.dotted, use.asked) for use in uses] == [("就业.务工", True), ("就业.乙", False)]

    def test_the_parameters_of_a_macro_are_its_own(self):
        assert names("{% macro 说(数) %}{{ 数.任务 }}{{ 就业.甲 }}{% endmacro %}{{ 说(就业.乙) }}") == ["就业.乙", "就业.甲"]

    def test_imported_names_are_known(self):
        reading = read('{% import "_house/词.j2" as 词 %}{% from "_house/句.j2" import 句 %}{{ 词.说(就业.甲) }}{{ 句() }}')
        assert [event.dotted for event in reading.events() if isinstance(event, Use)] == ["就业.甲"]
        assert [name for name, _ in reading.links] == ["_house/词", "_house/句"]
        assert reading.problems == []


class TestStructure:
    def test_clauses_points_sections_slots_and_rest_come_in_order(self):
        source = "[[甲]]{% 分条 %}{% 条 %}乙{% 分条完 %}{% 要点 点 %}{% 要点完 %}{% 节 就业, 住房 %}{% 文字材料 槽 节 %}{% 文字材料完 %}{% 其余 就业 %}"
        found = [(event.mark, event.payload) for event in read(source).body if isinstance(event, Structure)]
        assert found == [
            (marks.CLAUSE, ""), (marks.CLAUSE_END, ""), (marks.POINTS, ""), (marks.ITEM, ""), (marks.POINTS_END, ""),
            (marks.NAMED, "点"), (marks.NAMED_END, ""), (marks.SECTION, "就业,住房"),
            (marks.SLOT, "槽,节"), (marks.SLOT_END, ""), (marks.REST, "就业"),
        ]  # fmt: skip

    def test_a_block_is_read_apart_from_where_it_stands(self):
        reading = read("{% block 做法 %}{{ 就业.甲 }}{% endblock %}")
        assert list(reading.blocks) == ["做法"]
        assert isinstance(reading.blocks["做法"][0], Use)


class TestProblems:
    def test_a_syntax_error_is_said_in_chinese_at_its_line(self):
        [problem] = read("甲\n{% 可省 %}乙").problems
        assert (problem.code, problem.place.line) == ("T002", 2)

    def test_a_clause_that_is_not_closed_is_shown_where_it_opens(self):
        [problem] = read("甲。\n乙[[，丙[[丁]]。\n{% if 全辖 %}[[戊]]{% endif %}").problems
        assert (problem.place.line, problem.place.column, problem.excerpt) == (2, 2, "乙[[，丙[[丁]]。")

    @pytest.mark.parametrize(
        ("source", "message", "hint"),
        [
            ("{% 要点 甲 %}乙。{% 要点完", "标签没有写完", "在标签末尾补上 %}"),
            ("{{ 全辖", "标签没有写完", "在标签末尾补上 }}"),
            ("{% 可省 %}甲", "“可省”没有收尾", "补上 {% 可省完 %}"),
            ("{% 分条 %}{% 条 %}甲", "“分条”没有收尾", "补上 {% 分条完 %}"),
            ("{% if 全辖 %}甲{% endfor %}", "“endfor”不是标签，或它的开头没有写", "“if”还没有收尾：写 {% endif %}"),
            ("甲[[，乙{{ 全辖 }}]。", "“]”只有一个，可省的一截要写两个", "改成 ]]"),
            ("甲[，乙{{ 全辖 }}]]。", "“[”只有一个，可省的一截要写两个", "改成 [["),
            ("[[甲[[乙]]。\n{% 要点 丙 %}丁{% 要点完 %}", "这一行有2个“[[”、1个“]]”，少1个“]]”", "在可省的那一截后面补上 ]]"),
            ("{% 要点 丙 %}\n[[甲[[乙]]。\n{% 要点完 %}", "这一行有2个“[[”、1个“]]”，少1个“]]”", "在可省的那一截后面补上 ]]，最迟在第3行的 {% 要点完 %} 前面"),
            ("{% 要点 丙 %}\n{% 分条 %}\n{% 条 %}甲\n{% 要点完 %}", "“分条”没有收尾", "补上 {% 分条完 %}，最迟在第4行的 {% 要点完 %} 前面"),
            ("甲]]。", "这一行有0个“[[”、1个“]]”，少1个“[[”", "在可省的那一截前面补上 [[，或删去多的 ]]"),
            ("{{ (全辖 }}", "“}”前面少了“)”", "补上“)”"),
            ("{{ '甲 }}", "引号没有成对", "补上另一半引号，如 '青禾县'"),
            ("{% 节 就业、住房 %}", "标签里不能写顿号", "几个名称之间写半角逗号“,”"),
            ("{{ 全辖 $ }}", "标签里有不认识的字符“$”", "删去“$”"),
            ("{% if %}甲{% endif %}", "“%}”前面要写指标、文字或数，却没有写", "在它前面写上，如 监测帮扶.监测对象；不要的标签删去"),
            ("{% set 3 = 3 %}", "set、for、macro 后面要写一个新起的名字，不能是数、文字或 none、true", "换一个名字，如 {% set 数量 = 5 %}"),
            ("[[甲{% 分跳 %}{% 条 %}乙{% 分条完 %}]]。", "没有“分跳”这个标签", "是否应为 {% 分条 %}"),
            ("{% 要点 甲 %}\n[[甲{% 可省玩 %}\n{% 要点完 %}", "没有“可省玩”这个标签", "是否应为 {% 可省完 %}"),
            ("{% 其馀 就业 %}", "没有“其馀”这个标签", "是否应为 {% 其余 %}"),
            ("{% esle %}", "没有“esle”这个标签", "是否应为 {% else %}"),
            ("{% 段落 %}", "没有“段落”这个标签", "可用的标签：可省、可省完、分条、条、分条完、要点、要点完、节、文字材料、文字材料完、其余，以及 if、for、set"),
            ("{% raw %}甲", "“raw”没有收尾", "补上 {% endraw %}"),
            ("{# 甲", "注释 {# 没有用 #} 收尾", "补上 #}"),
        ],
    )  # fmt: skip
    def test_a_syntax_error_says_what_to_type(self, source: str, message: str, hint: str):
        [problem] = read(source).problems
        assert (problem.code, problem.message, problem.hint) == ("T002", message, hint)

    def test_all_tags_that_do_not_exist_are_told_each_at_its_place(self):
        problems = read("{# {% 示意 %} #}{% raw %}{% 原样 %}{% endraw %}\n{% 分跳 %}\n{% 条 %}甲\n{% 分条玩 %}").problems
        assert [(each.place.line, each.place.column, each.hint) for each in problems] == [
            (2, 4, "是否应为 {% 分条 %}"), (4, 4, "是否应为 {% 分条完 %}"),
        ]  # fmt: skip

    def test_a_division_by_zero_is_seen_where_no_data_leads(self):
        [problem] = read("{% if 全辖 is 零 %}\n{{ 5 / 0 }}\n{% endif %}").problems
        assert (problem.code, problem.place.line, problem.message) == ("T006", 2, "除数是 0，算不出来")

    @pytest.mark.parametrize(
        "source", ["{% %}", "{{ 全辖. }}", "{% block a-b %}{% endblock %}", "{% call x %}{% endcall %}",
                   "{% macro f(1) %}{% endmacro %}", "{{ f(a=1, 2) }}", "{% import 'x' %}"],
    )  # fmt: skip
    def test_no_message_of_the_parser_comes_through_in_english(self, source: str):
        [problem] = read(source).problems
        assert re.search("[\u4e00-\u9fff]", problem.message)
        assert not re.search("[a-z]+ [a-z]+", problem.message + problem.hint), problem

    def test_full_width_marks_explain_a_syntax_error(self):
        assert [each.code for each in read("{{ 就业.甲｜月日 }}").problems] == ["T003"]

    def test_a_comment_may_show_how_not_to_write(self):
        assert read("{# 不要写成 {{ 全辖｜月日 }} #}甲").problems == []

    def test_all_unknown_filters_and_tests_are_named_with_the_closest(self):
        found = read("{{ 就业.甲|同笔 }}{{ 就业.甲|完成率情况 }}{% if 就业.甲 is 上生 %}{% endif %}").problems
        assert [each.code for each in found] == ["T004"] * 3
        assert [word in each.hint for word, each in zip(("同比", "完成情况", "上升"), found, strict=True)] == [True] * 3

    @pytest.mark.parametrize(
        ("source", "hint"),
        [
            ("{% if 就业.车间 %}甲{% endif %}", "写成 就业.车间 is 有，或 is 零、is 待补"),
            ("{{ '有' if not 就业.车间 else '无' }}", "写成 就业.车间 is 有，或 is 零、is 待补"),
            ("{% set a = 就业.车间 %}{% if 就业 is 有 and a %}甲{% endif %}", "写成 a is 有，或 is 零、is 待补"),
            ("{% for 类, 数 in 就业.务工.构成 %}{% if 数 %}甲{% endif %}{% endfor %}", "写成 数 is 有，或 is 零、is 待补"),
            ("{% if 就业.务工 > 1000 %}甲{% endif %}", "写成 就业.务工 is 有、is 零，或用完成率、同比的说法"),
            ("{% if 报告期.年度 == 2026 %}甲{% endif %}", "数外面加引号，如 == '2026'"),
        ],
    )
    def test_a_condition_asks_something_of_a_figure(self, source: str, hint: str):
        """A figure is true, given or not, and equal to no number."""
        assert [(each.code, each.hint) for each in read(source).problems] == [("T006", hint)]

    @pytest.mark.parametrize(
        "condition",
        ["就业.车间 is 有", "not 就业.车间 is 零 and 全辖", "报告期.类型 == '年度'", "n > 1 or n == 0", "loop.first", "就业.务工.统计期间 == '全年'", "未完任务"],
    )
    def test_what_asks_something_stands(self, condition: str):
        assert read(f"{{% set n = 2 %}}{{% for 甲 in 就业.务工.构成 %}}{{% if {condition} %}}甲{{% endif %}}{{% endfor %}}").problems == []

    def test_a_method_of_a_text_is_no_macro(self):
        assert [each.code for each in read("{{ '甲'.join(就业.乙) }}").problems] == ["T006"]


def test_super_prints_the_block_above():
    draft = drafted(
        '{% extends "_house/骨架.j2" %}{% block 段 %}先{{ super() }}{% endblock %}',
        house={"骨架.j2": "{% block 段 %}后{% endblock %}"},
    )
    assert "先后" in str(draft.document.blocks)
