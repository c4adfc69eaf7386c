"""drafting check over many files: the same findings over cores as in turn, and the files of one unit together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.cli import checking
from drafting.cli.main import main

DATA = "模板: rural/township\n单位: {名称: %s人民政府, 地区: 青禾县%s, 层级: 乡镇}\n报告期: %s\n指标: {住房: {危房改造: %s}}\n"


def write(folder: Path, name: str, unit: str, period: str, figure: str) -> str:
    file = folder / name
    file.write_text(DATA % (unit, unit, period, figure), encoding="utf-8")
    return str(file)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, list[dict[str, object]]]]:
    code = main(["check", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_over_cores_as_in_turn(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(tmp_path, f"{number}.yaml", f"第{number}乡", "2026年", f"{{数值: {number}户, 构成: {{甲: 3户}}}}") for number in range(5)]
    files.insert(2, str(tmp_path / "没有.yaml"))
    in_turn = said(capsys, *files)
    monkeypatch.setattr(checking, "MANY", 2)
    monkeypatch.setattr(checking, "_CHUNK", 2)
    assert said(capsys, *files) == in_turn
    assert in_turn[0] == 2
    assert [each["code"] for each in in_turn[1]["diagnostics"] if each["severity"] == "error"] == ["R101", "R101", "S020", "R101", "R101"]


def test_the_half_year_and_the_year_of_one_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    half = write(tmp_path, "上半年.yaml", "清溪乡", "2026年上半年", "12户")
    year = write(tmp_path, "全年.yaml", "清溪乡", "2026年", "10户")
    other = write(tmp_path, "别的乡.yaml", "白鹭乡", "2026年", "1户")
    code, found = said(capsys, half, year, other, "--select", "R")
    assert code == 1
    (finding,) = found["diagnostics"]
    assert (finding["code"], finding["severity"], finding["file"], finding["path"]) == ("R150", "error", year, "住房.危房改造")
    assert [each["kind"] for each in found["relations"]] == ["跨期"]
    assert said(capsys, half, other, "--select", "R")[1]["diagnostics"] == []
    assert said(capsys, year, year, "--select", "R")[1]["diagnostics"] == []


def test_a_file_that_goes_or_a_fault_of_ours_keeps_no_other_from_being_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [write(tmp_path, f"{number}.yaml", f"第{number}乡", "2026年", "{数值: 5户, 构成: {甲: 3户}}") for number in range(3)]
    monkeypatch.setattr("drafting.cli.inputs.require_data_file", lambda file: file.unlink() if file.name == "0.yaml" else None)
    from drafting import proofing

    proofread = proofing.proofread

    def faulty(library: object, dataset: object) -> object:
        if "第1乡" in str(dataset.unit):  # type: ignore[attr-defined]
            raise ValueError("x")
        return proofread(library, dataset)  # type: ignore[arg-type]

    monkeypatch.setattr(proofing, "proofread", faulty)
    code, found = said(capsys, *files)
    assert code == 2
    assert [each["code"] for each in found["diagnostics"] if each["severity"] == "error"] == ["S050", "S045", "R101"]
