"""Comments by which a figure is said to be none yet: 229户  # 待核：29个乡镇共229户；没有交：北乡."""

from __future__ import annotations

from typing import Final

from drafting.load.parsing.line_comments import parted
from drafting.patterns import lazy
from drafting.quantities.unsettled import may_be_marked, said_of
from drafting.source import Source

_COMMENTS: Final = lazy("#.*")
"""What may be one: words in quotation marks, too."""


def unsettled(source: Source) -> dict[int, str]:
    """Lines (from 1) behind whose data such a comment stands → what it says. One on a line of its own is a note for people."""
    text = source.text
    if not may_be_marked(text) or not any(map(may_be_marked, _COMMENTS.findall(text))):
        return {}
    found: dict[int, str] = {}
    for number, row in enumerate(text.split("\n"), 1):
        if "#" not in row or not may_be_marked(row) or row.lstrip().startswith("#"):
            continue
        data, comment = parted(row.rstrip())
        said = said_of(comment.lstrip()) if comment is not None and data.strip() else None
        if said is not None:
            found[number] = said
    return found
