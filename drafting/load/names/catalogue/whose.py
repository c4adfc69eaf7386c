"""Two groups that the catalogue knows as one: 资金 and 项目 of each say whose they are, 定点帮扶资金 beside 社会帮扶资金."""

from __future__ import annotations

from typing import Final

from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.words.key_words import OF_ANYTHING
from drafting.model.catalogue import Catalogue
from drafting.model.general_words import says_nothing
from drafting.model.indicator import AMOUNTS, COUNTS, Indicator
from drafting.source import Path, Tree

_WORD_ALONE: Final = 2  # characters of a word that is no name: 项目, 企业, 干部
_OF_WORK: Final = ("工作", "情况")
_OF_TRADE: Final = ("生产", "种植", "安全", "产业")
"""Behind what a trade works on: 总产 of 粮食生产 is 粮食总产."""


def say_whose(indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], tree: Tree) -> dict[str, str]:
    """Names that are no more than a word of a 门类 or for money and counts take the name of their group before them, where another
    group of the file is read as the same, or where the group is more than the one it is read as. Gives the names changed, dotted: 定点帮扶.资金 → 定点帮扶.定点帮扶资金.
    """
    if indicators.keys() <= catalogue.groups.keys():
        return {}
    together: dict[str, list[str]] = {}
    for group in indicators:
        home = known.group(group)
        if home is not None:
            together.setdefault(home, []).append(group)
    found: dict[str, str] = {}
    for home, groups in together.items():
        given = [name for group in groups for name in indicators[group].children]
        for group in groups:
            owner = _owner(group, known)
            if group != home:
                found |= _read_with(group, owner, home, indicators[group].children, known, catalogue, tree)
            counted = indicators[group].children.keys() <= COUNTS.keys() | AMOUNTS  # a thing of that group
            alone = len(groups) == 1 and owner in catalogue.group_names
            if len(groups) == 1 and (counted or (alone and group == home)):
                continue
            twice = {name for name in indicators[group].children if given.count(name) > 1}
            names = None if alone else _bare(group, home, twice, catalogue)
            found |= _said(group, owner, home, names, indicators[group].children, known, tree)
    return found


def _owner(group: str, known: KnownNames[Indicator]) -> str:
    """What its figures are of: 残疾人两项补贴, and not 残疾人."""
    name = group[group.index(known.group_word(group)) :]
    for ending in _OF_WORK:
        name = name.removesuffix(ending)
    return name


def _bare(group: str, home: str, twice: set[str], catalogue: Catalogue) -> set[str]:
    """Words of the 门类 of a group that are no names."""
    words = {word for kind in catalogue.kinds.get(home, {}).values() for word in kind.having if len(word) <= _WORD_ALONE}
    return words if group != home else words & twice


def _said(
    group: str, owner: str, home: str, words: set[str] | None, children: dict[str, Indicator], known: KnownNames[Indicator], tree: Tree
) -> dict[str, str]:
    """Without `words`, which stands for a group that is read as one alone, no more than money, counts, tasks and stages: 教育资助: {金额: 3万元}."""
    real: dict[str, str] = {}
    for name, node in children.items():
        counts = name in AMOUNTS or name in COUNTS or (group != home and name in OF_ANYTHING)
        if (counts or (words is not None and (name in words or (group != home and says_nothing(name))))) and owner and f"{owner}{name}" not in children and known.in_group(home, name, node) is None:
            real[name] = f"{owner}{name}" if not owner.endswith(name) or owner in children else owner  # 水利项目, of 项目
    return _rekeyed(group, real, children, tree)


def _read_with(
    group: str, owner: str, home: str, children: dict[str, Indicator], known: KnownNames[Indicator], catalogue: Catalogue, tree: Tree
) -> dict[str, str]:
    """What the group it is read as has under both words, and under its own alone has not: 产量 of 粮食生产, of 农业生产 that of nothing."""
    names = catalogue.names_of(home)
    stems = [owner, *(owner.removesuffix(ending) for ending in _OF_TRADE if owner.endswith(ending))]
    real: dict[str, str] = {}
    for name, node in children.items():
        whole = next((f"{stem}{name}" for stem in stems if stem and f"{stem}{name}" in names), "")
        if not whole or name in COUNTS.values() or not {whole, names[whole]}.isdisjoint(children) or known.in_group(home, name, node) is not None:
            continue
        if known.in_group(home, whole, node) == names[whole] and names[whole] not in {names[each] for each in real.values()}:
            real[name] = whole
    return _rekeyed(group, real, children, tree)


def _rekeyed(group: str, real: dict[str, str], children: dict[str, Indicator], tree: Tree) -> dict[str, str]:
    if not real:
        return {}
    moved: dict[Path, Path] = {("指标", group, name): ("指标", group, whole) for name, whole in real.items()}
    items = [(real.get(name, name), node) for name, node in children.items()]
    children.clear()
    children.update(items)
    tree.read_as(moved)
    return {f"{group}.{name}": f"{group}.{whole}" for name, whole in real.items()}
