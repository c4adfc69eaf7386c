"""One printed number with its unit, kept as typed and as an exact decimal."""

from __future__ import annotations

from dataclasses import field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal

from drafting.frozen import frozen
from drafting.quantities.interval import INFINITY, Interval
from drafting.quantities.units import UnitTable

SCALE_NAMES: Final = {1: "", 10**4: "万", 10**8: "亿", 10**12: "万亿"}
SCALES: Final = {name: scale for scale, name in SCALE_NAMES.items()}

EXPECTED: Final = "预计"
INNER_MARKS: Final = frozenset({"余", "多", "来"})
"""Marks that stand between the number and the unit (4500余条); all others follow the unit."""

_ABOUT: Final = frozenset({"约", "大约", "预计约", "左右", "上下", "来"})
_BELOW: Final = frozenset({"近", "接近", "将近", "不足", "不到", "低于", "少于"})
_ABOVE: Final = frozenset({"超", "超过", "逾", "突破", "高于", "多于", "余", "多", "以上"})
_AT_LEAST: Final = frozenset({"至少", "不少于", "不低于"})
_AT_MOST: Final = frozenset({"至多", "最多", "不超过", "不多于", "不高于", "以内", "以下"})

Looseness = Literal["", "about", "below", "above", "at least", "at most"]
Way = Literal["", "up", "down"]
_LOOSE: Final[dict[Looseness, frozenset[str]]] = {"about": _ABOUT, "below": _BELOW, "above": _ABOVE, "at least": _AT_LEAST, "at most": _AT_MOST}

_NEAR: Final = frozenset({"近", "接近", "将近"})
_WAYS: Final[dict[Looseness, Way]] = {"": "", "about": "", "below": "down", "above": "up", "at least": "up", "at most": "down"}

SUFFIXES: Final = ("以上", "以内", "以下", "左右", "上下", "余", "多")

PREFIXES: Final = tuple(
    sorted(
        (_ABOUT | _BELOW | _ABOVE | _AT_LEAST | _AT_MOST | {EXPECTED}) - INNER_MARKS - set(SUFFIXES),
        key=lambda mark: (-len(mark), mark),  # the longest is tried first
    )
)

_PLAIN: Final = frozenset({"", EXPECTED})
_HALF: Final = Decimal("0.5")
_ZERO: Final = Decimal(0)
_new: Final = object.__new__


@lru_cache(maxsize=256)
def step(scale: int, decimals: int) -> Decimal:
    """One unit of the last of so many printed digits."""
    return Decimal(scale).scaleb(-decimals)


