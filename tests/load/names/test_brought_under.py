"""What a clerk calls groups and indicators, read as what the catalogue calls them."""

from __future__ import annotations

from functools import cache

import pytest

from drafting.diagnostics import Severity
from drafting.load.house.catalogue import read_catalogue
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Dataset
from tests.load.validating import HEAD, accepted, codes, only, tree_of, validate
from tests.saying import say

CATALOGUE = """\
同义:
  - [改厕, 户厕改造, 厕所改造]
  - [脱贫人口, 脱贫群众]
  - [脱贫人口收入, 脱贫人口人均收入]
监测帮扶:
  别名: [防返贫监测, 防返贫]
  近组: [帮扶力量]
  监测对象: {计量单位: [户, 人], 构成: [东, 西], 子项: [已消除], 派生: {未消除: =数值 - 已消除}, 别名: [监测户, 三类监测对象]}
  新识别: {计量单位: [户, 人], 别名: [新增]}
  纳入低保: {计量单位: [户, 人], 别名: [监测户低保]}
  限本组: [纳入低保, 新增]
兜底:
  近组: [监测帮扶]
  低保: {计量单位: [户, 人], 别名: [纳入低保]}
  特困人员: {计量单位: [人, 户], 别名: [特困供养]}
帮扶力量:
  网格员: {计量单位: 名, 别名: [村级网格员]}
教育: {学生资助: {计量单位: [人, 元]}, 雨露计划: {计量单位: [人, 元]}}
住房: {危房改造: {计量单位: 户, 用项: [任务]}, 补助资金: {计量单位: 元}}
产业:
  近组: [农田]
  门类: {占比类: {计量单位: "%", 含: [率]}, 收入收益: {计量单位: 元, 含: [收益, 补贴]}, 土地: {计量单位: 亩, 含: [建设, 累计]}}
  蔬菜: {计量单位: 亩, 别名: [高山蔬菜, 蔬菜种植]}
  电站: {计量单位: 座, 性质: 时点, 别名: [建成电站]}
小额信贷: {限本组: [逾期率], 新增: {计量单位: [户, 元]}, 余额: {计量单位: 元, 别名: [小额信贷余额]}, 逾期率: {类型: 比率}}
金融: {限本组: [逾期率, 新增贷款], 近组: [小额信贷], 新增贷款: {计量单位: 元}, 逾期率: {类型: 比率}}
人居环境: {改厕: {计量单位: 户, 性质: 时期, 别名: [农村改厕]}, 卫生厕所: {计量单位: 座, 性质: 时点}}
收入: {脱贫人口收入: {计量单位: 元}}
供水: {限近组: [受益人口], 供水工程: {计量单位: 处}, 受益人口: {计量单位: 人}}
资金项目:
  近组: [产业]
  限本组: [支出, 支出率, 开工]
  衔接资金: {计量单位: 元}
  资金支出: {计量单位: 元, 别名: [支出]}
  支出进度: {类型: 比率, 别名: [支出率]}
  开工项目: {计量单位: 个, 别名: [开工]}
农田: {近组: [产业], 高标准农田: {计量单位: 亩}}
概况: {限近组: [全部], 常住人口: {计量单位: 人}, 乡镇: {计量单位: 个, 别名: [乡]}, 行政村: {计量单位: 个, 别名: [村]}}
"""


@cache
def catalogue() -> Catalogue:
    read, diagnostics = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))
    assert diagnostics == ()
    return read


def read(body: str) -> Dataset:
    return accepted(f"{HEAD}指标: {body}\n", known=catalogue())


def names(body: str) -> dict[str, list[str]]:
    return {group: list(node.children) for group, node in read(body).indicators.items()}


