"""What a final copy may not have."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from drafting.proofreading.finals import held_to_final
from tests.checks.judging import book_of


@pytest.mark.parametrize(("region", "held"), [("某县", True), ("某乡", True), ("某街道", True), ("青禾县竹溪乡", False)])
def test_is_a_place_that_only_documents_call_so(region: str, held: bool) -> None:
    tree = book_of(f"单位: {{名称: 青禾县农业农村局, 地区: {region}, 层级: 县}}\n报告期: 2026年\n指标: {{}}\n").dataset.tree
    found = held_to_final((), None, tree, "甲.yaml")
    assert [(each.code, each.severity, each.place and each.place.line) for each in found] == ([("D275", Severity.ERROR, 1)] if held else [])
