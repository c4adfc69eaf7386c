"""Texts of the data that no slot and no section takes, at the end of what stands under the heading, or says the group, that they are called by.

Reports that were adopted have headings and no slots: 文字材料: {能力建设: …} goes on with what the report says under 能力建设.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from drafting.blocks import marks
from drafting.blocks.marked import HEADING, indexes
from drafting.frozen import frozen
from drafting.model.narrative import Narrative
from drafting.patterns import lazy
from drafting.render.ledger import Ledger
from drafting.render.materials import Materials

_MARKED: Final = lazy(f"[\ue000-\uf8ff]|(?<={marks.FIGURE})[0-9]+{marks.SEP}")
_NUMBERED: Final = lazy("^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、])")
_TITLE: Final = 1


@frozen
class _Part:
    """What stands below a heading, up to the next one: where it ends, the heading's words, the groups whose figures it says."""

    end: int
    words: str
    groups: frozenset[str]


def under_headings(text: str, materials: Materials, ledger: Ledger, own: Callable[[Narrative], str]) -> str:
    """The text with these at their places; the same text where there are none."""
    left = [name for name in materials.left() if "." not in name]
    if not left:
        return text
    parts = list(_parts(text, ledger))
    materials.headings = tuple(part.words for part in parts if part.words)
    added: dict[int, str] = {}
    for name in left:
        part = _part_of(name, parts)
        if part is not None:
            given = "".join(f"\n\n{own(each)}\n\n" for each in materials.below(name))
            added[part.end] = added.get(part.end, "") + given
    for end in sorted(added, reverse=True):
        text = f"{text[:end].rstrip()}{added[end]}{text[end:]}"
    return text


def _part_of(name: str, parts: list[_Part]) -> _Part | None:
    """The one under this heading, else the last that says figures of this group."""
    called = (part for part in parts if part.words and name in (part.words, _NUMBERED.sub("", part.words)))
    return next(called, None) or next((part for part in reversed(parts) if name in part.groups), None)


def _parts(text: str, ledger: Ledger) -> Iterator[_Part]:
    starts = [each.start() for each in HEADING.finditer(text) if len(each[1]) > _TITLE]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        part = text[start:end]
        heading = part.partition("\n")[0] if start in starts else ""
        marked = indexes(part, marks.FIGURE, marks.ZERO, marks.OWED, marks.ABSENT)
        groups = frozenset(ledger.path(mark).partition(".")[0] for mark in marked)
        yield _Part(end, _MARKED.sub("", heading).lstrip("# \t").strip(), groups)
