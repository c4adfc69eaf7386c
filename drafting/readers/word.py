"""The text of any docx as a reader sees it, and where in the file each of its characters stands.

The main part is scanned once by expat, so that every run is known by its bytes: who edits the file later can replace
exactly those and leave every other byte as it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from typing import Final
from xml.parsers import expat

from drafting.frozen import frozen, mutable
from drafting.readers.package import BROKEN, NOT_WORD, main_part, refusal
from drafting.readers.rows import TABLE_PARTS, RowScan, WordRow

Span = tuple[int, int]
"""Bytes of the part, from and up to."""

_NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_GONE: Final = frozenset({"del", "moveFrom"})
_NEW: Final = frozenset({"ins", "moveTo"})
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_PLAIN: Final = frozenset({"t", "delText", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak"})
"""What a run may hold and still be nothing but its text."""
_SET: Final = frozenset({"pStyle", "outlineLvl", "numId", "ilvl"})
"""What a paragraph's own properties say of its place in the outline."""
_DEEPEST: Final = 400


@frozen
class Run:
    """One w:r. `start` is where its text begins in the paragraph's; of a deleted run nothing is shown.

    `span` holds the bytes of the whole element, `properties` those of its w:rPr. `within` names the elements between
    the paragraph and the run (ins, hyperlink, sdt, sdtContent …). `plain` is False if the run holds more than text.
    """

    start: int
    text: str
    span: Span
    properties: Span | None
    within: tuple[str, ...]
    plain: bool

    @property
    def deleted(self) -> bool:
        """Struck out by a tracked change: in `text`, and not in the paragraph's."""
        return not _GONE.isdisjoint(self.within)

    @property
    def inserted(self) -> bool:
        """Written by a tracked change."""
        return not self.deleted and not _NEW.isdisjoint(self.within)

    @property
    def end(self) -> int:
        return self.start if self.deleted else self.start + len(self.text)


@frozen
class WordParagraph:
    r"""One w:p: `text` as shown (a line break is \n, a tab \t), its runs in order, deleted ones among them.

    `span` holds the bytes of the whole element. `within` names what encloses it: tbl, tc, txbxContent, sdt ….
    `set` is what its properties say of its style, outline level and numbering (pStyle, outlineLvl, numId, ilvl).
    """

    index: int
    text: str
    runs: tuple[Run, ...]
    span: Span
    within: tuple[str, ...]
    set: tuple[tuple[str, str], ...] = ()

    def run_at(self, offset: int) -> tuple[int, int] | None:
        """The index of the run that shows the character at `offset`, and its place in the run's text; None past the end."""
        if not 0 <= offset < len(self.text):
            return None
        at = bisect_right(self.runs, offset, key=lambda run: run.start) - 1
        while self.runs[at].start == self.runs[at].end:
            at -= 1
        return at, offset - self.runs[at].start


@frozen
class Bookmark:
    """Where a bookmark opens and closes: (index of the paragraph, offset in its text), and the bytes of both marks."""

    start: tuple[int, int]
    end: tuple[int, int]
    marks: tuple[Span, Span]


@frozen
class WordText:
    """Every w:p of the main part in the order in which they open, and the bookmarks by name.

    `part` is the part's name, `content` its bytes. `rows` are those of all tables, in the order in which they close.
    """

    __slots__ = ("__dict__",)  # room for what is kept
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    part: str
    content: bytes
    paragraphs: tuple[WordParagraph, ...]
    bookmarks: dict[str, Bookmark]
    rows: tuple[WordRow, ...] = ()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(each.text for each in self.paragraphs)


def read_word(data: bytes, name: str) -> WordText:
    """The text of a docx. `name` is how messages speak of the file. Raises CannotRead (see `package.main_part`)."""
    part, content = main_part(data, name)
    scan = _Scan(content)
    try:
        scan.run()
    except (expat.ExpatError, _UnsafeError, ValueError, LookupError):  # the last two of an encoding that is none
        raise refusal(BROKEN, name, f"{name} 的正文不完整，读不出来", "在 Word 或 WPS 里打开修复后另存") from None
    if not scan.is_word:
        raise refusal(NOT_WORD, name, f"{name} 里没有 Word 正文", "在 Word 或 WPS 里另存为 .docx 再试")
    return WordText(part, content, tuple(scan.paragraphs()), scan.bookmarks(), tuple(scan.tables.rows))


class _UnsafeError(Exception):
    """Markup that no editor writes: entities, or nesting without end."""


@mutable
class _OpenRun:
    begin: int
    start: int
    within: tuple[str, ...]
    pieces: list[str] = field(default_factory=list)
    properties: Span | None = None
    plain: bool = True


@mutable
class _OpenParagraph:
    index: int
    begin: int
    within: tuple[str, ...]
    depth: int
    length: int = 0
    runs: list[Run] = field(default_factory=list)
    end: int = 0
    set: dict[str, str] = field(default_factory=dict)


