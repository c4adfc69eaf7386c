"""The record of what the program has written, at the end of a county's file."""

from __future__ import annotations

from base64 import b64encode

from hypothesis import given
from hypothesis import strategies as st

from drafting.rollup.own_sums import parted

HEAD = "# 汇总记录：由它认出哪些数是程序加的、没有人改过；乡镇改了数，再汇总一次就跟着改。删去这几行，以后只指出来，不改。"
MARK = b"abcd"
RECORD = f"\n\n{HEAD}\n# 记录 {b64encode(MARK).decode()}\n"


def test_a_record_comes_off_as_it_was_put_on():
    assert parted(f"指标: {{}}{RECORD}".encode()) == ("指标: {}\n".encode(), frozenset({MARK}))


def test_a_remark_that_begins_like_it_is_a_persons():
    typed = "模板: x\n\n# 记录 张三3月5日核对过，勿改\n指标: {}".encode()
    assert parted(typed) == (typed, frozenset())
    assert parted(typed + RECORD.encode()) == (typed + b"\n", frozenset({MARK}))


@given(st.binary())
def test_a_file_without_the_head_stays_byte_for_byte(data: bytes):
    assert parted(data) == (data, frozenset())
