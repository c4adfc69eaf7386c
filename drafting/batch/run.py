"""Running a plan over workers: one bad unit, or one dead worker, never stops the rest.

Only a few chunks are under way at a time and every result goes to the ledger as it comes, so that a batch takes no
more memory for ten thousand units than for a hundred.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final, TypeVar

from drafting.batch.executors import PATIENCE, Team
from drafting.batch.ledger import Ledger
from drafting.batch.orders import Orders, Result, Task
from drafting.batch.plan import Plan
from drafting.batch.work import crashed, work_on
from drafting.delivery import sweep_folder

LARGEST_CHUNK: Final = 20
_AHEAD: Final = 3
"""Chunks under way for each worker: one in work, the others on their way there and back."""

OnResult = Callable[[Result], None]
Item = TypeVar("Item")


def run(plan: Plan, orders: Orders, team: Team, ledger: Ledger, on_result: OnResult) -> bool:
    """Make every unit of the plan; results go to the ledger, then to `on_result`.

    False where Ctrl-C (or a request to end) came: what was under way is finished and recorded, the rest not begun.
    Raises CannotRecord, CannotReach: what is recorded stays.
    """
    sweep_folder(plan.folder)  # of a run before this one
    with _asked_to_end() as ending:
        for chunk in spread(team, work_on, orders, _tasks(plan, ledger), chunk_size(len(plan), team.size), _crashed, ending):
            ledger.record(chunk)
            for _, _, result in chunk:
                on_result(result)
    sweep_folder(plan.folder)  # of workers that died
    return not ending.is_set()


def chunk_size(units: int, workers: int) -> int:
    """Large enough that handing over costs little, small enough that all workers end together."""
    return max(1, min(LARGEST_CHUNK, units // (workers * 4)))


def spread(
    team: Team,
    work: Callable[[Any, list[Item]], list[Any]],
    orders: Any,
    items: Iterable[Item],
    size: int,
    on_death: Callable[[Item], Any],
    ending: threading.Event,
) -> Iterator[list[Any]]:
    """What `work(orders, chunk)` gives for chunks of the items, as they finish.

    The chunks that a dead worker took along are tried again item by item, each alone under way, so that the guilty
    one is known: `on_death` gives what stands for it.
    """
    chunks = _chunked(items, size)
    under_way: dict[Future[list[Any]], list[Item]] = {}
    while True:
        lost: list[Item] = []
        while not (ending.is_set() or lost) and len(under_way) < team.size * _AHEAD and (chunk := next(chunks, None)):
            try:
                under_way[team.submit(work, orders, chunk)] = chunk
            except team.deaths:  # somebody died since the last look
                lost += chunk
        if not under_way and not lost:
            return
        finished = wait(under_way, PATIENCE, FIRST_COMPLETED).done
        if under_way and not finished:
            team.check()
        if ending.is_set():
            _call_off(under_way)
        for future in finished:
            yield from _result(team, future, under_way.pop(future), lost)
        if lost:
            for future in wait(under_way).done:
                yield from _result(team, future, under_way.pop(future), lost)
            team.renew()
            yield from _one_by_one(team, work, orders, lost, on_death)


def _result(team: Team, future: Future[list[Any]], chunk: list[Item], lost: list[Item]) -> Iterator[list[Any]]:
    try:
        yield future.result()
    except team.deaths:
        lost += chunk


def _one_by_one(
    team: Team, work: Callable[[Any, list[Item]], list[Any]], orders: Any, items: list[Item], on_death: Callable[[Item], Any]
) -> Iterator[list[Any]]:
    for item in items:
        try:
            yield team.submit(work, orders, [item]).result()
        except team.deaths:
            team.renew()
            yield [on_death(item)]


def _call_off(under_way: dict[Future[list[Any]], list[Any]]) -> None:
    """Forget what no worker has begun."""
    for future in [each for each in under_way if each.cancel()]:
        del under_way[future]


def _tasks(plan: Plan, ledger: Ledger) -> Iterator[Task]:
    for numbered in _chunked(enumerate(plan), 200):
        known = ledger.entries([unit.key for _, unit in numbered])
        for position, unit in numbered:
            yield Task(position, unit, known.get(unit.key))


def _crashed(task: Task) -> tuple[int, str, Result]:
    return task.position, task.unit.key, crashed(task.unit)


def _chunked(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    waiting = iter(items)
    while chunk := list(islice(waiting, size)):
        yield chunk


@contextmanager
def _asked_to_end() -> Iterator[threading.Event]:
    """Set by the first Ctrl-C or request to end; a second one ends at once, as ever."""
    ending = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield ending
        return

    def answer(_number: int, _frame: Any) -> None:
        ending.set()
        for each, former in before.items():
            signal.signal(each, former)

    before = {each: signal.signal(each, answer) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield ending
    finally:
        for each, former in before.items():
            signal.signal(each, former)
