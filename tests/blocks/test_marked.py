"""Marked text as a tree: the notation between render and compose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks import marks
from drafting.blocks.marked import Clause, Item, Named, Points, Rest, Section, Unbalanced, parse

S = marks.SEP


def test_text_without_marks_is_one_piece():
    assert parse("甲乙") == ["甲乙"]
    assert parse("") == []


@pytest.mark.parametrize("kind", [marks.FIGURE, marks.ZERO, marks.ABSENT, marks.OWED, marks.INAPPLICABLE, marks.SAID])
def test_figures_and_gaps_stay_in_the_text(kind):
    text = f"共{kind}12{S}5户{marks.CLOSE}。"
    assert parse(text) == [text]
    assert parse(f"{marks.CLAUSE}{S}{text}{marks.CLAUSE_END}") == [Clause(False, [text])]


def test_clauses_nest():
    text = f"{marks.CLAUSE}{S}甲{marks.CLAUSE}零{S}乙{marks.CLAUSE_END}丙{marks.CLAUSE_END}丁"
    assert parse(text) == [Clause(False, ["甲", Clause(True, ["乙"]), "丙"]), "丁"]


def test_points_hold_items_and_what_stands_before_the_first_is_dropped():
    text = f"{marks.POINTS}独段{S}\n {marks.ITEM}{S}甲{marks.ITEM}“2”是{S}乙{marks.POINTS_END}。"
    assert parse(text) == [Points("独段", [Item("", ["甲"]), Item("“2”是", ["乙"])]), "。"]


def test_an_item_ends_where_the_next_begins_even_around_inner_points():
    inner = f"{marks.POINTS}、{S}{marks.ITEM}{S}子{marks.ITEM}{S}丑{marks.POINTS_END}"
    text = f"{marks.POINTS}{S}{marks.ITEM}{S}甲{inner}{marks.ITEM}{S}乙{marks.POINTS_END}"
    assert parse(text) == [Points("", [Item("", ["甲", Points("、", [Item("", ["子"]), Item("", ["丑"])])]), Item("", ["乙"])])]


def test_named_points_sections_and_the_rest():
    text = f"{marks.PLACED}就业,1{S}{marks.NAMED}务工{S}甲{marks.NAMED_END}{marks.REST}就业{S}{marks.PLACED_END}"
    assert parse(text) == [Section("就业", True, [Named("务工", ["甲"]), Rest("就业")])]


@pytest.mark.parametrize(
    "text",
    [
        f"{marks.CLAUSE}{S}甲", f"甲{marks.CLAUSE_END}", f"{marks.CLAUSE}{S}{marks.NAMED}名{S}{marks.CLAUSE_END}{marks.NAMED_END}",
        f"{marks.ITEM}{S}甲", f"{marks.POINTS}{S}{marks.ITEM}{S}甲", f"{marks.CLAUSE}{S}{marks.ITEM}{S}甲{marks.CLAUSE_END}",
    ],
)
def test_marks_that_do_not_nest_are_refused(text):
    with pytest.raises(Unbalanced):
        parse(text)


@given(st.text())
def test_literal_text_holds_no_mark_of_the_grammar_and_comes_back(text):
    marked = marks.literal(text)
    assert not set(marked) & set("#|*![]\\-\n\r")
    seen = marks.unliteral(marked)
    assert seen == marks.printable(text).replace("\n", " ").replace("\r", " ")
    assert parse(marked) == ([marked] if marked else [])


@given(st.text(st.characters(min_codepoint=0xE000, max_codepoint=0xF8FF)))
def test_private_characters_of_data_are_gone(text):
    assert marks.literal(text) == ""
