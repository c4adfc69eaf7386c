"""drafting check over many files: the same findings over cores as in turn, and the files of one unit together."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting import reading
from drafting.batch.working import spread
from drafting.cli.checking import each_file as checking
from drafting.cli.main import main
from drafting.proofreading import proofing

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


def test_a_rule_that_only_a_worker_has_met_is_described(tmp_path: Path) -> None:
    files = [write(tmp_path, f"{number}.yaml", f"第{number}乡", "2026年", "三千") for number in range(2)]
    many = "import sys; from drafting.cli.checking import each_file; from drafting.cli.main import main; each_file.MANY = 2; main(sys.argv[1:])"
    ran = subprocess.run([sys.executable, "-c", many, "check", *files, "--format", "sarif"], capture_output=True, text=True, encoding="utf-8", check=True)
    (rule,) = json.loads(ran.stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"]) == ("D080", {"text": "数值读不懂"})


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


def test_an_answer_that_counts_beside_the_townships_is_not_idle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    county = tmp_path / "全县.yaml"
    text = "模板: rural/annual\n单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 12户  # 情况属实 D266：含县直\n"
    county.write_text(text, encoding="utf-8")
    assert [each["code"] for each in said(capsys, str(county), "--select", "R")[1]["diagnostics"]] == []


def test_a_figure_far_from_those_of_the_other_townships(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [write(tmp_path, f"{at}.yaml", f"第{at}乡", "2026年", f"{120 + at}户") for at in range(8)]
    files.insert(3, write(tmp_path, "错.yaml", "白鹭乡", "2026年", "1230户"))
    code, found = said(capsys, *files, "--select", "S")
    (finding,) = found["diagnostics"]
    assert (code, finding["code"], finding["file"], finding["path"]) == (0, "S143", files[3], "住房.危房改造")
    assert said(capsys, files[3], "--select", "S")[1]["diagnostics"] == []


def test_a_file_that_goes_or_a_fault_of_ours_keeps_no_other_from_being_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [write(tmp_path, f"{number}.yaml", f"第{number}乡", "2026年", "{数值: 5户, 构成: {甲: 3户}}") for number in range(3)]
    monkeypatch.setattr("drafting.cli.asked.inputs.require_data_file", lambda file: file.unlink() if file.name == "0.yaml" else None)
    proofread = proofing.proofread

    def faulty(library: object, dataset: object) -> object:
        if "第1乡" in str(dataset.unit):  # type: ignore[attr-defined]
            raise ValueError("x")
        return proofread(library, dataset)  # type: ignore[arg-type]

    monkeypatch.setattr(proofing, "proofread", faulty)
    code, found = said(capsys, *files)
    assert code == 2
    assert [each["code"] for each in found["diagnostics"] if each["severity"] == "error"] == ["S050", "S045", "R101"]


def test_a_file_that_goes_before_those_of_its_unit_are_compared_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    half = write(tmp_path, "上半年.yaml", "清溪乡", "2026年上半年", "12户")
    year = write(tmp_path, "全年.yaml", "清溪乡", "2026年", "10户")
    content, read = reading.content, []

    def gone_when_read_again(file: Path) -> bytes:
        read.append(file)
        if read.count(file) > 1 and file == Path(year):
            raise FileNotFoundError(file)
        return content(file)

    monkeypatch.setattr(reading, "content", gone_when_read_again)
    code, found = said(capsys, half, year, "--select", "R,S")
    assert code == 2
    assert [(each["code"], each["file"]) for each in found["diagnostics"]] == [("S050", year)]


def test_a_fault_of_ours_in_comparing_the_files_of_a_unit_keeps_what_was_found_in_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [write(tmp_path, f"{month}月.yaml", "清溪乡", f"2026年1-{month}月", "{数值: 5户, 构成: {甲: 3户}}") for month in (3, 6)]

    def faulty(library: object, datasets: object) -> object:
        raise ValueError("x")

    monkeypatch.setattr(proofing, "proofread_together", faulty)
    code, found = said(capsys, *files, "--select", "R,S")
    assert code == 2
    assert [each["code"] for each in found["diagnostics"]] == ["R101", "R101", "S045"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "管道.yaml"
    os.mkfifo(pipe)
    code, found = said(capsys, str(pipe))
    (fault,) = found["diagnostics"]
    assert (code, fault["code"]) == (2, "S021")
    assert str(pipe) in str(fault["message"])


Ending = Callable[[], None]


def endless() -> None:
    while True:
        pass


def many(folder: Path, monkeypatch: pytest.MonkeyPatch, bad: dict[int, Ending]) -> list[str]:
    """Files enough for workers, each with a mismatch; some end the worker that checks them."""
    files = [write(folder, f"{number:02}.yaml", f"第{number:02}乡", "2026年", "{数值: 5户, 构成: {甲: 3户}}") for number in range(12)]
    proofread = proofing.proofread

    def fatal(library: object, dataset: object) -> object:
        ending = bad.get(int(dataset.unit.name[1:3]))  # type: ignore[attr-defined]
        if ending is not None:
            assert multiprocessing.parent_process() is not None, "the command itself would die"
            ending()
        return proofread(library, dataset)  # type: ignore[arg-type]

    monkeypatch.setattr(proofing, "proofread", fatal)
    monkeypatch.setattr(checking, "MANY", 2)
    monkeypatch.setattr(checking, "_CHUNK", 3)
    monkeypatch.setattr(checking, "_cores", lambda files: 2)
    return files


forks_here = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a worker would not have the stand-in")


@forks_here
@pytest.mark.parametrize("deadly", [0, 5, 11])
def test_a_file_that_kills_its_worker_is_told_at_its_place_and_the_others_are_checked(
    deadly: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = many(tmp_path, monkeypatch, {deadly: lambda: os._exit(9)})
    code, found = said(capsys, *files, "--select", "R,S")
    assert code == 2
    told = [(each["code"], each["file"]) for each in found["diagnostics"]]
    assert told == [("S044" if number == deadly else "R101", file) for number, file in enumerate(files)]
    (crash,) = (each for each in found["diagnostics"] if each["code"] == "S044")
    assert crash["message"] == f"核对 {files[deadly]} 时程序崩溃"


@pytest.mark.slow
@forks_here
@pytest.mark.parametrize("hang", [pytest.param(endless, id="loops"), pytest.param(lambda: os.kill(os.getpid(), signal.SIGSTOP), id="stops")])
def test_a_file_that_hangs_is_told_after_a_stated_time_and_the_others_are_checked(
    hang: Ending, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = many(tmp_path, monkeypatch, {0: hang})
    monkeypatch.setattr(spread, "LIMIT", 2.0)
    before = set(multiprocessing.active_children())
    code, found = said(capsys, *files, "--select", "R,S")
    assert code == 2
    told = [(each["code"], each["file"]) for each in found["diagnostics"]]
    assert told == [("R101" if number else "S069", file) for number, file in enumerate(files)]
    waited = re.fullmatch(re.escape(f"核对 {files[0]} 时卡住，") + r"(\d+) 秒没有做完", found["diagnostics"][0]["message"])
    assert waited is not None
    assert int(waited[1]) >= 2  # longer on a machine that is busy with other work
    assert set(multiprocessing.active_children()) == before


@pytest.mark.slow
@forks_here
def test_files_that_kill_and_files_that_hang_are_each_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad: dict[int, Ending] = {1: endless, 2: lambda: os._exit(9), 3: lambda: os.kill(os.getpid(), signal.SIGSTOP), 10: lambda: os._exit(9)}
    files = many(tmp_path, monkeypatch, bad)
    monkeypatch.setattr(spread, "LIMIT", 2.0)
    code, found = said(capsys, *files, "--select", "R,S")
    assert code == 2
    assert [each["code"] for each in found["diagnostics"]] == [
        "R101", "S069", "S044", "S069", "R101", "R101", "R101", "R101", "R101", "R101", "S044", "R101",
    ]  # fmt: skip
