"""Stages of one thing under local names: no more is finished than was begun, nothing is begun that nobody planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Final

from drafting.checks.claims.families import CARRIED
from drafting.checks.figures import Figure, Term, pairs
from drafting.checks.judged import HEAD, Relation, judge_limit
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import FIGURE_ALONE, Indicator
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Verdict
from drafting.source import Path, Tree
from drafting.tuples import NamedTuple

OUT_OF_ORDER: Final = declare(
    Rule(
        "D322",
        "后一步的数比前一步的还多",
        Severity.WARNING,
        "同一件事写在一起的几步，后一步的数一般不会比前一步的多：计划（下达、立项）、开工（启动）、完工（竣工）、验收；申请、受理、批准；受理、办结；立案、结案；收案、审结；排查、整改；应核查、已核查；应参保、实际参保（明细表里的两列也是，多数行都多的不算）。"
        "单位相同（公顷和亩、吨和公斤换算了比）、说的是同一件事的才比。含上年结转的会多，名称里写明，或者注明情况属实。",
        hits=HEAD + "指标: {库区治理: {项目: {计划: 11个, 开工: 12个, 完工: 10个}}}\n",
        clean=HEAD + "指标: {库区治理: {项目: {计划: 12个, 开工: 11个, 完工: 10个}}}\n",
        silence="项目: {计划: 11个, 开工: 12个, 完工: 10个}  # 情况属实 D322：含上年结转1个",
    )
)

_CHAINS: Final = (
    (("计划", "下达", "立项"), ("开工", "启动", "动工"), ("完工", "竣工"), ("验收",)),
    (("申请", "申报"), ("受理",), ("批准", "审批", "获批", "通过")),
    (("受理", "接收", "收到", "接访", "收件", "接件", "交办", "转办", "登记"), ("办结", "办复")),
    (("受理", "收案", "立案"), ("结案", "审结")),
    (("排查", "发现", "查出"), ("整改", "化解", "销号", "消除")),
)
_STAGES: Final[Mapping[str, Sequence[tuple[int, int]]]] = {
    word: [(chain, step) for chain, steps in enumerate(_CHAINS) for step, words in enumerate(steps) if word in words]
    for word in dict.fromkeys(word for steps in _CHAINS for words in steps for word in words)
}
"""A word → the chains that it is in, and which step of each."""
_NAME: Final = lazy(f"(?P<before>(?:(?!已|未|新|待|拟|续|应|累计).)*?)已?(?P<stage>{'|'.join(_STAGES)})(?P<behind>.*?)(?:数量|个数|数)?")
_PROJECTS: Final = frozenset(("项目", "项目数", "项目总数", "实施项目", "安排项目"))
"""All the projects there are: of them, none is begun or done that is not one."""
_OWED: Final = lazy("(?P<kind>应(?![急用对届])|已|实际|实)(?P<what>.{1,8}?)(?:数量|人数|人口|户数|数)?")
_BARE: Final = lazy("(?P<what>.{2,8}?)(?:数量|人数|人口|户数|数)?")
"""参保 beside 应参保 is what was done of it."""
_MOST: Final = 2
"""What is so many times what was due, and does not say that it was done, counts others as well."""
_OF_GROUP: Final = 2
"""Steps to a group: 指标, its name."""
_HINT: Final = "核对两个数；含上年结转的，名称里写明，或注明情况属实"


_Read = tuple[int, tuple[object, ...], int]
"""Which of some names is a step, whose, and which step of it."""


class _Step(NamedTuple):
    """A figure that is one step of something: which thing's, in which order, and where it stands."""

    whose: tuple[object, ...]
    order: int
    figure: Figure


def out_of_order(book: Book, relations: Sequence[Relation]) -> list[Diagnostic]:
    """A finding for each step that is more than the one before it. What a relation judges already is not said again."""
    found: list[Diagnostic] = []
    for steps in _together(book):
        for earlier, later in _reversed(steps, book.units):
            if not _are_judged(earlier, later, relations):
                message = f"{later.label}：{later.quantity.text}，比{earlier.label}（{earlier.quantity.text}）还多"
                place, related = later.figure.place, [earlier.figure.place]
                found.append(OUT_OF_ORDER.at(place, message, _HINT, path=later.path, excerpt=later.quantity.text, related=related))
    return found


def _are_judged(one: Term, other: Term, relations: Sequence[Relation]) -> bool:
    for relation in relations:
        for each in relation:
            terms = (each.whole, *each.parts)
            if any(term.figure.source == one.figure.source for term in terms) and {one.path, other.path} <= {term.path for term in terms}:
                return True
    return False


