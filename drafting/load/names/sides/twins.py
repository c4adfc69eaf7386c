"""One thing that the file gives twice: under two names, in two groups, or as a side and by the name of both. It is only told (R118)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafting.load.names.words.name_words import SAYS_LITTLE
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Twice
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.source import Path


class Twins:
    """What is found so, each once, in the order in which it was met."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._met: dict[Twice, None] = {}

    def add(self, one: Path, node: Indicator, other: Path, there: Indicator) -> None:
        """Two places that give one thing; a place without a figure says nothing twice, nor does one that counts something else of it (人数, 资金)."""
        said, again = node.value, there.value
        if said is None or again is None:
            return
        if not isinstance(said, Measure) or not isinstance(again, Measure) or not {*said.units}.isdisjoint(again.units):
            self._met[Twice(one, other, (said, again))] = None

    def add_if_alike(self, one: Path, node: Indicator, other: Path, there: Indicator) -> None:
        """Two names that the catalogue has for one thing: it is one where they are the same words."""
        if same_words(str(one[-1]), str(other[-1]), str(other[1]), self._catalogue):
            self.add(one, node, other, there)

    def among(self, indicators: Mapping[str, Indicator]) -> tuple[Twice, ...]:
        """All that were met, and what stands by one name in two groups near each other: 生猪出栏 of 畜牧 and of 粮食耕地."""
        return (*self._met, *self._in_two_groups(indicators))

    def _in_two_groups(self, indicators: Mapping[str, Indicator]) -> Iterator[Twice]:
        for one, other in self._catalogue.neighbours:
            if one not in indicators or other not in indicators:
                continue
            here, there = indicators[one].children, indicators[other].children
            for name in here:
                homes = self._catalogue.homes.get(name, []) if name in there and name in self._catalogue.groups[one] else []
                if len(homes) != 1 or homes[0][0] not in (one, other):
                    continue
                first, second = here[name].value, there[name].value
                if first is not None and second is not None:
                    yield Twice(("指标", one, name), ("指标", other, name), (first, second))


def same_words(name: str, real: str, group: str, catalogue: Catalogue) -> bool:
    """Whether two names of a group differ by no more than their order and words that say little: 出栏生猪, 生猪出栏量."""
    little = {*SAYS_LITTLE, *group}
    given, meant = ({*plain} - little for plain in catalogue.plain([name, real]))
    return given == meant
