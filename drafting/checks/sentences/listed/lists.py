"""Lists of figures in a text, and what each may divide: X，其中a、b、c; X（a、b、c）; 分别为a、b、c; a、b、c，共X."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.listed.rows import joins, uses_up
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.numerals import from_chinese

_AMONG: Final = lazy(r"其中|(?<=。)(?:按[^，。；\d]{1,12}分|[分从][^，。；\d]{1,14}看)(?=，)|(?:(?<=。)|(?<=；))第一产业(?=[^，。；、]{0,8}\d)")
"""What says that the figures behind it divide one before it: 其中, 按部门分, 分方式看, 第一产业."""
_PARTS: Final = "其中"
_RESPECTIVELY: Final = lazy("分别")
_ALTOGETHER: Final = lazy("共计|合计|总计|总共|累计|共")
_TOTAL: Final = lazy("共计|合计|总计")
_SUM_UP: Final = lazy("(?:(?:[两三四五六七八九十]+个?(?:[县市区乡镇村级类项片批]|季度|方面|部门|单位)|各[级类项]|全年)[\u4e00-\u9fff]{0,6})?(?:共计|合计|总计|共)")
"""What sums up the figures before it: 共, 两县合计, 三级网点共."""
_SUM_UP_OF: Final = lazy(f"{_SUM_UP.pattern}([\u4e00-\u9fff]{{1,8}})")
"""两镇共改厕, behind figures of which each is said of 改厕."""
_SO_MANY: Final = lazy("([两三四五六七八九十])[税种项镇乡县区市村方者局家费险院校][\u4e00-\u9fff]{0,3}(?:共计|合计|总计|共)")
"""三税合计, behind three; but 两癌 and 四好农村路 are names."""
_COUNTS_THEM: Final = lazy("[两三四五六七八九十各]")
_ENDING: Final = lazy("[\u4e00-\u9fff]{2}$")
_LAST_YEAR: Final = lazy("上年|去年|同期")
_MOST_LISTED: Final = 40
"""Figures of one list that are looked at; no sentence that is read has more."""


@frozen
class Listed:
    """A list of figures, and those of which one may be the total, the nearest first.

    `words` are those of the list to the end of its sentence. `listed`: the text says that these divide something;
    `bracketed`: it puts them together, in brackets or before a 合计, with nothing else. `set_alike`: each has a sentence of its own.
    """

    items: tuple[Cell, ...]
    totals: tuple[Cell, ...]
    words: str
    listed: bool = True
    bracketed: bool = False
    set_alike: bool = False

    @property
    def may_go_on(self) -> bool:
        """Whether it is so long that only its first figures are looked at."""
        return len(self.items) >= _MOST_LISTED


def lists(line: Line, before: Line | None) -> Iterator[Listed]:
    """The lists of one line; one that begins with 其中 divides what the line before ends with."""
    cells = line.cells
    among: set[int] = set()
    for match in _AMONG.finditer(line.words):
        at = line.start + match.start()
        items = _scope(line, at)
        if not items:
            continue
        among.update(id(each) for each in items)
        totals = _before(line, before, at, items[0])
        yield Listed(items, totals, _to_the_stop(line, at, items), listed=match[0] == "其中" or _is_plain(items, totals))
        longer = _over_sentences(line, items)
        if len(longer) > len(items):
            yield Listed(longer, totals, _to_the_stop(line, at, longer), set_alike=True)
    for bracket in sorted({each.bracket for each in cells if each.bracket}):
        items = tuple(each for each in cells if each.bracket == bracket)[:_MOST_LISTED]
        if id(items[0]) in among or len(items) < 2:
            continue
        opened = line.start + line.words.rfind("（", 0, items[0].start - line.start)
        near = [each for each in cells if each.sentence == items[0].sentence and each.bracket != bracket]
        totals = _nearest([each for each in near if each.end <= opened and each.clause >= items[0].clause - 1])
        totals += tuple(each for each in near if each.start > items[-1].end and _ALTOGETHER.search(each.label))
        yield Listed(items, totals, _to_the_stop(line, opened, items), bracketed=True)
    for match in _RESPECTIVELY.finditer(line.words):
        at = line.start + match.start()
        sentence = _sentence_at(cells, at)
        items = tuple(each for each in cells if each.start > at and each.sentence == sentence and not each.bracket)[:_MOST_LISTED]
        end = next((place for place, each in enumerate(items) if place > 1 and _SUM_UP.fullmatch(each.label)), len(items))
        items, behind = items[:end], items[end : end + 2]
        if items:
            yield Listed(items, (*behind, *_before(line, before, at, items[0])), _to_the_stop(line, at, items))
    yield from _uncued(line, among)


def _behind_the_total(before: list[Cell], total: Cell) -> list[Cell]:
    """造林3.6万亩，其中甲1.2万亩、乙2.4万亩，共计3.6万亩: what the total is said of twice is no part of it."""
    first, *others = before
    again = len(others) > 1 and others[0].label.startswith(_PARTS) and (first.quantity.amount, first.quantity.unit) == (total.quantity.amount, total.quantity.unit)
    return others if again else before


def _are_summed_up_of(total: Cell, parts: Sequence[Cell]) -> bool:
    """柏树镇改厕12户、石桥镇改厕13户，两镇共改厕25户; 新建2个、改建1个，共新改建3个."""
    found = _SUM_UP_OF.fullmatch(total.label)
    return found is not None and (all(each.label.endswith(found[1]) for each in parts) or joins(found[1], parts))


def counts_so_many(total: Cell) -> int:
    """3 of 三税合计, 0 where a total counts nothing."""
    found = _SO_MANY.fullmatch(total.label)
    return from_chinese(found[1]) or 0 if found is not None else 0


def _those_counted(before: list[Cell], total: Cell) -> list[Cell]:
    """税收8.62亿元，其中甲税3.12亿元、乙税1.26亿元、丙税0.49亿元；三税合计4.87亿元: as many as it says, behind 其中 or all; none where it says no number."""
    many = counts_so_many(total)
    return before[-many:] if many and len(before) >= many and (len(before) == many or before[-many].label.startswith(_PARTS)) else []


def _to_the_stop(line: Line, start: int, items: Sequence[Cell]) -> str:
    """The words from an offset to the end of the sentence in which the items end: what follows them may say that they are not all."""
    stop = line.words.find("。", items[-1].end - line.start)
    return line.words[start - line.start : stop if stop >= 0 else None]


def _scope(line: Line, at: int) -> tuple[Cell, ...]:
    """The figures that 其中 at an offset speaks of: to the end of its brackets or its sentence, or to the next 其中."""
    after = [each for each in line.cells if each.start > at]
    if not after:
        return ()
    first = after[0]
    again = line.words.find("其中", at - line.start + 2)
    end = line.start + again if again >= 0 else line.start + len(line.words)
    return tuple(
        each for each in after
        if (each.sentence, each.item) == (first.sentence, first.item) and each.start < end and (each.bracket == first.bracket if first.bracket else not each.bracket)
    )[:_MOST_LISTED]  # fmt: skip


def _is_plain(items: Sequence[Cell], totals: Sequence[Cell]) -> bool:
    """Whether one figure alone may be what a list behind 分方式看 divides: 从年龄看 may be said of the whole that a page before names."""
    alike = [each for each in totals if each.quantity.unit == items[0].quantity.unit and not each.is_rate and not each.is_change]
    return len(alike) == 1


def _over_sentences(line: Line, items: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A list whose items have sentences of their own: 其中，第一产业增加值5亿元，增长3%。第二产业增加值8亿元，增长4%。第三产业增加值9亿元."""
    first = items[0]
    ending = _ENDING.search(first.label)
    if ending is None or first.bracket or any(not each.is_rate and not each.is_change for each in items[1:]):
        return items
    behind = [each for each in line.cells if each.sentence > first.sentence and each.item == first.item and not each.bracket]
    found = [first]
    for _, several in groupby(behind, key=lambda each: each.sentence):
        head, *rest = several
        if line.sentence_of(head).startswith("其中"):
            continue
        others = [each for each in rest if not each.is_rate and not each.is_change]
        if others or not head.label.endswith(ending[0]) or head.quantity.unit != first.quantity.unit:
            break
        if len(found) == _MOST_LISTED:
            return items  # of a longer one nobody would see all
        found.append(head)
    return tuple(found)


