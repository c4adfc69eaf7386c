"""What a docx says of its own making, and whether a person changed it since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from drafting.blocks.document import FigureRecord
from drafting.blocks.record import (
    NAMESPACE,
    SAID_BY,
    ChartPoint,
    Grid,
    Record,
    RecordedChart,
    RecordedFigure,
    RecordedGap,
    fingerprint,
    part_digest,
)
from drafting.files.container import UNREADABLE, Container

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element



def read_record(data: bytes) -> Record | None:
    """The record of a docx; None if it has none that can be read, or is no docx."""
    found = _find(data)
    return found[1] if found else None


def unchanged(data: bytes) -> bool | None:
    """True if every part is as it was written, False if someone saved the file since, None without a record."""
    found = _find(data)
    if found is None:
        return None
    item, record = found
    try:
        with Container(data) as package:
            names = package.namelist()
            if len(names) != len(set(names)):
                return False
            digests = {name: part_digest(package.read(name)) for name in names if name != item}
    except UNREADABLE:
        return False
    return fingerprint(digests) == record.fingerprint


def unreadable_record(data: bytes) -> Literal["later", "broken"] | None:
    """What a record is that `read_record` does not take: a later program's, or damaged. None without a trace of one."""
    from xml.etree.ElementTree import ParseError, fromstring

    family = NAMESPACE.rpartition(":")[0]
    found: Literal["broken"] | None = None
    try:
        with Container(data) as package:
            for info in package.infolist():
                content = package.read(info) if info.filename.startswith("customXml/item") else b""
                if family.encode() not in content or b"<!DOCTYPE" in content:
                    continue
                found = "broken"
                try:
                    root = fromstring(content).tag
                except (ParseError, ValueError, LookupError):
                    continue
                number = root.removeprefix(f"{{{family}:").partition("}")[0]
                if number.isdecimal() and number != NAMESPACE.rpartition(":")[2]:
                    return "later"
    except UNREADABLE:
        return found
    return found


def _find(data: bytes) -> tuple[str, Record] | None:
    """The name of the record part and what it says. Editors rename custom parts, so it is known by its namespace."""
    try:
        with Container(data) as package:
            for info in package.infolist():
                if not info.filename.startswith("customXml/item"):
                    continue
                content = package.read(info)
                record = _parse(content) if NAMESPACE.encode() in content else None
                if record:
                    return info.filename, record
    except UNREADABLE:
        return None
    return None


def _parse(content: bytes) -> Record | None:
    from xml.etree.ElementTree import ParseError, fromstring

    if b"<!DOCTYPE" in content:  # entities could make a small part large
        return None
    try:
        root = fromstring(content)
    except (ParseError, ValueError, LookupError):
        return None
    if root.tag != f"{{{NAMESPACE}}}record":
        return None
    record = Record(
        version=_text(root, "version") or "",
        template=_text(root, "template") or "",
        data_file=_text(root, "data") or "",
        subject=_text(root, "subject") or "",
        paragraphs=tuple(each.text or "" for each in root.iterfind(f"{_tag('text')}/{_tag('p')}")),
        figures=tuple(_figure(each) for each in root.iterfind(f"{_tag('figures')}/{_tag('figure')}")),
        fingerprint=_text(root, "fingerprint") or "",
        title=_text(root, "title") or "",
        charts=tuple(_chart(each) for each in root.iterfind(_tag("chart"))),
        gaps=tuple(_gap(each) for each in root.iterfind(_tag("gap"))),
        tables=tuple(_grid(each.text or "") for each in root.iterfind(_tag("table"))),
    )
    if not _lies_within(record):
        raise ValueError("places outside the recorded text")
    return record


def _lies_within(record: Record) -> bool:
    """Whether every place of a figure, a gap or a table is one of the recorded paragraphs."""
    end = len(record.paragraphs)
    placed = (*(each.paragraph for each in record.figures), *(each.paragraph for each in record.gaps))
    whole = all(each.first >= 0 and each.columns > 0 and each.rows > 0 and each.end <= end for each in record.tables)
    return whole and all(paragraph < end for paragraph in placed)


def _chart(element: Element) -> RecordedChart:
    points = (
        ChartPoint(
            _text(each, "series") or "",
            _text(each, "category") or "",
            None if each.find(_tag("is")) is None else _origin(each),
        )
        for each in element.iterfind(_tag("point"))
    )
    return RecordedChart(_text(element, "caption") or "", tuple(points))


def _gap(element: Element) -> RecordedGap:
    return RecordedGap(_text(element, "path") or "", _text(element, "is") or "", *_place(element))


def _grid(text: str) -> Grid:
    first, columns, rows = map(int, text.split())
    return Grid(first, columns, rows)


def _figure(element: Element) -> RecordedFigure:
    return RecordedFigure(_text(element, "bookmark") or "", _origin(element), *_place(element))


def _origin(element: Element) -> FigureRecord:
    line = _text(element, "line")
    said_by = _text(element, "said_by")
    return FigureRecord(
        text=_text(element, "is") or "",
        path=_text(element, "path") or "",
        value=_text(element, "value"),
        unit=_text(element, "unit") or "",
        formula=_text(element, "formula"),
        inputs=tuple(each.text or "" for each in element.iterfind(_tag("input"))),
        file=_text(element, "file") or "",
        line=int(line) if line and line.isdecimal() else None,
        source=_text(element, "source"),
        said_by=next((each for each in SAID_BY if each == said_by), "template"),
    )


def _place(element: Element) -> tuple[int, int]:
    """Paragraph and offset; -1 for one that is not said."""
    paragraph, _, offset = (_text(element, "at") or "").partition(" ")
    return (int(paragraph), int(offset)) if paragraph.isdecimal() and offset.isdecimal() else (-1, 0)


def _text(parent: Element, name: str) -> str | None:
    """The text of a child; None if there is no such child."""
    child = parent.find(_tag(name))
    return None if child is None else child.text or ""


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
