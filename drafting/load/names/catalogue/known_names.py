"""What a name stands for in the catalogue: its name, an alias, either without words of doing and counting, or words of one meaning."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final, Generic, Protocol, TypeVar

from drafting.load.names.words.name_words import SHORTEST, at_odds, bare_names, without_kind
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.dataset import Called
from drafting.patterns import lazy

_LEADING_WORDS: Final = lazy("^(?:持续|扎实|全力|全面|深入|大力|着力|切实)?(?:强化|加强|推进|推动|抓好|抓实|狠抓|做好|做实|做强|落实|巩固|促进|提升|发展|深化|开展|实施|完善|农村|县级|乡村(?!治理|建设|旅游|振兴|产业))?")

_AND: Final = "和与及、"
YIELD: Final = "产量"
YIELDED: Final = frozenset(("吨", "公斤"))
_COUNTED_AS: Final = {"%": "率", "轮": "轮次", "次": "次数", **dict.fromkeys(YIELDED, YIELD)}
"""Units that say more of what is counted than a name does → how the name ends that says it too."""

Names = tuple[str, str]
"""(group, indicator)"""

Forms = tuple[tuple[str, ...], list[str], bool]
"""A name without words of doing and counting, it and these in plain words, and whether the catalogue has any of all these."""

_MOST_KEPT: Final = 20_000
"""Names of which the forms are kept."""

Figure_contra = TypeVar("Figure_contra", contravariant=True)
Figure = TypeVar("Figure")


class Fit(Protocol[Figure_contra]):
    """Whether what is given under a name can be an indicator's figure."""

    def may_be(self, entry: Entry, figure: Figure_contra) -> bool:
        """Asked of an alias: false where it plainly counts something else."""

    def takes(self, entry: Entry, figure: Figure_contra, *, strictly: bool) -> bool:
        """Asked of a name that may belong elsewhere; `strictly` of one that is only nearly the indicator's."""

    def unit_of(self, figure: Figure_contra) -> str:
        """The unit of a figure that is one quantity, "" for any other."""


