"""What it costs to find every figure of an edited report again: processor time of each step.

python benchmarks/bench_trace.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.bench_writer import HOUSE, report
from drafting.readers.locate import locate
from drafting.readers.loose_figures import loose_figures
from drafting.readers.record import read_record
from drafting.readers.word import read_word
from drafting.writers.docx import write_docx
from drafting.writers.house_style import read_style
from tests.readers.editing import Desk


def show(name: str, work: Callable[[], object], times: int = 10) -> None:
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    print(f"{name:<44}{best * 1000:9.1f} ms")


def edited(data: bytes, *, every: int) -> bytes:
    """One figure in `every` typed over, its bookmark dropped, and words written beside it."""
    desk = Desk(data)
    for name in desk.names[::every]:
        desk.type_inside(name, f"9{desk.reads(name)}")
        desk.drop_bookmark(name)
        desk.do("rewrite", desk.names.index(name), 3)
    return desk.save()


def main() -> None:
    style = read_style(yaml.load(HOUSE.read_text(encoding="utf-8"), yaml.BaseLoader))
    written = write_docx(report(), style)
    for name, data in (("as written", written), ("one figure in three edited", edited(written, every=3))):
        text, record = read_word(data, "稿.docx"), read_record(data)
        assert record is not None
        print(f"{name}: {sum(map(len, text.texts))} characters, {len(record.figures)} figures")
        show("  read_word", lambda data=data: read_word(data, "稿.docx"))
        show("  read_record", lambda data=data: read_record(data))
        show("  locate", lambda text=text, record=record: locate(text, record))
        show("  loose_figures", lambda text=text: list(loose_figures(text)))
        found = locate(text, record).figures
        print(f"  found {sum(not each.gone for each in found)}, certain {sum(each.certain for each in found)}")


if __name__ == "__main__":
    main()
