"""Which words of an old text are which of the new one. Numbers are words of their own: a changed number is still that number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from drafting.patterns import lazy

NUMBER: Final = lazy(r"\d+(?:[.,．]\d+)*")
_WORD: Final = lazy(rf"{NUMBER.pattern}|.", re.DOTALL)
_LARGEST_TABLE: Final = 40_000  # cells of the exact method, about 20 ms; beyond, long equal stretches divide the text
_LONG: Final = 4  # words of an equal stretch that is trusted to divide

Word = tuple[int, int]
"""A word of a text: from and up to which character."""


def words(text: str, cuts: frozenset[int] = frozenset()) -> list[Word]:
    """Numbers whole, every other character alone. No word runs across a place in `cuts`."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > 1:
            for cut in range(start + 1, end):
                if cut in cuts:
                    found.append((start, cut))
                    start = cut
        found.append((start, end))
    return found


def align(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """For each old word the index of the same word in the new text, -1 if it is gone. The order is kept.

    Equal words are paired, and numbers with numbers where that fits best.
    """
    pairs = [-1] * len(old)
    _align(old, new, 0, len(old), 0, len(new), pairs)
    return pairs


def _align(old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int, pairs: list[int]) -> None:
    while a < b and c < d and old[a] == new[c]:
        pairs[a] = c
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
        pairs[b] = d
    if a == b or c == d:
        return
    if b - a == d - c and all(
        x == y or (x[0].isdigit() and y[0].isdigit()) for x, y in zip(old[a:b], new[c:d], strict=True)
    ):
        pairs[a:b] = range(c, d)
        return
    if (b - a) * (d - c) <= _LARGEST_TABLE:
        _best(old, new, a, b, c, d, pairs)
        return
    at, to, size = SequenceMatcher(None, old, new, autojunk=False).find_longest_match(a, b, c, d)
    if size < _LONG:
        return
    pairs[at : at + size] = range(to, to + size)
    _align(old, new, a, at, c, to, pairs)
    _align(old, new, at + size, b, to + size, d, pairs)


def _best(old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int, pairs: list[int]) -> None:
    """The pairing of most worth: 2 for equal words, 4 for equal numbers, 1 for two numbers and 2 before the same unit;
    1 more where the word before is the same too, so that a sentence is not scattered over another one.
    """
    others = [
        (each, each[0].isdigit(), before, behind)
        for before, each, behind in zip(["", *new][c:d], new[c:d], [*new[c + 1 : d + 1], ""], strict=False)
    ]
    rows = [[0] * (d - c + 1)]
    for before, word, behind in zip(["", *old][a:b], old[a:b], [*old[a + 1 : b + 1], ""], strict=False):
        above = rows[-1]
        row = [0]
        number = word[0].isdigit()
        left = 0
        for j, (other, digits, other_before, other_behind) in enumerate(others):
            best = above[j + 1] if above[j + 1] > left else left
            if word == other:
                worth = (4 if number else 2) + (before == other_before)
            elif number and digits:
                worth = 1 + (behind == other_behind) + (before == other_before)
            else:
                worth = 0
            if worth and above[j] + worth > best:
                best = above[j] + worth
            row.append(best)
            left = best
        rows.append(row)
    for i, j in walked_back(rows):
        pairs[a + i] = c + j


def walked_back(rows: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The pairs of a table of best worths, the last first: row i and column j hold what the first i and j come to."""
    i, j = len(rows) - 1, len(rows[0]) - 1
    while i and j:
        best = rows[i][j]
        if best == rows[i - 1][j]:
            i -= 1
        elif best == rows[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            yield i, j
