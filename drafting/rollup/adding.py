"""Every figure that any of the places gives: added up where the catalogue says so and all give it, else said why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from drafting.facts.fact import ABSENT, INAPPLICABLE
from drafting.frozen import frozen
from drafting.model.adding_up import adds_up_by_its_words, adds_up_over_places
from drafting.model.amounts import is_no_amount
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.model.spans import months_of
from drafting.quantities.units import UnitTable
from drafting.rollup import apart, remarks
from drafting.rollup.countable import are_counts, doubt
from drafting.rollup.counted_twice import said_of
from drafting.rollup.rolled import Gap, Rolled
from drafting.rollup.sums import NoSum, Sum, sum_of
from drafting.rollup.town import Sorted, Stand, Town, named, shortened, sorted_by_state, stand_of
from drafting.source import Path

Missing = Literal["blank", "mark", "omit"]
"""What is made of a figure that some places do not give. `blank`: none, but where each of them must have it (都有), or the others all
say 0, it is 待补; so is what one of them owes. `mark`: 待补, whatever it is; `omit`: the others are added up all the same, marked as what they are.
"""
OWED_TEXT: Final = "待补"
NOT_IN_THE_CATALOGUE: Final = "目录里没有，直接相加的"
_TEXTS: Final = {"统计期间": "period", "截至": "as_of", "提供单位": "provider"}


@frozen
class Left:
    """What hangs on a figure and is not said of the whole: its name, and why; what is `withheld` until places that are absent have come."""

    label: str
    said: str
    withheld: tuple[Rolled, ...] = ()


class Adder:
    """Adds up the figures of `towns`, which are all of one level, by what the catalogue says of them. Every figure waits for others that are `absent`: nobody knows what they have."""

    def __init__(self, towns: Sequence[Town], catalogue: Catalogue, units: UnitTable, missing: Missing, absent: Sequence[str] = ()) -> None:
        self._towns = towns
        self._catalogue = catalogue
        self._units = units
        self._missing = missing
        self._absent = absent
        self._level = towns[0].book.dataset.unit.level
        self._known: dict[Path, Rolled | None] = {}

    def groups(self) -> Iterator[tuple[str, list[Rolled]]]:
        """Group by group in the order of the catalogue; where it does not have them all, in that of the places, as a report says them."""
        given = [each.book.dataset.indicators for each in self._towns]
        for group in _ordered_groups(self._catalogue.groups, given):
            names = _ordered(self._catalogue.groups.get(group, {}), (each[group].children for each in given if group in each))
            rolled = [found for name in names if (found := self.indicator(group, name)) is not None]
            if rolled:
                yield group, rolled

    def indicator(self, group: str, name: str) -> Rolled | None:
        """None where no place gives it."""
        path: Path = ("指标", group, name)
        if path not in self._known:
            self._known[path] = self._indicator(path, self._catalogue.find(f"{group}.{name}"))
        return self._known[path]

    def _indicator(self, path: Path, entry: Entry | None) -> Rolled | None:
        stands = [stand_of(each, path) for each in self._towns]
        if all(each.node is None for each in stands):
            return None
        by = sorted_by_state(stands)
        if entry is None or not entry.rollup:
            return self._unsaid(path, entry, by)
        if not adds_up_over_places(self._catalogue, path):
            return apart.never_added(path, entry, by, self._level, self._quotient(path, entry))
        return self._whole(path, entry, by)

    # a figure of its own ---------------------------------------------------------------

    def _unsaid(self, path: Path, entry: Entry | None, by: Sorted) -> Rolled | None:
        """One of which the catalogue does not say whether it is added: it is where its words and units are those of a count and all places have it."""
        if entry is not None and entry.kind not in ("", "计量"):
            return apart.never_added(path, entry, by, self._level, self._quotient(path, entry))
        if by.given and not self._may_be_added(path, by.given):
            return apart.local_never_added(path, by, self._level)
        whole = self._whole(path, entry, by)
        fits = whole is not None and (whole.state in ("added", "partial", "doubted", "holder") or (whole.state == "owed" and bool(by.owed or self._absent)))
        if whole is None or not fits or not self._is_shared(by):
            words = "目录里没有" if entry is None else "不是都有"
            return apart.local(whole, path, by, self._level, words)
        if entry is None and whole.state in ("added", "partial"):
            whole = replace(whole, remark=f"{whole.remark}；{NOT_IN_THE_CATALOGUE}")
        return self._with_doubts(whole) if entry is None else whole

    def _with_doubts(self, each: Rolled) -> Rolled:
        """A sum of what nobody knows for an amount is marked, with all that hangs on it by another name."""
        below = tuple([self._with_doubts(one) if one.path[-1] not in COMPARISONS and not PARTS.keys() & {*one.path} else one for one in each.below])
        measures = [stand.figure.measure for stand in each.by.given if stand.figure]
        why = doubt(str(each.path[-1]), measures, self._units) if each.state == "added" and measures else ""
        return replace(each, remark=remarks.of_a_doubtful(each.remark or f"{len(each.by.given)}个{self._level}", why) if why else each.remark, below=below)

    def _is_shared(self, by: Sorted) -> bool:
        """Whether all places have it, or most where the clerk says that blank is none."""
        without = sum(1 for each in by.blank if each.node is None or not _has_more(each.node))
        return not by.worded and (not without or (self._missing != "mark" and 2 * without < by.every))

    def _may_be_added(self, path: Path, given: Sequence[Stand]) -> bool:
        quantities = [quantity for each in given if each.figure for quantity in each.figure.measure.quantities]
        is_listed = self._catalogue.find(".".join(map(str, path[1:]))) is not None or not PARTS.keys().isdisjoint(path)
        if not is_listed and is_no_amount(str(path[-1]), quantities):
            return False
        if adds_up_over_places(self._catalogue, path, quantities):
            return True
        return adds_up_by_its_words(self._catalogue, path, quantities) and are_counts([each.figure.measure for each in given if each.figure], path)

    def _whole(self, path: Path, entry: Entry | None, by: Sorted) -> Rolled | None:
        holders = [each for each in (*by.blank, *by.inapplicable) if each.node is not None and _has_more(each.node)]
        if not by.given and not by.owed:
            if holders:
                found = self._with_below(Rolled(path, "holder"), entry, holders, () if self._missing == "omit" else self._absent)
                return replace(self._as_a_part(found), state="holder", remark="") if self._absent and self._missing == "omit" else found
            return self._until_all_have_come(apart.no_figure(path, by, self._level))
        added = self._sum(by.given) if by.given else None
        why = self._unlike_periods(by.given)
        others = self._otherwise(path, entry, by)
        if others and len(others) > len(by.given) + len(by.owed):
            return apart.otherwise_counted(path, by, added.text if isinstance(added, Sum) else "", others, self._level)
        gap = self._gap(entry, by)
        lacks = bool(by.owed or by.worded or gap or not by.given)
        is_partial = lacks and self._missing == "omit" and bool(by.given)
        if (lacks and not is_partial) or why or not isinstance(added, Sum):
            total = added.text if isinstance(added, Sum) and not why else ""
            remark = remarks.of_an_owed(by, None if why else added, self._level, path, why=why, provider=self._provider(path, by), others=others, absent=self._absent)
            found = Rolled(path, "owed", OWED_TEXT, remark, total, by=by, gap=gap)
            if why:
                return replace(found, notes=tuple(apart.hanging_on(path, by, self._level)))
            asked = by.blank if gap and gap != "absent" else ()
            return self._with_below(found, entry, [*by.given, *by.owed, *asked, *(each for each in holders if not asked or each.state is INAPPLICABLE)], self._absent)
        found = Rolled(path, "added", added.text, remarks.of_a_sum(by, added, self._level, path), added.text, texts=_texts(by.given), left_out=_units_left(added), by=by)
        if is_partial:
            found = replace(found, remark=remarks.of_an_owed(by, added, self._level, path, absent=self._absent), gap=gap)
        if remarks.doubts(by.given, path) or said_of(by.given):
            found = replace(found, state="doubted", value=OWED_TEXT, remark=remarks.of_an_owed(by, added, self._level, path), texts=())
        found = self._with_below(found, entry, [*by.given, *holders])
        return self._as_a_part(found) if is_partial and found.state == "added" else found

    def _as_a_part(self, each: Rolled) -> Rolled:
        """A sum that is not the whole's, with all that hangs on it: each says so, and what it came to."""
        below = tuple([self._as_a_part(one) if one.state == "added" else one for one in each.below])
        remark = remarks.of_a_part(each.remark or remarks.given_by(each.by, each.total, self._level))
        return replace(each, state="partial", remark=remark, below=below)

    def _until_all_have_come(self, found: Rolled | None) -> Rolled | None:
        """That it does not apply anywhere is not known before."""
        if found is None or found.state != "inapplicable" or not self._absent or self._missing == "omit":
            return found
        late = f"没有交：{shortened(self._absent, self._level)}"
        return replace(found, state="owed", value=OWED_TEXT, remark=f"{found.remark}；{late}", gap="absent")

    def _gap(self, entry: Entry | None, by: Sorted) -> Gap:
        """Why what is left blank is to be asked for. Where the others all say 0, nobody can say that there is none."""
        if by.blank and self._has_each(entry):
            return "each"
        if by.blank and all(_is_zero(each) for each in by.given):
            return "zeros"
        if by.blank and self._missing == "mark":
            return "mark"
        return "absent" if self._absent else ""

    def _has_each(self, entry: Entry | None) -> bool:
        return entry is not None and self._level in entry.everywhere

    def _otherwise(self, path: Path, entry: Entry | None, by: Sorted) -> dict[str, str]:
        """Places that leave it blank and give another count of the same thing (户籍人口 for 人口) → what that is called."""
        if entry is None or not self._has_each(entry) or self._missing != "blank":
            return {}
        found = {}
        for each in by.blank:
            name = next((name for name in entry.instead if stand_of(each.town, (*path[:-1], name)).state is not ABSENT), "")
            if name:
                found[each.town.name] = name
        return found

    def _unlike_periods(self, given: Sequence[Stand]) -> str:
        """Figures of different stretches of time are not added; those of one are, to be told."""
        periods: dict[str, list[Stand]] = {}
        for each in given:
            if each.node:
                periods.setdefault(_own_period(each), []).append(each)
        if len(periods) < 2:
            return ""
        said = []
        for period, stands in sorted(periods.items(), key=lambda each: not each[0]):
            added = self._sum(stands)
            total = f"{'共' if len(stands) > 1 else ''}{added.text}" if isinstance(added, Sum) else ""
            said.append(f"{period or '没有另写的'}：{named([each.town for each in stands], self._level, 3)}{total}")
        return f"统计期间不一样，加不起来（{'；'.join(said)}）"

    def _sum(self, given: Sequence[Stand]) -> Sum | NoSum | None:
        measures = [each.figure.measure for each in given if each.figure]
        return sum_of(measures, self._units) if measures else None

    def _quotient(self, path: Path, entry: Entry) -> str:
        """资金支出 / 衔接资金, where the catalogue says that the figure is that, and both were added up over the same places; '' else."""
        for above, below in apart.quotients(entry):
            found = [each for name in (above, below) if (each := self.indicator(str(path[1]), name)) is not None and each.state == "added"]
            if len(found) > 1 and len({tuple([stand.town.name for stand in each.by.given]) for each in found}) == 1:
                return f"{above} / {below}"
        return ""

    def _provider(self, path: Path, by: Sorted) -> str:
        """Who gives the figure, by those that owe it, else by the catalogue."""
        own = dict.fromkeys(each.node.provider for each in by.owed if each.node and each.node.provider)
        return "、".join(own) or self._catalogue.provider(".".join(map(str, path[1:]))) or ""

    # what hangs on it ------------------------------------------------------------------

    def _with_below(self, whole: Rolled, entry: Entry | None, members: Sequence[Stand], absent: Sequence[str] = ()) -> Rolled:
        """`absent` are places that the whole waits for: what hangs on it waits for them, too."""
        below: list[Rolled] = []
        notes: list[str] = []
        left_out = list(whole.left_out)
        withheld: list[Rolled] = []
        for found in self._below(whole.path, members, absent):
            if isinstance(found, Left):
                notes.append(found.said)
                left_out.append(found.label)
                withheld += found.withheld
            else:
                below.append(found)
        notes += apart.not_taken_over(members, entry, {str(each.path[-1]) for each in below}, self._level)
        return replace(whole, below=tuple(below), notes=tuple(notes), left_out=tuple(left_out), withheld=tuple(withheld))

    def _below(self, path: Path, members: Sequence[Stand], absent: Sequence[str]) -> Iterator[Rolled | Left]:
        """Comparisons, parts, children: those that every member gives, else why not."""
        for key, field in COMPARISONS.items():
            if any((each.node and getattr(each.node, field) is not None) or each.town.book.previous is not None for each in members):
                yield from self._side((*path, key), key, members, absent, may_be_zero=False)
        yield from self._parts(path, members, absent)
        for name in _ordered({}, (each.node.subset for each in members if each.node)):
            yield from self._side((*path, "其中", name), f"其中“{name}”", members, absent)
        for name in _ordered({}, (each.node.children for each in members if each.node)):
            yield from self._side((*path, name), f"“{name}”", members, absent)

    def _side(self, path: Path, label: str, members: Sequence[Stand], absent: Sequence[str] = (), *, may_be_zero: bool = True, may_be_blank: bool = False) -> Iterator[Rolled | Left]:
        """One of them. A place that has none of the whole has none of it (`may_be_zero`); a part that is not listed is none (`may_be_blank`)."""
        pairs = [(member, stand_of(member.town, path)) for member in members]
        needed = [stand for member, stand in pairs if not (stand.state is ABSENT and (may_be_blank or (may_be_zero and _has_none(member))))]
        by = sorted_by_state(needed)
        if not by.given and not by.owed:
            return
        if path[-1] not in COMPARISONS and not self._may_be_added(path, by.given):
            yield Left(label, f"{label}不能相加，没有写{apart.figures_between(by, self._level)}")
            return
        added = self._sum(by.given) if by.given else None
        why = self._unlike_periods(by.given)
        if why or by.blank or by.worded or absent or isinstance(added, NoSum):
            is_late = bool(absent) and isinstance(added, Sum) and not (why or by.blank or by.worded)
            withheld = [Rolled(path, "owed", OWED_TEXT, remarks.of_an_owed(by, added, self._level, path, absent=absent), added.text, by=by)] if is_late and isinstance(added, Sum) else []
            yield Left(label, f"{label}没有加：{why}" if why else remarks.of_a_side(label, by, added, self._level, absent), tuple(withheld))
        elif isinstance(added, Sum) and not by.owed:
            found = Rolled(path, "added", added.text, "", added.text, texts=_texts(by.given), left_out=_units_left(added), by=by)
            if doubts := remarks.doubts(by.given, path):
                found = replace(found, state="doubted", value=OWED_TEXT, remark="；".join([f"共{added.text}", *doubts]), texts=())
            yield found if path[-1] in COMPARISONS else self._with_below(found, None, by.given)
        elif self._missing == "omit":
            yield Left(label, f"{label}没有加：{remarks.of_an_owed(by, added, self._level, path)}")
        else:
            yield Rolled(path, "owed", OWED_TEXT, remarks.of_an_owed(by, added, self._level, path), added.text if isinstance(added, Sum) else "", by=by)

    def _parts(self, path: Path, members: Sequence[Stand], absent: Sequence[str]) -> Iterator[Rolled | Left]:
        """构成 where every member has it: a part that one of them does not list is none there, for the others make up its whole."""
        names = list(_ordered({}, (each.node.parts for each in members if each.node)))
        if not names:
            return
        without = [each for each in members if not (each.node and each.node.parts) and not _has_none(each)]
        found = [] if without else [each for name in names for each in self._side((*path, "构成", name), f"构成“{name}”", members, absent, may_be_blank=True)]
        if without or absent:
            given = [each for each in members if each.node and each.node.parts]
            withheld = tuple([one for each in found if isinstance(each, Left) for one in each.withheld])
            yield Left("构成", remarks.of_a_side("构成", Sorted(tuple(given), blank=tuple(without)), None, self._level, absent), withheld)
            return
        notes = [each for each in found if isinstance(each, Left)]
        yield from notes or found  # parts of which one is left out would not add up


