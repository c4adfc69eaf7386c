"""Resolve, repair, number and join: the whole of compose on one screen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Final, Protocol

from drafting.blocks import marks
from drafting.blocks.blanks import BLANK, Blanked, blanked, indexes_of
from drafting.blocks.document import (
    Block,
    Chart,
    Column,
    Figure,
    FigureRecord,
    Heading,
    Image,
    Inlines,
    Missing,
    Paragraph,
    Table,
    Text,
    plain,
)
from drafting.blocks.filled_lines import FilledLine, LineForm
from drafting.blocks.wording import CHART_KINDS
from drafting.compose.flat import flattened
from drafting.compose.inlines import InlineReader, References
from drafting.compose.lines import Gap, HeadingLine, ImageLine, Line, ParagraphLines, TableLines, read_lines
from drafting.compose.numbering import DEFAULT_FORMS, Counter
from drafting.compose.resolve import Resolved, decided
from drafting.frozen import frozen, mutable
from drafting.model.total_rows import is_grand_total
from drafting.patterns import lazy
from drafting.quantities import blank_cells

_PRINTED: Final = (marks.FIGURE, marks.ZERO, marks.SAID, marks.OWED)
_OWN: Final = lazy(f"{marks.OWN}([^{marks.SEP}]*){marks.SEP}")
_OWED_CELL: Final = "【待补】"
_KEPT_POINTS: Final = 512
_NOTHING: Final = FilledLine(LineForm(()), (), 0)
_HEADER_UNIT: Final = lazy(r"(.+)（([^（）]+)）")


class RestMaker(Protocol):
    """Says what no sentence has said."""

    def holds(self, group: str) -> bool:
        """Whether there can be anything to say of a group, "" for all that is left."""

    def say(self, group: str, said: set[str]) -> str:
        """The marked text of 其余, from the paths said so far; adds to the set what it says."""

    def hang(self, text: Blanked, said: set[str], groups: Collection[str]) -> None:
        """Settle what is said behind figures of the resolved text instead of in the 其余 of `groups`; adds it to the paths said."""

    def beside(self, text: Blanked, indexes: list[str]) -> Blanked:
        """The resolved text with what its figures need beside them and no sentence says, in one pair of brackets each."""


@frozen
class Layout:
    """How a template numbers its headings, and which levels stand run in (接排). Level 1 is below the title."""

    forms: tuple[str, ...] = DEFAULT_FORMS
    run_in: frozenset[int] = frozenset()


@mutable
class Composed:
    """`missing` holds indexes of the gaps that print, `dropped` counts the places where something vanished
    from what stays; sections that went whole are not counted.

    `title` is a `#` line of the template, if it has one; `wordless` counts headings that no words were given for; `said` the paths of everything in the text, names and the data's own texts included.
    """

    title: str
    blocks: tuple[Block, ...]
    figures: Sequence[FigureRecord]
    missing: list[str] = field(default_factory=list)
    dropped: int = 0
    said: set[str] = field(default_factory=set)
    wordless: int = 0


def compose(text: str, references: References, rest: RestMaker, layout: Layout) -> Composed:
    """The blocks of a report from its marked text. `references` may grow while 其余 is said."""
    flat = flattened(text, rest.holds)
    resolved = Resolved(flat.text)
    bare = decided(flat, resolved)
    its = indexes_of(bare.taken)
    if resolved.groups:
        paths = references.reported(_printed(bare, its))
        rest.hang(bare, paths, resolved.groups)
        named_first = sorted(range(len(resolved.groups)), key=lambda at: resolved.groups[at] == "")  # of what a later one says, nothing is left over
        sentences = {at: rest.say(resolved.groups[at], paths) for at in named_first}
        rests = [sentences[at] for at in range(len(sentences))]
        if any(rests):
            bare = decided(flat, resolved, rests)
            its = indexes_of(bare.taken)
    blank = rest.beside(bare, its)
    printed = references.paths(_printed(blank, its if blank is bare else indexes_of(blank.taken)))
    if marks.OWN in blank.text:
        pieces = _OWN.split(blank.text)  # text and paths by turns
        printed.update(pieces[1::2])
        blank = Blanked("".join(pieces[::2]), blank.taken)
    reader = InlineReader(references)
    title, blocks, wordless = _number(_without_empty_headings(read_lines(blank)), reader, layout)
    return Composed(title, tuple(blocks), reader.figures, reader.missing, blank.text.count(marks.DROP), printed, wordless)


def _printed(text: Blanked, its: list[str]) -> list[str]:
    """Of the indexes of a text's references those that print; where none is of another kind, as in nearly every text, all."""
    if marks.ABSENT not in text.text and marks.INAPPLICABLE not in text.text:
        return its
    return [index for head, index in zip(text.text.split(BLANK), its, strict=False) if head[-1] in _PRINTED]


