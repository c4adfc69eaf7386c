"""Names that the catalogue gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import guide
from tests.saying import library_of


def test_the_advice_on_joined_aliases_keeps_the_others_and_what_stands_in_brackets(tmp_path: Path) -> None:
    catalogue = "就业: {务工: {计量单位: 人, 别名: [外出务工、培训人数（人）, 打工]}}\n"
    library = library_of(tmp_path / "templates", {"试/indicators.yaml": catalogue, "试/报告.j2": "---\n文种: 工作总结\n---\n{{ 就业.务工 }}。{% 其余 %}"})
    assert [each.hint for each in guide.check_template(library, "试/报告") if each.code == "T078"] == ["几个别名写成 别名: [外出务工, 培训人数（人）, 打工]"]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("数值 = 销号 + 问题", "销号率：规则“数值 = 销号 + 问题”把“%”和“个”放在一起加减、比较，永远不会核对"),
        ("数值 = 问题 / 销号 或 数值 = 销号", "销号率：规则“数值 = 问题 / 销号 或 数值 = 销号”把“%”和“个”放在一起加减、比较，永远不会核对"),
        ("数值 <= 销号 + 巡河", "销号率：规则“数值 <= 销号 + 巡河”把“个”和“次”放在一起加减、比较，永远不会核对"),
        ("数值 = 销号 / 问题", None),
        ("数值 <= 100%", None),
        ("数值 = 100%", None),
        ("销号 <= 巡河", None),
        ("销号 <= 河长", "销号率：规则“销号 <= 河长”把“个”和“公里”放在一起加减、比较，永远不会核对"),
    ],
)
def test_a_rule_of_unlike_units_is_never_checked_and_told(rule: str, told: str | None, tmp_path: Path) -> None:
    catalogue = f"河湖:\n  问题: {{计量单位: 个}}\n  销号: {{计量单位: 个}}\n  巡河: {{计量单位: 次}}\n  河长: {{计量单位: 公里}}\n  销号率: {{类型: 比率, 规则: ['{rule}']}}\n"
    library = library_of(tmp_path / "templates", {"试/indicators.yaml": catalogue, "试/报告.j2": "---\n文种: 工作总结\n---\n甲。{% 其余 %}"})
    found = [each for each in guide.check_template(library, "试/报告") if each.code == "T077"]
    assert [each.message.removeprefix("河湖.") for each in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("derived", "told"),
    [
        (("=丑.多", "=子.多"), ["甲.子：派生“多”的公式绕回了自己（甲.子.多 → 甲.丑.多 → 甲.子.多），算不出来"]),
        (("=多 + 1", "=5"), ["甲.子：派生“多”的公式绕回了自己（甲.子.多 → 甲.子.多），算不出来"]),
        (("=甲.丑.多", "=数值 - 子"), []),
        (("=数值 - 丑", "=子.多"), []),
    ],
)
def test_formulas_that_lead_back_to_themselves_are_told(derived: tuple[str, str], told: list[str], tmp_path: Path) -> None:
    catalogue = f"甲:\n  子: {{计量单位: 人, 派生: {{多: {derived[0]}}}}}\n  丑: {{计量单位: 人, 派生: {{多: {derived[1]}}}}}\n"
    library = library_of(tmp_path / "templates", {"试/indicators.yaml": catalogue, "试/报告.j2": "---\n文种: 工作总结\n---\n甲。{% 其余 %}"})
    assert [each.message for each in guide.check_template(library, "试/报告") if each.code == "T090"] == told
