"""Who was to hand in data, by a list of names, and has not: held against the places whose files are there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.frozen import frozen
from drafting.load.tables.roster import NO_ROSTER, Listed, ListedColumn, NoRoster, read_roster
from drafting.model.dataset import Dataset
from drafting.model.regions import is_same, split_place, split_region
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.tuples import NamedTuple

_TWO: Final = ONE_TOWNSHIP + ONE_TOWNSHIP.replace("甲", "乙")
_RUN: Final = "$ drafting rollup 甲乡.yaml 乙乡.yaml -o 全县.yaml --expect 名单.txt\n"
NOT_HANDED_IN: Final = declare(
    Rule(
        "S154", "名单里的还没有交", Severity.WARNING,
        "--expect 的名单里有、来源里没有它的数据文件：催它交。rollup 里加起来的数都写待补，后面写着来了的共多少；--missing omit 的照来了的相加，行末标“待核”；--missing error 的，什么也不写。",
        hits=_TWO + "# 文件：名单.txt\n甲乡\n乙乡\n丙乡\n" + _RUN,
        clean=_TWO + "# 文件：名单.txt\n甲乡\n乙乡\n" + _RUN,
    )
)
NOT_LISTED: Final = declare(
    Rule(
        "S155", "来了名单里没有的", Severity.WARNING,
        "来源里有它的数据文件，--expect 的名单里没有它：名单漏了它，或者名称写得不一样，或者是不该放在一起的文件。",
        hits=_TWO + "# 文件：名单.txt\n甲乡\n" + _RUN,
        clean=_TWO + "# 文件：名单.txt\n甲乡\n乙乡\n" + _RUN,
    )
)
_OFFICE: Final = lazy("(?:人民政府|办事处|政府|党委|党工委|(?:村民|居民|管理)委员会|村委会|居委会|管委会)$")
_END: Final = lazy("(?:(?:.族)*乡|镇|街道|苏木|县|市|区|旗|村|社区|嘎查)$")
_COUNTY: Final = lazy("(?<=..)(?:自治)?[县市区旗州盟]$")
_MOST_NAMED: Final = 12


class Arrived(NamedTuple):
    """A place whose data are there, by what its file says of it; one that cannot be read goes by the file's name and has no level."""

    name: str
    region: str
    level: str
    place: Place


def arrived(dataset: Dataset) -> Arrived:
    return Arrived(dataset.unit.name, dataset.unit.region, dataset.unit.level, dataset.tree.place(("单位",)))


@frozen
class Roll:
    """`lacking` are the names on the list of which nothing came."""

    lacking: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


NOBODY_AWAITED: Final = Roll((), ())


@frozen
class Awaited:
    """The names of a list: of a table, every column that may hold them."""

    source: str
    columns: tuple[ListedColumn, ...]

    def within(self, region: str) -> Awaited:
        """Those that lie in one county of several: a list of the whole city holds others, too. A name of which it is not said may be of any."""
        columns = (replace(each, names=tuple([one for one in each.names if _may_lie_in(one, region)])) for each in self.columns)
        kept = tuple([each for each in columns if each.names])
        return Awaited(self.source, kept) if kept else self

    def called(self, arrived: Sequence[Arrived]) -> Roll:
        """Who of the list is there. Raises NoRoster where nobody is: it is another list."""
        there = _There(arrived)
        columns = [there.lying_there(each) for each in self.columns]
        matches = [there.matched(each.names) for each in columns]
        best = max(range(len(matches)), key=lambda at: len(set(matches[at].values())))
        column = _with_the_others(columns, matches, best)
        found = there.matched(column)
        if not found:
            some = "、".join(each.name for each in column[:3])
            message = f"{self.source} 里的名称（{some}{'等' if len(column) > 3 else ''}）没有一个和来的文件对得上"
            raise NoRoster([NO_ROSTER.at(Place(self.source), message, f"来的有{'、'.join(there.called(at) for at in range(min(len(arrived), 3)))}等；是不是写错了名单？")])
        lacking = there.lacking(column, found)
        known = {*found.values()}
        levels = {arrived[at].level for at in known} - {""}
        listed = {there.own(at) for at in known}  # a place may have come twice, which is told by itself
        strangers = [at for at, each in enumerate(arrived) if at not in known and each.level in levels and there.own(at) not in listed]
        told = [*self._not_handed_in(lacking, len(known) + len(lacking)), *self._not_listed([there.called(at) for at in strangers], [arrived[at].place for at in strangers])]
        return Roll(tuple(lacking), tuple(told))

    def _not_handed_in(self, lacking: Mapping[str, Listed], all_of_them: int) -> list[Diagnostic]:
        if not lacking:
            return []
        message = f"名单里的 {all_of_them} 个，还有 {len(lacking)} 个没有交：{_named(list(lacking))}"
        return [NOT_HANDED_IN.at(next(iter(lacking.values())).place, message, "催它们交；文件在别处的、名称写得不一样的，放到一起、写成一样")]

    def _not_listed(self, names: Sequence[str], places: Sequence[Place]) -> list[Diagnostic]:
        if not names:
            return []
        message = f"名单里没有的 {len(names)} 个也来了：{_named(names)}"
        return [NOT_LISTED.at(places[0], message, f"名单漏了的，补在 {self.source} 里；不该放在一起的，移出去")]


def read_awaited(file: Path) -> Awaited:
    """Raises Refused where the list cannot be used, OSError where it cannot be opened."""
    return Awaited(str(file), read_roster(file.read_bytes(), str(file), file.suffix.lower()))


