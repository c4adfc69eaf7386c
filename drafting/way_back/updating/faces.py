"""How today's draft looks: which run looks each of its characters has, and which of its paragraphs look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from drafting.patterns import lazy
from drafting.readers.places import Places
from drafting.readers.word import WordText
from drafting.way_back.updating.sentences import Sentence
from drafting.writers.docx.annotate import Words

_HIGHLIGHT: Final = lazy(rb"<w:highlight[^>]*/>")
_PROPERTIES: Final = lazy(rb"<w:pPr>(.*?)</w:pPr>", re.DOTALL)
_KEEP: Final = lazy(rb"<w:keepNext/>")


class Faces:
    """A draft of ours, read back."""

    def __init__(self, text: WordText) -> None:
        self._text = text
        self.places = Places(text)

    def at(self, paragraph: int, offset: int) -> bytes:
        """The look of one character, without its highlight."""
        each = self._text.paragraphs[paragraph]
        found = each.run_at(offset)
        if found is None:
            return b""
        properties = each.runs[found[0]].properties
        return _HIGHLIGHT.sub(b"", self._text.content[slice(*properties)]) if properties else b""

    def like(self, paragraph: int) -> tuple[bytes, bytes, bytes]:
        """What two paragraphs that look alike have in common: the paragraph's look, that of its first and last words."""
        each = self._text.paragraphs[paragraph]
        found = _PROPERTIES.search(self._text.content, *each.span)
        properties = _KEEP.sub(b"", found[1]) if found else b""
        return properties, self.at(paragraph, 0), self.at(paragraph, len(each.text) - 1)

    def words(self, sentence: Sentence, start: int, end: int, bookmarks: dict[int, str]) -> Iterator[Words]:
        """Characters `start` to `end` of a sentence, each figure alone under its bookmark, gaps highlighted."""
        paragraph = sentence.paragraph
        first = self.at(paragraph, 0)
        marks = {mark.start: mark for mark in sentence.marks}
        cuts = {start, end, *(place for mark in sentence.marks for place in (mark.start, mark.end))}
        cuts |= {each.start - sentence.start for each in self._text.paragraphs[paragraph].runs}
        for begin, stop in pairwise(sorted(each for each in cuts if start <= each <= end)):
            mark = marks.get(begin)
            yield Words(
                sentence.text[begin:stop],
                bookmarks.get(mark.number, "") if mark else "",
                closing=self.at(paragraph, sentence.start + begin) != first,
                marked=bool(mark and mark.is_gap),
            )
