"""A changed file makes just those units anew that are made from it: what a unit reads is watched from outside, by the system's own hook."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from drafting.batch.bookkeeping.ledger_file import open_ledger
from drafting.batch.planning.plan import Unit, make_plan
from drafting.batch.run import run
from drafting.batch.working.orders import Orders
from tests.here_team import HereTeam

ROOT = Path(__file__).parents[1]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)

HEAD = "单位: {{名称: 某{0}农业农村局, 地区: 某{0}, 层级: {1}}}\n报告期: 2026年\n"
FIGURES = "指标: {监测帮扶: {监测对象: 50户120人}, 住房: {危房改造: 7户}}\n"
FILES = {
    "甲.yaml": "模板: rural/township\n" + HEAD.format("乡", "乡镇") + FIGURES,
    "乙.yaml": "模板: rural/briefing\n" + HEAD.format("县", "县") + FIGURES + "上年: 旧/乙.yaml\n"
    "公文: {附件: [{数据: 附/丙.yaml}]}\n明细表: {村: [{村: 东村, 投资: 5万元}]}\n"
    "文字材料: {存在问题: [{标题: 现场, 图片: {文件: 图/现场.png, 标题: 现场}}, 收入]}\n",
    "旧/乙.yaml": HEAD.format("县", "县").replace("2026", "2025") + FIGURES,
    "附/丙.yaml": "模板: other/note\n" + HEAD.format("乡", "乡镇") + FIGURES + "上年: 丙旧.yaml\n",
    "附/丙旧.yaml": HEAD.format("乡", "乡镇").replace("2026", "2025") + FIGURES,
}
OTHER = {
    "other/note.j2": "---\n名称: 说明\n---\n# 说明\n监测对象{{ 监测帮扶.监测对象 }}。\n{% include 'other/more.j2' %}\n",
    "other/more.j2": "改造危房{{ 住房.危房改造 }}。\n",
    "other/unused.j2": "---\n名称: 别的\n---\n# 别的\n{{ 住房.危房改造 }}\n",
    "other/indicators.yaml": "监测帮扶: {监测对象: {计量单位: [户, 人]}}\n住房: {危房改造: {计量单位: 户}}\n",
}

WATCH = """
import json, os, sys
from pathlib import Path

opened = set()
sys.addaudithook(lambda event, given: opened.add(os.path.abspath(given[0])) if event == "open" and isinstance(given[0], str) else None)
from drafting.batch.working.orders import Orders
from drafting.batch.working.unit import Unit
from drafting.batch.working.work import Workshop

orders = Orders(Path(sys.argv[1]), Path(sys.argv[2]), None, "docx")
made = Workshop(orders).make(Unit(Path(sys.argv[3]), Path(sys.argv[4])))
assert made.state == "done", made.diagnostics
json.dump(sorted(opened), sys.stdout)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data and templates of their own, in a place of their own."""
    shutil.copytree(ROOT / "templates", tmp_path / "模板")
    (tmp_path / "图").mkdir()
    (tmp_path / "图/现场.png").write_bytes(PNG)
    for name, text in (FILES | {f"模板/{name}": text for name, text in OTHER.items()}).items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened_by(unit: str, place: Path) -> set[str]:
    """What of the place a fresh process opens that has only this unit to make."""
    command = [sys.executable, "-c", WATCH, str(place / "模板"), str(place), str(place / f"{unit}.yaml"), str(place / f"试{unit}.docx")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert ran.returncode == 0, ran.stderr
    inside = (Path(each) for each in json.loads(ran.stdout) if each.startswith(f"{place}/"))
    found = {each.relative_to(place).as_posix() for each in inside}
    return {each for each in found if not each.startswith(("缓存", "试", ".试"))}


def made_anew(place: Path) -> set[str]:
    """The units that a run of a process of its own finds changed."""
    out = place / "输出"
    out.mkdir(exist_ok=True)
    units = [Unit(place / f"{name}.yaml", out / f"{name}.docx") for name in "甲乙"]
    orders = Orders(place / "模板", place, None, "docx", run=os.urandom(4).hex())
    anew: set[str] = set()
    with closing(open_ledger(out)) as ledger:
        run(make_plan(enumerate(units), out, "docx", []), orders, HereTeam(), ledger, lambda result: anew.update(() if result.current else {result.source.stem}))
        assert [(line.state, line.diagnostics) for line in ledger.lines() if line.state == "failed"] == []
    return anew


def touched(file: Path) -> None:
    """Other bytes that say the same, as far as the kind of file allows."""
    more = {".j2": b"{# x #}", ".yaml": b"\n# x\n", ".png": b"x"}[file.suffix]
    file.write_bytes(file.read_bytes() + more)


@pytest.mark.slow
def test_what_a_unit_was_made_from_makes_it_anew_and_nothing_else_does(place, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "缓存"))  # which nobody has filled: all is opened that is used
    files = sorted(each.relative_to(place).as_posix() for each in place.rglob("*") if each.is_file())
    read = {unit: opened_by(unit, place) for unit in "甲乙"}
    assert {"旧/乙.yaml", "附/丙.yaml", "附/丙旧.yaml", "图/现场.png", "模板/other/more.j2"} <= read["乙"] - read["甲"]
    assert "模板/other/unused.j2" not in read["甲"] | read["乙"]
    assert made_anew(place) == {"甲", "乙"}
    assert made_anew(place) == set()
    wrong = {}
    for file in files:
        touched(place / file)
        wanted, found = {unit for unit in "甲乙" if file in read[unit]}, made_anew(place)
        if wanted != found:
            wrong[file] = (sorted(wanted), sorted(found))
    assert wrong == {}


def test_an_enclosed_report_brings_its_own_field_along(place):
    assert made_anew(place) == {"甲", "乙"}
    for file, anew in {"other/more.j2": {"乙"}, "other/unused.j2": set(), "rural/township.j2": {"甲"}}.items():
        touched(place / "模板" / file)
        assert made_anew(place) == anew, file
    (place / "模板/_house/checks/本地.yaml").write_text("规则: []\n", encoding="utf-8")
    assert made_anew(place) == {"甲", "乙"}
