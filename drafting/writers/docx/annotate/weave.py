"""Changes woven into the markup of one paragraph: runs are cut where a change begins or ends, and nothing else moves."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from drafting.frozen import mutable
from drafting.writers.docx.annotate.edits import Note, NotEditable, Replace, Words
from drafting.writers.docx.annotate.markup import Markup
from drafting.writers.docx.annotate.paragraph import Piece, Run, Scanned, Span, scan_paragraph

_HARMLESS: Final = ("lastRenderedPageBreak",)
_BEGINS, _INSERTS, _ENDS = range(3)


@mutable
class _Spot:
    """What is to stand between two characters. `behind` binds it to the character before `at`, else to the one at it."""

    at: int
    behind: bool
    order: int
    xml: bytes
    tracked: bool


class Woven:
    """One paragraph and what is changed in it."""

    def __init__(self, xml: bytes, markup: Markup) -> None:
        self._markup = markup
        self.scanned = scan_paragraph(xml, markup.prefix)
        self._spots: list[_Spot] = []
        self._struck: list[tuple[int, int]] = []
        self._mark = b""

    def replace(self, change: Replace) -> None:
        """Raises NotEditable where the place is not in the paragraph, or overlaps another change."""
        start, end = change.start, change.end
        self._require(start, end)
        if any(start < b and a < end for a, b in self._struck):
            raise NotEditable("changes overlap")
        if start < end:
            insort(self._struck, (start, end))
        if change.words:
            model = change.look if change.look is not None else start if start < end else start - 1
            look = self._look(model, plain=change.unmarked)
            xml = self._markup.inserted((words, look) for words in change.words)
            self._put(end, _INSERTS, xml, tracked=True)

    def note(self, note: Note, number: int) -> None:
        """The range of a comment; its words stand in a part of their own."""
        self._require(note.start, note.end)
        begins = self._markup.comment_starts(number)
        if note.start < note.end:
            self._spots.append(_Spot(note.start, False, _BEGINS, begins, False))
        else:
            self._put(note.start, _BEGINS, begins)
        self._put(note.end, _ENDS, self._markup.comment_ends(number))

    def drop(self) -> None:
        """Strike out all of it."""
        if self.scanned.text:
            self.replace(Replace(0, 0, len(self.scanned.text)))
        self._mark = self._markup.mark("del")

    def copy(self, words: Sequence[Words]) -> bytes:
        """A new paragraph of this one's look, inserted as a whole. Closing words look like this one's last."""
        scanned = self.scanned
        w = self._markup
        properties = b""
        if scanned.properties:
            properties = scanned.xml[slice(*scanned.properties)]
            inner = properties[properties.index(b">") + 1 : properties.rindex(b"<")] if b"</" in properties else b""
            properties = w.without(inner, "pageBreakBefore", "sectPr", "pPrChange", "rPr")
        mark = scanned.xml[slice(*scanned.mark)] if scanned.mark else b""
        mark = mark[mark.index(b">") + 1 : mark.rindex(b"<")] if b"</" in mark else b""
        mark = w.mark("ins") + w.without(mark, "ins", "del", "moveFrom", "moveTo", "rPrChange", "highlight")
        first, last = self._look(0, plain=True), self._look(len(scanned.text) - 1, plain=True)
        runs = w.inserted((each, last if each.closing else first) for each in words) if words else b""
        return w.element("p", w.element("pPr", properties + w.element("rPr", mark)) + runs)

    def xml(self) -> bytes:
        """The paragraph with all changes."""
        scanned = self.scanned
        splices: list[tuple[Span, bytes]] = []
        if self._mark:
            splices.append(self._marked())
        lone = self._at_empty_paragraph()
        if lone:
            place = scanned.properties[1] if scanned.properties else scanned.opening[1]
            splices.append(((place, place), lone))
        for run in scanned.runs:
            if run.text:
                splices += self._rewritten(run)
        return _spliced(_opened(scanned, splices), splices)

    def _require(self, start: int, end: int) -> None:
        if not 0 <= start <= end <= len(self.scanned.text):
            raise NotEditable("no such place in the paragraph")

    def _put(self, at: int, order: int, xml: bytes, *, tracked: bool = False) -> None:
        self._spots.append(_Spot(at, at > 0, order, xml, tracked))

    def _look(self, at: int, *, plain: bool) -> bytes:
        """The w:rPr of the run that shows the character at `at`, or the first one."""
        shown = [run for run in self.scanned.runs if run.text]
        run = next((run for run in shown if run.at <= at < run.stop), shown[0] if shown else None)
        if run is None or run.properties is None:
            return b""
        properties = self._markup.without(self.scanned.xml[slice(*run.properties)], "rPrChange")
        return self._markup.without(properties, "highlight") if plain else properties

    def _at_empty_paragraph(self) -> bytes:
        if self.scanned.text:
            return b""
        return b"".join(spot.xml for spot in sorted(self._spots, key=lambda spot: spot.order))

    def _marked(self) -> tuple[Span, bytes]:
        """The paragraph's mark struck out: w:del is the first of its w:rPr, behind a w:ins."""
        scanned = self.scanned
        if scanned.mark:
            old = scanned.xml[slice(*scanned.mark)]
            inner = old[old.index(b">") + 1 : old.rindex(b"<")] if b"</" in old else b""
            inserted = inner[: inner.index(b"/>") + 2] if inner.startswith(f"<{self._markup.prefix}:ins".encode()) else b""
            return scanned.mark, self._markup.element("rPr", inserted + self._mark + inner[len(inserted) :])
        mark = self._markup.element("rPr", self._mark)
        if not scanned.properties:
            return (scanned.opening[1], scanned.opening[1]), self._markup.element("pPr", mark)
        start, end = scanned.properties
        old = scanned.xml[start:end]
        if b"</" not in old:
            return scanned.properties, self._markup.element("pPr", mark)
        before = min(
            (at for name in ("sectPr", "pPrChange") if (at := old.rfind(f"<{self._markup.prefix}:{name}".encode())) > 0),
            default=old.rindex(b"</"),
        )
        return (start + before, start + before), mark

    def _rewritten(self, run: Run) -> Iterator[tuple[Span, bytes]]:
        """The splices of one run: at its edges, or all of it where it is cut or struck out."""
        before = self._bound(run.at, behind=False)
        behind = self._bound(run.stop, behind=True)
        start, end = run.opening[0], run.end
        holder = run.holder
        if holder and any(spot.tracked for spot in before) and not self.scanned.xml[holder.opening[1] : start].strip():
            yield (holder.opening[0],) * 2, b"".join(spot.xml for spot in before)
        elif before:
            yield (start, start), self._around(before, run)
        inner = self._inside(run)
        if inner is not None:
            yield (start, end), inner
        if holder and any(spot.tracked for spot in behind) and not self.scanned.xml[end : holder.closing[0]].strip():
            yield (holder.closing[1],) * 2, b"".join(spot.xml for spot in behind)
        elif behind:
            yield (end, end), self._around(behind, run)

    def _bound(self, at: int, *, behind: bool) -> list[_Spot]:
        return sorted((spot for spot in self._spots if spot.at == at and spot.behind == behind), key=lambda spot: spot.order)

    def _around(self, spots: Iterable[_Spot], run: Run) -> bytes:
        """What stands between two runs; a change of ours does not stand within another person's insertion."""
        spots = list(spots)
        xml = b"".join(spot.xml for spot in spots)
        holder = run.holder
        if holder is None or not any(spot.tracked for spot in spots):
            return xml
        opening = self.scanned.xml[slice(*holder.opening)]
        prefix = self._markup.prefix.encode()
        fresh = _with_id(opening, prefix, self._markup.new_id())
        return b"</" + prefix + b":" + holder.name.encode() + b">" + xml + fresh

    def _inside(self, run: Run) -> bytes | None:
        """The run cut at every change in it; None where there is none."""
        at, stop = run.at, run.stop
        cuts = {at, stop}
        cuts.update(each for pair in self._struck for each in pair if at < each < stop)
        cuts.update(spot.at for spot in self._spots if at < spot.at < stop)
        struck = any(a < stop and at < b for a, b in self._struck)
        if len(cuts) == 2 and not struck:
            return None
        out: list[bytes] = []
        for start, end in pairwise(sorted(cuts)):
            if start > at:
                spots = [*self._bound(start, behind=True), *self._bound(start, behind=False)]
                if spots:
                    out.append(self._around(spots, run))
            out.append(self._segment(run, start, end, last=end == stop))
        return b"".join(out)

    def _segment(self, run: Run, start: int, end: int, *, last: bool) -> bytes:
        xml = self.scanned.xml
        struck = any(a <= start and end <= b for a, b in self._struck)
        shown: list[bytes] = []
        kept: list[bytes] = []
        at = run.at
        for piece in run.pieces:
            length = len(piece.text)
            if length:
                shown += self._cut(piece, max(start - at, 0), min(end - at, length), struck=struck)
            elif start <= at < end or (last and at == end):
                (kept if struck and piece.name not in _HARMLESS else shown).append(xml[slice(*piece.span)])
            at += length
        opening = xml[slice(*run.opening)]
        look = xml[slice(*run.properties)] if run.properties else b""
        closing = b"</" + self._markup.prefix.encode() + b":r>"
        out = opening + look + b"".join(shown) + closing if shown else b""
        if struck and out:
            out = self._markup.struck(out)
        return out + (opening + look + b"".join(kept) + closing if kept else b"")

    def _cut(self, piece: Piece, start: int, end: int, *, struck: bool) -> Iterator[bytes]:
        """Characters `start` to `end` of a piece."""
        if start >= end:
            return
        if piece.name != "t" or (not struck and (start, end) == (0, len(piece.text))):
            yield self.scanned.xml[slice(*piece.span)]
        else:
            yield self._markup.text(piece.text[start:end], struck=struck)


def _with_id(opening: bytes, prefix: bytes, number: int) -> bytes:
    """A start tag with another id."""
    import re

    return re.sub(rb"(\b" + prefix + rb":id\s*=\s*[\"'])[^\"']*", rb"\g<1>" + str(number).encode(), opening, count=1)


def _opened(scanned: Scanned, splices: list[tuple[Span, bytes]]) -> bytes:
    """The paragraph's bytes with an end tag to put something before."""
    xml = scanned.xml
    if not splices or not xml.rstrip().endswith(b"/>") or scanned.runs or scanned.properties:
        return xml
    name = xml[1:].split(b"/", 1)[0].split()[0]
    opening = xml.rstrip()[:-2].rstrip() + b">"
    shift = len(opening)
    splices[:] = [((shift, shift), new) for _, new in splices]
    return opening + b"</" + name + b">"


def _spliced(xml: bytes, splices: list[tuple[Span, bytes]]) -> bytes:
    out: list[bytes] = []
    at = 0
    for (start, end), new in sorted(splices, key=lambda each: each[0]):
        out += (xml[at:start], new)
        at = end
    return b"".join((*out, xml[at:]))
