"""Reports that an operator could take for today's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from drafting.batch.bookkeeping.ledger import Ledger
from drafting.batch.bookkeeping.ledger_file import open_ledger
from drafting.batch.job import carry_out
from drafting.batch.planning.plan import Unit, make_plan
from drafting.batch.working.orders import Result
from tests import stand_in
from tests.batch.conftest import ORDERS, OUT
from tests.here_team import HereTeam


def left(*files: Path) -> list[tuple[str, str]]:
    """(code, message) of what a run over these leaves to be told."""
    OUT.mkdir(exist_ok=True)
    plan = make_plan(enumerate(Unit(each, OUT / f"{each.stem}.docx") for each in files), OUT, "docx", [])
    with closing(open_ledger(OUT)) as ledger:
        outcome = carry_out(plan, ORDERS, stand_in.open_library(), HereTeam(), ledger, lambda _: None)
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
    first, second, third = (town(name, 地区=f"某县{name}乡") for name in "甲乙丙")
    assert left(first, second, third) == []
    [(code, message)] = left(third)
    assert code == "S077"
    assert message == "输出文件夹里另有 2 份以前生成的报告，不在这一次的来源里：甲.docx、乙.docx"


def test_a_unit_whose_report_has_another_name_now_is_not_called_one_that_is_gone(town):
    def named(pattern: str, *files: Path) -> list[tuple[str, str]]:
        OUT.mkdir(exist_ok=True)
        plan = make_plan(enumerate(Unit(each, OUT / pattern.format(each.stem)) for each in files), OUT, "docx", [])
        with closing(open_ledger(OUT)) as ledger:
            return [(each.message, each.hint) for each in carry_out(plan, ORDERS, stand_in.open_library(), HereTeam(), ledger, lambda _: None).left]

    first, second, third = (town(name, 地区=f"某县{name}乡") for name in "甲乙丙")
    assert named("{}.docx", first, second, third) == []
    [(renamed, hint), (gone, _)] = named("{}总结.docx", first, second)
    assert renamed == "输出文件夹里另有 2 份同一单位以前生成的报告，文件名不同：甲.docx（这一次是 甲总结.docx）、乙.docx（这一次是 乙总结.docx）"
    assert "--name" in hint
    assert gone == "输出文件夹里另有 1 份以前生成的报告，不在这一次的来源里：丙.docx"
    (OUT / "甲.docx").unlink()
    [(renamed, _), _] = named("{}总结.docx", first, second)
    assert "另有 1 份同一单位" in renamed


def test_rows_of_tables_are_one_unit_by_their_names_wherever_they_stand(tmp_path):
    """A row is moved, and another unit stands where it stood."""

    def ran(*units: tuple[str, str, str]) -> list[tuple[str, str]]:
        with closing(open_ledger(tmp_path)) as ledger:
            return list(_recorded(ledger, units))

    assert ran(("g.xlsx[表!第2行]", "柏树镇", "柏树镇.docx"), ("g.xlsx[表!第3行]", "石门乡", "石门乡.docx")) == []
    now = ran(("g2.xlsx[表!第3行]", "柏树镇", "柏树镇总结.docx"), ("g2.xlsx[表!第2行]", "石门镇", "石门镇.docx"))
    assert now == [("柏树镇.docx", "柏树镇总结.docx")]


def _recorded(ledger: Ledger, units: tuple[tuple[str, str, str], ...]) -> Iterator[tuple[str, str]]:
    for position, (source, name, made) in enumerate(units):
        ledger.record([(position, made, Result(Path(source), "done", name, OUT / made, shown=source, region=name))])
    yield from ledger.also_made()
