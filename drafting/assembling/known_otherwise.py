"""What a figure that is not given is known to be otherwise: by a rule of the catalogue, of figures that are given, or by a remark that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from drafting.facts.book import Book
from drafting.facts.fact import Fact, State
from drafting.facts.formula import FormulaError, Unknown, evaluate
from drafting.patterns import lazy

_RULE: Final = lazy("数值 ?= ?(.+)")
_WAYS: Final = " 或 "
_SAID: Final = r"%s(?:了|为|约|共|有)?(\d[\d.,]*[^\s\d，。；、,;（）()]{1,4})"


def known_otherwise(fact: Fact, book: Book) -> str:
    """Where it may be taken from, for the one who fills it in; "" where it stands nowhere."""
    group, _, name = fact.path.partition(".")
    if not name or "." in name:
        return ""
    return next(_by_rules(group, fact.path, book), "") or next(_in_remarks(group, name, book), "")


def _by_rules(group: str, path: str, book: Book) -> Iterator[str]:
    def look_up(names: tuple[str, ...]) -> Fact:
        beside = book.find(".".join((group, *names)))
        return beside if beside.state is not State.ABSENT else book.find(".".join(names))

    entry = book.entry(path)
    if entry is None:
        return
    for rule in entry.rules:
        formula = _RULE.fullmatch(rule)
        if formula is None or _WAYS in rule:
            continue
        with suppress(FormulaError, Unknown):
            made, _ = evaluate(formula[1], look_up, book.units, entry.units[0] if len(entry.units) == 1 else None)
            yield f"照指标目录的规则（{formula[1]}）是 {made.text}，核对后填上"


def _in_remarks(group: str, name: str, book: Book) -> Iterator[str]:
    said = re.compile(_SAID % re.escape(name))
    tree = book.dataset.tree
    for other, node in book.dataset.indicators[group].children.items() if group in book.dataset.indicators else ():
        if node.note and (match := said.search(node.note)):
            place = tree.place(("指标", group, other, "备注"))
            where = f"第{place.line}行" if place.line is not None else str(place)
            yield f"“{other}”的备注里写着“{match[0]}”（{where}）：是这个数的，写 {name}: {match[1]}"