def _reversed(steps: Iterable[_Step], units: UnitTable) -> Iterator[tuple[Term, Term]]:
    last: dict[tuple[object, ...], _Step] = {}
    for step in steps:
        before = last.get(step.whose)
        if before is not None and before.order < step.order and not _is_all_there_is(step, before):
            for later, earlier in pairs(step.figure, before.figure, units):
                if judge_limit(later.quantity, earlier.quantity, units).verdict is Verdict.CONTRADICTS:
                    yield earlier, later
        last[step.whose] = step


def _is_all_there_is(step: _Step, due: _Step) -> bool:
    """参保 of 12000人 beside 应参保 of 300人: all, not what was done of these."""
    is_bare = step.whose[0] == "应" and _OWED.fullmatch(str(step.figure.tree.typed(step.figure.source)[-1])) is None
    return is_bare and step.figure.measure.first.amount > due.figure.measure.first.amount * _MOST


def _together(book: Book) -> Iterator[list[_Step]]:
    """The steps of one thing that stand together, in their order. In files alike these are below the same nodes: only names tell."""
    nodes, likeness = book.dataset.indicators, book.dataset.likeness
    where = likeness.plans.get(out_of_order) if likeness is not None else None
    if where is None:
        several = [each for group, node in nodes.items() for each in _several(book, node, ("指标", group))]
        if likeness is not None:
            likeness.plans[out_of_order] = [source for source, _ in several]
        yield from (steps for _, steps in several)
    else:
        for source in where:
            node = node_at(nodes, source)
            assert node is not None  # it was there in a file alike
            yield _steps_in(book, node, source)


def _steps_in(book: Book, node: Indicator, source: Path) -> list[_Step]:
    """Those among the children of a node all of whose names are what is typed."""
    steps = _of_one_thing(tuple(node.children))
    return _figures(book, source, [((*source, name), name, child) for name, child in node.children.items()], steps) if steps else []


def _several(book: Book, node: Indicator, source: Path) -> list[tuple[Path, list[_Step]]]:
    """The steps of one thing that stand together, of a node and of each below it, and where they stand."""
    tree = book.dataset.tree
    if not tree.moved:
        steps = _steps_in(book, node, source)
    else:
        named = [((*source, name), str(tree.typed((*source, name))[-1]), child) for name, child in node.children.items()]
        if node.value is not None and len(source) > _OF_GROUP:  # 计划 may have become the figure of the thing
            named.insert(0, (source, str(tree.typed((*source, "数值"))[-1]), node))
        steps = _figures(book, source, named, _of_one_thing(tuple([name for _, name, _ in named])))
    found = [(source, steps)] if steps else []
    for name, child in node.children.items():
        if child.given is not FIGURE_ALONE and child.children:
            found += _several(book, child, (*source, name))
    return found


_Named = tuple[Path, str, Indicator]


def _figures(book: Book, source: Path, named: Sequence[_Named], steps: Iterable[_Read]) -> list[_Step]:
    return [_step(book.dataset.tree, book.units, source, named[which], whose, order) for which, whose, order in steps if _is_figure(named[which][2])]


def _is_figure(node: Indicator) -> bool:
    return isinstance(node.value, Measure) and node.period is None


def _step(tree: Tree, units: UnitTable, source: Path, named: _Named, whose: tuple[object, ...], order: int) -> _Step:
    at, name, node = named
    assert isinstance(node.value, Measure)
    said = f"{at[-1]}·{name}" if at == source else ""
    measured_in = tuple([units.family(each) if units.continuous(each) else each for each in node.value.units])  # 公顷 beside 亩, 吨 beside 万吨
    return _Step((*whose, measured_in), order, Figure(node.value, tree, at, said=said))


@lru_cache(maxsize=4096)  # the units of a batch use the same names
def _of_one_thing(names: tuple[str, ...]) -> Sequence[_Read]:
    """In the order of the steps, where the names have several steps of one thing."""
    if any(map(CARRIED.match, names)):
        return ()
    read = [(which, whose, order) for which, name in enumerate(names) for whose, order in _read(name)]
    orders: dict[tuple[object, ...], set[int]] = {}
    for _, whose, order in read:
        orders.setdefault(whose, set()).add(order)
    return tuple(sorted((each for each in read if len(orders[each[1]]) > 1), key=itemgetter(2)))


def _read(name: str) -> list[tuple[tuple[object, ...], int]]:
    """Whose step a name says it is, and which; one may be a step of several things."""
    if name in _PROJECTS:
        return [((0, whose), 0) for whose in ("", "项目")]
    owed = _OWED.fullmatch(name)
    if owed is not None and owed["what"] not in _STAGES:
        return [(("应", owed["what"]), 0 if owed["kind"] == "应" else 1)]
    said = _NAME.fullmatch(name)
    if said is None or _NAME.fullmatch(said["behind"]):
        bare = _BARE.fullmatch(name)
        return [(("应", bare["what"]), 1)] if bare is not None else []
    return [((chain, said["before"] + said["behind"]), step) for chain, step in _STAGES[said["stage"]]]
