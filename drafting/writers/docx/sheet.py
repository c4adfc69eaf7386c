"""What every part of a document writes on: w:p elements as joined strings, and beside them their text for the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from drafting.blocks.document import Figure, Inlines, Missing
from drafting.writers.docx.pictures import Picture
from drafting.writers.docx.text import RUN_END, run, run_start, run_text
from drafting.writers.style import Style
from drafting.writers.title import width

_BLANK: Final = "<w:p/>"


class Marked(NamedTuple):
    """A figure as it was written: its bookmark, its index in the document, and where it begins in which paragraph's text."""

    bookmark: str
    reference: int
    paragraph: int
    offset: int


class Sheet:
    """Collects paragraphs. `texts` runs beside the w:p elements; `bookmarks` holds every figure that was written.

    `spare` is the first number of a bookmark that no figure of the document has for its own, less one.
    """

    def __init__(self, style: Style, *, marked: bool, pictures: Mapping[str, Picture], spare: int) -> None:
        self.style = style
        self.marked = marked
        self.pictures = pictures
        self.texts: list[str] = []
        self.bookmarks: list[Marked] = []
        self.images: list[tuple[str, Picture]] = []
        self.xml: list[str] = []
        self._used: set[int] = set()
        self._spare = spare

    def paragraph(self, style_id: str, text: str, runs: str, extra: str = "") -> None:
        """One w:p; `extra` is what stands in w:pPr after the style, in the schema's order."""
        self.texts.append(text)
        self.xml.append(f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{extra}</w:pPr>{runs}</w:p>')

    def line(self, style_id: str, text: str, extra: str = "") -> None:
        """A paragraph of one run."""
        self.paragraph(style_id, text, run(text), extra)

    def blank(self, xml: str = _BLANK) -> None:
        """An empty line."""
        self.texts.append("")
        self.xml.append(xml)

    def inlines(self, content: Inlines, face: str = "", bold: bool = False, before: int = 0) -> str:
        """The runs of some inlines, for the paragraph that is written next: the innermost loop of the program.

        `before` counts the characters of that paragraph's text that stand before them.
        """
        light, heavy = run_start(face), run_start(face, bold=True)
        out: list[str] = []
        for each in content:
            if isinstance(each, Missing):
                start = run_start(face, bold=bold, highlight=self.marked)
            else:
                start = heavy if bold or each.bold else light
            if self.marked and isinstance(each, Figure):
                number = self._bookmark(each.ref, before)
                out.append(
                    f'<w:bookmarkStart w:id="{number}" w:name="_f{number}"/>{start}{run_text(each.text)}{RUN_END}<w:bookmarkEnd w:id="{number}"/>'
                )
            elif each.text:
                out.append(f"{start}{run_text(each.text)}{RUN_END}")
            before += len(each.text)
        return "".join(out)

    def _bookmark(self, reference: int, offset: int) -> int:
        """The figure's own number, or a new one if it is printed again."""
        number = reference + 1
        if number in self._used:
            self._spare += 1
            number = self._spare
        self._used.add(number)
        self.bookmarks.append(Marked(f"_f{number}", reference, len(self.texts), offset))
        return number

    def advance(self, text: str) -> int:
        """The width of a line of body text in twips, character spacing included."""
        return round(width(text) * self.style.body.em) + len(text) * self.style.spacing
