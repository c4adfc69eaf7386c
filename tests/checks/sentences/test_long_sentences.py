"""A sentence that never ends, as comes of a copied table: what it takes is what its figures take, and not all sums of them."""

from __future__ import annotations

import sys
from random import Random

import pytest

from tests.checks.sentences.saying import said, wrong


@pytest.mark.parametrize(
    ("shape", "most"),
    [
        ("分别{}户", 20_000),
        ("共{}户", 18_000),
        ("加上{}户合计{}户", 22_000),
        ("{}户，比上年的{}户增加{}户", 9_000),
        ("{}户户均增收{}元", 7_000),
    ],
)
def test_each_figure_takes_so_many_calls_and_no_more(shape, most):
    drawn = Random(1)
    words = "，".join(shape.format(*(drawn.randint(10, 9999) for _ in range(3))) for _ in range(50))
    said(words)  # patterns are compiled
    made = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        said(words)
    finally:
        sys.setprofile(None)
    assert made < 50 * most


def test_of_a_list_that_nobody_sees_the_end_of_nothing_is_told():
    assert wrong(f"各乡镇{'、'.join(f'{number}户' for number in range(11, 61))}，合计12户。") == []
