"""The row of totals in a table that is already written, against its other rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.reconciling.slips import is_surely_slip, slip_to
from drafting.checks.sentences.rules import TOTAL_ROW
from drafting.diagnostics import Diagnostic, Place, Severity
from drafting.frozen import frozen
from drafting.model.amounts import is_no_amount, may_count_twice, runs_on
from drafting.model.total_rows import is_grand_total, is_mean_row, is_only_where
from drafting.patterns import lazy
from drafting.quantities.blank_cells import BLANK
from drafting.quantities.quantity import Quantity
from drafting.quantities.running import running_figures
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_sum

Rows = Sequence[Sequence[str]]
Places = Sequence[Sequence[Place]]

_SUBTOTAL: Final = lazy(r"小\s*计[:：]?")
_AMONG: Final = lazy(r"(?:#|其中|其\s*中).*")
_BLANK: Final = BLANK | {""}
_BARE_COUNT: Final = lazy("[户人个件起处家所]数")
_SERIALS: Final = lazy(r"\d{1,3}")
_UNIT: Final = lazy(r"[（(]([^（）()]{1,6})[）)]\s*$")
_BLANKS_AND_UNIT: Final = lazy(r"\s*[（(][^（）()]{1,6}[）)]\s*$|\s+")
_REPORTED: Final = lazy(r"(?:数值|数量|数据|总量|绝对[量值]|累计|(?:(?:本年|全年|今年|\d{4}年|累计|实际)(?:度)?)?(?:完成|实绩)?(?:数|量|情况)?)(?:[（(][^（）()]{1,6}[）)])?")
"""Heads of the column of what is reported."""
_YEAR_HEAD: Final = lazy(r"20\d\d年")
_UNIT_HEAD: Final = lazy(r"(?:计量|计算)?单\s*位")
_SERIAL_HEAD: Final = lazy(r"序\s*号|编\s*号|排\s*名|位\s*次")
_NUMBERED: Final = lazy(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、])\s*")
_BEGINS: Final = lazy(r"[-－]?\d")
_BARE: Final = lazy(r"[\d.,，]+")
_ALL_OF: Final = lazy("全[省市州盟县区旗乡镇村]")
_LEVELS: Final = (lazy("[一二三四五六七八九十]+、"), lazy("（[一二三四五六七八九十]+）"), lazy(r"\d+[.．、]"), lazy(r"（\d+）"))
_WITHIN: Final = lazy("其中|合计|小计|总计|#|：|:|^[—－-]|全[县市区乡镇]")
_APART: Final = lazy(r"[县区旗乡镇村市]$|街道|社区|办事处|县直|本级|[省市县区乡镇村]属|\d{1,2}月份?$|[一二三四]季度$|[上下]半年$|其[他它]$")
"""Names of which none is within another: places, and times of a year."""
_BESIDE: Final = lazy("上年|去年|同期|年初|增减|净增|任务|计划|目标|预算")
_COMPARED: Final = lazy(r"(?:最[高低大小多少]值?|中位数|(?:上年|去年)(?:同期)?[数值]?|同期[数值]?|同比(?:增[减长幅])?|(?:同比)?增[减长]?[幅率]|增减(?:幅度)?|较上年(?:同期)?(?:增[减长幅])?)\s*(?:[（(][^（）()]{1,6}[）)])?")
"""Rows that compare where they stand below a total: 最高, 上年同期, 增幅. Above it 上年 and 增减 may be kinds like others."""
MINUS: Final = "-－−"
"""Signs of what is below zero."""
_SIGNS: Final = "-－−+＋"
_TWO: Final = 2
_THREE: Final = 3
TOTAL_HINT: Final = "核对合计，也核对各行"


@frozen
class Body:
    """A table without its head: `heads` say what each column is called, `rows` (number, cells) are as wide as the widest."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def totals(self) -> frozenset[int]:
        """The numbers of its rows of totals: 12个乡镇 is one below twelve rows, and a row like others among them."""
        called = [(number, label_of(row)) for number, row in self.rows]
        lines = [label for _, label in called if not is_grand_total(label)]
        last = len(called) - 1
        return frozenset(number for at, (number, label) in enumerate(called) if is_grand_total(label) and not is_only_where(label, lines, is_first=at == 0, is_last=at == last))


@frozen
class ColumnTotal:
    """A figure of a row of totals, under its head, and the cells beside it in its column."""

    head: str
    total: Quantity
    others: tuple[str, ...]


@frozen
class WrongTotal:
    """A figure of a row of totals that is not the sum: in which row, and which of its cells. `doubtful`: nothing else of the table adds up."""

    row: int
    cell: int
    message: str
    excerpt: str
    doubtful: bool


_Judged = tuple[int, Quantity, Judgement]
"""A column, its total, and what is said of that."""


