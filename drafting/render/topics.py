"""各方面: what the groups of the data are called, for a sentence that names the work they are of without a figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from drafting.facts.book import Book
from drafting.model.general_words import is_the_rest
from drafting.model.text_places import is_of_problems
from drafting.render.naming import title_of

TOPICS: Final = "各方面"
_NO_WORK: Final = ("概况", "情况", "形势", "指标", "数据", "收入", "支出", "收支", "灾情", "天气", "气候")
"""How groups are called that nobody works at; nor at accidents and other faults, nor at 其他."""
_PLANNED_APART: Final = "党建"
"""What plans have a point of its own for."""
_MOST: Final = 6  # names in one sentence


class Topics:
    """Loops over the names, six at most: what is left is meant by the 等 behind them."""

    __slots__ = ("_book",)

    def __init__(self, book: Book) -> None:
        self._book = book

    def __iter__(self) -> Iterator[str]:
        figures, faults = self._book.typed.figures, self._book.catalogue.faults
        given = (title_of(self._book.group(group)).removesuffix("工作") for group in self._book.dataset.indicators if group != _PLANNED_APART and not is_of_problems(group) and any(figures.get(group, {}).values()))
        return islice((name for name in given if not (name.endswith(_NO_WORK) or is_the_rest(name) or faults.is_problem(name))), _MOST)
