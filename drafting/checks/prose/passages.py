"""A document as running text: one line a passage, with the way back from a character to its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import charmap_build, charmap_encode
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate, compress
from operator import methodcaller, or_
from typing import Final, Literal

from drafting.blocks.document import Document, Heading, Inlines, Missing, Paragraph, Table, plain
from drafting.blocks.document import Text as Said
from drafting.blocks.wording import addressed, one_line, run_in
from drafting.checks.prose.signs import form_of, forms_of, shown
from drafting.diagnostics import Rule
from drafting.frozen import frozen
from drafting.patterns import lazy

Kind = Literal["title", "address", "heading", "body", "cell", "signature"]

OWED: Final = "\ufffc"
"""Stands for each character of a 【待补：…】, which has findings of its own."""

_GAP: Final = "【"
"""Begins the text of each of these."""

MARKS: Final = (
    "\n !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\xa0×·\u2002\u2003–—‘’“”…\u3000、。〇〈〉《》「」『』【】〔〕○●□■※"
    + "".join(map(chr, range(ord("！"), ord("～") + 1)))
)
"""What is no word and no figure: all that rules ask for by itself."""
_BYTES: Final = charmap_build(f"\0{MARKS}".ljust(256, "\ufffe"))  # which stands for no character

_SENTENCE: Final = lazy(r"[^。！？；\n]*[。！？；]?")


@frozen
class Passage:
    """One line of the text: `start` is its offset in `Text.whole`, `level` that of a heading."""

    kind: Kind
    text: str
    start: int
    level: int = 0
    number: str = ""  # of a heading, or of one that is run in


@frozen
class Finding:
    """A rule that hit, before its place is known: `start` is an offset in `Text.whole`, `end` where the very words end, if the excerpt shows more.

    `doubtful`: the words may be meant otherwise, so it is said as a warning.
    """

    rule: Rule
    start: int
    excerpt: str
    message: str
    hint: str = ""
    end: int = 0
    doubtful: bool = False

    def words(self, text: Text) -> str:
        """The very words; of a lone blank, those around it."""
        words = text.whole[self.start : self.end]
        return words if words.strip() else self.excerpt


Line = tuple[Kind, str, int, str]
"""What a passage is but for where it starts: most are read in passing, and made passages of only where something is found."""


class Text:
    """All lines, and `whole`: their text joined by line ends, so that a rule reads everything in one pass."""

    __slots__ = ("_forms", "_known", "_marks", "_passages", "_shown", "_signs", "_starts", "lines", "whole")

    def __init__(self, lines: Sequence[Line], forms: Sequence[bytes | None] = ()) -> None:
        """`forms` are those of the lines, as far as they are known."""
        self.lines = lines
        self.whole = "\n".join([text for _, text, _, _ in lines])
        self._known = forms
        self._forms: list[bytes] | None = None
        self._shown: list[int] | None = None
        self._signs: int | None = None
        self._marks: bytes | None = None
        self._passages: tuple[Passage, ...] | None = None
        self._starts: tuple[int, ...] | None = None

    @property
    def marks(self) -> bytes:
        """The `marks_of` the whole."""
        if self._marks is None:
            self._marks = marks_of(self.whole)
        return self._marks

    @property
    def forms(self) -> list[bytes]:
        """The form of each line (`signs.forms_of`)."""
        if self._forms is None:
            known = self._known or [None] * len(self.lines)
            others = [line[1] for line, form in zip(self.lines, known, strict=True) if form is None]
            forms = forms_of("\n".join(others)) if others else []
            if len(forms) != len(others):  # some line holds a line end
                forms = [b"\n".join(forms_of(each)) for each in others]
            rest = iter(forms)
            self._forms = [next(rest) if form is None else form for form in known]
        return self._forms

    @property
    def shown(self) -> list[int]:
        """The signs that each line shows."""
        if self._shown is None:
            self._shown = [*map(shown, self.forms)]
        return self._shown

    def shows(self, sign: int) -> bool:
        """Whether some line shows a sign."""
        if self._signs is None:
            self._signs = reduce(or_, self.shown, 0)
        return bool(self._signs & sign)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each line starts."""
        if self._starts is None:
            ends = accumulate([len(text) + 1 for _, text, _, _ in self.lines], initial=0)
            self._starts = tuple(ends)[: len(self.lines)]
        return self._starts

    @property
    def passages(self) -> tuple[Passage, ...]:
        if self._passages is None:
            given = zip(self.lines, self.starts, strict=True)
            self._passages = tuple([Passage(kind, text, start, level, number) for (kind, text, level, number), start in given])
        return self._passages

    def passage(self, offset: int) -> Passage:
        return self.passages[bisect_right(self.starts, offset) - 1]

    def number(self, offset: int) -> int:
        """Which paragraph an offset lies in, from 1."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """(which paragraph an offset lies in, from 1, and how many characters of it stand before)."""
        number = self.number(offset)
        return number, offset - self.starts[number - 1]

    def quoted(self, start: int, excerpt: str) -> tuple[int, int]:
        """From where to where an excerpt stands that is around `start`, or behind it in its line; all of the line if it stands nowhere."""
        line = self.passage(start)
        last = line.start + len(line.text)
        at = self.whole.rfind(excerpt, line.start, min(start + len(excerpt), last))
        if at < 0 or at + len(excerpt) <= start:
            at = self.whole.find(excerpt, start, last)
        return (line.start, last) if at < 0 else (at, at + len(excerpt))

    def running(self, offset: int) -> bool:
        """Whether the offset lies in a sentence, not in a table or a line of its own."""
        return self.lines[self.number(offset) - 1][0] in ("heading", "body")

    def sentence(self, offset: int) -> str:
        """The sentence (up to 。！？；) that holds an offset."""
        line = self.starts[self.number(offset) - 1]
        start = max([line, *(self.whole.rfind(mark, line, offset) + 1 for mark in "。！？；\n")])
        match = _SENTENCE.match(self.whole, start)
        return match[0] if match else ""

    def each_in(self, pattern: re.Pattern[str], sign: str) -> Iterator[re.Match[str]]:
        """The matches of a pattern that never holds a line end, and always holds a character: lines without it are passed over."""
        for line, start in zip(self.lines, self.starts, strict=True):
            if sign in line[1]:
                yield from pattern.finditer(self.whole, start, start + len(line[1]))

    def each_shown(self, sign: int, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that none crosses a line end, of which every line with one shows a sign."""
        if not self.shows(sign):
            return
        starts, lines, whole = self.starts, self.lines, self.whole
        for at, signs in enumerate(self.shown):
            if signs & sign:
                end = starts[at] + len(lines[at][1])
                for match in pattern.finditer(whole, starts[at], end + 1):
                    if match.end() <= end:
                        yield match

    def each(self, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of some patterns in order, none across a line end, none within another.

        Patterns that each begin with a certain character are found ten times as soon as one that begins with any of several.
        """
        found = [match for pattern in patterns for match in pattern.finditer(self.whole) if "\n" not in match[0]]
        if len(patterns) > 1 and len(found) > 1:
            found.sort(key=_START)
        end = 0
        for match in found:
            if match.start() >= end:
                end = match.end()
                yield match


def marks_of(text: str) -> bytes:
    """The MARKS of a text alone, in their order, a byte each: an eighth of it, and found sooner than any few of them."""
    return charmap_encode(text, "ignore", _BYTES)[0]


_START: Final = methodcaller("start")


def text_of(document: Document) -> Text:
    """What a reader of the document reads, in order; empty lines are left out."""
    front, back = document.front, document.back
    lines: list[Line] = [("title", one_line(front.title), 0, "")]
    lines += [("address", addressed(name), 0, "") for name in (front.addressee, front.salutation) if name]
    forms: list[bytes | None] = [None] * len(lines)
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.lead is None:
            lines.append(("body", _shown(block.content, block.words), 0, ""))
            forms.append(form_of("", block.content))
        elif isinstance(block, Paragraph):
            lines.append(_run_in(block.lead, block))  # type: ignore[arg-type]  # it has one
            forms.append(None)
        elif isinstance(block, Heading):
            lines.append(("heading", block.number + _shown(block.content, block.words), block.level, block.number))
            forms.append(form_of(block.number, block.content))
        elif isinstance(block, Table):
            cells: list[Line] = [("cell", _shown(cell, plain(cell)).replace("\n", " "), 0, "") for row in block.rows for cell in row]
            lines += cells
            forms += [None] * len(cells)
    lines += [("signature", name, 0, "") for name in (*back.signatures, back.date)]
    forms += [None] * (len(lines) - len(forms))
    there = [bool(line[1]) and not line[1].isspace() for line in lines]
    return Text(lines, forms) if all(there) else Text([*compress(lines, there)], [*compress(forms, there)])


Read = tuple[Document, Text]
"""A document, and what a reader of it reads."""


def read_through(document: Document) -> tuple[Read, ...]:
    """The document and each annex of its own."""
    return tuple((each, text_of(each)) for each in document.own_texts())


def contents_of(document: Document) -> list[Inlines]:
    """The inlines of which each line of `text_of` is made, character for character: asked where something is found."""
    front, back = document.front, document.back
    lines: list[Inlines] = [(Said(each),) for each in (one_line(front.title), *(addressed(name) for name in (front.addressee, front.salutation) if name))]
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.lead is not None:
            content, stop = run_in(block.lead)
            lines.append((Said(block.lead.number), *content, Said(stop), *block.content))
        elif isinstance(block, Paragraph):
            lines.append(block.content)
        elif isinstance(block, Heading):
            lines.append((Said(block.number), *block.content))
        elif isinstance(block, Table):
            lines += [cell for row in block.rows for cell in row]
    lines += [(Said(name),) for name in (*back.signatures, back.date)]
    return [each for each in lines if (words := plain(each)) and not words.isspace()]


def _run_in(lead: Heading, block: Paragraph) -> Line:
    content, stop = run_in(lead)
    return "body", f"{lead.number}{_shown(content, lead.words)}{stop}{_shown(block.content, block.words)}", lead.level, lead.number


def _shown(content: Inlines, words: str) -> str:
    if _GAP in words:
        return "".join([OWED * len(each.text) if isinstance(each, Missing) else each.text for each in content])
    return words
