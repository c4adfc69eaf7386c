"""One unit, from data file to output file: what a worker process does."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from drafting.batch.plan import Unit
from drafting.blocks.document import Chart, Document, Heading, Inlines, Missing, Paragraph, Table
from drafting.delivery import CannotWrite, deliver
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity, has_errors, softened
from drafting.pipeline import Format, Library, MissingPolicy, draft, layout, open_library, read_dataset, write
from drafting.registry import declare

State = Literal["done", "unchanged", "failed", "kept"]

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


@dataclass(frozen=True, slots=True)
class Gap:
    """A figure that prints 【待补】: its dotted path, and who provides it ("" where unknown)."""

    path: str
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one unit; `name` is 单位.名称, `output` is None when nothing was written."""

    source: Path
    state: State
    name: str | None = None
    output: Path | None = None
    gaps: tuple[Gap, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The contract of design §8."""
        return {
            "source": str(self.source),
            "unit": self.name,
            "output": str(self.output) if self.output else None,
            "state": self.state,
            "missing": [each.path for each in self.gaps],
            "diagnostics": [each.to_json() for each in self.diagnostics],
        }


@dataclass(frozen=True, slots=True)
class Orders:
    """What is the same for every unit of a batch; small enough to hand to each worker."""

    templates: Path | None
    working_folder: Path
    template: str | None
    to: Format
    missing: MissingPolicy = "mark"
    force: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A document that is finished and not yet on disk, with the result it will have."""

    result: Result
    output: Path
    data: bytes


class Workshop:
    """One per worker: the library is opened and the templates are compiled once."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.library: Library = open_library(orders.templates, orders.working_folder)
        self._settled = False

    def make(self, unit: Unit) -> Result:
        """Never raises: whatever goes wrong with a unit is its own failure."""
        return self.make_all([unit])[0]

    def make_all(self, units: Sequence[Unit]) -> list[Result]:
        """Each unit's result. While the disk takes one document, the next is drafted."""
        with ThreadPoolExecutor(1) as disk:
            waiting = [disk.submit(self._put, made) if isinstance(made, Made) else made for made in map(self._made, units)]
            return [each if isinstance(each, Result) else each.result() for each in waiting]

    def _made(self, unit: Unit) -> Made | Result:
        if unit.output is None:
            return Result(unit.source, "failed", diagnostics=unit.faults)
        try:
            return self._make(unit.source, unit.output)
        except Refused as refused:
            return Result(unit.source, "failed", diagnostics=refused.diagnostics)
        except Exception as error:
            return Result(unit.source, "failed", diagnostics=(_internal(unit.source, error),))
        finally:
            self._settle()

    def _put(self, made: Made) -> Result:
        result = made.result
        try:
            delivered = deliver(made.output, made.data, force=self.orders.force)
        except CannotWrite as refused:
            return replace(result, state="failed", diagnostics=result.diagnostics + refused.diagnostics)
        except Exception as error:
            return Result(result.source, "failed", diagnostics=(_internal(result.source, error),))
        found = result.diagnostics + delivered.diagnostics
        return replace(result, state=delivered.state, output=delivered.path, diagnostics=found)

    def _settle(self) -> None:
        """After the first unit: what stays for the whole batch is not looked through by the collector again."""
        if not self._settled:
            self._settled = True
            gc.collect()
            gc.freeze()
            gc.set_threshold(50_000, 20, 100)

    def _make(self, source: Path, output: Path) -> Made | Result:
        loaded = read_dataset(source, self.library, self.orders.template)
        if loaded.dataset is None:
            return Result(source, "failed", diagnostics=loaded.diagnostics)
        name = loaded.dataset.unit.name
        if has_errors(loaded.diagnostics):
            return Result(source, "failed", name, diagnostics=loaded.diagnostics)
        drafted = draft(self.library, loaded.dataset, self.orders.template, missing=self.orders.missing)
        found = loaded.diagnostics + drafted.diagnostics + softened(drafted.prose)
        if drafted.document is not None and self.orders.to == "docx":
            found += layout(drafted.document, self.library, folder=source.parent)
        gaps = tuple(_gaps(drafted.document, drafted.missing))
        if drafted.document is None or has_errors(found):
            return Result(source, "failed", name, None, gaps, found)
        data = write(drafted.document, self.orders.to, self.library, folder=source.parent)
        return Made(Result(source, "done", name, None, gaps, found), output, data)


def crashed(unit: Unit) -> Result:
    """The result of a unit whose worker died twice."""
    fault = BROKEN.at(Place(str(unit.source)), f"处理 {unit.source} 时程序崩溃，没有生成", "把这个数据文件发给维护人员")
    return Result(unit.source, "failed", diagnostics=(fault,))


def _internal(source: Path, error: Exception) -> Diagnostic:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return INTERNAL.at(
        Place(str(source)),
        f"处理 {source} 时程序内部错误：{type(error).__name__}: {error}（{where}）",
        "把这条信息和数据文件发给维护人员",
    )


def _gaps(document: Document | None, missing: tuple[str, ...]) -> Iterator[Gap]:
    marks = {each.path: each for each in _marks(document)} if document and missing else {}
    for path in missing:
        yield Gap(path, marks[path].source if path in marks else "")


def _marks(document: Document) -> Iterator[Missing]:
    for content in _contents(document):
        yield from (each for each in content if isinstance(each, Missing))


def _contents(document: Document) -> Iterator[Inlines]:
    for block in document.all_blocks():
        if isinstance(block, Heading):
            yield block.content
        elif isinstance(block, Paragraph):
            if block.lead:
                yield block.lead.content
            yield block.content
        elif isinstance(block, Table | Chart):
            for row in (block.table if isinstance(block, Chart) else block).rows:
                yield from row
