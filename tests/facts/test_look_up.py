"""Names and values."""

from __future__ import annotations

import pytest

from tests.saying import HEAD, drafted, found, refusal, say

CATALOGUE = """\
监测帮扶:
  监测对象:
    计量单位: [户, 人]
    构成: [东, 西]
    子项: {已消除: {计量单位: [户, 人], 别名: [消除风险]}}
    派生: {未消除: =数值 - 已消除}
  新识别: {计量单位: [户, 人], 提供单位: 县局, 别名: [新增对象]}
  医疗: {计量单位: 人, 提供单位: 县医保局}
"""
PARTED = """\
监测帮扶:
  监测对象:
    构成:
      东: {数值: 7户18人, 已消除: 4户11人}
      西: {数值: 9户20人, 已消除: 1户3人}
"""


class TestOrder:
    """Own keys → children → stated → derived → lifted → part → component (a part named like a unit is refused)."""

    def test_an_own_key_wins_over_a_child(self):
        assert say("{{ 甲.子.任务 }}。", "甲: {子: {数值: 5户, 任务: 6户, 丑: 7户}}") == "6户。"

    @pytest.mark.parametrize("key", ["备注", "统计期间", "提供单位", "计量单位"])
    def test_words_about_a_node_can_be_said(self, key):
        assert say(f"{{{{ 甲.子.{key} }}}}。", f"甲: {{子: {{数值: 5户, {key}: 户}}}}") == "户。"

    def test_the_value_itself_has_a_name(self):
        assert say("{{ 甲.子.数值 }}。", "甲: {子: 5户}") == "5户。"

    def test_a_child_wins_over_a_derived_value(self):
        data = "监测帮扶: {监测对象: {数值: 9户9人, 已消除: 4户4人, 未消除: 1户1人}}"
        assert say("{{ 监测帮扶.监测对象.未消除 }}。", data, catalogue=CATALOGUE) == "1户1人。"

    def test_a_stated_value_wins_over_the_computed_one(self):
        assert say("{{ 甲.子.完成率 }}。", "甲: {子: {数值: 5户, 任务: 6户, 完成率: 80%}}") == "80%。"

    def test_a_derived_value_wins_over_a_lifted_child(self):
        assert say("{{ 监测帮扶.监测对象.未消除 }}。", PARTED, catalogue=CATALOGUE) == "11户24人。"

    def test_a_lifted_child_wins_over_a_part(self):
        data = "甲: {子: {构成: {东: {数值: 7户, 西: 1户}, 西: {数值: 9户, 西: 2户}}}}"
        assert say("{{ 甲.子.西 }}。", data) == "3户。"

    def test_a_part_by_its_name(self):
        assert say("{{ 甲.子.东 }}{{ 甲.子.寅 }}。", "甲: {子: {数值: 9户, 构成: {东: 7户, 西: 2户}, 其中: {寅: 3户}}}") == "7户3户。"

    @pytest.mark.parametrize(("name", "printed"), [("户", "5361户"), ("元", "1.09亿元"), ("亿元", "1.09亿元")])
    def test_a_component_by_its_unit(self, name, printed):
        assert say(f"{{{{ 甲.子.{name} }}}}。", "甲: {子: 5361户1.09亿元}") == f"{printed}。"

    def test_a_component_has_derived_values_of_its_own(self):
        data = "甲: {子: {数值: 9055户107.993万平方米, 任务: 5640户56.4万平方米}}"
        assert say("{{ 甲.子.户.完成率 }}、{{ 甲.子.平方米.完成率 }}。", data) == "160.55%、191.48%。"

    def test_a_name_that_is_no_identifier_can_be_reached_in_brackets_or_listed(self):
        data = "收入: {增速: {7月中旬: 5%, 构成: }}"
        assert say("{{ 收入.增速['7月中旬'] }}。", data) == "5%。"

    def test_a_catalogue_indicator_is_found_under_its_alias(self):
        text = say("{{ 监测帮扶.新识别 }}。", "监测帮扶: {新增对象: 5户6人}", catalogue=CATALOGUE)
        assert text == "5户6人。"


