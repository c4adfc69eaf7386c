"""What a final copy may not have."""

from __future__ import annotations

import pytest

from drafting.blocks.document import Document, Figure, Front, Paragraph, Text
from drafting.blocks.filled_lines import FilledLine, LineForm
from drafting.diagnostics import Severity
from drafting.proofreading.finals import held_to_final
from tests.checks.judging import book_of


@pytest.mark.parametrize(("region", "held"), [("某县", True), ("某乡", True), ("某街道", True), ("青禾县竹溪乡", False)])
def test_is_a_place_that_only_documents_call_so(region: str, held: bool) -> None:
    tree = book_of(f"单位: {{名称: 青禾县农业农村局, 地区: {region}, 层级: 县}}\n报告期: 2026年\n指标: {{}}\n").dataset.tree
    found = held_to_final((), None, tree, "甲.yaml")
    assert [(each.code, each.severity, each.place and each.place.line) for each in found] == ([("D275", Severity.ERROR, 1)] if held else [])


def test_a_mark_that_a_template_types_in_a_line_does_not_leave_the_house() -> None:
    line = FilledLine(LineForm([Text("见【待补：原表】，共"), Figure("户", 0)]), ["12"], 0)
    tree = book_of("单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2026年\n指标: {}\n").dataset.tree
    found = held_to_final((), Document(Front("示例"), (Paragraph(line),)), tree, "甲.yaml")
    assert [(each.code, each.severity, each.excerpt) for each in found if each.code == "S080"] == [("S080", Severity.ERROR, "【待补：原表】")]
