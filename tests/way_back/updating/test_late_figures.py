"""Late figures come in as tracked changes; what a person did stays, whatever it was."""

from __future__ import annotations

import pytest

from drafting.readers.package import CannotRead
from drafting.way_back.updating.changes import Change
from tests.readers.editing import Desk, W
from tests.way_back.updating.drafting_desk import Brought, drafted, updated

OLD = (
    "## 一、主要成效",
    "全县共有监测对象{监测.户=5361户}{监测.人=12591人}，其中脱贫户{监测.脱贫户=2078户}。风险消除{监测.消除=1003户}。",
    "务工收入比上年增长{就业.同比=7.99%}。落实各项政策。新增就业【待补：新增就业（县人社局）】。",
    "改造危房{住房.危房=217户}，完成年度任务的{住房.完成率=43%}。",
    "示例县人民政府",
)
NEW = (
    "## 一、主要成效",
    "全县共有监测对象{监测.户=5402户}{监测.人=12603人}，其中脱贫户{监测.脱贫户=2078户}。风险消除{监测.消除=1020户}。",
    "务工收入比上年增长{就业.同比=7.99%}。落实各项政策。新增就业{就业.新增=86人}。",
    "改造危房{住房.危房=217户}，完成年度任务的{住房.完成率=43%}。",
    "示例县人民政府",
)


def text(*lines: str) -> list[str]:
    import re

    return [re.sub(r"\{[^=}]*=([^}]*)\}", r"\1", line).removeprefix("## ") for line in lines]


@pytest.fixture(scope="module")
def old() -> bytes:
    return drafted(*OLD)


def edited(old: bytes, *edits: tuple[str, ...]) -> bytes:
    """The file after edits by name: ("type_inside", figure as printed, …), ("write", old words, new words)."""
    desk = Desk(old)
    for name, first, *rest in edits:
        getattr(desk, name)(first if name in ("write", "insert_paragraph") else figure(desk, first), *rest)
    return desk.save()


def figure(desk: Desk, printed: str) -> str:
    return desk.reading(printed)[0]


def test_an_unedited_file_becomes_the_new_draft(old: bytes) -> None:
    brought = updated(old, *NEW)
    assert brought.accepted == text(*NEW)
    assert brought.rejects_cleanly
    assert brought.done("changed") == [
        ("5361户", "5402户"), ("12591人", "12603人"), ("1003户", "1020户"), ("【待补：新增就业（县人社局）】", "86人"),
    ]


def test_without_news_the_file_is_left_byte_for_byte(old: bytes) -> None:
    assert updated(old, *OLD).data == old


def test_only_the_number_is_marked_and_the_filled_gap_is_not_highlighted(old: bytes) -> None:
    body = Desk(updated(old, *NEW).data)
    w = "{" + body.root.nsmap["w"] + "}"
    struck = ["".join(each.itertext()) for each in body.root.iter(f"{w}del")]
    assert struck == ["5361", "12591", "1003", "【待补：新增就业（县人社局）】"]
    assert not [each for ins in body.root.iter(f"{w}ins") for each in ins.iter(f"{w}highlight")]


@pytest.mark.parametrize("edit", ["type_inside", "replace_whole", "digits_typed_before", "track"])
def test_a_figure_that_a_person_changed_is_left_and_commented(old: bytes, edit: str) -> None:
    person = edited(old, (edit, "1003户", "999" if edit == "digits_typed_before" else "999户"))
    brought = updated(person, *NEW)
    assert brought.accepted == [line.replace("1020户", "999户") for line in text(*NEW)]
    assert brought.rejects_cleanly
    (left,) = [each for each in brought.changes if each.by_person]
    assert (left.old, left.new, left.path, left.done) == ("999户", "1020户", "监测.消除", "noted")


def test_a_persons_figure_is_commented_even_where_the_data_stayed(old: bytes) -> None:
    brought = updated(edited(old, ("type_inside", "217户", "218户")), *OLD)
    assert brought.changes == (Change("figure", "noted", 6, "218户", "217户", "住房.危房", by_person=True, where="第5段"),)


@pytest.mark.parametrize(("drafted_as", "typed", "late"), [("36万", "36万元", "38万元"), ("99.2", "99.2%", "99.3%"), ("36万", "约36万元", "38万元")])
def test_a_figure_to_which_a_person_added_its_unit_is_theirs_and_gets_no_second_unit(drafted_as: str, typed: str, late: str) -> None:
    line = "2026年，兑现危房改造补助资金{住房.补助=%s}，惠及农户{住房.农户=217户}。"
    before = drafted(line % drafted_as)
    brought = updated(edited(before, ("type_inside", drafted_as, typed)), line % late)
    assert brought.accepted == [f"2026年，兑现危房改造补助资金{typed}，惠及农户217户。"]
    assert brought.done("noted") == [(typed, late)]


