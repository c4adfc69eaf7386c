"""审核关系 over sums, rows, lists and rounded figures, and formulas as totals of a 明细表."""

from __future__ import annotations

import pytest

from tests.checks.judging import CATALOGUE, judged

TABLE = """\
指标: {创建: {项目: %s, 目标: {7月中旬: 55%%, 10月中旬: 80%%}, 带: {数值: 四条, 规模: {甲: 20万亩, 乙: 30万亩, 丙: 4里, 丁: 6里}}}}
明细表:
  分县:
    行: [{地区: 甲县, 项目: 5个, 开工: 3个}, {地区: 乙县, 项目: 7个, 开工: 7个}, {地区: 丙县, 项目: 4个}]
    合计: {项目: =创建.项目}
审核关系: ["%s"]
"""


def check(relation: str, projects: str = "16个") -> list[tuple[str, str]]:
    return [each for each in judged(TABLE % (projects, relation)).verdicts if each[0] != "合计"]


@pytest.mark.parametrize(
    ("relation", "verdicts"),
    [
        ("明细表.分县.开工 <= 明细表.分县.项目", ["相符", "相符"]),
        ("明细表.分县.项目 <= 明细表.分县.开工", ["不符", "相符"]),
        ("明细表.分县.甲县.开工 <= 明细表.分县.甲县.项目", ["相符"]),
        ("创建.目标.7月中旬 <= 创建.目标.10月中旬", ["相符"]),
        ("创建.目标.10月中旬 <= 创建.目标.7月中旬", ["不符"]),
        ("创建.带.规模.项数 = 创建.带", ["相符"]),
        ("创建.带.规模.项数 <= 3条", ["不符"]),
        ("创建.目标.7月中旬 <= 54.8%", ["尾差"]),
        ("创建.目标.7月中旬 <= 54%", ["不符"]),
        ("创建.目标.7月中旬 >= 56%", ["不符"]),
        ("创建.目标.7月中旬 = 55.3%", ["相符"]),
        ("创建.目标.7月中旬 = 56%", ["不符"]),
        ("创建.目标.7月中旬 ≈ 55.4%", ["相符"]),
        ("创建.目标.7月中旬 <= 55%", ["相符"]),
        ("创建.项目 = 明细表.分县.合计.项目", ["相符"]),
        ("创建.带.规模.甲 + 创建.带.规模.乙 - 创建.带.规模.甲 = 创建.带.规模.乙", ["相符"]),
    ],
)
def test_a_relation_is_judged_row_by_row_and_over_lists(relation: str, verdicts: list[str]) -> None:
    assert check(relation) == [("审核关系", verdict) for verdict in verdicts]


def test_a_column_that_is_not_there_is_said() -> None:
    assert judged(TABLE % ("16个", "明细表.分县.开工 <= 明细表.分县.计划")).codes == ["R140"]


@pytest.mark.parametrize("relation", ["组.丙 >= 组.甲 + 组.乙", "组.甲.完成率 >= 组.甲 + 组.乙", "组.甲 + 组.乙 <= 组.丙"])
def test_a_name_that_is_not_there_is_said_though_the_others_do_not_add_up(relation: str) -> None:
    found = judged(f"指标: {{组: {{甲: 3户, 乙: 5万元}}}}\n审核关系: [{relation}]\n")
    assert found.codes == ["R140"]
    assert "审核关系：数据里没有“组." in found.findings[0].message


def test_a_total_may_be_a_figure_elsewhere() -> None:
    right = judged(TABLE % ("16个", "创建.项目 <= 100个"))
    (total,) = [each for each in right.relations if each.kind == "合计"]
    assert (total.verdict, total.whole.path, [part.text for part in total.parts]) == ("相符", "创建.项目", ["5个", "7个", "4个"])
    (wrong,) = judged(TABLE % ("17个", "创建.项目 <= 100个")).findings
    assert (wrong.code, wrong.path) == ("R116", "创建.项目")


