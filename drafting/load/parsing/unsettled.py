"""Comments by which a figure is said to be none yet: 229户  # 待核：29个乡镇共229户；没有交：北乡."""

from __future__ import annotations

from drafting.load.parsing.line_comments import parted
from drafting.quantities.unsettled import may_be_marked, said_of
from drafting.source import Source


def unsettled(source: Source) -> dict[int, str]:
    """Lines (from 1) behind whose data such a comment stands → what it says. One on a line of its own is a note for people."""
    text = source.text
    if not may_be_marked(text):
        return {}
    found: dict[int, str] = {}
    at = text.find("#")
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        row = text[start:end] if end >= 0 else text[start:]
        if may_be_marked(row) and not row.lstrip().startswith("#"):
            data, comment = parted(row.rstrip())
            said = said_of(comment.lstrip()) if comment is not None and data.strip() else None
            if said is not None:
                found[text.count("\n", 0, start) + 1] = said
        at = text.find("#", end) if end >= 0 else end
    return found
