"""Texts without quotes or in quotes that run over several lines: Chinese has no blank where a line ends."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

_HAN_MARKS: Final = "\u2014\u2018\u2019\u201a\u201b\u201c\u201d\u2026"
_SEAM_MARGIN: Final = 16
_SEAM_HORIZON: Final = 20_000  # escapes can hide a seam; past this the text keeps its blanks


def unfold(value: str, text: str, start: int, end: int) -> str:
    """A folded text without the blanks that YAML puts for line ends beside Chinese characters; typed blanks stay."""
    lines = [line.strip(" \t") for line in text[start:end].split("\n")]
    kept: list[str] = []
    position = 0  # in `value`: all before it is in `kept`
    unseen = _SEAM_MARGIN  # how far the next seam may lie beyond it
    for above, below in pairwise(lines):
        unseen += len(above) + 1
        if not above or not below or not (_is_han(above[-1]) or _is_han(below[0])):
            continue
        seam = value.find(f"{above[-8:]} {below[:8]}", position, position + unseen)
        if seam < 0:
            if unseen > _SEAM_HORIZON:
                break
            continue
        blank = seam + len(above[-8:])
        kept.append(value[position:blank])
        position, unseen = blank + 1, _SEAM_MARGIN
    return "".join(kept) + value[position:]


def _is_han(character: str) -> bool:
    """A Chinese character or mark."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\u3001" <= character <= "\u303f"
        or "\uff01" <= character <= "\uff60"
        or character in _HAN_MARKS
    )
