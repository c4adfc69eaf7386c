"""A line of marked text as inlines: running text, figures, gaps and bold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final, Protocol

from drafting.blocks import marks
from drafting.blocks.blanks import BLANK
from drafting.blocks.document import Figure, FigureRecord, Inline, Inlines, Missing, Text
from drafting.blocks.filled_lines import FilledLine, LineForm
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

_KEPT_LINES: Final = 2048
"""What the lines of a county's reports are made of."""
_NOTHING: Final = Text("")
_SEPARATORS: Final = repeat(marks.SEP)
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

    def reported(self, indexes: list[str]) -> set[str]:
        """Without those that their text only names, as a lead names what the sections tell."""

    def shown(self, index: str) -> tuple[str, str, str]:
        """What prints in the place of a gap, its dotted path, and who provides it."""

    def records(self, indexes: list[str]) -> Sequence[FigureRecord]:
        """Where figures come from."""


class InlineReader:
    """Reads lines in printing order and collects what they print.

    `printed` gets the index of each figure, `missing` that of each 【待补】, in order.
    """

    def __init__(self, references: References) -> None:
        self._references = references
        self.printed: list[str] = []
        self.missing: list[str] = []

    @property
    def figures(self) -> Sequence[FigureRecord]:
        """One record a printing of a figure."""
        return self._references.records(self.printed)

    def read(self, line: str, taken: Sequence[str], *, in_cell: bool = False) -> Inlines:
        """The inlines of a line with blanks; `taken` is what they stand for. Only in a cell – stands for a figure that there is none of."""
        pieces, blanks, form = _read(line)
        if form is not None:
            if form.alone is not None:
                return form.alone
            indexes, _, digits = zip(*map(str.partition, taken, _SEPARATORS), strict=True)
            if len(digits) != len(form.starts):
                figures = [which for which, blank in enumerate(blanks) if blank.kind]
                indexes, digits = (tuple([each[which] for which in figures]) for each in (indexes, digits))
            first = len(self.printed)
            self.printed += indexes
            return FilledLine(form, digits, first)
        read = list(pieces)
        printed = self.printed
        for (at, kind, words, bold), (index, _, its_digits) in zip(blanks, map(str.partition, taken, _SEPARATORS), strict=True):
            if kind == marks.FIGURE:
                read[at] = _new(Figure, (its_digits + words, len(printed), bold))
                printed.append(index)
            elif kind == marks.SAID:
                read[at] = Text(its_digits + words, bold)
            elif kind:
                read[at] = Text(words, bold) if in_cell and words else self._gap(index)
        return tuple(read)

    def _gap(self, index: str) -> Missing:
        self.missing.append(index)
        return Missing(*self._references.shown(index))


class _Blank(NamedTuple):
    """Where a reference stands among the inlines: its kind, "" where it has no text of its own, and its text behind the digits that were taken out."""

    at: int
    kind: str
    words: str
    bold: bool


@lru_cache(maxsize=_KEPT_LINES)
def _read(line: str) -> tuple[tuple[Inline, ...], tuple[_Blank, ...], LineForm | None]:
    """The inlines of a line with blanks, what stands in for references among them, and the form of all where only figures do."""
    read: list[Inline] = []
    blanks: list[_Blank] = []
    figure = ""  # what the figure right before says, where it may have been typed with a noun
    bold = False
    *references, last = line.split(marks.CLOSE)
    for reference in references:
        head, _, said = reference.rpartition(BLANK)
        bold, figure = _emphasised(head[:-1], bold, figure, read)
        kind = marks.FIGURE if head[-1] == marks.ZERO else head[-1]
        words = marks.unliteral(said.removeprefix(marks.SEP))
        text = words if said.startswith(marks.SEP) else f"0{words}"  # of its digits nothing is asked
        figure = text if kind == marks.FIGURE and not text[-2:-1].isdecimal() else ""
        if kind == marks.SAID and said.startswith(marks.SEP):
            blanks.append(_Blank(0, "", "", bold))
            if words:
                read.append(Text(words, bold))
        else:
            blanks.append(_Blank(len(read), kind, words, bold))
            read.append(_new(Figure, (words, 0, bold)) if kind == marks.FIGURE else _NOTHING)
    _emphasised(last, bold, figure, read)
    form = LineForm(read) if {each.kind for each in blanks}.issubset(("", marks.FIGURE)) else None  # type: ignore[arg-type]
    return tuple(read), tuple(blanks), form


def _emphasised(words: str, bold: bool, figure: str, read: list[Inline]) -> tuple[bool, str]:
    """Running text with stars in it, added to what is read: whether what follows is bold, and the figure right before that."""
    for turn, piece in enumerate(words.split("**")):
        if turn:
            bold = not bold
        if piece:
            said = marks.unliteral(piece)
            read.append(Text(_after(figure, said) if figure else said, bold))
            figure = ""
    return bold, figure
