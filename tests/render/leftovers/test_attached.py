"""What the data hangs on an indicator and the catalogue does not foresee stands in brackets behind its figure."""

from __future__ import annotations

import pytest

from tests.saying import drafted, say

CATALOGUE = """\
甲:
  项目: {计量单位: 个, 别名: [工程项目], 子项: {投资: {计量单位: 元, 别名: [总投资额]}}}
  纠纷: {计量单位: 起, 子项: {已化解: {计量单位: 起}}}
  补助: {计量单位: [人, 元]}
  资助: {计量单位: 人, 用项: [上年同期]}
  普及率: {类型: 比率}
  产值: {计量单位: 元, 用项: [上年同期], 其中: [东]}
"""


@pytest.mark.parametrize(
    ("template", "data", "printed"),
    [
        ("建{{ 甲.项目 }}。", "{项目: {数值: 5个, 带动: 9人}}", "建5个（带动9人）。"),
        ("建{{ 甲.项目 }}。", "{项目: {数值: 5个, 带动: 9人, 报酬: 7元}}", "建5个（带动9人，报酬7元）。"),
        ("建{{ 甲.项目 }}。", "{项目: {数值: 5个, 其中: {省级: 2个}, 带动: 9人}}", "建5个（带动9人，其中省级2个）。"),
        ("建{{ 甲.项目 }}。", "{项目: {数值: 5个, 其中: {省级: 2个}, 退出: 1个}}", "建5个（其中省级2个；退出1个）。"),
        ("建{{ 甲.项目 }}。", "{项目: {数值: 5个, 脱贫户: 4人, 带动: 9人}}", "建5个（带动9人，其中脱贫户4人）。"),
        ("建{{ 甲.项目 }}。", "{项目: {数值: 5个, 构成: {东: 2个, 西: 3个}}}", "建5个（东2个、西3个）。"),
        ("达{{ 甲.普及率 }}。", "{普及率: {数值: 93.6%, 上年末: 92.8%}}", "达93.6%（较上年末提高0.8个百分点）。"),
        ("达{{ 甲.普及率 }}。", "{普及率: {数值: 93.6%, 序时进度: 83.3%}}", "达93.6%（序时进度83.3%）。"),
        ("建{{ 甲.项目 }}。", "{项目: {数值: 5个, 带动: 9人, 其中脱贫户: 4人}}", "建5个（带动9人，其中脱贫户4人）。"),
        # the money or the number beside a count needs no name
        ("发{{ 甲.补助 }}。", "{补助: {数值: 5人, 金额: 7元}}", "发5人7元。"),
        # and where it grew, the growth is not that of the money
        ("助{{ 甲.资助 }}[[，{{ 甲.资助|同比 }}]]。", "{资助: {数值: 5人, 上年同期: 4人, 金额: 7元}}", "助5人（金额7元），同比增加1人。"),
        ("发{{ 甲.补助 }}。", "{补助: {数值: 5人, 金额: 7元, 学生: 3人}}", "发5人（金额7元，学生3人）。"),
        ("发{{ 甲.补助 }}。", "{补助: {数值: 5元, 户数: 7户}}", "发5元7户。"),
        ("发{{ 甲.补助 }}。", "{补助: {数值: 5元, 户数: 7户, 学生: 3人}}", "发5元（7户，学生3人）。"),
        ("达{{ 甲.普及率 }}。", "{普及率: {数值: 93.6%, 户数: 7户}}", "达93.6%（7户）。"),
        # brackets that its sentence has, too, are one pair with these
        ("产{{ 甲.产值 }}[[（其中{{ 甲.产值.其中|列举 }}）]]。", "{产值: {数值: 5元, 新增: 3元, 其中: {东: 2元}}}", "产5元（其中东2元，新增3元）。"),
        ("产{{ 甲.产值 }}[[（其中{{ 甲.产值.其中|列举 }}）]]。", "{产值: {数值: 5元, 新增: 3元}}", "产5元（新增3元）。"),
        # zeros and what is owed are no news
        ("有{{ 甲.项目 }}。", "{项目: {数值: 0个, 资金: 5万元}}", "有0个（资金5万元）。"),
        ("建{{ 甲.项目 }}。", "{项目: {数值: 5个, 带动: 0人, 报酬: 待补}}", "建5个。"),
    ],
)
def test_it_stands_behind_the_figure(template, data, printed):
    assert say(template, f"甲: {data}", catalogue=CATALOGUE) == printed


