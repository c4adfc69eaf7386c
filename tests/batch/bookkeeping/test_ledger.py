"""The ledger: what is done once is not done again, and no state of it stands in the way of a batch."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.batch.bookkeeping.ledger import CannotRecord
from drafting.batch.bookkeeping.ledger_file import FILE, FOLDER, open_ledger
from drafting.batch.working.unit import Unit
from drafting.batch.working.work import Workshop
from tests.batch.conftest import ORDERS, OUT, run_batch

LEDGER = OUT / FOLDER / FILE


@pytest.fixture
def unit(town):
    def one(name: str = "甲", suffix: str = "docx", **fields: str) -> Unit:
        return Unit(town(name, **fields), OUT / f"{name}.{suffix}")

    return one


def done(units: list[Unit], orders=ORDERS) -> dict[str, bool]:
    """Which units were worked on, by name; those that were not were found as they were."""
    current: dict[str, bool] = {}
    run_batch(units, orders, on_result=lambda result: current.__setitem__(result.source.stem, not result.current))
    return current


def test_a_second_run_does_only_what_changed(unit, town):
    units = [unit("甲"), unit("乙"), unit("丙")]
    assert done(units) == {"甲": True, "乙": True, "丙": True}
    assert done(units) == {"甲": False, "乙": False, "丙": False}
    town("乙", 地区="另一个县")
    assert done(units) == {"甲": False, "乙": True, "丙": False}
    assert done(units, replace(ORDERS, fresh=True)) == {"甲": True, "乙": True, "丙": True}


@pytest.mark.parametrize("orders", [replace(ORDERS, missing="omit"), replace(ORDERS, template="别的/模板"), replace(ORDERS, style=Path("样式.yaml"))])
def test_other_orders_make_everything_anew(unit, orders):
    Path("样式.yaml").write_text("版心: {}\n")
    assert done([unit()]) == {"甲": True}
    assert done([unit()], orders) == {"甲": True}
    assert done([unit()], orders) == {"甲": False}


def test_a_changed_template_or_style_makes_everything_anew(unit):
    house = Path("模板/_house/style.yaml")
    house.parent.mkdir(parents=True)
    orders = replace(ORDERS, templates=Path("模板"))
    assert done([unit()], orders) == {"甲": True}
    assert done([unit()], orders) == {"甲": False}
    house.write_text("版心: {}\n")
    assert done([unit()], orders) == {"甲": True}


def test_another_program_makes_everything_anew(unit, monkeypatch):
    assert done([unit()]) == {"甲": True}
    monkeypatch.setattr("drafting.batch.kept.fingerprints.program", lambda: "9.9")
    assert done([unit()]) == {"甲": True}


def test_an_output_that_is_gone_or_edited_is_looked_at_again(unit):
    units = [unit("甲"), unit("乙")]
    done(units)
    (OUT / "甲.docx").unlink()
    (OUT / "乙.docx").write_bytes(b"by a person")
    lines = run_batch(units)
    assert [(each.state, Path(each.output).name) for each in lines] == [("done", "甲.docx"), ("kept", "乙（数据更新稿）.docx")]
    assert (OUT / "乙.docx").read_bytes() == b"by a person"
    assert done(units) == {"甲": False, "乙": False}  # still kept, and nothing new to write
    (OUT / "乙.docx").unlink()
    assert [each.state for each in run_batch(units)] == ["unchanged", "done"]


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_plain_text_that_nobody_touched_is_replaced(unit, town, suffix):
    units = [unit(suffix=suffix)]
    orders = replace(ORDERS, to=suffix)
    run_batch(units, orders)
    town("甲", 待补="监测对象")
    assert [each.state for each in run_batch(units, orders)] == ["done"]
    units[0].output.write_text("by a person")
    town("甲", 待补="另一项")
    assert [each.state for each in run_batch(units, orders)] == ["kept"]
    assert units[0].output.read_text() == "by a person"


def test_what_failed_is_tried_again_and_its_old_output_stays_known(unit, town):
    units = [unit(suffix="txt")]
    orders = replace(ORDERS, to="txt")
    run_batch(units, orders)
    old = units[0].output.read_bytes()
    town("甲", 事情="错误")
    for _ in range(2):
        [line] = run_batch(units, orders)
        assert (line.state, line.output, units[0].output.read_bytes()) == ("failed", None, old)
    town("甲", 待补="监测对象")
    assert [each.state for each in run_batch(units, orders)] == ["done"]  # our own text of the first run


def test_units_of_another_batch_into_the_same_folder_stay_recorded(unit):
    first, second = [unit("甲")], [unit("乙")]
    run_batch(first)
    assert [Path(each.source).stem for each in run_batch(second)] == ["乙"]
    assert done(first) == {"甲": False}


def test_a_unit_found_as_it_was_keeps_what_was_found_in_it(unit):
    units = [unit(待补="监测对象·户（县医保局）")]
    first, again = run_batch(units)[0], run_batch(units)[0]
    assert (first.state, again.state) == ("done", "unchanged")
    assert again.gaps == first.gaps == (("监测对象·户", "监测对象·户", "县医保局"),)
    assert again.diagnostics == first.diagnostics != ()


def spoil_with_text() -> None:
    LEDGER.write_text("不是数据库" * 100)


def spoil_in_the_middle() -> None:
    data = bytearray(LEDGER.read_bytes())
    data[4096:8192] = os.urandom(4096)
    LEDGER.write_bytes(bytes(data))


def make_it_another_version() -> None:
    with closing(sqlite3.connect(LEDGER)) as store:
        store.execute("PRAGMA user_version = 99")
        store.commit()


@pytest.mark.parametrize("spoil", [spoil_with_text, spoil_in_the_middle, make_it_another_version])
def test_an_unusable_ledger_is_put_aside_and_costs_nothing(unit, spoil):
    units = [unit()]
    run_batch(units)
    spoil()
    with closing(open_ledger(OUT)) as ledger:
        assert [each.code for each in ledger.notes] == ["S046"]
    assert [each.state for each in run_batch(units)] == ["unchanged"]  # made anew, and the same
    assert len(list(LEDGER.parent.glob("ledger-用不上*.sqlite"))) == 1
    assert done(units) == {"甲": False}


def test_where_no_ledger_can_be_made_the_batch_runs_without(unit):
    OUT.mkdir()
    (OUT / FOLDER).write_text("a file in its place")
    with closing(open_ledger(OUT)) as ledger:
        assert [each.code for each in ledger.notes] == ["S048"]
    assert done([unit()]) == {"甲": True}
    assert done([unit()]) == {"甲": True}


def test_a_second_batch_into_the_folder_is_refused_while_the_first_lives(unit):
    OUT.mkdir()
    hold = "import sys; from pathlib import Path; from drafting.batch.bookkeeping.ledger_file import open_ledger; l = open_ledger(Path('输出')); print(flush=True); sys.stdin.read()"
    other = subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    with pytest.raises(CannotRecord) as caught:
        open_ledger(OUT)
    assert [each.code for each in caught.value.diagnostics] == ["S047"]
    other.kill()
    other.communicate()
    open_ledger(OUT).close()  # a dead batch holds nothing


def test_a_ledger_that_cannot_be_written_any_more_ends_the_batch(unit):
    OUT.mkdir()
    with closing(open_ledger(OUT)) as ledger:
        ledger._store.execute("PRAGMA max_page_count = 1")  # as a full disk
        result = Workshop(ORDERS).make(unit())
        with pytest.raises(CannotRecord) as caught:
            ledger.record([(number, f"{number}.docx", result) for number in range(4000)])
    [fault] = caught.value.diagnostics
    assert (fault.code, "磁盘满了" in fault.message) == ("S049", True)
