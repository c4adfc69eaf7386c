"""Columns of a 明细表 that come to another figure than the indicator of their name: 销售额 8935万元 in the text, 7935万元 in the annex."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes
from drafting.checks.reconciling.slips import slip_to
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.table import DetailTable
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.registry import declare
from drafting.relations import Verdict, judge_equal
from drafting.source import Path
from drafting.tuples import NamedTuple

UNLIKE_TABLE: Final = declare(
    Rule(
        "D351",
        "明细表一列的合计和同名的指标不一样",
        Severity.WARNING,
        "明细表的列名就是一个指标的名称，各行加起来（或者写明的合计）和这个指标的数不一样：正文一个数、附表一个数，多半有一个没有跟着改。比指标多的、只差几位数字的、差不到五分之一的，或者同一张表另有一列和指标合得上的，才提示；"
        "表只列了一部分的（标题里有 部分、重点、主要、典型、其中、前十），不看。草稿不查；check、--review 和 --final 查，不拦。",
        hits=HEAD + "指标: {经营: {销售额: 8935万元}}\n明细表:\n  基层社: [{基层社: 甲社, 销售额: 5620万元}, {基层社: 乙社, 销售额: 2315万元}]\n",
        clean=HEAD + "指标: {经营: {销售额: 7935万元}}\n明细表:\n  基层社: [{基层社: 甲社, 销售额: 5620万元}, {基层社: 乙社, 销售额: 2315万元}]\n",
        silence="销售额: 8935万元  # 情况属实 D351：另有直属企业1000万元",
    )
)
_OF_SOME: Final = lazy("部分|重点|主要|典型|代表|示范|其中|前[一二三五十百\\d]|规模以上|未|问题|滞后|超期")
"""In what a table is called: it lists but some of those that the figure counts."""
_BARE: Final = lazy("总?(?:户数|人数|人口|数量|个数|件数|次数|面积|金额|资金|投资|补助|里程|长度|规模)")
"""A column that does not say of what it is so much."""
_NEAR: Final = 5
"""What differs by less than this part of it is meant to be the same."""
_FEWEST: Final = 2


class _Pair(NamedTuple):
    """An indicator and what the column of its name comes to."""

    source: Path
    given: Quantity
    column: str
    comes_to: Quantity


def unlike_tables(book: Book) -> Iterator[Diagnostic]:
    """A finding for each such indicator, at the indicator."""
    if not book.dataset.tables:
        return
    known = _by_name(book)
    for table in book.dataset.tables.values():
        if len(table.rows) >= _FEWEST and not _OF_SOME.search(f"{table.name}{table.caption}"):
            pairs = list(_pairs(book, table, known))
            fits = [_is_same(book, each) for each in pairs]
            yield from (_told(book, table, each) for each, same in zip(pairs, fits, strict=True) if not same and (any(fits) or _is_meant(book, each)))


def _by_name(book: Book) -> Mapping[str, Sequence[tuple[Path, Quantity]]]:
    found: dict[str, list[tuple[Path, Quantity]]] = defaultdict(list)
    for _, source, node in nodes(book.dataset.indicators):
        if isinstance(node.value, Measure) and len(node.value.quantities) == 1:
            found[str(source[-1])].append((source, node.value.first))
    return found


def _pairs(book: Book, table: DetailTable, known: Mapping[str, Sequence[tuple[Path, Quantity]]]) -> Iterator[_Pair]:
    """Of columns that have a total, and whose name one indicator alone has."""
    facts = book.table(table.name)
    assert isinstance(facts, TableFact)
    for column in table.columns[1:]:
        given = known.get(column, ())
        if len(given) != 1 or _BARE.fullmatch(column):
            continue
        total = facts.totals().lookup(column).measure
        source, quantity = given[0]
        if total is not None and len(total.quantities) == 1 and book.units.convertible(total.first.unit, quantity.unit):
            yield _Pair(source, quantity, column, total.first)


def _is_same(book: Book, pair: _Pair) -> bool:
    return judge_equal(pair.given, pair.comes_to, book.units).verdict is not Verdict.CONTRADICTS


def _is_meant(book: Book, pair: _Pair) -> bool:
    """Whether the two are surely meant to be one: more in the table than in all, a slip of typing, or all but the same."""
    given, comes_to = (each.amount * book.units.factor(each.unit) for each in (pair.given, pair.comes_to))
    return (given - comes_to) * _NEAR < given or bool(slip_to(pair.given, pair.comes_to, book.units))


def _told(book: Book, table: DetailTable, pair: _Pair) -> Diagnostic:
    tree = book.dataset.tree
    called = ".".join(map(str, pair.source[1:]))
    message = f"{called}：填 {pair.given.text}，明细表“{table.caption or table.name}”的“{pair.column}”一列合计是 {pair.comes_to.text}"
    hint = f"核对哪个对；表里只列一部分的，标题里写明，或在这一行末尾写 # 情况属实 D351：理由；要程序相加的，写成 =明细表.{table.name}.合计.{pair.column}"
    return UNLIKE_TABLE.at(tree.place((*pair.source, "数值")), message, hint, path=called, excerpt=pair.given.text, related=[tree.place(table.path)])
