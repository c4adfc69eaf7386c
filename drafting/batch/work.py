"""One unit, from data file to output file: what a worker does, in a process of this machine or of a cluster."""

from __future__ import annotations

import gc
import threading
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.batch.fingerprints import Making, file_digest, still_the_same
from drafting.batch.gaps import gaps_of
from drafting.batch.material import material_of
from drafting.batch.orders import Orders, Result, State, Task
from drafting.batch.unit import Unit
from drafting.blocks.document import Document, Image
from drafting.delivery import CannotWrite, deliver, digest_of
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity, has_errors, softened
from drafting.frozen import frozen
from drafting.pipeline import (
    Library,
    Loaded,
    draft,
    files_behind,
    layout,
    open_library,
    read_common,
    read_dataset,
    read_row,
    write,
)
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.batch.ledger import Entry
    from drafting.model.dataset import Dataset
    from drafting.source import Tree

__all__ = ["Orders", "Result", "Workshop", "at_work", "work_on"]

BROKEN = declare(
    Rule(
        "S044",
        "处理这个单位时程序崩溃",
        Severity.ERROR,
        "处理这个单位的进程被系统终止（内存不足，或数据触发了程序缺陷）；单独重试一次仍然如此。其余单位不受影响。",
    )
)
INTERNAL = declare(
    Rule(
        "S045",
        "程序内部错误",
        Severity.ERROR,
        "这是程序的缺陷，不是数据的错。请把这条信息和数据文件发给维护人员。其余单位不受影响。",
    )
)
STUCK = declare(
    Rule(
        "S069",
        "处理这个单位时卡住了",
        Severity.ERROR,
        "这个单位过了规定的时间（默认 60 秒，--timeout 可改）还没有做完，单独重试一次仍然如此：多半是共享盘没有响应，"
        "或数据触发了程序缺陷。卡住的进程已经结束，其余单位不受影响。",
    )
)
VANISHED = declare(
    Rule(
        "S050",
        "数据文件读不出来",
        Severity.ERROR,
        "列计划时还在的数据文件，现在没有了或没有读取权限。其余单位不受影响。",
    )
)


_DISK = 4
"""Documents that wait for the disk at once: a network share is slow to answer, but answers several together."""


@frozen
class Made:
    """A document that is finished and not yet on disk, with the result it will have."""

    result: Result
    output: Path
    data: bytes
    ours: frozenset[str] = frozenset()


class Workshop:
    """One per worker: the library is opened and the templates are compiled once."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.library: Library = open_library(orders.templates, orders.working_folder)
        self._making = Making(self.library, orders.signature)
        self._settled = False

    def make(self, unit: Unit, entry: Entry | None = None) -> Result:
        """Never raises: whatever goes wrong with a unit is its own failure."""
        return self.make_all([unit], [entry])[0]

    def make_all(self, units: Sequence[Unit], entries: Sequence[Entry | None] = ()) -> list[Result]:
        """Each unit's result. While the disk takes some documents, the next is drafted."""
        known = entries or [None] * len(units)
        with ThreadPoolExecutor(_DISK) as disk:
            drafted = (self._made(unit, entry) for unit, entry in zip(units, known, strict=True))
            waiting = [disk.submit(self._put, made) if isinstance(made, Made) else made for made in drafted]
            return [each if isinstance(each, Result) else each.result() for each in waiting]

    def _made(self, unit: Unit, entry: Entry | None) -> Made | Result:
        if unit.output is None:
            return _failed(unit, unit.faults)
        try:
            if entry is not None and self._still_holds(unit, unit.output, entry):
                state: State = "kept" if entry.state == "kept" else "unchanged"
                return Result(unit.source, state, None, unit.output.with_name(entry.made), current=True)
            made = self._make(unit, unit.output, frozenset({entry.digest}) if entry else frozenset())
        except Refused as refused:
            return _failed(unit, refused.diagnostics)
        except OSError as error:
            return _failed(unit, (vanished(unit.shown, error),))
        except Exception as error:
            return _failed(unit, (_internal(unit.shown, error),))
        finally:
            self._settle()
        return made

    def _still_holds(self, unit: Unit, output: Path, entry: Entry) -> bool:
        """Whether making the unit again would leave everything as it is."""
        orders = self.orders
        if orders.fresh or entry.state == "failed" or entry.source != unit.shown:
            return False
        if entry.state == "kept" and (orders.force or not output.exists()):
            return False
        return (
            entry.made_with == self._making.of(entry.template)
            and unit.content_digest() == dict(entry.inputs).get("")
            and still_the_same(tuple(each for each in entry.inputs if each[0]))
            and file_digest(output.with_name(entry.made)) == entry.digest
        )

    def _put(self, made: Made) -> Result:
        """In a thread that waits for the disk."""
        result = made.result
        try:
            delivered = deliver(made.output, made.data, force=self.orders.force, ours=made.ours)
        except CannotWrite as refused:
            return replace(result, state="failed", diagnostics=result.diagnostics + refused.diagnostics)
        except Exception as error:
            return replace(result, state="failed", diagnostics=(_internal(result.shown, error),))
        found = result.diagnostics + delivered.diagnostics
        digest = digest_of(made.data)
        return replace(result, state=delivered.state, output=delivered.path, diagnostics=found, digest=digest)

    def _settle(self) -> None:
        """After the first unit: what stays for the whole batch is not looked through by the collector again."""
        if not self._settled:
            self._settled = True
            gc.collect()
            gc.freeze()
            gc.set_threshold(50_000, 20, 100)

    def _make(self, unit: Unit, output: Path, ours: frozenset[str]) -> Made | Result:
        content = unit.content_digest()  # before it is read: a file that changes meanwhile is made again next time
        loaded = self.load(unit)
        folder = unit.source.parent
        if loaded.dataset is None:
            return _failed(unit, loaded.diagnostics, loaded.name)
        dataset = loaded.dataset
        template = self.orders.template or dataset.template or ""
        place = dataset.unit
        result = Result(
            unit.source, "failed", place.name, None, (), loaded.diagnostics, shown=unit.shown, region=place.region,
            level=place.level, template=template, made_with=self._making.of(template),
        )  # fmt: skip
        if has_errors(loaded.diagnostics):
            return result
        read = tuple((str(file), file_digest(file)) for file in self._files_behind(dataset))
        drafted = draft(self.library, dataset, self.orders.template, missing=self.orders.missing, style=self.orders.style, repairs=bool(self.orders.review))
        found = loaded.diagnostics + drafted.diagnostics + softened(drafted.prose)
        document = drafted.document
        if document is not None:
            found += layout(document, self.library, self.orders.style, folder=folder, to=self.orders.to)
        gaps = tuple(gaps_of(document, drafted.missing))
        result = replace(result, gaps=gaps, diagnostics=found, inputs=(("", content), *read))
        if document is None or has_errors(found):
            return result
        pictures = tuple((str(file), file_digest(file)) for file in _pictures(document, folder))
        data = write(document, self.orders.to, self.library, self.orders.style, folder=folder)
        if self.orders.review:
            from drafting.review import AUTHOR, reviewed

            data = reviewed(data, found, AUTHOR, self.orders.review).data
        shared = str(self.orders.common) if self.orders.common else None
        material = material_of(dataset, document, shared)
        result = replace(result, state="done", inputs=result.inputs + pictures, material=material)
        return Made(result, output, data, ours)

    def load(self, unit: Unit) -> Loaded:
        orders = self.orders
        if unit.row is not None:
            return read_row(unit.row, orders.columns, self.library, orders.template, common=self._common)
        return read_dataset(unit.source, self.library, orders.template, common=self._common)

    @cached_property
    def _common(self) -> Tree | None:
        return read_common(self.orders.common) if self.orders.common else None

    def _files_behind(self, dataset: Dataset) -> Iterator[Path]:
        if self.orders.common:
            yield self.orders.common
        yield from files_behind(self.library, dataset)


