"""What every part of a document writes on: w:p elements as joined bytes, and beside them their text for the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Any, Final

from drafting.blocks.document import Chart, Doubt, Figure, FigureRecord, Inlines, Missing, Text
from drafting.blocks.filled_lines import FilledLine, LineForm
from drafting.blocks.record import Grid, RecordedGap
from drafting.patterns import lazy
from drafting.writers.closing import advance
from drafting.writers.docx.pictures import Picture
from drafting.writers.docx.sections import turned_section
from drafting.writers.docx.stylesheet import AFTER_TABLE
from drafting.writers.docx.text import RUN_END, Kept, escape, run, run_start_bytes, run_text, stands_as_it_is
from drafting.writers.style import Style

if TYPE_CHECKING:
    from drafting.writers.plotting import Plot

_BLANK: Final = "<w:p/>"
_ENDED: Final = RUN_END.encode()
_KEEPS: Final = lazy("(?:<w:(?:keepNext|keepLines|pageBreakBefore)/>)*")
_BEHIND_SPACING: Final = lazy("<w:(?:ind|jc)\\b")


class Bookmarks:
    """The figures as they were written, in columns: the bookmark of each, its index in the document, in which paragraph it stands, and where
    its text begins there.
    """

    __slots__ = ("names", "offsets", "paragraphs", "references")

    def __init__(self) -> None:
        self.names: list[bytes] = []
        self.references: list[int] = []
        self.paragraphs: list[int] = []
        self.offsets: list[int] = []

    def add(self, name: bytes, reference: int, paragraph: int, offset: int) -> None:
        """One figure."""
        self.names.append(name)
        self.references.append(reference)
        self.paragraphs.append(paragraph)
        self.offsets.append(offset)


class Sheet:
    """Collects paragraphs. `texts` runs beside the w:p elements and holds what the record says of each; `bookmarks` holds every figure
    that was written, `gaps` every 【待补】, `grids` every table.

    `section` is the w:sectPr of an upright page; pages turned on their side for wide tables are sections of their own.
    `figures` are the document's.
    """

    def __init__(
        self,
        style: Style,
        *,
        marked: bool,
        pictures: Mapping[str, Picture],
        figures: Sequence[FigureRecord],
        section: str = "",
    ) -> None:
        self.style = style
        self.marked = marked
        self.pictures = pictures
        self.texts: list[str] = []
        self.bookmarks = Bookmarks()
        self.grids: list[Grid] = []
        self.gaps: list[RecordedGap] = []
        self.images: list[tuple[str, Picture]] = []
        self.charts: list[tuple[str, Chart, Plot]] = []
        self.xml: list[bytes] = []
        self.has_turned = False
        self.pitch = 0  # twips of a line where it is another than the style's
        self.gap = 0  # twips that the next paragraph keeps from the table above it
        self.first_is_bare = False  # the first page bears no number
        self._section = section
        self._is_turned = False
        self._used: set[int] = set()
        self.figures = figures
        self._spare = len(figures)  # the last number of a bookmark that some figure has for its own

    def say(self, text: str) -> bool:
        """Notes the text of the paragraph that is written next. Whether it goes into XML unchanged, and every piece of it too."""
        is_plain = stands_as_it_is(text)
        self.texts.append(text if is_plain else escape(text))
        return is_plain

    def paragraph(self, style_id: str, text: str, runs: bytes, extra: str = "") -> None:
        """One w:p; `extra` is what stands in w:pPr after the style, in the schema's order."""
        self.say(text)
        self.write(style_id, runs, extra)

    def write(self, style_id: str, runs: bytes, extra: str = "") -> None:
        """The w:p of a text that was noted."""
        if self.gap:
            extra = _spaced(extra, self.gap)
            self.gap = 0
        if self.pitch:
            extra = _pitched(extra, self.pitch)
        self.xml.append(b"".join((_opening(style_id, extra), runs, b"</w:p>")))

    def line(self, style_id: str, text: str, extra: str = "") -> None:
        """A paragraph of one run."""
        self.paragraph(style_id, text, run(text).encode(), extra)

    def blank(self, xml: str = _BLANK) -> None:
        """An empty line."""
        self.gap = 0
        self.texts.append("")
        if self.pitch:
            keeps = _KEEPS.search(xml, xml.find("<w:pPr>") + len("<w:pPr>")) if "<w:pPr>" in xml else None
            xml = f"<w:p><w:pPr>{_pitched(keeps[0] if keeps else '', self.pitch)}</w:pPr></w:p>"
        self.xml.append(xml.encode())

    def part_tables(self) -> None:
        """Two tables that touch become one: before a table that follows another, an empty line."""
        if self.gap:
            self.gap = 0
            self.paragraph(AFTER_TABLE, "", b"")

    def turn(self, turned: bool) -> bool:
        """What follows stands on pages turned on their side, or on upright ones. Whether that begins a new page."""
        if turned == self._is_turned:
            return False
        ended = self.end()
        self.xml[-1] = _ending_section(self.xml[-1], ended.encode())
        self._is_turned = turned
        self.has_turned |= turned
        return True

    def end(self) -> str:
        """The w:sectPr of what was written last. A table is closed by a paragraph that takes no room."""
        if self.gap:
            self.gap = 0
            self.paragraph(AFTER_TABLE, "", b"", '<w:spacing w:line="20" w:lineRule="exact"/>')
        if self._is_turned:
            return turned_section(self._section, self.style)
        if self.first_is_bare:
            self.first_is_bare = False
            return self._section.replace("<w:docGrid", "<w:titlePg/><w:docGrid", 1)
        return self._section

    @property
    def drawings(self) -> int:
        """How many pictures and charts there are: their numbers run through the document."""
        return len(self.images) + len(self.charts)

    def inlines(self, content: Inlines, is_plain: bool, face: str = "", bold: bool = False, before: int = 0) -> bytes:
        """The runs of some inlines, for the paragraph whose text was noted last.

        `is_plain` is what `say` told of that text, `before` counts its characters that stand before the inlines.
        """
        light, heavy, runs, lines = _letters(face, bold)
        if type(content) is FilledLine and self.marked and is_plain:
            if not content.digits:
                return lines[content.form][0]
            begin = content.first + 1
            end = begin + len(content.digits)
            if self._used.isdisjoint(range(begin, end)):
                return self._filled(content, lines[content.form], begin, end, before)
        marked, used, paragraph = self.marked, self._used, len(self.texts) - 1
        out: list[bytes] = []
        each: Any
        for each in content:
            if each.__class__ is Text:  # quicker than isinstance
                xml, length = runs[each]
                out.append(xml)
                before += length
            elif marked and each.__class__ is Figure:
                said, ref, is_bold = each
                number = ref + 1
                if number in used:
                    number = self._another()
                used.add(number)
                names, begins, ends = _bookmarks(number)
                self.bookmarks.add(names[number], ref, paragraph, before)
                out += (begins[number], heavy if is_bold else light, (said if is_plain else run_text(said)).encode(), ends[number])
                before += len(said)
            else:
                out.append(self._unmarked(each, is_plain, face, bold, before))
                before += len(each.text)
        return b"".join(out)

    def _filled(self, line: FilledLine, laid: list[bytes], begin: int, end: int, before: int) -> bytes:
        """The runs of a line as it is laid, with its figures, whose bookmarks have the numbers from `begin` up to `end`: column by column."""
        self._used.update(range(begin, end))
        names, begins, ends = _bookmarks(end)
        found, digits = self.bookmarks, line.digits
        found.names += names[begin:end]
        found.references += range(begin - 1, end - 1)
        found.paragraphs += [len(self.texts) - 1] * len(digits)
        found.offsets += map(add, line.form.starts, accumulate(map(len, digits), initial=before))
        pieces = laid.copy()
        pieces[1::_A_FIGURE] = begins[begin:end]
        pieces[3::_A_FIGURE] = map(str.encode, digits)
        pieces[5::_A_FIGURE] = ends[begin:end]
        return b"".join(pieces)

    def _unmarked(self, each: Figure | Missing | Doubt, is_plain: bool, face: str, bold: bool, before: int) -> bytes:
        """The run of an inline without a bookmark, highlighted where the copy is one to be worked on."""
        text = (each.text if is_plain else run_text(each.text)).encode()
        if type(each) is Figure:
            return run_start_bytes(face, bold=each.bold or bold) + text + _ENDED if text else b""
        if type(each) is Missing:
            self.gaps.append(RecordedGap(each.path, each.text, len(self.texts) - 1, before))
        return run_start_bytes(face, bold=bold, highlight=self.marked) + text + _ENDED

    def _another(self) -> int:
        """The number of a bookmark for a figure that is printed again."""
        self._spare += 1
        return self._spare

    def advance(self, text: str) -> int:
        """The width of a line of body text in twips, character spacing included."""
        return advance(text, self.style)