class KnownNames(Generic[Figure]):
    """Finds names of one catalogue, and remembers the forms of each: most come back in other units of a batch."""

    def __init__(self, catalogue: Catalogue, fit: Fit[Figure]) -> None:
        self._catalogue = catalogue
        self._fit = fit
        self._forms: dict[str, Forms] = catalogue.forms
        self._apart: frozenset[str] = frozenset()

    def set_apart(self, groups: frozenset[str]) -> None:
        """Local groups that begin as one of the catalogue's is called and are of another trade."""
        self._apart = groups

    def in_group(self, group: str, name: str, figure: Figure, *, abroad: bool = False) -> str | None:
        """The indicator of a group that a name stands for. `abroad` is for a name given in another group."""
        names = self._catalogue.names_abroad(group) if abroad else self._catalogue.names_of(group)
        entries = self._catalogue.groups[group]
        if name in names:
            home = names[name]
            if home == name or self._fit.may_be(entries[home], figure):
                return home
            counted = self._as_counted(name, figure)
            return self.in_group(group, counted, figure, abroad=abroad) if counted else None
        others, plain_forms, may_be_known = self._forms_of(name)
        if not may_be_known:
            return None
        plain = self._catalogue.plain_names_of(group, abroad=abroad)
        for forms, known in ((others, names), (plain_forms, plain)):
            for each in forms:
                entry = entries[known[each]] if each in known else None
                if entry is not None and self._is_nearly(name, entry, figure):
                    return entry.name
        return None

    def home(self, name: str, figure: Figure) -> Names | None:
        """The one place of the whole catalogue that a name stands for."""
        others, plain_forms, may_be_known = self._forms_of(name)
        if not may_be_known:
            return None
        for each in (name, *others):
            found = self._catalogue.homes.get(each, ())
            if len(found) == 1:
                entry = self._catalogue.groups[found[0][0]][found[0][1]]
                right = self._fit.takes(entry, figure, strictly=False) if each == name else self._is_nearly(name, entry, figure)
                if right:
                    return found[0]
                counted = self._as_counted(name, figure) if each == name else ""
                return self.home(counted, figure) if counted else None
        for each in plain_forms:
            found = self._catalogue.plain_homes.get(each, ())
            if len(found) == 1:
                entry = self._catalogue.groups[found[0][0]][found[0][1]]
                return found[0] if self._is_nearly(name, entry, figure) else None
        return None

    def may_know(self, name: str) -> bool:
        """Whether the catalogue has any form of a name at all: asked where several groups would be."""
        return self._forms_of(name)[2]

    def is_close(self, name: str, home: Names) -> bool:
        """Whether a name says too little of its group to be taken for its indicator elsewhere."""
        return any(self._catalogue.is_close(home[0], each) for each in (name, home[1], *self._forms_of(name)[0]))

    def group(self, name: str) -> str | None:
        """The group that a local group's name is another name of, or begins with: 防返贫工作, 强化产业帮扶.

        Only the beginning counts: 主题教育 is no 教育.
        """
        word = "" if name in self._apart else self.group_word(name)
        return self._catalogue.group_names[word] if word else None

    def groups(self, name: str) -> list[str]:
        """All groups that a local group's name is made of: 教育医疗, 住房和饮水."""
        known = self._catalogue.group_names
        word = "" if name in self._apart else self.group_word(name)
        found = [known[word]] if word else []
        left = name.partition(word)[2].lstrip(_AND) if word else ""
        while starts := [each for each in known if len(each) >= SHORTEST and left.startswith(each)]:
            word = max(starts, key=len)
            found.append(known[word])
            left = left[len(word) :].lstrip(_AND)
        return list(dict.fromkeys(found))

    def group_word(self, name: str) -> str:
        """The name or alias that a group is called by, "" where it is none."""
        known = self._catalogue.group_names
        if name in known:
            return name
        bare = name[_LEADING_WORDS.match(name).end() :]  # type: ignore[union-attr]  # it matches nothing, too
        starts = [each for each in known if len(each) >= SHORTEST and bare.startswith(each)]
        return max(starts, key=len, default="")

    def called(self, group: str, name: str = "", *, typed: str) -> Called | None:
        """How what is typed calls an indicator, or the group itself, in a sentence; None where it is the catalogue's name."""
        if typed == (name or group):
            return None
        if not name:
            word = self.group_word(typed)
        else:
            names = self._catalogue.names_of(group)
            word = next((each for each in (typed, *bare_names(typed)) if each in names), typed)
        return Called(typed, without_kind(word)) if word else None

    def _as_counted(self, name: str, figure: Figure) -> str:
        """What a name would be that said what it counts: 医保参保99% is a 参保率, 集中排查2轮 are 排查轮次."""
        ending = _COUNTED_AS.get(self._fit.unit_of(figure), "")
        return name + ending if ending and not name.endswith(ending) else ""

    def _is_nearly(self, name: str, entry: Entry, figure: Figure) -> bool:
        return not at_odds(name, entry) and self._fit.takes(entry, figure, strictly=True)

    def learn(self, names: Iterable[str]) -> None:
        """The forms of many names at once, which takes little longer than those of one."""
        if len(self._forms) > _MOST_KEPT:
            self._forms.clear()
        bare = {name: tuple(bare_names(name)) for name in names if name not in self._forms and "\n" not in name}
        plain = iter(self._catalogue.plain([form for name, others in bare.items() for form in (name, *others)]))
        for name, others in bare.items():
            self._forms[name] = self._with_a_look(name, others, [*islice(plain, 1 + len(others))])

    def _forms_of(self, name: str) -> Forms:
        found = self._forms.get(name)
        if found is None:
            others = tuple(bare_names(name))
            found = self._forms[name] = self._with_a_look(name, others, self._catalogue.plain([name, *others]))
        return found

    def _with_a_look(self, name: str, others: tuple[str, ...], plain_forms: list[str]) -> Forms:
        return others, plain_forms, not self._catalogue.every_name.isdisjoint((name, *others, *plain_forms))