def _without_empty_headings(lines: list[Line]) -> list[Line]:
    """A heading under which everything vanished goes; one that was written without text stays."""
    kept: list[Line] = []
    for line in lines:
        if isinstance(line, HeadingLine):
            _drop_hollow(kept, line.level)
        kept.append(line)
    _drop_hollow(kept, 0)
    return [line for line in kept if not isinstance(line, Gap)]


def _drop_hollow(kept: list[Line], level: int) -> None:
    """Headings at the end of `kept`, at `level` or below it, that hold nothing but gaps."""
    while True:
        position = len(kept)
        while position and isinstance(kept[position - 1], Gap):
            position -= 1
        if position == len(kept) or not position:
            return
        last = kept[position - 1]
        if not isinstance(last, HeadingLine) or last.level < max(level, 2):
            return
        del kept[position - 1 :]
        kept.append(Gap())


def _number(lines: list[Line], reader: InlineReader, layout: Layout) -> tuple[str, list[Block], int]:
    """Title, blocks, and how many headings have no words."""
    counter = Counter(layout.forms)
    title = ""
    wordless = 0
    blocks: list[Block] = []
    lead: _Lead | None = None
    for position, line in enumerate(lines):
        if isinstance(line, ParagraphLines):
            if lead is not None and _opens_list(lines[position : position + 2]):
                blocks.append(_alone(lead))  # run in, 一是 would stand beside the heading and 二是 below it
                lead = None
            blocks.append(_paragraph(reader.read(line.text, line.taken), lead))
            lead = None
            continue
        if lead is not None:
            blocks.append(_alone(lead))
            lead = None
        if isinstance(line, HeadingLine):
            if not line.text:
                wordless += 1
                continue
            if line.level == 1:
                title = plain(reader.read(line.text, line.taken))
                continue
            level = line.level - 1
            counted = counter.next(level)
            number, words = _given_number(line.text)
            is_point = _is_point(number or counted)
            if is_point and not number and counter.is_first(level) and not _followed(lines[position + 1 :], line.level):
                counted = ""  # one survivor has no number
            heading = Heading(level, number or counted, reader.read(words, line.taken))
            if is_point or level in layout.run_in:
                lead = _Lead(heading, is_point)
            else:
                blocks.append(heading)
        elif isinstance(line, TableLines):
            blocks.append(_drawn(line, _table(line, reader)))
        elif isinstance(line, ImageLine):
            blocks.append(Image(marks.unliteral(line.file), marks.unliteral(line.caption), line.line))
    if lead is not None:
        blocks.append(_alone(lead))
    return title, blocks, wordless


@frozen
class _Lead:
    """A heading that waits for the paragraph it opens."""

    heading: Heading
    is_point: bool


def _opens_list(two: list[Line]) -> bool:
    """Whether points in paragraphs of their own begin here."""
    texts = [line.text for line in two if isinstance(line, ParagraphLines)]
    return len(texts) == 2 and texts[0].startswith("一是") and texts[1].startswith("二是")


def _is_point(number: str) -> bool:
    """一是 numbers running text, not a heading: such a level is a paragraph that begins with its words."""
    return number.endswith("是")


