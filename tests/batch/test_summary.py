"""The summary of a batch."""

from __future__ import annotations

from pathlib import Path

from drafting.batch.summary import summarise
from drafting.batch.work import Gap, Result


def test_the_most_missing_figures_come_first_with_all_their_providers():
    results = [
        Result(Path("a"), "done", gaps=(Gap("就业.务工", "甲局"), Gap("住房.危房", ""))),
        Result(Path("b"), "kept", gaps=(Gap("就业.务工", "乙局"), Gap("就业.务工", "乙局"))),
        Result(Path("c"), "failed"),
    ]
    summary = summarise(results)
    assert summary.states == {"done": 1, "unchanged": 0, "kept": 1, "failed": 1}
    assert [(each.path, each.units, each.providers) for each in summary.missing] == [
        ("就业.务工", 2, ("甲局", "乙局")),
        ("住房.危房", 1, ()),
    ]
