"""Whose a rate is: a figure's only where nothing between them and none before it could be meant instead."""

from __future__ import annotations

import pytest

from drafting.adoption.field import Field
from drafting.adoption.line import OF_SEVERAL, read_line
from drafting.quantities.reported import figures_of
from tests.shipped import shipped

UNITS = shipped().units


def printed(words: str) -> str:
    """The line as the template says it."""
    holes = read_line(Field(("示例县",)), words, figures_of(words, UNITS)[0], ("住房保障",)).holes
    for each in sorted(holes, key=lambda each: -each.start):
        words = words[: each.start] + each.code.replace("住房保障.", "").replace(" ", "") + words[each.end :]
    return words


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("平均气温14.8℃，较常年偏高0.6℃。", '较常年{{平均气温变化|升降("偏高","偏低")}}。'),
        ("日照986小时，偏少12%。", '{{日照小时变化|升降("偏多","偏少")}}。'),
        ("电梯困人126起，同比少发生18起。", '同比{{电梯困人变化|升降("多发生","少发生")}}。'),
        ("商标注册1320件，同比有所回落，降幅12.1%。", '同比{{商标注册变化|升降("有所增长，增幅","有所回落，降幅")}}。'),
        ("价格12元，较年初的15元下降3元，降幅为20%。", '较年初的{{较年初金额}}{{价格变化|升降("上升","下降")}}，{{价格变化比例|升降("增幅为","降幅为")}}。'),
        ("支出280万元，压减4.4%。", '{{支出变化|升降("增加","压减")}}。'),
        ("适配辅具430件，同比增长8.9%（去年同期395件）。", "{{适配辅具|同比}}（去年同期{{适配辅具.上年同期}}）。"),
        ("土地托管8.6万亩，较上年的7.9万亩净增0.7万亩。", '较上年的{{土地托管.上年同期}}{{土地托管变化|升降("净增","净减")}}。'),
        ("托管8.6万亩，防治9.2万亩，较上年的7.9万亩净增0.7万亩。", "较上年的{{较面积}}净增{{较面积净增}}。"),  # of which
        ("力争销售总额突破27亿元，同比增长8%。", '{{力争销售总额变化|升降("增长","下降")}}。'),  # next year's plan is held against no plan
        ("受理投诉81件，办结80件，投诉量同比下降17.3%。", '投诉量同比{{投诉量同比变化|升降("增长","下降")}}。'),
        ("检查药店201家次，问题药店21家，检查量同比增长5%。", '检查量同比{{检查量同比变化|升降("增长","下降")}}。'),
        ("基金收入5.62亿元，支出4.82亿元，收入同比增长3.8%，支出同比增长5.1%。", '收入同比{{收入同比变化|升降("增长","下降")}}，支出{{支出|同比}}。'),
        ("检查药店200家，整改问题50个，检查任务完成率104%。", "检查任务完成率{{检查任务完成率}}。"),
        ("新增低保120户、退出98户，救助人数同比增长8%。", '救助人数同比{{救助人数同比变化|升降("增长","下降")}}。'),
        ("受理投诉81件，投诉量同比下降17.3%。", '投诉量同比{{投诉量同比变化|升降("增长","下降")}}。'),
        ("受理投诉81件，化解三十余件，同比下降5%。", '同比{{受理投诉变化|升降("增长","下降")}}。'),
        ("改造危房229户，满意率98%，同比增长5%。", '同比{{满意率变化|升降("增长","下降")}}。'),
    ],
)
def test_a_rate_of_something_else_is_a_figure_of_its_own(words, end):
    assert printed(words).endswith(end)


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("罚没款625万元，其中没收20万元，同比下降4.5%。", '同比{{罚没款等变化|升降("增长","下降")}}。'),
        ("改造住房230户，拨付资金105万元，完成年度任务的115%。", "完成年度任务的{{改造住房等完成率}}。"),
        ("甲企业12家、乙企业46家，同比增长5%。", '同比{{甲企业等变化|升降("增长","下降")}}。'),
        ("改造危房12户、改厕46座，完成任务的100%。", "完成任务的{{改造危房等完成率}}。"),
    ],
)
def test_a_rate_that_several_figures_may_have_is_a_figure_of_its_own_and_told(words, end):
    assert printed(words).endswith(end)
    assert OF_SEVERAL in [each.why for each in read_line(Field(), words, figures_of(words, UNITS)[0], ("住房保障",)).checks]


def test_a_rate_that_names_its_figure_is_that_figures():
    assert printed("罚没款625万元，比2024年减收36.2万元，罚没款同比下降4.5%。").endswith('比2024年{{罚没款变化|升降("增收","减收")}}，罚没款{{罚没款|同比}}。')
    assert printed("改造危房86户，拨付资金105万元，改造危房完成率104%。").endswith("改造危房完成率{{改造危房.完成率}}。")


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("打造26个典型村，同比增长5%。", "典型村，{{打造典型村|同比}}。"),
        ("务工就业1.2万人，较上年同比增长5.3%。", "较上年{{务工就业|同比}}。"),
        ("罚没款625万元，同比增长3%，其中没收20万元，同比下降4.5%。", "其中没收{{没收}}，{{没收|同比}}。"),
        ("改造危房229户，完成年度任务的114%，改厕5座，完成年度任务的50%。", "改厕{{改厕}}，完成年度任务的{{改厕.完成率}}。"),
        ("甲企业12家、同比增长5%，乙企业46家。", "、{{甲企业|同比}}，乙企业{{乙企业}}。"),
    ],
)
def test_a_rate_right_behind_the_only_figure_is_that_figures(words, end):
    assert printed(words).endswith(end)