def _followed(rest: list[Line], level: int) -> bool:
    """Whether the next heading that is not below `level` is at it."""
    return next((line.level for line in rest if isinstance(line, HeadingLine) and line.level <= level), 0) == level


def _paragraph(content: Inlines, lead: _Lead | None) -> Paragraph:
    if lead is None:
        return Paragraph(content)
    if lead.is_point:
        return Paragraph(_point(lead.heading, content))
    return Paragraph(content, lead.heading)


def _alone(lead: _Lead) -> Block:
    """A heading under which no paragraph stands."""
    return Paragraph(_point(lead.heading)) if lead.is_point else lead.heading


def _point(heading: Heading, content: Inlines = _NOTHING) -> Inlines:
    """A point and what follows it, as one line."""
    words, end = heading.content, "" if heading.words.endswith(("。", "！", "？")) else "。"
    if isinstance(words, FilledLine) and isinstance(content, FilledLine):
        form = _form_of_point(heading.number, words.form, end, content.form)
        return form.alone or FilledLine(form, (*words.digits, *content.digits), (words if words.digits else content).first)
    return (*_number_of(heading.number), *words, Text(end), *content)


def _number_of(point: str) -> tuple[Text, ...]:
    return (Text(point),) if point else ()


@lru_cache(maxsize=_KEPT_POINTS)
def _form_of_point(number: str, words: LineForm, end: str, content: LineForm) -> LineForm:
    return LineForm((*_number_of(number), *words.inlines, Text(end), *content.inlines))


def _given_number(text: str) -> tuple[str, str]:
    """(号 of the data, the words): ("", text) where the number is counted."""
    if not text.startswith(marks.HEADING_NUMBER):
        return "", text
    number, _, words = text[1:].partition(marks.SEP)
    return marks.unliteral(number), words


def _table(lines: TableLines, reader: InlineReader) -> Table:
    rows = tuple(tuple(_in_cell(reader.read(*blanked(cell), in_cell=True)) for cell in row) for row in lines.rows)
    numeric = [_is_of_numbers(cells) for cells in zip(*rows, strict=True)]
    columns = tuple(
        _column(marks.unliteral(header), is_numeric)
        for header, is_numeric in zip(lines.header, numeric, strict=True)
    )
    total = bool(rows) and is_grand_total(plain(rows[-1][0]))
    caption, unit, turned = (
        "".join(map(marks.unliteral, lines.marked(mark)))
        for mark in (marks.TABLE_CAPTION, marks.TABLE_UNIT, marks.TABLE_TURNED)
    )
    notes = tuple(map(marks.unliteral, lines.marked(marks.TABLE_NOTE)))
    return Table(columns, rows, caption, notes, total, unit, turned == "横排" if turned else None)


def _drawn(lines: TableLines, table: Table) -> Table | Chart:
    """A table, or the chart of it."""
    kind = CHART_KINDS.get("".join(lines.marked(marks.TABLE_CHART)))
    return Chart(kind, table) if kind else table


def _in_cell(content: Inlines) -> Inlines:
    """A cell says what it lacks by where it stands: a whole path would burst its column."""
    if isinstance(content, FilledLine):
        return content
    return tuple(each._replace(text=_OWED_CELL) if isinstance(each, Missing) else each for each in content)


def _is_of_numbers(cells: Sequence[Inlines]) -> bool:
    """Whether no cell holds words. –, 无 among figures say that there is none."""
    crossed_out = False
    for cell in cells:
        if not _is_number(cell):
            if plain(cell).strip() not in blank_cells.BLANK:
                return False
            crossed_out = True
    return not crossed_out or any(isinstance(piece, Figure) for cell in cells for piece in cell)


def _is_number(cell: Sequence[object]) -> bool:
    return not any(isinstance(piece, Text) and piece.text.strip() for piece in cell)


def _column(header: str, numeric: bool) -> Column:
    match = _HEADER_UNIT.fullmatch(header) if numeric else None
    return Column(match[1], match[2], numeric) if match else Column(header, "", numeric)
