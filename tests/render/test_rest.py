"""其余: what a group still holds, as a sentence (language.md §2)."""

from __future__ import annotations

import pytest

from tests.saying import found, say

CASES = [
    ("甲: {子: 5户12人}", "子5户12人。"),
    ("甲: {子: {数值: 5户, 任务: 6户}}", "子5户（年度任务6户，完成率83.33%）。"),
    ("甲: {子: {数值: 5户, 上年同期: 4户, 上年末: 3户}}", "子5户（同比增长25%，较上年末增长66.67%）。"),
    ("甲: {子: {数值: 3户, 上年同期: 5人, 上年末: 3户}}", "子3户（上年同期5人，与上年末持平）。"),
    ("甲: {子: {数值: 5户, 上年同期: 4户, 同比: 25%}}", "子5户（上年同期4户，同比增长25%）。"),
    ("甲: {子: {数值: 5户, 任务: 4户, 完成率: 125%}}", "子5户（年度任务4户，完成率125%）。"),
    ("甲: {子: {数值: 5户30元, 上年同期: 4户30元}}", "子5户30元（户数同比增长25%）。"),
    ("甲: {子: {数值: 5户, 构成: {东: 2户, 西: 3户}}}", "子5户（东2户、西3户）。"),
    ("甲: {子: {构成: {东: 2户, 西: 3户}}}", "子东2户、西3户。"),
    ("甲: {子: {数值: 5户, 其中: {东: 2户}}}", "子5户（其中东2户）。"),
    ("甲: {子: {数值: 5户, 丑: 1户}}", "子5户，子丑1户。"),
    ("甲: {子: {其中丑: 1户}}", "子丑1户。"),
    ("甲: {项目: {数值: 70个, 开工: 60个, 竣工: 43个}}", "项目70个，开工60个，竣工43个。"),
    ("甲: {人均收入: {数值: 5元, 上年: 4元, 预计: 6元}}", "人均收入5元，上年4元，预计6元。"),
    ("甲: {发生率: {基期: 37.68%}}", "发生率原为37.68%。"),
    ("甲: {子: {数值: 5户, 基期: 4人}}", "子5户（原为4人）。"),
    ("甲: {子: {丑: 1户, 寅: 2户}}", "子丑1户、寅2户。"),
    ("甲: {子: {数值: 2个, 名录: [东村, 西村]}}", "子2个（东村、西村）。"),
    ("甲: {子: {名录: [东村, 西村]}}", "子东村、西村。"),
    ("甲: {子: {数值: 5户, 完成率: 80%}}", "子5户（完成率80%）。"),
    ("甲: {子: {数值: 5户, 同比: 7.5%}}", "子5户（同比增长7.5%）。"),
    ("甲: {子: {同比: -2.5%, 较上年末: 3个百分点}}", "子同比下降2.5%，较上年末提高3个百分点。"),
    ("甲: {子: {数值: 9名, 村级子: 5名}}", "子9名，村级子5名。"),
    ("甲: {子: {数值: 5户, 基期: {数值: 4户, 统计期间: 2019年底}}}", "子5户（2019年底4户）。"),
    ("甲: {子: {表述: 全省前列}}", "子全省前列。"),
    ("甲: {子: 全省第三}", "子全省第三。"),
    ("甲: {子: -2.5%}", "子下降2.5%。"),
    ("甲: {子: 待补}", "子【待补：子】。"),
    # a name that begins with the one before says it once
    ("甲: {防贫保理赔: 5户, 防贫保理赔满意率: 98%, 丑: 1户}", "防贫保理赔5户、满意率98%，丑1户。"),
    ("甲: {帮扶车间: 5家, 帮扶车间带动: 9人, 帮扶车间产值: 3元}", "帮扶车间5家、带动9人、产值3元。"),
    ("甲: {小学生: 9人, 小学生态园: 2处}", "小学生9人，小学生态园2处。"),
    ("甲: {文化站: 2个, 文化站点长: 5人, 文化站点覆盖率: 98%}", "文化站2个，文化站点长5人，文化站点覆盖率98%。"),
    ("甲: {观光园: 3个, 观光园产值: 9元, 观光园林地: 20亩}", "观光园3个、产值9元，观光园林地20亩。"),
    ("甲: {村庄: 5个, 村庄规划: 9个, 户改厕所: 2座, 户改厕所率: 9%}", "村庄5个，村庄规划9个，户改厕所2座，户改厕所率9%。"),
    ("甲: {危房改造: {数值: 5户, 任务: 4户}, 危房改造资金: 9元}", "危房改造5户9元（年度任务4户，完成率125%）。"),
    # a rate stands behind its base
    ("甲: {贷款余额: 9元, 户: 5户, 贷款逾期率: 2%}", "贷款余额9元，贷款逾期率2%，户5户。"),
    ("甲: {贷款余额: 9元, 贷款逾期率: 2%, 贷款回收率: 3%, 户: 5户}", "贷款余额9元，贷款逾期率2%，贷款回收率3%，户5户。"),
    ("甲: {丑: 1户, 满意率: 2%, 寅: 3户}", "丑1户，满意率2%，寅3户。"),
    ("甲: {满意率: 2%, 合格率: 3%, 寅: 3户}", "满意率2%，合格率3%，寅3户。"),
    # the same counted otherwise runs on; behind a rate or a zero it has a name
    ("甲: {贷款: {数值: 30元, 户数: 5户}}", "贷款30元5户。"),
    ("甲: {补助: {数值: 5人, 金额: 7元, 任务: 4人}}", "补助5人7元（年度任务4人，完成率125%）。"),
    ("甲: {贷款: {数值: 30%, 户数: 5户}}", "贷款30%，贷款户5户。"),
    # a name does not say again what the name above it, or the unit behind it, says
    ("甲: {土地流转: {数值: 9亩, 流转率: 45%}}", "土地流转9亩，土地流转率45%。"),
    ("甲: {贷款: {户数: 5户, 余额: 30元}}", "贷款5户，贷款余额30元。"),
    ("甲: {培训: {数值: 5期, 培训人次: 300人次}}", "培训5期，培训300人次。"),
    ("甲: {技术人数: 5人, 总数: 6户}", "技术人数5人，总数6户。"),
    # a rate is held against its task as it stands
    ("甲: {支出率: {数值: 58%, 任务: 55%}}", "支出率58%（年度任务55%）。"),
]


