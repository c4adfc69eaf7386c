"""Rates without their sign, 准确率89.3, and rates that are said to have risen by a percentage where points are meant: 网办率98%，提高2%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.rules import NO_PERCENT
from drafting.model.rates_of_all import NEVER_MORE, SELDOM_MORE
from drafting.patterns import lazy
from drafting.quantities.ways import FALL, RISE, THAN_LAST_YEAR

_SAID: Final = "(?:均|已|平均|总体)?(?:为|达到?|是|至|提高到|提升到|稳定在|保持在)?$"
_OF_ALL: Final = lazy(f"(?:{NEVER_MORE}|{SELDOM_MORE})(?<=率){_SAID}")
_CHANGED: Final = lazy(f"(?:{THAN_LAST_YEAR}|环比)?(?:{RISE}|{FALL})了?")
_LEAST: Final = 10
_HUNDRED: Final = 100
_STOPS: Final = tuple("，。；）")


def no_percent(text: Text, lines: Sequence[Line]) -> Iterator[Finding]:
    """A finding for each; of a change only where it stands right behind the rate that it is of."""
    for line in lines:
        if "率" not in line.words:
            continue
        for cell in line.cells:
            if not cell.quantity.unit and _LEAST <= cell.quantity.number <= _HUNDRED and _OF_ALL.search(cell.label) and _ends_here(cell, line):
                yield _told(cell, text, "漏了“%”", f"写成“{cell.quantity.text}%”")
        for rate, change in pairwise(line.cells):
            if _is_rise_of(rate, change, line):
                meant = change.quantity.text.replace("%", "个百分点")
                yield _told(change, text, f"是率的增减，一般是{meant}", f"写成“{meant}”；确是增长百分之几的，写明“增幅”")


def _ends_here(cell: Cell, line: Line) -> bool:
    return not cell.quantity.suffix and line.between(cell.end, cell.end + 1) in _STOPS


def _is_rise_of(rate: Cell, change: Cell, line: Line) -> bool:
    """Whether a percentage, said to have risen in the next clause by one, is no more than it could be in points."""
    if rate.quantity.unit != "%" or change.quantity.unit != "%" or not _OF_ALL.search(rate.label) or _CHANGED.fullmatch(change.label) is None:
        return False
    beside = change.clause - rate.clause == 1 and (rate.segment, rate.bracket) == (change.segment, change.bracket) and line.between(rate.end, rate.end + 1) == "，"
    return beside and not change.noun and not change.quantity.is_marked and change.quantity.number <= rate.quantity.number >= _LEAST


def _told(cell: Cell, text: Text, why: str, hint: str) -> Finding:
    start = max(text.whole.rfind(mark, 0, cell.start) for mark in "，。；：（,;:(\n") + 1
    excerpt = text.whole[start : cell.end]
    return Finding(NO_PERCENT, cell.start, excerpt, f"“{excerpt}”：{why}", hint, cell.end, doubtful=True)
