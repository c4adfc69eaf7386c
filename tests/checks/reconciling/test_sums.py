"""构成 adds up; 其中, each and their sum, is at most the whole."""

from __future__ import annotations

import pytest

from tests.checks.judging import CATALOGUE, judged


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        ("16869户42750人", "7850户18363人 4989户14552人 4030户9835人", "相符"),
        ("67.1万人", "17.2万人 23万人 26.8万人", "尾差"),
        ("8.62亿元", "1.76亿元 1.91亿元 2.13亿元 6275万元 2.19亿元", "相符"),
        ("2.58亿元", "5092.9万元 4208.7万元 6950万元 1521万元 8042万元", "相符"),
        ("85.444万元", "38.526万元 46.918万元", "相符"),
        ("47个", "44个 3个", "相符"),
        ("17.87亿元", "6.02亿元 8.20亿元 1.84亿元 1.38亿元", "不符"),
        ("19.89亿元", "6.83亿元 9.24亿元 1.83亿元 1.98亿元", "尾差"),
        ("68人", "49人 18人", "不符"),
        ("约68人", "49人 18人", "无法判断"),
    ],
)
def test_worked_examples(whole: str, parts: str, verdict: str) -> None:
    listed = ", ".join(f"第{number}类: {part}" for number, part in enumerate(parts.split()))
    found = judged(f"{{组: {{总数: {{数值: {whole}, 构成: {{{listed}}}}}}}}}")
    assert found.verdict_of("构成") == verdict
    assert found.codes == {"不符": ["R101"], "尾差": ["R190"]}.get(verdict, [])


def test_what_is_read_as_of_a_group_that_stands_empty_is_checked_there() -> None:
    strayed = "监测对象: {数值: 20户50人, 构成: {甲类: 12户30人, 乙类: 8户21人}}"
    assert judged(f"{{医疗: {{{strayed}}}, 监测帮扶: {{}}}}", catalogue=CATALOGUE).codes == ["R101"]



def test_the_finding_names_the_indicator_the_sum_the_gap_and_all_places() -> None:
    found = judged(
        "指标:\n  组:\n    对象:\n      数值: 20户50人\n      构成:\n        甲类: 12户30人\n        乙类: 8户21人\n"
    )
    (finding,) = found.findings
    assert finding.message == "对象·人：填 50人，按 各项之和 = 30人 + 21人 应为 51人，相差 1人"
    assert (finding.place.line, finding.place.column) == (6, 11)
    assert [place.line for place in finding.related] == [8, 9]
    assert (finding.path, finding.excerpt) == ("组.对象.人", "50人")


def test_both_quantities_wrong_are_one_finding_and_two_relations() -> None:
    found = judged("{组: {对象: {数值: 20户50人, 构成: {甲类: 12户30人, 乙类: 9户21人}}}}")
    assert found.codes == ["R101"]
    assert "对象·户" in found.findings[0].message
    assert "对象·人" in found.findings[0].message
    assert [each.computed for each in found.relations if each.kind == "构成"] == ["21户", "51人"]


def test_without_a_typed_total_there_is_nothing_to_add_up_to() -> None:
    assert judged("{组: {对象: {构成: {甲类: 12户, 乙类: 9户}}}}").relations == []
    assert judged("{组: {甲: 3户, 对象: {数值: =甲 + 甲, 构成: {甲类: 12户, 乙类: 9户}}}}").relations == []


@pytest.mark.parametrize("gap", ["待补", "", "{备注: 待报}"])
def test_a_missing_part_is_undecided(gap: str) -> None:
    found = judged(f"{{组: {{对象: {{数值: 20户, 构成: {{甲类: 12户, 乙类: {gap}}}}}}}}}")
    assert found.codes == []
    (relation,) = found.relations
    assert (relation.verdict, relation.computed) == ("无法判断", "缺乙类")


def test_a_part_that_does_not_apply_counts_as_none() -> None:
    assert judged("{组: {对象: {数值: 20户, 构成: {甲类: 12户, 乙类: 9户, 丙类: 不适用}}}}").codes == ["R101"]
    assert judged("{组: {对象: {数值: 21户, 构成: {甲类: 12户, 乙类: 9户, 丙类: 不适用}}}}").verdicts == [("构成", "相符")]