class _Scan:
    """One pass over the part. Elements are known by their local names; what is not of WordprocessingML is `?`."""

    def __init__(self, content: bytes) -> None:
        self.is_word = False
        self.tables = RowScan(content)
        self._content = content
        self._path: list[str] = []
        self._begins: list[int] = []
        self._fallback = 0  # depth of the mc:Fallback that is skipped, from 1
        self._paragraphs: list[_OpenParagraph] = []
        self._open: list[tuple[_OpenParagraph, _OpenRun | None, int]] = []  # paragraphs around the current one (text boxes)
        self._paragraph: _OpenParagraph | None = None
        self._run: _OpenRun | None = None
        self._nested = 0  # runs within the run
        self._reading = False  # inside w:t or w:delText
        self._fresh = False  # nothing since the last start tag
        self._starts: dict[str, tuple[str, tuple[int, int], Span]] = {}
        self._bookmarks: dict[str, Bookmark] = {}
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype

    def run(self) -> None:
        self._parser.Parse(self._content, True)

    def paragraphs(self) -> Iterator[WordParagraph]:
        for each in self._paragraphs:
            text = "".join(run.text for run in each.runs if not run.deleted)
            yield WordParagraph(each.index, text, tuple(each.runs), (each.begin, each.end), each.within, tuple(each.set.items()))

    def bookmarks(self) -> dict[str, Bookmark]:
        """Those that close; one that opens behind the last paragraph stands nowhere."""
        count = len(self._paragraphs)
        return {name: each for name, each in self._bookmarks.items() if each.start[0] < count and each.end[0] < count}

    def _doctype(self, *_: object) -> None:
        raise _UnsafeError

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        begin = self._parser.CurrentByteIndex
        self._path.append(name)
        self._begins.append(begin)
        self._fresh = True
        if len(self._path) > _DEEPEST:
            raise _UnsafeError
        if self._fallback:
            return
        if tag == f"{_COMPATIBILITY}Fallback":
            self._fallback = len(self._path)
        elif name == "p":
            self._open_paragraph(begin)
        elif name == "r" and self._run is not None:
            self._nested += 1  # of a ruby: part of the run around it
            self._run.plain = False
        elif self._nested:
            pass
        elif name == "r":
            self._open_run(begin)
        elif name in ("bookmarkStart", "bookmarkEnd"):
            self._mark(name, attributes, begin)
        elif name in TABLE_PARTS:
            self.tables.opens(name, begin, len(self._paragraphs))
        elif name == "document":
            self.is_word = True
        elif self._run is not None and self._path[-2] == "r":
            self._in_run(name, attributes)
        elif name in _SET and self._paragraph is not None and "pPrChange" not in self._path:
            self._paragraph.set[name] = next((value for key, value in attributes.items() if _local(key) == "val"), "")

    def _end(self, _: str) -> None:
        name = self._path[-1]
        begin = self._begins[-1]
        stop = self._after()
        self._fresh = False
        if self._fallback:
            if len(self._path) == self._fallback:
                self._fallback = 0
        elif self._nested:
            self._nested -= name == "r"
        elif name in ("t", "delText"):
            self._reading = False
        elif name == "rPr" and self._run is not None and self._path[-2] == "r":
            self._run.properties = (begin, stop)
        elif name == "r":
            self._close_run(stop)
        elif name == "p":
            self._close_paragraph(stop)
        elif name in TABLE_PARTS:
            self.tables.closes(name, begin, stop, len(self._paragraphs))
        self._path.pop()
        self._begins.pop()

    def _after(self) -> int:
        """The byte after the element that ends. Of an empty-element tag expat gives that byte already."""
        at = self._parser.CurrentByteIndex
        if self._fresh and self._content[at - 2 : at] == b"/>":
            return at
        return self._content.index(b">", at) + 1

    def _characters(self, text: str) -> None:
        self._fresh = False
        if self._reading and self._run is not None:
            self._run.pieces.append(text)

    def _open_paragraph(self, begin: int) -> None:
        if self._paragraph is not None:
            self._open.append((self._paragraph, self._run, self._nested))
        self._paragraph = _OpenParagraph(len(self._paragraphs), begin, tuple(self._path[2:-1]), len(self._path))
        self._paragraphs.append(self._paragraph)
        self._run, self._nested = None, 0

    def _close_paragraph(self, stop: int) -> None:
        if self._paragraph is not None:
            self._paragraph.end = stop
        self._paragraph, self._run, self._nested = self._open.pop() if self._open else (None, None, 0)

    def _open_run(self, begin: int) -> None:
        paragraph = self._paragraph
        if paragraph is not None:
            self._run = _OpenRun(begin, paragraph.length, tuple(self._path[paragraph.depth : -1]))

    def _close_run(self, stop: int) -> None:
        paragraph, open_run = self._paragraph, self._run
        if paragraph is None or open_run is None:
            return
        text = "".join(open_run.pieces)
        run = Run(open_run.start, text, (open_run.begin, stop), open_run.properties, open_run.within, open_run.plain)
        paragraph.runs.append(run)
        paragraph.length = run.end
        self._run = None

    def _in_run(self, name: str, attributes: dict[str, str]) -> None:
        run = self._run
        assert run is not None
        if name in ("t", "delText"):
            self._reading = True
        elif name in _CHARACTERS:
            page = name == "br" and any(
                _local(key) == "type" and value != "textWrapping" for key, value in attributes.items()
            )
            run.pieces.append("" if page else _CHARACTERS[name])
            run.plain = run.plain and not page
        if name != "rPr" and name not in _PLAIN:
            run.plain = False

    def _mark(self, kind: str, attributes: dict[str, str], begin: int) -> None:
        """A bookmark between paragraphs stands before the next one."""
        given = {_local(key): value for key, value in attributes.items()}
        number = given.get("id", "")
        paragraph = self._paragraph
        place = (len(self._paragraphs), 0) if paragraph is None else (paragraph.index, paragraph.length)
        span = (begin, self._content.index(b">", begin) + 1)
        if kind == "bookmarkStart":
            self._starts[number] = (given.get("name", ""), place, span)
        elif number in self._starts:
            name, start, first = self._starts.pop(number)
            if paragraph is None and place[0] > start[0]:  # closed between paragraphs: at the end of the one before
                place = (place[0] - 1, self._paragraphs[place[0] - 1].length)
            self._bookmarks.setdefault(name, Bookmark(start, place, (first, span)))


def _local(tag: str) -> str:
    for namespace in _NAMESPACES:
        if tag.startswith(namespace):
            return tag.removeprefix(namespace)
    return "?"
