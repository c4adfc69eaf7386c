"""Rows that stand over others, and those whose names only look so."""

from __future__ import annotations

import pytest

from drafting.model.total_rows import is_grand_total, is_mean_row, is_total_row, says_of_which


@pytest.mark.parametrize("label", ["合计", "合 计", "总计", "总合计", "共计", "总数", "全县", "全村", "全市合计", "合计：", "合计:", "（合计）", "【合计】", "合计（万元）", "合计（单位：户）", "合计（12个）", "合計", "總計", "汇总", "全县汇总", "总和", "共12个乡镇", "合计12个", " 合计 ", "合计（户）：", "合计数", "合计金额", "合计。", "合计*", "全 县", "全部", "全部乡镇", "12个乡镇", "全县合计数", "总计面积"])
def test_over_all(label: str):
    assert is_grand_total(label)
    assert is_total_row(label)


@pytest.mark.parametrize("label", ["小计", "小  计", "东片区小计", "本县", "1—6月累计", "小计：", "小计（万元）", "小计数", "（东片区小计）", "合计（不含开发区）"])
def test_over_some(label: str):
    assert is_total_row(label)
    assert not is_grand_total(label)


@pytest.mark.parametrize("label", ["", "东乡", "全乡污水管网工程", "全村镇村", "总计量站改造", "其中村道路", "合计渠", "数据汇总", "信息汇总平台", "共青团", "共建村", "项目总和平台", "甲村（合计）渠", "汇总表", "全部村组路", "12个乡镇污水管网", "3号项目", "合计数据中心"])
def test_over_none(label: str):
    assert not is_total_row(label)
    assert not is_grand_total(label)


@pytest.mark.parametrize(("label", "says"), [("合计（不含开发区）", True), ("小计（省内）：", True), ("合计（万元）", False), ("（合计）", False), ("小计（12户）", False), ("甲村（东片）", False)])
def test_what_stands_behind_in_brackets_may_say_of_which_rows_it_is(label: str, says: bool):
    assert says_of_which(label) is says


@pytest.mark.parametrize(("label", "mean"), [("平均", True), ("全县平均：", True), ("占全县比重", True), ("平均寨", False), ("", False)])
def test_a_row_of_means(label: str, mean: bool):
    assert is_mean_row(label) is mean
