"""Local names for growth, held against this year's figure and last year's."""

from __future__ import annotations

import pytest

from tests.checks.judging import judged


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("数值: 59人, 上年同期: 55人, 比上年增加: 9人", ["R110"]),
        ("数值: 59人, 上年同期: 55人, 比上年增加: 4人", []),
        ("数值: 5.9万人, 上年同期: 5.5万人, 较上年同期净增加: 0.9万人", ["R110"]),
        ("数值: 59人, 上年同期: 55人, 较去年增长: 9%", ["R110"]),
        ("数值: 50人, 上年同期: 55人, 比上年减少: 9人", ["R110"]),
        ("数值: 50人, 上年同期: 55人, 比上年减少: 5人", []),
        ("数值: 50人, 上年同期: 55人, 较上年下降: 10%", ["R110"]),
        ("数值: 50人, 上年同期: 55人, 较上年下降: 9.1%", []),
        ("数值: 50人, 上年同期: 55人, 较上年下降: -9.1%", []),
        ("数值: 59人, 上年末: 55人, 较年初增加: 9人", ["R111"]),
        ("数值: 59人, 上年末: 55人, 比上年增加: 9人", []),
        ("数值: 95.2%, 上年同期: 92.1%, 比上年提高: 4.1个百分点", ["R110"]),
        ("数值: 92.1%, 上年同期: 95.2%, 比上年下降: 3.1个百分点", []),
        ("数值: 92.1%, 上年同期: 95.2%, 比上年下降: 3.2%", []),  # points, or of the rate
        ("数值: 59人, 上年同期: 55人, 增加岗位: 9人", []),
    ],
)
def test_growth_by_a_local_name(body: str, codes: list[str]) -> None:
    assert judged("{夜市: {摊主: {" + body + "}}}").codes == codes


def test_last_years_file_is_last_year() -> None:
    now, before = "{夜市: {摊主: {数值: 59人, 比上年增加: 9人}}}", "{夜市: {摊主: 55人}}"
    (finding,) = judged(now, previous=before).findings
    assert finding.message == "摊主·比上年增加：填 9人，按 数值和上年同期 = 59人 - 55人 应为 4人，相差 5人"
