"""The sums into the whole's own file, which people have filled in: what they wrote stays, what it still owes is filled, what differs is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from drafting.checks.silences import answered_for
from drafting.diagnostics import Diagnostic
from drafting.facts.fact import ABSENT
from drafting.frozen import frozen
from drafting.load.commented_lines import line, scalar
from drafting.load.insert import Insertion, comments_on, insert_all, replace_comments, replace_lines
from drafting.load.rewrite import rewrite_all
from drafting.model.indicator import PARTS
from drafting.rollup.county_file import group_lines, indicator_lines
from drafting.rollup.differing import differing
from drafting.rollup.filling_tables import add_tables
from drafting.rollup.own_remarks import is_note, renewed
from drafting.rollup.rolled import UNSETTLED, Rolled
from drafting.rollup.standing import NOT_FILLED, Filling, Standing, says
from drafting.rollup.tables import Joined
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.book import Book

_OWED: Final = ("", "待补", "【待补】")
_DEPTH: Final = 2
"""How deep an indicator stands: its comment begins where the others do."""
_OF_INDICATOR: Final = 3


@frozen
class Filled:
    """The file's bytes with what was filled in; `diagnostics` are figures that differ (D266), and those that could not be written."""

    data: bytes
    fillings: tuple[Filling, ...]
    diagnostics: tuple[Diagnostic, ...]


def fill(groups: Sequence[tuple[str, tuple[Rolled, ...]]], tables: Sequence[Joined], whole: Book, data: bytes, name: str, level: str, absent: Sequence[str] = ()) -> Filled:
    """The sums of `groups`, and the `tables`, into the file `data` of the whole."""
    standing = Standing(whole)
    figures = [each for _, several in groups for each in several]
    filler = _Filler(standing, data, name, _places(figures) | {*absent})
    filler.whole_lines(figures)
    filler.remarks_on_owed(figures)
    filler.single_values(figures)
    filler.what_hangs_on(figures)
    filler.new_ones(groups)
    with_tables = add_tables(tables, whole.dataset, filler.data, name)
    unlike = [found for each in figures for below in each.all() if below.state in ("added", "doubted") for found in differing(below, whole, level)]
    told = answered_for([*unlike, *filler.not_filled(), *with_tables.diagnostics], whole.dataset)
    return Filled(with_tables.data, (*filler.fillings, *with_tables.fillings), tuple(told))


class _Filler:
    """The file's bytes as they grow: first what stands on a line of its own, then single values, then new lines."""

    def __init__(self, whole: Standing, data: bytes, name: str, places: Collection[str]) -> None:
        self._standing = whole
        self._places = places
        self._written_at = whole.written_at
        self._whole = whole.book
        self._name = name
        self.data = data
        self.fillings: list[Filling] = []
        self._done: set[Path] = set()
        self._left: list[Rolled] = []

    def whole_lines(self, figures: Iterable[Rolled]) -> None:
        """危房改造: 待补 becomes all that is known of it; a comment that a person has put behind it stays."""
        wanted: dict[Path, tuple[Rolled, str]] = {}
        for each in figures:
            where = self._written_at(each.path)
            if each.state in ("added", "formula") and where is not None and where[0][-1] != "数值" and where[1].strip() in _OWED:
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
                self._done.update(below.path for below in each.all())

    def remarks_on_owed(self, figures: Sequence[Rolled]) -> None:
        """Behind what is still owed, by whom it is now."""
        owed = [(each, where[0]) for each in figures if each.state in UNSETTLED and (where := self._written_at(each.path)) is not None and where[1].strip() in _OWED[1:]]
        comments = comments_on(self.data, self._name, [place for _, place in owed])
        ours = []
        for each, place in owed:
            comment = comments.get(place, "")
            remark = self._renewed(comment, each.remark)
            if comment and remark != comment:
                ours.append((replace(self._without_what_is_there(each), remark=remark), place))
        self.data = replace_comments(self.data, self._name, {place: each.remark for each, place in ours if place[-1] == "数值"})
        lines = {place: _from_0(indicator_lines(each, _DEPTH, called=str(place[-1])), _DEPTH) for each, place in ours if place[-1] != "数值"}
        self.data, refused = replace_lines(self.data, self._name, lines, is_note)
        self._done.update(below.path for each, place in ours if place in lines and place not in refused for below in each.below)

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
            if each.path in self._done or each.state not in ("added", "formula") or where is None or where[1].strip() not in _OWED:
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
                self._done.add(each.path)

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
        lacking = [each for each in kept.below if each.path not in self._done and each.state == "added"]
        has_none = node.value is None and where is None and figure.state in ("added", "formula") and self._whole.at(figure.path).state is ABSENT
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
