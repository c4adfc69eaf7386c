"""The line grammar: resolved text becomes headings, paragraphs, tables and pictures.

Not CommonMark, which makes a list of “2021. 年度” and italics of 5*6*7亩: `#` headings, GFM tables, images, `**bold**`; a blank line ends a paragraph,
and the lines of a paragraph are joined with nothing between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from typing import Final

from drafting.blocks import marks
from drafting.blocks.blanks import BLANK, Blanked, blanked, filled
from drafting.compose.as_of import said_once
from drafting.compose.punctuation import repair, without_unseen
from drafting.frozen import frozen
from drafting.patterns import lazy

_HEADING: Final = lazy(r"(#{1,6})[ \t]+(.*)")
_LOWEST: Final = 6
_IMAGE: Final = lazy(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_ABOUT: Final = lazy(f"[{marks.TABLE_CAPTION}{marks.TABLE_NOTE}{marks.TABLE_UNIT}{marks.TABLE_TURNED}{marks.TABLE_CHART}]")
_REFERENCES: Final = (marks.FIGURE, marks.ZERO, marks.OWED, marks.SAID)
_HAN: Final = lazy("[\u4e00-\u9fff]")
_OPENS: Final = lazy(f"[{marks.TABLE_CAPTION}{marks.TABLE_UNIT}{marks.TABLE_TURNED}{marks.TABLE_CHART}]")
_BLANK_LINES: Final = lazy(r"\n\s*\n")
_RULE: Final = lazy(r":?-{1,}:?")
_NOTHING: Final = f"{marks.DROP} \t\n"
_KEPT_LINES: Final = 2048
"""What the lines of a county's reports become."""


@frozen
class HeadingLine:
    """`level` counts the #: 1 is the title. `text` is "" where a template gives its words by a name that says nothing.

    `taken` is what its blanks stand for, here and in a paragraph.
    """

    level: int
    text: str
    taken: Sequence[str] = ()

    def holding(self, taken: Sequence[str]) -> HeadingLine:
        """The same line of another report."""
        return HeadingLine(self.level, self.text, taken)


@frozen
class ParagraphLines:
    text: str
    taken: Sequence[str] = ()

    def holding(self, taken: Sequence[str]) -> ParagraphLines:
        """The same lines of another report."""
        return ParagraphLines(self.text, taken)


@frozen
class TableLines:
    """Cells as text. `about` holds the rows of one cell that stand behind a mark of their own."""

    header: list[str]
    rows: list[list[str]]
    about: list[str] = field(default_factory=list)

    def marked(self, mark: str) -> list[str]:
        """What stands behind a mark: the caption, the unit, each note."""
        return [row[len(mark) :].strip() for row in self.about if row.startswith(mark)]


@frozen
class ImageLine:
    """`line` is the one of the data file that names it, None where the template does."""

    file: str
    caption: str
    line: int | None = None


@frozen
class Gap:
    """A paragraph that vanished: a heading with nothing but gaps below it goes too."""


_GAP: Final = Gap()

Line = HeadingLine | ParagraphLines | TableLines | ImageLine | Gap


def read_lines(text: Blanked) -> list[Line]:
    """Blocks in order; what was dropped is repaired, and paragraphs that are empty then are gone."""
    blocks: list[Line] = []
    passed = 0
    for part in _BLANK_LINES.split(text.text):
        begun, passed = passed, passed + part.count(BLANK)
        taken = text.taken[begun:passed]
        line = _line(part)
        if line is None:
            several = _of_several(filled(without_unseen(part).strip(), taken))
            blocks += map(_with_blanks, several) if taken else several
        elif not taken:
            blocks += line
        else:
            blocks += [each.holding(taken) if isinstance(each, HeadingLine | ParagraphLines) else each for each in line]
    return blocks


def _with_blanks(line: Line) -> Line:
    """A line that was read with its references in it."""
    if isinstance(line, ParagraphLines):
        return ParagraphLines(*blanked(line.text))
    return HeadingLine(line.level, *blanked(line.text)) if isinstance(line, HeadingLine) else line


