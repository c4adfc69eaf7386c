"""A rate whose name says of nothing what it is, and whose formula does: 化解率 =化解/信访件 is a side of 信访件, whatever stands before it or has a rate of that name in the catalogue."""

from __future__ import annotations

from typing import Final

from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.sides.deeds import is_deed, is_part, is_rate_of_a_deed
from drafting.load.names.words.named_in_file import is_named
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import Indicator
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Formula
from drafting.source import Path

_NAME: Final = r"[^\W\d]\w*(?:\.[^\W\d]\w*)?"
_QUOTIENT: Final = lazy(rf"\s*(?P<part>{_NAME})\s*[/÷／]\s*(?P<whole>{_NAME})\s*")


def hang_by_formula(indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], units: UnitTable, findings: Findings) -> dict[str, str]:
    """Gives the names changed, dotted: 信访.化解率 → 信访.信访件.化解率; with it goes the deed that it divides.

    A rate that divides no mere deed, stands right behind the thing and is called so by no other thing of the catalogue is said of it anyhow and stays. It comes before all that brings
    names under those of the catalogue, for the formula has the names as they are typed.
    """
    found: dict[str, str] = {}
    moved: dict[Path, Path] = {}
    for group, node in indicators.items():
        rates = [name for name, child in node.children.items() if isinstance(child.value, Formula) and is_rate_of_a_deed(name)]
        for rate in rates:
            divided = _divided(group, rate, node)
            if divided is None or not _may_be_said_of_another(*divided, rate, node, known.group(group), catalogue, known):
                continue
            part, base = divided
            thing = node.children[base]
            sides = [rate]
            if is_deed(part) and not _is_known(part, node, known.group(group), known) and is_part(node.children[part], thing, units):
                sides.insert(0, part)
            if not thing.children.keys().isdisjoint(sides):
                continue
            findings.hangs_on_numbers = True
            for name in sides:
                if name not in catalogue.groups.get(group, {}) or is_named(str(findings.tree.value), group, name):
                    found[f"{group}.{name}"] = f"{group}.{base}.{name}"
                moved["指标", group, name] = ("指标", group, base, name)
            thing.settle("children", {**thing.children, **{name: node.children.pop(name) for name in sides}})
    findings.tree.read_as(moved)
    return found


def _divided(group: str, rate: str, node: Indicator) -> tuple[str, str] | None:
    """The names of the two that a rate of a group divides, both of that group."""
    value = node.children[rate].value
    read = _QUOTIENT.fullmatch(value.text) if isinstance(value, Formula) else None
    if read is None:
        return None
    part, whole = (read[each].removeprefix(f"{group}.") for each in ("part", "whole"))
    return (part, whole) if {part, whole} <= node.children.keys() and not is_deed(whole) and not is_rate_of_a_deed(whole) else None


def _may_be_said_of_another(part: str, base: str, rate: str, node: Indicator, own: str | None, catalogue: Catalogue, known: KnownNames[Indicator]) -> bool:
    if is_deed(part) or _thing_before(rate, node) != base:
        return True
    home = (own, known.in_group(own, rate, node.children[rate])) if own is not None else known.home(rate, node.children[rate])
    if home is None or home[0] is None or home[1] is None:
        return False
    thing = known.in_group(home[0], base, node.children[base])
    return thing is None or rate not in catalogue.groups[home[0]][thing].known_below


def _is_known(name: str, node: Indicator, own: str | None, known: KnownNames[Indicator]) -> bool:
    return own is not None and known.in_group(own, name, node.children[name]) is not None


def _thing_before(name: str, node: Indicator) -> str:
    """What the one of this name is said of where it stands."""
    names = list(node.children)
    things = [each for each in names[: names.index(name)] if not is_deed(each) and not is_rate_of_a_deed(each)]
    return things[-1] if things else ""
