"""Comments by which a figure is said to be none yet: 229户  # 待核：29个乡镇共229户；没有交：北乡."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy
from drafting.source import Source

WORD: Final = "待核"
_UNSETTLED: Final = lazy(r"\s#\s*[【（(〔\[［]?\s*(?:[还尚仍有需要应]{1,2})?待核[实查对定]?(?=$|[\s:：，,；;。、】）)〕\]］])\s*[】）)〕\]］]?\s*[:：，,；;。、]?\s*(.*)$")
"""However it is typed: 待核实：…, 【待核】, 需待核 问统计局; 待核销的另报 is said of something else."""


def unsettled(source: Source) -> dict[int, str]:
    """Lines (from 1) behind whose data such a comment stands → what it says. One on a line of its own is a note for people."""
    if WORD not in source.text:
        return {}
    rows = enumerate(source.text.split("\n"), 1)
    found = ((number, row, _UNSETTLED.search(row.rstrip())) for number, row in rows if WORD in row)
    return {number: (match[1]).strip() for number, row, match in found if match and row[: match.start()].strip() and not row.lstrip().startswith("#")}
