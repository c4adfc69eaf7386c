"""What a name says of its time is kept when the catalogue's name does not say it."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import HEAD, accepted, tree_of

CATALOGUE = "监测: {新识别: {计量单位: 户, 别名: [1至6月新识别, 上半年新识别, 今年新识别, 2025年1—9月新识别]}}\n就业: {务工: {计量单位: 人, 别名: [上半年务工]}}\n"


@pytest.mark.parametrize(
    ("name", "period", "said"),
    [
        ("1至6月新识别", "2025年", "1至6月"),
        ("2025年1—9月新识别", "2025年", "2025年1—9月"),
        ("上半年新识别", "2025年", "上半年"),
        ("上半年新识别", "2025年上半年", None),
        ("1至6月新识别", "2025年上半年", None),
        ("今年新识别", "2025年", None),
        ("新识别", "2025年", None),
    ],
)
def test_a_time_in_the_name_is_the_period_of_the_figure(name: str, period: str, said: str | None) -> None:
    known, _ = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))
    head = HEAD.replace(HEAD[HEAD.index("报告期") :].partition("\n")[0], f"报告期: {period}")
    assert accepted(f"{head}指标: {{监测: {{{name}: 8户}}}}\n", known=known).indicators["监测"].children["新识别"].period == said


def test_one_that_is_given_stays() -> None:
    known, _ = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))
    data = accepted(f"{HEAD}指标: {{监测: {{上半年新识别: {{数值: 8户, 统计期间: 前三季度}}}}}}\n", known=known)
    assert data.indicators["监测"].children["新识别"].period == "前三季度"
