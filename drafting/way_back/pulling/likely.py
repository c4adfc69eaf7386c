"""Whether a new figure can stand for the old one: in a unit of its family, and so near it that nobody has meant another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Diagnostic
from drafting.model.amounts import MEASURES, is_no_amount
from drafting.model.rates_of_all import is_of_all
from drafting.patterns import lazy
from drafting.quantities.display import number_text, places
from drafting.quantities.measure import converted
from drafting.quantities.parse import MeasureError, parse_measure
from drafting.way_back.pulling.change import Change, by_hand
from drafting.way_back.pulling.signs import CHANGES

if TYPE_CHECKING:
    from drafting.facts.book import Book
    from drafting.quantities.quantity import Quantity

_SHARES: Final = {"%": 100, "‰": 1000}
_FAR: Final = 100
"""So many times what it was is no correction in the same unit, but another unit."""
_REMARK: Final = lazy(r"[（(].*")
_LOST: Final = lazy("(?:亏损?|负)[了为]?$")


def quantities_in(text: str, book: Book) -> list[str]:
    try:
        measure, _ = parse_measure(text, book.units)
    except MeasureError:
        return []
    return [each.text for each in measure.quantities]


def with_fitting_unit(change: Change, book: Book) -> Change | Diagnostic:
    """The change with a figure that can stand for the old one: one quantity, in a unit of the same family."""
    if len(quantities_in(change.new, book)) != 1:
        return by_hand(change, book, f"“{change.new}”读不成一个数")
    old, new = (parse_measure(each, book.units)[0].first for each in (change.old, change.new))
    if (remark := _REMARK.search(change.new)) and remark[0] not in change.old:
        return by_hand(change, book, f"数后面带着说明“{remark[0]}”，会照样印出来", f"只填数：{change.new[: remark.start()]}；要说明的写进报告的文字")
    if old.unit and not new.unit:
        if new.scale != 1:
            return by_hand(change, book, f"“{change.new}”没有写单位", f"写全，如 {change.new}{old.unit}")
        return _in_the_old_unit(change, old, new, book)
    if old.unit and not book.units.convertible(old.unit, new.unit):
        return by_hand(change, book, f"单位由“{old.unit}”变成了“{new.unit}”")
    return _unlikely(change, old, new, book) or change


def _unlikely(change: Change, old: Quantity, new: Quantity, book: Book) -> Diagnostic | None:
    """What nobody means though it reads as a figure: 612.5亿元 for 612.5万元, 2.8份 for 28份, 986% for 98.6%."""
    if not old.number or not new.number:
        return None
    many = _SHARES.get(old.unit)
    if old.amount < 0 < new.amount and _LOST.search(change.where.partition(change.new)[0]) and not CHANGES.search(change.path):
        return by_hand(change, book, "数据里是负数，稿里用话说亏损", f"写成 -{change.new}")
    if many and new.unit == old.unit and _is_over_the_whole(change, old, new.number):
        return by_hand(change, book, f"{change.new} 比全部还多")
    if _is_broken(change, old, new.amount, book):
        return by_hand(change, book, f"“{new.unit}”没有小数")
    if old.unit and _times_apart(converted(new, old.unit, book.units), old.amount) >= _FAR:
        return by_hand(change, book, "与原来差得太远", "单位写错了的改过来；确是这个数的，手工改数据")
    return None


def _is_broken(change: Change, old: Quantity, amount: Decimal, book: Book) -> bool:
    """Whether it is a part of one of what is counted, as the old figure was not, nor can a mean be: 86.5人."""
    may_be_a_mean = old.unit in MEASURES or is_no_amount(change.path.rpartition(".")[2], (old,))
    return not may_be_a_mean and old.unit in book.units.facts and not book.units.continuous(old.unit) and bool(amount % 1) and not old.amount % 1


def _in_the_old_unit(change: Change, old: Quantity, new: Quantity, book: Book) -> Change | Diagnostic:
    """A number alone takes the unit of the figure it corrects, unless it is more likely one without it: 0.945 for 94.2%, 131000 for 12.6万人次."""
    whole = f"{change.new}{old.printed_unit}"
    if not new.number or not old.number:
        return replace(change, new=whole)
    if over := _over_the_whole(change, old, new, book):
        return over
    if _is_broken(change, old, new.number * old.scale, book):
        return by_hand(change, book, f"“{change.new}”没有写单位，照原来的单位是 {whole}，“{old.unit}”没有小数", "看看是不是填错了行；是别的单位的写全")
    away = _times_apart(new.number, old.number)
    many = _SHARES.get(old.unit)
    if many and abs(new.number) <= 1 and _times_apart(new.number * many, old.number) < away:
        share = number_text(new.number * many, places(new.number * many))
        return by_hand(change, book, f"比率写成了 {change.new}，分不清是不是百分比", f"写成 {share}{old.unit}；确是 {whole} 的，手工改数据")
    if away >= _FAR:
        number = new.number / old.scale
        right = f"{number_text(number, places(number))}{old.printed_unit}" if _times_apart(number, old.number) < away else ""
        either = f"写成 {right}；" if right else ""
        return by_hand(change, book, f"“{change.new}”没有写单位，照原来的单位是 {whole}，与原来差得太远", f"{either}确是 {whole} 的，手工改数据")
    return replace(change, new=whole)


def _over_the_whole(change: Change, old: Quantity, new: Quantity, book: Book) -> Diagnostic | None:
    """945 for 94.2%: a share that was one of the whole is more than that without its point."""
    if not _is_over_the_whole(change, old, new.number):
        return None
    share = _with_its_point(new.number, _SHARES[old.unit])
    whole = f"{change.new}{old.printed_unit}"
    hint = f"写成 {number_text(share, places(share))}{old.unit}；确是 {whole} 的，手工改数据"
    return by_hand(change, book, f"“{change.new}”没有写单位，照原来的单位是 {whole}，比全部还多", hint)


def _is_over_the_whole(change: Change, old: Quantity, number: Decimal) -> bool:
    """Whether a share became more than all: of what never is (参保率), or where it is nearer with the point that it may have lost. 完成率 and 同比 may well be."""
    many = _SHARES.get(old.unit)
    if not many or not abs(old.number) <= many < abs(number):
        return False
    return is_of_all(change.path.rpartition(".")[2]) or _times_apart(_with_its_point(number, many), old.number) < _times_apart(number, old.number)


def _with_its_point(number: Decimal, many: int) -> Decimal:
    """94.5 of 945."""
    while abs(number) > many:
        number /= 10
    return number


def _times_apart(one: Decimal, other: Decimal) -> Decimal:
    """How many times the larger of two numbers is the smaller."""
    small, large = sorted((abs(one), abs(other)))
    return large / small
