"""Tables of contents in a text."""

from __future__ import annotations

import pytest

from drafting.readers.contents import without_contents

BODY = ["一、主要工作", "（一）社会救助", "全县低保对象3260户。", "二、下一步打算", "扩大覆盖面。"]


@pytest.mark.parametrize(
    "contents",
    [
        ["目  录", "一、主要工作……………………1", "（一）社会救助 ........ 1", "二、下一步打算…………5"],
        ["目录", "一、主要工作\t1", "（一）社会救助\t—2—", "二、下一步打算\t5"],
        ["目　录", "一、主要工作", "（一）社会救助", "二、下一步打算"],
        ["一、主要工作\t1", "（一）社会救助  2", "二、下一步打算\t5"],
    ],
)
def test_entries_are_left_out(contents):
    assert without_contents(["示例县2026年工作总结", *contents, *BODY], str) == ["示例县2026年工作总结", *BODY]


@pytest.mark.parametrize(
    "lines",
    [
        BODY,
        ["东乡\t86", "西乡\t75", "东乡", "西乡"],
        ["目录编制工作完成。", "一、主要工作"],
        ["目录", "附表", "一、主要工作"],
        ["全年开展督查12次", "开展督查……"],
    ],
)
def test_what_is_none_stays(lines):
    assert without_contents(lines, str) == lines
