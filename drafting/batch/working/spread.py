"""Handing items out to workers in chunks: one that dies or hangs costs its own item, never the others.

A chunk that a dead worker took along, or that is not done within its time, is tried again item by item, each alone
under way, so that the guilty one is known. Time is counted from when a worker can have begun it: chunks are taken in
the order in which they were handed over, so those are the oldest ones, one for each worker.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import field
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from drafting.batch.working.executors import PATIENCE, Team, available_cores
from drafting.frozen import frozen, mutable

LIMIT: Final = 60.0
"""Seconds after which a unit that is still not done hangs."""
_AHEAD: Final = 3
"""Chunks under way for each worker: one in work, the others on their way there and back."""
_LOOK: Final = 1.0
"""Seconds between two looks at what is under way; what passes while this process sleeps itself does not count."""
_MOST_CROWDED: Final = 10.0
_SLACK: Final = 3
"""How much longer than the slowest item so far each item of a chunk may take."""

Item = TypeVar("Item")


@frozen
class Errand(Generic[Item]):
    """`work(orders, chunk)` is what a worker does. What stands for an item that cannot be done: `dead` where its worker
    died of it, `hung(item, seconds)` where it was not done in that time.
    """

    work: Callable[[Any, list[Item]], list[Any]]
    orders: Any
    dead: Callable[[Item], Any]
    hung: Callable[[Item, float], Any]


def spread(
    team: Team,
    errand: Errand[Item],
    items: Iterable[Item],
    size: int,
    ending: threading.Event | None = None,
    limit: float = LIMIT,
) -> Iterator[list[Any]]:
    """What the work gives for chunks of the items, as they finish; few chunks are under way at a time.

    Once `ending` is set nothing more is begun. Raises CannotReach.
    """
    yield from _Spreading(team, errand, ending or threading.Event(), limit).over(_chunked(items, size))


@mutable
class _Handed(Generic[Item]):
    """A chunk under way; `since` is when a worker can have begun it."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    chunk: list[Item]
    since: float | None = None
    hangs: bool = False


@mutable
class _Spreading(Generic[Item]):
    team: Team
    errand: Errand[Item]
    ending: threading.Event
    limit: float
    _under_way: dict[Future[list[Any]], _Handed[Item]] = field(default_factory=dict)
    _now: float = 0.0
    _looked: float = field(default_factory=time.monotonic)
    _slowest: float = 0.0

    def over(self, chunks: Iterator[list[Item]]) -> Iterator[list[Any]]:
        while True:
            lost = self._hand_out(chunks)
            if not (lost or self._under_way):
                return
            if not lost:
                yield from self._come_back(lost)
            if self.ending.is_set():
                self._call_off()
            if lost or any(each.hangs for each in self._under_way.values()):
                yield from self._rest(lost)
                yield from self._one_by_one(lost)

    def _hand_out(self, chunks: Iterator[list[Item]]) -> list[Item]:
        """Enough for all workers. Gives back the chunk that could not be handed over: somebody died meanwhile."""
        while (
            not self.ending.is_set()
            and len(self._under_way) < self.team.size * _AHEAD
            and (chunk := next(chunks, None))
        ):
            try:
                self._submit(chunk)
            except self.team.deaths:
                return chunk
        return []

    def _submit(self, chunk: list[Item]) -> None:
        self._under_way[self.team.submit(self.errand.work, self.errand.orders, chunk)] = _Handed(chunk)

    def _come_back(self, lost: list[Item]) -> Iterator[list[Any]]:
        """The results that come next; `lost` gets what a dead worker took along."""
        for future in self._finished():
            handed = self._under_way.pop(future)
            self._learn(handed)
            try:
                yield future.result()
            except self.team.deaths:
                lost += handed.chunk

    def _rest(self, lost: list[Item]) -> Iterator[list[Any]]:
        """What the others still bring before the team is made ready anew; the rest is lost."""
        while any(not each.hangs for each in islice(self._under_way.values(), self.team.size)):
            yield from self._come_back(lost)
        if not self._under_way:
            self.team.renew()
            return
        for handed in self._under_way.values():
            lost += handed.chunk
        self._let_go()

    def _one_by_one(self, items: list[Item]) -> Iterator[list[Any]]:
        for item in items:
            if self.ending.is_set():
                return
            lost: list[Item] = []
            self._submit_alone(item)
            while any(not each.hangs for each in self._under_way.values()):
                yield from self._come_back(lost)
            if lost:
                self.team.renew()
                yield [self.errand.dead(item)]
            for handed in self._under_way.values():
                yield [self.errand.hung(item, self._allowed(handed))]
            if self._under_way:
                self._let_go()

    def _submit_alone(self, item: Item) -> None:
        try:
            self._submit([item])
        except self.team.deaths:  # of a worker that had nothing to do
            self.team.renew()
            self._submit([item])

    def _let_go(self) -> None:
        stuck = list(self._under_way)
        self._under_way.clear()
        self.team.free(stuck)

    # waiting ---------------------------------------------------------------------------

    def _finished(self) -> set[Future[list[Any]]]:
        """Waits until something has finished, or hangs (then that is marked, and nothing may have finished)."""
        quiet = self._tick()
        while True:
            done = wait(self._under_way, _LOOK, FIRST_COMPLETED).done
            now = self._tick()
            if done or self._mark_hanging(now) or self.ending.is_set():
                return done
            if now - quiet > PATIENCE:
                self.team.check()
                quiet = now

    def _tick(self) -> float:
        """Seconds that this process was awake, as far as it has looked; marks what is begun."""
        clock = time.monotonic()
        self._now += min(clock - self._looked, 2 * _LOOK)
        self._looked = clock
        for handed in islice(self._under_way.values(), self.team.size):
            if handed.since is None:
                handed.since = self._now
        return self._now

    def _mark_hanging(self, now: float) -> bool:
        found = False
        for handed in self._under_way.values():
            if not handed.hangs and handed.since is not None and now - handed.since > self._allowed(handed):
                found = handed.hangs = True
        return found

    def _allowed(self, handed: _Handed[Item]) -> float:
        items, limit = len(handed.chunk), self.limit * _crowding()
        return limit if items == 1 else max(limit, _SLACK * self._slowest * items)

    def _learn(self, handed: _Handed[Item]) -> None:
        """Where disk or network are so slow that a chunk is not done in the time of one item, more is allowed."""
        if handed.since is not None:
            self._slowest = max(self._slowest, (self._now - handed.since) / len(handed.chunk))

    def _call_off(self) -> None:
        """Forget what no worker has begun."""
        for future in [each for each in self._under_way if each.cancel()]:
            del self._under_way[future]


def _crowding() -> float:
    """How many share each core of this machine: a unit that waits for its turn does not hang."""
    try:
        return min(_MOST_CROWDED, max(1.0, os.getloadavg()[0] / available_cores()))
    except (AttributeError, OSError):  # Windows does not say
        return 1.0


def _chunked(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    waiting = iter(items)
    while chunk := list(islice(waiting, size)):
        yield chunk
