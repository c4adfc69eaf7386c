"""New lines into a data file: what is there keeps every byte, or nothing is put in."""

from __future__ import annotations

import pytest

from drafting.load.insert import comment_on, insert_below, replace_lines

FILE = "甲:\n  乙: 1   # 说明\n  丙:\n\n# 尾\n丁: [1]\n"


def inserted(text: str, *above: str) -> str | None:
    after = insert_below(text.encode(), "示例.yaml", above, ["新: 9"], ["新"])
    return None if after is None else after.decode()


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
    after = insert_below(b"\xef\xbb\xbf" + "甲:\r\n  乙: 1\r\n".encode(), "示例.yaml", ("甲",), ["新: 9"], ["新"])
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
    assert (comment_on(FILE.encode(), "示例.yaml", ("甲", "乙")), comment_on(FILE.encode(), "示例.yaml", ("甲", "丙"))) == ("说明", "")
