"""Text and signature of a short 公文 on one page: the signature is not left alone on the next (GB/T 9704 7.3.5.4)."""

from __future__ import annotations

import pytest

from drafting.blocks.document import Annex, Back, Document, Front, Head, Paragraph, Text
from drafting.writers.closed_up import closed_up, signed_without_text
from drafting.writers.docx import write_docx
from drafting.writers.layout import layout_findings
from drafting.writers.style import Style
from tests.writers.opened import W, paragraphs, text

SENT = "现将《示例县水利局2026年工作总结》随文报送，请审阅。"
LIST = (Annex("示例县水利局2026年工作总结及2027年工作计划"), Annex("2026年重点水利项目进展情况表"))


def carrier(*texts: str, signers: int = 1, annexes: tuple[Annex, ...] = LIST, sealed: bool = True, note: str = "联系人：示例甲") -> Document:
    head = Head(marks=("示例县水利局文件",), signers=("示例甲",) * signers)
    front = Front("示例县水利局关于报送2026年工作总结及2027年工作计划的报告", document_number="示水〔2026〕92号", addressee="示例县人民政府", head=head)
    return Document(front, tuple(Paragraph((Text(each),)) for each in texts), Back(("示例县水利局",), "2026年12月15日", note, sealed), annexes=annexes)


def pitches(document: Document, style: Style) -> dict[str, str | None]:
    """What each paragraph says of its lines, by its text."""
    found = {}
    for each in paragraphs(write_docx(document, style)):
        spacing = each.find(f"{W}pPr/{W}spacing")
        found[text(each)] = None if spacing is None else spacing.get(f"{W}line")
    return found


def test_lines_are_closed_up_where_one_or_two_are_wanting(style: Style) -> None:
    document = carrier(SENT)
    line = closed_up(document, style)
    assert 22 * 20 <= line < style.line
    said = pitches(document, style)
    assert {said[SENT], said["示例县水利局"], said["2026年12月15日"], said["（联系人：示例甲）"], said[f"附件：1.{LIST[0].title}"]} == {str(line)}
    assert said["示例县人民政府："] is None


@pytest.mark.parametrize("document", [carrier(SENT, annexes=LIST[:1], sealed=False, note=""), carrier(*[SENT * 9] * 4), carrier(SENT * 8)])
def test_what_has_room_or_runs_on_anyway_stands_as_it_is(style: Style, document: Document) -> None:
    assert closed_up(document, style) == 0
    assert pitches(document, style)["2026年12月15日"] is None


def test_a_signature_that_will_stand_alone_is_told(style: Style) -> None:
    document = carrier(SENT, signers=6, annexes=(*LIST, *LIST, *LIST))
    assert signed_without_text(document, style)
    assert [each.code for each in layout_findings(document, style)] == ["F004"]
    assert layout_findings(carrier(SENT), style) == ()
    assert layout_findings(carrier(SENT, SENT, signers=6, annexes=(*LIST, *LIST, *LIST)), style) == ()


@pytest.mark.parametrize(("sentences", "alone"), [(4, True), (8, False), (14, False), (20, False), (21, False), (22, True), (24, True), (29, True), (30, False), (31, False)])
def test_one_paragraph_that_runs_on_has_its_end_above_the_signature(style: Style, sentences: int, alone: bool) -> None:
    """But where it ends at the foot of a page, as 24 do: then the signature goes to the third without it (measured in LibreOffice)."""
    document = carrier(SENT * sentences)
    assert signed_without_text(document, style) is alone
    assert [each.code for each in layout_findings(document, style)] == ["F004"] * alone
    assert layout_findings(carrier(SENT * (sentences - 1), SENT), style) == ()


def test_the_last_of_several_paragraphs_goes_with_the_signature(style: Style) -> None:
    document = carrier(SENT, "以上报告，请审阅。", signers=6, annexes=(*LIST, *LIST, *LIST))
    kept = [text(each) for each in paragraphs(write_docx(document, style)) if each.find(f"{W}pPr/{W}keepNext") is not None]
    assert "以上报告，请审阅。" in kept
    assert SENT not in kept


def test_closed_up_or_not_it_goes_with_the_signature(style: Style) -> None:
    """Where the page holds less than was reckoned, the signature is not left alone."""
    document = carrier(SENT, "以上报告，请审阅。", note="")
    assert closed_up(document, style)
    kept = [text(each) for each in paragraphs(write_docx(document, style)) if each.find(f"{W}pPr/{W}keepNext") is not None]
    assert "以上报告，请审阅。" in kept


def test_where_the_head_leaves_no_line_on_the_first_page_that_alone_is_told(style: Style) -> None:
    document = carrier(SENT * 16, signers=18)
    assert not signed_without_text(document, style)
    assert [each.code for each in layout_findings(document, style)] == ["F002"]
