"""What vanishes and what stays: the constructs of a marked text become plain text (language.md §4 and §5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.blocks import marks
from drafting.blocks.marked import Unbalanced, tokens
from drafting.compose.items import OWN_PARAGRAPHS, Item, joined
from drafting.compose.vanishing import said

_NO_RESTS: Final[Iterator[str]] = iter(())
_OPENER_OF: Final = {
    marks.CLAUSE_END: marks.CLAUSE,
    marks.POINTS_END: marks.POINTS,
    marks.NAMED_END: marks.NAMED,
    marks.PLACED_END: marks.PLACED,
}


class Resolved:
    """A marked text in which all is decided but what hangs on 其余. `groups` are those that each 其余 asks for, in order.

    Raises Unbalanced.
    """

    __slots__ = ("_root", "groups")

    def __init__(self, text: str) -> None:
        self.groups: list[str] = []
        self._root = _settled(text, self.groups)

    def text(self, rests: Sequence[str] = ()) -> str:
        """Flat text with figures, gaps and DROP marks. `rests` is what each 其余 says; without it, nothing."""
        return _closed(self._root, iter(rests))[0]


class _Construct:
    """A construct while its parts come in, or while it waits for 其余. Those of a 分条 are its items; text before the first is none."""

    __slots__ = ("dropped", "inside", "mark", "parts", "payload", "waits")

    def __init__(self, mark: str, payload: str, inside: bool) -> None:
        self.mark = mark
        self.payload = payload
        self.inside = inside  # an item
        self.parts: list[str | Item | _Construct] = []
        self.dropped = False  # something in a part was dropped
        self.waits = mark == marks.REST


def _settled(text: str, groups: list[str]) -> _Construct:
    """The whole text as a construct of its own. Raises Unbalanced."""
    current = _Construct("", "", False)
    stack: list[_Construct] = []
    pieces = iter(tokens(text))
    current.parts.append(next(pieces))
    for token, between in zip(pieces, pieces, strict=True):
        mark = token[0]
        if current.mark == marks.ITEM and (mark == marks.ITEM or mark == marks.POINTS_END):
            current = _ended(current, stack.pop())  # an item ends where the next begins
        opener = _OPENER_OF.get(mark)
        if opener is not None:
            if current.mark != opener:
                raise Unbalanced(mark)
            current = _ended(current, stack.pop())
        elif mark == marks.REST:
            groups.append(token[1:-1])
            _ended(_Construct(mark, "", False), current)
        elif mark == marks.ITEM and current.mark != marks.POINTS:
            raise Unbalanced("条")
        else:
            stack.append(current)
            current = _Construct(mark, token[1:-1], current.inside or current.mark == marks.ITEM)
        if between:
            current.parts.append(between)
    if stack:
        raise Unbalanced(current.mark)
    return current


def _ended(construct: _Construct, outer: _Construct) -> _Construct:
    """The construct around one that is complete, which becomes text there unless it waits."""
    if construct.waits:
        outer.parts.append(construct)
        outer.waits = True
        return outer
    if construct.mark == marks.POINTS:
        text, dropped = _points(construct, _NO_RESTS)
    else:
        text, dropped = said(construct.mark, construct.payload, "".join(construct.parts), construct.dropped)  # type: ignore[arg-type]
    outer.parts.append((construct.payload, text) if construct.mark == marks.ITEM else text)
    if dropped:
        outer.dropped = True
    return outer


def _closed(construct: _Construct, rests: Iterator[str]) -> tuple[str, bool]:
    """(the text of a construct that waited, whether something was dropped in it). What vanished is DROP; an item, nothing."""
    if construct.mark == marks.POINTS:
        return _points(construct, rests)
    if construct.mark == marks.REST:
        rest = next(rests, "")
        return rest or marks.DROP, not rest
    text, dropped = _text(construct, rests) if construct.waits else ("".join(construct.parts), construct.dropped)  # type: ignore[arg-type]
    return said(construct.mark, construct.payload, text, dropped) if construct.mark else (text, dropped)


def _text(construct: _Construct, rests: Iterator[str]) -> tuple[str, bool]:
    """The joined parts of a construct that waits."""
    parts: list[str] = []
    dropped = construct.dropped
    for part in construct.parts:
        if isinstance(part, _Construct):
            text, lost = _closed(part, rests)
            dropped = dropped or lost
            parts.append(text)
        else:
            parts.append(part)  # type: ignore[arg-type]
    return "".join(parts), dropped


def _points(construct: _Construct, rests: Iterator[str]) -> tuple[str, bool]:
    items: list[Item] = []
    dropped = construct.dropped
    for part in construct.parts:
        if isinstance(part, str):
            continue
        if isinstance(part, _Construct):
            text, lost = _closed(part, rests)
            dropped = dropped or lost
            part = (part.payload, text)
        if part[1]:
            items.append(part)
    if not items:
        return marks.DROP, True
    text = joined(items, construct.payload, inside=construct.inside)
    return text, dropped and construct.payload != OWN_PARAGRAPHS  # a paragraph of its own does not go with another
