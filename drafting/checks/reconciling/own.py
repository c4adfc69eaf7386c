"""审核关系: the relations that a data file states itself."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import Final

from drafting.checks.figures import COUNT, Figure, Member, Missing, counted, figure_of_fact, typed_at, typed_measure
from drafting.checks.judged import EQUAL, HEAD, WRITTEN, Holding, Operand, Plain, Relation
from drafting.checks.reconciling.expressions import Comparison, judge_comparison, read_comparison
from drafting.checks.reconciling.formulas import Names
from drafting.checks.reconciling.plain import holding, shown_again, with_ways
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import State
from drafting.facts.table import TableFact
from drafting.model.dataset import Relation as Written
from drafting.model.indicator import Indicator
from drafting.model.table import DetailTable
from drafting.quantities.measure import Measure
from drafting.registry import declare

_DATA: Final = HEAD + "指标: {就业: {总数: 5人, 公岗: 3人, 车间: 3人}}\n"

OWN = declare(
    Rule(
        "R120",
        "不合审核关系",
        Severity.WARNING,
        "数据文件自己写的审核关系要成立，用 = <= >= < > 比较两边，两边可以用 + - * / 和括号；≈ 表示四舍五入后相同即可。"
        "算出的数也核对。写 明细表.表名.列名 的，逐行核对；写 …名录.项数 的，核对列出了几项。",
        hits=_DATA + "审核关系: [就业.公岗 + 就业.车间 = 就业.总数]\n",
        clean=_DATA + "审核关系: [就业.公岗 <= 就业.总数]\n",
        tolerance=EQUAL + WRITTEN,
    )
)
UNREADABLE = declare(
    Rule(
        "R140",
        "审核关系无法核对",
        Severity.WARNING,
        "审核关系里的名称在数据中不存在，写法读不懂，或者两边的单位不能相比，因此没有核对。名称从组名写起，如 就业.总数。",
        hits=_DATA + "审核关系: [就业.公岗 <= 就业.总量]\n",
        clean=_DATA + "审核关系: [就业.公岗 <= 就业.总数]\n",
    )
)

_HINT: Final = "按审核关系“{}”核对各数，改正填错的一个"
_MOST_KEPT: Final = 200
_NO_ROWS: Final = (None,)


class _UnknownNameError(Exception):
    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self.names = names


def own_relation(book: Book, written: Written) -> list[Relation] | Diagnostic:
    """The relation judged, one for each row where it names columns of a 明细表; or why it cannot be read."""
    comparison = read_comparison(written.text, book.units)
    if comparison is None:
        message, hint = f"审核关系：“{written.text}”读不懂", "写成 就业.脱贫人口 <= 就业.总数 的样子，一条只比较一次"
        return UNREADABLE.at(book.dataset.tree.place(written.path), message, hint, excerpt=written.text)
    plain = comparison.plain
    measures = _holding(book, written.text, plain) if plain is not None else None
    if measures is not None:
        return [Holding(measures, _of_figures, book, written, comparison)]
    return _judged(book, written, comparison)


def _holding(book: Book, text: str, plain: Plain) -> list[Measure] | None:
    """The typed figures of which a relation plainly holds, None where that is not to be seen. Files alike have them in the same places."""
    likeness, nodes = book.dataset.likeness, book.dataset.indicators
    if likeness is None:
        return holding(plain, partial(typed_measure, book), book.units)
    known: dict[str, Plain | None] = likeness.plans.setdefault(own_relation, {})
    if text not in known:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[text] = _with_ways(book, plain)
    shown = known[text]
    return shown_again(shown, nodes, book.units) if shown is not None else None


def _with_ways(book: Book, plain: Plain) -> Plain | None:
    places: list[Operand] = []
    measures: list[Measure] = []
    for each in plain.operands:
        measure = each if isinstance(each, Measure) else typed_measure(book, each)
        figure = typed_at(book, each) if measure is not each else None
        if measure is None:
            return None
        measures.append(measure)  # what is counted is the same in files alike
        places.append(measure if figure is None else (*figure.source, each[-1]) if figure.name else figure.source)
    return with_ways(plain._replace(operands=tuple(places)), measures, book.dataset.indicators)


def _of_figures(book: Book, written: Written, comparison: Comparison) -> Relation:
    """The one relation that `_judged` finds where all figures are typed in 指标."""
    judged = _judged(book, written, comparison)
    assert not isinstance(judged, Diagnostic)
    (relation,) = judged
    return relation


def _judged(book: Book, written: Written, comparison: Comparison) -> list[Relation] | Diagnostic:
    hint = _HINT.format(written.text)
    table = _table_of(book, comparison) if book.dataset.tables else None
    rows = range(len(table.rows)) if table else _NO_ROWS
    found: list[Relation] = []
    try:
        for row in rows:
            relation = judge_comparison("审核关系", OWN, comparison, partial(_resolve, book, row), book, written.path, hint)
            if relation:
                found.append(relation)
        if found or table is not None or not all(isinstance(_resolve(book, None, names), Figure) for names in comparison.names):
            return found
    except _UnknownNameError as unknown:
        name = ".".join(unknown.names)
        close = get_close_matches(name, _paths(book), 1)
        hint = f"是否应为“{close[0]}”" if close else "名称从组名写起，如 就业.总数"
        place = book.dataset.tree.place(written.path)
        return UNREADABLE.at(place, f"审核关系：数据里没有“{name}”", hint, excerpt=written.text)
    place = book.dataset.tree.place(written.path)
    return UNREADABLE.at(place, f"审核关系：“{written.text}”两边的数不能相比", "核对各数的单位：同一种计量的数才能比较", excerpt=written.text)


def _table_of(book: Book, comparison: Comparison) -> DetailTable | None:
    """The 明细表 of which the comparison names columns (明细表.典型村.开工)."""
    for names in comparison.names:
        if len(names) == 3 and names[0] == "明细表":
            table = book.dataset.tables.get(names[1])
            if table is not None and names[2] in table.columns and book.table(names[1]).lookup(names[2]).state is State.ABSENT:
                return table
    return None


def _resolve(book: Book, row: int | None, names: Names) -> Member | None:
    if row is not None and names[0] == "明细表":
        return _cell(book, names, row)
    typed = typed_at(book, names)
    if typed is not None:
        return typed
    if names[-1] == COUNT and (listed := counted(book.find(".".join(names[:-1])))):
        return listed
    fact = book.find(".".join(names))
    if fact.state is State.ABSENT and not _is_known(book, names):
        raise _UnknownNameError(names)
    return figure_of_fact(fact) or Missing(".".join(names))


def _cell(book: Book, names: Names, row: int) -> Member | None:
    """The cell of a column in one row; a cell that is empty or not applicable is nothing to compare."""
    if len(names) != 3 or names[1] not in book.dataset.tables or names[2] not in book.dataset.tables[names[1]].columns:
        raise _UnknownNameError(names)
    cells = book.dataset.tables[names[1]]
    if row >= len(cells.rows):
        return None
    table = book.table(names[1])
    assert isinstance(table, TableFact)
    line, value = table.lines[row], cells.rows[row].get(names[2])
    if isinstance(value, Measure) and line.name:
        return Figure(value, book.dataset.tree, (*cells.place_of(row), names[2]), f"{line.path}.{names[2]}")
    cell = line.lookup(names[2])
    owed = Missing(".".join(names)) if cell.state is State.OWED else None
    return figure_of_fact(cell) or owed


def _is_known(book: Book, names: Names) -> bool:
    """Whether the name is one that the data may have: in the catalogue, or there and empty."""
    path = ".".join(names)
    return book.catalogue.find(path) is not None or path in _paths(book)


def _paths(book: Book) -> list[str]:
    """The dotted paths of everything in 指标."""
    found: list[str] = []

    def visit(node: Indicator, path: str) -> None:
        found.append(path)
        for below in (node.children, node.parts, node.subset):
            for name, inner in below.items():
                visit(inner, f"{path}.{name}")

    for group, node in book.dataset.indicators.items():
        visit(node, group)
    return found