@pytest.mark.parametrize(
    ("template", "data", "printed"),
    [
        # what the catalogue foresees is for its sentences
        ("建{{ 甲.项目 }}[[，投{{ 甲.项目.投资 }}]]。", "{项目: {数值: 5个, 总投资额: 7元}}", "建5个，投7元。"),
        ("查{{ 甲.纠纷 }}[[，化解{{ 甲.纠纷.已化解 }}]]。{% 其余 甲 %}", "{纠纷: {数值: 5起, 其中: {已化解: 4起}}}", "查5起，化解4起。"),
        ("查{{ 甲.纠纷 }}[[，化解{{ 甲.纠纷.已化解 }}]]。", "{纠纷: {数值: 5起, 其中: {已化解: 4起, 涉农: 1起}}}", "查5起（其中涉农1起），化解4起。"),
        ("值{{ 甲.产值 }}[[，{{ 甲.产值|同比 }}]]。", "{产值: {数值: 5元, 上年同期: 4元}}", "值5元，同比增长25%。"),
        ("值{{ 甲.产值 }}[[，其中{{ 甲.产值.其中|列举 }}]]。", "{产值: {数值: 5元, 其中: {东: 4元}}}", "值5元，其中东4元。"),
        # words that go with the figure are not torn from it, and brackets do not nest
        ("让{{ 甲.项目 }}项目开工。{% 其余 甲 %}", "{项目: {数值: 5个, 带动: 9人}}", "让5个项目开工（带动9人）。"),
        ("好（建{{ 甲.项目 }}）。{% 其余 甲 %}", "{项目: {数值: 5个, 带动: 9人}}", "好（建5个）。此外，项目带动9人。"),
        ("建{{ 甲.项目 }}，{{ 甲.项目 }}。", "{项目: {数值: 5个, 带动: {数值: 9人, 其中: {东: 2人}}}}", "建5个（带动9人，其中东2人），5个。"),
        # 其中 belongs to what stands before it
        ("建{{ 甲.项目 }}[[，投{{ 甲.项目.投资 }}]]。{% 其余 甲 %}", "{项目: {数值: 5个, 投资: 7元, 其中国债: 3元}}", "建5个，投7元。此外，项目国债3元。"),
        # a dropped sentence takes it along, and 其余 says it then
        ("[[建{{ 甲.项目 }}，{{ 甲.补助 }}。]]{% 其余 甲 %}", "{项目: {数值: 5个, 带动: 9人}}", "项目5个（带动9人）。"),
    ],
)
def test_it_stays_away(template, data, printed):
    assert say(template, f"甲: {data}", catalogue=CATALOGUE) == printed


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        # in another unit it is of the whole, and behind a part it would be the part's
        ("{茶: {数值: 9亩, 红茶面积: 3亩, 产量: 8吨}}", "茶9亩（产量8吨，红茶面积3亩）。"),
        ("{茶: {数值: 9亩, 其中红茶: 3亩, 产量: 8吨}}", "茶9亩（产量8吨，其中红茶3亩）。"),
        ("{茶: {数值: 9亩, 产量: 8吨, 其中红茶: 3亩}}", "茶9亩（产量8吨，其中红茶3亩）。"),
        ("{茶: {数值: 9亩, 红茶面积: 3亩, 产量: 8吨, 其中红茶: 2吨}}", "茶9亩（产量8吨，其中红茶2吨，红茶面积3亩）。"),
        ("{茶: {数值: 9亩, 新增: 2亩, 产量: 8吨, 其中: {红茶: 3亩}}}", "茶9亩（产量8吨，其中红茶3亩，新增2亩）。"),
        # what is of a part stays with it
        ("{茶: {数值: 9亩, 红茶面积: 3亩, 红茶产量: 2吨, 产量: 8吨}}", "茶9亩（产量8吨，红茶面积3亩，红茶产量2吨）。"),
        ("{茶: {数值: 10亩, 其中红茶: 3亩, 占比: 30%}}", "茶10亩（其中红茶3亩，占比30%）。"),
        # steps are no parts, nor is what is no less
        ("{件: {数值: 9件, 核实: 8件, 纳入: 3人}}", "件9件（核实8件，纳入3人）。"),
        ("{件: {数值: 9件, 县级: 9件, 纳入: 3人}}", "件9件（县级9件，纳入3人）。"),
        ("{件: {数值: 9件, 县级: 8件, 纳入: 3人}}", "件9件（纳入3人，县级8件）。"),
    ],
)
def test_what_is_of_the_whole_stands_before_its_parts(data, printed):
    catalogue = "甲: {茶: {计量单位: 亩}, 件: {计量单位: 件}}"
    template = "{% 分条 '，' %}{% 条 %}茶{{ 甲.茶 }}{% 条 %}件{{ 甲.件 }}{% 分条完 %}。"
    assert say(template, f"甲: {data}", catalogue=catalogue) == printed


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 9亩, 产量: 8吨, 红茶面积: 3亩}", "茶9亩（产量8吨，红茶面积3亩）。"),
        ("{数值: 9亩, 产量: 8吨, 其中: {东: 3亩}}", "茶9亩（产量8吨，其中东3亩）。"),
        ("{数值: 9亩, 产量: 8吨, 红茶面积: 4亩, 其中: {东: 3亩}, 带动: 5户}", "茶9亩（带动5户，产量8吨，其中东3亩，红茶面积4亩）。"),
    ],
)
def test_several_brackets_behind_a_figure_become_one_in_that_order(data, printed):
    catalogue = "甲: {茶: {计量单位: 亩, 其中: [东], 子项: {产量: {计量单位: 吨}}}}"
    template = "茶{{ 甲.茶 }}[[（其中{{ 甲.茶.其中|列举 }}）]][[（产量{{ 甲.茶.产量 }}）]]。"
    assert say(template, f"甲: {{茶: {data}}}", catalogue=catalogue) == printed


