"""The law of the short ways: a text is completed as if every line and every figure in it had been looked at."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.blocks import marks
from drafting.blocks.blanks import Blanked, blanked, filled, indexes_of
from drafting.facts.book import Book
from drafting.render.ledger import Ledger
from drafting.render.leftovers.beside import Beside
from tests.checks.judging import HEAD, book_of

DATA = [
    "甲: {{子: {{数值: 5人, {0}}}, 丑: 7户9人, 寅: {{数值: 3个, {1}, 其中: {{东: 2个}}}}}}, 乙: {{辰: 96%}}",
    "甲: {{子: {{数值: 5户6人, {0}, 表述: 好}}, 丑: 7户9人, 寅: {{数值: 3个, 其中: {{东: {{数值: 2个, {1}}}}}}}}}, 乙: {{辰: {{数值: 96%, {0}}}}}",
    "甲: {{子: {{{0}, 丑: 4人}}, 丑: 7户9人, 寅: {{数值: 3个, 表述: 好, 其中: {{东: 2个}}}}}}, 乙: {{辰: {{数值: 96%, 截至: 2021-06-30}}}}",
    "甲: {{子: 5人, 丑: 7户9人, 寅: {{数值: 3个, 其中: {{东: 2个}}}}}}, 乙: {{辰: 96%}}",
    "甲: {{子: 5人, 丑: 7户9人, 寅: {{数值: 3个, 表述: 好, 其中: {{东: 2个}}}}}}, 乙: {{辰: 96%}}",
]  # fmt: skip
OWN = ["统计期间: 前三季度", "统计期间: 2021年", "统计期间: 每月", "截至: 2021-06-30", "截至: 2021-12-31", "统计期间: 1—9月, 截至: 2021-10-15"]
NAMES = ["甲.子", "甲.丑", "甲.寅", "甲.寅.其中.东", "甲.寅.表述", "甲.子.丑", "乙.辰"]
WORDS = ["前三季度", "2020年", "全年", "截至6月底", f"{marks.AS_OF}前三季度，", f"{marks.AS_OF}截至6月底，", "今年", "每月", "好"]
BETWEEN = ["，", "。", "和", "；二是", "（", "）", "\n", "\n\n", "\n## ", "\n| ", "项目"]
PIECES = st.one_of(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(WORDS), st.sampled_from(BETWEEN))


class Plainly(Beside):
    """Takes the text apart into its lines, and leaves nothing out."""

    def complete(self, blank: Blanked, indexes: list[str]) -> Blanked:  # noqa: ARG002
        text = filled(*blank)
        marked = [mark for mark, _ in _figures(text)]
        own = {mark: (source, self._times.of(source)) for mark, source in zip(marked, self._ledger.sources(marked), strict=True)}
        self._words = {mark: source for mark, (source, _) in own.items() if source in self._book.typed.worded and self._is_whole(mark, source)}
        self._own = {mark: times for mark, (_, times) in own.items() if times or mark in self._words}
        printed = {self._ledger.path(mark) for mark in marked}
        self._waiting = {source for source in self._book.typed.worded if f"{self._book.at(source).path}.表述" not in printed}
        return blanked("\n".join(self._said_as(kind, blanked("\n".join(lines)), blank) for kind, lines in groupby(text.split("\n"), key=_kind)))

    def _said_as(self, kind: str, lines: Blanked, whole: Blanked) -> str:
        owners = [(at, 0, mark) for at, mark in enumerate(indexes_of(lines.taken)) if mark in self._own]
        if kind == "paragraph":
            lines = self._completed(lines, 0, owners)
        else:
            self._look_at(owners, whole)
        return filled(*lines)

    def _says_all(self, *asked: object) -> bool:  # noqa: ARG002
        return False


def _figures(text: str) -> list[tuple[str, str]]:
    pieces = text.replace(marks.ZERO, marks.FIGURE).split(marks.FIGURE)[1:]
    return [(piece[: piece.index(marks.SEP)], piece) for piece in pieces]


def _kind(line: str) -> str:
    bare = line.strip().strip(marks.DROP).lstrip()
    return "paragraph" if bare and bare[0] not in "#|!" else "other"


def _completed(beside: type[Beside], book: Book, pieces: list[str]) -> tuple[str, list[str]]:
    ledger = Ledger(book)
    text = "".join(ledger.print(book.find(piece)) if piece in NAMES else piece for piece in pieces)
    looking = beside(book, ledger)
    blank = blanked(text)
    return filled(*looking.complete(blank, indexes_of(blank.taken))), [str(each) for each in looking.findings()]


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=14), st.sampled_from(DATA), st.sampled_from(OWN), st.sampled_from(OWN))
def test_a_text_is_completed_as_if_everything_were_looked_at(pieces: list[str], data: str, one: str, other: str) -> None:
    book = book_of(f"{HEAD}指标: {{{data.format(one, other)}}}\n")
    assert _completed(Beside, book, pieces) == _completed(Plainly, book, pieces)
