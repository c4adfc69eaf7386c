"""The figures that a running text holds, whatever wrote them: numbers that state something, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.running import HEADING_NUMBER, NO_FIGURE
from drafting.readers.word import WordText

_NUMBER: Final = r"\d+(?:,\d{3})*(?:[.．]\d+)?"
_FIGURE: Final = lazy(
    rf"(?<![\d.．A-Za-z＋+]){_NUMBER}(?:万亿|亿|万|千|百)?(?:余|多|来)?"
    r"(?:个百分点|人次|户次|公里|公顷|公斤|平方公里|平方米|立方米|千瓦时|千瓦|小时|[㐀-鿿%％‰℃㎡])?"
)
_SERIAL: Final = "序号"


def loose_figures(text: WordText) -> Iterator[tuple[int, int, int]]:
    """Every figure as (index of the paragraph, from, up to).

    Not dates, numbers of headings, documents and telephones, codes (G105, 138+N), quoted sayings (“1579”), titles, 【待补】, a term of secrecy (★1年),
    nor the serial numbers of a table. Chinese numerals are not read: most of them are wording (四个不摘).
    """
    serial = -1  # the last serial number of the table at hand, -1 outside one that has them
    for paragraph in text.paragraphs:
        words = paragraph.text
        if "tbl" not in paragraph.within:
            serial = -1
        elif words.strip() == _SERIAL:
            serial = 0
        elif serial >= 0 and words.strip() == str(serial + 1):
            serial += 1
            continue
        yield from ((paragraph.index, start, end) for start, end in _in_words(words, cell="tc" in paragraph.within))


def _in_words(words: str, *, cell: bool) -> Iterator[tuple[int, int]]:
    covered = [match.span() for match in NO_FIGURE.finditer(words)]
    heading = HEADING_NUMBER.match(words)
    if heading:
        covered.append(heading.span())
    for match in _FIGURE.finditer(words):
        start, end = match.span()
        if any(start < stop and begin < end for begin, stop in covered):
            continue
        bare = re.fullmatch(_NUMBER, match[0]) is not None
        if not bare or (cell and match[0] == words.strip()):
            yield start, end