def total_rows(rows: Rows, places: Places, units: UnitTable) -> Iterator[Diagnostic]:
    """A finding for each figure of a row of totals that is not the sum."""
    for each in wrong_totals(rows, units):
        found = TOTAL_ROW.at(places[each.row][each.cell], each.message, TOTAL_HINT, excerpt=each.excerpt)
        yield found.as_severity(Severity.WARNING) if each.doubtful else found


def wrong_totals(rows: Rows, units: UnitTable) -> Iterator[WrongTotal]:
    """Figures of a row of totals that are not the sum; none where most of them are not: that table adds nothing up.

    Of a table with one column of figures, and of two where one is wrong, what a slip explains is told, and more only where three rows and more of one
    level stand above a 合计.
    """
    body = read_body(rows)
    totals = body.totals
    for number, cells in body.rows:
        if number not in totals:
            continue
        found = list(_judged(body, number, cells, units))
        judged = [each for each in found if not _is_signed(each[0], body)]
        yield from _wrong_of_signed(found, judged, body, number, rows)
        wrong = [each for each in judged if each[2].verdict is Verdict.CONTRADICTS]
        if left := _left_out(body, number, judged, units):
            for column, _, judgement in wrong:
                message = f"{body.heads[column]}：合计写的是{judgement.stated_text}，没有把“{left}”加进去，各行相加是{judgement.computed_text}"
                at = typed_at(column, body, rows[number])
                yield WrongTotal(number, at, message, rows[number][at], doubtful=_APART.search(left) is None)
        elif len(wrong) * 2 < len(judged) or (len(judged) <= _TWO and len(wrong) == 1 and _is_of_one_level(body, number) and (_is_plain(body, number) or _is_slip(wrong[0][1], wrong[0][2], units, alone=len(judged) == 1))):
            for column, _, judgement in wrong:
                message = f"{body.heads[column]}：合计写的是{judgement.stated_text}，各行相加是{judgement.computed_text}，差{judgement.gap}"
                at = typed_at(column, body, rows[number])
                yield WrongTotal(number, at, message, rows[number][at], len(judged) <= 1)


def _is_signed(column: int, body: Body) -> bool:
    """Whether some of its rows stand below zero: a table that adds up may have such a column that does not."""
    return any(row[column].strip()[:1] in tuple(MINUS) and row[column].strip() not in _BLANK for _, row in body.rows)


def _wrong_of_signed(found: Sequence[_Judged], plain: Sequence[_Judged], body: Body, number: int, rows: Rows) -> Iterator[WrongTotal]:
    """比上年增减 1200, -632, 86, and 合计 543: doubted where another column of the table adds up."""
    if all(judgement.verdict is Verdict.CONTRADICTS for _, _, judgement in plain):
        return
    for column, _, judgement in found:
        if judgement.verdict is Verdict.CONTRADICTS and _is_signed(column, body):
            message = f"{body.heads[column]}：合计写的是{judgement.stated_text}，各行相加是{judgement.computed_text}，差{judgement.gap}"
            at = typed_at(column, body, rows[number])
            yield WrongTotal(number, at, message, rows[number][at], doubtful=True)


def _left_out(body: Body, number: int, judged: Sequence[tuple[int, Quantity, Judgement]], units: UnitTable) -> str:
    """What the row calls itself that is in none of the totals, each of which is the sum of the others to the digit: somebody has put it in since. "" where there is no such row."""
    if len(judged) < _TWO or any(each.verdict is not Verdict.CONTRADICTS for _, _, each in judged):
        return ""
    lines = [(at, row) for at, row in body.rows if at != number]
    for at, row in lines:
        if _is_within(label_of(row)) or not any(_figure_of(row, column, body, units) for column, _, _ in judged):
            continue
        others = [other for where, other in lines if where != at]
        sums = [_sum(total, others, column, _unit_of(body, column), units) for column, total, _ in judged]
        if all(each is not None and each.verdict is Verdict.AGREES for each in sums):
            return label_of(row)
    return ""


def _is_apart(label: str) -> bool:
    """Whether a row is in no total, wherever it stands: 其中, 平均."""
    return _AMONG.fullmatch(label) is not None or is_mean_row(label)


def _is_within(label: str) -> bool:
    """其中, a row that is a sum itself, and what the rest is held against are in no total."""
    return not label or _is_apart(label) or _COMPARED.fullmatch(label) is not None or _WITHIN.search(label) is not None or _BESIDE.search(label) is not None


def _unit_of(body: Body, column: int) -> str:
    return unit_of_head(body.heads[column])


def unit_of_head(head: str) -> str:
    """万元 of 投资（万元）."""
    return found[1] if (found := _UNIT.search(head)) else ""


