"""Flattening changes nothing that is printed, and what is resolved says what it says mark by mark."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.blocks import marks
from drafting.compose.flat import flattened
from drafting.compose.resolve import Resolved
from tests.compose.step_by_step import resolved

S = marks.SEP
WORDS = st.sampled_from(["", "\n", "，甲", "乙。", "## 丙\n", f"{marks.ALSO}丁。"])
SAID = st.sampled_from([f"{mark}7{S}5户{marks.CLOSE}" for mark in (marks.FIGURE, marks.ZERO, marks.SAID)])
GAPS = st.sampled_from([f"{mark}7{S}{marks.CLOSE}" for mark in (marks.ABSENT, marks.OWED, marks.INAPPLICABLE)])
RESTS = st.sampled_from([f"{marks.REST}{group}{S}" for group in ("", "空", "有")])
OWN = st.just(f"{marks.OWN}文字材料.丙{S}")
GONE = f"{marks.POINTS}、{S}{marks.ITEM}{S}乙{marks.ITEM}{S}{marks.DROP}{marks.POINTS_END}"  # says nothing of what was dropped
LEAVES = st.one_of(WORDS, OWN, st.just(marks.DROP), st.just(marks.DROP), SAID, GAPS, RESTS)


def constructs(inner):
    texts = st.lists(inner, max_size=4).map("".join)
    items = st.lists(st.tuples(st.sampled_from(["", "1."]), texts), max_size=4)
    return st.one_of(
        st.builds(lambda flag, text: f"{marks.CLAUSE}{flag}{S}{text}{marks.CLAUSE_END}", st.sampled_from(["", "零"]), texts),
        st.builds(lambda text: f"{marks.NAMED}甲{S}{text}{marks.NAMED_END}", texts),
        st.builds(lambda text: f"{marks.PLACED}乙{S}{text}{marks.PLACED_END}", texts),
        st.builds(
            lambda mode, head, each: f"{marks.POINTS}{mode}{S}{head}"
            f"{''.join(f'{marks.ITEM}{number}{S}{text}' for number, text in each)}{marks.POINTS_END}",
            st.sampled_from(["", "、", "独段"]), st.sampled_from(["", "\n", f"甲{GONE}"]), items,
        ),
    )


MARKED = st.lists(st.recursive(LEAVES, constructs, max_leaves=25), max_size=6).map("".join)


def rests_of(text: str) -> list[str]:
    return ["" if group == "空" else f"其余{marks.FIGURE}9{S}3个{marks.CLOSE}。" for group in Resolved(text).groups]


@settings(max_examples=400)
@given(MARKED)
def test_a_text_resolves_to_what_it_says_mark_by_mark(text):
    short = flattened(text, lambda group: group != "空")
    whole = Resolved(text)
    assert Resolved(short).text() == whole.text() == resolved(text)
    assert Resolved(short).text(rests_of(short)) == whole.text(rests_of(text)) == resolved(text, rests_of(text))


def test_what_goes_needs_no_resolving():
    gone = f"{marks.ITEM}{S}甲{marks.ABSENT}1{S}{marks.CLOSE}\n{marks.ITEM}{S}{marks.DROP}"
    points = f"{marks.POINTS}、{S}{gone}{marks.POINTS_END}"
    text = f"{marks.PLACED}乙{S}## 乙\n{marks.NAMED}丙{S}{points}。{marks.NAMED_END}{marks.REST}乙{S}{marks.PLACED_END}"
    assert flattened(text, lambda _: False) == marks.DROP
    assert flattened(f"{text}{marks.REST}{S}", lambda group: not group) == f"{marks.DROP}{marks.REST}{S}"


def test_a_section_that_the_data_adds_to_stays():
    text = f"{marks.PLACED}乙{S}## 乙\n{marks.DROP}{marks.OWN}文字材料.乙{S}好。{marks.PLACED_END}"
    assert flattened(text, lambda _: False) == text
