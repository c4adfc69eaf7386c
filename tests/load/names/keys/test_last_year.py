"""Last year's figure beside this year's by a name of its own, and keys beside the one figure of a group."""

from __future__ import annotations

import pytest

from drafting import pipeline
from drafting.diagnostics import Severity
from drafting.model.indicator import Indicator
from drafting.model.node_at import node_at
from drafting.proofreading.proofing import proofread
from tests.load.validating import HEAD, accepted, codes, only, validate
from tests.saying import HEAD as HALF_YEAR
from tests.shipped import shipped

LIBRARY = shipped()


def at(body: str, *names: str) -> Indicator:
    node = node_at(accepted(f"{HEAD}指标: {body}\n").indicators, ("指标", *names))
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        ("{畜牧: {出栏: 9头, 去年出栏: 8头}}", "畜牧.出栏"),
        ("{畜牧: {出栏: 9头, 上年同期的出栏: 8头}}", "畜牧.出栏"),
        ("{畜牧: {出栏: 9头, 2020年出栏: 8头}}", "畜牧.出栏"),  # the report is of 2021
        ("{畜牧: {今年出栏: 9头, 去年出栏: 8头}}", "畜牧.今年出栏"),
        ("{生猪: {生猪出栏: 9头, 去年出栏: 8头}}", "生猪.生猪出栏"),
        ("{夜市: {总营业额: 9元, 摊位: 3个, 去年营业额: 8元}}", "夜市.总营业额"),
        ("{畜牧: {生猪: {出栏: 9头, 存栏: 7头}, 去年生猪出栏: 8头}}", "畜牧.生猪.出栏"),
        ("{畜牧: {生猪: {出栏: 9头, 存栏: 7头, 上年出栏: 8头}}}", "畜牧.生猪.出栏"),
        ("{畜牧: {生猪出栏: {数值: 9头, 去年出栏: 8头}}}", "畜牧.生猪出栏"),
        ("{本地的组: {总额: 9元, 去年同期: 8元}}", "本地的组.总额"),
        ("{畜牧: {出栏: 待补, 去年出栏: 8头}}", "畜牧.出栏"),
        ("{畜牧: {出栏: , 去年出栏: 8头}}", "畜牧.出栏"),
        ("{畜牧: {生猪: {出栏: , 存栏: 7头}, 去年生猪出栏: 8头}}", "畜牧.生猪.出栏"),
        ("{畜牧: {去年同期出栏: 8头, 出栏: , 存栏: 9头}}", "畜牧.出栏"),
        ("{畜牧: {上年同期出栏: 8头}}", "畜牧.出栏"),
        ("{畜牧: {存栏: 9头, 去年同期的出栏: 8头}}", "畜牧.出栏"),
        ("{本地的组: {游客: {今年: 9人, 去年: 8人}}}", "本地的组.游客"),
    ],
)
def test_it_is_compared_with_this_years(body: str, owner: str) -> None:
    found = at(body, *owner.split(".")).same_period_last_year
    assert found is not None
    assert str(found.value)[0] == "8"


@pytest.mark.parametrize("body", ["{抽检: , 上年同期抽检: 310批次}", "{抽检: 待补, 去年同期抽检: 310批次}", "{上年同期抽检: 310批次}"])
def test_of_which_last_years_figure_alone_is_given_it_is_asked_for(body: str) -> None:
    dataset, _ = validate(f"模板: general/annual\n{HEAD}指标: {{食品: {body}}}\n", known=LIBRARY.catalogue("general/annual"))
    assert dataset is not None
    draft = pipeline.draft(LIBRARY, dataset)
    assert draft.document is not None
    assert "抽检【待补：抽检】（上年同期310批次）" in pipeline.write(draft.document, "txt", LIBRARY).decode()
    assert [each.code for each in draft.diagnostics if each.code == "D220"] == ["D220"]


def test_last_years_figure_goes_to_this_years_by_whatever_word_the_catalogue_knows() -> None:
    dataset, _ = validate(f"{HEAD}指标: {{就业: {{务工总量: 1203人, 上年同期务工就业: 1100人}}}}\n", known=LIBRARY.catalogue("rural/annual"))
    assert dataset is not None
    assert list(dataset.indicators["就业"].children) == ["务工就业"]


