"""`数值：12户，任务：10户` in whatever marks it was typed → `{数值: 12户, 任务: 10户}`: advice that can be copied whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.frozen import frozen
from drafting.model.indicator import DERIVED_NAMES, OWN_KEYS
from drafting.patterns import lazy

MAX_LENGTH: Final = 300
"""Of a text that is taken apart; what is longer is no line of figures."""
_MOST_BRACKETS: Final = 6

_OPENING: Final = "{｛[［【"
_CLOSING: Final = "}｝]］】"
KEYS_OF_A_FIGURE: Final = frozenset((*OWN_KEYS, *DERIVED_NAMES))
_ROUND: Final = lazy(r"[(（](.*)[)）]")
_BRACED: Final = lazy(r"[{｛[［【](.*?)[}｝\]］】]?")
_SEPARATOR: Final = ",，、;；"
_NAME: Final = r"[\u3400-\u9fffA-Za-z][^\s:：=＝,，、;；{}｛｝\[\]［］]{0,19}?"
_COLON: Final = r"(?:(?<!\d)[:：=＝]|[:：=＝](?!\d))"  # not that of 12:30
_PAIR: Final = lazy(rf"(?P<name>{_NAME})\s*{_COLON}\s*(?P<value>.*)", re.DOTALL)
_GLUED: Final = lazy(r"(?P<name>[\u3400-\u9fff]{2,12})[ \t\u3000]*(?P<value>\d[^:：]*)", re.DOTALL)
_NEXT_PAIR: Final = lazy(rf"[ \t\u3000]+(?={_NAME}\s*[:：=＝])")
_THOUSANDS: Final = lazy(r"[,，](?=\d{3}(?!\d))")
_ANOTHER: Final = lazy(_COLON)
_TAIL: Final = lazy(r"[\s,，、;；。.]+$")


@frozen
class Pairs:
    """What a line holds, as it should be typed; `first` stands before any name, as 12户 in `12户, 任务: 10户`."""

    first: str
    named: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.named)

    @property
    def are_of_one_figure(self) -> bool:
        """Whether all names are keys of an indicator and have a value: 任务, 提供单位, 完成率."""
        return all(value and name in KEYS_OF_A_FIGURE for name, value in self.named)

    def in_braces(self) -> str:
        """{数值: 12户, 任务: 10户}."""
        pairs = (("数值", self.first), *self.named) if self.first else self.named
        return "{" + ", ".join(f"{name}: {value}".rstrip() for name, value in pairs) + "}"


def read_pairs(text: str) -> Pairs | None:
    """The pairs of one line, with or without brackets around them; None where it is no row of names and values."""
    text = _TAIL.sub("", text.strip())
    if not text or len(text) > MAX_LENGTH or sum(text.count(mark) for mark in _OPENING) > _MOST_BRACKETS:
        return None
    around = _BRACED.fullmatch(text) or _ROUND.fullmatch(text)
    try:
        return _pairs(around[1] if around else text.rstrip(_CLOSING))
    except _UnclearError:
        return None


class _UnclearError(Exception):
    """A value holds yet another colon: what is advised would be a guess."""


def _pairs(body: str) -> Pairs | None:
    first: list[str] = []
    named: list[tuple[str, str]] = []
    for item in _items(body):
        pair = _PAIR.fullmatch(item) or _GLUED.fullmatch(item)
        if pair:
            named.append((pair["name"], _value(pair["value"])))
        elif named:
            name, value = named[-1]
            named[-1] = (name, f"{value}、{item}" if value else item)
        else:
            first.append(item)
    return Pairs(_THOUSANDS.sub("", "、".join(first)), tuple(named)) if named else None


def _value(text: str) -> str:
    text = text.strip()
    around = _BRACED.fullmatch(text) if text[:1] in _OPENING else None
    if not around:
        if _ANOTHER.search(text):
            raise _UnclearError
        return _THOUSANDS.sub("", text)
    inner = _pairs(around[1])
    if inner and not inner.first:
        return inner.in_braces()
    return "[" + ", ".join(_items(around[1])) + "]"


def _items(body: str) -> Iterator[str]:
    """What stands between separators, and between blanks where a name follows; brackets are kept whole."""
    depth = start = 0
    at = 0
    while at < len(body):
        mark = body[at]
        depth += (mark in _OPENING) - (mark in _CLOSING)
        following = _NEXT_PAIR.match(body, at) if depth == 0 else None
        if depth == 0 and mark in _SEPARATOR and not (at and body[at - 1].isdigit() and _THOUSANDS.match(body, at)):
            if item := body[start:at].strip():
                yield item
            start = at + 1
        elif following and body[start:at].strip()[-1:] not in ("", ":", "：", "=", "＝"):
            yield body[start:at].strip()
            start = at = following.end()
            continue
        at += 1
    if item := body[start:].strip():
        yield item
