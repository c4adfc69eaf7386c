"""A figure that stands right below 指标, under no group, is read in the group where the catalogue alone has it: 改厕: 10565户."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.catalogue.names_told import D105
from drafting.load.names.units.node_fit import NodeFit
from drafting.model.catalogue import Catalogue
from drafting.model.general_words import says_nothing
from drafting.model.indicator import Indicator
from drafting.quantities.units import UnitTable

_FIGURE: Final = frozenset(("值", "总额", "总数", "总量"))
"""What the figure of an indicator is called below it, and no indicator of a group."""


def place_loose_figures(indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, findings: Findings) -> None:
    """In place, at the end of their groups, by the names that they have. What has no one home stays where it is, which is an error; so does
    all of it with --strict, and in a file with a group left empty, for then it is only wrongly indented.
    """
    loose = [] if findings.strict else list(_loose(indicators, catalogue))
    if not loose or "" in findings.tree.value["指标"].values():
        return
    known = KnownNames(catalogue, NodeFit(units))
    for name in loose:
        home = known.home(name, indicators[name])
        if home is None or name in getattr(indicators.get(home[0]), "children", ()):
            continue
        group = indicators.get(home[0])
        if group is None:
            group = indicators[home[0]] = Indicator.of({"children": {}})
        group.settle("children", {**group.children, name: indicators.pop(name)})
        findings.tree.read_as({("指标", name): ("指标", home[0], name)})
        findings.add(D105, ("指标", name), f"没有写在组里，按目录来读：当作“{home[0]}”组的", f"写到“{home[0]}:”的下面；不是一回事的，换个名称", key=True)


def _loose(indicators: dict[str, Indicator], catalogue: Catalogue) -> Iterator[str]:
    return (
        name for name, node in indicators.items()
        if (not node.given <= {"children"} or not _FIGURE.isdisjoint(node.children)) and name not in catalogue.group_names and not says_nothing(name)
    )
