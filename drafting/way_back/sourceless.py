"""The numbers of an edited report that no indicator backs, and which of them people have typed since it was drafted."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from drafting.frozen import frozen
from drafting.readers.loose_figures import loose_figures
from drafting.way_back.edited import Edited

_BEFORE: Final = 2
"""Characters by which a number of the draft's own words is known again."""


@frozen
class Untraced:
    """A number of the text that no indicator backs; `paragraph` is an index into the text's paragraphs."""

    text: str
    paragraph: int
    start: int
    end: int

    def to_json(self) -> dict[str, object]:
        return {"text": self.text, "paragraph": self.paragraph + 1, "start": self.start, "end": self.end}


def untraced(edited: Edited) -> list[Untraced]:
    """In the order of the text."""
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for each in (*edited.locating.figures, *edited.gaps):  # a 【待补】 that people have filled in is pulled
        if each.paragraph is not None:
            spans[each.paragraph].append((each.start, each.end))
    texts = edited.text.texts
    return [
        Untraced(texts[paragraph][start:end], paragraph, start, end)
        for paragraph, start, end in loose_figures(edited.text)
        if not any(start < stop and begin < end for begin, stop in spans[paragraph])
    ]


def typed_since(edited: Edited) -> list[Untraced]:
    """Those that the draft did not say by itself: a sentence or a row that somebody has added."""
    texts = edited.text.texts
    drafted = edited.record.paragraphs

    def was_there(each: Untraced) -> bool:
        words = texts[each.paragraph][max(each.start - _BEFORE, 0) : each.end]
        return any(words in paragraph if len(words) > len(each.text) else words == paragraph for paragraph in drafted)

    return [each for each in untraced(edited) if not was_there(each)]
