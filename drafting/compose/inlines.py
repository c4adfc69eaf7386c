"""A line of marked text as inlines: running text, figures, gaps and bold."""

from __future__ import annotations

from typing import Final, Protocol

from drafting.blocks import marks
from drafting.blocks.document import Figure, FigureRecord, Inline, Inlines, Missing, Text
from drafting.patterns import lazy

_DIGITS: Final = "0123456789"
_new: Final = tuple.__new__  # what making a named tuple comes to, without a call of its own
_WITH_NOUN: Final = lazy("[0-9万亿余多][个家名户项支所处座条]([\u3400-\u9fff]{1,4})$")
_KINDS: Final = ("民营", "行政", "自然", "脱贫", "示范")
"""What a template may say of a noun in front of it: 86家企业 and then 民营企业."""


def _after(figure: str, text: str) -> str:
    """The text, without the noun that the figure before it was typed with: 206个村 and then 村推行积分制 (D082)."""
    typed = _WITH_NOUN.search(figure) if text[0] in figure or text.startswith(_KINDS) else None
    if typed is None:
        return text
    kind = next((each for each in _KINDS if text.startswith(each)), "")
    noun = kind + typed[1]
    return text[len(noun) :] if text.startswith(noun) and len(text) > len(noun) else text


class References(Protocol):
    """What the marks of a text refer to, by index."""

    def paths(self, indexes: list[str]) -> set[str]:
        """The dotted paths of figures and gaps."""

    def record(self, index: str) -> FigureRecord:
        """Where it comes from; for a gap, `text` is what prints in its place."""

    def records(self, indexes: list[str]) -> list[FigureRecord]:
        """Those of several."""


class InlineReader:
    """Reads lines in printing order and collects what they print.

    `literals`: whether any line may hold characters of the line grammar as literal text. `printed` gets the index of
    each figure, `missing` that of each 【待补】, in order.
    """

    def __init__(self, references: References, *, literals: bool = True) -> None:
        self._references = references
        self._literals = literals
        self.printed: list[str] = []
        self.missing: list[str] = []

    @property
    def figures(self) -> list[FigureRecord]:
        """One record a printing of a figure."""
        return self._references.records(self.printed)

    def read(self, line: str) -> Inlines:
        """The inlines of a line."""
        literals = self._literals
        has_bold = "**" in line
        if not has_bold and marks.CLOSE not in line:
            return (Text(marks.unliteral(line) if literals else line),) if line else ()
        read: list[Inline] = []
        printed = self.printed
        figure = ""  # what the figure right before says, where it may have been typed with a noun
        bold = False
        *references, last = line.split(marks.CLOSE)
        for reference in references:
            head, _, text = reference.rpartition(marks.SEP)
            words, kind, index = head.rpartition(marks.FIGURE)
            if not kind:
                marked = head.rstrip(_DIGITS)
                words, kind, index = marked[:-1], marked[-1], head[len(marked) :]
            if words:
                if has_bold:
                    bold, figure = self._emphasised(words, bold, figure, read)
                else:
                    if literals:
                        words = marks.unliteral(words)
                    read.append(_new(Text, (_after(figure, words) if figure else words, False)))
                    figure = ""
            if literals:
                text = marks.unliteral(text)
            if kind == marks.FIGURE or kind == marks.ZERO:
                read.append(_new(Figure, (text, len(printed), bold)))
                printed.append(index)
                figure = "" if text[-2:-1].isdecimal() else text
            elif kind == marks.SAID:
                if text:
                    read.append(_new(Text, (text, bold)))
                figure = ""
            else:
                read.append(self._gap(index))
                figure = ""
        if last:
            self._emphasised(last, bold, figure, read)
        return tuple(read)

    def _emphasised(self, words: str, bold: bool, figure: str, read: list[Inline]) -> tuple[bool, str]:
        """Running text with stars in it, added to what is read: whether what follows is bold, and the figure right before that."""
        for turn, piece in enumerate(words.split("**")):
            if turn:
                bold = not bold
            if piece:
                said = marks.unliteral(piece) if self._literals else piece
                read.append(Text(_after(figure, said) if figure else said, bold))
                figure = ""
        return bold, figure

    def _gap(self, index: str) -> Missing:
        record = self._references.record(index)
        self.missing.append(index)
        return Missing(record.text, record.path, record.source or "")
