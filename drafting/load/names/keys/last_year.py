"""Figures of last year that are given beside this year's under a name of their own: 去年出栏 beside 出栏, 去年同期 beside the 总额 of a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.keys.beside import D261
from drafting.load.names.keys.owners import came_in_alone
from drafting.load.names.keys.uses import D123
from drafting.load.names.units.key_fit import fits, held, take, why_not
from drafting.load.names.units.node_fit import NodeFit
from drafting.load.names.words.key_words import LAST_YEAR_HINT, UNSURE_WORDS
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Period
from drafting.model.indicator import COMPARISONS, DONE, FIGURE_ALONE, OTHER_WORDS, PLAIN, Indicator
from drafting.model.paths import steps_of
from drafting.model.spans import Span, span_of
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Marker
from drafting.source import Path

_GIVEN: Final = lazy("(上年末|去年末|上年底|去年底)的?(.+)|(?:上年同期|去年同期|上一年同期|同期)的?(.+)|(?:上年度?|去年|上一年度?|([0-9]{4})年度?)的?(全年)?(.+)")
"""What a name of last year's figure begins with: the year's end, the same months, or the year; then what is counted."""
_OF_LAST_YEAR: Final = lazy("[上去]年|上一年|同期|[0-9]年")
_NOW: Final = ("", "今年", "本年", "本期", "当年")
_SHORTEST: Final = 2
_TO_A_GROUP: Final = 2
"""Length of the path of a group: 指标, its name."""
_SPAN: Final = lazy("(.{1,8}?(?:半年|季度|月份|月|全年))(?:的)?(.*)")
_SAME_THING: Final = lazy("总|共|实现|完成|达到|接待|发放|[全本][省市州盟县区旗乡镇村]")
"""What a name may have before what is counted, and it is that still: 总营业额, 接待游客. 未完工 is not 完工, nor 人均收入 收入, nor 生猪出栏 all 出栏."""
_ANOTHER: Final = lazy("未|非|不|无|[人户村亩组单]均|每|平均|新增|其中|累计|剩余|拟|待|应|在|计划|历年")
_BEHIND: Final = frozenset(word for word, key in (OTHER_WORDS | UNSURE_WORDS).items() if key in ("上年同期", "上年末", "同比"))
"""Words for keys that are no names of figures, wherever they stand. 计划 may be that of 开工 and 完工."""
_HANDED: Final = frozenset((*COMPARISONS.values(), "stated"))


def settle_last_year(
    indicators: dict[str, Indicator], names: Iterable[str], catalogue: Catalogue, units: UnitTable, period: Period | None, findings: Findings
) -> dict[str, str]:
    """In place, before names are brought under the catalogue's. `names` are all that the file has.

    Gives the names changed, dotted, each → where its figure is now.
    """
    year = _Year(catalogue, units, period, findings)
    if _OF_LAST_YEAR.search("，".join(names)):
        for group, node in indicators.items():
            year.settle(node, ("指标", group))
    for group, node in indicators.items():
        if not (_BEHIND.isdisjoint(node.children) and _HANDED.isdisjoint(node.given)):
            year.keys_of_the_only_one(node, ("指标", group))
    if not year.moved:
        return {}
    findings.tree.read_as(year.moved)
    return {".".join(map(str, given[1:])): ".".join(map(str, real[1:])) for given, real in year.moved.items()}


def as_read(moved: Mapping[str, str], renamed: Mapping[str, str]) -> dict[str, str]:
    """The same where the figure is at last, after groups and names above it have got those of the catalogue."""
    found: dict[str, str] = {}
    for given, real in moved.items():
        names = steps_of(real)
        known = next((length for length in range(len(names), 0, -1) if ".".join(names[:length]) in renamed), 0)
        found[given] = ".".join((renamed[".".join(names[:known])], *names[known:])) if known else real
    return found


class _Year:
    def __init__(self, catalogue: Catalogue, units: UnitTable, period: Period | None, findings: Findings) -> None:
        self.moved: dict[Path, Path] = {}
        self._catalogue = catalogue
        self._units = units
        self._findings = findings
        self._before = str(period.year - 1) if period is not None else ""
        self._period = period
        self._is_whole = period is not None and period.kind == "年度"

    def settle(self, node: Indicator, path: Path) -> None:
        """What hangs on the node, and below."""
        self._among(node, path)
        for name, child in node.children.items():
            if child.given is not FIGURE_ALONE and child.children:
                self.settle(child, (*path, name))

    def keys_of_the_only_one(self, group: Indicator, path: Path) -> None:
        """{总额: 9元, 去年同期: 8元, 同比: 5%} in the place of a group: they are those of its one figure, or of what came in."""
        words = [name for name in group.children if name in _BEHIND]
        figures = {name: child for name, child in group.children.items() if name not in _BEHIND}
        name = next(iter(figures)) if len(figures) == 1 else came_in_alone(figures, group.same_period_last_year, group.stated.get("同比"), self._units)
        if not name or name in DONE or not group.given <= {"children", *_HANDED} or (len(figures) > 1 and group.target is not None):
            return
        figure = group.children[name]
        compared = [*(group.children[word] for word in words), *(getattr(group, field) for field in COMPARISONS.values())]
        keys = [key for key, field in COMPARISONS.items() if field in group.given]
        taken = (*words, *keys, *group.stated)
        if not isinstance(figure.value, Measure) or any(held(figure, key) for key in (*keys, *group.stated)) or not all(self._fit(each, figure) for each in compared):
            return
        if words:
            figure.settle("children", {**figure.children, **{word: group.children.pop(word) for word in words}})
        for key in keys:
            figure.settle(COMPARISONS[key], getattr(group, COMPARISONS[key]))
        if group.stated:
            figure.settle("stated", {**figure.stated, **group.stated})
        group.let_go(_HANDED)
        self.moved |= {(*path, key): (*path, name, key) for key in taken}
        hint = f"写成 {name}: {{数值: {figure.value}, {taken[0]}: …}}；不是的，换个名称"
        self._say(D123, (*path, taken[0]), f"{'、'.join(taken)}没有写在指标的下面，当作“{name}”的", hint)

    def _fit(self, other: Indicator | None, figure: Indicator) -> bool:
        """Whether it is counted as the figure is, or is a rate: which of the two it has to be, the key tells later."""
        said, whole = other.value if other is not None else None, figure.value
        return not isinstance(said, Measure) or not isinstance(whole, Measure) or fits(said, whole, self._units) or said.units == ("%",)

    def _among(self, node: Indicator, path: Path) -> None:
        for name, child in list(node.children.items()):
            given = _GIVEN.fullmatch(name)
            if given is None or not isinstance(child.value, Measure):
                continue
            at_end, what_then, what_same, year, whole_year, what = given.groups()
            counted = what_then or what_same or what
            span, bare = _span(counted)
            found = list(self._owners(counted, name, node, path))
            if not found and span is not None and self._is_the_period(span):
                found = list(self._owners(bare, name, node, path)) if bare else list(self._if_figure(node, path))
            if not found and what_same and span is None:
                found = list(self._owed(what_same, name, node, path))
            if len(found) != 1 or (year and year != self._before):
                continue
            (owner, home), key = found[0], "上年末" if at_end else "上年同期"
            why = why_not(owner, key, child, self._units)
            if why is None and what and (whole_year or span is None) and not self._is_whole:
                why = "上年全年的数不是同期", LAST_YEAR_HINT
            if why is not None:
                self._findings.add(D261, (*path, name), f"没有当作“{home[-1]}”的{key}：{why[0]}", why[1], key=True)
                continue
            take(owner, key, node.children.pop(name))
            self.moved[(*path, name)] = (*home, key)
            now = owner.value if isinstance(owner.value, Measure) else "待补"
            self._say(D261, (*path, name), f"当作“{home[-1]}”的{key}", f"写得更清楚：{home[-1]}: {{数值: {now}, {key}: {child.value}}}；不是一回事的，换个名称")

    def _owners(self, what: str, name: str, node: Indicator, path: Path) -> Iterator[tuple[Indicator, Path]]:
        """The figure of this year of what is counted: the one beside it of that name, else that of a thing, else the node itself."""
        for each in (f"{now}{what}" for now in _NOW):
            if each in node.children and each != name:
                yield from self._if_figure(node.children[each], (*path, each))
                return
        for thing, below in node.children.items():
            side = what.removeprefix(thing)
            if side != what and side in below.children:
                yield from self._if_figure(below.children[side], (*path, thing, side))
                return
        if len(what) < _SHORTEST:
            return
        own = self._without_period(str(path[-1]))
        if own.endswith(what) and node.value is not None:
            if _ANOTHER.match(own.removesuffix(what)) is None:
                yield from self._if_figure(node, path)
            return
        for each, child in node.children.items():
            if each != name and each.endswith(what) and _GIVEN.fullmatch(each) is None and self._is_the_same(each.removesuffix(what), path):
                yield from self._if_figure(child, (*path, each))

    def _owed(self, what: str, name: str, node: Indicator, path: Path) -> Iterator[tuple[Indicator, Path]]:
        """The figure of this year by another word for it, else one that is owed: of which only the same months of last year are given, it has to be asked for."""
        if len(what) < _SHORTEST or len(path) != _TO_A_GROUP or what in node.children:
            return
        group, known = str(path[-1]), KnownNames(self._catalogue, NodeFit(self._units))
        home = known.group(group)
        meant = known.in_group(home, what, node.children[name]) if home else None
        if home and meant:
            for each, child in node.children.items():
                if each != name and _GIVEN.fullmatch(each) is None and known.in_group(home, each, child) == meant:
                    yield from self._if_figure(child, (*path, each))
                    return
        owed = Indicator(None, FIGURE_ALONE)
        self._findings.tree.elsewhere[*path, what] = self._findings.tree.place((*path, name), key=True)
        node.settle("children", {key: child for each, one in node.children.items() for key, child in (((what, owed), (each, one)) if each == name else ((each, one),))})
        yield owed, (*path, what)

    def _is_the_same(self, more: str, path: Path) -> bool:
        """Whether with these words before it, it is the same thing that is counted."""
        rest = self._without_period(more)
        return not rest or rest in path or _SAME_THING.fullmatch(rest) is not None

    def _without_period(self, name: str) -> str:
        """今年上半年营业额 in a report of those months is 营业额."""
        bare = next((name.removeprefix(now) for now in _NOW if now and name.startswith(now)), name)
        span, rest = _span(bare)
        return rest if span is not None and self._is_the_period(span) else bare

    def _is_the_period(self, span: Span) -> bool:
        return self._period is not None and (span.first, span.last) == (self._period.first_month, self._period.last_month)

    def _if_figure(self, node: Indicator, path: Path) -> Iterator[tuple[Indicator, Path]]:
        """One that is still empty, or 待补, is asked for beside last year's; of 不适用 neither is said."""
        if isinstance(node.value, (Measure, Marker)) or (node.value is None and node.given <= PLAIN):
            yield node, path

    def _say(self, rule: Rule, path: Path, message: str, hint: str) -> None:
        self._findings.add(rule, path, message, hint, key=True, severity=Severity.INFO)


def _span(words: str) -> tuple[Span | None, str]:
    """The months that a name begins with, and what is counted in them: 上半年营业额, 1—6月营业额."""
    found = _SPAN.fullmatch(words)
    span = span_of(found[1]) if found is not None else None
    return (span, found[2]) if found is not None and span is not None else (None, words)
