"""A report that a person edited: let be while nothing has changed, with a new draft beside it once something has."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafting.batch.kept.edits import edited
from drafting.batch.working.unit import Unit
from tests.batch.conftest import ORDERS, OUT, run_batch

TEXT = replace(ORDERS, to="txt")
REPORT, BESIDE = OUT / "甲.txt", OUT / "甲（数据更新稿）.txt"


@pytest.fixture
def units(town):
    return [Unit(town("甲"), REPORT)]


def states(units: list[Unit], orders=TEXT) -> list[tuple[str, str]]:
    return [(each.state, Path(each.output).name) for each in run_batch(units, orders)]


def test_an_edited_report_is_let_be_while_nothing_has_changed(units):
    states(units)
    REPORT.write_text("改过的稿子", encoding="utf-8")
    for _ in range(3):
        assert states(units) == [("edited", REPORT.name)]
    assert [each.name for each in OUT.glob("*.txt")] == [REPORT.name]
    assert REPORT.read_text(encoding="utf-8") == "改过的稿子"


def test_new_data_make_one_draft_beside_it_however_often_the_batch_runs(units, town):
    states(units)
    REPORT.write_text("改过的稿子", encoding="utf-8")
    states(units)
    town("甲", 待补="监测对象")
    for _ in range(3):
        assert states(units) == [("kept", BESIDE.name)]
    BESIDE.write_text("新稿也改过了", encoding="utf-8")
    for _ in range(3):
        assert states(units) == [("edited", BESIDE.name)]
    assert sorted(each.name for each in OUT.glob("*.txt")) == [REPORT.name, BESIDE.name]
    town("甲", 待补="务工就业")
    assert states(units) == [("kept", "甲（数据更新稿2）.txt")]
    assert (REPORT.read_text(encoding="utf-8"), BESIDE.read_text(encoding="utf-8")) == ("改过的稿子", "新稿也改过了")


def test_a_draft_beside_that_is_gone_is_made_again(units, town):
    states(units)
    REPORT.write_text("改过的稿子", encoding="utf-8")
    town("甲", 待补="监测对象")
    states(units)
    BESIDE.unlink()
    assert states(units) == [("kept", BESIDE.name)]


@pytest.mark.parametrize("orders", [replace(TEXT, missing="omit"), replace(TEXT, style=Path("样式.yaml")), replace(TEXT, template="别的/模板")])
def test_other_orders_make_a_draft_beside_it(units, town, orders):
    Path("样式.yaml").write_text("版心: {}\n")
    states(units)
    REPORT.write_text("改过的稿子", encoding="utf-8")
    assert states(units, orders) == [("kept", BESIDE.name)]


def test_with_force_the_edited_report_is_set_aside(units):
    states(units)
    REPORT.write_text("改过的稿子", encoding="utf-8")
    states(units)
    assert states(units, replace(TEXT, force=True)) == [("done", REPORT.name)]
    assert (OUT / "甲（旧稿1）.txt").read_text(encoding="utf-8") == "改过的稿子"


def test_a_report_put_back_as_it_was_is_unchanged(units):
    states(units)
    made = REPORT.read_bytes()
    REPORT.write_text("改过的稿子", encoding="utf-8")
    states(units)
    REPORT.write_bytes(made)
    assert states(units) == [("unchanged", REPORT.name)]


def test_an_edited_report_that_is_gone_is_made_again(units):
    states(units)
    REPORT.write_text("改过的稿子", encoding="utf-8")
    states(units)
    REPORT.unlink()
    assert states(units) == [("done", REPORT.name)]


@pytest.mark.parametrize(
    ("damaged", "state"), [(b"", "done"), (b"\0" * 4096, "kept"), ("报告".encode() + b"\0" * 100, "kept")]
)
def test_what_a_power_cut_damaged_is_made_again(units, damaged, state):
    states(units)
    REPORT.write_bytes(damaged)
    assert [made for made, _ in states(units)] == [state]


def package(text: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as made:
        made.writestr("word/document.xml", text * 50)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "by_a_person"),
    [
        ("稿.docx", package("改过的稿子"), True),
        ("稿.docx", package("改过的稿子")[:200], False),
        ("稿.docx", package("改过的稿子").replace("改过".encode(), "坏了".encode(), 1), False),
        ("稿.txt", "改过的稿子".encode("gbk"), True),
        ("稿.html", b"<html></html>\n", True),
        ("稿.html", b"<html><p>", False),
        ("没有.txt", None, False),
    ],
)
def test_only_what_is_whole_was_edited(tmp_path, name, data, by_a_person):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert edited(tmp_path / name) is by_a_person
