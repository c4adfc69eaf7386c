"""One long figure in two indicators that no relation joins."""

from __future__ import annotations

import pytest

from tests.checks.oddities.examined import codes


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{甲: {子: 59674人}, 乙: {丑: 59674人}}", ["D256"]),
        ("{甲: {子: 59674人}, 乙: {丑: 59674户}}", []),
        ("{甲: {子: 59674人}, 乙: {丑: =甲.子}}", []),
        ("{甲: {子: 3441人}, 乙: {丑: 3441人}}", []),
        ("{甲: {子: 50000人}, 乙: {丑: 50000人}}", []),
        ("{甲: {子: 5万人}, 乙: {丑: 50000人}}", []),
        ("{甲: {子: {数值: 59674人, 任务: 59674人, 完成率: 100%}}}", []),
        ("{甲: {子: {数值: 59674人, 构成: {全部: 59674人}}}}", []),
        ("{甲: {子: 1.0923亿元}, 乙: {丑: 10923万元}}", ["D256"]),
    ],
)
def test_one_long_figure_in_two_indicators(body: str, found: list[str]) -> None:
    assert codes(body) == found
