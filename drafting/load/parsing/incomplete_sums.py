"""What a file that was made by adding up (rollup) says itself of those that are not in its sums: behind a figure 9个县；没有填：己县, above the data 没有交的：癸县."""

from __future__ import annotations

from typing import Final

from drafting.load.parsing.line_comments import parted
from drafting.patterns import lazy
from drafting.source import Source

_LEVEL: Final = "(?:省|市|县|乡镇|村)"
_BEHIND: Final = lazy(rf"(\d+)个{_LEVEL}；没有填：([^\s；]+)")
_OF_MORE: Final = lazy(rf"等(\d+)个{_LEVEL}$")
_ABOVE: Final = lazy(r"[\ufeff]?# ((?:没有交的|这次没有来的)：[^；]+)；")
_SAID: Final = ("没有填：", "没有交的：", "没有来的：")
_FEW: Final = 4
"""Fewer than one in so many left it blank: of what most have, that is likely forgotten; what only some have is none with the others."""


def incomplete_sums(source: Source) -> dict[int, str]:
    """Lines (from 1) of the sums in which few places are missing, and of that which says who has handed in nothing → whom it names."""
    text = source.text
    if "没有" not in text or not any(each in text for each in _SAID):  # most files say it nowhere
        return {}
    found: dict[int, str] = {}
    for at, row in enumerate(text.split("\n"), 1):
        if row.lstrip("\ufeff ").startswith("#"):
            above = _ABOVE.match(row)
            if above is not None:
                found[at] = above[1]
        elif "；没有填：" in row:
            data, comment = parted(row.rstrip())
            behind = _BEHIND.match(comment.strip()) if comment is not None and data.strip() else None
            if behind is not None and _FEW * (missing := _counted(behind[2])) < int(behind[1]) + missing:
                found[at] = f"没有填：{behind[2]}"
    return found


def _counted(names: str) -> int:
    more = _OF_MORE.search(names)
    return int(more[1]) if more else names.count("、") + 1
