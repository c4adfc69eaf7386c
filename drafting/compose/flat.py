"""Constructs without others in them become text where they stand, from the inside out.

Changes nothing that is printed, as sweeping does not: what is left for `resolve.py` is what hangs on something else,
on 其余, or on where a numbered list stands. Most constructs are flat, and a pattern finds them far more quickly.
"""

from __future__ import annotations

import re
from typing import Final

from drafting.blocks import marks
from drafting.compose.items import Item, joined
from drafting.compose.vanishing import keeps, said
from drafting.patterns import lazy

_STRUCTURE: Final = f"{marks.CLAUSE}-{marks.PLACED_END}"
_TEXT: Final = f"[^{_STRUCTURE}]*+"
_FLAT: Final = lazy(
    f"{marks.CLAUSE}([^{marks.SEP}]*+){marks.SEP}({_TEXT}){marks.CLAUSE_END}"
    f"|{marks.NAMED}[^{marks.SEP}]*+{marks.SEP}({_TEXT}){marks.NAMED_END}"
    f"|{marks.POINTS}([、，；]){marks.SEP}{_TEXT}((?:{marks.ITEM}{_TEXT})*+){marks.POINTS_END}"
)


def flattened(text: str) -> str:
    """The marked text with its flat clauses, points and joined lists as what they say."""
    while (flatter := _FLAT.sub(_resolved, text)) != text:
        text = flatter
    return text


def _resolved(flat: re.Match[str]) -> str:
    flag, clause, point, mark, items = flat.groups()
    if clause is not None:
        return said(marks.CLAUSE, flag, clause, False)[0]
    if point is not None:
        return said(marks.NAMED, "", point, False)[0]
    return _listed(items, mark) or flat[0]


def _listed(items: str, mark: str) -> str:
    """The items joined; "" where one was dropped and the list does not tell what is around it that it stays."""
    kept: list[Item] = []
    dropped = False
    for item in items.split(marks.ITEM)[1:]:
        number, _, inside = item.partition(marks.SEP)
        text, lost = said(marks.ITEM, number, inside, False)
        dropped = dropped or lost
        if text:
            kept.append((number, text))
    if not kept:
        return marks.DROP
    text = joined(kept, mark, inside=False)
    return "" if dropped and not keeps(text) else text