@pytest.mark.parametrize(
    ("body", "read_as"),
    [
        # an alias of an indicator, in its place among the others
        ("{监测帮扶: {甲: 1户, 监测户: 3户, 乙: 2户}}", {"监测帮扶": ["甲", "监测对象", "乙"]}),
        # an alias of a group, with the local figures in it
        ("{防返贫监测: {监测户: 3户, 甲: 1户}}", {"监测帮扶": ["监测对象", "甲"]}),
        # a group whose name begins with one of the catalogue's
        ("{防返贫工作: {甲: 1户}, 强化教育保障: {乙: 2人}}", {"监测帮扶": ["甲"], "教育": ["乙"]}),
        # both names of a group are given: what does not collide comes home
        ("{监测帮扶: {监测对象: 3户}, 防返贫监测: {新增: 2户, 监测户: 9户}}", {"监测帮扶": ["监测对象", "新识别"], "防返贫监测": ["监测户"]}),
        # a third of a local group's indicators are the catalogue's: they go home, the others stay
        ("{惠民: {雨露计划: 3人, 危房改造: 2户, 甲: 1户, 乙: 1户, 丙: 1户, 丁: 1户}}", {"惠民": ["甲", "乙", "丙", "丁"], "教育": ["雨露计划"], "住房": ["危房改造"]}),
        ("{三保障: {雨露计划: 3人, 危房改造: 2户, 甲: 1户}}", {"三保障": ["甲"], "教育": ["雨露计划"], "住房": ["危房改造"]}),
        # most of them are of one group: the local ones come along
        ("{农户安居: {危房改造: 2户, 补助资金: 5元, 甲: 1户}}", {"住房": ["危房改造", "补助资金", "甲"]}),
        # a rate that says nothing of its own follows what it stands behind
        ("{金融: {新增贷款: 5元, 户均: 3元, 小额信贷余额: 8元, 逾期率: 1%}}", {"金融": ["新增贷款", "户均"], "小额信贷": ["余额", "逾期率"]}),
        ("{金融: {小额信贷余额: 8元, 户均: 3元, 逾期率: 1%}}", {"金融": ["户均", "逾期率"], "小额信贷": ["余额"]}),
        # names that say their group only there, beside one that says it anywhere
        ("{要素: {衔接资金: 9元, 支出: 8元, 支出率: 88%, 甲: 1亩}}", {"资金项目": ["衔接资金", "资金支出", "支出进度", "甲"]}),
        # a near group
        ("{资金项目: {茶园收益: 3元}}", {"产业": ["茶园收益"]}),
        ("{监测帮扶: {村级网格员: 9名}}", {"帮扶力量": ["网格员"]}),
        # outside its group a name that is silent about whom it counts means those of another group, or nobody
        ("{低收入人口: {纳入低保: 25071人, 特困供养: 3284人}}", {"兜底": ["低保", "特困人员"]}),
        ("{低收入人口: {监测户低保: 9人, 新识别: 3户}}", {"监测帮扶": ["纳入低保", "新识别"]}),
        ("{兜底: {新增: 2户, 监测户低保: 9人}}", {"兜底": ["新增"], "监测帮扶": ["纳入低保"]}),
        # a group inside a group
        ("{住房: {甲: 1户, 小额信贷: {新增: 3户, 逾期率: 1%}}}", {"住房": ["甲"], "小额信贷": ["新增", "逾期率"]}),
        ("{住房: {甲: 1户, 小额信贷: {金额: 5元, 新增: 3户, 余额: 8元}}}", {"住房": ["甲"], "小额信贷": ["金额", "新增", "余额"]}),
        ("{住房: {甲: 1户, 小额信贷: {新增: 3户}}, 小额信贷: {逾期率: 1%}}", {"住房": ["甲"], "小额信贷": ["逾期率", "新增"]}),
        # what only one place of the catalogue can mean goes there from anywhere
        ("{消费帮扶: {危房改造: 2户, 甲: 1个, 乙: 1个, 丙: 1个}}", {"消费帮扶": ["甲", "乙", "丙"], "住房": ["危房改造"]}),
        ("{产业: {雨露计划: 3人, 学生资助: 2人}, 教育: {学生资助: 9人}}", {"产业": ["学生资助"], "教育": ["学生资助", "雨露计划"]}),
        # words of one meaning, one inside another too
        ("{人居环境: {农村户厕改造: 3户}}", {"人居环境": ["改厕"]}),
        ("{村容: {厕所改造户数: 3户}, 增收: {脱贫群众人均收入: 9元}}", {"人居环境": ["改厕"], "收入": ["脱贫人口收入"]}),
        # the words of a day and of a year that change nothing
        ("{监测帮扶: {年末监测户: 3户}, 人居环境: {期末卫生厕所: 3座, 年初以来改厕: 2户}}", {"监测帮扶": ["监测对象"], "人居环境": ["卫生厕所", "改厕"]}),
        # words of doing and counting
        ("{住房: {实施危房改造户数: 2户, 发放补助资金: 5元}}", {"住房": ["危房改造", "补助资金"]}),
    ],
)
def test_it_is_read_as(body: str, read_as: dict[str, list[str]]) -> None:
    assert names(body) == read_as


