"""One wrong figure is one finding, at that figure."""

from __future__ import annotations

from tests.checks.judging import CATALOGUE, judged


def test_a_total_that_breaks_its_sum_and_its_rate_is_said_once() -> None:
    found = judged("{组: {对象: {数值: 210户, 任务: 200户, 完成率: 60%, 构成: {甲: 70户, 乙: 50户}}}}")
    (finding,) = found.findings
    assert (finding.code, finding.path) == ("R101", "组.对象")
    assert "改为 120户" in finding.hint
    assert [each.verdict for each in found.relations] == ["不符", "不符"]


def test_a_subtotal_that_breaks_two_sums_is_said_once_where_it_stands() -> None:
    found = judged("{组: {对象: {数值: 20户, 构成: {甲: {数值: 11户, 构成: {一: 5户, 二: 7户}}, 乙: 8户}}}}")
    (finding,) = found.findings
    assert finding.path == "组.对象.构成.甲"
    assert "改为 12户" in finding.hint


def test_a_part_that_breaks_the_sum_and_a_rule_is_said_once_where_it_stands() -> None:
    data = "{监测帮扶: {监测对象: {数值: 20户50人, 构成: {甲类: {数值: 1户30人, 已消除: 5户10人}, 乙类: 8户20人}}}}"
    (finding,) = judged(data, catalogue=CATALOGUE).findings
    assert finding.path == "监测帮扶.监测对象.构成.甲类.户"
    assert "改为 12户" in finding.hint


def test_two_wrong_figures_stay_two_findings() -> None:
    found = judged("{组: {对象: {数值: 21户, 任务: 200户, 完成率: 90%, 构成: {甲: 12户, 乙: 8户}}}}")
    assert found.codes == ["R101", "R106"]
