"""A new value goes to its place; every other byte of the file stays."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.load.writing.rewrite import CannotRewriteError, rewrite

FILE = """\
# 示例数据
单位: {名称: 某县农业农村局, 地区: 某县, 层级: 县}   # 尾注
报告期: 2026年
指标:
  监测帮扶:
    监测对象: {数值: 5361户12591人, 截至: 2026-11-30}   # 县防返贫监测中心
    已消除: '1003户'
    未消除: "363户"
    另一种: 1003户
  荣誉: {位次: {表述: 全省第三}}
  长话: >-
    两行
    话
明细表:
  村: [{村名: 甲村, 项目: 5个}, {村名: 乙村, 项目: 6个}]
"""
PLACES = {
    ("指标", "监测帮扶", "监测对象", "数值"): ("5361户12591人", "5402户12610人"),
    ("指标", "监测帮扶", "已消除"): ("1003户", "1017户"),
    ("指标", "监测帮扶", "未消除"): ("363户", "约360户"),
    ("指标", "监测帮扶", "另一种"): ("1003户", "1020户"),
    ("指标", "荣誉", "位次", "表述"): ("全省第三", "全省第二"),
    ("明细表", "村", 1, "项目"): ("6个", "16个"),
}


@pytest.mark.parametrize("path", PLACES)
def test_only_the_value_changes(path):
    old, new = PLACES[path]
    before = FILE.encode()
    after = rewrite(before, "数据.yaml", {path: new})
    matcher = difflib.SequenceMatcher(None, FILE, after.decode(), autojunk=False)
    assert sum(tag != "equal" for tag, *_ in matcher.get_opcodes()) <= len(new)
    assert after.decode().count(new) == FILE.count(new) + 1
    assert rewrite(after, "数据.yaml", {path: old}) == before


@given(st.sets(st.sampled_from(sorted(PLACES, key=str)), min_size=1))
def test_any_of_them_together(paths):
    before = FILE.encode()
    after = rewrite(before, "数据.yaml", {path: PLACES[path][1] for path in paths})
    assert rewrite(after, "数据.yaml", {path: PLACES[path][0] for path in paths}) == before


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_the_byte_order_mark_stay(ending):
    before = b"\xef\xbb\xbf" + FILE.replace("\n", ending).encode()
    after = rewrite(before, "数据.yaml", {("指标", "监测帮扶", "已消除"): "1017户"})
    assert after == before.replace("'1003户'".encode(), "'1017户'".encode())


@pytest.mark.parametrize("new", ["约5户: 6户", "#5户", "- 5户", "全省第三，#一", "it's", "{5户}"])
def test_a_value_that_needs_quotes_gets_them(new):
    path = ("指标", "荣誉", "位次", "表述")
    after = rewrite(FILE.encode(), "数据.yaml", {path: new})
    assert "'" + new.replace("'", "''") + "'" in after.decode()


@pytest.mark.parametrize("path", [("指标", "长话"), ("指标", "监测帮扶"), ("指标", "没有"), ()])
def test_what_is_better_changed_by_hand_is_refused(path):
    with pytest.raises(CannotRewriteError):
        rewrite(FILE.encode(), "数据.yaml", {path: "5户"})


def test_a_file_that_cannot_be_read_is_refused():
    with pytest.raises(CannotRewriteError):
        rewrite("指标: [".encode(), "数据.yaml", {("指标",): "5户"})


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("{甲: {数值: , 任务: 5户}}", "{甲: {数值: 3户, 任务: 5户}}"), ("{甲: {任务: 5户, 数值: }}", "{甲: {任务: 5户, 数值: 3户}}"),
        ("{甲: {数值: ,任务: 5户}}", "{甲: {数值: 3户,任务: 5户}}"), ("\n  甲:\n    数值:\n    任务: 5户", "\n  甲:\n    数值: 3户\n    任务: 5户"),
        ("\n  甲:\n    数值:   \n", "\n  甲:\n    数值: 3户\n"), ("\n  甲:\n    数值:  # 谁报\n", "\n  甲:\n    数值: 3户  # 谁报\n"),
        ("\n  甲:\n    '数值':\n", "\n  甲:\n    '数值': 3户\n"), ("\n  甲:\n    数值 :\n", "\n  甲:\n    数值 : 3户\n"),
        ("\n  甲:\n    数值:\r\n    任务: 5户\r\n", "\n  甲:\n    数值: 3户\r\n    任务: 5户\r\n"),
    ],
)  # fmt: skip
def test_a_value_that_is_missing_is_written_behind_its_name(line, after):
    before = f"组: {line}" if line[0] == "{" else f"组:{line}"
    wanted = f"组: {after}" if after[0] == "{" else f"组:{after}"
    assert rewrite(before.encode(), "数据.yaml", {("组", "甲", "数值"): "3户"}).decode() == wanted


def test_one_that_stands_in_quotes_of_its_own_is_left_to_people():
    with pytest.raises(CannotRewriteError):
        rewrite(b"\xe7\xbb\x84: {\xe7\x94\xb2: ''}", "数据.yaml", {("组", "甲"): "3户"})