@pytest.mark.parametrize("words", ["受理咨询增加35件，去年同期120件。", "投诉下降12件，去年同期86件。"])
def test_last_years_figure_is_none_of_a_change(words):
    assert ".上年同期" not in printed(words)


def test_a_task_of_several_figures_is_nobodys():
    assert ".任务" not in printed("改造危房229户，改造厕所12户，完成年度任务200户的114.5%。")


@pytest.mark.parametrize(
    ("words", "end", "text"),
    [
        ("药占比下降1.5个百分点。", '药占比{{药占比变化|升降("上升","下降")}}。', "-1.5个百分点"),
        ("满意度比上年提高2.1个百分点。", '满意度比上年{{满意度变化|升降("提高","下降")}}。', "2.1个百分点"),
        ("罚没款625万元，比上年减收了36万元。", '比上年{{罚没款变化|升降("增收了","减收了")}}。', "-36万元"),
        ("登记在册120人，比上年增加12人。", '比上年{{登记在册变化|升降("增加","减少")}}。', "12人"),
        ("登记在册120人，比上年少12人。", '比上年{{登记在册变化|升降("多","少")}}。', "-12人"),
        ("登记在册120人，与上年相比，减少12人。", '与上年相比，{{登记在册变化|升降("增加","减少")}}。', "-12人"),
        ("登记在册120人，较年初净增12人。", '较年初{{登记在册变化|升降("净增","净减")}}。', "12人"),
        ("登记在册120人，减少12人，下降9.1%。", '{{登记在册变化|升降("增加","减少")}}，{{登记在册变化比例|升降("增长","下降")}}。', "-9.1%"),
        ("火化率85.2%，较全市平均水平低3.1个百分点。", '较全市平均水平{{火化率较全市平均水平变化|升降("高","低")}}。', "-3.1个百分点"),
        ("生产总值增速6.2%，高于全市平均水平0.8个百分点。", '{{生产总值增速较全市平均水平变化|升降("高于全市平均水平","低于全市平均水平")}}。', "0.8个百分点"),
        ("火化率85.2%，比上年低3.1个百分点。", '比上年{{火化率变化|升降("高","低")}}。', "-3.1个百分点"),
        ("火化率85.2%，排名第6位，下降2位。", '，{{火化率变化|升降("上升","下降")}}。', "-2位"),
        ("规模以上企业产值增长5.6%。", '规模以上企业产值{{规模以上企业产值变化|升降("增长","下降")}}。', "5.6%"),
    ],
)
def test_a_change_turns_with_its_sign(words, end, text):
    field = Field(("示例县",))
    read_line(field, words, figures_of(words, UNITS)[0], ("住房保障",))
    assert printed(words).endswith(end)
    assert list(field.groups["住房保障"].values())[-1].text == text


@pytest.mark.parametrize("words", ["新增就业120人。", "净增人口36人。", "新建、改建分别增长8%、9%。", "力争粮食产量增长5%以上。", "增加耕地120亩。", "提高到95%。", "年均增长5%。", "党员4255人，增加120人，减少80人。", "多12人。"])
def test_what_is_no_change_on_last_year_keeps_its_words(words):
    assert "升降" not in printed(words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("完成造林2.3万亩（年度任务2.2万亩，完成率104.55%）。", "完成造林{{完成造林}}（年度任务{{完成造林.任务}}，完成率{{完成造林.完成率}}）。"),
        ("粮食产量30.7万吨（同比增长1.66%），养猪5万头。", "粮食产量{{粮食产量}}（{{粮食产量|同比}}），养猪{{养猪}}。"),
        ("甲企业12家、乙企业46家（同比增长5%）。", "甲企业{{甲企业}}、乙企业{{乙企业}}（{{乙企业|同比}}）。"),
        ("完成投资3.12亿元，完成年度任务3亿元的104%，同比增长8.2%。", "完成投资{{完成投资}}，完成年度任务{{完成投资.任务}}的{{完成投资.完成率}}，{{完成投资|同比}}。"),
        ("新增就业4312人（同比增长1.22%，年度任务4200人，完成率102.67%）。", "新增就业{{新增就业}}（{{新增就业|同比}}，年度任务{{新增就业.任务}}，完成率{{新增就业.完成率}}）。"),
    ],
)
def test_what_stands_in_brackets_and_what_follows_a_rate_of_completion_is_of_the_same_figure(words, said):
    assert printed(words) == said


@pytest.mark.parametrize("words", ["地区生产总值200亿元，同比增长5%。", "规上工业增加值30亿元，同比增长6%。", "养猪5万头，同比增长3%（可比口径）。"])
def test_a_growth_that_the_statisticians_give_is_filled_in(words):
    assert "|同比" not in printed(words)
    assert '变化|升降("增长","下降")}}' in printed(words)
