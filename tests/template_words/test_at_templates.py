"""What a template's words print wrong is told at its line, in drafts; a final copy is refused for it."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from tests.saying import drafted

DATA = "审计整改: {正在整改: 25个, 投入: 3万元, 农场: 25家, 面积: 300平方米}"


def told(template: str) -> list[str]:
    draft = drafted(f"工作如下。\n\n{template}", DATA)
    assert all(each.severity is Severity.ERROR for each in draft.prose if each.code in ("P105", "P148"))
    return [f"{each.code} {each.excerpt} {each.place and each.place.file.rpartition('/')[2]}:{each.place and each.place.line}" for each in draft.prose if each.code in ("P105", "P148", "P113", "P160")]


def test_a_unit_said_again_is_told_at_the_template() -> None:
    assert told("正在整改{{ 审计整改.正在整改 }}个。") == ["P148 25个个 报告.j2:3"]
    assert told("投入{{ 审计整改.投入 }}万元资金。") == ["P148 3万元万元 报告.j2:3"]
    assert told("投入{{ 审计整改.投入 }}元以上。") == ["P148 3万元元 报告.j2:3"]


def test_a_brace_is_told_at_the_template() -> None:
    assert told("正在整改{ 审计整改.正在整改 }。") == ["P105 { 审计整改.正在整改 } 报告.j2:3"]


def test_a_unit_said_again_in_a_cell_is_told() -> None:
    assert told("| 甲 | 乙 |\n|---|---|\n| 问题 | {{ 审计整改.正在整改 }}个 |") == ["P148 25个个 报告.j2:5"]


def test_it_is_not_told_as_a_repeated_word_too() -> None:
    assert told("面积{{ 审计整改.面积 }}平方米。") == ["P148 300平方米平方米 报告.j2:3"]
    assert told("面积{{ 审计整改.面积 }}平方米，发展产业发展产业。") == ["P160 发展产业发展产业 数据.yaml[第2段]:None", "P148 300平方米平方米 报告.j2:3"]


@pytest.mark.parametrize(
    ("words", "excerpt", "column"),
    [
        ("已有{{ 审计整改.正在整改 }}，正在{ 审计整改.正在整改 }。", "{ 审计整改.正在整改 }", 21),
        ("已有{{ 审计整改.正在整改 }}，正在{ 整改。", "{", 21),
        ("已有{{ 审计整改.正在整改 }}，{% if 审计整改.农场 is 有 %}有{% endif %}正在 } 整改。", "}", 55),
    ],
)
def test_a_brace_is_not_looked_for_in_tags(words: str, excerpt: str, column: int) -> None:
    """Nor in those of the data's own texts."""
    draft = drafted(f"工作如下。\n\n{words}", DATA, own="存在问题: 还有{{ 审计整改.正在整改 }}没有改。")
    (brace,) = [each for each in draft.prose if each.code == "P105"]
    assert (brace.excerpt, brace.place and (brace.place.file.rpartition("/")[2], brace.place.line, brace.place.column)) == (excerpt, ("报告.j2", 3, column))


@pytest.mark.parametrize("words", ["{{ 审计整改.农场 }}家庭农场", "{{ 审计整改.正在整改 }}个体户", "{{ 审计整改.正在整改 }}，个别", "{{ 审计整改.正在整改 }}问题"])
def test_words_that_begin_like_a_unit_are_none(words: str) -> None:
    assert told(f"涉及{words}。") == []
