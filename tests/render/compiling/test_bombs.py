"""Templates that would never end, fill the memory or reach outside are refused, quickly and in Chinese."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from tests.saying import refusal, say

WIDE = "甲: {" + ", ".join(f"第{number}项: {number}户" for number in range(1, 60)) + "}"
HAN = "\u4e00", "\u9fff"

LOOPS = "".join(f"{{% for 数{depth} in 甲 %}}" for depth in range(6)) + "一" + "{% endfor %}" * 6
DOUBLED_BLOCKS = "{% set 文 %}长长的一段文字{% endset %}" + "{% set 文 %}{{ 文 }}{{ 文 }}{% endset %}" * 40 + "{{ 文 }}"
DOUBLED_WORDS = "{% set 文 = '长长的一段文字' %}" + "{% set 文 = 文 ~ 文 %}" * 60 + "{{ 文 }}"
MACROS = "{% macro 子(文) %}{{ 文 }}{{ 文 }}{% endmacro %}{{ " + "子(" * 22 + "'长长的一段文字'" + ")" * 22 + " }}"

BOMBS = {
    "repeated text": ("{{ 'a' * 10**9 }}", "T006"),
    "a power": ("{{ 9 ** 9 ** 9 }}", "T006"),
    "a huge number": ("{{ 999999999 * 999999999 }}", "T006"),
    "a format": ("{{ '%999999999d' % 1 }}", "T006"),
    "nested loops": (LOOPS, "T007"),
    "a macro that calls itself": ("{% macro 子() %}一{{ 子() }}{% endmacro %}{{ 子() }}", "T007"),
    "two macros that call each other": (
        "{% macro 子() %}{{ 丑() }}{% endmacro %}{% macro 丑() %}{{ 子() }}{% endmacro %}{{ 子() }}", "T006",
    ),  # the first cannot see the second
    "doubling blocks": (DOUBLED_BLOCKS, "T007"),
    "doubling words": (DOUBLED_WORDS, "T007"),
    "doubling macros": (MACROS, "T007"),
    "a template that includes itself": ("一{% include '试/报告' %}", "T007"),
    "a template that extends itself": ("{% extends '试/报告' %}", "T007"),
    "a section in itself": ("{% 节 甲 %}", "T007"),
    "clauses in clauses": ("[[" * 3000 + "一" + "]]" * 3000, "T007"),
    "brackets in brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "T007"),
    "a range": ("{% for 数 in range(10**9) %}一{% endfor %}", "T006"),
    "letters of a text": ("{% for 字 in '文字' %}{{ 字 }}{% endfor %}", "T006"),
}


@pytest.mark.parametrize(("template", "code"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_quickly_and_explained(template, code):
    began = time.process_time()
    error = refusal(template, WIDE, sections={"甲": "## 甲\n\n{% 节 甲 %}\n"})
    assert time.process_time() - began < 3
    assert error.code == code
    assert any("\u4e00" <= each <= "\u9fff" for each in error.message)
    assert "File" not in error.message


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__", "甲.__class__", "''.join(甲)", "甲.lookup", "甲.book", "报告期.__init__", "(1).real",
        "''['__class__']", "甲|attr('book')", "[].append(1)", "{}.keys()", "self.__init__", "'甲'|map('upper')|list", "loop.cycle",
        "cycler('a')", "namespace(a=1)", "lipsum()", "dict(a=1)", "提法.say", "'{0.__class__}'.format(甲)", "甲[0]", "甲[0:1]",
    ],
)
def test_nothing_but_the_language_can_be_reached(expression):
    """A name of Python is at most an indicator that the data does not have."""
    from tests.saying import drafted, shown

    draft = drafted(f"{{{{ {expression} }}}}。", "甲: {子: 5户}")
    if draft.document is not None:
        assert [shown(block) for block in draft.document.blocks] == [f"【待补：{expression.rpartition('.')[2]}】。"]
    else:
        assert {each.code[0] for each in draft.diagnostics if each.severity == "error"} == {"T"}


def test_a_long_report_is_no_bomb():
    rows = ", ".join(f"{{村: 第{number}村, 数: {number}户}}" for number in range(1, 1500))
    text = say("{% for 行 in 明细表.表 %}{{ 行.村 }}{{ 行.数 }}，{% endfor %}等。", more=f"明细表: {{表: [{rows}]}}")
    assert text.count("户，") == 1499


def test_many_empty_pieces_do_not_end_a_text():
    """Text in long runs of nothing is still printed."""
    text = say("{% for 数 in 甲 %}{% if 数 is 零 %}零{% endif %}{% endfor %}尾。", WIDE.replace("59户", "0户"))
    assert text == "零尾。"


def test_much_that_is_printed_at_once_is_seen_before_it_is_joined():
    tracemalloc.start()
    try:
        refused = refusal("{% set 文 = '长长的一段' %}" + "{% set 文 = 文 ~ 文 %}" * 17 + "{{ 文 }}" * 300, WIDE)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refused.code == "T007"
    assert most < 100_000_000
