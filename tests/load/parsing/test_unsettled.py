"""Comments that say 待核 behind a figure."""

from __future__ import annotations

import pytest

from drafting.load.parsing.unsettled import unsettled
from drafting.source import Source


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("危房改造: 35户  # 待核：3个乡镇共35户；没有交：北乡", "3个乡镇共35户；没有交：北乡"),
        ("危房改造: 35户 #待核: 问张三", "问张三"),
        ("危房改造: 35户  # 待核", ""),
        ("危房改造: 35户  # 待核\r", ""),
        ("危房改造: 35户  # 待核实：问统计局", "问统计局"),
        ("危房改造: 35户  # 【待核】问统计局", "问统计局"),
        ("危房改造: 35户  #（待核）", ""),
        ("危房改造: 35户  # 需待核 问统计局", "问统计局"),
        ("危房改造: 35户  # 还需待核；问统计局", "问统计局"),
        ("危房改造: 35户  # 待 核：问统计局", "问统计局"),
        ("危房改造: 35户  # 需核：问统计局", "问统计局"),
        ("危房改造: 35户  # 还需核实", ""),
    ],
)
def test_is_known_behind_a_figure(line: str, said: str):
    assert unsettled(Source("甲.yaml", f"住房:\n  {line}\n")) == {2: said}


@pytest.mark.parametrize("line", ["# 待核：全部的数", "危房改造: 35户", "备注: 待核", "备注: 张三#待核", "危房改造: 35户  # 数待核", "债务: 12户  # 待核销的按财政口径", "名单: 12户  # 待核准名单另附", "名单: 12户  # 需核对后再报", "名单: 12户  # 县里核定", "# 危房改造: 35户  # 待核"])
def test_is_not_where_it_stands_alone_or_is_something_else(line: str):
    assert unsettled(Source("甲.yaml", f"住房:\n  {line}\n")) == {}
