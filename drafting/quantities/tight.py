"""A text without the blanks that some set between a number and its words (客运 386 万人次), and without the commas of thousands (1,234户).

A 公文 has neither: whoever looks for figures reads it so, and finds the way back to what was typed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.thousands import grouped

_BLANK: Final = "[ \xa0\u3000]"
_ANY_BLANK: Final = lazy(_BLANK)
_THOUSANDS: Final = lazy("[,，]\\d{3}")
_WORD: Final = "[\u4e00-\u9fff]"
_BEFORE: Final = lazy(rf"(?<={_WORD}){_BLANK}(?=\d(?![\d.,]*{_BLANK}\d))")
_BEHIND: Final = lazy(rf"(?<![\d.,表图])(?<!\d{_BLANK})(?<!\d[.．,，。]{_BLANK})(\d[\d.,]*[%％]?)({_BLANK})(?=({_WORD})|[%％‰℃])")
"""Of digits that are set apart (4 7 7 2 亿元) nobody knows where the number begins; 表1 各乡镇情况 is a number and what a table is called."""
_BEHIND_SCALE: Final = lazy(rf"(?:(?<=\d[万亿])|(?<=\d{_BLANK}[万亿])){_BLANK}(?={_WORD})")
"""386 万 人次."""
_OF_A_DATE: Final = "年月"


@frozen
class Tight:
    """`words`, and before which of their characters one of the text was left out, in order."""

    words: str
    gaps: tuple[int, ...] = ()

    def typed(self, offset: int) -> int:
        """Where a character of the words stands in the text."""
        return offset + bisect_right(self.gaps, offset)

    def typed_end(self, end: int) -> int:
        """Where what ends with the words up to there ends in the text."""
        return self.typed(end - 1) + 1 if end else 0


def tight(text: str) -> Tight:
    left_out = sorted(_loose(text))
    if not left_out:
        return Tight(text)
    kept = [text[start + 1 : end] for start, end in zip([-1, *left_out], [*left_out, len(text)], strict=True)]
    return Tight("".join(kept), tuple(at - before for before, at in enumerate(left_out)))


def _loose(text: str) -> Iterator[int]:
    for number in grouped(text) if _THOUSANDS.search(text) else ():
        yield from (at for at in range(*number.span()) if text[at] == ",")
    if _ANY_BLANK.search(text) is None:
        return
    for pattern in (_BEFORE, _BEHIND_SCALE):
        yield from (match.start() for match in pattern.finditer(text))
    for match in _BEHIND.finditer(text):
        begins_line = match.start() == 0 or text[match.start() - 1] == "\n"
        if not begins_line or (match[3] or " ") in _OF_A_DATE:  # 1 项目名称: the first of a list
            yield match.start(2)
