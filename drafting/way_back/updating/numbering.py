"""Numbers of headings and points: what they open stays or goes with them, and after an update they must still run on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.numerals import chinese, from_chinese

_DIGITS: Final = "[一二三四五六七八九十]{1,3}"
_FORMS: Final = (
    lazy(rf"({_DIGITS})、"),
    lazy(rf"（({_DIGITS})）"),
    lazy(r"(\d{1,2})[.．](?!\d)"),
    lazy(r"（(\d{1,2})）"),
    lazy(rf"({_DIGITS})是(?!否|非)"),
)
"""一、（一）1.（1） and 一是, each below the one before."""


@frozen
class Break:
    """A number that does not follow the one before it: 五、 after 五、, where 六、 is expected. `paragraph` is an index."""

    number: str
    paragraph: int
    expected: str


def number_of(text: str) -> str:
    """The number that a heading or a point begins with, "" for other text."""
    return next((match[0] for form in _FORMS if (match := form.match(text))), "")


def breaks(texts: Sequence[str]) -> Iterator[Break]:
    """The numbers at the beginnings of paragraphs that do not run on."""
    last = [0] * len(_FORMS)
    for paragraph, text in enumerate(texts):
        for layer, form in enumerate(_FORMS):
            match = form.match(text)
            if match is None:
                continue
            value = int(match[1]) if match[1].isascii() else from_chinese(match[1]) or 0
            if value not in (1, last[layer] + 1) or (value == 1 and layer == 0 and last[0]):
                expected = last[layer] + 1
                yield Break(match[0], paragraph, match[0].replace(match[1], str(expected) if match[1].isascii() or expected > 99 else chinese(expected)))
            last[layer] = value
            last[layer + 1 :] = [0] * (len(_FORMS) - layer - 1)
            break
