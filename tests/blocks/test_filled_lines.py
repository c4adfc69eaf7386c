"""A line that is kept as its form and its numbers is, to whoever asks, the inlines that it stands for."""

from __future__ import annotations

from drafting.blocks.document import Figure, Heading, Paragraph, Text, plain, shifted
from drafting.blocks.filled_lines import FilledLine, LineForm

FORM = LineForm((Text("共"), Figure("户", 0), Figure("人", 0), Text("，", bold=True), Figure("万元", 0, bold=True), Text("。")))
LINE = FilledLine(FORM, ("86", "251", "1,230.5"), 7)
INLINES = (Text("共"), Figure("86户", 7), Figure("251人", 8), Text("，", bold=True), Figure("1,230.5万元", 9, bold=True), Text("。"))


def test_a_line_is_its_inlines():
    assert (*LINE,) == INLINES
    assert LINE == INLINES
    assert INLINES == LINE
    assert hash(LINE) == hash(INLINES)
    assert repr(LINE) == repr(INLINES)
    assert (len(LINE), LINE[1], LINE[2:4]) == (6, INLINES[1], INLINES[2:4])
    assert INLINES[:-1] != LINE


def test_its_words_are_those_of_its_inlines():
    assert LINE.words == plain(LINE) == plain(INLINES) == Paragraph(LINE).words == Heading(1, "一、", LINE).words


def test_digits_alone_stand_before_a_figure_besides_what_the_form_says():
    assert [plain(INLINES[:at]) for at in (1, 2, 4)] == ["共", "共86户", "共86户251人，"]
    assert FORM.starts == [1, 2, 4]


def test_its_figures_are_counted_from_another_number():
    moved = shifted(Paragraph(LINE, Heading(2, "（一）", LINE)), 100)
    assert isinstance(moved, Paragraph)
    assert moved.lead is not None
    assert [each.ref for each in moved.content if isinstance(each, Figure)] == [107, 108, 109]
    assert moved.lead.content == moved.content
    assert LINE.holds({9, 40})
    assert not LINE.holds({6, 10})


def test_a_line_without_figures_is_one_in_all_reports():
    form = LineForm((Text("抓好监测"), Text("。")))
    assert form.alone == (Text("抓好监测"), Text("。"))
    assert form.alone is not None
    assert form.alone.moved(3) is form.alone
