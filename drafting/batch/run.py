"""Running a plan over workers: one bad unit, or one dead worker, never stops the rest.

Only a few chunks are under way at a time and every result goes to the ledger as it comes, so that a batch takes no
more memory for ten thousand units than for a hundred.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

from drafting.batch.bookkeeping.ledger import Ledger
from drafting.batch.planning.plan import Plan
from drafting.batch.working.exchanged import Exchanged, OneMaking, of_another_program
from drafting.batch.working.executors import Team
from drafting.batch.working.orders import Orders, Result, Task
from drafting.batch.working.spread import LIMIT, Errand, spread
from drafting.batch.working.work import crashed, stuck, work_on
from drafting.delivery import sweep_folder
from drafting.diagnostics import Refused

LARGEST_CHUNK: Final = 20

OnResult = Callable[[Result], None]


def run(plan: Plan, orders: Orders, team: Team, ledger: Ledger, on_result: OnResult, limit: float = LIMIT) -> bool:
    """Make every unit of the plan; results go to the ledger, then to `on_result`.

    A unit that is not done `limit` seconds after it was begun, alone, fails.

    False where Ctrl-C (or a request to end) came: what was under way is finished and recorded, the rest not begun.
    Raises CannotRecord, CannotReach, Exchanged (where units would be made with something else than those before them, after what was under way): what is recorded stays.
    """
    sweep_folder(plan.folder)  # of a run before this one
    making, broken = OneMaking(orders.common), None
    with _asked_to_end() as ending:
        errand = Errand(work_on, orders, _crashed, _stuck)
        try:
            for chunk in spread(team, errand, _tasks(plan, ledger), chunk_size(len(plan), team.size), ending, limit):
                if fault := making.broken(result for _, _, result in chunk):
                    broken = broken or fault
                    ending.set()
                done = [each for each in chunk if each[2].diagnostics[:1] != (fault,)]
                ledger.record(done)
                for _, _, result in done:
                    on_result(result)
        except Refused:
            raise
        except Exception as error:  # what one side hands over the other does not know any more
            if (fault := of_another_program(orders)) is None:
                raise
            raise Exchanged((fault,)) from error
    sweep_folder(plan.folder)  # of workers that died
    if broken:
        raise Exchanged((broken,))
    return not ending.is_set()


def chunk_size(units: int, workers: int) -> int:
    """Large enough that handing over costs little, small enough that all workers end together."""
    return max(1, min(LARGEST_CHUNK, units // (workers * 4)))


def _tasks(plan: Plan, ledger: Ledger) -> Iterator[Task]:
    units = enumerate(plan)
    while numbered := list(islice(units, 200)):
        known = ledger.entries([unit.key for _, unit in numbered])
        for position, unit in numbered:
            yield Task(position, unit, known.get(unit.key))


def _crashed(task: Task) -> tuple[int, str, Result]:
    return task.position, task.unit.key, crashed(task.unit)


def _stuck(task: Task, seconds: float) -> tuple[int, str, Result]:
    return task.position, task.unit.key, stuck(task.unit, seconds)


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
