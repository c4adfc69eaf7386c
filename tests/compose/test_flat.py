"""Flattening changes nothing that is printed, and what is resolved says what it says mark by mark."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

from hypothesis import given, settings

from drafting.blocks import marks
from drafting.blocks.blanks import blanked, filled
from drafting.compose.flat import flattened
from drafting.compose.resolve import Resolved, decided
from tests.compose.step_by_step import resolved
from tests.drawn import Drawn, drawn

S = marks.SEP
WORDS = ("", "\n", "，甲", "乙。", "## 丙\n", f"{marks.ALSO}丁。")
REFERENCE = re.compile(f"7{S}5")
SAID = tuple(f"{mark}7{S}5户{marks.CLOSE}" for mark in (marks.FIGURE, marks.ZERO, marks.SAID))
GAPS = tuple(f"{mark}8{S}{marks.CLOSE}" for mark in (marks.ABSENT, marks.OWED, marks.INAPPLICABLE))
RESTS = tuple(f"{marks.REST}{group}{S}" for group in ("", "空", "有"))
LEAVES = (WORDS, (f"{marks.OWN}文字材料.丙{S}",), (marks.DROP,), (marks.DROP,), SAID, GAPS, RESTS)
GONE = f"{marks.POINTS}、{S}{marks.ITEM}{S}乙{marks.ITEM}{S}{marks.DROP}{marks.POINTS_END}"  # says nothing of what was dropped
DEEPEST = 5


def marked(choices: Drawn) -> str:
    """A text of marks that nest; each reference is another."""
    numbers = count()
    return REFERENCE.sub(lambda _: f"{(at := next(numbers))}{S}{at % 10}.5", "".join(choices.some(lambda: _piece(choices, 0), 8)))


def _piece(choices: Drawn, depth: int) -> str:
    kind = choices.below(len(LEAVES) + (0 if depth == DEEPEST else 5))
    if kind < len(LEAVES):
        return choices.one_of(LEAVES[kind])

    def text() -> str:
        return "".join(choices.some(lambda: _piece(choices, depth + 1), 4))

    constructs = (
        lambda: f"{marks.CLAUSE}{choices.one_of(('', '零'))}{S}{text()}{marks.CLAUSE_END}",
        lambda: f"{marks.NAMED}甲{S}{text()}{marks.NAMED_END}",
        lambda: f"{marks.PLACED}乙{S}{text()}{marks.PLACED_END}",
        lambda: _points(choices, text),
        lambda: _points(choices, text),
    )
    return constructs[kind - len(LEAVES)]()


def _points(choices: Drawn, text: Callable[[], str]) -> str:
    mode, head = choices.one_of(("", "、", "独段")), choices.one_of(("", "\n", f"甲{GONE}"))
    items = choices.some(lambda: f"{marks.ITEM}{choices.one_of(('', '1.'))}{S}{text()}", 4)
    return f"{marks.POINTS}{mode}{S}{head}{''.join(items)}{marks.POINTS_END}"


MARKED = drawn(marked)


def rests_of(text: str) -> list[str]:
    return ["" if group == "空" else f"其余{marks.FIGURE}9{S}3个{marks.CLOSE}。" for group in Resolved(text).groups]


@settings(max_examples=800)
@given(MARKED)
def test_a_text_resolves_to_what_it_says_mark_by_mark(text):
    flat = flattened(text, lambda group: group != "空")
    blank, short, whole = Resolved(flat.text), filled(*flat), Resolved(text)
    assert Resolved(short).text() == whole.text() == resolved(text)
    assert Resolved(short).text(rests_of(short)) == whole.text(rests_of(text)) == resolved(text, rests_of(text))
    assert decided(flat, blank) == blanked(whole.text())
    assert decided(flat, blank, rests_of(short)) == blanked(whole.text(rests_of(text)))


def test_what_goes_needs_no_resolving():
    gone = f"{marks.ITEM}{S}甲{marks.ABSENT}1{S}{marks.CLOSE}\n{marks.ITEM}{S}{marks.DROP}"
    points = f"{marks.POINTS}、{S}{gone}{marks.POINTS_END}"
    text = f"{marks.PLACED}乙{S}## 乙\n{marks.NAMED}丙{S}{points}。{marks.NAMED_END}{marks.REST}乙{S}{marks.PLACED_END}"
    assert flattened(text, lambda _: False) == (marks.DROP, [])
    assert flattened(f"{text}{marks.REST}{S}", lambda group: not group) == (f"{marks.DROP}{marks.REST}{S}", [])


def test_a_section_that_the_data_adds_to_stays():
    inside = f"## 乙\n{marks.DROP}{marks.OWN}文字材料.乙{S}好。"
    assert flattened(f"{marks.PLACED}乙{S}{inside}{marks.PLACED_END}", lambda _: False) == (inside, [])


def test_a_list_in_another_that_began_before_has_no_numbers_of_its_own():
    inner = f"{marks.POINTS}{S}{marks.ITEM}{S}甲{marks.ITEM}{S}乙{marks.POINTS_END}"
    text = f"{marks.POINTS}{S}{marks.ITEM}{S}丙\n\n{inner}{marks.ITEM}{S}丁{marks.POINTS_END}"
    assert Resolved(flattened(text, lambda _: False).text).text() == Resolved(text).text()
    assert flattened(inner, lambda _: False) == ("一是甲；二是乙。", [])
