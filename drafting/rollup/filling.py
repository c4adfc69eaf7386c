"""The sums into the whole's own file, which people have filled in: what they wrote stays, what it still owes is filled, what differs is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from drafting.checks.figures import figure_of
from drafting.checks.judged import finding
from drafting.checks.levels import UNLIKE_SUM
from drafting.checks.silences import answered_for
from drafting.checks.sums import adds_up
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import frozen
from drafting.load.commented_lines import line
from drafting.load.insert import comment_on, insert_below, replace_lines
from drafting.load.rewrite import rewrite_all
from drafting.load.text import read_text
from drafting.load.yaml_tree import parse_tree
from drafting.model.adding_up import adds_up_over_places
from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.values import Marker
from drafting.registry import declare
from drafting.rollup.county_file import group_lines, indicator_lines
from drafting.rollup.rolled import UNSETTLED, Rolled
from drafting.rollup.town import owed_by_other_names
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.book import Book

_TOWNS: Final = "".join(
    f"# 文件：{name}.yaml\n模板: rural/township\n单位: {{名称: {name}人民政府, 地区: 示例县{name}, 层级: 乡镇}}\n报告期: 2026年\n指标: {{住房: {{危房改造: 10户, 抗震改造: 2户}}}}\n"
    for name in ("东乡", "西乡")
)
_RUN: Final = "$ drafting rollup 东乡.yaml 西乡.yaml -o 全县.yaml\n"
NOT_FILLED: Final = declare(
    Rule(
        "S147", "有的数没有写进已有的文件", Severity.WARNING,
        "已有的文件里没有这一项，旁边的又写在一个花括号里，程序不知道加在哪里；或者待补的数要连统计期间一起写。程序不改，请照提示里的数自己填。",
        hits=_TOWNS + "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {住房: {危房改造: 待补}}\n" + _RUN,
        clean=_TOWNS + "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 待补\n" + _RUN,
    )
)
_OWED: Final = ("", "待补", "【待补】")
_STALE: Final = lazy(r"[ \t]+#[^\n]*(?:没有填|待补：|加不起来|填了，|没有加|先核对)[^\n]*$")
"""A remark behind a figure that says who had not given it."""
_DEPTH: Final = 2
"""How deep an indicator stands: its comment begins where the others do."""
_OF_INDICATOR: Final = 3


@frozen
class Filling:
    """One figure that was owed or blank and is filled in, or a line that was not there (`before` None)."""

    path: str
    before: str | None
    after: str
    place: Place | None

    def to_json(self) -> dict[str, object]:
        line = self.place.line if self.place else None
        return {"path": self.path, "before": self.before, "after": self.after, "line": line}


@frozen
class Filled:
    """The file's bytes with what was filled in; `diagnostics` are figures that differ (D266), and those that could not be written."""

    data: bytes
    fillings: tuple[Filling, ...]
    diagnostics: tuple[Diagnostic, ...]


def fill(groups: Sequence[tuple[str, tuple[Rolled, ...]]], whole: Book, data: bytes, name: str, level: str) -> Filled:
    """The sums of `groups` into the file `data` of the whole."""
    standing = _Whole(whole)
    filler = _Filler(standing, data, name)
    figures = [each for _, several in groups for each in several]
    filler.whole_lines(figures)
    filler.remarks_on_owed(figures)
    filler.single_values(figures)
    for each in figures:
        filler.what_hangs_on(each)
    for group, several in groups:
        filler.new_ones(group, [each for each in several if not standing.has(each)])
    differing = [found for each in figures for below in each.all() if below.state in ("added", "doubted") for found in _differing(below, whole, level)]
    return Filled(filler.data, tuple(filler.fillings), tuple(answered_for([*differing, *filler.not_filled()], whole.dataset)))


