"""How a computed figure is printed: scale, decimals, half up. Typed figures never come through here."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from drafting.quantities.errors import MeasureError
from drafting.quantities.quantity import INNER_MARKS, SCALE_NAMES, Quantity, step

MOST_DECIMALS: Final = 4
_HUNDRED: Final = Decimal(100)
_WIDE: Final = Context(prec=60)  # a 万亿 figure printed in full has more digits than the default allows
_ZERO: Final = Decimal(0)


def rounded(number: Decimal, decimals: int) -> Decimal:
    """`number` to so many places, half up (away from zero), never a negative zero."""
    result = number.quantize(step(1, decimals), ROUND_HALF_UP, _WIDE)
    return result if result else abs(result)


def number_text(number: Decimal, decimals: int) -> str:
    """Rounded half up to exactly so many places, no exponent, no thousands commas."""
    return f"{rounded(number, decimals):f}"


def places(number: Decimal, most: int = MOST_DECIMALS) -> int:
    """The decimals needed to lose nothing, at most `most`."""
    exponent = number.normalize().as_tuple().exponent
    return min(max(0, -exponent), most) if isinstance(exponent, int) else 0


def typeset(
    amount: Decimal,
    scale: int,
    unit: str,
    decimals: int,
    *,
    prefix: str = "",
    suffix: str = "",
    slack: Decimal = _ZERO,
    strip: bool = False,
) -> Quantity:
    """A computed quantity of `amount` in `unit`, printed in `scale` with `decimals` (fewer when `strip` and zeros end it)."""
    number = rounded(amount / scale, decimals)
    if strip:
        decimals = places(number, decimals)
        number = rounded(number, decimals)
    inner, outer = (suffix, "") if suffix in INNER_MARKS else ("", suffix)
    text = f"{prefix}{number:f}{SCALE_NAMES[scale]}{inner}{unit}{outer}"
    return Quantity(text, number, decimals, scale, unit, prefix, suffix, False, amount, slack)


def percent(ratio: Decimal, decimals: int = 2) -> Quantity:
    """0.95554 → 95.55%; trailing zeros go, `exact` is 95.554."""
    return typeset(ratio * _HUNDRED, 1, "%", decimals, strip=True)


POINTS: Final = frozenset(("个百分点", "个千分点"))
"""What two rates differ by."""
RATES: Final = POINTS | {"%"}
"""Units whose number a word of direction may stand before as it is."""


def points(diff: Decimal, decimals: int = 2, *, unit: str = "个百分点") -> Quantity:
    """A difference of two percentages, given in points: 1.25 → 1.25个百分点; of two rates in ‰, 个千分点."""
    return typeset(diff, 1, unit, decimals, strip=True)


def in_scale(q: Quantity, scale: int, decimals: int | None = None) -> Quantity:
    """The same quantity in 万 or 亿; without `decimals` nothing is lost down to four places. Its mark stays."""
    if scale not in SCALE_NAMES:
        raise MeasureError("unit", f"没有“{scale}”这个数量级", "用 1、万、亿或万亿")
    wanted = places(q.amount / scale) if decimals is None else decimals
    return typeset(q.amount, scale, q.unit, wanted, prefix=q.prefix, suffix=q.suffix, slack=q.slack, strip=True)
