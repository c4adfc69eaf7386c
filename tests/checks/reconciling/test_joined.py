"""One wrong figure is one finding, at that figure."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.reconciling.joined import _ANY, _Doctor
from drafting.checks.reconciling.slips import slips
from drafting.checks.relations import mismatches
from tests.checks.judging import CATALOGUE, HEAD, book_of, judged
from tests.quantities.table import quantity


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


RATES = "{规划: {任务数: %s, 甲: {数值: 597个, 任务: =任务数, 完成率: 78.55%%}, 乙: {数值: 562个, 任务: =任务数, 完成率: 73.95%%}}}"


def test_a_base_that_two_rates_take_is_one_finding_at_the_base() -> None:
    assert judged(RATES % "760个").codes == []
    (finding,) = judged(RATES % "670个").findings
    assert (finding.code, finding.path) == ("R106", "规划.任务数")
    assert "改为 760个" in finding.hint
    assert "颠倒" in finding.hint


@pytest.mark.parametrize(
    ("one", "rate", "third"),
    [
        ("597个", "78.55%", ""),
        ("近600个", "78.55%", ""),
        ("597个", "近80%", ""),
        ("597个", "78.55%", ", 丙: {数值: 100个, 任务: =任务数, 完成率: 90%}"),
    ],
)
def test_a_base_is_sought_by_rates_of_marked_figures_too_and_by_two_of_three(one: str, rate: str, third: str) -> None:
    data = RATES.replace("597个", one).replace("78.55%%", rate.replace("%", "%%")) % "7600个"
    told = judged(data.removesuffix("}}") + third + "}}").findings if third else judged(data).findings
    assert told[0].path == "规划.任务数"
    assert "改为 760个" in told[0].hint
    assert len(told) == (2 if third else 1)


def test_two_rates_that_no_slip_explains_stay_two() -> None:
    assert judged(RATES.replace("78.55", "80").replace("73.95", "76") % "760个").codes == ["R106", "R106"]


_KEYS = {("任务", "完成率"): 0, ("任务", "超额完成"): 100, ("上年同期", "同比"): 100, ("基期", "占基期"): 0}
_counts = st.one_of(st.integers(1, 40), st.integers(1, 2000))
_rated = st.tuples(_counts, st.sampled_from(list(_KEYS)), st.integers(0, 2), st.sampled_from(["", "", "近"]))


@given(_counts, st.integers(0, 500), st.lists(_rated, min_size=1, max_size=3), st.sampled_from(["亩", "万亩", "个", ""]), st.booleans(), st.booleans())
def test_a_slip_for_which_a_rate_leaves_no_room_explains_nothing(
    base: int, at: int, rated: list[tuple[int, tuple[str, str], int, str]], unit: str, bare: bool, offering: bool
) -> None:
    near = slips(quantity(f"{base}{'' if bare else unit}"))
    figures = []
    for number, (amount, (key, derived), decimals, mark) in enumerate(rated):
        rate = amount / base * 100 - _KEYS[key, derived]
        figures.append(f"第{number}项: {{数值: {mark}{amount}{unit}, {key}: =基数, {derived}: {rate:.{decimals}f}%}}")
    text = f"{HEAD}指标: {{组: {{基数: {near[at % len(near)].quantity.text}, {', '.join(figures)}}}}}\n"
    told = mismatches(book_of(text, name="数据.yaml"), offering=offering)
    with patch.object(_Doctor, "_room", return_value=_ANY):
        assert told == mismatches(book_of(text, name="数据.yaml"), offering=offering)


def test_of_two_figures_that_would_explain_as_much_the_likelier_slip_is_named() -> None:
    relations = "审核关系: [组.甲 = 组.乙 + 组.丙, 组.甲 - 组.乙 = 组.丁]"
    (finding,) = judged(f"{{组: {{甲: 2002户, 乙: 1219户, 丙: 873户, 丁: 873户}}}}\n{relations}").findings
    assert finding.path == "组.乙"
    assert "相邻两位写颠倒）：改为 1129户" in finding.hint


@pytest.mark.parametrize(("sums", "offered"), [(20, True), (21, False)])
def test_a_file_that_is_wrong_everywhere_has_no_single_wrong_figure(sums: int, offered: bool) -> None:
    wrong = ", ".join(f"甲{number}: {{数值: 1503户, 任务: 1600户, 完成率: 93.75%, 构成: {{乙: 803户, 丙: 697户}}}}" for number in range(sums))
    found = judged(f"{{组: {{{wrong}}}}}")
    assert len(found.findings) == (sums if offered else 2 * sums)


def test_a_sum_by_itself_offers_the_slips_that_explain_it() -> None:
    (swapped,) = judged("{组: {对象: {数值: 5361户, 构成: {甲: 2087户, 乙: 3283户}}}}").findings
    assert "可能应为：对象·甲 2078户（相邻两位写颠倒）" in swapped.hint
    (wild,) = judged("{组: {对象: {数值: 5361户, 构成: {甲: 2087户, 乙: 12户}}}}").findings
    assert "可能应为" not in wild.hint


def test_a_draft_is_told_what_is_wrong_without_what_may_have_been_meant() -> None:
    book = book_of(HEAD + "指标: {组: {对象: {数值: 5361户, 构成: {甲: 2087户, 乙: 3283户}}}}\n", name="数据.yaml")
    (quick,), (full,) = mismatches(book, offering=False), mismatches(book, offering=True)
    assert "可能应为" not in quick.hint
    assert full.hint.startswith(f"{quick.hint}；可能应为：")
    assert (quick.code, quick.message, quick.place) == (full.code, full.message, full.place)


def test_a_draft_is_told_of_one_wrong_figure_once() -> None:
    data = HEAD + "指标: {组: {对象: {数值: 210户, 任务: 200户, 完成率: 60%, 构成: {甲: 70户, 乙: 50户}}}}\n"
    (finding,) = mismatches(book_of(data, name="数据.yaml"), offering=False)
    assert "改为 120户" in finding.hint


def test_a_draft_with_several_things_wrong_is_not_told_what_may_have_been_meant() -> None:
    data = HEAD + "指标: {组: {对象: {数值: 5361户, 构成: {甲: 2087户, 乙: 3283户}}, 人口: {数值: 1500人, 构成: {甲: 803人, 乙: 679人}}}}\n"
    quick, full = (mismatches(book_of(data, name="数据.yaml"), offering=offering) for offering in (False, True))
    assert ["可能应为" in each.hint for each in quick] == [False, False]
    assert ["可能应为" in each.hint for each in full] == [True, True]


def test_a_figure_that_other_relations_hold_is_not_suspected() -> None:
    found = judged("{组: {对象: {数值: 27户, 任务: 27户, 完成率: 100%, 构成: {甲: 12户, 乙: 18户}}}}")
    (finding,) = found.findings
    assert "对象 30户" not in finding.hint


def test_what_a_figure_should_be_is_never_put_in_its_place() -> None:
    found = judged("{组: {对象: {数值: 210户, 任务: 200户, 完成率: 60%, 构成: {甲: 70户, 乙: 50户}}}}")
    assert {each.whole.text for each in found.relations if each.kind == "构成"} == {"210户"}
