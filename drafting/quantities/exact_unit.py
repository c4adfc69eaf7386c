"""The unit in which a sum is printed that keeps every digit of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal
from typing import Final

from drafting.quantities.units import UnitTable

Printed = tuple[int, str]
"""A unit as it is printed: scale and unit, 万元."""
MOST_DIGITS: Final = 15
"""Of a figure that is read, and so of one that is written into a file."""
WIDE: Final = Context(prec=60)
MOST_DECIMALS: Final = 4
"""A sum that needs more in a unit is given in a smaller one that is there."""

_YUAN: Final[Printed] = (1, "元")
_TEN_THOUSAND_YUAN: Final[Printed] = (10_000, "元")


def exact_in(amount: Decimal, printed: Iterable[Printed], units: UnitTable) -> list[tuple[Decimal, Printed]]:
    """The amount in each of the units, and without their scales, in which it has an end."""
    preferred = [*printed]
    candidates = dict.fromkeys([*preferred, *((1, unit) for _, unit in preferred)])
    return [(number, unit) for unit in candidates if (number := _exactly(amount, unit, units)) is not None]


def in_few_decimals(exact: Sequence[tuple[Decimal, Printed]]) -> list[tuple[Decimal, Printed]]:
    return [each for each in exact if decimals_needed(each[0]) <= MOST_DECIMALS]


def is_to_the_yuan(counted: Mapping[Printed, int], exact: Sequence[tuple[Decimal, Printed]]) -> bool:
    """Whether most are 万元 and a few 元, with 角 and 分: these are given in MOST_DECIMALS of 万元, which is to the 元."""
    most = next((number for number, unit in exact if unit == _TEN_THOUSAND_YUAN), None)
    if most is None or _YUAN not in counted or counted.get(_TEN_THOUSAND_YUAN, 0) * 2 <= sum(counted.values()):
        return False
    return decimals_needed(most) > MOST_DECIMALS


def one_of(unit: Printed, units: UnitTable) -> Decimal:
    return WIDE.multiply(Decimal(unit[0]), units.factor(unit[1]))


def decimals_needed(number: Decimal) -> int:
    exponent = WIDE.normalize(number).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _exactly(amount: Decimal, unit: Printed, units: UnitTable) -> Decimal | None:
    """The amount in a printed unit (万元, 公顷), None where it has no end there."""
    one = one_of(unit, units)
    number = WIDE.divide(amount, one)
    return number if WIDE.multiply(number, one) == amount and _digits(number) <= MOST_DIGITS else None


def _digits(number: Decimal) -> int:
    """How many a file would show."""
    return max(number.adjusted() + 1, 1) + decimals_needed(number)
