"""How long `check` takes over many data files: seconds and processor time, start-up and all.

    python benchmarks/bench_check.py [--files 1000]

Townships of 96 indicators, no two with the same figures, are checked as the command does it: over the cores, each file
loaded, validated, reconciled, drafted and read through.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from inputs import ROOT, townships


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        files = [str(file) for file in townships(Path(name), count)]
        start, before = time.perf_counter(), os.times()
        command = [sys.executable, "-m", "drafting", "check", *files, "--select", "R", "--templates", str(ROOT / "templates")]
        said = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT).stdout
        wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    print(said.strip().splitlines()[-1])
    print(f"{count} 份：{wall:.1f} 秒，处理器 {used:.1f} 秒，每份 {used / count * 1000:.1f} 毫秒")


if __name__ == "__main__":
    main()
