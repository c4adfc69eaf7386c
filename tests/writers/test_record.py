"""The record part says of each figure what the document knows of it, whatever stands in its texts."""

from __future__ import annotations

import pytest

from drafting.blocks.document import Document, Figure, FigureRecord, Front, Origin, Paragraph, Text
from drafting.readers.record import read_record
from drafting.writers.docx import write_docx
from drafting.writers.docx.text import escape, escaped
from drafting.writers.style import Style

PLAIN = (
    FigureRecord("5户", "甲.子", "5", "户", None, (), "数据.yaml", 6, None, "template"),
    FigureRecord("50%", "甲.子.完成率", "50", "%", "数值 / 任务", ("甲.子", "甲.子.任务"), "数据.yaml", 6, "县统计局", "rest"),
)
ODD = (
    FigureRecord("<5&6>户", "甲.“子”&", "5", "户", "甲.子 < 5", ("甲.<子>",), "数据.yaml", 6, "局 & 办", "template"),
    FigureRecord("东村", "甲.丑", None, "", None, (), "另一份.yaml", None, None, "data"),
    FigureRecord("东\n村", "甲.丑", "", "", None, (), "数据.yaml", 7, None, "data"),
)


@pytest.mark.parametrize("figures", [PLAIN, ODD, PLAIN + ODD, (), (*PLAIN, PLAIN[0])])
@pytest.mark.parametrize("order", [1, -1])
def test_what_is_recorded_is_read_again(figures: tuple[FigureRecord, ...], order: int, style: Style) -> None:
    printed = [*enumerate(figures)][::order]
    content = (Text("共"), *(Figure(each.text, at) for at, each in printed))
    document = Document(Front("题"), (Paragraph(content),), figures=figures, origin=Origin("示例/例", "数据.yaml"))
    record = read_record(write_docx(document, style))
    assert record is not None
    assert [each.figure for each in record.figures] == [each for _, each in printed]
    assert [each.bookmark for each in record.figures] == [f"_f{at + 1}" for at, _ in printed]


@pytest.mark.parametrize("texts", [[], [""], ["", "5户"], ["5户", "a<b"], ["a\nb", "c"], ["a\x00b"], ["“甲”", "乙&丙", "丁"], ["甲"] * 3])
def test_texts_are_escaped_together_as_they_are_alone(texts: list[str]) -> None:
    assert escaped(texts) == [escape(each).encode() for each in texts]
