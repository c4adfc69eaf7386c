"""One unit, from data file to output file: what a worker does, in a process of this machine or of a cluster."""

from __future__ import annotations

import gc
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from drafting.awaited import Arrived
from drafting.batch.kept.edits import edited
from drafting.batch.kept.figures import figures_of
from drafting.batch.kept.fingerprints import Digests, Inputs, Making, file_digest, said
from drafting.batch.kept.gaps import gaps_of, in_unread_columns
from drafting.batch.kept.material import material_of
from drafting.batch.working.exchanged import of_another_program
from drafting.batch.working.orders import Entry, Orders, Result, State, Task
from drafting.batch.working.unit import Unit
from drafting.delivery import CannotWrite, deliver
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity, has_errors, softened
from drafting.files.ingredients import Ingredients, digest_of, noted
from drafting.frozen import frozen
from drafting.pipeline import (
    Library,
    Loaded,
    draft,
    layout,
    open_library,
    read_common,
    read_dataset,
    read_row,
    require_template,
    write,
)
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.drafts import Draft
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


_AT_ONCE: Final = 4
"""Documents that are put into place at once where the disk, mostly a share on the network, is slow to answer."""
_SLOW: Final = 0.005
"""Seconds for one document from which a disk is slow."""


@frozen
class Finished:
    """A document that is finished and not yet on disk. `result` is what is known of the result it will have."""

    unit: Unit
    result: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...]
    output: Path
    data: bytes
    ours: frozenset[str] = frozenset()


