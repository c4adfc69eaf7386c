"""Figures that the words of last year's report do not fit: nought where it told of some, and digits written out where it said 万 or 亿.

The words stay (照写), so the program cannot turn the sentence; who fills in the data is told of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.blocks.document import Document, FigureRecord
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.book import Book
from drafting.patterns import lazy
from drafting.quantities.display import in_scale
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import SCALE_NAMES, Quantity
from drafting.registry import declare

_TEMPLATE: Final = "# 文件：示例/例.j2\n---\n照写: 2025年\n---\n# 示例\n\n查处违法行为{{ 执法.查处 }}，生产粮食{{ 执法.粮食 }}。\n"
_DATA: Final = "# 文件：示例/indicators.yaml\n执法: {查处: 起, 粮食: 斤}\n# 文件：数据.yaml\n模板: 示例/例\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {执法: {查处: {数值: %s, 上年同期: 26起}, 粮食: {数值: %s, 上年同期: 2.3亿斤}}}\n"
NOUGHT: Final = declare(
    Rule(
        "D343", "今年是零，或者去年是零，话还是去年的", Severity.INFO,
        "照写的话是去年有这件事的时候写的：“立案2起，给予处分3人”今年印成“立案0起，给予处分0人”，数没有错，话不像话。在模板里改成没有发生的说法（没有立案）、删去，或者两边加 [[ ]] 后把数写成 不适用；就这样说的，在数据的那一行末尾写 # 情况属实 D343：理由。去年是零、今年不是的也提示（进京访0人次，实现零登记），去年也是零的不提示。",
        hits=_TEMPLATE + _DATA % ("0起", "2.5亿斤"), clean=_TEMPLATE + _DATA % ("24起", "2.5亿斤"),
    )
)  # fmt: skip
WRITTEN_OUT: Final = declare(
    Rule(
        "D344", "去年用万、亿，今年写成了一长串数", Severity.INFO,
        "照写的话里去年写“2.3亿斤”，今年填 250059000斤，就印成一长串数。照去年的写法写成 2.5亿斤；就要写到个位的，在数据的那一行末尾写 # 情况属实 D344：理由。",
        hits=_TEMPLATE + _DATA % ("24起", "250059000斤"), clean=_TEMPLATE + _DATA % ("24起", "2.5亿斤"),
    )
)  # fmt: skip
LAST_YEAR: Final = "上年同期"
CODES: Final = (NOUGHT.code, WRITTEN_OUT.code)

_NOUGHT: Final = lazy(r"0(?:\.0+)?(?![\d.])")
_LONG: Final = lazy(r"\d{5}")


def unlike_last_year(document: Document, book: Book) -> Iterator[Diagnostic]:
    """One finding for each indicator."""
    seen = set()
    for figure in document.figures:
        rule = NOUGHT if _NOUGHT.match(figure.text) or not _LONG.match(figure.text) else WRITTEN_OUT
        if figure.path in seen or "." not in figure.path or figure.path.startswith("明细表."):
            continue
        seen.add(figure.path)
        now, then = (_quantities(book, path) for path in (figure.path, f"{figure.path}.{LAST_YEAR}"))
        pair = next((pair for pair in zip(now, then, strict=False) if pair[0].unit == pair[1].unit and _is_unlike(rule, *pair)), None)
        if pair is not None:
            yield _told(rule, figure, *pair)


def _quantities(book: Book, path: str) -> tuple[Quantity, ...]:
    value = book.find(path).value
    return value.quantities if isinstance(value, Measure) else ()


def _is_unlike(rule: Rule, now: Quantity, then: Quantity) -> bool:
    if rule is NOUGHT:
        return now.is_zero != then.is_zero and now.unit != "%"
    return now.scale == 1 and then.scale > 1 and now.amount >= then.scale


def _told(rule: Rule, figure: FigureRecord, now: Quantity, then: Quantity) -> Diagnostic:
    place = Place(figure.file, figure.line)
    name = figure.path.rpartition(".")[2]
    if rule is NOUGHT:
        message = f"{name}：今年是 {now.text}，模板里的话是照去年的 {then.text} 写的"
        hint = f"在模板里改成{'没有发生的说法' if now.is_zero else '发生了的说法'}，或者删去这一句；就这样说的，在这一行末尾写 # 情况属实 D343：理由"
    else:
        short = in_scale(now, then.scale, max(then.decimals, 2)).text
        message = f"{name}：填 {now.text}，去年的报告写 {then.text}，印出来是一长串数"
        hint = f"照去年的用“{SCALE_NAMES[then.scale]}”，写成 {short}；要写到个位的，在这一行末尾写 # 情况属实 D344：理由"
    return rule.at(place, message, hint, path=figure.path, excerpt=now.text)
