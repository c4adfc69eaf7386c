"""Rows of totals that are typed among the others of a 明细表."""

from __future__ import annotations

import pytest

from drafting.checks.relations import mismatches
from tests.checks.judging import HEAD, book_of


def told(column: str, *cells: str, label: str = "合计") -> list[str]:
    rows = "".join(f"    - {{乡镇: {name}, 户数: {number}户, {column}: {cell}}}\n" for name, number, cell in zip(("甲乡", "乙乡", label), (5, 7, 12), cells, strict=True))
    found = mismatches(book_of(f"{HEAD}指标: {{}}\n明细表:\n  表:\n{rows}"), offering=False)
    return [each.excerpt for each in found if each.code == "R116"]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("最低生活保障", ("94户", "96户", "910户")), ("价格补贴", ("120万元", "140万元", "2600万元")), ("标准化厂房", ("600平方米", "800平方米", "1200平方米")),
        ("最多跑一次事项", ("30项", "40项", "101项")), ("覆盖村", ("12个", "14个", "260个")), ("参与干部", ("20人", "24人", "440人")),
        ("受益人口", ("1210人", "1130人", "2304人")), ("受益人口", ("1210人", "1130人", "234人")),
    ],
)  # fmt: skip
def test_a_wrong_total_is_told_whatever_words_the_head_has(column: str, cells: tuple[str, ...]) -> None:
    assert told(column, *cells) == [cells[-1]]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("出警时间", ("3分钟", "5分钟", "4分钟")), ("日均用水", ("30吨", "50吨", "40吨")), ("路宽", ("6米", "8米", "7米")), ("工期", ("12个月", "14个月", "13个月")),
        ("覆盖村", ("12个", "14个", "20个")), ("参与干部", ("20人", "24人", "30人")), ("受益人口", ("1210人", "1130人", "2100人")),
    ],
)  # fmt: skip
def test_a_mean_and_what_several_count_once_is_no_wrong_sum(column: str, cells: tuple[str, ...]) -> None:
    assert told(column, *cells) == []


@pytest.mark.parametrize("label", ["合计数", "合计金额", "合计。", "全 县", "全部"])
def test_a_total_is_one_however_its_row_is_called(label: str) -> None:
    assert told("改厕", "30户", "40户", "700户", label=label) == ["700户"]
