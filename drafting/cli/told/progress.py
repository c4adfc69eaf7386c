"""How far a batch is: a bar on a terminal, a plain line now and then in a log; on stderr either way."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING, Final

from drafting.cli.told.screen import tell
from drafting.frozen import mutable

if TYPE_CHECKING:
    from drafting.batch.working.orders import Result

MOST_TOLD: Final = 50
"""Results of a kind told one by one at the end; the summary holds all."""
_EVERY: Final = 30.0
"""Seconds after which a log has a line even if no tenth has been reached."""

_ENOUGH: Final = 2.0
_FEW: Final = 5
_LONG: Final = 120.0
"""Seconds, documents and again seconds from which on it is known how fast a run is."""

Advance = Callable[["Result"], None]


@mutable
class Troubles:
    """The first units that failed, were kept or stand as a person edited them."""

    failed: list[Result] = field(default_factory=list)
    kept: list[Result] = field(default_factory=list)
    edited: list[Result] = field(default_factory=list)

    def note(self, result: Result) -> None:
        told = {"failed": self.failed, "kept": self.kept, "edited": self.edited}.get(result.state)
        if told is not None and len(told) < MOST_TOLD:
            told.append(result)


@contextmanager
def progress(total: int) -> Iterator[tuple[Advance, Troubles]]:
    troubles = Troubles()
    if not sys.stderr.isatty():
        yield _plain(total, troubles), troubles
        return
    with _bar(total, troubles) as advance:
        yield advance, troubles


@contextmanager
def _bar(total: int, troubles: Troubles) -> Iterator[Advance]:
    """Refreshed by hand: rich's own thread must not be running when worker processes are forked."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("生成"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TextColumn("还要"),
        TimeRemainingColumn(), TextColumn("{task.fields[failed]}"),
    )  # fmt: skip
    started = time.monotonic()
    done = failed = 0
    shown = 0.0
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task("", total=total, rate="", failed="")

        def advance(result: Result) -> None:
            nonlocal done, failed, shown
            troubles.note(result)
            done += 1
            failed += result.state == "failed"
            now = time.monotonic()
            if now - shown > 0.1 or done == total:
                shown = now
                rate = f"{done / max(now - started, 0.001):.0f} 份/秒"
                bar.update(task, completed=done, rate=rate, failed=f"未生成 {failed}" if failed else "")
                bar.refresh()

        yield advance


def _plain(total: int, troubles: Troubles) -> Advance:
    step = max(1, total // 10)
    started = told = first = time.monotonic()
    done = 0

    def advance(result: Result) -> None:
        nonlocal done, told, first
        troubles.note(result)
        done += 1
        if result.state == "failed":
            tell(f"未生成：{result.called}")
        now = time.monotonic()
        if done == 1:
            first = now  # until then templates were read and workers started
        if done % step == 0 or done == total or now - told > _EVERY:
            told = now
            tell(f"进度 {done}/{total}{_said(pace(done, now - started, now - first), total - done)}")

    return advance


def pace(done: int, since_start: float, since_first: float) -> float | None:
    """Documents a second, by those after the first, which waits for all that a run needs once; None while nothing can be said."""
    if since_first >= _ENOUGH and done > _FEW:
        return (done - 1) / since_first
    return done / since_start if since_start >= _LONG else None


def _said(rate: float | None, left: int) -> str:
    if rate is None:
        return ""
    speed = f"{rate:.0f} 份/秒" if rate >= 1 else f"每份 {1 / rate:.0f} 秒"
    return f"（{speed}，还要 {_duration(left / rate)}）" if left else f"（{speed}）"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
