"""Marks nest in whatever a template makes: no language construct takes a text with marks apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.saying import HEAD, drafted, refusal

DATA = "甲: {子: {数值: 5户, 构成: {东: 2户, 西: 3户}}, 丑: {名录: [一村, 二村]}}"
CAPTURED = "{% set 文 %}[[甲{{ 甲.子 }}]]{% endset %}"


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("{{ 文[0:3] }}", "T002"), ("{{ 文[:-1] }}", "T002"), ("{% set 一, 二 = 文 %}{{ 一 }}", "T002"), ("{{ 文[0] }}", "T006"),
        ("{% for 一, 二, 三 in [文] %}{{ 一 }}{% endfor %}", "T006"), ("{% for 字 in 文 %}{{ 字 }}{% endfor %}", "T006"),
        ("{{ 文.split('甲') }}", "T006"), ("{{ 文 * 2 }}", "T006"), ("{{ '%.2s' % 文 }}", "T006"), ("{{ 文|first }}", "T004"),
        ("{% for 数 in 甲.子.构成 %}[[甲{% continue %}]]{% endfor %}", "T002"), ("[[甲{% if 甲.子 is 有 %}]]{% endif %}", "T002"),
        ("{% macro 说() %}[[甲{% endmacro %}{{ 说() }}]]", "T002"), ("[[甲{% 分条 %}{% 条 %}乙]]{% 分条完 %}", "T002"),
    ],
)  # fmt: skip
def test_what_would_cut_a_text_is_refused(template: str, code: str) -> None:
    assert refusal(CAPTURED + template, DATA).code == code


WORDS = st.sampled_from(["好。", "，", "\n\n", "{{ 甲.子 }}", "{{ 甲.无 }}", "{{ 文 }}", "{{ 文 ~ '乙' ~ 文 }}", "{{ 说(文) }}", "{% 其余 %}", "{{ 甲.子.构成|列举 }}"])
AROUND = st.sampled_from(
    [
        "[[%s]]", "{%% 可省 %%}%s{%% 可省完 %%}", "{%% 要点 丙 %%}%s{%% 要点完 %%}", "{%% 文字材料 导语 %%}%s{%% 文字材料完 %%}",
        "{%% 分条 %%}{%% 条 %%}%s{%% 条 %%}乙{%% 分条完 %%}", "{%% 分条 '、' %%}{%% 条 数 in 甲.子.构成 %%}%s{{ 数 }}{%% 分条完 %%}",
        "{%% if 甲.子 is 有 %%}%s{%% else %%}[[丁]]{%% endif %%}", "{%% for 类, 数 in 甲.子.构成 %%}%s{{ 类 }}{%% endfor %%}",
        "{%% set 文 %%}%s{%% endset %%}{{ 文 }}", "{{ 说('乙') }}%s", "{%% call 说('乙') %%}%s{%% endcall %%}",
    ]
)  # fmt: skip


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.builds(lambda around, text: around % text, AROUND, inner), min_size=1, max_size=3).map("".join)


TEMPLATES = st.recursive(WORDS, _around, max_leaves=6)


@settings(max_examples=50)
@given(TEMPLATES, st.sampled_from(["", "导语: 前言。", "丙: 要点的话。"]))
def test_whatever_stands_in_whatever_is_put_together(template: str, own: str) -> None:
    macro = "{% macro 说(事) %}[[有{{ 事 }}{{ 甲.子 }}]]{% if caller %}{{ caller() }}{% endif %}{% endmacro %}"
    assert drafted(macro + CAPTURED + template, DATA, own=own, head=HEAD).diagnostics is not None  # Unbalanced would have been raised
