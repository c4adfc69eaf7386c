"""指标: the recursive node model at the door, and what only neighbours can show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.keys.group_times import settle_group_times
from drafting.load.names.keys.last_year import settle_last_year
from drafting.load.names.levels.loose_figures import place_loose_figures
from drafting.load.names.levels.misplaced_names import surely_bare
from drafting.load.names.units.counted_by_name import count_as_their_figures, count_by_names, rank_by_names
from drafting.load.names.units.likely_units import likely_units
from drafting.load.validation.alike import Alike
from drafting.load.validation.neighbours import check_neighbours
from drafting.load.validation.notes import say_note
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Period
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.model.names import BUILT_IN
from drafting.model.plain_nodes import read_plainly
from drafting.model.reading import Reading
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Value
from drafting.registry import declare
from drafting.source import Path

D090 = declare(
    Rule(
        "D090",
        "组名和模板里固有的名称相同",
        Severity.ERROR,
        "单位、报告期、提法、全辖、自称、公文等名称模板另有用处，指标的组用了就取不到。",
        hits=_HEAD + "指标: {单位: {数量: 3个}}\n",
        clean=_HEAD + "指标: {帮扶单位: {数量: 3个}}\n",
    )
)
_LISTED: Final = "组名和指标前面不写“- ”：每组一行“监测帮扶:”，指标在下面各占一行、多空两格：监测对象: 5361户"


def read_indicators(
    raw: Any, units: UnitTable, catalogue: Catalogue, findings: Findings, period: Period | None = None
) -> tuple[dict[str, Indicator], dict[str, str], Alike]:
    """The groups of 指标, without what is refused (and every reason is said), names that are keys of another figure, dotted → where it is, and
    what is known of files like this one.
    """
    given = findings.mapping(raw, ("指标",), _LISTED if isinstance(raw, list) else "写成 指标: {监测帮扶: {监测对象: 5361户}}")
    if not given:
        return {}, {}, Alike({}, catalogue, findings)
    for group in given:
        if group in BUILT_IN:
            findings.add(
                D090, ("指标", group), "这个名称在模板里另有用处，不能作组名", f"换个名称，例如“{group}情况”", key=True
            )
    reading = Reading(units)
    indicators = read_plainly(given, reading)
    if not indicators:
        from drafting.load.validation.refused_nodes import without_faults

        indicators = without_faults(given, reading, catalogue, findings)
    rank_by_names(indicators, reading.names)
    if reading.notes:
        _say_notes(indicators, reading, catalogue, findings)
    alike = Alike(indicators, catalogue, findings, units, period)
    moved: dict[str, str] = {}
    known = alike.known
    if known is None:
        place_loose_figures(indicators, catalogue, units, findings)
        moved |= settle_group_times(indicators, catalogue, units, period, findings)
        moved |= settle_last_year(indicators, reading.names, catalogue, units, period, findings)
    whole_year = period is not None and period.kind == "年度"
    bare = known is not None or surely_bare(reading.names)
    if check_neighbours(indicators, units, findings, names_are_bare=bare, whole_year=whole_year, among=known.weighed if known else None):
        alike.changed()
    return indicators, moved, alike


def _say_notes(indicators: dict[str, Indicator], reading: Reading, catalogue: Catalogue, findings: Findings) -> None:
    any_bare = any(note.kind == "no_unit" for _, notes in reading.notes.values() for note in notes)
    if any_bare:
        count_by_names(indicators)
    for group, node in indicators.items():
        for path, value in values_of(node, ("指标", group)):
            for note in reading.notes.get(id(value), (None, ()))[1]:
                likely = likely_units(str(value), path, indicators, catalogue, reading.units) if note.kind == "no_unit" else ()
                say_note(note, path, findings, value, catalogue, units=likely)
    if any_bare:
        count_as_their_figures(indicators, reading.units)


def values_of(node: Indicator, path: Path) -> Iterator[tuple[Path, Value]]:
    """Every typed value of a node and below, with the path it has in the file."""
    if node.value is not None:
        yield (*path, "数值"), node.value
    for name, value in node.stated.items():
        yield (*path, name), value
    for below, inner in nodes_below(node, path):
        yield from values_of(inner, below)


def nodes_below(node: Indicator, path: Path) -> Iterator[tuple[Path, Indicator]]:
    """The nodes directly below a node: parts, subset, compared figures and children."""
    for key, group in (("构成", node.parts), ("其中", node.subset)):
        for name, inner in group.items():
            yield (*path, key, name), inner
    for key, field in COMPARISONS.items():
        inner = getattr(node, field)
        if inner is not None:
            yield (*path, key), inner
    for name, inner in node.children.items():
        yield (*path, name), inner