def _ordered_groups(catalogue: Collection[str], given: Sequence[Collection[str]]) -> Iterable[str]:
    if all(group in catalogue for each in given for group in each):
        return _ordered(catalogue, given)
    names: list[str] = []
    for each in given:
        at = 0
        for name in each:  # one that those before do not have, behind the one that it follows
            if name not in names:
                names.insert(at, name)
            at = names.index(name) + 1
    return names


def _ordered(first: Iterable[str], given: Iterable[Iterable[str]]) -> Iterable[str]:
    """Every name that is given, those of the catalogue first and in its order."""
    names = dict.fromkeys(name for each in given for name in each)
    known = [name for name in first if name in names]
    return dict.fromkeys([*known, *names])


def _units_left(added: Sum) -> tuple[str, ...]:
    return tuple([each.unit for each in added.left])


def _has_more(node: Indicator) -> bool:
    """Whether figures hang on it, though it has none itself."""
    return bool(node.children or node.subset or any(getattr(node, field) is not None for field in COMPARISONS.values()))


def _is_zero(stand: Stand) -> bool:
    return stand.figure is not None and stand.figure.measure.is_zero


def _has_none(stand: Stand) -> bool:
    """So it has none of the parts, though a 任务 may hang on it."""
    return _is_zero(stand) or stand.state is INAPPLICABLE


def _own_period(stand: Stand) -> str:
    """统计期间 where it is another than that of the report."""
    words = (stand.node and stand.node.period) or ""
    period = stand.town.book.dataset.period
    return "" if months_of(words, period) == (period.year, period.first_month, period.last_month) else words


def _texts(given: Sequence[Stand]) -> tuple[tuple[str, str], ...]:
    """What all of them say alike: 统计期间, 截至, 提供单位."""
    found = []
    for key, field in _TEXTS.items():
        said = {_own_period(each) if field == "period" else str(getattr(each.node, field) or "") for each in given if each.node}
        if len(said) == 1 and (text := said.pop()):
            found.append((key, text))
    return tuple(found)

