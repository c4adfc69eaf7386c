"""Figures with blanks before their units, and commas in them, are held against each other like others, and told where they stand."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.of_tables.beside_tables import beside_tables
from drafting.checks.sentences.of_tables.totals_of_columns import column_totals
from drafting.checks.sentences.sayings import sayings
from tests.checks.sentences.saying import holding, wrong
from tests.shipped import shipped

UNITS = shipped().units


def said(*lines: str):
    text = Text([("body", each, 0, "") for each in lines])
    return text, sayings(text, UNITS)


def test_the_relation_is_found_and_its_figures_stand_where_they_were_typed():
    text, found = said("工作有序推进。", "共投资 1,200 万元。排查隐患 120 处，整改 118 处，整改率 95.3%。")
    (claim,) = [each for each in found.claims if each.is_wrong]
    assert [text.whole[each.start : each.end] for each in claim.cells] == ["95.3%", "118 处", "120 处"]
    assert {text.whole[at : at + 5] for at in found.lone} == {"1,200"}
    assert found.figures == 4


def test_what_cannot_be_is_told_in_the_words_that_were_typed():
    text, found = said("投资 300 万元，就业率 103.5%。")
    (impossible,) = found.impossible
    assert text.whole[impossible.start :].startswith("就业率 103.5%") or text.whole[impossible.start :].startswith("103.5%")
    assert impossible.excerpt == "就业率 103.5%"
    assert impossible.words(text).endswith("103.5%")


@pytest.mark.parametrize("typed", ["整改率 98.3%，整改 118 处，隐患 120 处", "共有 1,300 户，其中甲类 700 户、乙类 600 户"])
def test_both_ways_of_typing_say_the_same(typed):
    plain = typed.replace(" ", "").replace(",", "")
    assert holding(typed) == holding(plain)
    assert wrong(typed) == wrong(plain)


def test_a_total_of_a_table_is_found_beside_it():
    totals = [*column_totals([("乡镇", "监测对象（户）"), ("甲乡", "100"), ("乙乡", "216"), ("合计", "316")], UNITS)]
    text = Text([("body", "目前，全县共有监测对象 361 户。", 0, "")])
    (found,) = beside_tables(text, totals, UNITS)
    assert (found.excerpt, text.whole[found.start : found.end]) == ("全县共有监测对象 361 户", "361 户")
