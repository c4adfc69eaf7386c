"""What is missing where a figure that is worked out of others is not there: 同比 without 上年同期, 未消除 without 已消除."""

from __future__ import annotations

from typing import Final

from drafting.facts.aspects import StatedFact
from drafting.facts.derived import DERIVATIONS, NEEDED, comparable, comparables, figure_of
from drafting.facts.fact import ABSENT, INAPPLICABLE, PRESENT, Fact
from drafting.facts.indicator import OWN_NAMES, IndicatorFact
from drafting.model.catalogue import Entry
from drafting.model.indicator import OTHER_WORDS
from drafting.model.paths import path_above
from drafting.tuples import NamedTuple

_LEFT: Final = frozenset(("未完成", "未完成数", "未完成任务", "剩余", "剩余数", "还差", "尚差", "差额", "缺口"))
"""What a text calls 剩余任务. In data it is a figure of its own: 未完成: 5户."""


class Lacking(NamedTuple):
    """`missing` are the figures that are not given, `reason` why those that are given do not do."""

    whole: Fact
    missing: tuple[str, ...] = ()
    reason: str = ""


def lacking(fact: Fact) -> Lacking | None:
    """Why a gap is one, None where it is no figure that others make."""
    above = path_above(fact.path)
    if fact.state is PRESENT or isinstance(fact, StatedFact) or "." not in above:
        return None
    whole, name = fact.book.find(above), fact.name
    entry = _entry(whole)
    if entry is not None and name in entry.derived:
        missing = whole.book.without_figure(entry.derived[name], whole)
        return Lacking(whole, tuple(missing)) if missing or name not in DERIVATIONS else _compared(whole, name)
    return _compared(whole, name) if name in DERIVATIONS else None


def _compared(whole: Fact, name: str) -> Lacking:
    if name == "超额完成":
        rate = whole.lookup("完成率")
        return _compared(whole, "完成率") if rate.measure is None else Lacking(whole, reason=f"完成率{rate.measure.text}，没有超额")
    needed = NEEDED[name]
    other = whole.lookup(needed)
    missing = tuple([each for each, fact in (("数值", whole), (needed, other)) if fact.measure is None])
    if missing:
        return Lacking(whole, missing)
    if comparable(whole, other) is None:
        return Lacking(whole, reason=f"数值和{needed}的单位不同")
    if whole.lookup(name).state is INAPPLICABLE:
        return Lacking(whole, reason=_untold(whole, other) or f"{needed}是0")
    return Lacking(whole, reason=_done(whole, other) if name == "剩余任务" else "")


def _untold(whole: Fact, other: Fact) -> str:
    """Why no rate comes of two figures of which one only says on which side of its number it lies; "" where they are numbers."""
    pairs = comparables(whole, other)
    return next((f"{mine.text}和{theirs.text}比多少，没有说准" for mine, theirs in pairs if theirs.amount and (mine.is_marked or theirs.is_marked)), "")


def _done(whole: Fact, task: Fact) -> str:
    """Of a pair, some may be."""
    left = [mine.unit for mine, _ in comparables(whole, task) if figure_of(whole, mine).lookup("剩余任务").state is PRESENT]
    if not left:
        return "任务已经完成"
    called, holes = "、".join(map(whole.book.units.called, left)), "、".join(f"{{{{ {whole.path}.{unit}.剩余任务 }}}}" for unit in left)
    return f"没有完成的只是{called}，写成 {holes}"


def is_strange(fact: Fact) -> bool:
    """Whether neither data nor catalogue nor program knows what is asked for below an indicator (就业.务工就业.占比, or .户 of 100人)."""
    above = path_above(fact.path)
    if fact.state is not ABSENT or above.count(".") != 1 or fact.name in OWN_NAMES or fact.name in DERIVATIONS:
        return False
    whole = fact.book.find(above)
    if fact.book.units.known(fact.name):
        entry = _entry(whole)
        return whole.measure is not None and not (entry is not None and fact.name in entry.units)
    return fact.name not in names_below(whole)


def names_below(whole: Fact) -> list[str]:
    """What may be asked for below an indicator: what the data gives there, the catalogue knows, and the program computes."""
    entry = _entry(whole)
    known = [*(entry.known_below if entry is not None else ()), *DERIVATIONS]
    if not isinstance(whole, IndicatorFact):
        return known
    node = whole.indicator
    return [*node.children, *node.stated, *node.parts, *node.subset, *known]


def _entry(whole: Fact) -> Entry | None:
    return whole.entry if isinstance(whole, IndicatorFact) else whole.book.entry(whole.path)


def by_its_other_name(whole: Fact, name: str) -> str:
    """增幅 below an indicator is its 同比, 未完成 its 剩余任务, unless it has something of that name."""
    meant = meant_by(name)
    return meant if meant != name and name not in names_below(whole) else name


def meant_by(name: str) -> str:
    """What a text that asks for a figure by this name means."""
    return OTHER_WORDS.get(name) or ("剩余任务" if name in _LEFT else name)
