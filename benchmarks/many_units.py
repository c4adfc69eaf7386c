"""Invented townships in any number, and a batch over them watched from outside: time, memory, what it left behind."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples" / "townships"
DRAFTING = Path(sys.executable).with_name("drafting")


def write_units(folder: Path, number: int) -> Path:
    """`number` data files (示例数据): the thirty townships in turn, each with figures of its own."""
    folder.mkdir(parents=True)
    texts = [file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.yaml"))]
    for at, text in enumerate(islice(cycle(texts), number)):
        own, found = re.subn(r"(    行政村: )\d+个", rf"\g<1>{1000 + at}个", text)
        assert found == 1
        (folder / f"{at:05}.yaml").write_text(own, encoding="utf-8")
    return folder


def batch_command(data: Path, out: Path, *more: str) -> list[str]:
    return [str(DRAFTING), "batch", str(data), "-o", str(out), *more]


@dataclass(frozen=True)
class Watched:
    """Seconds by the clock and by the processor, and the most memory (MB) of the parent and of its largest worker."""

    code: int
    wall: float
    processor: float
    parent: float
    worker: float


def watched(command: Sequence[str]) -> Watched:
    """Run a command and look at its processes until it ends. Linux only: memory is read from /proc."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = {"parent": 0.0, "worker": 0.0}

    def look() -> None:
        while process.poll() is None:
            most["parent"] = max(most["parent"], _memory(process.pid))
            most["worker"] = max([most["worker"], *map(_memory, _children(process.pid))])
            time.sleep(0.05)

    watcher = threading.Thread(target=look)
    watcher.start()
    process.wait()
    wall = time.perf_counter() - start
    watcher.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Watched(process.returncode, wall, processor, most["parent"], most["worker"])


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _memory(pid: int) -> float:
    """The most that the process has held at once, in MB."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def reports(out: Path) -> dict[str, bytes]:
    """The reports in a folder, by name."""
    return {file.name: file.read_bytes() for file in out.glob("*.docx")}


def strangers(out: Path) -> list[str]:
    """What stands in an output folder beside reports, ledger and summary: nothing should."""
    known = {".drafting", "汇总.xlsx"}
    return sorted(each for each in os.listdir(out) if not each.endswith(".docx") and each not in known)
