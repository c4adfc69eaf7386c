"""A county's worth of units through the installed command: all arrive, one dead worker costs nothing, bytes are the same."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from drafting import pipeline
from tests.shipped import shipped

TOWNSHIPS = sorted((Path(__file__).parent.parent / "samples" / "townships").glob("*.yaml"))
COMMAND = [str(Path(sys.executable).with_name("drafting")), "batch", "乡镇", "-o", "输出", "--jobs", "2"]
UNITS = 300

pytestmark = pytest.mark.slow


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """300 data files in 乡镇/: the thirty townships, each ten times with figures of its own."""
    folder = tmp_path / "乡镇"
    folder.mkdir()
    for number, township in enumerate(islice(cycle(TOWNSHIPS), UNITS)):
        text, found = re.subn(r"(    行政村: )\d+个", rf"\g<1>{1000 + number}个", township.read_text(encoding="utf-8"))
        assert found == 1
        (folder / f"{number:03}{township.name}").write_text(text, encoding="utf-8")
    return tmp_path


def batch(folder: Path, *more: str) -> tuple[int, Any]:
    ran = subprocess.run([*COMMAND, "--format", "json", *more], cwd=folder, capture_output=True, text=True, check=False)
    return ran.returncode, json.loads(ran.stdout)


def rendered(file: Path, library: pipeline.Library) -> bytes:
    """The document of one data file, made by itself in this process."""
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    document = pipeline.draft(library, dataset).document
    assert document is not None
    return pipeline.write(document, "docx", library)


def test_every_unit_arrives_with_the_bytes_of_a_render_of_its_own(county: Path) -> None:
    code, told = batch(county)
    assert (code, told["summary"]["done"]) == (0, UNITS)
    library = shipped()
    files = sorted((county / "乡镇").iterdir())
    made = {each.stem: each.read_bytes() for each in (county / "输出").glob("*.docx")}
    assert made == {file.stem: rendered(file, library) for file in files}
    assert len(set(made.values())) == UNITS

    code, told = batch(county)
    assert (code, told["summary"]["unchanged"]) == (0, UNITS)


def test_one_wrong_unit_among_hundreds_fails_alone(county: Path) -> None:
    wrong = sorted((county / "乡镇").iterdir())[137]
    wrong.write_text(wrong.read_text(encoding="utf-8").replace("指标:", "指标：", 1), encoding="utf-8")
    code, told = batch(county)
    assert code == 1
    assert [Path(each["source"]).name for each in told["units"] if each["state"] == "failed"] == [wrong.name]
    assert told["summary"]["done"] == UNITS - 1
    assert not (county / "输出" / f"{wrong.stem}.docx").exists()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the worker by /proc")
def test_a_worker_killed_on_the_way_costs_no_unit(county: Path) -> None:
    running = subprocess.Popen(
        [*COMMAND, "--format", "json"], cwd=county, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    os.kill(a_worker_at_work(running, county / "输出"), signal.SIGKILL)
    out, err = running.communicate(timeout=300)
    assert running.returncode == 0, err.decode()
    states = [each["state"] for each in json.loads(out)["units"]]
    assert len(states) == UNITS
    assert set(states) <= {"done", "unchanged"}  # unchanged: written by the dead worker, not yet reported
    assert len(reports(county)) == UNITS


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the worker by /proc")
def test_ctrl_c_ends_it_soon_and_says_so(county: Path) -> None:
    running = subprocess.Popen(COMMAND, cwd=county, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    a_worker_at_work(running, county / "输出")
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "已中断" in err.decode()
    written = reports(county)
    assert len(written) < UNITS * 2 // 3  # what was begun is finished, the rest is not begun
    code, told = batch(county)
    assert code == 0
    assert told["summary"]["unchanged"] == len(written)  # all of them were recorded: none is made again


def reports(folder: Path) -> list[str]:
    """The reports that arrived; no half-written file is left beside them."""
    names = {each.name for each in (folder / "输出").iterdir()} - {".drafting", "汇总.xlsx"}
    assert {Path(name).suffix for name in names} == {".docx"}
    return sorted(names)


def a_worker_at_work(parent: subprocess.Popen[bytes], out: Path) -> int:
    """The process id of a worker, once documents arrive."""
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    for _ in range(3000):
        assert parent.poll() is None, "the batch was over before a worker could be killed"
        if out.is_dir() and sum(1 for _ in out.iterdir()) > 20:
            return int(children.read_text().split()[0])
        time.sleep(0.01)
    raise AssertionError("no document arrived")
