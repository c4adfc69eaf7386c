"""A batch makes a unit anew when anything changed that went into it: last year's file, a picture, an annex, the common file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafting.batch.working.unit import Unit
from tests.batch.conftest import ORDERS, OUT, run_batch

HEAD = """\
模板: rural/township
单位: {名称: 某乡人民政府, 地区: 某乡, 层级: 乡镇}
报告期: {year}年
"""
DATA = Path("某乡.yaml")


def write(file: str, year: int, more: str) -> None:
    Path(file).write_text(HEAD.replace("{year}", str(year)) + more, encoding="utf-8")


def change(file: str, old: str, new: str) -> Callable[[], None]:
    def now() -> None:
        text = Path(file).read_text(encoding="utf-8")
        assert old in text
        Path(file).write_text(text.replace(old, new), encoding="utf-8")

    return now


@pytest.fixture(autouse=True)
def _at_home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("某乡.yaml", 2026, "上年: 去年.yaml\n公文: {附件: [{标题: 说明, 数据: 另文.yaml}]}\n指标: {就业: {务工就业: 3723人}}\n文字材料: {存在问题: \"{{ 就业.务工就业 }}\"}\n")
    write("去年.yaml", 2025, "指标: {就业: {务工就业: 3600人}}\n")
    write("另文.yaml", 2026, "上年: 另文去年.yaml\n指标: {就业: {公益岗位: 36个}}\n")
    write("另文去年.yaml", 2025, "指标: {就业: {公益岗位: 30个}}\n")
    Path("共用.yaml").write_text("公文: {署名: 某乡人民政府}\n", encoding="utf-8")


def made_anew() -> bool:
    worked: list[bool] = []
    orders = replace(ORDERS, common=Path("共用.yaml"))
    [line] = run_batch([Unit(DATA, OUT / "某乡.docx")], orders, on_result=lambda result: worked.append(not result.current))
    assert line.state in ("done", "unchanged"), line.diagnostics
    return worked == [True]


@pytest.mark.parametrize(
    "changed",
    [
        change("去年.yaml", "3600人", "3500人"),
        change("另文.yaml", "36个", "37个"),
        change("另文去年.yaml", "30个", "31个"),
        change("共用.yaml", "某乡人民政府", "某乡乡村振兴办公室"),
        lambda: Path("去年.yaml").rename("前年.yaml") and write("去年.yaml", 2025, "指标: {就业: {务工就业: 1人}}\n"),
    ],
    ids=["last year's file", "an annex", "an annex's last year", "the common file", "another file in its place"],
)
def test_what_went_into_it_changed(changed):
    assert made_anew()
    assert not made_anew()
    changed()
    assert made_anew()
    assert not made_anew()


def test_a_draft_for_discussion_is_not_made_anew_because_a_day_has_passed():
    def state(day: date | None) -> str:
        [line] = run_batch([Unit(DATA, OUT / "某乡.docx")], replace(ORDERS, review=day))
        return line.state

    assert state(date(2026, 11, 25)) == "done"
    with ZipFile(OUT / "某乡.docx") as package:
        assert "word/comments.xml" in package.namelist()
    assert state(date(2026, 11, 26)) == "unchanged"
    assert state(None) == "done"
