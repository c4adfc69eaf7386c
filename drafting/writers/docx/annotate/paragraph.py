"""One w:p with the place of every byte: its runs and their pieces, so that a change touches only these."""

from __future__ import annotations

from dataclasses import field
from typing import Final
from xml.parsers import expat

from drafting.frozen import mutable

Span = tuple[int, int]
"""Bytes of the paragraph, from and up to."""

_INSERTING: Final = ("ins", "moveTo")
_DELETING: Final = ("del", "moveFrom")
_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CLOSED: Final = ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")
_FALLBACK: Final = ":Fallback"  # of mc:AlternateContent: what its Choice says once more
_OTHER: Final = "?"


@mutable
class Piece:
    """One child of a run. `text` is what a reader sees of it; `inner` holds the bytes between its tags."""

    name: str
    span: Span
    inner: Span
    text: str


@mutable
class Holder:
    """A person's w:ins or w:moveTo around runs."""

    name: str
    opening: Span
    closing: Span = (0, 0)


@mutable
class Run:
    """A w:r. `at` is the offset of its first character in the paragraph's text; a deleted run shows nothing.

    `holder` is the tracked insertion whose child it is, if it is one.
    """

    opening: Span
    at: int
    deleted: bool
    holder: Holder | None
    end: int = 0
    properties: Span | None = None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "" if self.deleted else "".join([piece.text for piece in self.pieces])

    @property
    def stop(self) -> int:
        """The offset behind its last character."""
        return self.at + len(self.text)


@mutable
class Scanned:
    """A paragraph. `text` is what a reader sees with all changes accepted. `mark` is the w:rPr of its w:pPr.

    `closing` is where the end tag begins; an empty-element tag has none, then it is where the tag ends.
    """

    xml: bytes
    opening: Span
    closing: int = 0
    properties: Span | None = None
    mark: Span | None = None
    runs: list[Run] = field(default_factory=list)
    text: str = ""


def scan_paragraph(xml: bytes, prefix: str) -> Scanned:
    """The bytes of one w:p, UTF-8; `prefix` is that of WordprocessingML in the part (w). Raises ExpatError."""
    return _Scan(xml, f"{prefix}:" if prefix else "").scanned


class _Scan:
    """expat's events with a stack of what is open. Text boxes and whatever else stands deeper is not looked into."""

    def __init__(self, xml: bytes, prefix: str) -> None:
        self._xml = xml
        self._prefix = prefix
        self._stack: list[tuple[str, Span]] = []
        self._opaque = 0  # how deep the element stands that is not looked into, from 1
        self._deleting = 0
        self._holders: list[Holder] = []
        self._run: Run | None = None
        self._piece: Piece | None = None
        self.scanned = Scanned(xml, (0, _tag_end(xml, 0)))
        parser = self._parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        name = tag.removeprefix(self._prefix) if tag.startswith(self._prefix) else _OTHER
        self._stack.append((name, (at, _tag_end(self._xml, at))))
        if self._opaque or len(self._stack) == 1:
            return
        if self._piece is not None:
            self._opaque = len(self._stack)
        elif self._run is not None:
            self._piece = self._started(name, attributes)
        else:
            self._start_between(name, tag)

    def _start_between(self, name: str, tag: str) -> None:
        opening = self._stack[-1][1]
        parent = self._stack[-2][0]
        if name == "r":
            holder = self._holders[-1] if parent in _INSERTING else None
            self._run = Run(opening, len(self.scanned.text), bool(self._deleting), holder)
        elif name in _INSERTING:
            self._holders.append(Holder(name, opening))
        elif name in _DELETING:
            self._deleting += 1
        elif name in _CLOSED or tag.endswith(_FALLBACK) or parent == "pPr":
            self._opaque = len(self._stack)

    def _started(self, name: str, attributes: dict[str, str]) -> Piece:
        opening = self._stack[-1][1]
        text = _CHARACTERS.get(name, "")
        if name == "br" and attributes.get(f"{self._prefix}type", "textWrapping") != "textWrapping":
            text = ""
        return Piece(name, opening, (opening[1], opening[1]), text)

    def _characters(self, text: str) -> None:
        if self._piece is not None and not self._opaque and self._piece.name in ("t", "delText"):
            self._piece.text += text

    def _end(self, _: str) -> None:
        name, opening = self._stack.pop()
        closing = self._parser.CurrentByteIndex
        stop = closing if self._is_empty(opening) else self._xml.index(b">", closing) + 1
        if self._opaque:
            if len(self._stack) >= self._opaque:
                return
            self._opaque = 0
        parent = self._stack[-1][0] if self._stack else ""
        scanned = self.scanned
        if not self._stack:
            scanned.closing = max(closing, opening[1])
        elif self._piece is not None:
            if self._stack[-1][0] == "r":
                self._end_piece((opening[0], stop), (opening[1], max(closing, opening[1])))
        elif self._run is not None:
            self._end_run(stop)
        elif name == "pPr" and len(self._stack) == 1:
            scanned.properties = (opening[0], stop)
        elif name == "rPr" and parent == "pPr":
            scanned.mark = (opening[0], stop)
        elif name in _INSERTING:
            self._holders.pop().closing = (closing, stop)
        elif name in _DELETING:
            self._deleting -= 1

    def _is_empty(self, opening: Span) -> bool:
        """Whether the tag is an element alone: of it expat says as its end where the next thing begins."""
        return self._xml[opening[1] - 2 : opening[1]] == b"/>"

    def _end_piece(self, span: Span, inner: Span) -> None:
        piece, run = self._piece, self._run
        assert piece is not None
        assert run is not None
        piece.span, piece.inner = span, inner
        self._piece = None
        if piece.name == "rPr":
            run.properties = span
        else:
            run.pieces.append(piece)

    def _end_run(self, stop: int) -> None:
        run = self._run
        assert run is not None
        run.end = stop
        self._run = None
        self.scanned.runs.append(run)
        self.scanned.text += run.text


def _tag_end(xml: bytes, at: int) -> int:
    """Behind the > of the tag that begins at `at`; a > may stand in an attribute's value."""
    position = at
    quote = 0
    while True:
        position += 1
        byte = xml[position]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == 0x3E:
            return position + 1
