"""Records in columns are the same records."""

from __future__ import annotations

from drafting.blocks.document import FigureRecord
from drafting.blocks.figures import Columns, Figures

RECORDS = (
    FigureRecord("5户", "甲.子", "5", "户", None, (), "数据.yaml", 6, None, "template"),
    FigureRecord("50%", "甲.子.完成率", "50", "%", "数值 / 任务", ("甲.子", "甲.子.任务"), "数据.yaml", 6, "县统计局", "rest"),
    FigureRecord("东村", "甲.丑", None, "", None, (), "数据.yaml", None, None, "data"),
)


def test_records_in_columns_are_what_they_were():
    figures = Figures.of(RECORDS)
    assert (len(figures), tuple(figures), figures[1], figures[-1]) == (3, RECORDS, RECORDS[1], RECORDS[2])
    assert figures == RECORDS
    assert tuple(figures[:]) == RECORDS
    assert figures[1:] == RECORDS[1:]
    assert hash(figures) == hash(RECORDS)
    assert repr(figures) == repr(RECORDS)
    assert {type(each) for each in figures} == {FigureRecord}
    assert Figures.of(figures) is figures


def test_of_no_figures_there_are_columns_too():
    assert Figures.of(()) == Figures(Columns())
    assert tuple(Figures.of(())) == ()
    assert tuple(Figures(Columns()).chosen([])) == ((),) * 10


def test_those_are_chosen_that_are_asked_for():
    figures = Figures.of(RECORDS)
    assert figures.chosen([0, 1, 2]) is figures.columns
    assert Figures(figures.chosen([2, 0, 0])) == (RECORDS[2], RECORDS[0], RECORDS[0])
    assert Figures(figures.chosen([0])) == RECORDS[:1]