def test_a_figure_that_a_person_brought_up_to_date_is_left_alone(old: bytes) -> None:
    brought = updated(edited(old, ("type_inside", "1003户", "1020户")), *NEW)
    assert brought.accepted == text(*NEW)
    assert len(brought.done("changed")) == 3
    assert not brought.done("noted")


def test_a_gap_that_a_person_filled_is_theirs(old: bytes) -> None:
    gap = "新增就业【待补：新增就业（县人社局）】"
    desk = Desk(old)
    desk.write("【待补：新增就业（县人社局）】", "90人")
    brought = updated(desk.save(), *NEW)
    assert "新增就业90人。" in brought.accepted[2], gap
    assert [(each.old, each.new) for each in brought.changes if each.by_person] == [("90人", "86人")]
    assert not [each for each in updated(desk.save(), *[line.replace("86人", "90人") for line in NEW]).changes if each.by_person]


EDITS = [
    [("split", "5361户")],
    [("drop_bookmark", "1003户")],
    [("move", "5361户", 7)],
    [("insert_paragraph", "县长批示：7户要重点看。", 4)],
    [("write", "共有监测对象", "目前有监测对象")],
    [("break_before", "12591人")],
    [("join_with_next", "5361户")],
    [("track", "217户", "219户"), ("split", "12591人")],
]


@pytest.mark.parametrize("edits", EDITS, ids=lambda edits: edits[0][0])
def test_whatever_people_do_around_it_the_late_figure_comes_in(old: bytes, edits: list[tuple[str, ...]]) -> None:
    brought = updated(edited(old, *edits), *NEW)
    whole = "".join(brought.accepted)
    for late in ("5402户", "12603人", "1020户", "86人"):
        assert late in whole
    assert brought.rejects_cleanly


def test_both_copies_of_a_paragraph_get_it(old: bytes) -> None:
    brought = updated(edited(old, ("duplicate", "5361户")), *NEW)
    assert sum(line == text(*NEW)[1] for line in brought.accepted) == 2
    assert brought.rejects_cleanly


def test_a_deleted_paragraph_stays_deleted(old: bytes) -> None:
    brought = updated(edited(old, ("delete_paragraph", "5361户")), *NEW)
    assert not [line for line in brought.accepted if "监测对象" in line]
    assert ("5361户", "5402户") in brought.done("listed")


def test_a_second_update_brings_only_what_is_newer(old: bytes) -> None:
    first = updated(edited(old, ("type_inside", "217户", "218户")), *NEW)
    assert not updated(first.data, *NEW).done("changed")
    newer = [line.replace("1020户", "1044户").replace("86人", "95人") for line in NEW]
    second = updated(first.data, *newer)
    assert second.done("changed") == [("1020户", "1044户"), ("86人", "95人")]
    assert [each.old for each in second.changes if each.by_person] == ["218户"]


def test_a_comment_is_not_made_twice(old: bytes) -> None:
    first = updated(edited(old, ("type_inside", "217户", "218户")), *NEW)
    assert comments(updated(first.data, *NEW)) == comments(first) == 1


def comments(brought: Brought) -> int:
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(brought.data)).read("word/comments.xml").count(b"<w:comment ")


def test_a_sentence_copied_within_its_paragraph_follows_in_both_places(old: bytes) -> None:
    desk = Desk(old)
    desk.repeat(figure(desk, "5361户"))
    brought = updated(desk.save(), *NEW)
    (line,) = [each for each in brought.accepted if "监测对象" in each]
    assert (line.count("5402户"), line.count("12603人"), line.count("1020户")) == (2, 2, 2)
    assert "5361户" not in line
    assert brought.rejects_cleanly


def test_a_sentence_copied_into_another_paragraph_follows_there_too(old: bytes) -> None:
    desk = Desk(old)
    desk.repeat(figure(desk, "5361户"), 4)
    brought = updated(desk.save(), *NEW)
    assert "".join(brought.accepted).count("5402户") == 2
    assert "5361户" not in "".join(brought.accepted)
    assert brought.rejects_cleanly


def test_in_a_copied_sentence_only_the_figure_that_a_person_changed_is_left(old: bytes) -> None:
    desk = Desk(old)
    desk.repeat(figure(desk, "5361户"))
    paragraph = desk.paragraph_of(figure(desk, "5361户"))
    copied = [each for each in paragraph if "".join(each.itertext()) == "1003户"][-1]
    next(copied.iter("{*}t")).text = "900户"
    brought = updated(desk.save(), *NEW)
    (line,) = [each for each in brought.accepted if "监测对象" in each]
    assert (line.count("5402户"), line.count("1020户"), line.count("900户")) == (2, 1, 1)
    assert brought.rejects_cleanly


