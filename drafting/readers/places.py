"""Where in a Word file something stands, as people say it: 第12段, or a table by its title and a row by its first cell."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from drafting.patterns import lazy
from drafting.readers.rows import WordRow
from drafting.readers.word import WordText

_LONGEST: Final = 20
_SENTENCE: Final = lazy(r"[。；：，！？][”’）]*$")
_UNIT_LINE: Final = lazy(r"单位：|（?单位")


class Places:
    """The places of a text. Paragraphs are counted as word processors do: those with text, from 1."""

    def __init__(self, text: WordText) -> None:
        self._text = text

    def of(self, paragraph: int) -> str:
        """第12段, or 表“项目进展情况”的“东乡”行. The paragraph is an index."""
        row = self._rows.get(paragraph)
        if row is None:
            return f"第{self.number(paragraph)}段"
        label = next((text for each in row.cells[0] if (text := self._text.texts[each].strip())), "")
        return f"{self.table(paragraph)}的{_quoted(label)}行" if label else self.table(paragraph)

    def table(self, paragraph: int) -> str:
        """The table that holds a paragraph: 表“项目进展情况”, or where the text above is no title: “一是规范管理…”后面的表; "" outside of tables."""
        row = self._rows.get(paragraph)
        if row is None:
            return ""
        above = self._above.get(row.table, "")
        return f"{_quoted(above)}后面的表" if _SENTENCE.search(above) else f"表{_quoted(above)}"

    def number(self, paragraph: int) -> int:
        """Its number among those with text; of one without, that of the one before."""
        return self._numbers[paragraph]

    @cached_property
    def _numbers(self) -> list[int]:
        numbers, count = [], 0
        for text in self._text.texts:
            count += bool(text.strip())
            numbers.append(count)
        return numbers

    @cached_property
    def _rows(self) -> dict[int, WordRow]:
        """By paragraph. What has one column only frames lines of text, as the imprint does."""
        rows = (row for row in self._text.rows if len(row.cells) > 1)
        return {paragraph: row for row in rows for cell in row.cells for paragraph in cell}

    @cached_property
    def _above(self) -> dict[int, str]:
        """The line above each table, but for the one that says its unit."""
        titles: dict[int, str] = {}
        for row in self._text.rows:
            if row.table in titles or not row.cells or not row.cells[0]:
                continue
            before = range(row.cells[0][0] - 1, max(-1, row.cells[0][0] - 4), -1)
            lines = (self._text.texts[at].strip() for at in before if at not in self._rows)
            titles[row.table] = next((line for line in lines if line and not _UNIT_LINE.match(line)), "")
        return titles


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”" if text else ""
