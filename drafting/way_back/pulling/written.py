"""Where the data have the value of a fact, and how it is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from drafting.quantities.parse import parse_measure
from drafting.way_back.pulling.change import Change

if TYPE_CHECKING:
    from drafting.facts.book import Book
    from drafting.source import Path

_VALUE_KEYS: Final = ("数值", "表述")


def value_at(source: Path, book: Book) -> tuple[Path, str] | None:
    """Where a fact's value is written, and how. What the data calls otherwise than the catalogue stands under the data's name."""
    tree = book.dataset.tree
    sources = (source, tree.typed(source), tree.typed((*source, _VALUE_KEYS[0])))
    return next((found for each in sources if (found := _scalar_at(each, tree.value))), None)


def _scalar_at(source: Path, value: Any) -> tuple[Path, str] | None:
    for step in source:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    if isinstance(value, str):
        return source, value
    if isinstance(value, dict):
        written = [key for key in _VALUE_KEYS if isinstance(value.get(key), str)]
        return ((*source, written[0]), value[written[0]]) if written else None
    return None


def as_typed(change: Change, before: str, book: Book) -> tuple[str, str]:
    """What it was and is, as the data has it: 512 and 612 where the name or 计量单位, and not the figure, says that these are 人."""
    old, new = change.old, change.new
    unit = parse_measure(old, book.units)[0].first.unit
    bare = unit and old.endswith(unit) and new.endswith(unit) and parse_measure(before, book.units)[0].units == ("",)
    return (old.removesuffix(unit), new.removesuffix(unit)) if bare else (old, new)


def same_unit(text: str, others: list[str], book: Book) -> bool:
    """Whether the data hold a quantity of the same printed unit: then it has another number by now."""
    unit = parse_measure(text, book.units)[0].first.printed_unit
    return any(parse_measure(each, book.units)[0].first.printed_unit == unit for each in others)
