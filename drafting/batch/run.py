"""Running a plan over worker processes: one bad unit, or one dead worker, never stops the rest."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from drafting.batch.plan import Unit
from drafting.batch.work import Orders, Result, Workshop, crashed
from drafting.delivery import sweep

LARGEST_CHUNK = 20
Indexed = tuple[int, Unit]
OnResult = Callable[[Result], None]

_workshop: Workshop | None = None


def run(units: Sequence[Unit], orders: Orders, *, jobs: int | None = None, on_result: OnResult) -> list[Result]:
    """Every unit's result in the order of `units`. `on_result` is called as each one finishes."""
    results: dict[int, Result] = {}

    def keep(index: int, result: Result) -> None:
        results[index] = result
        on_result(result)

    waiting = list(enumerate(units))
    _sweep(waiting)
    workers = min(jobs or available_cores(), len(waiting)) or 1
    for index, result in _in_chunks(waiting, orders, workers):
        keep(index, result)
    taken_along = [each for each in waiting if each[0] not in results]
    _sweep(taken_along)
    for index, result in _one_by_one(taken_along, orders):
        keep(index, result)
    return [results[index] for index in range(len(units))]


def _sweep(units: Sequence[Indexed]) -> None:
    """Away with what a killed worker, of this run or of one before a power cut, left half-written."""
    sweep(unit.output for _, unit in units if unit.output)


def available_cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_chunks(waiting: list[Indexed], orders: Orders, workers: int) -> Iterator[tuple[int, Result]]:
    """Results as chunks finish. A dead worker breaks the pool: what is not yielded then was not finished."""
    size = max(1, min(LARGEST_CHUNK, len(waiting) // (workers * 4)))
    pool = _pool(orders, workers)
    try:
        futures = [pool.submit(_make_all, chunk) for chunk in _chunked(waiting, size)]
        for future in as_completed(futures):
            yield from _finished(future)
    except BrokenProcessPool:
        return
    finally:  # once only: a second shutdown, as of `with`, takes the cancelling back
        pool.shutdown(cancel_futures=True)


def _finished(future: Future[list[tuple[int, Result]]]) -> list[tuple[int, Result]]:
    try:
        return future.result()
    except BrokenProcessPool:
        return []


def _one_by_one(waiting: list[Indexed], orders: Orders) -> Iterator[tuple[int, Result]]:
    """A second try for what a dead worker took along: alone in its process, the guilty unit is known."""
    while waiting:
        with _pool(orders, 1) as pool:
            for position, (index, unit) in enumerate(waiting):
                try:
                    yield pool.submit(_make_all, [(index, unit)]).result()[0]
                except BrokenProcessPool:
                    _sweep([(index, unit)])
                    yield index, crashed(unit)
                    waiting = waiting[position + 1 :]
                    break
            else:
                return


def _pool(orders: Orders, workers: int) -> Executor:
    return ProcessPoolExecutor(workers, initializer=_open_workshop, initargs=(orders,))


def _chunked(units: list[Indexed], size: int) -> Iterator[list[Indexed]]:
    for start in range(0, len(units), size):
        yield units[start : start + size]


def _open_workshop(orders: Orders) -> None:
    """In a worker, once. Ctrl-C is the parent's to answer."""
    global _workshop  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _workshop = Workshop(orders)


def _leave_with_parent() -> None:
    """A worker whose parent was killed would wait for ever: its queue never closes, since it holds an end of it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _make_all(chunk: list[Indexed]) -> list[tuple[int, Result]]:
    if _workshop is None:
        raise RuntimeError("the worker was not initialised")
    results = _workshop.make_all([unit for _, unit in chunk])
    return [(index, result) for (index, _), result in zip(chunk, results, strict=True)]
