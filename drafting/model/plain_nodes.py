"""指标 written as it should be: what stands in nearly every file.

Where something is to be refused, pydantic is asked (`validated_nodes`), and for the whole, so that it says everything at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from drafting.model.indicator import (
    CHANGES,
    COMPARISONS,
    DERIVED_NAMES,
    DIFFERENCES,
    FIELDS,
    FIGURE_ALONE,
    PARTS,
    TEXTS,
    Indicator,
    checked_statement,
    named_by_unit,
    read_names,
    with_unit,
)
from drafting.model.reading import Reading, Unreadable, read_as_of
from drafting.quantities.repairs import signed


class _OtherwiseError(Exception):
    """Something stands where it should not; validation says what and where."""


def read_plainly(given: dict[str, Any], reading: Reading) -> dict[str, Indicator] | None:
    """The very nodes that validation makes of the groups of 指标; None where it would refuse anything."""
    try:
        return _nodes(given, reading)
    except (_OtherwiseError, Unreadable, RecursionError):
        return None


def _node(raw: Any, reading: Reading) -> Indicator:
    """One figure, or what stands under its keys; any other key is a child. Empty values are absent."""
    if raw.__class__ is str:
        return Indicator(reading.value(raw), FIGURE_ALONE) if raw else Indicator()
    if raw.__class__ is not dict:
        raise _OtherwiseError
    if _OWN.isdisjoint(raw):
        return _group(raw, reading) if raw else Indicator()
    if raw.get("计量单位"):
        if not raw.get("数值"):
            raise _OtherwiseError
        raw = {**raw, "数值": with_unit(raw["数值"], raw["计量单位"])}
    fields: dict[str, Any] = {}
    stated: dict[str, Any] = {}
    children: dict[str, Any] = {}
    for key, item in raw.items():
        own = _KEYS.get(key)
        if own is None:
            children[key] = item
        elif item == "":
            continue
        elif own is _STATED:
            stated[key] = _value(signed(item, of_rate=key not in DIFFERENCES) if key in CHANGES and item.__class__ is str else item, reading)
        else:
            fields[own[0]] = own[1](item, reading)
    if stated:
        fields["stated"] = named_by_unit(stated, fields.get("value"))
    if children:
        fields["children"] = _below(children, reading)
    return Indicator.of(fields)


def _group(raw: dict[str, Any], reading: Reading) -> Indicator:
    """What has children and nothing of its own."""
    node = Indicator(None, _CHILDREN)
    node.children = _below(raw, reading)
    return node


def _nodes(raw: Any, reading: Reading) -> dict[str, Indicator]:
    if raw.__class__ is not dict:
        raise _OtherwiseError
    return _below(raw, reading)


def _below(raw: dict[str, Any], reading: Reading) -> dict[str, Indicator]:
    """Named nodes, of which most are figures."""
    reading.names += raw
    value, known = reading.value, reading.known.get
    return {
        name: Indicator(known(item) or value(item), FIGURE_ALONE) if item.__class__ is str and item else _node(item, reading)
        for name, item in raw.items()
    }


def _value(raw: Any, reading: Reading) -> Any:
    if raw.__class__ is not str:
        raise _OtherwiseError
    return reading.value(raw)


def _text(raw: Any, reading: Reading) -> str:  # noqa: ARG001 -- one of the readers of `_KEYS`
    if raw.__class__ is not str:
        raise _OtherwiseError
    return raw


Read = Callable[[Any, Reading], Any]
_STATED: Final[tuple[str, Read]] = ("stated", _value)
_READ: Final[dict[str, Read]] = {
    "数值": _value,
    "表述": checked_statement,
    "名录": lambda raw, _: read_names(raw),
    "截至": lambda raw, reading: read_as_of(_text(raw, reading)),
    **dict.fromkeys(PARTS, _nodes),
    **dict.fromkeys(COMPARISONS, _node),
    **dict.fromkeys(TEXTS, _text),
}
_KEYS: Final[dict[str, tuple[str, Read]]] = {
    **{key: (field, _READ[key]) for key, field in FIELDS.items()},
    **dict.fromkeys(DERIVED_NAMES, _STATED),
}
"""Key → the model's field, and how what stands there is read."""
_OWN: Final = frozenset(_KEYS)
_CHILDREN: Final = frozenset({"children"})
