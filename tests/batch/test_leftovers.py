"""Reports that an operator could take for today's."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from drafting.batch.job import carry_out
from drafting.batch.ledger_file import open_ledger
from drafting.batch.plan import Unit, make_plan
from tests.batch.conftest import ORDERS, OUT, HereTeam


def left(*files: Path) -> list[tuple[str, str]]:
    """(code, message) of what a run over these leaves to be told."""
    OUT.mkdir(exist_ok=True)
    plan = make_plan(enumerate(Unit(each, OUT / f"{each.stem}.docx") for each in files), OUT, "docx", [])
    with closing(open_ledger(OUT)) as ledger:
        outcome = carry_out(plan, ORDERS, HereTeam(), ledger, lambda _: None)
    assert set(outcome.left) <= set(outcome.notes)
    return [(each.code, each.message) for each in outcome.left]


def test_an_old_report_of_a_unit_that_failed_is_told(town):
    files = [town("甲"), town("乙")]
    assert left(*files) == []
    town("甲", 事情="错误")
    [(code, message)] = left(*files)
    assert (code, "甲.docx 是以前生成的" in message) == ("S076", True)
    (OUT / "甲.docx").unlink()
    assert left(*files) == []


def test_reports_of_units_that_are_not_asked_for_any_more_are_told(town):
    assert left(town("甲"), town("乙"), town("丙")) == []
    [(code, message)] = left(town("丙"))
    assert code == "S077"
    assert message == "输出文件夹里另有 2 份以前生成的报告，不在这一次的来源里：甲.docx、乙.docx"
