"""Which row is which: names first, then bookmarks, then what stands between two rows that are known."""

from __future__ import annotations

import pytest

from drafting.readers.row_pairs import NewRow, OldRow, row_pairs


def old(*rows: str) -> list[OldRow]:
    """甲镇 5 100: every number is a figure, its bookmark named by row and column."""
    found = []
    for number, row in enumerate(rows):
        texts = tuple(row.split())
        figures = frozenset(at for at, text in enumerate(texts) if text.isdecimal())
        found.append(OldRow(number * 10, texts, figures, frozenset(f"{number}{at}" for at in figures)))
    return found


def new(*rows: str) -> list[NewRow]:
    """甲镇 5 100 /01 02: behind the stroke the bookmarks."""
    split = (row.partition("/") for row in rows)
    return [NewRow(tuple(texts.split()), frozenset(marks.split())) for texts, _, marks in split]


@pytest.mark.parametrize(
    ("before", "now", "pairs"),
    [
        (["甲镇 5 100", "乙镇 6 200"], ["乙镇 6 200", "甲镇 5 100"], {0: 1, 1: 0}),
        (["甲镇 5 100", "乙镇 6 200"], ["乙镇 7 300"], {1: 0}),
        (["甲镇 5 100"], ["县直 5 90"], {}),  # a 5 of another row is another 5
        (["甲镇 5 100"], ["甲镇（园区） 5 100"], {0: 0}),  # renamed, all else as it was
        (["甲镇 5 100"], ["园区 9 90 /01 02"], {0: 0}),  # its bookmarks
        (["甲镇 5 100", "乙镇 6 200"], ["乙镇 5 100 /01 02", "甲镇 6 200 /11 12"], {0: 1, 1: 0}),  # the name decides
        (["甲村 5 100", "甲村 6 200"], ["甲村 6 200", "甲村 5 100"], {0: 1, 1: 0}),
        (["甲村 5 100", "甲村 6 200"], ["甲村 7 200 /11 12", "甲村 5 100 /01 02"], {0: 1, 1: 0}),
        (["甲村 5 100", "甲村 6 200"], ["甲村 7 300"], {}),  # one of two: nobody knows which
        (["甲村 5 100", "甲村 6 200"], ["甲村 5 101", "甲村 6 200"], {0: 0, 1: 1}),
        (["产业 茶园 5", "产业 冷库 6", "产业 果园 7"], ["产业 果园 9", "产业 茶园 8"], {0: 1, 2: 0}),  # all of its labels
        (["甲镇 5 100"], ["东片 甲镇 5 100"], {0: 0}),  # a column was put in front
        (["1 甲镇 100", "2 乙镇 200"], ["1 乙镇 200", "2 甲镇 100"], {0: 1, 1: 0}),
        (["甲镇 5", "6 7", "乙镇 8"], ["甲镇 5", "6 9", "乙镇 8"], {0: 0, 1: 1, 2: 2}),  # a row without name, between its neighbours
    ],
)
def test_a_row_is_known_by_its_name_before_anything_else(before: list[str], now: list[str], pairs: dict[int, int]) -> None:
    assert row_pairs(old(*before), new(*now)) == pairs
