"""What is true of one time only: places in a ranking, prizes, firsts."""

from __future__ import annotations

import pytest

from drafting.quantities.ranks import standings_in


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("气温为有记录以来第二高，雨量第3多；第二大支柱产业。", ["第二高", "第3多"]),
        ("连续8年居全国前列，产值居全省第3位。", ["连续8年", "居全国前列", "居全省第3位"]),
        ("产量再创历史新高，获全省一等奖。", ["创历史新高", "一等奖"]),
        ("首次进入全国前10名。", ["首次", "全国前10名"]),
        ("任第一书记8年，排第三批，走在全国前列。", []),
    ],
)
def test_each_stands_once(words: str, found: list[str]) -> None:
    assert [words[start:end] for start, end in standings_in(words)] == found