@pytest.mark.parametrize("name", ["上年结转资金", "上年末余额", "去年考核优秀"])
def test_what_is_only_of_another_time_is_nothing_that_is_owed(name: str) -> None:
    assert list(accepted(f"{HEAD}指标: {{资金: {{{name}: 8万元}}}}\n").indicators["资金"].children) == [name]


@pytest.mark.parametrize(
    "body",
    [
        "{畜牧: {去年出栏: 8头}}",
        "{畜牧: {出栏: 9头, 2019年出栏: 8头}}",
        "{畜牧: {生猪出栏: 9头, 羊出栏: 9头, 去年出栏: 8头}}",
        "{畜牧: {生猪出栏: 9头, 羊存栏: 9头, 去年出栏: 8头}}",
        "{村集体: {人均收入: 12000元, 去年收入: 800万元}}",
        "{村集体: {人均收入: {数值: 12000元, 去年收入: 800万元}}}",
        "{库区: {未完工: 3个, 去年完工: 20个}}",
        "{夜市: {增加值占比: 30%, 去年占比: 25%}}",
        "{夜市: {上半年营业额: 9元, 去年营业额: 8元}}",
        "{本地的组: {总额: 9元, 余额: 9元, 去年同期: 8元}}",
        "{本地的组: {开工: 9个, 计划: 8个}}",
    ],
)
def test_what_has_no_one_owner_stays(body: str) -> None:
    dataset = accepted(f"{HEAD}指标: {body}\n")
    names = [name for group in dataset.indicators.values() for name in (*group.children, *(each for child in group.children.values() for each in child.children))]
    assert any(name.startswith(("去年", "2019年")) or name == "计划" for name in names)


def test_it_is_told_and_found_by_its_own_name_too() -> None:
    text = f"{HEAD}指标: {{畜牧: {{出栏: 9头, 去年出栏: 8头}}, 别的: {{相比: =畜牧.去年出栏}}}}\n"
    found = only(text)
    assert (found.code, found.severity, found.message) == ("D261", Severity.INFO, "畜牧.去年出栏：当作“出栏”的上年同期")
    assert accepted(text).renamed == {"畜牧.去年出栏": "畜牧.出栏.上年同期"}


def test_what_does_not_fit_is_told() -> None:
    found = only(f"{HEAD}指标: {{防汛: {{转移: 9户, 去年转移: 8人}}}}\n")
    assert (found.code, found.severity, found.message) == ("D261", Severity.WARNING, "防汛.去年转移：没有当作“转移”的上年同期：8人和9户的单位不同")


def test_of_half_a_year_the_whole_last_year_is_not_the_same_months() -> None:
    def said(name: str) -> list[Severity]:
        return [each.severity for each in validate(f"{HALF_YEAR}指标: {{畜牧: {{出栏: 9头, {name}: 8头}}}}\n")[1] if each.code == "D261"]

    assert said("去年出栏") == [Severity.WARNING]
    assert said("去年同期出栏") == [Severity.INFO]


@pytest.mark.parametrize("name", ["2025年上半年营业额", "去年上半年营业额", "上年1—6月营业额", "去年同期上半年营业额"])
@pytest.mark.parametrize("now", ["营业额", "上半年营业额", "今年上半年营业额", "1-6月营业额"])
def test_the_same_months_of_last_year_are_the_same_period(now: str, name: str) -> None:
    dataset, found = validate(f"{HALF_YEAR}指标: {{夜市: {{{now}: 500万元, 摊位: 9个, {name}: 450万元}}}}\n")
    assert dataset is not None
    assert [(each.code, each.severity) for each in found] == [("D261", Severity.INFO)]
    before = next(iter(dataset.indicators["夜市"].children.values())).same_period_last_year
    assert before is not None
    assert str(before.value) == "450万元"


@pytest.mark.parametrize("name", ["2025年下半年营业额", "去年一季度营业额", "2025年1—5月营业额"])
def test_other_months_of_last_year_are_not(name: str) -> None:
    assert codes(f"{HALF_YEAR}指标: {{夜市: {{营业额: 500万元, 摊位: 9个, {name}: 450万元}}}}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "{畜牧: {生猪: {存栏: 8头, 出栏: 1200头, 去年出栏: 1000头, 同比: 5%}}}",
        "{畜牧: {生猪: {存栏: 8头, 出栏: 1200头, 去年同期出栏: 1000头, 出栏同比: 5%}}}",
        "{文旅: {旅游收入: 12亿元, 上年旅游收入: 10亿元, 旅游收入增长: 5%}}",
        "{黑山羊: {出栏: 1200只, 去年出栏: 1000只, 同比: 5%}}",
        "{夜市经济: {总额: 1200万元, 去年同期: 1000万元, 同比: 5%}}",
        "{夜市经济: {营业额: 1200万元, 去年同期: 1000万元, 增长: 5%}}",
    ],
)
def test_a_stated_growth_is_held_against_it(body: str) -> None:
    dataset, _ = validate(f"{HEAD}指标: {body}\n", known=LIBRARY.catalogue("rural/annual"))
    assert dataset is not None
    assert "R110" in [each.code for each in proofread(LIBRARY, dataset).diagnostics]