@pytest.mark.parametrize(
    ("relation", "verdict"),
    [
        ("组.甲 ≈ 组.乙", "相符"), ("组.乙 ≈ 组.甲", "相符"), ("组.甲 ≈ 组.戊", "相符"), ("组.甲 = 组.戊", "尾差"),
        ("组.甲 ≈ 组.丙", "不符"), ("组.丙 ≈ 组.丁", "相符"), ("组.丙 = 组.丁", "相符"),
    ],
)  # fmt: skip
def test_nearly_equal_asks_only_that_both_can_be_the_same_number(relation: str, verdict: str) -> None:
    found = judged(f"指标: {{组: {{甲: 46.3万户, 乙: 46万户, 丙: 15名, 丁: 15人, 戊: 46.4万户}}}}\n审核关系: [{relation}]\n")
    assert found.verdicts == [("审核关系", verdict)]


def test_sums_with_signs_keep_each_figure_and_its_rounding() -> None:
    data = "指标: {组: {结余: 1.3亿元, 总: 5亿元, 甲: 2.4亿元, 乙: 1.3亿元}}\n审核关系: [组.结余 = 组.总 - 组.甲 - 组.乙]\n"
    (relation,) = judged(data).relations
    assert (relation.verdict, [part.text for part in relation.parts]) == ("相符", ["5亿元", "2.4亿元", "1.3亿元"])
    assert judged(data.replace("结余: 1.3亿", "结余: 2.3亿")).codes == ["R120"]


def test_what_is_itself_a_sum_is_taken_apart() -> None:
    data = "{监测帮扶: {监测对象: {数值: 20户, 构成: {甲类: {数值: 12户, 已消除: 5户}, 乙类: {数值: 8户, 已消除: 4户}}, 未消除: %s}}}"
    found = judged(data % "11户", catalogue=CATALOGUE)
    (relation,) = [each for each in found.relations if each.kind == "未消除"]
    assert (relation.verdict, [part.text for part in relation.parts]) == ("相符", ["20户", "5户", "4户"])
    assert judged(data % "12户", catalogue=CATALOGUE).codes == ["R113"]


def test_what_only_repeats_a_figure_is_that_figure() -> None:
    data = "{规划: {任务数: 760个, 准备: {数值: 597个, 任务: =任务数, 完成率: 78.6%}}}"
    (relation,) = judged(data).relations
    assert [part.path for part in relation.parts] == ["规划.准备", "规划.任务数"]


def test_derived_values_of_the_parts_add_up_to_that_of_the_whole() -> None:
    parts = "甲类: {数值: 12户30人, 已消除: 5户9人, 未消除: 7户21人}, 乙类: {数值: 8户20人, 已消除: 4户8人, 未消除: 4户12人}"
    data = f"{{监测帮扶: {{监测对象: {{数值: 20户50人, 未消除: %s, 构成: {{{parts}}}}}}}}}"
    right = judged(data % "11户33人", catalogue=CATALOGUE)
    assert right.codes == []
    assert ("构成", "相符") in right.verdicts
    assert ("户不多于人", "相符") in right.verdicts
    assert "R104" in judged(data % "11户34人", catalogue=CATALOGUE).codes


def test_a_rule_compares_a_part_with_the_part_of_that_name() -> None:
    catalogue = "创建: {项目: {计量单位: 个, 构成: [产业, 道路]}, 开工: {计量单位: 个, 构成: [产业, 道路], 规则: [数值 <= 项目]}}\n"
    data = "{创建: {项目: {数值: 9个, 构成: {产业: 4个, 道路: 5个}}, 开工: {数值: 7个, 构成: {产业: %s, 道路: 2个}}}}"
    found = judged(data % "5个", catalogue=catalogue)
    (finding,) = found.findings
    assert (finding.code, finding.path, "项目·产业（4个）" in finding.message) == ("R105", "创建.开工.构成.产业", True)


@pytest.mark.parametrize(("relation", "verdict"), [("时.一月 < 时.一年", "相符"), ("时.十二月 < 时.一年", "不符"), ("时.分 < 时.时", "不符"), ("时.十二月 = 时.一年", "相符")])
def test_what_is_counted_in_units_of_one_family_is_compared_in_one_of_them(relation: str, verdict: str) -> None:
    data = f"指标: {{时: {{一月: 1个月, 十二月: 12个月, 一年: 1年, 分: 60分钟, 时: 1小时}}}}\n审核关系: [{relation}]\n"
    assert judged(data).verdicts == [("审核关系", verdict)]