def without_unit(head: str) -> str:
    """投资 of 投资 （万元）."""
    return _BLANKS_AND_UNIT.sub("", head)


def typed_at(column: int, body: Body, row: Sequence[str]) -> int:
    """Which cell of a row as it is typed stands in a column: its first cells may be merged."""
    return max(0, column - (len(body.heads) - len(row)))


def _figure_of(row: Sequence[str], column: int, body: Body, units: UnitTable) -> Quantity | None:
    return figure_of(row[column], _unit_of(body, column), units)


@frozen
class RowFigure:
    """The one figure of a row that is called as an indicator is: 行政处罚案件 | 件 | 264."""

    name: str
    figure: Quantity


def row_figures(rows: Rows, units: UnitTable) -> Iterator[RowFigure]:
    """The figures of a table with a row per indicator, of which one column is what is reported."""
    body = read_body(rows)
    columns = [column for column in range(1, len(body.heads)) if _is_of_figures(column, body)]
    reported = [column for column in columns if body.heads[column] and _REPORTED.fullmatch(body.heads[column])] if len(columns) > 1 else columns
    if len(reported) != 1:
        return
    for _, row in body.rows:
        label = label_of(row)
        figure = figure_of(row[reported[0]], unit_of_row(row, reported[0], body), units)
        if figure is not None and figure.unit and not _is_within(label):
            yield RowFigure(_NUMBERED.sub("", _UNIT.sub("", label)), figure)


def unit_of_row(row: Sequence[str], column: int, body: Body) -> str:
    """In what the figures of a row are counted: as its column 单位 says, or its label, or the head above the figure."""
    unit_column = next((at for at, head in enumerate(body.heads) if _UNIT_HEAD.fullmatch(head)), None)
    said = row[unit_column].strip() if unit_column is not None else ""
    return said or unit_of_head(label_of(row)) or _unit_of(body, column)


def _is_of_figures(column: int, body: Body) -> bool:
    if _SERIAL_HEAD.fullmatch(body.heads[column]) or _UNIT_HEAD.fullmatch(body.heads[column]):
        return False
    cells = [row[column].strip() for _, row in body.rows]
    return any(_BARE.match(each) for each in cells) and all(each in _BLANK or _BEGINS.match(each) for each in cells)


def column_totals(rows: Rows, units: UnitTable) -> Iterator[ColumnTotal]:
    """What the row of totals says of each column that may be added, but where the rows say otherwise."""
    body = read_body(rows)
    totals = body.totals
    for number, cells in body.rows:
        if number in totals:
            for column, total, judgement in _judged(body, number, cells, units):
                if judgement.verdict is not Verdict.CONTRADICTS:
                    yield ColumnTotal(body.heads[column], total, tuple(row[column] for at, row in body.rows if at != number))


def _is_plain(body: Body, total: int) -> bool:
    """Whether the row calls itself 合计 and nothing else, and three others and more are places or times, each by itself: 党员, 妇女, 青年 are not."""
    names = _names(body, total)
    own = next((row for at, row in body.rows if at == total), ())
    told = not any(name != name.strip() or not _APART.search(name.strip()) or _WITHIN.search(name) for name in names)
    return is_grand_total(label_of(own)) and _ALL_OF.match(label_of(own)) is None and len(names) >= _THREE and told and len(set(names)) == len(names)


def _is_of_one_level(body: Body, total: int) -> bool:
    """Whether the other rows are numbered alike, or not at all."""
    return len({next((level for level, form in enumerate(_LEVELS) if form.match(name.strip())), -1) for name in _names(body, total)}) == 1


def _names(body: Body, total: int) -> list[str]:
    return [row[1] if len(row) > 1 and _SERIALS.fullmatch(row[0].strip()) else row[0] for at, row in body.rows if at != total]


def read_body(rows: Rows) -> Body:
    width = max((len(row) for row in rows), default=0)
    wide = [(number, _widened(row, width)) for number, row in enumerate(rows) if len(row) > 1 or width == 1]
    first = next((at for at, (_, row) in enumerate(wide) if any(_BARE.match(cell.strip()) and not _YEAR_HEAD.match(cell.strip()) for cell in row[1:])), len(wide))
    heads = tuple(next((row[column].strip() for _, row in reversed(wide[:first]) if row[column].strip()), "") for column in range(width))
    return Body(_under_merged(heads, [rows[number] for number, _ in wide[:first]]), tuple(wide[first:]))


def _under_merged(heads: tuple[str, ...], above: Rows) -> tuple[str, ...]:
    """户数, 人数 under a merged 监测对象 are 监测对象户数, 监测对象人数; only where all merged heads may be as wide as each other, for a row does not tell."""
    if len(above) != _TWO or len(above[1]) != len(heads) or above[1][0].strip():
        return heads
    groups = [each.strip() for each in above[0][1:]]
    each_wide, over = divmod(len(heads) - 1, len(groups)) if groups else (0, 0)
    if over or each_wide < _TWO or not all(groups):
        return heads
    return (heads[0], *(f"{groups[at // each_wide]}{head}" if _BARE_COUNT.fullmatch(head) else head for at, head in enumerate(heads[1:])))


