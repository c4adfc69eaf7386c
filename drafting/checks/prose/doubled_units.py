"""A unit that fixed text says again behind a figure that has printed it: 25个个."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from drafting.blocks.document import Document, Figure, Heading, Inlines, Paragraph, Table
from drafting.blocks.document import Text as Said
from drafting.checks.prose.passages import Text
from drafting.checks.prose.setting import Setting
from drafting.checks.prose.signs import sign
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare

_TEMPLATE: Final = "# 文件：示例/例.j2\n正在整改{{ 整改.正在整改 }}%s。\n# 文件：示例/indicators.yaml\n整改: {正在整改: 个}\n# 文件：数据.yaml\n模板: 示例/例\n单位: {名称: 示例县审计局, 地区: 示例县}\n报告期: 2026年\n指标: {整改: {正在整改: 25个}}\n"
TWICE = declare(
    Rule(
        "P148",
        "单位印了两遍",
        Severity.ERROR,
        "数印出来带着自己的单位（25个），后面的字又写了一遍，正文成了“25个个”。删去模板或文字材料里 }} 后面的那个单位。",
        hits=_TEMPLATE % "个",
        clean=_TEMPLATE % "",
    )
)
_NO_MORE: Final = lazy(r"$|[^\u4e00-\u9fff0-9A-Za-z]")
"""Behind a unit that is no beginning of a word: 家庭, 名师, 项目."""
_OF_ONE: Final = lazy("个(?![人体别案性税贷私展])|元(?![旦宵件素])")
_MAYBE: Final = lazy(r"\d(?![\d.])[余多来]?[万亿]*([^\d\s.，。、；：（）]{1,6}?)\1")
"""What reads as a unit that is said again; 25家家庭农场 does, too."""
_MAY_SAY_AGAIN: Final = sign(r"\d[余多来]?[万亿]*([^\s.，。、；：（）]{1,6}?)\1")
_UNIT: Final = lazy(r".*\d[余多来]?")
"""What stands before the unit of a figure as it is printed."""


def doubled_units(document: Document, text: Text, setting: Setting) -> Iterator[Diagnostic]:
    """Of each figure; `text` is all of the document, in which one look tells that there is none."""
    if next(text.each_shown(_MAY_SAY_AGAIN, _MAYBE), None) is None:
        return
    for block in document.blocks:
        if isinstance(block, Heading):
            yield from _in(block.content, document, setting)
        elif isinstance(block, Paragraph):
            yield from _in(block.content, document, setting)
            if block.lead is not None:
                yield from _in(block.lead.content, document, setting)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _in(cell, document, setting)


def _in(content: Inlines, document: Document, setting: Setting) -> Iterator[Diagnostic]:
    for before, each in pairwise(content):
        if isinstance(before, Figure) and isinstance(each, Said):
            yield from _behind(before, each.text, document, setting)


def _behind(before: Figure, text: str, document: Document, setting: Setting) -> Iterator[Diagnostic]:
    figure = document.figures[before.ref]
    scaled = _UNIT.sub("", before.text)
    unit = next((unit for unit in (scaled, scaled.lstrip("万亿")) if unit and _says_again(text, unit)), "")
    if unit:
        shown = f"{before.text}{unit}"
        place = setting.locate(f"{figure.path.rpartition('.')[2]} }}}}{unit}") or Place(figure.file or setting.file, figure.line)
        yield TWICE.at(place, f"{figure.path}：印成了“{shown}”，单位写了两遍", f"删去模板里 }}}} 后面的“{unit}”", path=figure.path, excerpt=shown)


def _says_again(text: str, unit: str) -> bool:
    """Whether the text begins with the unit, and not with a word that does: 个 behind 25个, but not 家庭 behind 25家."""
    return text.startswith(unit) and (len(unit) > 1 or _NO_MORE.match(text, 1) is not None or _OF_ONE.match(text) is not None)