@pytest.mark.parametrize(
    "body",
    [
        "{主题教育: {学习: 3次}}",  # 教育 is not what it begins with
        "{妇联: {低保: 3人, 甲: 1个, 乙: 2个}}",  # one known indicator makes no group
        "{惠民: {低保: 3人, 蔬菜: 2亩, 甲: 1户, 乙: 1户, 丙: 1户, 丁: 1户, 戊: 1户}}",
        "{监测帮扶: {监测对象: 3户, 监测户: 9户}}",  # the real name is given too
        "{住房: {危房改造资金: 5元}}",  # without 资金 it is a figure in another unit
        "{丙: {新增: 2户, 丁: 3户}}",
        "{资金项目: {资金到户率: 56%, 收益: 3元}}",  # the rate of what, the yield of what: of what stands around them
        "{要素: {受益人口: 3人, 支出: 8元, 开工: 3个}}",  # each says too little, and nothing says enough
        "{要素: {支出: 8元, 支出率: 88%, 开工: 3个, 甲: 1亩}}",  # of what, nothing here says
        "{甲组: {受益人口: 3人, 乙: 1个}, 丙组: {常住人口: 3人, 丁: 1个}}",  # whose, only its own group and those near it say
        "{农田: {建设: 6亩, 累计: 9亩, 补贴资金: 3元}}",  # of what, only the group says
        "{人居环境: {年末改厕: 2户}}",  # what stands at the end of a year was not done in it
        "{丙: {户厕改造: 2亩, 丁: 3户}}",  # another unit
        "{本地安居: {危房改造: 2户, 补助资金: 5元}, 产业: {本地雨露计划: 3人}}",  # as the remark says to call what is another thing
        "{产业: {今年建成电站: 2座}}",  # what was built this year is not what there is
        "{监测帮扶: {监测户: 2个}, 产业: {高山蔬菜: 76%}}",  # an alias in a unit of another kind
        "{住房: {小额信贷: {数值: 9户, 新增: 3户}}}",  # a figure of its own is no group
        "{住房: {小额信贷: {甲: 3户, 乙: 4户}}}",
        "{住房: {小额信贷: {新增: 3户}}, 小额信贷: {新增: 4户}}",
    ],
)
def test_it_stays_as_it_is_called(body: str) -> None:
    dataset = read(body)
    assert dataset.renamed == {}


def test_a_remark_a_group_says_what_is_read_as_what() -> None:
    found = only(f"{HEAD}指标: {{救助: {{低保: 3户, 特困供养: 2户}}}}\n", known=catalogue())
    assert (found.code, found.severity, found.path) == ("D105", Severity.INFO, "救助")
    assert found.message == "救助：按目录来读：当作“兜底”组"
    assert codes(f"{HEAD}指标: {{救助: {{低保: 3户, 特困供养: 2户}}}}\n", known=catalogue(), strict=True) == ["D105"]
    assert codes(f"{HEAD}指标: {{监测帮扶: {{监测户: 3户}}}}\n", known=catalogue(), strict=True) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{监测帮扶: {监测户: 3户, 网格员: 4名}}", []),  # which its 近组 has, by that very name
        ("{监测帮扶: {监测户: 3户, 村级网格员: 4名}}", []),
        ("{监测帮扶: {监测户: 3户, 配备网格员: 4名}}", ["D105"]),  # only like it
        ("{住房: {危房改造: 3户, 网格员: 4名}}", ["D105"]),  # not near
    ],
)
def test_what_the_catalogue_expects_in_the_group_is_not_told(body: str, told: list[str]) -> None:
    assert codes(f"{HEAD}指标: {body}\n", known=catalogue()) == told


def test_a_finding_of_what_was_renamed_stands_at_its_line() -> None:
    text = f"{HEAD}指标:\n  防返贫监测:\n    监测户: 3护\n"
    found = next(each for each in validate(text, known=catalogue())[1] if each.code == "D081")
    assert (found.place.line, found.place.column) == (5, 10)
    dataset = accepted(text.replace("护", "户"), known=catalogue())
    assert dataset.tree.place(("指标", "监测帮扶", "监测对象")).line == 5


