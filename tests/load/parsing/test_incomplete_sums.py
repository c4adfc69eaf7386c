"""What a rolled-up file says itself of those that are not in its sums."""

from __future__ import annotations

import pytest

from drafting.load.parsing.incomplete_sums import incomplete_sums
from drafting.source import Source


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("残保金: 8260.5万元  # 9个县；没有填：己县；目录里没有，直接相加的", "没有填：己县"),
        ("数值: 35户  # 12个乡镇；没有填：东乡、西乡、南镇", "没有填：东乡、西乡、南镇"),
        ("数值: 35户  # 7个乡镇；没有填：乙乡、甲乡", "没有填：乙乡、甲乡"),
        ("数值: 35户  # 4个乡镇；没有填：北乡", "没有填：北乡"),
        ("数值: 35户  # 28个乡镇；没有填：东乡、西乡、南镇等7个乡镇", "没有填：东乡、西乡、南镇等7个乡镇"),
        ("数值: 35户  # 9个县；没有填：己县  # 情况属实 D346：己县没有", "没有填：己县"),
        ("# 没有交的：癸县；它们的数都不在里面，交了再汇总一次。", "没有交的：癸县"),
        ("# 这次没有来的：癸县；以前填的数里可能有它们的，补上它们的文件再汇总。", "这次没有来的：癸县"),
        ("数值: 35户  # 3个乡镇；没有填：北乡", None),  # one in four has none
        ("数值: 35户  # 20个乡镇；没有填：东乡、西乡、南镇等8个乡镇", None),
        ("数值: 35户  # 10个县", None),
        ("数值: 待补  # 9个县共35户；没有填：己县", None),  # which is owed, and told as that
        ("数值: 35户  # 东乡、西乡，其余没有填", None),
        ("    # 康复率：不能相加，本级有的自己填；没有填：己县", None),
        ("数值: 35户  # 表后附注：没有填：己县", None),
    ],
)
def test_who_is_missing_is_read_where_few_are(row: str, said: str | None) -> None:
    assert incomplete_sums(Source("全县.yaml", f"\n{row}\n")) == ({2: said} if said else {})