def _widened(row: Sequence[str], width: int) -> tuple[str, ...]:
    """A row whose first cells are merged (合计) stands under the last columns."""
    return (row[0], *[""] * (width - len(row)), *row[1:]) if len(row) < width else tuple(row)


def _judged(body: Body, number: int, total_row: Sequence[str], units: UnitTable) -> Iterator[tuple[int, Quantity, Judgement]]:
    """(column, its total, what is said of it) of each column of which every cell is a figure or blank."""
    totals = body.totals
    rows = [(at, label_of(row), row) for at, row in body.rows if at != number and not (at > number and _COMPARED.fullmatch(label_of(row)))]
    others = [row for at, label, row in rows if at not in totals and not _is_apart(label)]
    subtotals = [row for row in others if _SUBTOTAL.fullmatch(label_of(row))]
    lines = [row for row in others if row not in subtotals]
    for column in range(1, len(total_row)):
        head, unit = body.heads[column], _unit_of(body, column)
        total = signed_figure(total_row[column], unit, units)
        if total is None or is_no_amount(head, [total]):
            continue
        tried = [_sum(total, group, column, unit, units) for group in (lines, subtotals) if len(group) > 1]
        made = [each for each in tried if each is not None]
        if not made:
            continue
        judged = next((each for each in made if each.verdict is not Verdict.CONTRADICTS), made[0])
        if judged.verdict is Verdict.CONTRADICTS and may_count_twice(head, [total]) and _is_no_more(total, lines, column, unit, units) and not _is_slip(total, judged, units, alone=True):
            continue
        if judged.verdict is not Verdict.CONTRADICTS or not _runs_on(head, total, [row[column] for row in lines], unit, units):
            yield column, total, judged


def _runs_on(head: str, total: Quantity, cells: Sequence[str], unit: str, units: UnitTable) -> bool:
    """Whether the total is that of the last row and no sum: 累计受理 10, 22, 31 of the months, 月末在保 106, 113, 116."""
    amounts = [each.amount * units.factor(each.unit) for cell in cells if (each := figure_of(cell, unit, units)) is not None]
    if not amounts or amounts[-1] != total.amount * units.factor(total.unit):
        return False
    return runs_on(head) or (len(amounts) >= _THREE and amounts == sorted(amounts))


def _is_no_more(total: Quantity, rows: Rows, column: int, unit: str, units: UnitTable) -> bool:
    figures = [figure_of(row[column].strip(), unit, units) for row in rows]
    return total.amount * units.factor(total.unit) <= sum(each.amount * units.factor(each.unit) for each in figures if each is not None)


def _sum(total: Quantity, rows: Rows, column: int, unit: str, units: UnitTable) -> Judgement | None:
    cells = [row[column].strip() for row in rows]
    figures = [signed_figure(cell, unit, units) for cell in cells if cell not in _BLANK]
    known = [each for each in figures if each is not None]
    return judge_sum(total, known, units) if len(known) == len(figures) and len(known) > 1 else None


def figure_of(cell: str, unit: str, units: UnitTable) -> Quantity | None:
    """A cell that is one figure and nothing else; a bare one counts in the unit that its head names."""
    words = cell.strip()
    if _BARE.fullmatch(words) and units.known(unit.lstrip("万亿")):
        words += unit
    found = list(running_figures(words, units))
    return found[0].quantity if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)) else None


def signed_figure(cell: str, unit: str, units: UnitTable) -> Quantity | None:
    """A cell of a column in which what is less stands below zero: -632."""
    words = cell.strip()
    found = figure_of(words.lstrip(_SIGNS), unit, units)
    return replace(found, text=f"-{found.text}", number=-found.number) if found is not None and words[:1] in MINUS else found


def _is_slip(total: Quantity, judged: Judgement, units: UnitTable, *, alone: bool) -> bool:
    """Whether a slip explains the difference: one wrong digit explains nearly any between short figures, so `alone`, without a column beside it that adds up, it does not."""
    meant = list(running_figures(judged.computed_text, units))
    slip = slip_to(total, meant[0].quantity, units) if meant else ""
    return bool(slip) and (not alone or is_surely_slip(total, meant[0].quantity, units))


def label_of(row: Sequence[str]) -> str:
    """What the row calls itself in its first cells, behind a serial number."""
    return next((word for cell in row[:2] if (word := cell.strip()) and not _SERIALS.fullmatch(word)), "")
