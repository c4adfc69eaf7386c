"""Names that the catalogue gives."""

from __future__ import annotations

from pathlib import Path

from drafting import guide
from tests.saying import library_of


def test_the_advice_on_joined_aliases_keeps_the_others_and_what_stands_in_brackets(tmp_path: Path) -> None:
    catalogue = "就业: {务工: {计量单位: 人, 别名: [外出务工、培训人数（人）, 打工]}}\n"
    library = library_of(tmp_path / "templates", {"试/indicators.yaml": catalogue, "试/报告.j2": "---\n文种: 工作总结\n---\n{{ 就业.务工 }}。{% 其余 %}"})
    assert [each.hint for each in guide.check_template(library, "试/报告") if each.code == "T078"] == ["几个别名写成 别名: [外出务工, 培训人数（人）, 打工]"]