class Workshop:
    """One per worker: the library is opened and the templates are compiled once."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.library: Library = open_library(orders.templates, orders.working_folder)
        self._making = Making(self.library, orders.signature)
        self._digests = Digests()
        self._common_digest = ""
        self._settled = False
        self._imported = 0
        self._foreign: Diagnostic | None = None

    def make(self, unit: Unit, entry: Entry | None = None) -> Result:
        """Never raises: whatever goes wrong with a unit is its own failure."""
        return self.make_all([unit], [entry])[0]

    def make_all(self, units: Sequence[Unit], entries: Sequence[Entry | None] = ()) -> list[Result]:
        """Each unit's result: all are drafted, then all are put into place; none of another program than the run's."""
        known = entries or [None] * len(units)
        found = [self._made(unit, entry) for unit, entry in zip(units, known, strict=True)]
        if exchanged := self._exchanged():
            return [_failed(unit, (exchanged,)) for unit in units]
        put = self._put_all([each for each in found if isinstance(each, Finished)])
        return [next(put) if isinstance(each, Finished) else each for each in found]

    def _exchanged(self) -> Diagnostic | None:
        """What is in memory stays as it is: only where something was imported may some of it be of another program."""
        if self._foreign is None and len(sys.modules) != self._imported:
            self._imported = len(sys.modules)
            self._foreign = of_another_program(self.orders)
        return self._foreign

    def _put_all(self, finished: Sequence[Finished]) -> Iterator[Result]:
        start = time.perf_counter()
        yield from map(self._put, finished[:1])
        if time.perf_counter() - start < _SLOW:
            yield from map(self._put, finished[1:])
            return
        with ThreadPoolExecutor(_AT_ONCE) as disk:
            yield from disk.map(self._put, finished[1:])

    def _made(self, unit: Unit, entry: Entry | None) -> Finished | Result:
        if unit.output is None or unit.faults:
            return _failed(unit, unit.faults)
        try:
            if entry is not None and (state := self._standing(unit, unit.output, entry)):
                return Result(unit.source, state, None, unit.output.with_name(entry.made), current=True)
            made = self._make(unit, unit.output, frozenset({entry.digest}) if entry else frozenset())
        except Refused as refused:
            return _failed(unit, refused.diagnostics)
        except OSError as error:
            return _failed(unit, (vanished(unit.shown, error),))
        except Exception as error:
            return _failed(unit, (internal(unit.shown, error),))
        finally:
            self._settle()
        return made

    def _standing(self, unit: Unit, output: Path, entry: Entry) -> State | None:
        """What the unit is already where making it again would bring nothing new; None where it is to be made."""
        orders, made = self.orders, output.with_name(entry.made)
        if orders.fresh or entry.state == "failed" or entry.source != unit.shown:
            return None
        beside = entry.made != output.name
        if beside and (orders.force or not output.exists()):
            return None
        if not (self._making.of(entry.template) == entry.made_with != "" and self._still_reads(unit, entry.inputs)):
            return None
        if file_digest(made) == entry.digest:
            return "kept" if beside else "unchanged"
        return "edited" if not orders.force and edited(made) else None

    def _still_reads(self, unit: Unit, inputs: Inputs) -> bool:
        """`inputs` begin with the unit's own data, by no name."""
        own = inputs[0][1] if inputs and not inputs[0][0] else ""
        return unit.content_digest() == own and self._digests.fit(inputs[1:])

    def _put(self, finished: Finished) -> Result:
        source, known, found = finished.unit.source, finished.result, finished.diagnostics
        try:
            delivered = deliver(
                finished.output, finished.data, force=self.orders.force, ours=finished.ours, through_power_cuts=False,
                news_only=not self.orders.fresh,
            )  # fmt: skip
        except CannotWrite as refused:
            return Result(source, "failed", diagnostics=found + refused.diagnostics, **known)
        except Exception as error:
            return Result(source, "failed", diagnostics=(internal(finished.unit.shown, error),), **known)
        digest = digest_of(finished.data)
        return Result(source, delivered.state, output=delivered.path, diagnostics=found + delivered.diagnostics, digest=digest, **known)

    def _settle(self) -> None:
        """After the first unit."""
        if not self._settled:
            self._settled = True
            rest_collector()

    def _make(self, unit: Unit, output: Path, ours: frozenset[str]) -> Finished | Result:
        with noted() as read:
            loaded = self.load(unit)
            if loaded.dataset is None:
                from drafting.proofreading.besides import besides_errors

                found = loaded.diagnostics + besides_errors(self.library, loaded, self.orders.template)
                return _failed(unit, found, loaded.name)
            return self._drafted(unit, output, ours, loaded, loaded.dataset, read)

    def _drafted(
        self, unit: Unit, output: Path, ours: frozenset[str], loaded: Loaded, dataset: Dataset, read: Ingredients
    ) -> Finished | Result:
        orders, library, place = self.orders, self.library, dataset.unit
        known: dict[str, Any] = {"name": place.name, "shown": unit.shown, "region": place.region, "level": place.level}
        if has_errors(loaded.diagnostics):
            return Result(unit.source, "failed", diagnostics=loaded.diagnostics, **known)
        every = orders.review or orders.final
        drafted = draft(library, dataset, orders.template, missing=orders.missing, style=orders.style, checking="all" if every else "mismatches")
        found = loaded.diagnostics + drafted.diagnostics + self._of_its_words(drafted)
        document, folder = drafted.document, unit.source.parent
        if document is not None:
            found += layout(document, library, orders.style, folder=folder, to=orders.to)
        gaps = tuple(gaps_of(document, drafted.missing))
        if unit.row is not None and unit.row.unread:
            gaps, found = in_unread_columns(gaps, found, tuple(heading for _, heading in unit.row.unread))
        if orders.final:
            from drafting.proofreading.finals import held_to_final

            found = held_to_final(found, document, dataset.tree, unit.shown)
        known["gaps"] = gaps
        if document is None or has_errors(found):
            return Result(unit.source, "failed", diagnostics=found, **known)
        data = write(document, orders.to, library, orders.style, final=orders.final, folder=folder)
        if orders.review:
            from drafting.proofreading.review import AUTHOR, reviewed

            data = reviewed(data, found, AUTHOR, orders.review).data
        templates = said(read.templates)
        known |= {
            "template": templates, "made_with": self._making.of(templates), "inputs": self._inputs(unit, read),
            "material": material_of(dataset, document, self._shared),
            "figures": figures_of(dataset),
        }  # fmt: skip
        return Finished(unit, known, found, output, data, ours)

    def _of_its_words(self, drafted: Draft) -> tuple[Diagnostic, ...]:
        """They never stop a draft, but a final copy."""
        return drafted.prose if self.orders.final else softened(drafted.prose)

    def _inputs(self, unit: Unit, read: Ingredients) -> Inputs:
        files = dict(read.files)
        own = files.pop(str(unit.source), "")
        if unit.row is not None:
            own = unit.row.digest
        if self._shared:
            files[self._shared] = self._common_digest
        return (("", own), *files.items())

    @property
    def _shared(self) -> str | None:
        return str(self.orders.common) if self.orders.common else None

    def load(self, unit: Unit) -> Loaded:
        orders = self.orders
        if unit.row is not None:
            return read_row(unit.row, orders.columns, self.library, orders.template, common=self._common)
        return read_dataset(unit.source, self.library, orders.template, common=self._common)

    def faults_of(self, unit: Unit, *, of_files: bool = True) -> tuple[Diagnostic, ...]:
        """Why nothing can be made of a row or a data file, as far as reading it tells; not `of_files` where there are as many as the country has townships."""
        if unit.faults or (unit.row is None and not of_files):
            return unit.faults
        found: tuple[Diagnostic, ...] = ()
        try:
            loaded = self.load(unit)
            found = loaded.diagnostics
            if loaded.dataset is not None:
                require_template(self.library, self.orders.template or loaded.dataset.template or "", loaded.dataset)
        except Refused as refused:
            found += tuple(refused.diagnostics)
        except OSError as error:
            found = (vanished(unit.shown, error),)
        return tuple([each for each in found if each.severity is Severity.ERROR])

    def arrived(self, unit: Unit) -> Arrived:
        """Who has handed in, before anything is made; one whose data cannot be read goes by the file's name, or the row's."""
        try:
            dataset = self.load(unit).dataset
        except (Refused, OSError):
            dataset = None
        if dataset is None:
            return Arrived("", unit.stem, "", Place(unit.shown))
        return Arrived(dataset.unit.name, dataset.unit.region, dataset.unit.level, Place(unit.shown))

    @cached_property
    def _common(self) -> Tree | None:
        """What all units have in common, read once."""
        if self.orders.common is None:
            return None
        with noted() as read:
            found = read_common(self.orders.common)
        self._common_digest = read.files[str(self.orders.common)]
        return found


def rest_collector() -> None:
    """What stands by now (templates, patterns) stays for all units: the collector does not look through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


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


def internal(shown: str, error: Exception) -> Diagnostic:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return INTERNAL.at(
        Place(shown),
        f"处理 {shown} 时程序内部错误：{type(error).__name__}: {error}（{where}）",
        "把这条信息和数据文件发给维护人员",
    )
