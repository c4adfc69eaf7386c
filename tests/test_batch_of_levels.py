"""A county's file in one batch with its townships': what does not add up is told by what the ledger keeps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.cli.main import main

TOWNS = "子丑寅卯辰巳午未申"
JOBS = ("务工就业", "技能培训", "公益岗位安置")


def write(file: Path, region: str, number: int, jobs: str = "") -> None:
    """A data file of six figures that add up; `jobs` instead of those at work."""
    level = "" if region.endswith("县") else ", 层级: 乡镇"
    people = dict.fromkeys(JOBS, f"{100 * number}人") | ({"务工就业": jobs} if jobs else {})
    groups = f"  就业: {{{', '.join(f'{name}: {text}' for name, text in people.items())}}}\n  住房: {{危房改造: {10 * number}户, 抗震改造: {10 * number}户}}\n  饮水: {{受益人口: {50 * number}人}}\n"
    template = "rural/township" if level else "rural/annual"
    file.write_text(f"模板: {template}\n单位: {{名称: {region}人民政府, 地区: {region}{level}}}\n报告期: 2026年\n指标:\n{groups}", encoding="utf-8")


Batch = Callable[[], tuple[list[str], list[str]]]


@pytest.fixture
def batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Batch:
    """Make all files of `数据`: what is told of figures far from their peers, and of those that do not add up."""

    def run() -> tuple[list[str], list[str]]:
        main(["batch", str(tmp_path / "数据"), "-o", str(tmp_path / "出"), "--jobs", "1", "--format", "json"])
        summary = json.loads(capsys.readouterr().out)["summary"]
        return [each["message"] for each in summary["far_from_peers"]], [f"{each['code']} {each['message']} → {each['hint']}" for each in summary["unlike_their_parts"]]

    (tmp_path / "数据").mkdir()
    for at, mark in enumerate(TOWNS):
        write(tmp_path / "数据" / f"{mark}乡.yaml", f"青禾县{mark}乡", 10 + at)
    write(tmp_path / "数据" / "全县.yaml", "青禾县", sum(range(10, 19)))
    return run


def test_what_adds_up_is_not_told(batch: Batch) -> None:
    assert batch() == ([], [])


def test_a_township_that_slipped_is_told_once_and_told_again_where_nothing_has_changed(batch: Batch, tmp_path: Path) -> None:
    write(tmp_path / "数据" / "卯乡.yaml", "青禾县卯乡", 13, jobs="13000人")
    far, [unlike] = batch()
    assert far == []
    assert unlike.startswith("D266 务工就业：填 12600人，按 9个乡镇之和 应为 24300人，相差 11700人 → 青禾县卯乡的 13000人 少一位就对上了（和同级的别的单位比也相差悬殊）：先核对它；")
    assert batch() == (far, [unlike])
    write(tmp_path / "数据" / "卯乡.yaml", "青禾县卯乡", 13)
    assert batch() == ([], [])


def test_a_figure_that_only_the_program_reckons_is_not_taken_for_none(batch: Batch, tmp_path: Path) -> None:
    write(tmp_path / "数据" / "卯乡.yaml", "青禾县卯乡", 13, jobs="=技能培训 + 0人")
    assert batch() == ([], [])


def test_a_reason_beside_the_countys_figure_answers(batch: Batch, tmp_path: Path) -> None:
    county = tmp_path / "数据" / "全县.yaml"
    text = county.read_text(encoding="utf-8")
    county.write_text(text.replace("{受益人口: 6300人}", "\n    受益人口: 6310人"), encoding="utf-8")
    assert [each.split(" 应为")[0] for each in batch()[1]] == ["D266 受益人口：填 6310人，按 9个乡镇之和"]
    county.write_text(text.replace("{受益人口: 6300人}", "\n    受益人口: 6310人  # 情况属实 D266：含县直"), encoding="utf-8")
    assert batch() == ([], [])


def test_a_township_that_says_it_lies_elsewhere_is_told(batch: Batch, tmp_path: Path) -> None:
    write(tmp_path / "数据" / "酉乡.yaml", "青河县酉乡", 3)
    [told] = batch()[1]
    assert told == "D267 地区：青河县酉乡不在青禾县，没有和青禾县人民政府的数核对 → 写错的，改正单位的地区；确实是别处的，不和青禾县的文件放在一起"
