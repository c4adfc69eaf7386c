"""Every rule of validation shows a file that raises it and the repaired twin, and both do what they say."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Rule
from drafting.load import findings
from drafting.load.validation import (
    catalogued,
    detail_tables,
    document,
    enclosures,
    files,
    indicators,
    letterhead,
    narratives,
    notes,
    period,
    unit,
    validate,
)
from tests.load.validating import catalogue, codes

ROOMS = (
    findings,
    catalogued,
    detail_tables,
    document,
    enclosures,
    files,
    indicators,
    letterhead,
    narratives,
    notes,
    period,
    unit,
    validate,
)
RULES = {value.code: value for room in ROOMS for value in vars(room).values() if isinstance(value, Rule)}
NOT_HERE = {
    "D094",  # the reader refuses such depth before
    "D101",  # only under --strict: tests/test_rules.py runs its example so
}


@pytest.mark.parametrize("rule", [RULES[code] for code in sorted(RULES) if code not in NOT_HERE], ids=lambda rule: rule.code)
def test_examples_do_what_they_say(rule: Rule) -> None:
    assert rule.code in codes(rule.hits, known=catalogue())
    assert codes(rule.clean, known=catalogue()) == []
