"""A dotted path and its steps: a point between digits belongs to a name."""

from __future__ import annotations

import pytest

from drafting.model.paths import last_step, path_above, steps_of


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("大气.PM2.5浓度.任务", ["大气", "PM2.5浓度", "任务"]),
        ("大气.PM2.5.同比", ["大气", "PM2.5", "同比"]),
        ("PM2.5治理.站点", ["PM2.5治理", "站点"]),
        ("就业.务工就业.户", ["就业", "务工就业", "户"]),
        ("明细表.附表1.3.产值", ["明细表", "附表1", "3", "产值"]),  # a row
        ("大气", ["大气"]),
        ("PM2.5", ["PM2.5"]),
    ],
)
def test_steps(path: str, steps: list[str]):
    assert steps_of(path) == steps
    assert path_above(path) == ".".join(steps[:-1])
    assert last_step(path) == steps[-1]
