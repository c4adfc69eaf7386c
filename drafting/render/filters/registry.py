"""All filters and tests by name."""

from __future__ import annotations

from typing import Final

from drafting.render.filters import charts, counted, dates, foreseen, growth, lists, progress, scales
from drafting.render.filters.kinds import Filter, Test

FILTERS: Final[dict[str, Filter]] = {
    each.name: each
    for family in (scales.FILTERS, progress.FILTERS, growth.FILTERS, lists.FILTERS, charts.FILTERS, dates.FILTERS)
    for each in family
}
TESTS: Final[dict[str, Test]] = {each.name: each for family in (progress.TESTS, growth.TESTS, counted.TESTS, foreseen.TESTS) for each in family}
