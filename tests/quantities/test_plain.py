"""What is typed another way is the same figure."""

from __future__ import annotations

import pytest

from drafting.quantities.plain import is_number, plain, says


@pytest.mark.parametrize("typed", ["5361户", "5,361户", "5，361户", "５３６１户", "5361 户", "5361"])
def test_it_is_the_same_figure(typed: str) -> None:
    assert says(typed, "5361户")


@pytest.mark.parametrize(
    ("typed", "figure"), [("5362户", "5361户"), ("5361人", "5361户"), ("约5361户", "5361户"), ("1.09", "1.09亿元"), ("53", "5361户"), ("5,36户", "536户")]
)
def test_it_is_another_one(typed: str, figure: str) -> None:
    assert not says(typed, figure)


def test_a_number_alone_has_no_unit() -> None:
    assert is_number("1,097")
    assert is_number("－3.5")
    assert not is_number("97户")
    assert plain("１,０９７.５ 亩") == "1097.5亩"
