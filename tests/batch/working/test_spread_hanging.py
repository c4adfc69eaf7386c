"""Workers that never come back, in real processes: each costs its own item, after a stated time, and leaves with the team."""

from __future__ import annotations

import multiprocessing
import os
import signal
import struct
import sys
import threading
import time
from contextlib import closing
from types import FrameType
from typing import Any

import pytest

from drafting.batch.working import spread as spreading
from drafting.batch.working.executors import LocalTeam
from drafting.batch.working.spread import Errand, spread

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no way to stop a process here")

LIMIT = 2.0
"""Seconds in which a healthy worker answers on a busy machine too."""


@pytest.fixture(autouse=True)
def _quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "_LOOK", 0.05)
    monkeypatch.setattr(spreading, "_crowding", lambda: 1.0)  # whoever else is at work on the machine


def worked(_: None, items: list[Any]) -> list[Any]:
    return [_done(item) for item in items]


def _done(item: Any) -> Any:
    if item == "stops":
        os.kill(os.getpid(), signal.SIGSTOP)
    while item == "loops":
        pass
    if item == "dies":
        os._exit(9)
    if item == "dies while it tells":
        _half_a_result()
    if isinstance(item, float):
        time.sleep(item)
    return item


def _half_a_result() -> None:
    """As a worker that is killed in the middle of what it writes to its pool."""
    frame: FrameType | None = sys._getframe()
    while frame is not None and "result_queue" not in frame.f_locals:
        frame = frame.f_back
    assert frame is not None
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1000) + b"half")
    os._exit(9)


ERRAND = Errand(worked, None, lambda item: f"{item}: dead", lambda item, seconds: f"{item}: hung {seconds:.1f} s")


def done_by(team: LocalTeam, items: list[Any], size: int = 4, limit: float = LIMIT) -> list[Any]:
    return sorted((each for chunk in spread(team, ERRAND, items, size, limit=limit) for each in chunk), key=str)


def workers() -> set[int | None]:
    return {each.pid for each in multiprocessing.active_children()}


@pytest.mark.parametrize(("bad", "jobs"), [("stops", 1), pytest.param("loops", 2, marks=pytest.mark.slow)])
def test_an_item_that_never_ends_fails_alone_and_its_worker_is_gone(bad, jobs):
    before = workers()
    items = list(range(30))
    items.insert(9, bad)
    with closing(LocalTeam(jobs)) as team:
        assert done_by(team, items) == sorted([*range(30), f"{bad}: hung 2.0 s"], key=str)
    assert workers() == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_killed_while_it_tells_holds_up_nothing(jobs):
    """Its pool waits for the rest of a result that never comes, and at the end the program for the pool."""
    waiting = set(threading.enumerate())
    with closing(LocalTeam(jobs)) as team:
        found = done_by(team, [0, 1, "dies while it tells", 2, 3], size=1)
    assert found[:4] == [0, 1, 2, 3]
    assert found[4].startswith("dies while it tells: ")
    assert [each for each in threading.enumerate() if each not in waiting and not each.daemon] == []


@pytest.mark.slow
def test_more_items_hang_than_there_are_workers_while_others_die():
    items = [0, "loops", "stops", 1, 2, "dies", 3, "loops", *range(4, 20)]
    with closing(LocalTeam(2)) as team:
        found = done_by(team, items, size=2)
    told = ["dies: dead", "loops: hung 2.0 s", "loops: hung 2.0 s", "stops: hung 2.0 s"]
    assert found == sorted([*range(20), *told], key=str)


def test_a_worker_that_somebody_stopped_costs_no_item():
    with closing(LocalTeam(2)) as team:
        first = team.submit(os.getpid).result()
        os.kill(first, signal.SIGSTOP)
        assert done_by(team, list(range(40))) == sorted(range(40), key=str)


@pytest.mark.slow
def test_what_is_slow_everywhere_is_given_more_time():
    """Chunks of four take longer than the time of one; each alone does not."""
    with closing(LocalTeam(1)) as team:
        assert done_by(team, [0.6] * 4 + [0.61] * 4, limit=LIMIT) == [0.6] * 4 + [0.61] * 4


@pytest.mark.slow
def test_asked_to_end_a_batch_does_not_wait_for_what_hangs_and_fails_nothing():
    ending = threading.Event()
    found = []
    with closing(LocalTeam(1)) as team:
        for chunk in spread(team, ERRAND, [0, 1, "stops", 2, 3, 4, 5, 6], 2, ending, LIMIT):
            found += chunk
            ending.set()
    assert found[:2] == [0, 1]
    assert not [each for each in found if isinstance(each, str)]  # it was not told twice: the next run tries it
