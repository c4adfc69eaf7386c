"""A line of a document as what it has in common with those of other reports, and its own numbers: its inlines are made for who asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Any, overload

from drafting.blocks.document import Figure, Inline, Text


class LineForm:
    """What lines that differ in numbers alone have in common.

    `inlines` are texts and figures, whose digits are taken out. `texts` is what stands before, between and behind these digits;
    `starts` says of each figure how many characters stand before it, but for digits.
    """

    __slots__ = ("alone", "inlines", "starts", "texts")

    def __init__(self, inlines: Sequence[Text | Figure]) -> None:
        self.inlines = tuple(inlines)
        self.texts = [""]
        self.starts: list[int] = []
        before = 0
        for each in inlines:
            if type(each) is Figure:
                self.starts.append(before)
                self.texts.append(each.text)
            else:
                self.texts[-1] += each.text
            before += len(each.text)
        self.alone = None if self.starts else FilledLine(self, (), 0)

    def said(self, digits: Sequence[str]) -> str:
        """The characters of a line with these digits."""
        pieces = [""] * (2 * len(digits) + 1)
        pieces[::2] = self.texts
        pieces[1::2] = digits
        return "".join(pieces)


class FilledLine(Sequence[Inline]):
    """A line of this form with the `digits` of its figures, which are numbered from `first` on; `words` are its characters."""

    __slots__ = ("digits", "first", "form", "words")

    def __init__(self, form: LineForm, digits: Sequence[str], first: int) -> None:
        self.form = form
        self.digits = digits
        self.first = first
        self.words = form.said(digits)

    def moved(self, by: int) -> FilledLine:
        """The same with its figures counted from `by`."""
        return FilledLine(self.form, self.digits, self.first + by) if self.digits else self

    def holds(self, numbers: Set[int]) -> bool:
        """Whether any of these is the number of one of its figures."""
        return not numbers.isdisjoint(range(self.first, self.first + len(self.digits)))

    def inlines(self) -> tuple[Inline, ...]:
        """One by one."""
        numbered = iter(enumerate(self.digits, self.first))
        return tuple([self._figure(each, *next(numbered)) if type(each) is Figure else each for each in self.form.inlines])

    @staticmethod
    def _figure(each: Figure, number: int, digits: str) -> Figure:
        return Figure(digits + each.text, number, each.bold)

    def __len__(self) -> int:
        return len(self.form.inlines)

    @overload
    def __getitem__(self, index: int) -> Inline: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Inline, ...]: ...

    def __getitem__(self, index: int | slice) -> Any:
        return self.inlines()[index]

    def __iter__(self) -> Iterator[Inline]:
        return iter(self.inlines())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FilledLine | tuple) and self.inlines() == tuple(other)

    def __hash__(self) -> int:
        return hash(self.inlines())

    def __repr__(self) -> str:
        return repr(self.inlines())
