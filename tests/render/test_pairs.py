"""A figure in two units is held against another unit by unit, and each is called by what it counts."""

from __future__ import annotations

import pytest

from tests.saying import found, say

LOANS = "{数值: 18户80万元, 上年同期: 20户70万元, 上年末: 19户90万元, 任务: 20户80万元}"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 18户80万元, 上年同期: 20户70万元}", "户数同比下降10%，金额同比增长14.29%"),
        ("{数值: 862户4108万元, 上年同期: 901户4320万元}", "户数、金额同比分别下降4.33%、4.91%"),
        ("{数值: 5户12人, 上年同期: 5户12人}", "户数、人数均与上年同期持平"),
        ("{数值: 5户12人, 上年同期: 5户10人}", "户数与上年同期持平，人数同比增长20%"),
        ("{数值: 5户12人, 上年同期: 5户}", "户数与上年同期持平"),
        ("{数值: 5户12人, 上年同期: 0户10人}", "人数同比增长20%"),  # from nothing there is no rate
        ("{数值: 3起, 上年同期: 0起}", "同比增加3起"),
        ("{数值: 12.6公顷, 上年同期: 0公顷}", "同比增加12.6公顷"),
        ("{数值: 1260名, 上年同期: 0名}", "同比增加1260名"),
        ("{数值: 0户0人, 上年同期: 5户10人}", "上年同期5户10人"),
        ("{数值: 0户12人, 上年同期: 5户10人}", "户数由上年同期的5户降为零，人数同比增长20%"),
        ("{数值: 18户80万元, 同比: 14.3%, 上年同期: 20户70万元}", "户数同比下降10%，金额同比增长14.3%"),  # whose rate it is, the figures tell
        ("{数值: 18户80万元, 同比: 14.3%}", "同比增长14.3%"),
        ("{数值: 2个3公里40亩, 上年同期: 1个2公里50亩}", "个数同比增加1个，里程同比增长50%，面积同比下降20%"),
    ],
)
def test_growth(data: str, printed: str) -> None:
    assert say("{{ 甲.子|同比 }}。", f"甲: {{子: {data}}}") == f"{printed}。"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 7期224人次, 任务: 6期230人次}", "期数超额完成年度任务16.67%，人次完成年度任务的97.39%"),
        ("{数值: 9户19人, 任务: 10户20人}", "户数、人数分别完成年度任务的90%、95%"),
        ("{数值: 11户22人, 任务: 10户20人}", "户数、人数均超额完成年度任务10%"),
        ("{数值: 10户20人, 任务: 10户20人}", "全面完成年度任务"),
        ("{数值: 10户19人, 任务: 10户20人}", "户数、人数分别完成年度任务的100%、95%"),
        ("{数值: 862户4108万元, 任务: 900户}", "户数完成年度任务的95.78%"),
        ("{数值: 5户, 任务: 4户}", "超额完成年度任务25%"),
    ],
)
def test_fulfilment(data: str, printed: str) -> None:
    assert say("{{ 甲.子|完成情况 }}。", f"甲: {{子: {data}}}") == f"{printed}。"


@pytest.mark.parametrize("better", ["越大越好", "越小越好"])
def test_what_is_reached_in_one_figure_alone_is_not_reached(better: str) -> None:
    catalogue = f"甲: {{子: {{计量单位: [期, 人次], 方向: {better}, 用项: [任务]}}}}"
    template = "{% if 甲.子 is 达标 %}达标{% else %}没有达标{% endif %}[[，{{ 甲.子|超额 }}]]。"
    assert say(template, "甲: {子: {数值: 7期224人次, 任务: 6期230人次}}", catalogue=catalogue) == "没有达标。"


def test_what_moves_apart_neither_rises_nor_falls() -> None:
    template = "{% if 甲.子 is 上升 %}升{% elif 甲.子 is 下降 %}降{% else %}有升有降{% endif %}。"
    assert say(template, "甲: {子: {数值: 18户80万元, 上年同期: 20户70万元}}") == "有升有降。"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 5户9人, 上年同期: 3户12人}", "户数比上年同期增加2户，人数比上年同期减少3人"),
        ("{数值: 5户9人, 上年同期: 3户5人}", "比上年同期增加2户4人"),
        ("{数值: 5户9人, 上年同期: 5户9人}", "与上年同期持平"),
        ("{数值: 5户9人, 上年同期: 5户12人}", "户数与上年同期持平，人数比上年同期减少3人"),
    ],
)
def test_differences(data: str, printed: str) -> None:
    assert say("{{ 甲.子|同比增减 }}。", f"甲: {{子: {data}}}") == f"{printed}。"