def _before(line: Line, before: Line | None, at: int, first: Cell) -> tuple[Cell, ...]:
    """What may be divided: the figures before an offset in the same sentence, or, where it begins one, in that before."""
    cells = [each for each in line.cells if each.end <= at and each.item == first.item]
    near = [each for each in cells if each.sentence == first.sentence and each.bracket in (0, first.bracket)]
    if not near and cells:
        near = _of_last_sentence(line, cells)
    if not cells and before is not None and not line.words[: at - line.start].strip():
        near = _of_last_sentence(before, before.cells)
    return _nearest(near)


def _of_last_sentence(line: Line, cells: Sequence[Cell]) -> list[Cell]:
    """The figures of the last sentence of some, but of one that says what last year was."""
    own = [each for each in cells if not _LAST_YEAR.match(line.sentence_of(each))]
    return [each for each in own if each.sentence == own[-1].sentence and not each.bracket]


def _sentence_at(cells: Sequence[Cell], at: int) -> int:
    return next((each.sentence for each in cells if each.start > at), -1)


def _nearest(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(reversed(cells[-_MOST_LISTED:]))


def _classes_of(cell: Cell, behind: Sequence[Cell]) -> tuple[Cell, ...]:
    """获奖牌16枚，金牌5枚、银牌6枚、铜牌5枚: the figures right behind one which are of all its classes."""
    return next((tuple(behind[:many]) for many in (2, 3, 4) if len(behind) >= many and uses_up(behind[:many], cell.label) and behind[0].clause - cell.clause == 1), ())


def _uncued(line: Line, among: set[int]) -> Iterator[Listed]:
    """Three figures of a kind or more in one sentence with 共 before or behind: listed without a word that says so."""
    sentences: dict[int, list[Cell]] = {}
    for cell in line.cells:
        if not cell.bracket:
            sentences.setdefault(cell.sentence, []).append(cell)
    for cells in sentences.values():
        for at, cell in enumerate(cells):
            rest = cells[at + 1 : at + 1 + _MOST_LISTED]
            if (classes := _classes_of(cell, rest)) and id(rest[0]) not in among:
                yield Listed(classes, (cell,), line.between(cell.start, classes[-1].end))
            elif len(rest) > 1 and id(rest[0]) not in among and not cell.is_rate:
                yield Listed(tuple(rest), (cell,), line.between(cell.start, rest[-1].end), listed=False)
            if at > 1 and _ALTOGETHER.search(cell.label):
                before = _behind_the_total(cells[max(0, at - _MOST_LISTED) : at], cell)
                is_total = _TOTAL.fullmatch(cell.label) is not None
                if those := _those_counted(before, cell):
                    yield Listed(tuple(those), (cell,), line.between(those[0].start, cell.end))
                    continue
                counts_them = _COUNTS_THEM.match(cell.label) is not None or not any(each.clause == cell.clause for each in before)
                listed = is_total or (counts_them and (_SUM_UP.fullmatch(cell.label) is not None or _are_summed_up_of(cell, before)))
                yield Listed(tuple(before), (cell,), line.between(before[0].start, cell.end), listed=listed, bracketed=is_total)