@pytest.mark.parametrize(
    ("template", "data", "printed"),
    [
        ("{{ 监测帮扶.监测对象 }}，{{ 监测帮扶.监测对象.未消除 }}。", "防返贫监测: {监测户: {数值: 9户20人, 已消除: 4户8人}}", "9户20人，5户12人。"),
        ("{{ 教育.雨露计划 }}，{{ 住房.危房改造 }}。", "三保障: {雨露计划: 3人, 危房改造: 2户}", "3人，2户。"),
    ],
)
def test_its_sentence_says_it(template: str, data: str, printed: str) -> None:
    assert say(template, data, catalogue=CATALOGUE) == printed


@pytest.mark.parametrize(
    ("template", "data", "printed"),
    [
        ("{{ 产业.蔬菜.叫法 }}{{ 产业.蔬菜 }}。", "产业: {蔬菜: 3亩}", "蔬菜3亩。"),
        ("{{ 产业.蔬菜.叫法 }}{{ 产业.蔬菜 }}。", "产业: {全县高山蔬菜面积: 3亩}", "高山蔬菜3亩。"),
        ("{{ 产业.蔬菜.叫法 }}{{ 产业.蔬菜 }}。", "产业: {蔬菜种植: 3亩}", "蔬菜3亩。"),
        ("好[[，{{ 产业.蔬菜.叫法 }}{{ 产业.蔬菜 }}]]。", "产业: {甲: 3亩}", "好。"),
        ("抓{{ 监测帮扶.叫法 }}，{{ 监测帮扶.监测对象 }}。", "防返贫工作: {监测户: 9户}", "抓防返贫，9户。"),
    ],
)
def test_a_sentence_can_say_what_the_data_calls_it(template: str, data: str, printed: str) -> None:
    assert say(template, data, catalogue=CATALOGUE) == printed


def test_what_no_sentence_says_is_called_as_in_the_file() -> None:
    data = "防返贫工作: {发放监测户低保: 9户}\n产业: {全县高山蔬菜面积: 3亩}"
    assert say("{% 其余 %}", data, catalogue=CATALOGUE) == "防返贫工作方面，发放监测户低保9户。\n产业方面，全县高山蔬菜面积3亩。"


def test_the_data_s_own_text_finds_what_moved_out_of_its_group() -> None:
    own = "好: 新增{{ 住房.小额信贷.新增 }}。"
    text = "{% 文字材料 好 %}{% 文字材料完 %}"
    assert say(text, "住房: {甲: 1户, 小额信贷: {新增: 3户}}", catalogue=CATALOGUE, own=own) == "新增3户。"


@pytest.mark.parametrize("name", ["防返贫监测.监测户", "监测帮扶.监测户", "防返贫监测.监测对象", "监测帮扶.监测对象"])
def test_the_data_s_own_text_may_use_either_name(name: str) -> None:
    text = "{% 文字材料 好 %}{% 文字材料完 %}"
    own = f"好: 共{{{{ {name} }}}}。"
    assert say(text, "防返贫监测: {监测户: 9户}", catalogue=CATALOGUE, own=own) == "共9户。"


@pytest.mark.parametrize("formula", ["=监测户 - 新增", "=监测对象 - 新识别", "=防返贫监测.监测户 - 监测帮扶.新增"])
def test_formulas_may_use_either_name(formula: str) -> None:
    assert say("{{ 监测帮扶 }}{% 其余 监测帮扶 %}".replace("{{ 监测帮扶 }}", ""), f"防返贫监测: {{监测户: 9户, 新增: 2户, 差: {formula}}}", catalogue=CATALOGUE) == (
        "监测户9户，新增2户，差7户。"
    )


def test_a_formula_that_moved_finds_what_stood_beside_it() -> None:
    data = "三保障: {甲: 8户, 危房改造: =甲 - 雨露, 雨露: 2户, 雨露计划: 3人}"
    assert say("{{ 住房.危房改造 }}。", data, catalogue=CATALOGUE) == "6户。"


def test_catalogues_that_name_a_group_twice_are_told() -> None:
    for text, path in (
        ("甲: {别名: [丙], 子: 个}\n乙: {别名: [丙], 丑: 个}\n", "乙.别名"),
        ("甲: {别名: [乙], 子: 个}\n乙: {丑: 个}\n", "甲.别名"),
        ("甲: {近组: [丁], 子: 个}\n", "甲.近组"),
        ("甲: {限本组: [丑], 子: 个}\n", "甲.限本组"),
    ):
        _, found = read_catalogue(tree_of(text))
        assert [each.path for each in found] == [path]


