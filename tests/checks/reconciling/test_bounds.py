"""Limits: 户 <= 人, 名录, the catalogue's 规则, 审核关系; and sums of tables."""

from __future__ import annotations

import pytest

from tests.checks.judging import CATALOGUE, ROOT, judged


@pytest.mark.parametrize(
    ("value", "codes"),
    [("5361户12591人", []), ("3户3人", []), ("12591户5361人", ["R114"]), ("约30户25人", []), ("27户4万元", [])],
)
def test_households_are_no_more_than_their_people(value: str, codes: list[str]) -> None:
    assert judged(f"{{组: {{对象: {value}}}}}").codes == codes


def test_households_are_checked_wherever_a_measure_stands() -> None:
    assert judged("{组: {对象: {数值: 5户9人, 任务: 8户6人}}}").codes == ["R114"]
    assert judged("{组: {对象: {其中: {甲: 8户6人}}}}").codes == ["R114"]


def test_a_change_may_be_of_more_households_and_fewer_people() -> None:
    assert judged("{组: {对象: {数值: 5户9人, 同比增减: 2户-3人, 较上年末增减: 3户1人}}}").codes == []
    (finding,) = judged("{组: {对象: {构成: {甲: 8户6人, 乙: 1户3人}}}}").findings
    assert finding.message == "对象·甲·户：填 8户，超过对象·甲·人（6人），多 2户"


@pytest.mark.parametrize(
    ("node", "verdict"),
    [
        ("{数值: 3个, 名录: [甲, 乙, 丙]}", "相符"),
        ("{数值: 8个, 名录: [甲, 乙, 丙]}", "相符"),
        ("{数值: 两个, 名录: [甲, 乙, 丙]}", "不符"),
        ("{数值: 2个, 名录: {东: [甲, 乙], 西: [丙]}}", "不符"),
        ("{数值: 约2个, 名录: [甲, 乙, 丙]}", "无法判断"),
    ],
)
def test_names_are_no_more_than_the_number(node: str, verdict: str) -> None:
    found = judged(f"{{组: {{示范: {node}}}}}")
    assert found.verdict_of("名录") == verdict
    assert found.codes == (["R115"] if verdict == "不符" else [])


def test_names_beside_an_amount_of_money_are_not_counted() -> None:
    assert judged("{组: {项目: {数值: 2万元, 名录: [甲, 乙, 丙]}}}").relations == []


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("{监测帮扶: {监测对象: {数值: 20户50人, 已消除: 8户20人}}}", []),
        ("{监测帮扶: {监测对象: {数值: 20户50人, 已消除: 28户51人}}}", ["R105"]),
        ("{监测帮扶: {监测对象: {数值: 20户50人, 消除风险: 8户51人}}}", ["R105"]),
        ("{监测帮扶: {监测对象: {数值: 20户50人, 已消除: 待补}}}", []),
        ("{监测帮扶: {监测对象: {构成: {甲类: {数值: 8户20人, 已消除: 9户15人}, 乙类: 3户9人}}}}", ["R105"]),
        ("{监测帮扶: {监测对象: 20户50人, 新识别: 2户5人}}", []),
        ("{监测帮扶: {监测对象: 20户50人, 新识别: 22户55人}}", ["R105"]),
        ("{监测帮扶: {新识别: 22户55人}}", []),
        ("{资金: {支出进度: 94.8%}}", []),
        ("{资金: {支出进度: 100%}}", []),
        ("{资金: {支出进度: 104.8%}}", ["R105"]),
        ("{资金: {支出进度: 101%}}", ["R105"]),
        ("{资金: {支出进度: 100.04%}}", ["R105"]),
        ("{资金: {支出进度: 约101%}}", []),
        ("{资金: {甲: 5元, 支出进度: =甲 / 甲}}", []),
    ],
)
def test_rules_of_the_catalogue(group: str, codes: list[str]) -> None:
    assert judged(group, catalogue=CATALOGUE).codes == codes


