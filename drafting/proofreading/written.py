"""A report that is already written, by whomever: its figures held against each other, and its wording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from drafting.checks.examination import Member
from drafting.checks.prose import Setting, Wording, check_text
from drafting.checks.prose.claims import POINTS
from drafting.checks.prose.dates import period_summed_up
from drafting.checks.prose.passages import Text
from drafting.checks.sentences.claimed.told import placed, relation, told
from drafting.checks.sentences.of_tables.beside_rows import beside_rows
from drafting.checks.sentences.of_tables.beside_tables import beside_tables
from drafting.checks.sentences.of_tables.parts_of_rows import parts_of_rows
from drafting.checks.sentences.of_tables.rates_of_all import rates_of_all
from drafting.checks.sentences.of_tables.table_rates import table_rates
from drafting.checks.sentences.of_tables.totals_of_columns import (
    ColumnTotal,
    RowFigure,
    column_totals,
    row_figures,
    total_rows,
)
from drafting.checks.sentences.rules import CHANGE
from drafting.checks.sentences.sayings import said_twice, sayings
from drafting.frozen import frozen
from drafting.model.dataset import Period
from drafting.model.spans import YEAR_END
from drafting.patterns import lazy
from drafting.proofreading.proofing import Proof
from drafting.proofreading.review import marks_left
from drafting.readers.written import Part, Written, read_written

if TYPE_CHECKING:
    from drafting.checks.sentences.cells import Cell
    from drafting.diagnostics import Diagnostic, Place
    from drafting.library import Library

_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d{2})年(?!\d)")
_DAY: Final = lazy(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_MOST_OF_A_KIND: Final = 3
"""Findings of one code about the wording of a text that is written so throughout (half-width commas)."""


def proofread_written(library: Library, data: bytes, name: str, suffix: str) -> Proof:
    """Check a report in Word, text or Markdown. Raises CannotRead."""
    written = read_written(data, name, suffix)
    beside = _Beside(
        [each for table in written.tables for each in column_totals(table.rows, library.units)], [each for table in written.tables for each in row_figures(table.rows, library.units)]
    )
    settings = _settings(written, name)
    of_parts = [_proofread(library, part, setting, beside) for part, setting in zip(written.parts, settings, strict=True)]
    tables = [found for table in written.tables for told_of in (total_rows, parts_of_rows, table_rates, rates_of_all) for found in told_of(table.rows, table.places, library.units)]
    return Proof(
        (*(found for each in of_parts for found in each.diagnostics), *_across(written, settings, library), *tables),
        tuple(judged for each in of_parts for judged in each.relations),
        sum(each.figures for each in of_parts),
        frozenset(f"{number}.{at}" for number, each in enumerate(of_parts) for at in each.lone),
    )


def _across(written: Written, settings: Sequence[Setting], library: Library) -> Iterator[Diagnostic]:
    """What the text and its annexes, or two annexes, say of one thing."""
    if len(written.parts) == 1:
        return
    text = Text([line for part in written.parts for line in part.lines])
    setting = replace(settings[0], places=tuple(place for part in written.parts for place in part.places))
    ends = list(accumulate(len(part.lines) for part in written.parts))
    for claim in said_twice(text, library.units):
        if len({bisect_left(ends, text.number(each.start)) for each in claim.cells}) > 1:
            yield told(claim, text, _place(claim.whole, text, setting))


@frozen
class _Beside:
    """What the tables say."""

    totals: Sequence[ColumnTotal]
    rows: Sequence[RowFigure]


def _proofread(library: Library, part: Part, setting: Setting, beside: _Beside) -> Proof:
    """The text itself, or one of its annexes."""
    text = Text(part.lines)
    said = sayings(text, library.units)
    found = [told(claim, text, _place(claim.whole, text, setting)) for claim in said.claims if claim.is_wrong]
    wrong = {claim.whole.start for claim in said.claims if claim.is_wrong}
    against = (*beside_tables(text, beside.totals, library.units), *beside_rows(text, beside.rows, library.units))
    besides = [each for each in against if each.start not in wrong]
    found += [placed(each, setting.place_of(text, each.start, each.words(text))) for each in (*said.impossible, *besides)]
    found += marks_left(text.whole, lambda start, mark: setting.place_of(text, start, mark))
    found += _not_told(check_text(text, setting, library.rules.compiled(Wording), most=_MOST_OF_A_KIND), found)
    relations = tuple(relation(claim, lambda cell: _member(cell, text, setting)) for claim in said.claims)
    return Proof(tuple(found), relations, said.figures, frozenset(map(str, said.lone)))


def _not_told(wording: Sequence[Diagnostic], found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What the wording says, but of points that are called per cent what their figures have told already (由92.4%提高到95.2%，提高2.8%)."""
    changes = [(_line(each), each.excerpt or "") for each in found if each.code == CHANGE.code]
    return [each for each in wording if each.code != POINTS.code or not any(line == _line(each) and said in (each.excerpt or "") for line, said in changes)]


def _line(found: Diagnostic) -> tuple[str, int | None] | None:
    return (found.place.file, found.place.line) if found.place is not None else None


def _member(cell: Cell, text: Text, setting: Setting) -> Member:
    place = _place(cell, text, setting)
    return Member(cell.label, cell.quantity.text, place.file, place.line, place.column)


def _place(cell: Cell, text: Text, setting: Setting) -> Place:
    return setting.place_of(text, cell.start, text.whole[cell.start : cell.end])


def _settings(written: Written, name: str) -> list[Setting]:
    """What the text says of itself: the year in its title, or which part of it, the day on which it is signed. Annexes are held against nothing."""
    first, *annexes = written.parts
    titles = [words for kind, words, _, _ in first.lines if kind == "title"]
    return [Setting(name, period=_period(titles), signed=_signed(first), places=first.places, runs_on=True), *(Setting(name, places=each.places, runs_on=True) for each in annexes)]


def _period(titles: Sequence[str]) -> Period | None:
    """The part of a year that a title sums up, else the year that they name: there is no 报告期 to hold it against."""
    years = {int(year) for title in titles for year in _YEAR.findall(title)}
    parts = [period for title in titles if (period := period_summed_up(title)) is not None]
    if len(years | {each.year for each in parts}) != 1:
        return None
    return parts[0] if parts else Period(years.pop(), "年度", 1, YEAR_END)


def _signed(part: Part) -> date | None:
    for kind, words, _, _ in reversed(part.lines):
        match = _DAY.fullmatch(words) if kind == "signature" else None
        if match:
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                return None
    return None
