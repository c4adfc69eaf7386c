"""What is asked of a text before its patterns are tried hides no hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.prose.passages import Text
from drafting.checks.prose.wording import _beginnings, _may_hit
from tests.shipped import shipped

RULES = [rule for rule in shipped().text_rules() if rule.pattern is not None]
GLANCING = [rule for rule in RULES if rule.glances]


def pieces(rule) -> st.SearchStrategy[str]:
    """Texts of what a rule's pattern and examples are made of: hits are not rare among them."""
    words = [*rule.pattern.pattern, *(each.text for each in (*rule.hits, *rule.clean)), "2024年", "，", "。", "3", "%", "万元", "户"]
    return st.lists(st.sampled_from(words), max_size=12).map("".join)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.code)
@given(st.data())
def test_a_text_with_a_hit_is_looked_at(rule, data):
    text = data.draw(pieces(rule))
    may_hit = _may_hit(Text([("body", text, 0, "")]), _beginnings(rule))
    assert may_hit or rule.pattern.search(text) is None
    assert rule.glances or may_hit == (rule.pattern.search(text) is not None)


def test_some_rules_say_what_is_sought_first():
    assert "P104" in {rule.rule.code for rule in GLANCING}


@pytest.mark.parametrize("text", ["资金%。", "补助达万元", "安排资金亿元左右", "通车里程达到公里", "提高到个百分点", "2024年乡情况汇报", "累计新增户人"])
def test_every_glance_of_a_place_without_a_figure_is_needed(text: str):
    (rule,) = [rule for rule in GLANCING if rule.rule.code == "P104"]
    assert rule.pattern.search(text)
    assert [each.pattern for each in rule.glances if each.search(text)], text
