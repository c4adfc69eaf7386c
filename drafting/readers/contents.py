"""The table of contents of a text: lines that name its headings and their pages, and say nothing themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from drafting.patterns import lazy

_TITLE: Final = lazy(r"目\s*录")
_ENTRY: Final = lazy(r"(?P<name>[^。；\t]{1,60}?)(?:(?P<leader>\s*[.．…·•]{3,}\s*)|\s*\t\s*|\s+)[—－–-]?\s*\d{1,3}\s*[—－–-]?")
"""A heading, dots or a tab, and a page."""
_NUMBERED: Final = lazy(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|第[一二三四五六七八九十]{1,3}[章节部]")
_Line = TypeVar("_Line")


def without_contents(lines: Sequence[_Line], words_of: Callable[[_Line], str]) -> list[_Line]:
    """The lines that are no contents: an entry leads to its page with dots, or is a heading of its own further on."""
    names = [_joined(words_of(line)) for line in lines]
    left = Counter(names)
    kept: list[_Line] = []
    in_contents = False
    for line, name in zip(lines, names, strict=True):
        left[name] -= 1
        words = words_of(line)
        if _TITLE.fullmatch(words):
            in_contents = True
        elif _is_entry(words, left, listed=in_contents):
            if kept and _TITLE.fullmatch(words_of(kept[-1])):
                kept.pop()
            continue
        else:
            in_contents = False
        kept.append(line)
    return kept


def _is_entry(words: str, left: Counter[str], *, listed: bool) -> bool:
    """`left`: the lines that are still to come; below 目录 an entry may have no page."""
    entry = _ENTRY.fullmatch(words)
    if entry is None:
        return listed and left[_joined(words)] > 0
    is_heading = listed or _NUMBERED.match(words) is not None
    return entry["leader"] is not None or (is_heading and left[_joined(entry["name"])] > 0)


def _joined(words: str) -> str:
    return "".join(words.split())
