"""指标 beside a catalogue: near misses, units, stated values, strictness."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from drafting.load.house.catalogue import read_catalogue
from drafting.model.catalogue import Catalogue
from tests.load.validating import HEAD, accepted, catalogue, codes, only, tree_of, validate


def file(body: str) -> str:
    return f"{HEAD}指标: {body}\n"


@pytest.mark.parametrize(
    ("body", "path", "name"),
    [
        ("{监测帮扶: {监测对像: 3户}}", "监测帮扶.监测对像", "监测对象"),
        ("{监测邦扶: {监测对象: 3个}}", "监测邦扶", "监测帮扶"),
        ("{监测帮扶: {监测对象: {数值: 3户, 历年累记识别: 9户}}}", "监测帮扶.监测对象.历年累记识别", "历年累计识别"),
        ("{监测帮扶: {监测对象: {构成: {边缘易至贫户: 1户}}}}", "监测帮扶.监测对象.构成.边缘易至贫户", "边缘易致贫户"),
    ],
)
def test_a_name_close_to_one_of_the_catalogue_is_a_warning_with_that_name(body: str, path: str, name: str) -> None:
    found = only(file(body), known=catalogue())
    assert (found.code, found.severity, found.path) == ("D100", Severity.WARNING, path)
    assert name in found.hint
    assert only(file(body), known=catalogue(), strict=True).severity is Severity.ERROR


@pytest.mark.parametrize(
    "body",
    [
        "{监测帮扶: {风险未消除: 363户}}",
        "{监测帮扶: {监测对象: 3户, 监测对像: 3户}}",
        "{监测帮扶: {监测对象新增: 3户}}",
        "{乡风文明: {示范村: 3个}}",
        "{就业: {务工人数: {数值: 5人, 其中: {女性: 2人}}}}",
    ],
)
def test_local_figures_are_normal(body: str) -> None:
    assert codes(file(body), known=catalogue()) == []


@pytest.mark.parametrize("body", ["{监测帮扶: {风险未消除: 363户}}", "{乡风文明: {示范村: 3个}}"])
def test_under_strict_every_name_is_of_the_catalogue(body: str) -> None:
    found = only(file(body), known=catalogue(), strict=True)
    assert (found.code, found.severity) == ("D101", Severity.ERROR)


def test_a_catalogued_file_is_clean_under_strict() -> None:
    body = (
        "{监测帮扶: {监测对象: {数值: 9户20人, 构成: {脱贫不稳定户: {数值: 9户20人, 已消除: 2户3人}}, 已消除: 2户3人}}}"
    )
    assert codes(file(body), known=catalogue(), strict=True) == []


@pytest.mark.parametrize(
    ("value", "found"), [("3个", ["D102"]), ("3万人", []), ("3户5人", []), ("3名", []), ("待补", []), ("3护", ["D081"]), ("第三", ["D102"]), ("全省第三", ["D102"])]
)
def test_units_unlike_the_catalogue(value: str, found: list[str]) -> None:
    assert codes(file(f"{{监测帮扶: {{监测对象: {value}}}}}"), known=catalogue()) == found


@pytest.mark.parametrize(("value", "found"), [("95.8%", []), ("958‰", []), ("95.8人", ["D102"])])
def test_a_rate_is_a_percentage(value: str, found: list[str]) -> None:
    rates = read_catalogue(tree_of("饮水:\n  普及率: {类型: 比率}\n"))[0]
    assert codes(file(f"{{饮水: {{普及率: {value}}}}}"), known=rates) == found


def test_a_bare_number_is_told_its_unit() -> None:
    assert "5361户" in only(file("{监测帮扶: {监测对象: 5361}}"), known=catalogue()).hint


def test_a_value_that_the_catalogue_derives_is_stated() -> None:
    body = "{监测帮扶: {监测对象: {数值: 9户, 未消除: 7户, 构成: {脱贫不稳定户: {数值: 9户, 未消除: 7户}}}}}"
    node = accepted(file(body), known=catalogue()).indicators["监测帮扶"].children["监测对象"]
    for each in (node, node.parts["脱贫不稳定户"]):
        assert str(each.stated["未消除"]) == "7户"
        assert each.children == {}


@pytest.mark.parametrize(
    ("below", "key"),
    [("脱贫不稳定户: 3户, 边缘易致贫户: 2户, 突发严重困难户: 4户", "parts"), ("脱贫不稳定户: 3户, 甲: 2户", "subset"), ("脱贫不稳定户: 3元", "")],
)
def test_children_that_the_catalogue_knows_as_parts_are_added_up(below: str, key: str) -> None:
    dataset = accepted(file(f"{{监测帮扶: {{监测对象: {{数值: 9户, {below}}}}}}}"), known=catalogue())
    node = dataset.indicators["监测帮扶"].children["监测对象"]
    assert [each for each in ("parts", "subset") if getattr(node, each)] == ([key] if key else [])
    if key:
        assert dataset.tree.place(("指标", "监测帮扶", "监测对象", {"parts": "构成", "subset": "其中"}[key], "脱贫不稳定户")).line


@pytest.mark.parametrize(
    ("body", "path", "hint"),
    [
        ("{务工: {出省: 3人, 回流: 2人, 任务: 9人}}", "务工", "任务写在所属指标的下面：回流: {数值: …, 任务: …}"),
        ("{就业: , 务工人数: {数值: 3人, 任务: 2人}}", "务工人数", "写在“就业:”的下面"),
        ("{老年食堂: {构成: {甲: 1个, 乙: 2个}}}", "老年食堂", "写在所属组的下面"),
        ("{就业: 3人}", "就业", "数写在下一行"),
        # what is said of all of them is a text
        ("{移风易俗: {理事会: 9个, 宣传: 3次, 表述: 成效明显}}", "移风易俗", '文字材料: {移风易俗: "成效明显"}，这里删去；只说其中一项的，写在那一项里面：宣传: {数值: …, 表述: …}'),
    ],
)
def test_a_figure_outside_every_group_would_never_be_printed(body: str, path: str, hint: str) -> None:
    for strict in (False, True):
        found = only(file(body), known=catalogue(), strict=strict)
        assert (found.code, found.severity, found.path) == ("D103", Severity.ERROR, path)
        assert hint in found.hint
    assert codes(file(body)) == ["D103"]


def test_indicators_of_another_group_are_sent_home() -> None:
    found = only(file("{防贫工作: {监测户: 3个, 帮扶措施: 9条}}"), known=catalogue())
    assert (found.code, found.severity, found.path) == ("D104", Severity.WARNING, "防贫工作")
    assert "监测户（目录里叫监测对象，用户、人）在目录的“监测帮扶”组里" in found.message
    assert "帮扶措施" not in found.message


def test_a_child_by_its_alias_is_compared_like_the_child_and_not_complained_of() -> None:
    text = "住房: {危房改造: {计量单位: 户, 子项: {金额: {计量单位: 元, 别名: [补助资金]}}}}\n"
    known = read_catalogue(tree_of(text, "indicators.yaml"))[0]
    assert codes(file("{住房: {危房改造: {数值: 9户, 补助资金: 3万元}}}"), known=known) == []
    assert codes(file("{住房: {危房改造: {数值: 9户, 补助资金: 3公里}}}"), known=known) == ["D102"]


def test_an_indicator_that_is_at_home_too_may_stand_in_a_local_group() -> None:
    assert codes(file("{监测帮扶: {监测对象: 9户}, 防贫工作: {监测对象: 3户}}"), known=catalogue()) == []


def test_a_rate_without_its_sign_is_asked_for_in_percent() -> None:
    found = only(file("{资金项目: {支出进度: 0.985}}"), known=catalogue())
    assert (found.code, found.hint) == ("D083", "写成 98.5%；确是 0.985% 的，写成 0.985%")
    found = only(file("{资金项目: {支出进度: 98}}"), known=catalogue())
    assert (found.code, "写成 98%" in found.hint) == ("D083", True)
    found = only(file("{公共卫生: {孕产妇死亡率: 0}}"), known=catalogue())  # it is of a hundred thousand, which no unit says
    assert (found.code, "写成 0%" in found.hint, "每十万人的写 0/10万" in found.hint) == ("D083", False, True)


def test_another_name_that_counts_otherwise_is_no_reason_to_rename_it() -> None:
    text = "排查: {走访: {计量单位: [户, 人], 别名: [集中排查, 入户核查]}, 轮次: {计量单位: [轮, 次], 别名: [集中排查次数]}}\n"
    known = read_catalogue(tree_of(text, "indicators.yaml"))[0]
    found = only(file("{排查: {集中排查: 2轮}}"), known=known)
    assert (found.code, found.hint) == ("D100", "说的是轮次的，名称改成 轮次；是“走访”的，单位用户、人；都不是的不用改")
    assert codes(file("{排查: {入户核查: 2份}}"), known=known) == []  # a figure of its own


OF_MANY_NAMES = """\
金融: {贷款余额: {计量单位: 元, 别名: [涉农贷款余额]}, 结对单位: {计量单位: [所, 家], 别名: [结对学校, 结对医院]}}
治理:
  矛盾纠纷: {计量单位: 件, 子项: {已化解: {计量单位: 起, 别名: [调解成功]}}}
