"""未了事项: what is not done stands among the problems, and then not among what was done."""

from __future__ import annotations

import pytest

from tests.saying import say

LOOP = "{% for 方面, 各项 in 未了事项 %}{{ 方面 }}：{{ 各项 }}；{% endfor %}完"
CATALOGUE = "甲: {未换证照: {计量单位: 个}, 农路: {计量单位: 公里}}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("安全: {隐患: {排查: 183处, 已整改: 176处, 未整改: 7处}}", "安全：隐患尚有7处未整改；完"),
        ("公路: {水毁修复: {发生: 31处, 未修复: 6处}}", "公路：水毁尚有6处未修复；完"),
        ("项目: {未开工项目: 2个, 超期项目: 1个, 损坏终端: 3个}", "项目：尚有2个未开工项目、1个超期项目，损坏终端3个；完"),
        ("矫正: {路政: {超限车辆: {查处: 9台, 未整改: 2台}}}", "矫正：超限车辆尚有2台未整改；完"),
        ("队伍工作: {编制缺口: 12名}", "队伍：编制缺口12名；完"),
        ("学校: {溺水事故: 1起}", "学校：发生溺水事故1起；完"),
        ("林业: {森林火灾: 1起}", "林业：发生森林火灾1起；完"),
        ("帮教: {未安置: 8户12人}", "帮教：尚有8户12人未安置；完"),
        ("公路事故: {事故: 2起, 死亡人数: 1人, 受伤: 3人}", "公路安全：发生公路事故2起，死亡1人，受伤3人；完"),
        ("火灾: {火灾: 2起}", "消防安全：发生火灾2起；完"),
        ("火灾事故: {受伤: 2人}", "消防安全：受伤2人；完"),
        ("安全生产事故: {死亡: 1人}", "安全生产：死亡1人；完"),
        ("道路交通安全事故: {死亡: 1人}", "道路交通安全：死亡1人；完"),
        ("溺水事故: {死亡: 3人}", "溺水事故：死亡3人；完"),  # no safety of drowning
        # nothing of it
        ("妇幼: {婴儿死亡率: 3/千}", "完"),
        ("安全: {隐患: {未整改: 0处}, 事故: 0起, 逾期率: 3%}", "完"),
        ("安全: {生产安全事故: {数值: 9起, 上年同期: 12起}, 死亡: {数值: 4人, 任务: 5人}}", "完"),
        ("存在问题: {未完工项目: 2个}", "完"),
        ("灾情: {死亡: 2人}", "完"),
        ("甲: {未换证照: 2个}", "完"),  # a sentence is made for it
    ],
)
def test_each_group_says_what_is_left(data, said):
    assert say(LOOP, data, catalogue=CATALOGUE) == said


def test_an_accident_that_grew_says_how_much():
    assert say(f"{LOOP}。{{% 其余 %}}", "安全: {死亡: {数值: 4人, 上年同期: 3人}}") == "安全：死亡4人（同比增长33.33%）；完。"


def test_what_stands_among_the_problems_is_not_said_of_the_work():
    data = "安全: {隐患: {数值: 183处, 未整改: 7处}, 未检: 3处, 检查: 9次}"
    assert say("{% 其余 安全 %}", data) == "隐患183处（未整改7处），未检3处，检查9次。"
    assert say("{% 其余 安全 %}" + LOOP, data) == "隐患183处，检查9次。安全：隐患尚有7处未整改，尚有3处未检；完"


def test_what_hangs_on_the_figure_of_a_sentence_stands_among_the_problems_where_there_are_any():
    data = "甲: {农路: {数值: 9公里, 未完工: 2公里, 已验收: 3公里}}"
    assert say("公路{{ 甲.农路 }}。" + LOOP, data, catalogue=CATALOGUE) == "公路9公里（已验收3公里）。甲：农路尚有2公里未完工；完"
    assert say("公路{{ 甲.农路 }}。{% 其余 甲 %}", data, catalogue=CATALOGUE) == "公路9公里（未完工2公里，已验收3公里）。"


def test_the_group_is_called_as_the_data_calls_it():
    catalogue = "甲: {别名: [丁], 农路: {计量单位: 公里}}\n乙: {桥: {计量单位: 座}}"
    assert say(LOOP, "丁: {农路: 9公里, 破损桥: 2座, 隐患: {数值: 3处, 未整改: 1处}}", catalogue=catalogue).startswith("丁：")