class TestLiftedChildren:
    def test_a_child_of_every_part_exists_on_the_whole(self):
        assert say("{{ 监测帮扶.监测对象.已消除 }}。", PARTED) == "5户14人。"

    def test_with_the_parts_children_as_its_parts(self):
        text = "{{ 监测帮扶.监测对象.已消除.构成|列举 }}；{{ 监测帮扶.监测对象.已消除.东 }}。"
        assert say(text, PARTED) == "东4户11人、西1户3人；4户11人。"

    def test_not_when_a_part_lacks_it(self):
        data = "甲: {子: {构成: {东: {数值: 7户, 已消除: 4户}, 西: 9户}}}"
        assert say("好[[，已消除{{ 甲.子.已消除 }}]]。", data) == "好。"

    def test_it_is_owed_when_a_part_owes_it(self):
        data = "甲: {子: {构成: {东: {数值: 7户, 已消除: 4户}, 西: {数值: 9户, 已消除: 待补}}}}"
        assert say("好[[，已消除{{ 甲.子.已消除 }}]]。", data) == "好，已消除【待补：子·已消除】。"

    def test_the_whole_is_the_sum_of_its_parts(self):
        assert say("{{ 监测帮扶.监测对象 }}。", PARTED) == "16户38人。"

    def test_a_part_that_is_left_blank_or_not_applicable_adds_nothing(self):
        assert say("{{ 甲.子 }}。", "甲: {子: {构成: {东: 7户, 西: , 南: {数值: , 备注: 尚无}, 北: 不适用}}}") == "7户。"
        assert say("好[[，{{ 甲.子 }}]]。", "甲: {子: {构成: {东: , 西: }}}") == "好。"
        assert say("{{ 甲.子 }}。", "甲: {子: {构成: {东: 7户, 西: 待补}}}") == "【待补：子】。"

    def test_so_does_a_child_of_it(self):
        data = "甲: {子: {构成: {东: {数值: 7户, 已消除: 4户}, 西: 不适用, 北: }}}"
        assert say("好[[，已消除{{ 甲.子.已消除 }}]]。", data) == "好，已消除4户。"

    def test_parts_nest(self):
        assert say("{{ 甲.子 }}、{{ 甲.子.东 }}。", "甲: {子: {构成: {东: {构成: {上: 1户, 下: 2户}}, 西: 4户}}}") == "7户、3户。"


class TestDerivedByCatalogue:
    def test_it_holds_for_the_whole_and_for_each_part(self):
        text = "{{ 监测帮扶.监测对象.未消除 }}（{{ 监测帮扶.监测对象.未消除.构成|列举 }}）；{{ 监测帮扶.监测对象.东.未消除 }}。"
        assert say(text, PARTED, catalogue=CATALOGUE) == "11户24人（东3户7人、西8户17人）；3户7人。"

    def test_its_components(self):
        assert say("{{ 监测帮扶.监测对象.未消除.户 }}。", PARTED, catalogue=CATALOGUE) == "11户。"

    def test_a_missing_operand_drops_its_clause(self):
        text = "好[[，未消除{{ 监测帮扶.监测对象.未消除 }}]]。"
        assert say(text, "监测帮扶: {监测对象: 9户9人}", catalogue=CATALOGUE) == "好。"

    def test_an_owed_operand_is_owed_under_the_derived_name(self):
        data = "监测帮扶: {监测对象: {数值: 9户9人, 已消除: 待补}}"
        text = say("好[[，未消除{{ 监测帮扶.监测对象.未消除 }}]]。", data, catalogue=CATALOGUE)
        assert text == "好，未消除【待补：监测对象·未消除（缺已消除）】。"

    def test_it_may_be_stated(self):
        data = "监测帮扶: {监测对象: {数值: 9户9人, 已消除: 4户4人, 未消除: 5户5人}}"
        assert [each.code for each in found("{{ 监测帮扶.监测对象 }}{{ 监测帮扶.监测对象.已消除 }}{{ 监测帮扶.监测对象.未消除 }}", data, catalogue=CATALOGUE)] == []


