"""Comments by which a figure is said to be none yet: 229户  # 待核：29个乡镇共229户；没有交：北乡."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy
from drafting.source import Source

_SIGN: Final = "核"
_OPEN: Final = r"[【（(〔\[［]"
_CLOSE: Final = r"[】）)〕\]］]"
_WORD: Final = rf"{_OPEN}?\s*(?:[还尚仍有需要应]{{0,2}}待\s?核|[还尚仍有]?需\s?核)[实查对定]?(?=$|[\s:：，,；;。、】）)〕\]］])\s*{_CLOSE}?\s*[:：，,；;。、]?\s*"
_MARK: Final = lazy(_WORD)
_UNSETTLED: Final = lazy(rf"\s#\s*{_WORD}(.*)$")
"""However it is typed: 待核实：…, 【待核】, 待 核：, 需核：, 需待核 问统计局; 待核销的另报 and 需核对后再报 are said of something else."""


def unsettled(source: Source) -> dict[int, str]:
    """Lines (from 1) behind whose data such a comment stands → what it says. One on a line of its own is a note for people."""
    if _SIGN not in source.text:
        return {}
    rows = enumerate(source.text.split("\n"), 1)
    found = ((number, row, _UNSETTLED.search(row.rstrip())) for number, row in rows if _SIGN in row and "#" in row)
    return {number: (match[1]).strip() for number, row, match in found if match and row[: match.start()].strip() and not row.lstrip().startswith("#")}


def without_mark(comment: str) -> str | None:
    """What a comment says behind such a mark; None where it does not begin with one."""
    found = _MARK.match(comment) if _SIGN in comment else None
    return comment[found.end() :] if found else None
