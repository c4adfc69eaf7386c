"""绝对数 and % below 增减: by how much the figure to the left changed, and by what share of what it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from drafting.patterns import lazy

_CHANGE: Final = lazy(
    "(?:同比|[比较与]?(?:上年|去年)(?:同期)?(?P<end>年?末|底)?相?比?|[比较](?P<start>年初))?(?:增减|增长|变化|升降)(?:变化|变动|情况)?(?:[（(][^（(）)]+[）)])?"
)
_AMOUNT: Final = lazy("(?:增减)?(?:绝对[数值量额]|数[量额]|增减[数量额])(?P<unit>[（(][^（(）)]+[）)])?")
_SHARE: Final = lazy("[（(]?[%％][）)]?|(?:百分比|百分数|相对数|幅度|增减幅度?|增[幅速]|比例)(?:[（(][%％][）)])?")


def with_changes(texts: Mapping[int, Sequence[str]]) -> dict[int, list[str]]:
    """The headings by their lines, those of changes as a heading of one line says them: 同比增减, 同比（%）."""
    return {index: _said_at_once(parts) for index, parts in texts.items()}


def _said_at_once(parts: Sequence[str]) -> list[str]:
    above, last = next((at for at, part in enumerate(parts[:-1]) if _CHANGE.fullmatch(part)), -1), parts[-1]
    if above < 0 or above != len(parts) - 2:
        return [*parts]
    change = _CHANGE.fullmatch(parts[above])
    since = "较上年末" if change is not None and (change["end"] or change["start"]) else "同比"
    if (amount := _AMOUNT.fullmatch(last)) is not None:
        return [*parts[:above], "", f"{since}增减{amount['unit'] or ''}"]
    return [*parts[:above], "", f"{since}（%）"] if _SHARE.fullmatch(last) else [*parts]
