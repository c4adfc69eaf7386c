"""Rates that no relation is needed to know for wrong."""

from __future__ import annotations

import pytest

from tests.checks.judging import CATALOGUE
from tests.checks.oddities.examined import codes


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{教育: {巩固率: 985%}}", ["D255"]),
        ("{教育: {女童巩固率: 100.1%}}", ["D255"]),
        ("{教育: {女童巩固率: 100%}}", []),
        ("{教育: {女童巩固率: -2%}}", ["D255"]),
        ("{教育: {学生: {数值: 5人, 完成率: 120%}}}", []),
        ("{教育: {增长率: 120%}}", []),
        ("{教育: {毛入学率: 104%}}", []),
        ("{教育: {入学率: 104%}}", ["D255"]),
        ("{教育: {学生: {数值: 5人, 同比: -120%}}}", ["D255"]),
        ("{教育: {学生: {数值: 5人, 同比: -100%}}}", []),
        ("{资金: {支出进度: 102%}}", ["R105"]),
        ("{人口: {出生率: 8.5%}}", ["D255"]),
        ("{人口: {出生率: 8.5‰, 牲畜死亡率: 5%}}", []),
    ],
)
def test_percentages_that_cannot_be(body: str, found: list[str]) -> None:
    assert codes(body, catalogue=CATALOGUE) == found
