"""Rows of a table that come and go with the data: tracked where their place is certain, what people did to a table stays."""

from __future__ import annotations

import copy
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from drafting.readers.record import read_record
from tests.readers.editing import Desk, W
from tests.revisions import accepted_rows, rejected_rows
from tests.way_back.updating.drafting_desk import AUTHOR, Brought, drafted, updated
from tests.way_back.updating.test_late_figures import figure

TOWNS = {"甲镇": (11, 685), "乙镇": (4, 2557), "丙乡": (12, 1924), "丁乡": (7, 557)}


def report(towns: dict[str, tuple[int, int]]) -> list[str]:
    rows = [f"|{name}|{{明细表.项目.{name}.个数={many}}}|{{明细表.项目.{name}.投资={money}}}" for name, (many, money) in towns.items()]
    many, money = (sum(each[at] for each in towns.values()) for at in (0, 1))
    total = f"|合计|{{明细表.项目.合计.个数={many}}}|{{明细表.项目.合计.投资={money}}}"
    return ["各乡镇项目见下表。", "|乡镇|项目（个）|投资（万元）", *rows, total, f"共有项目{{项目.个数={many}个}}。"]


def reads(towns: dict[str, tuple[int, int]]) -> list[list[str]]:
    lines = [re.sub(r"\{[^=}]*=([^}]*)\}", r"\1", each) for each in report(towns) if each.startswith("|")]
    return [each[1:].split("|") for each in lines]


@pytest.fixture(scope="module")
def old() -> bytes:
    return drafted(*report(TOWNS))


def without(*names: str) -> dict[str, tuple[int, int]]:
    return {name: numbers for name, numbers in TOWNS.items() if name not in names}


def with_more(at: int, **more: tuple[int, int]) -> dict[str, tuple[int, int]]:
    towns = list(TOWNS.items())
    return dict([*towns[:at], *more.items(), *towns[at:]])


def body(data: bytes) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))


def rejects_to_the_table(brought: Brought) -> bool:
    return brought.rejects_cleanly and rejected_rows(brought.data, by=AUTHOR) == accepted_rows(brought.before)


@pytest.mark.parametrize(
    "towns",
    [
        with_more(2, 戊镇=(3, 90)), with_more(0, 戊镇=(3, 90)), with_more(4, 戊镇=(3, 90)),
        with_more(1, 戊镇=(3, 90), 己乡=(5, 70), 庚乡=(6, 80)), without("甲镇"), without("乙镇", "丙乡"), without("丁乡"),
        {**without("乙镇"), "戊镇": (3, 90)}, {**without("丁乡"), "丙乡": (13, 1950), "戊镇": (3, 90)}, {"戊镇": (3, 90), **without("甲镇")},
    ],
)  # fmt: skip
def test_the_table_of_an_unedited_file_becomes_that_of_the_new_draft(old: bytes, towns: dict[str, tuple[int, int]]) -> None:
    brought = updated(old, *report(towns))
    assert accepted_rows(brought.data) == reads(towns)
    assert rejects_to_the_table(brought)
    assert not brought.done("listed")
    again = updated(brought.data, *report(towns))
    assert again.data == brought.data


def test_rows_are_tracked_with_all_that_is_in_them(old: bytes) -> None:
    brought = updated(old, *report({**without("乙镇"), "戊镇": (3, 90)}))
    rows = list(body(brought.data).iter(f"{W}tr"))
    struck = [row for row in rows if row.find(f"{W}trPr/{W}del") is not None]
    added = [row for row in rows if row.find(f"{W}trPr/{W}ins") is not None]
    assert ["".join(each.itertext()) for each in struck] == ["乙镇42557"]
    assert ["".join(each.itertext()) for each in added] == ["戊镇390"]
    for row, kind in ((struck[0], "del"), (added[0], "ins")):
        assert all(run.getparent().tag == f"{W}{kind}" for run in row.iter(f"{W}r"))
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    assert {each.get(f"{W}author") for each in body(brought.data).iter(f"{W}ins", f"{W}del")} == {AUTHOR}


def test_a_new_row_looks_like_its_neighbours_and_its_figures_are_known(old: bytes) -> None:
    towns = with_more(4, 戊镇=(3, 90))
    brought = updated(old, *report(towns))
    (added,) = [row for row in body(brought.data).iter(f"{W}tr") if row.find(f"{W}trPr/{W}ins") is not None]
    above = added.getprevious()
    assert [etree.tostring(each) for each in added.iter(f"{W}tcPr")] == [etree.tostring(each) for each in above.iter(f"{W}tcPr")]
    assert not list(added.iter(f"{W}b"))  # the total behind it is bold
    record = read_record(brought.data)
    assert record is not None
    assert "明细表.项目.戊镇.投资" in [each.figure.path for each in record.figures]
    later = updated(brought.data, *report({**towns, "戊镇": (3, 91)}))
    assert accepted_rows(later.data) == reads({**towns, "戊镇": (3, 91)})


