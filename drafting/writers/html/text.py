"""Text of the document as text of a page, and never as markup."""

from __future__ import annotations

from html import escape as _escape
from typing import Final

from drafting.blocks.wording import visible
from drafting.patterns import lazy

_NO_CHARACTER: Final = lazy(
    "[\x7f-\x9f\ufdd0-\ufdef" + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)) + "]"
)
"""What HTML forbids besides XML."""


def escape(text: str) -> str:
    """Element or attribute text. What no page may hold goes."""
    if not text.isprintable():
        text = _NO_CHARACTER.sub("", visible(text).replace("\r\n", "\n").replace("\r", "\n"))
    return _escape(text)


def line(kind: str, text: str) -> str:
    """A paragraph of its own class."""
    return f'<p class="{kind}">{escape(text)}</p>\n'


def points(twips: float) -> str:
    """A length as the style sheet says it."""
    return f"{twips / 20:g}pt"
