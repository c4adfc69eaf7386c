"""One department under several names is one; two levels are two."""

from __future__ import annotations

import pytest

from drafting.bodies import same_bodies


@pytest.mark.parametrize(
    ("names", "sheets"),
    [
        (["财政局", "县财政局"], {"县财政局"}),
        (["财政局", "示例县财政局", "县财政局"], {"县财政局"}),
        (["县财政局", "市财政局"], {"县财政局", "市财政局"}),
        (["财政局", "县财政局", "市财政局"], {"财政局", "县财政局", "市财政局"}),
        (["财政局", "人社局"], {"财政局", "人社局"}),
        (["区划办", "县局"], {"区划办", "县局"}),
        (["防返贫监测中心", "县防返贫监测中心"], {"县防返贫监测中心"}),
        (["乡村振兴局", "县乡村振兴局"], {"县乡村振兴局"}),
        (["市场监管局", "县市场监管局"], {"县市场监管局"}),
    ],
)
def test_one_department_of_a_county_is_asked_once(names: list[str], sheets: set[str]) -> None:
    assert set(same_bodies(names, "示例县").values()) == sheets
    assert set(same_bodies(names[::-1], "示例县").values()) == sheets
