"""Two rows of things laid over each other in order, for the most likeness in all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from drafting.readers.alignment import walked_back

ALIKE: Final = 0.5
"""Below it, two things have nothing to do with each other."""
T = TypeVar("T")


def matched(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> list[int]:
    """For each old one its partner, -1 if it has none. `likeness` is 1 only for two that are surely the same."""
    head = 0
    while head < min(len(old), len(new)) and likeness(old[head], new[head]) == 1:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and likeness(old[-1 - tail], new[-1 - tail]) == 1:
        tail += 1
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    rows = [[0.0] * (len(after) + 1)]
    for one in before:
        above, row = rows[-1], [0.0]
        for j, other in enumerate(after):
            score = likeness(one, other)
            row.append(max(row[-1], above[j + 1], above[j] + score if score >= ALIKE else 0.0))
        rows.append(row)
    out = [-1] * len(before)
    for i, j in walked_back(rows):
        out[i] = head + j
    return [*range(head), *out, *range(len(new) - tail, len(new))]