@pytest.mark.parametrize(("data", "printed"), CASES)
def test_what_hangs_on_an_indicator_is_said_with_it(data, printed):
    assert say("{% 其余 甲 %}", data) == printed


def test_what_is_owed_is_not_called_in_where_it_is_to_be_omitted():
    data = "甲: {子: 待补, 丑: {数值: 3户, 任务: 待补}, 寅: {构成: {东: 待补, 西: 2户}}}"
    assert say("好[[，子{{ 甲.子 }}]]。{% 其余 甲 %}", data, missing="omit") == "好。丑3户，寅西2户。"


@pytest.mark.parametrize("data", ["甲: {子: 不适用}", "甲: {子: 0户}", "甲: {子: }", "甲: {}"])
def test_nothing_is_said_of_nothing(data):
    assert say("好。{% 其余 甲 %}", data) == "好。"


def test_a_part_that_was_said_is_left_out():
    data = "甲: {子: {数值: 5户, 构成: {东: 2户, 西: 3户}}}"
    assert say("东{{ 甲.子.东 }}。{% 其余 甲 %}", data) == "东2户。此外，子5户（西3户）。"


def test_parts_of_what_was_said_come_after_the_whole():
    data = "甲: {子: {数值: 5户, 构成: {东: 2户, 西: 3户}, 已消除: {数值: 3户, 构成: {东: 1户, 西: 2户}}}}"
    text = "子{{ 甲.子 }}（{{ 甲.子.构成|列举 }}），消除{{ 甲.子.已消除 }}。{% 其余 甲 %}"
    assert say(text, data) == "子5户（东2户、西3户），消除3户。此外，子已消除3户（东1户、西2户）。"


def test_some_of_what_was_said_are_said_to_be_of_it():
    data = "甲: {子: {数值: 5户, 其中: {东: 2户, 西: 1户}}}"
    assert say("子{{ 甲.子 }}。{% 其余 甲 %}", data) == "子5户。此外，子中，东2户、西1户。"


