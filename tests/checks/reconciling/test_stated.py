"""Stated derived values against what the figures beside them give."""

from __future__ import annotations

import pytest

from tests.checks.judging import CATALOGUE, judged


@pytest.mark.parametrize(
    ("node", "kind", "verdict"),
    [
        ("{数值: 597个, 任务: 760个, 完成率: 80%}", "完成率", "不符"),
        ("{数值: 562个, 任务: 760个, 完成率: 76%}", "完成率", "不符"),
        ("{数值: 597个, 任务: 760个, 完成率: 78.55%}", "完成率", "相符"),
        ("{数值: 597个, 任务: 760个, 完成率: 79%}", "完成率", "相符"),
        ("{数值: 61107户, 任务: 63950户, 完成率: 95.55%}", "完成率", "相符"),
        ("{数值: 597个, 任务: 760个, 完成率: 约80%}", "完成率", "无法判断"),
        ("{数值: 1.2万吨, 任务: 2万吨, 完成率: 65%}", "完成率", "不符"),  # a task is set, and no rounded figure
        ("{数值: 1.2万吨, 任务: 2万吨, 完成率: 62%}", "完成率", "尾差"),
        ("{数值: 17.86亿元, 任务: 19.21亿元, 完成率: 92.95%}", "完成率", "尾差"),  # in as many digits it may be
        ("{数值: 1.2万吨, 任务: 约2万吨, 完成率: 65%}", "完成率", "相符"),
        ("{数值: 1.2万吨, 任务: 1万吨, 超额完成: 36%}", "超额完成", "不符"),
        ("{数值: 597个, 完成率: 80%}", "完成率", "无法判断"),
        ("{数值: 597个, 任务: 待补, 完成率: 80%}", "完成率", "无法判断"),
        ("{任务: 760个, 完成率: 80%}", "完成率", "无法判断"),
        ("{数值: 9055户108万平方米, 任务: 5640户56.4万平方米, 完成率: 191.5%}", "完成率", "相符"),
        ("{数值: 9055户108万平方米, 任务: 5640户56.4万平方米, 完成率: 160.55%}", "完成率", "相符"),
        ("{数值: 9055户108万平方米, 任务: 5640户56.4万平方米, 完成率: 170%}", "完成率", "不符"),
        ("{数值: 12074户, 任务: 10000户, 超额完成: 20.74%}", "超额完成", "相符"),
        ("{数值: 12074户, 任务: 10000户, 超额完成: 20.47%}", "超额完成", "不符"),
        ("{数值: 11836.06万元, 完成率: 120.74%, 超额完成: 20.74%}", "超额完成", "相符"),
        ("{数值: 11836.06万元, 完成率: 120.74%, 超额完成: 12.74%}", "超额完成", "不符"),
        ("{数值: 597个, 任务: 760个, 剩余任务: 163个}", "剩余任务", "相符"),
        ("{数值: 597个, 任务: 760个, 剩余任务: 136个}", "剩余任务", "不符"),
        ("{数值: 59674人, 上年同期: 55261人, 同比: 7.99%}", "同比", "相符"),
        ("{数值: 59674人, 上年同期: 55261人, 同比: 8.99%}", "同比", "不符"),
        ("{数值: 55261人, 上年同期: 59674人, 同比: -7.4%}", "同比", "相符"),
        ("{数值: 55261人, 上年同期: 59674人, 同比: 7.4%}", "同比", "不符"),
        ("{数值: 96.5%, 上年同期: 94%, 同比: 2.5个百分点}", "同比", "相符"),
        ("{数值: 96.5%, 上年同期: 94%, 同比: 5.2个百分点}", "同比", "不符"),
        ("{数值: 96.5%, 上年同期: 94%, 同比: 2.5%}", "同比", "无法判断"),
        ("{数值: 59674人, 上年同期: 55261人, 同比增减: 4413人}", "同比增减", "相符"),
        ("{数值: 59674人, 上年同期: 55261人, 同比增减: 4431人}", "同比增减", "不符"),
        ("{数值: 59674人, 上年末: 55261人, 较上年末: 7.99%}", "较上年末", "相符"),
        ("{数值: 59674人, 上年末: 55261人, 较上年末增减: 4431人}", "较上年末增减", "不符"),
        ("{数值: 422人, 基期: {数值: 383人, 统计期间: 2019年底}, 占基期: 110.18%}", "占基期", "相符"),
        ("{数值: 422人, 基期: {数值: 383人, 统计期间: 2019年底}, 占基期: 101.18%}", "占基期", "不符"),
        ("{数值: 422人, 基期: 383人, 较基期: 10.18%}", "较基期", "相符"),
        ("{数值: 17户, 任务: 20户, 序时进度: 100%}", "序时进度", "相符"),
        ("{数值: 17户, 任务: 20户, 序时进度: 75%}", "序时进度", "不符"),
    ],
)
def test_a_stated_value_is_judged(node: str, kind: str, verdict: str) -> None:
    found = judged(f"{{组: {{事项: {node}}}}}")
    assert found.verdict_of(kind) == verdict
    contradicted = [each for each in found.findings if each.code[0] == "R" and each.severity == "warning"]
    assert len(contradicted) == (verdict == "不符")


