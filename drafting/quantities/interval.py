"""Intervals of exact decimals: what a printed figure may stand for."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from drafting.frozen import frozen

INFINITY: Final = Decimal("Infinity")
_ZERO: Final = Decimal(0)


@frozen
class Interval:
    """All numbers from `low` to `high`, an end included unless it is open. Ends may be infinite (and are then open)."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, half_width: Decimal) -> Interval:
        return cls(value - half_width, value + half_width)

    def add(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def negate(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def sub(self, other: Interval) -> Interval:
        return self.add(other.negate())

    def scale(self, factor: Decimal) -> Interval:
        """Every number times `factor`; the ends change places when it is negative."""
        if factor == 0:
            return Interval.point(_ZERO)
        if factor < 0:
            return self.negate().scale(-factor)
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)

    def divide(self, other: Interval) -> Interval:
        """All quotients. A divisor that may be zero allows every number."""
        if other.low <= 0 <= other.high:
            return EVERYTHING
        if other.high < 0:
            return self.negate().divide(other.negate())
        # the least quotient is that of the low end by the end that makes it small, the greatest that of the high end likewise
        under, under_open = (other.high, other.high_open) if self.low > 0 else (other.low, other.low_open)
        over, over_open = (other.low, other.low_open) if self.high > 0 else (other.high, other.high_open)
        never = other.low_open and other.high_open  # zero by whatever is zero
        return Interval(
            _quotient(self.low, under),
            _quotient(self.high, over),
            self.low_open or (under_open if self.low else never),
            self.high_open or (over_open if self.high else never),
        )

    def below(self, other: Interval) -> bool:
        """Whether every number here is less than every number there."""
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not (self.below(other) or other.below(self))


def _quotient(a: Decimal, b: Decimal) -> Decimal:
    """Quotient a / b with 0 for anything over infinity: the corner that the quotient tends to from inside."""
    return _ZERO if b.is_infinite() else a / b


EVERYTHING: Final = Interval(-INFINITY, INFINITY, True, True)
