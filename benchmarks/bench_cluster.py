"""The same batch on this machine's processes and on a Dask cluster: what the cluster costs, and a worker killed on the way.

    pip install -e '.[cluster]'
    python benchmarks/bench_cluster.py [--units 10000]

Starts a scheduler and two worker processes on this machine, takes the local pool (two processes) and the cluster over
the same units, then kills one worker half-way: all units must be made, by the other one.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from many_units import batch_command, reports, strangers, write_units

DASK = Path(sys.executable).with_name("dask")


class Cluster(NamedTuple):
    """A scheduler of its own with single-threaded workers; with nannies, those are the processes."""

    address: str
    workers: list[subprocess.Popen[str]]
    scheduler: subprocess.Popen[str]


@contextmanager
def cluster(workers: int, *, nannies: bool = False) -> Iterator[Cluster]:
    started: list[subprocess.Popen[str]] = []
    nursed = "--nanny" if nannies else "--no-nanny"

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [str(DASK), *arguments]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    def told(process: subprocess.Popen[str], pattern: str) -> str:
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(pattern, line):
                return found[1]
        raise AssertionError("the cluster did not start")

    try:
        address = told(start("scheduler", "--port", "0", "--no-dashboard"), r"Scheduler at:\s+(tcp://\S+)")
        for _ in range(workers):
            told(start("worker", address, "--nthreads", "1", nursed, "--no-dashboard"), r"Registered to:\s+(\S+)")
        yield Cluster(address, started[1:], started[0])
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            _ended(process)


def _ended(process: subprocess.Popen[str]) -> None:
    """A worker whose scheduler went first may wait for it for ever."""
    try:
        process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def timed(command: list[str]) -> float:
    start = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=10000)
    units = parser.parse_args().units
    with tempfile.TemporaryDirectory() as folder:
        data = write_units(Path(folder) / "数据", units)
        outs = [Path(folder) / name for name in ("本机", "集群", "杀掉一个")]
        local = timed(batch_command(data, outs[0], "--jobs", "2"))
        wanted = reports(outs[0])
        assert len(wanted) == units
        print(f"本机两个进程：{local:.1f} 秒，{units / local:.0f} 份/秒", flush=True)
        with cluster(2) as (address, workers, _):
            far = timed(batch_command(data, outs[1], "--cluster", address))
            assert reports(outs[1]) == wanted
            print(f"集群两个 worker：{far:.1f} 秒，{units / far:.0f} 份/秒，是本机的 {far / local:.2f} 倍时间", flush=True)
            start = time.perf_counter()
            running = subprocess.Popen(batch_command(data, outs[2], "--cluster", address), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while not outs[2].is_dir() or sum(1 for _ in os.scandir(outs[2])) < units / 2:
                assert running.poll() is None
                time.sleep(0.05)
            workers[0].send_signal(signal.SIGKILL)
            assert running.wait() == 0
            took = time.perf_counter() - start
            assert reports(outs[2]) == wanted
            left = strangers(outs[2])
            print(f"做到一半杀掉一个 worker：{took:.1f} 秒，{len(wanted)} 份全部做完，残留 {left or '无'}")


if __name__ == "__main__":
    main()
