"""What lines may hold, told by their forms: of reports of one kind most lines differ in figures alone, and are looked at once.

A sign is what stands in the form of every line in which a pattern has a match. Where no line shows it, nothing is sought; else
the pattern is tried on the lines that do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from drafting.blocks.document import Inlines
from drafting.blocks.filled_lines import FilledLine, LineForm
from drafting.patterns import lazy

_KEPT_FORMS: Final = 2048
"""What the lines of a county's reports look like."""

FIGURE: Final = "0"
"""Stands in a form for each figure: digits, and the points in and around them."""
_DIGITS: Final = b"0123456789."
_LINE_END, _BLANKS = b"\xff", b"\xfa\xfb\xfc\xfd\xfe"
"""Bytes that no text holds: they stand for what `bytes.split` splits at, but for figures."""
_SPACES: Final = b" \t\r\v\f"
_FIGURES_AS_SPACES: Final = bytes.maketrans(b"\n" + _SPACES + _DIGITS, _LINE_END + _BLANKS + b" " * len(_DIGITS))
_AS_THEY_WERE: Final = bytes.maketrans(_LINE_END + _BLANKS + b" ", b"\n" + _SPACES + FIGURE.encode())

_ASKED: Final[list[Callable[[str], object]]] = []


def forms_of(text: str) -> list[bytes]:
    """The form of each line of a text: a FIGURE where figures stand, and all else as it is."""
    figures = f"\n{text}\n".encode("utf-8", "surrogatepass").translate(_FIGURES_AS_SPACES)
    return b" ".join(figures.split()).translate(_AS_THEY_WERE).split(b"\n")[1:-1]


@lru_cache(maxsize=_KEPT_FORMS)
def _form_of(before: str, line: LineForm, has_digits: tuple[bool, ...]) -> bytes:
    return b"\n".join(forms_of(before + line.said([FIGURE if each else "" for each in has_digits])))


def form_of(before: str, content: Inlines) -> bytes | None:
    """The form of a line, the same object in all reports; None where that is to be found from its words."""
    if type(content) is not FilledLine or "," in "".join(content.digits):
        return None
    return _form_of(before, content.form, tuple(map(bool, content.digits)))


def words_of(form: bytes) -> str:
    """A form as text."""
    return form.decode("utf-8", "surrogatepass")


def sign(shows: str | Callable[[str], object]) -> int:
    """The bit of a sign among `shown`: a pattern of forms, or what tells whether one shows it."""
    _ASKED.append(lazy(shows).search if isinstance(shows, str) else shows)
    shown.cache_clear()
    return 1 << (len(_ASKED) - 1)


@lru_cache(maxsize=_KEPT_FORMS)
def shown(form: bytes) -> int:
    """The bits of all signs that a form shows."""
    words = words_of(form)
    return sum(1 << at for at, shows in enumerate(_ASKED) if shows(words))
