"""Figures that are all what they were before: a file of last year with its year changed, a column copied into the one for last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes_of_two
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.registry import declare
from drafting.source import Path, Tree

_FIVE: Final = "务工就业: {数值: 4172人, 上年同期: %d人}, 技能培训: {数值: 536人, 上年同期: %d人}, 公益岗位安置: {数值: 215人, 上年同期: %d人}"
UNCHANGED: Final = declare(
    Rule(
        "D271",
        "数和上年的一模一样",
        Severity.WARNING,
        "三位以上的数里，八成以上和上年的文件（或同一单位另一个报告期的文件）一模一样，多半是拿旧文件改了年份，数还没有换；"
        "八成以上的上年同期和今年的数一模一样，多半是把今年的数抄成了上年的。五项以上（上年同期三项以上）才看，百分数不看。",
        hits=HEAD + "指标: {就业: {" + _FIVE % (4172, 536, 215) + "}}\n",
        clean=HEAD + "指标: {就业: {" + _FIVE % (4085, 521, 203) + "}}\n",
        silence="报告期: 2026年  # 情况属实 D271：当年没有新增的工作，逐项核对过",
    )
)

_SHARE: Final = 0.8
_FEWEST: Final = 5
_FEWEST_COPIED: Final = 3
_DIGITS: Final = 3
_MOST_NAMED: Final = 3
Pair = tuple[Path, Measure, Measure]


def copied_within(book: Book) -> Iterator[Diagnostic]:
    """上年同期 that says what the figure itself says, nearly wherever there is one."""
    tree = book.dataset.tree
    pairs: list[Pair] = []
    for source, node in book.typed.compared.items():
        before = node.same_period_last_year.value if node.same_period_last_year is not None else None
        if isinstance(node.value, Measure) and isinstance(before, Measure):
            pairs.append((source, node.value, before))
    alike, telling = _alike(pairs, tree, _FEWEST_COPIED)
    if alike:
        message = f"上年同期：{telling} 项里有 {len(alike)} 项和今年的数一模一样（{_named(alike)}）"
        places = [tree.place((*each.source, "上年同期", "数值")) for each in alike]
        yield UNCHANGED.at(places[0], message, "多半是抄串了一列：换成上年的数；确实都没有变的，在这一行末尾写 # 情况属实 D271：理由", related=places[1:])


def unchanged(now: Book, before: Book) -> Iterator[Diagnostic]:
    """One file of a unit against an earlier one."""
    both = list(nodes_of_two(now.dataset.indicators, before.dataset.indicators))
    if sum(map(_begins_alike, both)) < _FEWEST:
        return  # as nearly always: nothing more is asked
    pairs = [
        (source, node.value, then.value) for source, node, then in both
        if then is not None and isinstance(node.value, Measure) and isinstance(then.value, Measure) and node.period is None and then.period is None
    ]  # fmt: skip
    alike, telling = _alike(pairs, now.dataset.tree, _FEWEST)
    if alike:
        period = before.dataset.period.name
        message = f"报告期：{now.dataset.period.name}的数，{telling} 项里有 {len(alike)} 项和{period}的（{before.dataset.tree.name}）一模一样（{_named(alike)}）"
        hint = "多半是拿旧文件改了报告期，数还没有换：换成这一期的数；确实都没有变的，在这一行末尾写 # 情况属实 D271：理由"
        yield UNCHANGED.at(now.dataset.tree.place(("报告期",)), message, hint, related=[before.dataset.tree.place(("报告期",))])


def _begins_alike(both: tuple[Path, Indicator, Indicator | None]) -> bool:
    _, node, then = both
    if then is None:
        return False
    now, before = node.value, then.value
    return isinstance(now, Measure) and isinstance(before, Measure) and now.quantities[0].text == before.quantities[0].text


def _alike(pairs: Sequence[Pair], tree: Tree, fewest: int) -> tuple[list[Figure], int]:
    """The figures that are what they were, and of how many; none where they are few."""
    same = [(source, now) for source, now, before in pairs if now.text == before.text]
    alike = [Figure(now, tree, source) for source, now in same if _is_telling(now)] if len(same) >= fewest else []
    telling = sum(_is_telling(now) for _, now, _ in pairs) if len(alike) >= fewest else 0
    return (alike, telling) if telling and len(alike) >= _SHARE * telling else ([], telling)


def _is_telling(measure: Measure) -> bool:
    """Whether it would hardly be the same by chance."""
    return any(_is_long(quantity.number) and quantity.unit != "%" for quantity in measure.quantities)


def _is_long(number: object) -> bool:
    return len(str(number).replace(".", "").strip("0-")) >= _DIGITS


def _named(alike: Sequence[Figure]) -> str:
    named = "、".join(f"{each.label} {each.measure.text}" for each in alike[:_MOST_NAMED])
    return f"{named}等" if len(alike) > _MOST_NAMED else named
