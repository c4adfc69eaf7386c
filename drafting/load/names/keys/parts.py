"""其中脱贫户 on the line below 务工就业: a part of the figure above it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.units.key_fit import fits
from drafting.load.names.words.name_words import bare_names
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import FIGURE_ALONE, Indicator
from drafting.model.names import is_people, is_some_of_all
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Marker
from drafting.registry import declare
from drafting.source import Path

D262 = declare(
    Rule(
        "D262",
        "名称以“其中”开头",
        Severity.WARNING,
        "“其中脱贫户”写在“务工就业”的下一行，程序当作“务工就业”的一部分（说明一声）；接在它后面的，和它同样叫法的（甲类、乙类）、加起来正好是总数的、目录里列作分项的，也一样。上面没有总数，或者和总数的单位不同，就不知道是谁的一部分，按另一个指标来读，名称去掉“其中”；去掉了会成为目录里的指标（部分就成了总数）的，名称照写。“帮扶车间”4个下面的“脱贫户”41人和“吸纳”96人，脱贫户当作吸纳的一部分（说明一声）。",
        hits=_HEAD + "指标:\n  就业:\n    其中脱贫户: 3人\n",
        clean=_HEAD + "指标:\n  就业:\n    务工就业: {数值: 5人, 其中: {脱贫户: 3人}}\n",
    )
)

_WITHIN: Final = "其中"
_START: Final = lazy("^其中[：:，,、\\s]*(?=[^\\s：:，,、])")


def settle_parts(indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, findings: Findings) -> None:
    """Before names are brought under the catalogue's: the order of the file says whose part it is."""
    moved: dict[Path, Path] = {}
    for group, node in indicators.items():
        _settle(node, ("指标", group), catalogue, units, findings, moved)
        for name, child in node.children.items():
            if child.given is not FIGURE_ALONE and child.children:
                _settle(child, ("指标", group, name), catalogue, units, findings, moved)
                _settle_people(child, ("指标", group, name), catalogue, units, findings, moved)
    findings.tree.read_as(moved)


def _settle(
    node: Indicator, path: Path, catalogue: Catalogue, units: UnitTable, findings: Findings, moved: dict[Path, Path]
) -> None:
    """Parts of the node that they stand in, where it has a figure; else of the figure that was given before them."""
    if _WITHIN not in "".join(node.children):
        return
    whole, at = node, path
    taken: dict[Path, tuple[Indicator, dict[Path, str]]] = {}  # a figure, and what was given as its parts → the parts
    names = list(node.children)
    for place, name in enumerate(names):
        child = node.children.get(name)
        if child is None:  # went with the part before it
            continue
        start = _START.match(name)
        if start is None:
            if node.value is None:
                whole, at = child, (*path, name)
            continue
        part = name[start.end() :]
        figure = child.value if isinstance(child.value, Measure) else "…"
        why = _no_part(whole, part, child, units)
        if why:
            hint = f"是另一个数的一部分的，写在那个数的下面：{{数值: …, 其中: {{{part}: {figure}}}}}；不是的，名称写 {part}"
            findings.add(D262, (*path, name), why, hint, key=True)
            if part not in node.children and not _is_known(part, catalogue):  # else a part would be said as the total
                _rename(node.children, name, part)
                moved[(*path, name)] = (*path, part)
            continue
        behind = _parts_after(names[place + 1 :], part, child, node, whole, at, catalogue, units)
        parts = {name: part, **dict(zip(behind, behind, strict=True))}
        for each, called in parts.items():
            whole.settle("subset", {**whole.subset, called: node.children.pop(each)})
            moved[(*path, each)] = (*at, _WITHIN, called)
            taken.setdefault(at, (whole, {}))[1][(*path, each)] = called
    for where, (its, given) in taken.items():
        _tell(its, where, given, findings)


def _tell(whole: Indicator, at: Path, given: dict[Path, str], findings: Findings) -> None:
    """Once for all that is read as a part of one figure, where the first of it stands."""
    first, *others = given
    shown = ", ".join(f"{part}: {value if isinstance(value := whole.subset[part].value, Measure) else '…'}" for part in given.values())
    behind = any(not _START.match(str(each[-1])) for each in others)
    hint = f"不是的，名称去掉“其中”{'，或者写在“其中…”的上面' if behind else ''}；写得更清楚：{at[-1]}: {{数值: {whole.value}, 其中: {{{shown}}}}}"
    along = f"连同下面的{'、'.join(str(each[-1]) for each in others)}，" if others else ""
    findings.add(D262, first, f"{along}当作“{at[-1]}”的一部分", hint, key=True, severity=Severity.INFO)


