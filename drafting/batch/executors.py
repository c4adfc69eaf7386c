"""Who does the work: processes of this machine, or the workers of a Dask cluster, behind one seam."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Final, Protocol

from drafting.batch.fingerprints import program
from drafting.diagnostics import Refused, Rule, Severity
from drafting.registry import declare

CLUSTER_EXTRA = declare(
    Rule(
        "S051",
        "没有安装集群组件",
        Severity.ERROR,
        "--cluster 要用 Dask（可选组件，不随程序安装）。安装：pip install 'drafting[cluster]'；每台参加的机器上都要装。",
    )
)
NO_CLUSTER = declare(
    Rule(
        "S052",
        "连不上集群",
        Severity.ERROR,
        "--cluster 写 Dask 调度器的地址，如 tcp://10.0.0.5:8786。检查地址、端口、防火墙，以及调度器是否在运行。",
    )
)
UNFIT_WORKER = declare(
    Rule(
        "S053",
        "集群里有 worker 干不了这个活",
        Severity.ERROR,
        "每个 worker 上都要装同一版本的 drafting，并且能用同样的路径读写数据文件夹和输出文件夹（共享盘挂在同一位置）。",
    )
)
CLUSTER_GONE = declare(
    Rule(
        "S054",
        "集群上已经没有 worker",
        Severity.ERROR,
        "运行到一半，所有 worker 都不在了。已经写好的文件都是完整的；worker 恢复后重新运行，会接着做完。",
    )
)

PATIENCE: Final = 30.0
"""Seconds without any result after which a cluster is asked whether anybody is still there, and given to come back."""


class CannotReach(Refused):
    """The cluster cannot be used, or is gone."""


class Team(Protocol):
    """Workers that take chunks. `deaths` are the errors by which a chunk says that its worker died."""

    size: int
    deaths: tuple[type[BaseException], ...]

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]: ...
    def renew(self) -> None:
        """After a death: ready for more."""

    def check(self) -> None:
        """Nothing has come for a while. Raises CannotReach where nothing will."""

    def close(self) -> None: ...


def available_cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LocalTeam:
    """Processes of this machine. One that dies takes the pool along, and a new pool is begun."""

    deaths: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, size: int) -> None:
        self.size = size
        self._pool: Executor = self._begun()

    def _begun(self) -> Executor:
        return ProcessPoolExecutor(self.size, initializer=_join)

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self._pool.submit(work, *arguments)

    def renew(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._begun()

    def check(self) -> None:
        """A process that is gone is always told."""

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _join() -> None:
    """In a worker process, once. Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A worker whose parent was killed would wait for ever: its queue never closes, since it holds an end of it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class ClusterTeam:
    """The workers of an existing Dask cluster. Dask itself hands the work of a dead worker to the others."""

    def __init__(self, address: str, folder: Path) -> None:
        """Raises CannotReach: no Dask here, nobody at the address, or a worker that cannot do the work."""
        try:
            from distributed import Client, KilledWorker
        except ImportError as error:
            hint = "先安装：pip install 'drafting[cluster]'；不用集群就去掉 --cluster"
            raise CannotReach([CLUSTER_EXTRA.at(None, "--cluster 需要的组件没有安装", hint)]) from error
        self.address = address
        try:
            self._client = Client(address, timeout=10, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            message = f"连不上集群 {address}"
            raise CannotReach([NO_CLUSTER.at(None, message, "检查地址，如 tcp://10.0.0.5:8786，并确认调度器在运行")]) from error
        self.deaths: tuple[type[BaseException], ...] = (KilledWorker, CancelledError)
        self.size = self._require_fit_workers(folder)
        self._executor: Executor = self._client.get_executor(pure=False)

    def _require_fit_workers(self, folder: Path) -> int:
        """How many workers there are, all with this program and this folder before them."""
        try:
            said = self._client.run(_introduce, str(folder))
        except Exception as error:  # a worker without the program cannot even unpickle the question
            self._client.close()
            hint = "在每台机器上安装同一版本的 drafting（pip install 'drafting[cluster]'）"
            raise CannotReach([UNFIT_WORKER.at(None, f"集群的 worker 上没有装好 drafting（{type(error).__name__}）", hint)]) from error
        if not said:
            self._client.close()
            raise CannotReach([CLUSTER_GONE.at(None, f"集群 {self.address} 上没有 worker", "先启动 worker：dask worker 地址 --nthreads 1")])
        strange = [worker for worker, (version, _) in said.items() if version != program()]
        blind = [worker for worker, (_, sees) in said.items() if not sees]
        if strange or blind:
            self._client.close()
            problems = [
                UNFIT_WORKER.at(None, f"{worker} 上的 drafting 和这里的不是同一版本", "在每台机器上安装同一版本") for worker in strange
            ] + [
                UNFIT_WORKER.at(None, f"{worker} 看不到输出文件夹 {folder}", "把共享盘挂在每台机器的同一路径下") for worker in blind
            ]
            raise CannotReach(problems)
        return sum(self._client.nthreads().values())

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self._executor.submit(work, *arguments)

    def renew(self) -> None:
        """Dask goes on with who is left; a nanny starts a dead worker anew."""
        self.check()

    def check(self) -> None:
        try:
            if self._client.scheduler_info()["workers"]:
                return
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except Exception as error:  # the scheduler is gone, or no worker has come back
            hint = "恢复集群后重新运行，会接着做完"
            raise CannotReach([CLUSTER_GONE.at(None, "集群上已经没有 worker（或调度器不在了）", hint)]) from error

    def close(self) -> None:
        with contextlib.suppress(Exception):  # of a cluster that is gone nothing need be cancelled
            self._executor.shutdown(wait=False)
        self._client.close()


def _introduce(folder: str) -> tuple[str, bool]:
    """In a worker of a cluster: its program, and whether it can write into the folder."""
    return program(), os.access(folder, os.W_OK)
