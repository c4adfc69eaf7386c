"""The figures of a running text, each with the words around it and the clause, sentence and brackets in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.prose.passages import Text
from drafting.frozen import frozen, mutable
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.running import running_figures
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE

_FOLDED: Final = str.maketrans(",;:()", "，；：（）")
_THOUSANDS: Final = lazy(r"(?<=\d),(?=\d{3}(?!\d))")
_POINT: Final = lazy(r"(?:(?<=^)|(?<=[。；：，！？]))(?:[一二三四五六七八九十]是|[①②③④⑤⑥⑦⑧⑨⑩]|（\d{1,2}）)")
_BREAK: Final = lazy("[，。；：、（）！？【]")
_STOP: Final = lazy("[，。；：！？（）]")
_BEGINS_A_POINT: Final = ""
"""Among the stops of a line: where 一是 or ① begins."""
_TO_FOLD: Final = lazy("[,;:()]")
_CHANGE: Final = lazy(
    f"(?:{RISE}|{GAIN}|扩大|(?<!新)增|{FALL}|{LOSS}|缩小|压减|减|高于?|低于?|多于?|少于?|超出?|超过|净增|净减|同比|环比|相差|偏[多少高低])(?:了|近|约|为)?$|比[^，。；、\\d]*(?:[高低多少快慢]|增加|减少)$"
)
_YEAR: Final = lazy(r"(?<!\d)(?:19|20)\d{2}年")
_SENTENCE: Final = lazy("[，。；,;]")
"""What makes a table's cell one that says something."""
_RATES: Final = frozenset(("%", "‰", "个百分点", "百分点", "倍", "成"))
PART_OF_A_YEAR: Final = lazy(r"前[一二三]个?季度|[一二三四]季度|[上下]半年|\d月|[当本]月|阶段|第[一二三]批")
"""Words of a figure that is not of all the year."""
HELD_AGAINST: Final = lazy(r"^[比较与同](?:上年|去年|前年|(?:19|20)\d\d年|同期)")
"""Words before a figure that is what there was then."""
_NOUN: Final = 12
_SHORT: Final = 20
"""Characters of a line that is a heading, whatever it looks like."""


@frozen
class Cell:
    """One figure. `label` is what stands before it in its clause, `noun` right behind it; neither holds another figure.

    `clause`, `segment` (up to ；), `sentence` and `item` (一是) number what it stands in, through the whole text;
    `bracket` is the number of the innermost brackets, 0 outside any. `tight`: nothing stands between it and the figure before it.
    """

    start: int
    end: int
    quantity: Quantity
    label: str
    noun: str
    clause: int
    segment: int
    sentence: int
    item: int
    bracket: int
    tight: bool
    is_change: bool

    @property
    def is_rate(self) -> bool:
        return self.quantity.unit in _RATES

    @property
    def words(self) -> str:
        return f"{self.label}\0{self.noun}"


@frozen
class Line:
    """One line of the text: its words, folded to full-width marks, and its cells. `start` is its offset in the whole.

    `under`: the heading, or the short line, right above it; `section`: the last heading of the first level, or without a number, before it;
    `year`: that of the title, 2026年; `titled`: the words of the title.
    """

    start: int
    words: str
    cells: tuple[Cell, ...]
    under: str = ""
    section: str = ""
    year: str = ""
    titled: str = ""

    def between(self, start: int, end: int) -> str:
        """The words between two offsets of the whole text."""
        return self.words[start - self.start : end - self.start]

    def said_before(self, cell: Cell) -> str:
        """The words of a figure's sentence that stand before it."""
        return self.words[: cell.start - self.start].rpartition("。")[2]

    def sentence_of(self, cell: Cell) -> str:
        """All words of a figure's sentence."""
        return self.said_before(cell) + self.words[cell.start - self.start :].partition("。")[0]


@mutable
class _Count:
    """Running numbers of what a text falls into."""

    clause: int = 0
    segment: int = 0
    sentence: int = 0
    item: int = 0
    bracket: int = 0


