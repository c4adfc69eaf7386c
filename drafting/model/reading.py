"""How typed text becomes values while indicators are validated: the units in force, and what was noticed on the way."""

from __future__ import annotations

from typing import Any, Final

from drafting.model.dates import DateError, read_date
from drafting.patterns import lazy
from drafting.quantities.errors import MeasureError
from drafting.quantities.measure import Measure
from drafting.quantities.parse import Note, plain_measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Value, parse_value
from drafting.source import Path

_NUMBER: Final = lazy(r"(?<![第A-Za-z\d.])\d[\d,.]*(万亿|亿|万)?")
_AMOUNTS: Final = ("元", "美元", "亩", "吨")
"""One unit of each family of amounts. A temperature or a height may be below zero, and a rate."""
_CALENDAR: Final = ("年", "月", "日", "号", "点", "届", "期")
_TOO_LARGE: Final = "chinese_thousand"
_MOST_KNOWN: Final = 4096
"""The units of a batch have many figures in common; more of them would only be more memory."""


class Unreadable(Exception):
    """Why something typed cannot be read, in Chinese, and what to type instead. `inner` leads from the field to the item that is wrong."""

    def __init__(self, kind: str, message: str, hint: str, inner: Path = ()) -> None:
        super().__init__(message)
        self.kind = kind  # measure, date, statement or shape
        self.message = message
        self.hint = hint
        self.inner = inner


class Reading:
    """What one data file is read with.

    Who reads a value knows what it is but not where it stands, so notes are kept by the identity of the value they are
    about; the loader finds the place afterwards, and only if there are notes at all. `names` are those of all nodes, for
    what is asked of them together. `known` are texts that were read with these units before, and of which nothing is to be noted.
    """

    __slots__ = ("known", "names", "notes", "units")

    def __init__(self, units: UnitTable) -> None:
        self.units = units
        self.known: dict[str, Value] = units.read
        self.names: list[str] = []
        self.notes: dict[int, tuple[Value, tuple[Note, ...]]] = {}

    def value(self, text: str) -> Value:
        """A measure, ordinal, formula or marker. Raises Unreadable."""
        value: Value | None = self.known.get(text)
        if value is not None:
            return value
        value = plain_measure(text, self.units)
        if value is None:
            try:
                value, notes = _value(text, self.units)
            except MeasureError as error:
                raise refusal("measure", error.message_zh, error.hint_zh) from None
            if notes:
                self.notes[id(value)] = (value, notes)
                return value
        if len(self.known) >= _MOST_KNOWN:
            self.known.clear()
        self.known[text] = value
        return value

    def quantities_in(self, text: str) -> list[str]:
        """The quantities that a text holds (90%, 12个, 三千户). Dates and 第3名 are none."""
        found = []
        for match in _NUMBER.finditer(text):
            rest = text[match.end() :].lstrip()
            unit = "" if rest.startswith(_CALENDAR) else self.units.known_head(rest)
            if match[1] or unit:
                found.append(match[0] + rest[: len(unit)])
        return found or self._whole(text)

    def _whole(self, text: str) -> list[str]:
        """The text itself, where it is a quantity in words."""
        try:
            value, notes = parse_value(text, self.units)
        except MeasureError as error:
            return [text] if error.kind == _TOO_LARGE and self._ends_in_unit(text) else []
        return [text] if isinstance(value, Measure) and not notes else []

    def _ends_in_unit(self, text: str) -> bool:
        return any(self.units.known_head(text[start:]) == text[start:] for start in range(1, len(text)))


def _value(text: str, units: UnitTable) -> tuple[Value, tuple[Note, ...]]:
    """The value with all that is to be noted of it."""
    value, notes = parse_value(text, units)
    below = negative_counts(value, units) if "-" in text or "－" in text or "−" in text else ()
    return value, notes + below


def negative_counts(value: Value, units: UnitTable) -> tuple[Note, ...]:
    """A note for each figure below zero of what is counted, or is an amount: there are no -5 households, but there is -5% and -3℃."""
    below = [each for each in value.quantities if each.amount.is_signed()] if isinstance(value, Measure) else []
    if not below:
        return ()
    kinds = [(each, _below_zero(each.unit, units)) for each in below]
    return tuple([Note(kind, each.text) for each, kind in kinds if kind])


def _below_zero(unit: str, units: UnitTable) -> str:
    """The kind of the note about such a figure below zero, "" where it may be."""
    fact = units.facts.get(unit)
    if fact is None:
        return ""
    if not fact.continuous:
        return "negative_count"
    amounts = {units.family(each) for each in _AMOUNTS}
    return "negative_amount" if fact.family in amounts else ""


def read_as_of(raw: Any) -> Any:
    """截至: a date, or words."""
    if not isinstance(raw, str):
        if isinstance(raw, dict | list):
            raise refusal("shape", "截至是一个日期", "写成 截至: 2021-11-30，或者用文字写（6月底、目前）")
        return raw
    try:
        return read_date(raw)
    except DateError as error:
        raise refusal("date", error.message, error.hint) from None


def refusal(kind: str, message: str, hint: str, inner: Path = ()) -> Unreadable:
    """`inner` leads from the field to the item that is wrong."""
    return Unreadable(kind, message, hint, inner)
