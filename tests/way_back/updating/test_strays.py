"""A late figure in a sentence that a person copied by hand is spoken of: the text must not say both numbers unnoticed."""

from __future__ import annotations

import pytest

from tests.readers.editing import Desk
from tests.way_back.updating.drafting_desk import Brought, drafted, found, updated

OLD = (
    "安全住房有保障，农村危房改造完成{住房.危房改造=63户}，就业安置{就业.安置=753人}。",
    "教育帮扶学生{教育.学生=63户}。",
    "存在的问题还要抓紧解决。",
    "示例县人民政府",
)
NEW = (OLD[0].replace("63户", "68户"), *OLD[1:])


def after(own: str, new: tuple[str, ...] = NEW) -> tuple[Brought, bytes]:
    desk = Desk(drafted(*OLD))
    desk.write("存在的问题还要抓紧解决。", own)
    data = desk.save()
    return updated(data, *new), data


@pytest.mark.parametrize(
    "own",
    [
        "农村危房改造只完成63户，尚有差距。", "存在的问题：危房改造方面，只做了63户。", "安全住房还有63户没有改好，年内完成农村危房改造。",
        "一年来完成63户农村危房的改造。",
    ],
)  # fmt: skip
def test_a_number_copied_by_hand_gets_a_comment_and_is_listed(own: str) -> None:
    brought, data = after(own)
    assert brought.done("noted") == [("63户", "68户")]
    assert own in brought.accepted
    assert brought.rejects_cleanly
    said = [each.message for each in found(data, *NEW) if each.code == "S082"]
    assert said == ["危房改造：原来是 63户，数据 68户，这句话有人改写过，拿不准是不是它，没有改动，已加批注"]


def test_a_clause_copied_to_the_letter_is_changed() -> None:
    brought, _ = after("农村危房改造完成63户，尚有差距。")
    assert "农村危房改造完成68户，尚有差距。" in brought.accepted
    assert brought.rejects_cleanly


@pytest.mark.parametrize(
    "own", ["今年还走访慰问困难职工63户。", "农村危房改造完成163户。", "农村危房改造完成68户。", "农村危房改造完成“63户”目标。"]
)
def test_other_numbers_are_not_spoken_of(own: str) -> None:
    assert not after(own)[0].done("noted")


def test_without_a_late_figure_nothing_is_said() -> None:
    brought, data = after("农村危房改造只完成63户，尚有差距。", OLD)
    assert brought.data == data
    assert not brought.changes


def test_the_comment_is_made_once() -> None:
    brought, _ = after("农村危房改造只完成63户，尚有差距。")
    assert updated(brought.data, *NEW).data == brought.data