@lru_cache(maxsize=64)
def _letters(face: str, bold: bool) -> tuple[bytes, bytes, Kept[Text, tuple[bytes, int]], Kept[LineForm, list[bytes]]]:
    """How a run begins in a paragraph of such letters, and a bold one; the runs of its texts, each with the number of its characters; its lines
    as they are laid: reports of one kind have most in common.
    """
    light, heavy = run_start_bytes(face, bold=bold), run_start_bytes(face, bold=True)

    def made(said: Text) -> tuple[bytes, int]:
        return run(said.text, face, bold=said.bold or bold).encode() if said.text else b"", len(said.text)

    runs = Kept(made, _KEPT_RUNS)

    def laid(form: LineForm) -> list[bytes]:
        pieces = [b""]
        for each in form.inlines:
            if type(each) is Figure:
                pieces += (b"", heavy if each.bold else light, b"", each.text.encode(), b"", b"")
            else:
                pieces[-1] += runs[each][0]
        return pieces

    return light, heavy, runs, Kept(laid, _KEPT_RUNS)


_KEPT_RUNS: Final = 2048
_A_FIGURE: Final = 6
"""Pieces of a line as it is laid, from the text before a figure to what ends it: where its bookmark begins, how its run does, its digits, and what its
text says behind them stand between.
"""
_NUMBERED: Final[tuple[list[bytes], list[bytes], list[bytes]]] = ([], [], [])


