"""The law of the quick reading: where a time holds is what a reader finds who goes through the paragraph character by character."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.blocks import marks
from drafting.blocks.blanks import blanked
from drafting.facts.book import Book
from drafting.render.leftovers.own_times import OwnTimes, Time
from drafting.render.leftovers.said_times import SaidTimes, says_all
from drafting.render.leftovers.words_of_time import ends_a_number
from tests.checks.judging import HEAD, book_of

S, CLOSE = marks.SEP, marks.CLOSE
FIGURES = [f"{mark}{number}{S}{text}{CLOSE}" for mark, number, text in ((marks.FIGURE, 1, "5人"), (marks.ZERO, 12, "前三季度0户"), (marks.SAID, 3, "截至6月底"))]
NUMBER = re.compile(f"([{marks.FIGURE}{marks.ZERO}])[0-9]+{S}[0-9]?")
TIMES = ["前三季度", "1—9月", "2020年", "全年", "今年", "上半年", "截至6月底", "截至5月31日", "6月底", "16月底", "截至目前", "每月", "今年前三季度累计"]
BETWEEN = ["，", "。", "！", "：一是", "；二是", "（", "）", "（2020年）", "（截至5月31日）", "好"]
PIECES = st.one_of(*map(st.sampled_from, (TIMES, BETWEEN, FIGURES)))
DATA = [
    "统计期间: 前三季度", "统计期间: 1—9月", "统计期间: 2021年", "统计期间: 全年", "统计期间: 每月", "统计期间: 今年前三季度累计",
    "截至: 2021-06-30", "截至: 2021-12-31", "截至: 6月底", "截至: 5月31日",
]  # fmt: skip
BOOKS = [book_of(f"{HEAD}指标: {{甲: {{子: {{数值: 5人, {own}}}}}}}\n") for own in DATA]


@dataclass
class Plainly:
    """A paragraph read from its words alone, anew for each question."""

    text: str
    times: OwnTimes
    figures: list[range] = field(init=False)
    pairs: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.figures, self.pairs, opened, at = [], [], list[int](), 0
        while at < len(self.text):
            if self.text[at] in (marks.FIGURE, marks.ZERO, marks.SAID):
                self.figures.append(range(at, self.text.index(CLOSE, at) + 1))
                at = self.figures[-1].stop
                continue
            if self.text[at] == "（":
                opened.append(at)
            elif self.text[at] == "）" and opened:
                self.pairs.append((opened.pop(), at))
            at += 1

    def holds(self, time: Time, place: int, since: int) -> bool:
        point = self._point(place)
        if since >= point and not any(other for at, other in self._events(time, since, place)):
            return True
        sentence = max([point, *(at + 1 for at in range(point, place) if self.text[at] in "。！？")])
        events = self._events(time, point if time.is_day else sentence, place)
        return not events[-1][1] if events else time.of_the_report

    def _events(self, time: Time, begin: int, end: int) -> list[tuple[int, bool]]:
        """Where that stretch speaks of a time, in order, and whether it is another one. What is part of the time's own words is none."""
        words = [at for at in range(begin, end) if self._stands(time.said, at, begin, end)]
        own = [at for at in words if self._is_outside(at, begin, end)]
        said = [(at, key) for at, key in self.times.words.said_in(self.text, days=time.is_day) if begin <= at < end and self._is_outside(at, begin, end)]
        own += [at for at, key in said if key == time.key]
        others = [at for at, key in said if key != time.key and not any(each <= at < each + len(time.said) for each in words)]
        return sorted([(at, False) for at in own] + [(at, True) for at in others], key=lambda event: (event[0], not event[1]))

    def _stands(self, said: str, at: int, begin: int, end: int) -> bool:
        return self.text[at : min(at + len(said), end)] == said and not (at > begin and ends_a_number(self.text, at, said))

    def _is_outside(self, at: int, begin: int, end: int) -> bool:
        in_brackets = any(begin <= opens < at < closes < end for opens, closes in self.pairs)
        return not any(at in figure for figure in self.figures) and not in_brackets

    def _point(self, place: int) -> int:
        begins = [0]
        for at in range(len(self.text)):
            if at == 0 or self.text[at - 1] in "。；：":
                begins += [at + 2] if self.text[at : at + 2] in ("一是", "二是") else []
        return max(each for each in begins if each <= place or each == begins[0])


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join), st.sampled_from(BOOKS))
def test_a_time_holds_where_a_plain_reader_finds_it(text: str, book: Book) -> None:
    times = OwnTimes(book)
    quick, plain = SaidTimes(text, times.words), Plainly(text, times)
    (time,) = times.of(("指标", "甲", "子"))
    for figure in plain.figures:
        for since in (-1, *(each.stop for each in plain.figures if each.stop <= figure.start)):
            assert quick.holds(time, figure.start, since) == plain.holds(time, figure.start, since), (figure.start, since)


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=14), st.sampled_from(BOOKS), st.lists(st.sampled_from(["0", "7", "12", "3.5", "1,230"]), min_size=14, max_size=14))
def test_what_a_paragraph_says_hangs_on_no_number(pieces: list[str], book: Book, numbers: list[str]) -> None:
    """With whatever digits its figures print, and whatever their place in the ledger, it says their times as often as a plain reader finds them."""
    text = "".join(NUMBER.sub(rf"\g<1>{at}{S}{number}", piece, count=1) for at, (piece, number) in enumerate(zip(pieces, numbers, strict=False)))
    times = OwnTimes(book)
    (time,) = own = times.of(("指标", "甲", "子"))
    plain, since, holds = Plainly(text, times), -1, True
    for figure in plain.figures:
        holds = holds and plain.holds(time, figure.start, since)
        since = figure.stop
    form, taken = blanked(text)
    assert says_all(form, tuple((at, own) for at in range(len(taken))), book.dataset.period.year) == holds
