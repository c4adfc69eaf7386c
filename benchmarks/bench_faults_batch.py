"""Nothing is lost when a batch is killed: random kills of the whole process group, then the books are checked.

    python benchmarks/bench_faults_batch.py [--units 1000] [--kills 200] [--most 100] [--jobs 2] [--seed 1]

A kill falls when a random number of further reports (up to --most) has arrived and a random moment more has passed;
one in five falls within the first two seconds, whatever has been done by then. After each kill: every report that stands under its final name is whole and as it should be, and the ledger is sound.
A batch that comes to its end is checked (all there, none twice, nothing left over) and begun anew in another folder,
until as many kills have been dealt as were asked for. Afterwards the last batch is left to finish.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from many_units import batch_command, reports, strangers, write_units


class Books:
    """What was seen wrong, by kind."""

    def __init__(self, wanted: dict[str, bytes]) -> None:
        self.wanted = wanted
        self.lost = self.half = self.twice = self.unsound = 0

    def check_interrupted(self, out: Path) -> None:
        if not out.is_dir():
            return
        made = reports(out)
        self.half += sum(1 for name, data in made.items() if name in self.wanted and data != self.wanted[name])
        self.twice += sum(1 for name in made if name not in self.wanted)
        ledger = out / ".drafting" / "ledger.sqlite"
        if ledger.exists() and ledger.stat().st_size:
            with closing(sqlite3.connect(ledger)) as store:
                self.unsound += store.execute("PRAGMA quick_check").fetchone()[0] != "ok"

    def check_finished(self, out: Path) -> None:
        made = reports(out)
        self.lost += sum(1 for name in self.wanted if name not in made)
        self.half += sum(1 for name, data in made.items() if name in self.wanted and data != self.wanted[name])
        self.twice += sum(1 for name in made if name not in self.wanted) + len(strangers(out))

    @property
    def clean(self) -> bool:
        return not (self.lost or self.half or self.twice or self.unsound)


def killed(command: list[str], out: Path, reports: int, moment: float) -> bool:
    """Kill a batch with all its processes, `moment` seconds after so many reports have arrived.

    False where it had ended before.
    """
    wanted = count(out) + reports
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while reports and process.poll() is None and count(out) < wanted:
        time.sleep(0.005)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    assert process.returncode == 0
    return False


def count(out: Path) -> int:
    return sum(1 for name in os.listdir(out) if name.endswith(".docx")) if out.is_dir() else 0


def instant(chance: random.Random, most: int) -> tuple[int, float]:
    """(further reports, seconds after the last of them) at which to kill."""
    return (0, chance.uniform(0.05, 2)) if chance.random() < 0.2 else (chance.randint(1, most), chance.uniform(0, 0.2))


def batches_killed(data: Path, folder: Path, books: Books, kills: int, most: int, jobs: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Deal so many kills to batches over `data`, each in a folder of its own until it comes to its end; the last one is left to finish.

    Yields (kills dealt, batches finished) after each start.
    """
    dealt = finished = 0
    command = partial(batch_command, data)
    while dealt < kills:
        out = folder / f"输出{finished}"
        if killed(command(out, "--jobs", str(jobs)), out, *instant(chance, most)):
            dealt += 1
            books.check_interrupted(out)
        else:
            books.check_finished(out)
            shutil.rmtree(out)
            finished += 1
        yield dealt, finished
    out = folder / f"输出{finished}"
    assert subprocess.run(command(out, "--jobs", str(jobs)), capture_output=True, check=False).returncode == 0
    books.check_finished(out)
    yield dealt, finished + 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--most", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        data = write_units(Path(folder) / "数据", arguments.units)
        assert subprocess.run(batch_command(data, Path(folder) / "样", "--jobs", str(arguments.jobs)), capture_output=True, check=False).returncode == 0
        books = Books(reports(Path(folder) / "样"))
        assert len(books.wanted) == arguments.units
        for kills, finished in batches_killed(data, Path(folder), books, arguments.kills, arguments.most, arguments.jobs, chance):
            print(f"\r{kills} 次，完成 {finished} 批，出错 {books.lost + books.half + books.twice + books.unsound}", end="", flush=True)
        print(
            f"\r{arguments.units} 个单位，杀掉 {kills} 次，做完 {finished} 批：丢失 {books.lost}，不完整 {books.half}，"
            f"重复或残留 {books.twice}，账本损坏 {books.unsound}"
        )
        assert books.clean


if __name__ == "__main__":
    main()
