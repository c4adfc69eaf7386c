"""drafting explain: every code of the program is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.cli.rules import declared_rules
from tests.shipped import shipped


def test_a_code_is_explained_in_either_case(drafting):
    ran = drafting("explain", "s001")
    assert ran.code == 0
    assert ran.out.startswith("S001 已有文件被人改过（存疑）")
    assert "--force" in ran.out


def test_every_declared_code_has_its_page(drafting):
    for code, rule in declared_rules().items():
        assert rule.meaning in drafting("explain", code).out


def test_a_relation_is_explained_with_its_tolerance_and_how_to_answer_for_it(drafting):
    said = drafting("explain", "R102").out
    assert "容差：" in said
    assert "# 情况属实 R102：理由" in said
    assert "确实无误时" not in drafting("explain", "D080").out


def test_without_a_code_all_are_listed(drafting):
    said = drafting("explain").out
    assert "R101" in said
    assert "构成加起来不等于总数" in said


@pytest.mark.slow  # a rule added elsewhere should not stop work here; .ci/run holds the page to the program
def test_the_page_of_rules_is_the_one_that_the_program_prints():
    """After a change: drafting explain --markdown > docs/rules.md."""
    from drafting.cli.rules import all_rules, rules_page

    page = Path(__file__).parents[2] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == rules_page(all_rules(shipped()))