def test_rows_that_a_person_added_or_edited_stay(old: bytes) -> None:
    desk = Desk(old)
    table = next(desk.root.iter(f"{W}tbl"))
    rows = table.findall(f"{W}tr")
    own = copy.deepcopy(rows[1])
    for text, cell in zip(("县直", "1", "5"), own.iter(f"{W}t"), strict=True):
        cell.text = text
    for mark in [*own.iter(f"{W}bookmarkStart"), *own.iter(f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    for run in own.iter(f"{W}r"):
        run.attrib.clear()
    rows[1].addprevious(own)
    desk.type_inside(figure(desk, "2557"), "2600")
    brought = updated(desk.save(), *report({**without("乙镇"), "戊镇": (3, 90)}))
    read = accepted_rows(brought.data)
    assert ["县直", "1", "5"] in read
    assert ["乙镇", "4", "2600"] in read
    assert ["戊镇", "3", "90"] in read
    assert [each.done for each in brought.changes if each.is_row and each.kind == "delete"] == ["noted"]
    assert rejects_to_the_table(brought)


def test_a_row_that_a_person_took_out_does_not_come_back(old: bytes) -> None:
    desk = Desk(old)
    rows = next(desk.root.iter(f"{W}tbl")).findall(f"{W}tr")
    rows[2].getparent().remove(rows[2])
    brought = updated(desk.save(), *report({**with_more(4, 戊镇=(3, 90)), "甲镇": (11, 700)}))
    assert [each[0] for each in accepted_rows(brought.data)] == ["乡镇", "甲镇", "丙乡", "丁乡", "戊镇", "合计"]
    assert accepted_rows(brought.data)[1] == ["甲镇", "11", "700"]
    assert rejects_to_the_table(brought)


def test_between_rows_that_a_person_parted_nothing_is_put(old: bytes) -> None:
    desk = Desk(old)
    rows = next(desk.root.iter(f"{W}tbl")).findall(f"{W}tr")
    rows[2].addprevious(rows[4])
    brought = updated(desk.save(), *report(with_more(1, 戊镇=(3, 90))))
    assert [each.done for each in brought.changes if each.is_row] == ["listed"]
    assert brought.done("listed") == [("", "戊镇 | 3 | 90")]
    assert "戊镇" not in "".join(brought.accepted)


def test_a_row_that_a_person_has_added_already_is_not_added_again(old: bytes) -> None:
    desk = Desk(old)
    rows = next(desk.root.iter(f"{W}tbl")).findall(f"{W}tr")
    own = copy.deepcopy(rows[4])
    for text, cell in zip(("戊镇", "3", "90"), own.iter(f"{W}t"), strict=True):
        cell.text = text
    for mark in [*own.iter(f"{W}bookmarkStart"), *own.iter(f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    rows[4].addnext(own)
    brought = updated(desk.save(), *report(with_more(4, 戊镇=(3, 90))))
    assert [each[0] for each in accepted_rows(brought.data)].count("戊镇") == 1


def test_in_a_table_that_a_person_gave_a_column_rows_are_listed(old: bytes) -> None:
    desk = Desk(old)
    for row in next(desk.root.iter(f"{W}tbl")).findall(f"{W}tr"):
        row.append(copy.deepcopy(row[-1]))
    brought = updated(desk.save(), *report(with_more(2, 戊镇=(3, 90))))
    assert [each.done for each in brought.changes if each.is_row] == ["listed"]
    assert rejects_to_the_table(brought)


def test_a_row_that_the_data_have_elsewhere_now_stays_where_people_have_it(old: bytes) -> None:
    before = accepted_rows(old)
    towns = with_more(0)
    last = list(towns)[-1]
    brought = updated(old, *report({last: towns.pop(last), **towns}))
    assert accepted_rows(brought.data) == before
    assert not brought.done("changed")
    assert not brought.done("listed")


def moved_to_the_front(name: str, numbers: tuple[int, int]) -> dict[str, tuple[int, int]]:
    return {name: numbers, **without(name)}


def test_a_row_that_moves_and_reads_otherwise_takes_its_new_number_where_it_stands(old: bytes) -> None:
    brought = updated(old, *report(moved_to_the_front("丁乡", (8, 600))))
    rows = accepted_rows(brought.data)
    assert [each[0] for each in rows] == ["乡镇", *TOWNS, "合计"]
    assert rows[4] == ["丁乡", "8", "600"]
    assert not brought.done("listed") + brought.done("noted")
    assert rejects_to_the_table(brought)


def test_a_row_that_moves_is_no_second_one_while_changes_of_an_earlier_update_wait(old: bytes) -> None:
    first = updated(old, *report({**TOWNS, "丁乡": (9, 700)}))
    brought = updated(first.data, *report(moved_to_the_front("丁乡", (8, 600))))
    rows = accepted_rows(brought.data)
    assert [each[0] for each in rows] == ["乡镇", *TOWNS, "合计"]
    assert rows[4] == ["丁乡", "8", "600"]


def test_beside_a_row_that_stands_elsewhere_today_a_new_one_still_finds_its_place(old: bytes) -> None:
    towns = {"甲镇": TOWNS["甲镇"], "戊镇": (3, 90), "丙乡": TOWNS["丙乡"], "乙镇": TOWNS["乙镇"], "丁乡": TOWNS["丁乡"]}
    brought = updated(old, *report(towns))
    assert [each[0] for each in accepted_rows(brought.data)] == ["乡镇", "甲镇", "乙镇", "戊镇", "丙乡", "丁乡", "合计"]
    assert updated(brought.data, *report(towns)).data == brought.data


@pytest.mark.parametrize("bookmarks", [True, False])
def test_a_row_that_a_person_put_in_place_of_another_takes_none_of_its_figures(old: bytes, bookmarks: bool) -> None:
    desk = Desk(old)
    rows = next(desk.root.iter(f"{W}tbl")).findall(f"{W}tr")
    own = copy.deepcopy(rows[1])
    for text, cell in zip(("县直", "11", "5"), own.iter(f"{W}t"), strict=True):
        cell.text = text
    for mark in [*own.iter(f"{W}bookmarkStart"), *own.iter(f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    rows[1].getparent().replace(rows[1], own)
    if not bookmarks:
        desk.drop_bookmarks()
    brought = updated(desk.save(), *report({**TOWNS, "甲镇": (12, 700), "乙镇": (5, 3000)}))
    assert accepted_rows(brought.data)[1:3] == [["县直", "11", "5"], ["乙镇", "5", "3000"]]


def test_a_row_goes_one_moves_and_one_comes_all_at_once(old: bytes) -> None:
    towns = {"戊镇": (3, 90), "丙乡": TOWNS["丙乡"], "甲镇": TOWNS["甲镇"], "丁乡": TOWNS["丁乡"]}
    brought = updated(old, *report(towns))
    assert {each[0] for each in accepted_rows(brought.data)} == {"乡镇", *towns, "合计"}
    assert not brought.done("listed")
    assert rejects_to_the_table(brought)
    assert updated(brought.data, *report(towns)).data == brought.data


@pytest.mark.parametrize("heading", ["到位资金（万元）", "投资额（万元）"])
def test_a_column_that_a_person_put_in_place_of_another_takes_none_of_its_figures(old: bytes, heading: str) -> None:
    desk = Desk(old)
    rows = next(desk.root.iter(f"{W}tbl")).findall(f"{W}tr")
    own = [heading, "685", "2000", "1000", "400", "4085"]  # the first is as large as what stood there
    for row, words in zip(rows, own, strict=True):
        cell = row.findall(f"{W}tc")[2]
        next(cell.iter(f"{W}t")).text = words
        for mark in [*cell.iter(f"{W}bookmarkStart"), *cell.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
    brought = updated(desk.save(), *report({**TOWNS, "甲镇": (12, 700)}))
    assert [each[2] for each in accepted_rows(brought.data)] == own
    assert accepted_rows(brought.data)[1][:2] == ["甲镇", "12"]
    assert rejects_to_the_table(brought)


def test_a_column_under_a_new_head_that_still_holds_its_bookmarks_takes_its_late_figures(old: bytes) -> None:
    desk = Desk(old)
    head = next(desk.root.iter(f"{W}tbl")).findall(f"{W}tr")[0]
    next(head.findall(f"{W}tc")[2].iter(f"{W}t")).text = "完成投资（万元）"
    brought = updated(desk.save(), *report({**TOWNS, "甲镇": (12, 700)}))
    assert accepted_rows(brought.data)[1] == ["甲镇", "12", "700"]
