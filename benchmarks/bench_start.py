"""What an operator waits for beside the steady state: the start of one report, two cores against one, memory.

    python benchmarks/bench_start.py [--units N]

Everything runs as processes of their own, as a user starts them. Of several starts the quickest counts, since the
machine is shared; the first one, which compiles the templates into the user's cache, is printed by itself.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from inputs import FIRST_TWO, ROOT, townships

STARTS = 7


def run(*arguments: str) -> tuple[float, float]:
    """(seconds on the clock, seconds of processor) of one `drafting` command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "drafting", *arguments], check=True, capture_output=True, cwd=ROOT)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def quickest(*arguments: str) -> tuple[float, float]:
    runs = [run(*arguments) for _ in range(STARTS)]
    return min(wall for wall, _ in runs), min(used for _, used in runs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=600, help="townships of the batch")
    count = parser.parse_args().units
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = str(folder / "一份.docx")
        print("启动（最快一次，括号内为处理器时间）")
        for title, arguments in (
            ("--help", ("--help",)),
            ("render 一份", ("render", str(FIRST_TWO[0]), "-o", out, "--force")),
        ):
            first = run(*arguments)
            wall, used = quickest(*arguments)
            print(f"  {title:<12}{wall:6.2f} 秒（{used:.2f} 秒），第一次 {first[0]:.2f} 秒")
        source = folder / "各乡镇"
        source.mkdir()
        townships(source, count)
        seconds = {}
        for jobs in (1, 2):
            seconds[jobs], used = run("batch", str(source), "-o", str(folder / f"输出{jobs}"), "--jobs", str(jobs))
            print(f"batch --jobs {jobs}：{count} 份 {seconds[jobs]:.1f} 秒，{count / seconds[jobs]:.0f} 份/秒（处理器 {used:.1f} 秒）")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"两核是一核的 {seconds[1] / seconds[2]:.2f} 倍；最大的一个进程占内存 {peak:.0f} MB")


if __name__ == "__main__":
    main()