class TestFullNodes:
    BASE = "甲: {子: {数值: 422人, 基期: {数值: 383人, 统计期间: 2019年底}}}"

    def test_a_base_is_a_node(self):
        text = "是{{ 甲.子.基期.统计期间 }}{{ 甲.子.基期 }}的{{ 甲.子.占基期 }}，{{ 甲.子.较基期 }}。"
        assert say(text, self.BASE) == "是2019年底383人的110.18%，10.18%。"

    def test_a_task_with_its_own_day_and_parts(self):
        data = "甲: {子: {数值: 5户, 任务: {数值: 10户, 截至: 2026-01-05, 构成: {东: 4户, 西: 6户}}}}"
        text = "{{ 甲.子.任务.截至|月日 }}下达任务{{ 甲.子.任务 }}（{{ 甲.子.任务.构成|列举 }}），完成{{ 甲.子.完成率 }}。"
        assert say(text, data) == "1月5日下达任务10户（东4户、西6户），完成50%。"

    @pytest.mark.parametrize(
        ("data", "name", "printed"),
        [
            ("{数值: 59674人, 上年同期: 55261人}", "同比", "7.99%"),
            ("{数值: 59674人, 上年同期: 55261人}", "同比增减", "4413人"),
            ("{数值: 95%, 上年同期: 90.5%}", "同比", "4.5个百分点"),
            ("{数值: 95%, 上年同期: 90.5%}", "同比增减", "4.5个百分点"),
            ("{数值: 6.8‰, 上年同期: 7.1‰}", "同比增减", "下降0.3个千分点"),
            ("{数值: 91%, 上年同期: 95%}", "同比增减", "下降4个百分点"),
            ("{数值: 91%, 上年末: 95%}", "较上年末增减", "下降4个百分点"),
            ("{数值: 11282人, 上年同期: 12000人}", "同比增减", "减少718人"),
            ("{数值: 3.1万人, 同比增减: -200人}", "同比增减", "减少200人"),
            ("{数值: 5户9人, 上年同期: 3户12人}", "同比增减", "增加2户、减少3人"),  # apart: no one word for both
            ("{数值: 60人, 上年末: 50人}", "较上年末", "20%"),
            ("{数值: 60人, 上年末: 50人}", "较上年末增减", "10人"),
            ("{数值: 61107户, 任务: 63950户}", "完成率", "95.55%"),
            ("{数值: 61107户, 任务: 63950户}", "剩余任务", "2843户"),
            ("{数值: 217户, 任务: 50户}", "超额完成", "334%"),
            ("{数值: 5户, 任务: 10户}", "序时进度", "50%"),
            ("{数值: 1.2亿元, 任务: 6000万元}", "完成率", "200%"),
        ],
    )
    def test_derived_values(self, data, name, printed):
        assert say(f"{{{{ 甲.子.{name} }}}}。", f"甲: {{子: {data}}}") == f"{printed}。"

    @pytest.mark.parametrize(
        ("data", "name"),
        [
            ("{数值: 5户}", "完成率"), ("{数值: 5户, 任务: 6人}", "完成率"), ("{数值: 5户, 任务: 6户}", "超额完成"),
            ("{数值: 6户, 任务: 6户}", "超额完成"), ("{数值: 6户, 任务: 5户}", "剩余任务"), ("{数值: 5户}", "同比"),
            ("{数值: 5户, 任务: 0户}", "完成率"), ("{数值: 5户, 任务: 0户}", "超额完成"), ("{数值: 5户, 上年同期: 0户}", "同比"),
            ("{表述: 全省第三}", "完成率"),
        ],
    )
    def test_what_cannot_be_derived_drops_its_clause(self, data, name):
        draft = drafted(f"好[[，{{{{ 甲.子.{name} }}}}]]。", f"甲: {{子: {data}}}")
        assert "".join(each.text for each in draft.document.blocks[0].content) == "好。"
        assert not draft.missing

    def test_an_owed_task_is_asked_for_where_its_rate_would_stand(self):
        assert say("完成[[{{ 甲.子.完成率 }}]]。", "甲: {子: {数值: 5户, 任务: 待补}}") == "完成【待补：子·任务】。"


class TestStatedRates:
    def test_it_prints_as_typed(self):
        assert say("{{ 甲.子.完成率 }}。", "甲: {子: {数值: 597个, 任务: 760个, 完成率: 80%}}") == "80%。"

    def test_it_feeds_the_excess_with_the_places_typed(self):
        assert say("{{ 甲.子.超额完成 }}。", "甲: {子: {数值: 11836.06万元, 完成率: 120.74%}}") == "20.74%。"
        assert say("{{ 甲.子.超额完成 }}。", "甲: {子: {数值: 217户, 任务: 50户, 完成率: 434.0%}}") == "334%。"

    def test_it_may_stand_without_a_task(self):
        assert say("{{ 甲.子|完成情况 }}。", "甲: {子: {数值: 39.0589万人, 完成率: 104.03%}}") == "超额完成年度任务4.03%。"

    def test_a_stated_formula_is_computed(self):
        assert say("{{ 甲.子.完成率 }}。", "甲: {子: {数值: 5户, 丑: 8户, 完成率: =数值 / 丑}}") == "62.5%。"

    def test_an_owed_rate_is_owed(self):
        assert say("完成[[{{ 甲.子.完成率 }}]]。", "甲: {子: {数值: 5户, 完成率: 待补}}") == "完成【待补：子·完成率】。"


