"""What a user waits for beside the steady state: the start of each command, two cores against one, memory.

    python benchmarks/bench_start.py [--starts N] [--units N] [--batches N]

Everything runs as processes of their own, as a user starts them, with bytecode that is written. Of several starts the
median and the quickest are printed, on the clock and of the processor; the first, with an empty cache folder, by itself.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from inputs import FIRST_TWO, ROOT, townships

COMMANDS = (
    ("--version", ("--version",)),
    ("--help", ("--help",)),
    ("template list", ("template", "list")),
    ("render 一份", ("render", str(FIRST_TWO[0]), "--force", "-o")),
    ("check 一份", ("check", str(FIRST_TWO[0]))),
)


def run(*arguments: str, check: bool = True) -> tuple[float, float]:
    """(seconds on the clock, seconds of processor) of one `drafting` command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "drafting", *arguments], check=check, capture_output=True, cwd=ROOT)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def at_once(*commands: tuple[str, ...]) -> float:
    """Seconds on the clock until all of some commands have ended."""
    start = time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-m", "drafting", *each], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) for each in commands]
    assert not any(each.wait() for each in running)
    return time.perf_counter() - start


def starts(count: int, folder: Path) -> None:
    """Prints a line for each command."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    run("--version")  # writes the bytecode of the program and its libraries
    run("render", str(FIRST_TWO[0]), "-o", str(folder / "先.md"))
    print(f"启动，{count} 次的中位数（最快一次）          墙上时间          处理器时间    缓存是空的那一次")
    for title, arguments in COMMANDS:
        ending = (str(folder / "一份.docx"),) if arguments[-1] == "-o" else ()
        shutil.rmtree(folder / "cache", ignore_errors=True)
        first, _ = run(*arguments, *ending)
        runs = [run(*arguments, *ending) for _ in range(count)]
        walls, used = ([each[at] * 1000 for each in runs] for at in (0, 1))
        figures = "".join(f"{median(each):9.0f}（{min(each):.0f}）毫秒" for each in (walls, used))
        print(f"  {title:<16}{figures}{first * 1000:9.0f} 毫秒")


def batches(rounds: int, count: int, source: Path, folder: Path) -> None:
    """One core, two cores, and two batches that have nothing to do with each other, in turn, since the machine swings: the medians."""
    seconds: dict[str, list[float]] = {"一核": [], "两核": [], "两批": []}
    for each in range(rounds):
        for name, jobs in (("一核", "1"), ("两核", "2")):
            wall, _ = run("batch", str(source), "-o", str(folder / f"{name}{each}"), "--jobs", jobs)
            seconds[name].append(wall)
        seconds["两批"].append(at_once(*(("batch", str(source), "-o", str(folder / f"{part}{each}"), "--jobs", "1") for part in "甲乙")))
    one, two, apart = (median(seconds[name]) for name in seconds)
    for name, wall in (("--jobs 1", one), ("--jobs 2", two)):
        print(f"batch {name}：{count} 份 {wall:.1f} 秒，{count / wall:.0f} 份/秒（{rounds} 次的中位数）")
    print(f"互不相干的两个 --jobs 1 同时做：合起来是一个的 {2 * one / apart:.2f} 倍，这台机器的两核就这么多")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"两核是一核的 {one / two:.2f} 倍；最大的一个进程占内存 {peak:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=15, help="how often each command is started")
    parser.add_argument("--units", type=int, default=600, help="townships of the batch; 0 for none")
    parser.add_argument("--batches", type=int, default=3, help="how often the batch is made each way")
    arguments = parser.parse_args()
    count = arguments.units
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        starts(arguments.starts, folder)
        if not count:
            return
        source = folder / "各乡镇"
        source.mkdir()
        townships(source, count)
        batches(arguments.batches, count, source, folder)


if __name__ == "__main__":
    main()
