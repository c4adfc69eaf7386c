"""The sums into the whole's own file, which people have filled in: what they wrote stays, what it still owes is filled, what differs is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from drafting.checks.figures import figure_of
from drafting.checks.silences import answered_for
from drafting.diagnostics import Diagnostic
from drafting.facts.fact import ABSENT
from drafting.frozen import frozen
from drafting.load.writing.commented_lines import line, scalar
from drafting.load.writing.insert import Insertion, comments_on, insert_all, replace_comments, replace_lines
from drafting.load.writing.rewrite import rewrite_all
from drafting.model.indicator import PARTS
from drafting.quantities.parse import parse_measure
from drafting.rollup.county_file import group_lines, indicator_lines
from drafting.rollup.differing import differing, is_equal
from drafting.rollup.filling_tables import add_tables
from drafting.rollup.outdated import Outdated, outdated
from drafting.rollup.outdated import told as told_of_outdated
from drafting.rollup.own_remarks import NO_LONGER_ADDED, NO_LONGER_GIVEN, givers_in, is_note, is_of_a_sum, renewed
from drafting.rollup.own_sums import leaves, mark_of
from drafting.rollup.remarks import of_a_part
from drafting.rollup.rolled import SAID, UNSETTLED, Rolled
from drafting.rollup.standing import NOT_FILLED, ONLY_SOME, OWED, Filling, Standing, says
from drafting.rollup.tables import Joined
from drafting.rollup.town import shortened
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.book import Book

_DEPTH: Final = 2
"""How deep an indicator stands: its comment begins where the others do."""
_OF_INDICATOR: Final = 3
_MOST_NAMED: Final = 6
_MARKED: Final = "数没有改，行末标了“待核”：印出来是【待核】，不出定稿。交齐了再汇总一次就换成全部的；已经是全部的，删去行末的“# 待核：…”"
_EARLIER: Final = "上一次汇总的，这次没有来"
_EARLIER_MARKED: Final = "数没有改，行末标了“待核”：印出来是【待核】，不出定稿。补上它的文件再汇总一次，和全部的一样就去掉；核对过的，删去行末的“# 待核：…”"
_NOT_MARKED: Final = "没有改：是全部的，不用管；只是这几个的，改成待补，交齐了再汇总一次"


@frozen
class Filled:
    """The file's bytes with what was filled in; `diagnostics` are figures that differ (D266), and those that could not be written."""

    data: bytes
    fillings: tuple[Filling, ...]
    diagnostics: tuple[Diagnostic, ...]


@frozen
class OwnFile:
    """The whole's own file: what it says, its bytes without a record, its name, and the marks of the sums that the program has written (own_sums.py)."""

    whole: Book
    data: bytes
    name: str
    ours: Collection[bytes] = ()


@frozen
class Attendance:
    """Who of the places of a level came, who are waited for, and who are `gone` since the whole's file was made."""

    level: str
    came: Collection[str] = ()
    waited_for: Sequence[str] = ()
    gone: Sequence[str] = ()


def fill(groups: Sequence[tuple[str, tuple[Rolled, ...]]], tables: Sequence[Joined], file: OwnFile, places: Attendance) -> Filled:
    """The sums of `groups`, and the `tables`, of the places that came, into the file of the whole."""
    whole, data, name, ours = file.whole, file.data, file.name, file.ours
    level, came, absent, gone = places.level, places.came, places.waited_for, places.gone
    figures = [each for _, several in groups for each in several]
    standing = Standing(whole, data, name, dict.fromkeys([*(below.path for each in figures for below in each.known()), *(path for path, _ in leaves(whole.dataset.tree))]))
    filler = _Filler(standing, data, name, _places(figures) | {*absent})
    filler.whole_lines(figures)
    filler.remarks_on_owed(figures)
    filler.single_values(figures)
    filler.corrections(figures, ours)
    filler.marks_on_parts(figures)
    filler.marks_on_earlier(figures, gone, level)
    filler.marks_on_theirs(figures, gone, level)
    filler.marks_on_outdated(figures, ours, came, level)
    filler.what_hangs_on(figures)
    filler.new_ones(groups)
    with_tables = add_tables(tables, whole.dataset, whole.units, filler.data, name, came)
    unlike = [found for each in figures for below in each.all() if below.path not in filler.done for found in differing(below, whole, level, says_it_is_a_sum=filler.says_it_is_a_sum(below.path, ours))]
    told = answered_for([*filler.parts(level, absent), *filler.earlier(level, gone), *told_of_outdated(filler.outdated, standing, level), *unlike, *filler.not_filled(), *with_tables.diagnostics], whole.dataset)
    return Filled(with_tables.data, (*filler.fillings, *with_tables.fillings), tuple(told))