def test_a_component_needs_no_name() -> None:
    assert say("{{ 甲.子.元|同比 }}。", f"甲: {{子: {LOANS}}}") == "同比增长14.29%。"


def test_what_one_figure_said_does_not_speak_for_the_other() -> None:
    said = say("{{ 甲.子 }}，户数{{ 甲.子.户|同比 }}。{% 其余 甲 %}", "甲: {子: {数值: 18户80万元, 上年同期: 20户70万元}}")
    assert said == "18户80万元（金额同比增长14.29%），户数同比下降10%。"
    paths = [(each.code, each.path) for each in found("{{ 甲.子 }}，{{ 甲.子.户|同比 }}。", f"甲: {{子: {LOANS}}}") if each.code == "D222"]
    assert ("D222", "甲.子.上年同期.元") in paths
    assert ("D222", "甲.子.上年同期.户") not in paths


def test_the_rest_holds_each_figure_against_its_task() -> None:
    said = say("{% 其余 甲 %}", "甲: {子: {数值: 5户11人, 任务: 5户12人}}")
    assert said == "子5户11人（年度任务5户12人，户数完成率100%、人数完成率91.67%）。"


def test_a_rate_in_the_template_s_own_words_is_told_of_both() -> None:
    assert say("完成目标的{{ 甲.子|完成率 }}。", "甲: {子: {数值: 9户19人, 任务: 10户20人}}") == "完成目标的90%（户数）、95%（人数）。"


@pytest.mark.parametrize(
    ("data", "expression", "printed"),
    [
        ("{数值: 9户19人, 任务: 10户20人}", "甲.子.完成率", "90%（户数）、95%（人数）"),
        ("{数值: 12户30万元, 任务: 10户40万元}", "甲.子.完成率", "120%（户数）、75%（金额）"),
        ("{数值: 12户20人, 任务: 10户20人}", "甲.子.超额完成", "20%（户数）"),
        ("{数值: 9户19人, 上年同期: 10户20人}", "甲.子.同比", "下降10%（户数）、下降5%（人数）"),
        ("{数值: 5户12人, 上年同期: 5户15人}", "甲.子.同比", "持平（户数）、下降20%（人数）"),
        ("{数值: 18户80万元, 上年同期: 20户70万元, 同比: 14.3%}", "甲.子.同比", "下降10%（户数）、增长14.3%（金额）"),
        ("{数值: 18户80万元, 上年同期: 20户70万元}", "甲.子.户.同比", "下降10%"),
        ("{数值: 18户80万元, 上年同期: 20户}", "甲.子.同比", "下降10%（户数）"),
    ],
)
def test_a_rate_that_is_asked_for_is_told_of_each(data: str, expression: str, printed: str) -> None:
    assert say(f"{{{{ {expression} }}}}。", f"甲: {{子: {data}}}") == f"{printed}。"


@pytest.mark.parametrize("filter_", ["同比", "完成情况"])
def test_a_stated_rate_that_fits_neither_figure_is_of_none(filter_: str) -> None:
    data = "甲: {子: {数值: 18户80万元, 上年同期: 20户70万元, 任务: 18户70万元, 同比: 33%, 完成率: 33%}}"
    assert say(f"{{{{ 甲.子|{filter_} }}}}。", data) == {"同比": "同比增长33%。", "完成情况": "完成年度任务的33%。"}[filter_]


def test_of_two_figures_no_one_share_speaks_for_both() -> None:
    said = say("{{ 甲.子 }}[[，是{{ 甲.子.基期 }}的{{ 甲.子.占基期 }}]]。{% 其余 甲 %}", "甲: {子: {数值: 9户19人, 基期: 10户20人}}")
    assert said == "9户19人（原为10户20人）。"


def test_no_brackets_stand_within_brackets() -> None:
    parts = "甲: {子: {数值: 10户20人, 任务: 8户25人, 其中: {丑: {数值: 2户3人, 上年同期: 1户4人}}}, 寅: 5户}"
    assert say("{% 其余 甲 %}", parts) == (
        "子10户20人（年度任务8户25人，户数完成率125%、人数完成率80%），其中丑2户3人（户数同比增加1户，人数同比减少1人）；寅5户。"
    )


def test_a_stated_rate_that_fits_speaks_for_the_task() -> None:
    data = "甲: {子: {数值: 18户80万元, 任务: 20户70万元, 完成率: 114.29%}}"
    assert say("{{ 甲.子 }}，{{ 甲.子|完成情况 }}。{% 其余 甲 %}", data) == "18户80万元，户数完成年度任务的90%，金额超额完成年度任务14.29%。"
