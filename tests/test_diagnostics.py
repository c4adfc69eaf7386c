"""A finding that is there twice is said once."""

from __future__ import annotations

from dataclasses import replace

from drafting.diagnostics import Diagnostic, Place, Severity, once_each

FOUND = Diagnostic("R101", Severity.WARNING, "对象：填 20户", place=Place("甲.yaml", 3, 5), related=(Place("甲.yaml", 4),))


def test_repeats_go_and_the_order_stays() -> None:
    other, elsewhere = replace(FOUND, message="对象：填 21户"), replace(FOUND, place=Place("甲.yaml", 9, 5))
    assert once_each([other, FOUND, replace(FOUND), elsewhere, other]) == [other, FOUND, elsewhere]


def test_a_file_whose_name_holds_a_line_break_is_told_on_one_line() -> None:
    assert str(replace(FOUND, message="甲\n乡.yaml 写的是同一个单位", place=Place("甲\n乡.yaml", 3, 5))) == "存疑 R101 甲⏎乡.yaml 写的是同一个单位  [甲⏎乡.yaml:3:5]"
