"""The few characters that are added around what the document says, the same for every writer."""

from __future__ import annotations

import re
from typing import Final

from drafting.blocks.document import Column, Heading, Inlines, plain

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOTED: Final = ("注：", "说明：", "备注：", "数据来源：", "资料来源：")


def visible(text: str) -> str:
    """The text without characters that XML 1.0 forbids; no output holds them."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def bracketed(text: str) -> str:
    """送审稿 → （送审稿）; what has its brackets keeps them."""
    return text if text.startswith(("（", "(")) and text.endswith(("）", ")")) else f"（{text}）"


def addressed(name: str) -> str:
    """某县人民政府 → 某县人民政府："""
    return f"{name.rstrip('：: ')}："


def run_in(lead: Heading) -> tuple[Inlines, str]:
    """A heading before its paragraph on one line: its words, and the full stop they need."""
    return lead.content, "" if plain(lead.content).endswith(("。", "！", "？", "：", "；", "…")) else "。"


def one_line(title: str) -> str:
    """A title without the marks where its lines end in Word."""
    return "".join(part.strip() for part in title.replace("\n", "|").split("|"))


def header_text(column: Column) -> str:
    """总投资（万元）."""
    return f"{column.header}（{column.unit}）" if column.unit and column.header else column.header or column.unit


def note_text(notes: tuple[str, ...]) -> str:
    """One paragraph for all notes: 注：… or 注：1.… and a line each."""
    if len(notes) == 1:
        return notes[0] if notes[0].startswith(_NOTED) else f"注：{notes[0]}"
    lines = [f"{number}.{note.removeprefix('注：')}" for number, note in enumerate(notes, 1)]
    return "注：" + "\n".join(lines)
