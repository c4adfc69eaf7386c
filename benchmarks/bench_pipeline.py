"""Documents a second, YAML file to docx on disk, on one core, and the share of each stage.

    python benchmarks/bench_pipeline.py [--rounds N] [--only 两份|五份|乡镇] [--profile]

Takes the sample reports in turn, and then townships of 96 indicators of which no two hold the same figures, through
the code that a batch worker runs: the library is opened and the templates compiled once, then every document is read,
validated, derived, checked, rendered, composed, written and moved into place.

The stages are timed where they are called, in a run of their own: each figure is processor time without that of the
stages inside it, so that a column adds up to the whole.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from inputs import FIRST_TWO, REPORTS, ROOT, townships

from drafting.batch.planning.plan import Unit
from drafting.batch.working.work import Orders, Workshop

CHUNK = 20
STAGES = {
    "读取": ("drafting.reading:read_text", "drafting.reading:parse_tree", "drafting.reading:silences"),
    "校验": ("drafting.reading:read_tentatively",),
    "推算": ("drafting.facts.book:Book.settle",),
    "勾稽": ("drafting.drafts:mismatches",),
    "生成": ("drafting.drafts:render",),
    "成文": ("drafting.drafts:compose", "drafting.drafts:join", "drafting.drafts:assemble"),
    "查漏": ("drafting.drafts:gap_findings", "drafting.drafts:unsaid_findings", "drafting.drafts:element_findings"),
    "查文字": ("drafting.drafts:_prose",),
    "写 docx": ("drafting.batch.working.work:layout", "drafting.batch.working.work:write"),
    "压缩": ("drafting.writers.docx:pack", "drafting.writers.docx:join"),
    "落盘": ("drafting.batch.working.work:deliver",),
    "登记": ("drafting.batch.working.work:material_of", "drafting.batch.working.work:digest_of", "drafting.batch.working.work:file_digest"),
}
CHECKING = ("勾稽", "查漏", "查文字")


def units(folder: Path, files: Sequence[Path], rounds: int) -> list[Unit]:
    """The files in turn, each round to outputs of its own."""
    return [Unit(file, folder / f"{number}-{file.stem}.docx") for number in range(rounds) for file in files]


def make(workshop: Workshop, work: Sequence[Unit]) -> None:
    """As a batch worker does, a chunk at a time."""
    for start in range(0, len(work), CHUNK):
        results = workshop.make_all(work[start : start + CHUNK])
        failed = [result for result in results if result.state != "done"]
        assert not failed, failed[0]


class Stages:
    """Counts the processor time of the functions of `STAGES`, each without what it calls of the others."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open = threading.local()  # the disk has a thread of its own
        self._undo: list[Callable[[], None]] = []

    def __enter__(self) -> Stages:
        for stage, functions in STAGES.items():
            for function in functions:
                module, _, name = function.partition(":")
                holder: Any = import_module(module)
                *classes, name = name.split(".")
                for each in classes:
                    holder = getattr(holder, each)
                self._watch(stage, holder, name)
        return self

    def __exit__(self, *_: object) -> None:
        for undo in self._undo:
            undo()

    def _watch(self, stage: str, holder: Any, name: str) -> None:
        work = getattr(holder, name)

        def timed(*given: Any, **named: Any) -> Any:
            inner: list[float] = self._open.__dict__.setdefault("inner", [])
            start = time.thread_time()
            inner.append(0.0)
            try:
                return work(*given, **named)
            finally:
                used = time.thread_time() - start
                self.seconds[stage] += used - inner.pop()
                if inner:
                    inner[-1] += used

        setattr(holder, name, timed)
        self._undo.append(lambda: setattr(holder, name, work))


def stages(workshop: Workshop, work: Sequence[Unit]) -> dict[str, float]:
    """Milliseconds a document of each stage; 其他 is what no stage holds."""
    with Stages() as measured:
        start = time.process_time()
        make(workshop, work)
        whole = time.process_time() - start
    measured.seconds["其他"] = whole - sum(measured.seconds.values())
    return {name: measured.seconds[name] / len(work) * 1000 for name in (*STAGES, "其他")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100, help="how often each report is made; twice as many townships")
    parser.add_argument("--only", choices=("两份", "五份", "乡镇"))
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    arguments = parser.parse_args()
    workshop = Workshop(Orders(ROOT / "templates", ROOT, None, "docx"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sets = {"两份": (FIRST_TWO, arguments.rounds), "五份": (REPORTS, arguments.rounds)}
        sets["乡镇"] = (townships(folder, arguments.rounds * 2), 1)
        tables = {}
        for title, (files, rounds) in sets.items():
            if arguments.only not in (None, title):
                continue
            warm, timed, staged = (folder / title / part for part in ("warm", "timed", "stages"))
            for each in (warm, timed, staged):
                each.mkdir(parents=True)
            make(workshop, units(warm, files[:5], 2))
            work = units(timed, files, rounds)
            if arguments.profile:
                _profile(workshop, work)
                continue
            start, used = time.perf_counter(), time.process_time()
            make(workshop, work)
            wall, cpu = time.perf_counter() - start, time.process_time() - used
            print(f"{title}：{len(work)} 份，{len(work) / wall:.0f} 份/秒（按处理器时间 {len(work) / cpu:.0f} 份/秒）")
            tables[title] = stages(workshop, units(staged, files, rounds))
    if tables:
        _print(tables)


def _print(tables: dict[str, dict[str, float]]) -> None:
    print("\n处理器毫秒/份" + "".join(f"{title:>9}" for title in tables))
    for name in (*STAGES, "其他"):
        print(f"{name:<8}\t" + "".join(f"{table[name]:11.2f}" for table in tables.values()))
    print("合计    \t" + "".join(f"{sum(table.values()):11.2f}" for table in tables.values()))
    for title, table in tables.items():
        checking = sum(table[name] for name in CHECKING)
        print(f"{title}：核对（{'、'.join(CHECKING)}）为其余各步的 {checking / (sum(table.values()) - checking):.0%}")


def _profile(workshop: Workshop, work: Sequence[Unit]) -> None:
    import cProfile
    import pstats

    profiler = cProfile.Profile()
    profiler.enable()
    make(workshop, work)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(45)


if __name__ == "__main__":
    main()
