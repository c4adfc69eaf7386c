"""Handing work out: few chunks under way, nothing lost when a worker dies, an end when asked for."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from drafting.batch.run import chunk_size
from drafting.batch.working import spread as spread_module
from drafting.batch.working.executors import CannotReach, ClusterTeam
from drafting.batch.working.spread import Errand, spread


class DeathError(Exception):
    """A worker died."""


class LazyTeam:
    """Does what is submitted only when somebody waits for it: the last first, all but the newest at once."""

    size = 2
    deaths: tuple[type[BaseException], ...] = (DeathError,)

    def __init__(self, deadly: frozenset[int] = frozenset(), *, all_die_together: bool = False) -> None:
        self.deadly, self.together = deadly, all_die_together
        self.under_way: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []
        self.most = self.renewed = 0
        self.broken = False

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        if self.broken:
            raise DeathError
        future: Future[Any] = Future()
        self.under_way.append((future, work, arguments))
        self.most = max(self.most, len(self.under_way))
        threading.Timer(0.001, self._work).start()
        return future

    def _work(self) -> None:
        future, work, arguments = self.under_way.pop()
        if not future.set_running_or_notify_cancel():
            return
        if self.broken or self.deadly & set(arguments[1]):
            self.broken = self.together
            future.set_exception(DeathError())
        else:
            future.set_result(work(*arguments))

    def renew(self) -> None:
        self.renewed += 1
        self.broken = False

    def check(self) -> None: ...
    def free(self, hanging: Collection[Future[Any]]) -> None: ...
    def close(self) -> None: ...


def doubled(_: None, items: list[int]) -> list[int]:
    return [item * 2 for item in items]


def spread_over(team: LazyTeam, items: Iterator[int] | range, ending: threading.Event | None = None) -> Iterator[list[int]]:
    return spread(team, Errand(doubled, None, lambda item: -item, lambda item, _: -item), items, 5, ending)


def test_few_chunks_are_under_way_however_many_there_are():
    team = LazyTeam()
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1, 1001):
            taken = number
            yield number

    done = 0
    for chunk in spread_over(team, items()):
        done += len(chunk)
        assert taken - done <= 5 * team.size * 3  # nothing is drawn from the plan before its time
    assert done == 1000
    assert team.most <= team.size * 3


@pytest.mark.parametrize("together", [False, True])
def test_a_dead_worker_costs_its_own_unit_only(together):
    team = LazyTeam(frozenset({17, 60}), all_die_together=together)
    found = sorted(each for chunk in spread_over(team, range(1, 101)) for each in chunk)
    assert found == sorted([-17, -60, *(item * 2 for item in range(1, 101) if item not in (17, 60))])
    assert team.renewed >= 2


def test_asked_to_end_it_finishes_what_is_under_way_and_begins_nothing():
    ending = threading.Event()
    found = []
    for chunk in spread_over(LazyTeam(), range(1000), ending):
        found += chunk
        ending.set()
    assert 5 <= len(found) <= 5 * 2 * 3


def test_chunks_are_small_enough_that_workers_end_together():
    assert [chunk_size(units, 2) for units in (1, 30, 100, 10_000)] == [1, 3, 12, 20]


def test_a_cluster_without_its_extra_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CannotReach) as caught:
        ClusterTeam("tcp://10.0.0.5:8786", Path())
    [fault] = caught.value.diagnostics
    assert (fault.code, "pip install 'drafting[cluster]'" in fault.hint) == ("S051", True)


@pytest.mark.parametrize(("load", "allowed"), [(0.5, 60), (8.0, 240), (100.0, 600)])
def test_on_a_machine_that_many_share_a_unit_may_take_longer(monkeypatch, load, allowed):
    """One that waits for its turn does not hang."""
    monkeypatch.setattr(spread_module.os, "getloadavg", lambda: (load, load, load), raising=False)
    monkeypatch.setattr(spread_module, "available_cores", lambda: 2)
    spreading = spread_module._Spreading(None, None, threading.Event(), 60.0)
    assert spreading._allowed(spread_module._Handed(["a unit"])) == allowed
