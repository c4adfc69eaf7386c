"""Documents a second, YAML file to docx on disk, on one core, and the share of each stage.

    python benchmarks/bench_pipeline.py [--rounds 200]

Takes the two first sample reports in turn through the code that a batch worker runs: the library is opened and the
templates compiled once, then every document is read, validated, derived, checked, rendered, composed, written and
moved into place.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drafting import pipeline
from drafting.batch.plan import Unit
from drafting.batch.work import Orders, Workshop
from drafting.checks.relations import check_relations
from drafting.delivery import deliver
from drafting.facts.book import Book
from drafting.load.text import read_text
from drafting.load.validate import validate_dataset
from drafting.load.yaml_tree import parse_tree

SAMPLES = Path(__file__).parent.parent / "samples" / "reports"
CHUNK = 20
FILES = [SAMPLES / "huayuan-2020.yaml", SAMPLES / "shaoyang-2021m10.yaml"]


def units(folder: Path, rounds: int) -> list[Unit]:
    """The samples in turn, each to a file of its own."""
    return [Unit(file, folder / f"{number}-{file.stem}.docx") for number in range(rounds) for file in FILES]


def best(work: Callable[[], Any], rounds: int) -> float:
    """Milliseconds of one call: the median of `rounds`, since the machine is shared."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return sorted(times)[rounds // 2] * 1000


def stages(file: Path, library: pipeline.Library, rounds: int) -> dict[str, float]:
    """Median milliseconds of each stage on one file."""
    data = file.read_bytes()
    source, _ = read_text(data, file.name)
    assert source is not None
    tree, _ = parse_tree(source)
    assert tree is not None
    catalogue = library.catalogue("rural/")
    dataset, _ = validate_dataset(tree, library.units, catalogue)
    assert dataset is not None
    drafted = pipeline.draft(library, dataset)
    assert drafted.document is not None
    document = drafted.document
    written = pipeline.write(document, "docx", library)

    def book() -> Book:
        return Book(dataset, catalogue, library.units)

    def delivered() -> None:
        with tempfile.TemporaryDirectory() as folder:
            deliver(Path(folder) / "x.docx", written)

    return {
        "读取 YAML": best(lambda: parse_tree(read_text(data, file.name)[0]), rounds),  # type: ignore[arg-type]
        "校验": best(lambda: validate_dataset(tree, library.units, catalogue), rounds),
        "公式": best(lambda: book().settle(), rounds),
        "勾稽": best(lambda: check_relations(book()), rounds),
        "成文（含公式、勾稽）": best(lambda: pipeline.draft(library, dataset), rounds),
        "写 docx": best(lambda: pipeline.write(document, "docx", library), rounds),
        "落盘": best(delivered, rounds),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    arguments = parser.parse_args()
    workshop = Workshop(Orders(None, Path.cwd(), None, "docx"))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "warm").mkdir()
        workshop.make_all(units(Path(folder) / "warm", 2))
        work = units(Path(folder), arguments.rounds)
        if arguments.profile:
            import cProfile
            import pstats

            profiler = cProfile.Profile()
            profiler.enable()
            workshop.make_all(work)
            profiler.disable()
            pstats.Stats(profiler).sort_stats("tottime").print_stats(45)
            return
        start, used = time.perf_counter(), time.process_time()
        results = [result for chunk in range(0, len(work), CHUNK) for result in workshop.make_all(work[chunk : chunk + CHUNK])]
        wall, cpu = time.perf_counter() - start, time.process_time() - used
        assert all(result.state == "done" for result in results), results
        print(f"{len(work)} 份，{len(work) / wall:.0f} 份/秒（按处理器时间 {len(work) / cpu:.0f} 份/秒）")
    library = workshop.library
    for file in FILES:
        table = stages(file, library, arguments.rounds)
        print(file.name)
        for name, milliseconds in table.items():
            print(f"  {name:<12}{milliseconds:7.2f} 毫秒")


if __name__ == "__main__":
    main()
