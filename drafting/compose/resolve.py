"""What vanishes and what stays: the constructs of a marked text become plain text.

Each is settled where it ends, from the inside out; what holds 其余 waits until the rest of the text is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.blocks import marks
from drafting.blocks.blanks import BLANK, Blanked, blanked, filled
from drafting.blocks.marked import Unbalanced
from drafting.compose.items import NUMBERED, OWN_PARAGRAPHS, Item, joined
from drafting.compose.vanishing import TO_BE_WEIGHED, keeps, said
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

_NO_RESTS: Final[Iterator[str]] = iter(())
_OPENER_OF: Final = {
    marks.CLAUSE_END: marks.CLAUSE,
    marks.POINTS_END: marks.POINTS,
    marks.NAMED_END: marks.NAMED,
    marks.PLACED_END: marks.PLACED,
}
_OPENING: Final = (*_OPENER_OF.values(), marks.ITEM)
_INNER: Final = f"[^{marks.CLAUSE}-{marks.PLACED_END}]*+"
_INNERMOST: Final = lazy(
    "|".join(
        f"{opens}{_INNER}{f'(?:{marks.ITEM}{_INNER})*+' if opens == marks.POINTS else ''}{ends}" for ends, opens in _OPENER_OF.items()
    )
)
"""A construct that holds no other, nor 其余."""


class Resolved:
    """A marked text in which all is decided but what hangs on 其余. `groups` are those that each 其余 asks for, in order.

    Raises Unbalanced.
    """

    __slots__ = ("_alone", "_parts", "groups")

    def __init__(self, text: str) -> None:
        self.groups: list[str] = []
        self._parts = _settled(text, self.groups)
        self._alone = _joined(self._parts, _NO_RESTS)[0]
        for mark in _OPENING:
            if mark in self._alone:
                raise Unbalanced(mark)

    def text(self, rests: Sequence[str] = ()) -> str:
        """Flat text with figures, gaps and DROP marks. `rests` is what each 其余 says; without it, nothing."""
        return _joined(self._parts, iter(rests))[0] if rests else self._alone


def decided(flat: Blanked, resolved: Resolved, rests: Sequence[str] = ()) -> Blanked:
    """What a blanked text says that is `resolved`: nothing of it hangs on digits. Where some of its blanks went, it is filled to see which."""
    text = resolved.text(rests)
    if text.count(BLANK) != len(flat.taken):
        return blanked(Resolved(filled(*flat)).text(rests))
    return blanked(filled(text, flat.taken)) if rests else Blanked(text, flat.taken)


def settled_within(text: str) -> str:
    """A text with those constructs as what they say that begin and end in it and wait for nothing.

    One stays as it is where something was dropped of which it would not tell what stands around it. No list has begun before the text.
    """
    before = ""
    while text != before:
        before = text
        text = _INNERMOST.sub(_as_said, text)
    return text


def _as_said(construct: re.Match[str]) -> str:
    mark, text, start = construct[0][0], construct.string, construct.start()
    payload, _, inside = construct[0][1:-1].partition(marks.SEP)
    nested = mark == marks.POINTS and payload in NUMBERED and text.count(marks.POINTS, 0, start) > text.count(marks.POINTS_END, 0, start)
    told, dropped = _told(mark, payload, [inside], nested, _NO_RESTS)
    return construct[0] if dropped and _tells_nothing(told) else told


class _Construct(NamedTuple):
    """A construct that has ended, or 其余. `nested`: it is a 分条 in an item of another."""

    mark: str
    payload: str
    parts: list[_Part]
    nested: bool


class _Thinned(str):
    """A settled text from which something was dropped, of which it does not tell."""

    __slots__ = ()


_Part = str | _Construct
"""Text, settled or not; or a construct that waits for 其余."""


def _settled(text: str, groups: list[str]) -> list[_Part]:
    """By turns: text as it was written, with what begins in it and has not ended, and what is settled."""
    waits = marks.REST in text
    parts: list[_Part] = []
    begin = 0
    for at in _ends(text):
        piece, end, begin = text[begin:at], text[at], at + 1
        if waits and marks.REST in piece:
            piece = _after_rests(piece, parts, groups)
        mark = _OPENER_OF[end]
        before, begun, inside = piece.rpartition(mark)
        inner: list[_Part] = [inside]
        held = False
        while not begun:
            if not parts:
                raise Unbalanced(end)
            settled = parts.pop()
            held = held or type(settled) is _Construct
            before, begun, inside = parts.pop().rpartition(mark)  # type: ignore[union-attr]
            inner += (settled, inside)
        payload, _, inner[-1] = inside.partition(marks.SEP)
        inner.reverse()
        nested = mark == marks.POINTS and payload in NUMBERED and _in_item((before, *parts[::2]))
        if held:
            parts += (before, _Construct(mark, payload, inner, nested))
            continue
        told, dropped = _told(mark, payload, inner, nested, _NO_RESTS)
        parts += (before, _Thinned(told) if dropped and _tells_nothing(told) else told)
    parts.append(_after_rests(text[begin:], parts, groups))
    return parts


def _tells_nothing(told: str) -> bool:
    """Whether a settled text does not tell that something was dropped in it, nor says anything that keeps what is around it."""
    return marks.DROP not in told and not keeps(told)


def _ends(text: str) -> list[int]:
    """Where constructs end. Each kind is sought by itself: a certain character is found far sooner than one of several."""
    found: list[int] = []
    for mark in _OPENER_OF:
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found)


def _in_item(written: Sequence[_Part]) -> bool:
    """Whether a list has begun in some texts and not ended."""
    return any(marks.POINTS in part for part in written)


def _after_rests(piece: str, parts: list[_Part], groups: list[str]) -> str:
    """What stands behind the last 其余 of a piece; what stands before it, and each of them, goes to `parts`."""
    before, *others = piece.split(marks.REST)
    for other in others:
        group, _, after = other.partition(marks.SEP)
        groups.append(group)
        parts += (before, _Construct(marks.REST, group, [], False))
        before = after
    return before


def _told(mark: str, payload: str, parts: Sequence[_Part], nested: bool, rests: Iterator[str]) -> tuple[str, bool]:
    """(what a construct says, whether something was dropped in it). What vanished is DROP; an item, nothing."""
    if mark == marks.POINTS:
        return _points(parts, payload, nested, rests)
    if mark == marks.REST:
        rest = next(rests, "")
        return rest or marks.DROP, not rest
    text, dropped = _joined(parts, rests)
    return said(mark, payload, text, dropped)


def _joined(parts: Sequence[_Part], rests: Iterator[str]) -> tuple[str, bool]:
    """The text of some parts, and whether something was dropped of which it may not tell."""
    texts: list[str] = []
    dropped = False
    for part in parts:
        if isinstance(part, _Construct):
            text, lost = _told(*part, rests)
            dropped = dropped or lost
            texts.append(text)
        else:
            dropped = dropped or type(part) is _Thinned
            texts.append(part)
    return "".join(texts), dropped


def _points(parts: Sequence[_Part], mode: str, nested: bool, rests: Iterator[str]) -> tuple[str, bool]:
    """The items that stay, as running text."""
    items: list[Item] = []
    dropped = False
    for item, lost in _items(parts, rests):
        number, _, text = item.partition(marks.SEP)
        text = text.strip()
        if lost or TO_BE_WEIGHED.search(text):
            text, lost = said(marks.ITEM, "", text, lost)
            dropped = dropped or lost
        if text:
            items.append((number, text))
    if not items:
        return marks.DROP, True
    return joined(items, mode, inside=nested), dropped and mode != OWN_PARAGRAPHS  # a paragraph of its own does not go with another


def _items(parts: Sequence[_Part], rests: Iterator[str]) -> list[tuple[str, bool]]:
    """Number, SEP and text of each item, and whether something was dropped in it; text before the first is none."""
    if all(type(part) is str for part in parts):
        return [(item, False) for item in "".join(parts).split(marks.ITEM)[1:]]  # type: ignore[arg-type]
    items: list[list[_Part]] = [[]]
    for at, part in enumerate(parts):
        if at % 2:
            items[-1].append(part)
        else:
            rest, *begun = part.split(marks.ITEM)  # type: ignore[union-attr]
            items[-1].append(rest)
            items += ([each] for each in begun)
    return [_joined(item, rests) for item in items][1:]
