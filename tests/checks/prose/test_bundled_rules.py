"""The rules of wording that ship: every example does what it says, and no clean one raises any rule at all."""

from __future__ import annotations

import pytest

from drafting import guide
from drafting.checks.prose.examples import raises
from tests.checks.prose.said import codes, found
from tests.shipped import shipped

LIBRARY = shipped()
RULES = LIBRARY.rules.all()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.code)
def test_its_examples_do_what_they_say(rule):
    assert all(raises(rule, each) for each in rule.hits)
    assert not any(raises(rule, each) for each in rule.clean)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.code)
def test_every_term_hits_where_it_is_written(rule):
    for term in rule.terms:
        year = (term.since or term.until or (2026, 1))[0] + (1 if term.since else 0)
        year = min(year, term.until[0]) if term.until else year
        assert rule.rule.code in codes(f"会同{term.wrong}抓好落实。", year=year, rules=[rule]), term.wrong


def test_the_house_is_clean():
    assert guide.check_text_rules(LIBRARY) == ()


def test_a_term_says_what_to_write_instead():
    rule = next(each for each in RULES if each.rule.code == "P203")
    (finding,) = found("截止目前，全县共有监测对象120户。", rules=[rule])
    assert (finding.message, finding.hint) == ("“截止目前”应为“截至目前”", "改为“截至目前”")
