"""Who does the work: processes of this machine, or the workers of a Dask cluster, behind one seam."""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Collection
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Final, Protocol

from drafting.batch.kept.fingerprints import program
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
        "运行到一半，所有 worker 都不在了，或都卡住、都在忙别的活。已经写好的文件都是完整的；worker 恢复后重新运行，会接着做完。",
    )
)

PATIENCE: Final = 30.0
"""Seconds without any result after which a cluster is asked whether anybody is still there, and given to come back."""
_GRACE: Final = 5.0
"""Seconds in which a process leaves that was told to."""


class CannotReach(Refused):
    """The cluster cannot be used, or is gone."""

    could_not_run = True


class Team(Protocol):
    """Workers that take chunks. `deaths` are the errors by which a chunk says that its worker died."""

    size: int
    deaths: tuple[type[BaseException], ...]

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]: ...
    def renew(self) -> None:
        """After a death: ready for more."""

    def check(self) -> None:
        """Nothing has come for a while. Raises CannotReach where nothing will."""

    def free(self, hanging: Collection[Future[Any]]) -> None:
        """Get rid of the workers that hang over these: ready for more. Raises CannotReach."""

    def close(self) -> None:
        """Whatever is still under way is given up."""


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
        self._others = set(multiprocessing.active_children())
        self._pool: Executor = self._begun()

    def _begun(self) -> Executor:
        return ProcessPoolExecutor(self.size, initializer=_join)

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self._pool.submit(work, *arguments)

    def renew(self) -> None:
        self._end(grace=0)
        self._pool = self._begun()

    def check(self) -> None:
        """A process that is gone is always told."""

    def free(self, hanging: Collection[Future[Any]]) -> None:  # noqa: ARG002
        self.renew()

    def close(self) -> None:
        self._end(grace=_GRACE)

    def _end(self, grace: float) -> None:
        """Idle processes leave by themselves; one that is stopped or in an endless loop has to be killed."""
        ending = threading.Thread(target=self._pool.shutdown, kwargs={"cancel_futures": True}, daemon=True)
        ending.start()
        processes = [each for each in multiprocessing.active_children() if each not in self._others]
        deadline = time.monotonic() + grace
        for each in processes:
            each.join(max(0.0, deadline - time.monotonic()))
        for each in processes:
            if each.is_alive():
                each.kill()
        for each in processes:
            each.join(_GRACE)  # one that waits for a dead disk cannot even be killed: it is left behind
        ending.join(_GRACE)  # the pool collects its dead too: before that, one may still seem alive
        if ending.is_alive():
            _end_of_results(self._pool)
            ending.join(_GRACE)


def _end_of_results(pool: Executor) -> None:
    """No more results come to a pool that still waits for one.

    A worker that was killed while it wrote has left a part of a result, for whose rest the pool would wait for ever, and the
    program with it: the pipe ends only once this process, too, has let go of the side that is written to.
    """
    queue: Any = getattr(pool, "_result_queue", None)
    if queue is not None:
        writer, queue._writer = queue._writer, queue._reader  # the pool closes both as it ends: what is closed here is not closed twice
        writer.close()


def _join() -> None:
    """In a worker process, once. Ctrl-C is the parent's to answer, and what the parent had made is no garbage of the worker's."""
    gc.freeze()
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
        for name in ("distributed", "distributed.client", "tornado.application"):  # what becomes of the cluster is said here, in Chinese
            logging.getLogger(name).setLevel(logging.CRITICAL)
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
            said = self._client.run(_introduce, str(_standing(folder)))
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
            raise self._gone() from error

    def free(self, hanging: Collection[Future[Any]]) -> None:
        """A worker with a nanny is started anew, another is no longer asked."""
        try:
            known = self._client.scheduler_info()["workers"]
            ours = {str(key) for key in self._client.futures}
            holding = [worker for worker, keys in self._client.processing().items() if ours & {str(key) for key in keys}]
            for future in hanging:
                future.cancel()
            nursed = [each for each in holding if known.get(each, {}).get("nanny")]
            alone = [each for each in holding if each not in nursed]
            if nursed:
                self._client.restart_workers(nursed, timeout=PATIENCE, raise_for_error=False)
            if alone:
                self._client.retire_workers(alone, close_workers=True)
        except Exception as error:
            raise self._gone() from error
        if not holding:
            raise self._gone("集群没有接手要做的活：worker 都卡住了，或在忙别的")
        self.check()

    def _gone(self, message: str = "集群上已经没有 worker（或调度器不在了）") -> CannotReach:
        return CannotReach([CLUSTER_GONE.at(None, message, "恢复集群后重新运行，会接着做完")])

    def close(self) -> None:
        with contextlib.suppress(Exception):  # of a cluster that is gone nothing need be cancelled
            self._executor.shutdown(wait=False)
        self._client.close()


def _standing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there already."""
    return next(each for each in (folder, *folder.parents) if each.exists())


def _introduce(folder: str) -> tuple[str, bool]:
    """In a worker of a cluster: its program, and whether it can write into the folder."""
    return program(), os.access(folder, os.W_OK)
