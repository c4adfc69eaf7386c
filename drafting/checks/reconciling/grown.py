"""What local names say of growth (比上年增加, 较年初减少) against the figure and the one before it, as 同比增减 is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from drafting.checks.figures import Figure, Missing, Term, figure_of
from drafting.checks.judged import Relation, equality
from drafting.checks.reconciling.formulas import Shaped, first_fitting
from drafting.checks.reconciling.stated import HINT, OVER_YEAR, SINCE_YEAR_END, change, compared, difference
from drafting.facts.book import Book
from drafting.model.indicator import Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE
from drafting.relations import judge_decline, judge_points
from drafting.source import Path

_GROWN: Final = lazy(
    "(?:同比|[比较]?(?:(?:上年|去年|上一年)(?:同期)?|(?P<end>上年末|去年末|上年底|去年底|年初)))?净?"
    f"(?:{RISE}|{GAIN}|(?P<fall>{FALL}|{LOSS}))(?:了|数|额|人数|户数|率)?"
)


def grown(book: Book, node: Indicator, source: Path) -> Iterator[Relation]:
    """A relation for each child that says by how much the figure has grown or fallen, where that before is given."""
    for name, child in node.children.items():
        read = _read(name) if isinstance(child.value, Measure) and child.period is None else None
        if read is None:
            continue
        beside, falls = read
        now, before = figure_of(book, node, source), compared(book, node, source, beside)
        if now is not None and not isinstance(before, Missing):
            assert isinstance(child.value, Measure)
            stated = Figure(child.value, book.dataset.tree, (*source, name))
            yield _judged(stated, now, before, beside, book.units, falls=falls)


@lru_cache(maxsize=2048)  # the units of a batch use the same names
def _read(name: str) -> tuple[str, bool] | None:
    """Beside which figure a name says that another has grown, and whether it says that it fell."""
    found = _GROWN.fullmatch(name)
    return ("上年末" if found["end"] else "上年同期", found["fall"] is not None) if found is not None else None


def _judged(stated: Figure, now: Figure, before: Figure, beside: str, units: UnitTable, *, falls: bool) -> Relation:
    found = []
    rule = SINCE_YEAR_END if beside == "上年末" else OVER_YEAR
    for quantity in stated.measure.quantities:
        judged = _fall(quantity, now, before, units) if falls and quantity.amount > 0 else change(quantity, now, before, units)
        if judged is not None:
            formula = f"{beside} - 数值" if falls and judged.signs else f"数值和{beside}"
            said = (formula, judged.pattern, HINT, judged.again, judged.signs)
            found.append(equality("增减", rule, Term(stated, quantity), judged.terms, judged.judgement, *said))
    return found


def _fall(stated: Quantity, now: Figure, before: Figure, units: UnitTable) -> Shaped | None:
    if units.convertible(stated.unit, "个百分点"):
        return first_fitting(stated, before, now, units, judge_points, "{} - {}")
    if units.convertible(stated.unit, "%"):
        return first_fitting(stated, now, before, units, judge_decline, "1 - {} / {}")
    return difference(stated, before, now, units)
