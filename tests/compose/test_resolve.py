"""Structure marks become text: what nests, what waits for 其余, and what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks import marks
from drafting.blocks.marked import Unbalanced
from drafting.compose.resolve import Resolved

S = marks.SEP
FIGURE = f"{marks.FIGURE}0{S}5户{marks.CLOSE}"
ABSENT = f"{marks.ABSENT}0{S}{marks.CLOSE}"


def clause(text: str) -> str:
    return f"{marks.CLAUSE}{S}{text}{marks.CLAUSE_END}"


def points(*items: str, mode: str = "") -> str:
    return f"{marks.POINTS}{mode}{S}\n{''.join(f'{marks.ITEM}{S}{item}' for item in items)}{marks.POINTS_END}"


def section(text: str) -> str:
    return f"{marks.PLACED}就业{S}{text}{marks.PLACED_END}"


def rest(group: str) -> str:
    return f"{marks.REST}{group}{S}"


def test_clauses_nest():
    assert Resolved(clause(f"甲{clause(f'乙{FIGURE}')}丙")).text() == f"甲乙{FIGURE}丙"
    assert Resolved(clause(f"甲{clause(ABSENT)}丙")).text() == marks.DROP


def test_an_item_ends_where_the_next_begins_even_around_inner_points():
    inner = points("子", "丑", mode="、")
    assert Resolved(points(f"甲{inner}", "乙")).text() == "一是甲子、丑；二是乙。"


def test_points_inside_an_item_bear_no_numbers_of_their_own():
    assert Resolved(points(f"甲{clause(points('子', '丑'))}", "乙")).text() == "一是甲子；丑；二是乙。"


def test_text_before_the_first_item_is_none():
    assert Resolved(f"{marks.POINTS}、{S} 甲 {marks.ITEM}{S}乙{marks.POINTS_END}").text() == "乙"


def test_the_groups_of_rests_come_in_the_order_of_the_text():
    assert Resolved(f"{rest('甲')}{section(points(rest('乙'), rest('')))}{rest('丙')}").groups == ["甲", "乙", "", "丙"]


def test_a_section_stays_or_goes_by_what_its_rest_says():
    waiting = section(f"压实责任。{clause(ABSENT)}{rest('就业')}")
    resolved = Resolved(f"前。{section(f'## 就业{ABSENT}')}{waiting}后。")
    before = f"前。## 就业{ABSENT}"
    assert resolved.text() == f"{before}{marks.DROP}后。"
    assert resolved.text([f"务工{FIGURE}。"]) == f"{before}压实责任。{marks.DROP}务工{FIGURE}。后。"
    assert resolved.text() == f"{before}{marks.DROP}后。"  # what is said once changes nothing


def test_a_rest_inside_an_item_makes_it_stay():
    resolved = Resolved(points("甲", rest("就业")))
    assert resolved.text() == "甲。"
    assert resolved.text([f"务工{FIGURE}。"]) == f"一是甲；二是务工{FIGURE}。"


@given(st.lists(st.sampled_from(["甲", ABSENT, f"有{ABSENT}", clause(ABSENT), f"好{clause(ABSENT)}"]), min_size=1, max_size=6), st.integers(0, 6))
def test_paragraphs_of_their_own_stand_or_go_one_by_one(items, at):
    """Whatever other items lost: a section says those that lost nothing, and goes only with the last of them."""
    kept = [item for item in items if item == "甲"]
    alone = section(points(*kept, mode="独段")) if kept else marks.DROP
    assert Resolved(section(points(*items, mode="独段"))).text() == Resolved(alone).text()
    waiting = [*items[:at], rest("就业"), *items[at:]]  # the same where one waits for what is left
    assert Resolved(section(points(*waiting, mode="独段"))).text() == Resolved(alone).text()


@pytest.mark.parametrize(
    "text",
    [
        f"{marks.CLAUSE}{S}甲", f"甲{marks.CLAUSE_END}", f"{marks.CLAUSE}{S}{marks.NAMED}名{S}{marks.CLAUSE_END}{marks.NAMED_END}",
        f"{marks.ITEM}{S}甲", f"{marks.POINTS}{S}{marks.ITEM}{S}甲", f"{marks.CLAUSE}{S}{marks.ITEM}{S}甲{marks.CLAUSE_END}",
    ],
)
def test_marks_that_do_not_nest_are_refused(text):
    with pytest.raises(Unbalanced):
        Resolved(text)


@pytest.mark.parametrize("empty", ["，", "、", "；"])
def test_an_item_does_not_begin_with_the_mark_behind_what_is_empty(empty):
    """{{ 办法 }}，加快完成…… where nothing says by what means."""
    assert Resolved(points(f"{empty}加快{FIGURE}", "丑")).text() == f"一是加快{FIGURE}；二是丑。"
    assert Resolved(points("子", f"{empty}加快{FIGURE}", mode="、")).text() == f"子、加快{FIGURE}"
