"""What the charts of a docx show: the numbers that Word keeps beside each drawing, by series and category."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import ParseError, fromstring
from zipfile import ZipFile

from drafting.patterns import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CHART: Final = lazy(r"word/charts/chart[^/]*\.xml")
_DRAWN: Final = lazy(rb"""<[\w.-]+:docPr\s[^>]*?descr="([^"]*)".*?<[\w.-]+:chart\s[^>]*?:id="([^"]+)\"""", 16)  # re.DOTALL
_LINK: Final = lazy(rb"<[\w.-]*:?Relationship\s[^>]*>")
_ATTRIBUTE: Final = lazy(rb"""(\w+)\s*=\s*["']([^"']*)""")
_LARGEST: Final = 8 << 20  # bytes of one chart, unpacked
_MAIN: Final = "word/document.xml"


class ChartNumbers(NamedTuple):
    """`amounts` gives the number at each (series, category), None where the chart has a gap there."""

    caption: str
    amounts: Mapping[tuple[str, str], float | None]


class Cell(NamedTuple):
    """A number of a chart that reads otherwise; None where there is none."""

    series: str
    category: str
    old: float | None
    new: float | None


def charts(data: bytes) -> list[ChartNumbers]:
    """The charts of a docx in the order of their parts. One that cannot be read shows nothing."""
    with ZipFile(BytesIO(data)) as package:
        captions = _captions(package)
        parts = [each for each in package.infolist() if _CHART.fullmatch(each.filename) and each.file_size <= _LARGEST]
        return [ChartNumbers(captions.get(each.filename, ""), _amounts(package.read(each))) for each in parts]


def stale(old: list[ChartNumbers], new: list[ChartNumbers]) -> Iterator[tuple[ChartNumbers, list[Cell]]]:
    """Each of the new charts that the old ones do not show, with the cells that differ from the chart it was."""
    left = list(old)
    changed = []
    for chart in new:
        same = next((each for each in left if each.amounts == chart.amounts), None)
        if same is None:
            changed.append(chart)
        else:
            left.remove(same)
    for chart in changed:
        before = max(left, key=lambda each: _kinship(each, chart), default=None)
        if before is not None and _kinship(before, chart) > (False, 0):
            left.remove(before)
            yield chart, _cells(before.amounts, chart.amounts)
        else:
            yield chart, _cells({}, chart.amounts)


def _kinship(one: ChartNumbers, other: ChartNumbers) -> tuple[bool, int]:
    return bool(one.caption) and one.caption == other.caption, len(one.amounts.keys() & other.amounts.keys())


def _cells(old: Mapping[tuple[str, str], float | None], new: Mapping[tuple[str, str], float | None]) -> list[Cell]:
    keys = dict.fromkeys((*new, *old))
    return [Cell(*key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]


def _captions(package: ZipFile) -> dict[str, str]:
    """The caption of each chart's part, from the drawing that shows it."""
    names = set(package.namelist())
    relations = posixpath.join(posixpath.dirname(_MAIN), "_rels", f"{posixpath.basename(_MAIN)}.rels")
    if not {_MAIN, relations} <= names:
        return {}
    targets = {}
    for tag in _LINK.findall(package.read(relations)):
        link = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(tag)}
        targets[link.get("Id", "")] = posixpath.normpath(posixpath.join("/word", link.get("Target", ""))).lstrip("/")
    drawn = _DRAWN.findall(package.read(_MAIN))
    return {targets[key.decode()]: unescape(caption.decode()) for caption, key in drawn if key.decode() in targets}


def _amounts(chart: bytes) -> dict[tuple[str, str], float | None]:
    if b"<!DOCTYPE" in chart:  # entities could make a small part large
        return {}
    try:
        root = fromstring(chart)
    except (ParseError, ValueError):
        return {}
    found: dict[tuple[str, str], float | None] = {}
    for series in root.iter(_tag("ser")):
        name = "".join(_points(series.find(_tag("tx"))).values())
        categories = _points(series.find(_tag("cat")))
        amounts = {at: _number(text) for at, text in _points(series.find(_tag("val"))).items()}
        for at in dict.fromkeys((*categories, *amounts)):
            found[name, categories.get(at, str(at + 1))] = amounts.get(at)
    return found


def _points(holder: Element | None) -> dict[int, str]:
    """The cached texts or numbers of a series' part, by their place."""
    if holder is None:
        return {}
    points = ((each.get("idx", ""), each.find(_tag("v"))) for each in holder.iter(_tag("pt")))
    return {int(at): (value.text or "") for at, value in points if at.isdecimal() and value is not None}


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/chart}}{name}"
