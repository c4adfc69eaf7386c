"""The house style as values: lengths in twips (1/20 pt), sizes in half-points."""

from __future__ import annotations

from drafting.frozen import frozen


@frozen
class Face:
    """A Chinese typeface and its size in half-points (`w:sz`).

    `line`, `before` and `after` are twips; a line of 0 is that of the text.
    """

    font: str
    size: int
    bold: bool = False
    line: int = 0
    before: int = 0
    after: int = 0

    @property
    def em(self) -> int:
        """The width of one Han character in twips."""
        return self.size * 10


@frozen
class Page:
    """Paper and text area, all in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    mirrored: bool

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right


@frozen
class PageNumber:
    """The footer: the words around the number and, where there are three, that of all pages; none where no number is printed.

    Its place (right|left|center), its gap below the text area.
    """

    face: Face
    words: tuple[str, ...]
    gap: int
    odd: str
    even: str


@frozen
class TableLook:
    """Faces of a table's parts; `line` and `border` in twips."""

    caption: Face
    header: Face
    body: Face
    note: Face
    line: int
    border: int


@frozen
class HeadLook:
    """版头 (7.2): lengths in twips, `line` and `double` rules too; gaps in lines of body text."""

    mark: Face
    secrecy: Face
    signer: Face
    colour: str  # of the mark and the red line
    drop: int  # from the top of the text area to the mark's
    below_mark: int  # lines
    number_to_line: int
    line: int
    below_line: int  # lines


@frozen
class LetterLook:
    """信函 (10.1), twips: the mark from the paper's upper edge, the double rules, the lower one from the lower edge."""

    top: int
    mark_to_line: int
    length: int
    bottom: int


@frozen
class ClosingLook:
    """署名 and 成文日期 (7.3.5), in characters; `room` is lines left blank for a seal, `seal` its diameter in twips."""

    sealed_date: float
    unsealed: float
    room: int
    seal: int


@frozen
class ImprintLook:
    """版记 (7.4): outer and inner rules, and what lies between the last one and the foot of the text area, in twips."""

    face: Face
    outer: int
    inner: int
    below: int


@frozen
class Style:
    """The whole look of a document. Nothing here depends on what the document says."""

    page: Page
    line: int
    spacing: int
    indent: float  # first line, in characters
    latin: str
    body: Face
    title: Face
    title_limit: float  # characters a line
    draft: Face
    headings: tuple[Face, Face, Face, Face]
    numbering: tuple[str, ...]
    run_in: bool
    head: HeadLook
    letter: LetterLook
    closing: ClosingLook
    annex: Face  # the word 附件 and its number
    imprint: ImprintLook
    page_number: PageNumber
    table: TableLook
    alternates: tuple[tuple[str, str], ...]

    def __hash__(self) -> int:
        """By little of it: every document asks for what is kept of its style, and there are few styles."""
        return hash((self.line, self.title_limit, self.latin))

    @property
    def fonts(self) -> tuple[str, ...]:
        """The Chinese typefaces that documents name, each once."""
        head, table = self.head, self.table
        faces = (
            *(self.body, self.title, self.draft, *self.headings, self.page_number.face),
            *(head.mark, head.secrecy, head.signer, self.annex, self.imprint.face),
            *(table.caption, table.header, table.body),
        )
        return tuple(dict.fromkeys(face.font for face in faces))