class _Whole:
    """The whole's file as it was, and where in it things stand."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._owing = owed_by_other_names(book)

    def written_at(self, path: Path) -> tuple[Path, str] | None:
        """Where the value of a figure is written, and how; None where the file has no line for it."""
        tree = self.book.dataset.tree
        for typed in (path, tree.typed(path), *([tree.typed(self._owing[path])] if path in self._owing else ())):
            value: Any = tree.value
            for step in typed:
                value = value.get(step) if isinstance(value, dict) else None
            if isinstance(value, str):
                return typed, value
            if isinstance(value, dict) and isinstance(value.get("数值"), str):
                return (*typed, "数值"), value["数值"]
        return None

    def has(self, each: Rolled) -> bool:
        """Whether the file says anything of an indicator, be it by another name."""
        dataset = self.book.dataset
        return node_at(dataset.indicators, each.path) is not None or self.written_at(each.path) is not None or each.dotted in dataset.renamed.values()


class _Filler:
    """The file's bytes as they grow: first what stands on a line of its own, then single values, then new lines."""

    def __init__(self, whole: _Whole, data: bytes, name: str) -> None:
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
                wanted[where[0]] = each, where[1]
        lines = {}
        for place, (each, _) in wanted.items():
            comment = comment_on(self.data, self._name, place)
            kept = each if not comment or _STALE.search(f" # {comment}") else replace(each, remark=comment)
            lines[place] = _from_0(indicator_lines(kept, _DEPTH, called=str(place[-1])), _DEPTH)
        self.data, refused = replace_lines(self.data, self._name, lines)
        for place, (each, lexeme) in wanted.items():
            if place not in refused:
                self._note(each, lexeme, place)
                self._done.update(below.path for below in each.all())

    def remarks_on_owed(self, figures: Iterable[Rolled]) -> None:
        """Behind what is still owed, by whom it is now."""
        lines = {}
        for each in figures:
            where = self._written_at(each.path)
            if each.state not in UNSETTLED or where is None or where[0][-1] == "数值" or where[1].strip() not in _OWED[1:]:
                continue
            if _STALE.search(f" # {comment_on(self.data, self._name, where[0])}"):
                lines[where[0]] = _from_0(indicator_lines(each, _DEPTH, called=str(where[0][-1])), _DEPTH)
                self._done.update(below.path for below in each.below)
        self.data, _ = replace_lines(self.data, self._name, lines)

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
        self.data, refused = rewrite_all(self.data, self._name, {place: each.value for place, (each, _) in wanted.items()})
        for place, (each, lexeme) in wanted.items():
            if place in refused:
                self._left.append(each)
            else:
                self.data = _without_stale_remark(self.data, self._name, place, each.remark)
                self._note(each, lexeme, place)
                self._done.add(each.path)

    def what_hangs_on(self, figure: Rolled) -> None:
        """任务, 构成 of an indicator that is a block of lines: those of which it says nothing."""
        node = node_at(self._whole.dataset.indicators, figure.path)
        lacking = [each for each in figure.below if each.path not in self._done and each.state == "added"]
        where = self._written_at(figure.path)
        is_plain_gap = figure.state in UNSETTLED and where is not None and where[0][-1] != "数值"
        if node is None or not lacking or is_plain_gap:
            return
        typed = self._whole.dataset.tree.typed(figure.path)
        for key in dict.fromkeys(str(each.path[len(figure.path)]) for each in lacking):
            those = [each for each in lacking if each.path[len(figure.path)] == key]
            if _says(node, key):
                continue
            rows = [line(_DEPTH + 1, key), *(row for each in those for row in indicator_lines(each, _DEPTH + 2))] if key in PARTS else indicator_lines(those[0], _DEPTH + 1)
            after = insert_below(self.data, self._name, typed, _from_0(rows, _DEPTH + 1), [key])
            if after is None:
                self._left += those
            else:
                self.data = after
                for each in those:
                    self._note(each, None, None)

    def new_ones(self, group: str, figures: Sequence[Rolled]) -> None:
        """The indicators of one group that the file does not have yet: below the group's others, or with the group."""
        wanted = [each for each in figures if each.state not in ("local", "apart")]
        if not wanted:
            return
        if group in self._whole.dataset.indicators:
            lines = _from_0((row for each in wanted for row in indicator_lines(each, _DEPTH)), _DEPTH)
            typed = self._whole.dataset.tree.typed(("指标", group))
            after = insert_below(self.data, self._name, typed, lines, [str(each.path[-1]) for each in wanted])
        else:
            lines = ["", *_from_0(group_lines(group, wanted), _DEPTH - 1)]
            after = insert_below(self.data, self._name, ("指标",), lines, [group])
        if after is None:
            self._left += [each for each in wanted if each.value]
        else:
            self.data = after
            for each in wanted:
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


def _from_0(rows: Iterable[str], depth: int) -> list[str]:
    return [row[2 * depth :] for row in rows]


def _says(node: Indicator, key: str) -> bool:
    if key in PARTS:
        return bool(getattr(node, PARTS[key]))
    return getattr(node, COMPARISONS[key]) is not None if key in COMPARISONS else key in node.children


def _differing(each: Rolled, whole: Book, level: str) -> Iterator[Diagnostic]:
    """As `check` says it of the two together: rounding is no difference, and the whole may have more than the places of what the catalogue does not say is their sum."""
    if not adds_up_over_places(whole.catalogue, each.path):
        return
    node = node_at(whole.dataset.indicators, each.path)
    mine = figure_of(whole, node, each.path) if node is not None else None
    figures = [stand.figure._replace(said=stand.town.name) for stand in each.by.given if stand.figure]
    if mine is None or not figures:
        if node is not None and node.value is Marker.NOT_APPLICABLE and figures:
            message = f"{each.dotted}：{whole.dataset.unit.region}的文件写的是不适用，{len(figures)}个{level}加起来是 {each.total}"
            yield UNLIKE_SUM.at(whole.dataset.tree.place(each.path), message, f"没有改：有的，改成 {each.total}", path=each.dotted, excerpt="不适用")
        return
    hint = "全县的没有改：核对这个数和各乡镇的数；另有本级自己的，在这一行末尾写 # 情况属实 D266：理由".replace("乡镇", level).replace("全县", whole.dataset.unit.region)
    said = finding(adds_up("上下级", UNLIKE_SUM, mine, figures, whole.units, hint, f"{len(figures)}个{level}之和"))
    if said is not None and said.code == UNLIKE_SUM.code:
        yield said


def _without_stale_remark(data: bytes, name: str, place: Path, remark: str) -> bytes:
    """Behind a figure that is filled in nobody owes it any more; what people wrote there otherwise stays."""
    source, _ = read_text(data, name)
    tree = parse_tree(source)[0] if source else None
    mark = (tree.values.get(place) or tree.keys.get(place)) if tree else None
    if tree is None or mark is None:
        return data
    rows = data.split(b"\n")
    row = rows[mark[0] - 1].decode("utf-8")
    ending = "\r" if row.endswith("\r") else ""
    found = _STALE.search(row.removesuffix("\r"))
    if found is None:
        return data
    new = row[: found.start()] + (f"{' ' * (len(found[0]) - len(found[0].lstrip()))}# {remark}" if remark else "") + ending
    changed = b"\n".join([*rows[: mark[0] - 1], new.encode("utf-8"), *rows[mark[0] :]])
    again, _ = read_text(changed, name)
    after = parse_tree(again)[0] if again else None
    return changed if after is not None and after.value == tree.value else data
