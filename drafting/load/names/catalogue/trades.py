"""By whose trade a group is, before its names are looked up: 交通 is more than 乡村建设, and 检查 is nobody's indicator."""

from __future__ import annotations

from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.units.node_fit import NodeFit
from drafting.load.names.words.key_words import OF_ANYTHING
from drafting.load.names.words.name_words import goes_on_as_work, says_less
from drafting.model.catalogue import Catalogue
from drafting.model.general_words import is_work, of_any_trade
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure


class Trades:
    """Tells of the groups of a file which are other trades than the catalogue's groups that they are called after."""

    def __init__(self, indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], fit: NodeFit) -> None:
        self._indicators = indicators
        self._catalogue = catalogue
        self._known = known
        self._fit = fit

    def apart(self) -> frozenset[str]:
        """Groups called by the word of a trade of which the catalogue's group that has that word knows less than half."""
        return frozenset(group for group in self._indicators if self.is_wider(group) and not self._is_theirs(group))

    def is_wider(self, group: str) -> bool:
        """Whether a group is called by the word of a trade: 应急 is more than 灾情, 交通运输 than 乡村建设."""
        word = self._known.group_word(group)
        return word in self._catalogue.trades and group not in self._catalogue.groups and goes_on_as_work(group[group.index(word) + len(word) :])

    def is_narrower(self, group: str) -> bool:
        """What begins as a group is called and goes on, and of which that group knows little: the 站点 and 预警 of 农业气象 are not those of 产业."""
        word = self._known.group_word(group)
        homes = self._known.groups(group)
        if len(homes) != 1 or group == word or goes_on_as_work(group[group.index(word) + len(word) :]):
            return False
        children = self._indicators[group].children
        return sum(self._knows(homes[0], name, node) for name, node in children.items()) * 2 < len(children)

    def unclear(self, group: str) -> frozenset[str]:
        """Names in a group of a wider word that are not looked up in the catalogue's: 培训 of 人社, 检查 of 卫生."""
        home = self._known.group(group)
        if home is None or not self.is_wider(group):
            return frozenset()
        children = self._indicators[group].children
        return frozenset(name for name in children if is_work(name) and not self._says_with(home, group, name, children[name]))

    def _is_theirs(self, group: str) -> bool:
        home = self._known.group(group)
        children = self._indicators[group].children
        return home is not None and sum(self._says_itself(home, group, name, child) for name, child in children.items()) * 2 >= len(children)

    def _says_itself(self, home: str, group: str, name: str, node: Indicator) -> bool:
        """That it is an indicator of the group, wherever it stands."""
        if self._says_with(home, group, name, node):
            return True
        if of_any_trade(name) or name in OF_ANYTHING:
            return False
        real = self._known.in_group(home, name, node, abroad=True)
        return not says_less(name, real) if real is not None else self._is_of_a_kind(home, name, node)

    def _says_with(self, home: str, group: str, name: str, node: Indicator) -> bool:
        """Together with the word that the group is called: 演练 in 应急."""
        word = self._known.group_word(group)
        return any(self._known.may_know(whole) and self._known.in_group(home, whole, node) is not None for whole in (f"{word}{name}", f"{name}{word}"))

    def _knows(self, home: str, name: str, node: Indicator) -> bool:
        return self._known.in_group(home, name, node) is not None or self._is_of_a_kind(home, name, node)

    def _is_of_a_kind(self, home: str, name: str, node: Indicator) -> bool:
        units = node.value.units if isinstance(node.value, Measure) else ()
        return self._catalogue.kind_of(home, name, units, self._fit.convertible) is not None