@pytest.mark.parametrize(
    ("group", "owner"),
    [
        ("信访: {接访: 120批, 办结: 118批, 办结率: 98%, 上年同期: 103批}", "接访"),
        ("纠纷: {受理: 120件, 已化解: 118件, 上年同期: 103件, 同比: 16.5%}", "受理"),
        ("纠纷: {受理: 120件, 化解: 118件, 上年同期: 110件, 同比: 7.3%}", ""),  # 化解 grew so
        ("信访: {接访: 120批, 网上信访: 80批, 上年同期: 103批}", ""),
        ("信访: {接访: 120批, 办结: 118批, 任务: 103批}", ""),
    ],
)
def test_last_years_figure_is_that_of_what_came_in(group: str, owner: str) -> None:
    dataset, found = validate(f"{HEAD}指标: {{{group}}}\n")
    assert [each.code for each in found if each.severity.value == "error"] == ([] if owner else ["D103"])
    nodes = dataset.indicators.values() if dataset is not None else ()
    assert [name for node in nodes for name, child in node.children.items() if child.same_period_last_year is not None] == ([owner] if owner else [])


def test_what_came_in_is_asked_for_first() -> None:
    found = only(f"{HEAD}指标: {{信访: {{接访: 120批, 网上信访: 80批, 办结: 118批, 上年同期: 103批}}}}\n")
    assert (found.code, found.hint) == ("D103", "上年同期写在所属指标的下面：接访: {数值: …, 上年同期: …}")


def test_keys_beside_several_figures_are_told_by_the_one_before_them() -> None:
    found = only(f"{HEAD}指标: {{夜市: {{总额: 9元, 去年同期: 8元, 摊位: 9个, 同比: 5%}}}}\n")
    assert (found.code, found.hint) == ("D103", "同比写在所属指标的下面：摊位: {数值: …, 同比: …}")


@pytest.mark.parametrize(
    ("sides", "owner"),
    [
        ("面积: 3万亩, 产量: {数值: 5万吨, 上年同期: 4万吨}", "产量"),
        ("面积: {数值: 3万亩, 上年同期: 2万亩}, 产量: {数值: 5万吨, 上年同期: 4万吨}", "产量"),  # which has grown so
        ("面积: 3万亩", "面积"),
    ],
)
def test_a_growth_beside_sides_is_that_of_the_one_it_can_be_held_against(sides: str, owner: str) -> None:
    assert str(at(f"{{作物: {{魔芋: {{{sides}, 同比: 25%}}}}}}", "作物", "魔芋", owner).stated["同比"]) == "25%"


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        ("面积: 3万亩, 产量: 5万吨, 同比: 25%", ["D108"]),
        ("摊位: 3个, 营业额: 5万元, 同比增长: 25%", ["D108"]),
        ("存栏: 3头, 出栏: 5头, 同比: 25%", ["D108"]),
        ("摊位: 3个, 营业额: 5万元, 上年同期: 4万元", ["D108"]),
        ("省内: 3人, 省外: 5人, 同比: 25%", []),  # it is that of both
    ],
)
def test_of_which_side_it_is_is_asked_where_nothing_tells(sides: str, found: list[str]) -> None:
    assert codes(f"{HEAD}指标: {{本地的组: {{一样东西: {{{sides}}}}}}}\n", known=LIBRARY.catalogue("rural/annual")) == found


@pytest.mark.parametrize("word", ["同比", "同比增长", "增速"])
def test_whose_growth_it_is_is_asked_of_sides_that_the_catalogue_knows(word: str) -> None:
    text = f"{HEAD}指标: {{粮食: {{夏粮: {{面积: 20万亩, 总产: 8万吨, {word}: 2.1%}}}}}}\n"
    assert "D108" in codes(text, known=LIBRARY.catalogue("rural/annual"))
