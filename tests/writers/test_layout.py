"""Findings about the layout name the thing and say what to type."""

from __future__ import annotations

from dataclasses import replace

from drafting.blocks.document import Front
from drafting.writers.layout import layout_findings
from drafting.writers.style import Style
from tests.writers.plotted import charted
from tests.writers.sample import sample_document


def test_a_sound_document_has_none(style: Style) -> None:
    assert layout_findings(sample_document(), style) == ()


def test_an_endless_title_is_a_warning(style: Style) -> None:
    document = replace(sample_document(), front=Front("示例" * 100))
    (finding,) = layout_findings(document, style)
    assert (finding.code, finding.severity.value, finding.path) == ("F001", "warning", "公文.标题")
    assert "|" in finding.hint


def test_a_pie_of_too_many_slices_is_a_warning(style: Style) -> None:
    assert [each.code for each in layout_findings(charted("pie", series=1, rows=12), style)] == []
    (finding,) = layout_findings(charted("pie", series=1, rows=13), style)
    assert (finding.code, "13项" in finding.message, "条形图" in finding.hint) == ("F003", True, True)
