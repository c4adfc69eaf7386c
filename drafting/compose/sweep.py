"""What surely vanishes is swept out of a marked text before it is resolved.

Changes nothing that is printed: each pattern is one of the rules of `resolve.py` for a construct without others in it.
An ordinary report lacks most of what its sections can say, and a sweep costs far less than resolving it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from drafting.blocks import marks
from drafting.patterns import lazy

_STRUCTURE: Final = f"{marks.CLAUSE}-{marks.PLACED_END}"
_REFERENCES: Final = f"{marks.FIGURE}-{marks.CLOSE}{marks.INAPPLICABLE}{marks.SAID}{marks.OWN}"
_NOTHING: Final = f"[^{_REFERENCES}{marks.DROP}{_STRUCTURE}]*+{marks.DROP}[^{_REFERENCES}{_STRUCTURE}]*+"
"""Text without a figure or the data's own words, in which something was dropped."""
_LOST: Final = f"[^{marks.ABSENT}{marks.INAPPLICABLE}{_STRUCTURE}]*+[{marks.ABSENT}{marks.INAPPLICABLE}][^{_STRUCTURE}]*+"
"""Text with a figure that is absent."""
_GONE: Final = f"(?:{_NOTHING}|{_LOST})"
_PAYLOAD: Final = f"[^{marks.SEP}]*+{marks.SEP}"

_ITEM: Final = f"{marks.ITEM}{_PAYLOAD}{_GONE}(?=[{marks.ITEM}{marks.POINTS_END}])"
_ITEM_GONE: Final = f"{marks.ITEM}{marks.SEP}{marks.DROP}"
_REST: Final = lazy(f"{marks.REST}([^{marks.SEP}]*){marks.SEP}")
_CLAUSES: Final = lazy(f"{marks.CLAUSE}{_PAYLOAD}{_GONE}{marks.CLAUSE_END}")
_ITEMS: Final = lazy(f"{_ITEM}(?:{_ITEM})*+")
_POINTS: Final = lazy(f"{marks.POINTS}{_PAYLOAD}[^{_STRUCTURE}]*+{_ITEM_GONE}{marks.POINTS_END}")
_NAMED: Final = lazy(f"{marks.NAMED}{_PAYLOAD}{_GONE}{marks.NAMED_END}")
_PLACED: Final = lazy(f"{marks.PLACED}{_PAYLOAD}{_NOTHING}{marks.PLACED_END}")


def swept(text: str, holds: Callable[[str], bool]) -> str:
    """The marked text without clauses, items, points and sections that go. `holds`: whether 其余 of a group may say anything."""
    text = _REST.sub(lambda found: found[0] if holds(found[1]) else marks.DROP, text)
    text = _CLAUSES.sub(marks.DROP, text)
    text = _ITEMS.sub(_ITEM_GONE, text)  # one tells that they went
    text = _POINTS.sub(marks.DROP, text)
    text = _NAMED.sub(marks.DROP, text)
    return _PLACED.sub(marks.DROP, text)
