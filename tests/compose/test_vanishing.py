"""When things vanish."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from tests.saying import HEAD, drafted, found, refusal, say

CATALOGUE = """\
监测帮扶:
  监测对象: {计量单位: [户, 人], 构成: [东, 西], 子项: [已消除], 派生: {未消除: =数值 - 已消除}, 提供单位: 县医保局, 必报: [试/报告]}
"""


class TestWhatTakesAClauseAway:
    def test_an_absent_figure_directly_in_it(self):
        assert say("好[[，有{{ 甲.无 }}、{{ 甲.子 }}]]。", "甲: {子: 5户}") == "好。"

    def test_not_an_absent_figure_of_a_nested_clause(self):
        assert say("好[[，有{{ 甲.子 }}[[、{{ 甲.无 }}]]]]。", "甲: {子: 5户}") == "好，有5户。"

    def test_something_dropped_and_no_figure_printed(self):
        assert say("好[[，其中[[有{{ 甲.无 }}]]]]。", "甲: {子: 5户}") == "好。"

    def test_text_without_figures_never_goes(self):
        assert say("好[[，压实责任]]。") == "好，压实责任。"

    def test_a_point_and_an_item_go_by_the_same_rules(self):
        assert say("好。{% 要点 一 %}另有[[{{ 甲.无 }}]]。{% 要点完 %}", "甲: {子: 5户}") == "好。"
        assert say("{% 分条 %}{% 条 %}另有[[{{ 甲.无 }}]]。{% 条 %}好{% 分条完 %}", "甲: {子: 5户}") == "好。"

    def test_a_section_goes_only_when_something_was_dropped_and_no_figure_printed(self):
        sections = {"节": "## 某事\n\n压实责任。[[有{{ 甲.无 }}。]]\n"}
        assert say("前。\n{% 节 节 %}", "甲: {子: 5户}", sections=sections) == "前。"
        assert say("前。\n{% 节 节 %}", "甲: {无: 5户}", sections=sections) == "前。\n一、某事\n压实责任。有5户。"

    def test_a_paragraph_of_its_own_in_a_list_does_not_go_with_another(self):
        items = "{% 条 %}压实责任{% 条 %}另有{{ 甲.无 }}{% 条 %}{% 要点 一 %}还有[[{{ 甲.无 }}]]。{% 要点完 %}"
        sections = {"节": f"## 某事\n\n{{% 分条 独段 %}}{items}{{% 条 %}}好{{% 分条完 %}}\n"}
        assert say("前。\n{% 节 节 %}", "甲: {子: 5户}", sections=sections) == "前。\n一、某事\n一是压实责任。\n二是好。"
        sections = {"节": f"## 某事\n\n{{% 分条 '、' %}}{items}{{% 分条完 %}}。\n"}
        assert say("前。\n{% 节 节 %}", "甲: {子: 5户}", sections=sections) == "前。"
        sections = {"节": "## 某事\n\n{% 分条 独段 %}{% 条 %}另有{{ 甲.无 }}{% 分条完 %}\n"}
        assert say("前。\n{% 节 节 %}", "甲: {子: 5户}", sections=sections) == "前。"

    def test_a_section_of_words_alone_stays(self):
        assert say("{% 节 节 %}", sections={"节": "## 某事\n\n压实责任。\n"}) == "一、某事\n压实责任。"

    def test_a_section_with_local_text_stays(self):
        sections = {"节": "## 某事\n\n压实责任。[[有{{ 甲.无 }}。]]\n"}
        assert say("{% 节 节 %}", "甲: {子: 5户}", sections=sections, own="节: 我县另有做法。") == (
            "一、某事\n压实责任。我县另有做法。"
        )

    def test_an_absent_figure_of_a_section_outside_every_clause_prints_its_gap(self):
        sections = {"节": "## 某事\n\n有{{ 甲.无 }}。\n"}
        assert say("{% 节 节 %}", "甲: {子: 5户}", sections=sections) == "一、某事\n有【待补：无】。"

    def test_the_rest_counts_as_a_figure(self):
        sections = {"节": "## 某事\n\n压实责任。[[有{{ 甲.无 }}。]]{% 其余 甲 %}\n"}
        assert say("{% 节 节 %}", "甲: {子: 5户}", sections=sections) == "一、某事\n压实责任。子5户。"
        sections = {"节": "## 某事\n\n压实责任。[[有{{ 甲.无 }}。]]{% 其余 乙 %}\n"}
        assert say("前。\n{% 节 节 %}", "甲: {子: 5户}", sections=sections) == "前。"

    @pytest.mark.parametrize("date", ["{{ 甲.无.截至|月日 }}", "{{ 报告期.截至|月日 }}", "{{ 报告期.年度 }}年"])
    def test_dates_do_not_count_as_figures(self, date):
        assert say(f"好。[[截至{date}[[，有{{{{ 甲.无 }}}}]]。]]", "甲: {子: 5户}") == "好。"


class TestAsOf:
    def test_it_is_the_nodes_own(self):
        assert say("截至{{ 甲.子.截至|月日 }}。", "甲: {子: {数值: 5户, 截至: 2026-05-20}}") == "截至5月20日。"

    def test_else_that_of_the_node_above(self):
        data = "甲: {子: {数值: 5户, 截至: 2026-05-20, 丑: 6户, 其中: {寅: 2户}}}"
        assert say("{{ 甲.子.丑.截至|月日 }}{{ 甲.子.其中.寅.截至|月日 }}。", data) == "5月20日5月20日。"

    def test_else_that_of_the_report(self):
        assert say("截至{{ 甲.子.截至|月日 }}。", "甲: {子: 5户}") == "截至6月底。"

    def test_text_passes_through(self):
        assert say("截至{{ 甲.子.截至|月日 }}。", "甲: {子: {数值: 5户, 截至: 目前}}") == "截至目前。"

    def test_without_any_it_is_absent(self):
        head = HEAD.replace(", 截至: 2026-06-30", "")
        assert say("[[截至{{ 甲.子.截至|月日 }}，]]共{{ 甲.子 }}。", "甲: {子: 5户}", head=head) == "共5户。"


class TestAbsentAndOwed:
    SENTENCE = "好[[，共有{{ 甲.子 }}]]。"

    @pytest.mark.parametrize("data", ["甲: {丑: 1户}", "甲: {丑: 1户, 子: }", "甲: {丑: 1户, 子: ''}", "甲: {丑: 1户, 子: {数值: }}"])
    def test_a_key_that_is_absent_or_empty_drops_its_clause(self, data):
        assert say(self.SENTENCE, data) == "好。"

    def test_a_key_given_as_owed_keeps_it_and_prints_the_mark(self):
        assert say(self.SENTENCE, "甲: {子: 待补}") == "好，共有【待补：子】。"

    def test_so_does_a_required_indicator_that_is_absent(self):
        text = say("好[[，共有{{ 监测帮扶.监测对象 }}]]。", catalogue=CATALOGUE)
        assert text == "好，共有【待补：监测对象（县医保局）】。"

    def test_the_mark_names_the_component(self):
        text = say("好[[，共有{{ 监测帮扶.监测对象.户 }}]]。", catalogue=CATALOGUE)
        assert text == "好，共有【待补：监测对象·户（县医保局）】。"

    @pytest.mark.parametrize("data", ["", "监测帮扶: {监测对象: 待补}", "监测帮扶: {监测对象: {数值: 待补}}"])
    @pytest.mark.parametrize("inner", [".构成|列举", ".其中|列举", ".已消除", ".未消除", ".任务", ".东"])
    def test_what_hangs_on_an_owed_indicator_is_absent_not_owed_again(self, inner, data):
        text = say(f"共{{{{ 监测帮扶.监测对象 }}}}[[，其中{{{{ 监测帮扶.监测对象{inner} }}}}]]。", data, catalogue=CATALOGUE)
        assert text == "共【待补：监测对象（县医保局）】。"

    def test_the_provider_of_the_data_is_named_first(self):
        text = say("共{{ 甲.子 }}。", "甲: {子: {数值: 待补, 提供单位: 县统计局}}")
        assert text == "共【待补：子（县统计局）】。"

    def test_an_owed_figure_is_a_warning_an_absent_one_outside_a_clause_too(self):
        [owed] = found("共{{ 甲.子 }}。", "甲: {子: 待补}")
        assert (owed.code, owed.severity, owed.path) == ("D220", Severity.WARNING, "甲.子")
        assert say("共{{ 甲.无 }}。", "甲: {子: 5户}") == "共【待补：无】。"

    def test_its_path_is_listed_as_missing_a_dropped_clause_is_not(self):
        draft = drafted("共{{ 甲.子 }}[[，有{{ 甲.无 }}]]。", "甲: {子: 待补}")
        assert draft.missing == ("甲.子",)
        assert draft.dropped == 1


class TestMissingPolicies:
    def test_omit_counts_an_owed_figure_as_absent(self):
        assert say("好[[，共{{ 甲.子 }}]]。", "甲: {子: 待补}", missing="omit") == "好。"

    def test_omit_still_prints_the_mark_outside_a_clause(self):
        assert say("共{{ 甲.子 }}。", "甲: {子: 待补}", missing="omit") == "共【待补：子】。"

    def test_error_refuses_a_text_with_a_mark(self):
        assert refusal("共{{ 甲.子 }}。", "甲: {子: 待补}", missing="error").code == "D220"

    def test_error_is_content_with_a_text_without(self):
        assert say("好[[，有{{ 甲.无 }}]]。", "甲: {子: 5户}", missing="error") == "好。"


class TestNotApplicable:
    def test_inside_a_clause_it_vanishes_silently(self):
        draft = drafted("好[[，共{{ 甲.子 }}]]。", "甲: {子: 不适用}")
        assert draft.diagnostics == ()
        assert draft.missing == ()

    def test_outside_it_reads_as_missing_with_its_own_code(self):
        assert say("共{{ 甲.子 }}。", "甲: {子: 不适用}") == "共【待补：子】。"
        assert [each.code for each in found("共{{ 甲.子 }}。", "甲: {子: 不适用}")] == ["D221"]

    def test_a_required_indicator_that_does_not_apply_is_not_owed(self):
        data = "监测帮扶: {监测对象: 不适用}"
        assert say("好[[，共{{ 监测帮扶.监测对象 }}]][[，已消除{{ 监测帮扶.监测对象.已消除 }}]]。", data, catalogue=CATALOGUE) == "好。"


class TestLoops:
    def test_a_loop_over_a_missing_list_takes_its_sentence_away(self):
        text = "共{{ 甲.子 }}[[，其中{% 分条 '、' %}{% 条 类, 数 in 甲.子.构成 %}{{ 类 }}{{ 数 }}{% 分条完 %}]]。"
        assert say(text, "甲: {子: 5户}") == "共5户。"

    def test_so_does_a_plain_loop(self):
        assert say("好[[，有{% for 行 in 明细表.典型村 %}{{ 行.村 }}{% endfor %}]]。") == "好。"
        assert say("好[[，有{% for 行 in 明细表.典型村 %}{{ 行 }}{{ 行.项目 }}{% endfor %}]]。") == "好。"

    def test_and_a_loop_over_the_children_of_an_absent_node(self):
        assert say("好[[，其中{% for 类, 数 in 甲.无 %}{{ 类 }}{{ 数 }}{% endfor %}]]。", "甲: {子: 5户}") == "好。"

    def test_a_node_iterates_over_its_children(self):
        data = "收入: {增速: {7月中旬: 5%, 8月: 6%}}"
        assert say("{% 分条 '、' %}{% 条 月, 数 in 收入.增速 %}{{ 月 }}{{ 数 }}{% 分条完 %}。", data) == "7月中旬5%、8月6%。"


class TestZero:
    def test_zero_is_a_value(self):
        assert say("共{{ 甲.子 }}。", "甲: {子: 0户}") == "共0户。"

    def test_a_clause_whose_only_figures_are_zero_goes(self):
        assert say("好[[，失学{{ 甲.子 }}]]。", "甲: {子: 0名}") == "好。"
        assert say("好[[，失学{{ 甲.子 }}、辍学{{ 甲.丑 }}]]。", "甲: {子: 0名, 丑: 0名}") == "好。"

    def test_one_other_figure_keeps_it(self):
        assert say("好[[，失学{{ 甲.子 }}、复学{{ 甲.丑 }}]]。", "甲: {子: 0名, 丑: 2名}") == "好，失学0名、复学2名。"

    def test_a_clause_that_asks_for_zero_itself_keeps_it(self):
        text = "好[[，{% if 甲.子 is 零 %}失学学生保持{{ 甲.子 }}{% else %}失学{{ 甲.子 }}{% endif %}]]。"
        assert say(text, "甲: {子: 0名}") == "好，失学学生保持0名。"

    def test_an_item_a_point_and_a_section_of_zeros_go(self):
        data = "甲: {子: 0名, 丑: 2名}"
        assert say("{% 分条 '，' %}{% 条 %}失学{{ 甲.子 }}{% 条 %}复学{{ 甲.丑 }}{% 分条完 %}。", data) == "复学2名。"
        assert say("好。{% 要点 一 %}失学{{ 甲.子 }}。{% 要点完 %}", data) == "好。"
        sections = {"节": "## 某事\n\n压实责任。\n{% 要点 一 %}{% 分条 '，' %}{% 条 %}失学{{ 甲.子 }}{% 分条完 %}。{% 要点完 %}\n"}
        assert say("前。\n{% 节 节 %}", data, sections=sections) == "前。"
        assert say("前。\n{% 节 节 %}", data, sections={"节": "## 某事\n\n失学{{ 甲.子 }}。\n"}) == "前。"

    def test_a_clause_that_asks_for_zero_keeps_what_is_around_it(self):
        text = "{% 分条 '，' %}{% 条 %}[[{% if 甲.子 is 零 %}没有失学：{% endif %}{{ 甲.子 }}]]{% 分条完 %}。"
        assert say(text, "甲: {子: 0名}") == "没有失学：0名。"

    def test_a_zero_that_is_not_printed_is_told_as_one(self):
        [info] = found("好[[，失学{{ 甲.子 }}]]。", "甲: {子: 0名}")
        assert (info.code, info.message) == ("D222", "子：数为0，没有另写")
        assert "加一句" not in (info.hint or "")

    def test_a_list_of_parts_skips_zeros(self):
        assert say("其中{{ 甲.子.构成|列举 }}。", "甲: {子: {构成: {东: 0户, 西: 4户, 南: 1户}}}") == "其中西4户、南1户。"

    def test_a_list_of_nothing_but_zeros_takes_its_clause(self):
        assert say("好[[，其中{{ 甲.子.构成|列举 }}]]。", "甲: {子: {构成: {东: 0户, 西: 0户}}}") == "好。"

    def test_a_task_of_zero_has_no_rate(self):
        assert say("完成{{ 甲.子 }}[[，完成率{{ 甲.子.完成率 }}]].", "甲: {子: {数值: 5户, 任务: 0户}}") == "完成5户."


class TestWhatIsSaidAboutIt:
    def test_a_figure_that_is_printed_nowhere_is_an_info_at_its_line(self):
        [info] = found("子{{ 甲.子 }}。", "甲:\n  子: 5户\n  丑: 6人")
        assert (info.code, info.severity, info.path) == ("D222", Severity.INFO, "甲.丑")
        assert info.place.line == 7

    def test_parts_children_comparisons_and_names_are_figures_too(self):
        data = "甲: {子: {数值: 5户, 构成: {东: 2户, 西: 3户}, 任务: 6户, 丑: 1户, 名录: [甲村]}}"
        paths = {each.path for each in found("好。", data) if each.code == "D222"}
        assert paths >= {"甲.子", "甲.子.构成.东", "甲.子.构成.西", "甲.子.任务", "甲.子.丑"}

    def test_nothing_is_said_of_what_is_printed(self):
        assert found("{{ 甲.子.户 }}、{{ 甲.子.人 }}。", "甲: {子: 5户6人}") == []

    def test_a_component_that_is_not_printed_is_named(self):
        assert [each.path for each in found("{{ 甲.子.户 }}。", "甲: {子: 5户6人}")] == ["甲.子.人"]

    def test_dropped_clauses_are_counted_and_listed_only_for_required_indicators(self):
        draft = drafted("好[[，有{{ 甲.无 }}]]。", "甲: {子: 5户}")
        assert draft.dropped == 1
        assert [each.code for each in draft.diagnostics] == ["D222"]
        listed = found("好[[，有{{ 甲.无 }}、{{ 监测帮扶.监测对象 }}]]。", "甲: {子: 5户}", catalogue=CATALOGUE + "甲: {子: {计量单位: 户}, 无: {计量单位: 户}}")
        assert "D223" in [each.code for each in listed]
