"""What a row of a table calls itself that stands over others."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

_GRAND: Final = r"合\s*计|总\s*合?\s*计|共\s*计|总\s*数|全[省市州盟县区旗乡镇村]\s*(?:(?:合|总|共)\s*计)?"
_GRAND_TOTAL: Final = lazy(_GRAND)
_TOTAL: Final = lazy(rf"{_GRAND}|.{{0,12}}(?:合\s*计|总\s*计|小\s*计|累\s*计)|本[省市州盟县区旗乡镇]")


def is_grand_total(label: str) -> bool:
    """合计, 全县: over all rows. A name that only begins so is of a row like others: 全乡污水管网工程, 总计量站改造."""
    return _GRAND_TOTAL.fullmatch(label) is not None


def is_total_row(label: str) -> bool:
    """Such a one, or one over some of the rows: 东片区小计."""
    return _TOTAL.fullmatch(label) is not None
