"""Where no line shows a sign, none holds what is sought behind it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.checks.prose import claims, dates, numbering, places, repeats
from drafting.checks.prose.doubled_units import _MAY_SAY_AGAIN, _MAYBE
from drafting.checks.prose.passages import Text
from drafting.checks.prose.signs import forms_of, sign

SOUGHT = {
    "signed": (claims._MAY_BE_SIGNED, claims._SIGNED, "同比增长了 -2.5%，下降－3%"),
    "twice": (claims._MAY_BE_TWICE, claims._TWICE, "下降了减少12.5个百分点"),
    "above": (claims._MAY_BE_ABOVE, claims._ABOVE, "高于全省下降0.3个百分点，"),
    "beyond": (claims._MAY_BE_BEYOND, claims._BEYOND, "救助228名，超额完成全年任务数240名，"),
    "change": (claims._MAY_BE_CHANGE, claims._CHANGE, "由202５年的35个增加到28个，从上年同期5%降至 "),
    "all": (claims._MAY_BE_OF_ALL, re.compile(f"(?:{claims._ALL.pattern}).*(?:{claims._RATE.pattern}|{claims._LEFT.pattern})"), "全部整改，如期完成，完成率为92.3%，完成总数.的5%，还有甲.乙3个"),
    "each": (claims._MAY_BE_EACH, claims._EACH, "分别达到12.5人、3人"),
    "announced": (dates._MAY_BE_ANNOUNCED, dates._ANNOUNCED, "现将全县2.5日2025年工作总结如下"),
    "as of": (dates._MAY_BE_AS_OF, dates._AS_OF, "截至目前20２6年12月31日底"),
    "as of month": (dates._MAY_BE_AS_OF_MONTH, dates._AS_OF_MONTH, "截止到1２月5日"),
    "plans": (dates._MAY_BE_PLANS, dates._PLANS, "一、2026年度的工作打算和措施。"),
    "point": (numbering._MAY_BE_POINT, numbering._POINT, "一是加强。二是非5十一是"),
    "own": (places._MAY_BE_OWN, places._OWN, "我县，我们乡12我村委会"),
    "repeated": (repeats._MAY_REPEAT, repeats._TWICE, "等方式等方式3等方式"),
    "unit twice": (_MAY_SAY_AGAIN, _MAYBE, "25个个5%%3余万户人户人8户.户."),
}


@pytest.mark.parametrize("name", SOUGHT)
def test_every_line_with_a_match_shows_the_sign(name: str) -> None:
    asked, pattern, words = SOUGHT[name]
    assert Text([("body", words, 0, "")]).shows(asked)

    @example(["2万.."])
    @given(st.lists(st.text(words, max_size=30) | st.sampled_from([words[at:] for at in range(len(words))]), max_size=3))
    def law(lines: list[str]) -> None:
        text = Text([("body", line, 0, "") for line in lines])
        for at, line in enumerate(lines):
            if pattern.search(line):
                assert text.shown[at] & asked

    law()


@example("2026年\t12.5 %.\r\n\n５户")
@given(st.text("甲 12.%\n\t\x0b\x0c\r\xff\ufffc\ud800"))
def test_a_form_is_the_line_with_one_nought_for_each_figure(text: str) -> None:
    assert [form.decode("utf-8", "surrogatepass") for form in forms_of(text)] == [re.sub("[0-9.]+", "0", line) for line in text.split("\n")]


def test_lines_are_told_apart_that_hold_line_ends_themselves() -> None:
    shows = sign("乙$")
    text = Text([("cell", "甲\n乙", 0, ""), ("body", "丙", 0, "")])
    assert [bool(signs & shows) for signs in text.shown] == [True, False]
    assert [match[0] for match in text.each_shown(shows, re.compile("甲|乙"))] == ["甲", "乙"]