def _with_the_others(columns: Sequence[ListedColumn], matches: Sequence[Mapping[int, int]], best: int) -> tuple[Listed, ...]:
    """The list goes on in columns below the same head, or of which half are places that have come, where none of the names stands in the others: a sheet for each kind of place."""
    names = columns[best].names
    known = {each.above + _plain(each.name) for each in names}
    come = set(matches[best].values())
    for at, each in enumerate(columns):
        own = {one.above + _plain(one.name) for one in each.names}
        goes_on = (bool(each.head) and each.head == columns[best].head) or 0 < len(each.names) <= 2 * len(set(matches[at].values()) - come)
        if at != best and come and goes_on and own.isdisjoint(known):
            names, known, come = (*names, *each.names), known | own, come | set(matches[at].values())
    return names


class _There:
    """The places that are there by their own names: a list of a thousand is looked up at once."""

    def __init__(self, arrived: Sequence[Arrived]) -> None:
        known = Counter(each.level for each in arrived if each.level)
        self._arrived = arrived
        self._levels = tuple(known) or ("",)
        self._level = known.most_common(1)[0][0] if known else ""
        self._named: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._offices: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(arrived):
            above, own = split_place(each.region, each.level or self._level)
            self._named[own].append((at, above))
            self._stems[_END.sub("", own)].append(at)
            for name in {each.name, each.name.removeprefix(above), each.name.removeprefix(each.region)} - {""}:
                self._offices[name].append(at)

    def own(self, at: int) -> tuple[str, str]:
        """The place as it is called, and who writes: two bureaus of one county are two."""
        return self._arrived[at].region, self._arrived[at].name

    def called(self, at: int) -> str:
        """A place by its own name, where no other has it: bureaus of one county go by theirs."""
        each = self._arrived[at]
        own = split_place(each.region, each.level)[1]
        return own if len(self._named[own]) == 1 else each.name or each.region

    def lying_there(self, column: ListedColumn) -> ListedColumn:
        """What the columns beside it say that its places lie in counts where one of those that have come lies there: 东片区 is no county."""
        above = {split_place(each.region, each.level or self._level)[0] for each in self._arrived} - {""}
        within = dict.fromkeys(each.above for each in column.names if each.above)
        if any(_is_same(each, parent) for each in within for parent in above):
            return column
        return replace(column, names=tuple([replace(each, above="") for each in column.names]))

    def matched(self, column: Sequence[Listed]) -> dict[int, int]:
        """Which name of the list is which place."""
        found = {at: place for at, listed in enumerate(column) if (place := self._place(listed)) is not None}
        unread = [at for at, each in enumerate(self._arrived) if not each.level and at not in found.values()]
        for at, listed in enumerate(column) if unread else ():
            own = self._parted(listed)[1]
            named = [each for each in unread if len(own) > 1 and own in self._arrived[each].region]  # 东乡2026年数据.yaml
            if at not in found and named:
                found[at] = named[0]
                unread.remove(named[0])
        return found

    def lacking(self, column: Sequence[Listed], found: Mapping[int, int]) -> dict[str, Listed]:
        """What the places are called that are not there, each once: by what they lie in, too, where another has the name."""
        is_short = any(len(column[at].name) == 1 for at in found)
        apart: dict[str, list[tuple[str, Listed]]] = defaultdict(list)
        for at, each in enumerate(column):
            above, own = self._parted(each)
            if at not in found and (len(own) > 1 or is_short) and not any(not above or not other or _is_same(above, other) for other, _ in apart[own]):
                apart[own].append((above, each))
        return {
            own if len(several) == 1 and own not in self._named and (_END.search(own) or own == each.name) else above + own: each
            for own, several in apart.items() for above, each in several
        }  # fmt: skip

    def _parted(self, listed: Listed) -> tuple[str, str]:
        above, own = split_place(_plain(listed.name), self._level)
        return above or listed.above, own

    def _place(self, listed: Listed) -> int | None:
        """青禾县云岭镇, 云岭镇, 青禾县民政局, and 民政局, 云岭 where no other is called so."""
        name, plain = listed.name, _plain(listed.name)
        for level in self._levels:
            above, own = split_place(plain, level)
            above = above or listed.above
            for at, parent in self._named.get(own, ()):
                if not above or not parent or _is_same(above, parent):
                    return at
        alike = self._offices.get(name) or self._stems.get(plain) or []
        return alike[0] if len(alike) == 1 and self._may_lie_in(alike[0], listed.above) else None

    def _may_lie_in(self, at: int, above: str) -> bool:
        each = self._arrived[at]
        parent = split_place(each.region, each.level or self._level)[0]
        return not above or not parent or _is_same(above, parent)


def _may_lie_in(listed: Listed, region: str) -> bool:
    above = split_region(_plain(listed.name))[0] or listed.above
    return not above or _is_same(above, region) or region in above


def _is_same(one: str, other: str) -> bool:
    """Of counties, which a list may call without their end: 青禾 and 青禾县."""
    return is_same(one, other) or _COUNTY.sub("", one) == other or one == _COUNTY.sub("", other)


def _plain(name: str) -> str:
    """The place of an office: 东乡 of 东乡人民政府."""
    return _OFFICE.sub("", name) or name


def _named(names: Sequence[str]) -> str:
    return "、".join(names[:_MOST_NAMED]) + (f"等{len(names)}个" if len(names) > _MOST_NAMED else "")
