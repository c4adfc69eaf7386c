"""What the charts of a docx show: the numbers that Word keeps beside each drawing, by series and category."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING, Final, TypeVar
from xml.etree.ElementTree import ParseError, fromstring

from drafting.blocks.record import ChartPoint, RecordedChart
from drafting.files.container import UNREADABLE, Container
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CHART: Final = lazy(r"word/charts/chart[^/]*\.xml")
_DRAWN: Final = lazy(
    rb"""<[\w.-]+:docPr\s(?:[^>]*?descr="([^"]*)")?[^>]*>(?:(?!<[\w.-]+:docPr\s).)*?<[\w.-]+:chart\s[^>]*?:id="([^"]+)\"""", 16
)  # re.DOTALL
_PARAGRAPH: Final = lazy(rb"<w:p[\s>/]")
_TEXT: Final = lazy(rb"<[\w.-]+:t(?:\s[^>]*)?>([^<]*)")
_OWED: Final = "（待补）"
_NEAR: Final = 20_000  # bytes before a drawing in which the line above it is looked for
_LINK: Final = lazy(rb"<[\w.-]*:?Relationship\s[^>]*>")
_ATTRIBUTE: Final = lazy(rb"""(\w+)\s*=\s*["']([^"']*)""")
_LARGEST: Final = 8 << 20  # bytes of one chart, unpacked
_MAIN: Final = "word/document.xml"


class Point(NamedTuple):
    """A number of a chart; None where it has a gap."""

    series: str
    category: str
    amount: float | None


class ChartNumbers(NamedTuple):
    """`caption` is what the drawing is called, or else the line of text above it; `paragraph` the index of its w:p, -1 where none shows it."""

    caption: str
    points: tuple[Point, ...]
    paragraph: int = -1

    @property
    def amounts(self) -> dict[Key, float | None]:
        """By series and category; a name that comes again is counted."""
        return dict(zip(keys(self.points), (each.amount for each in self.points), strict=True))


Key = tuple[str, str, int]
"""Series, category, and how many points of the same names come before."""


def keys(points: Sequence[Point | ChartPoint]) -> list[Key]:
    """What each point is known by. A category that an owed figure marked （待补） is the same one."""
    counts: Counter[tuple[str, str]] = Counter()
    found = []
    for each in points:
        name = each.series, each.category.removesuffix(_OWED)
        found.append((*name, counts[name]))
        counts[name] += 1
    return found


def charts(data: bytes) -> list[ChartNumbers]:
    """The charts of a docx in the order of their parts. One that cannot be read shows nothing."""
    with Container(data) as package:
        drawn = _drawn(package)
        parts = [each for each in package.infolist() if _CHART.fullmatch(each.filename) and each.file_size <= _LARGEST]
        found = []
        for each in parts:
            caption, paragraph = drawn.get(each.filename, ("", -1))
            try:
                points = tuple(_points_of(package.read(each)))
            except UNREADABLE:
                points = ()
            found.append(ChartNumbers(caption, points, paragraph))
        return found


C = TypeVar("C", RecordedChart, ChartNumbers)


def counterpart(chart: RecordedChart | ChartNumbers, left: list[C]) -> C | None:
    """Which of some charts is likeliest the same one; it is taken out of `left`."""
    own = set(keys(chart.points))
    best = max(left, key=lambda each: _kinship(chart.caption, own, each), default=None)
    if best is None or _kinship(chart.caption, own, best) <= (False, 0):
        return None
    left.remove(best)
    return best


def _kinship(caption: str, own: set[Key], other: RecordedChart | ChartNumbers) -> tuple[bool, int]:
    return bool(caption) and caption == other.caption, len(own & set(keys(other.points)))


def _drawn(package: Container) -> dict[str, tuple[str, int]]:
    """Each chart's part with the caption of its drawing, or the line above it, and its paragraph."""
    names = set(package.namelist())
    relations = posixpath.join(posixpath.dirname(_MAIN), "_rels", f"{posixpath.basename(_MAIN)}.rels")
    if not {_MAIN, relations} <= names:
        return {}
    targets = {}
    for tag in _LINK.findall(package.read(relations)):
        link = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(tag)}
        targets[link.get("Id", "")] = posixpath.normpath(posixpath.join("/word", link.get("Target", ""))).lstrip("/")
    main = package.read(_MAIN)
    found = {}
    for drawing in _DRAWN.finditer(main):
        part = targets.get(drawing[2].decode())
        if part is not None:
            before = main[: drawing.start()]
            found[part] = unescape((drawing[1] or b"").decode()) or _line_above(before), len(_PARAGRAPH.findall(before)) - 1
    return found


def _line_above(content: bytes) -> str:
    """The text of the last paragraph that holds some."""
    for paragraph in reversed(_PARAGRAPH.split(content[-_NEAR:])[:-1]):
        text = unescape(b"".join(_TEXT.findall(paragraph)).decode("utf-8", "replace"))
        if text.strip():
            return text.strip()
    return ""


def _points_of(chart: bytes) -> Iterator[Point]:
    if b"<!DOCTYPE" in chart:  # entities could make a small part large
        return
    try:
        root = fromstring(chart)
    except (ParseError, ValueError, LookupError):
        return
    for series in root.iter(_tag("ser")):
        name = "".join(_points(series.find(_tag("tx"))).values())
        categories = _points(series.find(_tag("cat")))
        amounts = {at: _number(text) for at, text in _points(series.find(_tag("val"))).items()}
        for at in sorted({*categories, *amounts}):
            yield Point(name, categories.get(at, str(at + 1)), amounts.get(at))


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
