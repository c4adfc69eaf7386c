"""drafting explain: every code of the program is explained."""

from __future__ import annotations

from drafting.cli.rules import declared_rules


def test_a_code_is_explained_in_either_case(drafting):
    ran = drafting("explain", "s001")
    assert ran.code == 0
    assert ran.out.startswith("S001 已有文件被人改过（存疑）")
    assert "--force" in ran.out


def test_every_declared_code_has_its_page(drafting):
    for code, rule in declared_rules().items():
        assert rule.meaning in drafting("explain", code).out
