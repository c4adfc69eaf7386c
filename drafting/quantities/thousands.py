"""Commas between the thousands of a number (1,234户), told from those of a list (分别改造120,130,150户)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.patterns import lazy

_GROUPED: Final = lazy(r"(?<![\d.,，])(\d{1,3})((?:[,，]\d{3})+)(?![\d,，])")
_EACH: Final = lazy(r"(?:分别|依次)(?!落实|负责|牵头)[^，,。；;\n]{0,40}$")
_MONEY: Final = lazy(r"(?:\.\d+)?\s*(?:[万亿]*元|[美欧日]元)")
_GOES_ON: Final = lazy(r"(?:\.\d+)?\s*[^\d，。,;；：、\n]{0,8}[、和及与，]\s*\d")
"""分别完成投资123,456万元、34,567万元: the numbers of the list are parted otherwise, or by their units."""
_THREE: Final = 3


def grouped(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text that have commas between their thousands."""
    return (match for match in _GROUPED.finditer(text) if not _is_list(match))


def _is_list(match: re.Match[str]) -> bool:
    """Whether its groups are numbers by themselves: 分别120,130户; 120,130,150户, for so many there are not of anything but money; 120，130 with the comma of a sentence."""
    are_several = len(match[2]) > len(",000") and _MONEY.match(match.string, match.end()) is None
    is_told = _EACH.search(match.string, 0, match.start()) is not None and _GOES_ON.match(match.string, match.end()) is None
    if len(match[1]) < _THREE:
        return are_several and is_told
    return are_several or is_told or "，" in match[2]
