"""Running a batch over processes: order, isolation, and what a dead worker takes along."""

from __future__ import annotations

import multiprocessing
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.batch.bookkeeping.ledger import Line
from drafting.batch.planning.plan import Unit
from drafting.batch.working.work import Workshop
from tests.batch.conftest import ORDERS, OUT, run_batch

pytestmark = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="the stand-in is inherited by forking"
)


@pytest.fixture
def units(town):
    def build(**events: str) -> list[Unit]:
        OUT.mkdir(exist_ok=True)
        return [Unit(town(name, 事情=event), OUT / f"{name}.docx") for name, event in events.items()]

    return build


def states(lines: list[Line]) -> list[str]:
    return [each.state for each in lines]


def codes(line: Line) -> list[str]:
    return [each["code"] for each in line.diagnostics]


def test_results_stand_in_the_order_of_the_units(units):
    planned = units(**{f"乡{number:02}": "" for number in range(30)})
    seen: list[Path] = []
    results = run_batch(planned, jobs=3, on_result=lambda result: seen.append(result.source))
    assert [each.source for each in results] == [str(each.source) for each in planned]
    assert sorted(seen) == sorted(each.source for each in planned)
    assert all(Path(each.output).exists() for each in results if each.output)


def test_one_bad_unit_never_stops_the_rest(units):
    results = run_batch(units(甲="", 乙="错误", 丙="异常", 丁="不符"), jobs=2)
    assert states(results) == ["done", "failed", "failed", "done"]
    assert [codes(each)[0] for each in results[1:]] == ["D101", "S045", "R101"]
    assert not Path("输出", "乙.docx").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_unit_that_kills_its_worker_fails_alone(units, jobs):
    events = {f"乡{number:02}": "" for number in range(12)} | {"乡03": "崩溃", "乡07": "崩溃"}
    results = run_batch(units(**events), jobs=jobs)
    failed = [Path(each.source).stem for each in results if each.state == "failed"]
    assert failed == ["乡03", "乡07"]
    assert codes(results[3]) == ["S044"]
    assert {each.state for each in results} <= {"done", "unchanged", "failed"}


@pytest.mark.slow
def test_a_unit_that_hangs_fails_alone_and_the_message_says_for_how_long(units):
    events = {f"乡{number:02}": "" for number in range(12)} | {"乡03": "卡住"}
    results = run_batch(units(**events), jobs=2, limit=2)
    assert [Path(each.source).stem for each in results if each.state == "failed"] == ["乡03"]
    assert codes(results[3]) == ["S069"]
    waited = re.search(r"卡住，(\d+) 秒没有做完", results[3].diagnostics[0]["message"])
    assert waited is not None
    assert int(waited[1]) >= 2  # longer on a machine that is busy with other work


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["", "错误", "异常", "不符"]), min_size=1, max_size=6), st.integers(1, 3))
def test_a_batch_equals_its_units_one_by_one(units, events, jobs):
    planned = units(**{f"乡{number}": event for number, event in enumerate(events)})
    one_by_one = [Workshop(ORDERS).make(unit) for unit in planned]
    texts = [
        Path("输出", f"{unit.source.stem}.docx").read_bytes()
        for unit, made in zip(planned, one_by_one, strict=True)
        if made.output
    ]
    batch = run_batch(planned, replace(ORDERS, fresh=True), jobs=jobs)
    assert [(each.source, list(each.diagnostics)) for each in batch] == [
        (each.shown, [found.to_json() for found in each.diagnostics]) for each in one_by_one
    ]
    assert [Path(each.output).read_bytes() for each in batch if each.output] == texts


def test_missing_figures_carry_who_provides_them(town):
    Path("输出").mkdir()
    made = Workshop(ORDERS).make(Unit(town("甲", 待补="监测对象·户（县医保局）"), Path("输出/甲.docx")))
    assert list(made.gaps) == [("监测对象·户", "监测对象·户", "县医保局")]
