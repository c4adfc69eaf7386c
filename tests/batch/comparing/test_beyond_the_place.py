"""More than the unit's place has (D269), told by the figures that are kept of a run."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

from drafting.batch.bookkeeping.ledger import Ledger
from drafting.batch.comparing import beyond_the_place
from drafting.batch.kept.figures import Figures
from drafting.batch.outcome.summary import summarise
from drafting.batch.working.orders import Result
from tests.batch.conftest import OUT
from tests.shipped import shipped


def unit(region: str, jobs: str, notes: str = "") -> Result:
    figures = Figures(zlib.compress("概况.户籍人口\n就业.务工就业\n就业.务工就业.其中.女".encode()), f"3643户12385人\n{jobs}\n100人", "2026年", notes)
    return Result(Path(region), "done", region, shown=f"{region}.yaml", region=region, level="乡镇", output=OUT / f"{region}.docx", figures=figures)


def told(ledger: Ledger, *units: Result) -> list[str]:
    ledger.record([(at, f"{at}", each) for at, each in enumerate(units)])
    return [f"{each.code} {each.message}  [{each.place}]" for each in summarise(ledger, shipped()).beyond]


def test_a_place_too_many_needs_no_peers_to_be_told(ledger):
    Path("青禾县子乡.yaml").write_text("指标:\n  概况:\n    户籍人口: 3643户12385人\n  就业:\n    务工就业: 34670人\n", encoding="utf-8")
    said = told(ledger, unit("青禾县子乡", "34670人"), unit("青禾县丑乡", "3467人"))
    assert said == ["D269 青禾县子乡：务工就业：34670人，比本地全部的户籍人口（3643户12385人）多出一半以上  [青禾县子乡.yaml:5:11]"]


def test_one_that_is_answered_for_or_far_from_its_peers_too_is_not_told_again(ledger):
    answered = json.dumps({"moved": [], "dated": [], "answered": {"D269": ["就业.务工就业"]}}, ensure_ascii=False)
    assert told(ledger, unit("青禾县子乡", "34670人", answered)) == []
    peers = [unit(f"青禾县{mark}乡", "3467人") for mark in "丑寅卯辰巳午未申酉"]
    assert told(ledger, unit("青禾县子乡", "34670人"), *peers) == []
    assert [each.code for each in summarise(ledger, shipped()).far] == ["S143"]


def test_what_was_looked_through_is_remembered(ledger, monkeypatch):
    units = [unit("青禾县子乡", "34670人"), unit("青禾县丑乡", "3467人")]
    first = told(ledger, *units)
    looked: list[int] = []
    looking = beyond_the_place._excesses
    monkeypatch.setattr(beyond_the_place, "_excesses", lambda comparisons, at, units: looked.append(at) or looking(comparisons, at, units))
    assert [f"{each.code} {each.message}  [{each.place}]" for each in summarise(ledger, shipped()).beyond] == first
    assert len(looked) == 1
