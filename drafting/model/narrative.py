"""文字材料: the data's own text, as text or as a local outline."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field
from typing import Final

from drafting.frozen import frozen
from drafting.source import Path
from drafting.tuples import NamedTuple

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


class Named(NamedTuple):
    """What the texts of the data name: `references` are every section (监测帮扶) and point (就业.帮扶车间) of the outlines, `quoting` the texts
    and titles with a {{ }} in them.
    """

    references: list[str]
    quoting: list[str]


def named_in(narratives: Collection[Narrative]) -> Named:
    """Found in one walk over all of them."""
    found: list[str] = []
    quoting = [narrative.text for narrative in narratives if "{{" in narrative.text]
    waiting = [entry for narrative in narratives for entry in narrative.entries]
    while waiting:
        entry = waiting.pop()
        if entry.reference:
            found.append(entry.reference)
        if entry.use:
            found += entry.use
        if "{{" in entry.text:
            quoting.append(entry.text)
        if "{{" in entry.title:
            quoting.append(entry.title)
        if entry.items:
            waiting += entry.items
        if entry.sections:
            waiting += entry.sections
    return Named(found, quoting)
