"""Figures under a heading that means nothing: told once of the column, with what it may be and the units that filled it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import mutable
from drafting.load.tables.head import COLUMN_UNUSED
from drafting.load.tables.row import Row
from drafting.registry import declare

UNREAD = declare(
    Rule(
        "S132",
        "有数没有用上",
        Severity.WARNING,
        "这些单位填了数，报告里没有：稿子里的【待补】可能就是它，不要先去找别的单位补。表头改成目录里的名称，重新生成。"
        "表头认不出来的（S116），谁填了数写在那一条里，不另说。",
    )
)
_MOST_NAMED: Final = 5


@mutable
class _Filled:
    """Of one column: where its first figure stands, the first units that filled it, and how many did."""

    place: Place
    heading: str
    line: bool
    units: list[str] = field(default_factory=list)
    count: int = 0

    def filled_by(self) -> str:
        more = f"等 {self.count} 个单位" if self.count > len(self.units) else ""
        return f"{'、'.join(self.units)}{more}填了数"

    def found(self) -> Diagnostic:
        head, other = ("名称", "行") if self.line else ("表头", "列")
        message = f"{self.heading}：{self.filled_by()}，没有用上"
        return UNREAD.at(self.place, message, f"{head}改成目录里的名称，重新生成；不是指标的{other}不用管")


def unread_told(rows: Iterator[Row], notes: list[Diagnostic]) -> Iterator[Row]:
    """The rows as they are; what they hold and nobody reads is added to the notes after the last."""
    columns: dict[int, _Filled] = {}
    for row in rows:
        for index, heading in row.unread:
            filled = columns.setdefault(index, _Filled(row.place(index), heading, bool(row.said)))
            filled.count += 1
            if len(filled.units) < _MOST_NAMED:
                filled.units.append(f"{row.label}（{row.cell(index)}）")
        yield row
    for _, filled in sorted(columns.items()):
        _tell(filled, notes)


def _tell(filled: _Filled, notes: list[Diagnostic]) -> None:
    """With what was said of the heading already, where something was."""
    unnamed = (at for at, note in enumerate(notes) if note.code == COLUMN_UNUSED.code and note.excerpt == filled.heading and not note.related)
    at = next(unnamed, None)
    if at is None:
        notes.append(filled.found())
        return
    other = "行" if filled.line else "列"
    hint = f"{notes[at].hint}；不是指标的{other}不用管"
    notes[at] = replace(notes[at], message=f"{notes[at].message}；{filled.filled_by()}", hint=hint, related=(filled.place,))
