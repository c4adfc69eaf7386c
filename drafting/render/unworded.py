"""提法 whose dates leave out a month: what a report of that month prints in their place is a hole in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.fact import PRESENT, Fact
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.ledger import Ledger
from drafting.source import Tree

UNWORDED = declare(
    Rule(
        "T068", "提法没有这个时候的说法", Severity.ERROR,
        "phrasing.yaml 里这个提法分了时段，报告期的最后一个月不在任何一段里，用它的句子会缺一个词，所以不出报告。"
        "template check 对没有写到现在的（末一段有“至”）、最早一段有“自”的先作提醒；这样的词只在有的时候才说的，写成 {% if 提法.口号 %}……{% endif %}。",
        hits="# 文件：示例/例.j2\n守住{{ 提法.底线 }}。{% 其余 %}\n# 文件：_house/phrasing.yaml\n底线: [{至: 2025-12, 文: 不返贫底线}]\n",
        clean="# 文件：示例/例.j2\n守住{{ 提法.底线 }}。{% 其余 %}\n# 文件：_house/phrasing.yaml\n底线: [{至: 2025-12, 文: 不返贫底线}, {自: 2026-01, 文: 不返贫致贫底线}]\n",
    )
)

PHRASES: Final = "提法"
_FROM: Final = "自"
_UNTIL: Final = "至"
_SAID: Final = lazy(f"{marks.SAID}([0-9]+){marks.SEP}")


class Unworded(str):
    """A 提法 without words: nothing in a condition; printed, it leaves a mark by which it is seen whether its sentence stayed."""

    __slots__ = ("_name", "_printer")

    _name: str
    _printer: Ledger

    def __new__(cls, name: str, printer: Ledger) -> Unworded:
        made = super().__new__(cls)
        made._name, made._printer = name, printer
        return made

    def __str__(self) -> str:
        book = self._printer.book
        return self._printer.said(Fact(book, f"{PHRASES}.{self._name}", self._name, PRESENT, ""), "")


def unworded(silent: Iterable[str], said: set[str], titles: Iterable[str], ledger: Ledger) -> list[str]:
    """Which of the `silent` a report prints: by the paths that its text says, and in its titles, which are no part of it."""
    printed = said | ledger.paths([index for title in titles for index in _SAID.findall(title)])
    return [name for name in silent if f"{PHRASES}.{name}" in printed]


def unworded_fault(name: str, year: int, month: int, phrasing: Tree) -> Diagnostic:
    """What to write, so that a report that ends in that month can say it."""
    spans = _spans(phrasing.value, name)
    first = min((span.get(_FROM) or "" for span in spans), default="")
    if f"{year}-{month:02d}" < first:
        hint = f"写着的从 {first} 起；在前面添一段 {{至: {_month_before(first)}, 文: …}}"
    else:
        last = max((span.get(_UNTIL) or "" for span in spans), default="")
        hint = f"写着的到 {last} 为止；添一段 {{自: {_month_after(last)}, 文: …}}，说法没有变的，删去“至: {last}”"
    message = f"提法“{name}”没有{year}年{month}月的说法，用它的句子缺一个词"
    return UNWORDED.at(phrasing.place((name,), key=True), message, hint, path=f"{PHRASES}.{name}")


def bounded(said: Iterable[str], phrasing: Tree) -> Iterator[Diagnostic]:
    """Of the 提法 that templates print, those that end with a month, after which nothing is known to say, or begin with one."""
    for name in sorted(said):
        spans = _spans(phrasing.value, name)
        place = phrasing.place((name,), key=True)
        if spans and all(span.get(_UNTIL) for span in spans):
            last = max(span[_UNTIL] for span in spans)
            begin = _month_after(last)
            hint = f"添一段 {{自: {begin}, 文: …}}，说法没有变的，删去“至: {last}”"
            found = UNWORDED.at(place, f"提法“{name}”只写到 {last}，{begin} 以后的报告用到它就出不了", hint, path=f"{PHRASES}.{name}")
            yield found.as_severity(Severity.WARNING)
        if spans and all(span.get(_FROM) for span in spans):
            first = min(span[_FROM] for span in spans)
            end = _month_before(first)
            hint = f"要出那时的报告，在前面添一段 {{至: {end}, 文: …}}"
            found = UNWORDED.at(place, f"提法“{name}”从 {first} 写起，{end} 以前的报告用到它就出不了", hint, path=f"{PHRASES}.{name}")
            yield found.as_severity(Severity.INFO)


def _spans(phrasing: Any, name: str) -> list[Mapping[str, str]]:
    spans = phrasing.get(name) if isinstance(phrasing, dict) else None
    return spans if isinstance(spans, list) else []


def _month_after(month: str) -> str:
    year, last = _numbers(month)
    return f"{year + last // 12}-{last % 12 + 1:02d}"


def _month_before(month: str) -> str:
    year, first = _numbers(month)
    return f"{year - (first == 1)}-{(first - 2) % 12 + 1:02d}"


def _numbers(month: str) -> tuple[int, int]:
    year, _, number = month.partition("-")
    return int(year), int(number)
