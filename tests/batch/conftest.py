from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.batch.bookkeeping.ledger import Ledger, Line
from drafting.batch.bookkeeping.ledger_file import open_ledger
from drafting.batch.job import draw_up
from drafting.batch.planning.plan import Plan, Unit, make_plan
from drafting.batch.run import OnResult, run
from drafting.batch.working.executors import LocalTeam, Team
from drafting.batch.working.spread import LIMIT
from drafting.batch.working.work import Orders
from tests import stand_in
from tests.here_team import HereTeam

ORDERS = Orders(None, Path(), None, "docx", pattern="{文件名}")
OUT = Path("输出")


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    Path("乡镇").mkdir()


@pytest.fixture
def town() -> Callable[..., Path]:
    """Write a data file of the stand-in's kind into 乡镇/."""

    def write(name: str, **fields: str) -> Path:
        file = Path("乡镇", f"{name}.yaml")
        file.write_text("".join(f"{key}: {value}\n" for key, value in fields.items()), encoding="utf-8")
        return file

    return write


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    OUT.mkdir()
    with closing(open_ledger(OUT)) as opened:
        yield opened


def no_team() -> Team:
    raise AssertionError("no workers are needed to name so few")


def planned(*sources: Path, pattern: str = "{文件名}", team: Callable[[], Team] = no_team) -> Plan:
    return draw_up(sources, OUT, replace(ORDERS, pattern=pattern), stand_in.open_library(), team)[0]


def run_batch(
    units: list[Unit], orders: Orders = ORDERS, *, jobs: int = 0, on_result: OnResult = lambda _: None, limit: float = LIMIT
) -> list[Line]:
    """What the ledger says of these units after a run of their own, in `jobs` processes or in this one."""
    OUT.mkdir(exist_ok=True)
    team: Team = LocalTeam(jobs) if jobs else HereTeam()
    orders = replace(orders, run=os.urandom(4).hex())
    with closing(open_ledger(OUT)) as ledger, closing(team):
        assert run(make_plan(enumerate(units), OUT, "docx", []), orders, team, ledger, on_result, limit)
        return list(ledger.lines())
