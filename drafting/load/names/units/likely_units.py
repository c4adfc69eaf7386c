"""Which unit a bare number is likely to have: that of its whole and of its siblings, else what the catalogue counts it in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from drafting.load.names.units.named_units import usual_unit
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import COMPARISONS, COUNTS, DERIVED_NAMES, OTHER_WORDS, PARTS, Indicator
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import SCALES
from drafting.quantities.units import UnitTable
from drafting.quantities.written_out import FOR_ONE, MONEY, without_scale, written_out
from drafting.source import Path

_MONEY_NAME: Final = lazy("(?:收入|产值|金额|投资|补助|补贴|奖补|经费|贷款|产业增加值|销售额|余额|(?<![五合冶黄白铂镀烫鎏贴淘炼足赤紫乌沙砂郁])金|(?<![条新老旧爆同车])款|保费)$")
_PEOPLE: Final = lazy("(?:(?<!机器|稻草)(?<!法)人|人员|人员数|职工|[党队社]员|学生|干部)$")
_RATES: Final = frozenset(DERIVED_NAMES) - {"剩余任务", "同比增减", "较上年末增减"}
_UNIT_IN_NAME: Final = lazy(r"[（(]([^（）()]{1,4})[）)]$")
_LEAST: Final = Decimal("0.001")
"""Of its whole or its largest sibling; a smaller part may as well be in a larger unit."""


def likely_units(
    text: str, path: Path, indicators: Mapping[str, Indicator], catalogue: Catalogue, units: UnitTable
) -> tuple[str, ...]:
    """Units as they are written (万元) for the bare number at `path`, which ends in 数值 or a stated name; () where nothing tells."""
    at = path[:-1]
    if path[-1] in _RATES or OTHER_WORDS.get(str(at[-1])) in _RATES:
        return ("%",)
    owner, beside = _relatives(at, indicators)
    whole = owner.value if owner is not None else None
    near = [each for each in (whole, *beside) if isinstance(each, Measure) and all(each.units)]
    if near:
        said = tuple(dict.fromkeys(quantity.printed_unit for each in near for quantity in each.quantities))
        return _in_money(text, near, whole) if {without_scale(unit) for unit in said} == {"元"} else said
    entry = catalogue.find(_dotted(at)) or (catalogue.find(_dotted(_owner(at))) if owner is not None else None)
    name = str(at[-1])
    if entry is None:
        in_name = _UNIT_IN_NAME.search(name)
        if in_name and units.known(without_scale(in_name[1])):
            return (in_name[1],)
        return _money(name) if _MONEY_NAME.search(name) else usual_unit(name)
    return _of_entry(text, name, entry, units)


def which_unit(heading: str, text: str, among: tuple[str, ...]) -> str:
    """What to type for a bare number in a cell: 人数 counts people, and 4982万 needs 元 alone, in the cell only."""
    said = said_units(heading)
    named = said if said == MONEY and "元" in among else tuple(unit for unit in said if unit in among)
    units = named or among[:2]
    whole = written_out(text, units)
    in_cell = f"单元格写全：{'、'.join(whole)} 的样子"
    if text.endswith(("万", "亿")):
        return in_cell
    return f"表头写明单位，如 {'、'.join(f'{heading}（{unit}）' for unit in units)}，或{in_cell}"


def said_units(name: str) -> tuple[str, ...]:
    """What the last word of a heading is counted in: 监测人数 in 人, 贷款余额 in money; () where it does not say."""
    if _MONEY_NAME.search(name):
        return _money(name)
    counted = next((unit for word, unit in COUNTS.items() if name.endswith(word)), "")
    if counted:
        return (counted,)
    return usual_unit(name) or (("人",) if _PEOPLE.search(name) else ())  # of 脱贫户 the people are counted too


def write_a_unit(heading: str) -> str:
    """What to write over a column of bare numbers that the catalogue does not have."""
    said = said_units(heading) or (("户",) if heading.endswith("户") else ())
    if not said:
        return f"表头写明单位：{heading}（户）、{heading}（个）、{heading}（万元）这样，看实际数的是什么"
    return f"表头写明单位，如 {' 或 '.join(f'{heading}（{unit}）' for unit in said)}"


def _relatives(at: Path, indicators: Mapping[str, Indicator]) -> tuple[Indicator | None, list[object]]:
    """The node that the one at `at` is a part of or is compared with, and the values beside it."""
    owner_at = _owner(at)
    owner = node_at(indicators, owner_at) if owner_at != at else None
    if owner is None or at[-1] in COMPARISONS:
        return owner, []
    group: Mapping[str, Indicator] = getattr(owner, PARTS[str(at[-2])])
    return owner, [each.value for name, each in group.items() if name != at[-1]]


def _owner(at: Path) -> Path:
    if at[-1] in COMPARISONS:
        return at[:-1]
    return at[:-2] if len(at) > 3 and at[-2] in PARTS else at


def _dotted(at: Path) -> str:
    return ".".join(str(key) for key in at[1:])


def _in_money(text: str, near: list[Measure], whole: object) -> tuple[str, ...]:
    """The unit that all are written in, where the number then is no more than the whole and not next to nothing."""
    quantities = [each.first for each in near]
    said = {each.printed_unit for each in quantities}
    number = _number(text)
    if len(said) > 1 or number is None:
        return MONEY
    most = max(each.amount for each in quantities)
    amount = number * quantities[0].scale
    fits = amount >= most * _LEAST and not (isinstance(whole, Measure) and amount > whole.first.amount)
    return tuple(said) if fits else tuple(dict.fromkeys((*said, *MONEY)))


def _of_entry(text: str, name: str, entry: Entry, units: UnitTable) -> tuple[str, ...]:
    if entry.kind == "比率":
        return ("%",)
    first = entry.units[:1]
    money = any(units.convertible(unit, "元") for unit in entry.units)
    if money and (units.convertible(first[0], "元") or _MONEY_NAME.search(name) or "." in text):  # no count has decimals
        return _money(name)
    return first


def _money(name: str) -> tuple[str, ...]:
    return ("元",) if FOR_ONE.search(name) else MONEY


def _number(text: str) -> Decimal | None:
    """None for a text that says its scale: it needs the bare unit, which every relative has."""
    try:
        return None if text.endswith(tuple(filter(None, SCALES))) else Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
