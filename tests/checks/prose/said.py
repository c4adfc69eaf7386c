"""Texts in a line of test code, and what is found in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from drafting.blocks.document import Block, Document, Front, Heading, Paragraph, Text
from drafting.checks.prose import Wording, check_prose
from drafting.checks.prose.setting import Setting
from drafting.diagnostics import Diagnostic
from drafting.model.dataset import Period, Unit
from drafting.model.text_rules import TextRule

COUNTY = Unit("青禾县农业农村局", "青禾县", "县", "全县", "我县", "县委、县政府")


def document(*lines: str, title: str = "工作总结") -> Document:
    """`一、…` and `（一）…` alone on a line become headings, everything else paragraphs."""
    return Document(Front(title), tuple(map(_block, lines)))


def _block(line: str) -> Block:
    for level, (opens, closes) in enumerate((("一二三四五", "、"), ("（", "）"), ("12345", ".")), 1):
        number, mark, words = line.partition(closes)
        if mark and line[0] in opens and len(number) <= 3 and not words.endswith("。"):
            return Heading(level, number + mark, (Text(words),))
    return Paragraph((Text(line),))


def found(
    *lines: str,
    title: str = "工作总结",
    year: int | None = 2026,
    unit: Unit | None = COUNTY,
    signed: date | None = None,
    rules: Iterable[TextRule] = (),
    knows: Iterable[str] = (),
    period: Period | None = None,
) -> list[Diagnostic]:
    period = period or (None if year is None else Period(year, "年度", 1, 12))
    setting = Setting("某县.yaml", unit, period, signed, "工作总结", knows=lambda name: name in tuple(knows))
    return check_prose(document(*lines, title=title), setting, Wording(rules))


def codes(*lines: str, **about: object) -> list[str]:
    return [each.code for each in found(*lines, **about)]  # type: ignore[arg-type]
