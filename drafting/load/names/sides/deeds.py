"""What was done about a thing and says alone of nothing what it is, 化解82件 behind 矛盾纠纷86件, is a side of it, wherever the catalogue has the thing."""

from __future__ import annotations

from typing import Final

from drafting.load.names.catalogue.known_names import KnownNames
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.source import Path, Tree

_DEEDS: Final = (
    "化解|调解|调处|办结|办复|结案|整改|整治|治理|防治|防控|处置|处理|改造|修复|恢复|更换|解决|消除|销号|侦破|破获|查处|拆除|解危|清运|清理|"
    "复耕|盘活|安置|救治|签约|随访|回访|核实"
)
_DEED: Final = lazy(f"(?:已|成功|共|累计)?(?:{_DEEDS})(?:完成|到位|成功|完毕)?数?")
_RATE: Final = lazy(f"(?:{_DEEDS})?(?:完成|到位|成功)率|(?:{_DEEDS})率")
_SHARE: Final = ("%",)

def hang_deeds(
    indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], units: UnitTable, tree: Tree
) -> dict[str, str]:
    """Gives the names changed, dotted: 平安建设.化解 → 平安建设.矛盾纠纷.化解.

    What the group itself has under the deed's name stays, and so does all where the catalogue has neither the thing nor the deed:
    there 其余 says the two one after the other.
    """
    found: dict[str, str] = {}
    moved: dict[Path, Path] = {}
    for group, node in indicators.items():
        entries = catalogue.groups.get(group)
        strange = entries is None or not node.children.keys() <= entries.keys()
        if strange and any(map(_is_deed, node.children)):
            own = known.group(group)
            for name, base in _hung(node, own, catalogue, known, units):
                found[f"{group}.{name}"] = f"{group}.{base}.{name}"
                moved["指标", group, name] = ("指标", group, base, name)
                thing = node.children[base]
                thing.settle("children", {**thing.children, name: node.children.pop(name)})
    tree.read_as(moved)
    return found


def _is_deed(name: str) -> bool:
    return _DEED.fullmatch(name) is not None


def _hung(
    node: Indicator, own: str | None, catalogue: Catalogue, known: KnownNames[Indicator], units: UnitTable
) -> list[tuple[str, str]]:
    """Each deed and the rate of one, with the figure that stands before it and counts the same."""
    found: list[tuple[str, str]] = []
    base, hangs = "", False

    def has(name: str) -> bool:
        return own is not None and known.in_group(own, name, node.children[name]) is not None

    def is_said(name: str) -> bool:
        """By a sentence that is made for it, or by one for its kind, or among the problems."""
        each = node.children[name]
        if has(name) or known.home(name, each) is not None or catalogue.faults.is_problem(name):
            return True
        return own is not None and catalogue.kind_of(own, name, _units(each), units.convertible) is not None

    for name, each in node.children.items():
        is_deed = _is_deed(name)
        if not (is_deed or _RATE.fullmatch(name)):
            base, hangs = name, False
        elif not base or name in node.children[base].children or has(name):
            continue
        elif is_deed:
            hangs = _counts_alike(each, node.children[base], units) and (is_said(base) or is_said(name))
            if hangs:
                found.append((name, base))
        elif hangs and _units(each) == _SHARE and known.home(name, each) is None:
            found.append((name, base))
    return found


def _counts_alike(one: Indicator, other: Indicator, units: UnitTable) -> bool:
    return len(_units(one)) == len(_units(other)) == 1 and units.convertible(_units(one)[0], _units(other)[0])


def _units(node: Indicator) -> tuple[str, ...]:
    return node.value.units if isinstance(node.value, Measure) else ()
