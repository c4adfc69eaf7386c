"""What formulas give and cannot be, told by check and in a draft alike."""

from __future__ import annotations

import pytest

from tests.checks.judging import CATALOGUE, judged


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("{甲: 5户, 乙: 8户, 丙: =甲 - 乙}", "丙：公式算出 -3户，是负数"),
        ("{甲: 5万元, 乙: 8万元, 丙: =甲 - 乙}", "丙：公式算出 -3万元，是负数"),
        ("{甲: 5户, 乙: 8户, 丙: {数值: 9户, 其中: {丁: =甲 - 乙}}}", "丙·丁：公式算出 -3户，是负数"),
        ("{甲: 5户, 乙: 8户, 覆盖率: =乙 / 甲}", "覆盖率：公式算出 160%，大于100%"),
        ("{甲: 5户, 乙: 8户, 覆盖率: =(甲 - 乙) / 甲}", "覆盖率：公式算出 -60%，小于0"),
        ("{甲: 5, 乙: 8, 丙: =甲 - 乙}", ""),
        ("{甲: 5户, 乙: 8户, 净增: =甲 - 乙}", ""),
        ("{甲: 5万元, 乙: 8万元, 结余: =甲 - 乙}", ""),
        ("{甲: 5户, 乙: 8户, 增长率: =乙 / 甲}", ""),
        ("{甲: 5户, 乙: 8户, 丙: {数值: 9户, 同比: =甲 / 乙 - 1}}", ""),
        ("{甲: 6.70万户, 乙: 6.70万户, 覆盖率: =乙 / 甲}", ""),
        ("{甲: 8户, 乙: 5户, 丙: =甲 - 乙, 覆盖率: =乙 / 甲}", ""),
    ],
)  # fmt: skip
def test_the_result_of_a_formula(group: str, said: str) -> None:
    assert [each.message for each in judged(f"{{组: {group}}}").findings if each.code == "D264"] == ([said] if said else [])


def test_a_rate_that_the_catalogue_bounds() -> None:
    (found,) = judged("{资金: {甲: 5元, 乙: 8元, 支出进度: =乙 / 甲}}", catalogue=CATALOGUE).findings
    assert (found.code, found.hint) == ("D264", "核对公式 =乙 / 甲 和它用的数（乙 8元、甲 5元）；确是这样的，注明情况属实")
