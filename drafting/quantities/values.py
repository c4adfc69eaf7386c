"""All that an indicator's value may be: a measure, a rank, a formula, or a word that says there is none."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.errors import MeasureError
from drafting.quantities.measure import Measure
from drafting.quantities.numerals import from_chinese
from drafting.quantities.parse import Note, begins_as_measure, parse_measure, plain_measure
from drafting.quantities.units import UnitTable

_ORDINAL: Final = lazy(r"([^\d第，。；、]{0,10}|\d{4}年)第([一二三四五六七八九十]{1,3}|\d{1,4})(\D{0,3})")
_OF_A_SHEET: Final = lazy(r"\b(?:SUM|AVERAGE|ROUND|IF|COUNTA?|MAX|MIN|[VX]LOOKUP)\s*\(|(?<![\w.])\$?[A-Z]{1,2}\$?\d{1,5}(?![\w.])", re.IGNORECASE | re.ASCII)
_RANK_NOUNS: Final = frozenset(
    {"", "位", "名", "批", "批次", "次", "期", "届", "轮", "季度", "方阵", "梯队", "等次", "档"}
)
_PLACES: Final = frozenset({"", "位", "名", "方阵", "梯队", "等次", "档"})
"""Of these nouns those of a ranking."""


class Marker(Enum):
    """A value that is no value: owed (it prints 【待补】) or not applicable here."""

    OWED = "待补"
    NOT_APPLICABLE = "不适用"


@frozen
class Ordinal:
    """A rank or a place in a series, printed as typed: 全省第三, 第八批. Lower is better for ranks."""

    text: str
    number: int

    def __str__(self) -> str:
        return self.text


@frozen
class Formula:
    """`=就业.脱贫人口 / 就业.总数`; `text` stands without the equals sign."""

    text: str


Value = Measure | Ordinal | Formula | Marker

_MARKERS: Final[dict[str, Marker]] = {marker.value: marker for marker in Marker} | {"【待补】": Marker.OWED}


def marker(text: str) -> Marker | None:
    """What a text says that is no more than 待补, 【待补】 or 不适用."""
    return _MARKERS.get(text)


def is_surely_text(given: str) -> bool:
    """Whether it is a glance that tells that something is neither a measure nor a marker."""
    return not given[:1].isdigit() and not begins_as_measure(given) and given.strip() not in _MARKERS


@lru_cache(maxsize=4096)  # the units of a batch have many figures in common; more of them would only be more memory
def parse_value(text: str, units: UnitTable) -> tuple[Value, tuple[Note, ...]]:
    """What the text of a value says. Raises MeasureError where it is none of these."""
    plain = plain_measure(text, units)
    if plain is not None:
        return plain, ()
    text = text.strip()
    said = marker(text)
    if said:
        return said, ()
    if text[:1] in ("=", "＝"):
        return _formula(text[1:].strip(), units), ()
    if "第" in text:
        ordinal = _ordinal("".join(text.split()), units)
        if ordinal:
            return ordinal, ()
    return parse_measure(text, units)


def _formula(text: str, units: UnitTable) -> Formula:
    """Raises MeasureError for a plain figure behind the sign, and for a formula of a spreadsheet."""
    if _OF_A_SHEET.search(text):
        hint = "填算好的数；要程序算的，写指标的名称：=就业.脱贫人口 / 就业.总人数"
        raise MeasureError("text", f"“={text[:20]}”是表格的公式，这里不认单元格", hint)
    if text[:1].isdigit() and text[-1] not in "0123456789.":
        try:
            _, notes = parse_measure(text, units)
        except MeasureError:
            return Formula(text)
        if not notes:
            raise MeasureError("text", f"“={text[:20]}”前面多了“=”", f"写成 {text}")
    return Formula(text)


def rank_of(value: object) -> Ordinal | None:
    """The place in a ranking that a value is or words say: 第3位, 全市第三; no 第三批."""
    said = value.text if isinstance(value, Ordinal) else value if isinstance(value, str) else ""
    match = _ORDINAL.fullmatch(said) if "第" in said else None
    return _read(match) if match is not None and match[3] in _PLACES else None


def _ordinal(text: str, units: UnitTable) -> Ordinal | None:
    match = _ORDINAL.fullmatch(text)
    if match is None or not (match[3] in _RANK_NOUNS or units.known(match[3])):
        return None
    return _read(match)


def _read(match: re.Match[str]) -> Ordinal | None:
    number = int(match[2]) if match[2].isdecimal() else from_chinese(match[2])
    return None if number is None else Ordinal(match[0], number)