def lines_of(text: Text, units: UnitTable) -> list[Line]:
    """The lines of a text that hold sentences, and a figure."""
    count = _Count()
    found: list[Line] = []
    above = section = ""
    titled = "".join(words for kind, words, _, _ in text.lines if kind == "title")
    years = set(_YEAR.findall(titled))
    year = years.pop() if len(years) == 1 else ""
    for line, start in zip(text.lines, text.starts, strict=True):
        kind, words = line[0], line[1]
        if kind == "address" or (kind == "heading" and line[2] == 1):
            section = words
        if kind in ("body", "heading") or (kind == "cell" and _SENTENCE.search(words)):
            shown = folded(words)
            cells = tuple(_cells(words, shown, start, units, count))
            if cells:
                found.append(Line(start, shown, cells, above, section, year, titled))
            if words:
                above = words if kind == "heading" or (len(words) <= _SHORT and not words.endswith("。")) else ""
    return found


def folded(words: str) -> str:
    """The words with full-width marks, a character for each: thousands (1,200) keep their comma."""
    if _TO_FOLD.search(words) is None:
        return words
    kept = {match.start() for match in _THOUSANDS.finditer(words)}
    shown = words.translate(_FOLDED)
    return "".join("," if at in kept else each for at, each in enumerate(shown)) if kept else shown


def _cells(words: str, shown: str, offset: int, units: UnitTable, count: _Count) -> Iterator[Cell]:
    figures = list(running_figures(words, units))
    stops = _stops(shown)
    open_brackets: list[int] = []
    count.item += 1
    _begin(count, "sentence")
    at = ended = passed = 0
    for number, figure in enumerate(figures):
        while passed < len(stops) and stops[passed][0] < figure.start:
            if stops[passed][0] >= at:
                _pass(stops[passed][1], count, open_brackets)
            passed += 1
        prefix = figure.quantity.prefix
        before = shown[ended : figure.start - len(prefix)]
        after = shown[figure.end + len(figure.quantity.suffix) : figures[number + 1].start if number + 1 < len(figures) else None]
        label = _label(before)
        tight = bool(number) and not before
        yield Cell(
            offset + figure.start, offset + figure.end, figure.quantity, label, _BREAK.split(after, maxsplit=1)[0][:_NOUN],
            count.clause, count.segment, count.sentence, count.item, open_brackets[-1] if open_brackets else 0,
            tight, _CHANGE.search(label) is not None,
        )  # fmt: skip
        at, ended = figure.end, figure.end + len(figure.quantity.suffix)
    for place, mark in stops[passed:]:
        if place >= at and mark != _BEGINS_A_POINT:
            _pass(mark, count, open_brackets)


def _stops(shown: str) -> list[tuple[int, str]]:
    """Where clauses, sentences, brackets and points begin and end, in order; a point before the bracket that it is written with."""
    stops = [(match.start(), match[0]) for match in _STOP.finditer(shown)]
    points = [(match.start(), _BEGINS_A_POINT) for match in _POINT.finditer(shown)]
    return sorted((*stops, *points)) if points else stops


def _label(before: str) -> str:
    """The words of the clause before a figure; those before a colon or the comma of 其中， are its label too."""
    parts = _BREAK.split(before)
    label = parts[-1]
    if not label and len(parts) > 1 and before.endswith("："):
        label = parts[-2]
    return label.strip()


def _pass(mark: str, count: _Count, open_brackets: list[int]) -> None:
    if mark == _BEGINS_A_POINT:
        count.item += 1
        _begin(count, "clause")
    elif mark == "（":
        count.bracket += 1
        open_brackets.append(count.bracket)
    elif mark == "）":
        if open_brackets:
            open_brackets.pop()
    elif mark in "。！？":
        _begin(count, "sentence")
    elif mark == "；":
        _begin(count, "segment")
    elif mark in "，：":
        _begin(count, "clause")


def _begin(count: _Count, what: str) -> None:
    count.clause += 1
    if what in ("segment", "sentence"):
        count.segment += 1
    if what == "sentence":
        count.sentence += 1


def of_one_kind(one: Cell, other: Cell, units: UnitTable) -> bool:
    """Whether two figures count the same kind of thing, so that they can be added or compared."""
    return bool(one.quantity.unit) and units.convertible(one.quantity.unit, other.quantity.unit)


def is_said_of(verb: str, cell: Cell) -> bool:
    """Whether a figure's words hold those of a verb in their order: 破案 is said of 破各类刑事案件138起."""
    at = 0
    for each in verb:
        at = cell.label.find(each, at) + 1
        if not at:
            return False
    return True
