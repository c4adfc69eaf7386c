"""Figures behind which somebody has written 待核: a draft shows it, a final copy waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.paths import last_step
from drafting.quantities.measure import Measure
from drafting.registry import declare
from drafting.source import Path

UNSETTLED: Final = declare(
    Rule(
        "R142", "写着待核的数", Severity.WARNING,
        "行末写着“# 待核：…”（待核实：、【待核】、待 核：、需核：一样）的数还没有核定：草稿里印成【待核】，check 列为必改，不出定稿。rollup --missing omit 只加了一部分乡镇的数这样写，自己拿不准的数也可以这样写。写在一行几个数的后面，这几个都待核；写在一项、一组的名称后面，下面的都待核，由它们算出来的数也标【待核】；写在明细表的一行后面的，这一行的数和由它加出来的合计都标；写在文字材料后面的，一样不出定稿。核定了，删去行末的“# 待核：…”。",
        hits=HEAD + "指标:\n  住房:\n    危房改造: 35户  # 待核：3个乡镇共35户；没有交：北乡\n",
        clean=HEAD + "指标:\n  住房:\n    危房改造: 35户  # 4个乡镇\n",
    )
)

_TABLES: Final = "明细表"
_WORDS: Final = ("表述", "名录")
"""What may stand beside 数值 on a line of its own."""


def unsettled_findings(book: Book) -> Iterator[Diagnostic]:
    """One for each line that says so, be it behind a figure, above a block, behind a row of a table or a text: none is passed over."""
    dataset = book.dataset
    if not dataset.unsettled:
        return
    held = held_figures(book, dataset.unsettled)
    for line, said in dataset.unsettled.items():
        figures = held.get(line)
        if figures:
            path, place = next(iter(figures.items()))
            named = path.removeprefix(f"{_TABLES}.").replace(".", "·") if path.startswith(f"{_TABLES}.") else path
            yield _finding(f"{named}{f'等{len(figures)}个数' if len(figures) > 1 else ''}", said, place, path)
        else:
            yield _finding("这一行", said, Place(dataset.tree.name, line, 1), None)


def held_figures(book: Book, lines: dict[int, str]) -> dict[int, dict[str, Place]]:
    """Line of these → the figures of which it is said: those that stand on it, else all of the block that it opens."""
    tree = book.dataset.tree
    on: dict[int, dict[str, Place]] = {}
    below: dict[int, dict[str, Place]] = {}
    for path, source in book.typed_paths().items():
        last = last_step(path)
        place = tree.place((*source, last if last in _WORDS else "数值"))
        if place.file != tree.name:
            continue
        if place.line in lines:
            on.setdefault(place.line, {})[path] = place
        for length in range(1, len(source) + 1):
            opening = tree.place(source[:length], key=True)
            if opening.line in lines and opening.file == tree.name:
                below.setdefault(opening.line, {})[path] = place
    for path, cell, row in _cells(book):
        if cell.file == tree.name and cell.line in lines:
            on.setdefault(cell.line, {})[path] = cell
        elif row.file == tree.name and row.line in lines:
            below.setdefault(row.line, {})[path] = cell
    return {**below, **on}


def _cells(book: Book) -> Iterator[tuple[str, Place, Place]]:
    """The figures of each table with where they stand, and where their rows begin."""
    for table in book.dataset.tables.values():
        facts = book.table(table.name)
        assert isinstance(facts, TableFact)
        for at, (line, row) in enumerate(zip(facts.lines, table.rows, strict=True)):
            source = table.place_of(at)
            begins = book.dataset.tree.place(source, key=True)
            for column, cell in row.items():
                if isinstance(cell, Measure):
                    yield f"{line.path}.{column}", book.dataset.tree.place((*source, column)), begins


def doubted_paths(book: Book, found: Iterable[Diagnostic]) -> frozenset[str]:
    """The figures of which it is said by those that nobody has answered for; one in several units also under its own path."""
    told = {each.place.line for each in found if each.code == UNSETTLED.code and each.place}
    if not told:
        return frozenset()
    typed = book.typed_paths()
    held = (paths for paths in held_figures(book, book.dataset.unsettled).values() if next(iter(paths.values())).line in told)
    return frozenset(each for paths in held for path in paths for each in (path, *(_whole(path, typed[path]) if path in typed else ())))


def unfit_paths(book: Book) -> frozenset[str]:
    """The figures that are printed without a unit or count less than none, as `doubted_paths` has those that somebody doubts."""
    tree, places = book.dataset.tree, book.dataset.unfit
    typed = book.typed_paths()
    held = [path for path, source in typed.items() if tree.place((*source, "数值")) in places]
    return frozenset(each for path in held for each in (path, *_whole(path, typed[path])))


def _whole(path: str, source: Path) -> tuple[str, ...]:
    whole = ".".join(map(str, source[1:]))
    return (whole,) if whole != path and path.startswith(whole) and path[len(whole) + 1 :] not in _WORDS else ()


def _finding(whose: str, said: str, place: Place, path: str | None) -> Diagnostic:
    hint = "核定了，删去行末的“# 待核”；是汇总的，等交齐了再汇总一次"
    return UNSETTLED.at(place, f"{whose}：写着待核{f'（{said}）' if said else ''}", hint, path=path, excerpt=said or None)
