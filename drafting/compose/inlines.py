"""A line of marked text as inlines: running text, figures, gaps and bold."""

from __future__ import annotations

from typing import Final, Protocol

from drafting.blocks import marks
from drafting.blocks.document import Figure, FigureRecord, Inline, Inlines, Missing, Text
from drafting.patterns import lazy

_REFERENCE: Final = "([\ue000-\ue003\ue007\ue008])([0-9]+)\ue004([^\ue005]*)\ue005"
_WITH_NOUN: Final = lazy("[0-9万亿余多][个家名户项支所处座条]([\u3400-\u9fff]{1,4})$")
_KINDS: Final = ("民营", "行政", "自然", "脱贫", "示范")
"""What a template may say of a noun in front of it: 86家企业 and then 民营企业."""
_PIECE: Final = lazy(f"{_REFERENCE}()")
_PIECE_OR_STARS: Final = lazy(f"{_REFERENCE}|(\\*\\*)")


def _as_it_is(text: str) -> str:
    return text


def _after(read: list[Inline], text: str) -> str:
    """The text, without the noun that the figure before it was typed with: 206个村 and then 村推行积分制 (D082)."""
    before = read[-1] if read else None
    typed = _WITH_NOUN.search(before.text) if isinstance(before, Figure) else None
    if typed is None:
        return text
    kind = next((each for each in _KINDS if text.startswith(each)), "")
    noun = kind + typed[1]
    return text[len(noun) :] if text.startswith(noun) and len(text) > len(noun) else text


class References(Protocol):
    """What the marks of a text refer to, by index."""

    def path(self, index: int) -> str:
        """The dotted path of a figure or gap."""

    def record(self, index: int) -> FigureRecord:
        """Where it comes from; for a gap, `text` is what prints in its place."""


class InlineReader:
    """Reads lines in printing order and collects what they print.

    `figures` gets one record a printing; `missing` the index of each 【待补】 in order.
    """

    def __init__(self, references: References) -> None:
        self._references = references
        self.figures: list[FigureRecord] = []
        self.missing: list[int] = []

    def read(self, line: str) -> Inlines:
        has_bold = "**" in line
        if not has_bold and not marks.PRIVATE_USE.search(line):
            return (Text(line),) if line else ()
        plain = marks.unliteral if marks.LITERAL_MARK.search(line) else _as_it_is
        read: list[Inline] = []
        bold = False
        pieces = (_PIECE_OR_STARS if has_bold else _PIECE).split(line)
        each = iter(pieces)
        for before, kind, index, text, stars in zip(each, each, each, each, each, strict=False):
            if before:
                read.append(Text(_after(read, plain(before)), bold))
            if stars:
                bold = not bold
            elif kind == marks.SAID:
                read.append(Text(plain(text), bold))
            else:
                read.append(self._reference(kind, int(index), plain(text), bold))
        if pieces[-1]:
            read.append(Text(_after(read, plain(pieces[-1])), bold))
        return tuple(read)

    def _reference(self, kind: str, index: int, text: str, bold: bool) -> Inline:
        record = self._references.record(index)
        if kind == marks.FIGURE or kind == marks.ZERO:
            self.figures.append(record)
            return Figure(text, len(self.figures) - 1, bold)
        self.missing.append(index)
        return Missing(record.text, record.path, record.source or "")
