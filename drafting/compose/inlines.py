"""A line of marked text as inlines: running text, figures, gaps and bold."""

from __future__ import annotations

from typing import Final, Protocol

from drafting.blocks import marks
from drafting.blocks.document import Figure, FigureRecord, Inline, Inlines, Missing, Text
from drafting.patterns import lazy

_FIGURES: Final = marks.FIGURE + marks.ZERO
_new: Final = tuple.__new__  # what making a named tuple comes to, without a call of its own
_REFERENCE: Final = "([\ue000-\ue003\ue007\ue008])([0-9]+)\ue004([^\ue005]*)\ue005"
_WITH_NOUN: Final = lazy("[0-9万亿余多][个家名户项支所处座条]([\u3400-\u9fff]{1,4})$")
_KINDS: Final = ("民营", "行政", "自然", "脱贫", "示范")
"""What a template may say of a noun in front of it: 86家企业 and then 民营企业."""
_PIECE: Final = lazy(f"{_REFERENCE}()")
_PIECE_OR_STARS: Final = lazy(f"{_REFERENCE}|(\\*\\*)")


def _after(figure: str, text: str) -> str:
    """The text, without the noun that the figure before it was typed with: 206个村 and then 村推行积分制 (D082)."""
    typed = _WITH_NOUN.search(figure)
    if typed is None:
        return text
    kind = next((each for each in _KINDS if text.startswith(each)), "")
    noun = kind + typed[1]
    return text[len(noun) :] if text.startswith(noun) and len(text) > len(noun) else text


class References(Protocol):
    """What the marks of a text refer to, by index."""

    def paths(self, indexes: list[str]) -> set[str]:
        """The dotted paths of figures and gaps."""

    def record(self, index: int) -> FigureRecord:
        """Where it comes from; for a gap, `text` is what prints in its place."""

    def records(self, indexes: list[int]) -> list[FigureRecord]:
        """Those of several."""


class InlineReader:
    """Reads lines in printing order and collects what they print.

    `printed` gets the index of each figure, `missing` that of each 【待补】, in order.
    """

    def __init__(self, references: References) -> None:
        self._references = references
        self.printed: list[int] = []
        self.missing: list[int] = []

    @property
    def figures(self) -> list[FigureRecord]:
        """One record a printing of a figure."""
        return self._references.records(self.printed)

    def read(self, line: str) -> Inlines:
        """The inlines of a line."""
        has_bold = "**" in line
        if not has_bold and not marks.PRIVATE_USE.search(line):
            return (Text(line),) if line else ()
        literals = marks.LITERAL_MARK.search(line) is not None
        read: list[Inline] = []
        printed = self.printed
        figure = ""  # what the figure right before says, where it may have been typed with a noun
        bold = False
        *pieces, last = (_PIECE_OR_STARS if has_bold else _PIECE).split(line)
        each = iter(pieces)
        for before, kind, index, text, stars in zip(each, each, each, each, each, strict=True):
            if before:
                words = marks.unliteral(before) if literals else before
                read.append(_new(Text, (_after(figure, words) if figure else words, bold)))
                figure = ""
            if stars:
                bold = not bold
                continue
            if literals:
                text = marks.unliteral(text)
            if kind in _FIGURES:
                read.append(_new(Figure, (text, len(printed), bold)))
                printed.append(int(index))
                figure = "" if text[-2:-1].isdecimal() else text
            elif kind == marks.SAID:
                read.append(_new(Text, (text, bold)))
                figure = ""
            else:
                read.append(self._gap(int(index)))
                figure = ""
        if last:
            words = marks.unliteral(last) if literals else last
            read.append(_new(Text, (_after(figure, words) if figure else words, bold)))
        return tuple(read)

    def _gap(self, index: int) -> Missing:
        record = self._references.record(index)
        self.missing.append(index)
        return Missing(record.text, record.path, record.source or "")