def test_a_rule_on_a_sum_of_parts_is_left_to_the_parts() -> None:
    found = judged(
        "{监测帮扶: {监测对象: {构成: {甲类: {数值: 8户20人, 已消除: 90户150人}, 乙类: {数值: 3户9人, 已消除: 1户1人}}}}}",
        catalogue=CATALOGUE,
    )
    assert [each.path for each in found.findings] == ["监测帮扶.监测对象.构成.甲类.已消除"]


def test_a_rule_names_the_limit_and_itself() -> None:
    (finding,) = judged("{资金: {支出进度: 104.8%}}", catalogue=CATALOGUE).findings
    assert finding.message == "支出进度：填 104.8%，超过100%，多 4.8个百分点"
    assert "数值 <= 100%" in finding.hint


@pytest.mark.parametrize(
    ("relation", "codes"),
    [
        ("就业.省内 <= 就业.总数", []),
        ("就业.总数 <= 就业.省内", ["R120"]),
        ("就业.总数 >= 就业.省内", []),
        ("就业.省内 ≥ 就业.总数", ["R120"]),
        ("就业.总数 < 就业.合计", ["R120"]),
        ("就业.总数 <= 就业.合计", []),
        ("就业.总数 == 就业.合计", []),
        ("就业.省内 + 就业.省外 = 就业.总数", []),
        ("就业.总数 = 就业.省内 + 就业.省外", []),
        ("就业.总数 - 就业.省外 = 就业.省外", ["R120"]),
        ("就业.省内 / 就业.总数 = 就业.占比", []),
        ("就业.省外 / 就业.总数 = 就业.占比", ["R120"]),
        ("就业.工资 / 就业.总数 = 就业.人均", []),
        ("就业.工资 / 就业.省内 = 就业.人均", ["R120"]),
        ("就业.户数 <= 就业.总数", []),
        ("就业.总数 <= 就业.户数", ["R120"]),
        ("就业.省内 + 就业.省外 <= 就业.合计", []),
        ("就业.总数 + 就业.省外 <= 就业.合计", ["R120"]),
        ("就业.总数 <= 就业.省内 + 就业.户数", ["R140"]),
        ("就业.占比 <= 50%", ["R120"]),
        ("就业.占比 <= 60%", []),
        ("就业.待定 <= 就业.总数", []),
        ("就业.总量 <= 就业.总数", ["R140"]),
        ("就业.省内 <= 就业.省外 <= 就业.总数", ["R140"]),
        ("就业.省内 <= (就业.总数", ["R140"]),
        ("明细表.乡镇.合计.项目 = 就业.省外", []),
        ("明细表.乡镇.合计.项目 = 就业.省内", ["R120"]),
    ],
)
def test_the_files_own_relations(relation: str, codes: list[str]) -> None:
    data = (
        "指标: {就业: {总数: 5910人, 合计: 5910人, 省内: 3210人, 省外: 2700人, 占比: 54.3%, 工资: 6151万元, 人均: 1.04万元,"
        " 户数: 2000户, 待定: 待补}}\n"
        "明细表: {乡镇: [{乡镇: 甲乡, 项目: 1300人}, {乡镇: 乙乡, 项目: 1400人}]}\n"
        f'审核关系: ["{relation}"]\n'
    )
    assert judged(data).codes == codes


def test_an_unknown_name_of_a_relation_is_answered_with_the_closest() -> None:
    (finding,) = judged("指标: {就业: {总数: 5人, 省内: 3人}}\n审核关系: [就业.省内 <= 就业.总量]\n").findings
    assert "就业.总数" in finding.hint
    assert finding.place.line == 4


TABLE = "指标: {}\n明细表:\n  典型村:\n    行:\n%s    合计: {%s}\n"
ROWS = "      - {乡镇: 甲乡, 项目: 5个, 投资: 1.76亿元, 完成率: 50%%}\n      - {乡镇: 乙乡, 项目: %s, 投资: 6275万元, 完成率: 60%%}\n"


