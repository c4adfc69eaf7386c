"""Units of measure: which are known, which convert, and which count things one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from drafting.frozen import frozen

_FOLD: Final = str.maketrans("（）／％", "()/%")
_YES: Final = ("是", "true", "True", True)
ONE: Final = Decimal(1)


@lru_cache(maxsize=4096)
def fold(unit: str) -> str:
    """The unit as the table spells it: half-width brackets, slash and percent sign."""
    return unit.translate(_FOLD)


@frozen
class UnitFact:
    """What the table says of one unit. `factor` is how many of the family's base one of it is."""

    family: str
    factor: Decimal
    continuous: bool


_EACH_MONTH: Final = {"月": UnitFact("月数", ONE, False)}
"""元/月: alone 月 is no unit, for 3月 is a date."""

_SCALES: Final = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_CALLED: Final = {"元": "金额", "名": "人数", "位": "人数", "公里": "里程"}
"""What figures in these are called where the house does not say."""


@frozen
class UnitTable:
    """The known units (templates/_house/units.yaml). Compared by identity, so that it can key a cache.

    A compound such as 元/户 or 元/人·月 is known when all of it is. An empty table knows nothing and reports nothing.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    facts: Mapping[str, UnitFact] = field(default_factory=dict)
    slips: Mapping[str, str] = field(default_factory=dict)  # a common slip of the pen → the unit meant
    names: Mapping[str, str] = field(default_factory=dict)  # 元 → 金额: what a figure in it is called beside one in another
    longest: int = 0  # characters in the longest known unit
    read: dict[str, Any] = field(default_factory=dict, init=False, repr=False)
    """Texts of values that were read with it → the value (`model.reading`)."""
    counted: dict[str, tuple[int, str]] = field(default_factory=dict, init=False, repr=False)
    """What stood behind numbers that were read with it → its scale and its unit (`parse.plain_measure`)."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> UnitTable:
        """From the parsed file: 单位族 {name: {连续, 单位: {unit: factor}}}, 计数 [unit, …], 易错 {slip: unit}, 称呼 {unit: name}.

        Factors may be text, int or float. Raises ValueError where the file is not of this shape.
        """
        facts: dict[str, UnitFact] = {}
        for family, entry in _mapping(data, "单位族").items():
            continuous = _mapping({family: entry}, family).get("连续") in _YES
            for unit, factor in _mapping(entry, "单位").items():
                facts[fold(str(unit))] = UnitFact(str(family), _factor(unit, factor), continuous)
        counts = data.get("计数") or []
        if not isinstance(counts, list):
            raise ValueError("计数 应是列表")  # noqa: TRY004 -- a file of the wrong shape is a wrong value
        for unit in counts:
            facts.setdefault(fold(str(unit)), UnitFact(fold(str(unit)), ONE, False))
        slips = {str(slip): fold(str(unit)) for slip, unit in _mapping(data, "易错").items()}
        names = {fold(str(unit)): str(name) for unit, name in _mapping(data, "称呼").items()}
        return cls(facts, slips, names=names, longest=max(map(len, facts), default=0))

    def with_units(self, units: Iterable[str]) -> UnitTable:
        """The same table knowing these too (a catalogue's 计量单位), each a count of its own kind."""
        new = {fold(unit): UnitFact(fold(unit), ONE, False) for unit in units if not self.known(unit)}
        if not new:
            return self
        return replace(self, facts={**self.facts, **new}, longest=max(self.longest, *map(len, new)))

    def known(self, unit: str) -> bool:
        return self._find(unit) is not None

    def family(self, unit: str) -> str | None:
        """The name of the group within which units convert; a plain count is a family of its own."""
        fact = self._find(unit)
        return fact.family if fact else None

    def factor(self, unit: str) -> Decimal:
        """How many of its family's base one `unit` is; 1 for an unknown unit."""
        fact = self.facts.get(unit) or self._find(unit)
        return fact.factor if fact else ONE

    def comparable(self, one: str, other: str) -> bool:
        """Whether it can be told which is more: of what is counted by the number alone, 户 and 人."""
        return self.convertible(one, other) or not (self.continuous(one) or self.continuous(other))

    def continuous(self, unit: str) -> bool:
        """Whether an integer of it may have been rounded (money, area, %); counts and unknown units are exact."""
        fact = self.facts.get(unit) or self._find(unit)
        return fact.continuous if fact else False

    def convertible(self, one: str, other: str) -> bool:
        """Whether the two units are the same or of one family."""
        if one == other:
            return True
        first, second = self._find(one), self._find(other)
        if first is None or second is None:
            return first is second and fold(one) == fold(other)
        return first.family == second.family

    def called(self, unit: str) -> str:
        """What a figure in this unit is called beside one in another: 户数, 人次, 面积, 金额."""
        unit = fold(unit)
        name = self.names.get(unit) or _CALLED.get(unit)
        if name is not None:
            return name
        family = self.family(unit) or unit
        if unit[-1:] in ("次", "数") and len(unit) > 1:
            return unit
        return family if self.continuous(unit) else f"{unit.partition('(')[0]}数"

    def known_head(self, text: str) -> str:
        """The longest known unit that `text` begins with; '' if none."""
        folded = fold(text)
        for length in range(min(self.longest, len(folded)), 0, -1):
            if folded[:length] in self.facts:
                return folded[:length]
        return ""

    def whole_head(self, text: str) -> str:
        """The same with all that it is counted by: 千克标准煤/平方米, 元/人·月."""
        head = self.known_head(text)
        if not head:
            return ""
        folded = fold(text)
        while folded[len(head) :][:1] in (("/", "·") if "/" in head else ("/",)):
            start = len(head) + 1
            lengths = range(min(self.longest + 1, len(folded) - start), 0, -1)
            longer = next((folded[: start + length] for length in lengths if self.known(folded[: start + length])), "")
            if not longer:
                break
            head = longer
        return head

    def closest(self, text: str) -> str | None:
        """The known unit that was probably meant (护 → 户, 平方 → 平方米)."""
        folded = fold(text)
        if folded in self.slips:
            return self.slips[folded]
        import difflib  # only when something is wrong

        near = difflib.get_close_matches(folded, self.facts, n=5, cutoff=0.6)
        same_length = (unit for unit in near if len(unit) == len(folded))  # one wrong character is the usual slip
        return next(same_length, near[0] if near else None)

    def _find(self, unit: str) -> UnitFact | None:
        fact = self.facts.get(unit)
        if fact or not self.facts or not unit:
            return fact
        folded = fold(unit)
        return self.facts.get(folded) or self._compound(folded)

    def _compound(self, unit: str) -> UnitFact | None:
        above, *below = unit.replace("·", "/").split("/")
        upper = self.facts.get(above)
        lower = [self.facts.get(each) or _EACH_MONTH.get(each) or self._of_many(each) for each in below]
        if upper is None or not lower:
            return None
        family, factor = upper.family, upper.factor
        for each in lower:
            if each is None:
                return None
            family, factor = f"{family}/{each.family}", factor / each.factor
        return UnitFact(family, factor, True)

    def _of_many(self, unit: str) -> UnitFact | None:
        """万元 in 吨标准煤/万元."""
        scale, fact = _SCALES.get(unit[:1]), self.facts.get(unit[1:])
        return replace(fact, factor=fact.factor * scale) if scale and fact else None


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[Any, Any]:
    value = data.get(key) or {}
    if not isinstance(value, Mapping):
        raise ValueError(f"{key} 应是“名称: 内容”的形式")  # noqa: TRY004
    return value


def _factor(unit: object, factor: object) -> Decimal:
    try:
        number = Decimal(str(factor))
    except ArithmeticError:
        raise ValueError(f"单位“{unit}”的换算系数“{factor}”不是数") from None
    if not number.is_finite() or number <= 0:
        raise ValueError(f"单位“{unit}”的换算系数应大于零")
    return ONE if number == ONE else number  # who reckons asks by identity whether there is anything to convert


EMPTY: Final = UnitTable()
