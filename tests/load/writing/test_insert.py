"""New lines into a data file: what is there keeps every byte, or nothing is put in."""

from __future__ import annotations

import pytest

from drafting.load.writing.insert import Insertion, comments_on, insert_all, replace_comments, replace_lines

FILE = "甲:\n  乙: 1   # 说明\n  丙:\n\n# 尾\n丁: [1]\n"


def new(above: tuple[str, ...], *, is_first: bool = False) -> Insertion:
    return Insertion(above, ("新: 9",), ("新",), is_first)


def inserted(text: str, *above: str) -> str | None:
    after, refused = insert_all(text.encode(), "示例.yaml", [new(above)])
    return None if refused else after.decode()


@pytest.mark.parametrize(
    ("text", "above", "after"),
    [
        (FILE, ("甲",), "甲:\n  乙: 1   # 说明\n  丙:\n  新: 9\n\n# 尾\n丁: [1]\n"),
        ("甲:\n  乙:\n    丙: 1\n    # 还有\n  丁: 2\n", ("甲", "乙"), "甲:\n  乙:\n    丙: 1\n    # 还有\n    新: 9\n  丁: 2\n"),
        ("甲:\n  乙: 1", ("甲",), "甲:\n  乙: 1\n  新: 9\n"),
        ("甲:\n  乙: 1\n\n\n", ("甲",), "甲:\n  乙: 1\n  新: 9\n\n\n"),
        ("甲:\n      乙: [1,\n        2]\n丁: 1\n", ("甲",), "甲:\n      乙: [1,\n        2]\n      新: 9\n丁: 1\n"),
        ("甲: {乙: 1}\n", ("甲",), None),
        ("甲:\n  乙: 1\n  新: 2\n", ("甲",), None),  # it is there already
        ("甲: 1\n", ("甲",), None),
        ("甲: [\n", ("甲",), None),
    ],
)
def test_a_line_comes_at_the_end_of_its_block(text, above, after):
    assert inserted(text, *above) == after


def test_a_mark_at_the_beginning_and_ends_of_windows_stay():
    after, _ = insert_all(b"\xef\xbb\xbf" + "甲:\r\n  乙: 1\r\n".encode(), "示例.yaml", [new(("甲",))])
    assert after == b"\xef\xbb\xbf" + "甲:\r\n  乙: 1\r\n  新: 9\r\n".encode()


def test_one_line_becomes_several():
    after, refused = replace_lines(FILE.encode(), "示例.yaml", {("甲", "乙"): ["乙:", "  数: 2"], ("甲", "丙"): ["丙: 3"], ("丁",): ["丁: 4"]})
    assert after.decode() == "甲:\n  乙:\n    数: 2\n  丙: 3\n\n# 尾\n丁: [1]\n"
    assert refused == [("丁",)]  # no plain value


@pytest.mark.parametrize("text", ["甲: {乙: 1}\n", '甲:\n  乙: "1"\n', "甲:\n  乙: |\n    1\n", "甲:\n  - 乙: 1\n"])
def test_what_does_not_stand_alone_on_its_line_stays(text):
    assert replace_lines(text.encode(), "示例.yaml", {("甲", "乙"): ["乙: 2"]}) == (text.encode(), [("甲", "乙")])


def test_lines_that_would_be_read_otherwise_are_not_put_in():
    assert replace_lines(FILE.encode(), "示例.yaml", {("甲", "乙"): ["乙: 2", "戊: 3"]}) == (FILE.encode(), [("甲", "乙")])


def test_the_comment_of_a_line_is_known():
    assert comments_on(FILE.encode(), "示例.yaml", [("甲", "乙"), ("甲", "丙"), ("丁",)]) == {("甲", "乙"): "说明", ("甲", "丙"): ""}


def test_a_comment_gives_way_to_another_or_to_none():
    assert replace_comments(FILE.encode(), "示例.yaml", {("甲", "乙"): "别的"}).decode() == FILE.replace("说明", "别的")
    assert replace_comments(FILE.encode(), "示例.yaml", {("甲", "乙"): ""}).decode() == FILE.replace("   # 说明", "")


def test_what_can_be_put_in_is_beside_what_cannot():
    text = "甲:\n  乙:\n    丙: 1\n  丁: {戊: 1}\n"
    after, refused = insert_all(text.encode(), "示例.yaml", [new(("甲", "乙"), is_first=True), new(("甲",)), new(("甲", "丁")), Insertion(("甲",), ("己: [",), ("己",))])
    assert after.decode() == "甲:\n  乙:\n    新: 9\n    丙: 1\n  丁: {戊: 1}\n  新: 9\n"
    assert [each.above for each in refused] == [("甲", "丁"), ("甲",)]


def test_blocks_that_end_together_get_their_lines_each():
    after, refused = insert_all("甲:\n  乙:\n    丙: 1".encode(), "示例.yaml", [new(("甲",)), new(("甲", "乙"))])
    assert (after.decode(), refused) == ("甲:\n  乙:\n    丙: 1\n    新: 9\n  新: 9\n", [])


def test_one_line_that_would_be_read_otherwise_does_not_keep_the_others_out():
    after, refused = replace_lines(FILE.encode(), "示例.yaml", {("甲", "乙"): ["乙: 2", "戊: 3"], ("甲", "丙"): ["丙: 3"]})
    assert (after.decode(), refused) == (FILE.replace("丙:", "丙: 3"), [("甲", "乙")])


def test_a_number_sign_between_quotation_marks_begins_no_comment():
    file = "甲:\n  乙: '跨 #乡'  # 说明\n  丙: \"别 #的\"\n"
    assert comments_on(file.encode(), "示例.yaml", [("甲", "乙"), ("甲", "丙")]) == {}
    assert replace_comments(file.encode(), "示例.yaml", {("甲", "乙"): "别的"}).decode() == file.replace("说明", "别的")
