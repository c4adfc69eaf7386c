"""A figure as people type it into a cell: full-width digits, commas between thousands, blanks before its unit."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.numerals import from_chinese, read_large

_NUMERIC: Final = lazy(r"(?:约|近|超|逾)?[-+－＋]?[\d０-９][\d０-９.．,，]*\s*[^\d０-９，。；、\s]{0,8}(?:[\d０-９][\d０-９.．,，]*\s*[^\d０-９，。；、\s]{0,8}){0,2}")
"""A figure, of up to three units; not a sentence with commas between numbers."""
_GROUPED: Final = lazy(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
"""3,100: in a cell a matter of its looks, like the number format of the cell beside it that prints 3020."""
_AS_TEXT: Final = lazy(r"^['’‘](?=[\d０-９])")
"""By which a spreadsheet takes a number for text; copied from elsewhere it stays as a character."""
_FOLD: Final = str.maketrans("０１２３４５６７８９．％－＋", "0123456789.%-+")
_WIDE_COMMA: Final = lazy(r"(?<=\d)，(?=\d{3}(?!\d))")
_SPOKEN: Final = lazy("[一二两三四五六七八九十][一二两三四五六七八九十百千万零〇]*")


def narrowed(text: str) -> str:
    """With digits of one width and without commas between thousands."""
    return _GROUPED.sub(lambda match: match[0].replace(",", ""), text.translate(_FOLD))


def figure_text(text: str, *, counted: bool = False) -> str:
    """A figure as a data file would give it; any other text as it is. 三十五 alone is one where something is `counted`: 三 may be a grade."""
    text = _AS_TEXT.sub("", text)
    if counted and _SPOKEN.fullmatch(text) and (number := from_chinese(text) or read_large(text)):
        return str(number)
    return narrowed(_WIDE_COMMA.sub(",", text.translate(_FOLD))) if _NUMERIC.fullmatch(text) else text


def number_in(text: str) -> Decimal | None:
    """The number that a cell is, and nothing else: no nan, as programs write an empty cell."""
    try:
        number = Decimal(figure_text(text.strip()))
    except InvalidOperation:
        return None
    return number if number.is_finite() and "_" not in text else None