@pytest.mark.parametrize(
    ("cell", "total", "codes"),
    [
        ("7个", "项目: 12个", []),
        ("7个", "项目: 13个", ["R116"]),
        ("7个", "投资: 2.39亿元", []),
        ("7个", "投资: 2.93亿元", ["R116"]),
        ("7个", "完成率: 55%", []),
        ("待补", "项目: 13个", []),
        ("不适用", "项目: 5个", []),
        ("7个", "项目: 12个, 投资: 2.93亿元", ["R116"]),
    ],
)
def test_totals_of_tables(cell: str, total: str, codes: list[str]) -> None:
    assert judged(TABLE % (ROWS % cell, total)).codes == codes


def test_a_wrong_total_is_told_with_its_rows() -> None:
    (finding,) = judged(TABLE % (ROWS % "7个", "项目: 13个")).findings
    assert finding.message == "典型村·合计·项目：填 13个，按 各行之和 = 5个 + 7个 应为 12个，相差 1个"
    assert finding.path == "明细表.典型村.合计.项目"
    assert [place.line for place in finding.related] == [7, 8]


def typed_totals(*rows: str) -> list[str]:
    lines = "".join(f"    - {{{row}}}\n" for row in ("乡镇: 甲乡, 投资: 1260万元, 均价: 3元, 占比: 40%", "乡镇: 乙乡, 投资: 1000万元, 均价: 4元, 占比: 60%", *rows))
    return [f"{each.code} {each.place.line} {each.path}" for each in judged(f"指标: {{}}\n明细表:\n  表:\n{lines}").findings if each.place and each.code[0] == "R"]


@pytest.mark.parametrize("name", ["合计", "小计", "总计", "共计", "全县", "全县合计"])
def test_a_typed_row_of_totals_is_held_against_the_rows(name: str) -> None:
    assert typed_totals(f"乡镇: {name}, 投资: 2260万元, 均价: 3.5元, 占比: 98%") == []
    assert typed_totals(f"乡镇: {name}, 投资: 2270万元, 均价: 3.5元, 占比: 98%") == [f"R116 8 明细表.表.{name}.投资"]


def test_a_subtotal_is_held_against_the_rows_since_the_last() -> None:
    rows = ("乡镇: 东片小计, 投资: 2260万元", "乡镇: 丙乡, 投资: 40万元", "乡镇: 西片小计, 投资: 50万元", "乡镇: 合计, 投资: 2300万元")
    assert typed_totals(*rows) == ["R116 10 明细表.表.西片小计.投资"]


def of_rows(*rows: str) -> list[str]:
    lines = "".join(f"    - {{{row}}}\n" for row in rows)
    return [f"{each.place.line} {each.path}" for each in judged(f"指标: {{}}\n明细表:\n  表:\n{lines}").findings if each.place and each.code == "R116"]