def test_the_advice_of_a_remark_is_no_reason_for_another() -> None:
    body = "{防返贫动态监测: {监测户: 3户, 新增: 2户}}"
    (found, *_) = validate(f"{HEAD}指标: {body}\n", known=catalogue())[1]
    assert "换个名称，如“本地" in found.hint
    assert codes(f"{HEAD}指标: {body.replace('防返贫动态监测', '本地防返贫动态监测')}\n", known=catalogue()) == []


def test_a_name_that_says_it_is_local_is_advised_otherwise() -> None:
    read = read_catalogue(tree_of("就业: {县内务工: {计量单位: 人, 别名: [本地用工点]}}\n", "indicators.yaml"))[0]
    found = only(f"{HEAD}指标: {{就业: {{本地用工点: 3人}}}}\n", known=read)
    assert "如“另有本地用工点”" in found.hint
    assert codes(f"{HEAD}指标: {{就业: {{另有本地用工点: 3人}}}}\n", known=read) == []


def test_a_remark_says_once_where_a_figure_ended_though_its_group_moved_too() -> None:
    found = only(f"{HEAD}指标: {{防返贫监测: {{监测户: 3户, 新增: 2户, 特困供养: 4人}}}}\n", known=catalogue())
    assert found.message == "防返贫监测：按目录来读：特困供养当作“兜底”组的“特困人员”"
    assert found.place is not None


@pytest.mark.parametrize(
    "body",
    [
        "{防返贫: {监测户: 3户, 新增: 2户}}",  # names that the catalogue says are the same
        "{人居环境: {户厕改造: 3户, 卫生厕所数: 2座}}",  # words of one meaning, words that say no more
    ],
)
def test_what_is_plainly_one_thing_is_not_remarked(body: str) -> None:
    found = validate(f"{HEAD}指标: {body}\n", known=LIKE)[1]
    assert found == ()


LIKE = read_catalogue(
    tree_of(
        "同义:\n  - [改厕, 户厕改造]\n  - [监测对象, 监测户]\n监测帮扶:\n  别名: [防返贫]\n  监测对象: {计量单位: 户}\n"
        "  新识别: {计量单位: 户, 别名: [新增]}\n人居环境: {改厕: {计量单位: 户}, 卫生厕所: {计量单位: 座}}\n"
        "产业: {食用菌: {计量单位: 亩, 别名: [香菇, 木耳菌包]}, 加工企业: {计量单位: 家, 别名: [海产品加工企业]}}\n"
        "医疗: {居民参保: {计量单位: 人, 别名: [医保参保]}}\n",
        "indicators.yaml",
    )
)[0]


def test_names_of_other_words_are_told_in_one_remark_the_least_alike_first() -> None:
    body = "  产业:\n    香菇: 3亩\n    海产品加工企业: 6家\n  三保障:\n    医保参保: 62358人\n  监测帮扶:\n    监测户: 5户\n"
    found = [each for each in validate(f"{HEAD}指标:\n{body}", known=LIKE)[1] if each.code == "D106"]
    assert [each.message.partition("：")[2] for each in found] == [
        "名称不同，按目录来读：香菇当作“食用菌”（5行）；医保参保当作“医疗”组的“居民参保”（8行）"
    ]
    assert found[0].hint == "是一回事的不用改；不是一回事的，换个名称，如“本地香菇”"
    assert found[0].severity is Severity.INFO


def test_many_names_of_other_words_are_named_and_the_first_told() -> None:
    entries = "".join(f"  甲乙丙丁{letter}: {{计量单位: 个, 别名: [子丑寅卯{letter}]}}\n" for letter in "戊己庚辛壬癸辰巳午未")
    read = read_catalogue(tree_of(f"产业:\n{entries}", "indicators.yaml"))[0]
    body = "".join(f"    子丑寅卯{letter}: 3个\n" for letter in "戊己庚辛壬癸辰巳午未")
    found = only(f"{HEAD}指标:\n  产业:\n{body}", known=read)
    assert found.message.count("当作") == 8
    assert found.message.endswith("；还有 子丑寅卯午、子丑寅卯未")


def test_so_many_townships_of_something_are_not_all_that_there_are():
    assert names("{文明创建: {县: 1个, 乡: 2个, 村: 12个}}") == {"文明创建": ["县", "乡", "村"]}
    assert names("{行政区划: {乡: 2个, 村: 12个}}") == {"概况": ["乡镇", "行政村"]}