def test_what_the_rest_hands_over_stands_before_the_parts_that_a_sentence_says():
    catalogue = "甲: {茶: {计量单位: 亩, 其中: [东], 子项: {产量: {计量单位: 吨}}}}"
    template = "茶{{ 甲.茶 }}[[（其中{{ 甲.茶.其中|列举 }}）]]。{% 其余 甲 %}"
    assert say(template, "甲: {茶: {数值: 9亩, 产量: 8吨, 其中: {东: 3亩}}}", catalogue=catalogue) == "茶9亩（产量8吨，其中东3亩）。"
    assert say("好。{% 其余 甲 %}", "甲: {乙: {数值: 9亩, 红茶面积: 3亩, 甘: 8吨}}", catalogue=catalogue) == "好。乙9亩（甘8吨，红茶面积3亩）。"


def test_the_data_s_own_text_says_of_an_indicator_what_it_wants():
    own = "好: 带动{{ 甲.项目.带动 }}。"
    text = "建{{ 甲.项目 }}。\n\n{% 文字材料 好 %}{% 文字材料完 %}"
    assert say(text, "甲: {项目: {数值: 5个, 带动: 9人}}", catalogue=CATALOGUE, own=own) == "建5个。\n带动9人。"


def test_it_speaks_in_the_words_of_the_data():
    draft = drafted("建{{ 甲.项目 }}。", "甲: {项目: {数值: 5个, 带动: 9人}}", catalogue=CATALOGUE)
    assert draft.document is not None
    assert [(figure.path, figure.said_by) for figure in draft.document.figures] == [("甲.项目", "template"), ("甲.项目.带动", "rest")]


def test_it_is_said_once():
    catalogue = "甲: {子: {计量单位: 个}}"
    data = "甲: {子: {数值: 3个, 上年同期: 5个}}"
    assert say("完成{{ 甲.子 }}。\n\n还有{{ 甲.子 }}。", data, catalogue=catalogue) == "完成3个（同比减少2个）。\n还有3个。"


def test_what_was_keeps_no_sentence_about_what_is_not():
    catalogue = "甲: {返贫: {计量单位: 人}}"
    data = "甲: {返贫: {数值: 0人, 上年同期: 5人}}"
    said = say("好。[[紧盯{{ 甲.返贫 }}返贫人口。]]{% 其余 甲 %}", data, catalogue=catalogue, house={"zeros.yaml": "说: {未发生: [返贫]}\n"})
    assert said == "好。未发生返贫（上年同期5人）。"


def test_a_change_that_the_sentence_says_as_an_indicator_of_its_own_is_not_said_again():
    catalogue = CATALOGUE + "  普及率变化: {计量单位: 个百分点}\n"
    data = "甲: {普及率: {数值: 93.8%, 上年同期: 92.1%}, 普及率变化: 1.7个百分点}"
    assert say("达{{ 甲.普及率 }}，较上年{{ 甲.普及率变化|升降 }}。", data, catalogue=catalogue) == "达93.8%，较上年提高1.7个百分点。"
    assert say("达{{ 甲.普及率 }}。", data, catalogue=catalogue) == "达93.8%（同比提高1.7个百分点）。"