_open: list[Workshop] = []
_one_at_a_time = threading.Lock()


def work_on(orders: Orders, tasks: Sequence[Task]) -> list[tuple[int, str, Result]]:
    """(position, planned output, result) of each task. The same function in every worker, near or far."""
    with at_work(orders) as workshop:
        results = workshop.make_all([each.unit for each in tasks], [each.entry for each in tasks])
    return [(task.position, task.unit.key, result) for task, result in zip(tasks, results, strict=True)]


@contextmanager
def at_work(orders: Orders) -> Iterator[Workshop]:
    """The workshop of the process for these orders; those of an earlier run are let go.

    A worker of a cluster may run several threads; a library is used by one at a time.
    """
    with _one_at_a_time:
        if not _open or _open[0].orders != orders:
            _open[:] = [Workshop(orders)]
        yield _open[0]


def crashed(unit: Unit) -> Result:
    """The result of a unit whose worker died twice."""
    fault = BROKEN.at(Place(unit.shown), f"处理 {unit.shown} 时程序崩溃，没有生成", "把这个数据文件发给维护人员")
    return _failed(unit, (fault,))


def stuck(unit: Unit, seconds: float) -> Result:
    """The result of a unit that is not done after so many seconds, tried twice."""
    fault = STUCK.at(
        Place(unit.shown),
        f"处理 {unit.shown} 时卡住，{seconds:.0f} 秒没有做完，没有生成",
        "检查数据文件和共享盘打不打得开，再运行一次；机器很慢的，用 --timeout 放宽；仍然卡住，把这个数据文件发给维护人员",
    )
    return _failed(unit, (fault,))


def _failed(unit: Unit, faults: tuple[Diagnostic, ...], name: str = "") -> Result:
    """`name` is what its data says of it; the label of its row where the data was not read."""
    label = unit.row.label if unit.row is not None else ""
    return Result(unit.source, "failed", name or label or None, diagnostics=faults, shown=unit.shown)


def vanished(shown: str, error: OSError) -> Diagnostic:
    if isinstance(error, FileNotFoundError):
        return VANISHED.at(Place(shown), f"{shown} 不见了", "检查文件是否被移走或改名，再运行一次")
    return VANISHED.at(Place(shown), f"{shown} 读不出来：没有读取权限，或磁盘、网络出错", "检查权限和网络，再运行一次")


def _internal(shown: str, error: Exception) -> Diagnostic:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return INTERNAL.at(
        Place(shown),
        f"处理 {shown} 时程序内部错误：{type(error).__name__}: {error}（{where}）",
        "把这条信息和数据文件发给维护人员",
    )


def _pictures(document: Document, folder: Path) -> Iterator[Path]:
    yield from dict.fromkeys(folder / block.file for block in document.all_blocks() if isinstance(block, Image))
