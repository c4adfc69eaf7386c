"""Figures of tables that people have reshaped: each stays with the row and the column that say what it is."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from lxml import etree

from drafting.readers.locate import Located, locate
from drafting.readers.record import read_record
from drafting.readers.word import read_word
from tests.readers.editing import Desk, W
from tests.way_back.updating.drafting_desk import drafted

LINES = ("|乡镇|项目（个）|投资（万元）", "|甲镇|{项目.甲镇.个数=5}|{项目.甲镇.投资=100}", "|乙镇|{项目.乙镇.个数=6}|{项目.乙镇.投资=200}")
PATHS = {"项目.甲镇.个数": "5", "项目.甲镇.投资": "100", "项目.乙镇.个数": "6", "项目.乙镇.投资": "200"}


@pytest.fixture(scope="module")
def data() -> bytes:
    return drafted("各乡镇见下表。", *LINES, "以上是全部。")


def rows_of(desk: Desk, table: int = 0) -> list[etree._Element]:
    return list(desk.root.iter(f"{W}tbl"))[table].findall(f"{W}tr")


def write(cell: etree._Element, text: str) -> None:
    first, *more = cell.iter(f"{W}t")
    first.text = text
    for each in more:
        each.text = ""


def unmarked(element: etree._Element) -> etree._Element:
    twin = copy.deepcopy(element)
    for mark in [*twin.iter(f"{W}bookmarkStart"), *twin.iter(f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    return twin


def found(desk: Desk) -> dict[str, Located]:
    data = desk.save()
    record = read_record(data)
    assert record is not None
    return {each.figure.figure.path: each for each in locate(read_word(data, ""), record).figures if not each.copy}


def columns_swapped(desk: Desk) -> None:
    for row in rows_of(desk):
        row.append(row.findall(f"{W}tc")[1])


def a_column_in_front(desk: Desk) -> None:
    for row, text in zip(rows_of(desk), ("片区", "东片", "西片"), strict=True):
        cell = unmarked(row.find(f"{W}tc"))
        write(cell, text)
        row.insert(list(row).index(row.find(f"{W}tc")), cell)


def a_column_of_numbers_between(desk: Desk) -> None:
    for row, text in zip(rows_of(desk), ("人数（人）", "5", "6"), strict=True):
        cell = unmarked(row.findall(f"{W}tc")[1])
        write(cell, text)
        row.findall(f"{W}tc")[0].addnext(cell)


def the_table_torn_in_two(desk: Desk) -> None:
    table = next(desk.root.iter(f"{W}tbl"))
    second = copy.deepcopy(table)
    for row in second.findall(f"{W}tr"):
        second.remove(row)
    second.append(rows_of(desk)[2])
    between = etree.SubElement(table.getparent(), f"{W}p")
    table.addnext(between)
    between.addnext(second)


def another_table_of_the_same_towns(desk: Desk) -> None:
    table = next(desk.root.iter(f"{W}tbl"))
    other = unmarked(table)
    for row, number in zip(other.findall(f"{W}tr")[1:], ("7", "8"), strict=True):
        write(row.findall(f"{W}tc")[1], number)
        write(row.findall(f"{W}tc")[2], number)
    write(other.findall(f"{W}tr")[0].findall(f"{W}tc")[1], "培训（期）")
    between = etree.SubElement(table.getparent(), f"{W}p")
    table.addprevious(between)
    between.addprevious(other)


@pytest.mark.parametrize("bookmarks", [True, False])
@pytest.mark.parametrize(
    "edit", [columns_swapped, a_column_in_front, a_column_of_numbers_between, the_table_torn_in_two, another_table_of_the_same_towns]
)
def test_in_a_table_that_was_reshaped_every_figure_is_found(data: bytes, edit: Callable[[Desk], None], bookmarks: bool) -> None:
    desk = Desk(data)
    edit(desk)
    truth = desk.all()
    if not bookmarks:
        desk.drop_bookmarks()
    for path, each in found(desk).items():
        assert (each.text_now, each.certain) == (PATHS[path], True)
        assert (each.paragraph, each.start, each.text_now) in truth[each.figure.bookmark]


def test_a_row_of_which_only_the_bookmarks_are_left_is_a_guess(data: bytes) -> None:
    desk = Desk(data)
    write(rows_of(desk)[1].findall(f"{W}tc")[0], "县直")
    desk.type_inside("_f1", "9")
    desk.type_inside("_f2", "90")
    guessed = found(desk)["项目.甲镇.个数"]
    assert (guessed.text_now, guessed.certain) == ("9", False)


def test_of_a_table_made_into_lines_the_figures_are_still_known_by_their_bookmarks(data: bytes) -> None:
    desk = Desk(data)
    table = next(desk.root.iter(f"{W}tbl"))
    for paragraph in list(table.iter(f"{W}p")):
        table.addprevious(paragraph)
    table.getparent().remove(table)
    assert {path: each.text_now for path, each in found(desk).items()} == PATHS
