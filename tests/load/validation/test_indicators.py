"""指标: short forms, the node's own keys, and errors that name the indicator and its place."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.diagnostics import Severity
from drafting.load.house.catalogue import read_catalogue
from drafting.load.names.amounts.worded_figures import OF_A_CHANGE
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.values import Formula, Marker, Ordinal
from tests.load.validating import HEAD, accepted, codes, only, tree_of, validate


def group(body: str) -> Indicator:
    return accepted(f"{HEAD}指标: {{组: {body}}}").indicators["组"]


def node(body: str) -> Indicator:
    return group(f"{{项: {body}}}").children["项"]


def problem(body: str) -> tuple[str, str | None]:
    found = only(f"{HEAD}指标: {{组: {{项: {body}}}}}")
    return found.code, found.path


class TestShortForms:
    def test_a_measure_alone_is_the_value(self) -> None:
        value = node("363户1102人").value
        assert isinstance(value, Measure)
        assert value.units == ("户", "人")

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("待补", Marker.OWED),
            ("不适用", Marker.NOT_APPLICABLE),
            ("=就业.甲 / 就业.乙", Formula("就业.甲 / 就业.乙")),
            ("全省第三", Ordinal("全省第三", 3)),
        ],
    )
    def test_other_values(self, text: str, value: object) -> None:
        assert node(text).value == value

    def test_an_empty_value_is_absent_and_not_owed(self) -> None:
        assert node("").value is None
        assert node("{数值: , 任务: }") == Indicator()

    def test_compared_figures_take_both_forms(self) -> None:
        short = node("{数值: 422人, 任务: 50人, 上年同期: 9人, 上年末: 8人, 基期: 383人}")
        full = node("{数值: 422人, 基期: {数值: 383人, 统计期间: 2019年底}}")
        assert short.target == node("50人")
        assert (short.same_period_last_year, short.end_of_last_year) == (node("9人"), node("8人"))
        assert full.base is not None
        assert full.base.period == "2019年底"
        assert full.base.value == node("383人").value

    def test_a_unit_of_its_own_completes_a_bare_number(self) -> None:
        assert node("{数值: 5361, 计量单位: 户}").value == node("5361户").value


class TestNodes:
    def test_other_keys_are_children_beside_a_value(self) -> None:
        found = node("{数值: 2078户4959人, 已消除: 1800户4300人, 提供单位: 县防返贫监测中心, 截至: 2021-11-30}")
        assert found.value == node("2078户4959人").value
        assert list(found.children) == ["已消除"]
        assert (found.provider, found.as_of) == ("县防返贫监测中心", date(2021, 11, 30))

    def test_parts_and_subsets_nest(self) -> None:
        found = node("{构成: {甲: {数值: 3户, 其中: {乙: 1户}}}}")
        assert found.value is None
        assert found.parts["甲"].subset["乙"] == node("1户")

    def test_derived_values_may_be_stated(self) -> None:
        found = node("{数值: 597个, 任务: 760个, 完成率: 80%}")
        assert str(found.stated["完成率"]) == "80%"
        assert found.children == {}

    def test_words_of_the_model_are_ordinary_names_in_the_file(self) -> None:
        found = node("{children: {stated: 3户}, value: 5户}")
        assert found.children["children"].children["stated"] == node("3户")
        assert found.children["value"] == node("5户")

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("《甲》", ("《甲》",)),
            ("[《甲》, 《乙》]", ("《甲》", "《乙》")),
            ("{省级: [甲], 市级: [乙, 丙]}", {"省级": ("甲",), "市级": ("乙", "丙")}),
        ],
    )
    def test_name_lists_are_lists_or_maps_of_lists(self, text: str, names: object) -> None:
        assert node(f"{{名录: {text}}}").names == names

    @pytest.mark.parametrize(
        "text", ["全省第三", "跃居全市前列", "第1名", "2021年度先进集体", "7月中旬", "全市唯一一个"]
    )
    def test_a_statement_says_what_is_no_number(self, text: str) -> None:
        assert node(f"{{表述: {text}}}").statement == text

    @pytest.mark.parametrize("text", ["目前", "6月底", "11月30日"])
    def test_dates_in_words_pass(self, text: str) -> None:
        assert node(f"{{数值: 3户, 截至: {text}}}").as_of == text

    @pytest.mark.parametrize("text", ["2021-11-30", "2021/11/30", "2021.11.30", "2021年11月30日"])
    def test_dates_are_dates(self, text: str) -> None:
        assert node(f"{{数值: 3户, 截至: {text}}}").as_of == date(2021, 11, 30)


class TestErrors:
    @pytest.mark.parametrize(
        ("body", "code", "path"),
        [
            ("三千", "D080", "组.项"),
            ("很多", "D080", "组.项"),
            ("{数值: {a: 3户}}", "D085", "组.项"),
            ("{数值: [3户]}", "D085", "组.项"),
            ("[甲, 乙]", "D085", "组.项"),
            ("{构成: 5户}", "D085", "组.项.构成"),
            ("{构成: {甲: {任务: 很多}}}", "D080", "组.项.构成.甲.任务"),
            ("{其中: {甲: {截至: 2021-02-29}}}", "D070", "组.项.其中.甲.截至"),
            ("{数值: 3户, 截至: 2021-13-40}", "D070", "组.项.截至"),
            ("{数值: 3户, 截至: 13月5日}", "D070", "组.项.截至"),
            ("{数值: 3户, 截至: 2021-11}", "D070", "组.项.截至"),
            ("{数值: 3户, 截至: [甲]}", "D085", "组.项.截至"),
            ("{数值: 3户, 提供单位: [甲]}", "D085", "组.项.提供单位"),
            ("{数值: 3户, 备注: {甲: 乙}}", "D085", "组.项.备注"),
            ("{数值: 3户, 完成率: {数值: 5%}}", "D085", "组.项.完成率"),
            ("{名录: [甲, {乙: 丙}]}", "D085", "组.项.名录.2"),
            ("{名录: {甲: [{乙: 丙}]}}", "D085", "组.项.名录.甲.1"),
            ("{名录: {甲: {乙: 丙}}}", "D085", "组.项.名录.甲"),
            ("{表述: 一二三四五六七八九十一二三四五六七八九十一}", "D084", "组.项.表述"),
            ("{表述: 覆盖率达到90%}", "D084", "组.项.表述"),
            ("{表述: 三千户}", "D084", "组.项.表述"),
            ("{表述: 两个}", "D084", "组.项.表述"),
            ("{表述: 投入1.2亿}", "D084", "组.项.表述"),
            ("{children: {children: 三千}}", "D080", "组.项.children.children"),
            ('"{{ 甲 }}"', "D080", "组.项"),
            ('{"{% 甲 %}": 3户}', "D088", "组.项.{% 甲 %}"),
            ("{数值: 5户12人, 户: 5户}", "D089", "组.项.户"),
            ("{数值: 5万元, 其中: {万元: 5万元}}", "D089", "组.项.其中.万元"),
            ("{数值: 20户, 构成: {甲: 12人}}", "D091", "组.项.构成.甲"),
            ("{构成: {甲: 12户, 乙: 8人}}", "D091", "组.项.构成.乙"),
            ("{数值: 20户50人, 构成: {甲: 12户30元}}", "D093", "组.项.构成.甲"),
            ("{数值: 217户, 任务: 50个}", "D092", "组.项.任务"),
            ("{数值: 58家, 同比增减: -13户}", "D092", "组.项.同比增减"),
            ("{数值: 58家, 同比: 下降13户}", "D092", "组.项.同比增减"),
            ("12个村子", "D082", "组.项"),
            ("5361", "D083", "组.项"),
        ],
    )
    def test_each_has_its_code_and_path(self, body: str, code: str, path: str) -> None:
        assert problem(body) == (code, path)

    @pytest.mark.parametrize("change", ["同比: 0.5个千分点", "同比增减: 0.5个千分点", "同比增减: 0.5‰"])
    def test_a_rate_in_thousandths_moves_by_thousandths(self, change: str) -> None:
        assert node("{数值: 3.7‰, 上年同期: 3.2‰, " + change + "}").stated

    @pytest.mark.parametrize(
        ("typed", "hint"),
        [
            ("支出最快: 松澧县91.6%", "写成 {数值: 91.6%, 表述: 松澧县}"),
            ("支出最快: {数值: 松澧县91.6%}", "数值: 91.6%，旁边写 表述: 松澧县"),
            ("农业保险: {数值: 5户, 完成率: 增长5%}", "完成率写现在是多少，不写增长了多少"),
            ("农业保险: 一百三十二户418人", "写成 132户418人"),
            ("农业保险: 下降5%", "数值写现在的数，同比写在旁边：{数值: …, 同比: -5%}；只有这一句的，写 {同比: -5%}"),
            ("用水量变化: 下降23.4%", "名称说的就是变化，这里写 -23.4%（下降、减少的写负数）"),
            ("人口净增: 减少5人", "名称说的就是变化，这里写 -5人（下降、减少的写负数）"),
            ("农业保险: ↑5%", "数值写现在的数，同比写在旁边：{数值: …, 同比: 5%}；只有这一句的，写 {同比: 5%}"),
            ("农业保险: 降5%", "数值写现在的数，同比写在旁边：{数值: …, 同比: -5%}；只有这一句的，写 {同比: -5%}"),
            ("农业保险: {数值: 5户, 完成率: 提高5个百分点}", "完成率写现在是多少，不写提高了多少"),
            ("农业保险: 减少5户", "数值写现在的数，同比增减写在旁边：{数值: …, 同比增减: -5户}"),
            ("农业保险: 增长2倍", "数值写现在的数，同比写在旁边：{数值: …, 同比: 2倍}；只有这一句的，写 {同比: 2倍}"),
            ("农业保险: 较上年末增长5%", "数值写现在的数，较上年末写在旁边：{数值: …, 较上年末: 5%}"),
            ("农业保险: 比年初增加26人", "数值写现在的数，较上年末增减写在旁边：{数值: …, 较上年末增减: 26人}"),
            ("农业保险: {数值: 5户, 比年初: 增加2户}", "数值写现在的数，较上年末增减写在旁边：{数值: …, 较上年末增减: 2户}"),
            ("农业保险: {数值: 5户, 同比: 净增2户}", "写成 同比增减: 2户"),
            ("农业保险: {数值: 3%, 任务: 控制在4%以内}", "写成 任务: 不超过4%"),
            ("农业保险: {数值: 5户, 任务: 下降3.5%}", OF_A_CHANGE),
            ("农业保险: 去年120户", "数值写现在的数，上年同期写在旁边：{数值: …, 上年同期: 120户}"),
            ("农业保险: 目标任务120户", "数值写现在的数，任务写在旁边：{数值: …, 任务: 120户}"),
            ("农业保险: 其中120户", "总数和它的一部分分开写：{数值: …, 其中: {某类: 120户}}"),
            ("农业保险: 保费3280万元", "“保费”是名称，写成 {保费: 3280万元}，印作“农业保险保费3280万元”"),
            ("农业保险: {数值: 保费3280万元}", "“保费”是名称：不写“数值”，写 保费: 3280万元"),
            ("先进集体: 全省乡村振兴先进集体4个", "名称写全：全省乡村振兴先进集体: 4个"),
            ("摘帽时间: 2019年4月", "写成 {表述: 2019年4月}"),
            ("某项: 保费若干3", "写数和单位"),
            ("某项: {数值: 86户, 单位: 户}", "写成 计量单位: 户，或者直接跟在数后面：数值: 86户 的样子"),
        ],
    )
    def test_words_before_a_figure_have_a_place(self, typed: str, hint: str) -> None:
        found = only(f"{HEAD}指标: {{组: {{{typed}}}}}")
        assert found.code == "D080"
        assert hint in found.hint

    @pytest.mark.parametrize("typed", ["{数值: 91.6%, 表述: 松澧县}", "{保费: 3280万元}", "{表述: 2019年4月}"])
    def test_what_is_advised_is_accepted(self, typed: str) -> None:
        assert codes(f"{HEAD}指标: {{组: {{某项: {typed}}}}}") == []

    def test_a_part_of_what_stands_beside_the_figure_is_told_its_place(self) -> None:
        found = only(f"{HEAD}指标: {{组: {{车间: {{数值: 37家, 吸纳: 1876人, 其中: {{脱贫人口: 812人}}}}}}}}")
        assert (found.code, found.hint) == (
            "D091",
            "是“吸纳”的一部分的，写成 吸纳: {数值: 1876人, 其中: {脱贫人口: 812人}}；不是的，另写一行：脱贫人口: 812人",
        )
        found = only(f"{HEAD}指标: {{组: {{车间: {{数值: 37家, 吸纳: {{数值: 1876人, 上年同期: 9人}}, 其中: {{脱贫人口: 812人}}}}}}}}")
        assert found.hint == "是“吸纳”的一部分的，写在“吸纳”里面：其中: {脱贫人口: 812人}；不是的，另写一行：脱贫人口: 812人"
        assert codes(f"{HEAD}指标: {{组: {{车间: {{数值: 37家, 吸纳: {{数值: 1876人, 其中: {{脱贫人口: 812人}}}}}}}}}}") == []

    def test_all_that_is_wrong_with_a_statement_is_told_at_once(self) -> None:
        long = "选定食用菌、中药材等主导产业并引进6家龙头企业投资36.5万元"
        found = only(f"{HEAD}指标: {{产业帮扶: {{主导产业: {{表述: {long}}}}}}}")
        assert found.message.endswith(f"表述有{len(long)}个字，最多20个字，里面有数量“6家、36.5万元”")
        assert found.hint == "整段写在最外层的“文字材料”里，名称用组名：文字材料: {产业帮扶: …}；这里删去"
        found = only(f"{HEAD}指标: {{组: {{审计: {{表述: 追回36.5万元处分5名}}}}}}")
        assert found.message.endswith("表述里有数量“36.5万元、5名”")
        assert found.hint == "数写在“数值”里才能核对：数值: 36.5万元，5名另写一行；表述里不写数"

    @pytest.mark.parametrize(
        ("name", "value", "found"),
        [
            ("行政村", "12个村", ["D082"]),  # would print 行政村12个村
            ("参与企业", "86家企业", ["D082"]),
            ("五级书记遍访", "241个村", []),  # nothing else says what is counted
            ("约谈", "2个县", []),
            ("约谈", "2个达标", ["D082"]),
            ("渔船安全检查", "1864艘次", []),
            ("飞播作业", "36架次", []),
        ],
    )
    def test_a_noun_is_typed_where_the_name_does_not_say_it(self, name: str, value: str, found: list[str]) -> None:
        known = read_catalogue(tree_of("组: {脱贫县: 个, 脱贫村: 个, 龙头企业: 家}\n", "indicators.yaml"))[0]
        assert codes(f"{HEAD}指标: {{别组: {{{name}: {value}}}}}", known=known) == found

    def test_the_message_names_the_indicator_and_the_hint_says_what_to_type(self) -> None:
        found = only(f"{HEAD}指标:\n  监测帮扶:\n    监测对象:\n      数值: 三千\n")
        assert found.message.startswith("监测帮扶.监测对象：")
        assert "3000" in found.hint
        assert str(found.place) == "data.yaml:6:11"
        assert found.excerpt == "三千"

    @pytest.mark.parametrize(
        ("body", "hint"),
        [
            ("  监测帮扶:\n    监测对象:\n      户数：5361户\n", "户数: 5361户"),  # alone below its name: one word to YAML
            ("  监测帮扶:\n    监测对象: ｛数值：5户｝\n", "括号要用半角"),
            ("  监测帮扶:\n    监测对象: 5户\n      其中：3户\n", "下一行"),
            ("  监测帮扶：5户\n", "监测帮扶: 5户"),
        ],
    )
    def test_a_slip_of_the_keyboard_that_still_parsed_is_explained(self, body: str, hint: str) -> None:
        assert hint in only(f"{HEAD}指标:\n{body}").hint

    def test_parts_of_one_family_may_mix_units(self) -> None:
        assert codes(f"{HEAD}指标: {{组: {{项: {{数值: 1.2亿元, 构成: {{甲: 6000万元, 乙: 0.6亿元}}}}}}}}") == []

    def test_a_bare_part_takes_the_unit_of_its_whole(self) -> None:
        assert codes(f"{HEAD}指标: {{组: {{项: {{数值: 85.444万元, 构成: {{甲: 38.526万元, 乙: 46.9180}}}}}}}}") == [
            "D083"
        ]

    @pytest.mark.parametrize(
        ("typed", "hint"),
        [
            ("展示: 320块", "是钱的，写成 320元；是牌子、地块的，名称里写明（展示标识牌、展示地块），照写 320块"),
            ("补助标准: 320块", "写成 320元"),
            ("农业保险: 12座80%", "写成 {数值: 12座, 占比: 80%}；是完成率、进度的，名称照实写"),
            ("农业保险: 12个示范点36户", "几个数里要说明的分成几项写，名称里写明“示范点”"),
            ("农业保险: 500元每亩", "写成 500元/亩"),
        ],
    )
    def test_what_is_odd_is_said_with_what_was_meant(self, typed: str, hint: str) -> None:
        _, (found,) = validate(f"{HEAD}指标: {{组: {{{typed}}}}}")
        assert found.hint == hint

    def test_what_is_counted_in_pieces_by_its_name_is_no_money(self) -> None:
        assert codes(f"{HEAD}指标: {{组: {{宣传牌: 320块}}}}") == []

    def test_an_unknown_unit_is_a_warning_and_an_error_under_strict(self) -> None:
        text = f"{HEAD}指标: {{组: {{项: 5361护}}}}"
        dataset, (found,) = validate(text)
        assert dataset is not None
        assert (found.code, found.severity) == ("D081", Severity.WARNING)
        assert "5361户" in found.hint
        dataset, (found,) = validate(text, strict=True)
        assert dataset is None
        assert found.severity is Severity.ERROR

    def test_the_same_odd_value_is_reported_at_each_of_its_places(self) -> None:
        _, found = validate(f"{HEAD}指标: {{组: {{甲: 5护, 乙: 5护}}}}")
        assert [each.path for each in found] == ["组.甲", "组.乙"]

    def test_all_problems_come_at_once_in_the_order_of_the_file(self) -> None:
        dataset, found = validate(
            f"{HEAD}指标:\n  组:\n    甲: 三千\n    乙: {{数值: 5361护, 截至: 2021-13-40}}\n"
            "    丙: {数值: 20户, 构成: {丁: 5人}}\n    戊: 5园\n"
        )
        assert dataset is None
        assert [each.code for each in found] == ["D080", "D081", "D070", "D091", "D081"]
        assert [each.place.line for each in found if each.place] == [5, 6, 6, 7, 8]

    def test_groups_named_like_built_ins_are_refused(self) -> None:
        for name in ("单位", "报告期", "提法", "全辖", "自称", "公文"):
            assert codes(f"{HEAD}指标: {{{name}: {{甲: 3户}}}}") == ["D090"]

    def test_names_that_cannot_be_addressed_are_allowed(self) -> None:
        assert codes(f"{HEAD}指标: {{组: {{7月中旬: 3户, 甲.乙: 5户, 138+N: 2个}}}}") == []

    def test_markup_and_odd_characters_in_text_are_literal(self) -> None:
        found = group('{项: {数值: 3户, 备注: "**{{ 甲 }}** # | <b>"}}').children["项"]
        assert found.note == "**{{ 甲 }}** # | <b>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{就业: {甲: -5户, 乙: −5户}}", ["D124", "D124"]),
        ("{就业: {甲: {数值: 5户, 构成: {东: -1户, 西: 6户}}}}", ["D124"]),
        ("{就业: {甲: {数值: 5户, 同比增减: -5户}, 净增户数: -2户, 甲增减: -1人}}", []),
        ("{就业: {甲: -2.5%, 乙: -3℃, 丙: -5米, 丁: -0.5个百分点}}", []),
        ("{就业: {甲: -5万元}}", ["D124"]),
        ("{就业: {甲: －5.3亩, 乙: {数值: 5吨, 上年同期: -3吨}}}", ["D124", "D124"]),
        ("{就业: {甲: -5人次-3万元}}", ["D124", "D124"]),
        ("{就业: {土地出让冲销: -3万元, 增值税退库额: -3万元, 某项调整: -5人, 编制变动: -3名, 预算核减: -3万元}}", []),
        ("{就业: {结构调整: {甲: -5亩}}, 种植: {结构调整: -5亩, 退库处理点: -3个}}", ["D124", "D124", "D124"]),
        ("{就业: {同比减亏: -5万元}}", ["D124"]),  # which it is the other way round
        ("{就业: {投资增减: -5万元, 净收入: -3万元, 利润: -8万元, 本年盈亏: -1元, 结余: -2万元, 甲: {数值: 5万元, 同比增减: -3万元}}}", []),
    ],
)
def test_a_count_or_an_amount_below_zero_is_noticed(body: str, found: list[str]) -> None:
    assert codes(f"{HEAD}指标: {body}\n") == found


@pytest.mark.parametrize("value", ["-5户", "-5万元"])
def test_what_is_said_of_a_figure_below_zero_is_so(value: str) -> None:
    found = only(f"{HEAD}指标: {{就业: {{甲: {value}}}}}\n")
    assert found.message == f"就业.甲：{value}是负数"
    assert found.hint.endswith("；确是负的，行末写 # 情况属实 D124：理由")  # no draft prints it undoubted


def test_a_count_below_zero_in_a_table_is_noticed() -> None:
    text = f"{HEAD}指标: {{}}\n明细表: {{各乡: [{{乡: 甲, 户数: -5户}}, {{乡: 乙, 户数: 6户}}]}}\n"
    assert codes(text) == ["D124"]


def test_of_two_units_the_one_that_is_none_is_to_be_changed() -> None:
    hints = [each.hint for each in validate(f"{HEAD}指标: {{组: {{项: {{数值: 12护, 任务: 10户}}}}}}\n")[1] if each.code == "D092"]
    assert hints == ["数值也用“户”作单位"]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("就业率: {数值: 91.2%, 同比: 提高0.8百分点}", "写成 0.8个百分点"),
        ("能耗: {数值: 0.52吨, 任务: -3.5%}", OF_A_CHANGE),
        ("损失: {数值: 100万元, 多挽回: -30万元}", "名称“多挽回”说的是多了、增了：其实是少了的，名称改成“少挽回”，数写成 30万元；只是多打了减号的，去掉减号"),
        ("窗口: {数值: 12个, 增加: -2个}", "名称“增加”说的是多了、增了：其实是少了的，名称改成“减少”，数写成 2个；只是多打了减号的，去掉减号"),
        ("亿元GDP死亡率: 0.021", "数后面写上单位：0.021人/亿元"),
    ],
)
def test_advice_says_the_same_when_it_is_followed(body: str, hint: str) -> None:
    [told] = [each for each in validate(f"{HEAD}指标: {{组: {{{body}}}}}\n")[1] if each.code in ("D083", "D092", "D124")]
    assert told.hint.startswith(hint)
