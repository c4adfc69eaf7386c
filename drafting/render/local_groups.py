"""Groups of the data that the catalogue does not have: what they belong with, and which stand as sections of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from drafting.blocks import marks
from drafting.facts.book import Book
from drafting.frozen import frozen
from drafting.model.general_words import is_the_rest
from drafting.model.names import people_in
from drafting.model.text_places import PROBLEMS, is_of_problems

LOCAL: Final = "本地"
"""The section that says a local group; where a report places it, those stand that follow no group of its sections."""

_LEAST: Final = 4  # figures: a group of fewer is said among 其他工作
_LEAST_BY_DATA: Final = 1  # where the report is made of what the data gives

_LEAST_SHARE: Final = 0.4
"""Of the figures of a local group, those that must have been read as one group's for the others to be said there."""


@frozen
class LocalGroups:
    """`homes` maps a local group to the catalogue's group as whose most of its figures were read; the others are `own`,
    in the data's order. `order` holds all groups in that order.
    """

    homes: Mapping[str, str]
    own: tuple[str, ...]
    sections: tuple[str, ...]  # those of `own` with enough to say
    order: tuple[str, ...]
    by_data: bool = False

    def placed(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The sections that a template places, in its order, or in that of the data's groups (`by_data`); those of no group come last."""
        if not self.by_data:
            return names
        place = {self.homes.get(group, group): at for at, group in reversed([*enumerate(self.order)])}
        return tuple(sorted(names, key=lambda name: place.get(name, len(place))))

    def woven(self, pieces: Sequence[str], end: int, texts: Mapping[str, str]) -> list[str]:
        """The sections of a report with local ones among them, each where the data's order puts it; at `end` where no
        group follows that the report says.
        """
        before: dict[int, list[str]] = {}
        for group, text in texts.items():
            before.setdefault(self._place(group, pieces, end), []).append(text)
        return [text for at in range(len(pieces) + 1) for text in (*before.get(at, ()), *pieces[at : at + 1])]

    def _place(self, group: str, pieces: Sequence[str], end: int) -> int:
        """Before the section of the group that follows; behind that of the one before where the two stand the other way round, or as one."""
        at = self.order.index(group)
        after = self._first(self.order[at + 1 :], pieces)
        before = self._first(self.order[:at][::-1], pieces)
        if after is None:
            return end
        return after if before is None or before < after else before + 1

    def _first(self, groups: Sequence[str], pieces: Sequence[str]) -> int | None:
        """Which piece holds the section of the first of the groups that has one."""
        said = (f"{marks.PLACED}{self.homes.get(group, group)}{marks.SEP}" for group in groups)
        return next((at for mark in said for at, piece in enumerate(pieces) if mark in piece), None)


def local_groups(book: Book, texts: Collection[str], is_section: Callable[[str], bool], *, by_data: bool = False) -> LocalGroups:
    """`texts` are the names of the data's own texts: a group that has one is a section, however little it holds. `by_data`: all sections stand in the data's order."""
    dataset = book.dataset
    moved = _moved(dataset.renamed)
    homes = {group: home for group, homes in moved.items() if group not in book.catalogue.groups and (home := _home(book, group, homes))}
    homes |= {group: PROBLEMS for group in dataset.indicators if group not in book.catalogue.groups and is_of_problems(group)}
    own = [group for group in dataset.indicators if not (group in book.catalogue.groups or group in homes or is_section(group))]
    least = _LEAST_BY_DATA if by_data else _LEAST
    sections = [group for group in own if group in texts or (_figures(book, group) >= least and not is_the_rest(group))]
    return LocalGroups(homes, tuple(own), tuple(sections), _order(book, homes) if sections or by_data else (), by_data=by_data)


def _order(book: Book, homes: Mapping[str, str]) -> tuple[str, ...]:
    """All groups; one that others were read as where the first of these stands, one that takes single names of others at the end."""
    dataset = book.dataset
    top = dataset.tree.value.get("指标") if isinstance(dataset.tree.value, dict) else None
    place = {group: at for at, group in enumerate(top if isinstance(top, dict) else ())}
    for given, home in (*homes.items(), *dataset.renamed.items()):
        if given in place:
            place[home] = min(place[given], place.get(home, len(place)))
    return tuple(sorted(dataset.indicators, key=lambda group: place.get(group, len(place))))


def _moved(renamed: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Group as it is given → the groups as whose its indicators were read."""
    moved: dict[str, Counter[str]] = {}
    for given, real in renamed.items():
        group, home = given.partition(".")[0], real.partition(".")[0]
        if "." in given and group != home:  # 路灯: {安装: …} is 路灯安装 of its own group
            moved.setdefault(group, Counter())[home] += 1
    return moved


def _home(book: Book, group: str, homes: Counter[str]) -> str:
    """The group that took more than half of what was known, and enough of all, or whose name this group has; "" where none did."""
    home, count = homes.most_common(1)[0]
    node = book.dataset.indicators.get(group)
    left = len(node.children) if node is not None else 0
    most = count * 2 > homes.total() and not people_in(group)  # what counts these is no count of all
    named = home in group or group in book.catalogue.names_of(home)
    return home if most and (named or count >= _LEAST_SHARE * (homes.total() + left)) else ""


def _figures(book: Book, group: str) -> int:
    return sum(map(len, book.typed.figures.get(group, {}).values()))