class TestShortForms:
    @pytest.mark.parametrize(
        "typed", ["5361户12591人", "1.09亿元", "39.0589万人", "约2.6万人", "1689处(次)", "9个百分点", "两个", "全省第三", "第八批",
                  "4500余条", "56.4万平方米以上", "四项", "一轮以上", "千万元", "35.90%"],
    )
    def test_a_typed_value_prints_as_it_was_typed(self, typed):
        assert say("{{ 甲.子 }}。", f"甲: {{子: '{typed}'}}") == f"{typed}。"

    def test_but_for_the_commas_of_thousands(self):
        assert say("{{ 甲.子 }}。", "甲: {子: '1,234户'}") == "1234户。"

    def test_blanks_inside_go_and_separators_stay(self):
        assert say("{{ 甲.子 }}。", "甲: {子: 5361 户 12591 人}") == "5361户12591人。"
        assert say("{{ 甲.子 }}。", "甲: {子: 5361户、12591人}") == "5361户、12591人。"

    @pytest.mark.parametrize(("typed", "printed"), [("-2.5%", "下降2.5%"), ("-3个百分点", "下降3个百分点"), ("-5人", "-5人"), ("−2.5%", "下降2.5%")])
    def test_a_negative_rate_reads_as_a_fall(self, typed, printed):
        assert say("{{ 甲.子 }}。", f"甲: {{子: '{typed}'}}") == f"{printed}。"

    def test_a_statement_prints(self):
        assert say("位次{{ 甲.子 }}。", "甲: {子: {表述: 全省前列}}") == "位次全省前列。"

    def test_an_ordinal_is_a_figure(self):
        [figure] = drafted("居{{ 甲.子 }}。", "甲: {子: 全省第三}").document.figures
        assert (figure.text, figure.value, figure.path) == ("全省第三", "3", "甲.子")

    def test_each_quantity_is_a_figure_of_its_own(self):
        figures = drafted("共{{ 甲.子 }}。", "甲: {子: 5361户1.09亿元}").document.figures
        assert [(each.text, each.path, each.value, each.unit) for each in figures] == [
            ("5361户", "甲.子.户", "5361", "户"), ("1.09亿元", "甲.子.元", "1.09", "亿元"),
        ]


class TestNames:
    def test_a_list_prints_joined(self):
        assert say("{{ 甲.子.名录 }}；{{ 甲.子|名单 }}。", "甲: {子: {名录: [东村, 西村]}}") == "东村、西村；东村、西村。"

    def test_fewer_names_than_its_number_prints_and_so_on(self):
        assert say("{{ 甲.子|名单 }}。", "甲: {子: {数值: 3个, 名录: [东村, 西村]}}") == "东村、西村等。"
        assert say("{{ 甲.子|并列 }}{{ 甲.子 }}。", "甲: {子: {数值: 3个, 名录: [东村, 西村]}}") == "东村、西村等3个。"

    def test_a_map_of_lists_is_looped_over(self):
        data = "甲: {子: {名录: {省级: [东村], 市级: [西村, 南村]}}}"
        assert say("{% 分条 '；' %}{% 条 级, 村 in 甲.子.名录 %}{{ 级 }}{{ 村 }}{% 分条完 %}。", data) == "省级东村；市级西村、南村。"

    def test_names_can_be_counted(self):
        assert say("{{ 甲.子|数目('个') }}。", "甲: {子: {名录: [东村, 西村]}}") == "2个。"

    def test_quoted_names_have_no_comma_between(self):
        assert say("印发{{ 甲.子|名单 }}。", "甲: {子: {名录: [《方案》, 《意见》]}}") == "印发《方案》《意见》。"


