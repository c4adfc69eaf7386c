"""Figures of a place that cannot be right, though no relation says so: a sum with one of them is not to be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.checks.oddities.out_of_proportion import FAR_FROM_TASK, JUMP
from drafting.checks.oddities.too_many import too_many
from drafting.checks.silences import answered_for
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book

_WITNESSES: Final = (JUMP.code, FAR_FROM_TASK.code)


def unlikely(book: Book, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """More than the place has; and, of what is `found`, what is many times both its task and last year's.

    One of these alone may well be: a task can be small, and much can change in a year.
    """
    paths = [{each.path for each in found if each.code == code} for code in _WITNESSES]
    beyond_both = set.intersection(*paths)
    both = [each for each in found if each.code in _WITNESSES and each.path in beyond_both]
    return [*answered_for(too_many(book), book.dataset), *both]
