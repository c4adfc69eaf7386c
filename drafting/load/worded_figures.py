"""A figure that was typed with words in front of it: 保费3280万元, 松澧县91.6%. What to type instead."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy
from drafting.quantities.errors import MeasureError
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import parse_value

_WORDED: Final = lazy(r"([\u3400-\u9fff“”《》]{2,20}?)[：:]?((?:约|近|超)?\d.*)")
_PLACE: Final = lazy("[\u3400-\u9fff]{1,8}(?:省|市|州|盟|县|区|旗|乡|镇|街道|村|社区)")


def of_worded_figure(typed: str, name: str, units: UnitTable, *, below_value: bool = False) -> str:
    """The hint, "" where the text is nothing of the kind. `below_value`: it stands behind 数值 and not behind the name."""
    text = "".join(typed.split())
    found = _WORDED.fullmatch(text)
    if found is None or not _reads(found[2], units):
        return ""
    words, figure = found.groups()
    if _PLACE.fullmatch(words):
        return f"数值: {figure}，旁边写 表述: {words}" if below_value else f"写成 {{数值: {figure}, 表述: {words}}}"
    if name in words:
        return f"名称写全：{words}: {figure}"
    if below_value:
        return f"“{words}”是名称：不写“数值”，写 {words}: {figure}"
    return f"“{words}”是名称，写成 {{{words}: {figure}}}，印作“{name}{words}{figure}”"


def _reads(text: str, units: UnitTable) -> bool:
    try:
        value, notes = parse_value(text, units)
    except MeasureError:
        return False
    return isinstance(value, Measure) and not notes