创建: {和美乡村: {计量单位: 个}}
概况: {户籍人口: {计量单位: 人}, 人口: {计量单位: 人}, 农村人口: {计量单位: [户, 人]}}
就业: {帮扶车间: {计量单位: [家, 个]}, 帮扶车间带动: {计量单位: 人}, 招聘会: {计量单位: 场}}
"""


def of_many_names() -> Catalogue:
    return read_catalogue(tree_of(OF_MANY_NAMES, "indicators.yaml"))[0]


@pytest.mark.parametrize(
    "body",
    [
        "{治理: {矛盾纠纷: {数值: 286件, 调解成功: 281件}}}",  # understood, and counted as what it is a part of
        "{就业: {招聘会: 12场次}}",
    ],
)
def test_what_is_understood_or_taken_is_not_to_be_renamed(body: str) -> None:
    assert {each.code for each in validate(file(body), known=of_many_names())[1]} <= {"D105", "D106"}


@pytest.mark.parametrize("body", ["{金融: {贷款余额: 5亿元, 涉农贷款余额: 3亿元}}", "{金融: {结对学校: 94所, 结对医院: 26家}}"])
def test_two_names_of_one_indicator_are_told_but_no_name_is_advised_that_is_taken(body: str) -> None:
    [found] = [each for each in validate(file(body), known=of_many_names())[1] if each.code != "D106"]
    assert found.message.endswith("的另一个名称，文件里两个都有")
    assert found.hint == "是一回事的，核对后只留一个；不是的，名称里写出区别"


def test_what_stands_below_a_name_is_not_given_twice() -> None:
    """选派 below 科技特派员 is the indicator, and what else stands there is of it."""
    text = "人才:\n  科技特派员: {计量单位: 人, 别名: [选派科技特派员]}\n"
    said = validate(file("{科技特派员: {选派: 3名, 检查: 6次}}"), known=read_catalogue(tree_of(text, "indicators.yaml"))[0])[1]
    assert "D100" not in [each.code for each in said]


def test_what_is_below_an_indicator_is_counted_in_its_own_unit() -> None:
    text = "就业: {帮扶车间: {计量单位: [家, 个], 子项: {吸纳就业: {计量单位: 人}}}}\n"
    found = only(file("{就业: {帮扶车间: {数值: 12个, 吸纳就业: 12个}}}"), known=read_catalogue(tree_of(text, "indicators.yaml"))[0])
    assert (found.code, found.path) == ("D102", "就业.帮扶车间.吸纳就业")


def test_a_slip_lies_in_no_digit() -> None:
    assert codes(file("{就业: {收入500万元以上的村: 2个}}"), known=read_catalogue(tree_of("就业: {收入50万元以上的村: {计量单位: 个}}\n", "indicators.yaml"))[0]) == []


def test_a_slip_is_found_in_the_names_of_other_groups() -> None:
    for group in ("金融", "村庄"):
        found = only(file(f"{{{group}: {{和美湘村: 32个}}}}"), known=of_many_names())
        assert (found.code, found.path) == ("D100", f"{group}.和美湘村")
        assert found.hint == "本想写“和美乡村”的，名称改成 和美乡村；本地另有的指标可以照写"
    assert codes(file("{金融: {和美湘村: 32个}, 创建: {和美乡村: 5个}}"), known=of_many_names()) == []


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("{概况: {户籍人口: 11263户36420人}}", "分行写：户籍人口: 36420人；户籍人口…: 11263户（…写明数的是什么）"),
        ("{概况: {人口: 4210户15680人}}", "分行写：人口: 15680人；人口…: 4210户（…写明数的是什么）"),
        ("{就业: {帮扶车间: 73个1462人}}", "分行写：帮扶车间: 73个；帮扶车间带动: 1462人"),
        ("{概况: {户籍人口: 11263户}}", "数的是户籍人口的，用人作单位；数的是别的，名称写明是什么，如 户籍人口…: 11263户"),
    ],
)
def test_two_figures_in_one_are_told_apart(body: str, hint: str) -> None:
    found = only(file(body), known=of_many_names())
    assert (found.code, found.hint) == ("D102", hint)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{治理: {矛盾纠纷: {数值: 286个, 调解成功: 281个}}}", [("D102", "治理.矛盾纠纷")]),
        ("{金融: {贷款余额: {数值: 58个, 其中: {甲: 3个}}}}", [("D102", "金融.贷款余额")]),
        ("{金融: {贷款余额: {数值: 8120万元, 其中: {大户: 58个}}}}", [("D091", "金融.贷款余额.其中.大户")]),
    ],
)
def test_one_wrong_unit_is_told_once(body: str, found: list[tuple[str, str]]) -> None:
    assert [(each.code, each.path) for each in validate(file(body), known=of_many_names())[1]] == found


def test_what_counts_another_thing_than_its_whole_is_no_part_of_it() -> None:
    found = only(file("{金融: {贷款余额: {数值: 8120万元, 其中: {大户: 58个}}}}"), known=of_many_names())
    assert found.hint == "不是它的一部分（元和个数的不是一种东西），另写一行：大户: 58个"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("{排查: {集中排查: 2次}}", "轮次"),  # 集中排查次数, by what it is counted in
        ("{排查: {集中排查: 90户}}", "走访"),
        ("{排查: {参保: 99%}}", "参保率"),
        ("{排查: {参保: 9人}}", "居民参保"),
        ("{别处: {参保登记: 99%, 甲: 3户}}", "参保率"),
    ],
)
def test_what_a_name_is_counted_in_says_which_of_two_it_means(body: str, read: str) -> None:
    text = (
        "排查: {走访: {计量单位: [户, 人], 别名: [集中排查]}, 轮次: {计量单位: [轮, 次], 别名: [集中排查次数]}, "
        "居民参保: {计量单位: 人, 别名: [参保, 参保登记]}, 参保率: {类型: 比率, 别名: [参保登记率]}}\n"
    )
    dataset = accepted(file(body), known=read_catalogue(tree_of(text, "indicators.yaml"))[0])
    assert read in dataset.indicators["排查"].children


@pytest.mark.parametrize(("name", "severity"), [("监测帮扶: {监测对象: -5户}", Severity.ERROR), ("就业: {务工人数: -5人}", Severity.WARNING)])
def test_below_zero_is_wrong_where_its_sentence_is_said_whatever_it_is(name: str, severity: Severity) -> None:
    found = only(f"{HEAD}指标: {{{name}}}\n", known=catalogue())
    assert (found.code, found.severity) == ("D124", severity)
