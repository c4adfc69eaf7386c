"""Lists of figures and what they may divide."""

from __future__ import annotations

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.cells import lines_of
from drafting.checks.sentences.listed.lists import lists
from tests.checks.sentences.saying import UNITS


def test_no_list_over_sentences_is_longer_than_anybody_reads():
    text = "第一产业增加值5亿元，增长3%。" * 200
    (line,) = lines_of(Text([("body", text, 0, "")]), UNITS)
    assert max(len(each.items) for each in lists(line, None)) <= 40