def _settle_people(
    node: Indicator, path: Path, catalogue: Catalogue, units: UnitTable, findings: Findings, moved: dict[Path, Path]
) -> None:
    """帮扶车间: {数值: 4个, 脱贫户: 41人, 吸纳: 96人}: there are no 脱贫户 among 4个; they are some of the only people counted beside them."""
    if not isinstance(node.value, Measure):
        return
    entry = catalogue.find(".".join(map(str, path[1:])))
    foreseen = entry.known_below if entry is not None else ()
    for name in [each for each in node.children if is_some_of_all(each) and each not in foreseen]:
        child = node.children[name]
        if child.given is not FIGURE_ALONE or not isinstance(child.value, Measure) or fits(child.value, node.value, units):
            continue
        beside = [each for each, other in node.children.items() if each not in node.subset and not is_people(each) and not _no_part(other, name, child, units)]
        if len(beside) != 1 or not _is_more(node.children[beside[0]], child, units):
            continue
        whole, at = node.children[beside[0]], (*path, beside[0])
        hint = f"不是的，写成另一个指标；写得更清楚：{at[-1]}: {{数值: {whole.value}, 其中: {{{name}: {child.value}}}}}"
        findings.add(D262, (*path, name), f"当作“{at[-1]}”的一部分", hint, key=True, severity=Severity.INFO)
        whole.settle("subset", {**whole.subset, name: node.children.pop(name)})
        moved[(*path, name)] = (*at, _WITHIN, name)


def _is_more(whole: Indicator, part: Indicator, units: UnitTable) -> bool:
    one, other = whole.value, part.value
    assert isinstance(one, Measure)
    assert isinstance(other, Measure)
    return one.first.amount * units.factor(one.first.unit) > other.first.amount * units.factor(other.first.unit)


def _parts_after(
    names: list[str], part: str, first: Indicator, node: Indicator, whole: Indicator, at: Path, catalogue: Catalogue, units: UnitTable
) -> list[str]:
    """其中集中供养: 386人, 分散供养: 1077人: what goes on behind a part, as the catalogue lists it, as it adds up, or as it is called."""
    entry = catalogue.find(".".join(map(str, at[1:])))
    listed = () if entry is None else (*entry.parts, *entry.subset)
    own = () if entry is None else entry.children
    following: list[str] = []
    for name in names:
        child = node.children.get(name)
        if child is None or _START.match(name) or child.given is not FIGURE_ALONE or name in own or _no_part(whole, name, child, units):
            break
        if name not in listed and _is_known(name, catalogue):
            break
        following.append(name)
    figures = [first, *(node.children[name] for name in following)]
    whole_sum = next((end for end in range(len(following), 0, -1) if _adds_up(figures[: end + 1], whole, units)), 0)
    alike = 0
    for name in following:
        if name not in listed and (len(name), name[-1]) != (len(part), part[-1]):
            break
        alike += 1
    return following[: max(whole_sum, alike)]


def _adds_up(parts: list[Indicator], whole: Indicator, units: UnitTable) -> bool:
    """Whether the parts are all of the whole."""
    measures = [each.value for each in parts if isinstance(each.value, Measure)]
    assert isinstance(whole.value, Measure)
    totals = [whole.value.quantities, *(each.quantities for each in measures)]
    if len(measures) < len(parts) or len({len(each) for each in totals}) > 1:
        return False
    return all(
        sum((each.amount * units.factor(each.unit) for each in several), Decimal()) == total.amount * units.factor(total.unit)
        for total, *several in zip(*totals, strict=True)
    )


def _no_part(whole: Indicator, part: str, child: Indicator, units: UnitTable) -> str:
    """Why not, "" where nothing stands against it."""
    if not isinstance(whole.value, Measure):
        return "上面没有总数，不知道是谁的一部分"
    if part in whole.subset or part in whole.parts:
        return f"“{_WITHIN}”里已经有“{part}”了"
    if child.value is Marker.OWED:
        return ""
    if not isinstance(child.value, Measure) or not fits(child.value, whole.value, units):
        return f"和上面的总数（{whole.value}）单位不同，没有当作它的一部分"
    return ""


def _is_known(name: str, catalogue: Catalogue) -> bool:
    """Whether a name may be read as an indicator or a group of the catalogue, wherever it is given."""
    forms = [name, *bare_names(name)]
    plain = catalogue.plain(forms)
    if name in catalogue.group_names or any(each in catalogue.plain_homes for each in plain):
        return True
    return any(
        any(each in catalogue.names_of(group) for each in forms) or any(each in catalogue.plain_names_of(group) for each in plain)
        for group in catalogue.groups
    )


def _rename(children: dict[str, Indicator], name: str, new: str) -> None:
    """In place, so that the order of the data stays."""
    items = [(new if each == name else each, child) for each, child in children.items()]
    children.clear()
    children.update(items)
