"""Marked text resolved mark by mark: what the quick ways of `compose` are held against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafting.blocks import marks
from drafting.compose.items import OWN_PARAGRAPHS, joined
from drafting.compose.vanishing import said

OPENING = f"{marks.CLAUSE}{marks.POINTS}{marks.ITEM}{marks.NAMED}{marks.REST}{marks.PLACED}"
ENDING = f"{marks.CLAUSE_END}{marks.POINTS_END}{marks.NAMED_END}{marks.PLACED_END}"
TOKEN = re.compile(f"([{OPENING}][^{marks.SEP}]*{marks.SEP}|[{ENDING}])")


@dataclass
class Construct:
    mark: str
    payload: str = ""
    parts: list[str | Construct] = field(default_factory=list)


def resolved(text: str, rests: Sequence[str] = ()) -> str:
    """What a text of marks that nest says; `rests` is what each 其余 says, in order."""
    whole = Construct("")
    stack = [whole]
    for piece in TOKEN.split(text):
        mark = piece[:1]
        if mark in (marks.ITEM, marks.POINTS_END) and stack[-1].mark == marks.ITEM:
            stack.pop()
        if mark and mark in ENDING:
            stack.pop()
        elif mark and mark in OPENING:
            construct = Construct(mark, piece[1:-1])
            stack[-1].parts.append(construct)
            if mark != marks.REST:
                stack.append(construct)
        else:
            stack[-1].parts.append(piece)
    return _joined(whole.parts, False, iter(rests))[0]


def _joined(parts, inside, rests):
    told = [(part, False) if isinstance(part, str) else _told(part, inside, rests) for part in parts]
    return "".join(text for text, _ in told), any(dropped for _, dropped in told)


def _told(construct, inside, rests):
    if construct.mark == marks.REST:
        rest = next(rests, "")
        return rest or marks.DROP, not rest
    if construct.mark != marks.POINTS:
        text, dropped = _joined(construct.parts, inside or construct.mark == marks.ITEM, rests)
        return said(construct.mark, construct.payload, text, dropped)
    told = [(part, *_told(part, inside, rests)) for part in construct.parts if isinstance(part, Construct)]
    told = [(part.payload, text, lost) for part, text, lost in told if part.mark == marks.ITEM]  # before the first there is nothing
    items = [(number, text) for number, text, _ in told if text]
    if not items:
        return marks.DROP, True
    dropped = any(lost for _, _, lost in told) and construct.payload != OWN_PARAGRAPHS
    return joined(items, construct.payload, inside=inside), dropped
