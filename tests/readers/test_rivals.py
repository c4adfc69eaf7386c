"""What tells figures of one paragraph apart that read alike."""

from __future__ import annotations

from drafting.blocks.document import FigureRecord
from drafting.blocks.record import Record, RecordedFigure
from drafting.readers.rivals import Label, rivals


def record(text: str, *figures: tuple[str, str]) -> Record:
    """One paragraph in which each figure (text, path) stands behind the one before it."""
    found, at = [], 0
    for each, path in figures:
        at = text.index(each, at)
        told = FigureRecord(each, path, each[:-1], each[-1], None, (), "数据.yaml", 1, None, "template")
        found.append(RecordedFigure(f"_f{len(found)}", told, 0, at))
        at += len(each)
    return Record("1", "例", "数据.yaml", "", (text,), tuple(found), fingerprint="")


def test_the_second_of_a_pair_is_told_by_the_words_before_the_first():
    pair = record("边缘户3户9人，低保3户9人。", ("3户", "甲.户"), ("9人", "甲.人"), ("3户", "乙.户"), ("9人", "乙.人"))
    assert rivals(pair) == {0: Label("边缘户", ""), 1: Label("边缘户3户", ""), 2: Label("低保", ""), 3: Label("低保3户", "")}


def test_figures_without_text_end_the_search():
    assert rivals(record("甲9人，乙9人。", ("9人", "甲"), ("9人", "乙")))[0] == Label("甲", "")


def test_the_end_of_a_longer_number_is_another_figure():
    label = Label("", "均已标注")
    assert label.stands("3户9人均已标注", 2, 4)
    assert not label.stands("3户99人均已标注", 3, 5)