@pytest.mark.parametrize(
    ("node", "verdict", "code"),
    [
        ("竣工: 8户, 完成率: 80%", "相符", ""),
        ("竣工: 8户, 完成率: 120%", "不符", "R113"),
        ("完成率: 120%", "相符", ""),
        ("完成率: 80%", "不符", "R106"),
    ],
)
def test_a_formula_of_the_catalogue_goes_before_the_common_one_where_it_has_its_figures(node: str, verdict: str, code: str) -> None:
    catalogue = "住房:\n  改造: {计量单位: 户, 子项: {竣工: {计量单位: 户}}, 派生: {完成率: =改造.竣工 / 改造.任务}}\n"
    found = judged(f"{{住房: {{改造: {{数值: 12户, 任务: 10户, {node}}}}}}}", catalogue=catalogue)
    assert found.verdict_of("完成率") == verdict
    assert found.codes == [code] * bool(code)


def test_the_finding_says_formula_both_sides_gap_and_what_to_do() -> None:
    found = judged("指标:\n  乡村建设:\n    村庄规划:\n      数值: 597个\n      任务: 760个\n      完成率: 80%\n")
    (finding,) = found.findings
    assert finding.message == "村庄规划·完成率：填 80%，按 数值 / 任务 = 597个 / 760个 应为 78.55%，相差 1.45个百分点"
    assert finding.hint
    assert (finding.code, finding.path, finding.excerpt) == ("R106", "乡村建设.村庄规划.完成率", "80%")
    assert (finding.place.line, finding.place.column) == (8, 12)
    assert [place.line for place in finding.related] == [6, 7]


def test_the_inputs_of_a_formula_are_related_places() -> None:
    found = judged("指标:\n  组:\n    总任务: 760个\n    规划: {数值: 597个, 任务: =总任务 + 总任务, 完成率: 80%}\n")
    (finding,) = found.findings
    assert 5 in [place.line for place in finding.related]


def test_a_wrong_rate_and_the_excess_taken_from_it_are_one_finding() -> None:
    assert judged("{组: {事项: {数值: 110户, 任务: 100户, 完成率: 120%, 超额完成: 20%}}}").codes == ["R106"]
    assert judged("{组: {事项: {数值: 110户, 任务: 100户, 完成率: 120%, 超额完成: 10%}}}").codes == ["R106"]
    assert judged("{组: {事项: {数值: 110户, 任务: 100户, 完成率: 120%, 超额完成: 30%}}}").codes == ["R106", "R107"]


def test_a_computed_value_has_nothing_to_check() -> None:
    assert judged("{组: {事项: {数值: 110户, 任务: 100户}}}").relations == []
    assert judged("{组: {甲: 5户, 事项: {数值: 110户, 任务: 100户, 完成率: =甲 / 甲}}}").relations == []


def test_a_derived_value_of_the_catalogue_may_be_stated() -> None:
    data = "{监测帮扶: {监测对象: {数值: 20户50人, 已消除: 8户20人, 未消除: %s}}}"
    assert judged(data % "12户30人", catalogue=CATALOGUE).verdict_of("未消除") == "相符"
    (finding,) = judged(data % "12户31人", catalogue=CATALOGUE).findings
    assert finding.message == "监测对象·未消除·人：填 31人，按 数值 - 已消除 = 50人 - 20人 应为 30人，相差 1人"
    assert finding.code == "R113"


def test_a_derived_value_of_a_part_and_of_the_whole_through_its_parts() -> None:
    data = (
        "{监测帮扶: {监测对象: {未消除: %s, 数值: 20户50人, 构成: {甲类: {数值: 12户30人, 已消除: 5户10人, 未消除: %s},"
        " 乙类: {数值: 8户20人, 已消除: 3户10人}}}}}"
    )
    assert judged(data % ("12户30人", "7户20人"), catalogue=CATALOGUE).codes == []
    assert judged(data % ("13户30人", "7户20人"), catalogue=CATALOGUE).codes == ["R113"]
    assert judged(data % ("12户30人", "8户20人"), catalogue=CATALOGUE).codes == ["R113"]


@pytest.mark.parametrize(
    ("unit", "stated", "verdict"),
    [
        ("人", "结余: 1人", "相符"),
        ("人", "结余: 3人", "不符"),
        ("万元", "结余: 3万元", "尾差"),
        ("万元", "结余: 8万元", "不符"),
        ("人", "计提: 7人", "相符"),
        ("人", "计提: 8人", "不符"),
        ("万元", "计提: 7万元", "相符"),
        ("万元", "计提: 9万元", "无法判断"),
    ],
)
def test_any_formula_is_judged_as_far_as_its_rounding_is_known(unit: str, stated: str, verdict: str) -> None:
    known = CATALOGUE.replace("补助: {计量单位: [元, 人]", "补助: {计量单位: [元, 人, 个]")
    data = f"{{资金: {{补助: {{拨付: 5{unit}, 支出: 3{unit}, 上缴: 1{unit}, 数值: 5个, {stated}}}}}}}"
    found = judged(data, catalogue=known)
    assert found.verdict_of(stated[:2]) == verdict
    assert found.codes == {"不符": ["R113"], "尾差": ["R190"]}.get(verdict, [])


@pytest.mark.parametrize(
    ("name", "growth", "codes"),
    [
        ("地区生产总值", "6.2%", []),
        ("规上工业增加值", "4.8%", []),
        ("农林牧渔业总产值", "10.5%", []),
        ("地区生产总值", "-6.2%", ["R110"]),  # a rise is no fall at any prices
        ("地区生产总值", "62%", ["R110"]),
        ("财政收入", "6.2%", ["R110"]),
    ],
)
def test_growth_at_constant_prices_is_not_that_of_the_two_amounts(name: str, growth: str, codes: list[str]) -> None:
    assert judged(f"指标: {{经济: {{{name}: {{数值: 120亿元, 上年同期: 110亿元, 同比: {growth}}}}}}}\n").codes == codes
