"""Round after round: what people wrote, what waits for it, and pull in between."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from drafting.readers.locate import locate
from drafting.readers.record import read_record
from drafting.readers.word import read_word
from tests.readers.editing import Desk
from tests.way_back.updating.drafting_desk import drafted, updated
from tests.way_back.updating.test_late_figures import figure

OLD = ("改造危房{住房.危房=63户}。", "安置就业{就业.安置=753人}，办班{就业.办班=26期}。", "全县共有{乡镇.个=7个}乡镇。")
NEW = (OLD[0].replace("63", "68"), OLD[1].replace("753", "758"), OLD[2])


def comments(data: bytes) -> bytes:
    return ZipFile(BytesIO(data)).read("word/comments.xml")


def changed_by_people(data: bytes) -> list[tuple[str, str]]:
    """What pull would see: the recorded figure and the person's."""
    record = read_record(data)
    assert record is not None
    return [(each.figure.figure.text, each.text_now) for each in locate(read_word(data, ""), record).figures if each.changed]


def test_in_a_sentence_as_drafted_and_in_one_rephrased_a_figure_of_a_person_s_stands_beside_today_s() -> None:
    desk = Desk(drafted(*OLD))
    desk.type_inside(figure(desk, "63户"), "66户")
    desk.type_inside(figure(desk, "753人"), "760人")
    desk.write("，办班", "，还办了各种班次")
    brought = updated(desk.save(), *NEW)
    assert changed_by_people(brought.data) == [("68户", "66户"), ("758人", "760人")]
    again = updated(brought.data, *NEW)
    assert comments(again.data) == comments(brought.data) != b""
    assert again.accepted == brought.accepted


def test_figures_that_stay_are_of_the_file_that_the_update_was_made_from() -> None:
    brought = updated(drafted(*OLD), *NEW)
    record = read_record(brought.data)
    assert record is not None
    assert {each.figure.file for each in record.figures} == {record.data_file}


def test_what_is_computed_from_a_person_s_figure_comes_in_once_the_data_have_taken_it() -> None:
    def draft(done: str, rate: str) -> str:
        return f"改造{{住房.危房改造={done}}}，完成率{{就业.务工.完成率={rate}}}。"

    desk = Desk(drafted(draft("63户", "90%")))
    desk.type_inside(figure(desk, "63户"), "66户")
    disputed = updated(desk.save(), draft("68户", "97%"))
    assert disputed.accepted == ["改造66户，完成率90%。"]
    assert changed_by_people(disputed.data) == [("68户", "66户")]
    settled = updated(disputed.data, draft("66户", "94%"))
    assert settled.accepted == ["改造66户，完成率94%。"]
    assert settled.done("changed") == [("90%", "94%")]
    assert not settled.done("noted")