class TestPlaceNames:
    @pytest.mark.parametrize(
        ("region", "level", "printed"),
        [("某省某市", "市", "全市我市市委、市政府"), ("某县", "县", "全县我县县委、县政府"), ("某市某区", "县", "全区我区区委、区政府"),
         ("某旗", "县", "全旗我旗旗委、旗政府"), ("某县某乡", "乡镇", "全乡我乡乡党委、政府"), ("某镇", "乡镇", "全镇我镇镇党委、政府")],
    )
    def test_they_follow_from_the_last_character_of_the_region(self, region, level, printed):
        head = f"单位: {{名称: 某局, 地区: {region}, 层级: {level}}}\n报告期: 2026年\n"
        assert say("{{ 全辖 }}{{ 自称 }}{{ 党委政府 }}", head=head) == printed

    def test_they_can_be_given(self):
        head = "单位: {名称: 某局, 地区: 某县, 层级: 县, 全辖: 全域, 自称: 本县, 党委政府: 县里}\n报告期: 2026年\n"
        assert say("{{ 全辖 }}{{ 自称 }}{{ 党委政府 }}{{ 地区 }}{{ 单位.名称 }}", head=head) == "全域本县县里某县某局"


class TestDates:
    @pytest.mark.parametrize(
        ("given", "printed"), [("2026-10-31", "10月底"), ("2026-10-30", "10月30日"), ("2024-02-29", "2月底"), ("2026-02-28", "2月底"),
                               ("2024-02-28", "2月28日"), ("目前", "目前"), ("6月底", "6月底")],
    )
    def test_the_last_day_of_a_month_is_its_end(self, given, printed):
        assert say("{{ 甲.子.截至|月日 }}", f"甲: {{子: {{数值: 5户, 截至: {given}}}}}") == printed

    def test_with_the_year(self):
        assert say("{{ 甲.子.截至|年月日 }}", "甲: {子: {数值: 5户, 截至: 2025-10-31}}") == "2025年10月底"


class TestProviders:
    def test_two_owed_indicators_of_one_group_name_their_own(self):
        front = "必报: [监测帮扶.新识别, 监测帮扶.医疗]"
        text = say("{{ 监测帮扶.新识别 }}、{{ 监测帮扶.医疗 }}", front=front, catalogue=CATALOGUE)
        assert text == "【待补：新识别（县局）】、【待补：医疗（县医保局）】"

    def test_the_nodes_own_or_that_of_the_node_above(self):
        figures = drafted(
            "{{ 甲.子 }}{{ 甲.子.丑 }}{{ 甲.寅 }}", "甲: {子: {数值: 5户, 提供单位: 县局, 丑: 6户}, 寅: 7户}"
        ).document.figures
        assert [each.source for each in figures] == ["县局", "县局", None]


class TestLastYear:
    def test_the_same_file_a_year_earlier_gives_the_comparison(self, tmp_path):
        from drafting import pipeline
        from tests.saying import library_of, shown

        (tmp_path / "去年.yaml").write_text(f"{HEAD.replace('2026', '2025')}指标: {{甲: {{子: 50户}}}}\n", "utf-8")
        this_year = tmp_path / "今年.yaml"
        this_year.write_text(f"模板: 试/报告\n{HEAD}上年: 去年.yaml\n指标: {{甲: {{子: 60户}}}}\n", "utf-8")
        library = library_of(tmp_path / "templates", {"试/报告.j2": "共{{ 甲.子 }}，{{ 甲.子|同比 }}。"})
        draft = pipeline.draft(library, pipeline.read_dataset(this_year, library).dataset)
        assert shown(draft.document.blocks[0]) == "共60户，同比增长20%。"

    def test_a_file_that_is_not_there_is_an_error(self):
        assert refusal("好。", more="上年: 没有.yaml").code == "D204"


class TestComparisonsInTemplates:
    @pytest.mark.parametrize(
        ("data", "test", "answer"),
        [
            ("0户", "零", True), ("5户", "零", False), ("5户", "有", True), ("待补", "有", True), ("不适用", "有", False), ("待补", "待补", True),
            ("{数值: 5户, 上年同期: 4户}", "上升", True), ("{数值: 4户, 上年同期: 5户}", "下降", True),
            ("{数值: 4户, 上年同期: 5户}", "上升", False), ("{数值: 5户, 上年同期: 5户}", "持平", True),
            ("{数值: 5户, 任务: 5户}", "达标", True), ("{数值: 4户, 任务: 5户}", "达标", False), ("-2%", "下降", True),
        ],
    )
    def test_they_go_through_tests(self, data, test, answer):
        text = f"{{% if 甲.子 is {test} %}}是{{% else %}}否{{% endif %}}"
        assert say(text, f"甲: {{子: {data}, 丑: 1户}}") == ("是" if answer else "否")
