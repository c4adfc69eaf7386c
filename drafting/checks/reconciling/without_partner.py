"""Figures of groups that the catalogue does not have, of which last year's file has none by the same name in the same unit, though one that may be meant: no growth is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.places import places_in
from drafting.model.indicator import OWN_CHANGE, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.registry import declare

_HEAD: Final = "模板: general/annual\n单位: {名称: 示例县水务局, 地区: 示例县}\n"
_THEN: Final = f"# 文件：上年.yaml\n{_HEAD}报告期: 2025年\n指标: {{供水: {{供水量: 1000万吨}}}}\n"
WITHOUT_PARTNER: Final = declare(
    Rule(
        "D345", "上年文件里没有同名的数", Severity.INFO,
        "自己的业务组里的数，同比由“上年”写的文件里同一组、同一个名字的数来算。今年的名字、组名、单位和上年不一样的，对不上，没有同比。是同一件事的，写成和上年一样；不是的不用改。",
        hits=f"# 文件：本年.yaml\n{_HEAD}报告期: 2026年\n上年: 上年.yaml\n指标: {{供水: {{供水总量: 1100万吨}}}}\n{_THEN}",
        clean=f"# 文件：本年.yaml\n{_HEAD}报告期: 2026年\n上年: 上年.yaml\n指标: {{供水: {{供水量: 1100万吨}}}}\n{_THEN}",
    )
)  # fmt: skip
_NEAR: Final = 0.6  # of two names that may be one
_TELLS_APART: Final = lazy(r"\d+|[一二三四五六七八九十两上下前后东西南北大中小新改扩迁修拆甲乙丙丁男女老幼内外公私进出收支增减城乡省市县区镇村州国高低]|[上下]半|新增|累计|乡镇|农村|城镇|国家|全国|全省|出口|进口")
"""What stands in one of two names and is another thing in the other."""


def without_partner(book: Book) -> Iterator[Diagnostic]:
    """An information for each figure that may have been called otherwise, or counted in another unit, a year before."""
    if book.previous is None or not book.is_compared:
        return
    now, then = book.dataset.indicators, book.previous.dataset.indicators
    for group, node in now.items():
        if group in book.catalogue.groups:
            continue
        before = then.get(group)
        if before is not None:
            yield from _in_one_group(book, group, node.children, before.children)
        elif (other := _called_otherwise(book, node.children, [each for each in then if each not in now])) is not None:
            message = f"{group}：上年文件里没有这一组，有“{other}”，里面的名字一样；这一组的数没有算同比"
            yield WITHOUT_PARTNER.at(book.dataset.tree.place(("指标", group)), message, "是同一组的，组名写成和上年一样")


def _in_one_group(book: Book, group: str, now: Mapping[str, Indicator], then: Mapping[str, Indicator]) -> Iterator[Diagnostic]:
    left = [name for name in then if name not in now]
    places = places_in(group)
    for name, node in now.items():
        units = _units(node)
        if not units or node.same_period_last_year is not None or not node.stated.keys().isdisjoint(OWN_CHANGE):
            continue
        place = book.dataset.tree.place(places[name][1])
        if name in then:
            theirs = _units(then[name])
            if theirs and not any(book.units.convertible(one, other) for one in units for other in theirs):
                message = f"{name}：上年文件里的单位是“{'、'.join(theirs)}”，今年是“{'、'.join(units)}”，没有算同比"
                yield WITHOUT_PARTNER.at(place, message, "单位改成一样的；不是同一项的不用改", path=f"{group}.{name}")
        elif (other := _near(name, [each for each in left if _units(then[each]) == units])) is not None:
            message = f"{name}：上年文件的“{group}”里没有这个名字，有“{other}”，没有算同比"
            yield WITHOUT_PARTNER.at(place, message, f"是同一项的，名字写成“{other}”；不是的不用改", path=f"{group}.{name}")


def _units(node: Indicator) -> tuple[str, ...]:
    return node.value.units if isinstance(node.value, Measure) else ()


def _near(name: str, others: list[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, [each for each in others if not _are_two(name, each)], 1, _NEAR)), None)


def _are_two(one: str, other: str) -> bool:
    """Whether what differs says that they are not one: 一季度供水 and 二季度供水, 省级示范 and 市级示范, 改建管网 and 扩建管网."""
    from difflib import SequenceMatcher

    changed = [(one[a:b], other[c:d]) for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if tag == "replace"]
    return any(_TELLS_APART.fullmatch(was) and _TELLS_APART.fullmatch(now) for was, now in changed)


def _called_otherwise(book: Book, now: Mapping[str, Indicator], groups: list[str]) -> str | None:
    """The group of last year's file that this year's lacks and whose figures have these names and units; None of several, or of none."""
    assert book.previous is not None
    then = book.previous.dataset.indicators
    found = [group for group in groups if any(_units(node) and _units(node) == _units(then[group].children.get(name, Indicator())) for name, node in now.items())]
    return found[0] if len(found) == 1 and found[0] not in book.catalogue.groups else None