def test_a_part_without_a_figure_stands_for_its_own_parts() -> None:
    nested = "{组: {对象: {数值: %s, 构成: {甲类: {构成: {一: 3户, 二: 4户}}, 乙类: 9户}}}}"
    assert judged(nested % "16户").codes == []
    assert judged(nested % "17户").codes == ["R101"]


def test_a_part_in_fewer_quantities_leaves_the_other_undecided() -> None:
    found = judged("{组: {对象: {数值: 20户50人, 构成: {甲类: 12户30人, 乙类: 8户}}}}")
    assert [each.verdict for each in found.relations if each.kind == "构成"] == ["相符", "无法判断"]


def test_a_mean_is_no_sum_and_shares_are() -> None:
    assert judged("{组: {满意度: {数值: 95%, 构成: {城镇: 96%, 乡村: 94%}}}}").codes == []
    assert judged("{组: {人均收入: {数值: 2.1万元, 构成: {城镇: 3万元, 乡村: 1.5万元}}}}").codes == []
    assert judged("{组: {支出结构: {数值: 100%, 构成: {产业: 60%, 基础设施: 35%}}}}").codes == ["R101"]
    assert judged("{医疗: {报销比例: {数值: 90%, 构成: {门诊: 50%, 住院: 60%}}}}", catalogue=CATALOGUE).relations == []


def test_a_child_of_every_part_adds_up_to_that_of_the_whole() -> None:
    data = "{组: {对象: {数值: 20户, 已消除: %s, 构成: {甲类: {数值: 12户, 已消除: 5户}, 乙类: {数值: 8户, 已消除: 3户}}}}}"
    assert judged(data % "8户").codes == []
    (finding,) = judged(data % "9户").findings
    assert finding.code == "R104"
    assert finding.message == "对象·已消除：填 9户，按 各项之和 = 5户 + 3户 应为 8户，相差 1户"
    last = "{组: {对象: {数值: 20户, 上年同期: %s, 构成: {甲类: {数值: 12户, 上年同期: 5户}, 乙类: {数值: 8户, 上年同期: 3户}}}}}"
    assert judged(last % "8户").codes == []
    assert judged(last % "18户").codes == ["R104"]


@pytest.mark.parametrize(
    ("subset", "codes"),
    [
        ("{脱贫户: 241人}", []),
        ("{脱贫户: 917人}", []),
        ("{脱贫户: 918人}", ["R102"]),
        ("{脱贫户: 541人, 监测户: 376人}", []),
        ("{脱贫户: 541人, 监测户: 377人}", ["R103"]),
        ("{脱贫户: 941人, 监测户: 377人}", ["R102"]),
        ("{省外: 500人, 省内: 417人, 县内: 300人}", []),  # 省内 has 县内 in it
        ("{省外: 500人, 省内: 418人, 县内: 300人}", ["R103"]),
        ("{市级以上: 800人, 国家级: 100人, 省级: 300人}", []),
        ("{一年以上: 800人, 三年以上: 300人}", []),
        ("{一年以上: 800人, 三年以上: 300人, 不到一年: 118人}", ["R103"]),
        ("{脱贫户: 约941人}", []),
        ("{脱贫户: 待补}", []),
    ],
)
def test_subset_and_its_sum_stay_below_the_whole(subset: str, codes: list[str]) -> None:
    assert judged(f"{{就业: {{带动: {{数值: 917人, 其中: {subset}}}}}}}").codes == codes


def test_what_a_subset_finding_says() -> None:
    (one,) = judged("{就业: {带动: {数值: 917人, 其中: {脱贫户: 971人}}}}").findings
    assert one.message == "带动·脱贫户：填 971人，超过带动（917人），多 54人"
    (both,) = judged("{就业: {带动: {数值: 917人, 其中: {脱贫户: 541人, 监测户: 400人}}}}").findings
    assert both.message == "带动：填 917人，“其中”各项之和却有 941人，多 24人"


def test_a_rounded_whole_is_exceeded_only_beyond_its_rounding() -> None:
    assert judged("{组: {投资: {数值: 1.2亿元, 其中: {财政: 12010万元}}}}").codes == ["R190"]
    assert judged("{组: {投资: {数值: 1.2亿元, 其中: {财政: 13010万元}}}}").codes == ["R102"]


def test_some_may_be_better_than_all() -> None:
    assert judged("{组: {满意度: {数值: 95%, 其中: {干部: 99%}}}}").relations == []