class _Filler:
    """The file's bytes as they grow: first what stands on a line of its own, then single values, then new lines."""

    def __init__(self, whole: Standing, data: bytes, name: str, places: Collection[str]) -> None:
        self._standing = whole
        self._places = frozenset(places)
        self._written_at = whole.written_at
        self._whole = whole.book
        self._name = name
        self.data = data
        self.fillings: list[Filling] = []
        self.done: set[Path] = set()
        self._left: list[Rolled] = []
        self._parts: list[tuple[list[Rolled], str]] = []
        self._earlier: list[Rolled] = []
        self.outdated: list[Outdated] = []

    def whole_lines(self, figures: Iterable[Rolled]) -> None:
        """危房改造: 待补 becomes all that is known of it; a comment that a person has put behind it stays."""
        wanted: dict[Path, tuple[Rolled, str]] = {}
        for each in figures:
            where = self._written_at(each.path)
            if each.state in SAID and where is not None and where[0][-1] != "数值" and (self._standing.is_owed(each.path) or self._standing.is_partial(each.path)):
                wanted[where[0]] = self._without_what_is_there(each), where[1]
        lines = {}
        comments = comments_on(self.data, self._name, wanted)
        for place, (each, _) in wanted.items():
            kept = replace(each, remark=self._renewed(comments.get(place, ""), each.remark))
            lines[place] = _from_0(indicator_lines(kept, _DEPTH, called=str(place[-1])), _DEPTH)
        self.data, refused = replace_lines(self.data, self._name, lines, is_note)
        for place, (each, lexeme) in wanted.items():
            if place not in refused:
                self._note(each, lexeme, place)
                self.done.update(below.path for below in each.all())

    def remarks_on_owed(self, figures: Sequence[Rolled]) -> None:
        """Behind what is still owed, by whom it is now."""
        owed = [
            (each, where[0]) for each in figures
            if each.state in UNSETTLED and (where := self._written_at(each.path)) is not None and (where[1].strip() in OWED[1:] or self._standing.is_partial(each.path))
        ]  # fmt: skip
        comments = comments_on(self.data, self._name, [place for _, place in owed])
        ours = []
        for each, place in owed:
            comment = comments.get(place, "")
            remark = self._renewed(comment, each.remark)
            if comment and remark != comment:
                ours.append((replace(self._without_what_is_there(each), remark=remark), place))
        self.data, _ = rewrite_all(self.data, self._name, {place: each.value for each, place in ours if place[-1] == "数值" and self._standing.is_partial(each.path)})
        self.data = replace_comments(self.data, self._name, {place: each.remark for each, place in ours if place[-1] == "数值"})
        self.done.update(each.path for each, _ in ours if self._standing.is_partial(each.path))
        lines = {place: _from_0(indicator_lines(each, _DEPTH, called=str(place[-1])), _DEPTH) for each, place in ours if place[-1] != "数值"}
        self.data, refused = replace_lines(self.data, self._name, lines, is_note)
        self.done.update(below.path for each, place in ours if place in lines and place not in refused for below in each.below)

    def _renewed(self, comment: str, remark: str) -> str:
        return renewed(comment, remark, self._places) if comment else remark

    def _without_what_is_there(self, each: Rolled) -> Rolled:
        """What hangs on it may stand in the file already, be it on a line of its own: 危房改造任务: 25户."""
        node = self._standing.node_of(each.path)
        group = self._whole.dataset.indicators.get(str(each.path[1]))
        beside = [name for name in group.children if name.startswith(str(each.path[-1]))] if group else []

        def is_there(one: Rolled) -> bool:
            key = str(one.path[len(each.path)])
            return (node is not None and says(node, key)) or self._written_at(one.path) is not None or any(key in name for name in beside if name != each.path[-1])

        return replace(each, below=tuple([one for one in each.below if not is_there(one)]))

    def single_values(self, figures: Iterable[Rolled]) -> None:
        """{数值: 待补, 任务: 221户}: the value alone. One that is of another time than the report cannot be said so."""
        wanted: dict[Path, tuple[Rolled, str]] = {}
        for each in (below for figure in figures for below in figure.all()):
            where = self._written_at(each.path)
            if each.path in self.done or each.state not in SAID or where is None or not (self._standing.is_owed(each.path) or self._standing.is_partial(each.path)):
                continue
            if any(key == "统计期间" for key, _ in each.texts):
                self._left.append(each)
            else:
                wanted[where[0]] = each, where[1]
        comments = comments_on(self.data, self._name, wanted)
        self.data, refused = rewrite_all(self.data, self._name, {place: each.value for place, (each, _) in wanted.items()})
        stale = {
            place: self._renewed(comment, each.remark) for place, (each, _) in wanted.items()
            if place not in refused and (comment := comments.get(place, ""))
        }  # fmt: skip
        self.data = replace_comments(self.data, self._name, stale)
        for place, (each, lexeme) in wanted.items():
            if place in refused:
                self._left.append(each)
            else:
                self._note(each, lexeme, place)
                self.done.add(each.path)

    def corrections(self, figures: Iterable[Rolled], ours: Collection[bytes]) -> None:
        """A sum that stands as the program has written it, with nobody's words behind it, becomes what the places say now."""
        wanted: dict[Path, tuple[Rolled, str]] = {}
        for each in (below for figure in figures for below in figure.all()):
            where, comment = self._written_at(each.path), self._standing.comment_on(each.path)
            if where is None or each.state != "added" or each.path in self.done or where[1].strip() == each.value or mark_of(each.path, where[1]) not in ours:
                continue
            if not comment or is_of_a_sum(comment.removeprefix(of_a_part("")), self._places):
                wanted[where[0]] = each, where[1]
        self.data, refused = rewrite_all(self.data, self._name, {place: each.value for place, (each, _) in wanted.items()})
        made = {place: found for place, found in wanted.items() if place not in refused}
        self.data = replace_comments(self.data, self._name, {place: each.remark for place, (each, _) in made.items() if self._standing.comment_on(each.path)})
        for place, (each, before) in made.items():
            self._note(each, before, place)
            self.done.add(each.path)

    def marks_on_parts(self, figures: Iterable[Rolled]) -> None:
        """What people see as the whole's and is the sum of those that have come: marked where the program wrote what stands behind it, or behind the figure on which it hangs, else told alone."""
        parts = [each for figure in figures for each in figure.known() if self._is_a_part(each)]
        ours = [each for each in parts if is_of_a_sum(self._standing.comment_on(each.path), self._places) or self._standing.hangs_on_a_sum(each.path, self._places)]
        places = {each.path: where[0] for each in ours if (where := self._written_at(each.path)) is not None}
        before = self.data
        self.data = replace_comments(self.data, self._name, {places[each.path]: each.remark if each.state == "partial" else of_a_part(each.remark) for each in ours})
        marked = ours if self.data != before else []
        self._parts = [(marked, _MARKED), ([each for each in parts if each not in marked], _NOT_MARKED)]

    def marks_on_earlier(self, figures: Iterable[Rolled], gone: Sequence[str], level: str) -> None:
        """What an earlier roll-up has filled in of places that are `gone` and is not the sum of those that have come; the mark goes when it is the sum of all."""
        told = {id(each) for several, _ in self._parts for each in several}
        comments: dict[Path, str] = {}
        for each in (below for figure in figures for below in figure.known()):
            where, comment = self._written_at(each.path), self._standing.comment_on(each.path)
            if where is None or each.path in self.done or self._standing.is_owed(each.path) or self._standing.is_partial(each.path):
                continue
            if gone and each.state in ("owed", "partial") and id(each) not in told and is_of_a_sum(comment, self._places):
                comments[where[0]] = f"{of_a_part(comment)}；{_EARLIER}：{shortened(gone, level)}"
                self._earlier.append(each)
            elif each.state == "added" and any(said in comment for said in (_EARLIER, NO_LONGER_GIVEN, NO_LONGER_ADDED)) and is_of_a_sum(comment.removeprefix(of_a_part("")), self._places) and self._is_its_total(each):
                comments[where[0]] = each.remark
        self.data = replace_comments(self.data, self._name, comments)

    def marks_on_theirs(self, figures: Iterable[Rolled], gone: Sequence[str], level: str) -> None:
        """What those that are `gone` alone have given: no place says anything of it now."""
        known = {self._whole.dataset.tree.typed(each.path) for figure in figures for each in figure.known()} if gone else set()
        unsaid = {path: text for path, text in leaves(self._whole.dataset.tree) if path not in known} if gone else {}
        for path, text in unsaid.items():
            where = self._written_at(path)
            comment = comments_on(self.data, self._name, [where[0]]).get(where[0], "") if where is not None else ""
            if where is not None and comment and is_of_a_sum(comment, self._places | {*gone}) and givers_in(comment) <= {*gone}:
                self.data = replace_comments(self.data, self._name, {where[0]: f"{of_a_part(comment)}；{_EARLIER}：{shortened(gone, level)}"})
                self._earlier.append(Rolled(path, "owed", total=text))

    def marks_on_outdated(self, figures: Sequence[Rolled], ours: Collection[bytes], came: Collection[str], level: str) -> None:
        """What the program has written and the places no longer make up, but for what is marked or told already."""
        known = {*self.done, *(each.path for each in self._earlier), *(each.path for several, _ in self._parts for each in several)}
        typed = {self._whole.dataset.tree.typed(path) for path in known}
        found = outdated(self._standing, self.data, self._name, figures, ours, came, self._places | {*came}, level)
        self.outdated = [each for each in found if each.path not in typed]
        self.data = replace_comments(self.data, self._name, {each.place: each.comment for each in self.outdated if each.comment})
        self.done.update(each.path for each in self.outdated)

    def says_it_is_a_sum(self, path: Path, ours: Collection[bytes]) -> bool:
        """Whether the program has written behind it whose sum it is; without a record, also what hangs on such a figure is one."""
        return is_of_a_sum(self._standing.comment_on(path), self._places) or (not ours and self._standing.hangs_on_a_sum(path, self._places))

    def earlier(self, level: str, gone: Sequence[str]) -> Iterator[Diagnostic]:
        """The figures of which `marks_on_earlier` speaks, told at the first of them."""
        if self._earlier:
            names = "、".join(each.dotted for each in self._earlier[:_MOST_NAMED]) + ("等" if len(self._earlier) > _MOST_NAMED else "")
            message = f"{names}：这 {len(self._earlier)} 个数是上一次汇总的，里面可能有这次没有来的{shortened(gone, level)}，不是来了的{level}之和"
            yield ONLY_SOME.at(self._whole.dataset.tree.place(self._earlier[0].path), message, _EARLIER_MARKED, path=self._earlier[0].dotted)

    def _is_a_part(self, each: Rolled) -> bool:
        if each.state not in ("owed", "partial") or not each.total or each.path in self.done or self._written_at(each.path) is None:
            return False
        return not self._standing.is_partial(each.path) and self._is_its_total(each)

    def _is_its_total(self, each: Rolled) -> bool:
        node = self._standing.node_of(each.path)
        mine = figure_of(self._whole, node, each.path) if node is not None else None
        return mine is not None and is_equal(mine.measure, parse_measure(each.total, self._whole.units)[0], self._whole.units)

    def parts(self, level: str, absent: Sequence[str]) -> Iterator[Diagnostic]:
        """The figures of which `marks_on_parts` speaks, told at the first of them."""
        for several, hint in self._parts:
            if several:
                names = "、".join(each.dotted for each in several[:_MOST_NAMED]) + ("等" if len(several) > _MOST_NAMED else "")
                late = f"没有交的{shortened(absent, level)}不在里面" if absent else f"缺数的{level}不在里面"
                message = f"{names}：已经填好的这 {len(several)} 个数，正是来了的、填了的{level}之和，{late}"
                yield ONLY_SOME.at(self._whole.dataset.tree.place(several[0].path), message, hint, path=several[0].dotted)

    def what_hangs_on(self, figures: Iterable[Rolled]) -> None:
        """数值, 任务, 构成 of indicators that are blocks of lines: those of which they say nothing."""
        self._insert([each for figure in figures for each in self._lacking(figure)])

    def _lacking(self, figure: Rolled) -> Iterator[tuple[Insertion, list[Rolled]]]:
        node = self._standing.node_of(figure.path)
        where = self._written_at(figure.path)
        is_plain_gap = figure.state in UNSETTLED and where is not None and where[0][-1] != "数值"
        if node is None or is_plain_gap:
            return
        typed = self._whole.dataset.tree.typed(figure.path)
        kept = self._without_what_is_there(figure)
        lacking = [each for each in kept.below if each.path not in self.done and each.state in ("added", "partial")]
        has_none = node.value is None and where is None and figure.state in SAID and self._whole.at(figure.path).state is ABSENT
        block = self._standing.raw(typed)
        if has_none and block is None:  # 危房改造任务: 24户 alone
            whole = replace(kept, below=tuple(lacking))
            yield Insertion(typed[:-1], tuple(_from_0(indicator_lines(whole, _DEPTH), _DEPTH)), (str(typed[-1]),)), [figure, *lacking]
            return
        if has_none:
            texts = [(key, text) for key, text in figure.texts if key not in (block or ())]
            rows = [line(_DEPTH + 1, "数值", figure.value, figure.remark), *(line(_DEPTH + 1, key, scalar(text)) for key, text in texts)]
            yield Insertion(typed, tuple(_from_0(rows, _DEPTH + 1)), ("数值", *(key for key, _ in texts)), is_first=True), [figure]
        keys = list(dict.fromkeys(str(each.path[len(figure.path)]) for each in lacking))
        rows = []
        for key in keys:
            those = [each for each in lacking if each.path[len(figure.path)] == key]
            rows += [line(_DEPTH + 1, key), *(row for each in those for row in indicator_lines(each, _DEPTH + 2))] if key in PARTS else indicator_lines(those[0], _DEPTH + 1)
        if keys:
            yield Insertion(typed, tuple(_from_0(rows, _DEPTH + 1)), tuple(keys)), lacking

    def new_ones(self, groups: Iterable[tuple[str, Sequence[Rolled]]]) -> None:
        """The indicators that the file does not have yet: below the others of their group, or with the group."""
        self._insert([
            self._new_in(group, wanted) for group, several in groups
            if (wanted := [self._without_what_is_there(each) for each in several if each.state not in ("local", "apart") and not self._standing.has(each)])
        ])  # fmt: skip

    def _new_in(self, group: str, wanted: list[Rolled]) -> tuple[Insertion, list[Rolled]]:
        if group in self._whole.dataset.indicators:
            lines = _from_0((row for each in wanted for row in indicator_lines(each, _DEPTH)), _DEPTH)
            return Insertion(self._whole.dataset.tree.typed(("指标", group)), tuple(lines), tuple([str(each.path[-1]) for each in wanted])), wanted
        return Insertion(("指标",), ("", *_from_0(group_lines(group, wanted), _DEPTH - 1)), (group,)), wanted

    def _insert(self, wanted: Sequence[tuple[Insertion, list[Rolled]]]) -> None:
        self.data, refused = insert_all(self.data, self._name, [each for each, _ in wanted])
        gone = {id(each) for each in refused}
        for insertion, figures in wanted:
            if id(insertion) in gone:
                self._left += [each for each in figures if each.value]
            else:
                for each in figures:
                    self._note(each, None, None)

    def not_filled(self) -> Iterator[Diagnostic]:
        """What could not be written, one finding for an indicator."""
        by_indicator: dict[Path, list[Rolled]] = {}
        for each in self._left:
            by_indicator.setdefault(each.path[:_OF_INDICATOR], []).append(each)
        for path, several in by_indicator.items():
            said = "、".join(f"{'·'.join(map(str, each.path[2:]))} {each.value}" for each in several)
            message = f"{'.'.join(map(str, path[1:]))}：加起来是 {said}，没有写进去"
            hint = "这里不是单独的一行，程序不改；要用的，请自己填"
            yield NOT_FILLED.at(self._whole.dataset.tree.place(path), message, hint, path=several[0].dotted, excerpt=several[0].value)

    def _note(self, each: Rolled, before: str | None, place: Path | None) -> None:
        self.fillings.append(Filling(each.dotted, before, each.value, None if place is None else self._whole.dataset.tree.place(place)))


def _places(figures: Iterable[Rolled]) -> set[str]:
    """The names of all that were added up."""
    return {
        stand.town.name for figure in figures for each in figure.all()
        for several in (each.by.given, each.by.owed, each.by.blank, each.by.inapplicable, each.by.worded) for stand in several
    }  # fmt: skip


def _from_0(rows: Iterable[str], depth: int) -> list[str]:
    return [row[2 * depth :] for row in rows]
