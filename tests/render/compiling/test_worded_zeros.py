"""Words that a template has for a zero count as said where they stood, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.blocks.document import Paragraph, plain
from drafting.pipeline import draft, read_dataset
from tests.saying import found, say
from tests.shipped import shipped

GONE = "{数值: 0人, 上年同期: 4人}"
PAIR = "{数值: 0户0人, 上年同期: 4户9人}"
REST = "{% 其余 甲 %}"


@pytest.mark.parametrize(
    ("template", "data", "printed"),
    [
        ("{% if 甲.返贫人口 is 零 %}没有返贫。{% endif %}", "0人", "没有返贫。此外，乙5人。"),
        ("{% if 甲.返贫人口 is 零 %}没有返贫。{% endif %}", GONE, "没有返贫。此外，返贫人口由上年同期的4人降为零，乙5人。"),
        ("{% if 甲.返贫人口 is 零 %}没有返贫。{% endif %}", PAIR, "没有返贫。此外，返贫人口由上年同期的4户9人降为零，乙5人。"),
        ("{% if 甲.返贫人口 is 有 and not 甲.返贫人口 is 零 %}有返贫。{% else %}没有返贫。{% endif %}", GONE, "没有返贫。此外，返贫人口由上年同期的4人降为零，乙5人。"),
        ("{% if 甲.乙 is 零 %}无乙。{% elif 甲.返贫人口 is 零 %}没有返贫。{% endif %}", "0人", "没有返贫。此外，乙5人。"),
        ("{% if 甲.返贫人口 is 零 %}{% if 甲.乙 is 有 %}没有返贫。{% endif %}{% endif %}", "0人", "没有返贫。此外，乙5人。"),
        # words that did not stand have said nothing
        ("[[{% if 甲.返贫人口 is 零 %}没有返贫{% endif %}，低保{{ 甲.低保 }}。]]", GONE, "返贫人口0人（上年同期4人），乙5人。"),
        ("{% if 甲.返贫人口 is 零 %}{% else %}有返贫。{% endif %}", GONE, "返贫人口0人（上年同期4人），乙5人。"),
    ],
)
def test_the_rest_goes_by_whether_the_words_stood(template: str, data: str, printed: str) -> None:
    assert say(template + REST, f"甲: {{返贫人口: {data}, 乙: 5人}}") == printed


@pytest.mark.parametrize(("template", "told"), [("没有返贫", []), ("[[没有返贫，低保{{ 甲.低保 }}]]好", ["甲.返贫人口"])])
def test_a_zero_that_was_put_in_words_is_not_told_as_unsaid(template: str, told: list[str]) -> None:
    findings = found(f"{{% if 甲.返贫人口 is 零 %}}{template}{{% endif %}}。", "甲: {返贫人口: 0人}")
    assert [each.path for each in findings if each.code == "D222"] == told


def test_words_for_a_zero_keep_what_is_around_them() -> None:
    assert say("[[{% if 甲.返贫人口 is 零 %}没有返贫{% endif %}[[，低保{{ 甲.低保 }}]]。]]", "甲: {返贫人口: 0人}") == "没有返贫。"


def test_a_zero_that_stood_as_a_figure_has_come_down() -> None:
    assert say("[[{% if 甲.返贫人口 is 零 %}返贫{{ 甲.返贫人口 }}{% endif %}。]]" + REST, f"甲: {{返贫人口: {GONE}}}") == "返贫0人。此外，返贫人口由上年同期的4人降为零。"


def test_a_zero_of_last_years_file_leaves_no_mark(tmp_path: Path) -> None:
    head = "模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某乡, 层级: 乡镇}\n指标: {教育: {失辍学学生: 0名}, 就业: {务工就业: 1203人}}\n"
    (tmp_path / "2025.yaml").write_text(f"{head}报告期: 2025年\n", encoding="utf-8")
    (tmp_path / "2026.yaml").write_text(f"{head}报告期: 2026年\n上年: 2025.yaml\n", encoding="utf-8")
    dataset = read_dataset(tmp_path / "2026.yaml", shipped()).dataset
    assert dataset is not None
    drafted = draft(shipped(), dataset)
    assert drafted.document is not None, drafted.diagnostics
    assert any("失辍学学生0名，保持动态清零" in plain(block.content) for block in drafted.document.blocks if isinstance(block, Paragraph))
