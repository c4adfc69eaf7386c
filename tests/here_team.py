"""A batch's team that is this process: what its workers do is done here, where the test is not about the workers themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future
from typing import Any


class HereTeam:
    """As `LocalTeam`, which tests/batch/working tries, without the time that processes take to begin and to end."""

    deaths: tuple[type[BaseException], ...] = ()

    def __init__(self, size: int = 1) -> None:
        self.size = size

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(work(*arguments))
        return future

    def renew(self) -> None: ...
    def check(self) -> None: ...
    def free(self, hanging: Collection[Future[Any]]) -> None: ...
    def close(self) -> None: ...
