"""The same long figure in two indicators that no relation joins. Every figure has to be looked at beside all others: drafts go without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure, Term
from drafting.checks.judged import HEAD, Relation
from drafting.checks.nodes import nodes
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.quantities.measure import Measure
from drafting.registry import declare

TWICE: Final = declare(
    Rule(
        "D256",
        "两项指标是同一个数",
        Severity.INFO,
        "两项指标填了同一个五位以上的数，又没有关系说明它们相等，可能抄串了行。本来就是同一个数的，其中一处写成公式（=组.指标）。",
        hits=HEAD + "指标: {就业: {务工就业: 59674人}, 概况: {农户: 59674人}}\n",
        clean=HEAD + "指标: {就业: {务工就业: 59674人}, 概况: {农户: 86321人}}\n",
    )
)
_LONG: Final = 5


def same_figures(book: Book, relations: Iterable[Relation]) -> Iterator[Diagnostic]:
    """A finding for each; `relations` say which figures are known to be equal."""
    seen: dict[tuple[Decimal, str], list[Term]] = {}
    for _, source, node in nodes(book.dataset.indicators):
        if isinstance(node.value, Measure):
            figure = Figure(node.value, book.dataset.tree, source)
            for quantity in node.value.quantities:
                if _is_long(quantity.number):
                    seen.setdefault((quantity.amount, quantity.unit), []).append(Term(figure, quantity))
    several = [terms for terms in seen.values() if len(terms) > 1]
    if not several:
        return
    together = [{term.path for term in (each.whole, *each.parts)} for relation in relations for each in relation]
    for first, *others in several:
        for other in others:
            if not any({first.path, other.path} <= paths for paths in together):
                yield TWICE.at(
                    other.figure.place, f"{other.label}：和{first.label}是同一个数 {other.quantity.text}",
                    "看看是不是抄串了行；本来就是一个数的，其中一处写成公式", path=other.path, excerpt=other.quantity.text,
                    related=[first.figure.place],
                )  # fmt: skip
                break


def _is_long(number: Decimal) -> bool:
    """Whether a number has so many digits, zeros at its end aside."""
    digits = number.as_tuple().digits
    return len(digits) >= _LONG and len(number.normalize().as_tuple().digits) >= _LONG
