"""--cluster: the same batch on a real Dask scheduler with two worker processes, one of them killed half-way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from bench_cluster import cluster
from many_units import batch_command, reports, strangers, write_units

from drafting.cli.main import main

pytestmark = pytest.mark.slow
pytest.importorskip("distributed", reason="the cluster extra is not installed")

UNITS = 400


def test_a_cluster_makes_what_this_machine_makes_though_a_worker_dies(tmp_path):
    data = write_units(tmp_path / "数据", UNITS)
    assert subprocess.run(batch_command(data, tmp_path / "本机"), capture_output=True, check=False).returncode == 0
    out = tmp_path / "集群"
    with cluster(2) as (address, workers, _):
        running = begun(data, out, address, UNITS // 3)
        workers[0].send_signal(signal.SIGKILL)
        workers[0].wait()  # nobody's child any more: what it left half-written is known to be nobody's
        told, said = running.communicate(timeout=300)
        assert running.returncode == 0, said
        assert {unit["state"] for unit in json.loads(told)["units"]} <= {"done", "unchanged"}
        assert reports(out) == reports(tmp_path / "本机")
        assert strangers(out) == []
        again = subprocess.run([*batch_command(data, out, "--cluster", address), "--format", "json"], capture_output=True, text=True, check=False)
        assert json.loads(again.stdout)["summary"]["unchanged"] == UNITS


def test_a_batch_ends_in_words_when_the_last_worker_is_gone(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("drafting.batch.working.spread.PATIENCE", 1.0)
    monkeypatch.setattr("drafting.batch.working.executors.PATIENCE", 1.0)
    data, out = write_units(tmp_path / "数据", UNITS), tmp_path / "输出"
    with cluster(1) as (address, workers, _):

        def kill_it_on_the_way() -> None:
            while not out.is_dir() or len(reports(out)) < 60:
                time.sleep(0.02)
            workers[0].send_signal(signal.SIGKILL)

        killer = threading.Thread(target=kill_it_on_the_way)
        killer.start()
        code = main(["batch", str(data), "-o", str(out), "--cluster", address])
        killer.join()
    assert (code, "S054" in capsys.readouterr().err) == (2, True)
    assert 0 < len(reports(out)) < UNITS
    assert subprocess.run(batch_command(data, out), capture_output=True, check=False).returncode == 0
    assert len(reports(out)) == UNITS


def begun(data: Path, out: Path, address: str, made: int, *options: str) -> subprocess.Popen[str]:
    """A batch under way that has made so many."""
    command = [*batch_command(data, out, "--cluster", address, *options), "--format", "json"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not out.is_dir() or sum(1 for _ in os.scandir(out)) < made:
        assert running.poll() is None, running.communicate()[1]
        time.sleep(0.02)
    return running


def test_a_worker_whose_nanny_starts_it_anew_goes_on(tmp_path):
    psutil = pytest.importorskip("psutil")
    data, out = write_units(tmp_path / "数据", 200), tmp_path / "输出"
    with cluster(1, nannies=True) as (address, nannies, _):
        running = begun(data, out, address, 60)
        for process in psutil.Process(nannies[0].pid).children(recursive=True):
            process.kill()
        told, said = running.communicate(timeout=300)
    assert running.returncode == 0, said
    assert json.loads(told)["summary"]["failed"] == 0
    assert len(reports(out)) == 200
    assert strangers(out) == []


def test_a_batch_ends_in_words_when_the_scheduler_dies(tmp_path):
    data, out = write_units(tmp_path / "数据", 200), tmp_path / "输出"
    with cluster(2) as (address, _, scheduler):
        running = begun(data, out, address, 60)
        scheduler.kill()
        told, said = running.communicate(timeout=300)
    assert (running.returncode, "S054" in told + said, "Traceback" in said) == (2, True, False), told + said
    assert "distributed" not in said  # what Dask says for itself
    made = len(reports(out))
    again = subprocess.run(batch_command(data, out), capture_output=True, text=True, check=False)
    assert (again.returncode, 0 < made < 200, len(reports(out))) == (0, True, 200)
    assert strangers(out) == []


def test_a_worker_that_stands_still_costs_no_unit(tmp_path):
    data, out = write_units(tmp_path / "数据", 120), tmp_path / "输出"
    with cluster(2) as (address, workers, _):
        running = begun(data, out, address, 40, "--timeout", "10")
        workers[0].send_signal(signal.SIGSTOP)
        told, said = running.communicate(timeout=300)
        workers[0].send_signal(signal.SIGKILL)
    assert running.returncode == 0, said
    assert json.loads(told)["summary"]["failed"] == 0
    assert len(reports(out)) == 120


def test_a_dry_run_over_a_cluster_writes_nothing(tmp_path):
    data, out = write_units(tmp_path / "数据", 60), tmp_path / "没有" / "输出"
    with cluster(1) as (address, *_):
        command = batch_command(data, out, "--cluster", address, "--name", "{地区}-{文件名}", "--dry-run")
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, len(ran.stdout.splitlines())) == (0, 61)
    assert not out.parent.exists()


def test_nobody_at_the_address_is_told(tmp_path):
    data = write_units(tmp_path / "数据", 1)
    ran = subprocess.run(batch_command(data, tmp_path / "输出", "--cluster", "tcp://127.0.0.1:9"), capture_output=True, text=True, check=False)
    assert (ran.returncode, "S052" in ran.stderr, "Traceback" in ran.stderr) == (2, True, False)
