"""Text as XML: whatever characters come in, the part stays well-formed and loses no blank."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from drafting.blocks.wording import visible

RUN_END: Final = "</w:t></w:r>"
K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """What is made of a key, once: a look into a dict costs less than a call, and the innermost loops look things up.

    Of keys that have no end `most` are kept, and then all are forgotten.
    """

    def __init__(self, make: Callable[[K], V], most: float = math.inf) -> None:
        self._make = make
        self._most = most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        made = self[key] = self._make(key)
        return made


def escape(text: str) -> str:
    """Element or attribute text; line ends and tabs kept."""
    if text.isalnum():
        return text
    if not text.isprintable():
        text = visible(text).replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def stands_as_it_is(text: str) -> bool:
    """Whether text goes into XML unchanged, and every piece of it too: asked once of a paragraph of many runs."""
    return text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text)


def escaped(texts: Sequence[str]) -> list[bytes]:
    """Element texts as bytes: those that go in unchanged all at once, for none of them holds a line end."""
    if texts and stands_as_it_is("".join(texts)):
        return "\n".join(texts).encode().split(b"\n")
    return [escape(each).encode() for each in texts]


def run_text(text: str) -> str:
    """What stands inside w:t: a line end or a tab closes it and opens the next."""
    escaped = escape(text)
    if escaped.isprintable():
        return escaped
    escaped = escaped.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return escaped.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


@lru_cache(maxsize=64)
def run_start(character_style: str = "", *, bold: bool = False, highlight: bool = False) -> str:
    """The opening of a run. The hint gives “ ” — … · the Chinese face."""
    style = f'<w:rStyle w:val="{character_style}"/>' if character_style else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    marker = '<w:highlight w:val="yellow"/>' if highlight else ""
    return f'<w:r><w:rPr>{style}<w:rFonts w:hint="eastAsia"/>{weight}{marker}</w:rPr><w:t xml:space="preserve">'


def run(text: str, character_style: str = "", *, bold: bool = False, highlight: bool = False) -> str:
    """One run with its text."""
    return f"{run_start(character_style, bold=bold, highlight=highlight)}{run_text(text)}{RUN_END}"


@lru_cache(maxsize=64)
def run_start_bytes(character_style: str = "", *, bold: bool = False, highlight: bool = False) -> bytes:
    """The opening of a run, as bytes."""
    return run_start(character_style, bold=bold, highlight=highlight).encode()