def _bookmarks(most: int) -> tuple[list[bytes], list[bytes], list[bytes]]:
    """By their numbers, at least up to `most`: names and starts of the bookmarks around figures' runs, and what ends both."""
    names, begins, ends = _NUMBERED
    for number in range(len(names), most + 1):
        name = f"_f{number}"
        names.append(name.encode())
        begins.append(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'.encode())
        ends.append(f'{RUN_END}<w:bookmarkEnd w:id="{number}"/>'.encode())
    return _NUMBERED


@lru_cache(maxsize=64)
def _opening(style_id: str, extra: str) -> bytes:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{extra}</w:pPr>'.encode()


def _spaced(extra: str, gap: int) -> str:
    """Paragraph properties with room above; at the top of a page it falls away, as an empty line would not."""
    keeps = _KEEPS.match(extra)
    place = keeps.end() if keeps else 0
    return f'{extra[:place]}<w:spacing w:before="{gap}"/>{extra[place:]}'


def _pitched(extra: str, pitch: int) -> str:
    """Paragraph properties with lines that stand so far apart, in the schema's order."""
    behind = _BEHIND_SPACING.search(extra)
    place = behind.start() if behind else len(extra)
    return f'{extra[:place]}<w:spacing w:line="{pitch}" w:lineRule="exact"/>{extra[place:]}'


def _ending_section(paragraph: bytes, section: bytes) -> bytes:
    """The same w:p as the last one of its section."""
    if b"<w:pPr>" not in paragraph:
        return b"<w:p><w:pPr>" + section + b"</w:pPr></w:p>"
    return paragraph.replace(b"</w:pPr>", section + b"</w:pPr>", 1)
