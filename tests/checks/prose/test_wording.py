"""What is asked of a text before its patterns are tried hides no hit."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given

from drafting.checks.prose.passages import Text
from drafting.checks.prose.signs import forms_of
from drafting.checks.prose.signs import words_of as words_of_form
from drafting.checks.prose.wording import _beginnings, _is_of_forms, _may_hit
from drafting.model.text_rules import TextRule
from tests.drawn import drawn
from tests.shipped import shipped

RULES = [rule for rule in shipped().rules.all() if rule.pattern is not None]
GLANCING = [rule for rule in RULES if rule.glances]


@cache
def words_of(rule: TextRule) -> tuple[str, ...]:
    """What a rule's pattern and examples are made of: hits are not rare in texts of them."""
    assert rule.pattern is not None
    texts = (each.text for each in (*rule.hits, *rule.clean))
    return tuple(dict.fromkeys((*texts, *rule.pattern.pattern, "2024年", "，", "。", "3", "%", "万元", "户")))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.code)
@given(drawn(lambda choices: choices, least=13, most=26))
def test_a_text_with_a_hit_is_looked_at(rule, choices):
    text = "".join(choices.some(lambda: choices.one_of(words_of(rule)), 12))
    may_hit = _may_hit(Text([("body", text, 0, "")]), _beginnings(rule))
    assert may_hit or rule.pattern.search(text) is None
    assert rule.glances or may_hit == (rule.pattern.search(text) is not None)


@pytest.mark.parametrize("rule", [rule for rule in RULES if any(_is_of_forms(each.pattern) for _, each in _beginnings(rule))], ids=lambda rule: rule.rule.code)
@given(drawn(lambda choices: choices, least=13, most=26))
def test_what_is_sought_in_forms_is_found_there(rule, choices):
    text = "".join(choices.some(lambda: choices.one_of((*words_of(rule), ".", "1.5")), 12)).replace("\n", "")
    (form,) = map(words_of_form, forms_of(text))
    sought = [each for _, each in _beginnings(rule) if _is_of_forms(each.pattern)]
    assert [each.pattern for each in sought if each.search(text) and not each.search(form)] == []


def test_some_rules_say_what_is_sought_first():
    assert "P104" in {rule.rule.code for rule in GLANCING}


@pytest.mark.parametrize("text", ["资金%。", "补助达万元", "安排资金亿元左右", "通车里程达到公里", "提高到个百分点", "2024年乡情况汇报", "累计新增户人"])
def test_every_glance_of_a_place_without_a_figure_is_needed(text: str):
    (rule,) = [rule for rule in GLANCING if rule.rule.code == "P104"]
    assert rule.pattern.search(text)
    assert [each.pattern for each in rule.glances if each.search(text)], text
