"""One sentence in two drafts: what makes the old one the new one, figure by figure and words by words."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from drafting.frozen import frozen
from drafting.readers.repeats import CLAUSE_ENDS
from drafting.way_back.updating.sentences import HIDDEN, Mark, Sentence

_JOINED: Final = 2  # equal characters between two differences that are told as one
_Token = tuple[object, int, "Mark | None"]
"""What is compared, where it begins in the sentence, and the mark that it is."""


@frozen
class Difference:
    """Characters of the old sentence and those of the new one that take their place, with the marks in both.

    A `figure` is one mark that reads otherwise; anything else is words, which may hold figures.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    old_marks: tuple[Mark, ...]
    new_marks: tuple[Mark, ...]
    is_figure: bool


@frozen
class Wanted:
    """What stands in the new sentence in place of a mark of the old one: characters `start` to `end` of it."""

    text: str
    path: str
    start: int
    end: int
    marks: tuple[Mark, ...]


class Comparison:
    """`partners` gives for the number of a mark in the new sentence the same figure's mark in the old one."""

    def __init__(self, old: Sentence, new: Sentence) -> None:
        self.old = old
        self.new = new
        self.partners: dict[int, Mark] = {}
        self._wanted: dict[int, Wanted] = {}
        self.differences: tuple[Difference, ...] = ()
        if old.text == new.text and len(old.marks) == len(new.marks):
            for one, other in zip(old.marks, new.marks, strict=True):
                self._pair(one, other)
        else:
            self.differences = tuple(self._compared())

    def wanted(self, mark: Mark) -> Wanted | None:
        """What the new draft says in place of an old mark; None where its words are others."""
        return self._wanted.get(mark.number)

    def in_changed_clause(self, mark: Mark) -> bool:
        """Whether words of the mark's clause change too: the number alone would say something wrong."""
        return any(
            low <= mark.start < high
            for each in self.differences
            if not each.is_figure
            for low, high in [clause(self.old.text, *each.old)]
        )

    def _pair(self, old: Mark, new: Mark) -> None:
        self.partners[new.number] = old
        self._wanted[old.number] = Wanted(new.text, new.path, new.start, new.end, (new,))

    def _compared(self) -> list[Difference]:
        before, after = _tokens(self.old), _tokens(self.new)
        blocks: list[list[int]] = []
        figures: list[list[int]] = []
        matcher = SequenceMatcher(None, [each[0] for each in before], [each[0] for each in after], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                near = bool(blocks) and a - blocks[-1][1] <= _JOINED and not any(each[2] for each in before[blocks[-1][1] : a])
                if near and not self._is_filling(before[a:b], after[c:d]):
                    blocks[-1][1], blocks[-1][3] = b, d
                else:
                    blocks.append([a, b, c, d])
                continue
            for one, other in zip(range(a, b), range(c, d), strict=True):
                mark, fresh = before[one][2], after[other][2]
                if mark and fresh:
                    self._pair(mark, fresh)
                    if mark.text != fresh.text:
                        figures.append([one, one + 1, other, other + 1])
        found = [self._difference(before, after, block, figure=True) for block in figures]
        for block in blocks:
            filling = self._is_filling(before[block[0] : block[1]], after[block[2] : block[3]])
            found.append(self._difference(before, after, block, figure=filling))
            if filling:
                self._fill(found[-1])
        return sorted(found, key=lambda each: each.old)

    def _is_filling(self, old: Sequence[_Token], new: Sequence[_Token]) -> bool:
        """A gap that becomes figures."""
        return len(old) == 1 and bool(old[0][2] and old[0][2].is_gap and new) and all(mark for _, _, mark in new)

    def _fill(self, each: Difference) -> None:
        (gap,) = each.old_marks
        text = self.new.text[slice(*each.new)]
        self._wanted[gap.number] = Wanted(text, each.new_marks[0].path, *each.new, each.new_marks)

    def _difference(self, before: list[_Token], after: list[_Token], block: list[int], *, figure: bool) -> Difference:
        a, b, c, d = block
        return Difference(
            (_place(self.old, before, a), _end(self.old, before, a, b)),
            (_place(self.new, after, c), _end(self.new, after, c, d)),
            tuple(mark for _, _, mark in before[a:b] if mark),
            tuple(mark for _, _, mark in after[c:d] if mark),
            figure,
        )


def _tokens(sentence: Sentence) -> list[_Token]:
    out: list[_Token] = []
    at = 0
    for mark in sentence.marks:
        out += ((sentence.text[place], place, None) for place in range(at, mark.start))
        out.append(((HIDDEN, mark.text if mark.is_gap else mark.path or mark.text), mark.start, mark))
        at = mark.end
    out += ((sentence.text[place], place, None) for place in range(at, len(sentence.text)))
    return out


def _place(sentence: Sentence, tokens: list[_Token], index: int) -> int:
    return tokens[index][1] if index < len(tokens) else len(sentence.text)


def _end(sentence: Sentence, tokens: list[_Token], start: int, end: int) -> int:
    """Behind the last of some tokens; where there is none, their place."""
    return _place(sentence, tokens, end) if end > start else _place(sentence, tokens, start)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause of a text around its characters `start` to `end`: between two marks of punctuation."""
    low = max(text.rfind(each, 0, start) for each in CLAUSE_ENDS) + 1
    high = min((at for each in CLAUSE_ENDS if (at := text.find(each, max(end - 1, start))) >= 0), default=len(text))
    return low, max(high, end)