def test_what_became_of_what_was_said_names_it_again():
    assert say("共{{ 甲.项目 }}。{% 其余 甲 %}", "甲: {项目: {数值: 70个, 开工: 60个}}") == "共70个。此外，项目开工60个。"


def test_what_is_owed_in_both_units_is_not_owed_again():
    text = "子{{ 甲.子.户 }}{{ 甲.子.人 }}。{% 其余 甲 %}"
    assert say(text, "甲: {子: 待补}") == "子【待补：子·户】【待补：子·人】。"
    assert not {"D222"} & {each.code for each in found(text, "甲: {子: 待补}")}


def test_a_map_of_names_is_said_group_by_group():
    data = "甲: {子: {名录: {国家级: [“东”, “西”], 省级: [“南”]}}}"
    text = "获{{ 甲.子.名录.国家级|名单 }}和{{ 甲.子.名录.省级|名单 }}。{% 其余 甲 %}"
    assert say(text, data) == "获“东”“西”和“南”。"
    assert not {"D222"} & {each.code for each in found(text, data)}


def test_a_printed_rate_speaks_for_its_task_and_last_year():
    data = "甲: {子: {数值: 5户, 任务: 10户, 上年同期: 4户}}"
    assert say("子{{ 甲.子 }}，完成{{ 甲.子.完成率 }}，{{ 甲.子|同比 }}。{% 其余 甲 %}", data) == "子5户，完成50%，同比增长25%。"


def test_a_computed_figure_speaks_for_the_same_one_given_beside_it():
    catalogue = "甲: {子: {计量单位: 户, 子项: {已消除: {计量单位: 户}}, 派生: {未消除: =数值 - 已消除}}}"
    text = "子{{ 甲.子 }}，余{{ 甲.子.未消除 }}。{% 其余 甲 %}"
    same = "甲: {子: {数值: 9户, 已消除: 4户}, 未消除风险: 5户}"
    assert say(text, same, catalogue=catalogue) == "子9户，余5户。此外，子已消除4户。"
    other = same.replace("5户", "6户")
    assert say(text, other, catalogue=catalogue) == "子9户，余5户。此外，子已消除4户，未消除风险6户。"


def test_a_formula_whose_result_is_not_printed_is_no_figure_of_the_data():
    data = "甲: {总: 760个, 子: {数值: 597个, 任务: =总}}"
    assert say("{{ 甲.总 }}{{ 甲.子 }}。{% 其余 甲 %}", data) == "760个597个。"


def test_what_it_says_is_not_reported_as_unsaid():
    assert found("{% 其余 甲 %}", "甲: {子: {数值: 5户, 构成: {东: 2户, 西: 3户}}}") == []


@pytest.mark.parametrize("template", ["{{ 甲.子 }}。", "{{ 甲.子.名录 }}。", "{{ 甲.子|名单 }}。", "{{ 甲.子|并列 }}。"])
def test_names_that_were_said_are_not_said_again(template):
    data = "甲: {子: {名录: [东村, 西村]}}"
    assert found(template, data) == []
    assert "此外" not in say(template + "{% 其余 甲 %}", data)


def test_a_number_does_not_say_the_names():
    data = "甲: {子: {数值: 2个, 名录: [东村, 西村]}}"
    assert say("{{ 甲.子 }}。{% 其余 甲 %}", data) == "2个。此外，子（东村、西村）。"


def test_each_group_is_said_once():
    assert say("{% 其余 甲 %}\n\n{% 其余 %}", "甲: {子: 5户}\n乙: {丑: 6人}") == "子5户。\n乙方面，丑6人。"


def test_of_the_groups_without_a_sentence_only_what_is_left():
    assert say("{{ 甲.子 }}。\n\n{% 其余 %}", "甲: {子: 5户, 丑: 6人}") == "5户。\n甲方面，丑6人。"


def test_each_group_without_a_place_has_a_paragraph_of_its_own():
    assert say("{% 其余 %}", "甲: {子: 5户}\n乙: {丑: 6人}\n丙: {}\n丁: {寅: 7个}") == "甲方面，子5户。\n乙方面，丑6人。\n丁方面，寅7个。"
