"""Small reports in a notation, and the update of one that people have edited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from drafting.blocks.document import Block, Column, Document, Front, Heading, Origin, Paragraph, Table
from drafting.diagnostics import Diagnostic
from drafting.readers.record import read_record
from drafting.way_back.updating.changes import Change
from drafting.way_back.updating.story import read_copy, update, with_its_draft
from drafting.writers.docx import write_docx
from drafting.writers.style import Style
from tests.house import house_style
from tests.revisions import accepted_text, rejected_text
from tests.writers.sample import Writing

AUTHOR = "起草助手"
DAY = date(2026, 11, 25)
TITLE = "示例县工作总结"


def style() -> Style:
    return house_style()


def document(*lines: str, subject: str = "示例县 2026年", template: str = "rural/annual") -> Document:
    """A line a paragraph, |乡镇|项目 a row of a table; {监测对象.户=5361户} is a figure, 【待补：…】 a gap; ## （一）标题 a heading; “标题。|” runs it in."""
    say = Writing()
    blocks: list[Block] = []
    rows = [line for line in lines if line.startswith("|")]
    for line in lines:
        if line.startswith("|"):
            if line is rows[0]:
                blocks.append(_table([each[1:].split("|") for each in rows], say))
        elif line.startswith("## "):
            number, words = re.fullmatch(r"## ([^、）.]*[、）.])(.*)", line).groups()  # type: ignore[union-attr]
            blocks.append(Heading(1 if "、" in number else 2, number, say(words)))
        elif "|" in line:
            lead, _, rest = line.partition("|")
            blocks.append(Paragraph(say(rest), Heading(2, "", say(lead))))
        else:
            blocks.append(Paragraph(say(line)))
    return Document(
        Front(TITLE), tuple(blocks), figures=tuple(say.figures), origin=Origin(template, "示例县.yaml", subject)
    )


def _table(rows: list[list[str]], say: Writing) -> Table:
    head, *body = rows
    numeric = [any(row[at].startswith("{") for row in body) for at in range(len(head))]
    columns = tuple(Column(name, numeric=each) for name, each in zip(head, numeric, strict=True))
    cells = tuple(tuple(say(cell) for cell in row) for row in body)
    return Table(columns, cells, total=body[-1][0] == "合计")


def drafted(*lines: str, **origin: str) -> bytes:
    return write_docx(document(*lines, **origin), style())


@dataclass(frozen=True)
class Brought:
    """A document after an update."""

    before: bytes
    data: bytes
    changes: tuple[Change, ...]

    @property
    def accepted(self) -> list[str]:
        """The body as it reads with all accepted."""
        return [each for each in accepted_text(self.data) if each not in ("", TITLE)]

    @property
    def rejects_cleanly(self) -> bool:
        return rejected_text(self.data, by=AUTHOR) == accepted_text(self.before)

    def done(self, kind: str) -> list[tuple[str, str]]:
        return [(each.old, each.new) for each in self.changes if each.done == kind]


def found(edited: bytes, *lines: str) -> tuple[Diagnostic, ...]:
    """What an update says."""
    return update(with_its_draft(read_copy(edited, "改.docx")), drafted(*lines), AUTHOR, DAY).diagnostics


def updated(edited: bytes, *lines: str, before: bytes = b"") -> Brought:
    """`before` is the draft of a copy that has lost its record."""
    original = read_record(before) if before else None
    made = update(with_its_draft(read_copy(edited, "改.docx"), original, "原稿.docx"), drafted(*lines), AUTHOR, DAY)
    return Brought(edited, made.data, made.changes)
