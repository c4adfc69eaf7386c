"""What is odd about a measure that can be read: the noun behind a unit, a percentage of nobody knows what, numerals and commas."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.display import number_text
from drafting.quantities.quantity import INNER_MARKS, Quantity
from drafting.quantities.repairs import Reads
from drafting.quantities.units import UnitTable, fold

_MOST_SPELLED: Final = 10
"""Up to ten a count may stand as a word (两个, 六项); GB/T 15835 has larger ones in figures."""
_COMMAS: Final = "，,；;"
_SPELLED: Final = lazy("[一二两三四五六七八九十]+")
RATE: Final = "%"


@frozen
class Note:
    """Something readable that deserves a remark.

    `kind`: unknown_unit (`text` is the unit, `suggestion` the known one closest) | noun_after_unit (`text` is the
    noun, `suggestion` the measure without it) | no_unit (`text` is the number) | stray_mark (`text` are brackets or
    strokes among the figures, `suggestion` the whole without them) | remark (`text` stands in brackets behind the
    figure, `suggestion` is where it belongs) | rate (`text` is a percentage beside another figure, `suggestion` gives it a name) | comma (`text` stands between two figures, `suggestion` the whole without) |
    numeral (`text` is a count above ten in words, `suggestion` the whole in figures).
    """

    kind: str
    text: str
    suggestion: str | None = None


def rate_beside(quantities: list[Quantity], separators: list[str]) -> list[Note]:
    """12座80%: of what it is a percentage has to be said. 5年、不低于3% says two things."""
    rates = [each for each in quantities if each.unit == RATE]
    others = [each for each in quantities if each.unit != RATE]
    if not others or len(rates) != 1 or any(each and each not in _COMMAS for each in separators):
        return []
    figures = "".join(map(_alone, others))
    return [Note("rate", _alone(rates[0]), f"{{数值: {figures}, 占比: {_alone(rates[0])}}}")]


def _alone(quantity: Quantity) -> str:
    """A quantity as it is typed, without what else stands behind its unit."""
    inner, outer = (quantity.suffix, "") if quantity.suffix in INNER_MARKS else ("", quantity.suffix)
    return f"{quantity.prefix}{number_text(quantity.number, quantity.decimals)}{inner}{quantity.printed_unit}{outer}"


def as_written(quantities: list[Quantity], separators: list[str]) -> list[Note]:
    """What reads well and prints oddly: 十二户 beside 12户, the comma of 728户，2362人. 两个 and 六个 are how such reports say it."""
    commas = "".join(dict.fromkeys(each for each in separators if each in _COMMAS and each))
    numerals = [each.text for each in quantities if each.chinese and each.number > _MOST_SPELLED and not each.text.startswith("千")]
    if not commas and not numerals:
        return []
    kept = ["" if each in _COMMAS else each for each in separators]
    meant = "".join(_in_figures(each) + mark for each, mark in zip_longest(quantities, kept, fillvalue=""))
    return [Note("comma", commas, meant)] if commas else [Note("numeral", "、".join(numerals), meant)]


def _in_figures(quantity: Quantity | str) -> str:
    if isinstance(quantity, str) or not quantity.chinese or quantity.number <= _MOST_SPELLED:
        return str(quantity)
    spelled = _SPELLED.search(quantity.text)
    return quantity.text.replace(spelled[0], str(quantity.number), 1) if spelled else quantity.text


def about_noun(note: Note, printed: str, unit: str, units: UnitTable) -> Note:
    """The cached note knows the noun; the measure without it is known here. A mark may follow the noun: 12个村左右.

    500元每亩 is 500元/亩.
    """
    if note.kind != "noun_after_unit":
        return note
    head, _, mark = fold(printed).rpartition(note.text)
    per = f"/{note.text[1:].replace('每', '/')}" if note.text[0] in "每一" else ""
    per = per if units.known(f"{unit}{per}") else ""
    return Note(note.kind, note.text, f"{printed[: len(head)]}{per}{mark}")


def of_the_whole(clean: str, notes: list[Note], reads: Reads) -> list[Note]:
    """What is said of one of several figures, with the whole as it is to be typed; none where a 个 would count nothing said (12个村36户)."""
    said = []
    for note in notes:
        whole = clean.replace(note.text, "", 1)
        kept = note.kind != "noun_after_unit" or note.suggestion is None
        said.append(note if kept else Note(note.kind, note.text, whole if not (note.suggestion or "").endswith("个") and reads(whole) else None))
    return said
