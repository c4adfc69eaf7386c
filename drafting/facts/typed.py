"""Every figure that the data itself gives, by the path under which it prints. In files alike (`model.likeness`) they stand in the same places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from typing import Final

from drafting.facts.places import places_in
from drafting.frozen import mutable
from drafting.model.indicator import COMPARED, COMPARISONS, FIGURE_ALONE, Indicator
from drafting.model.likeness import Likeness
from drafting.model.node_at import node_at
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import EXPECTED
from drafting.quantities.values import Formula, Marker
from drafting.source import Path

TypedFigures = dict[str, Path]
"""Dotted path → place in the data file."""

_RATES: Final = frozenset({"%", "‰", "/千", "/万", "/10万", "/十万"})
_MONEY: Final = "元"
_OF_AN_INDICATOR: Final = 3
"""How long the place of an indicator is."""
_RATE: Final = "完成率"
_NOT_APPLICABLE: Final = Marker.NOT_APPLICABLE  # see `facts.fact.PRESENT`


@mutable
class Typed:
    """What the data gives: `figures` by group and indicator, each with everything below it, and where formulas stand.

    What is 待补 counts as given; a comparison that is a formula stands elsewhere already. `stated` are the dotted paths of what hangs on a
    figure and follows from others, each with its name (同比). `providers` holds each
    提供单位 by the place of the node that names it, `dated` the nodes with a 截至 or 统计期间 of their own, `worded` those
    with a 表述 beside their 数值, `compared` those with a task or the like, `tasks` those with a 任务 or a 完成率, `derived` those that state what follows (同比: 5%); `rates`
    holds every value of one number in per cent, per mille or the like, `money` every one that is money, alone or beside something else,
    and `expected` the nodes whose figure says 预计.
    """

    figures: dict[str, dict[str, TypedFigures]] = field(default_factory=dict)
    formulas: list[Path] = field(default_factory=list)
    stated: list[tuple[str, str]] = field(default_factory=list)
    providers: dict[Path, str] = field(default_factory=dict)
    dated: dict[Path, Indicator] = field(default_factory=dict)
    worded: dict[Path, Indicator] = field(default_factory=dict)
    compared: dict[Path, Indicator] = field(default_factory=dict)
    tasks: list[Path] = field(default_factory=list)
    derived: dict[Path, Indicator] = field(default_factory=dict)
    rates: dict[Path, Measure] = field(default_factory=dict)
    money: dict[Path, Measure] = field(default_factory=dict)
    expected: dict[Path, Indicator] = field(default_factory=dict)
    __slots__ = ("__dict__",)

    @cached_property
    def paths(self) -> TypedFigures:
        """All the figures by path."""
        found: TypedFigures = {}
        for group in self.figures.values():
            for figures in group.values():
                found.update(figures)
        return found

    def in_another(self, indicators: dict[str, Indicator]) -> Typed:
        """The same of a file alike: paths and places are shared, and never written."""
        found = Typed(
            figures=self.figures,
            formulas=self.formulas,
            stated=self.stated,
            providers=self.providers,
            dated=_nodes(self.dated, indicators),
            worded=_nodes(self.worded, indicators),
            compared=_nodes(self.compared, indicators),
            tasks=self.tasks,
            derived=_nodes(self.derived, indicators),
            rates=_values(self.rates, indicators),
            money=_values(self.money, indicators),
            expected=_nodes(self.expected, indicators),
        )
        found.paths = self.paths
        return found


def _nodes(places: Iterable[Path], indicators: dict[str, Indicator]) -> dict[Path, Indicator]:
    return {at: indicators[at[1]].children[at[2]] if len(at) == _OF_AN_INDICATOR else node_at(indicators, at) for at in places}  # type: ignore[index, misc]


def _values(places: Iterable[Path], indicators: dict[str, Indicator]) -> dict[Path, Measure]:
    return {at: node.value for at, node in _nodes(places, indicators).items()}  # type: ignore[misc]


def typed_figures(indicators: dict[str, Indicator], likeness: Likeness | None = None) -> Typed:
    """One walk over the indicators of a data file, unless there was one like it."""
    if likeness is None:
        return _walked(indicators)
    known: Typed | None = likeness.plans.get(typed_figures)
    if known is not None:
        return known.in_another(indicators)
    likeness.plans[typed_figures] = found = _walked(indicators)
    return found


def _walked(indicators: dict[str, Indicator]) -> Typed:
    typed = Typed()
    for group, node in indicators.items():
        if node.provider:
            typed.providers["指标", group] = node.provider
        if node.as_of or node.period:
            typed.dated["指标", group] = node
        typed.figures[group] = found = {}
        places = places_in(group)
        for name, child in node.children.items():
            value = child.value
            path, source, alone = places[name]
            if child.given is FIGURE_ALONE and value.__class__ is Measure and len(value.quantities) == 1:
                found[name] = alone  # as most are: it prints under its own path, and there is nothing below it
                quantity = value.quantities[0]
                if quantity.unit == _MONEY:
                    typed.money[source] = value
                elif quantity.unit in _RATES:
                    typed.rates[source] = value
                if quantity.prefix and quantity.prefix.startswith(EXPECTED):
                    typed.expected[source] = child
            else:
                found[name] = _collected(child, path, source, typed)
    return typed


def _collected(node: Indicator, path: str, source: Path, typed: Typed) -> TypedFigures:
    figures: TypedFigures = {}
    _collect(node, path, source, figures, typed)
    return figures


def printed_paths(path: str, value: object) -> tuple[str, ...]:
    """The paths under which a value prints: one for each quantity of a paired measure."""
    if isinstance(value, Measure) and len(value.quantities) > 1:
        return tuple(f"{path}.{quantity.unit}" for quantity in value.quantities)
    return (path,)


def _put(figures: TypedFigures, path: str, value: object, source: Path) -> None:
    if not isinstance(value, Measure) or len(value.quantities) == 1:  # as most are
        figures[path] = source
        return
    for quantity in value.quantities:
        figures[f"{path}.{quantity.unit}"] = source


def _note(node: Indicator, value: Measure, source: Path, typed: Typed) -> None:
    """Of what kind a figure is."""
    for quantity in value.quantities:
        if quantity.unit == _MONEY:
            typed.money[source] = value
        elif quantity.unit in _RATES and len(value.quantities) == 1:
            typed.rates[source] = value
        if quantity.prefix and quantity.prefix.startswith(EXPECTED):
            typed.expected[source] = node


def _collect(node: Indicator, path: str, source: Path, figures: TypedFigures, typed: Typed) -> None:
    value, given = node.value, node.given
    if value is not None:
        if value.__class__ is Measure:
            _note(node, value, source, typed)
        if value.__class__ is Measure and len(value.quantities) == 1:  # as most are
            figures[path] = source
        else:
            if isinstance(value, Formula):
                typed.formulas.append(source)
            if value is not _NOT_APPLICABLE:
                _put(figures, path, value, source)
        if given is FIGURE_ALONE:
            return
        if node.statement is not None:
            figures[f"{path}.表述"] = source
            typed.worded[source] = node
    elif node.statement is not None:
        figures[path] = source
    if node.provider:
        typed.providers[source] = node.provider
    if node.as_of or node.period:
        typed.dated[source] = node
    if node.names:
        figures[f"{path}.名录"] = source
    if node.stated:
        typed.derived[source] = node
    if node.target is not None or _RATE in node.stated:
        typed.tasks.append(source)
    for name, stated in node.stated.items():
        if isinstance(stated, Formula):
            typed.formulas.append((*source, name))
        typed.stated.append((path, name))
        if stated is not _NOT_APPLICABLE:
            _put(figures, f"{path}.{name}", stated, (*source, name))
    beside: Iterable[str] = ()
    if not given.isdisjoint(COMPARED):
        typed.compared[source] = node
        beside = COMPARISONS
    for key in beside:
        other = getattr(node, COMPARISONS[key])
        if other is not None:
            apart = {} if isinstance(other.value, Formula) else figures
            _collect(other, f"{path}.{key}", (*source, key), apart, typed)
    for name, part in node.parts.items():
        _collect(part, f"{path}.构成.{name}", (*source, "构成", name), figures, typed)
    for name, part in node.subset.items():
        _collect(part, f"{path}.其中.{name}", (*source, "其中", name), figures, typed)
    for name, child in node.children.items():
        _collect(child, f"{path}.{name}", (*source, name), figures, typed)
