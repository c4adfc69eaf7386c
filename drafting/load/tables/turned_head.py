"""The head of a table with a row per indicator: which columns are keys of one unit, which are units, and which are neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from drafting.diagnostics import Diagnostic, Refused
from drafting.frozen import mutable
from drafting.load.names.words.heading_times import AT_WHAT_TIME, Times
from drafting.load.names.words.heading_words import ONE_A_ROW, SKIPPED
from drafting.load.names.words.place_in_name import place_in_name, place_said
from drafting.load.tables.grid import Grid, Line, letters, squeezed
from drafting.load.tables.head import COLUMN_UNCLEAR, COLUMN_UNUSED, numbers_columns
from drafting.load.tables.heading_names import Headings
from drafting.load.tables.heading_units import unit_of_cell
from drafting.load.tables.stacked_headings import stacked_headings
from drafting.load.tables.totals import is_total
from drafting.load.tables.turned_keys import is_time, key_of_parts, keys_of, rivals, times_of
from drafting.patterns import lazy

UNITS: Final = frozenset(("单位", "计量单位"))
_GROUPS: Final = frozenset(
    ("类别", "类型", "分类", "大类", "板块", "工作板块", "模块", "领域", "方面", "条线", "组", "组别", "组名", "分组", "指标组", "指标类别", "工作类别", "任务类别", "项目类别", "一级指标", "一级分类")
)
"""What the column is called that says of which group the lines are, left of their names."""
FIGURE: Final = lazy(r"\s*(?:约|近|超|逾)?[-+]?[\d０-９]")
_NUMBER: Final = lazy(r"[-+]?\d[\d,]*(?:\.\d+)?[%％]?")
_OF_THE_WHOLE: Final = lazy("(?:占|比|较|居|高于|低于)[全本][省市州盟县区旗乡镇村]")
_ORGAN: Final = lazy(r"[\u3400-\u9fff]{1,20}(?:办|(?<!出)处|场|局|中心|所|站|公司|园|委|管委会|社|队|院|校|街|寨|屯|港)")
"""What is a unit beside places: 城区办, 松林农场, 水库管理处."""
_UNIT: Final = lazy(r"[\u3400-\u9fffA-Za-zμµΩ℃°²³㎡/]{1,9}")
_NO_UNIT: Final = lazy("无|比|指数|系数|数|分值|见|备注|元.*元")
_MOST_LINES: Final = 3


@mutable
class Head:
    """The columns of the table: of the names, of the units, of the groups, of the keys of one unit, of the units that reports are made of.

    Where there are `places`, each is called by its first column, and `keys` are the columns of the first of them: those of
    the others lie as far to the right, and so do those of `totals` (合计). `unknown` are the others that hold figures, each with its headings from the top.
    """

    name: int
    unit: int | None
    group: int | None
    keys: dict[int, str]
    places: dict[int, str]
    unknown: dict[int, tuple[str, ...]]
    times: Times = field(default_factory=Times)
    totals: dict[int, str] = field(default_factory=dict)

    @property
    def home(self) -> int:
        """The first column of the first place; of the only unit, 0."""
        return min(self.places, default=0)

    def units_of(self, lines: Sequence[Line]) -> list[str]:
        """What the lines have in the column of units, where it can be one: m³/s, 艘天, which nobody else may know."""
        texts = [unit_of_cell(squeezed(cell.text)) for line in lines for cell in line.cells if cell.column == self.unit]
        return [text for text in dict.fromkeys(texts) if _UNIT.fullmatch(text) and not _NO_UNIT.search(text)]

    def held(self) -> dict[int, int]:
        """Column → the one of `keys` that it is, of whichever place."""
        return {column + first - self.home: column for first in (self.places or (0,)) for column in self.keys}


def split_turned_head(grid: Grid, line: Line, below: Sequence[Line], headings: Headings) -> tuple[list[Line], list[Line]]:
    """(lines of the head, those below it): 目标 and 完成 below 2026年, in lines that name no indicator and hold no number."""
    texts = {squeezed(cell.text): cell.column for cell in line.cells}
    name = next(column for text, column in texts.items() if text in ONE_A_ROW)
    bottom = max((last for row, _, last, _ in grid.merges if row == line.number), default=line.number)
    head, rest = [line], list(below)
    while rest and len(head) < _MOST_LINES:
        said = {cell.column: squeezed(cell.text) for cell in rest[0].cells}
        if name in said or any(_NUMBER.fullmatch(text) for text in said.values()):
            break
        if rest[0].number > bottom and not any(_says_something(text, headings) for text in said.values()):
            break
        head.append(rest.pop(0))
    if rest and numbers_columns(rest[0], name):
        rest.pop(0)
    return head, rest


def _says_something(text: str, headings: Headings) -> bool:
    return bool(_is_place(text) or is_time(text, headings.times) or key_of_parts([text], headings, headings.times))


def read_head(grid: Grid, head: Sequence[Line], below: Sequence[Line], headings: Headings) -> Head:
    stacked = {column: tuple(dict.fromkeys(filter(None, parts))) for column, parts in stacked_headings(grid, list(head)).items()}
    name = next(column for column, parts in stacked.items() if parts and parts[0] in ONE_A_ROW)
    unit = next((column for column, parts in stacked.items() if parts and parts[0] in UNITS), None)
    group = next((column for column, parts in stacked.items() if column < name and parts and parts[-1] in _GROUPS), None)
    others = {column: parts for column, parts in stacked.items() if parts and column not in (name, unit, group) and parts[-1] not in SKIPPED}
    keys = keys_of(others, headings)
    filled = _filled(below, name)
    places = _places(others)
    if places or "数值" not in keys.values():
        free = {column: parts for column, parts in others.items() if column not in keys and column not in places}
        organs = {column: text for column, parts in free.items() if filled.get(column, True) and (text := next(filter(_ORGAN.fullmatch, parts), ""))}
        places = {column: place for column in others if (place := places.get(column) or organs.get(column))}
    firsts: dict[int, str] = {}
    if places:
        firsts, keys = _by_place(grid, head[-1], places, others, headings)
    else:
        _one_of_this_year(grid, head[-1], others, headings)
    read = Head(name, unit, group, keys, firsts, {}, times_of(others, headings))
    read.totals = _totals(others, read, headings) if places else {}
    taken = read.held()
    read.unknown = {
        column: parts
        for column, parts in others.items()
        if column not in taken and filled.get(column) and not (places and column not in places and is_total(parts[-1]))
    }
    return read


def _places(others: dict[int, tuple[str, ...]]) -> dict[int, str]:
    """Column → the heading that says of which place it is: the lowest, where several do."""
    return {column: place for column, parts in others.items() if (place := next(filter(_is_place, reversed(parts)), ""))}


def _one_of_this_year(grid: Grid, line: Line, headings_of: Mapping[int, Sequence[str]], headings: Headings) -> None:
    """Raises Refused where columns of this year's figures go to several months, none of them the report's."""
    columns = rivals(headings_of, headings)
    if columns:
        said = ["·".join(headings_of[column]) for column in columns]
        message = f"{'、'.join(said)}：都可以是报告期的数，看不出用哪一列"
        raise Refused([COLUMN_UNCLEAR.at(grid.place(line.number, columns[0]), message, f"留下一列，或者用的那一列表头写 本年，如把“{said[-1]}”改成“本年”", excerpt=said[0])])


def _by_place(
    grid: Grid, line: Line, places: dict[int, str], others: dict[int, tuple[str, ...]], headings: Headings
) -> tuple[dict[int, str], dict[int, str]]:
    """First column → place, and column → key of the first of them. Raises Refused where the columns of another lie otherwise."""
    apart = {column: _beside_place(others[column], text, headings) for column, text in places.items()}
    columns: dict[tuple[str, int], list[int]] = {}
    for column, text in places.items():
        columns.setdefault((text, 0 if apart[column] else column), []).append(column)
    for of in columns.values():
        _one_of_this_year(grid, line, {each: apart[each] for each in of}, headings)
    keys = [keys_of({each: apart[each] for each in of}, headings) for of in columns.values()]
    home, wanted = min(next(iter(columns.values()))), keys[0]
    firsts: dict[int, str] = {}
    otherwise: dict[str, int] = {}
    for (text, _), of, own in zip(columns, columns.values(), keys, strict=True):
        if _moved(own, home - of[0]) == wanted:
            firsts[of[0]] = place_said(text)
        elif own:
            otherwise.setdefault(text, of[0])
    if otherwise:
        like = ["·".join(apart[column]) or key for column, key in sorted(wanted.items())]
        raise Refused([_lie_otherwise(grid, line, otherwise, next(iter(columns))[0], "、".join(like))])
    return firsts, wanted


def _lie_otherwise(grid: Grid, line: Line, places: dict[str, int], first: str, like: str) -> Diagnostic:
    message = f"{'、'.join(places)}：下面的各列和{first}的（{like}）不一样，这样排的读不出来"
    hint = f"各单位下面都是 {like}，次序也一样；没有数的留着那一列，格子空着"
    return COLUMN_UNCLEAR.at(grid.place(line.number, next(iter(places.values()))), message, hint, excerpt=next(iter(places)))


def _totals(others: dict[int, tuple[str, ...]], head: Head, headings: Headings) -> dict[int, str]:
    """First column → heading of those that stand over the places and lie as they do."""
    columns: dict[str, list[int]] = {}
    for column, parts in others.items():
        if column not in head.held() and (text := next(filter(is_total, parts), "")):
            columns.setdefault(text, []).append(column)
    found = {}
    for text, of in columns.items():
        keys = keys_of({column: _beside_place(others[column], text, headings) for column in of}, headings)
        if _moved(keys, head.home - of[0]) == head.keys:
            found[of[0]] = text
    return found


def _moved(keys: dict[int, str], by: int) -> dict[int, str]:
    return {column + by: key for column, key in keys.items()}


def _beside_place(parts: tuple[str, ...], place: str, headings: Headings) -> tuple[str, ...]:
    """What stands over a column beside the name of its place; above that only times and keys, for 北片 gathers places."""
    at = parts.index(place)
    return (*(part for part in parts[:at] if _says_something(part, headings)), *parts[at + 1 :])


def unused_columns(grid: Grid, line: Line, head: Head, headings: Headings) -> Iterator[Diagnostic]:
    """That the figures of a column come into no report."""
    times = head.times
    for column, parts in head.unknown.items():
        text = "·".join(parts)
        if head.places and not any(map(_is_place, parts)):
            message = f"{text}：看不出是哪个单位，这一列没有用上"
            hint = "是一个单位的，表头写全它的名称（某某镇、某某办事处）；是任务、上年同期的，各单位的写在自己那一列，另起一行，如 危房改造.任务"
        elif is_time(parts[-1], times) and not key_of_parts(parts, headings, times):
            message, hint = f"{text}：“{text}”{times.why_not}，这一列没有用上", AT_WHAT_TIME.format(head="表头")
        elif key_of_parts([part for part in parts if not _is_place(part)], headings, times) == "数值" and (used := _used_instead(parts, head)) is not None:
            message = f"{text}：报告期的数用了{letters(used)}列，这一列没有用上"
            hint = "用这一列的，删去那一列；不要的列不用管"
        else:
            message = f"{text}：看不出是本年、上年同期还是别的，这一列没有用上"
            hint = "表头写成 本年、上年同期、上年末、年度任务、同比、完成率 里的一个；每一种只写一列，不要的列不用管"
        yield COLUMN_UNUSED.at(grid.place(line.number, column), message, hint, excerpt=text)


def column_of_no_group(grid: Grid, line: Line, head: Head, below: Sequence[Line]) -> Iterator[Diagnostic]:
    """That words stand left of the names which are not read as those of groups: 科室, 责任单位."""
    texts = {cell.column: squeezed(cell.text) for cell in line.cells if cell.column < head.name and cell.column != head.unit}
    for column, text in texts.items():
        said = [cell.text for each in below for cell in each.cells if cell.column == column]
        if head.group is None and text not in SKIPPED and not _is_place(text) and said and not any(map(FIGURE.match, said)):
            hint = "这一列写的是组名的（民生保障、产业发展），表头改成“组”；不是的，不用管"
            yield COLUMN_UNUSED.at(grid.place(line.number, column), f"{text}：没有当作组名，这一列没有用上", hint, excerpt=text)


def _used_instead(parts: Sequence[str], head: Head) -> int | None:
    """The column of the report's figures of the same unit."""
    own = next((each for each, key in head.keys.items() if key == "数值"), None)
    if own is None or not head.places:
        return own
    first = next((each for each, place in head.places.items() if place in map(place_said, parts)), None)
    return own + first - head.home if first is not None else None


def _is_place(text: str) -> bool:
    """柏树镇; not 合计, 占全县."""
    return bool(place_in_name(place_said(text))) and not is_total(text) and not _OF_THE_WHOLE.fullmatch(text)


def _filled(below: Sequence[Line], name: int) -> dict[int, bool]:
    """Of each column in which something stands beside the name of an indicator, whether that is a figure."""
    found: dict[int, bool] = {}
    for line in below:
        if any(cell.column == name for cell in line.cells):
            for cell in line.cells:
                found[cell.column] = found.get(cell.column, False) or FIGURE.match(cell.text) is not None
    return found
