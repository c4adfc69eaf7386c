"""文字材料: the data's own text, as text or as a local outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Final

from drafting.frozen import frozen
from drafting.source import Path

TABLE: Final = "表格"
PICTURE: Final = "图片"


@frozen
class Exhibit:
    """A table, chart or picture that an entry shows. `kind` is 表格, 图片, or a kind of chart (柱形图).

    `source` is a 明细表, an indicator (监测帮扶.监测对象) or a file; `columns` are those drawn, all that fit if none are named.
    """

    path: Path
    kind: str
    source: str
    columns: tuple[str, ...] = ()
    caption: str = ""


@frozen
class Entry:
    """One entry of a local outline. `reference` alone names a section (监测帮扶) or a point (就业.帮扶车间).

    `use` are points run on after the text, `items` become numbered points, `sections` stand below the heading;
    what it shows stands after all text of its own.
    """

    path: Path
    reference: str = ""
    title: str = ""
    number: str = ""  # 号
    text: str = ""  # 内容
    use: tuple[str, ...] = ()  # 用
    items: tuple[Entry, ...] = field(default=())  # 条
    sections: tuple[Entry, ...] = field(default=())  # 节
    exhibits: tuple[Exhibit, ...] = ()  # 表, 图, 图片


@frozen
class Narrative:
    """One slot's data: plain text, or entries."""

    path: Path
    text: str = ""
    entries: tuple[Entry, ...] = ()


def texts(narratives: Iterable[Narrative]) -> Iterator[str]:
    """Every text and title of the data's own."""
    waiting: list[Entry] = []
    for narrative in narratives:
        yield narrative.text
        waiting += narrative.entries
    while waiting:
        entry = waiting.pop()
        yield entry.title
        yield entry.text
        waiting += (*entry.items, *entry.sections)


def references(narratives: Iterable[Narrative]) -> list[str]:
    """Every section (监测帮扶) and point (就业.帮扶车间) that the outlines of the data name."""
    found: list[str] = []
    waiting = [entry for narrative in narratives for entry in narrative.entries]
    while waiting:
        entry = waiting.pop()
        if entry.reference:
            found.append(entry.reference)
        if entry.use:
            found += entry.use
        if entry.items:
            waiting += entry.items
        if entry.sections:
            waiting += entry.sections
    return found