@pytest.mark.parametrize(
    "rows",
    [
        ("乡: 甲, 亩产: 520公斤", "乡: 乙, 亩产: 500公斤", "乡: 合计, 亩产: 510公斤"),
        ("乡: 甲, 优良天数: 300天", "乡: 乙, 优良天数: 290天", "乡: 全县, 优良天数: 295天"),
        ("乡: 甲, 宽: 6米", "乡: 乙, 宽: 6米", "乡: 合计, 宽: 6米"),
        ("乡: 甲, 培训: 520人", "乡: 乙, 培训: 300人", "乡: 全县, 培训: 5000人"),
        ("乡: 甲, 户: 10户", "乡: 乙, 户: 10户", "乡: 上年合计, 户: 18户", "乡: 合计, 户: 20户"),
        ("类: 一、种植业, 产值: 10万元", "类: 1.粮食, 产值: 6万元", "类: 2.蔬菜, 产值: 4万元", "类: 二、养殖业, 产值: 10万元", "类: 合计, 产值: 20万元"),
        ("月: 1月, 在保: 10人", "月: 2月, 在保: 113人", "月: 3月, 在保: 300人", "月: 合计, 在保: 300人"),  # what there is at the end
        ("乡: 甲, 参与人数: 10人", "乡: 乙, 参与人数: 50人", "乡: 合计, 参与人数: 56人"),  # some take part in both
        ("项: 总收入, 元: 100万元", "项: 税收小计, 元: 70万元", "项: 增值税, 元: 40万元", "项: 所得税, 元: 30万元", "项: 非税小计, 元: 30万元", "项: 罚没, 元: 30万元", "项: 合计, 元: 100万元"),
    ],
)
def test_rows_that_are_no_sums_or_sums_in_another_way_are_right(rows: tuple[str, ...]) -> None:
    assert of_rows(*rows) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("乡: 甲, 亩: 520亩", "乡: 乙, 亩: 500亩", "乡: 合计, 亩: 120亩"), "8 明细表.表.合计.亩"),  # outside of the rows
        (("乡: 甲, 亩: 520亩", "乡: 乙, 亩: 80亩", "乡: 合计, 亩: 520亩"), "8 明细表.表.合计.亩"),  # rows of all sizes
        (("乡: 甲, 亩: 500亩", *(f"乡: {name}, 亩: 500亩" for name in "乙丙丁戊己庚辛壬癸"), "乡: 合计, 亩: 500亩"), "16 明细表.表.合计.亩"),  # a digit is lost
        (("乡: 甲, 亩: 520亩, 人: 5人", "乡: 乙, 亩: 300亩, 人: 6人", "乡: 全县, 亩: 990亩, 人: 11人"), "8 明细表.表.全县.亩"),  # the other column adds up
        (("乡: 甲, 亩: 520亩", "乡: 乙, 亩: 300亩", "乡: 全县, 亩: 280亩"), "8 明细表.表.全县.亩"),  # transposed
        (("月: 1月, 在保: 10人", "月: 2月, 在保: 113人", "月: 3月, 在保: 300人", "月: 合计, 在保: 424人"), "9 明细表.表.合计.在保"),
        (("项: 税收小计, 元: 70万元", "项: 增值税, 元: 40万元", "项: 所得税, 元: 50万元"), "6 明细表.表.税收小计.元"),
    ],
)
def test_rows_that_no_reading_makes_right_are_told(rows: tuple[str, ...], told: str) -> None:
    assert of_rows(*rows) == [told]


def test_a_typed_total_of_what_is_not_known_yet_is_not_judged() -> None:
    assert typed_totals("乡镇: 丙乡, 投资: 待补", "乡镇: 合计, 投资: 2270万元") == []


@pytest.mark.parametrize(
    ("group", "paths"),
    [
        ("{监测帮扶: {监测对象: {数值: 86户251人, 已消除: 60户180人}, 风险消除: 30户80人}}", []),
        ("{监测帮扶: {监测对象: {数值: 86户251人, 已消除: 20户60人}, 风险消除: 30户80人}}", ["风险消除"]),
        ("{监测帮扶: {监测对象: 86户251人, 累计消除: 20户60人, 风险消除: 30户80人}}", ["风险消除"]),
        ("{监测帮扶: {监测对象: 86户251人, 累计消除: 60户260人}}", ["累计消除"]),
        ("{监测帮扶: {监测对象: 86户251人, 未消除风险: 87户240人}}", ["未消除风险"]),
        ("{监测帮扶: {监测对象: 20户60人, 风险消除: 30户80人}}", ["风险消除"]),
        ("{监测帮扶: {监测对象: 86户251人, 已消除: 20户60人, 本期消除风险: 30户80人}}", ["年内消除"]),
        ("{监测帮扶: {风险消除: 30户80人}}", []),
        ("{监测帮扶: {监测对象: 待补, 累计消除: 待补, 风险消除: 30户80人}}", []),
        ("{监测帮扶: {监测对象: 约80户, 风险消除: 80户}}", []),
        ("{资金项目: {衔接资金: 500万元, 资金支出: 515.9万元}}", ["资金支出"]),
        ("{资金项目: {衔接资金: 约500万元, 资金支出: 503万元}}", []),
        ("{资金项目: {衔接资金: {构成: {中央: 300万元, 省级: 200万元}}, 资金支出: 498万元}}", []),
        ("{资金项目: {资金支出: 515.9万元}}", []),
    ],
)
def test_what_our_own_catalogue_says_cannot_be(group: str, paths: list[str]) -> None:
    found = judged(group, catalogue=(ROOT / "templates/rural/indicators.yaml").read_text("utf-8"))
    assert [(each.code, each.path.split(".")[1]) for each in found.findings] == [("R105", path) for path in paths]