TWINS = ("列入计划的项目{项目.计划=230个}，已开工{项目.开工=230个}，验收{项目.验收=200个}。", "示例县人民政府")
LATE_TWIN = (TWINS[0].replace("开工=230个", "开工=231个"), TWINS[1])


@pytest.mark.parametrize("bookmarks", [True, False])
@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("已开工230个，列入计划的项目230个，验收200个。", "已开工231个，列入计划的项目230个，验收200个。"),
        ("全年共230个项目开工，230个列入计划，验收200个。", "全年共230个项目开工，230个列入计划，验收200个。"),
        ("已验收200个，列入计划的项目230个，已开工230个。", "已验收200个，列入计划的项目230个，已开工231个。"),
    ],
)
def test_of_two_figures_that_read_alike_only_the_one_whose_words_stand_beside_it_changes(
    written: str, then: str, bookmarks: bool
) -> None:
    desk = Desk(drafted(*TWINS))
    paragraph = desk.paragraph_of(figure(desk, "200个"))
    first, *rest = list(paragraph.iter("{*}t"))
    first.text = written
    for each in rest:
        each.text = ""
    if not bookmarks:
        desk.drop_bookmarks()
    brought = updated(desk.save(), *LATE_TWIN)
    assert brought.accepted[0] == then
    assert brought.rejects_cleanly
    assert written != then or [each.done for each in brought.changes if each.path == "项目.开工"] in (["noted"], ["listed"])


def test_a_stand_in_of_another_unit_is_named_itself(old: bytes) -> None:
    desk = Desk(old)
    with pytest.raises(CannotRead) as refused:
        updated(desk.save(record=False), *NEW, before=drafted(*OLD, subject="别县 2026年"))
    (told,) = refused.value.diagnostics
    assert "--before 写的 原稿.docx 是另一份报告" in told.message
    assert told.place.file == "原稿.docx"


@pytest.mark.parametrize("typed", ["5,363户", "５３６３户", "5363 户"])
def test_today_s_figure_typed_another_way_is_no_other_figure(typed: str) -> None:
    desk = Desk(drafted("全县共有监测对象{监测.对象=5361户}，占{监测.占比=2%}。"))
    desk.type_inside(figure(desk, "5361户"), typed)
    brought = updated(desk.save(), "全县共有监测对象{监测.对象=5363户}，占{监测.占比=2%}。")
    assert brought.data == brought.before
    assert not brought.changes


def typed_anew(old: bytes, words: str, new: str) -> bytes:
    """The paragraph that holds `words` as one run, and the places of its figures lost."""
    desk = Desk(old)
    desk.drop_bookmarks()
    paragraph = next(each for each in desk.paragraphs() if words in "".join(each.itertext()))
    first, *rest = [each for each in paragraph.iter(f"{W}t") if each.text]
    first.text = "".join(paragraph.itertext()).replace(words, new)
    for each in rest:
        each.text = ""
    return desk.save()


@pytest.mark.parametrize("late", ["5户", "6户"])
def test_a_number_changed_in_a_paragraph_typed_anew_is_commented_though_its_place_is_unsure(late: str) -> None:
    """The clause that was appended puts the number far from the words that followed it, and the bookmarks have gone."""
    line = "全镇共识别监测对象{监测.户=86户}。新识别监测对象{监测.新增=5户}。群众满意度达到{监测.满意度=98%}。"
    person = typed_anew(drafted("## 一、主要成效", line, "示例县人民政府"), "98%。", "98.5%，群众普遍反映帮扶实打实。")
    brought = updated(person, "## 一、主要成效", line.replace("5户", late), "示例县人民政府")
    (left,) = [each for each in brought.changes if each.by_person]
    assert (left.old, left.new, left.path, left.done) == ("98.5%", "98%", "监测.满意度", "noted")
    assert any(f"新识别监测对象{late}。群众满意度达到98.5%，群众普遍反映" in each for each in brought.accepted)
    assert brought.rejects_cleanly


def test_words_in_place_of_a_number_that_the_data_did_not_change_are_left_in_peace() -> None:
    line = "全镇共识别监测对象{监测.户=86户}。群众满意度达到{监测.满意度=98%}。"
    person = typed_anew(drafted("## 一、主要成效", line, "示例县人民政府"), "98%。", "近百分之百，群众普遍反映帮扶实打实。")
    brought = updated(person, "## 一、主要成效", line, "示例县人民政府")
    assert not brought.changes
