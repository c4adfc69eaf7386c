"""A figure far from those of the same county, told with its place."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.batch.bookkeeping.ledger import Ledger
from drafting.batch.bookkeeping.ledger_file import open_ledger
from drafting.batch.comparing import far_from_peers
from drafting.batch.kept.figures import Figures
from drafting.batch.outcome.summary import summarise
from drafting.batch.working.orders import Result
from drafting.diagnostics import Diagnostic
from tests.batch.conftest import OUT
from tests.shipped import shipped

NAMES = [f"组.项{number}" for number in range(12)] + ["就业.务工就业"]


@pytest.fixture
def summary(ledger: Ledger) -> Callable[..., tuple[Diagnostic, ...]]:
    """What is told of the jobs that the townships have, by region."""

    def told(jobs: dict[str, str], whole: bool = True) -> tuple[Diagnostic, ...]:
        ledger.record(recorded(jobs))
        return summarise(ledger, shipped(), whole=whole).far

    return told


def recorded(jobs: dict[str, str]) -> list[tuple[int, str, Result]]:
    return [(at, region, unit(region, text)) for at, (region, text) in enumerate(jobs.items())]


def unit(region: str, jobs: str) -> Result:
    texts = [f"{100 * number}个" for number in range(1, len(NAMES))] + [jobs]
    figures = Figures(zlib.compress("\n".join(NAMES).encode()), "\n".join(texts))
    return Result(Path(region), "done", region, shown=f"{region}.yaml", region=region, level="乡镇", output=OUT / f"{region}.docx", figures=figures)


def county(name: str, jobs: str) -> dict[str, str]:
    return {f"{name}{mark}乡": jobs for mark in "子丑寅卯辰巳午未申"}


def test_the_figure_its_place_and_what_is_usual_are_told(summary):
    Path("青禾县卯乡.yaml").write_text("单位: 甲\n指标:\n  就业:\n    务工就业: 3.85万人\n", encoding="utf-8")
    [found] = summary(county("青禾县", "3850人") | {"青禾县卯乡": "3.85万人"})
    assert found.code == "S143"
    assert found.message == "青禾县卯乡：就业.务工就业 填 3.85万人，照同批各单位的大小一般在 3900人 上下，是它的10倍"
    assert (str(found.place), found.path) == ("青禾县卯乡.yaml:4:11", "就业.务工就业")


def test_one_that_is_too_small_and_whose_file_has_gone(summary):
    [found] = summary(county("青禾县", "3.8万人") | {"青禾县子乡": "3800人"})
    assert found.message == "青禾县子乡：就业.务工就业 填 3800人，照同批各单位的大小一般在 3.8万人 上下，只有它的10%"
    assert str(found.place) == "青禾县子乡.yaml"


@pytest.mark.parametrize(("given", "told"), [("257公顷", []), ("2570公顷", ["青禾县卯乡：就业.务工就业 填 2570公顷，照同批各单位的大小一般在 260公顷 上下，是它的10倍"])])
def test_what_some_say_in_another_unit_of_the_family_is_one_figure(summary, given, told):
    towns = county("青禾县", "3850亩") | {"青禾县子乡": "256公顷", "青禾县丑乡": "256公顷", "青禾县卯乡": given}
    assert [each.message for each in summary(towns)] == told


def test_the_townships_of_two_counties_are_not_mixed(summary):
    assert summary(county("青禾县", "3850人") | county("白石县", "3.85万人")) == ()


def test_a_run_that_was_broken_off_compares_nothing(summary):
    assert summary(county("青禾县", "3850人") | {"青禾县卯乡": "3.85万人"}, whole=False) == ()


def test_what_an_earlier_run_kept_counts_as_long_as_it_holds(ledger, summary):
    summary(county("青禾县", "3850人") | {"青禾县卯乡": "3.85万人"})
    with closing(ledger):
        pass
    with closing(open_ledger(OUT)) as again:
        again.record([(at, region, Result(Path(region), "unchanged", current=True)) for at, region in enumerate(county("青禾县", ""))])
        assert [each.code for each in summarise(again, shipped()).far] == ["S143"]


def test_other_periods_and_other_offices_of_a_township_are_no_peers(ledger):
    towns = [unit(region, "3850人") for region in county("青禾县", "")]
    year = unit("青禾县酉乡", "3.85万人")
    other = replace(year, figures=year.figures._replace(period="2026年1月"))
    office = replace(unit("青禾县卯乡", "3.85万人"), name="卯乡农业服务中心")
    ledger.record([(at, f"{at}", each) for at, each in enumerate([*towns, other, office])])
    assert summarise(ledger, shipped()).far == ()
    ledger.record([(at, f"{at}", each) for at, each in enumerate([*towns, year, office])])
    assert [each.message[:5] for each in summarise(ledger, shipped()).far] == ["青禾县酉乡"]


def test_the_place_is_that_of_the_name_as_typed(ledger):
    Path("青禾县卯乡.yaml").write_text("指标:\n  就业:\n    培训: 3人\n    务工人数: 3.85万人\n", encoding="utf-8")
    units = [unit(region, jobs) for region, jobs in (county("青禾县", "3850人") | {"青禾县卯乡": "3.85万人"}).items()]
    notes = {"moved": [[["指标", "就业", "务工人数"], ["指标", "就业", "务工就业"]]], "dated": [], "answered": {}}
    ledger.record([(at, f"{at}", replace(each, figures=each.figures._replace(notes=json.dumps(notes, ensure_ascii=False)))) for at, each in enumerate(units)])
    assert [str(each.place) for each in summarise(ledger, shipped()).far] == ["青禾县卯乡.yaml:4:11"]


def test_units_are_compared_anew_only_where_one_has_changed(ledger, summary, monkeypatch):
    towns = county("青禾县", "3850人") | {"青禾县卯乡": "3.85万人"}
    first = summary(towns)
    with monkeypatch.context() as patched:
        patched.setattr(far_from_peers, "strays", lambda _: pytest.fail("compared again"))
        assert summarise(ledger, shipped()).far == first
    with closing(ledger):
        pass
    with closing(open_ledger(OUT)) as again:
        again.record(recorded(towns | {"青禾县丑乡": "38.5万人"}))
        assert [each.message[:5] for each in summarise(again, shipped()).far] == ["青禾县丑乡", "青禾县卯乡"]