@lru_cache(maxsize=_KEPT_LINES)
def _line(blank: str) -> tuple[Line, ...] | None:
    """What stands between blank lines where it is one line, or nothing; None where it may be several."""
    stripped = without_unseen(blank).strip()
    if not stripped:
        return ()
    if not stripped.strip(_NOTHING):
        return (_GAP,)
    if stripped[0] == "#" and "\n" not in stripped and (heading := _HEADING.match(stripped.rstrip(marks.DROP))):
        return tuple(_heading(heading))
    if stripped[0] == "#" and not stripped.strip("#") and len(stripped) <= _LOWEST:
        return (HeadingLine(len(stripped), ""),)
    return None if "#" in stripped or "|" in stripped or "!" in stripped else (_paragraph(stripped),)


def _heading(heading: re.Match[str]) -> list[Line]:
    words = said_once(repair(heading[2]).strip())
    return [HeadingLine(len(heading[1]), words)] if words else []


def _of_several(part: str) -> list[Line]:
    """The blocks of lines between which none is blank."""
    blocks: list[Line] = []
    waiting: list[str] = []
    rows: list[str] = []
    for line in part.split("\n"):
        stripped = line.strip()
        bare = stripped.strip(marks.DROP).lstrip()
        first = bare[:1]
        is_row = first == "|"
        heading = _HEADING.match(bare) if first == "#" else None
        image = _IMAGE.fullmatch(bare) if first == "!" else None
        if rows and bare and not is_row:
            blocks += _tables(rows)
            rows = []
        if waiting and (is_row or heading or image):
            blocks.append(_paragraph("".join(waiting)))
            waiting = []
        if is_row:
            rows.append(bare)
        elif heading:
            blocks += _heading(heading)
        elif first == "#" and not bare.strip("#") and len(bare) <= _LOWEST:
            blocks += [*([_paragraph("".join(waiting))] if waiting else []), HeadingLine(len(bare), "")]
            waiting = []
        elif image:
            blocks.append(ImageLine(image[2], image[1]))
        else:
            waiting.append(stripped)
    if waiting:
        blocks.append(_paragraph("".join(waiting)))
    return blocks + _tables(rows)


def _paragraph(text: str) -> Line:
    if "\n" in text:
        text = "".join(map(str.strip, text.split("\n")))
    joined = said_once(repair(_opened(text)).strip()) if text.strip(marks.DROP) else ""
    return ParagraphLines(joined) if joined else _GAP


def _tables(rows: list[str]) -> list[Line]:
    return [each for table in _parted(rows) for each in _table(table)]


def _opened(text: str) -> str:
    """A paragraph does not open with 此外, nor does 此外 stand in a sentence (全乡此外，…); further on 其余 keeps it. A sentence that a figure ends without a full stop has one before it."""
    if marks.ALSO not in text:
        return text
    before, _, after = text.partition(marks.ALSO)
    said = before.replace(marks.DROP, "").strip()
    if not said or _HAN.match(said[-1]):
        return before + _opened(after)
    is_open = said[-1] == marks.CLOSE and said[max(map(said.rfind, _REFERENCES))] != marks.SAID
    return f"{before}{'。' if is_open else ''}{marks.ALSO[1:]}{_opened(after)}"


def _parted(rows: list[str]) -> list[list[str]]:
    """Tables, charts and pictures that stand row by row below each other, as in an item: each by itself."""
    parts: list[list[str]] = []
    for row in rows:
        before = parts[-1][-1] if parts else ""
        opens = _OPENS.search(row) and not _OPENS.search(before)
        if not parts or opens or marks.PICTURE in row or marks.PICTURE in before:
            parts.append([])
        parts[-1].append(row)
    return parts


def _table(rows: list[str]) -> list[Line]:
    if marks.PICTURE in rows[0]:
        return [_picture(rows[0])]
    about = [row.strip("| ") for row in rows if _ABOUT.search(row)]
    rows = [row for row in rows if not _ABOUT.search(row)]
    cells = [[said_once(repair(cell.strip())) for cell in row.strip().strip("|").split("|")] for row in rows]
    cells = [row for row in cells if any(row)]
    if len(cells) < 2 or not all(_RULE.fullmatch(cell) for cell in cells[1]):
        return [ParagraphLines(said_once(repair("".join(rows))))]
    if len(cells) == 2:
        return [_GAP]
    width = len(cells[0])
    body = [(row + [""] * width)[:width] for row in cells[2:]]
    return [TableLines(cells[0], body, about)]


def _picture(row: str) -> ImageLine:
    file, caption, line = (cell.strip() for cell in row.strip().strip("|").split("|"))
    return ImageLine(file.removeprefix(marks.PICTURE), caption, int(line) if line else None)
