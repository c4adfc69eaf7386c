"""A figure that a comma cut in two: in braces and brackets `3,100人` is 3 and something else, and digits would be lost."""

from __future__ import annotations

import re
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.patterns import lazy
from drafting.registry import declare

SPLIT_FIGURE = declare(
    Rule(
        "D027",
        "数被逗号隔断",
        Severity.ERROR,
        "花括号、方括号里的半角逗号隔开各项，3,100人 会读成 3 和另一项。里面的数不写千分位逗号，写成 3100人。",
        hits=data_file("指标:\n  就业:\n    务工就业: {数值: 3,100人, 上年同期: 3200人}\n"),
        clean=data_file("指标:\n  就业:\n    务工就业: {数值: 3100人, 上年同期: 3200人}\n"),
    )
)

_THOUSANDS: Final = lazy(r"(?<![\d.,])(\d{1,3})((?:,\d{3})+)(?!\d)([^,，\[\]{}#\s]*)")

_REACH: Final = 40  # a figure's length, and no more: the line may be hostile and long

Explained = tuple[int, str, str]
"""(how many columns before the comma's right side it begins, message, hint)"""


def explain_thousands(text: str, index: int, *, among_names: bool) -> Explained | None:
    """For what stands at `index` behind a comma: the figure it was cut off from; None where it was not.

    `among_names` says that it is in braces; a bare number in brackets may be an item of its own. Of 1,234,567人 the first cut is said.
    """
    match = _cut_figure(text, index)
    if match is None or match.end(1) + 1 != index or not (among_names or match[3]):
        return None
    where = "花括号" if among_names else "方括号"
    message, hint = f"“{match[0]}”被逗号隔成了几项", f"{where}里不能写千分位逗号，写成 {match[0].replace(',', '')}"
    return index - match.start(), message, hint


def explain_nameless(text: str, index: int, holder: dict[str, Any]) -> Explained | None:
    """For a name in braces that has no colon and begins with a digit, the last of `holder` so far; None where it was said before."""
    if _cut_figure(text, index):
        return explain_thousands(text, index, among_names=True)
    *others, name = holder
    before = holder[others[-1]] if others else ""
    message = f"“{name[:20]}”没有名称，逗号前面的数也可能不全"
    if isinstance(before, str) and before[:1].isdigit() and not before[-1].isdigit() and not name.endswith(before.lstrip("0123456789.")):
        return 0, message, f"和“{before}”是一个数的，连写成 {before}{name}；是另一项的，写成“名称: {name}”"
    return 0, message, f"写成“名称: {name}”；前面的数没写完的，去掉中间的逗号"


def _cut_figure(text: str, index: int) -> re.Match[str] | None:
    """The figure with commas that `index` stands inside."""
    matches = _THOUSANDS.finditer(text, max(0, index - _REACH), index + _REACH)
    return next((each for each in matches if each.end(1) < index <= each.end()), None)