@frozen
class Quantity:
    """`text` is what is printed; everything else says what it means.

    `number` is the signed printed number, `decimals` its printed places, `scale` 1 | 10**4 | 10**8 | 10**12 and
    `unit` the bare measure word (1.09亿元 → 1.09, 2, 10**8, 元). `exact` is the unrounded amount of a computed
    quantity and `slack` the half-width it inherits from the rounding of its inputs, both in `unit`.
    `amount` is the value in `unit`: unrounded if computed, else as printed. `is_marked`: whether a mark (约 近 超 余 以上 …)
    loosens the number; 预计 does not.
    """

    text: str
    number: Decimal
    decimals: int
    scale: int
    unit: str
    prefix: str = ""
    suffix: str = ""
    chinese: bool = False
    exact: Decimal | None = None
    slack: Decimal = _ZERO
    amount: Decimal = field(init=False, repr=False, compare=False)
    is_zero: bool = field(init=False, repr=False, compare=False)
    is_marked: bool = field(init=False, repr=False, compare=False)

    def __init__(
        self, text: str, number: Decimal, decimals: int, scale: int, unit: str, prefix: str = "", suffix: str = "",
        chinese: bool = False, exact: Decimal | None = None, slack: Decimal = _ZERO,
    ) -> None:  # fmt: skip
        own: Any = self  # written by hand, in one call: a report makes more than a hundred
        own.text = text
        own.number = number
        own.decimals = decimals
        own.scale = scale
        own.unit = unit
        own.prefix = prefix
        own.suffix = suffix
        own.chinese = chinese
        own.exact = exact
        own.slack = slack
        own.amount = amount = exact if exact is not None else number if scale == 1 else number * scale
        own.is_zero = not amount
        own.is_marked = suffix != "" or prefix not in _PLAIN

    @property
    def is_below_zero(self) -> bool:
        """Whether it is a loss or a fall. Of every figure that prints it is asked, and to compare a decimal with an int takes long."""
        return self.amount.is_signed() and not self.is_zero

    @property
    def printed_unit(self) -> str:
        """The unit with its scale: 亿元."""
        return SCALE_NAMES[self.scale] + self.unit

    @property
    def looseness(self) -> Looseness:
        """On which side of the number what is meant may lie; "" where it is the number."""
        marks = self.prefix, self.suffix
        return next((name for name, those in _LOOSE.items() if not those.isdisjoint(marks)), "")

    @property
    def way(self) -> Way:
        """Whether what is meant is no less than the number (不少于, 超过) or no more (不超过, 近); "" where it is about it or the number itself."""
        return _WAYS[self.looseness]

    @property
    def is_near(self) -> bool:
        """Whether little is missing: 近2000人."""
        return self.prefix in _NEAR

    @property
    def is_limit(self) -> bool:
        """Whether it is the very number that is not to be passed, or to be reached: 不超过6小时, 30人以上; but no 近30人."""
        return bool(self.way) and not self.is_near

    @property
    def is_about(self) -> bool:
        """约 and 左右: such a figure can confirm a relation and never contradict one."""
        return self.prefix in _ABOUT or self.suffix in _ABOUT

    @property
    def step(self) -> Decimal:
        """One unit of the last printed digit, in `unit`."""
        return step(self.scale, self.decimals)

    def in_base(self, units: UnitTable) -> Decimal:
        """How much it is in the base of its family of units, by which those of different units are held against each other."""
        return self.amount * units.factor(self.unit)

    def half_width(self, units: UnitTable) -> Decimal:
        """Half of the last printed digit; 0 for an unscaled whole count; the inherited slack of a computed one."""
        if self.exact is not None:
            return self.slack
        if self.scale == 1 and self.decimals == 0 and not units.continuous(self.unit):
            return _ZERO
        return self.step * _HALF

    def interval(self, units: UnitTable) -> Interval:
        """What the printed figure may stand for, in `unit`.

        近 and 不足 lie below the number, 超 逾 余 多 以上 from it up, both within one unit of its last non-zero
        place; 至少 and 以内 have no other end. 约 and 左右 keep the plain interval: who judges must ask `is_about`.
        """
        amount = self.amount
        for mark in (self.prefix, self.suffix):
            if not mark:
                continue
            if mark in _BELOW:
                return Interval(amount - self.place, amount, True, True)
            if mark in _ABOVE:
                return Interval(amount, amount + self.place, False, True)
            if mark in _AT_LEAST:
                return Interval(amount, INFINITY, False, True)
            if mark in _AT_MOST:
                return Interval(-INFINITY, amount, True, False)
        return Interval.around(amount, self.half_width(units))

    def truncated_interval(self, units: UnitTable) -> Interval:
        """The same for a figure that was cut off instead of rounded (去尾): [v, v+2h), or (v-2h, v] below zero."""
        half = self.half_width(units)
        if half == 0 or self.is_marked or self.exact is not None:
            return self.interval(units)
        amount, width = self.amount, half * 2
        if amount == 0:
            return Interval(-width, width, True, True)
        if amount < 0:
            return Interval(amount - width, amount, True, False)
        return Interval(amount, amount + width, False, True)

    @property
    def place(self) -> Decimal:
        """One unit of the last non-zero place: 2万 → 1万, 4500 → 100."""
        exponent = self.amount.normalize().as_tuple().exponent
        return self.step if self.is_zero or not isinstance(exponent, int) else Decimal(1).scaleb(exponent)

    def __str__(self) -> str:
        return self.text


def unmarked(text: str, number: Decimal, decimals: int, scale: int, unit: str) -> Quantity:
    """The very quantity that these five make, as nearly all of a file are: without the call of a class, which takes longer than what it does."""
    own: Any = _new(Quantity)
    own.text = text
    own.number = number
    own.decimals = decimals
    own.scale = scale
    own.unit = unit
    own.prefix = own.suffix = ""
    own.chinese = own.is_marked = False
    own.exact = None
    own.slack = _ZERO
    own.amount = number if scale == 1 else number * scale
    own.is_zero = not number
    return own  # type: ignore[no-any-return]


def unsigned(quantity: Quantity) -> Quantity:
    """The size of a change; its sign is said by a verb."""
    if quantity.amount >= 0:
        return quantity
    exact = None if quantity.exact is None else -quantity.exact
    return replace(quantity, text=quantity.text.replace("-", "", 1).replace("－", "", 1), number=-quantity.number, exact=exact)
