"""Rows that stand over others, and those whose names only look so."""

from __future__ import annotations

import pytest

from drafting.model.total_rows import is_grand_total, is_total_row


@pytest.mark.parametrize("label", ["合计", "合 计", "总计", "总合计", "共计", "总数", "全县", "全村", "全市合计"])
def test_over_all(label: str):
    assert is_grand_total(label)
    assert is_total_row(label)


@pytest.mark.parametrize("label", ["小计", "小  计", "东片区小计", "本县", "1—6月累计"])
def test_over_some(label: str):
    assert is_total_row(label)
    assert not is_grand_total(label)


@pytest.mark.parametrize("label", ["", "东乡", "全乡污水管网工程", "全村镇村", "总计量站改造", "其中村道路", "合计渠"])
def test_over_none(label: str):
    assert not is_total_row(label)
    assert not is_grand_total(label)
