"""What files that are alike but for their numbers have in common, and that it is all that compose goes by."""

from __future__ import annotations

import re

from hypothesis import given

from drafting.blocks import marks
from drafting.blocks.blanks import BLANK, blanked, filled
from drafting.blocks.document import Figure, FigureRecord, Missing, Text
from drafting.compose.flat import flattened
from drafting.compose.inlines import InlineReader
from tests.compose.test_flat import MARKED

S, END = marks.SEP, marks.CLOSE
NUMBER = re.compile(f"([{marks.ANY_REFERENCE}])([0-9]+){S}([0-9.]*)")


def figure(index: int, text: str, kind: str = marks.FIGURE) -> str:
    return f"{kind}{index}{S}{text}{END}"


class Records:
    """A ledger that knows nothing but indexes."""

    def paths(self, indexes: list[str]) -> set[str]:
        return set(indexes)

    reported = paths

    def shown(self, index: str) -> tuple[str, str, str]:
        return f"【待补：{index}】", index, "某局"

    def records(self, indexes: list[str]) -> list[FigureRecord]:
        return [FigureRecord(f"【待补：{each}】", each, None, "", None, (), "", None, "某局", "template") for each in indexes]


def read(line: str) -> tuple[object, ...]:
    return InlineReader(Records()).read(*blanked(line))


def test_a_number_is_taken_out_and_its_unit_stays():
    text, taken = blanked(f"共{figure(12, '1,230.5万元')}、{figure(13, '四项')}{figure(14, '', marks.OWED)}。")
    assert text == f"共{marks.FIGURE}{BLANK}万元{END}、{marks.FIGURE}{BLANK}{S}四项{END}{marks.OWED}{BLANK}{S}{END}。"
    assert taken == [f"12{S}1,230.5", "13", "14"]


@given(MARKED)
def test_a_text_is_what_its_blanks_are_filled_with(text):
    assert filled(*blanked(text)) == text


@given(MARKED)
def test_texts_that_differ_in_numbers_alone_say_the_same(text):
    def other(said: str) -> str:
        return NUMBER.sub(lambda found: f"{found[1]}{int(found[2]) + 300}{S}{'77' if found[3] else ''}", said)

    assert blanked(other(text)).text == blanked(text).text
    assert filled(*flattened(other(text), lambda group: group != "空")) == other(filled(*flattened(text, lambda group: group != "空")))


class TestReading:
    def test_figures_gaps_and_words_in_their_order(self):
        line = f"共{figure(4, '86户')}{figure(5, '251人')}，**{figure(6, '某村', marks.SAID)}**欠{figure(7, '', marks.OWED)}，余{figure(8, '0户', marks.ZERO)}。"
        assert read(line) == (
            Text("共"), Figure("86户", 0), Figure("251人", 1), Text("，"), Text("某村", True), Text("欠"), Missing("【待补：7】", "7", "某局"),
            Text("，余"), Figure("0户", 2), Text("。"),
        )  # fmt: skip

    def test_words_of_the_data_may_begin_with_a_number_or_say_nothing(self):
        assert read(f"建{figure(1, '5G基站', marks.SAID)}{figure(2, '', marks.SAID)}{figure(3, '7座')}") == (Text("建"), Text("5G基站"), Figure("7座", 0))

    def test_a_noun_typed_with_the_figure_is_not_said_again_whatever_the_number(self):
        for number in ("206", "1.2万", "3,040"):
            assert read(f"{figure(1, f'{number}个村')}村推行积分制")[1] == Text("推行积分制")
        assert read(f"{figure(1, '206个')}村推行积分制")[1] == Text("村推行积分制")

    def test_a_noun_behind_a_gap_or_a_name_is_none_of_the_figure_before_it(self):
        gap = figure(2, "", marks.OWED)
        assert read(f"{figure(1, '206个村')}{gap}村民")[2] == Text("村民")
        assert read(f"{figure(1, '206个村')}{figure(2, '云岭', marks.SAID)}村推行")[2] == Text("村推行")

    def test_characters_of_the_grammar_in_data_are_text(self):
        literal = marks.literal("甲*乙#5")
        assert read(f"{literal}{figure(1, literal, marks.SAID)}") == (Text("甲*乙#5"), Text("甲*乙#5"))
